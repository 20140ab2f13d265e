"""The comparison explorer: a whole table by itself, and a table that can be questioned where
scripts run.
"""

import csv
import io
import json
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Page, expect

from site_browser import Visit
from site_fixtures import Built

pytestmark = pytest.mark.journeys("docs/javascripts/explorer/")

SHOWN = (
    "() => [...document.querySelectorAll('#explore tbody tr')].filter(row =>"
    " row.checkVisibility()).map(row => row.id.replace('explore-', ''))"
)
HEADS = (
    "() => [...document.querySelectorAll('#explore thead th')].filter(each =>"
    " !each.hidden).map(each => each.textContent)"
)


@pytest.fixture
def explore(visit: Visit) -> Visit:
    """Opens the explorer at a view (“?theme=work”) for a fresh visitor."""
    return lambda view="", **options: visit(f"explore/{view}", **options)


@pytest.fixture(scope="session")
def data(built: Built) -> dict:
    return yaml.safe_load((built.source / "docs/data/comparisons.yml").read_text("utf-8"))


def rows_of(data: dict, *themes: str) -> list[str]:
    return [row["id"] for row in data["rows"] if not themes or row["theme"] in themes]


def count(page: Page, number: int, data: dict) -> None:
    expect(page.locator(".bh-explorer__count")).to_have_text(
        f"{number} of {len(data['rows'])} rows"
    )


def test_a_column_that_somebody_adds_can_be_hidden_like_the_others(
    explore: Visit, built: Built
) -> None:
    text = (built.site / "explore/index.html").read_text("utf-8")
    for old, new in (
        ('<th scope="col" class="bh-table__hat bh-table__hat--both"', '<th data-column="craft"'),
        ('name="hats" value="both"', 'name="more" value="craft"'),
    ):
        assert old in text
        text = text.replace(old, new)
    page = explore()
    page.route("**/explore/*", lambda route: route.fulfill(body=text, content_type="text/html"))
    page.reload()
    before = page.evaluate(HEADS)
    page.locator('[value="craft"]').evaluate("box => box.click()")
    expect(page.locator('th[data-column="craft"]')).to_be_hidden()
    assert page.evaluate(HEADS) == [each for each in before if each != "Both"]
    page.goto(page.url.split("?")[0] + "?more=craft")
    assert page.evaluate(HEADS) == [before[0], "Managing", "Both", "Leading"]


def test_without_javascript_the_page_is_the_whole_table_with_its_downloads(
    explore: Visit, built: Built, data: dict
) -> None:
    page = explore(java_script_enabled=False)
    expect(page.locator("#explore tbody tr")).to_have_count(len(data["rows"]))
    expect(page.locator(".bh-explorer")).to_be_hidden()
    titles = {theme["id"]: theme["title"] for theme in data["themes"]}
    lines = list(
        csv.DictReader(io.StringIO((built.site / "downloads/explore.csv").read_text("utf-8")))
    )
    objects = json.loads((built.site / "downloads/explore.json").read_text("utf-8"))["rows"]
    for row, line, found in zip(data["rows"], lines, objects, strict=True):
        cells = page.locator(f"#explore-{row['id']} td").all_text_contents()
        assert cells[:4] == [
            titles[row["theme"]],
            *(
                row.get(hat, f"no {word} part listed")
                for hat, word in [
                    ("managing", "managing"),
                    ("both", "shared"),
                    ("leading", "leading"),
                ]
            ),
        ]
        assert (line["id"], line["theme"], line["both"]) == (
            row["id"],
            titles[row["theme"]],
            row.get("both", ""),
        ) and found.get("both") == row.get("both")


def test_themes_and_hats_narrow_the_table_are_counted_and_stand_in_the_address(
    explore: Visit, data: dict
) -> None:
    page = explore()
    page.get_by_label("What each kind of training teaches").check()
    page.get_by_label("Pay-offs and risks").check()
    page.get_by_role("checkbox", name="Leading").uncheck()
    assert page.evaluate(SHOWN) == rows_of(data, "training", "payoff")
    assert page.evaluate(HEADS) == ["What to compare", "Theme", "Managing", "Both", "Source"]
    count(page, len(rows_of(data, "training", "payoff")), data)
    assert page.url.endswith("/explore/?theme=training,payoff&hats=managing,both")


def test_back_and_forward_walk_through_choices_and_typing_adds_no_steps(
    explore: Visit, data: dict
) -> None:
    page = explore()
    page.get_by_label("The work itself").check()
    steps = page.evaluate("history.length")
    page.get_by_label("Search within the table").press_sequentially("plan", delay=20)
    page.wait_for_url("**/explore/?theme=work&find=plan")
    assert page.evaluate("history.length") == steps
    found = page.evaluate(SHOWN)
    page.get_by_label("Order of rows").select_option("label")
    page.go_back()
    page.wait_for_url("**/explore/?theme=work&find=plan")
    assert page.get_by_label("Order of rows").input_value() == "" and page.evaluate(SHOWN) == found
    page.go_back()
    page.wait_for_url("**/explore/")
    count(page, len(data["rows"]), data)
    assert (
        page.get_by_label("Search within the table").input_value() == ""
        and not page.get_by_label("The work itself").is_checked()
    )
    page.go_forward()
    count(page, len(found), data)


def test_searching_marks_every_word_in_what_is_shown_and_only_there(explore: Visit) -> None:
    page = explore()
    field, number = (
        page.get_by_label("Search within the table"),
        page.locator(".bh-explorer__count"),
    )
    field.fill("SETTING kotter’s")
    expect(page.locator("#explore-deciding-what-to-do mark")).to_have_text(["Kotter's", "Setting"])
    field.fill("kotter 2001")
    expect(page.locator("#explore-purpose mark")).to_have_text(["Kotter", "2001"])
    page.get_by_role("checkbox", name="Source").uncheck()
    expect(number).to_contain_text("No row holds “kotter 2001” in the themes and columns chosen.")
    page.get_by_role("checkbox", name="Source").check()
    field.fill("shared part listed")
    expect(number).to_contain_text("No row holds “shared part listed”. Try")
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("#explore-purpose .bh-cite")).to_have_text("Kotter 2001")
    assert (
        page.locator("#explore mark").count() == 0
        and page.locator("#explore-purpose .bh-cite").evaluate("each => each.childNodes.length")
        == 1
    )


def test_rows_sort_and_the_column_says_so(explore: Visit, data: dict) -> None:
    page = explore()
    page.get_by_label("Order of rows").select_option("label")
    labels = {row["id"]: row["label"] for row in data["rows"]}
    assert [labels[each] for each in page.evaluate(SHOWN)] == sorted(labels.values(), key=str.lower)
    expect(page.locator("#explore th[aria-sort=ascending]")).to_have_text("What to compare")
    page.get_by_label("Order of rows").select_option("")
    assert (
        page.evaluate(SHOWN) == rows_of(data)
        and page.locator("#explore th[aria-sort]").count() == 0
    )


def test_a_link_to_a_view_shows_that_view_at_the_table_and_a_row_of_it_can_be_linked(
    explore: Visit, data: dict
) -> None:
    view = "?theme=payoff&hats=leading&more=none&find=risk&sort=label"
    page = explore(f"{view}#explore")
    assert (
        page.evaluate(SHOWN)
        == [
            row["id"]
            for row in data["rows"]
            if row["theme"] == "payoff" and "risk" in (row["label"] + row["leading"]).lower()
        ]
        != []
    )
    assert page.evaluate(HEADS) == ["What to compare", "Leading"]
    assert page.get_by_label("Search within the table").input_value() == "risk"
    expect(page.locator("#explore caption")).to_be_in_viewport()
    page = explore("?theme=payoff#explore-price", width=360)
    expect(page.locator("#explore-price")).to_be_in_viewport()
    page = explore("?theme=work#explore-price")
    expect(page.get_by_text("The row this link leads to is not in this view.")).to_be_visible()


NONSENSE = {  # a view → the themes shown, and what stays in the address
    "?theme=nonsense,work": (("work",), "?theme=work"),
    "?hats=beret&sort=up": ((), ""),
    "?find=%E0%A4%A": ((), ""),
    f"?find={'a' * 101}": ((), ""),
    f"?theme=work&find={'<b>' * 900}": ((), ""),
    "?theme=__proto__,constructor": ((), ""),
}


def test_what_makes_no_sense_in_a_link_is_left_out_and_said_so(
    explore: Visit, data: dict, home: str
) -> None:
    page = explore()
    for view, (themes, kept) in NONSENSE.items():
        page.goto(f"{home}explore/{view}")
        expect(
            page.get_by_text("Part of this link made no sense here, so it was left out.")
        ).to_be_visible()
        assert page.evaluate(SHOWN) == rows_of(data, *themes), view
        assert page.url == f"{home}explore/{kept}"


def test_nothing_found_says_so_and_a_script_in_a_link_stays_words(
    explore: Visit, data: dict
) -> None:
    hostile = "<img src=x onerror=document.title='caught'>([.*"
    page = explore(f"?find={quote(hostile)}&theme=work")
    expect(page.locator(".bh-explorer__count")).to_have_text(
        f"0 of {len(data['rows'])} rows. No row holds “{hostile}” in the themes and columns chosen."
        " Try fewer words, or show everything."
    )
    assert page.locator(".bh-explorer__count *").count() == 0 and page.title() != "caught"
    expect(page.locator("#explore table")).to_be_hidden()
    page.get_by_role("button", name="Show everything").click()
    count(page, len(data["rows"]), data)
    assert (
        page.url.endswith("/explore/")
        and page.evaluate("document.activeElement.textContent") == "Show everything"
    )


def test_one_hat_always_stays(explore: Visit) -> None:
    page = explore("?hats=both")
    page.get_by_label("Both hats").click()
    expect(page.get_by_text("One hat has to stay.")).to_be_visible()
    assert page.get_by_label("Both hats").is_checked() and "Both" in page.evaluate(HEADS)


def test_views_hide_their_columns_on_every_screen(explore: Visit) -> None:
    page = explore("?hats=leading&more=none&find=people&sort=label")
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        more = page.get_by_role("button", name="Themes, columns and order")
        if more.is_visible():
            more.click()
        expect(page.get_by_role("checkbox", name="Managing")).to_be_visible()
        seen = [cell for cell in page.locator("#explore td").all() if cell.is_visible()]
        assert {cell.get_attribute("data-label") for cell in seen} == {"Leading"}, width


def test_by_keyboard_no_focused_link_hides_under_the_column_names(explore: Visit) -> None:
    page = explore()
    page.locator("#explore-too-much .bh-anchor").focus()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(
            "() => document.activeElement.getBoundingClientRect().top >="
            " document.querySelector('#explore thead th').getBoundingClientRect().bottom"
        )

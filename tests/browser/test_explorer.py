"""The comparison explorer: a whole table by itself, a table that can be questioned where scripts
run, and what people take away of it: a link, a table for a slide, Markdown, CSV.
"""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from core.data_files import load_data
from site_browser import Visit, saved
from site_fixtures import ROOT, Built

pytestmark = pytest.mark.journeys("docs/javascripts/explorer/")

DATA = load_data(ROOT, "comparisons").data
ROWS = {row["id"]: row for row in DATA["rows"]}
THEMES = {theme["id"]: theme["title"] for theme in DATA["themes"]}
EVERY, NONE = f"{len(ROWS)} of {len(ROWS)} rows", f"0 of {len(ROWS)} rows. No row holds"
TRY = "Try fewer words, or show everything."
# The rows that are shown, the names of the columns that are, and what is left of the form.
VIEW = """() => ({
    rows: [...document.querySelectorAll("#explore tbody tr")].filter(row =>
        row.checkVisibility()).map(row => row.id.replace("explore-", "")),
    heads: [...document.querySelectorAll("#explore thead th")].filter(each => !each.hidden)
        .map(each => each.textContent),
    find: document.querySelector("[name=find]").value,
    sort: document.querySelector("[name=sort]").value,
    sorted: document.querySelector("#explore th[aria-sort=ascending]")?.textContent ?? "",
    address: location.search,
})"""
# The cells of the rows shown, without the # that links to a row and what opens its sources.
TEXTS = """() => [...document.querySelectorAll("#explore tbody tr")].filter(row =>
    row.checkVisibility()).map(row => [...row.cells].filter(cell => cell.checkVisibility())
    .map(cell => [...cell.querySelectorAll(".bh-anchor, summary")].reduce(
        (words, each) => words.replace(each.textContent, ""), cell.textContent).trim()))"""


@pytest.fixture
def explore(visit: Visit) -> Visit:
    """Opens the explorer at a view (“?theme=work”) for a fresh visitor."""
    return lambda view="", **options: visit(f"explore/{view}", **options)


def rows_of(*themes: str) -> list[str]:
    return [name for name, row in ROWS.items() if row["theme"] in themes]


def says(page: Page, words: str) -> None:
    expect(page.locator(".bh-explorer__count")).to_have_text(words)


def test_a_column_that_somebody_adds_can_be_hidden_like_the_others(
    explore: Visit, built: Built
) -> None:
    text = (built.site / "explore/index.html").read_text("utf-8")
    craft = text.replace(
        'class="bh-table__hat bh-table__hat--both"', 'data-column="craft"'
    ).replace('name="hats" value="both"', 'name="more" value="craft"')
    assert craft.count("craft") == text.count("craft") + 2
    page = explore()
    page.route("**/explore/*", lambda route: route.fulfill(body=craft, content_type="text/html"))
    for asked, heads in (
        ("?more=theme,sources", ["What to compare", "Theme", "Managing", "Leading", "Source"]),
        ("?more=craft", ["What to compare", "Managing", "Both", "Leading"]),
    ):
        page.goto(page.url.split("?")[0] + asked)
        assert page.evaluate(VIEW)["heads"] == heads


def test_without_javascript_the_page_is_the_whole_table(explore: Visit) -> None:
    page = explore(java_script_enabled=False)
    expect(page.locator(".bh-explorer")).to_be_hidden()
    parts = (("managing", "managing"), ("both", "shared"), ("leading", "leading"))
    assert [cells[:-1] for cells in page.evaluate(TEXTS)] == [
        [
            row["label"],
            THEMES[row["theme"]],
            *(row.get(hat, f"no {word} part listed") for hat, word in parts),
        ]
        for row in ROWS.values()
    ]


def test_choices_and_words_narrow_and_sort_the_table_and_back_undoes_choices_but_not_typing(
    explore: Visit,
) -> None:
    page = explore()
    whole = page.evaluate(VIEW)
    page.get_by_label("What each kind of training teaches").check()
    page.get_by_label("Pay-offs and risks").check()
    chosen = whole | {"rows": rows_of("training", "payoff"), "address": "?theme=training,payoff"}
    assert page.evaluate(VIEW) == chosen
    says(page, f"{len(chosen['rows'])} of {len(ROWS)} rows")
    page.get_by_role("checkbox", name="Leading").uncheck()
    page.get_by_label("Search within the table").press_sequentially("plan")
    page.wait_for_url("**&find=plan")
    found = page.evaluate(VIEW)
    assert found == chosen | {
        "rows": [each for each in chosen["rows"] if each in found["rows"]],
        "heads": ["What to compare", "Theme", "Managing", "Both", "Source"],
        "find": "plan",
        "address": "?theme=training,payoff&hats=managing,both&find=plan",
    }
    says(page, f"{len(found['rows'])} of {len(ROWS)} rows")
    page.get_by_label("Order of rows").select_option("label")
    assert page.evaluate(VIEW) == found | {
        "rows": sorted(found["rows"], key=lambda each: ROWS[each]["label"].lower()),
        "sort": "label",
        "sorted": "What to compare",
        "address": f"{found['address']}&sort=label",
    }
    for go, view in ((page.go_back, found), (page.go_back, chosen), (page.go_forward, found)):
        go()
        page.wait_for_url(f"**/explore/{view['address']}")
        assert page.evaluate(VIEW) == view


def test_searching_marks_every_word_shown_and_only_there_and_says_what_no_row_holds(
    explore: Visit,
) -> None:
    page = explore()
    field = page.get_by_label("Search within the table")
    for words, row, marked in (
        ("SETTING kotter’s", "deciding-what-to-do", ["Kotter’s", "Setting"]),
        ("kotter 2001", "purpose", ["Kotter", "2001"]),
    ):
        field.fill(words)
        marks = page.locator(f"#explore-{row} mark")
        expect(marks).to_have_text(marked)
        expect(marks.last).to_be_visible()
    page.get_by_role("checkbox", name="Source").uncheck()
    says(page, f"{NONE} “kotter 2001” in the themes and columns chosen. {TRY}")
    expect(page.locator("#explore table")).to_be_hidden()
    everything = page.get_by_role("button", name="Show everything")
    everything.click()
    says(page, EVERY)
    expect(everything).to_be_focused()
    expect(page.locator("#explore mark")).to_have_count(0)
    source = page.locator("#explore-purpose .bh-cite")
    assert source.evaluate("each => [...each.childNodes].map(part => part.data)") == ["Kotter 2001"]
    for words in ("shared part listed", "<img src=x onerror=window.caught=1>([.*"):
        field.fill(words)
        says(page, f"{NONE} “{words}”. {TRY}")


def test_a_link_opens_its_view_at_the_table_with_its_columns_only_on_every_screen(
    explore: Visit,
) -> None:
    asked = "?theme=payoff&hats=leading&more=none&find=risk&sort=label"
    page = explore(f"{asked}#explore")
    expect(page.locator("#explore caption")).to_be_in_viewport()
    rows = [
        name
        for name in rows_of("payoff")
        if "risk" in (ROWS[name]["label"] + ROWS[name]["leading"]).lower()
    ]
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert rows and page.evaluate(VIEW) == {
            "rows": rows,
            "heads": ["What to compare", "Leading"],
            "find": "risk",
            "sort": "label",
            "sorted": "What to compare",
            "address": asked,
        }, width
        labels = page.locator("#explore td:visible").evaluate_all(
            "all => all.map(each => each.dataset.label)"
        )
        assert labels == ["Leading"] * len(rows), width
        more = page.get_by_role("button", name="Themes, columns and order")
        if more.is_visible():
            more.click()
        expect(page.get_by_role("checkbox", name="Managing")).to_be_visible()


def test_a_row_of_a_view_can_be_linked_and_one_hat_always_stays(explore: Visit) -> None:
    page = explore("?theme=payoff#explore-price", width=360)
    expect(page.locator("#explore-price")).to_be_in_viewport()
    page = explore("?hats=both&theme=work#explore-price")
    expect(page.get_by_text("The row this link leads to is not in this view.")).to_be_visible()
    page.get_by_label("Both hats").click()
    expect(page.get_by_text("One hat has to stay.")).to_be_visible()
    assert "Both" in page.evaluate(VIEW)["heads"]


def test_by_keyboard_no_focused_link_hides_under_the_column_names(explore: Visit) -> None:
    page = explore()
    page.locator("#explore-too-much .bh-anchor").focus()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(
            "() => document.activeElement.getBoundingClientRect().top >="
            " document.querySelector('#explore thead th').getBoundingClientRect().bottom"
        ), page.evaluate("document.activeElement.outerHTML")


TAKEN = "?theme=payoff&hats=managing,both"
TAKEN_HEADS = ["What to compare", "Theme", "Managing", "Both", "Source"]


def take(page: Page, button: str, says: str) -> dict[str, str]:
    """What the clipboard holds after a press, once the page has said so."""
    page.get_by_role("button", name=button).click()
    expect(page.locator(".bh-explorer__said")).to_contain_text(says)
    return page.evaluate("""async () => {
        const [item] = await navigator.clipboard.read();
        return Object.fromEntries(await Promise.all(item.types.map(async type => [type, await (
            await item.getType(type)).text()])));
    }""")


def test_what_is_shown_is_taken_as_a_link_as_csv_as_markdown_and_as_a_table_or_cells_of_text(
    explore: Visit, home: str, built: Built
) -> None:
    page = explore(TAKEN, permissions=["clipboard-read", "clipboard-write"])
    rows = page.evaluate(TEXTS)
    link = take(page, "Copy link to this view", "Link copied.")["text/plain"]
    assert link == f"{home}explore/{TAKEN}#explore"
    copied = take(page, "Copy table", "Copied. Paste it")
    table = BeautifulSoup(copied["text/html"], "html.parser").table
    lines = [line.split("\t") for line in copied["text/plain"].splitlines()]
    cells = [
        [each.text for each in row.select("th, td")] for row in table.select(":not(tfoot) > tr")
    ]
    assert cells == lines[:-1] == [TAKEN_HEADS, *rows]
    elsewhere = [each["href"] for each in table.select("a") if not each["href"].startswith(home)]
    assert (table.tfoot.text, elsewhere) == (f"Both Hats, CC BY 4.0: {link}", [])
    assert f"({len(rows)} of {len(ROWS)} rows)" in table.caption.text
    download = page.get_by_role("button", name="Download CSV")
    ids, *columns, sources = zip(*csv.reader(io.StringIO(saved(download)[1])), strict=True)
    assert list(zip(*columns, strict=True)) == [
        ("label", "theme", "managing", "both"),
        *((*row[:3], "") for row in rows),
    ]
    assert (ids[-1], sources[-1]) == ("tends-to-go-with", "bloom-vanreenen-2007; lee-2018")
    page.get_by_label("Search within the table").fill("too much of it")
    says(page, f"1 of {len(ROWS)} rows")
    source = f"[Kotter 1999]({home}about/sources/#kotter-1999-collection)"
    assert take(page, "Copy Markdown", "Copied as Markdown.")["text/plain"].splitlines() == [
        f"**Every comparison in this guide, row by row (1 of {len(ROWS)} rows)**",
        "",
        f"| {' | '.join(TAKEN_HEADS)} |",
        "| --- | --- | --- | --- | --- |",
        f"| {' | '.join([*page.evaluate(TEXTS)[0][:-1], source])} |",
        "",
        f"Both Hats, CC BY 4.0: {home}explore/{TAKEN}&find=too+much+of+it#explore",
    ]
    page.get_by_role("button", name="Show everything").click()
    says(page, EVERY)
    everything = (built.site / "downloads/explore.csv").read_bytes().decode("utf-8")
    assert saved(download) == ("both-hats-comparison.csv", everything)


def test_where_copying_is_refused_the_text_is_laid_out_and_selected(explore: Visit) -> None:
    page = explore(TAKEN)
    page.evaluate(
        "() => { navigator.clipboard.write = () => Promise.reject(new Error('no'));"
        " document.execCommand = () => false; }"
    )
    text = page.get_by_label("Copy this by hand")
    for button, starts in (
        ("Copy link to this view", "http://"),
        ("Copy table", "What to compare\tTheme"),
        ("Copy Markdown", "**Every comparison"),
    ):
        page.get_by_role("button", name=button).click()
        expect(text).to_be_focused()
        selected = text.evaluate("each => each.value.slice(each.selectionStart, each.selectionEnd)")
        assert selected == text.input_value() and selected.startswith(starts), button
        page.get_by_role("checkbox", name="Source").click()
        expect(text).to_be_hidden()

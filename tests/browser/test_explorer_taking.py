"""What the comparison explorer lets people take away: a link, a table for a slide, Markdown,
CSV.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from site_browser import opened
from site_fixtures import Built

VIEW = "explore/?theme=payoff&hats=managing,both"
HEADS = ["What to compare", "Theme", "Managing", "Both", "Source"]
CLIPBOARD = """async () => {
    const [item] = await navigator.clipboard.read();
    return Object.fromEntries(await Promise.all(item.types.map(async type => [type, await (
        await item.getType(type)).text()])));
}"""
# The cells of the rows shown, without the # that links to a row.
SHOWN = """all => all.map(row => [...row.cells].filter(cell => cell.checkVisibility())
    .map(cell => cell.innerText.replace(/#$/, "").trim()))"""
REFUSED = (
    "() => { navigator.clipboard.write = () => Promise.reject(new Error('no'));"
    " document.execCommand = () => false; }"
)


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    with opened(browser, home + VIEW, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.locator(".bh-explorer").wait_for()
        yield page


def take(page: Page, button: str, says: str) -> dict[str, str]:
    """What the clipboard holds after a press, once the page has said so."""
    page.get_by_role("button", name=button).click()
    expect(page.locator(".bh-explorer__said")).to_contain_text(says)
    return page.evaluate(CLIPBOARD)


def downloaded(page: Page) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    assert waiting.value.suggested_filename == "both-hats-comparison.csv"
    return Path(waiting.value.path()).read_bytes().decode("utf-8")


def test_a_view_is_taken_as_its_link_as_a_table_with_its_credit_and_as_cells_where_only_text_goes(
    page: Page, home: str
) -> None:
    rows = page.locator("#explore tbody tr:visible").evaluate_all(SHOWN)
    link = take(page, "Copy link to this view", "Link copied.")["text/plain"]
    assert link == f"{home}{VIEW}#explore"
    copied = take(page, "Copy table", "Copied. Paste it")
    table = BeautifulSoup(copied["text/html"], "html.parser").table
    assert [
        [cell.text for cell in row.find_all(["th", "td"])]
        for row in table.select("thead tr, tbody tr")
    ] == [HEADS, *rows]
    assert table.tfoot.text == f"Both Hats, CC BY 4.0: {link}"
    assert f"({len(rows)} of 33 rows)" in table.caption.text
    assert [each["href"] for each in table.find_all("a") if not each["href"].startswith(home)] == []
    lines = [line.split("\t") for line in copied["text/plain"].splitlines()]
    assert lines[:-1] == [HEADS, *rows]


def test_markdown_is_a_table_whose_sources_are_links(page: Page, home: str) -> None:
    page.get_by_label("Search within the table").fill("too much of it")
    expect(page.locator("#explore mark").first).to_be_visible()
    lines = take(page, "Copy Markdown", "Copied as Markdown.")["text/plain"].splitlines()
    source = f"[Kotter 1999]({home}about/sources/#kotter-1999-collection)"
    [[*cells]] = page.locator("#explore tbody tr:visible").evaluate_all(SHOWN)
    assert lines == [
        "**Every comparison in this guide, row by row (1 of 33 rows)**",
        "",
        f"| {' | '.join(HEADS)} |",
        "| --- | --- | --- | --- | --- |",
        f"| {' | '.join([*cells[:-1], source])} |",
        "",
        f"Both Hats, CC BY 4.0: {home}{VIEW}&find=too+much+of+it#explore",
    ]


def test_the_csv_holds_what_is_shown_and_of_everything_is_the_file_offered_without_javascript(
    page: Page, built: Built
) -> None:
    rows = page.locator("#explore tbody tr:visible").evaluate_all(SHOWN)
    ids, *cells, sources = zip(*csv.reader(io.StringIO(downloaded(page))), strict=True)
    assert (ids[0], sources[0]) == ("id", "sources")
    assert (ids[-1], sources[-1]) == ("tends-to-go-with", "bloom-vanreenen-2007; lee-2018")
    assert list(zip(*cells, strict=True)) == [
        ("label", "theme", "managing", "both"),
        *((*row[:3], "") for row in rows),
    ]
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("#explore tbody tr:visible")).to_have_count(33)
    assert downloaded(page) == (built.site / "downloads/explore.csv").read_bytes().decode("utf-8")


def test_where_copying_is_refused_the_text_is_laid_out_and_selected(page: Page) -> None:
    page.evaluate(REFUSED)
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

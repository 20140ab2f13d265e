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
CLIPBOARD = """async () => {
    const [item] = await navigator.clipboard.read();
    return Object.fromEntries(await Promise.all(item.types.map(async type => [type, await (
        await item.getType(type)).text()])));
}"""
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


def shown(page: Page) -> list[list[str]]:
    """The cells of the rows shown, as texts."""
    rows = page.locator("#explore tbody tr:visible").all()
    return [
        [
            cell.inner_text().removesuffix("#").strip()
            for cell in row.locator("th, td").all()
            if cell.is_visible()
        ]
        for row in rows
    ]


def downloaded(page: Page) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    assert waiting.value.suggested_filename == "both-hats-comparison.csv"
    return Path(waiting.value.path()).read_bytes().decode("utf-8")


def test_the_link_opens_the_same_view_at_the_table(page: Page, home: str) -> None:
    assert (
        take(page, "Copy link to this view", "Link copied.")["text/plain"]
        == f"{home}{VIEW}#explore"
    )


def test_the_table_pastes_as_a_table_with_its_credit_and_as_cells_where_only_text_goes(
    page: Page, home: str
) -> None:
    copied = take(page, "Copy table", "Copied. Paste it")
    table = BeautifulSoup(copied["text/html"], "html.parser").table
    assert table and [each.text for each in table.select("thead th")] == [
        "What to compare",
        "Theme",
        "Managing",
        "Both",
        "Source",
    ]
    assert [
        [cell.text for cell in row.find_all(["th", "td"])] for row in table.select("tbody tr")
    ] == shown(page)
    assert table.tfoot and table.tfoot.text == f"Both Hats, CC BY 4.0: {home}{VIEW}#explore"
    assert (
        all(link["href"].startswith(home) for link in table.find_all("a"))
        and table.caption
        and "of 33 rows)" in table.caption.text
    )
    assert [line.split("\t") for line in copied["text/plain"].splitlines()][1:-1] == shown(page)


def test_markdown_is_a_table_whose_sources_are_links(page: Page, home: str) -> None:
    page.get_by_label("Search within the table").fill("too much of it")
    expect(page.locator("#explore mark").first).to_be_visible()
    lines = take(page, "Copy Markdown", "Copied as Markdown.")["text/plain"].splitlines()
    assert lines[0] == "**Every comparison in this guide, row by row (1 of 33 rows)**"
    assert lines[2:4] == [
        "| What to compare | Theme | Managing | Both | Source |",
        "| --- | --- | --- | --- | --- |",
    ]
    assert lines[4].startswith("| With too much of it | Pay-offs and risks |") and lines[
        4
    ].endswith(f"| [Kotter 1999]({home}about/sources/#kotter-1999-collection) |")
    assert lines[-1] == f"Both Hats, CC BY 4.0: {home}{VIEW}&find=too+much+of+it#explore"


def test_the_csv_holds_what_is_shown(page: Page) -> None:
    header, *lines = csv.reader(io.StringIO(downloaded(page)))
    assert header == ["id", "label", "theme", "managing", "both", "sources"]
    assert [line[1:4] for line in lines] == [row[:3] for row in shown(page)]
    assert {line[4] for line in lines} == {""} and lines[-1][5] == "bloom-vanreenen-2007; lee-2018"


def test_the_csv_of_everything_is_the_file_offered_without_javascript(
    page: Page, built: Built
) -> None:
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("#explore tbody tr:visible")).to_have_count(
        page.locator("#explore tbody tr").count()
    )
    assert downloaded(page) == (built.site / "downloads/explore.csv").read_bytes().decode("utf-8")


def test_where_copying_is_refused_the_text_is_laid_out_and_selected(page: Page) -> None:
    page.evaluate(REFUSED)
    source = page.get_by_role("checkbox", name="Source")
    for button, starts in (
        ("Copy link to this view", "http://"),
        ("Copy table", "What to compare\tTheme"),
        ("Copy Markdown", "**Every comparison"),
    ):
        page.get_by_role("button", name=button).click()
        text = page.get_by_label("Copy this by hand")
        expect(text).to_be_focused()
        assert text.input_value().startswith(starts)
        assert text.evaluate(
            "each => each.selectionEnd - each.selectionStart === each.value.length"
        )
        source.set_checked(not source.is_checked())
        expect(text).to_be_hidden()

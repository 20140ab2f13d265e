"""Tables are tables where there is room, what there is to take is legible, and a heading or the
head of a row is called by its own words.
"""

import re

import pytest
from playwright.sync_api import expect

from site_browser import DESK, Visit

TABLET = 768
# The narrowest column of words, in letters of its size, and how many rows stand as rows.
COLUMNS = """() => {
    const rows = [...document.querySelectorAll("article .bh-table tbody tr")].filter(row =>
        row.checkVisibility());
    const cells = rows.flatMap(row => [...row.cells].slice(1)).filter(cell =>
        cell.innerText.length > 60);
    return [rows.filter(row => getComputedStyle(row).display !== "table-row").length, Math.min(
        ...cells.map(cell => cell.clientWidth / parseFloat(getComputedStyle(cell).fontSize)))];
}"""


@pytest.mark.parametrize("width", [TABLET, DESK])
@pytest.mark.parametrize("address", ["explore/", "chapters/differences/", "chapters/team-signs/"])
def test_rows_stand_as_rows_on_a_tablet_and_a_desk_in_columns_wide_enough_to_read(
    visit: Visit, address: str, width: int
) -> None:
    stacked, narrowest = visit(address, width=width).evaluate(COLUMNS)
    assert stacked == 0 and narrowest > 6


def test_the_heads_of_the_explorer_stay_in_sight_on_a_desk(visit: Visit) -> None:
    page = visit("explore/")
    page.locator("#explore tbody tr").nth(20).scroll_into_view_if_needed()
    expect(page.get_by_role("columnheader", name="Managing")).to_be_in_viewport()


# What not every build makes stands as if it were there (publish/download_sizes.py).
ALL_THERE = """() => {
    const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT), found = [];
    while (comments.nextNode()) found.push(comments.currentNode);
    for (const each of found) {
        const [sign, , ...entry] = each.data.split(" ");
        if (sign !== "optional") continue;
        each.parentElement.hidden = false;
        each.replaceWith(document.createRange().createContextualFragment(entry.join(" ")));
    }
}"""
NAMES = "all => all.map(each => each.clientWidth)"


@pytest.mark.parametrize("width", [TABLET, DESK])
def test_the_titles_of_downloads_have_room_in_builds_with_every_file_too(
    visit: Visit, width: int
) -> None:
    page = visit("trainers/downloads/", width=width)
    page.evaluate(ALL_THERE)
    titles = page.locator(".bh-files__name")
    assert titles.count() > 40 and min(titles.evaluate_all(NAMES)) > 200


def test_a_heading_and_the_head_of_a_row_are_called_by_their_words_alone(visit: Visit) -> None:
    page = visit("chapters/differences/")
    expect(page.get_by_role("heading", name="Key points", exact=True)).to_be_visible()
    expect(page.get_by_role("rowheader", name="Purpose", exact=True).first).to_be_visible()
    link = page.get_by_role("link", name=re.compile("^Link to this row: Purpose$"))
    expect(link.first).to_be_attached()

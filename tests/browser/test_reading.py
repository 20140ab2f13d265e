"""Reading: on the smallest screens, enlarged, by keyboard, with motion off, and on paper."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from site_browser import faint, opened, sideways

TABLES, CHAPTER = "chapters/differences/", "chapters/voices/"


def test_without_javascript_nothing_is_offered_that_would_not_work(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + CHAPTER, java_script_enabled=False) as page:
        page.get_by_role("button", name="Contents").click()
        for each in (
            page.get_by_role("search"),
            page.get_by_role("button", name="Search"),
            page.get_by_role("radio"),
        ):
            assert not any(one.is_visible() for one in each.all())


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without JavaScript"])
def test_on_the_smallest_phones_rows_stack_and_every_cell_says_its_column(
    browser: Browser, home: str, scripts: bool
) -> None:
    with opened(browser, home + TABLES, width=320, java_script_enabled=scripts) as page:
        cells = page.locator("table").evaluate_all("""tables => tables.flatMap(table => {
                const heads = [...table.querySelectorAll("thead th")].map(each =>
                    each.textContent.trim());
                return [...table.querySelectorAll("tbody td")].map(cell => {
                    const before = getComputedStyle(cell, "::before"),
                        box = cell.getBoundingClientRect(),
                        first = cell.parentElement.cells[0].getBoundingClientRect();
                    return {head: heads[cell.cellIndex], said: before.display === "none" ? "" :
                        before.content, stacked: box.top >= first.bottom - 1, inside:
                        box.right <= innerWidth};
                });
            })""")
        assert len(cells) > 100
        assert [
            cell
            for cell in cells
            if f'"{cell["head"]}' not in cell["said"] or not cell["stacked"] or not cell["inside"]
        ] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_a_stacked_table_is_still_a_table_to_a_screen_reader(
    browser: Browser, home: str, width: int
) -> None:
    with opened(browser, home + TABLES, width=width) as page:
        table = page.locator("table").first
        seen = table.aria_snapshot()
        assert (
            table.locator("tbody tr:first-child > :is(th, td)").evaluate_all(
                "parts => parts.map(part => part.role)"
            )
            == ["rowheader"] + ["cell"] * table.locator("tbody tr:first-child td").count()
        )
        found = {
            role: len(re.findall(rf"- '?{role}\b", seen))
            for role in ("columnheader", "rowheader", "cell")
        }
        assert seen.startswith(f'- table "{table.locator("caption").inner_text()}"')
        assert found == {
            role: table.locator(tag).count()
            for role, tag in (
                ("columnheader", "thead th"),
                ("rowheader", "tbody th"),
                ("cell", "td"),
            )
        }


@pytest.mark.parametrize("width", [320, 1280])
def test_the_link_to_a_row_moves_to_that_row_clear_of_the_header(
    browser: Browser, home: str, width: int
) -> None:
    with opened(browser, home + TABLES, width=width) as page:
        links = page.get_by_role("link", name=re.compile("^Link to this row"))
        for link in (links.first, links.nth(links.count() // 2), links.last):
            link.click()
            row = page.evaluate("location.hash.slice(1)")
            assert row in page.locator("table tbody tr").evaluate_all(
                "rows => rows.map(each => each.id)"
            )
            assert covered(page, [row]) == []


@pytest.mark.parametrize("address", [TABLES, CHAPTER, "about/sources/", "chapters/faq/"])
@pytest.mark.turns(1)
def test_no_address_lands_under_the_header(browser: Browser, home: str, address: str) -> None:
    with opened(browser, home + address, width=360) as page:
        anchors = page.locator("article").evaluate(
            "all => [...all.querySelectorAll('h2[id], h3[id], tr[id], figure[id],"
            " li[id]')].map(each => each.id)"
        )
        assert len(anchors) > 5 and covered(page, anchors) == []


def covered(page: Page, anchors: list[str]) -> list[str]:
    """Ids whose beginning, once their address is opened, is off the screen or under something
    else.
    """
    return page.evaluate(
        """async anchors => {
            const found = [];
            for (const id of anchors) {
                location.hash = id;
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                const target = document.getElementById(id), box = target.getBoundingClientRect();
                const header = document.querySelector("header").getBoundingClientRect();
                if (box.top < header.bottom - 1 || box.top > innerHeight - 20) found.push(
                    `${id} at ${Math.round(box.top)}`);
            }
            return found;
        }""",
        anchors,
    )


def test_the_tab_key_walks_the_page_to_its_end(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}chapters/team-signs/", width=360) as page:
        walked = 0
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement !== document.body"):
            walked += 1
            assert walked < 400
            page.keyboard.press("Tab")
        assert walked > 20


@pytest.mark.parametrize(
    "address", ["", TABLES, CHAPTER, "chapters/team-signs/", "scenarios/kitchen/"]
)
def test_at_four_hundred_per_cent_the_page_still_reads(
    browser: Browser, home: str, address: str
) -> None:
    with opened(browser, home + address, width=320, height=256) as page:
        assert page.locator("header").bounding_box()["height"] <= 256 / 3
        page.get_by_role("button", name="Contents").click()
        contents = page.get_by_role("navigation", name="Contents")
        expect(contents.get_by_role("link").nth(20)).to_be_attached()
        last = contents.get_by_role("link").last
        last.scroll_into_view_if_needed()
        expect(last).to_be_in_viewport()
        page.keyboard.press("Escape")
        assert sideways(page, 320) == []


def test_with_motion_off_nothing_moves(browser: Browser, home: str) -> None:
    moving = (
        "document.getAnimations().length +"
        " (getComputedStyle(document.documentElement).scrollBehavior === 'smooth')"
    )
    with opened(browser, home + TABLES, reduced_motion="reduce") as page:
        assert page.evaluate(moving) == 0
        page.get_by_role("button", name="Contents").click()
        assert page.evaluate(moving) == 0


def test_paper_is_white_without_interface_though_the_screen_was_dark(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + TABLES) as page:
        page.get_by_role("button", name="Contents").click()
        page.get_by_role("radio", name="Dark").check()
        page.keyboard.press("Escape")
        page.emulate_media(media="print")
        interface = page.locator("header, nav, button, input").locator("visible=true")
        assert interface.count() == 0
        assert faint(page) == []


def test_on_paper_no_row_or_quotation_is_cut_in_two_and_column_names_stay(
    browser: Browser, home: str
) -> None:
    for address in (TABLES, CHAPTER):
        with opened(
            browser, home + address, width=670
        ) as page:  # what fits between the margins of A4
            page.emulate_media(media="print")
            cut = page.locator("tbody tr, figure:has(blockquote)").evaluate_all(
                "all => all.filter(each => getComputedStyle(each).breakInside !== 'avoid' ||"
                " each.getBoundingClientRect().height > 900).map(each => each.id)"
            )
            assert cut == []
            heads = page.locator("thead").evaluate_all(
                "all => all.filter(each => getComputedStyle(each).display !=="
                " 'table-header-group').length"
            )
            assert heads == 0
            assert page.pdf(format="A4").count(b"/Type /Page\n") >= 2

"""Reading: on the smallest screens, enlarged, by keyboard, with motion off, and on paper."""

import pytest
from playwright.sync_api import Browser, expect

from site_browser import faint, opened, sideways

TABLES, CHAPTER = "chapters/differences/", "chapters/voices/"
# Cells that do not stand under the head of their row, or say the head of their column neither
# before their words nor with the first of them, as folded sources do.
NOT_STACKED = """tables => tables.flatMap(table => {
    const heads = [...table.querySelectorAll("thead th")].map(each => each.textContent.trim());
    return [...table.querySelectorAll("tbody td")].filter(cell => {
        const { display, content } = getComputedStyle(cell, "::before");
        const [first, box] = [cell.parentElement.cells[0], cell].map(
            each => each.getBoundingClientRect());
        const head = heads[cell.cellIndex];
        return display === "none" ||
            !content.includes(`"${head}`) && !cell.textContent.startsWith(head) ||
            box.top < first.bottom - 1 || box.right > innerWidth;
    }).map(cell => cell.textContent);
})"""
ROLES = "parts => parts.map(part => [part.tagName, part.scope ?? '', part.role])"


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without JavaScript"])
def test_on_the_smallest_phones_rows_stack_and_every_cell_says_its_column_and_stays_a_cell(
    browser: Browser, home: str, scripts: bool
) -> None:
    with opened(browser, home + TABLES, width=320, java_script_enabled=scripts) as page:
        assert page.locator("td").count() > 100
        assert page.locator("table").evaluate_all(NOT_STACKED) == []
        roles = page.locator("table, thead, tbody, tr, th, td").evaluate_all(ROLES)
        # Safari forgets what a stacked cell is, unless a script says so
        assert not scripts or {tuple(each) for each in roles} == {
            ("TABLE", "", "table"),
            ("THEAD", "", "rowgroup"),
            ("TBODY", "", "rowgroup"),
            ("TR", "", "row"),
            ("TH", "col", "columnheader"),
            ("TH", "row", "rowheader"),
            ("TD", "", "cell"),
        }


# Ids whose beginning, once their address is opened, is off the screen or under the header.
COVERED = """async ids => {
    const found = [];
    for (const id of ids) {
        location.hash = id;
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        const { top } = document.getElementById(id).getBoundingClientRect();
        const header = document.querySelector("header").getBoundingClientRect();
        if (top < header.bottom - 1 || top > innerHeight - 20) found.push(`${id} at ${top}`);
    }
    return found;
}"""


@pytest.mark.parametrize("address", [TABLES, CHAPTER, "about/sources/", "chapters/faq/"])
@pytest.mark.turns(1)
def test_no_address_lands_under_the_header(browser: Browser, home: str, address: str) -> None:
    with opened(browser, home + address, width=360) as page:
        ids = page.locator("article :is(h2, h3, tr, figure, li)[id]").evaluate_all(
            "all => all.map(each => each.id)"
        )
        assert len(ids) > 5 and page.evaluate(COVERED, ids) == []
        page.set_viewport_size({"width": 1280, "height": 800})
        assert page.evaluate(COVERED, ids[::9]) == []


def test_the_tab_key_walks_the_page_to_its_end(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}chapters/team-signs/", width=360) as page:
        walked = 0
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement !== document.body"):
            walked += 1
            assert walked < 400
            page.keyboard.press("Tab")
        assert walked > 20


@pytest.mark.parametrize("address", ["", TABLES, CHAPTER, "scenarios/kitchen/"])
@pytest.mark.turns(1)
def test_at_four_hundred_per_cent_the_header_leaves_room_and_contents_can_be_read_to_their_end(
    browser: Browser, home: str, address: str
) -> None:
    with opened(browser, home + address, width=320, height=256) as page:
        assert page.locator("header").bounding_box()["height"] <= 256 / 3
        page.get_by_role("button", name="Contents").click()
        links = page.get_by_role("navigation", name="Contents").get_by_role("link")
        expect(links.nth(20)).to_be_attached()
        links.last.scroll_into_view_if_needed()
        expect(links.last).to_be_in_viewport()


SIZED = "document.documentElement.style.setProperty('--bh-text', 1.3)"


@pytest.mark.parametrize(
    "address",
    ["", TABLES, CHAPTER, "chapters/team-signs/", "scenarios/ward/", "404.html", "trainers/links/"],
)
@pytest.mark.turns(3)
def test_text_of_twice_its_size_fits_a_phone_and_so_do_the_sizes_that_contents_offer(
    browser: Browser, home: str, address: str
) -> None:
    """All sizes hang on that of the letters, so half a phone is a phone with letters twice as
    large.
    """
    with opened(browser, home + address, width=180) as page:
        assert [each for width in (180, 160) for each in sideways(page, width)] == []
        page.get_by_role("button", name="Contents").click()
        expect(page.get_by_role("radio").last).to_be_attached()
        assert sideways(page, 160) == []
        page.keyboard.press("Escape")
        page.evaluate(SIZED)
        assert [each for width in (360, 320, 768, 1280) for each in sideways(page, width)] == []
        page.evaluate("document.querySelector('h1').style.width = '30rem'")
        assert len(sideways(page, 320)) == 1


# Where the first letter or line of header, text and footer stands; in the margin or at the edge.
EDGES = """() => {
    const left = selector => Math.round(Math.min(...[...document.querySelectorAll(selector)]
        .filter(each => each.checkVisibility()).map(each => each.getBoundingClientRect().x)));
    return [left(".bh-header__home"), left("article > *, .bh-toc, .bh-over"),
        left(".bh-footer__small > p")];
}"""


@pytest.mark.parametrize("address", ["", CHAPTER, "scenarios/ward/", "contents/", "404.html"])
@pytest.mark.turns(2)
def test_header_text_and_footer_begin_at_one_edge(
    browser: Browser, home: str, address: str
) -> None:
    with opened(browser, home + address) as page:
        for width in (360, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            header, text, footer = page.evaluate(EDGES)
            assert (width, text, footer) == (width, header, header)
        page.evaluate("document.querySelector('.bh-main').style.paddingLeft = '3rem'")
        assert page.evaluate(EDGES)[1] != header


def test_a_large_screen_has_larger_type(browser: Browser, home: str) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
    with opened(browser, home + CHAPTER) as page:
        desk = page.evaluate(size)
        page.set_viewport_size({"width": 1920, "height": 1080})
        assert page.evaluate(size) > desk


def test_with_motion_off_nothing_moves(browser: Browser, home: str) -> None:
    moving = (
        "document.getAnimations().length +"
        " (getComputedStyle(document.documentElement).scrollBehavior === 'smooth')"
    )
    with opened(browser, home + TABLES, reduced_motion="reduce") as page:
        assert page.evaluate(moving) == 0
        page.get_by_role("button", name="Contents").click()
        assert page.evaluate(moving) == 0


# Rows and quotations that cannot stand on one sheet, and tables that say what is in a column on
# the first sheet only.
CUT = """() => [
    ...[...document.querySelectorAll("tbody tr, figure:has(blockquote)")]
        .filter(each => getComputedStyle(each).breakInside !== "avoid" ||
            each.getBoundingClientRect().height > 900),
    ...[...document.querySelectorAll("thead")]
        .filter(each => getComputedStyle(each).display !== "table-header-group"),
].map(each => each.id || each.textContent)"""


def test_paper_is_white_without_interface_though_the_screen_was_dark_and_cuts_nothing_in_two(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + CHAPTER) as page:
        page.get_by_role("button", name="Contents").click()
        page.get_by_role("radio", name="Dark").check()
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 670, "height": 800})  # between the margins of A4
        for address in (CHAPTER, TABLES):
            page.goto(home + address)
            assert page.locator("html[data-bh-colours=dark]").count() == 1
            assert page.locator(":is(header, nav, button, input):visible").count() == 0, address
            assert faint(page) + page.evaluate(CUT) == [], address
            assert page.pdf(format="A4").count(b"/Type /Page\n") >= 2, address

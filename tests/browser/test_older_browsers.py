"""What a browser of 2022 shows: the right colours, a header that hides nothing, tables that stack
with the names of their columns, lists that open, and a ring around what has the focus.
"""

from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Browser, Page, expect

from older_chromium import make_older
from site_browser import Watch, faint, opened, sideways

PAPER = {"light": "rgb(251, 248, 241)", "dark": "rgb(25, 23, 20)"}
STYLE = "(each, name) => getComputedStyle(each)[name]"


def page_in(browser: Browser, scheme: str) -> AbstractContextManager[Page]:
    return opened(browser, "about:blank", width=360, height=740, color_scheme=scheme)


@pytest.mark.parametrize("scheme", PAPER)
def test_an_older_browser_reads_a_chapter(browser: Browser, home: str, scheme: str) -> None:
    with page_in(browser, scheme) as page:
        make_older(page)
        watch = Watch(page, home)
        page.goto(f"{home}chapters/differences/")
        header = page.locator(".bh-header")
        for part, name, value in (
            (page.locator("body"), "backgroundColor", PAPER[scheme]),
            (header, "backgroundColor", PAPER[scheme]),
            (header, "position", "static"),
            (page.locator(".bh-table tbody tr").first, "display", "block"),
        ):
            assert part.evaluate(STYLE, name) == value
        cell = page.locator(".bh-table td[data-label]").first
        named = "each => getComputedStyle(each, '::before').content"
        assert cell.evaluate(named) == f'"{cell.get_attribute("data-label")}"'
        assert faint(page) + sideways(page, 360) == []
        assert watch.problems() == []


def test_its_lists_open_where_they_stand_and_close_again(browser: Browser, home: str) -> None:
    with page_in(browser, "light") as page:
        make_older(page)
        page.goto(f"{home}chapters/differences/")
        for name, number in (("Contents", 0), ("On this page", 1)):
            button, nav = page.get_by_role("button", name=name), page.locator("[data-popover]")
            expect(nav.nth(number)).to_be_hidden()
            button.click()
            expect(button).to_have_attribute("aria-expanded", "true")
            expect(nav.nth(number)).to_be_visible()
            page.keyboard.press("Escape")
            expect(nav.nth(number)).to_be_hidden()
            expect(button).to_be_focused()
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
        page.get_by_role("button", name="On this page").click()
        page.locator("#on-this-page a").nth(2).click()
        expect(page.locator("#on-this-page")).to_be_hidden()


def test_it_walks_a_scenario_and_checks_itself(browser: Browser, home: str) -> None:
    with page_in(browser, "light") as page:
        make_older(page)
        watch = Watch(page, home)
        page.goto(f"{home}scenarios/ward/")
        page.locator(".bh-choices button").nth(1).click()
        expect(page).to_have_url(f"{home}scenarios/ward/?choice=b")
        page.goto(f"{home}self-check/#me=02120211020110")
        expect(page.locator("#me-result h3")).to_be_visible()
        page.goto(f"{home}trainers/agenda/#plan=new-managers-90")
        expect(page.locator(".bh-day__title").first).to_be_visible()
        assert watch.problems() == []

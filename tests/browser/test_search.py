"""Search: what people type leads to the thing made for it; by thumb, by keys, by paste; where it
finds nothing it says so; without JavaScript its button leads to Contents.
"""

import re

import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from site_browser import inaccessible, opened, sideways, too_small, watched
from site_fixtures import ROOT

QUERIES = yaml.safe_load((ROOT / "tests/browser/search_queries.yml").read_text("utf-8"))
FIRST_THREE = """async (queries) => {
    const at = name => new URL(`javascripts/${name}.mjs`, location.href).href;
    const [{ engine }, { default: MiniSearch }, data] = await Promise.all([
        import(at("search/engine")), import(at("lib/vendor/minisearch")),
        fetch("search/things.json").then(answer => answer.json())]);
    const guide = engine(MiniSearch, data);
    return queries.map(typed =>
        guide.search(typed).hits.slice(0, 3).map(({ id }) => data.address[id]));
}"""
FIELD = "document.activeElement.name"


def box(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search this guide")


def reach(page: Page) -> None:
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("textbox", name="Search this guide")).to_be_focused()


def test_what_people_type_has_the_thing_made_for_it_among_the_first_three(
    browser: Browser, home: str
) -> None:
    assert len(QUERIES) >= 100
    with opened(browser, home) as page:
        found = page.evaluate(FIRST_THREE, [*QUERIES])
    missed = {
        typed: first
        for (typed, wanted), first in zip(QUERIES.items(), found, strict=True)
        if not {*first} & {*([wanted] if isinstance(wanted, str) else wanted)}
    }
    assert missed == {}


def test_a_thumb_a_slip_and_a_tap_lead_to_the_place_and_back_leads_to_the_hits(
    browser: Browser, home: str
) -> None:
    with watched(browser, home, "") as page:
        reach(page)
        page.keyboard.type("delagation")
        first = box(page).locator("ol a").first
        expect(first).to_contain_text("Name the rung before you hand over a decision")
        expect(box(page).get_by_role("status")).to_have_text(
            re.compile(r"\d+ things found. “delagation” stands nowhere .* “delegation”")
        )
        assert inaccessible(page, ".bh-search") + sideways(page, 360) == []
        assert too_small(box(page).locator("a, button, input, summary")) == []
        first.click()
        page.wait_for_url("**/chapters/empowering/#delegation")
        expect(page.locator("#delegation")).to_be_in_viewport()
        page.go_back()
        expect(box(page).get_by_role("textbox")).to_have_value("delagation")
        expect(box(page).locator("ol a").first).to_be_visible()


def test_keys_open_it_walk_the_hits_and_close_it_and_focus_goes_back(
    browser: Browser, home: str
) -> None:
    with watched(browser, home, "chapters/faq/") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Control+k")
        expect(page.get_by_role("textbox", name="Search this guide")).to_be_focused()
        page.keyboard.insert_text("Kotter")  # as paste and dictation do
        hits = box(page).locator("a")
        expect(hits.first).to_contain_text("What did Kotter say?")
        for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("Tab", 2), ("ArrowUp", 1)):
            page.keyboard.press(key)
            expect(hits.nth(at)).to_be_focused()
        page.keyboard.type("s")  # goes on typing
        assert page.evaluate(FIELD) == "q"
        page.keyboard.press("Escape")
        expect(box(page)).to_be_hidden()
        expect(page.locator(".bh-header__home")).to_be_focused()
        page.keyboard.press("Control+k")
        page.keyboard.type("what did kotter say")  # over what was sought before
        page.keyboard.press("Enter")
        page.wait_for_url("**/chapters/faq/#kotter")
        expect(box(page)).to_be_hidden()
        expect(page.locator("#kotter")).to_be_in_viewport()


def test_where_there_is_nothing_it_says_so_and_offers_what_comes_nearest(
    browser: Browser, home: str
) -> None:
    with watched(browser, home, "?q=burnout") as page:
        note, links = box(page).locator(".bh-search__note"), box(page).locator("a")
        expect(note).to_contain_text("This guide has nothing on stress, burnout")
        expect(links.first).to_contain_text("the team is always behind")
        field = box(page).get_by_role("textbox")
        field.fill("xylophone")
        expect(note).to_have_text("This guide has nothing on “xylophone”.")
        expect(links).to_have_text(
            ["Contents, with every page", "Questions people ask", "Glossary"]
        )
        field.fill("")
        box(page).get_by_role("button", name="missed deadlines").click()
        expect(links.first).to_contain_text("Dates slip, and you hear of it on the day.")
        expect(field).to_be_focused()
        box(page).get_by_role("button", name="Close").click()
        expect(box(page)).to_be_hidden()


def test_nothing_of_it_loads_before_somebody_reaches_for_it_and_a_broken_line_is_told(
    browser: Browser, home: str
) -> None:
    with opened(browser, "about:blank", width=360) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.route("**/things.json", lambda route: route.abort())
        page.goto(home, wait_until="networkidle")
        assert [each for each in asked if "/search" in each or "vendor" in each] == []
        reach(page)
        expect(box(page).get_by_role("status")).to_have_text(
            "Search could not be loaded. Contents has every page."
        )


def test_without_javascript_its_button_leads_to_contents(browser: Browser, home: str) -> None:
    with opened(browser, home, java_script_enabled=False) as page:
        page.get_by_role("button", name="Search", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Contents")

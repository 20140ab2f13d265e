"""Finding one’s way: search, Contents, On this page, the skip link, the colour switch; by keyboard,
on phone and desk.
"""

import pytest
from playwright.sync_api import Browser, Page, expect

from site_browser import opened

CHAPTER = "chapters/voices/"
PHONE, DESK = 360, 1280
on_phone_and_desk = pytest.mark.parametrize("width", [PHONE, DESK], ids=["phone", "desk"])
with_and_without_scripts = pytest.mark.parametrize(
    "scripts", [True, False], ids=["", "without JavaScript"]
)

FOCUSED = "document.activeElement"
UNDER_HEADER = """each => {
    const box = each.getBoundingClientRect(), header = document.querySelector(
        "header").getBoundingClientRect();
    return box.top >= header.bottom - 1 && box.top < innerHeight;
}"""


def tab_to(page: Page, name: str, limit: int = 12) -> None:
    """Press Tab until the focus is on something called `name`."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate(
            f"(name) => ({FOCUSED}.ariaLabel || {FOCUSED}.textContent).trim() === name", name
        ):
            return
    pytest.fail(f"{limit} times Tab, and no “{name}”")


def assert_shown(page: Page, fragment: str) -> None:
    """The place in the address is on the screen and not under the header."""
    target = page.locator(f"[id='{fragment}']")
    page.wait_for_function(f"(id) => ({UNDER_HEADER})(document.getElementById(id))", arg=fragment)
    expect(target).to_be_in_viewport()


@on_phone_and_desk
@pytest.mark.turns(1)
def test_search_finds_kotter_and_lands_on_his_section_by_keyboard_alone(
    browser: Browser, home: str, width: int
) -> None:
    with opened(browser, home, width=width) as page:
        if width == PHONE:
            tab_to(page, "Search")
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("/")
        expect(page.get_by_role("textbox", name="Search this guide")).to_be_focused()
        page.keyboard.type("Kotter")
        results = page.get_by_role("search").get_by_role("link")
        expect(results.first).to_be_visible()
        expect(page.get_by_role("search").get_by_role("status")).to_contain_text(
            "matching document"
        )
        page.keyboard.press("ArrowDown")
        expect(results.first).to_be_focused()
        for _ in range(20):
            if "Kotter" in page.evaluate(
                f"(({FOCUSED}.querySelector('h1, h2, h3')) || {FOCUSED}).textContent"
            ):
                break
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "#" in url)
        fragment = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        expect(page.locator(f"[id='{fragment}']")).to_contain_text("Kotter")
        assert_shown(page, fragment)
        expect(page.get_by_role("search").get_by_role("status")).to_be_hidden()


@on_phone_and_desk
@pytest.mark.turns(1)
def test_search_says_when_there_is_nothing_and_closes_with_escape(
    browser: Browser, home: str, width: int
) -> None:
    with opened(browser, home + CHAPTER, width=width) as page:
        if width == PHONE:
            page.get_by_role("button", name="Search").click()
        else:
            page.keyboard.press("/")
        page.keyboard.type("xylophone")
        expect(page.get_by_role("search").get_by_role("status")).to_have_text(
            "No matching documents"
        )
        page.keyboard.press("Escape")
        expect(page.get_by_role("search").get_by_role("status")).to_be_hidden()
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_search_on_a_phone_has_a_close_button_that_gives_the_focus_back(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + CHAPTER, width=PHONE) as page:
        page.get_by_role("button", name="Search").click()
        page.get_by_role("button", name="Close").click()
        expect(page.get_by_role("button", name="Search")).to_be_focused()
        expect(page.get_by_role("textbox", name="Search this guide")).to_be_hidden()


@with_and_without_scripts
@on_phone_and_desk
@pytest.mark.turns(1)
def test_contents_open_by_keyboard_lead_to_a_page_and_close_with_escape(
    browser: Browser, home: str, width: int, scripts: bool
) -> None:
    with opened(browser, home + CHAPTER, width=width, java_script_enabled=scripts) as page:
        contents = page.get_by_role("navigation", name="Contents")
        expect(contents).to_be_hidden()
        tab_to(page, "Contents")
        page.keyboard.press("Enter")
        expect(contents).to_be_visible()
        if scripts:
            expect(contents.locator("[aria-current=page]")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(contents).to_be_hidden()
        assert page.evaluate(f"{FOCUSED}.textContent.trim()") == "Contents"
        page.keyboard.press("Enter")
        if not scripts:  # the list is a page of its own then
            tab_to(page, "All pages")
            page.keyboard.press("Enter")
            page.wait_for_url(home + "contents/")
        tab_to(page, "Questions people ask", 40)
        page.keyboard.press("Enter")
        page.wait_for_url(home + "chapters/faq/")


@with_and_without_scripts
def test_on_this_page_opens_by_keyboard_on_a_phone_and_leads_to_a_section(
    browser: Browser, home: str, scripts: bool
) -> None:
    with opened(browser, home + CHAPTER, width=PHONE, java_script_enabled=scripts) as page:
        sections = page.get_by_role("navigation", name="On this page")
        expect(sections).to_be_hidden()
        tab_to(page, "On this page")
        page.keyboard.press("Enter")
        expect(sections).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "#" in url)
        assert_shown(page, page.evaluate("location.hash.slice(1)"))


@with_and_without_scripts
def test_on_a_desk_the_sections_stand_beside_the_text(
    browser: Browser, home: str, scripts: bool
) -> None:
    with opened(browser, home + CHAPTER, width=DESK, java_script_enabled=scripts) as page:
        sections = page.get_by_role("navigation", name="On this page")
        expect(sections).to_be_visible()
        listed = [link.get_attribute("href") for link in sections.get_by_role("link").all()]
        assert listed == [
            f"#{each}"
            for each in page.locator("article > h2").evaluate_all("all => all.map(each => each.id)")
        ]


@pytest.mark.parametrize("address", ["", CHAPTER, "scenarios/", "about/sources/", "trainers/"])
def test_the_first_tab_stop_skips_to_the_start_of_the_text(
    browser: Browser, home: str, address: str
) -> None:
    with opened(browser, home + address) as page:
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to content")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        skipped = page.evaluate("""() => {
            const target = document.querySelector(location.hash), title = document.querySelector(
                "h1");
            return title !== target && !target.contains(title) && Boolean(
                title.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
        }""")
        assert not skipped, "the link jumps over the title and the answer under it"
        page.keyboard.press("Tab")
        assert page.evaluate(f"Boolean({FOCUSED}.closest('article'))"), (
            "the next tab stop is not in the text"
        )


GROUND = "getComputedStyle(document.body).backgroundColor"


def test_the_colour_switch_works_by_keyboard_survives_a_reload_and_goes_along_to_the_next_page(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + CHAPTER, color_scheme="light") as page:
        light = page.evaluate(GROUND)
        page.get_by_role("button", name="Contents").press("Enter")
        page.get_by_role("radio", name="Dark").focus()
        page.keyboard.press("Space")
        page.wait_for_function(f"light => {GROUND} !== light", arg=light)
        dark = page.evaluate(GROUND)
        page.reload()
        assert page.evaluate(GROUND) == dark
        page.goto(home + "chapters/faq/")
        assert page.evaluate(GROUND) == dark
        page.get_by_role("button", name="Contents").click()
        page.get_by_role("radio", name="As on this device").check()
        page.wait_for_function(f"light => {GROUND} === light", arg=light)
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(f"dark => {GROUND} === dark", arg=dark)


def test_the_colour_switch_shows_what_is_chosen_also_on_the_next_page(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + CHAPTER) as page:
        page.get_by_role("button", name="Contents").click()
        expect(page.get_by_role("radio", name="As on this device")).to_be_checked()
        page.get_by_role("radio", name="Dark").check()
        page.goto(home + "chapters/faq/")
        page.get_by_role("button", name="Contents").click()
        expect(page.get_by_role("radio", name="Dark")).to_be_checked()


@with_and_without_scripts
def test_without_a_choice_the_colours_are_the_devices(
    browser: Browser, home: str, scripts: bool
) -> None:
    grounds = set()
    for scheme in ("light", "dark"):
        with opened(browser, home, color_scheme=scheme, java_script_enabled=scripts) as page:
            grounds.add(page.evaluate(GROUND))
    assert len(grounds) == 2


def test_the_site_keeps_no_cookie_and_stores_nothing_but_the_readers_colours(
    browser: Browser, home: str
) -> None:
    with opened(browser, home) as page:
        page.get_by_role("button", name="Contents").click()
        page.get_by_role("radio", name="Dark").check()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.keyboard.type("Kotter")
        page.get_by_role("search").get_by_role("link").first.click()
        page.wait_for_url(lambda url: "#" in url or url != home)
        stored = page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))")
        assert stored == ["both-hats-colours"]
        assert page.context.cookies() == []


def test_a_device_that_can_share_shares_a_page_by_its_readers_address_while_the_tap_counts(
    browser: Browser, home: str
) -> None:
    with opened(browser, "about:blank") as page:
        page.add_init_script(
            "navigator.share = async what => { window.shared = { ...what, tapped:"
            " navigator.userActivation.isActive }; }"
        )
        page.goto(home + "chapters/definitions/?view=trainer#managing")
        page.get_by_role("button", name="Share this page").click()
        page.wait_for_function("() => window.shared")
        assert page.evaluate("window.shared") == {
            "title": page.title(),
            "url": home + "chapters/definitions/",
            "tapped": True,
        }


def test_where_it_cannot_no_button_offers_it(browser: Browser, home: str) -> None:
    with opened(browser, "about:blank") as page:
        page.add_init_script("delete Navigator.prototype.share")
        page.goto(home + "chapters/definitions/")
        expect(page.locator(".bh-said")).to_be_attached()  # what shares has run
        assert page.get_by_role("button", name="Share this page").count() == 0

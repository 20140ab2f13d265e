"""Finding one’s way: search, Contents, On this page, the skip link, the colour switch; by keyboard,
on phone and desk.
"""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from site_browser import opened

CHAPTER = "chapters/voices/"
PHONE, DESK = 360, 1280
on_phone_and_desk = pytest.mark.parametrize("width", [PHONE, DESK], ids=["phone", "desk"])
with_and_without_scripts = pytest.mark.parametrize(
    "scripts", [True, False], ids=["", "without JavaScript"]
)

FOUND = re.compile(r"^\s*\d+ matching document")
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
def test_search_says_when_there_is_nothing_finds_kotter_and_lands_on_his_section_by_keyboard_alone(
    browser: Browser, home: str, width: int
) -> None:
    with opened(browser, home, width=width) as page:
        search = page.get_by_role("search")
        status = search.get_by_role("status")
        for wanted, says in (("xylophone", "No matching documents"), ("Kotter", FOUND)):
            if width == PHONE:
                tab_to(page, "Search")
                page.keyboard.press("Enter")
            else:
                page.keyboard.press("/")
            expect(search.get_by_role("textbox", name="Search this guide")).to_be_focused()
            page.keyboard.press("Control+A")  # over what was sought before
            page.keyboard.type(wanted)
            expect(status).to_contain_text(says)
            if says != FOUND:
                page.keyboard.press("Escape")
                expect(status).to_be_hidden()
                expect(page.get_by_role("heading", level=1)).to_be_visible()
        results = search.get_by_role("link")
        page.keyboard.press("ArrowDown")
        expect(results.first).to_be_focused()
        further_down = results.evaluate_all("""all => all.findIndex(
            each => each.querySelector("h1, h2, h3")?.textContent.includes("Kotter"))""")
        for _ in range(further_down):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "#" in url)
        fragment = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        expect(page.locator(f"[id='{fragment}']")).to_contain_text("Kotter")
        assert_shown(page, fragment)
        expect(status).to_be_hidden()


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
        own_page = {} if scripts else {"All pages": "contents/"}  # where the list is then
        for name, address in (own_page | {"Questions people ask": "chapters/faq/"}).items():
            tab_to(page, name, 40)
            page.keyboard.press("Enter")
            page.wait_for_url(home + address)


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
        for key in ("Tab", "Tab", "Enter"):
            page.keyboard.press(key)
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
@pytest.mark.turns(2)
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


def test_the_colour_switch_works_by_keyboard_goes_along_and_is_all_that_is_ever_stored(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + CHAPTER, color_scheme="light") as page:
        contents = page.get_by_role("button", name="Contents")
        dark, device = page.get_by_label("Dark"), page.get_by_label("As on this device")
        light = page.evaluate(GROUND)
        contents.press("Enter")
        expect(device).to_be_checked()
        dark.focus()
        page.keyboard.press("Space")
        page.wait_for_function(f"light => {GROUND} !== light", arg=light)
        chosen = page.evaluate(GROUND)
        for go_on in (page.reload, lambda: page.goto(home + "chapters/faq/")):
            go_on()
            assert page.evaluate(GROUND) == chosen
        page.keyboard.press("/")
        page.keyboard.type("Kotter")
        page.get_by_role("search").get_by_role("link").first.click()
        page.wait_for_url(lambda url: "faq" not in url)
        kept = page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))")
        assert (kept, page.context.cookies()) == (["both-hats-colours"], [])
        contents.click()
        expect(dark).to_be_checked()
        device.check()
        for scheme, ground in (("light", light), ("dark", chosen)):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_function(f"ground => {GROUND} === ground", arg=ground)


@with_and_without_scripts
def test_without_a_choice_the_colours_are_the_devices(
    browser: Browser, home: str, scripts: bool
) -> None:
    with opened(browser, home, color_scheme="light", java_script_enabled=scripts) as page:
        light = page.evaluate(GROUND)
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(GROUND) != light


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

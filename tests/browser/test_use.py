"""Finding one’s way: Contents, On this page, the skip link, colours and text size; by keyboard,
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
GROUND = "getComputedStyle(document.body).backgroundColor"
SIZE = "Number.parseFloat(getComputedStyle(document.documentElement).fontSize)"


def enter(page: Page, name: str, limit: int = 12) -> None:
    """By the Tab key to what is called so, and in."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate(f"({FOCUSED}.ariaLabel || {FOCUSED}.textContent).trim()") == name:
            return page.keyboard.press("Enter")
    pytest.fail(f"{limit} times Tab, and no “{name}”")


def landed(page: Page) -> str:
    """The id in the address, once what it names is on the screen and not under the header."""
    page.wait_for_url(lambda url: "#" in url)
    fragment = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    page.wait_for_function(
        """id => {
            const box = document.getElementById(id).getBoundingClientRect();
            const header = document.querySelector("header").getBoundingClientRect();
            return box.top >= header.bottom - 1 && box.top < innerHeight;
        }""",
        arg=fragment,
    )
    return fragment


@with_and_without_scripts
@on_phone_and_desk
@pytest.mark.turns(1)
def test_contents_open_by_keyboard_lead_to_a_page_and_close_with_escape(
    browser: Browser, home: str, width: int, scripts: bool
) -> None:
    with opened(browser, home + CHAPTER, width=width, java_script_enabled=scripts) as page:
        contents = page.get_by_role("navigation", name="Contents")
        expect(contents).to_be_hidden()
        enter(page, "Contents")
        expect(contents).to_be_visible()
        if scripts:
            expect(contents.locator("[aria-current=page]")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(contents).to_be_hidden()
        assert page.evaluate(f"{FOCUSED}.textContent.trim()") == "Contents"
        page.keyboard.press("Enter")
        own_page = {} if scripts else {"All pages": "contents/"}  # where the list is then
        for name, address in (own_page | {"Questions people ask": "chapters/faq/"}).items():
            enter(page, name, 40)
            page.wait_for_url(home + address)


@with_and_without_scripts
def test_sections_stand_beside_the_text_on_a_desk_and_open_and_lead_on_by_keyboard_on_a_phone(
    browser: Browser, home: str, scripts: bool
) -> None:
    with opened(browser, home + CHAPTER, width=DESK, java_script_enabled=scripts) as page:
        sections = page.get_by_role("navigation", name="On this page")
        expect(sections).to_be_visible()
        listed = [link.get_attribute("href") for link in sections.get_by_role("link").all()]
        headed = page.locator("article > h2").evaluate_all("all => all.map(each => each.id)")
        assert listed == [f"#{each}" for each in headed]
        page.set_viewport_size({"width": PHONE, "height": 800})
        expect(sections).to_be_hidden()
        enter(page, "On this page")
        expect(sections).to_be_visible()
        for key in ("Tab", "Tab", "Enter"):
            page.keyboard.press(key)
        assert landed(page) in headed


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
        for key in ("Enter", "Tab"):
            page.keyboard.press(key)
        assert not page.evaluate("""() => document.querySelector("h1").compareDocumentPosition(
            document.querySelector(location.hash)) & Node.DOCUMENT_POSITION_FOLLOWING"""), (
            "over the title and the answer under it"
        )
        expect(page.locator("article :focus")).to_be_attached()


def test_colours_and_text_size_go_along_and_are_all_that_is_ever_stored(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + CHAPTER, color_scheme="light") as page:
        contents = page.get_by_role("button", name="Contents")
        dark, device = page.get_by_label("Dark"), page.get_by_label("Device")
        light = page.evaluate(GROUND)
        contents.press("Enter")
        expect(device).to_be_checked()
        dark.focus()
        page.keyboard.press("Space")
        page.wait_for_function(f"light => {GROUND} !== light", arg=light)
        page.get_by_label("130%").check()
        chosen = page.evaluate(GROUND)
        for go_on in (page.reload, lambda: page.goto(home + "chapters/faq/")):
            go_on()
            assert (page.evaluate(GROUND), page.evaluate(SIZE)) == (chosen, 16 * 1.3)
        page.keyboard.press("Control+k")
        page.keyboard.type("Kotter")
        page.get_by_role("dialog").get_by_role("link").nth(1).click()
        page.wait_for_url(lambda url: "faq" not in url)
        kept = page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))")
        assert (kept, page.context.cookies()) == (
            ["both-hats-colours", "both-hats-text"],
            [],
        )
        contents.click()
        expect(dark).to_be_checked()
        device.check()
        page.get_by_label("100%").check()
        assert page.evaluate("localStorage.length") == 0 and page.evaluate(SIZE) == 16
        for scheme, ground in (("light", light), ("dark", chosen)):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_function(f"ground => {GROUND} === ground", arg=ground)


def test_on_a_phone_a_thumb_reaches_colours_and_text_size_at_once_also_from_the_foot_of_a_page(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + CHAPTER, width=PHONE, height=740) as page:
        for name in ("Contents", "Colours and text size"):
            page.get_by_role("button", name=name).click()
            for switch in page.get_by_role("radio").all():
                expect(switch).to_be_in_viewport(ratio=1)
            page.keyboard.press("Escape")


def test_the_list_beside_the_text_marks_the_section_that_an_address_deep_in_it_leads_to(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + CHAPTER, width=DESK) as page:
        marked = page.locator(".bh-toc [aria-current]")
        figures = page.locator("figure[id]").evaluate_all("all => all.map(each => each.id)")
        for target in (figures[-1], figures[0], figures[len(figures) // 2]):
            page.evaluate("id => { location.hash = id; }", target)
            section = page.locator(f"#{target}").evaluate(
                """each => { let at = each; while (!at.matches("h2")) at =
                    at.previousElementSibling ?? at.parentElement; return at.id; }"""
            )
            expect(marked).to_have_attribute("href", f"#{section}")


def test_without_javascript_colours_are_the_devices_and_nothing_is_offered_that_would_not_work(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + CHAPTER, color_scheme="light", java_script_enabled=False) as page:
        light = page.evaluate(GROUND)
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(GROUND) != light
        page.get_by_role("button", name="Contents").click()
        offered = page.get_by_role("radio").all()
        assert [each.inner_text() for each in offered if each.is_visible()] == []


def test_a_device_that_can_share_shares_a_page_by_its_readers_address_while_the_tap_counts(
    browser: Browser, home: str
) -> None:
    with opened(browser, "about:blank") as page:
        button = page.get_by_role("button", name="Share this page")
        page.add_init_script("delete Navigator.prototype.share")
        page.goto(home + "chapters/definitions/")
        expect(page.locator(".bh-said")).to_be_attached()  # what shares has run
        expect(button).to_have_count(0)
        page.add_init_script("""navigator.share = async what => { window.shared = { ...what,
            tapped: navigator.userActivation.isActive }; }""")
        page.goto(home + "chapters/definitions/?view=trainer#managing")
        button.click()
        page.wait_for_function("() => window.shared")
        assert page.evaluate("window.shared") == {
            "title": page.title(),
            "url": home + "chapters/definitions/",
            "tapped": True,
        }

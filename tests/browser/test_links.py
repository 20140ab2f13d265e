"""Short links in a real browser: they lead on without JavaScript, their QR codes scan, the index
narrows, copies and prints.
"""

import re

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from qr_reading import says
from site_browser import Visit, faint, inaccessible, opened, sideways
from site_fixtures import ROOT, SHOWN_URL, SITE_URL

pytestmark = pytest.mark.journeys("docs/javascripts/links/")

INDEX, CODES = "trainers/links/", "go/"
CAREER = "chapters/faq/#career"
LINKS = yaml.safe_load((ROOT / "docs/data/links.yml").read_text("utf-8"))["links"]
CODE = {target: code for code, target in LINKS.items()}


@pytest.fixture
def index(visit: Visit) -> Page:
    page = visit(INDEX, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".bh-links__filter").wait_for()
    return page


def shown(page: Page) -> list[str]:
    """The kind of each link that is, in order."""
    return page.locator(".bh-link").evaluate_all(
        "all => all.filter(each => each.checkVisibility()).map(each => each.dataset.kind)"
    )


def test_without_javascript_short_links_land_on_their_things_and_the_whole_list_is_there(
    browser: Browser, home: str
) -> None:
    with opened(browser, home, java_script_enabled=False) as page:
        for target, place in (
            ("chapters/differences/#at-a-glance", "#at-a-glance"),
            ("about/glossary/#alignment", "#alignment"),
            ("./", "h1"),
        ):
            page.goto(f"{home}go/{CODE[target]}/")
            page.wait_for_url(home + target.removeprefix("./"))
            expect(page.locator(place)).to_be_in_viewport()
        page.route("**/qr.svg", lambda route: route.abort())  # without scripts, hundreds come
        page.goto(home + INDEX)
        assert len(shown(page)) == len(CODE)
        expect(page.locator(".bh-links__filter:visible, .bh-link button")).to_have_count(0)


def test_on_a_phone_a_short_link_that_somebody_stops_is_accessible_and_fits_and_its_code_scans(
    browser: Browser, home: str
) -> None:
    address = f"{CODES}{CODE[CAREER]}/"
    with opened(browser, home, width=360) as page:
        stopped = re.sub("<meta http-equiv.*?>", "", page.request.get(home + address).text())
        page.route("**/go/*/", lambda route: route.fulfill(content_type="text/html", body=stopped))
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(home + address)
            assert inaccessible(page) + faint(page) + sideways(page, 320) == [], scheme
            assert says(page.screenshot()) == SITE_URL + address, scheme


def test_qr_codes_scan_from_the_screen_in_light_and_dark_on_phone_and_desk(index: Page) -> None:
    card = index.locator(".bh-link").nth(1)
    code = card.locator("b").inner_text()
    for scheme, width in (("light", 360), ("dark", 360), ("light", 1280), ("dark", 1280)):
        index.emulate_media(color_scheme=scheme)
        index.set_viewport_size({"width": width, "height": 800})
        card.locator("img").evaluate("each => { each.loading = 'eager'; return each.decode(); }")
        assert says(card.locator("img").screenshot()) == f"{SITE_URL}go/{code}/", (scheme, width)


def test_the_list_narrows_says_what_is_left_as_the_address_does_and_prints_just_that_as_whole_cards(
    index: Page, home: str
) -> None:
    kind, words = index.get_by_label("Kind"), index.get_by_label("Words in the title")
    said = index.get_by_role("status").first
    kind.select_option("quote")
    quotes = shown(index)
    assert (set(quotes), index.url) == ({"quote"}, f"{home}{INDEX}?kind=quote")
    words.fill("drucker")
    found = shown(index)
    expect(said).to_have_text(re.compile(rf"^{len(found)} of \d+ links$"))
    assert 0 < len(found) < len(quotes)
    headings = index.locator("article h2:visible").count()
    assert headings == index.locator(".bh-links__list:visible").count() < 10
    index.reload()
    expect(kind).to_have_value("quote")
    assert (shown(index), index.url) == (found, f"{home}{INDEX}?kind=quote&find=drucker")
    index.go_back()
    expect(kind).to_have_value("")
    words.focus()
    index.keyboard.type("nothing holds this")
    expect(said).to_contain_text("None of")
    for key in ("Tab", "Tab", "Enter"):  # past the kinds, to the button that shows all
        index.keyboard.press(key)
    expect(said).to_have_text(re.compile(r"^(\d+) of \1 links$"))
    index.evaluate("() => { window.print = () => { window.printed = true; }; }")
    kind.select_option("quote")
    index.get_by_role("button", name="Print as cards").click()
    index.wait_for_function("() => window.printed")
    index.emulate_media(media="print")
    assert shown(index) == quotes
    cut_or_without_code = index.locator(".bh-link:visible").evaluate_all(
        """all => all.filter(each => !each.querySelector("img").naturalWidth ||
            getComputedStyle(each).breakInside !== "avoid" ||
            each.scrollHeight > each.clientHeight + 1).map(each => each.textContent)"""
    )
    assert cut_or_without_code == []
    others = "article > :not(.bh-links__list):visible, .bh-link button:visible"
    expect(index.locator(f"header:visible, footer:visible, {others}")).to_have_count(0)


def test_a_short_link_is_copied_also_where_the_address_is_not_secure_or_it_says_that_it_was_not(
    index: Page, home: str
) -> None:
    clipboard = index.evaluate_handle("navigator.clipboard")
    said = index.get_by_role("status").first
    no_newer_way = """() => {
        Object.defineProperty(navigator, "clipboard", { value: undefined });
        addEventListener("copy", () => { window.older = true; }, true);
    }"""  # as at an insecure address
    for number, allowed in enumerate(("() => {}", no_newer_way)):
        index.evaluate(allowed)
        card = index.locator(".bh-link").nth(number)
        code = card.locator("b").inner_text()
        button = card.get_by_role("button")
        expect(button).to_have_accessible_name(f"Copy {SHOWN_URL}/go/{code}")
        button.click()
        expect(said).to_have_text(f"Copied {SHOWN_URL}/go/{code}")
        expect(button).to_be_focused()
        assert clipboard.evaluate("each => each.readText()") == f"{home}go/{code}/", allowed
    assert index.evaluate("window.older"), "the second time in the older way"
    index.evaluate("() => { document.execCommand = () => false; }")
    button.click()
    expect(said).to_have_text("Your browser did not allow copying.")


def test_a_code_typed_on_the_page_for_codes_opens_its_thing_or_is_answered_on_the_spot(
    browser: Browser, home: str
) -> None:
    code = CODE[CAREER]
    with opened(browser, home + CODES) as page:
        field = page.get_by_label("The four letters")
        for typed in ("zzzz", "", "no such thing", "<b>", "../.."):
            field.fill(typed)
            page.get_by_role("button", name="Go").click()
            expect(page.get_by_role("status")).to_contain_text(f"no short link “{typed}”")
            assert page.url == home + CODES, typed
        for typed in (
            f"{code[:2].upper()}{code[2:]}",
            f" {code[:2]} {code[2:]} ",
            f"{SHOWN_URL}/go/{code}",
            f"{SITE_URL}go/{code}/",
        ):
            page.goto(home + CODES)
            field.fill(typed)
            field.press("Enter")
            page.wait_for_url(home + CAREER)


SEEN = """id => { const each = document.getElementById(id), box = each.getBoundingClientRect();
    return !each.closest("details:not([open])") && box.top < innerHeight &&
        box.top >= document.querySelector(".bh-header").getBoundingClientRect().bottom; }"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("address", "anchor"),
    [("chapters/faq/", "cite"), ("self-check/", "me-leading"), ("self-check/", "team-key")],
)
@pytest.mark.turns(2)
def test_a_link_to_something_folded_away_opens_it_and_brings_it_into_view_in_any_browser(
    browser: Browser, home: str, address: str, anchor: str, width: int
) -> None:
    with opened(browser, f"{home}{address}#{anchor}", width=width) as page:
        page.wait_for_function(SEEN, arg=anchor)
        for led in (  # as a link does, and as no browser acts on by itself
            "id => { location.hash = id; }",
            """id => { history.replaceState(null, "", "#" + id);
                dispatchEvent(new HashChangeEvent("hashchange")); }""",
        ):
            page.goto(home + address)
            assert not page.evaluate(SEEN, anchor), "folded at first"
            page.evaluate(led, anchor)
            page.wait_for_function(SEEN, arg=anchor)

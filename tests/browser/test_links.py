"""Short links in a real browser: they lead on without JavaScript, their QR codes scan, the index
narrows, copies and prints.
"""

import re
from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from qr_reading import says
from site_browser import Visit, faint, inaccessible, opened, sideways
from site_fixtures import SHOWN_URL, SITE_URL, Built

pytestmark = pytest.mark.journeys("docs/javascripts/links/")

INDEX = "trainers/links/"
CLEAR = """each => { const box = each.getBoundingClientRect();
    return box.top >= document.querySelector(".bh-header").getBoundingClientRect().bottom &&
    box.top < innerHeight; }"""
NO_NEWER_WAY = (  # as on an insecure address
    "() => Object.defineProperty(navigator, 'clipboard', { value: undefined })"
)


@pytest.fixture(scope="module")
def codes(built: Built) -> dict[str, str]:
    """Target → code."""
    return {
        target: code
        for code, target in yaml.safe_load(
            (built.source / "docs/data/links.yml").read_text("utf-8")
        )["links"].items()
    }


@pytest.fixture
def index(browser: Browser, home: str) -> Iterator[Page]:
    with opened(browser, home + INDEX, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.locator(".bh-links__filter").wait_for()
        yield page


def shown(page: Page) -> list[str]:
    return page.locator(".bh-link:visible").evaluate_all(
        "all => all.map(each => each.dataset.kind)"
    )


def test_a_short_link_lands_on_its_thing_without_javascript(
    browser: Browser, home: str, codes: dict[str, str]
) -> None:
    with opened(browser, home, java_script_enabled=False) as page:
        for target in (
            "chapters/differences/#at-a-glance",
            "chapters/faq/#career",
            "about/glossary/#alignment",
            "scenarios/ward/",
            "./",
        ):
            page.goto(f"{home}go/{codes[target]}/")
            page.wait_for_url(home + target.removeprefix("./"))
            anchor = target.partition("#")[2]
            expect(page.locator(f"#{anchor}" if anchor else "h1")).to_be_in_viewport()


def test_what_a_short_link_shows_whoever_stops_it_is_accessible_and_fits(
    browser: Browser, home: str, codes: dict[str, str]
) -> None:
    with opened(browser, home, width=360) as page:
        page.route(
            "**/stopped",
            lambda route: route.fulfill(
                content_type="text/html",
                body=re.sub(
                    r"<meta http-equiv.*?>",
                    "",
                    page.request.get(f"{home}go/{codes['chapters/faq/#career']}/").text(),
                ),
            ),
        )
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(f"{home}stopped")
            assert inaccessible(page) + faint(page) + sideways(page, 320) == []
            assert says(page.screenshot()) == f"{SITE_URL}go/{codes['chapters/faq/#career']}/"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.turns(2)
def test_qr_codes_scan_from_the_screen_in_light_and_dark(
    browser: Browser, home: str, scheme: str, width: int
) -> None:
    with opened(browser, home + INDEX, color_scheme=scheme, width=width) as page:
        for card in page.locator(".bh-link").all()[:3]:
            card.scroll_into_view_if_needed()
            card.locator("img").evaluate("each => each.decode()")
            code = card.locator("b").inner_text()
            assert says(card.locator("img").screenshot()) == f"{SITE_URL}go/{code}/"


def test_without_javascript_the_whole_list_is_there_and_nothing_that_would_not_work(
    browser: Browser, home: str, codes: dict[str, str]
) -> None:
    with opened(browser, home + INDEX, java_script_enabled=False) as page:
        expect(page.locator(".bh-link:visible")).to_have_count(len(codes))
        expect(page.locator("form.bh-links__filter, .bh-link button")).to_have_count(1)
        expect(page.locator(".bh-links__filter")).to_be_hidden()


def test_the_list_narrows_by_kind_and_words_says_how_many_are_left_and_the_address_says_the_same(
    index: Page, home: str
) -> None:
    index.get_by_label("Kind").select_option("quote")
    assert set(shown(index)) == {"quote"} and index.url == f"{home}{INDEX}?kind=quote"
    quotes = len(shown(index))
    index.get_by_label("Words in the title").fill("drucker")
    expect(index.get_by_role("status").first).to_have_text(
        re.compile(rf"^{len(shown(index))} of \d+ links$")
    )
    assert 0 < len(shown(index)) < quotes and index.url == f"{home}{INDEX}?kind=quote&find=drucker"
    assert (
        index.locator("article h2:visible").count()
        == index.locator(".bh-links__list:visible").count()
        < 10
    )
    index.reload()
    assert 0 < len(shown(index)) < quotes and index.get_by_label("Kind").input_value() == "quote"
    index.go_back()
    expect(index.get_by_label("Kind")).to_have_value("")


def test_it_all_works_by_keyboard(index: Page) -> None:
    index.get_by_label("Words in the title").focus()
    index.keyboard.type("nothing holds this")
    expect(index.get_by_role("status").first).to_contain_text("None of")
    index.keyboard.press("Tab")
    index.keyboard.press("Tab")
    index.keyboard.press("Enter")
    expect(index.get_by_role("status").first).to_have_text(re.compile(r"^(\d+) of \1 links$"))


def test_an_address_that_makes_no_sense_does_no_harm(visit: Visit, home: str) -> None:
    page = visit()
    for query in ("?kind=%3Cscript%3E", "?kind=nonsense&find=%E0%A4", "?find=" + "x" * 5000):
        page.goto(home + INDEX + query)
        page.locator(".bh-links__filter").wait_for()
        expect(page.get_by_label("Kind")).to_have_value("")


@pytest.mark.parametrize("way", ["newer", "older"])
def test_a_short_link_is_copied_also_where_the_address_is_not_secure(
    index: Page, way: str, home: str
) -> None:
    card = index.locator(".bh-link").nth(3)
    code = card.locator("b").inner_text()
    index.evaluate("window.asked = 0; addEventListener('copy', () => window.asked++, true)")
    read = index.evaluate_handle(
        "() => { const clipboard = navigator.clipboard; return () => clipboard.readText(); }"
    )
    if way == "older":
        index.evaluate(NO_NEWER_WAY)
    button = card.get_by_role("button", name=f"Copy {SHOWN_URL}/go/{code}")
    button.click()
    expect(index.get_by_role("status").first).to_contain_text(f"Copied {SHOWN_URL}")
    assert read.evaluate("read => read()") == f"{home}go/{code}/" and index.evaluate(
        "window.asked"
    ) == (way == "older")
    expect(button).to_be_focused()


def test_where_copying_is_refused_it_says_so(index: Page) -> None:
    index.evaluate(
        "() => { navigator.clipboard.write = () => Promise.reject(new Error('no'));"
        " document.execCommand = () => false; }"
    )
    index.locator(".bh-link button").first.click()
    expect(index.get_by_role("status").first).to_have_text("Your browser did not allow copying.")


@pytest.mark.parametrize(("paper", "cards"), [("A4", 12), ("Letter", 10)])
@pytest.mark.turns(1)
def test_it_prints_as_whole_cards_with_every_qr_code_that_is_shown_and_nothing_else(
    index: Page, paper: str, cards: int
) -> None:
    index.evaluate(
        "() => { window.print = () => (window.printed = true); }"
    )  # of an expression, Playwright would call the function
    index.get_by_label("Kind").select_option("skill")
    index.get_by_role("button", name="Print as cards").click()
    index.wait_for_function("() => window.printed")
    assert index.locator(".bh-link:visible img").evaluate_all(
        "all => all.every(each => each.complete && each.naturalWidth)"
    )
    number = len(shown(index))
    assert index.pdf(format=paper).count(b"/Type /Page\n") == -(-number // cards)
    index.emulate_media(media="print")
    assert shown(index) == ["skill"] * number
    assert (
        index.locator(
            "article > :visible:not(.bh-links__list), header:visible, footer:visible, .bh-link"
            " button:visible"
        ).count()
        == 0
    )
    assert index.locator(".bh-link:visible").evaluate_all(
        "all => all.every(each => getComputedStyle(each).breakInside === 'avoid' &&"
        " each.scrollHeight <= each.clientHeight + 1)"
    )


def test_a_code_typed_on_the_page_for_codes_opens_its_thing(
    visit: Visit, home: str, codes: dict[str, str]
) -> None:
    code = codes["chapters/faq/#career"]
    page = visit()
    for typed in ("{0}{1}", " {0} {1} ", SHOWN_URL + "/go/{0}{1}", SITE_URL + "go/{0}{1}/"):
        page.goto(home + "go/")
        page.get_by_label("The four letters").fill(typed.format(code[:2].upper(), code[2:]))
        page.keyboard.press("Enter")
        page.wait_for_url(f"{home}chapters/faq/#career")


def test_a_code_that_does_not_exist_is_answered_on_the_spot(browser: Browser, home: str) -> None:
    with opened(browser, home + "go/") as page:
        for typed in ("zzzz", "", "no such thing", "<b>", "../.."):
            page.get_by_label("The four letters").fill(typed)
            page.get_by_role("button", name="Go").click()
            expect(page.get_by_role("status")).to_contain_text(
                f"There is no short link “{typed.strip()}”"
            )
            assert page.url == home + "go/"


FOLDED = [("chapters/faq/", "cite"), ("self-check/", "me-leading"), ("self-check/", "team-key")]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("address", "anchor"), FOLDED)
@pytest.mark.turns(2)
def test_a_link_to_something_folded_away_opens_it_and_brings_it_into_view(
    browser: Browser, home: str, address: str, anchor: str, width: int
) -> None:
    def open_and_clear() -> None:
        expect(page.locator(f"details:not([open]):is(#{anchor}, :has(#{anchor}))")).to_have_count(0)
        page.wait_for_function(f"() => ({CLEAR})(document.getElementById({anchor!r}))")

    with opened(browser, f"{home}{address}#{anchor}", width=width) as page:
        open_and_clear()
        page.goto(f"{home}{address}")
        page.evaluate("scrollTo(0, 0)")
        assert page.locator(f"details:not([open]):is(#{anchor}, :has(#{anchor}))").count() == 1
        page.evaluate(
            "anchor =>"
            " document.querySelector('article').append(Object.assign(document.createElement('a'), {"
            " href: `#${anchor}`, textContent: 'There' }))",
            anchor,
        )
        page.get_by_role("link", name="There").click()
        open_and_clear()


def test_it_opens_also_in_a_browser_that_does_not_open_it_by_itself(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}self-check/") as page:
        page.evaluate(
            "history.replaceState(null, '', '#me-leading'); dispatchEvent(new"
            " HashChangeEvent('hashchange'))"
        )  # which no browser acts on
        expect(page.locator("details[open]:has(#me-leading)")).to_have_count(1)
        page.wait_for_function(f"() => ({CLEAR})(document.getElementById('me-leading'))")

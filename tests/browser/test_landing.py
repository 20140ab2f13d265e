"""Every address lands: what it asks for stands under the header at once, and stays there."""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from site_browser import opened
from site_fixtures import ROOT, served
from turns import turn_of

TARGETS = yaml.safe_load((ROOT / "docs/data/links.yml").read_text("utf-8"))["links"]
# What no short link leads to, but somebody else might: within folds, far down, in tables.
ELSEWHERE = (
    "chapters/faq/#fn:burke-hutchins-2007",
    "chapters/differences/#training-money",
    "chapters/differences/#at-a-glance-questions",
    "chapters/team-signs/#signs-table-low-engagement",
    "about/sources/#zaleznik-1977",
    "scenarios/ward/#twist",
)
TOP = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    done(target?.getClientRects().length
        ? [Math.round(target.getBoundingClientRect().top), end] : [-1, false]);
})))"""
WIDTHS = (320, 360, 390, 768, 1280)
NO_SCRIPT_YET, ALL_THERE = "before its scripts", "with its scripts"


READ = """() => new Promise(done => document.readyState === "loading"
    ? document.addEventListener("readystatechange", () => done(), {once: true}) : done())"""


@contextlib.contextmanager
def slow(page: Page) -> Iterator[None]:
    """Scripts arrive only when this ends."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.mjs", hold)
    yield
    page.route("**/*.mjs", lambda route: route.continue_())
    for route in held:
        route.continue_()


def misses(page: Page, address: str) -> list[str]:
    """Where what an address asks for does not stand 60 to 120 px from the top of the screen, or, at
    the end of a page, on the screen; before its scripts have come and with them.
    """
    tops = {}
    page.goto("about:blank")
    with slow(page):
        page.goto(address, wait_until="commit")
        page.evaluate(READ)
        tops[NO_SCRIPT_YET] = page.evaluate(TOP)
    page.wait_for_load_state("load")
    tops[ALL_THERE] = page.evaluate(TOP)
    return [
        f"{address}: at {top} px {when}"
        for when, (top, end) in tops.items()
        if not (60 <= top <= 120 or (end and 0 < top < page.viewport_size["height"] - 40))
    ]


def all_misses(browser: Browser, home: str, width: int, addresses: list[str]) -> list[str]:
    """The same, for addresses of the site."""
    height = 740 if width < 600 else 800
    with opened(
        browser, "about:blank", width=width, height=height, reduced_motion="no-preference"
    ) as page:
        return [miss for each in addresses for miss in misses(page, home + each)]


def led_to(site: Path) -> list[str]:
    """Where short links lead, if to a place in a page."""
    pages = ((site / f"go/{code}/index.html").read_text("utf-8") for code in TARGETS)
    leads = [re.search(r'url=[./]*([^"]+)"', page)[1] for page in pages]
    return [each for each in leads if "#" in each]


@pytest.mark.parametrize("width", (360, 1280))
def test_what_an_address_asks_for_stands_under_the_header_at_once_and_stays(
    browser: Browser, home: str, built: object, width: int
) -> None:
    addresses = [*ELSEWHERE, *turn_of(led_to(built.site), 8)]
    assert all_misses(browser, home, width, addresses) == []


@pytest.mark.whole  # every short link, on every screen
@pytest.mark.parametrize("width", WIDTHS)
def test_every_short_link_lands(browser: Browser, home: str, built: object, width: int) -> None:
    addresses = [*ELSEWHERE, *led_to(built.site)]
    assert len(addresses) > 400 and all_misses(browser, home, width, addresses) == []


PLACE = '<p style="height: 3000px">Above</p><h2 id="a">Here</h2><p style="height: 3000px">Below</p>'
LATE = 'document.querySelector("p").before(document.createElement("hr"))'
MODULE = '<script type="module" src="a.mjs"{}></script>'
FRAME = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><style>
html {{ scroll-padding-top: 80px }} hr {{ height: 200px }} {}</style>{}"""


@pytest.mark.parametrize(
    ("inside", "script", "found"),
    [
        (PLACE + MODULE.format(" async"), "", set()),
        (PLACE + MODULE.format(""), "", {NO_SCRIPT_YET}),
        (PLACE.replace("Above", "") + MODULE.format(" async"), f"{LATE}; scrollTo(0, 99)",
         {ALL_THERE}),
        (f"<div hidden>{PLACE}</div>", "", {NO_SCRIPT_YET, ALL_THERE}),
    ],
    ids=["a good page", "waited for", "moved later", "not shown"],
)  # fmt: skip
def test_an_address_that_misses_is_caught(
    browser: Browser, tmp_path: Path, inside: str, script: str, found: set[str]
) -> None:
    (tmp_path / "index.html").write_text(FRAME.format("", inside), "utf-8")
    (tmp_path / "a.mjs").write_text(script)
    with served(tmp_path) as home, opened(browser, "about:blank", width=360) as page:
        missed = misses(page, f"{home}#a")
    assert {each.partition(" px ")[2] for each in missed} == found


def test_an_address_opens_at_its_place_and_only_a_link_in_the_page_may_glide(
    browser: Browser, home: str
) -> None:
    way = "getComputedStyle(document.documentElement).scrollBehavior"
    address = f"{home}chapters/faq/#kotter"
    with opened(browser, address, width=1280, reduced_motion="no-preference") as page:
        assert page.evaluate(way) == "auto"
        page.get_by_role("navigation", name="On this page").get_by_role("link").last.focus()
        assert page.evaluate(way) == "smooth"
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate(way) == "auto"


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without JavaScript"])
def test_what_is_folded_opens_for_its_address_and_answers_and_cards_for_theirs(
    browser: Browser, home: str, scripts: bool
) -> None:
    with opened(browser, "about:blank", width=360, java_script_enabled=scripts) as page:
        page.goto(f"{home}chapters/faq/#fn:burke-hutchins-2007")
        expect(page.locator("[id='fn:burke-hutchins-2007']")).to_be_in_viewport()
        if scripts:
            for address, seen in (
                ("chapters/faq/#kotter", "Opening a new clinic is change"),
                ("chapters/evidence/#claim-feedback-mixed", "Who was asked or tested"),
                ("chapters/voices/#quote-things-right", "Copy quotation"),
            ):
                page.goto(home + address)
                expect(page.get_by_text(seen).locator("visible=true").first).to_be_in_viewport()


def test_a_tap_on_a_number_opens_its_note_under_the_line_and_another_closes_it(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}chapters/differences/#shared-work", width=360) as page:
        number = page.locator("#shared-work ~ :is(p, .bh-claim) .footnote-ref").first
        text, place = number.locator("xpath=ancestor::p"), page.evaluate("scrollY")
        number.tap()
        note = page.locator(".bh-opened-note")
        expect(note.get_by_role("link", name="in the bibliography")).to_be_visible()
        assert note.bounding_box()["width"] > text.bounding_box()["width"] - 2
        assert page.evaluate("scrollY") == place
        number.tap()
        expect(note).to_have_count(0)
        page.set_viewport_size({"width": 1280, "height": 800})
        number.click()
        expect(page.locator(number.get_attribute("href").replace(":", "\\:"))).to_be_in_viewport()


def test_on_a_desk_notes_stand_in_the_margin_beside_their_line_without_any_script(
    browser: Browser, home: str
) -> None:
    address = f"{home}chapters/evidence/"
    with opened(browser, address, width=1280, java_script_enabled=False) as page:
        places = page.locator(".bh-side-note").evaluate_all("""all => all.filter(each =>
            each.checkVisibility()).map(each => {
            const box = each.getBoundingClientRect(), text = each.parentElement;
            const number = each.previousElementSibling.getBoundingClientRect();
            return [box.left - text.getBoundingClientRect().right, box.top - number.top, box.right];
        })""")
    assert len(places) > 10
    assert all(0 < beside < 60 and right <= 1280 for beside, _, right in places), places
    assert sum(-5 < below < 80 for _, below, _ in places) > len(places) * 0.8, places

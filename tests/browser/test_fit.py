"""What promises a fit, fits: on both papers, on slides and on the first screen, whatever the fonts.

A document is printed once for a paper, and read from that file. At each change the widest fonts are
used, and decks and handouts take turns; --whole takes all of them, with every set of fonts.
"""

import io
from collections.abc import Collection

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from content.site import CUTOUTS, DECKS, PACKS, SHEETS
from font_sets import SETS, SIGNS, Browsers, each_set
from handout_checks import EMPTIEST, PLANS, bare, empty, most_pages
from site_browser import opened, sideways
from site_fixtures import ROOT
from turns import in_turn

PAPERS = ("A4", "Letter")
INDEX = "trainers/links/"
CHAPTERS = sorted(path.stem for path in (ROOT / "docs/chapters").glob("*.md"))


def printed(page: Page, paper: str, **options: object) -> list[str]:
    """The text of each sheet."""
    return [sheet.extract_text() for sheet in pages_of(page, paper, **options)]


def pages_of(page: Page, paper: str, **options: object) -> list[pypdf.PageObject]:
    file = page.pdf(format=paper, **options)
    return list(pypdf.PdfReader(io.BytesIO(file)).pages)


# ------------------------------------------------------------------------------------ fonts

# a chapter, a handout and a deck: their rules ask for all the families there are
ADDRESSES = ("chapters/differences/", "trainers/packs/buyers-45/", "trainers/slides/voices/")


def families(page: Page) -> set[str]:
    """Of the fonts that the text of a page is really set in."""
    browser = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        browser.send(f"{domain}.enable")
    root = browser.send("DOM.getDocument")["root"]["nodeId"]
    nodes = browser.send("DOM.querySelectorAll", {"nodeId": root, "selector": "body *"})["nodeIds"]
    return {
        font["familyName"]
        for node in nodes
        for font in browser.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    }


def problems(found: Collection[str], fonts: str) -> list[str]:
    missing = [f"{name} is not used" for name in SETS[fonts] if name not in found]
    strangers = sorted(set(found) - {*SETS[fonts], *SIGNS})
    return missing + [f"{name} is none of its fonts" for name in strangers]


@each_set
def test_pages_are_set_in_the_fonts_of_a_set_and_in_no_font_of_the_machine(
    browsers: Browsers, home: str, fonts: str
) -> None:
    for address in ADDRESSES:
        with opened(browsers(fonts), home + address) as page:
            assert problems(families(page), fonts) == [], address


def test_a_font_of_the_machine_and_one_that_is_not_used_are_caught(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + ADDRESSES[0]) as page:
        assert problems(families(page), "noto") == [
            "Noto Sans is not used",
            "Noto Serif is not used",
            "DejaVu Serif is none of its fonts",
        ]


# ------------------------------------------------------------------------------------ forms


@each_set
@pytest.mark.parametrize(
    ("address", "sides"),
    # a plan; how to use the questions, before, after, what they are worth; two checks with what
    # their results mean overleaf, and the method
    [("trainers/follow-up/", 1), ("trainers/questions/", 4), ("self-check/", 5)],
)
def test_a_form_takes_the_sides_of_paper_it_promises(
    browsers: Browsers, home: str, address: str, sides: int, fonts: str
) -> None:
    with opened(browsers(fonts), home + address) as page:
        assert [len(printed(page, paper)) for paper in PAPERS] == [sides, sides]


# ------------------------------------------------------------------------------------ cards

# Cards and sheets that hold more than they show, over their edge or over the line at their foot.
OVER = """() => [...document.querySelectorAll(
    ".bh-cut__card, .bh-cut__card--folded > div, .bh-cut__whole, .bh-cut__outside > *"
)].filter(card => {
    const foot = card.querySelector(":scope > .bh-cut__tag");
    const box = card.getBoundingClientRect();
    const end = (foot ? foot.getBoundingClientRect().top : box.bottom) + 1;
    const ends = [...card.children].filter(each => each !== foot).map(
        each => each.getBoundingClientRect().bottom);
    return card.scrollWidth > card.clientWidth + 1 || ends.some(each => each > end);
}).map(card => card.innerText.slice(0, 60))"""
PRINTED_WIDTH = {"A4": 703, "Letter": 725}  # between the margins of cutouts.css, in pixels


@each_set
@pytest.mark.parametrize("plan", in_turn(sorted(PLANS), 1))
def test_packs_and_sheets_take_few_pages_none_much_empty_and_cards_are_whole_on_the_page_they_name(
    browsers: Browsers, home: str, plan: str, fonts: str
) -> None:
    with opened(browsers(fonts), home) as page:
        for folder in (PACKS, SHEETS):
            page.goto(f"{home}{folder}{plan}/")
            for paper in PAPERS:
                sheets = pages_of(page, paper)
                assert len(sheets) <= most_pages(PLANS[plan], folder), (folder, paper)
                # the last is ruled, to write on
                assert [
                    number for number, each in enumerate(sheets[:-1], 1) if empty(each) > EMPTIEST
                ] == [], (folder, paper)
        page.goto(f"{home}{CUTOUTS}{plan}/")
        named = page.locator(".bh-cut").evaluate_all("each => each.map(one => one.dataset.page)")
        assert named == [str(number) for number in range(2, len(named) + 2)]
        for paper in PAPERS:
            assert len(pages_of(page, paper)) == 1 + len(named), paper
        page.emulate_media(media="print")
        for width in PRINTED_WIDTH.values():
            page.set_viewport_size({"width": width, "height": 971})
            assert page.evaluate(OVER) == [], width


def test_a_page_too_many_a_page_half_empty_and_a_card_too_full_are_caught(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}{SHEETS}buyers-90/") as page:
        page.evaluate("""() => {
            const [first, second] = document.querySelectorAll(".bh-stop");
            second.style.cssText = "break-before: page; margin-bottom: 600mm";
        }""")
        sheets = pages_of(page, "A4")
        assert empty(sheets[0]) > EMPTIEST and len(sheets) > most_pages(PLANS["buyers-90"], SHEETS)
    with opened(browser, f"{home}{CUTOUTS}buyers-45/") as page:
        page.emulate_media(media="print")
        page.set_viewport_size({"width": PRINTED_WIDTH["A4"], "height": 971})
        card = page.locator(".bh-cut__whole").first
        card.evaluate(
            "card => card.append(Object.assign(document.createElement('p'), "
            "{ textContent: 'More words. '.repeat(900) }))"
        )
        assert len(page.evaluate(OVER)) == 1


# Link cards that do not show all they hold: too high, or a title cut through its letters. A title
# ends in dots after its third line.
CUT = """() => [...document.querySelectorAll(".bh-link")].filter(card => {
    const words = card.querySelector("div"), title = card.querySelector(".bh-link__title");
    const lines = title.clientHeight / parseFloat(getComputedStyle(title).lineHeight);
    return words.scrollHeight > words.clientHeight + 1 || Math.abs(lines - Math.round(lines)) > 0.1;
}).map(card => card.textContent)"""
LENGTHEN = """address => document.querySelectorAll(".bh-link__short").forEach(
    link => { link.firstChild.data = address; })"""


@each_set
def test_link_cards_are_whole_even_with_a_long_address_and_as_many_on_a_sheet_as_promised(
    browsers: Browsers, home: str, fonts: str
) -> None:
    with opened(browsers(fonts), home + INDEX) as page:
        page.get_by_label("Kind").select_option("table")
        # as long as GitHub Pages gives a guide
        page.evaluate(LENGTHEN, "somebody-else.github.io/both-hats/go/")
        number = page.locator(".bh-link:visible").count()
        sheets = {paper: len(printed(page, paper)) for paper in PAPERS}
        assert sheets == {"A4": -(-number // 12), "Letter": -(-number // 10)}
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 670, "height": 800})  # between the margins of A4
        assert page.evaluate(CUT) == []
        title = page.locator(".bh-link:visible .bh-link__title").first
        title.evaluate("title => { title.style.height = '20pt'; }")
        assert len(page.evaluate(CUT)) == 1, "half a line is caught"


# ------------------------------------------------------------------------------------ decks

OUT_OF_PLATE = """() => [...document.querySelectorAll(".bh-slide__plate")].filter(plate => {
    const boxes = within => [...plate.querySelectorAll(within)].map(
        each => each.getBoundingClientRect());
    const box = plate.getBoundingClientRect(), [foot] = boxes(".bh-slide__foot");
    const leaves = each => each.right > box.right + 1 || each.bottom > box.bottom + 1;
    const overFoot = boxes(".bh-slide__body > *").some(each => each.bottom > foot.top + 1);
    return overFoot || boxes(":not(thead, thead *)").some(leaves);
}).map(plate => plate.parentElement.id)"""
TOO_LARGE = """async () => {
    const thing = document.querySelector(".bh-project__thing"), found = [], seen = new Set();
    const on = document.querySelector(".bh-project [value=on]");
    for (;;) {
        await new Promise(done => setTimeout(done, 30));
        const shown = new URLSearchParams(location.search).get("project");
        seen.add(shown);
        const { scrollHeight: high, scrollWidth: wide } = thing;
        const scrolls = innerWidth < 600; // on a phone, what is long
        if ((high > thing.clientHeight + 1 && !scrolls) || wide > thing.clientWidth + 1)
            found.push(shown);
        if (on.getAttribute("aria-disabled") === "true") break;
        on.click();
    }
    const all = [...document.querySelectorAll(".bh-slide")].map(({ id }) => id);
    return [...found, ...new Set(all).symmetricDifference(seen)];
}"""


@each_set
@pytest.mark.parametrize("deck", in_turn(CHAPTERS, 2))
def test_no_words_leave_their_slide_on_a_page_on_paper_or_on_the_whole_screen(
    browsers: Browsers, home: str, deck: str, fonts: str
) -> None:
    with opened(browsers(fonts), f"{home}{DECKS}{deck}/") as page:
        for width in (320, 360, 700, 1280, 1920):
            assert sideways(page, width) + page.evaluate(OUT_OF_PLATE) == [], width
        titles = [bare(title) for title in page.locator(".bh-slide h2").all_text_contents()]
        for paper in PAPERS:
            sheets = printed(page, paper, landscape=True)
            found = [title in bare(sheet) for title, sheet in zip(titles, sheets, strict=True)]
            assert all(found) and "Notes for slide" not in "".join(sheets), paper
        page.emulate_media(media="print")
        for width in (965, 1031):  # between the margins of Letter and of A4
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(OUT_OF_PLATE) == [], width
        page.emulate_media(media="screen")
        for width, height in ((1280, 720), (1920, 1080), (360, 740)):
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"{home}{DECKS}{deck}/?project=title")
            page.locator(".bh-project[open]").wait_for()
            assert page.evaluate(TOO_LARGE) == [], width


def test_words_that_leave_their_plate_are_caught(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}{DECKS}definitions/") as page:
        page.evaluate("""() => {
            document.querySelector("#question .bh-slide__text").style.marginTop = "60vw";
            document.querySelector("#question .bh-slide__plate").style.height = "300px";
        }""")
        assert page.evaluate(OUT_OF_PLATE) == ["question"]


# ------------------------------------------------------------------------------------ first screen


@each_set
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_first_screen_of_a_phone_holds_what_this_is_the_two_doors_and_the_moment(
    browsers: Browsers, home: str, scripts: bool, fonts: str
) -> None:
    wanted = ["h1", ".bh-hero__words p", ".bh-doors a", ".bh-moment__scene", ".bh-hat"]
    wanted += [".bh-moment button:not(.bh-hat)" if scripts else ".bh-moment summary"]
    with opened(browsers(fonts), home, width=360, height=740, java_script_enabled=scripts) as page:
        for selector in wanted:
            boxes = [each.bounding_box() for each in page.locator(f"{selector}:visible").all()]
            assert boxes and min(box["y"] for box in boxes) >= 0, selector
            assert max(box["y"] + box["height"] for box in boxes) <= 740, selector

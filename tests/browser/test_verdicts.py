"""“Did they say it?”: what people type finds the line and its verdict, on a phone and by keyboard;
an unknown line is told to be unknown; a verdict is taken along.
"""

import pytest
from playwright.sync_api import Browser, Page, expect

from site_browser import Visit, copied, inaccessible, opened

pytestmark = pytest.mark.journeys("docs/javascripts/verdicts/", "docs/data/quotes.yml")

LIST = "did-they-say-it/"
# What is typed; the line that opens by itself, or nothing; lines among those listed.
TYPED = [
    ("hopper", "hopper-things-people", []),
    ("Grace Hoper", "hopper-things-people", []),
    ("who said you manage things you lead people?", "hopper-things-people", []),
    ("don't manage people, lead people", "hopper-things-people", []),
    ("Did Drucker say management is doing things right", "things-right", []),
    ("managemnt is about coping with complexty", "kotter-complexity", []),
    ('"That\'s it. Nothing more"', "maxwell-influence", []),
    ("I don’t know who, referred to the steps", "kirkpatrick-steps-levels", []),
    ("prevoir organiser", "fayol-administrer", []),
    ("ladder of succes wall", "covey-ladder", []),
    ("what is important is seldom urgent", "eisenhower-urgent-important", []),
    ("eisenhower", "eisenhower-urgent-important", []),
    ("useless efficiency drucker", "drucker-useless-efficiency", []),
    ("higher sights", "drucker-higher-sights", []),
    ("kotter", "", ["kotter-complexity", "hbr-editors-stability"]),
    ("bennis", "", ["bennis-how-why", "bennis-nanus-right-thing"]),
    ("managers do things right, leaders do the right thing", "", ["bennis-nanus-right-thing"]),
    ("leadership", "", ["maxwell-influence", "kotter-change"]),
]
UNKNOWN = [
    "culture eats strategy for breakfast",
    "people don't leave bad jobs, they leave bad bosses",
    "what gets measured gets managed",
    "a leader is a dealer in hope",
    "if your actions inspire others to dream more",
    "xyzzy",
]
SHOWN = """() => ({
    open: [...document.querySelectorAll(".bh-verdict[open]")].map(each => each.id).join(),
    listed: [...document.querySelectorAll(".bh-verdicts__list > :not([hidden]) > details")]
        .map(each => each.id),
})"""


def ask(page: Page, words: str) -> dict:
    """Type, or paste, into the field, and see what is shown once the outcome is told."""
    page.locator(".bh-verdicts__said").evaluate("each => each.replaceChildren()")
    page.get_by_role("searchbox", name="Any part of the line").fill(words)
    expect(page.locator(".bh-verdicts__said")).not_to_be_empty()
    return page.evaluate(SHOWN)


def test_part_of_a_line_or_a_name_finds_it_whatever_its_spelling_and_quotation_marks(
    visit: Visit,
) -> None:
    page = visit(LIST, width=360)
    for words, meant, among in TYPED:
        found = ask(page, words)
        assert found["open"] == meant, (words, found)
        assert found["listed"][: 1 if meant else 0] == ([meant] if meant else []), words
        assert set(among) <= set(found["listed"]), (words, found)
    for words in UNKNOWN:
        assert ask(page, words) == {"open": "", "listed": []}, words
        expect(page.get_by_role("status").first).to_contain_text("says nothing about it")
    # a name that is known, with words that are not
    drucker = ask(page, "drucker: culture eats strategy for breakfast")
    assert drucker["open"] == "" and "things-right" in drucker["listed"]
    assert not [each for each in drucker["listed"] if "kotter" in each]
    page.get_by_role("link", name="How to check it yourself").click()
    expect(page.get_by_role("heading", name="A line that is not here")).to_be_in_viewport()


def test_from_the_home_page_on_a_phone_to_what_kotter_said_and_a_slide(visit: Visit) -> None:
    page = visit("", width=360, height=740, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Contents").click()
    page.locator("#contents").get_by_role("link", name="Did they say it?").click()
    field = page.get_by_role("searchbox", name="Any part of the line")
    field.click()
    page.keyboard.type("kotter")
    first = page.locator("summary:visible").first
    expect(first).to_be_in_viewport(ratio=1)
    expect(first).to_contain_text("Management is about coping with complexity")
    expect(first).to_contain_text("Checked in the original")
    assert page.url.endswith(f"{LIST}#q=kotter")
    first.click()
    stamp = page.locator(".bh-verdict[open] .bh-stamp")
    expect(stamp).to_be_in_viewport(ratio=1)
    assert page.url.endswith("#kotter-complexity")
    take = page.get_by_role("button", name="Copy for a slide")
    words, credit, address = copied(take, page.get_by_text("Words and credit copied")).splitlines()
    assert words == "“Management is about coping with complexity.”"
    assert credit == "John P. Kotter, What Leaders Really Do, 1990"
    assert address.endswith("/did-they-say-it/kotter-complexity/")
    page.get_by_role("link", name="Its own page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Did John P. Kotter say it?")
    share = page.get_by_role("button", name="Share this verdict")
    assert copied(share, page.get_by_text("Link copied")) == address


def test_an_address_opens_a_line_or_asks_again_and_is_told_once(visit: Visit) -> None:
    page = visit(f"{LIST}#things-right", width=360)
    expect(page.locator("#things-right .bh-stamp")).to_be_in_viewport(ratio=1)
    page = visit(f"{LIST}#q=Hopper%20lead", width=360)
    said = page.locator(".bh-verdicts__said")
    expect(said).to_have_text("Grace Hopper: Attributed; original not traced.")
    page.evaluate("""() => { window.heard = []; new MutationObserver(() => heard.push(1)).observe(
        document.querySelector(".bh-verdicts__said"), { childList: true }); }""")
    field = page.get_by_role("searchbox")
    field.fill("")
    expect(said).to_be_empty()
    assert page.evaluate(SHOWN)["listed"][0] == "kotter-complexity", "as in the ledger again"
    page.evaluate("heard.length = 0")
    field.press_sequentially("covey")
    expect(said).to_have_text("Stephen R. Covey: Attributed; original not traced.")
    assert page.evaluate("heard.length") == 1
    page.keyboard.press("Enter")
    expect(page.locator("#covey-ladder summary")).to_be_focused()
    assert inaccessible(page) == []


def test_without_javascript_every_line_shows_its_verdict_and_has_its_page(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + LIST, width=360, java_script_enabled=False) as page:
        row = page.locator("#hopper-things-people")
        expect(row.locator("summary")).to_contain_text("Attributed; original not traced")
        expect(page.get_by_role("searchbox")).to_be_hidden()
        row.locator("summary").click()
        expect(row.get_by_role("button")).to_have_count(0)
        row.get_by_role("link", name="Its own page").click()
        expect(page.locator(".bh-stamp")).to_have_text("Attributed; original not traced")
        expect(page.get_by_role("link", name="Download the card")).to_be_visible()

"""The self-check works for everyone, by keyboard, in forced colours, on a small phone, on paper and
without JavaScript, and tells nobody.
"""

import pytest
from playwright.sync_api import Browser, expect

from site_browser import KEPT, asked_by, opened

pytestmark = pytest.mark.journeys("docs/javascripts/forms/")

ADDRESS = "self-check/"
ME, TEAM = "02120211020110", "21022101212010"
FOURTEEN = 14
GROUPS = """() => [...document.querySelectorAll("article fieldset:has(legend)")].map(each =>
    each.querySelectorAll("input").length)"""
# How far a result stands under the header: not at all.
CLEARANCE = """() => document.querySelector("#me-result").getBoundingClientRect().top -
    document.querySelector(".bh-header").getBoundingClientRect().bottom"""
# What paper writes beside each answer.
POINTS = """all => all.map(each => getComputedStyle(each, "::after").content
    .replace("attr(data-points)", each.dataset.points).replace(/[" ]/g, ""))"""
RESULT, KEY = "#me-result .bh-tally", "#me-key .bh-tally"


def test_a_check_can_be_filled_in_and_shown_by_keyboard_alone_with_focus_always_seen(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + ADDRESS) as page:
        page.locator("#me-owners input").first.focus()
        for number in range(FOURTEEN):
            page.keyboard.press("Space")
            if number % 2:
                page.keyboard.press("ArrowRight")
            expect(page.locator("label:has(:focus-visible)")).to_have_css("outline-style", "solid")
            page.keyboard.press("Tab")
        button = page.locator("#me-form").get_by_role("button", name="Show my result")
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#me-result:focus")).to_have_css("outline-style", "solid")
        assert page.url.endswith("#me=01010101010101")
        assert page.evaluate(CLEARANCE) >= 0, "the header covers the result"


def test_without_javascript_every_answer_can_be_given_cleared_and_scored_by_the_key(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + ADDRESS, width=360, java_script_enabled=False) as page:
        assert page.evaluate(GROUPS) == [3] * 2 * FOURTEEN
        expect(page.get_by_role("button", name="Show my result")).to_have_count(0)
        choice = page.locator("#me-owners input").nth(1)
        choice.check()
        choice.press("Enter")
        assert page.url == home + ADDRESS, "nothing is sent by a stray Enter"
        page.locator("#me-form").get_by_role("button", name="Clear all").click()
        expect(choice).not_to_be_checked()
        expect(page.locator("#me-managing")).not_to_be_visible()
        page.locator("#me-key summary").click()
        expect(page.locator("#me-managing")).to_be_visible()
        expect(page.locator(KEY)).to_contain_text("from 1, 3, 5, 7, 9, 11 and 13")


ON_PAPER = {
    "the key": (True, "", KEY),
    "the key without JavaScript": (False, "", KEY),
    "a result in its place": (True, f"#me={ME}", RESULT),
}


@pytest.mark.parametrize("case", ON_PAPER)
def test_paper_holds_statements_with_points_the_open_key_or_a_result_and_no_buttons(
    browser: Browser, home: str, case: str
) -> None:
    script, answers, shown = ON_PAPER[case]
    with opened(browser, home + ADDRESS + answers, width=720, java_script_enabled=script) as page:
        page.emulate_media(media="print")
        expect(page.locator(f":is({KEY}, {RESULT}):visible")).to_have_count(1)
        for each in (shown, "#team-key .bh-tally", "#team-neither", "#me-owners"):
            expect(page.locator(each)).to_be_visible()
        expect(page.locator(".bh-check__actions:visible")).to_have_count(0)
        assert page.locator("#me-owners label").evaluate_all(POINTS) == ["(0)", "(1)", "(2)"]


def test_the_address_of_a_result_can_be_copied_and_answers_are_neither_sent_nor_stored(
    browser: Browser, home: str
) -> None:
    with opened(browser, "about:blank", permissions=["clipboard-read", "clipboard-write"]) as page:
        asked = asked_by(page)
        page.goto(f"{home}{ADDRESS}#me={ME}&team={TEAM}")
        page.reload()
        page.get_by_role("button", name="Copy", exact=True).first.click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{home}{ADDRESS}#me={ME}"
        told = [*asked, page.evaluate(KEPT)]
        assert len(told) > 1 and page.context.cookies() == []
        assert [each for each in told if ME in each or TEAM in each] == []

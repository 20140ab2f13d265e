"""The self-check works for everyone, by keyboard, in forced colours, on a small phone, on paper and
without JavaScript, and tells nobody.
"""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from site_browser import KEPT, asked_by, opened

pytestmark = pytest.mark.journeys("docs/javascripts/forms/")

ADDRESS = "self-check/"
ANSWERS = "#me=02120211020110&team=21022101212010"
FOURTEEN = 14


def test_a_check_can_be_filled_in_and_shown_by_keyboard_alone_with_focus_always_seen(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + ADDRESS) as page:
        page.locator("#me-owners input").first.focus()
        for number in range(FOURTEEN):
            page.keyboard.press("Space")
            if number % 2:
                page.keyboard.press("ArrowRight")
            box = page.locator("label:has(:focus-visible)")
            expect(box).to_have_css("outline-style", "solid")
            page.keyboard.press("Tab")
        expect(
            page.locator("#me-form").get_by_role("button", name="Show my result")
        ).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#me-result")).to_be_focused()
        expect(page.locator("#me-result")).to_have_css("outline-style", "solid")
        assert page.url.endswith("#me=01010101010101")
        covered = page.evaluate(
            "document.querySelector('#me-result').getBoundingClientRect().top -"
            " document.querySelector('.bh-header').getBoundingClientRect().bottom"
        )
        assert covered >= 0, "the header does not cover the result"


def groups(page: Page) -> list[tuple[str, int]]:
    return [
        (each.get_attribute("id") or "", each.locator("input").count())
        for each in page.get_by_role("group").all()
        if each.locator("legend").count()
    ]


def test_without_javascript_every_answer_can_be_given_cleared_and_scored_by_the_key(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + ADDRESS, width=360, java_script_enabled=False) as page:
        assert len(groups(page)) == 2 * FOURTEEN and all(count == 3 for _, count in groups(page))
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
        expect(page.locator("#me-key .bh-tally")).to_contain_text("from 1, 3, 5, 7, 9, 11 and 13")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_paper_holds_statements_with_points_and_the_open_key_and_no_buttons(
    browser: Browser, home: str, script: bool
) -> None:
    with opened(browser, home + ADDRESS, width=720, java_script_enabled=script) as page:
        page.emulate_media(media="print")
        for key in ("#me-managing", "#team-neither", "#me-key .bh-tally", "#me-owners"):
            expect(page.locator(key)).to_be_visible()
        expect(page.locator(".bh-check__actions").first).not_to_be_visible()
        points = (
            "each => getComputedStyle(each, '::after').content.replace('attr(data-points)',"
            " each.dataset.points).replace(/[\" ]/g, '')"
        )
        assert [each.evaluate(points) for each in page.locator("#me-owners label").all()] == [
            "(0)",
            "(1)",
            "(2)",
        ]


def test_paper_holds_the_result_in_place_of_the_key_once_there_is_one(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + ADDRESS + ANSWERS.partition("&")[0], width=720) as page:
        page.emulate_media(media="print")
        expect(page.locator("#me-result .bh-tally")).to_be_visible()
        expect(page.locator("#me-key")).not_to_be_visible()
        expect(page.locator("#team-key .bh-tally")).to_be_visible()


def test_the_address_of_a_result_can_be_copied(browser: Browser, home: str) -> None:
    shared = home + ADDRESS + ANSWERS.partition("&")[0]
    with opened(browser, shared, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.get_by_role("button", name="Copy", exact=True).click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == shared


def test_answers_are_neither_sent_nor_stored(browser: Browser, home: str) -> None:
    secrets = re.findall(r"[0-2]{14}", ANSWERS)
    with opened(browser, "about:blank") as page:
        asked = asked_by(page)
        page.goto(home + ADDRESS + ANSWERS)
        page.reload()
        expect(page.locator("#me-result h3")).to_be_visible()
        told = [*asked, page.evaluate(KEPT)]
        assert len(secrets) == 2 and len(told) > 1
        assert [each for each in told for secret in secrets if secret in each] == []
        assert page.context.cookies() == []

"""Decks in a real browser: on the whole screen by keys, buttons and finger, on a phone, on paper,
without JavaScript.
"""

import json
from itertools import cycle

import pytest
from playwright.sync_api import Browser, Page, expect

from content.site import DECKS
from site_browser import Visit, opened
from site_fixtures import Built

pytestmark = pytest.mark.journeys("scripts/slides/", "docs/javascripts/project/")

DECK = f"{DECKS}definitions/"


@pytest.fixture
def deck(visit: Visit) -> Page:
    return visit(DECK, height=720)


def shown(page: Page) -> str:
    """The slide in the address, which is the one on the screen."""
    expect(page.locator(".bh-project")).to_be_visible()
    return page.evaluate("new URLSearchParams(location.search).get('project')")


def test_a_deck_loads_what_projects_it_when_wanted_and_is_walked_by_keys_clickers_and_buttons(
    deck: Page,
) -> None:
    loaded = deck.evaluate("""() => performance.getEntriesByType("resource").map(each =>
        each.name.split("/").at(-1)).filter(name => name.endsWith(".mjs"))""")
    assert loaded == ["deck.mjs"]
    names = deck.locator(".bh-slide").evaluate_all(
        """all => all.flatMap(each => Array(Math.max(1, ...[...each.querySelectorAll(
            "[data-reveal]")].map(({ dataset }) => dataset.reveal))).fill(each.id))"""
    )
    deck.get_by_role("button", name="Show on the whole screen", exact=True).click()
    assert shown(deck) == names[0]
    on = zip(cycle(("ArrowRight", "PageDown")), names[1:], strict=False)
    for key, name in (*on, ("ArrowLeft", names[-2]), ("PageUp", names[-3])):
        deck.keyboard.press(key)
        assert shown(deck) == name, key
    deck.keyboard.press("Escape")
    expect(deck.locator(".bh-project")).to_be_hidden()
    deck.wait_for_url(lambda address: "project" not in address)
    button = deck.locator("#quote-mintzberg-managers-as-leaders .bh-deck__show")
    button.click()
    assert shown(deck) == "quote-mintzberg-managers-as-leaders"
    expect(deck.get_by_role("dialog", name="Henry Mintzberg")).to_contain_text("“we should be")
    deck.get_by_role("button", name="Close").click()
    expect(button).to_be_focused()


def test_a_kept_address_opens_its_slide_with_the_link_of_its_place_a_countdown_and_no_notes(
    deck: Page, home: str, built: Built
) -> None:
    codes = json.loads((built.site / "go/links.json").read_text("utf-8"))
    link = f"{home.partition('://')[2]}go/{codes['chapters/definitions/#quote-kotter-complexity']}"
    notes = deck.locator(".bh-slide__notes dd").all_text_contents()
    deck.goto(f"{home}{DECK}?project=quote-kotter-complexity")
    expect(deck.locator(".bh-project__link")).to_have_text(link)
    expect(deck.locator(".bh-project__link img")).to_have_attribute("alt", f"QR code for {link}")
    deck.goto(f"{home}{DECK}?project=activity-finish-two-sentences")
    expect(deck.get_by_role("timer")).to_have_text("5:00")
    screen = deck.locator(".bh-project").text_content() or ""
    assert notes and [note for note in notes if note in screen] == []


def test_each_press_shows_the_next_column_of_a_table_and_paper_all(deck: Page, home: str) -> None:
    deck.goto(f"{home}{DECK}?project=what-managing-covers")
    heads = deck.locator(".bh-project thead th")
    table, (managing, leading) = deck.locator(".bh-project table"), (heads.nth(1), heads.nth(2))
    box = table.bounding_box()
    expect(managing).to_be_visible()
    expect(leading).to_be_hidden()
    deck.get_by_role("button", name="Next").click()
    expect(leading).to_be_visible()
    assert table.bounding_box() == box, "nothing moves"
    expect(deck.locator(".bh-project [role=status]")).to_contain_text("2 of 2")
    deck.get_by_role("button", name="Close").click()
    expect(deck.locator("#what-managing-covers th").nth(2)).to_be_visible()


def test_a_finger_turns_the_slides_and_scrolls_up_and_down_as_ever(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}{DECK}?project=question", width=360, height=740) as page:
        assert shown(page) == "question"
        for across, down, wanted in (
            (-120, 10, "question"),  # its answer
            (-120, 10, "what-managing-covers"),
            (120, -10, "question"),
            (20, -200, "question"),
            (-120, 100, "question"),
        ):
            page.evaluate(
                """([x, y]) => {
                    const thing = document.querySelector(".bh-project__thing");
                    const touch = (clientX, clientY) => new Touch({ identifier: 1, target: thing,
                        clientX, clientY });
                    thing.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(200,
                        300)], changedTouches: [touch(200, 300)] }));
                    thing.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches:
                        [touch(200 + x, 300 + y)] }));
                }""",
                [across, down],
            )
            assert shown(page) == wanted


def test_without_javascript_it_is_one_page_of_slides_with_all_notes_and_no_dead_button(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + DECK, java_script_enabled=False) as page:
        expect(page.locator(".bh-slide").last.locator("h2")).to_be_visible()
        expect(page.locator("button:visible")).to_have_count(0)
        expect(page.locator("#answer")).to_be_visible()
        page.locator("#quote-kotter-complexity summary").click()
        expect(page.locator("#quote-kotter-complexity dl")).to_be_visible()

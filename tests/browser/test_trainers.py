"""For trainers: readers never meet the notes, trainer view shows them and stays on, and all of it
works without JavaScript.
"""

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from site_browser import Watch, faint, inaccessible, opened, sideways
from site_checks import words
from site_fixtures import BOOK, PAGES, Built

pytestmark = pytest.mark.journeys("docs/javascripts/page/")

CHAPTER, SCENARIO, NOTES, CARDS = (
    "chapters/differences/",
    "scenarios/ward/",
    "trainers/notes/",
    "trainers/activities/",
)
WITH_NOTES = [
    address
    for address in PAGES
    if address.startswith(("chapters/", "scenarios/")) and address != "scenarios/"
]
switch, back = {"name": "Trainer view", "exact": True}, {"name": "Reader’s view", "exact": True}


def notes_of(built: Built, address: str) -> list[str]:
    """What only trainers should read on a page: every purpose, question, answer and trap."""
    block = built.soup(address).select_one(".bh-trainers")
    return [words(each) for each in block.select("p:not(.bh-trainers__back), li")]


def shown(page: Page) -> bool:
    return page.locator(".bh-trainers").is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without JavaScript"])
@pytest.mark.turns(1)
def test_readers_neither_see_nor_hear_a_trainers_note(
    browser: Browser, home: str, built: Built, scripts: bool
) -> None:
    with opened(browser, home, java_script_enabled=scripts) as page:
        for address in WITH_NOTES:
            page.goto(home + address)
            ours = notes_of(built, address)
            exposed = " ".join(re.sub(r"[\"']", " ", page.locator("body").aria_snapshot()).split())
            seen = " ".join(page.locator("body").inner_text().split())
            assert len(ours) >= 3 and page.get_by_role("region", name="For trainers").count() == 0
            assert [
                text
                for text in ours
                if text in seen or " ".join(re.sub(r"[\"']", " ", text).split()) in exposed
            ] == []


def test_readers_search_and_single_page_hold_no_trainers_note(built: Built) -> None:
    index = json.loads((built.site / "search/search_index.json").read_text("utf-8"))["docs"]
    assert not [
        each["location"]
        for each in index
        if each["location"].startswith(NOTES)
        or each["location"].endswith("#for-trainers")
        and each["location"] != "trainers/#for-trainers"
    ]
    readers = " ".join(
        re.sub(r"<[^>]+>", " ", each["text"])
        for each in index
        if each["location"].startswith(("chapters/", "scenarios/"))
    )
    readers, book = " ".join(readers.split()), words(built.soup(BOOK))
    assert len(readers) > 100_000
    for address in WITH_NOTES:
        assert [text for text in notes_of(built, address) if text in readers or text in book] == []


@pytest.mark.parametrize("address", [CHAPTER, SCENARIO])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.turns(2)
def test_the_switch_shows_the_note_and_the_way_back_hides_it(
    browser: Browser, home: str, address: str, width: int
) -> None:
    with opened(browser, home + address, width=width) as page:
        watch = Watch(page, home)
        page.get_by_role("link", **switch).click()
        expect(page.get_by_role("region", name="For trainers")).to_be_in_viewport()
        assert page.url == f"{home}{address}?view=trainer#for-trainers"
        assert (
            watch.problems()
            + inaccessible(page, ".bh-trainers")
            + faint(page)
            + sideways(page, width)
            == []
        )
        page.get_by_role("link", name="Back to the reader’s view").click()
        assert page.url == home + address and not shown(page)
        page.goto(f"{home}{address}?view=trainer")
        page.get_by_role("link", **back).click()
        assert page.url == home + address and not shown(page)


def test_trainer_view_survives_three_clicks_and_a_reload_and_ends_when_told(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}{CHAPTER}?view=trainer") as page:
        for _ in range(3):
            page.locator("footer [rel=next]").click()
            expect(page).to_have_url(re.compile(r"\?view=trainer$"))
            page.wait_for_load_state()  # the scripts of a page come after its text
        page.goto(f"{home}{NOTES}?view=trainer")
        page.get_by_role("link", name=re.compile("^Read it in its place")).first.click()
        expect(page.get_by_role("region", name="For trainers")).to_be_visible()
        page.reload()
        assert shown(page)
        page.get_by_role("link", **back).click()
        page.locator("footer [rel=next]").click()
        expect(page).not_to_have_url(re.compile("view"))


def test_walking_through_a_scenario_keeps_the_view(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}{SCENARIO}?view=trainer") as page:
        page.locator(".bh-option--choice").first.click()
        page.get_by_role("button", name="See what the others").click()
        page.reload()
        assert shown(page) and page.locator("#other-answers").is_visible()


@pytest.mark.parametrize(
    ("address", "control"),
    [
        ("", "button[data-hat=leading]"),
        ("explore/", "input[name=hats][value=leading]"),
        ("trainers/links/", "select[name=kind]"),
    ],
    ids=["the moment on the home page", "the explorer", "the list of short links"],
)
@pytest.mark.turns(1)
def test_what_pages_write_into_the_address_keeps_the_view(
    browser: Browser, home: str, address: str, control: str
) -> None:
    with opened(browser, f"{home}{address}?view=trainer") as page:
        each = page.locator(control).first
        each.select_option(index=1) if "select" in control else each.click()
        assert "view=trainer" in page.url and page.url.count("=") > 1
        page.reload()
        assert page.locator("html").get_attribute("data-bh-view") == "trainer"


def test_what_trainers_copy_opens_the_readers_page(browser: Browser, home: str) -> None:
    with opened(
        browser, f"{home}{CHAPTER}?view=trainer", permissions=["clipboard-read", "clipboard-write"]
    ) as page:
        page.locator("#key-points .headerlink").click()
        expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == f"{home}{CHAPTER}#key-points"


def test_without_javascript_the_promised_address_shows_the_note_and_the_switch_leads_to_all_of_them(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}{CHAPTER}#for-trainers", java_script_enabled=False) as page:
        expect(page.get_by_role("region", name="For trainers")).to_be_in_viewport()
        page.get_by_role("link", name="Back to the reader’s view").click()
        assert not shown(page)
        page.get_by_role("link", **switch).click()
        assert page.url == f"{home}{NOTES}#chapters-differences"
        expect(page.locator("#chapters-differences")).to_be_in_viewport()


def test_without_javascript_the_page_of_notes_holds_every_note_with_a_link_back_to_its_place(
    browser: Browser, home: str, built: Built
) -> None:
    with opened(browser, home + NOTES, java_script_enabled=False) as page:
        seen = " ".join(page.locator("article").inner_text().split())
        for address in WITH_NOTES:
            assert [text for text in notes_of(built, address) if text not in seen] == []
            place = page.locator(f".bh-note:has(#{address.strip('/').replace('/', '-')}) > p > a")
            assert place.get_attribute("href") == f"../../{address}?view=trainer#for-trainers"
        place.click()
        expect(page.get_by_role("region", name="For trainers")).to_be_in_viewport()


def test_paper_leaves_the_note_out_unless_it_is_printed_from_trainer_view(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}{CHAPTER}#for-trainers") as page:
        page.emulate_media(media="print")
        assert not shown(page)
        page.goto(f"{home}{CHAPTER}?view=trainer")
        assert shown(page) and not page.get_by_role("link", **back).is_visible()
        assert faint(page) == []


def test_the_minutes_of_every_step_stand_in_one_column_beside_it(
    browser: Browser, home: str
) -> None:
    for width in (360, 1280):
        with opened(browser, home + CARDS, width=width) as page:
            beside = page.locator(".bh-activity__steps").evaluate_all(
                "all => all.every(each => new Set([...each.children].map(step =>"
                " step.lastElementChild.getBoundingClientRect().x)).size === 1 &&"
                " [...each.children].every(step =>"
                " step.firstElementChild.getBoundingClientRect().right <="
                " step.lastElementChild.getBoundingClientRect().x))"
            )
            assert beside

"""The plan for 30, 60 and 90 days: dates to the day, a calendar file, a link for those who ask, a
sheet of paper; nothing kept or sent.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from site_browser import KEPT, asked_by, opened, watched

pytestmark = pytest.mark.journeys("docs/javascripts/forms/")

ADDRESS = "trainers/follow-up/"
PLAN = {
    "do": "Open each shift with the reason for its first job; ask <b>why</b>, twice\nand wait",
    "hat": "leading",
    "notice": "Sam, of the night shift",
    "from": "2026-11-22",
    "day30": "Ten shifts",
    "day60": "No note on the door",
    "day90": "Others do it too",
}
LEFT_OUT = "The address holds something that does not fit this plan. That part was left out."


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    with watched(browser, home, ADDRESS, permissions=["clipboard-read", "clipboard-write"]) as page:
        yield page


def fill_in(page: Page, plan: dict[str, str] = PLAN) -> None:
    for name, value in plan.items():
        if name == "hat":
            page.locator(f"[name=hat][value={value}]").check()
        else:
            page.locator(f"[name={name}]").fill(value)


def filled_in(page: Page) -> dict[str, str]:
    return page.evaluate(
        "Object.fromEntries([...new FormData(document.querySelector('.bh-follow'))].filter(([,"
        " value]) => value).map(([name, value]) => [name, value.replaceAll('\\r\\n', '\\n')]))"
    )


def calendar(page: Page) -> icalendar.Calendar:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Put it in my calendar").click()
    assert waiting.value.suggested_filename == "plan-30-60-90.ics"
    return icalendar.Calendar.from_ical(Path(waiting.value.path()).read_bytes())


def test_the_three_dates_are_counted_from_the_chosen_day_over_ends_of_months_and_changes_of_clocks(
    page: Page,
) -> None:
    for start in ("2026-11-22", "2027-01-31", "2028-02-01", "2026-10-24", "2099-12-31"):
        fill_in(page, PLAN | {"from": start})
        days = [date.fromisoformat(start) + timedelta(days=number) for number in (30, 60, 90)]
        shown = page.locator(".bh-follow output").all_inner_texts()
        assert [text.replace(",", "") for text in shown] == [  # browsers differ on the comma
            f"{day:%A} {day.day} {day:%B} {day.year}" for day in days
        ]
        events = calendar(page).walk("VEVENT")
        assert [event.decoded("DTSTART") for event in events] == days
        assert len({event["UID"] for event in events}) == 3


def test_a_reminder_says_all_that_was_written_and_saved_again_it_is_the_same_to_a_calendar(
    page: Page, home: str
) -> None:
    fill_in(page)
    events, again = (calendar(page).walk("VEVENT") for _ in range(2))
    assert [str(event["UID"]) for event in events] == [str(event["UID"]) for event in again]
    assert str(events[0]["SUMMARY"]) == ("Day 30: " + PLAN["do"].replace("\n", " ")[:80])
    for event, day in zip(events, ("30", "60", "90"), strict=True):
        for part in (
            PLAN["do"],
            "Hat: Leading",
            PLAN["notice"],
            f"By day {day} it looks like this: {PLAN[f'day{day}']}",
        ):
            assert part in str(event["DESCRIPTION"])
        assert str(event["URL"]) == home + "chapters/measuring-training/#follow-up"


def test_what_is_missing_is_said_and_gets_focus(page: Page) -> None:
    page.get_by_role("button", name="Put it in my calendar").click()
    expect(page.locator(".bh-follow__notice")).to_have_text("Write what you will do first.")
    expect(page.locator("[name=do]")).to_be_focused()
    fill_in(page, {"do": "Wait"})
    page.get_by_role("button", name="Put it in my calendar").click()
    expect(page.locator(".bh-follow__notice")).to_have_text("Choose the day to count from first.")
    expect(page.locator("[name=from]")).to_be_focused()


def test_the_address_holds_nothing_until_somebody_asks_for_a_link_and_the_link_restores_the_plan(
    page: Page, home: str
) -> None:
    fill_in(page)
    assert page.url == home + ADDRESS
    page.get_by_role("button", name="Make a link to it").click()
    assert page.url == home + ADDRESS
    link = page.get_by_label("Address of this plan").input_value()
    page.get_by_role("button", name="Copy").click()
    expect(page.locator(".bh-follow__notice")).to_have_text("Link copied.")
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".bh-follow__notice")).to_have_text(
        "The plan in this address is filled in."
    )
    assert filled_in(page) == PLAN
    page.locator("[name=do]").fill("Something else")
    expect(page.get_by_label("Address of this plan")).to_be_hidden()


def test_clear_all_empties_the_plan_and_its_dates(page: Page) -> None:
    fill_in(page)
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".bh-follow output").first).to_be_empty()
    assert filled_in(page) == {}


HOSTILE = {
    "a script": (
        {"do": "<script>document.title='owned'</script>"},
        {"do": "<script>document.title='owned'</script>"},
        "",
    ),
    "a field there is not": ({"do": "Wait", "innerHTML": "<img src=x>"}, {"do": "Wait"}, LEFT_OUT),
    "a field too long": ({"do": "x" * 301, "notice": "Sam"}, {"notice": "Sam"}, LEFT_OUT),
    "a hat there is not": ({"do": "Wait", "hat": 'both" onclick'}, {"do": "Wait"}, LEFT_OUT),
    "a date there is not": ({"do": "Wait", "from": "2026-02-31"}, {"do": "Wait"}, LEFT_OUT),
    "a date far away": ({"do": "Wait", "from": "9999-01-01"}, {"do": "Wait"}, LEFT_OUT),
    "a control character": ({"do": "Wa\x00it", "notice": "Sam"}, {"notice": "Sam"}, LEFT_OUT),
    "a megabyte": ({"do": "x" * 1_000_000}, {}, LEFT_OUT),
}


def test_an_address_that_does_not_fit_is_refused_politely_and_never_taken_for_html(
    page: Page, home: str
) -> None:
    for given, kept, says in HOSTILE.values():
        page.goto("about:blank")
        page.goto(f"{home}{ADDRESS}#{urlencode(given)}")
        expect(page.locator(".bh-follow__notice")).to_have_text(
            says or "The plan in this address is filled in."
        )
        assert filled_in(page) == kept
        assert page.locator(".bh-follow :is(img, b:not(.bh-chip b), script)").count() == 0
        assert "owned" not in page.title()


def test_nothing_written_is_stored_or_sent(browser: Browser, home: str) -> None:
    with opened(browser, "about:blank") as page:
        asked = asked_by(page)
        page.goto(home + ADDRESS)
        fill_in(page, PLAN | {"do": "secret"})
        calendar(page)
        page.get_by_role("button", name="Make a link to it").click()
        told = [*asked, page.evaluate(KEPT)]
        assert [each for each in told if "secret" in each] == []
        page.reload()
        assert filled_in(page) == {}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("filled", [True, False], ids=["filled in", "blank"])
@pytest.mark.parametrize("script", [True, False], ids=["", "without JavaScript"])
@pytest.mark.turns(2)
def test_the_plan_is_one_sheet_of_paper(
    browser: Browser, home: str, paper: str, filled: bool, script: bool
) -> None:
    with opened(browser, home + ADDRESS, java_script_enabled=script) as page:
        if filled:
            fill_in(page)
        assert page.pdf(format=paper).count(b"/Type /Page\n") == 1
        page.emulate_media(media="print")
        lines = page.locator(".bh-follow__field .bh-activity__lines:visible").count()
        assert lines == (0 if filled else 5)
        assert page.locator(".bh-follow__blank:visible").count() == (
            4 if not filled else 0 if script else 3
        )
        shown = page.locator(".bh-follow").inner_text() if script else ""
        assert not (filled and script) or all(
            each in shown for name, each in PLAN.items() if name not in ("hat", "from")
        )
        for other in (".bh-follow__do", ".bh-header", "#three-days", "#for-the-room"):
            expect(page.locator(other)).to_be_hidden()


def test_without_javascript_no_button_promises_what_cannot_be_done(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + ADDRESS, width=360, java_script_enabled=False) as page:
        assert page.locator(".bh-follow").get_by_role("button").count() == 0
        assert page.locator(".bh-follow").get_by_role("textbox").count() >= 5
        page.get_by_label("What I will do").press("Enter")
        assert page.url == home + ADDRESS


def test_the_plan_and_the_chapter_on_follow_up_lead_to_each_other(page: Page, home: str) -> None:
    page.get_by_role("link", name="The follow-up talks").click()
    expect(page).to_have_url(home + "chapters/measuring-training/#follow-up")
    page.get_by_role("link", name="a plan for each person").click()
    expect(page).to_have_url(home + ADDRESS)

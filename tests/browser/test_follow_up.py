"""The plan for 30, 60 and 90 days: dates to the day, a calendar file, a link for those who ask, a
sheet of paper; nothing kept or sent.
"""

from datetime import date, timedelta
from urllib.parse import urlencode, urljoin

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from site_browser import KEPT, Visit, asked_by, copied, opened, saved
from site_fixtures import Built

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
NOTICE = ".bh-follow__notice"
FILLED_IN = "The plan in this address is filled in."
LEFT_OUT = "The address holds something that does not fit this plan. That part was left out."


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit(ADDRESS, width=360, permissions=["clipboard-read", "clipboard-write"])


def fill_in(page: Page, plan: dict[str, str] = PLAN) -> None:
    for name, value in plan.items():
        field = page.locator(f"[name={name}]")
        field.and_(page.locator(f"[value={value}]")).check() if name == "hat" else field.fill(value)


def filled_in(page: Page) -> dict[str, str]:
    return page.evaluate(
        "Object.fromEntries([...new FormData(document.querySelector('.bh-follow'))].filter(([,"
        " value]) => value).map(([name, value]) => [name, value.replaceAll('\\r\\n', '\\n')]))"
    )


def reminders(page: Page) -> list[icalendar.Event]:
    name, file = saved(page.get_by_role("button", name="Put it in my calendar"))
    assert name == "plan-30-60-90.ics"
    return icalendar.Calendar.from_ical(file).walk("VEVENT")


def test_the_three_dates_are_counted_from_the_chosen_day_over_ends_of_months_and_changes_of_clocks(
    page: Page,
) -> None:
    fill_in(page)
    for start in ("2026-11-22", "2027-01-31", "2028-02-01", "2026-10-24", "2099-12-31"):
        fill_in(page, {"from": start})
        days = [date.fromisoformat(start) + timedelta(days=number) for number in (30, 60, 90)]
        shown = page.locator(".bh-follow output").all_inner_texts()
        assert [text.replace(",", "") for text in shown] == [  # browsers differ on the comma
            f"{day:%A} {day.day} {day:%B} {day.year}" for day in days
        ]
        assert [event.decoded("DTSTART") for event in reminders(page)] == days


def test_what_is_missing_is_asked_for_and_a_reminder_says_all_that_was_written_and_comes_once(
    page: Page, home: str
) -> None:
    for name, said in (
        ("do", "Write what you will do first."),
        ("from", "Choose the day to count from first."),
    ):
        page.get_by_role("button", name="Put it in my calendar").click()
        expect(page.locator(NOTICE)).to_have_text(said)
        expect(page.locator(f"[name={name}]")).to_be_focused()
        fill_in(page, {name: PLAN[name]})
    fill_in(page)
    events = reminders(page)
    ids = [event["UID"] for event in events]
    fill_in(page, {"from": "2026-12-01", "do": "Something else"})
    assert [event["UID"] for event in reminders(page)] == ids and len({*ids}) == 3
    page.get_by_role("button", name="Clear all").click()
    fill_in(page)
    others = {event["UID"] for event in reminders(page)}
    assert others.isdisjoint(ids), "another plan, if of the same words"
    assert str(events[0]["SUMMARY"]) == "Day 30: " + PLAN["do"].replace("\n", " ")[:80]
    for event, day in zip(events, ("30", "60", "90"), strict=True):
        looks = f"By day {day} it looks like this: {PLAN[f'day{day}']}"
        parts = (PLAN["do"], "Hat: Leading", PLAN["notice"], looks)
        assert [part for part in parts if part not in event["DESCRIPTION"]] == [], day
        assert str(event["URL"]) == home + "chapters/measuring-training/#follow-up"


def test_nothing_is_kept_or_sent_until_somebody_asks_for_a_link_which_restores_the_plan(
    page: Page, home: str
) -> None:
    asked = asked_by(page)
    fill_in(page)
    ids = [event["UID"] for event in reminders(page)]
    make, notice = page.get_by_role("button", name="Make a link to it"), page.locator(NOTICE)
    link = page.get_by_label("Address of this plan")
    make.click()
    address = link.input_value()
    said = notice.and_(page.get_by_text("Link copied.", exact=True))
    assert copied(page.get_by_role("button", name="Copy"), said) == address
    told = [*asked, page.url, page.evaluate(KEPT)]
    assert [each for each in told if "Sam" in each or "shift" in each] == []
    page.reload()
    assert (filled_in(page), page.url) == ({}, home + ADDRESS)
    page.goto(address)
    page.reload()
    expect(notice).to_have_text(FILLED_IN)
    assert filled_in(page) == PLAN
    assert [event["UID"] for event in reminders(page)] == ids, "the plan that it was"
    make.click()
    fill_in(page, {"do": "Something else"})
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".bh-follow output").first).to_be_empty()
    assert filled_in(page) == {}


HOSTILE = {
    "an identity that is none": ({"id": "a@b", "do": "Wait"}, {"do": "Wait"}, LEFT_OUT),
    "a script": (
        {"do": "<script>document.title='owned'</script>"},
        {"do": "<script>document.title='owned'</script>"},
        FILLED_IN,
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
    page: Page,
) -> None:
    for name, (given, kept, says) in HOSTILE.items():
        page.evaluate(
            "asked => new Promise(done => { addEventListener('hashchange', done, { once: true });"
            " location.hash = asked; })",
            urlencode(given),
        )
        expect(page.locator(NOTICE), name).to_have_text(says)
        assert filled_in(page) == kept, name
        assert page.locator(".bh-follow :is(img, b:not(.bh-chip b), script)").count() == 0, name
        assert "owned" not in page.title(), name


# Lines and boxes to write on, and what stays on the screen.
ON_PAPER = (
    ".bh-follow__field .bh-activity__lines",
    ".bh-follow__blank",
    ".bh-follow__do, .bh-header, #three-days, #for-the-room",
)
WRITTEN = [each for name, each in PLAN.items() if name not in ("hat", "from")]


@pytest.mark.parametrize(
    ("filled", "script", "holds", "lines", "boxes"),
    [(True, True, WRITTEN, 0, 0), (True, False, [], 0, 3), (False, True, [], 5, 4)]
    + [(False, False, [], 5, 4)],
    ids=["filled in", "filled in without JavaScript", "blank", "blank without JavaScript"],
)
@pytest.mark.turns(1)
def test_the_plan_is_one_sheet_of_paper_and_without_javascript_only_that(
    browser: Browser,
    home: str,
    filled: bool,
    script: bool,
    holds: list[str],
    lines: int,
    boxes: int,
) -> None:
    with opened(browser, home + ADDRESS, java_script_enabled=script) as page:
        fill_in(page, PLAN if filled else {})
        for paper in ("A4", "Letter"):
            assert page.pdf(format=paper).count(b"/Type /Page\n") == 1, paper
        page.emulate_media(media="print")
        text = page.locator(".bh-follow").inner_text()
        assert [each for each in holds if each not in text] == []
        seen = {each: page.locator(f":is({each}):visible").count() for each in ON_PAPER}
        assert [*seen.values()] == [lines, boxes, 0], seen
        if not script:  # no button promises what cannot be done, and no key sends anything
            page.emulate_media(media="screen")
            assert page.locator(".bh-follow").get_by_role("button").count() == 0
            page.get_by_label("What I will do").press("Enter")
            assert page.url == home + ADDRESS


def test_the_plan_and_the_chapter_on_follow_up_lead_to_each_other(built: Built) -> None:
    chapter = "chapters/measuring-training/"
    for address, leads in ((ADDRESS, f"{chapter}#follow-up"), (chapter, ADDRESS)):
        links = built.soup(address).select("article a[href]")
        assert f"/{leads}" in {urljoin(f"/{address}", str(each["href"])) for each in links}, address

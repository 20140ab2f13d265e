"""The agenda builder in a real browser: a trainer’s way from a plan to an invitation, by thumb,
mouse and keyboard; and addresses that mean no good.
"""

import json
import re
from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from icalendar import Calendar, Component
from playwright.sync_api import Browser, Locator, Page, expect

from qr_reading import says
from site_browser import KEPT, Visit, asked_by, copied, opened, saved, sideways
from site_fixtures import SITE_URL, Built

pytestmark = pytest.mark.journeys("docs/javascripts/agenda/")

PAGE = "trainers/agenda/"
THREE = (
    "#agenda=1&name=Three&zone=Europe/London&day=2026-03-02T09:00"
    "&o=10.One&o=20s.Two&b=5.Tea&a=12c.kept-and-moved"
)
TWO_DAYS = (
    "#agenda=1&zone=Europe/London&day=2026-03-02T09:00&o=10.One&o=20.Two"
    "&day=2026-03-03T14:00&o=30.Three"
)
HEARD = ".bh-agenda__heard"
IDENTITY = re.compile(r"_\w{4}(?=[.&]|$)")  # of a meeting or a part, in an address
TITLE = "From doing the work to getting it done together"  # of the half day


@pytest.fixture
def builder(visit: Visit) -> Visit:
    """Opens the builder with an agenda for a fresh visitor in London."""

    def at(agenda: str = "", **options: object) -> Page:
        london = {
            "timezone_id": "Europe/London",
            "permissions": ["clipboard-read", "clipboard-write"],
        }
        page = visit(PAGE + agenda, **london | options)
        page.locator(".bh-agenda:visible, .bh-programme:visible").wait_for()
        return page

    return at


def parts(page: Page) -> list[tuple[str, str]]:
    """Every part in its order: from when to when, or that it is cut, and its title."""
    shown = page.locator(".bh-part").evaluate_all("""all => all.map(part => [
        part.querySelector(".bh-part__time").textContent,
        part.querySelector(".bh-part__title input")?.value
            || part.querySelector(".bh-part__title").textContent])""")
    return [(time, title) for time, title in shown]


def cut(page: Page) -> list[str]:
    return [title for time, title in parts(page) if time == "Cut"]


def set_field(page: Page, name: str, value: str) -> None:
    page.locator(f".bh-day__set [name={name}]").first.fill(value)
    page.keyboard.press("Tab")


def add_part(page: Page | Locator, kind: str, minutes: str, name: str, value: str) -> None:
    page.get_by_text("Add a part").click()
    form = page.locator(".bh-day__add")
    form.locator("[name=kind]").select_option(kind)
    field = form.locator(f"[name={name}]")
    field.select_option(value) if name == "ref" else field.fill(value)
    form.get_by_label("Minutes").fill(minutes)
    form.get_by_role("button", name="Add").click()


@pytest.mark.parametrize(
    ("scripts", "lost", "says"),
    [
        (False, "agenda.json", "The builder needs JavaScript."),
        (True, "agenda.mjs", "The builder needs JavaScript."),
        (True, "agenda.json", "The list of parts could not be loaded."),
    ],
    ids=["without JavaScript", "without its script", "without its list"],
)
def test_without_javascript_or_its_list_of_parts_the_page_says_so_and_offers_the_ready_plans(
    browser: Browser, home: str, built: Built, scripts: bool, lost: str, says: str
) -> None:
    plans = json.loads((built.site / "downloads/agenda.json").read_text("utf-8"))["plans"]
    with opened(browser, "about:blank", java_script_enabled=scripts) as page:
        page.route(f"**/{lost}", lambda route: route.abort())
        page.goto(f"{home}{PAGE}{THREE}")
        expect(page.get_by_text(says)).to_be_visible()
        expect(
            page.locator(".bh-agenda button:visible, .bh-programme:visible, template:visible")
        ).to_have_count(0)
        expect(page.locator(".bh-ready li")).to_have_count(len(plans))
        links = page.locator(".bh-ready li").first.get_by_role("link")
        assert links.evaluate_all("all => all.map(each => each.getAttribute('href'))") == [
            "../../trainers/plans/new-managers-45/",
            "../../trainers/handouts/new-managers-45/",
            "../../trainers/packs/new-managers-45/",
        ]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.turns(1)
def test_a_trainer_moves_the_half_day_adds_a_break_cuts_forty_minutes_and_invites(
    builder: Visit, width: int
) -> None:
    page = builder(width=width)
    page.get_by_label("Start from").select_option("new-managers-half-day")
    page.get_by_role("button", name="Start", exact=True).click()
    set_field(page, "date", "2026-12-02")
    set_field(page, "time", "13:15")
    when = page.locator(".bh-day__when")
    expect(when).to_have_text("Wednesday 2 December 2026, 13:15–16:45")
    add_part(page, "b", "15", "title", "Tea on the roof")
    expect(when).to_contain_text("13:15–17:00")
    set_field(page, "limit", "185")
    expect(page.locator(".bh-day__says")).to_contain_text("Cut to fit:")
    kept = [part for part in parts(page) if part[0] != "Cut"]
    assert cut(page) and kept[0][0] == "13:15–13:20" and kept[-1][1] == "Tea on the roof"
    link = copied(
        page.get_by_role("button", name="Copy participants’ link"),
        page.get_by_text("Link to the participants’ page copied."),
    )
    name, calendar = saved(page.get_by_role("button", name="one event a meeting"))
    assert name == f"{TITLE.lower().replace(' ', '-')}.ics"
    [event] = Calendar.from_ical(calendar).walk("VEVENT")
    ends = when.inner_text()[-5:]
    assert ends <= "16:20", "the minutes that there are"
    assert [str(event["DTSTART"].dt), str(event["DTEND"].dt), str(event["URL"])] == [
        "2026-12-02 13:15:00+00:00",
        f"2026-12-02 {ends}:00+00:00",
        link,
    ]
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    page.get_by_role("link", name="Participants’ page").click()
    expect(page).to_have_url(link)
    expect(page.locator("h1:visible")).to_have_text(TITLE)
    told = page.locator(".bh-programme__time, .bh-programme__what > b").all_text_contents()
    assert told == [text for part in kept for text in part]
    assert sideways(page, width) == []
    page.go_back()
    expect(page.locator(".bh-part")).to_have_count(len(kept) + len(cut(page)))


def test_participants_see_short_links_with_codes_on_paper_alone_and_nothing_for_trainers(
    builder: Visit, home: str
) -> None:
    page = builder(
        "#view=participants&agenda=1&zone=Europe/London&day=2026-03-02T09:00.32.Morning"
        "&t=5.717785f6&a=12.kept-and-moved&s=25c.ward&a=10.kept-and-moved&b=5.Tea"
    )
    titles = page.locator(".bh-programme__what > b")
    expect(titles).to_have_text(["Talk together", *[re.compile("...")] * 2, "Tea"])  # none is cut
    for_trainers = re.compile("welcome people|must|activit", re.IGNORECASE)
    expect(page.locator("article")).not_to_contain_text(for_trainers, use_inner_text=True)
    link, image = page.locator(".bh-programme__stop a"), page.locator(".bh-programme__stop img")
    expect(image.locator("visible=true"), "who reads it on a phone is there").to_have_count(0)
    said = link.first.inner_text().replace("\n", "")
    assert link.first.get_attribute("href") == f"http://{said}/"
    page.emulate_media(media="print")
    expect(image, "each code once").to_have_count(1)
    expect(image).to_have_js_property("complete", True)
    assert says(image.screenshot()) == f"{SITE_URL}go/{said[-4:]}/"
    page.emulate_media(media="screen")
    link.first.click()
    page.wait_for_url(f"{home}activities/**")


def test_the_minutes_you_have_cut_with_the_least_lost_and_what_comes_of_it_is_heard(
    builder: Visit,
) -> None:
    page = builder(
        "#agenda=1&zone=UTC&day=2026-03-02T09:00&o=20.A&o=20s.B&o=5c.C&o=20s.D&o=20c.E&o=20.F"
    )
    wrong, heard = page.locator(".bh-day__wrong"), page.locator(HEARD)
    for minutes, gone, said in (
        ("105", "", ""),
        ("100", "C", "Cut to fit: C, 5 minutes. The meeting now takes 100 minutes, 09:00–10:40."),
        (
            "85",
            "E",
            "Cut to fit: E, 20 minutes. Back in: C, 5 minutes."
            " The meeting now takes 85 minutes, 09:00–10:25.",
        ),
        (
            "44",
            "BCDE",
            "Cut to fit: B, C and D, 45 minutes. The meeting now takes 40 minutes, 09:00–09:40.",
        ),
        ("39", "BCDE", ""),
    ):
        set_field(page, "limit", minutes)
        assert "".join(cut(page)) == gone, minutes
        expect(heard, minutes).to_have_text(said)
    expect(wrong).to_have_text(
        "Does not fit: what must stay takes 40 minutes, 1 more than you have. Mark more parts as"
        " could or should, or shorten some."
    )
    page.get_by_label("Must, should or could: F").select_option("c")
    assert parts(page)[0] == ("09:00–09:20", "A") and "".join(cut(page)) == "BDEF"
    expect(heard).to_have_text(
        "Cut to fit: F, 20 minutes. Back in: C, 5 minutes."
        " The meeting now takes 25 minutes, 09:00–09:25."
    )
    expect(wrong).to_have_text("")
    set_field(page, "limit", "")
    assert cut(page) == []


def test_parts_move_by_keyboard_alone_across_meetings_and_go_and_the_focus_goes_along(
    builder: Visit,
) -> None:
    page = builder(TWO_DAYS)
    down, heard = page.get_by_role("button", name="Move down: One"), page.locator(HEARD)
    down.focus()
    for key, looks, said in (
        (
            "Enter",
            [("09:00–09:20", "Two"), ("09:20–09:30", "One"), ("14:00–14:30", "Three")],
            "One: now 2 of 2 in meeting 1, 09:20–09:30.",
        ),
        (
            "Enter",
            [("09:00–09:20", "Two"), ("14:00–14:10", "One"), ("14:10–14:40", "Three")],
            "One: now 1 of 2 in meeting 2, 14:00–14:10. Meeting 1 now takes 20 minutes,"
            " 09:00–09:20. Meeting 2 now takes 40 minutes, 14:00–14:40.",
        ),
        (
            "Alt+ArrowDown",
            [("09:00–09:20", "Two"), ("14:00–14:30", "Three"), ("14:30–14:40", "One")],
            "One: now 2 of 2 in meeting 2, 14:30–14:40.",
        ),
        (
            "Alt+ArrowDown",  # no further down than the end
            [("09:00–09:20", "Two"), ("14:00–14:30", "Three"), ("14:30–14:40", "One")],
            "One: now 2 of 2 in meeting 2, 14:30–14:40.",
        ),
    ):
        page.keyboard.press(key)
        assert parts(page) == looks
        expect(heard).to_have_text(said)
        expect(down).to_be_focused()
    page.get_by_role("button", name="Move to the next meeting: Two").press("Enter")
    assert [title for _, title in parts(page)] == ["Three", "One", "Two"]
    expect(page.locator(".bh-day").first.locator(".bh-part")).to_have_count(0)
    page.get_by_role("button", name="Remove: Three").press("Enter")
    expect(page.get_by_role("button", name="Remove: One")).to_be_focused()
    expect(heard).to_have_text("Removed: Three. Meeting 2 now takes 30 minutes, 14:00–14:30.")
    left = "&day=2026-03-02T09:00&day=2026-03-03T14:00&o=10.One&o=20.Two"
    assert IDENTITY.sub("", page.url).endswith(left)
    for _ in range(2):
        page.get_by_role("button", name="Remove this meeting").first.press("Enter")
    expect(page.get_by_label("Start from")).to_be_focused()
    left = ".bh-agenda__take:visible, .bh-agenda__more:visible, .bh-day"
    expect(page.locator(left), "the page is as at first").to_have_count(0)
    page.go_back()
    expect(page.locator(".bh-part")).to_have_count(2)


def test_a_field_keeps_the_focus_the_address_brings_everything_back_and_back_undoes(
    builder: Visit,
) -> None:
    page = builder(THREE)
    for minutes, taken, focus in (
        ("25", "09:10–09:35", "mark"),
        ("0", "09:10–09:35", "minutes"),  # refused
        ("40", "09:10–09:50", "mark"),
    ):
        page.get_by_label("Minutes: Two").fill(minutes)
        page.keyboard.press("Tab")
        assert parts(page)[1] == (taken, "Two"), minutes
        assert page.evaluate("document.activeElement.name") == focus, minutes
    name, zone = page.get_by_role("textbox", name="Name"), page.get_by_label("Time zone")
    name.fill("Four & more")
    page.keyboard.press("Tab")
    zone.select_option("Asia/Tokyo")
    before = (parts(page), page.url)
    page.reload()
    page.locator(".bh-part").first.wait_for()
    assert (parts(page), page.url) == before
    assert (name.input_value(), zone.input_value()) == ("Four & more", "Asia/Tokyo")
    for _ in range(4):
        page.go_back()
    expect(page.get_by_label("Minutes: Two")).to_have_value("20")
    assert page.url.endswith(THREE)


def test_the_plain_address_starts_empty_in_the_zone_of_the_device(builder: Visit) -> None:
    page = builder(timezone_id="America/New_York")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_label("Time zone")).to_have_value("America/New_York")
    assert parts(page) == []
    add_part(page, "c", "7", "ref", "differences.at-a-glance")
    assert IDENTITY.sub("", page.url).endswith("T09:00&c=7.differences.at-a-glance")
    assert [time for time, _ in parts(page)] == ["09:00–09:07"]


MEETING = "&day=2026-03-02T09:00"
ONE_PART = f"{MEETING}&o=5.Good"
HOSTILE = {  # what an address asks → what is said to be left out, and how many parts stay
    f"agenda=1{ONE_PART}&a=5.no-such-thing": ("“no-such-thing”, which is not in this guide", 1),
    f"agenda=1{ONE_PART}&a=5.__proto__&c=5.constructor": (
        "“__proto__”, which is not in this guide; “constructor”, which",
        1,
    ),
    f"agenda=1{MEETING}&o=0.Zero&o=601.Long&o=-5.Less&o=5e2.Much&o=5.Good": (
        "“0.Zero”, which has no number of minutes from 1 to 600",
        1,
    ),
    f"agenda=1&o=5.Early{ONE_PART}": ("“5.Early”, which belongs to no meeting", 1),
    f"agenda=1&day=2026-02-30T09:00&day=2026-03-02T25:00{ONE_PART}": (
        "the meeting on “2026-02-30T09:00”; the meeting on “2026-03-02T25:00”",
        1,
    ),
    f"agenda=1&zone=Mars/Olympus{ONE_PART}": ("the time zone “Mars/Olympus”", 1),
    f"agenda=1{MEETING}&o=5.{'x' * 200}": ("the end of a title over 120 characters", 1),
    f"agenda=1{MEETING}{'&o=5.x' * 151}": ("a part after the first 150", 150),
    f"agenda=1{MEETING * 11}&o=5.Good": ("a meeting after the first 10", 1),
    f"agenda=1{MEETING}&o=5.{'x' * 50_000}": (
        "all of it, since it is longer than 12,000 characters",
        0,
    ),
    f"agenda=7{ONE_PART}": ("all of it, since this page does not know its form", 0),
    f"agenda=1{ONE_PART}&evil=1&onload=alert(1)": ("“evil=1”; “onload=alert(1)”", 1),
    f"agenda=1{MEETING}.99999&o=5.Good": ("a limit over 1440 minutes", 1),
    f"agenda=1{MEETING}&t=5.ffffffff": ("a note whose words have changed since", 1),
    f"agenda=1{MEETING}&o=5.%E2%80%AEdoog%E0%A4%A": ("characters that nobody can see", 1),
}


def test_what_makes_no_sense_in_an_address_is_left_out_and_named(builder: Visit) -> None:
    page = builder(width=360)
    notice = page.locator(".bh-agenda__notice")
    for asked, (named, left) in HOSTILE.items():
        page.evaluate("asked => { location.hash = asked }", asked)
        expect(notice).to_contain_text(named)
        assert notice.inner_text().startswith("Part of this link made no sense here and was left")
        assert len(parts(page)) == left, named
        assert len(notice.inner_text()) < 500 and sideways(page, 360) == [], named
    page.reload()
    page.locator(".bh-part").wait_for()
    expect(notice).to_have_text("")


def test_a_script_in_an_address_stays_words_everywhere(builder: Visit) -> None:
    hostile = "<img src=x onerror=document.title='caught'>"
    words = quote(hostile)
    agenda = f"agenda=1&name={words}&zone={words}{MEETING}..{words}&o=5.{words}&b=5.{words}"
    for view, told in (
        ("", ".bh-agenda__name, .bh-day__title"),
        ("view=participants&", "h1:visible, .bh-programme__what > b"),
    ):
        page = builder(f"#{view}{agenda}&a=5.{words}")
        said = [*page.locator(told).all_text_contents(), *(title for _, title in parts(page))]
        assert {*said} == {hostile} and len(said) > 2, view
        assert page.locator("img[src=x]").count() == 0 and page.title() != "caught", view


def test_a_moved_workshop_moves_in_calendars_and_for_another_group_it_is_another(
    builder: Visit,
) -> None:
    def events(button: str) -> dict[str, Component]:
        file = saved(page.get_by_role("button", name=button))[1]
        return {str(each["UID"]): each for each in Calendar.from_ical(file).walk("VEVENT")}

    def both() -> dict[str, Component]:
        return events("one event a meeting") | events("one event a part")

    page = builder(TWO_DAYS)  # from before agendas had identities
    first = both()
    page = builder(TWO_DAYS)
    again = both()
    assert first.keys() == again.keys() and len(again) == 5, "saved twice, an event comes once"
    page.clock.set_fixed_time(datetime.now() + timedelta(minutes=1))
    page.get_by_role("textbox", name="Name").fill("Renamed")
    for name, value in (("date", "2026-03-09"), ("time", "11:00"), ("title", "Filled anew")):
        set_field(page, name, value)
    page.get_by_role("button", name="Move down: One").click()
    page.get_by_role("button", name="Remove: Two").click()
    add_part(page.locator(".bh-day").first, "o", "5", "title", "New")
    page.reload()
    moved = both()
    assert len(moved) == 5 and len(moved.keys() & first.keys()) == 4
    for name in moved.keys() & first.keys():
        assert moved[name]["SEQUENCE"] > again[name]["SEQUENCE"]
        assert moved[name]["DTSTAMP"].dt > again[name]["DTSTAMP"].dt
    page.get_by_role("button", name="Use again for another group").click()
    expect(page.get_by_text("This is another workshop now")).to_be_visible()
    assert len(both().keys() - moved.keys()) == 5
    page.go_back()
    assert both().keys() == moved.keys()
    begun = []
    for page in (builder(), builder()):
        page.get_by_role("button", name="Start", exact=True).click()
        add_part(page, "o", "5", "title", "Same")
        begun += both()
    assert len(set(begun)) == 4, "two workshops of the same words"


def test_meetings_that_overlap_give_no_calendar_file_and_one_over_midnight_says_when_it_ends(
    builder: Visit,
) -> None:
    page = builder("#agenda=1&zone=UTC&day=2026-03-02T09:00&o=90.A&day=2026-03-02T10:00&o=30.B")
    wrong = page.locator(".bh-day__wrong")
    expect(wrong).to_have_text(["Meeting 2 begins before meeting 1 has ended."] * 2)
    page.get_by_role("button", name="one event a part").click()
    expect(page.locator(".bh-agenda__said")).to_have_text(
        "No calendar file was made: meeting 2 begins before meeting 1 has ended. Change a start"
        " first."
    )
    page.locator(".bh-day").nth(1).get_by_label("Start").fill("10:30")
    expect(wrong).to_have_text(["", ""])
    page = builder("#agenda=1&zone=UTC&day=2026-03-02T23:30&o=60.Late")
    expect(page.locator(".bh-day__wrong")).to_have_text(
        "It ends on another day, Tuesday 3 March 2026 at 00:30."
    )


def test_markdown_is_copied_and_saved_alike_paper_shows_just_the_agenda_and_nothing_is_sent(
    builder: Visit,
) -> None:
    page = builder(f"{THREE}&t=5.717785f6")
    asked = asked_by(page)
    copy, done = page.get_by_role("button", name="Copy Markdown"), page.get_by_text("Copied as")
    markdown = copied(copy, done)
    assert markdown.startswith(
        "# Three\n\n## The meeting\n\nMonday 2 March 2026, 09:00–09:52 (Europe/London), 52"
        " minutes\n\n- **09:00–09:10** (10 min) One\n"
    )
    assert saved(page.get_by_role("button", name="Download Markdown")) == ("three.md", markdown)
    page.emulate_media(media="print")
    interface = "h1, h2, .bh-ready, button, select, form, .bh-day__set"
    expect(page.locator(interface).locator("visible=true")).to_have_count(0)
    expect(page.locator(".bh-part:visible")).to_have_count(5)
    expect(page.locator(".bh-agenda__name:visible")).to_have_text("Three")
    expect(page.get_by_text("Welcome people, show the three parts")).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("textbox", name="Name").fill("Secret merger")
    page.get_by_role("button", name="Move down: One", exact=True).click()
    assert "Secret" in copied(copy, done)
    own = ("GET http://127.0.0.1", "GET blob:")
    assert [each for each in asked if "Secret" in each or not each.startswith(own)] == []
    assert "Secret" not in page.evaluate(KEPT)

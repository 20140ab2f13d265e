"""Five hundred random agendas through the modules of the builder, some at each commit: the clock
adds up, the address holds everything, calendars read the file right.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from icalendar import Calendar, Component
from playwright.sync_api import Browser, Page

from agenda_states import ZONES, agendas, clash, kept, span
from content.links import Link
from outputs import read_site
from project import REPOSITORY
from render.agenda import render_agenda
from shown import guide
from site_browser import opened
from site_fixtures import served
from turns import in_turn

FRAME = ["BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR", ""]
Pairs = list[tuple[dict, dict]]
WORK = """async ([agendas, data]) => {
    const home = new URL(".", document.baseURI).href;
    const [address, clock, take, ics] = await Promise.all(["agenda/address", "agenda/timetable",
        "agenda/export", "lib/ics"].map(name => import(`${home}javascripts/${name}.mjs`)));
    const known = { things: new Map(Object.entries(data.things)), notes: new Map(Object.entries(
        data.notes)), plans: data.plans };
    const page = `${home}trainers/agenda/`;
    const file = (agenda, each) => ics.calendar({ name: take.nameOf(agenda), zone: agenda.zone,
        events: take.events(agenda, known, home, page, each) });
    return agendas.map(agenda => {
        const hash = address.write(agenda), participants = new URL(take.participantsLink(agenda,
            page)).hash;
        return {
            hash, again: address.read(hash, known, "UTC"), participants: address.read(
                participants, known, "UTC"), link: participants,
            runs: agenda.days.map(day => clock.run(day, agenda.zone)), clashes: clock.clashes(
                agenda),
            meeting: file(agenda, "meeting"), part: file(agenda, "part"), markdown: take.markdown(
                agenda, known, home, page),
        };
    });
}"""


@pytest.fixture(scope="module")
def data() -> dict:
    (text,) = render_agenda(guide(), read_site(REPOSITORY, guide())).values()
    return json.loads(text)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page at the address where the modules of the builder are served."""
    with served(REPOSITORY / "docs") as docs, opened(browser, f"{docs}nothing") as page:
        yield page


@pytest.fixture(scope="module", params=in_turn(["1", "2", "3", "4", "5"], 1))
def pairs(request: pytest.FixtureRequest, page: Page, data: dict) -> Pairs:
    """A hundred random agendas, each with what the modules make of it."""
    made = agendas(data["things"], data["notes"], 100, int(request.param))
    return list(zip(made, page.evaluate(WORK, [made, data]), strict=True))


def events(text: str) -> list[Component]:
    return Calendar.from_ical(text).events


def times(event: Component) -> tuple[float, float]:
    """Begin and end, in seconds."""
    return event["DTSTART"].dt.timestamp(), event["DTEND"].dt.timestamp()


def test_a_meeting_ends_after_all_its_parts_each_of_which_begins_when_the_one_before_ends(
    pairs: Pairs,
) -> None:
    for agenda, made in pairs:
        for day, run in zip(agenda["days"], made["runs"], strict=True):
            rows = [row for row in run["rows"] if not row["out"]]
            assert [row["item"] for row in rows] == kept(day)
            assert (run["from"] / 1000, run["to"] / 1000) == span(day, agenda["zone"])
            ends = [run["from"], *(row["to"] for row in rows)]
            assert ends == [*(row["from"] for row in rows), run["to"]]
            breaks = sum(item["minutes"] for item in kept(day) if item["kind"] == "b")
            over = max(0, run["minutes"] - (day["limit"] or run["minutes"]))
            assert (run["breaks"], run["over"]) == (breaks, over)
        lines = [line for line in made["markdown"].splitlines() if line.startswith("- ")]
        cut = [row["out"] for run in made["runs"] for row in run["rows"]]
        assert [line.startswith("- Cut (") for line in lines] == cut
        assert "<b>" not in made["markdown"], "a title became mark-up"


def test_an_address_short_enough_to_send_brings_back_the_same_agenda_and_participants_no_notes(
    pairs: Pairs,
) -> None:
    for agenda, made in pairs:
        assert made["again"] == {"agenda": agenda, "dropped": [], "participants": False}
        assert not set(made["hash"]) & set(' <>"\\\n') and made["hash"].isascii()
        theirs = made["participants"]["agenda"]
        assert made["participants"] == {"agenda": theirs, "dropped": [], "participants": True}
        assert [span(day, theirs["zone"]) for day in theirs["days"]] == [
            span(day, agenda["zone"]) for day in agenda["days"]
        ]
        told = [item["note"] + item["mark"] for day in theirs["days"] for item in day["items"]]
        assert not any(told) and not any(day["limit"] for day in theirs["days"])


def test_a_calendar_file_holds_each_meeting_once_at_its_time_in_its_zone(pairs: Pairs) -> None:
    for agenda, made in pairs:
        days, found = [day for day in agenda["days"] if kept(day)], events(made["meeting"])
        assert [times(each) for each in found] == [span(day, agenda["zone"]) for day in days]
        assert len({str(each["UID"]) for each in found}) == len(found)
        for event, day in zip(found, days, strict=True):
            titles = [item["title"] for item in kept(day)]
            assert [each for each in titles if each not in str(event["DESCRIPTION"])] == []
            assert str(event["URL"]).endswith(made["link"])
            assert event["DTSTAMP"].dt.utcoffset() == timedelta(0)


def test_a_file_with_an_event_for_each_part_has_no_gap_and_meetings_that_overlap_are_told(
    pairs: Pairs,
) -> None:
    for agenda, made in pairs:
        rows = [row for run in made["runs"] for row in run["rows"] if not row["out"]]
        found = [times(each) for each in events(made["part"])]
        assert found == [(row["from"] / 1000, row["to"] / 1000) for row in rows]
        overlaps = any(one[1] > other[0] for one, other in pairwise(sorted(found)))
        assert bool(made["clashes"]) == clash(agenda) and overlaps <= clash(agenda)
    assert {clash(agenda) for agenda, _ in pairs} == {True, False}


def test_calendar_files_keep_to_the_letter_of_rfc_5545_and_bring_the_offsets_of_their_zone(
    pairs: Pairs,
) -> None:
    """The offsets are for a calendar that does not know the zone’s name."""
    changed = set()
    for agenda, made in pairs:
        lines, name = [*made["meeting"].split("\r\n"), *made["part"].split("\r\n")], agenda["zone"]
        assert not [line for line in lines if {"\r", "\n"} & set(line) or len(line.encode()) > 75]
        assert [*lines[:2], *lines[-2:]] == FRAME
        calendar = Calendar.from_ical(made["part"])
        moments = [each[key].dt for each in calendar.events for key in ("DTSTART", "DTEND")]
        for zone in calendar.timezones:
            changed |= {name} if len(zone.subcomponents) > 1 else set()
            own = zone.to_tz()
            for when in [each for each in moments if str(each.tzinfo) == name != "UTC"]:
                assert when.replace(tzinfo=own).utcoffset() == when.utcoffset(), (name, when)
    assert changed == set(ZONES) - {"UTC", "Asia/Kathmandu"}


def test_the_same_agenda_makes_the_same_identities_and_another_day_makes_others(
    page: Page, data: dict
) -> None:
    item = {"kind": "o", "ref": "", "title": "One", "note": "", "minutes": 5, "mark": ""}
    [agenda] = agendas(data["things"], data["notes"], 1, seed=3)
    day = agenda["days"][0] | {"items": [item]}
    days = [day, day, day | {"time": "10:10"}, day | {"date": "2027-06-01"}]
    made = page.evaluate(WORK, [[agenda | {"days": [each]} for each in days], data])
    first, again, same_day, other_day = (
        [event["UID"] for event in events(each["meeting"])] for each in made
    )
    assert first == again == same_day != other_day


def test_all_day_events_have_dates_and_no_clock(page: Page) -> None:
    text = page.evaluate(
        "async () => (await import('./javascripts/lib/ics.mjs')).calendar({ name: 'After', zone:"
        " 'Europe/London', stamp: 0, events: [{ uid: 'one', start: { date: '2026-03-29' }, allDay:"
        " true, title: 'Day 30; look back' }] })"
    )
    [event] = events(text)
    assert (event["DTSTART"].dt.isoformat(), str(event["SUMMARY"])) == (
        "2026-03-29",
        "Day 30; look back",
    )
    assert event["DTSTAMP"].dt == datetime(1970, 1, 1, tzinfo=UTC) and "VTIMEZONE" not in text


def test_the_shipped_plans_fit_the_builder_whole(page: Page, data: dict) -> None:
    made = page.evaluate(
        """async data => {
            const { fromPlan } = await import("./javascripts/agenda/change.mjs");
            const { read } = await import("./javascripts/agenda/address.mjs");
            const known = { things: new Map(Object.entries(data.things)), notes: new Map(
                Object.entries(data.notes)) };
            return data.plans.map(plan => [plan, fromPlan(plan, known, "UTC", { date:
                "2026-03-02", time: "09:00" }), read(
                `#agenda=1&day=2026-03-02T09:00&${plan.days.map(day => day.items).join("&")}`,
                known, "UTC").dropped]);
        }""",
        data,
    )
    mondays = ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"]
    for plan, agenda, dropped in made:
        assert (dropped, agenda["name"]) == ([], plan["title"])
        found = [(day["date"], len(day["items"])) for day in agenda["days"]]
        assert found == [
            (date, day["items"].count("&") + 1)
            for date, day in zip(mondays, plan["days"], strict=False)
        ], plan["title"]


def test_everything_offered_is_in_the_guide_and_its_short_link_leads_there(data: dict) -> None:
    places = {place.address for place in guide().places} | {page.address for page in guide().pages}
    for name, thing in data["things"].items():
        assert guide().all(Link)[thing["code"]].target == thing["read"], name
        assert {thing["read"], thing.get("card", thing["read"])} <= places, name

"""Five hundred random agendas through the modules of the builder, some at each commit: the clock
adds up, the address holds everything, calendars read the file right. What the clock must be is
worked out here, from the agenda and zoneinfo alone, by none of the code under test.
"""

import json
import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, count, pairwise
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Component
from playwright.sync_api import Browser, Page

from outputs import read_site
from project import REPOSITORY, guide
from render.agenda import render_agenda
from site_browser import opened
from site_fixtures import served
from turns import in_turn

FOR_TRAINERS = ("id", "note", "mark", "only")
FRAME = ["BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR", ""]
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
            runs: agenda.days.map(day => clock.run(day, agenda)), clashes: clock.clashes(
                agenda),
            meeting: file(agenda, "meeting"), part: file(agenda, "part"), markdown: take.markdown(
                agenda, known, home, page),
        };
    });
}"""

# Zones whose clocks change by an hour, by half of one, in the other half of the year, at midnight;
# and never. All with rules that have stood for years, since a browser and Python may each have
# learnt of new ones at another time.
ZONES = (
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Africa/Cairo",
    "America/St_Johns",
    "Pacific/Chatham",
    "Asia/Kathmandu",
    "UTC",
)
CHANGES = (
    "2026-03-08",
    "2026-03-29",
    "2026-04-05",
    "2026-04-24",
    "2026-09-06",
    "2026-09-27",
    "2026-10-04",
    "2026-10-25",
    "2026-10-30",
    "2026-11-01",
)
TITLES = (
    "",
    "Lunch",
    "Tea & biscuits = free",
    "50% off; #1, “quoted”",
    "<b>bold</b>",
    "a.b.c",
    "7s.kitchen",
    "Über Größe",
    "休憩",
    "🎩" * 30,
    "back\\slash, semi;colon",
    "x" * 120,
)


def agendas(things: dict[str, dict], notes: Iterable[str], total: int, seed: int = 1) -> list[dict]:
    """`things`: under names such as “a.kept-and-moved”, all that can be in an agenda."""
    chance, names, notes, ids = random.Random(seed), sorted(things), sorted(notes), count()

    def item() -> dict:
        kind, _, ref = chance.choice([*chance.sample(names, 3), "o.", "b.", "t."]).partition(".")
        own = kind in "ob"
        note = chance.choice(["", chance.choice(notes)]) if kind in "sct" else ""
        return {
            "id": f"{next(ids):04x}",
            "kind": kind,
            "ref": ref,
            "title": chance.choice(TITLES) if own else "",
            "note": note,
            "minutes": chance.choice([1, 5, 15, 25, 90, 600]),
            "moving": things.get(f"{kind}.{ref}", {}).get("moving", 0),
            "mark": chance.choice(["", "s", "c"]),
            "only": chance.choice(["", "", "", "r", "k"]),
        }

    def day() -> dict:
        date = chance.choice(
            [
                *CHANGES,
                (datetime(2026, 1, 1) + timedelta(chance.randrange(700))).strftime("%Y-%m-%d"),
            ]
        )
        time = f"{chance.choice([0, 1, 2, 3, 9, 13, 23]):02}:{chance.choice([0, 15, 30, 59]):02}"
        return {
            "id": f"{next(ids):04x}",
            "date": date,
            "time": time,
            "limit": chance.choice([0, 0, 60, 200]),
            "title": chance.choice(TITLES),
            "items": [item() for _ in range(chance.randrange(12))],
        }

    return [
        {
            "id": f"{next(ids):04x}",
            "name": chance.choice(TITLES),
            "zone": ZONES[number % len(ZONES)],  # each of them often enough
            "call": chance.choice(["", "1"]),
            "days": [day() for _ in range(chance.randrange(1, 5))],
        }
        for number in range(total)
    ]


def least_lost(items: list[dict], limit: int) -> list[int]:
    """Which parts have to go, found by trying all ways: the fewest minutes of should, then could,
    then the fewest parts, then the latest; or all that may go, if not even that is enough.
    """
    over = sum(item["minutes"] for item in items) - limit if limit else 0
    loose = [number for number, item in enumerate(items) if item["mark"] and item["minutes"]]
    ways = [gone for size in range(len(loose) + 1) for gone in combinations(loose, size)]

    def lost(gone: tuple[int, ...]) -> tuple:
        should, could = (
            sum(items[number]["minutes"] for number in gone if items[number]["mark"] == mark)
            for mark in "sc"
        )
        return should, could, len(gone), [-number for number in reversed(gone)]

    fitting = [gone for gone in ways if sum(items[number]["minutes"] for number in gone) >= over]
    return list(min(fitting, key=lost, default=loose))


def ran(day: dict, agenda: dict) -> dict:
    """A meeting on the clock: what stays begins when the part before it ends. On a call people need
    time for breakout rooms, and neither in a room nor there is what only the other has.
    """
    other = "r" if agenda["call"] else "k"
    items = [item for item in day["items"] if item["only"] != other]
    lengths = [item["minutes"] + item["moving"] * bool(agenda["call"]) for item in items]
    taking = [{**item, "minutes": length} for item, length in zip(items, lengths, strict=True)]
    gone = least_lost(taking, day["limit"])
    left = [taking[number] for number in range(len(taking)) if number not in gone]
    zone = ZoneInfo(agenda["zone"])
    begins = datetime.fromisoformat(f"{day['date']}T{day['time']}").replace(tzinfo=zone)
    at, rows = begins.timestamp() * 1000, []
    for number, (item, length) in enumerate(zip(items, lengths, strict=True)):
        stays = number not in gone
        times = {"from": at, "to": at + 60_000 * length} if stays else {}
        rows.append({"item": item, "minutes": length, "out": not stays, **times})
        at = times.get("to", at)
    minutes = sum(item["minutes"] for item in left)
    return {
        "from": begins.timestamp() * 1000,
        "to": at,
        "rows": rows,
        "minutes": minutes,
        "breaks": sum(item["minutes"] for item in left if item["kind"] == "b"),
        "out": sum(lengths) - minutes,
        "over": max(0, minutes - (day["limit"] or minutes)),
    }


def parts(runs: list[dict]) -> list[dict]:
    """What stays of these meetings, one after the other."""
    return [row for run in runs for row in run["rows"] if not row["out"]]


def seconds(times: Iterable[dict]) -> list[tuple[float, float]]:
    """When each begins and ends."""
    return [(each["from"] / 1000, each["to"] / 1000) for each in times]


@pytest.fixture(scope="module")
def data() -> dict:
    (text,) = render_agenda(guide(), read_site(REPOSITORY, guide())).values()
    return json.loads(text)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page at the address where the modules of the builder are served."""
    with served(REPOSITORY / "docs") as docs, opened(browser, f"{docs}nothing") as page:
        yield page


Plans = list[tuple[dict, list[dict], dict]]


@pytest.fixture(scope="module", params=in_turn([str(seed) for seed in range(10)], 1))
def plans(request: pytest.FixtureRequest, page: Page, data: dict) -> Plans:
    """Fifty random agendas, how each of their meetings must run, and what the modules make of
    them.
    """
    asked = agendas(data["things"], data["notes"], 50, int(request.param))
    runs = [[ran(day, agenda) for day in agenda["days"]] for agenda in asked]
    return list(zip(asked, runs, page.evaluate(WORK, [asked, data]), strict=True))


def events(text: str) -> list[Component]:
    return Calendar.from_ical(text).events


def clocked(found: list[Component]) -> list[tuple[float, float]]:
    """When each event begins and ends, in seconds."""
    return [(each["DTSTART"].dt.timestamp(), each["DTEND"].dt.timestamp()) for each in found]


def test_a_meeting_ends_after_all_its_parts_each_of_which_begins_when_the_one_before_ends(
    plans: Plans,
) -> None:
    for agenda, runs, made in plans:
        assert made["runs"] == runs, agenda
        lines = [line for line in made["markdown"].splitlines() if line.startswith("- ")]
        cut = [row["out"] for run in runs for row in run["rows"]]
        assert [line.startswith("- Cut (") for line in lines] == cut
        assert "<b>" not in made["markdown"], "a title became mark-up"


def test_an_address_short_enough_to_send_brings_back_the_same_agenda_and_participants_no_notes(
    plans: Plans,
) -> None:
    for agenda, runs, made in plans:
        assert made["again"] == {"agenda": agenda, "dropped": [], "participants": False}
        assert not set(made["hash"]) & set(' <>"\\\n') and made["hash"].isascii()
        theirs = made["participants"]["agenda"]
        assert made["participants"] == {"agenda": theirs, "dropped": [], "participants": True}
        assert seconds(ran(day, theirs) for day in theirs["days"]) == seconds(runs)
        told = [
            each[key] for day in theirs["days"] for each in day["items"] for key in FOR_TRAINERS
        ]
        assert not any(told + [theirs["id"]]) and not any(day["limit"] for day in theirs["days"])


def test_a_calendar_file_holds_each_meeting_once_at_its_time_in_its_zone(plans: Plans) -> None:
    for _, runs, made in plans:
        meetings, found = [run for run in runs if parts([run])], events(made["meeting"])
        assert clocked(found) == seconds(meetings)
        assert len({str(each["UID"]) for each in found}) == len(found)
        for event, run in zip(found, meetings, strict=True):
            titles = [row["item"]["title"] for row in parts([run])]
            assert [each for each in titles if each not in str(event["DESCRIPTION"])] == []
            assert str(event["URL"]).endswith(made["link"])
            assert event["DTSTAMP"].dt.utcoffset() == timedelta(0)
            assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt
            assert 0 < event["SEQUENCE"] < 2**31


def test_a_file_with_an_event_for_each_part_has_no_gap_and_meetings_that_overlap_are_told(
    plans: Plans,
) -> None:
    told = set()
    for agenda, runs, made in plans:
        found = clocked(events(made["part"]))
        assert found == seconds(parts(runs))
        # a meeting with nothing in it is in nobody’s way
        meetings = sorted(seconds(run for run in runs if parts([run])))
        clash = any(one[1] > other[0] for one, other in pairwise(meetings))
        assert bool(made["clashes"]) == clash, agenda
        told.add(clash)
    assert told == {True, False}


def test_calendar_files_keep_to_the_letter_of_rfc_5545_and_bring_the_offsets_of_their_zone(
    plans: Plans,
) -> None:
    """The offsets are for a calendar that does not know the zone’s name."""
    changed = set()
    for agenda, _, made in plans:
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
    assert len(changed) > 2 and changed <= set(ZONES) - {"UTC", "Asia/Kathmandu"}


def test_of_all_ways_to_cut_a_thousand_agendas_the_one_that_loses_least_is_taken(
    page: Page,
) -> None:
    chance = random.Random(14)

    def item() -> dict:
        minutes = chance.choice([0, 1, 2, 3, 5, 5, 10, 12, 15, 25])
        return {"minutes": minutes, "mark": chance.choice(["", "s", "s", "c", "c"])}

    asked = [
        ([item() for _ in range(chance.randrange(9))], chance.randrange(70)) for _ in range(1000)
    ]
    made = page.evaluate(
        """async asked => {
            const { cut } = await import("./javascripts/agenda/timetable.mjs");
            return asked.map(([items, limit]) => { const out = cut(items, limit);
                return [...items.keys()].filter(at => out.has(items[at])); });
        }""",
        asked,
    )
    assert made == [least_lost(*each) for each in asked]


def test_on_a_call_a_stretch_of_more_than_ninety_minutes_without_a_break_is_told(
    page: Page,
) -> None:
    told = page.evaluate("""async () => {
        const { run, verdict } = await import("./javascripts/agenda/timetable.mjs");
        const item = (kind, minutes, moving = 0) =>
            ({ kind, minutes, moving, mark: "", only: "", title: `${kind}${minutes}` });
        const wrong = (call, ...items) => {
            const agenda = { call, zone: "UTC" };
            const day = { date: "2026-03-02", time: "09:00", limit: 0, items };
            return verdict(day, run(day, agenda), 1, [], agenda, ({ title }) => title).wrong;
        };
        const long = [item("o", 45), item("a", 44, 2)];
        const rested = [long[0], item("b", 5), long[1]];
        return [wrong("1", ...long), wrong("", ...long), wrong("1", ...rested)];
    }""")
    assert told == [
        "On a call, “o45” to “a44” last 91 minutes without a break. Put one in between, so that no"
        " stretch is longer than 90.",
        "",
        "",
    ]


def test_all_day_events_have_dates_and_no_clock(page: Page) -> None:
    text = page.evaluate(
        "async () => (await import('./javascripts/lib/ics.mjs')).calendar({ name: 'After', zone:"
        " 'Europe/London', stamp: 0, events: [{ id: 'one', start: { date: '2026-03-29' }, allDay:"
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
            return data.plans.map(plan => [plan, fromPlan(plan, known, { zone: "UTC",
                call: "" }, { date: "2026-03-02", time: "09:00" }), read(
                `#agenda=1&day=2026-03-02T09:00&${plan.days.map(day => day.items).join("&")}`,
                known, "UTC").dropped]);
        }""",
        data,
    )
    mondays = [f"{date(2026, 3, 2) + timedelta(weeks=week)}" for week in range(10)]
    for plan, agenda, dropped in made:
        assert (dropped, agenda["name"]) == ([], plan["title"])
        found = [(day["date"], len(day["items"])) for day in agenda["days"]]
        assert found == [
            (monday, day["items"].count("&") + 1)
            for monday, day in zip(mondays, plan["days"], strict=False)
        ], plan["title"]


def test_everything_offered_is_in_the_guide_and_its_short_link_leads_there(data: dict) -> None:
    site = read_site(REPOSITORY, guide())
    leads = {link.code: link.address for link in site.links}
    places = {place.address for place in site.places}
    for name, thing in data["things"].items():
        card = thing.get("card", thing["read"]).replace("?view=trainer", "")
        assert leads[thing["code"]] == thing["read"] and {thing["read"], card} <= places, name

"""Five hundred random agendas through the modules of the builder: the clock adds up, the address
holds everything, calendars read the file right.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from icalendar import Calendar, Component
from playwright.sync_api import Browser, Page

from agenda_states import ZONES, agendas, clash, kept, span, start
from site_browser import opened
from site_fixtures import Built

COUNT = 500
WORK = """async ([home, agendas, data]) => {
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
            kept: agenda.days.map(day => clock.run(day, agenda.zone).rows.map(row => !row.out)),
            meeting: file(agenda, "meeting"), part: file(agenda, "part"), markdown: take.markdown(
                agenda, known, home, page),
        };
    });
}"""


@pytest.fixture(scope="module")
def data(built: Built) -> dict:
    return json.loads((built.site / "downloads/agenda.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def page(browser: Browser, home: str) -> Iterator[Page]:
    with opened(browser, f"{home}go/") as page:
        yield page


@pytest.fixture(scope="module")
def pairs(page: Page, home: str, data: dict) -> list[tuple[dict, dict]]:
    """Each agenda with what the modules make of it."""
    made = agendas(data["things"], data["notes"], COUNT)
    return list(zip(made, page.evaluate(WORK, [home, made, data]), strict=True))


def seconds(event: Component, name: str) -> float:
    return event[name].dt.timestamp()


def events(text: str) -> list[Component]:
    return Calendar.from_ical(text).walk("VEVENT")


def test_a_meeting_ends_after_all_its_parts_and_each_begins_when_the_one_before_ends(
    pairs: list[tuple[dict, dict]],
) -> None:
    for agenda, made in pairs:
        for day, run in zip(agenda["days"], made["runs"], strict=True):
            assert (run["from"] / 1000, run["to"] / 1000) == span(day, agenda["zone"])
            rows = [row for row in run["rows"] if not row["out"]]
            assert [row["item"] for row in rows] == kept(day)
            assert [run["from"], *(row["to"] for row in rows)] == [
                *(row["from"] for row in rows),
                run["to"],
            ]
            assert run["breaks"] == sum(
                item["minutes"] for item in kept(day) if item["kind"] == "b"
            ) and run["over"] == max(0, run["minutes"] - (day["limit"] or run["minutes"]))


def test_the_address_brings_back_the_same_agenda_and_is_short_enough_to_send(
    pairs: list[tuple[dict, dict]],
) -> None:
    for agenda, made in pairs:
        assert (
            made["again"]["agenda"] == agenda
            and made["again"]["dropped"] == []
            and not made["again"]["participants"]
        )
        assert not set(made["hash"]) & set(' <>"\\\n') and made["hash"].isascii()


def test_participants_get_the_same_times_without_notes_marks_or_what_was_cut(
    pairs: list[tuple[dict, dict]],
) -> None:
    for agenda, made in pairs:
        theirs = made["participants"]["agenda"]
        assert made["participants"]["participants"] and made["participants"]["dropped"] == []
        assert [span(day, theirs["zone"]) for day in theirs["days"]] == [
            span(day, agenda["zone"]) for day in agenda["days"]
        ]
        assert all(
            item["note"] == item["mark"] == "" for day in theirs["days"] for item in day["items"]
        ) and not any(day["limit"] for day in theirs["days"])


def test_meetings_that_overlap_are_told_and_no_others(pairs: list[tuple[dict, dict]]) -> None:
    found = [clash(agenda) for agenda, _ in pairs]
    assert [bool(made["clashes"]) for _, made in pairs] == found and 20 < sum(found) < COUNT - 20


def test_the_calendar_file_holds_each_meeting_once_at_its_time_in_its_zone(
    pairs: list[tuple[dict, dict]],
) -> None:
    for agenda, made in pairs:
        wanted = [span(day, agenda["zone"]) for day in agenda["days"] if kept(day)]
        found = events(made["meeting"])
        assert [(seconds(each, "DTSTART"), seconds(each, "DTEND")) for each in found] == wanted
        assert len({str(each["UID"]) for each in found}) == len(found) and all(
            each["DTSTAMP"].dt.utcoffset() == timedelta(0) for each in found
        )
        assert all(str(each["URL"]).endswith(made["link"]) for each in found)


def test_a_file_with_an_event_for_each_part_has_no_gap_and_no_overlap(
    pairs: list[tuple[dict, dict]],
) -> None:
    for agenda, made in pairs:
        found = iter(events(made["part"]))
        for day in agenda["days"]:
            begins = start(day, agenda["zone"])
            for item in kept(day):
                event = next(found)
                assert (seconds(event, "DTSTART"), seconds(event, "DTEND")) == (
                    begins,
                    begins + 60 * item["minutes"],
                )
                begins += 60 * item["minutes"]
        assert next(found, None) is None
        if not clash(agenda):
            spans = sorted(
                (seconds(each, "DTSTART"), seconds(each, "DTEND")) for each in events(made["part"])
            )
            assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_the_offsets_a_calendar_file_brings_are_those_of_its_zone(
    pairs: list[tuple[dict, dict]],
) -> None:
    """For a calendar that does not know the zone’s name."""
    changed = set()
    for agenda, made in pairs:
        calendar = Calendar.from_ical(made["part"])
        for zone in calendar.walk("VTIMEZONE"):
            own = zone.to_tz()
            changed.update([agenda["zone"]] if len(zone.subcomponents) > 1 else [])
            for event in calendar.walk("VEVENT"):
                for name in ("DTSTART", "DTEND"):
                    when = event[name].dt
                    if str(when.tzinfo) == agenda["zone"] != "UTC":
                        assert when.replace(tzinfo=own).utcoffset() == when.utcoffset(), (
                            agenda["zone"],
                            when,
                        )
    assert changed == set(ZONES) - {"UTC", "Asia/Kathmandu"}


def test_calendar_files_keep_to_the_letter_of_rfc_5545(pairs: list[tuple[dict, dict]]) -> None:
    for agenda, made in pairs:
        for text in (made["meeting"], made["part"]):
            lines = text.split("\r\n")
            assert (
                lines[-1] == ""
                and "\n" not in text.replace("\r\n", "")
                and "\r" not in text.replace("\r\n", "")
            )
            assert max(len(line.encode()) for line in lines) <= 75
            assert (lines[0], lines[1], lines[-2]) == (
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "END:VCALENDAR",
            )
        for event, day in zip(
            events(made["meeting"]), [day for day in agenda["days"] if kept(day)], strict=True
        ):
            own = [item["title"] for item in kept(day) if item["title"]]
            assert all(title in str(event["DESCRIPTION"]) for title in own), (
                "a title does not come back as it was"
            )


def test_the_same_agenda_makes_the_same_identities_and_another_day_makes_others(
    page: Page, home: str, data: dict
) -> None:
    [agenda] = agendas(data["things"], data["notes"], 1, seed=3)
    agenda["days"] = [
        agenda["days"][0]
        | {
            "items": [
                {"kind": "o", "ref": "", "title": "One", "note": "", "minutes": 5, "mark": ""}
            ]
        }
    ]
    later = agenda | {"days": [agenda["days"][0] | {"time": "10:10"}]}
    moved = agenda | {"days": [agenda["days"][0] | {"date": "2027-06-01"}]}
    first, again, same_day, other_day = (
        [str(event["UID"]) for event in events(made["meeting"])]
        for made in page.evaluate(WORK, [home, [agenda, agenda, later, moved], data])
    )
    assert first == again == same_day != other_day


def test_all_day_events_have_dates_and_no_clock(page: Page, home: str) -> None:
    text = page.evaluate(
        "async home => (await import(`${home}javascripts/lib/ics.mjs`))"
        ".calendar({ name: 'After', zone:"
        " 'Europe/London', stamp: 0, events: [{ uid: 'one', start: { date: '2026-03-29' }, allDay:"
        " true, title: 'Day 30; look back' }] })",
        home,
    )
    [event] = events(text)
    assert (
        event["DTSTART"].dt.isoformat() == "2026-03-29"
        and str(event["SUMMARY"]) == "Day 30; look back"
        and "VTIMEZONE" not in text
    )
    assert event["DTSTAMP"].dt == datetime(1970, 1, 1, tzinfo=UTC)


def test_markdown_holds_every_part_and_makes_no_markup_of_titles(
    pairs: list[tuple[dict, dict]],
) -> None:
    for agenda, made in pairs:
        lines = [line for line in made["markdown"].splitlines() if line.startswith("- ")]
        assert len(lines) == sum(len(day["items"]) for day in agenda["days"])
        assert [line.startswith("- Cut (") for line in lines] == [
            not stays for day in made["kept"] for stays in day
        ]
        assert "<b>" not in made["markdown"]


def test_the_shipped_plans_fit_the_builder_whole(page: Page, home: str, data: dict) -> None:
    made = page.evaluate(
        """async ([home, data]) => {
            const { fromPlan } = await import(`${home}javascripts/agenda/change.mjs`);
            const { read } = await import(`${home}javascripts/agenda/address.mjs`);
            const known = { things: new Map(Object.entries(data.things)), notes: new Map(
                Object.entries(data.notes)) };
            return data.plans.map(plan => [plan, fromPlan(plan, known, "UTC", { date:
                "2026-03-02", time: "09:00" }), read(
                `#agenda=1&day=2026-03-02T09:00&${plan.days.map(day => day.items).join("&")}`,
                known, "UTC").dropped]);
        }""",
        [home, data],
    )
    for plan, agenda, dropped in made:
        assert (
            dropped == []
            and agenda["name"] == plan["title"]
            and [len(day["items"]) for day in agenda["days"]]
            == [day["items"].count("&") + 1 for day in plan["days"]]
        )
        assert [day["date"] for day in agenda["days"]] == [
            "2026-03-02",
            "2026-03-09",
            "2026-03-16",
            "2026-03-23",
        ][: len(plan["days"])]


def test_everything_offered_is_in_the_guide_and_its_short_link_leads_there(
    built: Built, data: dict
) -> None:
    for thing in data["things"].values():
        for address in filter(None, (thing["read"], thing.get("card"))):
            page, _, anchor = address.partition("#")
            assert not anchor or built.soup(page).find(id=anchor), address
        assert thing["code"] and f'url=../../{thing["read"]}"' in (
            built.site / "go" / thing["code"] / "index.html"
        ).read_text("utf-8")

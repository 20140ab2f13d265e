"""Random agendas, and what their clock must be: worked out from the agenda and zoneinfo alone, by
none of the code under test.
"""

import random
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

# Zones whose clocks change by an hour, by half of one, in the other half of the year, at midnight;
# and never. All with rules
# that have stood for years, since a browser and Python may each have learnt of new ones at another
# time.
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


def agendas(things: Iterable[str], notes: Iterable[str], count: int, seed: int = 1) -> list[dict]:
    """`things`: names such as “a.kept-and-moved”, of all that can be in an agenda."""
    chance, things, notes = random.Random(seed), sorted(things), sorted(notes)

    def item() -> dict:
        kind, _, ref = chance.choice([*chance.sample(things, 3), "o.", "b.", "t."]).partition(".")
        own = kind in "ob"
        note = chance.choice(["", chance.choice(notes)]) if kind in "sct" else ""
        return {
            "kind": kind,
            "ref": ref,
            "title": chance.choice(TITLES) if own else "",
            "note": note,
            "minutes": chance.choice([1, 5, 15, 25, 90, 600]),
            "mark": chance.choice(["", "s", "c"]),
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
            "date": date,
            "time": time,
            "limit": chance.choice([0, 0, 60, 200]),
            "title": chance.choice(TITLES),
            "items": [item() for _ in range(chance.randrange(12))],
        }

    return [
        {
            "name": chance.choice(TITLES),
            "zone": chance.choice(ZONES),
            "days": [day() for _ in range(chance.randrange(1, 5))],
        }
        for _ in range(count)
    ]


def kept(day: dict) -> list[dict]:
    """What stays of a meeting: could goes before should, the last before the first, until it
    fits.
    """
    items = list(enumerate(day["items"]))
    for mark in "cs":
        for pair in [each for each in reversed(items) if each[1]["mark"] == mark]:
            if day["limit"] and sum(item["minutes"] for _, item in items) > day["limit"]:
                items.remove(pair)
    return [item for _, item in items]


def start(day: dict, zone: str) -> float:
    return (
        datetime.fromisoformat(f"{day['date']}T{day['time']}")
        .replace(tzinfo=ZoneInfo(zone))
        .timestamp()
    )


def span(day: dict, zone: str) -> tuple[float, float]:
    """When a meeting begins and ends, in seconds: its end is its start and all that stays, breaks
    and all.
    """
    begins = start(day, zone)
    return begins, begins + 60 * sum(item["minutes"] for item in kept(day))


def clash(agenda: dict) -> bool:
    """Whether two meetings overlap; one with nothing in it is in nobody’s way."""
    spans = [span(day, agenda["zone"]) for day in agenda["days"] if kept(day)]
    return any(one[0] < other[1] and other[0] < one[1] for one, other in combinations(spans, 2))

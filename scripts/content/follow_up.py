"""docs/data/follow-up.yml: the plan for the days after a workshop."""

from dataclasses import dataclass
from itertools import pairwise

from content.guide import Guide
from content.records import Anchor, Record
from core.documents import DataFile

RESERVED = ("from", "hat")  # names the form has by itself


@dataclass(frozen=True, kw_only=True)
class Field(Record):
    """A question with room for the answer: `lines` on paper."""

    label: str
    hint: str
    lines: int


@dataclass(frozen=True)
class Day:
    """A day after the workshop, and what to ask oneself on it. `heading`: its title on the page."""

    day: int
    title: str
    hint: str
    ask: str
    lines: int
    heading: str = ""
    line: int = 0


@dataclass(frozen=True, kw_only=True)
class FollowUp(Record):
    """The whole form. `hat`: what it asks about the hats."""

    fields: tuple[Field, ...]
    hat: str
    days: tuple[Day, ...]
    id: str = "plan"

    def anchors(self) -> tuple[Anchor, ...]:
        return tuple(Anchor(f"day-{day.day}", day.heading, "section", 3) for day in self.days)


def read(document: DataFile, guide: Guide) -> list[FollowUp]:
    """The plan. Reports names the form has already, and days that are not in order."""
    data, heading = document.data, guide.labels["phrases"]["day"]
    for index, entry in enumerate(data["fields"]):
        if entry["id"] in RESERVED:
            document.report(
                f"“{entry['id']}” is a name that the form has already — choose another",
                *("fields", index, "id"),
            )
    for index, (before, after) in enumerate(pairwise(data["days"]), 1):
        if after["day"] <= before["day"]:
            document.report(
                "the days do not come one after the other — put them in order, each once",
                *("days", index, "day"),
            )
    fields = tuple(Field(**entry) for entry in document.entries("fields"))
    days = tuple(
        Day(**entry, heading=heading.format(entry["day"], entry["title"].lower()))
        for entry in document.entries("days")
    )
    return [FollowUp(fields=fields, hat=data["hat"], days=days)]

"""docs/data/activities/*.yml: one card each, and the table to choose from.

An activity takes as long as its steps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.records import Anchor, Partial, Record
from content.tables import Row, View, table_of
from core.documents import DataFile, frozen

ADDRESS = "trainers/activities/"  # the page that shows all of them
LENGTHS = {"short": 10, "medium": 20, "long": 10**9}  # group of cards → the most minutes in it


@dataclass(frozen=True, kw_only=True)
class Activity(Record):
    """One activity. `group`: from, to, in; `people`: the same in words; `in_words`: how they sit.

    `prompts`: what participants read (text), and lines to write on; `steps`: minutes, what to do.
    """

    title: str
    kind: str
    hat: str
    purpose: str
    group: Mapping[str, Any]
    room: str
    call: str
    materials: tuple[str, ...]
    prompts: tuple[Mapping[str, Any], ...]
    steps: tuple[Mapping[str, Any], ...]
    debrief: tuple[str, ...]
    expect: tuple[str, ...]
    answers: tuple[str, ...]
    chapter: str
    see: tuple[str, ...]
    in_words: str = ""
    people: str = ""

    @property
    def minutes(self) -> int:
        return sum(step["minutes"] for step in self.steps)

    @property
    def address(self) -> str:
        return f"{ADDRESS}#activity-{self.id}"

    @property
    def length(self) -> str:
        return next(name for name, most in LENGTHS.items() if self.minutes <= most)

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(f"activity-{self.id}", self.title, "activity", 3, self.minutes),)


def read(document: DataFile, guide: Guide) -> list[Activity]:
    """One activity, whose id is the name of its file. Links it offers must lead somewhere."""
    data = document.data
    group = data["group"]
    in_words = guide.labels["groups"][group["in"]]
    phrase = guide.labels["phrases"]["people" if group["from"] == group["to"] else "people from to"]
    people = phrase.format(group["from"], group["to"], how=in_words)
    values = {**frozen(data), "id": document.stem, "in_words": in_words, "people": people}
    document.check_id()
    _check(document, guide)
    return [Activity(**values)]


def _check(document: DataFile, guide: Guide) -> None:
    data = document.data
    for other in guide.all(Activity).values():
        if other.title.casefold() == data["title"].casefold():
            document.report(
                f"the title “{data['title']}” is also that of docs/data/activities/{other.id}.yml"
                " — give each activity a title of its own",
                "title",
            )
    if data["chapter"] not in guide.chapters:
        document.report(
            f"there is no chapter “{data['chapter']}” — use the name of a file in docs/chapters",
            "chapter",
        )
    least, most = data["group"]["from"], data["group"]["to"]
    if least > most:
        document.report(
            f"the group is from {least} to {most} people — put the smaller number first", "group"
        )
    for index, address in enumerate(data["see"]):
        if guide.is_whole and address not in guide.place_names:
            document.report(
                f"there is nothing at “{address}” — use a page’s address and the id of a heading,"
                " table, row, quotation or card on it",
                *("see", index),
            )


def in_order(activities: Sequence[Activity]) -> list[Activity]:
    return sorted(activities, key=lambda activity: (activity.minutes, activity.title.casefold()))


def partials(activities: list[Activity], _file: str) -> list[Partial]:
    groups = {
        length: [each for each in in_order(activities) if each.length == length]
        for length in LENGTHS
    }
    return [
        Partial(
            f"activities/{length}.html",
            "activity",
            {"activities": cards},
            f"docs/data/activities/{cards[0].id}.yml",
            anchors=tuple(anchor for card in cards for anchor in card.anchors()),
        )
        for length, cards in groups.items()
        if cards
    ]


def tables(guide: Guide) -> list[View]:
    rows = [
        Row(
            activity.id,
            activity.title,
            {
                "minutes": str(activity.minutes),
                "kind": guide.labels["activity_kinds"][activity.kind],
                "group": activity.people,
                "hat": activity.hat,
                "chapter": guide.titles.get(f"chapters/{activity.chapter}", activity.chapter),
            },
            links={"label": activity.address, "chapter": f"chapters/{activity.chapter}/"},
        )
        for activity in in_order(list(guide.all(Activity).values()))
    ]
    words = guide.labels["tables"]["activities"]
    return [table_of("activities", words, rows, "docs/data/activities")]

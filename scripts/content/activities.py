"""docs/data/activities/*.yml: one card each, and the table to choose from.

An activity takes as long as its steps.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from content.guide import Guide
from content.prints import check_prints
from content.records import Anchor, Partial, Record
from content.tables import Row, View, table_of
from content.turns import check_turns, seconds
from content.wall import check_wall
from core.documents import DataFile, frozen

INDEX = "trainers/activities/"  # the page that lists all of them
FOLDER = "activities/"  # in which each has a page for participants
FOR_TRAINERS = "for-trainers"  # the part of that page which participants do not meet


@dataclass(frozen=True, kw_only=True)
class Activity(Record):
    """One activity. `group`: from, to, in; `people`: the same in words; `in_words`: how they sit.

    `prompts`: what participants read (text), for whom, and lines to write on; `steps`: minutes,
    what the trainer does, what the room reads on the `wall`, and where people take turns, how long
    `each` has; `make`: what is printed for it; `moving`: minutes that a call takes more, which
    `call` says too.
    """

    title: str
    kind: str
    hat: str
    purpose: str
    group: Mapping[str, Any]
    room: str
    call: str
    bring: tuple[str, ...]
    prompts: tuple[Mapping[str, Any], ...]
    steps: tuple[Mapping[str, Any], ...]
    debrief: tuple[str, ...]
    expect: tuple[str, ...]
    answers: tuple[str, ...]
    chapter: str
    see: tuple[str, ...]
    practises: tuple[str, ...] = ()
    access: Mapping[str, str] = field(default_factory=dict)
    situation: str = ""
    moving: int = 0
    make: tuple[Mapping[str, Any], ...] = ()
    in_words: str = ""
    people: str = ""

    @property
    def minutes(self) -> int:
        """With the largest group."""
        return sum(step["minutes"] for step in self.steps)

    def minutes_with(self, people: int) -> int:
        """With so many people: steps in which all take turns are shorter with few."""
        seating = self.group["in"]
        return sum(ceil(seconds(step, seating, people) / 60) for step in self.steps)

    @property
    def least_minutes(self) -> int:
        return self.minutes_with(self.group["from"])

    @property
    def for_everyone(self) -> list[Mapping[str, Any]]:
        return [prompt for prompt in self.prompts if prompt["for"] == "everyone"]

    @property
    def cards(self) -> list[Mapping[str, Any]]:
        """The prompts that one person reads alone."""
        return [prompt for prompt in self.prompts if prompt["for"] == "card"]

    @property
    def address(self) -> str:
        """Its page for participants."""
        return f"{FOLDER}{self.id}/"

    @property
    def for_trainers(self) -> str:
        """The same, at what only the trainer needs."""
        return f"{self.address}?view=trainer#{FOR_TRAINERS}"

    @property
    def needs(self) -> tuple[str, ...]:
        """What decides where it can be run: rooms for small groups on a call, things to print."""
        seats = {self.group["in"], *(step["in"] for step in self.steps if "in" in step)}
        apart = ("groups",) if seats - {"alone", "everyone"} else ()
        return (*apart, *(("print",) if self.make or self.cards else ()))

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(FOR_TRAINERS, self.title),)


def read(document: DataFile, guide: Guide) -> list[Activity]:
    """One activity, whose id is the name of its file. Links it offers must lead somewhere."""
    data = document.data
    group = data["group"]
    in_words = guide.labels["groups"][group["in"]]
    phrase = guide.labels["phrases"]["people" if group["from"] == group["to"] else "people from to"]
    people = phrase.format(group["from"], group["to"], how=in_words)
    values = {**frozen(data), "id": document.stem, "in_words": in_words, "people": people}
    if moving := data.get("moving", 0):
        phrase = guide.labels["phrases"]["moving one" if moving == 1 else "moving"]
        values["call"] = f"{data['call']} {phrase.format(moving)}"
    document.check_id()
    _check(document, guide)
    return [Activity(**values)]


def _check(document: DataFile, guide: Guide) -> None:
    check_prints(document, guide)
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
    for number, step in enumerate(data["steps"]):
        check_turns(document, step, ("steps", number))
        check_wall(document, step, ("steps", number))
        _check_told(document, step, ("steps", number))
    if not any(step.get("debrief") for step in data["steps"]):
        document.report(
            "no step is the debrief, which is where people learn — mark one with “debrief: true”,"
            " with minutes of its own",
            "steps",
        )
    for index, prompt in enumerate(data["prompts"]):
        if ("title" in prompt) != (prompt["for"] == "card"):
            document.report(
                "a card has a title, and what everyone reads has none — add one, or remove it",
                *("prompts", index),
            )
    for index, skill in enumerate(data.get("practises", ())):
        if guide.could_read("skills") and skill not in guide.records.get("skill", ()):
            document.report(
                f"there is no skill “{skill}” — use an id of docs/data/skills.yml",
                *("practises", index),
            )
    for index, address in enumerate(data["see"]):
        if guide.is_whole and address not in guide.place_names:
            document.report(
                f"there is nothing at “{address}” — use a page’s address and the id of a heading,"
                " table, row, quotation or card on it",
                *("see", index),
            )


def _check_told(document: DataFile, step: Mapping[str, Any], keys: tuple[str, int]) -> None:
    """What a step has read out, which the card does not have."""
    data = document.data
    source = "cells" if step.get("tell") == "cells" else "scenario"
    if "tell" in step and not any(source in entry for entry in data.get("make", ())):
        document.report(
            f"the step tells what no “{source}” under “make” holds — add it there, or tell nothing",
            *(*keys, "tell"),
        )


def place(activity: Activity) -> tuple[int, str]:
    """Short ones first."""
    return activity.minutes, activity.title.casefold()


def tables(guide: Guide) -> list[View]:
    rows = [
        Row(
            activity.id,
            activity.title,
            {
                "minutes": str(activity.minutes),
                "kind": guide.labels["activity_kinds"][activity.kind],
                "group": guide.labels["phrases"]["group how"].format(
                    activity.group["from"], activity.group["to"], how=activity.in_words
                ),
                "hat": activity.hat,
                "chapter": guide.titles.get(f"chapters/{activity.chapter}", activity.chapter),
            },
            links={"label": activity.for_trainers, "chapter": f"chapters/{activity.chapter}/"},
            facts={
                "minutes": activity.minutes,
                "from": activity.group["from"],
                "to": activity.group["to"],
                "kind": activity.kind,
                "hat": activity.hat,
                "needs": " ".join(activity.needs),
            },
        )
        for activity in guide.all(Activity).values()
    ]
    words = guide.labels["tables"]["activities"]
    return [table_of("activities", words, rows, "docs/data/activities", brief=True)]


def partials(activities: list[Activity], file: str) -> list[Partial]:
    return [
        *(
            Partial(
                f"activities/{activity.id}.html",
                "activity",
                {"activity": activity},
                f"docs/data/activities/{activity.id}.yml",
                activity.line,
                activity.anchors(),
            )
            for activity in activities
        ),
        Partial("activities/filter.html", "activity-filter", {}, file, optional=True),
    ]

"""Activities: docs/data/activities/*.yml to cards, and the table to choose from. An activity takes
as long as its steps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.tables import CHIP, Column, Row, View
from core.data_files import DataFile
from core.problems import Problem
from render.markup import text
from render.partials import bullets, card, chip, definitions, lines, paragraph

ADDRESS = "trainers/activities/"  # the page that shows all of them
KINDS = {"opener": "Opener", "exercise": "Exercise", "role-play": "Role play", "closing": "Closing"}
IN = {
    "alone": "each alone",
    "pairs": "in pairs",
    "threes": "in threes",
    "fours": "in fours",
    "tables": "at tables",
    "everyone": "everyone together",
}
LENGTHS = {"short": 10, "medium": 20, "long": 10**9}  # group of cards → the most minutes in it


@dataclass(frozen=True)
class Activity:
    """One activity. `group`: from, to, in; `prompts`: (what participants read, lines to write on);
    `steps`: (minutes, what to do).
    """

    id: str
    title: str
    kind: str
    hat: str
    purpose: str
    group: Mapping[str, Any]
    room: str
    call: str
    materials: tuple[str, ...]
    prompts: tuple[tuple[str, int], ...]
    steps: tuple[tuple[int, str], ...]
    debrief: tuple[str, ...]
    expect: tuple[str, ...]
    answers: tuple[str, ...]
    chapter: str
    see: tuple[str, ...]

    @property
    def minutes(self) -> int:
        return sum(minutes for minutes, _ in self.steps)

    @property
    def address(self) -> str:
        return f"{ADDRESS}#activity-{self.id}"

    @property
    def people(self) -> str:
        least, most = self.group["from"], self.group["to"]
        return f"{least if least == most else f'{least} to {most}'} people, {IN[self.group['in']]}"

    @property
    def length(self) -> str:
        return next(name for name, most in LENGTHS.items() if self.minutes <= most)


def read_activity(
    document: DataFile,
    name: str,
    chapters: Collection[str],
    others: Iterable[Activity],
    places: Mapping[str, str] | None,
) -> tuple[Activity, list[Problem]]:
    """One activity. `name`: its file name, which is its id; `others`: those already read; `places`:
    where links may lead, None when that is not known.
    """
    data: dict[str, Any] = document.data
    problems = []
    if data["id"] != name:
        problems.append(
            document.problem(
                f"the id “{data['id']}” is not the file’s name — call it “{name}”, or rename the"
                " file",
                "id",
            )
        )
    for other in others:
        if other.title.casefold() == data["title"].casefold():
            problems.append(
                document.problem(
                    f"the title “{data['title']}” is also that of"
                    f" docs/data/activities/{other.id}.yml — give each activity a title of its own",
                    "title",
                )
            )
    if data["chapter"] not in chapters:
        problems.append(
            document.problem(
                f"there is no chapter “{data['chapter']}” — use the name of a file in"
                " docs/chapters",
                "chapter",
            )
        )
    if data["group"]["from"] > data["group"]["to"]:
        problems.append(
            document.problem(
                f"the group is from {data['group']['from']} to {data['group']['to']} people — put"
                " the smaller number first",
                "group",
            )
        )
    problems += [
        document.problem(
            f"there is nothing at “{address}” — use a page’s address and the id of a heading,"
            " table, row, quotation or card on it",
            "see",
            index,
        )
        for index, address in enumerate(data["see"])
        if places is not None and address not in places
    ]
    made = {key: tuple(data[key]) for key in ("materials", "debrief", "expect", "answers", "see")}
    made |= {
        "prompts": tuple((each["text"], each["lines"]) for each in data["prompts"]),
        "steps": tuple((each["minutes"], each["do"]) for each in data["steps"]),
    }
    return Activity(**{**data, **made}), problems


def in_order(activities: Mapping[str, Activity]) -> list[Activity]:
    """Short ones first."""
    return sorted(
        activities.values(), key=lambda activity: (activity.minutes, activity.title.casefold())
    )


def render_cards(
    activities: Sequence[Activity], titles: Mapping[str, str], places: Mapping[str, str], root: str
) -> str:
    return "\n".join(render_activity(activity, titles, places, root) for activity in activities)


def render_activity(
    activity: Activity, titles: Mapping[str, str], places: Mapping[str, str], root: str
) -> str:
    """One card. `titles`: name of a page → its title; `places`: address → what stands there.

    Each part says whom it is for, so that a sheet for participants can be made of it:
    `data-bh-for`. Search finds a card by its
    title, facts, purpose and prompts; the rest is left out of it, for every word there is weighs on
    every reader's search.
    """
    minutes = f'<strong class="bh-activity__minutes">{activity.minutes} minutes</strong>'
    facts = [minutes, text(activity.people), chip(activity.hat), KINDS[activity.kind]]
    steps = "\n".join(
        f'<li><span class="bh-activity__time">{time} min</span> <span>{text(what)}</span></li>'
        for time, what in activity.steps
    )
    read_on = [
        (
            f'<a href="{root}chapters/{activity.chapter}/">{text(titles[f"chapters/{activity.chapter}"])}</a>'
        ),
        *(f'<a href="{root}{address}">{text(places[address])}</a>' for address in activity.see),
    ]
    setting = [
        ("The room", text(activity.room)),
        ("On a call", text(activity.call)),
        ("Bring", bullets(activity.materials) if activity.materials else "Nothing."),
    ]
    after = [
        ("Debrief", bullets(activity.debrief)),
        ("What to expect", bullets(activity.expect)),
        ("Good answers", bullets(activity.answers)),
        ("Read with it", "; ".join(read_on)),
    ]
    body = [
        (
            '<ul class="bh-activity__facts"'
            f' data-bh-for="trainer">{"".join(f"<li>{fact}</li>" for fact in facts)}</ul>'
        ),
        f'<p class="bh-activity__purpose" data-bh-for="trainer">{text(activity.purpose)}</p>',
        (
            '<div class="bh-activity__run" data-bh-for="trainer" data-search-exclude>\n<ol'
            f' class="bh-activity__steps">\n{steps}\n</ol>\n<div'
            f' class="bh-activity__setting">{definitions(setting)}</div>\n</div>'
        ),
        *([_prompts(activity)] if activity.prompts else []),
        (
            '<div class="bh-activity__after" data-bh-for="trainer"'
            f" data-search-exclude>{definitions(after)}</div>"
        ),
    ]
    return card(
        "activity",
        activity.id,
        activity.title,
        activity.hat,
        body,
        given=f' data-bh-for="participant" data-minutes="{activity.minutes}"',
    )


def _prompts(activity: Activity) -> str:
    items = "\n".join(
        f"<li>{paragraph(prompt)}{lines(count)}</li>" for prompt, count in activity.prompts
    )
    return (
        '<div class="bh-activity__sheet" data-bh-for="participant">\n<p'
        f' class="bh-activity__label">What participants get</p>\n<ol>\n{items}\n</ol>\n</div>'
    )


def activities_view(activities: Mapping[str, Activity], titles: Mapping[str, str]) -> View:
    """All activities as one table, short ones first."""
    columns = (
        Column("minutes", "Minutes"),
        Column("kind", "Kind"),
        Column("group", "People"),
        Column("hat", "Which hat", CHIP),
        Column("chapter", "Chapter"),
    )
    rows = tuple(
        Row(
            activity.id,
            activity.title,
            {
                "minutes": str(activity.minutes),
                "kind": KINDS[activity.kind],
                "group": activity.people,
                "hat": activity.hat,
                "chapter": titles.get(f"chapters/{activity.chapter}", activity.chapter),
            },
            links={"label": activity.address, "chapter": f"chapters/{activity.chapter}/"},
        )
        for activity in in_order(activities)
    )
    return View(
        "activities",
        "Every activity, short ones first",
        "Activity",
        columns,
        rows,
        "docs/data/activities",
    )

"""docs/data/plans/*.yml: workshop plans, a meeting or several, each of parts.

Times are added up from the parts; breaks are here and nowhere else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby
from typing import Any

from content.records import Anchor, Record
from content.tables import PLANS, Column, Row, View

FOLDER = "docs/data/plans"
HANDOUTS = "trainers/handouts/"  # folder in which each plan has its participant sheet
# Of its page, in the order in which a trainer needs them.
SECTIONS = (
    *("timetable", "send", "print", "bring", "show"),
    *("on-a-call", "many-people", "one-team", "volunteers", "afterwards"),
)
CALL_STRETCH = 90  # the most minutes on a call without a break
ROOM, CALL = "room", "call"  # where alone a part may be


@dataclass(frozen=True)
class Part:
    """One stretch of a meeting: an activity, a scenario, something to show or say, or a break; on a
    call also the way into breakout rooms for the activity or scenario of that name, and back.

    `what` leads to `address`, where it has one; `name` is that of the activity or scenario;
    `moving`: minutes more on a call, for breakout rooms; `only`: ROOM or CALL, if not both.
    """

    id: str
    kind: str
    minutes: int
    what: str
    how: str
    address: str = ""
    name: str = ""
    moving: int = 0
    only: str = ""

    @property
    def for_trainers(self) -> str:
        """Where the trainer reads more than those who come are shown."""
        is_note = self.kind in ("activity", "scenario")
        return f"{self.address}?view=trainer#for-trainers" if is_note else self.address


@dataclass(frozen=True)
class Meeting:
    """Parts one after the other, which take `minutes` in all.

    `everywhere`: those of a room and those of a call, which plan_files.py adds.
    """

    title: str
    minutes: int
    parts: tuple[Part, ...]
    everywhere: tuple[Part, ...] = ()

    @property
    def on_call(self) -> "Meeting":
        """The same on a call."""
        parts = tuple(part for part in self.everywhere if part.only != ROOM)
        return Meeting(self.title, sum(part.minutes for part in parts), parts, self.everywhere)

    def clock(self) -> list[tuple[str, Part]]:
        """Its parts, each with when it begins and ends: “0:05–0:12”."""
        ends = accumulate(part.minutes for part in self.parts)
        return [
            (f"{_clock(end - part.minutes)}–{_clock(end)}", part)
            for end, part in zip(ends, self.parts, strict=True)
        ]

    @property
    def breaks(self) -> int:
        return sum(part.minutes for part in self.parts if part.kind == "break")

    @property
    def stretches(self) -> list[list[Part]]:
        """The parts between one break and the next."""
        runs = groupby(self.parts, lambda part: part.kind == "break")
        return [list(parts) for is_break, parts in runs if not is_break]

    def marks(self, activities: Mapping[str, Any]) -> dict[str, str]:
        """How dear each part is when time is short, by its id, as in the address of an agenda: what
        opens and closes a meeting stays (nothing), and so do the time to move and what a call
        needs; showing could go (c) before the rest should (s).
        """
        ends = (self.parts[0].id, self.parts[-1].id)

        def mark(part: Part) -> str:
            closing = part.kind == "activity" and activities[part.name].kind == "closing"
            stays = part.id in ends or closing or part.kind == "regroup" or part.only == CALL
            return "" if stays else "c" if part.kind == "show" else "s"

        return {part.id: mark(part) for part in self.everywhere}


@dataclass(frozen=True, kw_only=True)
class Plan(Record):
    """A workshop. `length`: of its meetings, in words, and `length_on_call`; `tables`: the
    timetable of each; `audience_place`: of its audience among all.

    `promise` and `send` are said to those who come, all else to the trainer. `group`: the fewest
    and the most people that all its cards are for; `chapters`: names of those its cards serve or
    it shows; `bring`: what its cards need, each with the titles of those; `on_foot`: it is made of
    huddles, which need no paper, no screen and no invitation.
    """

    title: str
    audience: str
    purpose: str
    before: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    after: tuple[str, ...]
    who: str = ""
    promise: str = ""
    core: str = ""
    send: tuple[str, ...] = ()
    call: Mapping[str, Any] = field(default_factory=dict)
    large: tuple[str, ...] = ()
    team: tuple[str, ...] = ()
    volunteers: tuple[str, ...] = ()
    length: str = ""
    length_on_call: str = ""
    tables: tuple[View, ...] = ()
    audience_place: int = 0
    group: tuple[int, int] = (1, 1)
    chapters: tuple[str, ...] = ()
    bring: Mapping[str, Sequence[str]] = field(default_factory=dict)
    on_foot: bool = False

    @property
    def minutes(self) -> int:
        return sum(meeting.minutes for meeting in self.meetings)

    @property
    def parts(self) -> list[Part]:
        return [part for meeting in self.meetings for part in meeting.parts]

    @property
    def has_rooms(self) -> bool:
        """Whether a call of it needs breakout rooms."""
        return any(part.moving for part in self.parts)

    @property
    def address(self) -> str:
        return f"trainers/plans/{self.id}/"

    @property
    def sheet(self) -> str:
        """What the code of the plan leads to, for it gives nothing away."""
        return f"{HANDOUTS}{self.id}/"

    @property
    def sections(self) -> list[str]:
        """The ids of those that its page has."""
        said = {
            "on-a-call": self.call,
            "many-people": self.large,
            "one-team": self.team,
            "volunteers": self.volunteers,
        }
        return [name for name in SECTIONS if said.get(name, True)]

    @property
    def needs(self) -> tuple[str, ...]:
        """What decides where it can be run: a room, or a call that has a break in between."""
        stops = any(len(meeting.on_call.stretches) > 1 for meeting in self.meetings)
        return (*(() if self.call else (ROOM,)), *(("stops",) if stops else ()))

    @property
    def file(self) -> str:
        return f"{FOLDER}/{self.id}.yml"

    def anchors(self) -> tuple[Anchor, ...]:
        return (
            *(Anchor(name, self.title) for name in self.sections),
            *(anchor for table in self.tables for anchor in table.anchors()),
        )


def length_in_words(meetings: tuple[Meeting, ...], phrases: Mapping[str, str]) -> str:
    """How long a plan is: “90 minutes”, “3 meetings of 45 or 60 minutes”."""
    lengths = sorted({meeting.minutes for meeting in meetings})
    if len(meetings) == 1:
        return phrases["minutes"].format(lengths[0])
    listed = phrases["or"].join(map(str, lengths))
    return phrases["meetings"].format(len(meetings), listed)


def timetables(plan: Plan, words: Mapping[str, str]) -> tuple[View, ...]:
    """Each meeting as a table: when, what, how. `words`: of the timetable in labels.yml."""
    columns = (Column("what", words["what"]), Column("how", words["how"]))
    tables, several = [], len(plan.meetings) > 1
    for number, meeting in enumerate(plan.meetings, 1):
        rows = tuple(
            Row(
                part.id,
                when,
                {"what": part.what, "how": part.how},
                links={"what": part.for_trainers} if part.address else {},
            )
            for when, part in meeting.clock()
        )
        phrase = words["one of several" if several else "only one"]
        caption = phrase.format(
            number=number, of=len(plan.meetings), title=meeting.title, minutes=meeting.minutes
        )
        name = f"plan-{plan.id}-{number}"
        table = View(name, caption, words["when"], columns, rows, plan.file, plan.line, PLANS)
        tables.append(replace(table, folded=several))
    return tuple(tables)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"

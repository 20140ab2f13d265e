"""Workshop plans: docs/data/plans.yml to timetables. Times are added up from the parts; breaks are
here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from content.activities import IN, Activity
from content.tables import PLANS, Column, Row, View, render_table
from core.data_files import DataFile
from core.problems import Problem
from render.markup import attribute, text
from render.partials import bullets, definitions, paragraph

AUDIENCES = {
    "new-managers": "New managers",
    "experienced-managers": "Experienced managers",
    "buyers": "Buyers of training",
}
KINDS = ("activity", "scenario", "show", "break")  # what a part may be; else it is something to say
COLUMNS = (Column("what", "What"), Column("how", "How"))


@dataclass(frozen=True)
class Part:
    """One stretch of a meeting. `what` leads to `address`, where it has one; `name` is that of the
    activity or scenario.
    """

    id: str
    kind: str
    minutes: int
    what: str
    how: str
    address: str = ""
    name: str = ""


@dataclass(frozen=True)
class Meeting:
    title: str
    minutes: int
    parts: tuple[Part, ...]

    def clock(self) -> list[tuple[str, Part]]:
        """Its parts, each with when it begins and ends: “0:05–0:12”."""
        ends = list(accumulate(part.minutes for part in self.parts))
        return [
            (f"{_clock(end - part.minutes)}–{_clock(end)}", part)
            for end, part in zip(ends, self.parts, strict=True)
        ]

    @property
    def breaks(self) -> int:
        return sum(part.minutes for part in self.parts if part.kind == "break")


@dataclass(frozen=True)
class Plan:
    id: str
    title: str
    audience: str
    purpose: str
    before: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    after: tuple[str, ...]
    line: int = 0

    @property
    def length(self) -> str:
        if len(self.meetings) == 1:
            return f"{self.meetings[0].minutes} minutes"
        lengths = sorted({meeting.minutes for meeting in self.meetings})
        return f"{len(self.meetings)} meetings of {' or '.join(map(str, lengths))} minutes"

    def chapters(self, activities: Mapping[str, Activity]) -> list[str]:
        """The chapters that its activities serve or that it shows, such as “chapters/differences”,
        each once, in the order of the plan.
        """
        used = [
            (
                f"chapters/{activities[part.name].chapter}"
                if part.kind == "activity"
                else part.address.partition("/#")[0]
            )
            for part in self.parts
        ]
        return [name for name in dict.fromkeys(used) if name.startswith("chapters/")]

    @property
    def parts(self) -> list[Part]:
        return [part for meeting in self.meetings for part in meeting.parts]

    def tables(self) -> list[View]:
        """Each meeting as a table: when, what, how."""
        return [
            _timetable(self, number, meeting) for number, meeting in enumerate(self.meetings, 1)
        ]


class _Reader:
    """Reads the parts of meetings. Names that cannot be judged, because their data could not be
    read, are None.
    """

    def __init__(
        self,
        document: DataFile,
        activities: Mapping[str, Activity] | None,
        scenarios: Mapping[str, str] | None,
        places: Mapping[str, str] | None,
    ) -> None:
        self.document, self.activities, self.scenarios, self.places = (
            document,
            activities,
            scenarios,
            places,
        )
        self.problems: list[Problem] = []

    def report(self, message: str, *keys: str | int) -> None:
        self.problems.append(self.document.problem(message, *keys))

    def meeting(self, data: Mapping[str, Any], keys: tuple[str | int, ...]) -> Meeting:
        before = len(self.problems)
        parts: list[Part] = []
        for index, entry in enumerate(data["parts"]):
            parts.append(
                self.part(entry, (*keys, "parts", index), {part.id for part in parts}, index + 1)
            )
        total = sum(part.minutes for part in parts)
        if (
            total != data["minutes"]
            and len(self.problems) == before
            and self.activities is not None
        ):  # a part that is wrong would make the sum wrong too
            gap = f"{abs(total - data['minutes'])} {'more' if total > data['minutes'] else 'fewer'}"
            self.report(
                f"the parts of “{data['title']}” add up to {total} minutes, {gap} than the"
                f" {data['minutes']} promised — change a part, or the promise",
                *keys,
                "minutes",
            )
        return Meeting(data["title"], data["minutes"], tuple(parts))

    def part(
        self, entry: Mapping[str, Any], keys: tuple[str | int, ...], taken: set[str], number: int
    ) -> Part:
        kinds = [kind for kind in KINDS if kind in entry]
        kind = kinds[0] if kinds else "say"
        wanted = {
            "activity": set(),
            "scenario": {"minutes", "say"},
            "show": {"minutes", "say"},
            "break": {"minutes"},
            "say": {"minutes", "say"},
        }[kind]
        if len(kinds) > 1:
            self.report(
                f"this part is {' and '.join(kinds)} at once — make each a part of its own", *keys
            )
        for key in sorted(wanted - entry.keys()):
            self.report(f"the key “{key}” is missing — add it", *keys)
        for key in sorted({"minutes", "say"} & entry.keys() - wanted):
            self.report(
                f"“{key}” does not belong to {_a(kind)} —"
                f" {'its minutes are on its card; ' if key == 'minutes' else ''}remove it",
                *keys,
                key,
            )
        minutes, say = entry.get("minutes", 0), entry.get("say", "")
        ident = (
            entry[kind].rpartition("#")[2]
            if kind in ("activity", "scenario", "show")
            else f"part-{number}"
        )
        ident = ident if ident not in taken else f"{ident}-{number}"
        if kind == "activity":
            activity = (self.activities or {}).get(entry[kind])
            if not activity:
                self.unknown(
                    self.activities,
                    f"there is no activity “{entry[kind]}” — use the name of a file in"
                    " docs/data/activities",
                    *keys,
                    kind,
                )
                return Part(ident, kind, 0, "", "")
            how = IN[activity.group["in"]]
            return Part(
                ident,
                kind,
                activity.minutes,
                f"Activity: {activity.title}",
                f"{how[0].upper()}{how[1:]}. {activity.purpose}",
                activity.address,
                activity.id,
            )
        if kind == "scenario":
            if entry[kind] not in (self.scenarios or {}):
                self.unknown(
                    self.scenarios,
                    f"there is no scenario “{entry[kind]}” — use the name of a file in"
                    " docs/data/scenarios",
                    *keys,
                    kind,
                )
            return Part(
                ident,
                kind,
                minutes,
                f"Scenario: {(self.scenarios or {}).get(entry[kind], '')}",
                say,
                f"scenarios/{entry[kind]}/",
                entry[kind],
            )
        if kind == "show":
            if entry[kind] not in (self.places or {}):
                self.unknown(
                    self.places,
                    f"there is nothing at “{entry[kind]}” — use a page’s address and the id of a"
                    " heading, table, row, quotation or card on it",
                    *keys,
                    kind,
                )
            return Part(
                ident,
                kind,
                minutes,
                f"Show: {(self.places or {}).get(entry[kind], '')}",
                say,
                entry[kind],
            )
        return Part(
            ident, kind, minutes, "Break" if kind == "break" else "Say", entry.get(kind, "")
        )

    def unknown(self, known: object, message: str, *keys: str | int) -> None:
        if known is not None:
            self.report(message, *keys)


def _a(kind: str) -> str:
    return "an activity" if kind == "activity" else f"a {kind}"


def read_plans(
    document: DataFile,
    activities: Mapping[str, Activity] | None,
    scenarios: Mapping[str, str] | None,
    places: Mapping[str, str] | None,
) -> tuple[dict[str, Plan], list[Problem]]:
    """Plans by id. `scenarios`: id → title of its page; `places`: address → what stands there."""
    reader = _Reader(document, activities, scenarios, places)
    plans: dict[str, Plan] = {}
    titles: set[str] = set()
    for index, entry in enumerate(document.data["plans"]):
        if entry["title"].casefold() in titles:
            reader.report(
                f"the title “{entry['title']}” is that of another plan — give each plan a title of"
                " its own",
                "plans",
                index,
                "title",
            )
        titles.add(entry["title"].casefold())
        meetings = tuple(
            reader.meeting(meeting, ("plans", index, "meetings", number))
            for number, meeting in enumerate(entry["meetings"])
        )
        plans[entry["id"]] = Plan(
            **{
                **entry,
                "before": tuple(entry["before"]),
                "after": tuple(entry["after"]),
                "meetings": meetings,
            },
            line=document.line("plans", index),
        )
    return plans, reader.problems


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _timetable(plan: Plan, number: int, meeting: Meeting) -> View:
    rows = [
        Row(
            part.id,
            when,
            {"what": part.what, "how": part.how},
            links={"what": part.address} if part.address else {},
        )
        for when, part in meeting.clock()
    ]
    which = f"Meeting {number} of {len(plan.meetings)}: " if len(plan.meetings) > 1 else ""
    return View(
        f"plan-{plan.id}-{number}",
        f"{which}{meeting.title} ({meeting.minutes} minutes)",
        "When",
        COLUMNS,
        tuple(rows),
        "docs/data/plans.yml",
        plan.line,
        PLANS,
    )


def render_plans(plans: Sequence[Plan], root: str) -> str:
    return "\n".join(_render(plan, root) for plan in plans)


def _render(plan: Plan, root: str) -> str:
    """One plan: how long it is, what to prepare, a timetable for each meeting, what to do
    afterwards.
    """
    anchor = f"plan-{plan.id}"
    permalink = (
        f'<a class="headerlink" href="#{anchor}"'
        f' aria-label="{attribute(f"Link to this plan: {plan.title}")}">#</a>'
    )
    tables = "".join(
        f'{render_table(view, {}, root)}<p class="bh-plan__total">{_total(meeting)}</p>\n'
        for view, meeting in zip(plan.tables(), plan.meetings, strict=True)
    )
    return (
        f'<section class="bh-plan" aria-labelledby="{anchor}">\n<h3 id="{anchor}"'
        f' data-minutes="{sum(meeting.minutes for meeting in plan.meetings)}">{text(plan.title)}{permalink}</h3>\n'
        f"{paragraph(plan.purpose, 'bh-plan__purpose')}\n{definitions([('Length', plan.length), ('Before', bullets(plan.before))])}\n"
        "<div"
        f" data-search-exclude>\n{tables}</div>\n{definitions([('Afterwards', bullets(plan.after))])}\n</section>\n"
    )


def _total(meeting: Meeting) -> str:
    return (
        f"{meeting.minutes} minutes in all, of which {meeting.breaks} are breaks."
        if meeting.breaks
        else f"{meeting.minutes} minutes in all, without a break."
    )


def plans_view(plans: Mapping[str, Plan]) -> View:
    """All plans as one table."""
    columns = (
        Column("audience", "For"),
        Column("length", "Length"),
        Column("purpose", "What people can do afterwards"),
    )
    rows = tuple(
        Row(
            plan.id,
            plan.title,
            {"audience": AUDIENCES[plan.audience], "length": plan.length, "purpose": plan.purpose},
            links={"label": f"trainers/plans/#plan-{plan.id}"},
        )
        for plan in plans.values()
    )
    return View(
        "plans", "Every plan, with its length", "Plan", columns, rows, "docs/data/plans.yml"
    )

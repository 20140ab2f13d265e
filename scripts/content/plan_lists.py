"""Where plans are listed and shown: the table to choose from, each plan’s page, the handouts."""

from collections.abc import Mapping

from content.guide import Guide
from content.plans import FOLDER, Plan
from content.records import Partial
from content.tables import Row, View, table_of


def tables(guide: Guide) -> list[View]:
    rows = [
        Row(
            plan.id,
            plan.title,
            {
                "audience": guide.labels["audiences"][plan.audience],
                "length": _both_lengths(plan, guide.labels["phrases"]),
                "group": guide.labels["phrases"]["group"].format(*plan.group),
                "purpose": plan.purpose,
            },
            links={"label": plan.address},
            facts={
                "minutes": max(meeting.minutes for meeting in plan.meetings),
                "minutes-on-call": max(meeting.on_call.minutes for meeting in plan.meetings),
                "meetings": "several" if len(plan.meetings) > 1 else "one",
                "from": plan.group[0],
                "to": plan.group[1],
                "audience": plan.audience,
                "needs": " ".join(plan.needs),
            },
        )
        for plan in guide.all(Plan).values()
    ]
    return [table_of("plans", guide.labels["tables"]["plans"], rows, FOLDER, brief=True)]


def _both_lengths(plan: Plan, phrases: Mapping[str, str]) -> str:
    """In a room, and on a call if it takes longer there."""
    if plan.length == plan.length_on_call:
        return plan.length
    return phrases["length"].format(plan.length, plan.length_on_call)


def place(plan: Plan) -> tuple[int, int, int]:
    """Audience by audience, single meetings before series, short ones first."""
    return plan.audience_place, len(plan.meetings), plan.minutes


def partials(plans: list[Plan], _file: str) -> list[Partial]:
    by_audience: dict[str, list[Plan]] = {}
    for plan in plans:
        by_audience.setdefault(plan.audience, []).append(plan)
    return [
        *(
            Partial(f"plans/{plan.id}.html", "plan", {"plan": plan}, plan.file, 1, plan.anchors())
            for plan in plans
        ),
        *(
            Partial(f"handouts/{audience}.html", "handout-list", {"plans": of}, of[0].file)
            for audience, of in by_audience.items()
        ),
        Partial("plans/filter.html", "plan-filter", {"plans": plans}, FOLDER, optional=True),
        Partial("agenda/builder.html", "agenda-builder", {"plans": plans}, FOLDER, optional=True),
        Partial("agenda/plans.html", "agenda-plans", {"plans": plans}, FOLDER, optional=True),
    ]

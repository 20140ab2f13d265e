"""What a plan promises beyond its sums: time to move, a core skill practised, breaks on a call."""

from content.guide import Guide
from content.plans import CALL_STRETCH, Meeting, Plan
from core.documents import DataFile

SEATED = ("pairs", "threes", "fours", "tables")  # who sits so has to move to sit otherwise
LONG_MEETING, FEWEST_ROUNDS = 300, 3
Keys = tuple[str | int, ...]


def check_plan(document: DataFile, plan: Plan, guide: Guide) -> None:
    """Reports into the document. Activities that could not be read are not judged."""
    for number, meeting in enumerate(plan.meetings):
        _check_moves(document, meeting, guide, ("meetings", number))
    _check_core(document, plan, guide)
    _check_call(document, plan)


def _check_moves(document: DataFile, meeting: Meeting, guide: Guide, keys: Keys) -> None:
    activities = guide.records.get("activity", {})
    seating = ""
    for number, part in enumerate(meeting.parts):
        if part.kind in ("regroup", "break"):
            seating = ""
        activity = activities.get(part.name) if part.kind == "activity" else None
        wanted = activity.group["in"] if activity else ""
        if wanted not in SEATED:
            continue
        if seating not in ("", wanted):
            document.report(
                f"people sit in {seating} and now work in {wanted}, and nothing gives them time to"
                " move — put a part “regroup” with its minutes before it, or a break",
                *(*keys, "parts", number),
            )
        seating = wanted


def _check_core(document: DataFile, plan: Plan, guide: Guide) -> None:
    is_long = any(meeting.minutes >= LONG_MEETING for meeting in plan.meetings)
    if is_long != bool(plan.core):
        advice = "name one, or" if is_long else "remove it, or"
        document.report(
            f"only a plan with a meeting of {LONG_MEETING} minutes or more has a “core” skill —"
            f" {advice} change the minutes",
            *(("core",) if plan.core else ("meetings",)),
        )
    if not plan.core:
        return
    if plan.core not in guide.records.get("skill", ()) and guide.could_read("skills"):
        document.report(
            f"there is no skill “{plan.core}” — use an id of docs/data/skills.yml", "core"
        )
    activities = guide.records.get("activity", {})
    rounds = [
        part
        for part in plan.parts
        if part.kind == "activity" and part.name in activities
        if plan.core in activities[part.name].practises
    ]
    if len(rounds) < FEWEST_ROUNDS and guide.could_read("activities"):
        document.report(
            f"“{plan.core}” is practised {len(rounds)} times, and what one does three times with"
            f" feedback one keeps — use {FEWEST_ROUNDS} activities that name it under “practises”",
            "core",
        )


def _check_call(document: DataFile, plan: Plan) -> None:
    known = {part.id for part in plan.parts}
    for number, stop in enumerate(plan.call.get("stops", ())):
        if stop not in known:
            document.report(
                f"there is no part “{stop}” in this plan — use the id of a part, such as"
                f" “{plan.parts[0].id}”",
                *("call", "stops", number),
            )
    for meeting in plan.meetings:
        for stretch in meeting.on_call.stretches:
            minutes = sum(part.minutes for part in stretch)
            if minutes > CALL_STRETCH:
                document.report(
                    f"on a call, “{stretch[0].id}” to “{stretch[-1].id}” last {minutes} minutes"
                    " without a stop — name the part after which to stop, so that no stretch is"
                    f" longer than {CALL_STRETCH}",
                    "call",
                )

"""Handouts of each workshop plan, as whole HTML pages: a sheet for participants, and a pack for the
trainer. Both are printed from the browser, or as PDF by copies/handout_pdfs.py.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from content.activities import Activity
from content.guide import Guide
from content.plans import Meeting, Part, Plan
from content.scenarios import Scenario
from content.site import PACKS, SHEETS, Site
from content.trainer_notes import Note
from core.templates import fill

ROOT = "../../../"  # from such a page to the site’s root
STYLES = ("tokens", "page", "card", "activity", "handout")


@dataclass(frozen=True)
class Stop:
    """Something people work on, with its number on the sheet.

    `at`: when it begins and ends in its meeting. `record`: the activity or scenario.
    """

    number: int
    at: str
    part: Part
    title: str
    record: Any


def stops_of(plan: Plan, guide: Guide) -> list[tuple[Meeting, list[Stop]]]:
    """For each meeting what stands on the sheet: activities that give people something to read or
    write, and scenarios.
    """
    activities, scenarios = guide.all(Activity), guide.all(Scenario)
    numbers = count(1)

    def stops(meeting: Meeting) -> Iterator[Stop]:
        for at, part in meeting.clock():
            if part.kind == "scenario":
                title = guide.titles[f"scenarios/{part.name}"]
                yield Stop(next(numbers), at, part, title, scenarios[part.name])
            elif part.kind == "activity" and activities[part.name].for_everyone:
                activity = activities[part.name]
                yield Stop(next(numbers), at, part, activity.title, activity)

    return [(meeting, list(stops(meeting))) for meeting in plan.meetings]


def render_handouts(guide: Guide, site: Site) -> dict[str, str]:
    """The sheet and the pack of every plan, as file name → content."""
    kinds = ((SHEETS, render_sheet), (PACKS, render_pack))
    return {
        f"docs/{folder}{plan.id}/index.html": render(plan, guide, site)
        for plan in guide.all(Plan).values()
        for folder, render in kinds
    }


def render_sheet(plan: Plan, guide: Guide, site: Site) -> str:
    shown = dict.fromkeys(part.address for part in plan.parts if part.kind == "show")
    values = {"meetings": stops_of(plan, guide), "shown": list(shown)}
    return _render("sheet", plan, SHEETS, f"{SHEETS}{plan.id}/", guide, site, values)


def render_pack(plan: Plan, guide: Guide, site: Site) -> str:
    meetings = stops_of(plan, guide)
    stops = [stop for _, stops in meetings for stop in stops]
    parts = {part.name: part for part in plan.parts if part.name}.values()
    activities, scenarios, notes = guide.all(Activity), guide.all(Scenario), guide.all(Note)
    used = [activities[part.name] for part in parts if part.kind == "activity"]
    values = {
        "stops": stops,
        "materials": _materials(used, stops),
        "run_sheets": [
            (meeting, {stop.part.id: stop.number for stop in of_meeting})
            for meeting, of_meeting in meetings
        ],
        "cards": [
            (each, fill("activity-card.html", activity=each, guide=guide, root=site.url))
            for each in used
        ],
        "scenarios": [scenarios[part.name] for part in parts if part.kind == "scenario"],
        "notes": [notes[name] for name in _chapters(plan, activities) if name in notes],
    }
    return _render("pack", plan, PACKS, plan.sheet, guide, site, values)


def _render(
    name: str,
    plan: Plan,
    folder: str,
    about: str,
    guide: Guide,
    site: Site,
    values: Mapping[str, Any],
) -> str:
    """A whole page. `about`: the address whose short link stands at the foot of each printed
    page.
    """
    code = site.code_of(about)
    return fill(
        f"{name}.html",
        guide=guide,
        site=site,
        plan=plan,
        kind=guide.labels["handouts"][name],
        about=about,
        foot=site.spoken(site.address(code) if code else site.url),
        canonical=f"{site.url}{folder}{plan.id}/",
        root=ROOT,
        styles=STYLES,
        **values,
    )


def _materials(used: Sequence[Activity], stops: Sequence[Stop]) -> dict[str, list[str]]:
    """Everything on the cards, each thing once, with what it is for: numbers on the sheet, or a
    title.
    """
    materials: dict[str, list[str]] = {}
    for activity in used:
        numbers = [str(stop.number) for stop in stops if stop.part.name == activity.id]
        for thing in activity.bring:
            materials.setdefault(thing, []).extend(numbers or [activity.title])
    return materials


def _chapters(plan: Plan, activities: Mapping[str, Activity]) -> list[str]:
    """The chapters that its activities serve or that it shows, each once, in the plan's order."""
    names = (
        f"chapters/{activities[part.name].chapter}"
        if part.kind == "activity"
        else part.address.partition("/#")[0]
        for part in plan.parts
    )
    return [name for name in dict.fromkeys(names) if name.startswith("chapters/")]

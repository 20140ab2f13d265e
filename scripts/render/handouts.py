"""Handouts of each workshop plan, as whole HTML pages: a sheet for participants, and a pack for the
trainer. Both are printed from the browser, or as PDF by copies/handout_pdfs.py.
"""

from collections.abc import Mapping, Sequence
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
STYLES = ("tokens", "page", "card", "activity", "handout", "cutouts")


@dataclass(frozen=True)
class Stop:
    """An activity or a scenario in a plan, with the number it has on all that is printed.

    `at`: when it begins and ends in its meeting. `record`: the activity or scenario.
    """

    number: int
    at: str
    part: Part
    title: str
    record: Any

    @property
    def is_for_everyone(self) -> bool:
        """Whether there is something that everyone may read: not cards alone."""
        record = self.record
        return bool(self.part.kind == "scenario" or record.situation or record.for_everyone)


def title_of(part: Part, guide: Guide) -> str:
    """What a part is, without the word for its kind."""
    if part.kind == "activity":
        return guide.all(Activity)[part.name].title
    if part.kind == "scenario":
        return guide.titles[f"scenarios/{part.name}"]
    if part.kind == "show":
        return guide.place_names[part.address]
    return part.how if part.kind == "break" else str(guide.labels["cutouts"]["opening"])


def stops_of(plan: Plan, guide: Guide) -> list[tuple[Meeting, list[Stop]]]:
    """For each meeting its activities and scenarios, numbered through the plan."""
    records = {"activity": guide.all(Activity), "scenario": guide.all(Scenario)}
    numbers = count(1)
    return [
        (
            meeting,
            [
                Stop(next(numbers), at, part, title_of(part, guide), records[part.kind][part.name])
                for at, part in meeting.clock()
                if part.kind in records
            ],
        )
        for meeting in plan.meetings
    ]


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
    return render_page("sheet", plan, SHEETS, f"{SHEETS}{plan.id}/", guide, site, values)


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
            (each, fill("activity.html", activity=each, guide=guide, root=site.url))
            for each in used
        ],
        "scenarios": [scenarios[part.name] for part in parts if part.kind == "scenario"],
        "notes": [notes[name] for name in _chapters(plan, activities) if name in notes],
    }
    return render_page("pack", plan, PACKS, plan.address, guide, site, values)


def render_page(
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

"""Handouts of each workshop plan, as whole HTML pages: a sheet for participants, and a pack for the
trainer. Both are printed from the browser, or as PDF by copies/handout_pdfs.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil
from typing import Any

from content.activities import Activity
from content.guide import Guide
from content.plans import Meeting, Part, Plan
from content.scenarios import Scenario
from content.site import PACKS, SHEETS, Site
from content.trainer_notes import Note
from core.templates import fill
from core.typography import typographic
from render.plates import plate_of

ROOT = "../../../"  # from such a page to the site’s root
HEAD, LINE, ROOM_LINE, SHORT = 9, 4.8, 5.4, 88  # millimetres on a sheet: title, lines, and a third
STYLES = ("tokens", "page", "fold", "card", "activity", "handout", "pack", "picture", "cutouts")


@dataclass(frozen=True)
class Stop:
    """An activity or a scenario in a plan, with the number it has on all that is printed.

    `first`: the number of the first with the same activity or scenario.
    """

    number: int
    first: int
    part: Part
    title: str
    record: Any

    @property
    def is_short(self) -> bool:
        """Whether it can be kept on one page of the sheet: what it leaves empty on the page before
        is then less than a third. By millimetres of paper, roughly: beside room to write words have
        half the width.
        """
        record = self.record
        if self.part.kind == "scenario":
            return False
        heights = [
            max(LINE * ceil(len(prompt["text"]) / (45 if prompt["lines"] else 90)), room)
            for prompt in record.for_everyone
            if (room := 2 + ROOM_LINE * prompt["lines"])
        ]
        return HEAD + LINE * ceil(len(record.situation) / 90) + sum(heights) <= SHORT

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
    records: Mapping[str, Mapping[str, Any]] = {
        "activity": guide.all(Activity),
        "scenario": guide.all(Scenario),
    }
    numbers, first = count(1), dict[str, int]()

    def stop_of(part: Part) -> Stop:
        number = next(numbers)
        record = records[part.kind][part.name]
        before = first.setdefault(part.address, number)
        return Stop(number, before, part, title_of(part, guide), record)

    return [
        (meeting, [stop_of(part) for part in meeting.parts if part.kind in records])
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
    meetings = stops_of(plan, guide)
    listed = [
        (meeting, [stop for stop in stops if stop.is_for_everyone]) for meeting, stops in meetings
    ]
    values = {"meetings": listed, "again": _to_read_again(plan, guide)}
    return render_page("sheet", plan, SHEETS, f"{SHEETS}{plan.id}/", guide, site, values)


def render_pack(plan: Plan, guide: Guide, site: Site) -> str:
    meetings = stops_of(plan, guide)
    stops = [stop for _, stops in meetings for stop in stops]
    notes, first = guide.all(Note), next(iter(_chapters(plan, guide)), "index")
    values = {
        "meetings": [
            (meeting, {stop.part.id: stop for stop in of_meeting})
            for meeting, of_meeting in meetings
        ],
        "materials": _materials(stops),
        "plate": plate_of(guide.page(first), guide),
        "notes": [notes[name] for name in _chapters(plan, guide) if name in notes],
    }
    return render_page("pack", plan, PACKS, plan.sheet, guide, site, values)


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
    page = fill(
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
    return typographic(page)


def _materials(stops: Sequence[Stop]) -> dict[str, list[int]]:
    """Everything that the cards ask to bring, each thing once, with the numbers it is for."""
    materials: dict[str, list[int]] = {}
    for stop in stops:
        for thing in getattr(stop.record, "bring", ()):
            materials.setdefault(thing, []).append(stop.number)
    return materials


def _to_read_again(plan: Plan, guide: Guide) -> list[tuple[str, str]]:
    """Address and title of the chapters that a plan draws on and of its scenarios. The sheet may go
    round beforehand, so a scenario is its situation and choices.
    """
    names = [part.name for part in plan.parts if part.kind == "scenario"]
    cases = [(f"scenarios/{name}/choices/", guide.titles[f"scenarios/{name}"]) for name in names]
    chapters = [(f"{name}/", guide.titles[name]) for name in _chapters(plan, guide)]
    return [*dict.fromkeys([*chapters, *cases])]


def _chapters(plan: Plan, guide: Guide) -> list[str]:
    """The chapters that its activities serve or that it shows, each once, in the plan's order."""
    activities = guide.all(Activity)
    names = (
        f"chapters/{activities[part.name].chapter}"
        if part.kind == "activity"
        else part.address.partition("/#")[0]
        for part in plan.parts
    )
    return [name for name in dict.fromkeys(names) if name.startswith("chapters/")]

"""What the agenda builder plans with: docs/downloads/agenda.json. Only the page trainers/agenda/
loads it.

Plans stand there in the form that the builder keeps in its address, so that one reader
(docs/javascripts/agenda/) reads both.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote_plus

from content.activities import Activity
from content.guide import Guide, Place
from content.plan_files import ROOMS_OF_SCENARIO
from content.plans import CALL, ROOM, Meeting, Part, Plan
from content.scenarios import Scenario
from content.site import Site
from content.trainer_notes import Note

NAME = "docs/downloads/agenda.json"
BUILDER = "agenda/builder.html"
SECTION_MINUTES = 5  # of a section to show, until somebody says otherwise
SHOWN = ("section", "answer", "table", "skill", "tool")  # kinds that one shows to a room
NOT_SHOWN = ("key-points", "try-it", "for-trainers", "sources")
CHAPTERS, SCENARIOS = "chapters/", "scenarios/"
ONLY = {ROOM: "r", CALL: "k", "": ""}
LETTERS = {"activity": "a", "scenario": "s", "show": "c", "say": "t", "regroup": "o", "break": "b"}
Thing = dict[str, Any]


def render_agenda(guide: Guide, site: Site) -> dict[str, str]:
    """The file, as name → content, where a page shows the builder."""
    if not any(page.shows(BUILDER) for page in guide.pages):
        return {}
    plans = list(guide.all(Plan).values())
    words = (_words(part) for plan in plans for part in plan.parts)
    data = {
        "plans": [_plan(plan, guide) for plan in plans],
        "things": dict(_things(plans, guide, site)),
        "notes": {_key(text): text for text in words if text},
    }
    return {NAME: json.dumps(data, ensure_ascii=False, indent=0) + "\n"}


def _things(plans: Sequence[Plan], guide: Guide, site: Site) -> Iterator[tuple[str, Thing]]:
    """“a.kept-and-moved” → title, minutes, how many more on a call (`moving`), where participants
    are led (`read`, with its short link’s `code`), and where the trainer is (`card`).
    """
    activities = guide.all(Activity).values()
    for activity in sorted(activities, key=lambda activity: activity.title.casefold()):
        yield f"a.{activity.id}", _activity(activity, guide, site)
    notes, scenarios = guide.all(Note), guide.all(Scenario)
    shown = {part.address for plan in plans for part in plan.parts if part.kind == "show"}
    for place in site.places:
        name = place.page.removeprefix(SCENARIOS).rstrip("/")
        if place.kind == "scenario":
            if note := notes.get(f"{SCENARIOS}{name}"):
                yield (
                    f"s.{name}",
                    {
                        "title": place.title,
                        "minutes": note.minutes,
                        "moving": ROOMS_OF_SCENARIO,
                        **_read(scenarios[name].choices, site),
                        "card": place.address,
                    },
                )
        elif place.address in shown or _is_shown(place):
            yield _place_name(place.address), _section(place, site)


def _activity(activity: Activity, guide: Guide, site: Site) -> Thing:
    phrase = guide.labels["parts"]["activity how"]
    return {
        "title": activity.title,
        "minutes": activity.minutes,
        **({"moving": activity.moving} if activity.moving else {}),
        **_read(activity.address, site),
        "card": activity.for_trainers,
        "note": phrase.format(activity.in_words.capitalize(), activity.purpose),
    }


def _section(place: Place, site: Site) -> Thing:
    return {
        "title": place.title,
        **({"page": site.titles[place.page]} if place.anchor else {}),
        "minutes": place.minutes or SECTION_MINUTES,
        **_read(place.address, site),
    }


def _is_shown(place: Place) -> bool:
    if not place.page.startswith(CHAPTERS):
        return False
    return place.kind == "chapter" or (place.kind in SHOWN and place.anchor not in NOT_SHOWN)


def _read(address: str, site: Site) -> dict[str, str]:
    return {"read": address, "code": site.code_of(address)}


def _place_name(address: str) -> str:
    """“chapters/differences/#at-a-glance” is “c.differences.at-a-glance”."""
    page, _, anchor = address.partition("#")
    return ".".join(filter(None, ["c", page.removeprefix(CHAPTERS).rstrip("/"), anchor]))


def _plan(plan: Plan, guide: Guide) -> Thing:
    several = len(plan.meetings) > 1
    activities = guide.all(Activity)
    return {
        "id": plan.id,
        "title": plan.title,
        "audience": guide.labels["audiences"][plan.audience],
        "length": plan.length,
        "days": [
            {"title": meeting.title if several else "", "items": _items(meeting, activities)}
            for meeting in plan.meetings
        ],
    }


def _items(meeting: Meeting, activities: Mapping[str, Activity]) -> str:
    """The parts as they stand in an address. The way into breakout rooms is no part there: its
    minutes go with the activity or scenario, wherever that is moved.
    """
    marks = meeting.marks(activities)
    return "&".join(
        f"{LETTERS[part.kind]}={'.'.join(_fields(part, marks[part.id]))}"
        for part in meeting.everywhere
        if part.kind in LETTERS
    )


def _fields(part: Part, mark: str) -> list[str]:
    minutes = f"{part.minutes}{mark}{ONLY[part.only]}"
    if part.kind == "activity":
        return [minutes, part.name]
    if part.kind in ("break", "regroup"):
        return [minutes, quote_plus(part.how)]
    note = _key(_words(part))
    if part.kind == "say":
        return [minutes, note]
    if part.kind == "scenario":
        return [minutes, part.name, note]
    page, _, anchor = _place_name(part.address).removeprefix("c.").partition(".")
    return [minutes, page, anchor, note]


def _words(part: Part) -> str:
    """What the plan tells the trainer at this part; an activity and a break say it themselves."""
    return part.how if part.kind in ("say", "show", "scenario") else ""


def _key(words: str) -> str:
    """A name for some words. It follows from them, so an address that holds it never shows other
    words than those it was made with.
    """
    return hashlib.sha256(words.encode()).hexdigest()[:8]

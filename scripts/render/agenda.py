"""What the agenda builder plans with: docs/downloads/agenda.json. Only the page trainers/agenda/
loads it.

Plans stand there in the form that the builder keeps in its address
(docs/javascripts/agenda-address.mjs), so that one
reader reads both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote_plus

from content.activities import IN, Activity
from content.guide import Book
from content.places import Place
from content.plans import AUDIENCES, Meeting, Part, Plan
from render.link_pages import Shelf

NAME = "docs/downloads/agenda.json"
SECTION_MINUTES = 5  # of a section to show, until somebody says otherwise
SHOWN = (
    "section",
    "answer",
    "table",
    "skill",
    "tool",
)  # kinds of places in chapters that one shows to a room
NOT_SHOWN = ("key-points", "try-it", "for-trainers", "sources")
CHAPTERS = "chapters/"
_LETTERS = {"activity": "a", "scenario": "s", "show": "c", "say": "t", "break": "b"}


def render_agenda(book: Book, places: Sequence[Place], shelf: Shelf) -> str:
    """`places`: all of the site, in the order of reading."""
    notes = {
        _key(words): words
        for plan in book.plans.values()
        for part in plan.parts
        if (words := _words(part))
    }
    data = {
        "plans": [_plan(plan, book.activities) for plan in book.plans.values()],
        "things": _things(book, places, shelf),
        "notes": notes,
    }
    return json.dumps(data, ensure_ascii=False, indent=0) + "\n"


def _things(book: Book, places: Sequence[Place], shelf: Shelf) -> dict[str, dict[str, Any]]:
    """“a.kept-and-moved” → title, minutes, where to read on (`read`, with its short link’s `code`),
    and the trainer’s `card`.
    """
    things = {
        f"a.{each.id}": {
            "title": each.title,
            "minutes": each.minutes,
            **_read(f"{CHAPTERS}{each.chapter}/", shelf),
            "card": each.address,
            "note": f"{IN[each.group['in']].capitalize()}. {each.purpose}",
        }
        for each in sorted(book.activities.values(), key=lambda each: each.title.casefold())
    }
    shown = {
        part.address for plan in book.plans.values() for part in plan.parts if part.kind == "show"
    }
    for place in places:
        name = place.page.removeprefix("scenarios/").rstrip("/")
        note = book.notes.get(f"scenarios/{name}")
        if place.kind == "scenario" and note:
            things[f"s.{name}"] = {
                "title": place.title,
                "minutes": note.minutes,
                **_read(place.address, shelf),
            }
        elif place.address in shown or (
            place.page.startswith(CHAPTERS)
            and (place.kind == "chapter" or (place.kind in SHOWN and place.anchor not in NOT_SHOWN))
        ):
            page = {"page": shelf.titles[place.page]} if place.anchor else {}
            things[_place_name(place.address)] = {
                "title": place.title,
                **page,
                "minutes": place.minutes or SECTION_MINUTES,
                **_read(place.address, shelf),
            }
    return things


def _read(address: str, shelf: Shelf) -> dict[str, str]:
    return {"read": address, "code": shelf.code_of(address)}


def _place_name(address: str) -> str:
    """“chapters/differences/#at-a-glance” is “c.differences.at-a-glance”."""
    page, _, anchor = address.partition("#")
    return ".".join(filter(None, ["c", page.removeprefix(CHAPTERS).rstrip("/"), anchor]))


def _plan(plan: Plan, activities: Mapping[str, Activity]) -> dict[str, Any]:
    days = [
        {
            "title": meeting.title if len(plan.meetings) > 1 else "",
            "items": _items(meeting, activities),
        }
        for meeting in plan.meetings
    ]
    return {
        "id": plan.id,
        "title": plan.title,
        "audience": AUDIENCES[plan.audience],
        "length": plan.length,
        "days": days,
    }


def _items(meeting: Meeting, activities: Mapping[str, Activity]) -> str:
    return "&".join(
        f"{_LETTERS[part.kind]}={'.'.join(_fields(part, mark))}"
        for part, mark in zip(meeting.parts, marks(meeting.parts, activities), strict=True)
    )


def _fields(part: Part, mark: str) -> list[str]:
    minutes = f"{part.minutes}{mark}"
    if part.kind == "activity":
        return [minutes, part.name]
    if part.kind == "break":
        return [minutes, quote_plus(part.how)]
    note = _key(_words(part))
    if part.kind == "say":
        return [minutes, note]
    if part.kind == "scenario":
        return [minutes, part.name, note]
    page, _, anchor = _place_name(part.address).removeprefix("c.").partition(".")
    return [minutes, page, anchor, note]


def marks(parts: Sequence[Part], activities: Mapping[str, Activity]) -> list[str]:
    """How dear each part is when time is short: what opens and closes a meeting stays, and showing
    goes first.
    """
    ends = {0, len(parts) - 1}
    stays = [
        index in ends or (part.kind == "activity" and activities[part.name].kind == "closing")
        for index, part in enumerate(parts)
    ]
    return [
        "" if stay else "c" if part.kind == "show" else "s"
        for stay, part in zip(stays, parts, strict=True)
    ]


def _words(part: Part) -> str:
    """What the plan tells the trainer at this part; an activity and a break say it themselves."""
    return part.how if part.kind in ("say", "show", "scenario") else ""


def _key(words: str) -> str:
    """A name for some words. It follows from them, so an address that holds it never shows other
    words than those it was made with.
    """
    return hashlib.sha256(words.encode()).hexdigest()[:8]

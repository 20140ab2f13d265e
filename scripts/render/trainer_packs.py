"""The trainer’s pack of a workshop plan: what to bring, who does what when, every card, scenario
and note in full.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from content.activities import Activity, render_activity
from content.guide import Book
from content.plans import AUDIENCES, Meeting, Plan
from content.scenarios import Scenario
from content.trainer_notes import render_body
from render.handouts import PACKS, Stop, frame, stops_of, way
from render.link_pages import Shelf
from render.markup import text
from render.partials import bullets, chip, definitions, paragraph

LONG_CARD = 3000  # characters; test_handouts.py sees to it that every card fits a page


def render_pack(plan: Plan, book: Book, titles: Mapping[str, str], shelf: Shelf) -> str:
    """The page of a trainer, for whom each thing stands once. `titles`: of pages by name."""
    meetings = stops_of(plan, book.activities)
    stops = [stop for meeting in meetings for stop in meeting]
    parts = {part.name: part for part in plan.parts if part.name}
    used = [book.activities[part.name] for part in parts.values() if part.kind == "activity"]
    facts = [
        ("For", AUDIENCES[plan.audience]),
        ("Length", plan.length),
        ("Before", bullets(plan.before)),
        ("Bring", bullets(_materials(used, stops))),
        ("Afterwards", bullets(plan.after)),
    ]
    tables = "".join(
        _run_sheet(meeting, numbered, number if len(plan.meetings) > 1 else 0)
        for number, (meeting, numbered) in enumerate(zip(plan.meetings, meetings, strict=True), 1)
    )
    own = f"trainers/plans/#plan-{plan.id}"
    cards = "".join(_card(each, titles, stops, book, shelf) for each in used)
    scenarios = "".join(
        _scenario(book.scenarios[part.name], stops, book, shelf)
        for part in parts.values()
        if part.kind == "scenario"
    )
    notes = "".join(
        "<section"
        f' class="bh-note">\n<h3>{text(note.title)}</h3>\n{way("This chapter", f"{note.page}/", shelf)}\n{render_body(note, book.activities, book.places, shelf.site_url)}\n</section>\n'
        for note in (
            book.notes[name] for name in plan.chapters(book.activities) if name in book.notes
        )
    )
    body = f"{definitions(facts)}\n{tables}\n{_group('Activities', cards)}{_group('Scenarios', scenarios)}{_group('Notes on the chapters', notes)}"
    head = f"{paragraph(plan.purpose, 'bh-pack__purpose')}\n{way('This plan', own, shelf)}"
    return frame(
        plan,
        PACKS,
        own,
        "All that the trainer needs: timetable, cards, scenarios, debrief and answers.",
        head,
        body,
        shelf,
    )


def _card(
    activity: Activity, titles: Mapping[str, str], stops: Sequence[Stop], book: Book, shelf: Shelf
) -> str:
    """A card, whole on one page: long ones in smaller type."""
    card = render_activity(activity, titles, book.places, shelf.site_url)
    long = " bh-pack__card--long" if len(re.sub("<[^>]*>", "", card)) > LONG_CARD else ""
    return (
        "<div"
        f' class="bh-pack__card{long}">\n{way(_where(activity.id, stops) or "This card", activity.address, shelf)}\n{card}</div>\n'
    )


def _group(title: str, body: str) -> str:
    return f'<section class="bh-pack__part">\n<h2>{title}</h2>\n{body}</section>\n' if body else ""


def _materials(used: Sequence[Activity], stops: Sequence[Stop]) -> list[str]:
    """Everything on the cards, each thing once, with what it is for: numbers on the sheet, or a
    title.
    """
    wanted: dict[str, list[str]] = {}
    for activity in used:
        numbers = [str(stop.number) for stop in stops if stop.part.name == activity.id]
        for thing in activity.materials:
            wanted.setdefault(thing, []).extend(numbers or [activity.title])
    return [f"{thing} (for {', '.join(uses)})" for thing, uses in wanted.items()]


def _run_sheet(meeting: Meeting, stops: Sequence[Stop], number: int) -> str:
    numbers = {stop.part.id: stop.number for stop in stops}
    rows = ""
    for at, part in meeting.clock():
        sheet = f"; {numbers[part.id]} on the sheet" if part.id in numbers else ""
        rows += (
            f'<tr><th scope="row">{at}</th><td></td><td><b>{text(part.what)}</b>'
            f" <span>{part.minutes} min{sheet}</span></td><td>{text(part.how)}</td></tr>\n"
        )
    which = f"Meeting {number}: " if number else ""
    return (
        f'<table class="bh-run">\n<caption>{which}{text(meeting.title)}, {meeting.minutes}'
        ' minutes</caption>\n<thead><tr><th scope="col">From the start</th><th scope="col">Your'
        ' clock</th><th scope="col">What</th><th'
        f' scope="col">How</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'
    )


def _where(name: str, stops: Sequence[Stop]) -> str:
    """Each time it is used."""
    return "; ".join(
        f"{stop.number} on the sheet, {stop.at}" for stop in stops if stop.part.name == name
    )


def _scenario(scenario: Scenario, stops: Sequence[Stop], book: Book, shelf: Shelf) -> str:
    address = f"scenarios/{scenario.id}/"
    options = "".join(
        f'<section class="bh-pack__option">\n<h4>{scenario.letter(each.id)}.'
        f" {text(each.choice)}</h4>\n"
        f"<dl><dt>{chip('managing')}</dt><dd>{text(each.managing)}</dd><dt>{chip('leading')}</dt><dd>{text(each.leading)}</dd><dt>What"
        f" happens next</dt><dd>{text(each.outcome)}</dd></dl>\n</section>\n"
        for each in scenario.options
    )
    pairs = [
        (
            f"We lean to {scenario.letter(scenario.stronger)}",
            f"{chip(scenario.stronger_hat)} {text(scenario.why)}",
        ),
        (
            "Then this happens",
            f"{text(scenario.twist['text'])} <b>{text(scenario.twist['question'])}</b>",
        ),
        ("How that changes it", text(scenario.twist["thoughts"])),
        ("Talk it over", bullets(scenario.debrief)),
        ("To take away", text(scenario.takeaway)),
    ]
    note = book.notes.get(address.rstrip("/"))
    return (
        "<section"
        f' class="bh-pack__scenario">\n<h3>{text(shelf.titles[address])}</h3>\n{way(_where(scenario.id, stops), address, shelf)}\n'
        f"{paragraph(scenario.situation)}\n{paragraph(scenario.question, 'bh-handout__ask')}\n{options}{definitions(pairs)}\n"
        f"{render_body(note, book.activities, book.places, shelf.site_url) if note else ''}\n</section>\n"
    )

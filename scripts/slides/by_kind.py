"""The slides of what a chapter shows, by its kind. Several records of a kind can share a slide:
quotations stand side by side, tables of the same rows become one, skills and questions are listed.

What a slide has no room for goes into the notes of the presenter.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from content.claims import Chart, Claim
from content.paths import DecisionPath
from content.pictures import Picture
from content.quotes import Quote
from content.skills import Skill
from content.tables import View
from content.tools import Tool
from core.templates import fill
from slides.fitting import first_sentence, shortened, size_of
from slides.groups import Group, Item, Notes, Words, anchor_of
from slides.slide import Line, Saying, Slide
from slides.tables import path, skills, tables

ELSEWHERE = ("docs/data/skills.yml",)  # tables of what other chapters have as slides


def quotes(group: Group, words: Words) -> Iterator[Slide]:
    """One, whose speaker is the title, or two of the same standing side by side."""
    first, *others = ledger = group.records
    works = [words.guide.sources[quote.sources[0]] for quote in ledger]
    status = words.labels["statuses"][first.status].format(first.pronoun)
    works_named = dict.fromkeys(
        work.short_name + quote.reported for quote, work in zip(ledger, works, strict=True)
    )
    notes: Notes = ()
    for quote, work in zip(ledger, works, strict=True):
        named = ", ".join(filter(None, [work.title, work.year]))
        notes += words.notes(
            where="; ".join(filter(None, [quote.occasion, named])),
            caveat=quote.caveat,
            verdict=quote.verdict,
        )
    yield words.slide(
        "quote",
        anchor_of(first),
        group.title or (group.heading if others else first.who),
        group.place(anchor_of(first)),
        sayings=tuple(
            Saying(
                anchor_of(quote),
                quote.words,
                words.slides["our translation"].format(quote.translation)
                if quote.translation
                else "",
                quote.language,
            )
            for quote in ledger
        ),
        badge=status,
        status=first.status,
        small="; ".join(works_named),
        notes=tuple(dict.fromkeys(notes)),
    )


def tool(group: Group, words: Words) -> Iterator[Slide]:
    """When to use it, with its drawing; without one, with its steps."""
    tool: Tool = group.records[0]
    slide = words.slide(
        "tool",
        anchor_of(tool),
        group.title or tool.name,
        group.place(anchor_of(tool)),
        hat=tool.hat,
        text=tool.when,
        picture=words.guide.drawings[tool.drawing_file] if tool.drawing else "",
    )
    steps = tuple(Line("", step) for step in tool.how)
    with_steps = replace(slide, lines=steps)
    has_room = not slide.picture and size_of(with_steps) > 0
    how = " ".join(f"{number}. {step}" for number, step in enumerate(tool.how, 1))
    notes = words.notes(
        how="" if has_room else how,
        example=tool.example,
        evidence=tool.evidence,
        origin=tool.origin,
        limits=tool.limits,
    )
    yield replace(with_steps if has_room else slide, notes=notes)


def claim(group: Group, words: Words) -> Iterator[Slide]:
    """The claim with its grade, and as many of its figures as there is room for."""
    claim: Claim = group.records[0]
    figures = tuple(Line("", figure["measures"], lead=figure["value"]) for figure in claim.figures)
    grade = re.split("[:;]", words.labels["grades"][claim.grade])[0]
    slide = words.slide(
        "claim",
        anchor_of(claim),
        group.title or first_sentence(group.heading),
        group.place(anchor_of(claim)),
        text=claim.claim,
        badge=words.slides["graded"].format(grade, claim.year),
        status=claim.grade,
    )
    counts = range(len(figures), -1, -1)
    fit = next((count for count in counts if size_of(replace(slide, lines=figures[:count]))), 0)
    notes = words.notes(
        figures=" ".join(f"{figure.whole}." for figure in figures[fit:]),
        means=claim.means,
        sample=claim.sample,
        limits=claim.limits,
        other_view=claim.counter_view,
        sources=words.named(claim.sources),
    )
    yield replace(slide, lines=figures[:fit], notes=notes)


def items(group: Group, words: Words) -> Iterator[Slide]:
    """A list of a section; or questions that people ask, whose answers are for the presenter."""
    found: Sequence[Item] = group.records
    lines = found[0].lines or tuple(Line(item.id, item.title) for item in found)
    place = group.place(found[0].id)
    kind = "list" if found[0].lines else "asked"
    notes = tuple((item.title, item.text) for item in found)
    title = group.title or group.heading
    yield shortened(words.slide(kind, found[0].id, title, place, lines=lines, notes=notes))


def picture(group: Group, words: Words) -> Iterator[Slide]:
    yield _drawn(group, words, group.records[0].shape, picture=group.records[0])


def chart(group: Group, words: Words) -> Iterator[Slide]:
    yield _drawn(group, words, "chart", chart=group.records[0])


def _drawn(group: Group, words: Words, shape: str, **record: Picture | Chart) -> Slide:
    """What says all by itself: one picture, and for narrow screens the same with words that grow
    with those of the page.
    """
    (shown,) = record.values()
    return words.slide(
        "picture",
        anchor_of(shown),
        group.title or shown.title,
        group.place(group.section),
        picture=fill(f"pictures/{shape}.svg", guide=words.guide, **record),
        figure=fill(f"pictures/{shape}.html", guide=words.guide, **record),
        anchors=(group.section,),
    )


MAKERS: Mapping[type, Callable[[Group, Words], Iterator[Slide]]] = {
    Quote: quotes,
    Skill: skills,
    Tool: tool,
    Claim: claim,
    Chart: chart,
    Picture: picture,
    DecisionPath: path,
    View: tables,
    Item: items,
}


def share(group: Sequence[object], record: object) -> bool:
    """Whether it can stand on one slide with these: two quotations of the same standing can, and
    tables of the same rows.
    """
    first = group[0]
    if isinstance(first, Quote) and isinstance(record, Quote):
        return len(group) == 1 and first.status == record.status
    if isinstance(first, View) and isinstance(record, View):
        return [row.id for row in first.rows] == [row.id for row in record.rows]
    return isinstance(record, type(first)) and is_listed(first) and is_listed(record)


def is_listed(record: object) -> bool:
    """Whether it shares its slide with its like: a skill, a question."""
    return isinstance(record, Skill) or (isinstance(record, Item) and not record.lines)


def has_slides(record: object) -> bool:
    """Whether it is for the wall."""
    return type(record) in MAKERS and getattr(record, "file", "") not in ELSEWHERE


def slides_of(group: Group, words: Words) -> Iterator[Slide]:
    yield from MAKERS[type(group.records[0])](group, words)

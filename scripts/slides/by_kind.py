"""The slides of one record that a chapter shows, by its kind.

What a slide has no room for goes into the notes of the presenter.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from content.claims import Claim
from content.guide import Guide
from content.quotes import Quote
from content.signs import ANSWERS, DecisionPath
from content.skills import Skill
from content.tables import CHIP, Column, View
from content.tables import Row as TableRow
from content.tools import Tool
from slides.slide import Grid, Row, Slide, part_id

Notes = tuple[tuple[str, str], ...]
ELSEWHERE = ("docs/data/skills.yml",)  # tables of what other chapters have as slides


class Words:
    """What slides say of their own, from labels.yml. `titles`: of kinds, by their names."""

    def __init__(self, guide: Guide, titles: Mapping[str, str]) -> None:
        self.guide, self.labels = guide, guide.labels
        self.slides: Mapping[str, Any] = guide.labels["slides"]
        # over titles; nothing for slides that speak for themselves
        self._kinds: Mapping[str, str] = {**titles, "quote": "", **self.slides["labels"]}

    def named(self, sources: Sequence[str]) -> str:
        """Short names of sources."""
        return "; ".join(self.guide.sources[source].short_name for source in sources)

    def notes(self, **texts: str) -> Notes:
        """Texts for the presenter, each under its name; empty ones are left out."""
        names = self.slides["notes"]
        return tuple((names[key.replace("_", " ")], text) for key, text in texts.items() if text)

    def slide(self, kind: str, name: str, title: str, address: str, **values: Any) -> Slide:
        """A slide with its label and the name of its hat."""
        label, hat = self._kinds.get(kind, ""), self.labels["hats"].get(values.get("hat"), "")
        return Slide(kind, name, title, address, label=label, hat_name=hat, **values)

    def card(self, kind: str, ident: str, title: str, page: str, **values: Any) -> Slide:
        """The slide of a record that stands on the page as a card."""
        name = f"{kind}-{ident}"
        return self.slide(kind, name, title, f"{page}#{name}", **values)


def quote(quote: Quote, page: str, words: Words) -> Iterator[Slide]:
    """Whole, or left to the chapter: no word is ever cut out of a quotation."""
    says, work = words.slides, words.guide.sources[quote.sources[0]]
    status = words.labels["statuses"][quote.status].format(quote.pronoun)
    named = ", ".join(filter(None, [work.title, work.year]))
    notes = words.notes(
        where="; ".join(filter(None, [quote.occasion, named])),
        status=status,
        caveat=quote.caveat,
        verdict=quote.verdict,
    )
    small = says["credit"].format(work.short_name + quote.reported, status)
    slide = words.card("quote", quote.id, quote.who, page, small=small, notes=notes)
    lines = (says["our translation"].format(quote.translation),) if quote.translation else ()
    whole = replace(slide, text=quote.words, lines=lines, language=quote.language)
    yield whole if whole.room >= 0 else replace(slide, lines=(says["too long"],))


def skill(skill: Skill, page: str, words: Words) -> Iterator[Slide]:
    yield words.card(
        "skill",
        skill.id,
        skill.name,
        page,
        hat=skill.hat,
        text=skill.definition,
        notes=words.notes(
            example=skill.tuesday,
            practice=skill.practice,
            limit=skill.limit,
            taught=words.labels["taught_by"][skill.taught_by],
            sources=words.named(skill.sources),
        ),
    )


def tool(tool: Tool, page: str, words: Words) -> Iterator[Slide]:
    yield words.card(
        "tool",
        tool.id,
        tool.name,
        page,
        hat=tool.hat,
        text=tool.when,
        notes=words.notes(
            how=" ".join(f"{number}. {step}" for number, step in enumerate(tool.how, 1)),
            example=tool.example,
            evidence=tool.evidence,
            origin=tool.origin,
            limits=tool.limits,
        ),
    )


def claim(claim: Claim, page: str, words: Words) -> Iterator[Slide]:
    """The claim with its grade, and as many of its figures as there is room for."""
    figures = tuple(f"{figure['value']} {figure['measures']}" for figure in claim.figures)
    grade = re.split("[:;]", words.labels["grades"][claim.grade])[0]
    slide = words.card("claim", claim.id, claim.claim, page, small=f"{grade}, {claim.year}")
    counts = range(len(figures) + 1)
    fit = max(count for count in counts if replace(slide, lines=figures[:count]).room >= 0)
    notes = words.notes(
        figures=" ".join(f"{figure}." for figure in figures[fit:]),
        means=claim.means,
        sample=claim.sample,
        limits=claim.limits,
        other_view=claim.counter_view,
        sources=words.named(claim.sources),
    )
    yield replace(slide, lines=figures[:fit], notes=notes)


def path(path: DecisionPath, page: str, words: Words) -> Iterator[Slide]:
    """Each question with where its two answers lead."""
    says = words.slides
    for number, question in enumerate(path.questions, 1):
        ends = {each: path.outcomes.get(question[each].get("outcome", "")) for each in ANSWERS}
        lines = tuple(
            says[answer].format(
                end["title"] if end else says["go to"].format(path.number(question[answer]["next"]))
            )
            for answer, end in ends.items()
        )
        outcomes = tuple((end["title"], end["text"]) for end in ends.values() if end)
        yield words.card(
            "path",
            question["id"],
            f"{number}. {question['ask']}",
            page,
            lines=lines,
            notes=(*words.notes(why=question["why"]), *outcomes),
        )


def table(view: View, page: str, words: Words) -> Iterator[Slide]:
    """A slide for each row, whose title it is; rows that are short share one. Columns for which no
    row has room are left to the notes, never one hat without the other.
    """
    if view.file in ELSEWHERE:
        return
    columns = view.columns

    def of_rows(rows: Sequence[TableRow], number: int = 1) -> Slide:
        return _table_slide(view, rows, columns, number, page, words)

    while len(columns) > 1 and any(of_rows([row]).room < 0 for row in view.rows):
        left_out = next((each for each in columns if each.hat == "both"), columns[-1])
        columns = tuple(column for column in columns if column is not left_out)
    groups: list[list[TableRow]] = [[]]
    for row in view.rows:
        if groups[-1] and of_rows([*groups[-1], row]).room < 0:
            groups.append([])
        groups[-1].append(row)
    if len(groups) * 2 > len(view.rows):  # most rows need a slide, so each gets one
        groups = [[row] for row in view.rows]
    yield from map(of_rows, groups, range(1, len(groups) + 1))


def _table_slide(
    view: View,
    rows: Sequence[TableRow],
    columns: Sequence[Column],
    number: int,
    page: str,
    words: Words,
) -> Slide:
    """Some rows of a table; one alone is the title. `number`: of the slide."""
    alone, hats = len(rows) == 1, words.labels["hats"]

    def cell(row: TableRow, column: Column) -> tuple[str, str]:
        text = row.cells.get(column.key, column.empty)
        return (hats[text], text) if column.hat == CHIP else (text, column.hat)

    grid = Grid(
        view.corner,
        tuple((each.heading, "" if each.hat == CHIP else each.hat) for each in columns),
        tuple(
            Row(
                view.anchor(row),
                "" if alone else row.label,
                tuple(cell(row, each) for each in columns),
            )
            for row in rows
        ),
    )
    left_out = (
        (column.heading if alone else f"{row.label}: {column.heading}", cell(row, column)[0])
        for row in rows
        for column in view.columns
        if column not in columns and column.key in row.cells
    )
    sources = tuple(dict.fromkeys(source for row in rows for source in row.sources))
    return words.slide(
        "table",
        view.anchor(rows[0]) if alone else part_id(view.id, number),
        rows[0].label if alone else view.caption,
        f"{page}#{view.id}",
        grid=grid,
        notes=(
            *words.notes(table=view.caption if alone else ""),
            *left_out,
            *words.notes(sources=words.named(sources)),
        ),
    )


MAKERS: Mapping[type, Callable[[Any, str, Words], Iterator[Slide]]] = {
    Quote: quote,
    Skill: skill,
    Tool: tool,
    Claim: claim,
    DecisionPath: path,
    View: table,
}


def slides_of(records: Iterable[object], page: str, words: Words) -> Iterator[Slide]:
    """The slides of records on a page, by its address; none for what is not for the wall."""
    for record in records:
        if maker := MAKERS.get(type(record)):
            yield from maker(record, page, words)

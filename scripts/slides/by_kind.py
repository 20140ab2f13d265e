"""The slides of one record that a chapter shows, by its kind.

What a slide has no room for goes into the notes of the presenter.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
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
    """What slides say of their own, from labels.yml."""

    def __init__(self, guide: Guide, titles: Mapping[str, str]) -> None:
        self.guide = guide
        self.labels = guide.labels
        self.slides: Mapping[str, Any] = guide.labels["slides"]
        self._titles = {**titles, "quote": "", **self.slides["labels"]}

    def label(self, kind: str) -> str:
        """The small line over the title; nothing for slides that speak for themselves."""
        return str(self._titles.get(kind, ""))

    def named(self, sources: Sequence[str]) -> str:
        """Short names of sources."""
        return "; ".join(self.guide.sources[source].short_name for source in sources)

    def notes(self, **texts: str) -> Notes:
        """Texts for the presenter, each under its name; empty ones are left out."""
        names = self.slides["notes"]
        return tuple((names[key.replace("_", " ")], text) for key, text in texts.items() if text)

    def slide(self, kind: str, name: str, title: str, address: str, **values: Any) -> Slide:
        """A slide with its label and the name of its hat."""
        hat = self.labels["hats"].get(values.get("hat", ""), "")
        return Slide(kind, name, title, address, label=self.label(kind), hat_name=hat, **values)


def quote(quote: Quote, page: str, words: Words) -> Iterator[Slide]:
    """Whole, or left to the chapter: no word is ever cut out of a quotation."""
    work = words.guide.sources[quote.sources[0]]
    phrases, status = words.labels["phrases"], words.labels["statuses"][quote.status]
    status = status.format(quote.pronoun)
    who = phrases["credited"].format(quote.speaker)
    who = who if quote.status == "not-theirs" else quote.speaker
    by = phrases["reported"].format(quote.reported_by) if quote.reported_by else ""
    where = "; ".join(
        filter(None, [quote.occasion, ", ".join(filter(None, [work.title, work.year]))])
    )
    notes = words.notes(where=where, status=status, caveat=quote.caveat, verdict=quote.verdict)
    name = f"quote-{quote.id}"
    small = f"{work.short_name}{by}. {status}."
    slide = words.slide("quote", name, who, f"{page}#{name}", small=small, notes=notes)
    lines: tuple[str, ...] = ()
    if quote.translation:
        lines = (words.slides["our translation"].format(quote.translation),)
    whole = replace(slide, text=quote.words, lines=lines, language=quote.language)
    return iter([whole if whole.room >= 0 else replace(slide, lines=(words.slides["too long"],))])


def skill(skill: Skill, page: str, words: Words) -> Iterator[Slide]:
    """Its definition."""
    notes = words.notes(
        example=skill.tuesday,
        practice=skill.practice,
        limit=skill.limit,
        taught=words.labels["taught_by"][skill.taught_by],
        sources=words.named(skill.sources),
    )
    name = f"skill-{skill.id}"
    address = f"{page}#{name}"
    yield words.slide(
        "skill", name, skill.name, address, hat=skill.hat, text=skill.definition, notes=notes
    )


def tool(tool: Tool, page: str, words: Words) -> Iterator[Slide]:
    """When to use it."""
    steps = " ".join(f"{number}. {step}" for number, step in enumerate(tool.how, 1))
    notes = words.notes(
        how=steps,
        example=tool.example,
        evidence=tool.evidence,
        origin=tool.origin,
        limits=tool.limits,
    )
    name = f"tool-{tool.id}"
    address = f"{page}#{name}"
    yield words.slide("tool", name, tool.name, address, hat=tool.hat, text=tool.when, notes=notes)


def claim(claim: Claim, page: str, words: Words) -> Iterator[Slide]:
    """The claim with its grade, and as many of its figures as there is room for."""
    figures = [f"{figure['value']} {figure['measures']}" for figure in claim.figures]
    grade = words.labels["grades"][claim.grade].partition(":")[0].partition(";")[0]
    name = f"claim-{claim.id}"
    small = f"{grade}, {claim.year}"
    slide = words.slide("claim", name, claim.claim, f"{page}#{name}", small=small)
    count = len(figures)
    while replace(slide, lines=tuple(figures[:count])).room < 0:
        count -= 1
    notes = words.notes(
        figures=" ".join(f"{figure}." for figure in figures[count:]),
        means=claim.means,
        sample=claim.sample,
        limits=claim.limits,
        other_view=claim.counter_view,
        sources=words.named(claim.sources),
    )
    yield replace(slide, lines=tuple(figures[:count]), notes=notes)


def path(path: DecisionPath, page: str, words: Words) -> Iterator[Slide]:
    """Each question with where its two answers lead."""

    def leads(target: Mapping[str, str]) -> str:
        if "next" in target:
            return str(words.slides["go to"].format(path.number(target["next"])))
        return str(path.outcomes[target["outcome"]]["title"])

    for question in path.questions:
        targets = {answer: question[answer] for answer in ANSWERS}
        lines = tuple(
            words.slides[answer].format(leads(target)) for answer, target in targets.items()
        )
        ends = [
            (outcome["title"], outcome["text"])
            for target in targets.values()
            if "outcome" in target and (outcome := path.outcomes[target["outcome"]])
        ]
        name = f"path-{question['id']}"
        title = f"{path.number(question['id'])}. {question['ask']}"
        notes = (*words.notes(why=question["why"]), *ends)
        yield words.slide("path", name, title, f"{page}#{name}", lines=lines, notes=notes)


def table(view: View, page: str, words: Words) -> Iterator[Slide]:
    """A slide for each row, whose title it is; rows that are short share one. Columns for which no
    row has room are left to the notes.
    """
    if view.file in ELSEWHERE:
        return
    maker = _Table(view, page, words)
    columns = maker.columns_with_room()
    groups: list[list[TableRow]] = [[]]
    for row in view.rows:
        if groups[-1] and maker.slide([*groups[-1], row], columns, 1).room < 0:
            groups.append([])
        groups[-1].append(row)
    if len(groups) * 2 > len(view.rows):  # most rows need a slide, so each gets one
        groups = [[row] for row in view.rows]
    for number, rows in enumerate(groups, 1):
        yield maker.slide(rows, columns, number)


class _Table:
    """Makes slides of one table."""

    def __init__(self, view: View, page: str, words: Words) -> None:
        self.view, self.page, self.words = view, page, words
        self.hats: Mapping[str, str] = words.labels["hats"]

    def columns_with_room(self) -> tuple[Column, ...]:
        """The columns, without those for which some row has no room; never one hat without the
        other.
        """
        columns = self.view.columns
        while len(columns) > 1 and any(
            self.slide([row], columns, 1).room < 0 for row in self.view.rows
        ):
            shared = (column for column in columns if column.hat == "both")
            left_out = next(shared, columns[-1])
            columns = tuple(column for column in columns if column is not left_out)
        return columns

    def slide(self, rows: Sequence[TableRow], columns: Sequence[Column], number: int) -> Slide:
        view, alone = self.view, len(rows) == 1
        heads = tuple((each.heading, "" if each.hat == CHIP else each.hat) for each in columns)
        grid = Grid(view.corner, heads, tuple(self.row(each, columns, not alone) for each in rows))
        sources = tuple(dict.fromkeys(source for row in rows for source in row.sources))
        notes = (
            *self.words.notes(table=view.caption if alone else ""),
            *self.left_out(rows, columns, alone),
            *self.words.notes(sources=self.words.named(sources)),
        )
        name = view.anchor(rows[0]) if alone else part_id(view.id, number)
        title = rows[0].label if alone else view.caption
        address = f"{self.page}#{view.id}"
        return self.words.slide("table", name, title, address, grid=grid, notes=notes)

    def row(self, row: TableRow, columns: Sequence[Column], labelled: bool) -> Row:
        cells = tuple(self.cell(row, column) for column in columns)
        return Row(self.view.anchor(row), row.label if labelled else "", cells)

    def cell(self, row: TableRow, column: Column) -> tuple[str, str]:
        if column.hat == CHIP:
            return self.hats[row.cells[column.key]], row.cells[column.key]
        return row.cells.get(column.key, column.empty), column.hat

    def left_out(
        self, rows: Sequence[TableRow], columns: Sequence[Column], alone: bool
    ) -> Iterator[tuple[str, str]]:
        """What the columns without room hold, for the notes."""
        for row in rows:
            for column in self.view.columns:
                if column not in columns and column.key in row.cells:
                    name = column.heading if alone else f"{row.label}: {column.heading}"
                    yield name, self.hats.get(row.cells[column.key], row.cells[column.key])


MAKERS: Mapping[type, Callable[[Any, str, Words], Iterator[Slide]]] = {
    Quote: quote,
    Skill: skill,
    Tool: tool,
    Claim: claim,
    DecisionPath: path,
    View: table,
}


def slides_of(record: object, page: str, words: Words) -> list[Slide]:
    """The slides of a record on a page, by address; none for what is not for the wall."""
    maker = MAKERS.get(type(record))
    return list(maker(record, page, words)) if maker else []

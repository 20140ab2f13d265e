"""The slides of one thing that a chapter shows: a quotation, a table, a skill, a tool, a piece of
evidence, the path of signs.

What a slide has no room for goes into the notes of the presenter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from content.claims import GRADES, Claim
from content.guide import Book
from content.pages import Page
from content.quotes import STATUS, Quote
from content.signs import Path
from content.skills import TAUGHT, Skill
from content.sources import Source
from content.tables import CHIP, View
from content.tools import Tool
from render.partials import HATS
from slides.slide import Grid, Row, Slide, part_id

Notes = tuple[tuple[str, str], ...]
ELSEWHERE = ("docs/data/skills.yml",)  # tables of what other chapters have as slides


def slides_of(path: str, page: Page, book: Book) -> list[Slide]:
    """The slides of a partial by its name; none for what is not for the wall."""
    folder, _, name = path.removesuffix(".html").rpartition("/")
    sources = book.sources
    if folder == "quotes":
        return [_quote(book.quotes[name], page.address, sources)]
    if folder == "tables" and book.views[name].file not in ELSEWHERE:
        return list(_table(book.views[name], page.address, sources))
    if folder == "skills":
        return [_skill(book.skills[name], page.address, sources)]
    if folder == "tools":
        return [_tool(book.tools[name], page.address)]
    if folder == "claims" and name in book.claims:
        return [_claim(book.claims[name], page.address, sources)]
    if path == "signs/path.html" and book.path:
        return list(_path(book.path, page.address))
    return []


def _pairs(*pairs: tuple[str, str]) -> Notes:
    return tuple(pair for pair in pairs if pair[1])


def _named(ids: tuple[str, ...], sources: Mapping[str, Source]) -> str:
    return "; ".join(sources[each].short_name for each in ids)


def _quote(quote: Quote, page: str, sources: Mapping[str, Source]) -> Slide:
    """Whole, or left to the chapter: no word is ever cut out of a quotation."""
    work = sources[quote.sources[0]]
    who = f"Often credited to {quote.speaker}" if quote.status == "not-theirs" else quote.speaker
    by = f", as quoted by {quote.reported_by}" if quote.reported_by else ""
    status = STATUS[quote.status].format(quote.pronoun)
    where = f"{f'{quote.occasion}; ' if quote.occasion else ''}{work.title}{f', {work.year}' if work.year else ''}"
    notes = _pairs(
        ("Where it is from", where),
        ("How sure we are", status),
        ("To say with it", quote.caveat),
        ("What is known", quote.verdict),
    )
    slide = Slide(
        "quote",
        f"quote-{quote.id}",
        who,
        f"{page}#quote-{quote.id}",
        small=f"{work.short_name}{by}. {status}.",
        notes=notes,
    )
    lines = (f"{quote.translation} (our translation)",) if quote.translation else ()
    whole = replace(slide, hat="", text=quote.words, lines=lines, language=quote.language)
    return (
        whole
        if whole.room >= 0
        else replace(
            slide, lines=("This quotation is longer than a slide. Read it whole in the chapter.",)
        )
    )


def _table(view: View, page: str, sources: Mapping[str, Source]) -> Iterator[Slide]:
    """A slide for each row, whose title it is; rows that are short share one. Columns for which no
    row has room are left to the notes.
    """

    def row_of(row, columns, labelled: bool) -> Row:
        return Row(
            view.anchor(row),
            row.label if labelled else "",
            tuple(
                (
                    (HATS[row.cells[each.key]], row.cells[each.key])
                    if each.hat == CHIP
                    else (row.cells.get(each.key, each.empty), each.hat)
                )
                for each in columns
            ),
        )

    def slide(rows, columns, number: int) -> Slide:
        alone = len(rows) == 1
        grid = Grid(
            view.corner,
            tuple((each.heading, "" if each.hat == CHIP else each.hat) for each in columns),
            tuple(row_of(each, columns, not alone) for each in rows),
        )
        rest = [
            (
                f"{'' if alone else f'{row.label}: '}{each.heading}",
                HATS.get(row.cells[each.key], row.cells[each.key]),
            )
            for row in rows
            for each in view.columns
            if each not in columns and each.key in row.cells
        ]
        named = _named(
            tuple(dict.fromkeys(source for row in rows for source in row.sources)), sources
        )
        return Slide(
            "table",
            view.anchor(rows[0]) if alone else part_id(view.id, number),
            rows[0].label if alone else view.caption,
            f"{page}#{view.id}",
            grid=grid,
            notes=_pairs(("Table", view.caption if alone else ""), *rest, ("Sources", named)),
        )

    columns = view.columns
    while len(columns) > 1 and any(slide([row], columns, 1).room < 0 for row in view.rows):
        left_out = next(
            (each for each in columns if each.hat == "both"), columns[-1]
        )  # never one hat without the other
        columns = tuple(each for each in columns if each is not left_out)
    parts = [[]]
    for row in view.rows:
        if parts[-1] and slide([*parts[-1], row], columns, 1).room < 0:
            parts.append([])
        parts[-1].append(row)
    if len(parts) * 2 > len(view.rows):  # most rows need a slide, so each gets one
        parts = [[row] for row in view.rows]
    yield from (slide(rows, columns, number) for number, rows in enumerate(parts, 1))


def _skill(skill: Skill, page: str, sources: Mapping[str, Source]) -> Slide:
    notes = _pairs(
        ("For example", skill.tuesday),
        ("Try this week", skill.practice),
        ("Its limit", skill.limit),
        ("Usually taught in", TAUGHT[skill.taught_by]),
        ("Sources", _named(skill.sources, sources)),
    )
    return Slide(
        "skill",
        f"skill-{skill.id}",
        skill.name,
        f"{page}#skill-{skill.id}",
        hat=skill.hat,
        text=skill.definition,
        notes=notes,
    )


def _tool(tool: Tool, page: str) -> Slide:
    steps = " ".join(f"{number}. {step}" for number, step in enumerate(tool.how, 1))
    notes = _pairs(
        ("How", steps),
        ("For example", tool.example),
        ("What the evidence says", tool.evidence),
        ("Where it comes from", tool.origin),
        ("Its limits", tool.limits),
    )
    return Slide(
        "tool",
        f"tool-{tool.id}",
        tool.name,
        f"{page}#tool-{tool.id}",
        hat=tool.hat,
        text=tool.when,
        notes=notes,
    )


def _claim(claim: Claim, page: str, sources: Mapping[str, Source]) -> Slide:
    """The claim with its grade, and as many of its figures as there is room for."""
    figures = [f"{value} {measures}" for value, measures in claim.figures]
    slide = Slide(
        "claim",
        f"claim-{claim.id}",
        claim.claim,
        f"{page}#claim-{claim.id}",
        small=f"{GRADES[claim.grade].partition(':')[0].partition(';')[0]}, {claim.year}",
    )
    while _with(slide, figures).room < 0:
        figures.pop()
    left = " ".join(f"{value} {measures}." for value, measures in claim.figures[len(figures) :])
    notes = _pairs(
        ("More figures", left), ("In plain words", claim.means), ("Who was asked or tested", claim.sample), ("Its limits", claim.limits), ("The other view", claim.counter_view), ("Sources", _named(claim.sources, sources)),
    )  # fmt: skip
    return replace(_with(slide, figures), notes=notes)


def _with(slide: Slide, figures: list[str]) -> Slide:
    return replace(slide, lines=tuple(figures))


def _path(path: Path, page: str) -> Iterator[Slide]:
    """Each question with its two ways on."""
    numbers = {question["id"]: number for number, question in enumerate(path.questions, 1)}

    def way(target: Mapping[str, str]) -> str:
        return (
            f"go to question {numbers[target['next']]}"
            if "next" in target
            else path.outcomes[target["outcome"]]["title"]
        )

    for question in path.questions:
        ends = [
            (
                path.outcomes[question[answer]["outcome"]]["title"],
                path.outcomes[question[answer]["outcome"]]["text"],
            )
            for answer in ("yes", "no")
            if "outcome" in question[answer]
        ]
        lines = (f"Yes: {way(question['yes'])}", f"No: {way(question['no'])}")
        yield Slide(
            "path",
            f"path-{question['id']}",
            f"{numbers[question['id']]}. {question['ask']}",
            f"{page}#path-{question['id']}",
            lines=lines,
            notes=_pairs(("Why", question["why"]), *ends),
        )

"""Slides that hold a table: one of the guide’s own, skills, the path from a sign to help."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from content.paths import ANSWERS, DecisionPath
from content.skills import Skill
from content.tables import CHIP, Column, View
from content.tables import Row as TableRow
from slides.fitting import size_of
from slides.groups import Group, Words, anchor_of
from slides.slide import Grid, Line, Row, Slide, part_id

PARTS = 2  # slides that a table may take


def skills(group: Group, words: Words) -> Iterator[Slide]:
    """A list of names and what they are; one alone with what it looks like, and how to practise."""
    skills: Sequence[Skill] = group.records
    if len(skills) == 1:
        yield _skill(skills[0], group, words)
        return
    columns = words.labels["tables"]["skills"]
    grid = Grid(
        columns["corner"],
        ((columns["columns"]["definition"], ""), (columns["columns"]["hat"], "")),
        tuple(
            Row(
                anchor_of(skill),
                skill.name,
                ((skill.definition, ""), (words.labels["hats"][skill.hat], skill.hat)),
            )
            for skill in skills
        ),
    )
    notes = tuple(
        (skill.name, f"{skill.tuesday} {skill.practice} {skill.limit}") for skill in skills
    )
    title = group.title or group.heading
    name = anchor_of(skills[0])
    slide = words.slide("skills", name, title, group.place(name), grid=grid, notes=notes)
    yield from in_parts(slide, words)


def _skill(skill: Skill, group: Group, words: Words) -> Slide:
    return words.slide(
        "skill",
        anchor_of(skill),
        group.title or skill.name,
        group.place(anchor_of(skill)),
        hat=skill.hat,
        text=skill.definition,
        lines=(Line("", skill.practice),),
        notes=words.notes(
            example=skill.tuesday,
            limit=skill.limit,
            taught=words.labels["taught_by"][skill.taught_by],
            sources=words.named(skill.sources),
        ),
    )


def path(group: Group, words: Words) -> Iterator[Slide]:
    """Each question with where its two answers lead."""
    path: DecisionPath = group.records[0]
    says = words.slides

    def cell(question: Mapping[str, Any], answer: str) -> tuple[str, str]:
        end = path.outcomes.get(question[answer].get("outcome", ""))
        number = "" if end else path.number(question[answer]["next"])
        return (end["title"] if end else says["go to"].format(number), "")

    rows = tuple(
        Row(
            f"path-{question['id']}",
            says["asked"].format(number, question["ask"]),
            tuple(cell(question, answer) for answer in ANSWERS),
        )
        for number, question in enumerate(path.questions, 1)
    )
    why = tuple((question["ask"], question["why"]) for question in path.questions)
    ends = tuple((end["title"], end["text"]) for end in path.outcomes.values())
    slide = words.slide(
        "path",
        anchor_of(path),
        group.title or group.heading,
        group.place(group.section),
        grid=Grid(says["question"], tuple((says[each], "") for each in ANSWERS), rows),
        notes=(*why, *ends),
    )
    yield from in_parts(slide, words)


def tables(group: Group, words: Words) -> Iterator[Slide]:
    """The rows that matter; tables of the same rows side by side as one."""
    views: Sequence[View] = group.records
    view = views[0]
    chosen = [row for row in view.rows if not group.rows or row.id in group.rows]
    columns = [
        column
        for each in views
        for column in each.columns
        if not group.columns or column.key in group.columns
    ]
    grid = Grid(
        view.corner,
        tuple((each.heading, "" if each.hat == CHIP else each.hat) for each in columns),
        tuple(
            Row(view.anchor(row), row.label, tuple(_cell(row, each, words) for each in columns))
            for row in chosen
        ),
    )
    left_out = tuple(
        (f"{row.label}: {column.heading}", _cell(row, column, words)[0])
        for row in chosen
        for each in views
        for column in each.columns
        if column not in columns and column.key in row.cells
    )
    sources = tuple(dict.fromkeys(source for row in chosen for source in row.sources))
    slide = words.slide(
        "table",
        view.id,
        group.title or view.caption,
        group.place(view.id),
        grid=grid,
        notes=(*left_out, *words.notes(sources=words.named(sources))),
    )
    yield from in_parts(slide, words, is_chosen=bool(group.rows))


def _cell(row: TableRow, column: Column, words: Words) -> tuple[str, str]:
    text = row.cells.get(column.key, column.empty)
    return (words.labels["hats"][text], text) if column.hat == CHIP else (text, column.hat)


def in_parts(slide: Slide, words: Words, *, is_chosen: bool = False) -> Iterator[Slide]:
    """A table whole, or in two halves where its words would be too small; and so many of its rows
    as fit on these, unless the data has chosen them (`is_chosen`).
    """
    grid = slide.grid
    if not grid or size_of(slide) or len(grid.rows) == 1:
        yield slide
        return
    counts = range(len(grid.rows), PARTS - 1, -1)
    ways = [list(_halves(slide, grid, count, words)) for count in counts]
    fitting = (way for way in ways if all(map(size_of, way)))
    yield from ways[0] if is_chosen else next(fitting, ways[0])


def _halves(slide: Slide, grid: Grid, count: int, words: Words) -> Iterator[Slide]:
    """The first `count` rows on two slides."""
    half = -(-count // PARTS)
    for number, rows in enumerate((grid.rows[:half], grid.rows[half:count]), 1):
        yield replace(
            slide,
            id=part_id(slide.id, number),
            title=words.slides["part"].format(slide.title, number, PARTS),
            grid=replace(grid, rows=rows),
            notes=slide.notes if number == 1 else (),
        )

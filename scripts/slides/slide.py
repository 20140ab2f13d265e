"""What a slide is, how many words it holds, and how what is too long for one is shared out over
several.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

FILES = "downloads/slides/"
QUOTATION_MARKS = {"fr": ("« ", " »")}  # of other languages than English
LIMIT = 40  # words on a slide: what a room can read while somebody speaks


@dataclass(frozen=True)
class Row:
    """`label` is empty where the slide’s title says it. `cells`: (text, hat); `id`: the row’s
    address in the chapter.
    """

    id: str
    label: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table with column heads, (text, hat) each; `corner` stands over the labels of the rows."""

    corner: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]

    @property
    def labelled(self) -> bool:
        return any(row.label for row in self.rows)


@dataclass(frozen=True)
class Slide:
    """`id` is part of a public address. `address`: the place in the chapter, whose short link
    stands at the foot.

    `text` is large, `lines` are a list under it, `small` a remark below; `notes`: (what it is,
    text), for the presenter. `label`: the small line over the title; `hat_name`: of its hat.
    `language`: of the text, where it is not English.
    """

    kind: str
    id: str
    title: str
    address: str
    hat: str = ""
    text: str = ""
    lines: tuple[str, ...] = ()
    grid: Grid | None = None
    small: str = ""
    minutes: int = 0
    language: str = ""
    label: str = ""
    hat_name: str = ""
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def anchor(self) -> str:
        return self.address.partition("#")[2]

    @property
    def quoted(self) -> str:
        """The text; a quotation between its marks."""
        before, after = QUOTATION_MARKS.get(self.language, ("“", "”"))
        return f"{before}{self.text}{after}" if self.kind == "quote" and self.text else self.text

    @property
    def texts(self) -> Iterator[str]:
        """Everything on it that people read, in reading order; the foot, which is the same on all,
        left out.
        """
        yield from (self.title, self.label, self.hat_name, self.text, *self.lines)
        if self.grid:
            yield from (
                self.grid.corner if self.grid.labelled else "",
                *(head for head, _ in self.grid.heads),
            )
            for row in self.grid.rows:
                yield from (row.label, *(cell for cell, _ in row.cells))
        yield self.small

    @property
    def words(self) -> int:
        return sum(len(text.split()) for text in self.texts)

    @property
    def room(self) -> int:
        """For how many more words there is room, beside a number after the title that tells it from
        others.
        """
        return LIMIT - self.words - 1


@dataclass(frozen=True)
class Deck:
    """The slides of the chapter `name`; `address`: of the chapter; `reviewed`: the day it was."""

    name: str
    title: str
    address: str
    reviewed: str
    slides: tuple[Slide, ...]


def in_parts(slide: Slide, items: Sequence[str], as_list: bool = False) -> list[Slide]:
    """The slide with as many items as it has room for, and more slides like it for the others."""
    parts: list[list[str]] = [[]]
    for item in items:
        if parts[-1] and sum(len(each.split()) for each in [*parts[-1], item]) > slide.room:
            parts.append([])
        parts[-1].append(item)
    return [
        replace(
            slide,
            id=part_id(slide.id, number),
            text="" if as_list else " ".join(part),
            lines=tuple(part) if as_list else (),
        )
        for number, part in enumerate(parts, 1)
    ]


def part_id(name: str, number: int) -> str:
    """Ids of further parts follow the length of the text, so they are no promises;
    scripts/addresses.py knows their form.
    """
    return name if number == 1 else f"{name}-goes-on-{number}"


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+(?=[A-Z“‘])", text)

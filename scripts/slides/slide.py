"""What a slide is, as pure data."""

from collections.abc import Iterator
from dataclasses import dataclass

FILES = "downloads/slides/"
QUOTATION_MARKS = {"fr": ("« ", " »")}  # of other languages than English


@dataclass(frozen=True)
class Line:
    """One item of a list. `id`: its address on the deck’s page; `lead`: what is bold before it."""

    id: str
    text: str
    lead: str = ""

    @property
    def whole(self) -> str:
        return f"{self.lead} {self.text}".strip()


@dataclass(frozen=True)
class Row:
    """`cells`: (text, hat); `id`: the row’s address in the chapter."""

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
    def columns(self) -> Iterator[tuple[tuple[str, str], ...]]:
        """The head and the cells of each, that of the labels first."""
        labels = [(self.corner, ""), *((row.label, "") for row in self.rows)]
        cells = zip(*(row.cells for row in self.rows), strict=True)
        yield tuple(labels)
        yield from ((head, *column) for head, column in zip(self.heads, cells, strict=True))


@dataclass(frozen=True)
class Saying:
    """A quotation. `id`: its address; `language`: of its words, where they are not English."""

    id: str
    words: str
    translation: str = ""
    language: str = ""

    @property
    def quoted(self) -> str:
        """Between its marks."""
        before, after = QUOTATION_MARKS.get(self.language, ("“", "”"))
        return f"{before}{self.words}{after}"


@dataclass(frozen=True)
class Slide:
    """`id` is part of a public address, and so are `anchors`, what else it answers to. `address`:
    the place in the chapter, whose short link stands at the foot.

    `text` is large, `lines` are a list under it, `badge` says how sure that is, as large as the
    words (`status`: which), `small` is a remark below; `picture`: an SVG, and `figure`: the same
    for the page, where it differs; `plate`: the name of the one on the title. `label`: the small
    line over the title; `hat_name`: of its hat. `size`: of the words, in points of a slide that is
    960 wide; fitting.py finds it. `notes`: (what it is, text), for the presenter.
    """

    kind: str
    id: str
    title: str
    address: str
    hat: str = ""
    text: str = ""
    lines: tuple[Line, ...] = ()
    sayings: tuple[Saying, ...] = ()
    grid: Grid | None = None
    picture: str = ""
    figure: str = ""
    plate: str = ""
    badge: str = ""
    status: str = ""
    small: str = ""
    minutes: int = 0
    label: str = ""
    hat_name: str = ""
    anchors: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    size: int = 0

    @property
    def anchor(self) -> str:
        return self.address.partition("#")[2]

    @property
    def ids(self) -> Iterator[str]:
        """All it answers to."""
        yield from (self.id, *self.anchors)
        yield from (line.id for line in self.lines if line.id)
        yield from (saying.id for saying in self.sayings)
        yield from (row.id for row in (self.grid.rows if self.grid else ()))

    @property
    def texts(self) -> Iterator[str]:
        """Everything on it that people read, in reading order; the foot, which is the same on all,
        left out.
        """
        yield from (self.title, self.label, self.hat_name, self.text)
        for line in self.lines:
            yield from (line.lead, line.text)
        for saying in self.sayings:
            yield from (saying.quoted, saying.translation)
        for column in self.grid.columns if self.grid else ():
            yield from (text for text, _ in column)
        yield from (self.badge, self.small)


@dataclass(frozen=True)
class Left:
    """What the chapter shows and no slide does; it keeps the address that it had in the deck."""

    id: str
    title: str
    address: str


@dataclass(frozen=True)
class Deck:
    """The slides of the chapter `name`; `address`: of the chapter; `reviewed`: the day it was."""

    name: str
    title: str
    address: str
    reviewed: str
    slides: tuple[Slide, ...]
    left: tuple[Left, ...] = ()


def part_id(name: str, number: int) -> str:
    """Ids of further parts follow the length of the text, so they are no promises;
    scripts/addresses.py knows their form.
    """
    return name if number == 1 else f"{name}-goes-on-{number}"

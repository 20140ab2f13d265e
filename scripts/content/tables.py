"""Comparison tables as data: columns, rows, and the view of them that a page shows.

comparisons.py reads them from docs/data/comparisons.yml; other data makes them of its own records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from content.records import Anchor

CHIP = "chip"  # in place of a hat: the cells of the column name a hat
TABLES, PLANS = "both-hats-tables", "both-hats-plans"  # workbooks, by file name
COMPARISONS = "docs/data/comparisons.yml"


@dataclass(frozen=True)
class Column:
    """`hat` marks the column with a hat's colour and shape; CHIP says that its cells are hats.

    `empty`: what the page says where a row has nothing for this column; downloads stay empty there.
    """

    key: str
    heading: str
    hat: str = ""
    empty: str = ""


@dataclass(frozen=True)
class Row:
    """`theme`: the id of its theme, where the page needs to know it.

    `links`: column, or “label”, → where its text leads, relative to the site's root.
    `facts`: what a filter beside the table goes by.
    """

    id: str
    label: str
    cells: Mapping[str, str]
    sources: tuple[str, ...] = ()
    theme: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """One table: its address is `#id`, a row's address is `#id-row`.

    `workbook`: the spreadsheet that has it as a sheet. `brief`: one line a row, to choose from.
    `folded`: a narrow screen shows its caption, and the rest when that is tapped. `files`: its
    files stand under it.
    """

    id: str
    caption: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    file: str = COMPARISONS
    line: int = 1
    workbook: str = TABLES
    brief: bool = False
    folded: bool = False
    files: bool = True

    def anchor(self, row: Row) -> str:
        return f"{self.id}-{row.id}"

    def anchors(self) -> tuple[Anchor, ...]:
        return (
            Anchor(self.id, self.caption, "table"),
            *(Anchor(self.anchor(row), row.label) for row in self.rows),
        )

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(source for row in self.rows for source in row.sources)

    @property
    def has_source_column(self) -> bool:
        """Sources get a column of their own where most rows have one."""
        return sum(bool(row.sources) for row in self.rows) * 2 >= len(self.rows)


def table_of(
    name: str,
    words: Mapping[str, Any],
    rows: Sequence[Row],
    file: str,
    line: int = 1,
    brief: bool = False,
    folded: bool = False,
) -> View:
    """A table made of records. `words`: its caption, corner and columns in labels.yml.

    A column called “hat” or “gap” holds hats.
    """
    columns = tuple(
        Column(key, heading, CHIP if key in ("hat", "gap") else "")
        for key, heading in words["columns"].items()
    )
    return View(
        name,
        words["caption"],
        words["corner"],
        columns,
        tuple(rows),
        file,
        line,
        brief=brief,
        folded=folded,
    )

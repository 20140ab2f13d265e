"""docs/data/comparisons.yml: one data set, many views of it.

A view names columns and picks rows, by theme or by id. The explorer is the view of all rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.records import Partial, Record
from content.tables import Column, Row, View
from core.documents import DataFile
from core.problems import Problem
from core.schema_messages import instead

EXPLORER = "explore"  # its address: #explore; a row's: #explore-ROW
ROW_KEYS = ("id", "theme", "label", "sources")  # what a row has besides its cells


@dataclass(frozen=True)
class Theme:
    id: str
    title: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class Explorer(Record):
    view: View
    themes: tuple[Theme, ...]
    id: str = "toolbar"


def read(document: DataFile, _guide: Guide) -> tuple[list[View], list[Problem]]:
    """The views. Reports names that lead nowhere, and what is named or shown twice or never."""
    reader = _Reader(document)
    views = [view for index in range(len(document.data["views"])) if (view := reader.view(index))]
    reader.report_rows_never_shown()
    return views, reader.problems


def read_explorer(document: DataFile, guide: Guide) -> tuple[list[Explorer], list[Problem]]:
    """The explorer, from data that `read` judges; the id of its table must be free."""
    data, words = document.data, guide.labels["tables"]["explore"]
    problems = [
        document.problem(
            f"the id “{EXPLORER}” belongs to the table of all rows — choose another",
            "views",
            index,
            "id",
        )
        for index, entry in enumerate(data["views"])
        if entry["id"] == EXPLORER
    ]
    titles = {theme["id"]: theme["title"] for theme in data["themes"]}

    def empty(column: Mapping[str, str]) -> str:
        shared = column.get("hat") == "both"
        return str(words["empty shared" if shared else "empty"].format(column["heading"].lower()))

    columns = tuple(
        Column(key, column["heading"], column.get("hat", ""), empty(column))
        for key, column in data["columns"].items()
    )
    rows = []
    for entry in document.entries("rows"):
        cells = {column.key: entry[column.key] for column in columns if column.key in entry}
        cells = {"theme": titles.get(entry["theme"], ""), **cells}
        sources = entry.get("sources", ())
        rows.append(Row(entry["id"], entry["label"], cells, sources, entry["theme"]))
    all_columns = (Column("theme", words["theme"]), *columns)
    line = document.line("rows")
    view = View(EXPLORER, words["caption"], words["corner"], all_columns, tuple(rows), line=line)
    themes = tuple(
        Theme(name, title, sum(row.theme == name for row in rows)) for name, title in titles.items()
    )
    return [Explorer(view=view, themes=themes)], problems


def explorer_tables(guide: Guide) -> list[View]:
    """The table of all rows, where a page asks for it: no page has to."""
    names = (f"tables/{EXPLORER}.html", "explorer/toolbar.html")
    shown = any(page.shows(name) for page in guide.pages for name in names)
    return [explorer.view for explorer in guide.all(Explorer).values() if shown]


def explorer_partials(explorers: list[Explorer], file: str) -> list[Partial]:
    return [
        Partial("explorer/toolbar.html", "explorer", {"explorer": explorer}, file, optional=True)
        for explorer in explorers
    ]


class _Reader:
    def __init__(self, document: DataFile) -> None:
        self.document = document
        self.data: Mapping[str, Any] = document.data
        self.problems: list[Problem] = []
        self.shown: set[str] = set()
        self.misspelt: set[str] = set()  # rows with an unknown key, which may be a missing column
        self.position = {entry["id"]: index for index, entry in enumerate(self.data["rows"])}
        self.by_theme: dict[str, list[Row]] = {theme["id"]: [] for theme in self.data["themes"]}
        self.rows = {row.id: row for row in map(self.row, range(len(self.data["rows"])))}
        # Else a theme may only seem to have no rows.
        all_placed = all(entry["theme"] in self.by_theme for entry in self.data["rows"])
        self.empty_themes = {
            theme for theme, rows in self.by_theme.items() if not rows and all_placed
        }
        for index, theme in enumerate(self.data["themes"]):
            if theme["id"] in self.empty_themes:
                self.report(
                    f"no row is of the theme “{theme['id']}” — give a row this theme, or remove it",
                    "themes",
                    index,
                    "id",
                )

    def report(self, message: str, *keys: str | int) -> None:
        self.problems.append(self.document.problem(message, *keys))

    def row(self, index: int) -> Row:
        entry, columns = self.data["rows"][index], self.data["columns"]
        for key in entry.keys() - {*ROW_KEYS, *columns}:
            self.misspelt.add(entry["id"])
            advice = instead(key, [*ROW_KEYS, *columns])
            self.report(f"the key “{key}” is not known here — {advice}", "rows", index, key)
        cells = {key: entry[key] for key in columns if key in entry}
        row = Row(entry["id"], entry["label"], cells, tuple(entry.get("sources", ())))
        if entry["theme"] in self.by_theme:
            self.by_theme[entry["theme"]].append(row)
        else:
            self.report(
                f"the theme “{entry['theme']}” is not listed under themes — add it there, or use"
                f" one of: {', '.join(self.by_theme)}",
                "rows",
                index,
                "theme",
            )
        return row

    def view(self, index: int) -> View | None:
        """One view, or None for one that does not pick its rows once."""
        entry = self.data["views"][index]
        columns = self.columns(index)
        if ("themes" in entry) == ("rows" in entry):
            self.report(
                f"the view “{entry['id']}” must pick its rows once — give it either themes or rows",
                "views",
                index,
            )
            return None
        rows = self.rows_of(index)
        for row in rows:
            for column in columns:
                if column.key not in row.cells and row.id not in self.misspelt:
                    self.report(
                        f"the row “{row.id}” has no “{column.key}”, and the view “{entry['id']}”"
                        " shows that column — fill the cell, or leave the row out of the view",
                        "rows",
                        self.position[row.id],
                    )
        self.shown.update(row.id for row in rows)
        file, line = self.document.file, self.document.line("views", index, "id")
        return View(entry["id"], entry["caption"], entry["corner"], columns, rows, file, line)

    def columns(self, index: int) -> tuple[Column, ...]:
        known, view = self.data["columns"], self.data["views"][index]
        columns: dict[str, Column] = {}
        for position, entry in enumerate(view["columns"]):
            key = entry if isinstance(entry, str) else entry["column"]
            keys = ("views", index, "columns", position)
            if key not in known:
                self.report(
                    f"the column “{key}” does not exist — use one of: {', '.join(known)}", *keys
                )
            elif key in columns:
                self.report(
                    f"the view “{view['id']}” names the column “{key}” twice — keep one of the two",
                    *keys,
                )
            else:
                heading = known[key]["heading"] if isinstance(entry, str) else entry["heading"]
                columns[key] = Column(key, heading, known[key].get("hat", ""))
        return tuple(columns.values())

    def rows_of(self, index: int) -> tuple[Row, ...]:
        entry = self.data["views"][index]
        kind = "themes" if "themes" in entry else "rows"
        known: Mapping[str, object] = self.by_theme if kind == "themes" else self.rows
        for position, name in enumerate(entry[kind]):
            if name not in known:
                self.report(
                    f"the view “{entry['id']}” asks for “{name}”, which is not among the {kind} —"
                    " correct the name",
                    *("views", index, kind, position),
                )
            elif kind == "themes" and name in self.empty_themes:
                self.report(
                    f"the view “{entry['id']}” asks for the theme “{name}”, which has no rows —"
                    " give a row this theme, or leave the theme out",
                    *("views", index, kind, position),
                )
        if kind == "themes":
            return tuple(row for theme in entry["themes"] for row in self.by_theme.get(theme, ()))
        return tuple(self.rows[name] for name in entry["rows"] if name in self.rows)

    def report_rows_never_shown(self) -> None:
        for index, entry in enumerate(self.data["rows"]):
            if entry["id"] not in self.shown:
                self.report(
                    f"no view shows the row “{entry['id']}” — add its theme or id to a view, or"
                    " remove the row",
                    "rows",
                    index,
                )

"""docs/data/comparisons.yml: one data set, many views of it.

A view names columns and picks rows, by theme or by id. The explorer is the view of all rows.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.records import Partial, Record
from content.tables import Column, Row, View
from core.documents import DataFile
from core.schema_messages import instead

EXPLORER = "explore"  # its address: #explore; a row's: #explore-ROW
ROW_KEYS = ("id", "theme", "label", "sources")  # what a row has besides its cells

Themes = Mapping[str, Sequence[Row]]  # id → the rows of this theme


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


def read(document: DataFile, _guide: Guide) -> list[View]:
    """The views. Reports names that lead nowhere, and what is named or shown twice or never."""
    data = document.data
    rows = [
        Row(entry["id"], entry["label"], _cells(entry, data["columns"]), entry.get("sources", ()))
        for entry in document.entries("rows")
    ]
    themed = list(zip((entry["theme"] for entry in data["rows"]), rows, strict=True))
    by_theme = {
        theme["id"]: [row for name, row in themed if name == theme["id"]]
        for theme in data["themes"]
    }
    empty = _check_rows(document, by_theme)
    found = (_view(document, index, rows, by_theme, empty) for index in range(len(data["views"])))
    views = [view for view in found if view]
    shown = {row.id for view in views for row in view.rows}
    for index, entry in enumerate(data["rows"]):
        if entry["id"] not in shown:
            document.report(
                f"no view shows the row “{entry['id']}” — add its theme or id to a view, or remove"
                " the row",
                *("rows", index),
            )
    return views


def _cells(entry: Mapping[str, Any], columns: Mapping[str, Any]) -> dict[str, str]:
    return {key: entry[key] for key in columns if key in entry}


def _check_rows(document: DataFile, by_theme: Themes) -> Collection[str]:
    """Keys and themes of rows that nobody knows; gives the themes that have no rows."""
    data, known = document.data, [*ROW_KEYS, *document.data["columns"]]
    for index, entry in enumerate(data["rows"]):
        for key in entry.keys() - {*known}:
            document.report(
                f"the key “{key}” is not known here — {instead(key, known)}", "rows", index, key
            )
        if entry["theme"] not in by_theme:
            document.report(
                f"the theme “{entry['theme']}” is not listed under themes — add it there, or use"
                f" one of: {', '.join(by_theme)}",
                *("rows", index, "theme"),
            )
    # Else a theme may only seem to have no rows.
    all_placed = all(entry["theme"] in by_theme for entry in data["rows"])
    empty = [theme for theme, rows in by_theme.items() if all_placed and not rows]
    for index, theme in enumerate(data["themes"]):
        if theme["id"] in empty:
            document.report(
                f"no row is of the theme “{theme['id']}” — give a row this theme, or remove it",
                *("themes", index, "id"),
            )
    return empty


def _view(
    document: DataFile,
    index: int,
    rows: Sequence[Row],
    by_theme: Themes,
    empty: Collection[str],
) -> View | None:
    """One view, or None for one that does not pick its rows once."""
    entry, data = document.data["views"][index], document.data
    columns, line = _columns(document, index), document.line("views", index, "id")
    if ("themes" in entry) == ("rows" in entry):
        document.report(
            f"the view “{entry['id']}” must pick its rows once — give it either themes or rows",
            *("views", index),
        )
        return None
    if "themes" in entry:
        _check_picked(document, index, "themes", by_theme, empty)
        picked = tuple(row for theme in entry["themes"] for row in by_theme.get(theme, ()))
    else:
        by_id = {row.id: row for row in rows}
        _check_picked(document, index, "rows", by_id)
        picked = tuple(by_id[name] for name in entry["rows"] if name in by_id)
    for row in picked:
        at = rows.index(row)
        misspelt = data["rows"][at].keys() - {*ROW_KEYS, *data["columns"]}  # may be the cell
        for column in columns:
            if column.key not in row.cells and not misspelt:
                document.report(
                    f"the row “{row.id}” has no “{column.key}”, and the view “{entry['id']}” shows"
                    " that column — fill the cell, or leave the row out of the view",
                    *("rows", at),
                )
    return View(
        entry["id"],
        entry["caption"],
        entry["corner"],
        columns,
        picked,
        document.file,
        line,
        folded=entry.get("folded", False),
        files=entry.get("files", True),
    )


def _check_picked(
    document: DataFile,
    index: int,
    kind: str,
    known: Collection[str],
    empty: Collection[str] = (),
) -> None:
    """Names of themes or rows that a view asks for in vain."""
    entry = document.data["views"][index]
    for position, name in enumerate(entry[kind]):
        if name not in known:
            document.report(
                f"the view “{entry['id']}” asks for “{name}”, which is not among the {kind} —"
                " correct the name",
                *("views", index, kind, position),
            )
        elif name in empty:
            document.report(
                f"the view “{entry['id']}” asks for the theme “{name}”, which has no rows — give a"
                " row this theme, or leave the theme out",
                *("views", index, kind, position),
            )


def _columns(document: DataFile, index: int) -> tuple[Column, ...]:
    known, view = document.data["columns"], document.data["views"][index]
    columns: dict[str, Column] = {}
    for position, entry in enumerate(view["columns"]):
        key = entry if isinstance(entry, str) else entry["column"]
        keys = ("views", index, "columns", position)
        if key not in known:
            document.report(
                f"the column “{key}” does not exist — use one of: {', '.join(known)}", *keys
            )
        elif key in columns:
            document.report(
                f"the view “{view['id']}” names the column “{key}” twice — keep one of the two",
                *keys,
            )
        else:
            heading = known[key]["heading"] if isinstance(entry, str) else entry["heading"]
            columns[key] = Column(key, heading, known[key].get("hat", ""))
    return tuple(columns.values())


def read_explorer(document: DataFile, guide: Guide) -> list[Explorer]:
    """The explorer, from data that `read` judges; the id of its table must be free."""
    data, words = document.data, guide.labels["tables"]["explore"]
    for index, entry in enumerate(data["views"]):
        if entry["id"] == EXPLORER:
            document.report(
                f"the id “{EXPLORER}” belongs to the table of all rows — choose another",
                *("views", index, "id"),
            )
    titles = {theme["id"]: theme["title"] for theme in data["themes"]}

    def empty(column: Mapping[str, str]) -> str:
        shared = column.get("hat") == "both"
        return str(words["empty shared" if shared else "empty"].format(column["heading"].lower()))

    columns = (
        Column("theme", words["theme"]),
        *(
            Column(key, column["heading"], column.get("hat", ""), empty(column))
            for key, column in data["columns"].items()
        ),
    )
    rows = tuple(
        Row(
            entry["id"],
            entry["label"],
            {"theme": titles.get(entry["theme"], ""), **_cells(entry, data["columns"])},
            entry.get("sources", ()),
            entry["theme"],
        )
        for entry in document.entries("rows")
    )
    line = document.line("rows")
    view = View(EXPLORER, words["caption"], words["corner"], columns, rows, line=line)
    themes = tuple(
        Theme(name, title, sum(row.theme == name for row in rows)) for name, title in titles.items()
    )
    return [Explorer(view=view, themes=themes)]


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

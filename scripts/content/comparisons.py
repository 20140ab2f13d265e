"""docs/data/comparisons.yml read and cross-checked: one data set, many views of it.

A view names columns and picks rows, by theme or by id. How they look: comparison_tables.py.
"""

from __future__ import annotations

from content.tables import Column, Row, View
from core.data_files import DataFile
from core.problems import Problem


def read_views(document: DataFile) -> tuple[dict[str, View], list[Problem]]:
    """Views by id. Reports names that lead nowhere, and what is named or shown twice or never."""
    data = document.data
    problems: list[Problem] = []
    rows: dict[str, Row] = {}
    position_of: dict[str, int] = {}
    by_theme: dict[str, list[Row]] = {theme["id"]: [] for theme in data["themes"]}
    for index, entry in enumerate(data["rows"]):
        row = Row(
            entry["id"],
            entry["label"],
            {key: entry[key] for key in data["columns"] if key in entry},
            tuple(entry.get("sources", ())),
        )
        rows[row.id], position_of[row.id] = row, index
        if entry["theme"] in by_theme:
            by_theme[entry["theme"]].append(row)
        else:
            problems.append(
                document.problem(
                    f"the theme “{entry['theme']}” is not listed under themes — add it there, or"
                    f" use one of: {', '.join(by_theme)}",
                    "rows",
                    index,
                    "theme",
                )
            )
    all_placed = all(
        entry["theme"] in by_theme for entry in data["rows"]
    )  # else a theme may only seem to have no rows
    without_rows = {theme for theme, found in by_theme.items() if not found and all_placed}
    problems += [
        document.problem(
            f"no row is of the theme “{theme['id']}” — give a row this theme, or remove it",
            "themes",
            index,
            "id",
        )
        for index, theme in enumerate(data["themes"])
        if theme["id"] in without_rows
    ]

    views: dict[str, View] = {}
    shown: set[str] = set()
    for index, entry in enumerate(data["views"]):
        columns = _columns(document, index, problems)
        if ("themes" in entry) == ("rows" in entry):
            problems.append(
                document.problem(
                    f"the view “{entry['id']}” must pick its rows once — give it either themes or"
                    " rows",
                    "views",
                    index,
                )
            )
            continue
        kind, known = ("themes", by_theme) if "themes" in entry else ("rows", rows)
        for position, name in enumerate(entry[kind]):
            if name not in known:
                problems.append(
                    document.problem(
                        f"the view “{entry['id']}” asks for “{name}”, which is not among the {kind}"
                        " — correct the name",
                        "views",
                        index,
                        kind,
                        position,
                    )
                )
            elif name in without_rows and kind == "themes":
                problems.append(
                    document.problem(
                        f"the view “{entry['id']}” asks for the theme “{name}”, which has no rows —"
                        " give a row this theme, or leave the theme out",
                        "views",
                        index,
                        kind,
                        position,
                    )
                )
        picked = (
            [row for theme in entry["themes"] for row in by_theme.get(theme, ())]
            if kind == "themes"
            else [rows[name] for name in entry["rows"] if name in rows]
        )
        for row in picked:
            for column in columns:
                if column.key not in row.cells:
                    problems.append(
                        document.problem(
                            f"the row “{row.id}” has no “{column.key}”, and the view"
                            f" “{entry['id']}” shows that column — fill the cell, or leave the row"
                            " out of the view",
                            "rows",
                            position_of[row.id],
                        )
                    )
        shown.update(row.id for row in picked)
        views[entry["id"]] = View(
            entry["id"],
            entry["caption"],
            entry["corner"],
            tuple(columns),
            tuple(picked),
            document.file,
            document.line("views", index, "id"),
        )
    for index, entry in enumerate(data["rows"]):
        if entry["id"] not in shown:
            problems.append(
                document.problem(
                    f"no view shows the row “{entry['id']}” — add its theme or id to a view, or"
                    " remove the row",
                    "rows",
                    index,
                )
            )
    return views, problems


def _columns(document: DataFile, index: int, problems: list[Problem]) -> list[Column]:
    known, view = document.data["columns"], document.data["views"][index]
    columns: dict[str, Column] = {}
    for position, entry in enumerate(view["columns"]):
        key = entry if isinstance(entry, str) else entry["column"]
        if key not in known:
            problems.append(
                document.problem(
                    f"the column “{key}” does not exist — use one of: {', '.join(known)}",
                    "views",
                    index,
                    "columns",
                    position,
                )
            )
        elif key in columns:
            problems.append(
                document.problem(
                    f"the view “{view['id']}” names the column “{key}” twice — keep one of the two",
                    "views",
                    index,
                    "columns",
                    position,
                )
            )
        else:
            columns[key] = Column(
                key,
                known[key]["heading"] if isinstance(entry, str) else entry["heading"],
                known[key]["hat"],
            )
    return list(columns.values())

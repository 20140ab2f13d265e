"""Comparison tables as accessible HTML, CSV and JSON.

The frozen dataclasses are the tables; every `render_…` is a pure function from them to text.
Where they come from: comparisons.py, and other data that is shown as a table.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from content.sources import Source, link
from render.markup import attribute, text
from render.partials import chip


@dataclass(frozen=True)
class Column:
    """`hat` marks the column with a hat's colour and shape; CHIP says that its cells are hats by
    name.

    `empty`: what the page says where a row has nothing for this column; the downloads stay empty
    there.
    """

    key: str
    heading: str
    hat: str = ""
    empty: str = ""


CHIP = "chip"
TABLES, PLANS = (
    "both-hats-tables",
    "both-hats-plans",
)  # the spreadsheets (spreadsheets.py), by file name


@dataclass(frozen=True)
class Row:
    """`theme`: the id of its theme, where the page needs to know it. `links`: column, or “label”, →
    where its text leads.
    """

    id: str
    label: str
    cells: Mapping[str, str]
    sources: tuple[str, ...] = ()
    theme: str = ""
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """One table: its address is `#id`, a row's address is `#id-row`. `workbook`: the spreadsheet
    that has it as a sheet.
    """

    id: str
    caption: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    file: str = "docs/data/comparisons.yml"  # where it stands, for messages
    line: int = 1
    workbook: str = TABLES

    def anchor(self, row: Row) -> str:
        return f"{self.id}-{row.id}"


def render_table(view: View, sources: Mapping[str, Source], root: str) -> str:
    """The view as an HTML table with its downloads.

    Sources get a column of their own where most rows have one.
    `root`: relative path from the page to the site's root.
    """
    source_column = has_source_column(view)
    heads = "".join(
        f'<th scope="col"{_hat(column, "bh-table__hat")}>{text(column.heading)}</th>'
        for column in view.columns
    )
    if source_column:
        heads += '<th scope="col" class="bh-table__source">Source</th>'
    body = "\n".join(_row(view, row, sources, root, source_column) for row in view.rows)
    return (
        f'<div class="bh-table bh-table--{len(view.columns)}"'
        f' id="{view.id}">\n<table>\n<caption>{text(view.caption)}</caption>\n<thead><tr><th'
        f' scope="col">{text(view.corner)}</th>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n<p'
        f' class="bh-table__downloads">Take this table: {_download(view, root, "csv")}'
        f" {_download(view, root, 'json')} {_spreadsheet(view, root)}</p>\n</div>\n"
    )


def has_source_column(view: View) -> bool:
    return sum(bool(row.sources) for row in view.rows) * 2 >= len(view.rows)


def _row(
    view: View, row: Row, sources: Mapping[str, Source], root: str, source_column: bool
) -> str:
    anchor = view.anchor(row)
    named = "; ".join(link(sources[each], root) for each in row.sources)
    cells = [_cell(column, row, root) for column in view.columns]
    if named and not source_column:
        cells[-1] += f' <span class="bh-table__cited">Source: {named}</span>'
    shown = [
        f'<td{_hat(column)} data-label="{attribute(column.heading)}">{cell}</td>'
        for column, cell in zip(view.columns, cells, strict=True)
    ]
    if source_column:
        shown.append(
            f'<td class="bh-table__source" data-label="Source">{named or "our summary"}</td>'
        )
    theme = f' data-theme="{row.theme}"' if row.theme else ""
    return (
        f'<tr id="{anchor}"{theme}><th scope="row"'
        f' abbr="{attribute(row.label)}">{_linked(row, "label", row.label, root)} '
        f'<a class="bh-anchor" href="#{anchor}"'
        f' aria-label="{attribute(f"Link to this row: {row.label}")}">#</a></th>{"".join(shown)}</tr>'
    )


def _cell(column: Column, row: Row, root: str) -> str:
    if column.key not in row.cells and column.empty:
        return f'<span class="bh-table__empty">{text(column.empty)}</span>'
    return (
        chip(row.cells[column.key])
        if column.hat == CHIP
        else _linked(row, column.key, row.cells[column.key], root)
    )


def _linked(row: Row, key: str, value: str, root: str) -> str:
    return (
        f'<a href="{attribute(root + row.links[key])}">{text(value)}</a>'
        if key in row.links
        else text(value)
    )


def _hat(column: Column, css: str = "") -> str:
    """The class attribute that gives a hat's column its colour and mark."""
    return (
        f' class="{f"{css} " if css else ""}bh-table__hat--{column.hat}"'
        if column.hat in ("managing", "both", "leading")
        else ""
    )


def _download(view: View, root: str, kind: str) -> str:
    label = attribute(f"{kind.upper()} file: {view.caption}")
    return (
        f'<a href="{root}downloads/{view.id}.{kind}" download aria-label="{label}">{kind.upper()}'
        " file</a>"
    )


def _spreadsheet(view: View, root: str) -> str:
    label = attribute(f"Spreadsheet (.xlsx) with a sheet for this table: {view.caption}")
    return (
        f'<a href="{root}downloads/{view.workbook}.xlsx" download aria-label="{label}">Spreadsheet'
        " (.xlsx)</a>"
    )


def render_csv(view: View) -> str:
    """The view as CSV after RFC 4180: a header line, then a line for each row; sources joined by “;
    ”.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["id", "label", *(column.key for column in view.columns), "sources"])
    writer.writerows(
        [
            row.id,
            row.label,
            *(row.cells.get(column.key, "") for column in view.columns),
            "; ".join(row.sources),
        ]
        for row in view.rows
    )
    return out.getvalue()


def render_json(view: View) -> str:
    """The view as JSON: caption, columns, and rows holding exactly the values of the YAML file."""
    rows = [
        {
            "id": row.id,
            "label": row.label,
            **{
                column.key: row.cells[column.key]
                for column in view.columns
                if column.key in row.cells
            },
            "sources": list(row.sources),
        }
        for row in view.rows
    ]
    columns = [{"key": column.key, "heading": column.heading} for column in view.columns]
    return (
        json.dumps(
            {
                "id": view.id,
                "caption": view.caption,
                "licence": "CC BY 4.0",
                "columns": columns,
                "rows": rows,
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )

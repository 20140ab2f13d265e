"""The tables as workbooks for Excel, LibreOffice and the like: a sheet for each table, and a list
of them in front.

Every cell holds the very text of the data; nothing in it is taken for a formula, a date or an
address. A column of whole numbers alone is written as numbers. Links lead to the row and to its
sources, as the site is published.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from content.downloads import tables_to_take
from content.guide import Guide
from content.site import Site
from content.tables import CHIP, Column, Row, View
from core.archives import EARLIEST, same_dates

FOLDER = "docs/downloads/"
LONGEST_NAME = 31  # what Excel allows
NARROW, WIDE = 12, 48  # characters
# The height of one line of text in points; a program that opens the file does not always work it
# out.
LINE = 15.0
HATS = ("managing", "leading", "both")
_WHOLE = re.compile(r"0|[1-9]\d{0,8}")


@dataclass(frozen=True)
class Cell:
    """`value`: a number where its whole column is of numbers. `address`: where it leads, if
    anywhere.
    """

    value: str | int
    address: str = ""


@dataclass(frozen=True)
class Sheet:
    """One table as it will stand. `hats`: which heading is of which hat, by position."""

    name: str
    view: View
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    hats: Mapping[int, str]

    def width(self, column: int) -> int:
        """In characters."""
        cells = (Cell(self.headings[column]), *(row[column] for row in self.rows))
        return min(max(len(str(cell.value)) + 2 for cell in cells), WIDE)


def make(guide: Guide, site: Site) -> dict[str, bytes]:
    """The workbooks as name → content."""
    page_of = {place.anchor: place.page for place in site.places if place.kind == "table"}
    words, files = guide.labels["workbooks"], {}
    for name in words["titles"]:
        views = [view for view in tables_to_take(guide) if view.workbook == name]
        names = sheet_names((view.id for view in views), words["contents"])
        sheets = [
            make_sheet(sheet, view, guide, site.url + page_of[view.id], site.url)
            for sheet, view in zip(names, views, strict=True)
        ]
        if sheets:
            files[f"{FOLDER}{name}.xlsx"] = write_workbook(name, sheets, guide, site.url)
    return files


def sheet_names(ids: Iterable[str], contents: str) -> list[str]:
    """A name for each table's sheet, from its id: in words, short enough, and unlike all others.
    `contents`: the name of the sheet in front.
    """
    names = [contents]
    for ident in ids:
        words = ident.removeprefix("plan-").replace("-", " ").capitalize()
        name, number = words[:LONGEST_NAME].rstrip(), 1
        while name.casefold() in map(str.casefold, names):
            number += 1
            name = f"{words[: LONGEST_NAME - 4].rstrip()} {number}"
        names.append(name)
    return names[1:]


def make_sheet(name: str, view: View, guide: Guide, page: str, site_url: str) -> Sheet:
    """The view as rows of cells. `page`: the whole address of the page that shows it."""
    words = guide.labels["workbooks"]
    most = max((len(row.sources) for row in view.rows), default=0)
    more = (words["more sources"].format(number) for number in range(2, most + 1))
    cited = [words["source"], *more][:most]
    numbers = {column.key for column in view.columns if _is_number(view, column)}

    def cell(row: Row, column: Column) -> Cell:
        value = row.cells.get(column.key, "")
        address = site_url + row.links[column.key] if column.key in row.links else ""
        if column.key in numbers and value:
            return Cell(int(value), address)
        return Cell(guide.labels["hats"][value] if column.hat == CHIP else value, address)

    def cells(row: Row) -> tuple[Cell, ...]:
        label = Cell(row.label, site_url + row.links["label"] if "label" in row.links else "")
        named = [
            Cell(guide.sources[source].short_name, f"{site_url}about/sources/#{source}")
            for source in row.sources
        ]
        named += [Cell("")] * (most - len(named))
        address = f"{page}#{view.anchor(row)}"
        values = (cell(row, column) for column in view.columns)
        return (label, *values, *named, Cell(address, address), Cell(row.id))

    own = (column.heading for column in view.columns)
    headings = (view.corner, *own, *cited, *words["for screens"])
    hats = {at: column.hat for at, column in enumerate(view.columns, 1) if column.hat in HATS}
    return Sheet(name, view, headings, tuple(cells(row) for row in view.rows), hats)


def _is_number(view: View, column: Column) -> bool:
    values = [row.cells[column.key] for row in view.rows if column.key in row.cells]
    return bool(values) and all(_WHOLE.fullmatch(value) for value in values)


def write_workbook(name: str, sheets: Sequence[Sheet], guide: Guide, site_url: str) -> bytes:
    """The workbook, the same byte for byte from the same sheets."""
    out = io.BytesIO()
    texts_stay = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
    book = Workbook(out, {"in_memory": True, **texts_stay})
    words = guide.labels["workbooks"]
    about = {
        "title": words["titles"][name],
        "subject": words["subject"],
        "author": guide.labels["site"]["name"],
        "comments": words["about"].format(site_url),
        "created": datetime(*EARLIEST),  # noqa: DTZ001 - zip archives know no zone
    }
    book.set_properties(about)
    styles = _styles(book, guide.colours)
    _write_contents(book.add_worksheet(words["contents"]), sheets, styles, words, site_url)
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, styles)
    for page, title in zip(
        book.worksheets(),
        [words["titles"][name], *(sheet.view.caption for sheet in sheets)],
        strict=True,
    ):
        _set_up_page(page, title, words["footer"])
    book.close()
    return same_dates(out.getvalue())


def _styles(book: Workbook, colours: Mapping[str, str]) -> dict[str, Format]:
    """Of cells: text, label, link; of headings: those of a hat by its name, and plain."""
    plain = {"valign": "top", "text_wrap": True, "font_color": colours["ink"]}
    head = {**plain, "bold": True, "font_color": "#ffffff", "border": 1}
    head["border_color"] = colours["rule"]
    link = {**plain, "font_color": colours["managing"], "underline": 1}
    styles = {"text": plain, "label": {**plain, "bold": True}, "link": link}
    styles["head"] = {**head, "bg_color": colours["ink"]}
    styles |= {hat: {**head, "bg_color": colours[hat]} for hat in HATS}
    return {name: book.add_format(style) for name, style in styles.items()}


def _write_contents(
    page: Worksheet,
    sheets: Sequence[Sheet],
    styles: Mapping[str, Format],
    words: Mapping[str, Any],
    site_url: str,
) -> None:
    text, link = styles["text"], styles["link"]
    for column, width in enumerate((LONGEST_NAME, 2 * WIDE, NARROW)):
        page.set_column(column, column, width)
        page.write_string(0, column, words["listed"][column], styles["head"])
    page.freeze_panes(1, 0)
    for line, sheet in enumerate(sheets, 1):
        page.write_url(line, 0, f"internal:'{sheet.name}'!A1", link, sheet.name)
        page.write_string(line, 1, sheet.view.caption, text)
        page.write_number(line, 2, len(sheet.rows), text)
    page.write_string(len(sheets) + 2, 1, words["rights"], text)
    page.write_url(len(sheets) + 3, 1, site_url, link, site_url)


def _write_sheet(page: Worksheet, sheet: Sheet, styles: Mapping[str, Format]) -> None:
    widths = [sheet.width(column) for column in range(len(sheet.headings))]
    for column, (heading, width) in enumerate(zip(sheet.headings, widths, strict=True)):
        page.set_column(column, column, max(width, NARROW))
        page.write_string(0, column, heading, styles[sheet.hats.get(column, "head")])
    for line, row in enumerate(sheet.rows, 1):
        texts = zip(row, widths, strict=True)
        page.set_row(
            line, 3 + LINE * max(len(wrap(str(cell.value), width)) for cell, width in texts)
        )
        for column, cell in enumerate(row):
            style = styles["text" if column or isinstance(cell.value, int) else "label"]
            if cell.address:
                page.write_url(line, column, cell.address, styles["link"], str(cell.value))
            elif isinstance(cell.value, int):
                page.write_number(line, column, cell.value, style)
            elif cell.value:
                page.write_string(line, column, cell.value, style)
    last = len(sheet.headings) - 1
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(sheet.rows), last)
    page.repeat_rows(0)
    page.print_area(0, 0, len(sheet.rows), last - 2)  # without the columns for screens


def _set_up_page(page: Worksheet, title: str, footer: str) -> None:
    """On paper: A4 on its side, as wide as the page, with its title above and the page's number
    below.
    """
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_header(f"&L{title.replace('&', '&&')}"[:255])
    page.set_footer(footer)

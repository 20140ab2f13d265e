"""The tables as workbooks for Excel, LibreOffice and the like: a sheet for each table, and a list
of them in front.

Every cell holds the very text of the data; nothing in it is taken for a formula, a date or an
address. A column of whole numbers alone is written as numbers. Links lead to the row and to its
sources, as the site is published.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from content.downloads import tables_to_take
from content.guide import Guide
from content.site import Site
from content.tables import CHIP, Column, Row, View
from core.archives import EARLIEST, same_dates

LONGEST_NAME = 31  # what Excel allows
NARROW, WIDE = 12, 48  # characters
# The height of one line of text in points; a program that opens the file does not always work it
# out.
LINE = 15.0
HEADS = ("ink", "managing", "leading", "both")  # styles of headings, by the colour of their ground
_WHOLE = re.compile(r"0|[1-9]\d{0,8}")


@dataclass(frozen=True)
class Cell:
    """`value`: a number where its whole column is of numbers. `style`: one of _styles, of what
    leads nowhere. `address`: where it leads, if anywhere.
    """

    value: str | int
    style: str = "text"
    address: str = ""


def make(guide: Guide, site: Site) -> dict[str, bytes]:
    """The workbooks as name → content."""
    files = {}
    for name, title in guide.labels["workbooks"]["titles"].items():
        views = [view for view in tables_to_take(guide) if view.workbook == name]
        if views:
            files[f"docs/downloads/{name}.xlsx"] = write_workbook(title, views, guide, site)
    return files


def write_workbook(title: str, views: Sequence[View], guide: Guide, site: Site) -> bytes:
    """The workbook, the same byte for byte from the same tables."""
    out, words = io.BytesIO(), guide.labels["workbooks"]
    book = Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties(
        {
            "title": title,
            "subject": words["subject"],
            "author": guide.labels["site"]["name"],
            "comments": words["about"].format(site.url),
            "created": datetime(*EARLIEST),  # noqa: DTZ001 - zip archives know no zone
        }
    )
    names = sheet_names((view.id for view in views), words["contents"])
    styles = _styles(book, guide.colours)
    front = _add_sheet(book, words["contents"], title, words["footer"])
    _write(front, list(_contents(names, views, guide, site.url)), styles)
    for column, width in enumerate((LONGEST_NAME, 2 * WIDE, NARROW)):
        front.set_column(column, column, width)
    front.freeze_panes(1, 0)
    for name, view in zip(names, views, strict=True):
        sheet = _add_sheet(book, name, view.caption, words["footer"])
        _write_table(sheet, list(_rows(view, guide, site)), styles)
    book.close()
    return same_dates(out.getvalue())


def sheet_names(ids: Iterable[str], contents: str) -> list[str]:
    """A name for each table's sheet, from its id: in words, short enough, and unlike all others.
    `contents`: the name of the sheet in front.
    """
    names = [contents]
    for ident in ids:
        words = ident.removeprefix("plan-").replace("-", " ").capitalize()
        choices = (
            words[: LONGEST_NAME - len(end)].rstrip() + end
            for end in ("", *(f" {number}" for number in range(2, 999)))
        )
        names.append(next(name for name in choices if name not in names))
    return names[1:]


def _contents(
    names: Sequence[str], views: Sequence[View], guide: Guide, site_url: str
) -> Iterator[list[Cell]]:
    """The sheet in front: every other with its caption and number of rows, then the licence."""
    words = guide.labels["workbooks"]
    yield [Cell(heading, "ink") for heading in words["listed"]]
    for name, view in zip(names, views, strict=True):
        yield [
            Cell(name, address=f"internal:'{name}'!A1"),
            Cell(view.caption),
            Cell(len(view.rows)),
        ]
    yield []
    yield [Cell(""), Cell(words["rights"])]
    yield [Cell(""), Cell(site_url, address=site_url)]


def _rows(view: View, guide: Guide, site: Site) -> Iterator[list[Cell]]:
    """A table: its labels and columns, then its sources, and two columns for screens."""
    words, most = guide.labels["workbooks"], max((len(row.sources) for row in view.rows), default=0)
    sources = [words["source"], *map(words["more sources"].format, range(2, most + 1))][:most]
    yield [
        Cell(view.corner, "ink"),
        *(Cell(each.heading, each.hat if each.hat in HEADS else "ink") for each in view.columns),
        *(Cell(heading, "ink") for heading in (*sources, *words["for screens"])),
    ]
    page = next(place.page for place in site.places if place.anchor == view.id)
    numbers = [column for column in view.columns if _is_of_numbers(view, column)]

    def value(row: Row, column: Column) -> str | int:
        text = row.cells.get(column.key, "")
        if column in numbers and text:
            return int(text)
        return str(guide.labels["hats"][text]) if column.hat == CHIP else text

    for row in view.rows:
        links = {key: site.url + address for key, address in row.links.items()}
        address = f"{site.url}{page}#{view.anchor(row)}"
        yield [
            Cell(row.label, "label", links.get("label", "")),
            *(Cell(value(row, each), address=links.get(each.key, "")) for each in view.columns),
            *(
                Cell(guide.sources[source].short_name, address=f"{site.url}about/sources/#{source}")
                for source in row.sources
            ),
            *[Cell("")] * (most - len(row.sources)),
            Cell(address, address=address),
            Cell(row.id),
        ]


def _is_of_numbers(view: View, column: Column) -> bool:
    values = [row.cells[column.key] for row in view.rows if column.key in row.cells]
    return bool(values) and all(_WHOLE.fullmatch(value) for value in values)


def _styles(book: Workbook, colours: Mapping[str, str]) -> dict[str, Format]:
    """Of cells: text, label, link; of headings: HEADS."""
    plain = {"valign": "top", "text_wrap": True, "font_color": colours["ink"]}
    white = {"font_color": "#ffffff", "border": 1, "border_color": colours["rule"]}
    styles = {
        "text": plain,
        "label": {**plain, "bold": True},
        "link": {**plain, "font_color": colours["managing"], "underline": 1},
        **{name: {**plain, "bold": True, **white, "bg_color": colours[name]} for name in HEADS},
    }
    return {name: book.add_format(style) for name, style in styles.items()}


def _add_sheet(book: Workbook, name: str, title: str, footer: str) -> Worksheet:
    """An empty sheet. On paper: A4 on its side, as wide as the page, with its title above and the
    page's number below.
    """
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L{title.replace('&', '&&')}"[:255])
    sheet.set_footer(footer)
    return sheet


def _write_table(
    sheet: Worksheet, rows: Sequence[Sequence[Cell]], styles: Mapping[str, Format]
) -> None:
    _write(sheet, rows, styles)
    widths = [
        min(max(NARROW, *(len(str(cell.value)) + 2 for cell in column)), WIDE)
        for column in zip(*rows, strict=True)
    ]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for line, row in enumerate(rows[1:], 1):
        lines = (len(wrap(str(cell.value), width)) for cell, width in zip(row, widths, strict=True))
        sheet.set_row(line, 3 + LINE * max(lines))
    last_line, last = len(rows) - 1, len(widths) - 1
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last_line, last)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last_line, last - 2)  # without the columns for screens


def _write(sheet: Worksheet, rows: Sequence[Sequence[Cell]], styles: Mapping[str, Format]) -> None:
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell.address:
                sheet.write_url(line, column, cell.address, styles["link"], str(cell.value))
            elif isinstance(cell.value, int):
                sheet.write_number(line, column, cell.value, styles[cell.style])
            elif cell.value:
                sheet.write_string(line, column, cell.value, styles[cell.style])

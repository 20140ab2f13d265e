"""The tables as workbooks for Excel, LibreOffice and the like: a sheet for each table, and a list
of them in front.

Every cell holds the very text of the data; nothing in it is taken for a formula, a date or an
address. A column of whole
numbers alone is written as numbers. Links lead to the row and to its sources, as the site is
published.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from content.downloads import tables_to_take
from content.guide import Guide
from content.site import Site
from content.tables import CHIP, PLANS, TABLES, Column, Row, View
from core.archives import EARLIEST, same_dates
from core.colours import BOTH, INK, LEADING, MANAGING, RULE

FOLDER = "docs/downloads/"
TITLES = {TABLES: "Both Hats: the tables", PLANS: "Both Hats: the workshop plans"}
CONTENTS = "Contents"
LONGEST_NAME = 31  # what Excel allows
NARROW, WIDE = 12, 48  # characters
# the height of one line of text in points; a program that opens the file does not always work it
# out
LINE = 15.0
FOR_SCREENS = ("Address of the row", "Id of the row")  # not printed
HAT_COLOURS = {"managing": MANAGING, "leading": LEADING, "both": BOTH}
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


def make(guide: Guide, site: Site) -> dict[str, bytes]:
    """The workbooks as name → content."""
    page_of = {place.anchor: place.page for place in site.places if place.kind == "table"}
    files = {}
    for name, title in TITLES.items():
        views = [view for view in tables_to_take(guide) if view.workbook == name]
        if views:
            sheets = [
                make_sheet(sheet, view, guide, site.url + page_of[view.id], site.url)
                for sheet, view in zip(sheet_names(view.id for view in views), views, strict=True)
            ]
            files[f"{FOLDER}{name}.xlsx"] = write_workbook(title, sheets, site.url)
    return files


def sheet_names(ids: Iterable[str]) -> list[str]:
    """A name for each table's sheet, from its id: in words, short enough, and unlike all others."""
    names: list[str] = []
    taken = {CONTENTS.casefold()}
    for ident in ids:
        words = ident.removeprefix("plan-").replace("-", " ").capitalize()
        name, number = words[:LONGEST_NAME].rstrip(), 1
        while name.casefold() in taken:
            number += 1
            name = f"{words[: LONGEST_NAME - 4].rstrip()} {number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def make_sheet(name: str, view: View, guide: Guide, page: str, site_url: str) -> Sheet:
    """The view as rows of cells. `page`: the whole address of the page that shows it."""
    hats_in_words = guide.labels["hats"]
    most = max((len(row.sources) for row in view.rows), default=0)
    cited = ["Source", *(f"Source {number}" for number in range(2, most + 1))][:most]
    columns = [(column, _is_number(view, column)) for column in view.columns]

    def cells(row: Row) -> tuple[Cell, ...]:
        values = [
            Cell(
                _value(column, row, number, hats_in_words),
                site_url + row.links[column.key] if column.key in row.links else "",
            )
            for column, number in columns
        ]
        named = [
            Cell(guide.sources[each].short_name, f"{site_url}about/sources/#{each}")
            for each in row.sources
        ]
        address = f"{page}#{view.anchor(row)}"
        label = Cell(row.label, site_url + row.links["label"] if "label" in row.links else "")
        return (
            label,
            *values,
            *named,
            *[Cell("")] * (most - len(named)),
            Cell(address, address),
            Cell(row.id),
        )

    headings = (view.corner, *(column.heading for column in view.columns), *cited, *FOR_SCREENS)
    hats = {
        position: column.hat
        for position, column in enumerate(view.columns, 1)
        if column.hat in HAT_COLOURS
    }
    return Sheet(name, view, headings, tuple(cells(row) for row in view.rows), hats)


def _is_number(view: View, column: Column) -> bool:
    values = [row.cells[column.key] for row in view.rows if column.key in row.cells]
    return bool(values) and all(_WHOLE.fullmatch(value) for value in values)


def _value(column: Column, row: Row, number: bool, hats: Mapping[str, str]) -> str | int:
    value = row.cells.get(column.key, "")
    if number:
        return int(value) if value else ""
    return hats[value] if column.hat == CHIP else value


def write_workbook(title: str, sheets: Sequence[Sheet], site_url: str) -> bytes:
    """The workbook, the same byte for byte from the same sheets."""
    out = io.BytesIO()
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
            "subject": "Management and leadership training",
            "author": "Both Hats",
            "comments": f"CC BY 4.0. From {site_url}",
            "created": datetime(*EARLIEST),  # noqa: DTZ001  # a workbook knows no zones
        }
    )
    plain = {"valign": "top", "text_wrap": True, "font_color": INK}
    text, label, link = (
        book.add_format(plain),
        book.add_format({**plain, "bold": True}),
        book.add_format({**plain, "font_color": MANAGING, "underline": 1}),
    )
    heads = {
        hat: book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "top",
                "font_color": "#ffffff",
                "bg_color": colour,
                "border": 1,
                "border_color": RULE,
            }
        )
        for hat, colour in {"": INK, **HAT_COLOURS}.items()
    }

    front = book.add_worksheet(CONTENTS)
    front.set_column(0, 0, LONGEST_NAME)
    front.set_column(1, 1, 96)
    front.set_column(2, 2, NARROW)
    for column, heading in enumerate(("Sheet", "What it holds", "Rows")):
        front.write_string(0, column, heading, heads[""])
    front.freeze_panes(1, 0)
    for line, sheet in enumerate(sheets, 1):
        front.write_url(line, 0, f"internal:'{sheet.name}'!A1", link, sheet.name)
        front.write_string(line, 1, sheet.view.caption, text)
        front.write_number(line, 2, len(sheet.rows), text)
    front.write_string(
        len(sheets) + 2,
        1,
        "Licence: CC BY 4.0. Say where it is from: Both Hats. Quotations remain their authors’.",
        text,
    )
    front.write_url(len(sheets) + 3, 1, site_url, link, site_url)
    _set_up_page(front, title)

    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, heads, text, label, link)
    book.close()
    return same_dates(out.getvalue())


def _write_sheet(
    page: Worksheet,
    sheet: Sheet,
    heads: Mapping[str, Format],
    text: Format,
    label: Format,
    link: Format,
) -> None:
    widths = [
        min(
            max(
                len(str(cell.value)) + 2
                for cell in (Cell(heading), *(row[column] for row in sheet.rows))
            ),
            WIDE,
        )
        for column, heading in enumerate(sheet.headings)
    ]
    for column, (heading, width) in enumerate(zip(sheet.headings, widths, strict=True)):
        page.set_column(column, column, max(width, NARROW))
        page.write_string(0, column, heading, heads[sheet.hats.get(column, "")])
    for line, row in enumerate(sheet.rows, 1):
        page.set_row(
            line,
            3
            + LINE
            * max(
                len(wrap(str(cell.value), width)) for cell, width in zip(row, widths, strict=True)
            ),
        )
        for column, cell in enumerate(row):
            if cell.address:
                page.write_url(line, column, cell.address, link, str(cell.value))
            elif isinstance(cell.value, int):
                page.write_number(line, column, cell.value, text)
            elif cell.value:
                page.write_string(line, column, cell.value, text if column else label)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    page.repeat_rows(0)
    page.print_area(0, 0, len(sheet.rows), len(sheet.headings) - 1 - len(FOR_SCREENS))
    _set_up_page(page, sheet.view.caption)


def _set_up_page(page: Worksheet, title: str) -> None:
    """On paper: A4 on its side, as wide as the page, with its title above and the page's number
    below.
    """
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_header(f"&L{title.replace('&', '&&')}"[:255])
    page.set_footer("&LBoth Hats, CC BY 4.0&RPage &P of &N")

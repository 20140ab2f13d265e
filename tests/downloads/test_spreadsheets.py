"""The spreadsheets: exactly the data, typed, with links that lead somewhere, opened by Calc without
a word.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from content.downloads import tables_to_take
from content.guide import Place
from content.reading import read_guide
from content.site import Site
from content.tables import Column, Row, View
from core.archives import EARLIEST
from core.typography import curled
from downloads.spreadsheets import LONGEST_NAME, make, sheet_names
from font_sets import WIDEST
from office import convert
from project import REPOSITORY, SCHEMAS, guide_with, plain_rows
from random_tables import SOURCES, views
from site_fixtures import SITE_URL, Built
from site_links import dead_addresses

NAMES = ("both-hats-tables", "both-hats-plans")
each_workbook = pytest.mark.parametrize("name", NAMES)
GUIDE = guide_with()
WORDS = GUIDE.labels["workbooks"]
CONTENTS = WORDS["contents"]
EVERY_SHEET_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def made(given: list[View]) -> Workbook:
    places = [Place("here/", view.id, view.caption, "table") for view in given]
    site = Site("https://x.example/", [], places, [])
    guide = guide_with(*SOURCES.values(), *given)
    return load_workbook(io.BytesIO(make(guide, site)["docs/downloads/both-hats-tables.xlsx"]))


def table(sheet: Worksheet) -> list[list[str | int | None]]:
    """The rows under the heading, as a program reads them."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def filled(workbook: Workbook) -> Iterator[Cell]:
    """Every cell that holds something."""
    for sheet in workbook.worksheets:
        yield from (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)


def leads_to(link: object) -> str:
    """openpyxl gives what stands before and after the # apart."""
    return f"{link.target}#{link.location}" if link.location else str(link.target)


@pytest.fixture(scope="module")
def shipped(built: Built) -> dict[str, Workbook]:
    return {name: load_workbook(built.site / f"downloads/{name}.xlsx") for name in NAMES}


@pytest.fixture(scope="module")
def tables(shipped: dict[str, Workbook]) -> Workbook:
    return shipped["both-hats-tables"]


@settings(derandomize=True, max_examples=40, deadline=None, database=None)
@given(views())
def test_any_table_reads_back_to_the_very_texts(view: View) -> None:
    sheet = made([view]).worksheets[1]
    columns, most = view.columns, max(len(row.sources) for row in view.rows)
    heads = [cell.value for cell in sheet[1]]
    assert heads[: len(columns) + 1] == [view.corner, *(column.heading for column in columns)]
    numbers = {
        column.key
        for column in columns
        if all(re.fullmatch(r"0|[1-9]\d{0,8}", row.cells[column.key]) for row in view.rows)
    }
    for line, row in zip(table(sheet), view.rows, strict=True):
        texts = {key: int(text) if key in numbers else text for key, text in row.cells.items()}
        cited = [SOURCES[name].short_name for name in row.sources]
        wanted = [row.label, *(texts[each.key] for each in columns), *cited]
        assert line[:-2] == wanted + [None] * (most - len(cited)) and line[-1] == row.id


@pytest.mark.parametrize("view", plain_rows(SCHEMAS / "comparisons.yml"))
def test_a_comparison_reads_back_to_exactly_the_yaml(tables: Workbook, view: str) -> None:
    """Held against the file as PyYAML reads it, by ids."""
    sheet = tables[view.replace("-", " ").capitalize()]
    rows = plain_rows(SCHEMAS / "comparisons.yml")[view]
    for line, (ident, label, cells, sources) in zip(sheet.iter_rows(2), rows, strict=True):
        texts, links = [cell.value for cell in line], [cell.hyperlink for cell in line]
        cited = [leads_to(link).partition("#")[2] for link in links if link]
        assert texts[: 1 + len(cells)] == [label, *cells.values()]
        assert (texts[-1], cited[:-1]) == (ident, sources)


def test_the_skills_read_back_to_exactly_the_yaml(tables: Workbook) -> None:
    skills = yaml.safe_load((SCHEMAS / "skills.yml").read_text("utf-8"))["skills"]
    hats, taught = GUIDE.labels["hats"], GUIDE.labels["taught_by"]
    assert [[*line[:4], line[-1]] for line in table(tables["Skills"])] == [
        [
            each["name"],
            curled(each["definition"]),
            hats[each["hat"]],
            taught[each["taught_by"]],
            each["id"],
        ]
        for each in skills
    ]


def test_every_table_with_downloads_is_a_sheet_and_named_in_the_list_in_front(
    shipped: dict[str, Workbook],
) -> None:
    captions: list[str] = []
    for front, *sheets in (workbook.worksheets for workbook in shipped.values()):
        listed = [line for line in table(front) if line[0]]
        rows = [[each.title, len(table(each))] for each in sheets]
        assert (front.title, [line[0::2] for line in listed]) == (CONTENTS, rows)
        captions += [line[1] for line in listed]
    views = tables_to_take(read_guide(REPOSITORY))
    assert sorted(captions) == sorted(view.caption for view in views)


def test_numbers_are_numbers_and_texts_are_texts(
    shipped: dict[str, Workbook], tables: Workbook
) -> None:
    kinds = {cell.data_type for workbook in shipped.values() for cell in filled(workbook)}
    assert kinds <= {"s", "n"}, "no formula, date or error"
    minutes = [row[1] for row in table(tables["Activities"])]
    assert {type(each) for each in minutes} == {int}, "minutes can be added up"


ODD = ("=1+1", "+1", "@x", "007", "1e5", "2026-11-21", "https://x.example/", "12:30", "TRUE")


def test_a_text_that_looks_like_something_else_stays_text() -> None:
    rows = tuple(Row(f"r{place}", "Text", {"a": text}) for place, text in enumerate(ODD))
    cells = made([View("odd", "Odd", "What", (Column("a", "A"),), rows)])["Odd"]["B"][1:]
    kept = [(cell.value, cell.data_type, cell.hyperlink) for cell in cells]
    assert kept == [(text, "s", None) for text in ODD]


@each_workbook
def test_every_sheet_keeps_its_heads_in_sight_and_can_be_sorted_and_filtered(
    shipped: dict[str, Workbook], name: str
) -> None:
    looks = [cell.alignment for cell in filled(shipped[name])]
    assert {(each.wrap_text, each.vertical) for each in looks} == {(True, "top")}
    for sheet in shipped[name].worksheets[1:]:
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(10 <= each.width <= 60 for each in sheet.column_dimensions.values())
        assert [cell.value for cell in sheet[1]][-2:] == WORDS["for screens"]


def test_heads_have_the_colours_of_the_hats(tables: Workbook) -> None:
    heads = tables["At a glance"][1]
    found = {cell.value: (cell.fill.fgColor.rgb, cell.font.color.rgb) for cell in heads}
    wanted = {
        hat.capitalize(): ("FF" + GUIDE.colours[hat][1:].upper(), "FFFFFFFF")
        for hat in ("managing", "both", "leading")
    }
    assert {name: found[name] for name in wanted} == wanted


@each_workbook
def test_every_link_leads_to_a_page_and_a_place_on_it_and_the_file_says_how_it_may_be_used(
    shipped: dict[str, Workbook], built: Built, name: str
) -> None:
    links = [cell.hyperlink for cell in filled(shipped[name]) if cell.hyperlink]
    found = {leads_to(link) for link in links if link.target}
    assert len(found) > 100 and dead_addresses(found, built.site, SITE_URL) == []
    inside = [link.location for link in links if not link.target]
    sheets = shipped[name].sheetnames[1:]
    assert inside == [f"'{sheet}'!A1" for sheet in sheets], "from the list in front"
    about = shipped[name].properties
    assert about.title and about.creator == "Both Hats"
    assert "CC BY 4.0" in about.description and SITE_URL in about.description
    assert about.created.timetuple()[:6] == EARLIEST


def test_sheets_have_names_that_every_program_takes() -> None:
    long = [f"a-very-long-name-of-a-table-that-goes-{end}" for end in ("on", "further")]
    names = sheet_names(["contents", "plan-a-b", "a-b", *long], CONTENTS)
    assert len({name.casefold() for name in names} | {CONTENTS.casefold()}) == len(names) + 1
    assert all(re.fullmatch(rf"[^\[\]:*?/\\']{{1,{LONGEST_NAME}}}", name) for name in names)


def test_calc_opens_them_without_a_warning_and_shows_every_row(
    built: Built, shipped: dict[str, Workbook], tmp_path: Path
) -> None:
    files = [built.site / f"downloads/{name}.xlsx" for name in NAMES]
    assert convert(files, tmp_path, WIDEST, EVERY_SHEET_AS_CSV) == ""
    sheets = [(name, sheet) for name, each in shipped.items() for sheet in each.worksheets[1:]]
    for name, sheet in sheets:
        text = (tmp_path / f"{name}-{sheet.title}.csv").read_text("utf-8")
        rows = [[str(each or "") for each in line] for line in table(sheet)]
        assert [*csv.reader(text.splitlines())][1:] == rows, sheet.title

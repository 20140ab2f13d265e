"""The spreadsheets: exactly the data, typed, with links that lead somewhere, opened by Calc without
a word.
"""

import csv
import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from content.downloads import tables_to_take
from content.guide import Place
from content.reading import read_guide
from content.site import Site
from content.tables import CHIP, Column, Row, View
from core.archives import EARLIEST
from downloads.spreadsheets import LONGEST_NAME, make, sheet_names
from project import REPOSITORY, SCHEMAS, guide_with, plain_rows
from random_tables import SOURCES, views
from site_fixtures import SITE_URL, Built
from site_links import dead_addresses

NAMES = ("both-hats-tables", "both-hats-plans")
GUIDE = guide_with()
WORDS = GUIDE.labels["workbooks"]
CONTENTS = WORDS["contents"]


def made(given: list[View]) -> bytes:
    places = [Place("here/", view.id, view.caption, "table") for view in given]
    site = Site("https://x.example/", [], places, [])
    guide = guide_with(*SOURCES.values(), *given)
    return make(guide, site)["docs/downloads/both-hats-tables.xlsx"]


def read(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def table(sheet: Worksheet) -> list[list[str | int | None]]:
    """The rows under the heading, as a program reads them."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def leads_to(link: object) -> str:
    """openpyxl gives what stands before and after the # apart."""
    return f"{link.target}#{link.location}" if link.location else str(link.target)


@pytest.fixture(scope="module", params=NAMES)
def shipped(request: pytest.FixtureRequest, built: Built) -> Workbook:
    return load_workbook(built.site / f"downloads/{request.param}.xlsx")


@pytest.fixture(scope="module")
def tables(built: Built) -> Workbook:
    return load_workbook(built.site / "downloads/both-hats-tables.xlsx")


@settings(derandomize=True, max_examples=40, deadline=None, database=None)
@given(views())
def test_any_table_reads_back_to_the_very_texts(view: View) -> None:
    sheet = read(made([view])).worksheets[1]
    numbers = {
        column.key
        for column in view.columns
        if all(re.fullmatch(r"0|[1-9]\d{0,8}", row.cells[column.key]) for row in view.rows)
    }
    assert [cell.value for cell in sheet[1]][: len(view.columns) + 1] == [
        view.corner,
        *(column.heading for column in view.columns),
    ]
    for line, row in zip(table(sheet), view.rows, strict=True):
        assert line[0] == row.label and line[-1] == row.id
        assert line[1 : len(view.columns) + 1] == [
            int(row.cells[each.key]) if each.key in numbers else row.cells[each.key]
            for each in view.columns
        ]
        assert [each for each in line[len(view.columns) + 1 : -2] if each] == [
            SOURCES[name].short_name for name in row.sources
        ]


@pytest.mark.parametrize("view", plain_rows(SCHEMAS / "comparisons.yml"))
def test_a_comparison_reads_back_to_exactly_the_yaml(tables: Workbook, view: str) -> None:
    """Held against the file as PyYAML reads it, by ids."""
    rows = plain_rows(SCHEMAS / "comparisons.yml")[view]
    sheet = tables[view.replace("-", " ").capitalize()]
    bibliography = {
        str(entry["id"])
        for entry in yaml.safe_load((SCHEMAS / "sources.yml").read_text("utf-8"))["sources"]
    }
    assert len(table(sheet)) == len(rows)
    for line, (ident, label, cells, sources) in zip(sheet.iter_rows(min_row=2), rows, strict=True):
        assert [cell.value for cell in line][: 1 + len(cells)] == [label, *cells.values()] and line[
            -1
        ].value == ident
        cited = [
            leads_to(cell.hyperlink).partition("#")[2]
            for cell in line[1 + len(cells) : -2]
            if cell.hyperlink
        ]
        assert cited == sources and set(cited) <= bibliography


def test_the_skills_read_back_to_exactly_the_yaml(tables: Workbook) -> None:
    skills = yaml.safe_load((SCHEMAS / "skills.yml").read_text("utf-8"))["skills"]
    labels = GUIDE.labels
    wanted = [
        [
            each["name"],
            each["definition"],
            labels["hats"][each["hat"]],
            labels["taught_by"][each["taught_by"]],
            each["id"],
        ]
        for each in skills
    ]
    assert [[*line[:4], line[-1]] for line in table(tables["Skills"])] == wanted


def test_every_table_with_downloads_is_a_sheet_and_named_in_the_list_in_front(built: Built) -> None:
    found: list[str] = []
    for name in NAMES:
        workbook = load_workbook(built.site / f"downloads/{name}.xlsx")
        front = workbook.worksheets[0]
        assert front.title == CONTENTS
        listed = [
            (row[0].value, row[1].value, row[2].value)
            for row in front.iter_rows(min_row=2)
            if row[0].value
        ]
        assert [each[0] for each in listed] == workbook.sheetnames[1:]
        assert [each[2] for each in listed] == [
            len(table(sheet)) for sheet in workbook.worksheets[1:]
        ]
        found += [each[1] for each in listed]
    assert sorted(found) == sorted(view.caption for view in tables_to_take(read_guide(REPOSITORY)))


def test_numbers_are_numbers_and_texts_are_texts(shipped: Workbook) -> None:
    kinds = {
        cell.data_type
        for sheet in shipped.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert kinds <= {"s", "n"}, "no formula, date or error"
    if "Activities" in shipped.sheetnames:
        assert all(isinstance(row[1], int) for row in table(shipped["Activities"])), (
            "minutes can be added up"
        )


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "@x", "007", "1e5", "2026-11-21", "https://x.example/", "12:30", "TRUE"]
)
def test_a_text_that_looks_like_something_else_stays_text(text: str) -> None:
    view = View(
        "odd",
        "Odd",
        "What",
        (Column("a", "A"),),
        (Row("one", "One", {"a": text}), Row("two", "Two", {"a": "words"})),
    )
    cell = read(made([view]))["Odd"]["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_every_sheet_keeps_its_heads_in_sight_and_can_be_sorted_and_filtered(
    shipped: Workbook,
) -> None:
    for sheet in shipped.worksheets[1:]:
        assert sheet.freeze_panes == "B2" and sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(
            cell.alignment.wrap_text and cell.alignment.vertical == "top"
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        )
        assert all(10 <= dimension.width <= 60 for dimension in sheet.column_dimensions.values())
        assert [cell.value for cell in sheet[1]][-2:] == WORDS["for screens"]


def test_heads_have_the_colours_of_the_hats(tables: Workbook) -> None:
    heads = {cell.value: cell for cell in tables["At a glance"][1]}
    for heading, hat in (("Managing", "managing"), ("Both", "both"), ("Leading", "leading")):
        assert (
            heads[heading].fill.fgColor.rgb == "FF" + GUIDE.colours[hat][1:].upper()
            and heads[heading].font.color.rgb == "FFFFFFFF"
        )


def addresses(workbook: Workbook) -> Iterator[str]:
    yield from (
        leads_to(cell.hyperlink)
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink and cell.hyperlink.target
    )


def test_every_link_leads_to_a_page_and_a_place_on_it(shipped: Workbook, built: Built) -> None:
    found = set(addresses(shipped))
    assert len(found) > 100
    assert dead_addresses(found, built.site, SITE_URL) == []


def test_the_list_in_front_leads_to_each_sheet(shipped: Workbook) -> None:
    inside = [
        cell.hyperlink.location
        for row in shipped[CONTENTS].iter_rows()
        for cell in row
        if cell.hyperlink and not cell.hyperlink.target
    ]
    assert inside == [f"'{name}'!A1" for name in shipped.sheetnames[1:]]


def test_a_workbook_says_what_it_is_and_how_it_may_be_used(shipped: Workbook) -> None:
    about = shipped.properties
    assert (
        about.title
        and about.creator == "Both Hats"
        and "CC BY 4.0" in about.description
        and SITE_URL in about.description
    )
    assert about.created.timetuple()[:6] == EARLIEST


def test_the_same_data_give_the_same_bytes() -> None:
    view = View(
        "odd",
        "Odd",
        "What",
        (Column("a", "A"), Column("hat", "Hat", CHIP)),
        (Row("one", "One", {"a": "x", "hat": "both"}, tuple(SOURCES)[:2]),),
    )
    assert made([view]) == made([view])
    with ZipFile(io.BytesIO(made([view]))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {EARLIEST}


def test_sheets_have_names_that_every_program_takes() -> None:
    names = sheet_names(
        [
            "contents",
            "plan-a-b",
            "a-b",
            *(f"a-very-long-name-of-a-table-that-goes-{end}" for end in ("on", "further")),
        ],
        CONTENTS,
    )
    assert len({name.casefold() for name in names} | {CONTENTS.casefold()}) == len(names) + 1
    assert all(
        0 < len(name) <= LONGEST_NAME and not re.search(r"[\[\]:*?/\\']", name) for name in names
    )


def test_calc_opens_them_without_a_warning_and_shows_every_row(
    built: Built, tmp_path: Path
) -> None:
    office = subprocess.run(
        [REPOSITORY / "scripts/machine/office"], capture_output=True, text=True, timeout=600
    )
    assert office.returncode == 0, office.stderr
    every_sheet_as_csv = (
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    )
    for name in NAMES:
        file = built.site / f"downloads/{name}.xlsx"
        result = subprocess.run(
            [
                office.stdout.strip(),
                f"-env:UserInstallation=file://{tmp_path}/profile",
                "--headless",
                "--convert-to",
                every_sheet_as_csv,
                "--outdir",
                tmp_path / "out",
                file,
            ],
            capture_output=True,
            text=True,
            timeout=180,
        )
        said = [
            line for line in result.stderr.splitlines() if "javaldx" not in line
        ]  # LibreOffice without Java says so; the file has no part in it
        assert (result.returncode, said) == (0, [])
        for sheet in load_workbook(file).worksheets[1:]:
            rows = list(
                csv.reader(
                    (tmp_path / f"out/{name}-{sheet.title}.csv").read_text("utf-8").splitlines()
                )
            )
            assert [[str(value or "") for value in line] for line in table(sheet)] == rows[1:]

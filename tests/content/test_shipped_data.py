"""The data and pages in this repository, as they stand now. Only this file of the generator's tests
depends on them.
"""

import csv
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest

from comparison_tables import render_csv, render_json
from content.activities import Activity
from content.guide import HOME
from content.plans import Plan
from content.tables import View
from content.trainer_notes import Note
from core.mkdocs_yml import reading_order
from generate import fingerprint
from outputs import make_outputs
from project import COMPARISONS, REPOSITORY, guide, plain_rows, shown_on
from random_tables import check_downloads

DATA = REPOSITORY / "docs/data"
DATA_FILES = sorted(path for path in DATA.rglob("*.yml") if path.is_file())
DRAWINGS = sorted((REPOSITORY / "docs/assets").rglob("*.svg"))
SCHEMA_FILES = sorted(DATA.glob("*.schema.json"))
LANGUAGE_SERVER = "# yaml-language-server: $schema="


def name_of(path: Path) -> str:
    return path.relative_to(DATA).as_posix()


def test_all_data_passes_and_a_change_of_anything_that_a_run_reads_starts_the_next_run() -> None:
    """What make_outputs opens must be among what the fingerprint opens, or a save would be ignored
    in silence.
    """
    opened: set[Path] = set()
    reading = True

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if reading and event == "open" and isinstance(arguments[0], (str, Path)):
            opened.add(Path(arguments[0]))

    sys.addaudithook(note)  # cannot be taken away again, only silenced
    made = {REPOSITORY / name for name in make_outputs(REPOSITORY)}  # it may look at these, too
    used = {path for path in opened if path.is_relative_to(REPOSITORY / "docs")} - made
    opened.clear()
    fingerprint(REPOSITORY)
    reading = False
    assert used >= set(DATA_FILES) and used - opened == set()


# labels of drawings, and controls
PRIVATE = re.compile(r"-(title|text|form|result)$|^(explorer|builder|follow-|pasted)")


def test_whatever_is_drawn_on_a_page_can_be_pointed_at() -> None:
    """What records say of their ids must be what templates draw, or a good address would be
    called wrong.
    """
    found = {
        f"{page.address or HOME}#{anchor}"
        for page in guide().pages
        for anchor in re.findall(r'(?<!-)\bid="([^"]+)"', "".join(shown_on(page)))
        if not PRIVATE.search(anchor)
    }
    assert len(found) > 600 and found - {place.address for place in guide().places} == set()


def test_trainers_have_what_they_were_promised() -> None:
    activities, plans = guide().all(Activity).values(), guide().all(Plan).values()
    minutes = sorted((each.kind, each.minutes) for each in activities)
    openers, plays = (
        [length for name, length in minutes if name == kind] for kind in ("opener", "role-play")
    )
    lengths = {tuple(meeting.minutes for meeting in plan.meetings) for plan in plans}
    assert len(activities) >= 15 and min(openers) <= 5 and max(plays) >= 30
    assert {plan.audience for plan in plans} == {*guide().labels["audiences"]}
    assert {(45,), (90,), (90,) * 4} <= lengths
    assert any(180 <= length[0] <= 240 for length in lengths) and max(lengths)[0] >= 300


def test_notes_for_trainers_stand_in_the_order_of_the_contents() -> None:
    parts = [entry.address.rstrip("/") for entry in reading_order(REPOSITORY)]
    assert list(guide().all(Note)) == [
        name for name in parts if name.startswith(("chapters/", "scenarios/"))
    ]


def test_every_table_can_be_taken_as_csv_and_json_that_agree_and_hold_exactly_the_yaml() -> None:
    tables, typed = guide().all(View), plain_rows(REPOSITORY / COMPARISONS)
    assert len(typed) >= 4 and sum(map(len, typed.values())) >= 25 and tables.keys() >= typed.keys()
    for name, rows in typed.items():
        check_downloads(tables[name], rows)
    for name, view in tables.items():
        from_csv = csv.DictReader(io.StringIO(render_csv(view), newline=""), strict=True)
        from_json = json.loads(render_json(view))["rows"]
        assert [filled(row) for row in from_csv] == [
            filled({**row, "sources": "; ".join(row["sources"])}) for row in from_json
        ], name


def filled(row: Mapping[str, str]) -> dict[str, str]:
    """A missing cell is empty in CSV, and left out in JSON."""
    return {key: value for key, value in row.items() if value != ""}


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.name)
def test_a_drawing_opens_by_itself_too(path: Path) -> None:
    """Each is published as a file beside the pages that hold it."""
    root = ET.fromstring(path.read_text("utf-8"))
    assert {each.tag.partition("}")[0] for each in root.iter()} == {"{http://www.w3.org/2000/svg"}
    assert root.tag.endswith("}svg") and len(root.get("viewBox", "").split()) == 4


# ---------------------------------------------------------------------------------- schemas


def parts(schema: object, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every group of keys in a schema, with the way to it."""
    items = enumerate(schema) if isinstance(schema, list) else ()
    if isinstance(schema, dict):
        yield where, schema
        items = schema.items()
    for key, each in items:
        yield from parts(each, f"{where}/{key}")


HARD = set("pattern const minimum maximum anyOf oneOf not minProperties format".split())


def lets_an_unknown_key_through(where: str, part: dict[str, Any]) -> bool:
    """Rows of comparisons may have any column; their reader knows which there are."""
    closed = part.get("additionalProperties") is False or where == "/$defs/row"
    return part.get("type") == "object" and "properties" in part and not closed


def says_not_what_may_stand_in_a_text(_where: str, part: dict[str, Any]) -> bool:
    return part.get("type") == "string" and not {"pattern", "enum"} & part.keys()


def shows_its_reader_a_regular_expression(where: str, part: dict[str, Any]) -> bool:
    """An anyOf speaks for its parts."""
    judged = not re.search(r"/(properties|if|anyOf/\d+)$|/if/", where)
    return judged and bool(HARD & part.keys()) and "x-advice" not in part


FAULTS = (
    lets_an_unknown_key_through,
    says_not_what_may_stand_in_a_text,
    shows_its_reader_a_regular_expression,
)


@pytest.mark.parametrize("path", SCHEMA_FILES, ids=name_of)
def test_a_schema_is_valid_and_no_part_of_it_lets_too_much_through_or_speaks_in_signs(
    path: Path,
) -> None:
    schema = json.loads(path.read_text("utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema_rs.meta.validate(schema)
    jsonschema_rs.validator_for(schema)  # no reference in it leads nowhere
    found = [
        f"{where} {fault.__name__.replace('_', ' ')}"
        for where, part in parts(schema)
        for fault in FAULTS
        if fault(where, part)
    ]
    assert found == []


@pytest.mark.parametrize("path", DATA_FILES, ids=name_of)
def test_a_data_file_tells_editors_its_schema_in_the_first_line(path: Path) -> None:
    first = path.read_text("utf-8").split("\n", 1)[0]
    assert first.startswith(LANGUAGE_SERVER)
    assert (path.parent / first.removeprefix(LANGUAGE_SERVER)).resolve() in SCHEMA_FILES

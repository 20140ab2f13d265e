"""Random tables and texts, for tests of what tables are written as."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence

from hypothesis import settings
from hypothesis import strategies as st

from comparison_tables import render_csv, render_json
from content.tables import Column, Row, View
from project import FIXTURES, SCHEMAS, records_in

SOURCES = records_in("sources", FIXTURES / "rendering/sources.yml")
CELL = json.loads((SCHEMAS / "comparisons.schema.json").read_text("utf-8"))["$defs"]["cell"]

always_the_same = settings(derandomize=True, max_examples=40, deadline=None, database=None)

# Texts that table programs, YAML and HTML have tripped over, among the random ones.
NASTY = [
    "007",
    "0",
    "1e5",
    "no",
    "null",
    "12:30",
    "2026-11-21",
    "a,b;c",
    'say "yes"',
    '"',
    "''",
    "two  spaces",
    "‘curly’",
    "naïve",
    "日本語",
    "👩‍🚀",
    "# no comment",
    "a: b",
    "[x]",
    "{x}",
    "*a",
    "&a",
    "%",
    "!x",
    "|",
    "5 < 7",
    "R&D",
    "\\n",
    "x'y\"z",
]
anything = st.one_of(
    st.sampled_from(
        [
            *NASTY,
            "<script>alert(1)</script>",
            "</td>",
            "&amp;",
            '" onclick="x',
            " ends with a space ",
            "two\nlines",
            "=1+1",
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40),
)
allowed = st.one_of(
    st.sampled_from(NASTY),
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Co", "Cn"]),
        min_size=1,
        max_size=40,
    ).map(str.strip),
).filter(lambda text: re.match(CELL["pattern"], text) is not None)
ids = st.from_regex(r"\A[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}\Z")
cited = st.lists(st.sampled_from(sorted(SOURCES)), unique=True)
KEYS = ["managing", "both", "leading"]


@st.composite
def views(draw: st.DrawFn) -> View:
    """Any table at all, even of texts that the schema would refuse."""
    columns = tuple(
        Column(key, draw(anything), key)
        for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))
    )
    rows = tuple(
        Row(
            name,
            draw(anything),
            {column.key: draw(anything) for column in columns},
            tuple(draw(cited)),
        )
        for name in draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    )
    return View(draw(ids), draw(anything), draw(anything), columns, rows)


PlainRow = tuple[str, str, Mapping[str, str], Sequence[str]]  # id, label, cells, sources


def check_downloads(view: View, rows: Sequence[PlainRow]) -> None:
    """That the CSV and JSON of a table read back to exactly these rows."""
    header, *lines = csv.reader(io.StringIO(render_csv(view), newline=""), strict=True)
    keys = [column.key for column in view.columns]
    assert header == ["id", "label", *keys, "sources"]
    assert lines == [
        [ident, label, *(cells[key] for key in keys), "; ".join(sources)]
        for ident, label, cells, sources in rows
    ]
    data = json.loads(render_json(view))
    assert (data["id"], data["caption"]) == (view.id, view.caption)
    headings = [(column.key, column.heading) for column in view.columns]
    assert [(column["key"], column["heading"]) for column in data["columns"]] == headings
    assert data["rows"] == [
        {"id": ident, "label": label, **cells, "sources": list(sources)}
        for ident, label, cells, sources in rows
    ]

"""Whatever a table holds, its CSV and JSON read back to exactly that, with its marks curled, and
its HTML shows exactly that.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from comparison_tables import render_html
from content.tables import View
from project import guide_with, plain_rows, records_in
from random_tables import (
    KEYS,
    NASTY,
    SOURCES,
    allowed,
    always_the_same,
    check_downloads,
    cited,
    ids,
    views,
)


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    """A comparisons file that is right, with a view by theme and a view by row."""
    names = draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    rows = [
        {
            "id": name,
            "theme": "work",
            "label": draw(allowed),
            **{key: draw(allowed) for key in KEYS},
            **({"sources": found} if (found := draw(cited)) else {}),
        }
        for name in names
    ]
    picked = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    shown = draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))
    return {
        "columns": {key: {"heading": draw(allowed), "hat": key} for key in KEYS},
        "themes": [{"id": "work", "title": draw(allowed)}],
        "rows": rows,
        "views": [
            {
                "id": "by-theme",
                "caption": draw(allowed),
                "corner": draw(allowed),
                "columns": KEYS,
                "themes": ["work"],
            },
            {
                "id": "by-row",
                "caption": draw(allowed),
                "corner": draw(allowed),
                "columns": [{"column": key, "heading": draw(allowed)} for key in shown],
                "rows": picked,
            },
        ],
    }


@always_the_same
@given(views())
def test_csv_json_and_html_hold_the_very_texts_and_nothing_else(view: View) -> None:
    check_downloads(view, [(row.id, row.label, row.cells, row.sources) for row in view.rows])
    table = BeautifulSoup(render_html(view, guide_with(*SOURCES.values()), "../../"), "html.parser")
    count, cited_rows = len(view.rows), [row for row in view.rows if row.sources]
    # where fewer rows have a source, it stands in their last cell
    source_column = 2 * len(cited_rows) >= count
    width = len(view.columns) + source_column
    assert Counter(tag.name for tag in table.find_all(True)) == Counter(
        dict.fromkeys(("div", "table", "caption", "thead", "tbody", "details", "summary"), 1)
        | {"tr": 1 + count, "th": 1 + width + count, "td": width * count}
        | {"a": 3 + count + sum(len(row.sources) for row in view.rows)}
        | {"span": 0 if source_column else len(cited_rows)}
    )
    assert table.caption.get_text() == view.caption
    assert [head.get_text() for head in table.select("thead th")] == [
        view.corner,
        *(column.heading for column in view.columns),
        *(["Source"] if source_column else []),
    ]
    for row, shown in zip(view.rows, table.select("tbody tr"), strict=True):
        first, *cells = shown.find_all(["th", "td"])
        name = f"{view.id}-{row.id}"
        assert (shown["id"], first.a["href"], first.a["aria-label"], first.get_text()) == (
            *(name, f"#{name}", f"Link to this row: {row.label}"),
            f"{row.label.strip()}#",
        )
        cited = "; ".join(SOURCES[each].short_name for each in row.sources)
        for column, cell in zip(view.columns, cells, strict=False):
            last = column == view.columns[-1] and not source_column
            aside = cell.span.extract().get_text() if cell.span else ""
            assert aside == (f"Source: {cited}" if last and cited else "")
            assert cell.get_text().strip() == row.cells[column.key].strip()
            assert cell.attrs == {"class": ANY, "data-label": column.heading}


@always_the_same
@given(
    data=files(),
    style=st.sampled_from(
        [
            {},
            {"default_style": '"'},
            {"default_style": "'"},
            {"default_flow_style": True},
            {"width": 20},
        ]
    ),
)
def test_what_yaml_holds_comes_out_of_every_view(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any], style: dict[str, Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "round-trip.yml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, **style), "utf-8")
    found, wanted = records_in("comparisons", path), plain_rows(path)
    assert list(found) == list(wanted) == ["by-theme", "by-row"]
    for name, rows in wanted.items():
        check_downloads(found[name], rows)


def test_every_awkward_text_survives_yaml_csv_and_json(tmp_path: Path) -> None:
    data = {
        "columns": {"managing": {"heading": "Managing", "hat": "managing"}},
        "themes": [{"id": "work", "title": "Work"}],
        "rows": [
            {"id": f"row-{number}", "theme": "work", "label": "One", "managing": text}
            for number, text in enumerate(NASTY)
        ],
        "views": [
            {
                "id": "all",
                "caption": "All",
                "corner": "Row",
                "columns": ["managing"],
                "themes": ["work"],
            }
        ],
    }
    path = tmp_path / "comparisons.yml"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")  # JSON is YAML too
    check_downloads(records_in("comparisons", path)["all"], plain_rows(path)["all"])

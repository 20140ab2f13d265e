"""The table of all rows: made where a page asks for it, honest about what is missing, and answered
clearly where it cannot be made.
"""

import csv
import io
import json
from pathlib import Path

import pytest

from comparison_tables import render_csv, render_html, render_json
from content.comparisons import read_explorer
from project import (
    COMPARISONS,
    FIXTURES,
    Case,
    check_answer,
    drawn,
    edit,
    generate,
    guide_with,
    read,
    sources_in,
)

PAGE = (
    "---\ntitle: Compare\ndescription: All rows.\n---\n# Compare {#compare}\n\n--8<--"
    ' "explorer/toolbar.html"\n\n--8<-- "tables/explore.html"\n'
)
PAGE_FILE = "docs/explore.md"
DATA = FIXTURES / "project/docs/data"


@pytest.fixture
def asked(project: Path) -> Path:
    (project / PAGE_FILE).write_text(PAGE, "utf-8")
    result = generate(project)
    assert result.returncode == 0, result.stderr
    return project


def test_no_page_has_to_show_it(project: Path) -> None:
    assert not (project / "docs/downloads/explore.csv").exists()


def test_a_page_that_asks_gets_it_with_its_downloads(asked: Path) -> None:
    made = (asked / ".generated/tables/explore.html").read_text("utf-8")
    assert (
        'id="explore-purpose" data-theme="work"' in made
        and 'id="explore-gain" data-theme="payoff"' in made
    )
    assert "<form" in (asked / ".generated/explorer/toolbar.html").read_text("utf-8")
    assert (asked / "docs/downloads/explore.json").exists()


def test_a_missing_part_is_said_in_words_on_the_page_and_left_empty_in_the_downloads() -> None:
    guide = guide_with(*sources_in(DATA / "sources.yml").values())
    (explorer,), problems = read_explorer(read(DATA / "comparisons.yml", "comparisons"), guide)
    assert problems == []
    html = render_html(explorer.view, guide, "../")
    assert html.count('<span class="bh-table__empty">no shared part listed</span>') == 1
    assert {
        line["id"]: line["both"] for line in csv.DictReader(io.StringIO(render_csv(explorer.view)))
    } == {"purpose": "Get a group to work", "horizon": "This year", "gain": ""}
    assert [row for row in json.loads(render_json(explorer.view))["rows"] if "both" not in row] == [
        {
            "id": "gain",
            "label": "What a team gains",
            "theme": "What it brings",
            "managing": "Calm days",
            "leading": "New ideas",
            "sources": ["reed-1990", "field-guild"],
        }
    ]


def test_the_toolbar_offers_every_theme_with_its_rows_and_every_column() -> None:
    explorers, _ = read_explorer(read(DATA / "comparisons.yml", "comparisons"), guide_with())
    toolbar = drawn("explorer", explorers, guide_with())["explorer/toolbar.html"]
    assert (
        "The work <small>(2)</small>" in toolbar and "What it brings <small>(1)</small>" in toolbar
    )
    assert [
        name in toolbar
        for name in (
            'value="managing" checked',
            'value="both" checked',
            'value="leading" checked',
            'value="sources" checked',
        )
    ] == [True] * 4
    assert 'src="../javascripts/explorer/explorer.mjs"' in toolbar


@pytest.mark.parametrize(
    "case",
    [
        Case(
            "a view that takes the id of the table of all rows",
            COMPARISONS,
            "- id: brief",
            "- id: explore",
            "the id “explore” belongs to the table of all rows — choose another",
            also=("nothing called",),
        ),
        Case(
            "comparisons that cannot be read",
            COMPARISONS,
            "managing: Calm days",
            "managing: [",
            "not valid YAML: a bracket is opened here and not closed",
        ),
    ],
    ids=lambda case: case.name,
)
def test_a_mistake_is_answered(asked: Path, case: Case) -> None:
    check_answer(asked, case)


def test_a_row_of_a_theme_that_does_not_exist_is_reported_once(asked: Path) -> None:
    edit(asked, COMPARISONS, "theme: payoff\n", "theme: pay\n")
    result = generate(asked)
    assert (
        result.returncode == 1
        and "Traceback" not in result.stderr
        and result.stderr.count("the theme “pay” is not listed") == 1
    )

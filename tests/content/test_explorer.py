"""The table of all rows: made where a page asks for it, and honest about what is missing."""

import csv
import io
import json
from pathlib import Path

from comparison_tables import render_csv, render_html, render_json
from content.comparisons import read_explorer
from project import FIXTURES, drawn, guide_with, read, sources_in

DATA = FIXTURES / "project/docs/data"


def test_no_page_has_to_show_it(project: Path) -> None:
    assert not (project / "docs/downloads/explore.csv").exists()


def test_a_page_that_asks_gets_it_with_its_downloads(with_explorer: Path) -> None:
    made = (with_explorer / ".generated/tables/explore.html").read_text("utf-8")
    assert (
        'id="explore-purpose" data-theme="work"' in made
        and 'id="explore-gain" data-theme="payoff"' in made
    )
    assert "<form" in (with_explorer / ".generated/explorer/toolbar.html").read_text("utf-8")
    assert (with_explorer / "docs/downloads/explore.json").exists()


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

"""The table of all rows: made where a page asks for it, and honest about what is missing."""

import csv
import io
import json
from pathlib import Path

from bs4 import BeautifulSoup

from comparison_tables import render_csv, render_html, render_json
from content.comparisons import read_explorer
from project import FIXTURES, drawn, guide_with, read, sources_in
from site_checks import words

DATA = FIXTURES / "project/docs/data"
GUIDE = guide_with(*sources_in(DATA / "sources.yml").values())
COMPARISONS = read(DATA / "comparisons.yml", "comparisons")
(EXPLORER,) = read_explorer(COMPARISONS, GUIDE)


def test_a_page_that_asks_gets_it_with_its_downloads(with_explorer: Path) -> None:
    made = (with_explorer / ".generated/tables/explore.html").read_text("utf-8")
    for row, theme in (("purpose", "work"), ("gain", "payoff")):
        assert f'id="explore-{row}" data-theme="{theme}"' in made
    assert "<form" in (with_explorer / ".generated/explorer/toolbar.html").read_text("utf-8")
    assert (with_explorer / "docs/downloads/explore.json").exists()


def test_a_missing_part_is_said_in_words_on_the_page_and_left_empty_in_the_downloads() -> None:
    html = render_html(EXPLORER.view, GUIDE, "../")
    assert html.count('<span class="bh-table__empty">no shared part listed</span>') == 1
    lines = csv.DictReader(io.StringIO(render_csv(EXPLORER.view)))
    assert {line["id"]: line["both"] for line in lines} == {
        "purpose": "Get a group to work",
        "horizon": "This year",
        "gain": "",
    }
    assert [row for row in json.loads(render_json(EXPLORER.view))["rows"] if "both" not in row] == [
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
    html = drawn("explorer", [EXPLORER], GUIDE)["explorer/toolbar.html"]
    toolbar = BeautifulSoup(html, "html.parser")
    assert [words(each) for each in toolbar.select("label:has(small)")] == [
        "The work (2)",
        "What it brings (1)",
    ]
    shown = {box["value"] for box in toolbar.select("input[checked]")}
    assert shown >= {"managing", "both", "leading", "sources"}
    assert toolbar.script["src"] == "../javascripts/explorer/explorer.mjs"
    assert COMPARISONS.problems == []

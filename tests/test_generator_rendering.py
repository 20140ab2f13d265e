"""Rendering, as pairs of files: tests/fixtures/rendering/KIND/NAME/input.yml and what must come out of it.

To add a case, add a folder. An expected file is written by hand or read with care, never just accepted.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from comparison_tables import View, render_csv, render_json, render_table
from project import FIXTURES, quotes_in, sources_in, views_in
from quotations import render_quote

FOLDER = FIXTURES / "rendering"
TABLES = sorted((FOLDER / "tables").iterdir())
QUOTATIONS = sorted((FOLDER / "quotations").iterdir())
SOURCES = sources_in(FOLDER / "sources.yml")
DEEP, HOME = "../../", ""  # relative paths to the site's root, from a chapter and from the home page


def only_view(case: Path) -> View:
    (view,) = views_in(case / "input.yml", SOURCES).values()
    return view


def expected(case: Path, kind: str) -> str:
    return (case / f"expected.{kind}").read_bytes().decode("utf-8")


def test_there_are_cases_to_render() -> None:
    assert len(TABLES) >= 5 and len(QUOTATIONS) >= 6


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case.name)
class TestATable:
    def test_becomes_the_expected_html(self, case: Path) -> None:
        assert render_table(only_view(case), SOURCES, DEEP) == expected(case, "html")

    def test_on_the_home_page_links_from_the_root(self, case: Path) -> None:
        assert render_table(only_view(case), SOURCES, HOME) == expected(case, "html").replace(DEEP, "")

    def test_becomes_the_expected_csv(self, case: Path) -> None:
        assert render_csv(only_view(case)) == expected(case, "csv")

    def test_becomes_the_expected_json(self, case: Path) -> None:
        assert render_json(only_view(case)) == expected(case, "json")


@pytest.mark.parametrize("case", QUOTATIONS, ids=lambda case: case.name)
class TestAQuotation:
    def test_becomes_the_expected_html(self, case: Path) -> None:
        (quote,) = quotes_in(case / "input.yml").values()
        assert render_quote(quote, SOURCES, DEEP) == expected(case, "html")

    def test_on_the_home_page_links_from_the_root(self, case: Path) -> None:
        (quote,) = quotes_in(case / "input.yml").values()
        assert render_quote(quote, SOURCES, HOME) == expected(case, "html").replace(DEEP, "")

"""Rendering, as pairs of files: tests/fixtures/rendering/KIND/NAME/input.yml and what must come out
of it.

To add a case, add a folder. An expected file is written by hand or read with care, never just
accepted.
"""

from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup

from comparison_tables import render_csv, render_html, render_json
from content.quotes import Quote
from content.tables import View
from core.templates import fill
from project import FIXTURES, drawn, guide_with, quotes_in, sources_in, views_in

FOLDER = FIXTURES / "rendering"
TABLES = sorted((FOLDER / "tables").iterdir())
QUOTATIONS = sorted((FOLDER / "quotations").iterdir())
SOURCES = sources_in(FOLDER / "sources.yml")
GUIDE = guide_with(*SOURCES.values())
DEEP, HOME = (
    "../../",
    "",
)  # relative paths to the site's root, from a chapter and from the home page


def only_view(case: Path) -> View:
    (view,) = views_in(case / "input.yml", SOURCES).values()
    return view


def render_quote(quote: Quote, root: str) -> str:
    (html,) = drawn("quote", [quote], GUIDE, root).values()
    return html


def expected(case: Path, kind: str) -> str:
    return (case / f"expected.{kind}").read_bytes().decode("utf-8")


def test_there_are_cases_to_render() -> None:
    assert len(TABLES) >= 5 and len(QUOTATIONS) >= 6


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case.name)
class TestATable:
    def test_becomes_the_expected_html(self, case: Path) -> None:
        assert render_html(only_view(case), GUIDE, DEEP) == expected(case, "html")

    def test_on_the_home_page_links_from_the_root(self, case: Path) -> None:
        assert render_html(only_view(case), GUIDE, HOME) == expected(case, "html").replace(DEEP, "")

    def test_becomes_the_expected_csv(self, case: Path) -> None:
        assert render_csv(only_view(case)) == expected(case, "csv")

    def test_becomes_the_expected_json(self, case: Path) -> None:
        assert render_json(only_view(case)) == expected(case, "json")


@pytest.mark.parametrize("case", QUOTATIONS, ids=lambda case: case.name)
class TestAQuotation:
    def test_becomes_the_expected_html(self, case: Path) -> None:
        (quote,) = quotes_in(case / "input.yml").values()
        assert render_quote(quote, DEEP) == expected(case, "html")

    def test_on_the_home_page_links_from_the_root(self, case: Path) -> None:
        (quote,) = quotes_in(case / "input.yml").values()
        assert render_quote(quote, HOME) == expected(case, "html").replace(DEEP, "")


@pytest.mark.parametrize("pronoun", ["his", "her", "their"])
def test_the_label_of_words_that_are_not_theirs_fits_the_person(pronoun: str) -> None:
    (quote,) = quotes_in(FOLDER / "quotations/not-theirs-with-verdict/input.yml").values()
    assert f">Not {pronoun} words</span>" in render_quote(replace(quote, pronoun=pronoun), DEEP)


NASTY = [
    "Plan *now*, lead __later__",
    "The [first] of `two` {#ids}",
    "Up_and_down [^reed-1990]",
    "A back\\*slash & <more>",
]


@pytest.mark.parametrize("title", NASTY)
def test_a_title_with_marks_of_markdown_reads_as_typed_in_the_notes(title: str) -> None:
    source = replace(SOURCES["reed-1990"], title=title, label=title, short_name=f"{title} 1990")
    lists = {"cited": [source], "drawn": [replace(source, id="drawn")]}
    notes = fill("sources.md", guide=GUIDE, root="", **lists)
    html = BeautifulSoup(
        markdown.markdown(
            f"Cited.[^reed-1990]\n\n{notes}", extensions=["footnotes", "attr_list", "md_in_html"]
        ),
        "html.parser",
    )
    assert html.cite.text == title
    assert [
        link.text.removesuffix(" in the bibliography")
        for link in html.select("a[href*=bibliography], a[href*='sources.md']")
    ] == [f"{title} 1990"] * 2

"""Rendering, as pairs of files: tests/fixtures/rendering/KIND/NAME/input.yml and what must come out
of it.

To add a case, add a folder. An expected file is written by hand or read with care, never just
accepted.
"""

import re
from dataclasses import replace
from pathlib import Path

import markdown
import pytest

from comparison_tables import render_csv, render_html, render_json
from core.templates import fill
from project import FIXTURES, drawn, guide_with, read_back, records_in

FOLDER = FIXTURES / "rendering"
TABLES = sorted((FOLDER / "tables").iterdir())
QUOTATIONS = sorted((FOLDER / "quotations").iterdir())
SOURCES = records_in("sources", FOLDER / "sources.yml")
GUIDE = guide_with(*SOURCES.values())
DEEP, HOME = "../../", ""  # relative paths to the site's root, from a chapter and the home page


def expected(case: Path, kind: str) -> str:
    return (case / f"expected.{kind}").read_bytes().decode("utf-8")


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case.name)
def test_a_table_becomes_the_expected_html_csv_and_json(case: Path) -> None:
    (view,) = records_in("comparisons", case / "input.yml").values()
    html = expected(case, "html")
    for root in (DEEP, HOME):
        assert render_html(view, GUIDE, root) == html.replace(DEEP, root), root
    assert render_csv(view) == expected(case, "csv")
    assert render_json(view) == expected(case, "json")


@pytest.mark.parametrize("case", QUOTATIONS, ids=lambda case: case.name)
def test_a_quotation_becomes_the_expected_html_and_its_label_fits_the_person(case: Path) -> None:
    (quote,) = records_in("quotes", case / "input.yml").values()
    for root, pronoun in ((DEEP, "his"), (HOME, "her"), (DEEP, "their")):
        (html,) = drawn("quote", [replace(quote, pronoun=pronoun)], GUIDE, root).values()
        wanted = expected(case, "html").replace(DEEP, root)
        assert html == re.sub(r"Not \w+ words", f"Not {pronoun} words", wanted), pronoun


@pytest.mark.parametrize(
    "title",
    [
        "Plan *now*, lead __later__",
        "The [first] of `two` {#ids}",
        "Up_and_down [^reed-1990]",
        "A back\\*slash & <more>",
    ],
)
def test_a_title_with_marks_of_markdown_reads_as_typed_in_the_notes(title: str) -> None:
    source = replace(SOURCES["reed-1990"], title=title, label=title, short_name=f"{title} 1990")
    lists = {"cited": [source], "drawn": [replace(source, id="drawn")], "cards": False}
    notes = fill("sources.md", guide=GUIDE, root="", **lists)
    extensions = ["footnotes", "attr_list", "md_in_html"]
    html = markdown.markdown(f"Cited.[^reed-1990]\n\n{notes}", extensions=extensions)
    links = "a[href*=bibliography], a[href*='sources.md']"
    name = f"{title} 1990 in the bibliography"
    assert read_back(html, ["cite", links]) == {"cite": [title], links: [name, f"{title} 1990"]}

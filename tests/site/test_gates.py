"""A check that cannot fail is a defect: each gate of test_built.py meets a page that breaks
its promise.
"""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from site_checks import (
    foreign,
    headings,
    ids,
    loaded_by_css,
    quotations,
    strangers,
    tables,
    titles,
    traces,
    written_ids,
)
from site_links import dead_links

PAGE = (Path(__file__).parents[1] / "fixtures/site/page.html").read_text("utf-8")
LEDGER = {
    "plain": {
        "id": "plain",
        "words": "Work gets done.",
        "speaker": "Ada Plain",
        "reported_by": "Bo Clear",
        "status": "checked",
        "sources": ["plain-1999"],
    }
}
SOURCES = {"plain-1999": {"id": "plain-1999", "title": "Plain Work", "year": 1999}}
GATES = {
    "headings": headings,
    "ids": ids,
    "written ids": lambda page: written_ids(page, "## Part {#part}\n# Title { .x #title }"),
    "quotations": lambda page: quotations(page, LEDGER, SOURCES),
    "tables": tables,
    "strangers": strangers,
}


@pytest.mark.parametrize(
    ("gate", "good", "bad", "found"),
    [
        ("headings", "h2", "h1", "2 headings of level 1"),
        ("headings", "h2", "h3", "“Part” is level 3 after level 1"),
        ("headings", ">Part<", "> <", "an empty heading"),
        ("ids", 'id="part"', 'id="title"', "the id “title” stands 2 times"),
        ("ids", ' id="part"', "", "no id on <h2> “Part”"),
        ("ids", ' id="pace"', "", "no id on <tr>"),
        ("ids", ' id="quote-plain"', "", "no id on the quotation"),
        ("written ids", 'id="part"', 'id="part_1"', "made from the heading’s wording"),
        ("quotations", "Work gets done.", "Work gets done!", "plain is worded differently"),
        ("quotations", "quote-plain", "quote-other", "not in the ledger"),
        ("quotations", "<p>Text", "<p><q>Text</q>", "a quotation inside the text"),
        (
            "quotations",
            "<p>Text",
            "<blockquote>Stray</blockquote><p>Text",
            "“Stray” is not in the ledger",
        ),
        ("quotations", "Checked in the original", "Checked", "does not say how sure"),
        ("quotations", "Ada Plain", "Somebody", "does not name Ada Plain"),
        ("quotations", "as quoted by Bo Clear", "", "does not say who reports it"),
        ("quotations", "Plain Work", "Fancy Work", "does not name the work"),
        ("quotations", ", 1999", "", "does not give the year"),
        (
            "quotations",
            "about/sources/#plain-1999",
            "about/sources/",
            "lacks a link to the bibliography",
        ),
        ("tables", "<caption>Two paces</caption>", "", "no caption"),
        ("tables", ' scope="col"', "", "no scope on “Managing”"),
        ("tables", '<th scope="row">Pace', "<td>Pace", "no row header before “Pace"),
        ("tables", "Steady", "", "an empty cell in “Pace"),
        ("tables", "<td>Steady</td>", "", "1 cells under 2 columns"),
        ("tables", "<thead", "<tbody", "no column headers"),
        ("tables", 'href="#pace"', 'href="#place"', "no “Link to this row” in pace"),
        (
            "strangers",
            'src="a.svg"',
            'src="https://example.org/a.svg"',
            "loads https://example.org/a.svg",
        ),
        ("strangers", 'src="a.svg"', 'src="//example.org/a.svg"', "loads //example.org/a.svg"),
        ("strangers", 'src="a.svg"', 'src="/a.svg"', "loads /a.svg"),
        (
            "strangers",
            'href="a.css"',
            'href="https://example.org/a.css"',
            "loads https://example.org/a.css",
        ),
        (
            "strangers",
            'rel="stylesheet" href="a.css"',
            'rel="preconnect" href="https://example.org"',
            "loads https://example.org",
        ),
        (
            "strangers",
            "<p>Text",
            '<p style="background: url(https://example.org/x.png)">Text',
            "loads https://example.org/x.png",
        ),
        (
            "strangers",
            "<p>Text",
            '<style>@import "https://example.org/x.css";</style><p>Text',
            "loads https://example.org/x.css",
        ),
    ],
)
def test_a_good_page_passes_and_a_broken_promise_is_caught(
    gate: str, good: str, bad: str, found: str
) -> None:
    assert good in PAGE and GATES[gate](BeautifulSoup(PAGE, "html.parser")) == []
    problems = GATES[gate](BeautifulSoup(PAGE.replace(good, bad), "html.parser"))
    assert any(found in problem for problem in problems), problems


def test_a_foreign_address_is_told_from_ones_own_and_a_machines_path_is_seen() -> None:
    css = "/* url(x) */ a { b: url('y.svg') } @import 'z.css'; c { d: image-set(\"w.png\" 1x) }"
    assert loaded_by_css(css) == ["y.svg", "z.css", "w.png"]
    addresses = ("../a.css", "data:x", "a/b", "/a", "//h/a", "https://h/a")
    assert [foreign(each) for each in addresses] == [False, False, False, True, True, True]
    assert not foreign("/guide/a.css", "/guide/")
    assert traces("built in /home/ada/x", ["/home/ada", "mirror.example"]) == ["names /home/ada"]


def page(title: str, *metas: str) -> BeautifulSoup:
    head = f"<title>{title}</title>" + "".join(f"<meta {each}>" for each in metas)
    return BeautifulSoup(head, "html.parser")


def test_titles_and_descriptions_that_are_alike_long_or_missing_are_caught() -> None:
    first, long = 'name="description" content="First"', f'name="description" content="{"x" * 156}"'
    pages = {"": page("One", first), "b/": page("One", first), "c/": page("Three", long)}
    assert titles(pages | {"d/": page("")}) == [
        "b/ has the title of home",
        "b/ has the description of home",
        "c/ has a description of 156 characters",
        "d/ has no title",
        "d/ has no description",
    ]


SENT_ON, UNLISTED = 'http-equiv="refresh" content="0; url=../"', 'name="robots" content="noindex"'


@pytest.mark.parametrize(
    ("title", "metas", "lacks"),
    [
        ("Same", (SENT_ON, UNLISTED), ()),
        ("", (SENT_ON, UNLISTED), ("title", "description")),
        ("One", (SENT_ON,), ("description",)),
        ("One", (UNLISTED,), ("description",)),
    ],
)
def test_a_page_that_forwards_needs_a_title_of_its_own_only(
    title: str, metas: tuple[str, ...], lacks: tuple[str, ...]
) -> None:
    pages = {"other/": page("Same", SENT_ON, UNLISTED), "a/": page(title, *metas)}
    assert titles(pages) == [f"a/ has no {each}" for each in lacks]


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('<a href="../nowhere/">', "../nowhere/ is not there"),
        ('<a href="../#nothing">', "../#nothing names no id"),
        ('<a href="#nothing">', "#nothing names no id"),
        ('<a href="/x/">', "/x/ leaves the site’s folder"),
        ('<a download href="../downloads/x.csv">', "../downloads/x.csv is not there"),
        ('<img src="x.png">', "x.png is not there"),
        ('<svg><use href="x.svg#y"/></svg>', "x.svg#y is not there"),
        ('<img srcset="x.png 2x">', "x.png is not there"),
        ('<button popovertarget="nothing">', "popovertarget=“nothing” names no id"),
        ('<p aria-labelledby="title nothing">', "aria-labelledby=“nothing” names no id"),
        ('<meta http-equiv="refresh" content="0; url=../nowhere/">', "../nowhere/ is not there"),
        ('<a href="../#title">', ""),
        ('<a href="..">', ""),
        ('<a href="https://example.org/x">', ""),
    ],
)
def test_a_link_that_leads_nowhere_is_caught(tmp_path: Path, link: str, found: str) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "index.html").write_text('<h1 id="title">Home</h1>')
    (tmp_path / "part/index.html").write_text(f'<h1 id="title">Part</h1>{link}')
    assert dead_links(tmp_path, "https://both-hats.example/guide/") == (
        [f"part/index.html: {found}"] if found else []
    )

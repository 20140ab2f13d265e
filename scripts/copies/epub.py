"""The guide as an electronic book, EPUB 3: downloads/both-hats.epub, from the built pages in
reading order.

Made of a handful of templates: the best-known library for it, EbookLib, is under the AGPL, reads
and writes far more than we need, and stamps the clock into its files. Same pages, same bytes. Doing
it twice changes nothing.
"""

import re
import uuid
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urljoin

from lxml.html import HtmlElement

from copies.articles import PERMALINKS, REVIEWED, article_of, within
from core.archives import write_zip
from core.html_trees import as_xml, classes, inside
from core.mkdocs_yml import ROOT, Entry, built_pages, site_url
from core.templates import fill
from publish.light_pages import collapse

FILE, COVER = "downloads/both-hats.epub", "assets/cards/cover.png"
PLATES = "assets/plates/"
# What is read, and the home page; the others do something, lead somewhere or speak of the site.
TAKEN = re.compile(
    "(chapters|explore|scenarios|self-check|trainers/(activities|plans|notes)|activities"
    "|about/(sources|glossary|licence))/|$"
)
ACTIVITIES = "activities/"  # the book has them for trainers, with all that is on their cards
# A book asks nothing of a server and runs nothing: what is left of a form is its text, with boxes
# to tick by hand.
PLAIN = {"form": "div", "fieldset": "div", "legend": "p", "label": "span"}
BOX = "☐"
# For forms, browsers, and tables on a phone; EPUB knows no abbr on a header.
DROPPED = {"for", "popovertarget", "download", "abbr", "loading", "decoding"}


def book_styles(root: Path) -> str:
    """Our small style sheet and that of the drawings, with the light values of all tokens, as many
    reading programs know no variables.
    """
    sheets = root / "docs/stylesheets"
    tokens = dict(
        re.findall(r"(--bh-[\w-]+):\s*([^;]+);", (sheets / "tokens.css").read_text("utf-8"))
    ) | {"--unit": "1em"}  # of the ladder, which only a phone makes narrower

    def light(found: re.Match[str]) -> str:
        return re.sub(r"light-dark\((#\w+), #\w+\)", r"\1", tokens[found[1]])

    styles = (root / "scripts/copies/epub.css").read_text("utf-8")
    styles += "".join(
        (sheets / f"{name}.css").read_text("utf-8") for name in ("drawing", "picture")
    )
    while "var(" in styles:
        styles = re.sub(r"var\((--[\w-]+)\)", light, styles)
    return styles


def make_book(
    pages: Mapping[Entry, str],
    site: str,
    styles: str,
    cover: bytes,
    plates: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """`plates`: those of the site, file name → content; the book holds all."""
    articles = {
        entry: _as_document(article_of(page, whole=entry.address.startswith(ACTIVITIES)))
        for entry, page in pages.items()
    }
    names = {entry.address: f"{entry.name}.xhtml" for entry in pages}
    ids = {entry.address: set(tree.xpath(".//@id")) for entry, tree in articles.items()}
    for entry, article in articles.items():
        for element in article.iter("*"):
            if "href" in element.attrib:
                element.set("href", _lead(element.get("href"), entry, names, ids, site))
            elif element.tag == "svg":  # light pages have lost it
                element.attrib.pop("xmlns", None)
                element.set("xmlns", "http://www.w3.org/2000/svg")
            elif element.tag == "img":
                element.set("src", f"plates/{element.get('src').rpartition('/')[2]}")
    date = max(date for page in pages.values() for date in REVIEWED.findall(page))
    about = {"site": site, "date": date, "id": uuid.uuid5(uuid.NAMESPACE_URL, site)}
    shown = next((each for tree in articles.values() for each in tree.xpath(".//img/@alt")), "")
    sections = [(name, list(group)) for name, group in groupby(pages, lambda each: each.section)]
    texts: dict[str, str] = {
        f"{name}.xhtml": fill(
            f"copies/epub/{name}.xhtml", **about, names=names, sections=sections, plate=shown
        )
        for name in ("cover", "title", "contents")
    }
    texts |= {
        names[entry.address]: fill(
            "copies/epub/page.xhtml", home=not entry.address, entry=entry, body=body
        )
        for entry, article in articles.items()
        if (body := collapse(inside(as_xml(article))).strip())
    }
    drawings = {name: "svg" for name, text in texts.items() if "<svg" in text}
    properties = dict.fromkeys(texts, "") | {"contents.xhtml": "nav"} | drawings
    package = fill("copies/epub/book.opf", **about, documents=properties, plates=plates)
    texts |= {"book.css": styles, "book.opf": package}
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": fill("copies/epub/container.xml").encode(),
        "EPUB/cover.png": cover,
        **{f"EPUB/plates/{name}": content for name, content in plates.items()},
        **{f"EPUB/{name}": text.encode() for name, text in texts.items()},
    }
    return write_zip(files, plain=("mimetype",))


def _as_document(article: HtmlElement) -> HtmlElement:
    """The article in the stricter writing that readers of such books expect."""
    for element in list(article.iter()):
        if not isinstance(element.tag, str) or _is_dropped(element):
            element.drop_tree()
        elif element.tag == "input":
            element.tag, element.text = "span", BOX
            element.attrib.clear()
            element.set("aria-hidden", "true")
        else:
            element.tag = PLAIN.get(element.tag, element.tag)
            for name in element.attrib:
                if name in DROPPED or name.startswith("data-"):
                    del element.attrib[name]
            if element.tag == "details":
                element.set("open", "open")
    return article


def _is_dropped(element: HtmlElement) -> bool:
    return (
        element.tag in ("select", "textarea")
        or bool(classes(element) & PERMALINKS)
        or "hidden" in element.attrib
    )


def _lead(
    link: str, entry: Entry, names: Mapping[str, str], ids: Mapping[str, set[str]], site: str
) -> str:
    """Where a link of this page leads: within the book, where it holds that place, else to the
    site.
    """
    target = within(link, entry.address)
    if not target:
        return link
    anchor = target.fragment
    if target.query or target.path not in ids or (anchor and anchor not in ids[target.path]):
        return urljoin(site, target.geturl())
    page = names[target.path] if target.path != entry.address or not anchor else ""
    return page + (f"#{anchor}" if anchor else "")


def make(site: Path, root: Path = ROOT) -> None:
    pages = built_pages(site, root, TAKEN)
    plates = {path.name: path.read_bytes() for path in sorted((site / PLATES).glob("*.svg"))}
    cover = (site / COVER).read_bytes()
    book = make_book(pages, site_url(root), book_styles(root), cover, plates)
    (site / FILE).parent.mkdir(exist_ok=True)
    (site / FILE).write_bytes(book)

"""The guide as an electronic book, EPUB 3: downloads/both-hats.epub, from the built pages in
reading order.

Made of a handful of templates: the best-known library for it, EbookLib, is under the AGPL, reads
and writes far more than we need, and stamps the clock into its files. Same pages, same bytes. Doing
it twice changes nothing.
"""

import re
import uuid
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from urllib.parse import urljoin

from lxml.html import HtmlElement

from copies.articles import PERMALINKS, article_of, within
from core.archives import write_zip
from core.html_trees import as_xml, classes
from core.mkdocs_yml import Entry, reading_order, require_built, site_url
from core.templates import fill
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
REVIEWED = re.compile(r'"dateModified":"(\d{4}-\d\d-\d\d)"')
# A book asks nothing of a server and runs nothing: what is left of a form is its text, with boxes
# to tick by hand.
PLAIN = {"form": "div", "fieldset": "div", "legend": "p", "label": "span"}
BOX = "☐"
# For forms, browsers, and tables on a phone; EPUB knows no abbr on a header.
DROPPED = {"for", "popovertarget", "download", "abbr"}


def read_entries(root: Path) -> list[Entry]:
    """The pages of the book in the order of nav."""
    return [
        entry
        for entry in reading_order(root)
        if entry.address.startswith(TAKEN) or not entry.address
    ]


def name_of(address: str) -> str:
    return f"{address.strip('/').replace('/', '-') or 'home'}.xhtml"


def book_styles(root: Path) -> str:
    """Our small style sheet and that of the drawings, with the light values of all tokens, as many
    reading programs know no variables.
    """
    sheets = root / "docs/stylesheets"
    tokens = dict(
        re.findall(r"(--bh-[\w-]+):\s*([^;]+);", (sheets / "tokens.css").read_text("utf-8"))
    )

    def light(found: re.Match[str]) -> str:
        return re.sub(r"light-dark\((#\w+), #\w+\)", r"\1", tokens[found[1]])

    styles = (root / "scripts/copies/epub.css").read_text("utf-8")
    styles += (sheets / "drawing.css").read_text("utf-8")
    while "var(" in styles:
        styles = re.sub(r"var\((--bh-[\w-]+)\)", light, styles)
    return styles


def make_book(
    entries: Sequence[Entry], pages: Sequence[str], site: str, styles: str, cover: bytes
) -> bytes:
    articles = {
        entry: _as_document(article_of(page)) for entry, page in zip(entries, pages, strict=True)
    }
    ids = {entry.address: set(tree.xpath(".//@id")) for entry, tree in articles.items()}
    for entry, article in articles.items():
        for element in article.iter("*"):
            if "href" in element.attrib:
                element.set("href", _lead(element.get("href"), entry, ids, site))
    date = max(date for page in pages for date in REVIEWED.findall(page))
    about = {"site": site, "date": date, "id": uuid.uuid5(uuid.NAMESPACE_URL, site)}
    names = {entry: name_of(entry.address) for entry in entries}
    sections = [(name, list(group)) for name, group in groupby(entries, lambda each: each.section)]
    texts: dict[str, str] = {
        f"{name}.xhtml": fill(f"copies/epub/{name}.xhtml", **about, names=names, sections=sections)
        for name in ("cover", "title", "contents")
    }
    texts |= {
        names[entry]: fill("copies/epub/page.xhtml", home=not entry.address, entry=entry, body=body)
        for entry, article in articles.items()
        if (body := "".join([article.text or "", *map(_with_tail, article)]).strip())
    }
    properties = dict.fromkeys(texts, "") | {"contents.xhtml": "nav"}
    properties |= {name: "svg" for name, text in texts.items() if "<svg" in text}
    package = fill("copies/epub/book.opf", **about, documents=properties)
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": fill("copies/epub/container.xml").encode(),
        "EPUB/cover.png": cover,
    }
    texts |= {"book.css": styles, "book.opf": package}
    files |= {f"EPUB/{name}": text.encode() for name, text in texts.items()}
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
    by_name = element.tag in ("select", "textarea")
    return by_name or bool(classes(element) & PERMALINKS) or "hidden" in element.attrib


def _with_tail(element: HtmlElement) -> str:
    return as_xml(element) + (element.tail or "")


def _lead(link: str, entry: Entry, ids: Mapping[str, set[str]], site: str) -> str:
    """Where a link of this page leads: within the book, where it holds that place, else to the
    site.
    """
    target = within(link, entry.address)
    if not target:
        return link
    anchor = target.fragment
    if target.query or target.path not in ids or (anchor and anchor not in ids[target.path]):
        return urljoin(site, target.geturl())
    page = name_of(target.path) if target.path != entry.address or not anchor else ""
    return page + (f"#{anchor}" if anchor else "")


def make(site: Path, root: Path = ROOT) -> None:
    entries = read_entries(root)
    names = [COVER, *(f"{entry.address}index.html" for entry in entries)]
    require_built(site, names)
    cover, *pages = (site / name for name in names)
    texts = [collapse(page.read_text("utf-8")) for page in pages]
    book = make_book(entries, texts, site_url(root), book_styles(root), cover.read_bytes())
    (site / FILE).parent.mkdir(exist_ok=True)
    (site / FILE).write_bytes(book)

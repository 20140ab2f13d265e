"""The single-page edition: everything in reading order at book/, for those who read, search or
print the whole.

It is put together after the build from the built pages, in the built page docs/book.md. An id in it
is the page's address and the id there: “chapters/faq/#roi” is “#chapters-faq--roi”, and the page
itself “#chapters-faq”. Links to what is in the book stay in it. The # after a heading, row or
quotation does not: it leads to the address that is promised, as those in the book are not. Doing it
twice changes nothing.
"""

import re
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from lxml.html import HtmlElement, fragment_fromstring

from copies.articles import PERMALINKS, article_of, within
from core.html_trees import as_html, as_page, classes, html_element, inside, parse
from core.mkdocs_yml import ROOT, Entry, built_pages
from core.problems import BadInput, Problem
from core.templates import fill

ADDRESS = "book/"
PLACE = "whole-guide"  # the id of the element in docs/book.md that takes the parts
MARK = "(the whole guide)"  # stands there until they come
TAKEN = re.compile("(chapters|scenarios|about/sources|about/glossary)/")
SCRIPT = "shell.mjs"  # of our own; the others act on the parts of one page and on its address
IDS = {"id", "for", "form", "list", "headers", "name", "popovertarget", "commandfor", "itemref"} | {
    f"aria-{name}"
    for name in ("labelledby", "describedby", "controls", "owns", "details", "flowto")
}
LINKS = {"href", "src", "xlink:href", "poster"}


def render_book(frame: str, pages: Mapping[Entry, str]) -> str:
    """The page book/ from `frame`, the built docs/book.md, and the built pages."""
    articles = {part: _as_part(article_of(page), part) for part, page in pages.items()}
    names = {part.address: part.name for part in pages}
    ids = {part.name for part in pages}
    ids |= {str(name) for article in articles.values() for name in article.xpath(".//@id")}
    for part, article in articles.items():
        _lead_links(article, part, names, ids)
    texts = {part: inside(as_html(article)).strip() for part, article in articles.items()}
    return _in_frame(frame, texts)


def _as_part(article: HtmlElement, part: Entry) -> HtmlElement:
    """The article with its headings one level down, and its ids made the book's own."""
    for element in article.iter("*"):
        if re.fullmatch("h[1-6]", element.tag):
            element.tag = f"h{min(6, int(element.tag[1]) + 1)}"
        for name, value in element.attrib.items():
            words = (f"{part.name}--{word}" for word in value.split())
            own = " ".join(words) if name in IDS else value
            element.set(name, own.replace("url(#", f"url(#{part.name}--"))
    return article


def _lead_links(article: HtmlElement, part: Entry, names: Mapping[str, str], ids: set[str]) -> None:
    """Let links lead the shortest way. `names`: of all parts by address; `ids`: all in the book."""
    for element in article.iter("*"):
        own = bool(classes(element) & PERMALINKS)  # to the page's address, though it is in the book
        for name in LINKS & set(element.attrib):
            target = within(element.get(name), part.address)
            if target:
                page = names.get(target.path)
                anchor = f"{page}--{target.fragment}" if target.fragment else page
                stays = anchor in ids and not own and not target.query
                away = target._replace(path=f"../{target.path}").geturl()
                element.set(name, f"#{anchor}" if stays else away)


def _in_frame(frame: str, texts: Mapping[Entry, str]) -> str:
    """The page that takes the book, with the parts in their place, and the list of them beside the
    text.
    """
    page = parse(frame)
    place = page.find(f".//*[@id='{PLACE}']")
    if place is None:
        example = as_html(html_element("div", id=PLACE, **{"class": "bh-book"}))
        raise BadInput(
            Problem(
                "docs/book.md",
                1,
                f"nothing here takes the whole guide — end the page with: {example}",
            )
        )
    for element in page.xpath("//*[@id='on-this-page'] | //meta[@name='robots'] | //script[@src]"):
        source = element.get("src", ".mjs")
        if source.endswith(".mjs") and not source.endswith(SCRIPT):
            element.drop_tree()
    content = page.find_class("bh-content")[0]
    content.addprevious(fragment_fromstring(fill("copies/side-list.html", parts=texts)))
    # Search engines should show the pages; this one only repeats them.
    page.head.append(html_element("meta", name="robots", content="noindex"))
    for child in place:
        child.drop_tree()
    place.text = MARK
    sections = [(name, list(parts)) for name, parts in groupby(texts, lambda part: part.section)]
    book = fill("copies/single-page.html", sections=sections, parts=texts)
    return as_page(page).replace(MARK, book, 1)


def make(site: Path, root: Path = ROOT) -> None:
    pages = built_pages(site, root, TAKEN)
    path = site / ADDRESS / "index.html"
    frame = path.read_text("utf-8") if path.is_file() else "not built"  # takes nothing, and is told
    if 'bh-book__part" id=' not in frame:  # else it has been done
        path.write_text(render_book(frame, pages), "utf-8")

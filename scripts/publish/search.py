"""What the built search index lacks: quotations as results of their own, since it takes in headings
only, and a short list of words to answer from while the whole is still on its way.

The figure of a quotation is left out of the text around it, so that it is found once; one that
several pages show is found where the most is said about it, in the gallery. Doing it twice changes
nothing. The short list is read by docs/javascripts/page/search-worker.js.
"""

import json
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from lxml.html import HtmlElement, fragment_fromstring

from core.html_trees import as_html, html_element, parse

# {"docs": [{"location", "title", "text"}, …]}; title and text are HTML
INDEX = "search/search_index.json"
OPENINGS = "search/search_openings.json"  # of the same form as the whole
GALLERY = "chapters/voices/"
# Works are found where they are described, in the bibliography.
NOTES = re.compile(r"chapters/.*#sources")
OPENING = 12  # words of a quotation that its title shows
LENGTH = 90  # characters of an entry's text in the short list
Index = Mapping[str, list[dict[str, str]]]


def find_quotations(pages: Mapping[str, str]) -> list[dict[str, str]]:
    """Entries for the index from built pages: address (“chapters/x/”) → HTML; each quotation
    once.
    """
    found: dict[str, dict[str, str]] = {}
    for address in sorted(pages, key=lambda address: (address != GALLERY, address)):
        for figure in parse(pages[address]).find_class("bh-quote"):
            if "data-search-exclude" in figure.attrib:
                found.setdefault(figure.get("id"), _entry(figure, address))
    return list(found.values())


def _entry(figure: HtmlElement, address: str) -> dict[str, str]:
    for part in figure.xpath(".//a[@class='bh-anchor'] | .//script | .//button | .//summary"):
        part.drop_tree()
    words = figure.find(".//blockquote").text_content().split()
    (speaker,) = figure.find_class("bh-quote__speaker")
    who = _plain(speaker)
    about = _plain(figure.find(".//figcaption")).removeprefix(who)
    opening = " ".join(words[:OPENING]) + (" …" if len(words) > OPENING else "")
    return {
        "location": f"{address}#{figure.get('id')}",
        "title": escape(f"{who}: “{opening}”", quote=False),
        "text": as_html(html_element("p", f"“{' '.join(words)}”{about}")),
    }


def with_quotations(index: Index, entries: list[dict[str, str]]) -> Index:
    """The index with these entries at its end, in place of what stood at their locations, and
    without the notes of chapters.
    """
    new = {entry["location"] for entry in entries}
    kept = [
        entry
        for entry in index["docs"]
        if entry["location"] not in new and not NOTES.fullmatch(entry["location"])
    ]
    return {**index, "docs": kept + entries}


def openings(index: Index) -> Index:
    """The index with the texts cut after a word, without mark-up."""
    return {
        **index,
        "docs": [{**entry, "text": _opening(entry["text"])} for entry in index["docs"]],
    }


def make(site: Path) -> None:
    path = site / INDEX
    if path.exists():  # Zensical has an index of a form of its own
        chapters = {
            page.parent.relative_to(site).as_posix() + "/": page.read_text("utf-8")
            for page in site.glob("chapters/*/index.html")
        }
        index = with_quotations(json.loads(path.read_text("utf-8")), find_quotations(chapters))
        for file, content in ((path, index), (site / OPENINGS, openings(index))):
            file.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _plain(part: HtmlElement) -> str:
    return " ".join(part.text_content().split())


def _opening(html: str) -> str:
    words = " ".join(fragment_fromstring(html, create_parent="div").itertext())
    text = " ".join(words.split())
    short = text if len(text) <= LENGTH else text[: LENGTH + 1].rpartition(" ")[0] + " …"
    return escape(short, quote=False)

"""Quotations as search results of their own: the built search index takes in headings only, and a
quotation has none.
The figure itself is left out of the text around it (scripts/content/quotes.py), so that it is found
once.

A quotation that several pages show is found where the most is said about it, in the gallery. Doing
it twice changes nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path

INDEX = (  # {"docs": [{"location", "title", "text"}, …]}; title and text are HTML
    "search/search_index.json"
)
GALLERY = "chapters/voices/"
FIGURE = re.compile(
    r'<figure class="bh-quote[^"]*" data-search-exclude'
    r' id="(?P<id>[^"]+)"[^>]*>\s*<blockquote[^>]*>(?P<words>.*?)</blockquote>.*?<span'
    r' class="bh-quote__speaker">(?P<speaker>.*?)</span>(?P<rest>.*?)</figure>',
    re.DOTALL,
)
NOTES = re.compile(
    r"chapters/.*#sources"
)  # works are found where they are described, in the bibliography
OPENING = 12  # words of a quotation that its title shows


def find_quotations(pages: Mapping[str, str]) -> list[dict[str, str]]:
    """Entries for the index from built pages: address (“chapters/x/”) → HTML; each quotation
    once.
    """
    found: dict[str, dict[str, str]] = {}
    for address in sorted(pages, key=lambda address: (address != GALLERY, address)):
        for figure in FIGURE.finditer(pages[address]):
            words = _plain(figure["words"]).split()
            title = (
                f"{_plain(figure['speaker'])}:"
                f" “{' '.join(words[:OPENING])}{' …' if len(words) > OPENING else ''}”"
            )
            text = f"“{' '.join(words)}”{_plain(figure['rest'])}"
            found.setdefault(
                figure["id"],
                {
                    "location": f"{address}#{figure['id']}",
                    "title": escape(title, quote=False),
                    "text": f"<p>{escape(text, quote=False)}</p>",
                },
            )
    return list(found.values())


def add(
    index: Mapping[str, list[dict[str, str]]], entries: list[dict[str, str]]
) -> dict[str, list[dict[str, str]]]:
    """The index with these entries at its end, in place of what stood at their locations, and
    without the notes of chapters.
    """
    new = {entry["location"] for entry in entries}
    return {
        **index,
        "docs": (
            [
                each
                for each in index["docs"]
                if each["location"] not in new and not NOTES.fullmatch(each["location"])
            ]
            + entries
        ),
    }


def make(site: Path) -> None:
    path = site / INDEX
    if not path.exists():  # Zensical has an index of a form of its own
        return
    pages = {
        page.parent.relative_to(site).as_posix() + "/": page.read_text("utf-8")
        for page in site.glob("chapters/*/index.html")
    }
    write(path, add(json.loads(path.read_text("utf-8")), find_quotations(pages)))


def write(path: Path, index: Mapping[str, list[dict[str, str]]]) -> None:
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _plain(html: str) -> str:
    return " ".join(
        unescape(
            re.sub(
                r'<a class="bh-anchor".*?</a>|<(?:script|button).*?</(?:script|button)>|<[^>]*>',
                "",
                html,
                flags=re.DOTALL,
            )
        ).split()
    )

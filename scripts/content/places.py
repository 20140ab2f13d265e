"""Every place of the site that a link can lead to, with its name and kind: pages, headings, tables,
quotations.

They are read from the pages' own headings and from the partials the pages show, so whatever a new
generator makes comes in
by itself: a heading with an id, a table with a caption, a quotation. A heading, or the section it
opens, may carry data-minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from content.pages import Page

KINDS = {
    "page": "Page", "chapter": "Chapter", "scenario": "Scenario", "section": "Section", "answer": "Answer", "table": "Table", "quote": "Quotation",
    "skill": "Skill", "tool": "Tool or model", "claim": "Claim", "term": "Term", "activity": "Activity", "plan": "Workshop plan", "handout": "Participant sheet",
}  # fmt: skip
OWN_IDS = (
    "skill",
    "tool",
    "claim",
    "activity",
    "plan",
)  # kinds whose ids start with the kind: #skill-coaching

_MARKED = re.compile(
    r'(?P<section><section[^>]*>\s*)?<h(?P<level>[1-6])(?P<given>[^>]*)\bid="(?P<id>[^"]+)"(?P<more>[^>]*)>(?P<heading>.*?)</h(?P=level)>'
    r'|<div class="bh-table[^"]*"'
    r' id="(?P<table>[^"]+)">\s*<table[^>]*>\s*<caption>(?P<caption>.*?)</caption>'
    r'|<figure class="bh-quote[^"]*" data-search-exclude'
    r' id="(?P<quote>[^"]+)">\s*<blockquote[^>]*><p>(?P<words>.*?)</p>.*?<span'
    r' class="bh-quote__speaker">(?P<speaker>.*?)</span>',
    re.DOTALL,
)
_MINUTES = re.compile(r'\bdata-minutes="(\d+)"')


@dataclass(frozen=True)
class Place:
    """`page` is the page's address; `level` that of a heading, 0 for what is no heading; `minutes`
    0 where nobody said.
    """

    page: str
    anchor: str
    title: str
    kind: str
    level: int = 0
    minutes: int = 0

    @property
    def address(self) -> str:
        """Relative to the site's root, as in the register of addresses: “./” is the home page."""
        return (self.page or "./") + (f"#{self.anchor}" if self.anchor else "")


def find_places(pages: Sequence[Page], made: Mapping[str, str], folder: str) -> list[Place]:
    """All places, page by page, in the order of reading. `made`: the partials by file name, which
    start with `folder`.
    """
    return [place for page in pages for place in _places(page, made, folder)]


def is_linkable(place: Place) -> bool:
    """Whether a place gets a short link of its own.

    Rows of tables do not, though each has its # address: people read a row within its table, they
    would make the index
    a third longer, and a code can be added on any later day but never taken back.
    """
    if place.page == "book/":  # repeats the others
        return False
    sections = {
        "chapters/": (2, 3),
        "self-check/": (2,),
    }  # the two checks are what one links to there
    return place.kind != "section" or any(
        place.page.startswith(folder) and place.level in levels
        for folder, levels in sections.items()
    )


def _places(page: Page, made: Mapping[str, str], folder: str) -> Iterator[Place]:
    kind = (
        "chapter"
        if page.name.startswith("chapters/")
        else "scenario"
        if re.match(r"scenarios/(?!index$)", page.name)
        else "page"
    )
    yield Place(page.address, "", page.meta["title"], kind, 1, page.meta.get("minutes", 0))
    seen = {"", *(anchor for _, level, _, anchor in page.headings if level == 1)}
    for _, *found in sorted(
        [(line, level, title, anchor) for line, level, title, anchor in page.headings]
        + [(line, 0, path, "") for line, path in page.snippets]
    ):
        level, title, anchor = found
        for place in (
            [_heading(page, anchor, plain_markdown(title), level)]
            if level
            else _shown(page, made.get(f"{folder}/{title}", ""))
        ):
            if place.anchor not in seen:
                seen.add(place.anchor)
                yield place


def _shown(page: Page, html: str) -> Iterator[Place]:
    for match in _MARKED.finditer(html):
        if match["table"]:
            yield Place(page.address, match["table"], _plain(match["caption"]), "table")
        elif match["quote"]:
            words = _plain(match["words"]).split()
            yield Place(
                page.address,
                match["quote"],
                f"{_plain(match['speaker'])}:"
                f" “{' '.join(words[:9])}{' …' if len(words) > 9 else ''}”",
                "quote",
            )
        else:
            minutes = _MINUTES.search((match["section"] or "") + match["given"] + match["more"])
            named = re.search(
                r'\bid="([^"]+)"', match["section"] or ""
            )  # the section's own id is the address; the heading's only names it
            yield _heading(
                page,
                named[1] if named else match["id"],
                _plain(match["heading"]),
                int(match["level"]),
                int(minutes[1]) if minutes else 0,
            )


def _heading(page: Page, anchor: str, title: str, level: int, minutes: int = 0) -> Place:
    kind = anchor.partition("-")[0]
    if kind not in OWN_IDS or kind == anchor:
        kind = (
            "term"
            if page.name == "about/glossary" and level == 3
            else "answer"
            if page.name == "chapters/faq" and level == 3
            else "section"
        )
    return Place(page.address, anchor, title, kind, level, minutes)


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r'<a class="headerlink".*?</a>|<[^>]*>', "", html)).split())


def plain_markdown(text: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]", r"\1", text)

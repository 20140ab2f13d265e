"""What a chapter shows, in its order: records, lists, and questions with their answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.pages import CITATION, LIST_ITEM, Heading, Page, Snippet, plain_markdown
from slides.groups import Item
from slides.slide import Line

QUESTIONS = "chapters/faq"  # its headings of level 3 are questions
FRAME = ("key-points", "try-it", "sources")  # sections that are slides of their own, or none


@dataclass(frozen=True)
class Thing:
    """`under`: the headings it stands under, the nearest last."""

    record: Any
    under: tuple[Heading, ...]


def things_of(page: Page, guide: Guide) -> Iterator[Thing]:
    under: tuple[Heading, ...] = ()
    for block in page.blocks:
        if isinstance(block, Heading):
            under = tuple(each for each in under if each.level < block.level)
            if item := _item(page, block):
                yield Thing(item, under if block.level > 2 else (block,))
            under += (block,) if block.level > 1 else ()
        elif isinstance(block, Snippet):
            for record in _records(page, block, guide):
                yield Thing(record, under)


def texts_under(page: Page, anchor: str) -> list[str]:
    """The paragraphs and list items between a heading and the next; attribute lists left out."""
    start = next(heading.line for heading in page.headings if heading.anchor == anchor)
    end = next((heading.line for heading in page.headings if heading.line > start), 10**9)
    return [
        " ".join(block.text.strip() for block in blocks if not block.text.startswith("{:"))
        for blocks in page.paragraphs()
        if start < blocks[0].line < end
    ]


def lines_under(page: Page, anchor: str, name: str = "") -> tuple[Line, ...]:
    """The items of the lists there, each with its bold beginning apart. `name`: of their ids."""
    items = [text for text in texts_under(page, anchor) if re.match(LIST_ITEM, text)]
    lines = []
    for number, item in enumerate(items, 1):
        bare = re.sub(f"^{LIST_ITEM}", "", item)
        bold = re.match(r"\*\*(.+?)\*\*\s+", bare)
        lead, text = (bold[1], bare[bold.end() :]) if bold else ("", bare)
        ident = f"{name}-{number}" if name else ""
        lines.append(Line(ident, spoken(text), plain_markdown(lead)))
    return tuple(lines)


def spoken(markdown: str) -> str:
    """Without marks, links and citations."""
    return plain_markdown(CITATION.sub("", markdown))


def _item(page: Page, heading: Heading) -> Item | None:
    text = " ".join(map(spoken, texts_under(page, heading.anchor)))
    title = plain_markdown(heading.title)
    if heading.level == 3 and page.name == QUESTIONS:
        return Item(heading.anchor, title, text)
    if heading.level == 2 and heading.anchor not in FRAME:
        lines = lines_under(page, heading.anchor)
        return Item(heading.anchor, title, text, lines) if lines else None
    return None


def _records(page: Page, snippet: Snippet, guide: Guide) -> Iterator[object]:
    path = snippet.path.removeprefix(page.prefix)
    if partial := guide.partial_of.get(path):
        yield from partial.values.values()

"""What a deck promises: few slides, whose words fit, each with a title of its own."""

from collections import Counter
from collections.abc import Iterator
from math import ceil

from content.guide import Guide
from content.pages import Page
from content.trainer_notes import Note
from core.problems import Problem
from slides.slide import Deck

A_MINUTE = 1.2  # slides to a minute of reading, at most
NOTES = "docs/data/trainer-notes.yml"


def limit(page: Page) -> int:
    """How many slides the chapter may have."""
    return ceil(page.meta["minutes"] * A_MINUTE)


def problems_of(deck: Deck, guide: Guide) -> Iterator[Problem]:
    """That it is too long, that slides share a title, and that words do not fit."""
    page = guide.page(f"chapters/{deck.name}")
    line = guide.all(Note)[page.name].line
    if len(deck.slides) > limit(page):
        yield Problem(
            NOTES,
            line,
            f"the deck of {page.file} has {len(deck.slides)} slides, and {page.meta['minutes']}"
            f" minutes of reading hold {limit(page)} — name fewer things under “slides”",
        )
    ids = {name for slide in deck.slides for name in slide.ids}
    known = ids | {each.id for each in deck.left}
    for entry in guide.all(Note)[page.name].slides:
        table = entry["show"][0]
        wanted = {*entry["show"]} - known
        wanted |= {f"{table}-{row}" for row in entry.get("rows", ())} - ids
        heads = [len(each.grid.heads) for each in deck.slides if each.grid and each.id == table]
        if "columns" in entry and heads != [len(entry["columns"])]:
            wanted |= {*entry["columns"]}
        for name in sorted(wanted):
            yield Problem(
                NOTES,
                line,
                f"“{name}” of {page.file} gives no slide, row or column — use the id of a table,"
                " its rows and columns, a quotation, card, drawing or section with a list",
            )
    titles = Counter(slide.title for slide in deck.slides)
    for slide in deck.slides:
        if not slide.size:
            yield Problem(
                NOTES,
                line,
                f"the slide “{slide.title}” of {page.file} has more words than fit — give it a"
                " shorter “title”, or fewer “rows”, “columns” or things to “show”",
            )
        if titles[slide.title] > 1:
            yield Problem(
                NOTES,
                line,
                f"two slides of {page.file} are called “{slide.title}” — give one a “title”",
            )

"""The skeleton every chapter keeps: scripts/chapter-template.md."""

import re
from collections.abc import Iterator

from content.pages import Heading, Page
from core.problems import Problem

FEWEST, MOST = 3, 5  # key points
SECTIONS = {"key-points": "Key points", "try-it": "Try it", "sources": "Sources"}
TEMPLATE = "scripts/chapter-template.md"


def check_chapter(page: Page) -> Iterator[Problem]:
    for key in ("minutes", "reviewed", "items"):
        if page.meta and key not in page.meta:
            yield Problem(
                page.file,
                1,
                f"the front matter has no “{key}” — add it; {TEMPLATE} says what it means",
            )
    title_line = next((heading.line for heading in page.headings if heading.level == 1), 0)
    sections = [heading for heading in page.headings if heading.level == 2]
    yield from _check_opening(page, title_line)
    yield from _check_sections(page, sections, title_line or 1)
    yield from _check_key_points(page, sections)
    yield from _check_ending(page, sections)


def _check_opening(page: Page, title_line: int) -> Iterator[Problem]:
    if not title_line:
        yield Problem(
            page.file,
            1,
            "the chapter has no title — add a line such as: # What the chapter is about"
            " {#short-id}",
        )
    lead = next((each for each in page.prose if each.line > title_line and each.text.strip()), None)
    if lead is None or not lead.text.startswith("**"):
        yield Problem(
            page.file,
            lead.line if lead else title_line or 1,
            "the first paragraph is not in bold — answer the chapter’s question there in one"
            " sentence between ** and **",
        )


def _check_sections(page: Page, sections: list[Heading], title_line: int) -> Iterator[Problem]:
    line_of = {heading.anchor: heading.line for heading in sections}
    for wanted, title in SECTIONS.items():
        if wanted not in line_of:
            yield Problem(
                page.file,
                title_line,
                f"the section “{title}” is missing — add a line: ## {title} {{#{wanted}}}",
            )
    if "key-points" in line_of and sections[0].anchor != "key-points":
        yield Problem(
            page.file,
            line_of["key-points"],
            "“Key points” is not the first section — move it up, right under the answer",
        )
    if "sources" in line_of and sections[-1].anchor != "sources":
        yield Problem(
            page.file, line_of["sources"], "“Sources” is not the last section — move it to the end"
        )


def _check_key_points(page: Page, sections: list[Heading]) -> Iterator[Problem]:
    start = next((heading.line for heading in sections if heading.anchor == "key-points"), 0)
    end = next((heading.line for heading in sections if heading.line > start), 10**9)
    points = [
        block
        for block in page.prose
        if start < block.line < end and re.match(r"[-*] \S", block.text)
    ]
    if start and not FEWEST <= len(points) <= MOST:
        yield Problem(
            page.file,
            start,
            f"there are {len(points)} key points — give three to five, each one sentence a trainer"
            " could read out",
        )


def _check_ending(page: Page, sections: list[Heading]) -> Iterator[Problem]:
    last = sections[-1].line if sections else 1
    sources = next((heading.line for heading in sections if heading.anchor == "sources"), 0)
    note, listing = f"notes/{page.name}.html", f"sources/{page.name}.md"
    line_of = {snippet.path: snippet.line for snippet in page.snippets}
    if note not in line_of:
        yield Problem(
            page.file,
            last,
            f'the note for trainers is missing — add a line before Sources: --8<-- "{note}"',
        )
    elif sources and line_of[note] > sources:
        yield Problem(
            page.file,
            line_of[note],
            "the note for trainers stands after Sources — move it before",
        )
    if listing not in line_of:
        yield Problem(
            page.file,
            last,
            f'the list of sources is not shown — end the page with: --8<-- "{listing}"',
        )

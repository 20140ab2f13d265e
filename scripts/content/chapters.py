"""The skeleton every chapter keeps: scripts/chapter-template.md."""

import re
from collections.abc import Callable

from content.pages import Heading, Page
from core.problems import Problem

FEWEST, MOST = 3, 5  # key points
SECTIONS = {"key-points": "Key points", "try-it": "Try it", "sources": "Sources"}
TEMPLATE = "scripts/chapter-template.md"
Report = Callable[[int, str], None]


def check_chapter(page: Page) -> list[Problem]:
    """Every departure of a chapter from the skeleton."""
    problems: list[Problem] = []

    def report(line: int, message: str) -> None:
        problems.append(Problem(page.file, line, message))

    for key in ("minutes", "reviewed", "items"):
        if page.meta and key not in page.meta:
            report(1, f"the front matter has no “{key}” — add it; {TEMPLATE} says what it means")
    _check_opening(page, report)
    sections = [heading for heading in page.headings if heading.level == 2]
    _check_sections(page, sections, report)
    _check_key_points(page, sections, report)
    _check_ending(page, sections, report)
    return problems


def _title_line(page: Page) -> int:
    return next((heading.line for heading in page.headings if heading.level == 1), 0)


def _check_opening(page: Page, report: Report) -> None:
    title_line = _title_line(page)
    if not title_line:
        what = "add a line such as: # What the chapter is about {#short-id}"
        report(1, f"the chapter has no title — {what}")
    after = (block for block in page.prose if block.line > title_line and block.text.strip())
    lead = next(after, None)
    if lead is None or not lead.text.startswith("**"):
        report(
            lead.line if lead else title_line or 1,
            "the first paragraph is not in bold — answer the chapter’s question there in one"
            " sentence between ** and **",
        )


def _check_sections(page: Page, sections: list[Heading], report: Report) -> None:
    line_of = {heading.anchor: heading.line for heading in sections}
    for wanted, title in SECTIONS.items():
        if wanted not in line_of:
            report(
                _title_line(page) or 1,
                f"the section “{title}” is missing — add a line: ## {title} {{#{wanted}}}",
            )
    if "key-points" in line_of and sections[0].anchor != "key-points":
        report(
            line_of["key-points"],
            "“Key points” is not the first section — move it up, right under the answer",
        )
    if "sources" in line_of and sections[-1].anchor != "sources":
        report(line_of["sources"], "“Sources” is not the last section — move it to the end")


def _check_key_points(page: Page, sections: list[Heading], report: Report) -> None:
    start = next((heading.line for heading in sections if heading.anchor == "key-points"), 0)
    if not start:
        return
    end = next((heading.line for heading in sections if heading.line > start), 10**9)
    points = [
        block
        for block in page.prose
        if start < block.line < end and re.match(r"[-*] \S", block.text)
    ]
    if not FEWEST <= len(points) <= MOST:
        report(
            start,
            f"there are {len(points)} key points — give three to five, each one sentence a trainer"
            " could read out",
        )


def _check_ending(page: Page, sections: list[Heading], report: Report) -> None:
    last = sections[-1].line if sections else 1
    sources = next((heading.line for heading in sections if heading.anchor == "sources"), 0)
    note, listing = f"notes/{page.name}.html", f"sources/{page.name}.md"
    line_of = {snippet.path: snippet.line for snippet in page.snippets}
    if note not in line_of:
        what = f'add a line before Sources: --8<-- "{note}"'
        report(last, f"the note for trainers is missing — {what}")
    elif sources and line_of[note] > sources:
        report(line_of[note], "the note for trainers stands after Sources — move it before")
    if listing not in line_of:
        report(last, f'the list of sources is not shown — end the page with: --8<-- "{listing}"')

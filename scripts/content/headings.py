"""Headings of a page: each with an id of its own, in an outline without gaps, and plain to see."""

import re
from collections.abc import Iterator
from itertools import pairwise

from content.pages import Page
from core.problems import Problem

PLAIN_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def heading_problems(page: Page) -> Iterator[Problem]:
    """What is wrong with the ids and levels of a page's headings."""
    seen: dict[str, int] = {}
    previous = 0
    for heading in page.headings:
        line, level, title, anchor = heading.line, heading.level, heading.title, heading.anchor
        if not anchor:
            yield Problem(
                page.file,
                line,
                f"the heading “{title}” has no id of its own — add {{#a-short-id}}; links to it"
                " must survive a change of wording",
            )
        elif not PLAIN_ID.fullmatch(anchor):
            yield Problem(
                page.file,
                line,
                f"the id “{anchor}” is not plain — use small letters, digits and single hyphens,"
                " starting with a letter",
            )
        elif anchor in seen:
            yield Problem(
                page.file,
                line,
                f"the id “{anchor}” is already used on line {seen[anchor]} — choose another",
            )
        if level > previous + 1:
            yield Problem(
                page.file,
                line,
                f"the heading “{title}” is level {level} but follows level {previous} — use level"
                f" {previous + 1}, so that the outline has no gap",
            )
        if level == 1 and previous:
            yield Problem(
                page.file,
                line,
                f"“{title}” is a second title — a page has one heading of level 1; use ##",
            )
        seen.setdefault(anchor, line)
        previous = level


def hidden_headings(page: Page) -> Iterator[Problem]:
    """Headings that the checks above would not see: written in HTML, or made by a line under a
    text.
    """
    for block in page.prose:
        if re.search(r"<h[1-6]\b", re.sub(r"`[^`]*`", " ", block.text), re.IGNORECASE):
            yield Problem(
                page.file,
                block.line,
                "a heading is written in HTML — write it as ## Title {#short-id}, so that its level"
                " and id are checked",
            )
    for above, below in pairwise(page.prose):
        adjacent = below.line == above.line + 1 and above.text.strip(" =-")
        if adjacent and re.fullmatch(r" {0,3}[=-]+ *", below.text):
            yield Problem(
                page.file,
                above.line,
                f"“{above.text.strip()}” becomes a heading through the line under it — write"
                " ## and its id instead, or leave an empty line between the two",
            )

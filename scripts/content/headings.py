"""Headings of a page: each with an id of its own, in an outline without gaps, and written so that
this can be seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.problems import Problem


def heading_problems(file: str, headings: Sequence[tuple[int, int, str, str]]) -> list[Problem]:
    """What is wrong with a page's headings, each given as line, level, text and id."""
    problems = []
    seen: dict[str, int] = {}
    previous = 0
    for line, level, title, anchor in headings:
        if not anchor:
            problems.append(
                Problem(
                    file,
                    line,
                    f"the heading “{title}” has no id of its own — add {{#a-short-id}}; links to it"
                    " must survive a change of wording",
                )
            )
        elif not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", anchor):
            problems.append(
                Problem(
                    file,
                    line,
                    f"the id “{anchor}” is not plain — use small letters, digits and single"
                    " hyphens, starting with a letter",
                )
            )
        elif anchor in seen:
            problems.append(
                Problem(
                    file,
                    line,
                    f"the id “{anchor}” is already used on line {seen[anchor]} — choose another",
                )
            )
        if level > previous + 1:
            problems.append(
                Problem(
                    file,
                    line,
                    f"the heading “{title}” is level {level} but follows level {previous} — use"
                    f" level {previous + 1}, so that the outline has no gap",
                )
            )
        if level == 1 and previous:
            problems.append(
                Problem(
                    file,
                    line,
                    f"“{title}” is a second title — a page has one heading of level 1; use ##",
                )
            )
        seen.setdefault(anchor, line)
        previous = level
    return problems


def hidden_headings(file: str, prose: Sequence[tuple[int, str]]) -> list[Problem]:
    """Headings that the checks above would not see, among the lines of prose: written in HTML, or
    made by a line under a text.
    """
    problems = [
        Problem(
            file,
            line,
            "a heading is written in HTML — write it as ## Title {#short-id}, so that its level and"
            " id are checked",
        )
        for line, text in prose
        if re.search(r"<h[1-6]\b", re.sub(r"`[^`]*`", " ", text), re.IGNORECASE)
    ]
    return problems + [
        Problem(
            file,
            line,
            f"“{text.strip()}” becomes a heading through the line under it — write ## and its id"
            " instead, or leave an empty line between the two",
        )
        for (line, text), (below, rule) in zip(prose, prose[1:], strict=False)
        if below == line + 1 and text.strip(" =-") and re.fullmatch(r" {0,3}[=-]+ *", rule)
    ]

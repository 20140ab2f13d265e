"""Caveats beside claims, as authors mark them: {: .bh-caveat data-grade="weak" }."""

import re
from collections.abc import Iterator

from content.pages import Page
from core.problems import Problem

GRADE = re.compile(r"\{:[^}]*\.bh-caveat\b[^}]*\bdata-grade=[\"']?([\w-]*)")
GRADES = ("weak", "contested", "note")  # as templates/caveat.html has words for them


def check_caveats(page: Page) -> Iterator[Problem]:
    """Marks of caveats with a grade that has no sign."""
    for block in page.prose:
        for grade in GRADE.findall(block.text):
            if grade not in GRADES:
                yield Problem(
                    page.file,
                    block.line,
                    f"“{grade}” is no grade of a caveat — use {' or '.join(GRADES)}, or"
                    " leave data-grade out",
                )

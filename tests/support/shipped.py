"""The data and pages of this repository, read and drawn once for all tests of a process."""

import functools
from collections.abc import Mapping

from content.guide import Guide
from content.pages import Page
from content.reading import read_guide
from core.writing import PARTIALS
from project import REPOSITORY
from render.partials import render_partials


@functools.cache
def guide() -> Guide:
    return read_guide(REPOSITORY)


@functools.cache
def _drawn() -> Mapping[str, str]:
    return render_partials(guide())


def shown_on(page: Page) -> list[str]:
    """The HTML of every card, table and other piece of data that a page shows."""
    pieces = (each.path for each in page.snippets)
    known = guide().partial_of
    return [
        _drawn()[f"{PARTIALS}/{each}"] for each in pieces if each.removeprefix(page.prefix) in known
    ]

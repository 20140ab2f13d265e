"""What pages show of data: those of this repository, drawn once for all tests of a process, and
those of small projects, read back.
"""

import functools
import re
from collections.abc import Iterable, Mapping

from bs4 import BeautifulSoup

from content.guide import Guide
from content.pages import Page
from content.reading import read_guide
from core.writing import PARTIALS
from project import REPOSITORY
from render.partials import render_partials
from site_checks import words


@functools.cache
def guide() -> Guide:
    return read_guide(REPOSITORY)


@functools.cache
def _drawn() -> Mapping[str, str]:
    return render_partials(guide())


def shown_on(page: Page) -> list[str]:
    """The HTML of every card, table and other piece of data that a page shows."""
    return [
        _drawn()[f"{PARTIALS}/{each.path}"]
        for each in page.snippets
        if each.path.removeprefix(page.prefix) in guide().partial_of
    ]


def read_back(html: str, wanted: Iterable[str]) -> dict[str, list[str | None]]:
    """The words of what each CSS selector finds; with “ @href” after it, that attribute."""
    open_html = re.sub("(</?)template", r"\1div", str(html))
    page, found = BeautifulSoup(open_html, "html.parser"), {}  # selectors miss what is in templates
    for key in wanted:
        selector, _, attribute = key.partition(" @")
        tags = page.select(selector)
        found[key] = [tag.get(attribute) if attribute else words(tag) for tag in tags]
    return found

"""A short list of words for search, to answer from while the whole is still on its way: the title
of every entry, and how it
begins. docs/javascripts/page/search-worker.js reads it. Doing it twice changes nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path

from publish.search_quotations import INDEX, write

OPENINGS = "search/search_openings.json"  # of the same form as the whole
LENGTH = 90  # characters of an entry's text


def openings(index: Mapping[str, list[dict[str, str]]]) -> dict[str, list[dict[str, str]]]:
    """The index with the texts cut after a word, without mark-up."""
    return {
        **index,
        "docs": [{**entry, "text": _opening(entry["text"])} for entry in index["docs"]],
    }


def make(site: Path) -> None:
    if (site / INDEX).exists():  # Zensical has an index of a form of its own
        write(site / OPENINGS, openings(json.loads((site / INDEX).read_text("utf-8"))))


def _opening(html: str) -> str:
    text = " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
    return escape(
        text if len(text) <= LENGTH else text[: LENGTH + 1].rpartition(" ")[0] + " …", quote=False
    )

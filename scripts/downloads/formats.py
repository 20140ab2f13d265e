"""Files that people take into other programs: spreadsheets, and courses for course systems. Their
links are whole addresses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from content.guide import Book
from content.pages import Page
from content.tables import View
from core.mkdocs_yml import reading_order, site_url
from downloads.cartridge import make_cartridge
from downloads.spreadsheets import make_spreadsheets


def make_takeaways(
    root: Path, pages: Sequence[Page], book: Book, made: Mapping[str, str | bytes], folder: str
) -> dict[str, bytes]:
    """All of them as name → content. `made`: the partials by file name, which start with
    `folder`.
    """

    def page_of(view: View) -> str:
        mark = f'id="{view.id}"'
        return next(
            page.address
            for page in pages
            for _, path in page.snippets
            if mark in str(made.get(f"{folder}/{path}", ""))
        )

    home, order = site_url(root), reading_order(root)
    titles = {page.address: page.meta["title"] for page in pages}
    course = make_cartridge(order, titles, home) if order else {}
    return make_spreadsheets(book.tables(), book.sources, page_of, home) | course

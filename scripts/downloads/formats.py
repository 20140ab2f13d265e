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
from downloads.cartridge import make_cartridges, make_modules
from downloads.course_questions import make_questions
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
    titles = {
        f"{page.address}#{anchor}": title for page in pages for _, _, title, anchor in page.headings
    } | {page.address: page.meta["title"] for page in pages}
    courses = make_cartridges(make_modules(order, titles, home)) if order else {}
    scenarios = [
        book.scenarios[name]
        for entry in order
        if (name := entry.address.removeprefix("scenarios/").strip("/")) in book.scenarios
    ]
    return (
        make_spreadsheets(book.tables(), book.sources, page_of, home)
        | courses
        | make_questions(scenarios, book.checks, titles, home)
    )

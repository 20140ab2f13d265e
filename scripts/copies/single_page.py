"""The single-page edition: everything in reading order at book/, for those who read, search or
print the whole.

It is put together after the build from the built pages, in the built page docs/book.md. An id in it
is the page's
address and the id there: “chapters/faq/#roi” is “#chapters-faq--roi”, and the page itself
“#chapters-faq”. Links to
what is in the book stay in it. The # after a heading, row or quotation does not: it leads to the
address that is
promised, as those in the book are not. Doing it twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from pathlib import Path

from copies.markup_stream import Attributes, Copier
from copies.single_page_parts import Part, PartOfBook
from core.mkdocs_yml import reading_order, require_built
from core.problems import BadInput, Problem

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "book/"
PLACE = "whole-guide"  # the id of the element in docs/book.md that takes the parts
SIDE_LIST = "on-this-page"  # the list beside the text, as every page has it
TAKEN = ("chapters/", "scenarios/", "about/sources/", "about/glossary/")
SCRIPT = "shell.mjs"  # of our own; the others act on the parts of one page and on its address


def read_parts(root: Path) -> list[Part]:
    """The pages of the book in the order of nav."""
    return [Part(*entry) for entry in reading_order(root) if entry.address.startswith(TAKEN)]


class _Frame(Copier):
    """Copies the page that takes the book: the parts in their place, the list of them beside the
    text.
    """

    def __init__(self, parts: str, side_list: str) -> None:
        super().__init__()
        self._parts, self._side_list = parts, side_list
        self._pieces: list[str] = []
        self.filled = False

    def text(self) -> str:
        return "".join(self._pieces)

    def write(self, text: str) -> None:
        self._pieces.append(text)

    def start(self, tag: str, attributes: Attributes, close: str) -> None:  # noqa: ARG002
        source = attributes.get("src") or ""
        if (
            attributes.get("id") == SIDE_LIST
            or attributes.get("name") == "robots"
            or (source.endswith(".mjs") and not source.endswith(SCRIPT))
        ):
            self.leave_out(tag)
            return
        if "bh-content" in (attributes.get("class") or "").split():
            self.write(self._side_list)
        self.write(self.get_starttag_text() or "")
        if attributes.get("id") == PLACE:
            self.filled = True
            self.write(self._parts)
            self.leave_out(tag, keep_end=True)

    def end(self, tag: str) -> None:
        # Search engines should show the pages; this one only repeats them.
        self.write(
            '<meta name="robots" content="noindex"></head>' if tag == "head" else f"</{tag}>"
        )


def render_book(frame: str, pages: Mapping[Part, str]) -> str:
    """The page book/ from `frame`, the built docs/book.md, and the built pages."""
    copies = [PartOfBook(part) for part in pages]
    for copy in copies:
        copy.feed(pages[copy.part])
        copy.close()
    names = {part.address: part.name for part in pages}
    ids = set().union(*(copy.ids for copy in copies))
    body = [
        _list_of_parts(pages),
        *(_render_part(copy.part, copy.text(names, ids)) for copy in copies),
    ]
    made = _Frame("\n".join(body), _side_list(pages))
    made.feed(frame)
    made.close()
    if not made.filled:
        raise BadInput(
            [
                Problem(
                    "docs/book.md",
                    1,
                    'nothing here takes the whole guide — end the page with: <div class="bh-book"'
                    f' id="{PLACE}"></div>',
                )
            ]
        )
    return made.text()


def _render_part(part: Part, text: str) -> str:
    return (
        f'<section class="bh-prose bh-book__part" id="{part.name}">\n<p'
        f' class="bh-book__section">{escape(part.section)}</p>\n{text}\n<p class="bh-book__ways"><a'
        f' href="../{part.address}">“{escape(part.title)}” as a page of its own</a> <a'
        ' href="#parts">Back to all parts</a></p>\n</section>\n'
    )


def _list_of_parts(parts: Iterable[Part]) -> str:
    groups = [
        f"<p>{escape(section)}</p>\n<ul>{''.join(_item(part) for part in group)}</ul>\n"
        for section, group in groupby(parts, lambda part: part.section)
    ]
    return (
        '\n<nav class="bh-book__list" aria-labelledby="parts">\n<h2 id="parts">All'
        f" parts</h2>\n{''.join(groups)}</nav>\n"
    )


def _side_list(parts: Iterable[Part]) -> str:
    items = "".join(_item(part) for part in parts)
    return (
        f'<nav class="bh-toc" id="{SIDE_LIST}" popover aria-label="On this page"><p'
        f' class="bh-toc__title" aria-hidden="true">On this page</p>\n<ul>{items}</ul></nav>'
    )


def _item(part: Part) -> str:
    return f'<li><a href="#{part.name}">{escape(part.title)}</a></li>\n'


def make(site: Path, root: Path = ROOT) -> None:
    """Fill book/ in a built site."""
    parts = read_parts(root)
    names = [f"{address}index.html" for address in (ADDRESS, *(part.address for part in parts))]
    require_built(site, names)
    built = [site / name for name in names]
    if 'bh-book__part" id=' in built[0].read_text("utf-8"):  # it has been done
        return
    frame, *pages = (path.read_text("utf-8") for path in built)
    built[0].write_text(render_book(frame, dict(zip(parts, pages, strict=True))), "utf-8")

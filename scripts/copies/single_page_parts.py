"""One page as a part of the single-page edition: its ids made the book's own, its links led the
shortest way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from copies.markup_stream import Attributes, Copier

# What belongs to a page by itself: the way to it, the way on, what to take from it, what needs a
# script; and what is for trainers.
LEFT_OUT_TAGS = {"script", "style", "noscript", "template", "dialog", "button"}
LEFT_OUT = {
    "bh-breadcrumb",
    "bh-related",
    "bh-cite-page",
    "bh-table__downloads",
    "bh-view-switch",
    "bh-trainers",
}
PERMALINKS = {"headerlink", "bh-anchor"}
IDS = {"id", "for", "form", "list", "headers", "name", "popovertarget", "commandfor", "itemref"} | {
    f"aria-{name}"
    for name in ("labelledby", "describedby", "controls", "owns", "details", "flowto")
}
LINKS = {"href", "src", "xlink:href", "poster"}
HERE = "https://site.invalid/"  # stands for the site's root while links are worked out


@dataclass(frozen=True)
class Part:
    """One page of the book. `section`: the heading in nav it stands under."""

    address: str
    title: str
    section: str

    @property
    def name(self) -> str:
        return self.address.strip("/").replace("/", "-")


class PartOfBook(Copier):
    """Copies the <article> of a page, its headings one level down.

    A tag with links waits in `_pieces` until `text` is told all ids of the book.
    """

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part
        self.ids = {part.name}
        self._pieces: list[str | Callable[[Mapping[str, str], set[str]], str]] = []
        self._inside = False

    def text(self, names: Mapping[str, str], ids: set[str]) -> str:
        """The part as HTML. `names`: of all parts by address; `ids`: all there are in the book."""
        return "".join(
            piece if isinstance(piece, str) else piece(names, ids) for piece in self._pieces
        ).strip()

    def write(self, text: str) -> None:
        if self._inside:
            self._pieces.append(text)

    def start(self, tag: str, attributes: Attributes, close: str) -> None:
        classes = set((attributes.get("class") or "").split())
        if tag == "article":
            self._inside = True
        elif tag in LEFT_OUT_TAGS or classes & LEFT_OUT:
            self.leave_out(tag)
        elif self._inside:
            if tag == "details":
                attributes["open"] = None  # so that all of it can be searched and printed
            for name, value in attributes.items():
                if value and name in IDS:
                    attributes[name] = " ".join(
                        f"{self.part.name}--{each}" for each in value.split()
                    )
                elif value:
                    attributes[name] = value.replace("url(#", f"url(#{self.part.name}--")
            self.ids.add(attributes.get("id") or self.part.name)
            if LINKS & attributes.keys():
                own = bool(classes & PERMALINKS)
                self._pieces.append(
                    lambda names, ids: self.tag(
                        _lower(tag),
                        {
                            name: (
                                self._lead(value or "", names, ids, own) if name in LINKS else value
                            )
                            for name, value in attributes.items()
                        },
                        close,
                    )
                )
            else:
                self._pieces.append(self.tag(_lower(tag), attributes, close))

    def end(self, tag: str) -> None:
        if tag == "article":
            self._inside = False
        self.write(f"</{_lower(tag)}>")

    def _lead(self, link: str, names: Mapping[str, str], ids: set[str], own: bool) -> str:
        """Where a link of this page leads from the book. `own`: to the page's own address, though
        it is in the book.
        """
        target = urlsplit(urljoin(HERE + self.part.address, link))
        if target.netloc != urlsplit(HERE).netloc:
            return link
        page = target.path.removeprefix("/")
        anchor = f"{names.get(page)}--{target.fragment}" if target.fragment else names.get(page)
        if anchor in ids and not own and not target.query:
            return f"#{anchor}"
        return target._replace(scheme="", netloc="", path=f"../{page}").geturl()


def _lower(tag: str) -> str:
    return f"h{min(6, int(tag[1]) + 1)}" if re.fullmatch("h[1-6]", tag) else tag

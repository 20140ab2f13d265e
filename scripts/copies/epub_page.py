"""One page of the site as a document of the electronic book: its article, in the stricter writing
that readers of such books expect.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

from copies.markup_stream import VOID, Attributes, Copier
from copies.single_page_parts import HERE, LEFT_OUT, LEFT_OUT_TAGS, PERMALINKS
from core.mkdocs_yml import Entry

# A book asks nothing of a server and runs nothing: what is left of a form is its text, with boxes
# to tick by hand.
PLAIN = {"form": "div", "fieldset": "div", "legend": "p", "label": "span"}
BOX = "☐"
DROPPED = {
    "for",
    "popovertarget",
    "download",
    "abbr",
}  # for forms, browsers, and tables on a phone; EPUB knows no abbr on a header
SVG_NAMES = {
    "viewbox": "viewBox"
}  # HTML's parser writes all names small, and there they must not be
SVG = "http://www.w3.org/2000/svg"
Ids = Mapping[str, set[str]]


def name_of(address: str) -> str:
    """The document's name in the book."""
    return f"{address.strip('/').replace('/', '-') or 'home'}.xhtml"


class PageOfBook(Copier):
    """Copies the <article> of a page. A link waits in `_pieces` until `body` is told what there is
    to lead to.
    """

    def __init__(self, entry: Entry, site_url: str) -> None:
        super().__init__()
        self.entry = entry
        self.ids: set[str] = set()
        self.has_drawing = False
        self._site_url = site_url
        self._pieces: list[str | Callable[[Ids], str]] = []
        self._inside = False

    def body(self, ids: Ids) -> str:
        """`ids`: of all documents of the book, by the address of their page."""
        return "".join(
            piece if isinstance(piece, str) else piece(ids) for piece in self._pieces
        ).strip()

    def write(self, text: str) -> None:
        if self._inside and not text.startswith("<!--"):
            self._pieces.append(text)

    def handle_data(self, data: str) -> None:
        super().handle_data(escape(data, quote=False))

    def handle_entityref(self, name: str) -> None:  # XML knows only five of them by name
        super().handle_data(escape(unescape(f"&{name};"), quote=False))

    def start(self, tag: str, attributes: Attributes, close: str) -> None:
        classes = set((attributes.get("class") or "").split())
        if tag == "article":
            self._inside = True
        elif (
            tag in LEFT_OUT_TAGS | {"select", "textarea"}
            or classes & (LEFT_OUT | PERMALINKS)
            or "hidden" in attributes
        ):
            self.leave_out(tag)
        elif tag == "input":
            self.write(f'<span aria-hidden="true">{BOX}</span>')
        elif self._inside:
            if tag == "details":
                attributes["open"] = None  # many reading programs open nothing
            if tag == "svg":
                self.has_drawing = True
                attributes["xmlns"] = SVG
            self.ids.add(attributes.get("id") or "")
            kept = {
                SVG_NAMES.get(name, name): name if value is None else value
                for name, value in attributes.items()
                if name not in DROPPED and not name.startswith("data-")
            }
            end = "/>" if tag in VOID else close
            if "href" in kept:
                self._pieces.append(
                    lambda ids: self.tag(tag, kept | {"href": self._lead(kept["href"], ids)}, end)
                )
            else:
                self._pieces.append(self.tag(PLAIN.get(tag, tag), kept, end))

    def end(self, tag: str) -> None:
        if tag == "article":
            self._inside = False
        self.write(f"</{PLAIN.get(tag, tag)}>")

    def _lead(self, link: str, ids: Ids) -> str:
        """Where a link of this page leads: within the book, where it holds that place, else to the
        site.
        """
        target = urlsplit(urljoin(HERE + self.entry.address, link))
        if target.netloc != urlsplit(HERE).netloc:
            return link
        page = target.path.removeprefix("/")
        if (
            page in ids
            and not target.query
            and (not target.fragment or target.fragment in ids[page])
        ):
            return (name_of(page) if page != self.entry.address or not target.fragment else "") + (
                f"#{target.fragment}" if target.fragment else ""
            )
        return urljoin(self._site_url, target._replace(scheme="", netloc="", path=page).geturl())

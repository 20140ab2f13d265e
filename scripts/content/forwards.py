"""docs/data/forwards.yml: addresses that moved, and where to.

A static host forwards no file. One that moved is also published under its old name, and in place of
one that is retired stands a page, in a folder of the file's name: hosts lead on to it.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from content.guide import Guide
from content.pages import Page
from content.records import Record
from core.documents import DataFile
from core.problems import Problem, refuse

FILE = "docs/data/forwards.yml"


@dataclass(frozen=True, kw_only=True)
class Forward(Record):
    """`id`, what moved, and `target` are addresses relative to the site's root, such as
    chapters/x/#y; the
    home page's is empty.
    """

    target: str
    why: str
    retired: bool = False  # the page is gone for good, and `target` only comes near it

    @property
    def page(self) -> str:
        """The page that moved, or a part of which did, or that stands in place of a file."""
        return f"{self.id}/" if self.is_file else self.id.partition("#")[0]

    @property
    def anchor(self) -> str:
        return self.id.partition("#")[2]

    @property
    def is_file(self) -> bool:
        """Whether a file moved or was retired, and not a page."""
        return "." in self.id

    @property
    def is_copy(self) -> bool:
        return self.is_file and "." in self.target


def read(document: DataFile, guide: Guide) -> list[Forward]:
    """All forwards, checked against the addresses of the pages that exist (without anchors). One
    from “page/#start*” stands for each published address that starts so.
    """
    forwards = [
        Forward(
            id=source.removeprefix("./"),
            line=entry["line"],
            target=entry["to"].removeprefix("./"),
            why=entry["why"],
            retired=entry.get("retired", False),
        )
        for entry in document.entries("forwards")
        for source in _sources(entry["from"], guide)
    ]
    addresses, moved = {page.address for page in guide.pages}, [each.id for each in forwards]
    for index, forward in enumerate(forwards):
        for message in _mistakes(forward, addresses, moved, moved[:index]):
            document.problems.append(Problem(FILE, forward.line, message))
    return forwards


def _sources(source: str, guide: Guide) -> list[str]:
    if not source.endswith("*"):
        return [source]
    return [address for address in guide.published if address.startswith(source[:-1])]


def _mistakes(
    forward: Forward, addresses: Collection[str], moved: Collection[str], before: Collection[str]
) -> Iterator[str]:
    """What is wrong with a forward beside the `addresses` of pages, all that `moved`, and what did
    so `before` it.
    """
    source, target = forward.id, forward.target
    if source in before:
        yield f"“{source}” is forwarded twice — keep one of the two"
    if not forward.anchor and forward.page in addresses:
        yield f"“{source}” is a page that still exists — remove the forward, or the page"
    if forward.anchor and forward.page not in addresses and forward.page not in moved:
        yield f"“{source}” is on a page that does not exist — forward the page itself"
    if not forward.is_copy and target.partition("#")[0] not in addresses:
        yield (
            f"“{target}” is not a page of this site — point the forward at one that exists, not at"
            " another forward"
        )


def old_names(guide: Guide, files: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """Moved files under their old names. `files`: all that a build makes. Raises BadInput."""
    moved = [forward for forward in guide.all(Forward).values() if forward.is_copy]
    refuse(
        [
            Problem(
                FILE,
                forward.line,
                f"“{forward.target}” is not made by a build — name the file as it is called now",
            )
            for forward in moved
            if f"docs/{forward.target}" not in files
        ]
    )
    return {f"docs/{forward.id}": files[f"docs/{forward.target}"] for forward in moved}


def parts_moved_from(page: Page, guide: Guide) -> list[Forward]:
    """The forwards of parts that were on a page."""
    forwards = guide.all(Forward).values()
    return [each for each in forwards if each.anchor and each.page == page.address]


def check_anchors(guide: Guide) -> Iterator[Problem]:
    """Forwards from an anchor that is still there, or to one that is not.

    (The register of addresses would not do: it keeps the lost ones, and learns of new ones only
    after a build.)
    """
    anchors = {page.address: _written_ids(page) for page in guide.pages}
    for place in guide.places:
        anchors[place.page].add(place.anchor)
    for forward in guide.all(Forward).values():
        page, _, anchor = forward.target.partition("#")
        if anchor and anchor not in anchors[page]:
            close = get_close_matches(anchor, anchors[page], n=1)
            other = "use the id of a heading, row or card on it"
            advice = f"did you mean “#{close[0]}”?" if close else other
            yield Problem(
                FILE, forward.line, f"“{forward.target}” names no part of that page — {advice}"
            )
        if forward.anchor and forward.anchor in anchors.get(forward.page, ()):
            yield Problem(
                FILE,
                forward.line,
                f"“{forward.id}” is a part that still exists — remove the forward, or the part",
            )


def _written_ids(page: Page) -> set[str]:
    """The ids that a page's own Markdown gives, by attribute lists and in HTML."""
    written = "\n".join(block.text for block in page.prose)
    pairs = re.findall(r"""\{[^}\n]*#([\w-]+)|\bid(?:="|:\s*)([\w-]+)""", written)
    headings = {heading.anchor for heading in page.headings}
    return (headings | {name for pair in pairs for name in pair}) - {""}

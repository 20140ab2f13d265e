"""What data becomes: records, the ids they put on pages, and the pieces of pages made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Anchor:
    """One id that a record puts on a page, with its title.

    `kind`: the name of its Kind, “section” for a heading of no kind, “part” for what gets no short
    link. `level`: of its heading, 0 for none. `label`: what a link to it says, if not its title.
    """

    id: str
    title: str
    kind: str = "part"
    level: int = 0
    minutes: int = 0
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Record:
    """One entry of a data file. It knows where it stands, and the ids it puts on a page."""

    id: str
    line: int = 1

    def anchors(self) -> tuple[Anchor, ...]:
        """In the order in which they stand on the page."""
        return ()


@dataclass(frozen=True)
class Partial:
    """A piece of a page that is made of data. Pages ask for it by `name`: “skills/coaching.html”.

    `template` is filled with `values`, the guide, and the way to the site's root. `file` and `line`
    say where its data stands; every partial that is not `optional` must be shown by some page.
    """

    name: str
    template: str
    values: Mapping[str, Any]
    file: str
    line: int = 1
    anchors: tuple[Anchor, ...] = ()
    sources: tuple[str, ...] = ()
    optional: bool = False

"""What shares a slide, and the words that slides have of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.records import Anchor
from slides.slide import Line, Slide

Notes = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Item:
    """A question of the page of questions, or a list in a section. `id`: of its heading; `lines`:
    of the list; `text`: all of it, for the presenter.
    """

    id: str
    title: str
    text: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Group:
    """What shares a slide, or goes on to a second: records of one kind on the page `address`.
    `section`, `heading`: the id and words of the heading they stand under; `title`: over them, from
    the data. `rows`, `columns`: of a table, all
    for none.
    """

    records: Sequence[Any]
    address: str
    section: str
    heading: str
    title: str = ""
    rows: Sequence[str] = ()
    columns: Sequence[str] = ()

    def place(self, anchor: str) -> str:
        return f"{self.address}#{anchor}"


class Words:
    """What slides say of their own, from labels.yml. `titles`: of kinds, by their names."""

    def __init__(self, guide: Guide, titles: Mapping[str, str]) -> None:
        self.guide, self.labels = guide, guide.labels
        self.slides: Mapping[str, Any] = guide.labels["slides"]
        self._kinds: Mapping[str, str] = {**titles, **self.slides["labels"]}

    def named(self, sources: Sequence[str]) -> str:
        """Short names of sources."""
        return "; ".join(self.guide.sources[source].short_name for source in sources)

    def notes(self, **texts: str) -> Notes:
        """Texts for the presenter, each under its name; empty ones are left out."""
        names = self.slides["notes"]
        return tuple((names[key.replace("_", " ")], text) for key, text in texts.items() if text)

    def slide(self, kind: str, name: str, title: str, address: str, **values: Any) -> Slide:
        """A slide with its label and the name of its hat."""
        label, hat = self._kinds.get(kind, ""), self.labels["hats"].get(values.get("hat"), "")
        return Slide(kind, name, title, address, label=label, hat_name=hat, **values)


def anchors_of(record: Any) -> Sequence[Anchor]:
    """The ids that it has on its page; the data asks for it by the first."""
    if isinstance(record, Item):
        return (Anchor(record.id, record.title),)
    anchors: Sequence[Anchor] = record.anchors()
    return anchors


def anchor_of(record: Any) -> str:
    return anchors_of(record)[0].id

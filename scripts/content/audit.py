"""docs/data/audit.yml: the ideas that the guide must cover, which chapters name by their ids."""

from dataclasses import dataclass

from content.guide import Guide
from content.records import Record
from core.documents import DataFile


@dataclass(frozen=True, kw_only=True)
class Item(Record):
    """One idea, of which the generator needs no more than the id; tests read the rest."""


def read(document: DataFile, _guide: Guide) -> list[Item]:
    return [Item(id=entry["id"], line=entry["line"]) for entry in document.entries("items")]

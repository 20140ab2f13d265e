"""docs/data/audit.yml: the ideas that the guide must cover, which chapters name by their ids."""

from __future__ import annotations

from dataclasses import dataclass

from content.guide import NOWHERE, Anchor, Guide
from core.data_files import DataFile
from core.problems import Problem


@dataclass(frozen=True)
class Item:
    """One idea, of which the generator needs no more than the id; tests read the rest."""

    id: str
    line: int
    sources: tuple[str, ...] = ()

    def anchors(self) -> tuple[Anchor, ...]:
        """None: readers never meet it."""
        return NOWHERE


def read(document: DataFile, _guide: Guide) -> tuple[list[Item], list[Problem]]:
    """All ids."""
    return [Item(entry["id"], entry["line"]) for entry in document.entries("items")], []

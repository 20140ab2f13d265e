"""docs/data/search.yml: people's own words for what the guide has, and what it does not have."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from content.guide import Guide
from content.records import Record
from content.things import Thing, find_things
from core.documents import DataFile, frozen
from core.schema_messages import instead


@dataclass(frozen=True, kw_only=True)
class Search(Record):
    """`kinds`: name → what a hit is called, alone and in a list, and what it weighs; `equal`:
    groups of words that mean the same; `phrases`: what people say, and what they are to `see`;
    `absent`: the same with what to `say` of what the guide lacks; `examples`: to tap.
    """

    kinds: Mapping[str, Mapping[str, Any]]
    equal: tuple[tuple[str, ...], ...]
    phrases: tuple[Mapping[str, Any], ...]
    absent: tuple[Mapping[str, Any], ...]
    examples: tuple[str, ...]
    things: tuple[Thing, ...]
    id: str = "search"


def read(document: DataFile, guide: Guide) -> list[Search]:
    """Reports addresses at which there is nothing to find, and words in two groups."""
    things = tuple(find_things(guide))
    _check_addresses(document, guide, {thing.address for thing in things})
    _check_words(document)
    for kind in sorted({thing.kind for thing in things} - document.data["kinds"].keys()):
        document.report(f"the kind “{kind}” has no name and no weight — add it here", "kinds")
    return [Search(**frozen(document.data), things=things)]


def _check_addresses(document: DataFile, guide: Guide, known: set[str]) -> None:
    for part in ("phrases", "absent"):
        for index, entry in enumerate(document.data[part]):
            for position, address in enumerate(entry["see"]):
                if address not in known and guide.is_whole:
                    document.report(
                        f"search finds nothing at “{address}” — {_advice(address, known)}",
                        *(part, index, "see", position),
                    )


def _advice(address: str, known: set[str]) -> str:
    if get_close_matches(address, known, n=1):
        return instead(address, sorted(known))
    return "use the address of a page, a heading, a row, a quotation or a card"


def _check_words(document: DataFile) -> None:
    seen: set[str] = set()
    for index, group in enumerate(document.data["equal"]):
        for position, words in enumerate(group):
            if words.casefold() in seen:
                document.report(
                    f"“{words}” stands in two places under equal — join the groups, or keep one",
                    *("equal", index, position),
                )
            seen.add(words.casefold())

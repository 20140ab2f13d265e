"""docs/data/sources.yml: every work the guide rests on, and how much of it was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.records import Anchor, Partial, Record
from core.documents import DataFile
from core.schema_messages import instead


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """One work; `unverified` names the fields nobody has checked."""

    type: str
    authors: tuple[str, ...]
    title: str
    seen: str
    label: str = ""
    year: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    doi: str = ""
    doi_unverified: bool = False
    isbn: str = ""
    url: str = ""
    unverified: tuple[str, ...] = ()
    note: str = ""
    short_name: str = ""  # author and year: “Bennis and Nanus 1985”

    @property
    def sort_key(self) -> str:
        return (self.label or self.authors[0].split()[-1]).casefold() + self.year

    def checked(self, name: str) -> str:
        """The value of a field, or nothing where it was never checked."""
        return "" if name in self.unverified else str(getattr(self, name))

    def unchecked(self, name: str) -> str:
        """The value of a field that was never checked, or nothing."""
        return str(getattr(self, name)) if name in self.unverified else ""

    @property
    def address(self) -> str:
        """Where to find it: its checked DOI, or the page we may link to, or nothing."""
        return f"https://doi.org/{self.doi}" if self.doi and not self.doi_unverified else self.url

    @property
    def host(self) -> str:
        if self.doi and not self.doi_unverified:
            return f"doi.org/{self.doi}"
        return self.url.split("/")[2].removeprefix("www.") if self.url else ""

    @property
    def places(self) -> list[str]:
        """Where it appeared, as far as that was checked: container, volume, publisher, year,
        pages.
        """
        volume = self.checked("volume")
        if volume and self.checked("issue"):
            volume += f"({self.issue})"
        pages = self.checked("pages").replace("-", "–")
        parts = [self.checked("container"), volume, self.checked("publisher")]
        return [part for part in [*parts, self.checked("year"), pages] if part]

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.id, self.short_name),)


def read(document: DataFile, guide: Guide) -> list[Source]:
    """All works. Reports short names that two share, and unchecked fields a work does not have."""
    entries, phrases = document.entries("sources"), guide.labels["phrases"]
    sources = [_source(entry, phrases) for entry in entries]
    names: dict[str, str] = {}
    for index, source in enumerate(sources):
        other = names.setdefault(source.short_name, source.id)
        if other != source.id:
            document.report(
                f"“{source.id}” and “{other}” would both be shown as “{source.short_name}” — give"
                " this one a label of its own",
                *("sources", index, "id"),
            )
        known = [key for key in entries[index] if key not in ("id", "line", "unverified")]
        for position, name in enumerate(source.unverified):
            if name not in known:
                document.report(
                    f"“{name}” under unverified is not a key of this source —"
                    f" {instead(name, known)}",
                    *("sources", index, "unverified", position),
                )
    return sources


def partials(sources: list[Source], file: str) -> list[Partial]:
    """The bibliography; its entries say which pages use them, so it is filled last of all."""
    anchors = tuple(anchor for source in sources for anchor in source.anchors())
    values = {"sources": sorted(sources, key=lambda source: source.sort_key)}
    return [Partial("bibliography.html", "source", values, file, anchors=anchors, optional=True)]


def _source(entry: Mapping[str, Any], phrases: Mapping[str, str]) -> Source:
    """The record, with its short name: the label, or the last names of its authors, and the
    year.
    """
    year = str(entry.get("year", ""))
    names = [author.split()[-1] for author in entry["authors"]]
    who = {1: "{}", 2: phrases["two authors"]}.get(len(names), phrases["more authors"])
    short_name = f"{entry.get('label') or who.format(*names)} {year}".strip()
    return Source(**{**entry, "year": year}, short_name=short_name)

"""Sources: short names, full references, the notes under a page, the bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.data_files import DataFile
from core.problems import Problem
from core.schema_messages import instead
from render.markup import attribute, text

SEEN = {
    "publisher-page": "We read it on the publisher’s or author’s own page.",
    "original-copy": "We read it in a copy of the original.",
    "abstract": "We read the published abstract or record.",
    "secondary": "We know it only as others quote or sum it up.",
    "not-seen": "We have not read it; it is named so that you can look for it.",
}
_UNCHECKED_AS = {
    "title": "the title",
    "container": "where it appeared",
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
    "publisher": "publisher",
    "year": "year",
    "isbn": "ISBN",
}


@dataclass(frozen=True)
class Source:
    """One entry of docs/data/sources.yml; `unverified` names the fields nobody has checked."""

    id: str
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

    @property
    def short_name(self) -> str:
        """Author and year, such as “Bennis and Nanus 1985”; `label` replaces the author part."""
        names = [author.split()[-1] for author in self.authors]
        who = self.label or (
            names[0]
            if len(names) == 1
            else f"{names[0]} and {names[1]}"
            if len(names) == 2
            else f"{names[0]} and others"
        )
        return f"{who} {self.year}".strip()

    def checked(self, field: str) -> str:
        """The field's value, or nothing where it was never checked."""
        return "" if field in self.unverified else getattr(self, field)


def read_sources(document: DataFile) -> tuple[dict[str, Source], list[Problem]]:
    """Sources by id. Reports short names that two sources would share, and unchecked fields that a
    source does not have.
    """
    sources: dict[str, Source] = {}
    names: dict[str, str] = {}
    problems: list[Problem] = []
    for index, entry in enumerate(document.data["sources"]):
        source = _source(entry)
        other = names.setdefault(source.short_name, source.id)
        if other != source.id:
            problems.append(
                document.problem(
                    f"“{source.id}” and “{other}” would both be shown as “{source.short_name}” —"
                    " give this one a label of its own",
                    "sources",
                    index,
                    "id",
                )
            )
        sources[source.id] = source
        known = [key for key in entry if key not in ("id", "unverified")]
        problems += [
            document.problem(
                f"“{name}” under unverified is not a key of this source — {instead(name, known)}",
                "sources",
                index,
                "unverified",
                position,
            )
            for position, name in enumerate(source.unverified)
            if name not in known
        ]
    return sources, problems


def _source(entry: Mapping[str, Any]) -> Source:
    known = {
        key: value for key, value in entry.items() if key not in ("authors", "unverified", "year")
    }
    return Source(
        **known,
        authors=tuple(entry["authors"]),
        unverified=tuple(entry.get("unverified", ())),
        year=str(entry.get("year", "")),
    )


def reference(source: Source) -> str:
    """The full reference as HTML: who, title, where, when; unchecked fields are left out."""
    who = ", ".join(source.authors[:3]) + (" and others" if len(source.authors) > 3 else "")
    volume = source.checked("volume")
    if volume and source.checked("issue"):
        volume += f"({source.issue})"
    where = [
        source.checked("container"),
        volume,
        source.checked("publisher"),
        source.checked("year"),
        source.checked("pages").replace("-", "–"),
    ]
    return (
        f"{text(who)}, <cite>{text(source.title)}</cite>, {text(', '.join(filter(None, where)))}".rstrip(
            ", "
        )
        + "."
    )


def link(source: Source, root: str) -> str:
    """A link to the bibliography entry. `root`: relative path from the page to the site's root."""
    return (
        f'<a class="bh-cite" href="{root}about/sources/#{source.id}">{text(source.short_name)}</a>'
    )


def render_notes(cited: Iterable[Source], drawn: Iterable[Source], root: str) -> str:
    """Markdown for the Sources section of one page: a numbered note for each citation, and
    a line for sources that only its quotations and tables rest on.
    """
    notes = [
        f"[^{source.id}]: {_as_typed(reference(source))} [{_as_typed(text(source.short_name))} in"
        f" the bibliography]({root}about/sources.md#{source.id})"
        for source in cited
    ]
    lines = ["\n".join(notes), "///Footnotes Go Here///"] if notes else []
    names = "; ".join(
        f"[{_as_typed(text(source.short_name))}]({root}about/sources.md#{source.id})"
        for source in drawn
    )
    if names:
        lines.append(f"The quotations and tables {'also ' if notes else ''}rest on: {names}.")
    return "\n\n".join(lines) + "\n"


def _as_typed(html: str) -> str:
    """HTML in which Markdown finds no marks: a title may hold a star or a bracket."""
    return re.sub(r"[\\`*_\[\]{}]", lambda mark: f"&#{ord(mark[0])};", html)


def render_bibliography(
    sources: Mapping[str, Source], cited_in: Mapping[str, Iterable[tuple[str, str]]]
) -> str:
    """The whole bibliography as an HTML list, by first author.

    `cited_in`: source id → (address from this page, title) of each page that uses it.
    """
    ordered = sorted(
        sources.values(),
        key=lambda source: (source.label or source.authors[0].split()[-1]).casefold() + source.year,
    )
    return (
        '<ul class="bh-bibliography">\n'
        + "\n".join(_entry(source, cited_in.get(source.id, ())) for source in ordered)
        + "\n</ul>\n"
    )


def _entry(source: Source, pages: Iterable[tuple[str, str]]) -> str:
    doi = source.doi and not source.doi_unverified and source.doi
    where = (doi and f"https://doi.org/{doi}") or source.url
    found = (
        ' <a class="bh-bibliography__link"'
        f' href="{attribute(where)}">{text("doi.org/" + doi if doi else _host(where))}</a>'
        if where
        else ""
    )
    unchecked = [
        f"{name} ({getattr(source, field)})" if field != "title" else name
        for field, name in _UNCHECKED_AS.items()
        if field in source.unverified and getattr(source, field)
    ]
    if source.doi and source.doi_unverified:
        unchecked.append(f"DOI ({source.doi})")
    remarks = [SEEN[source.seen]]
    if unchecked:
        remarks.append(f"Not checked: {', '.join(unchecked)}.")
    if source.note:
        remarks.append(source.note)
    used = ", ".join(f'<a href="{address}">{text(title)}</a>' for address, title in pages)
    return (
        f'<li id="{source.id}"><p'
        f' class="bh-bibliography__entry"><strong>{text(source.short_name)}</strong>'
        f" {reference(source)}{found}</p><p"
        f' class="bh-bibliography__note">{text(" ".join(remarks))}</p>'
        + (f'<p class="bh-bibliography__used">Used in: {used}</p>' if used else "")
        + "</li>"
    )


def _host(address: str) -> str:
    return address.split("/")[2].removeprefix("www.")

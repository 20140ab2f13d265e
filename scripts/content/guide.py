"""The guide: all pages and all records, and every place on them that a link can lead to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from content.pages import Heading, Page, Snippet, plain_markdown
from content.records import Anchor, Partial

HOME = "./"  # the address of the home page, as in the register of addresses
LINKED_SECTIONS = {"chapters/": (2, 3), "self-check/": (2,)}  # folder → levels of its headings
REPEATS = "book/"  # the single-page edition, which repeats what has an address elsewhere


R = TypeVar("R")


@dataclass(frozen=True)
class Place:
    """What a link can lead to: a page, or one anchor on it. `page` is the page's address."""

    page: str
    anchor: str
    title: str
    kind: str
    level: int = 0
    minutes: int = 0
    label: str = ""

    @property
    def address(self) -> str:
        """Relative to the site's root, as in the register of addresses."""
        return (self.page or HOME) + (f"#{self.anchor}" if self.anchor else "")

    @property
    def is_linkable(self) -> bool:
        """Whether it gets a short link of its own.

        Rows of tables do not, though each has its # address: people read a row within its table,
        they would make the index a third longer, and a code can be added on any later day but
        never taken back.
        """
        if self.page == REPEATS or self.kind == "part":
            return False
        return self.kind != "section" or any(
            self.page.startswith(folder) and self.level in levels
            for folder, levels in LINKED_SECTIONS.items()
        )


@dataclass(frozen=True)
class Guide:
    """Everything the site is made of, as far as it has been read; a reader of data sees what was
    read before it.

    `labels`: words for what data names by an id. `drawings`: SVG by file name under docs/assets.
    `colours`: #rrggbb by the names of tokens.css, `dark_colours` those of the dark.
    `records`: kind → id → record. `unread`: folders of partials whose data could not be read, so
    that names in them cannot be judged. `published`: every address there ever was, as registered.
    """

    pages: tuple[Page, ...] = ()
    labels: Mapping[str, Any] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    dark_colours: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    partials: tuple[Partial, ...] = ()
    unread: frozenset[str] = frozenset()
    published: tuple[str, ...] = ()

    def all(self, kind: type[R]) -> Mapping[str, R]:
        """The records of one class by id, in the order of their data."""
        return {
            name: record
            for records in self.records.values()
            for name, record in records.items()
            if isinstance(record, kind)
        }

    def with_records(self, kind: str, records: Sequence[Any]) -> "Guide":
        grown = {**self.records.get(kind, {}), **{record.id: record for record in records}}
        return replace(self, records={**self.records, kind: grown})

    def could_read(self, folder: str) -> bool:
        """Whether names in a folder of partials can be judged."""
        return folder not in self.unread

    @property
    def has_all_pages(self) -> bool:
        """Whether all pages could be read, so that what they lack can be judged."""
        return not any(page.unread for page in self.pages)

    @property
    def is_whole(self) -> bool:
        """Whether all pages and data could be read so far, so that missing places can be judged."""
        return not self.unread and self.has_all_pages

    @cached_property
    def sources(self) -> Mapping[str, Any]:
        return self.records.get("source", {})

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Of pages, by name: “chapters/faq”."""
        return {page.name: page.title for page in self.pages}

    def page(self, name: str) -> Page:
        """A page by its name: “chapters/faq”. Raises StopIteration where there is none."""
        return next(page for page in self.pages if page.name == name)

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """Of pages, by address: “chapters/faq/#roi” → its heading."""
        return {
            f"{page.address}#{heading.anchor}": heading.title
            for page in self.pages
            for heading in page.headings
        }

    @cached_property
    def chapters(self) -> tuple[str, ...]:
        return tuple(page.name.removeprefix("chapters/") for page in self.pages if page.is_chapter)

    @cached_property
    def partial_of(self) -> Mapping[str, Partial]:
        return {partial.name: partial for partial in self.partials}

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return tuple(place for page in self.pages for place in self._places_on(page))

    @cached_property
    def place_names(self) -> Mapping[str, str]:
        """Address of an anchor → what a link to it says. The title of a page has an anchor too."""
        titles = {
            f"{page.address or HOME}#{heading.anchor}": plain_markdown(heading.title)
            for page in self.pages
            for heading in page.headings
            if heading.level == 1
        }
        return titles | {
            place.address: place.label or place.title for place in self.places if place.anchor
        }

    def sources_on(self, page: Page) -> tuple[list[str], list[str]]:
        """Ids of the sources that a page cites, and of those that only its partials rest on."""
        cited = list(dict.fromkeys(source for _, source in page.citations))
        shown = (self.partial_of.get(each.path.removeprefix(page.prefix)) for each in page.snippets)
        drawn = dict.fromkeys(source for partial in shown if partial for source in partial.sources)
        return cited, [source for source in drawn if source not in cited]

    @cached_property
    def uses(self) -> Mapping[str, list[Page]]:
        """Source → the pages that cite it or rest on it."""
        uses: dict[str, list[Page]] = {source: [] for source in self.sources}
        for page in self.pages:
            cited, drawn = self.sources_on(page)
            for source in cited + drawn:
                uses[source].append(page)
        return uses

    def _places_on(self, page: Page) -> Iterator[Place]:
        record = self.records.get(page.kind, {}).get(page.name.rpartition("/")[2])
        minutes = getattr(record, "minutes", page.meta.get("minutes", 0))
        yield Place(page.address, "", page.title, page.kind, 1, minutes)
        seen = {"", *(heading.anchor for heading in page.headings if heading.level == 1)}
        for anchor in self._anchors_on(page):
            if anchor.id not in seen:
                seen.add(anchor.id)
                yield Place(
                    page.address,
                    anchor.id,
                    anchor.title,
                    anchor.kind,
                    anchor.level,
                    anchor.minutes,
                    anchor.label,
                )

    def _anchors_on(self, page: Page) -> Iterator[Anchor]:
        for block in page.blocks:
            if isinstance(block, Heading):
                answers = page.name == "chapters/faq" and block.level == 3
                kind = "answer" if answers else "section"
                yield Anchor(block.anchor, plain_markdown(block.title), kind, block.level)
            elif isinstance(block, Snippet):
                partial = self.partial_of.get(block.path.removeprefix(page.prefix))
                yield from partial.anchors if partial else ()

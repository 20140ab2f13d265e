"""What a Markdown page is: its front matter, and its blocks in reading order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

CITATION = re.compile(r"\[\^([^\]\s]+)\]")
LIST_ITEM = r"(?:[-*+]|\d+[.)])\s+"
CHAPTERS, SCENARIOS = "chapters/", "scenarios/"  # folders of docs
# Folders in which each page but the first is one thing of a kind.
FOLDERS = {
    CHAPTERS: "chapter",
    SCENARIOS: "scenario",
    "activities/": "activity",
    "trainers/plans/": "plan",
}


@dataclass(frozen=True)
class Heading:
    """A heading with its level and id; `title` is Markdown, `anchor` empty where it has no id."""

    line: int
    level: int
    title: str
    anchor: str


@dataclass(frozen=True)
class Snippet:
    """A line that asks for a partial or a drawing: `path`, as “skills/coaching.html”."""

    line: int
    path: str


@dataclass(frozen=True)
class Prose:
    line: int
    text: str


Block = Heading | Snippet | Prose


@dataclass(frozen=True)
class Page:
    """One Markdown file. `file` is relative to the repository, `address` to the site's root.

    `unread`: the file could not be read, so what it shows and lacks cannot be judged.
    `links_from_file`: HTML links start at the Markdown file, as Zensical reads them, and not at the
    page's address, as browsers and MkDocs do.
    """

    file: str
    meta: Mapping[str, Any] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
    unread: bool = False
    links_from_file: bool = False

    @property
    def name(self) -> str:
        """Its path below docs without .md, as in nav: “chapters/faq”."""
        return self.file.removeprefix("docs/").removesuffix(".md")

    @property
    def address(self) -> str:
        """“chapters/faq/”; the home page's is empty."""
        return "" if self.name == "index" else self.name.removesuffix("/index") + "/"

    @property
    def title(self) -> str:
        """Its name where the front matter could not be read."""
        return str(self.meta.get("title", self.name))

    @property
    def kind(self) -> str:
        """What the page is: “chapter”, “scenario”, …, or just “page”."""
        folder, _, stem = self.name.rpartition("/")
        return FOLDERS.get(f"{folder}/", "page") if stem != "index" else "page"

    @property
    def is_chapter(self) -> bool:
        return self.kind == "chapter"

    @property
    def is_scenario(self) -> bool:
        """Whether it is a scenario, and not the page that lists them."""
        return self.kind == "scenario"

    @property
    def is_pictured(self) -> bool:
        """Whether it opens with a plate of its own; not known where it could not be read."""
        return self.kind in ("chapter", "scenario") and not self.unread

    @property
    def root(self) -> str:
        """Relative path from the page to the site's root, for links in generated HTML."""
        return "../" * (self.name if self.links_from_file else self.address).count("/")

    @property
    def prefix(self) -> str:
        """What stands before a partial's name on this page: “home/” at the root, where links
        differ.
        """
        return "" if self.address else "home/"

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @cached_property
    def snippets(self) -> tuple[Snippet, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Snippet))

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Prose))

    @cached_property
    def citations(self) -> tuple[tuple[int, str], ...]:
        """(line, id of a source), in reading order."""
        return tuple(
            (block.line, cited) for block in self.prose for cited in CITATION.findall(block.text)
        )

    def shows(self, partial: str) -> bool:
        """Whether it asks for a partial, by the name it has at any depth."""
        return any(snippet.path.removeprefix(self.prefix) == partial for snippet in self.snippets)

    def paragraphs(self) -> list[list[Prose]]:
        """Lines of prose that belong together; an item of a list is a paragraph."""
        paragraphs: list[list[Prose]] = [[]]
        for block in self.prose:
            last = paragraphs[-1][-1].line if paragraphs[-1] else 0
            starts = re.match(rf"\s*{LIST_ITEM}", block.text) or (last and block.line != last + 1)
            if starts or not block.text.strip():
                paragraphs.append([])
            if block.text.strip():
                paragraphs[-1].append(block)
        return [paragraph for paragraph in paragraphs if paragraph]


def plain_markdown(text: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]", r"\1", text)

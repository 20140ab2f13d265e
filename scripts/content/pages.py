"""Read the Markdown pages: what each asks for, and how it departs from the house rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from content.headings import heading_problems, hidden_headings
from content.quotes import Quote, in_ledger, quoted_passages
from core.data_files import parse
from core.problems import Problem
from core.text_files import control_characters, read_schema, read_text

FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
HEADING = re.compile(r"(#{1,6})\s*(.*?)(?:\s+\{[^}]*?#([^\s}]+)[^}]*\})?\s*$")
SNIPPET = re.compile(r"\s*-{2}8<-{2}\s+[\"'](.+?)[\"']\s*$")
CITATION = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass
class Page:
    """One Markdown file. `file` is relative to the repository, `address` to the site's root.

    `links_from_file`: HTML links start at the Markdown file, as Zensical reads them, and not at the
    page's address, as browsers and MkDocs do.
    """

    file: str
    meta: dict[str, Any] = field(default_factory=dict)
    snippets: list[tuple[int, str]] = field(default_factory=list)
    citations: list[tuple[int, str]] = field(default_factory=list)
    headings: list[tuple[int, int, str, str]] = field(default_factory=list)  # line, level, text, id
    prose: list[tuple[int, str]] = field(default_factory=list)
    unread: bool = False  # the file could not be read, so what it shows and lacks cannot be judged

    @property
    def name(self) -> str:
        return self.file.removeprefix("docs/").removesuffix(".md")

    @property
    def address(self) -> str:
        return "" if self.name == "index" else self.name.removesuffix("/index") + "/"

    @property
    def root(self) -> str:
        """Relative path from the page to the site's root, for links in generated HTML."""
        if self.links_from_file:
            return "../" * self.name.count("/")
        return "../" * self.address.count("/")

    @property
    def prefix(self) -> str:
        """What stands before a partial's name on this page: “home/” at the root, where links
        differ.
        """
        return "" if self.address else "home/"


def read_page(
    path: Path, file: str, schema: Mapping[str, Any] | None
) -> tuple[Page, list[Problem]]:
    """A page and the problems of its front matter and headings. Without a schema, the front matter
    is not judged and stays empty.
    """
    page = Page(file)
    source, problems = read_text(path, file)
    if problems:
        page.unread = True
        return page, problems
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    front = FRONT_MATTER.match(source)
    first_line = front[0].count("\n") + 1 if front else 1
    if not front:
        problems.append(
            Problem(
                file,
                1,
                "the page has no front matter — start it with the block of"
                " scripts/chapter-template.md between two lines of ---",
            )
        )
    elif schema is not None:
        meta, problems = parse(front[1], file, dict(schema), first_line=2)
        page.meta = meta.data if meta else {}
    body = source[front.end() :] if front else source
    _scan(page, body, first_line)
    return page, problems + control_characters(body, file, first_line) + heading_problems(
        file, page.headings
    ) + hidden_headings(file, page.prose)


def _scan(page: Page, body: str, first_line: int) -> None:
    fenced = False
    for number, line in enumerate(body.split("\n"), first_line):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif fenced:
            continue
        elif snippet := SNIPPET.match(line):
            page.snippets.append((number, snippet[1]))
        elif heading := HEADING.match(line):
            page.headings.append((number, len(heading[1]), heading[2], heading[3] or ""))
        else:
            page.citations += [(number, cited) for cited in CITATION.findall(line)]
            page.prose.append((number, line))


def check_quotations(page: Page, quotes: Mapping[str, Quote] | None) -> list[Problem]:
    """Quotations that do not come from the ledger; wording is not judged where the ledger could not
    be read (None).
    """
    problems = []
    for line, prose in page.prose:
        if re.match(rf"\s*(?:{_ITEM})*>|.*<(blockquote|q)\b", prose, re.IGNORECASE):
            problems.append(
                Problem(
                    page.file,
                    line,
                    "a quotation stands in the page — put it into docs/data/quotes.yml and show it"
                    ' with --8<-- "quotes/ID.html"',
                )
            )
    for paragraph in paragraphs(page) if quotes is not None else ():
        problems += [
            Problem(
                page.file,
                _line_of(passage, paragraph),
                f"“{' '.join(passage.split())}” is quoted but not in the ledger with this wording —"
                " add it to docs/data/quotes.yml, correct the wording, or say it in your own"
                " words",
            )
            for passage in quoted_passages("\n".join(prose for _, prose in paragraph))
            if not in_ledger(passage, quotes)
        ]
    return problems


_ITEM = r"(?:[-*+]|\d+[.)])\s+"


def paragraphs(page: Page) -> list[list[tuple[int, str]]]:
    """Lines of prose that belong together: a quotation may run on over the end of a line."""
    paragraphs: list[list[tuple[int, str]]] = [[]]
    for line, prose in page.prose:
        if (
            not prose.strip()
            or re.match(rf"\s*{_ITEM}", prose)
            or (paragraphs[-1] and line != paragraphs[-1][-1][0] + 1)
        ):
            paragraphs.append([])
        if prose.strip():
            paragraphs[-1].append((line, prose))
    return [paragraph for paragraph in paragraphs if paragraph]


def _line_of(passage: str, paragraph: list[tuple[int, str]]) -> int:
    opening = passage.partition("\n")[0]
    return next((line for line, prose in paragraph if opening in prose), paragraph[0][0])


def check_chapter(page: Page) -> list[Problem]:
    """Every departure of a chapter from the skeleton in scripts/chapter-template.md."""
    problems = []

    def report(line: int, message: str) -> None:
        problems.append(Problem(page.file, line, message))

    for key in ("minutes", "reviewed", "items"):
        if page.meta and key not in page.meta:
            report(
                1,
                f"the front matter has no “{key}” — add it; scripts/chapter-template.md says what"
                " it means",
            )
    sections = [(line, anchor) for line, level, _, anchor in page.headings if level == 2]
    anchors = [anchor for _, anchor in sections]
    title_line = next((line for line, level, *_ in page.headings if level == 1), 0)
    if not title_line:
        report(
            1,
            "the chapter has no title — add a line such as: # What the chapter is about"
            " {#short-id}",
        )
    lead = next(
        ((line, prose) for line, prose in page.prose if line > title_line and prose.strip()),
        (title_line or 1, ""),
    )
    if not lead[1].startswith("**"):
        report(
            lead[0],
            "the first paragraph is not in bold — answer the chapter’s question there in one"
            " sentence between ** and **",
        )
    for wanted, what in (
        ("key-points", "Key points"),
        ("try-it", "Try it"),
        ("sources", "Sources"),
    ):
        if wanted not in anchors:
            report(
                title_line or 1,
                f"the section “{what}” is missing — add a line: ## {what} {{#{wanted}}}",
            )
    if "key-points" in anchors and anchors[0] != "key-points":
        report(
            sections[anchors.index("key-points")][0],
            "“Key points” is not the first section — move it up, right under the answer",
        )
    if "sources" in anchors and anchors[-1] != "sources":
        report(
            sections[anchors.index("sources")][0],
            "“Sources” is not the last section — move it to the end",
        )
    if "key-points" in anchors:
        start = sections[anchors.index("key-points")][0]
        end = next((line for line, _ in sections if line > start), 10**9)
        count = sum(
            1 for line, prose in page.prose if start < line < end and re.match(r"[-*] \S", prose)
        )
        if not 3 <= count <= 5:
            report(
                start,
                f"there are {count} key points — give three to five, each one sentence a trainer"
                " could read out",
            )
    note = f"notes/{page.name}.html"
    note_line = next((line for line, path in page.snippets if path == note), 0)
    if not note_line:
        report(
            sections[-1][0] if sections else 1,
            f'the note for trainers is missing — add a line before Sources: --8<-- "{note}"',
        )
    elif "sources" in anchors and note_line > sections[anchors.index("sources")][0]:
        report(note_line, "the note for trainers stands after Sources — move it before")
    if not any(path == f"sources/{page.name}.md" for _, path in page.snippets):
        report(
            sections[-1][0] if sections else 1,
            "the list of sources is not shown — end the page with: --8<--"
            f' "sources/{page.name}.md"',
        )
    return problems


def page_schema(root: Path) -> tuple[dict[str, Any] | None, list[Problem]]:
    file = "docs/data/page.schema.json"
    return read_schema(root / file, file)

"""Read the Markdown pages."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from content.headings import heading_problems, hidden_headings
from content.pages import Block, Heading, Page, Prose, Snippet
from core.data_files import parse
from core.problems import Problem, attempt
from core.text_files import control_characters, read_schema, read_text
from core.typography import curled

FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
HEADING = re.compile(r"(#{1,6})\s*(.*?)(?:\s+\{[^}]*?#([^\s}]+)[^}]*\})?\s*$")
SNIPPET = re.compile(r"\s*-{2}8<-{2}\s+[\"'](.+?)[\"']\s*$")
SCHEMA = "docs/data/page.schema.json"


def read_pages(root: Path, links_from_files: bool = False) -> tuple[list[Page], list[Problem]]:
    """Every page of docs/, in the order of file names, and what is wrong with each by itself."""
    problems: list[Problem] = []
    pages: list[Page] = []
    schema = attempt(problems, read_schema, root / SCHEMA, SCHEMA)
    for path in sorted(root.glob("docs/**/*.md")):
        file = path.relative_to(root).as_posix()
        page, found = read_page(path, file, schema, links_from_files)
        pages.append(page)
        problems += found
    return pages, problems


def read_page(
    path: Path, file: str, schema: Mapping[str, Any] | None, links_from_file: bool = False
) -> tuple[Page, list[Problem]]:
    """A page and the problems of its front matter and headings.

    Without a schema, the front matter is not judged and stays empty.
    """
    problems: list[Problem] = []
    source = attempt(problems, read_text, path, file)
    if source is None:
        return Page(file, unread=True, links_from_file=links_from_file), problems
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    document = None
    front = FRONT_MATTER.match(source)
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
        document = attempt(problems, parse, front[1], file, dict(schema), first_line=2)
    body = source[front.end() :] if front else source
    first_line = front[0].count("\n") + 1 if front else 1
    meta = document.data if document else {}
    page = Page(file, meta, tuple(_blocks(body, first_line)), links_from_file=links_from_file)
    problems += control_characters(body, file, first_line)
    return page, [*problems, *heading_problems(page), *hidden_headings(page)]


def _blocks(body: str, first_line: int) -> Iterator[Block]:
    fenced = False
    for number, line in enumerate(body.split("\n"), first_line):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif fenced:
            continue
        elif snippet := SNIPPET.match(line):
            yield Snippet(number, snippet[1])
        elif heading := HEADING.match(line):
            yield Heading(number, len(heading[1]), curled(heading[2]), heading[3] or "")
        else:
            yield Prose(number, line)

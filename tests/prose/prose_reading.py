"""Where the prose stands: every page and every data file that pages are drawn from, as passages."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from balance_words import HATS, only_hat
from content.page_files import read_pages
from content.pages import Heading, Page, Prose
from core.data_files import parse
from prose_text import Passage

DATA = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))


def passages(root: Path) -> list[Passage]:
    """Everything a reader can meet, pages first."""
    pages, problems = read_pages(root)
    assert not problems, "\n".join(map(str, problems))
    found = [passage for page in pages for passage in of_page(page)]
    folders = [path for name in DATA["folders"] for path in root.glob(f"docs/data/{name}/*.yml")]
    for path in sorted([*root.glob("docs/data/*.yml"), *folders]):
        found += of_data(path.read_text("utf-8"), path.relative_to(root).as_posix())
    return found


def unread(root: Path) -> list[str]:
    """Data files of which nobody has said whether readers read them."""
    return [
        path.relative_to(root).as_posix()
        for path in sorted(root.glob("docs/data/*.yml"))
        if path.stem not in {*DATA["fields"], *DATA["not_read"]}
    ]


def of_page(page: Page) -> list[Passage]:
    """Front matter, headings, paragraphs and list items, in the order of the page."""
    found = [
        Passage(page.file, 1, page.meta[key], page.name, "front-matter", "heading")
        for key in ("title", "description")
        if key in page.meta
    ]
    found += [
        Passage(page.file, heading.line, heading.title, page.name, heading.anchor, "heading")
        for heading in page.headings
    ]
    for line, raw in _blocks(page.prose):
        above = [heading for heading in page.headings if heading.line < line]
        section = above[-1].anchor if above else ""
        found.append(Passage(page.file, line, raw, page.name, section, hat=_hat(raw, above)))
    return sorted(found, key=lambda passage: passage.line)


def _hat(raw: str, above: Sequence[Heading]) -> str:
    """The one hat that a paragraph's opening in bold names, or the nearest heading that names
    any.
    """
    opening = re.match(r"\*\*([^*]+)\*\*", raw)
    named = [only_hat(opening[1])] if opening else []
    for level in (3, 2, 1):
        nearest = next((each for each in reversed(above) if each.level <= level), None)
        if nearest and nearest.level == level:
            named.append(only_hat(nearest.title))
    return next(filter(None, named), "").replace("both", "")


_SKIPPED = re.compile(r"\s*(///|attrs:|\{:.*\}\s*$|</?\w+[^>]*>\s*$)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s+")


def _blocks(prose: Sequence[Prose]) -> Iterator[tuple[int, str]]:
    """Paragraphs and list items; lines of one paragraph stay apart by a line break, so that they
    can be counted.
    """
    start, block, last = 0, [], 0
    for line, text in [*((each.line, each.text) for each in prose), (10**9, "")]:
        item, skipped = _ITEM.match(text), _SKIPPED.match(text)
        if block and (not text.strip() or item or skipped or line > last + 1):
            yield start, "\n".join(block)
            block = []
        if text.strip() and not skipped:
            start = start if block else line
            block.append(text[item.end() :] if item else text.strip())
        last = line


def of_data(text: str, file: str) -> list[Passage]:
    """The values of a data file that a reader reads, with the line of each."""
    name = Path(file).stem
    kind = DATA["folders"].get(Path(file).parent.name, name)
    if kind not in DATA["fields"]:
        return []
    fields, cells = DATA["fields"][kind], DATA["cells"].get(kind, ())
    document = parse(text, file, {})
    home = f"scenarios/{name}" if kind == "scenario" else DATA["homes"].get(kind, "")

    def walk(value: Any, keys: tuple[str | int, ...], record: Any) -> Iterator[Passage]:
        if isinstance(value, dict):
            here = value if "id" in value else record
            for key, each in value.items():
                yield from walk(each, (*keys, key), here)
        elif isinstance(value, list):
            for index, each in enumerate(value):
                yield from walk(each, (*keys, index), record)
        elif isinstance(value, str):
            key = next(key for key in reversed(keys) if isinstance(key, str))
            if key in fields:
                record = record or {}
                page = home or f"chapters/{record['chapter']}"
                what = "cell" if key in cells else "heading" if key in DATA["headings"] else "text"
                yield Passage(
                    file,
                    document.line(*keys),
                    value,
                    page,
                    f"{record.get('id', '')} {key}".strip(),
                    what,
                    kind in DATA["cited"] and bool(record.get("sources")),
                    key if key in HATS else record.get("hat", record.get("gap", "")),
                    key in HATS,
                )

    return list(walk(document.data, (), None))

"""All pages and all of docs/data as one cross-checked guide."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from content.checks import check_pages
from content.guide import Guide
from content.kinds import KINDS, Kind
from content.page_files import read_pages
from core.colours import read_colours
from core.data_files import load_data
from core.documents import DataFile, frozen
from core.problems import BadInput, Problem
from core.records import check_records
from core.text_files import read_text


def read_guide(root: Path, links_from_files: bool = False) -> Guide:
    """The whole guide. Raises BadInput with every problem of its pages and data."""
    pages, problems = read_pages(root, links_from_files)
    drawings, more = _read_drawings(root)
    colours, no_colours = read_colours(root)
    labels, no_labels = load_data(root, "labels")
    problems += more + no_colours + no_labels
    if labels is None:  # every kind needs its words
        raise BadInput(problems)
    guide = Guide(tuple(pages), frozen(labels.data), drawings, colours)
    documents: dict[str, list[DataFile | None]] = {}
    for kind in KINDS:
        if kind.data_name not in documents:
            documents[kind.data_name], found = _read_data(root, kind, guide)
            problems += found
        guide, found = _take(kind, documents[kind.data_name], guide)
        problems += found
    problems += check_pages(guide)
    if problems:
        raise BadInput(problems)
    return guide


def _read_drawings(root: Path) -> tuple[dict[str, str], list[Problem]]:
    drawings: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(root.glob("docs/assets/**/*.svg")):
        name = path.relative_to(root / "docs/assets").as_posix()
        drawings[name], found = read_text(path, path.relative_to(root).as_posix())
        problems += found
    return drawings, problems


def _read_data(root: Path, kind: Kind, guide: Guide) -> tuple[list[DataFile | None], list[Problem]]:
    """The documents of a kind, None for each that cannot be read; nothing for data that is not
    there, unless its schema is.
    """
    name = kind.data_name
    known = guide.sources if guide.could_read("bibliography") else None

    def check(document: DataFile) -> list[Problem]:
        return list(check_records(document, known if name != "sources" else None))

    folder = root / "docs/data" / name
    if folder.is_dir():
        files = [(f"{name}/{path.stem}", kind.name) for path in sorted(folder.glob("*.yml"))]
    else:
        present = (root / f"docs/data/{name}.yml").exists()
        present |= (root / f"docs/data/{name}.schema.json").exists() or name == "sources"
        files = [(name, name)] if present else []
    documents: list[DataFile | None] = []
    problems: list[Problem] = []
    for path, schema in files:
        document, found = load_data(root, path, schema, check)
        documents.append(document)
        problems += found + (check(document) if document else [])
    return documents, problems


def _take(
    kind: Kind, documents: list[DataFile | None], guide: Guide
) -> tuple[Guide, list[Problem]]:
    """The guide with the records of one kind, with their tables, and with what pages show of
    them.
    """
    problems: list[Problem] = []
    unread = False
    before = set(guide.records.get(kind.name, ()))
    file = f"docs/data/{kind.data_name}"
    for document in documents:
        records: Any = []
        if document:
            records, found = kind.read(document, guide)
            problems += found
            file = document.file
        guide = guide.with_records(kind.name, records)
        unread |= document is None or (not records and bool(problems))
    if unread:
        guide = replace(guide, unread=guide.unread | set(kind.folders))
    new = [
        record for name, record in guide.records.get(kind.name, {}).items() if name not in before
    ]
    partials = kind.partials_of(new, file)
    if kind.tables and new:
        tables = kind.tables(guide)
        guide = guide.with_records("table", tables)
        for table in tables:
            partials += TABLE.partials_of([table], table.file)
    return replace(guide, partials=(*guide.partials, *partials)), problems


TABLE = next(kind for kind in KINDS if kind.name == "table")

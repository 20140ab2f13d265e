"""All pages and all of docs/data as one cross-checked guide."""

from dataclasses import replace
from pathlib import Path

from content.checks import check_pages
from content.guide import Guide
from content.kinds import KINDS, Kind
from content.page_files import read_pages
from content.plates import partials, read_plates
from core.colours import read_colours, read_dark_colours
from core.data_files import load_data
from core.documents import DataFile, frozen
from core.problems import BadInput, Problem, attempt, refuse
from core.text_files import read_text

REGISTER = "docs/data/addresses.txt"  # every published address, one a line
TABLE = next(kind for kind in KINDS if kind.name == "table")


def read_guide(root: Path, links_from_files: bool = False) -> Guide:
    """The whole guide. Raises BadInput with every problem of its pages and data."""
    pages, problems = read_pages(root, links_from_files)
    drawings = _read_drawings(root, problems)
    colours = attempt(problems, read_colours, root)
    dark = attempt(problems, read_dark_colours, root)
    labels = attempt(problems, load_data, root, "labels")
    if labels is None:  # every kind needs its words
        raise BadInput(*problems)
    guide = Guide(
        tuple(pages),
        frozen(labels.data),
        drawings,
        colours or {},
        dark or {},
        published=_read_register(root, problems),
    )
    guide = _with_plates(root, guide, problems)
    documents: dict[str, list[DataFile | None]] = {}
    for kind in KINDS:
        if kind.data_name not in documents:
            documents[kind.data_name] = _read_data(root, kind, guide, problems)
        guide = _take(kind, documents[kind.data_name], guide)
    read = (document for listed in documents.values() for document in listed if document)
    found = [problem for document in read for problem in document.problems]
    refuse([*problems, *found, *check_pages(guide)])
    return guide


def _read_register(root: Path, problems: list[Problem]) -> tuple[str, ...]:
    if not (root / REGISTER).exists():
        return ()
    return tuple((attempt(problems, read_text, root / REGISTER, REGISTER) or "").splitlines())


def _with_plates(root: Path, guide: Guide, problems: list[Problem]) -> Guide:
    plates, found = read_plates(root)
    problems += found
    unread = guide.unread | {"plates"} if found else guide.unread
    guide = guide.with_records("plate", plates)
    return replace(guide, partials=partials(plates), unread=unread)


def _read_drawings(root: Path, problems: list[Problem]) -> dict[str, str]:
    assets = root / "docs/assets"
    return {
        path.relative_to(assets).as_posix(): attempt(
            problems, read_text, path, path.relative_to(root).as_posix()
        )
        or ""
        for path in sorted(assets.glob("**/*.svg"))
        if path.parent.name != "plates"  # made by us
    }


def _read_data(
    root: Path, kind: Kind, guide: Guide, problems: list[Problem]
) -> list[DataFile | None]:
    """The documents of a kind, None for each that cannot be read; nothing for data that is not
    there, unless its schema is.
    """
    name = kind.data_name
    can_judge = name != "sources" and guide.could_read("bibliography")
    folder = root / "docs/data" / name
    if folder.is_dir():
        files = [(f"{name}/{path.stem}", kind.name) for path in sorted(folder.glob("*.yml"))]
    else:
        present = (root / f"docs/data/{name}.yml").exists()
        present |= (root / f"docs/data/{name}.schema.json").exists() or name == "sources"
        files = [(name, name)] if present else []
    known = guide.sources if can_judge else None
    return [attempt(problems, load_data, root, path, schema, known) for path, schema in files]


def _take(kind: Kind, documents: list[DataFile | None], guide: Guide) -> Guide:
    """The guide with the records of one kind, with their tables, and with what pages show of
    them.
    """
    before = set(guide.records.get(kind.name, ()))
    file = f"docs/data/{kind.data_name}"
    for document in filter(None, documents):
        records = kind.read(document, guide)
        guide = guide.with_records(kind.name, records)
        if kind.check:
            for record in records:
                kind.check(document, record, guide)
        file = document.file
    if kind.order:
        ordered = sorted(guide.records.get(kind.name, {}).values(), key=kind.order)
        by_id = {record.id: record for record in ordered}
        guide = replace(guide, records={**guide.records, kind.name: by_id})
    if None in documents:
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
    return replace(guide, partials=(*guide.partials, *partials))

"""Lists of records in a data file: what every one of them must keep."""

from collections.abc import Collection

from core.documents import DataFile
from core.problems import Problem


def check_records(document: DataFile, sources: Collection[str] | None) -> list[Problem]:
    """Ids used twice in one list, and sources that do not exist.

    `sources`: the ids there are; None when they could not be read, and so cannot be judged.
    """
    problems: list[Problem] = []
    for key, records in document.data.items():
        if isinstance(records, list) and records and isinstance(records[0], dict):
            problems += _check_list(document, key, records, sources)
    return problems


def _check_list(
    document: DataFile, key: str, records: list[dict], sources: Collection[str] | None
) -> list[Problem]:
    problems: list[Problem] = []
    seen: set[str] = set()
    for index, record in enumerate(records):
        ident = record.get("id")
        if ident in seen:
            problems.append(
                document.problem(
                    f"the id “{ident}” is used twice under {key} — give this one an id of its own",
                    *(key, index, "id"),
                )
            )
        if ident:
            seen.add(ident)
        problems += [
            document.problem(
                f"the source “{source}” is not in docs/data/sources.yml — add it there, or correct"
                " the id",
                *(key, index, "sources", position),
            )
            for position, source in enumerate(record.get("sources", ()))
            if sources is not None and source not in sources
        ]
    return problems

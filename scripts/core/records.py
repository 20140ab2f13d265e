"""Lists of records in a data file: what every one of them must keep."""

from __future__ import annotations

from collections.abc import Collection

from core.data_files import DataFile
from core.problems import Problem


def check_records(document: DataFile, kind: str, sources: Collection[str] | None) -> list[Problem]:
    """Ids used twice, and sources that do not exist, among the records under the key `kind`.

    `sources`: the ids there are; None when they could not be read, and so cannot be judged.
    """
    problems: list[Problem] = []
    seen: set[str] = set()
    for index, record in enumerate(document.data.get(kind, ())):
        if record["id"] in seen:
            problems.append(
                document.problem(
                    f"the id “{record['id']}” is used twice under {kind} — give this one an id of"
                    " its own",
                    kind,
                    index,
                    "id",
                )
            )
        seen.add(record["id"])
        problems += [
            document.problem(
                f"the source “{source}” is not in docs/data/sources.yml — add it there, or correct"
                " the id",
                kind,
                index,
                "sources",
                position,
            )
            for position, source in enumerate(record.get("sources", ()))
            if sources is not None and source not in sources
        ]
    return problems

"""Lists of records in a data file: what every one of them must keep."""

from collections.abc import Collection, Iterator

from core.documents import DataFile
from core.problems import Problem


def check_records(document: DataFile, sources: Collection[str] | None) -> Iterator[Problem]:
    """Ids used twice in one list, and sources that do not exist.

    `sources`: the ids there are; None when they could not be read, and so cannot be judged.
    """
    for key, records in document.data.items():
        if isinstance(records, list) and records and isinstance(records[0], dict):
            ids = [record.get("id") for record in records]
            for index, record in enumerate(records):
                if ids[index] and ids[index] in ids[:index]:
                    yield document.problem(
                        f"the id “{ids[index]}” is used twice under {key} — give this one an id of"
                        " its own",
                        *(key, index, "id"),
                    )
                for position, source in enumerate(record.get("sources", ())):
                    if sources is not None and source not in sources:
                        yield document.problem(
                            f"the source “{source}” is not in docs/data/sources.yml — add it there,"
                            " or correct the id",
                            *(key, index, "sources", position),
                        )

"""A data file once it is read: plain values, and the line each came from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import yaml

from core.problems import Problem


@dataclass(frozen=True)
class DataFile:
    """A YAML document: plain `data`, the line each part came from, and what is wrong with it."""

    file: str
    data: Any
    root: yaml.Node
    first_line: int = 1
    problems: list[Problem] = field(default_factory=list)

    @property
    def stem(self) -> str:
        return PurePosixPath(self.file).stem

    def line(self, *keys: str | int) -> int:
        """Line (from 1) of the value at `keys`, or of its nearest existing parent."""
        return node_at(self.root, keys).start_mark.line + self.first_line

    def report(self, message: str, *keys: str | int) -> None:
        """Add a problem of the value at `keys`."""
        self.problems.append(Problem(self.file, self.line(*keys), message))

    def check_id(self) -> None:
        """An id that is not the name of its file, where each record has a file of its own."""
        if self.data["id"] != self.stem:
            self.report(
                f"the id “{self.data['id']}” is not the file’s name — call it “{self.stem}”, or"
                " rename the file",
                "id",
            )

    def check_records(
        self, sources: Collection[str] | None, wrong: Sequence[yaml.Node] = ()
    ) -> None:
        """Ids used twice in one list, and sources that do not exist.

        `sources`: the ids there are; None when they could not be read, and so cannot be judged.
        `wrong`: nodes at fault; a record that holds one is left out, so that it does not hide what
        is wrong with the others.
        """
        places = [node.start_mark.index for node in wrong]
        for key, records in self.data.items() if isinstance(self.data, dict) else ():
            ids: list[Any] = []
            for index, record in enumerate(records if isinstance(records, list) else ()):
                node = node_at(self.root, (key, index))
                start, end = node.start_mark.index, node.end_mark.index
                if not isinstance(record, dict) or any(start <= each <= end for each in places):
                    continue
                if record.get("id") and record["id"] in ids:
                    self.report(
                        f"the id “{record['id']}” is used twice under {key} — give this one an id"
                        " of its own",
                        *(key, index, "id"),
                    )
                ids.append(record.get("id"))
                for position, source in enumerate(record.get("sources", ())):
                    if sources is not None and source not in sources:
                        self.report(
                            f"the source “{source}” is not in docs/data/sources.yml — add it there,"
                            " or correct the id",
                            *(key, index, "sources", position),
                        )

    def entries(self, key: str) -> list[dict[str, Any]]:
        """The list under `key` for making records: lists in it as tuples, and the `line` of
        each.
        """
        return [
            {**frozen(entry), "line": self.line(key, index)}
            for index, entry in enumerate(self.data[key])
        ]


def frozen(value: Any) -> Any:
    """The value with its lists as tuples, all the way down."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    return value


def node_at(node: yaml.Node, keys: tuple[str | int, ...] | list[str | int]) -> yaml.Node:
    """The YAML node reached by `keys`, or the last one on the way that exists."""
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            found = next((value for name, value in node.value if name.value == str(key)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            found = node.value[key]
        else:
            found = None
        if found is None:
            break
        node = found
    return node

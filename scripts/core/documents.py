"""A data file once it is read: plain values, and the line each came from."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml

from core.problems import Problem


@dataclass(frozen=True)
class DataFile:
    """A YAML document that passed its schema: plain `data`, and the line each part came from."""

    file: str
    data: Any
    root: yaml.Node
    first_line: int = 1

    @property
    def stem(self) -> str:
        return PurePosixPath(self.file).stem

    def line(self, *keys: str | int) -> int:
        """Line (from 1) of the value at `keys`, or of its nearest existing parent."""
        return node_at(self.root, keys).start_mark.line + self.first_line

    def problem(self, message: str, *keys: str | int) -> Problem:
        return Problem(self.file, self.line(*keys), message)

    def check_id(self) -> list[Problem]:
        """An id that is not the name of its file, where each record has a file of its own."""
        given = self.data["id"]
        message = f"the id “{given}” is not the file’s name — call it “{self.stem}”, or rename the"
        return [] if given == self.stem else [self.problem(f"{message} file", "id")]

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

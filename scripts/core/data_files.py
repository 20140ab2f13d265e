"""Read a YAML file strictly: every problem at once, with its line, never a traceback.

YAML is read as nodes, not with `yaml.load`: nodes keep line numbers and the text as typed, and
they show what a plain load hides (a key given twice, `no` turned into false, an alias). Straight
quotation marks and apostrophes become curly here, for all that is made of data.
"""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

from core.documents import DataFile, node_at
from core.problems import BadInput, Problem, refuse
from core.schema_messages import schema_problems
from core.text_files import control_characters, read_schema, read_text
from core.typography import curled
from core.yaml_messages import syntax_problem

_SCALARS = "tag:yaml.org,2002:"
_VERBATIM = ("words",)  # keys whose values are the words of others
_DATES = ("reviewed",)  # keys whose values are dates and may be written as YAML's own


def load_data(
    root: Path, name: str, schema: str = "", sources: Collection[str] | None = None
) -> DataFile:
    """docs/data/NAME.yml, read and checked against the JSON Schema of its name, or of `schema`.

    Raises BadInput for what is not as the schema says; what else is wrong with its records is told
    by the document. `sources`: ids that they may name, where those are known.
    """
    file, schema_file = f"docs/data/{name}.yml", f"docs/data/{schema or name}.schema.json"
    judge = read_schema(root / schema_file, schema_file)
    return parse(read_text(root / file, file), file, judge, sources=sources)


def parse(
    text: str,
    file: str,
    schema: dict[str, Any],
    first_line: int = 1,
    sources: Collection[str] | None = None,
) -> DataFile:
    """Like `load_data`, for text already read, which starts at `first_line` of its file."""
    refuse(control_characters(text, file, first_line))
    try:
        root = yaml.compose(text, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise BadInput(syntax_problem(error, text, file, first_line)) from error
    if root is None:
        raise BadInput(
            Problem(
                file,
                first_line,
                "the file is empty — restore it, or copy the first lines of another data file",
            )
        )
    refuse(_alias_problems(text, file, first_line))
    reader = _Reader(file, first_line)
    document = DataFile(file, reader.value(root), root, first_line)
    found = list(schema_problems(document.data, schema, lambda keys: node_at(root, keys)))
    reader.problems += [
        Problem(file, node.start_mark.line + first_line, message)
        for node, message in found
        if id(node) not in reader.named
    ]
    document.check_records(sources, [node for node, _ in found])
    if reader.problems:
        raise BadInput(*reader.problems, *document.problems)
    return document


class _Reader:
    """Turns nodes into plain values and notes what YAML would do in silence."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file, self.first_line = file, first_line
        self.problems: list[Problem] = []
        self.named: set[int] = set()

    def note(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(self.file, node.start_mark.line + self.first_line, message))
        self.named.add(id(node))

    def value(self, node: yaml.Node, key: str = "") -> Any:
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        mapping: dict[str, Any] = {}
        for name, item in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self.note(
                    name,
                    "a list or a mapping stands where a key should be — write a plain word before"
                    " the colon",
                )
            elif name.value in mapping:
                self.note(
                    name,
                    f"the key “{name.value}” is given twice — keep one of the two; YAML would"
                    " silently drop the first",
                )
            else:
                mapping[name.value] = self.value(item, name.value)
        return mapping

    def scalar(self, node: yaml.ScalarNode, key: str) -> Any:
        kind, text = node.tag.removeprefix(_SCALARS), node.value
        if kind == "str" and _CONTROL.search(text):
            self.note(
                node,
                "holds a control character, written as an escape such as \\0 — delete it; no"
                " page can show it",
            )
        if kind == "str" or (kind == "timestamp" and key in _DATES):
            return text if key in _VERBATIM else curled(text)
        if kind == "null":
            return None
        if kind == "bool":
            return text.lower() in ("yes", "true", "on")
        if kind == "int" and re.fullmatch(r"[-+]?(0|[1-9][0-9]{0,17})", text):
            return int(text)
        if kind == "float" and re.fullmatch(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}", text):
            return float(text)
        kinds = {"int": "a number", "float": "a number", "timestamp": "a date"}
        seen = kinds.get(kind, "a special value")
        short = text if len(text) <= 40 else text[:40] + "…"
        self.note(node, f'YAML reads {short} as {seen} — put it in quotes: "{short}"')
        return text


_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]"
)  # a plain line break is the schemas' business


def _alias_problems(text: str, file: str, first_line: int) -> list[Problem]:
    if not re.search(r"(?:^|[\s\[{,])\*\w", text):
        return []  # most files: reading a text twice takes time
    return [
        Problem(
            file,
            event.start_mark.line + first_line,
            f"*{event.anchor} repeats a value written elsewhere — write the value out; aliases are"
            " not allowed",
        )
        for event in yaml.parse(text, yaml.CSafeLoader)
        if isinstance(event, yaml.AliasEvent) and event.start_mark  # all have one
    ]

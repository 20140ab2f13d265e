"""JSON Schema errors in plain words: what is wrong, and what to do."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import reduce
from operator import getitem
from typing import Any

import jsonschema_rs
import yaml

_WORDS = {
    "string": "text",
    "object": "a group of keys",
    "array": "a list",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}

Locate = Callable[[list[str | int]], yaml.Node]


def schema_problems(data: Any, schema: Any, locate: Locate) -> Iterator[tuple[yaml.Node, str]]:
    """Every way `data` departs from `schema`, as (YAML node, sentence).

    `locate` maps a path of keys to the node it was read from. A sub-schema may carry `x-advice`, a
    sentence that replaces the generic wording for its `pattern`, `minItems` and the like; a schema
    an `x-example`, where to see how it is done.
    """
    example = schema.get("x-example", "the other entries of this file")
    for error in jsonschema_rs.validator_for(schema).iter_errors(data):
        keys = list(error.instance_path)
        node = locate(keys)
        kind: Any = error.kind  # what it holds hangs on its name
        part = reduce(getitem, error.schema_path[:-1], schema)
        if kind.name == "additionalProperties":
            for name in kind.unexpected:
                advice = instead(name, list(part.get("properties", {})))
                yield _key_node(node, name), f"the key “{name}” is not known here — {advice}"
        elif kind.name == "propertyNames":
            name = kind.error.instance
            yield (
                _key_node(node, name),
                f"“{name}” cannot be the name of a key here — {part['x-advice']}",
            )
        else:
            yield node, _sentence(error, keys, node, part, example)


def _sentence(
    error: Any,
    keys: list[str | int],
    node: yaml.Node,
    subschema: dict[str, Any],
    example: str,
) -> str:
    name = next((f"“{key}”" for key in reversed(keys) if isinstance(key, str)), "this")
    value = error.instance
    empty = value is None or (isinstance(value, str) and not value.strip())
    match error.kind.name:
        case "required":
            return f"the key “{error.kind.property}” is missing — add it"
        case _ if empty and error.kind.name in ("type", "minLength", "pattern", "enum"):
            return f"{name} is empty — write something, or remove the line if it is optional"
        case "type":
            wanted = " or ".join(_WORDS.get(each, each) for each in error.kind.types)
            if isinstance(node, yaml.ScalarNode) and "string" in error.kind.types:
                reading = (
                    f"the truth value {str(value).lower()}"
                    if isinstance(value, bool)
                    else f"the number {value}"
                )
                return (
                    f"YAML reads {node.value} as {reading}, and {name} must be text — put it in"
                    f' quotes: "{node.value}"'
                )
            return f"{name} must be {wanted} — see {example}"
        case "enum":
            options = ", ".join(map(str, error.kind.options))
            return f"{name} is “{value}” — use one of: {options}"
        case "maxLength":
            return f"{name} has {len(value)} characters — shorten it to {error.kind.limit}"
        case "uniqueItems":
            return f"{name} lists the same thing twice — keep one of the two"
        case _ if "x-advice" in subschema:
            advice = subschema["x-advice"]
            return (
                f"{name} {advice}"
                if " — " in advice
                else f"{name} is “{' '.join(str(value).split())[:60]}” — it {advice}"
            )
        case "minItems" | "maxItems" if value:
            few = error.kind.name == "minItems"
            return (
                f"{name} has {len(value)} entries — give it {'at least' if few else 'no more than'}"
                f" {error.kind.limit}"
            )
        case "minItems":
            return f"{name} is an empty list — add an entry, or remove the line if it is optional"
        case _:
            return f"{name} does not fit: {error.message} — see {example}"


def _key_node(node: yaml.Node, name: str) -> yaml.Node:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((key for key, _ in pairs if key.value == name), node)


def instead(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"did you mean “{close[0]}”?" if close else f"use one of: {', '.join(known)}"

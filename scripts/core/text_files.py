"""Files as text and as JSON Schemas, or the problem that stops them from being read."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs

from core.problems import Problem

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


def read_text(path: Path, file: str) -> tuple[str, list[Problem]]:
    """The file's text, or why it cannot be read: missing, not UTF-8. `file` is the name
    used in messages.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return "", [
            Problem(
                file,
                1,
                f"the file is missing — restore it, for example with: git checkout -- {file}",
            )
        ]
    except OSError as error:
        return "", [
            Problem(
                file, 1, f"cannot be read ({error.strerror}) — restore the file or its permissions"
            )
        ]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", [
            Problem(
                file, line, "holds bytes that are not UTF-8 — save the file with the encoding UTF-8"
            )
        ]


def control_characters(text: str, file: str, first_line: int = 1) -> list[Problem]:
    """Characters that nobody sees and no page can show, one problem for each line that holds
    any.
    """
    found = {text.count("\n", 0, each.start()): each[0] for each in _CONTROL.finditer(text)}
    return [
        Problem(
            file,
            line + first_line,
            f"holds a control character (U+{ord(each):04X}) — delete it and type the text around it"
            " again",
        )
        for line, each in found.items()
    ]


def read_schema(path: Path, file: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """A JSON Schema, or None and why nothing can be judged by it."""
    text, problems = read_text(path, file)
    if problems:
        return None, problems
    try:
        schema = json.loads(text)
        jsonschema_rs.validator_for(schema)
    except json.JSONDecodeError as error:
        return None, [
            Problem(
                file,
                error.lineno,
                f"this is not valid JSON ({error.msg}) — mend it, or restore the file with: git"
                f" checkout -- {file}",
            )
        ]
    except (ValueError, RecursionError):
        return None, [
            Problem(
                file,
                1,
                "this is not a JSON Schema — mend it, or restore the file with: git checkout --"
                f" {file}",
            )
        ]
    return schema, []

"""Files as text and as JSON Schemas, or the problem that stops them from being read."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs

from core.problems import BadInput, Problem

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


def read_text(path: Path, file: str) -> str:
    """The file's text. Raises BadInput where it cannot be read: missing, not UTF-8. `file` is the
    name used in messages.
    """
    line = 1
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        message = f"the file is missing — restore it, for example with: git checkout -- {file}"
    except OSError as error:
        message = f"cannot be read ({error.strerror}) — restore the file or its permissions"
    except UnicodeDecodeError as error:
        line += error.object.count(b"\n", 0, error.start)
        message = "holds bytes that are not UTF-8 — save the file with the encoding UTF-8"
    raise BadInput(Problem(file, line, message))


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


def read_schema(path: Path, file: str) -> dict[str, Any]:
    """A JSON Schema. Raises BadInput where nothing can be judged by it."""
    line, advice = 1, f"mend it, or restore the file with: git checkout -- {file}"
    try:
        schema: dict[str, Any] = json.loads(read_text(path, file))
        jsonschema_rs.validator_for(schema)
    except json.JSONDecodeError as error:
        line, what = error.lineno, f"valid JSON ({error.msg})"
    except (ValueError, RecursionError):
        what = "a JSON Schema"
    else:
        return schema
    raise BadInput(Problem(file, line, f"this is not {what} — {advice}"))

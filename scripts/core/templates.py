"""Templates: all HTML, SVG and XML that we make stands in scripts/render/templates and is filled
here.

Values are escaped unless they are Markup already, and a name that nobody gave is an error.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

FOLDER = Path(__file__).resolve().parents[1] / "render/templates"
PLAIN = (".txt", ".conf")  # endings of templates whose text is no mark-up


@cache
def environment() -> Environment:
    """The one environment, with its templates compiled as they are first needed."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=lambda name: not (name or "").endswith(PLAIN),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"json_data": json_data, "as_typed": as_typed, "css_string": css_string}
    return made


def json_data(value: Any) -> Markup:
    """JSON inside a script element: nothing in it may end the element."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(data.replace("<", "\\u003c"))


def as_typed(value: str) -> Markup:
    """Text or HTML in which Markdown finds no marks: a title may hold a star or a bracket."""
    return Markup(re.sub(r"[\\`*_\[\]{}]", lambda mark: f"&#{ord(mark[0])};", escape(value)))


def css_string(value: str) -> Markup:
    """A string for CSS that is safe inside a style element."""
    safe = " .,:/-?’"
    letters = (each if each.isalnum() or each in safe else f"\\{ord(each):x} " for each in value)
    return Markup('"' + "".join(letters) + '"')


def fill(template: str, **values: Any) -> Markup:
    """The template, by its path under FOLDER, filled with these values."""
    return Markup(environment().get_template(template).render(values))

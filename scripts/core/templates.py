"""Templates: all HTML, SVG and XML that we make stands in scripts/render/templates and is filled here.

Values are escaped unless they are Markup already, and a name that nobody gave is an error.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

FOLDER = Path(__file__).resolve().parents[1] / "render/templates"
PLAIN = (".txt", ".conf", ".md")  # endings of templates whose text is no mark-up


@cache
def environment() -> Environment:
    """The one environment, with its templates compiled as they are first needed."""
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=lambda name: not (name or "").endswith(PLAIN),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def fill(template: str, **values: Any) -> Markup:
    """The template, by its path under FOLDER, filled with these values."""
    return Markup(environment().get_template(template).render(values))


def macro(template: str, name: str) -> Callable[..., Markup]:
    """One macro of a template, to be called like a function."""
    made: Callable[..., Markup] = getattr(environment().get_template(template).module, name)
    return made

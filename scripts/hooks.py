"""MkDocs hook: bring the generated files up to date before every build and rebuild.

A convenience of `mkdocs serve` and `mkdocs build` alone. Nothing else may depend on it: Zensical
ignores hooks, and scripts/build runs the generators by itself.
"""

import sys
from pathlib import Path

from mkdocs.exceptions import Abort

sys.path.insert(0, str(Path(__file__).parent))

import generate  # noqa: E402
from problems import BadInput  # noqa: E402


def on_pre_build(config) -> None:
    """Runs before the site folder is emptied. Abort is what the live server survives."""
    try:
        generate.run()
    except BadInput as error:
        raise Abort(str(error)) from None

"""The colours of docs/stylesheets/tokens.css, for files that no style sheet reaches."""

import re
from pathlib import Path

from core.problems import Problem, refuse
from core.text_files import read_text

FILE = "docs/stylesheets/tokens.css"
COLOUR = re.compile(r"--bh-([\w-]+):\s*(?:light-dark\()?\s*(#[0-9a-fA-F]{6})\b")
DARK = re.compile(r"--bh-([\w-]+):\s*light-dark\(\s*#\w+,\s*(#[0-9a-fA-F]{6})\)")
NEEDED = (
    *("paper", "ink", "ink-soft", "rule"),
    *("managing", "managing-ground", "leading", "leading-ground", "both", "both-ground", "stamp"),
    *(f"plate-{ink}" for ink in ("paper", "mist", "sand", "teal", "ochre", "ink")),
)


def read_colours(root: Path) -> dict[str, str]:
    """The light ones: name of a token without --bh- → #rrggbb. Raises BadInput where one that is
    needed lacks.
    """
    text = read_text(root / FILE, FILE)
    colours = dict(COLOUR.findall(text))
    missing = [
        Problem(
            FILE,
            text[: max(text.find(f"--bh-{name}:"), 0)].count("\n") + 1,
            f"--bh-{name} is no colour with six digits, and cards and slides need it — write it so:"
            f" --bh-{name}: light-dark(#0a4b50, #8ed3d3);",
        )
        for name in NEEDED
        if name not in colours
    ]
    refuse(missing)
    return colours


def read_dark_colours(root: Path) -> dict[str, str]:
    """Those that tokens have in the dark, where they differ. Raises BadInput."""
    return dict(DARK.findall(read_text(root / FILE, FILE)))

"""The three sets of fonts that the tests measure with (scripts/fonts), never the machine's own.

What fits with the widest fits with the others, nearly always: so the widest is used for everything,
and the others for all that promises a fit, with --whole.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
INSTALLED = ROOT / ".venv-fonts/installed"
WIDEST = "dejavu"
# A set → the families of its sans and its serif.
SETS = {
    WIDEST: ("DejaVu Sans", "DejaVu Serif"),
    "noto": ("Noto Sans", "Noto Serif"),
    "palatino": ("Roboto", "TeX Gyre Pagella"),
}
SIGNS = ("DejaVu Sans", "DejaVu Sans Mono", "TeX Gyre Heros")  # stand in for what a set lacks
Browsers = Callable[[str], Browser]  # a set → a Chromium that knows its fonts

each_set = pytest.mark.parametrize(
    "fonts",
    [pytest.param(name, marks=[] if name == WIDEST else pytest.mark.whole) for name in SETS],
)


def using(fonts: str) -> dict[str, str]:
    """The environment in which a program on Linux knows this set and nothing else."""
    return {"FONTCONFIG_FILE": str(ROOT / f"scripts/fonts/{fonts}.conf")}

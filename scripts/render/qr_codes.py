"""QR codes as drawings and as pictures, plain black on white: scanners want that, with their quiet
zone.
"""

import io
import re

import segno
from markupsafe import Markup

from core.templates import fill

QUIET = 4  # modules of light around the code, as ISO/IEC 18004 asks
SCALE = 8  # pixels to a module: large enough that nothing smooths them away


def make_code(address: str) -> segno.QRCode:
    """The smallest code there is, for few large modules read from the back of a room; error
    correction is as high as fits it.
    """
    return segno.make_qr(address, error="l", boost_error=True)


def drawing(address: str) -> Markup:
    """One SVG: the ground, and every run of dark modules as a line one module thick."""
    rows = ["".join("1" if dark else "0" for dark in row) for row in make_code(address).matrix]
    path = "".join(_row(row, number + QUIET) for number, row in enumerate(rows))
    return fill("qr.svg", whole=len(rows) + 2 * QUIET, scale=SCALE, path=path)


def picture(address: str) -> bytes:
    """The code as PNG, for programs that show no SVG."""
    out = io.BytesIO()
    make_code(address).save(out, kind="png", scale=SCALE, border=QUIET)
    return out.getvalue()


def _row(modules: str, y: int) -> str:
    """Where the first run starts, then run and gap in turn: “M4 4.5h7m1 0h2”."""
    first, *rest = re.split("(1+)", modules)[:-1] or [""]
    lines = (f"m{len(each)} 0" if turn % 2 else f"h{len(each)}" for turn, each in enumerate(rest))
    return f"M{len(first) + QUIET} {y}.5" + "".join(lines) if rest else ""

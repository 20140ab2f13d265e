"""QR codes as drawings and pictures: dark on light whatever the reader's colours, since many
scanners want that, with their quiet zone.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable

import segno
from markupsafe import Markup

from core.templates import fill

QUIET = 4  # modules of light around the code, as the standard asks


def make_codes(before: str, words: Iterable[str], after: str) -> dict[str, tuple[str, int]]:
    """For each word a code that says before + word + after, as modules row by row, 1 for dark, and
    how many make a row. All words have one length.

    The smallest code there is, for few large modules read from the back of a room; error correction
    is as high as fits it
    (segno raises it from L). Making one takes 6 ms, so hundreds would hold up every save. But for
    one length, level and mask
    a code is linear: changing a letter flips the same modules whatever the other letters are. So
    segno makes one code for
    each letter at each place, and the rest is exclusive or.
    """
    words = list(words)
    if not words:
        return {}
    base = words[0]
    first = segno.make_qr(before + base + after, error="l", boost_error=True)
    size, mask, start = len(first.matrix), first.mask, _number(first)

    def flips(place: int, letter: str) -> int:
        changed = base[:place] + letter + base[place + 1 :]
        return start ^ _number(
            segno.make_qr(before + changed + after, error="l", boost_error=True, mask=mask)
        )

    known = {
        (place, letter): flips(place, letter)
        for place, letter in sorted({pair for word in words for pair in enumerate(word)})
    }
    made = {}
    for word in words:
        number = start
        for pair in enumerate(word):
            number ^= known[pair]
        made[word] = (format(number, f"0{size * size}b"), size)
    return made


def picture(modules: str, size: int, scale: int = 8) -> bytes:
    """A code as PNG, for programs that show no SVG: two colours, so many pixels to a module that
    nothing smooths them away.
    """
    width = (size + 2 * QUIET) * scale
    light = "1" * (QUIET * scale)
    dark = str.maketrans("01", "10")
    lines = ["1" * width] * QUIET
    lines += [
        light
        + "".join(each * scale for each in modules[row * size : (row + 1) * size].translate(dark))
        + light
        for row in range(size)
    ]
    lines += lines[:QUIET]
    rows = b"".join(
        (b"\0" + int(line.ljust(-(-width // 8) * 8, "1"), 2).to_bytes(-(-width // 8))) * scale
        for line in lines
    )
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", width, width, 1, 0, 0, 0, 0),
        b"IDAT": zlib.compress(rows),
        b"IEND": b"",
    }
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks.items()
    )


def _number(code: segno.QRCode) -> int:
    return int("".join("1" if module else "0" for row in code.matrix for module in row), 2)


def drawing(modules: str, size: int) -> Markup:
    """One SVG: the ground, and every run of dark modules as a line one module thick."""
    whole = size + 2 * QUIET
    rows = (modules[row * size : (row + 1) * size] for row in range(size))
    path = "".join(_row(row, number + QUIET) for number, row in enumerate(rows))
    return fill("qr.svg", whole=whole, path=path)


def _row(modules: str, y: int) -> str:
    """Where the first run starts, then run and gap in turn: “M4 4.5h7m1 0h2”; nothing for a row
    without any.
    """
    first, *rest = re.split("(1+)", modules)[:-1] or [""]
    lengths = [len(each) for each in rest]
    return (
        f"M{len(first) + QUIET} {y}.5"
        + "".join(
            f"m{length} 0" if turn % 2 else f"h{length}" for turn, length in enumerate(lengths)
        )
        if lengths
        else ""
    )

"""Social cards: for each page the picture that shows where its link is shared; the icons of an installed site,
and the cover of the electronic book (epub.py).

A picture is made from a page's title and kind, the drawing of the two hats, and our code. A seal inside it tells whether
it is still what these would give, so an unchanged page costs nothing, and the library that draws is not even loaded.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pages import Page

FOLDER = "docs/assets/cards"
KINDS = {"chapters": "Chapter", "scenarios": "Scenario", "trainers": "For trainers"}
CODE = ("social_cards.py", "card_drawing.py", "colours.py", "svg_paths.py")
# name: width, and how much of it the mark takes; a mask may cut off a tenth at each side
ICONS = {"apple-touch-icon": (180, 0.89), "icon-192": (192, 0.89), "icon-512": (512, 0.89), "icon-512-maskable": (512, 0.6)}
HEADER = 33  # bytes of a PNG before its second chunk: signature and IHDR


def make_pictures(root: Path, pages: Iterable[Page], drawings: Mapping[str, str]) -> dict[str, bytes]:
    """Every picture as name → content. `drawings`: SVG by file name. What stands in `root` and is still right is kept."""
    code = b"".join((Path(__file__).parent / name).read_bytes() for name in CODE)
    hats, mark_of_site = drawings.get("two-hats.svg", ""), drawings.get("favicon.svg", "")

    def kept_or_drawn(name: str, draw: Callable[[], bytes], *inputs: str) -> bytes:
        mark = hashlib.sha256(b"\0".join([code, *(each.encode("utf-8", "surrogatepass") for each in inputs)])).digest()
        try:
            last = (root / name).read_bytes()
        except OSError:
            last = b""
        return last if is_sealed(last, mark) else sealed(draw(), mark)

    made = {}
    for name, size in ICONS.items():

        def draw_icon(size: tuple[int, float] = size) -> bytes:
            from card_drawing import icon

            return icon(mark_of_site, *size)

        made[f"{FOLDER}/{name}.png"] = kept_or_drawn(f"{FOLDER}/{name}.png", draw_icon, mark_of_site, str(size))

    def draw_cover() -> bytes:
        from card_drawing import cover

        return cover(hats)

    made[f"{FOLDER}/cover.png"] = kept_or_drawn(f"{FOLDER}/cover.png", draw_cover, hats)
    for page in pages:
        name, title, kind = f"{FOLDER}/{card_name(page)}", page.meta["title"], KINDS.get(page.name.partition("/")[0], "")

        def draw_card(title: str = title, kind: str = kind) -> bytes:
            from card_drawing import card

            return card(title, kind, hats)

        made[name] = kept_or_drawn(name, draw_card, title, kind, hats)
    return made


def card_name(page: Page) -> str:
    """Where a page's card stands in the folder; overrides/partials/metadata.html makes the same name from the address."""
    return (page.address.rstrip("/") or "index") + ".png"


def sealed(png: bytes, mark: bytes) -> bytes:
    """The picture with a text chunk after its header: a hash of `mark`, what it was made from, and of its own bytes."""
    chunk = b"tEXtSeal\0" + hashlib.sha256(mark + png).hexdigest().encode()
    return png[:HEADER] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + png[HEADER:]


def is_sealed(data: bytes, mark: bytes) -> bool:
    length = len(sealed(b"", mark))
    return bool(data) and data == sealed(data[:HEADER] + data[HEADER + length :], mark)

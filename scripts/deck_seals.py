"""The PowerPoint files of all decks. One that still holds what its deck says is kept: making one takes half a second.

A seal in the file’s comment tells, as in the pictures of social_cards.py; the library that makes files is loaded when one is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from link_pages import Shelf
from slides import FILES, Deck

CODE = ("deck_files.py", "deck_template.py", "deck_text.py", "deck_seals.py", "card_drawing.py", "svg_paths.py", "qr_codes.py", "slides.py")


def make_files(root: Path, decks: Sequence[Deck], shelf: Shelf, hats: str) -> dict[str, bytes]:
    """Every file as name → content. `hats`: the drawing of the two hats. What stands in `root` and is still right is kept."""
    code = b"".join((Path(__file__).parent / name).read_bytes() for name in CODE)
    made = {}
    for deck in decks:
        name = f"docs/{FILES}{deck.name}.pptx"
        links = [shelf.code_of(slide.address) for slide in deck.slides]
        mark = hashlib.sha256(b"\0".join([code, repr((deck, links, shelf.site_url)).encode(), hats.encode()])).digest()
        last = (root / name).read_bytes() if (root / name).is_file() else b""
        made[name] = last if is_sealed(last, mark) else _made(deck, shelf, hats, mark)
    return made


def _made(deck: Deck, shelf: Shelf, hats: str, mark: bytes) -> bytes:
    from deck_files import make_file

    return sealed(make_file(deck, shelf, hats), mark)


def sealed(file: bytes, mark: bytes) -> bytes:
    """The archive with a comment, which ends it: a hash of `mark`, what it was made from, and of its own bytes."""
    comment = hashlib.sha256(mark + file).hexdigest().encode()
    return file[:-2] + len(comment).to_bytes(2, "little") + comment


def is_sealed(data: bytes, mark: bytes) -> bool:
    return len(data) > 66 and data == sealed(data[:-66] + b"\0\0", mark)

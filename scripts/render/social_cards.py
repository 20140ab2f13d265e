"""Social cards: for each page the picture that shows where its link is shared; the icons of an
installed site,
and the cover of the electronic book (epub.py).

A picture is made from a page's title and kind, the drawing of the two hats, and our code; one that
was made
before is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from content.pages import Page
from core.cache import Cache

FOLDER = "docs/assets/cards"
KINDS = {"chapters": "Chapter", "scenarios": "Scenario", "trainers": "For trainers"}
# name: width, and how much of it the mark takes; a mask may cut off a tenth at each side
ICONS = {
    "apple-touch-icon": (180, 0.89),
    "icon-192": (192, 0.89),
    "icon-512": (512, 0.89),
    "icon-512-maskable": (512, 0.6),
}


def make_pictures(
    cache: Cache, pages: Iterable[Page], drawings: Mapping[str, str]
) -> dict[str, bytes]:
    """Every picture as name → content. `drawings`: SVG by file name."""
    from render import card_drawing  # only now: a run without a new picture loads no library

    hats, mark = drawings.get("two-hats.svg", ""), drawings.get("favicon.svg", "")
    made = {
        f"{FOLDER}/{name}.png": cache.get(
            partial(card_drawing.icon, mark, *size), "icon", mark, str(size)
        )
        for name, size in ICONS.items()
    }
    made[f"{FOLDER}/cover.png"] = cache.get(partial(card_drawing.cover, hats), "cover", hats)
    for page in pages:
        title, kind = page.meta["title"], KINDS.get(page.name.partition("/")[0], "")
        draw = partial(card_drawing.card, title, kind, hats)
        made[f"{FOLDER}/{card_name(page)}"] = cache.get(draw, "card", title, kind, hats)
    return made


def card_name(page: Page) -> str:
    """Where a page's card stands in the folder; overrides/partials/metadata.html makes the same
    name from the address.
    """
    return (page.address.rstrip("/") or "index") + ".png"

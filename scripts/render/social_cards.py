"""Social cards: for each page and each verdict the picture that shows where its link is shared;
the icons of an installed site, and the cover of the electronic book.

A picture is made from a page's title and kind and its plate, or from a verdict, and our code; one
that was made before is kept.
"""

from functools import partial

from content.guide import Guide
from content.kinds import TITLES
from content.pages import Page
from content.plates import HOME, Plate
from content.verdicts import Verdict, is_shown
from core.cache import Cache
from render import card_drawing
from render.plates import plate_of, printed

FOLDER = "docs/assets/cards"
# name: width, and how much of it the mark takes; a mask may cut off a tenth at each side
ICONS = {
    "apple-touch-icon": (180, 0.89),
    "icon-192": (192, 0.89),
    "icon-512": (512, 0.89),
    "icon-512-maskable": (512, 0.6),
}


def make_pictures(guide: Guide, cache: Cache) -> dict[str, bytes]:
    mark = guide.drawings.get("favicon.svg", "")
    given = {"site": guide.labels["site"], "colours": guide.colours}
    cover = printed(guide.all(Plate).get(HOME), guide)
    kinds = {
        "chapters": guide.labels["places"]["chapter"],
        "scenarios": TITLES["scenario"],
        "activities": TITLES["activity"],
        "trainers": guide.labels["note"],
    }
    drawings: dict[str, partial[bytes]] = {
        "cover.png": partial(card_drawing.draw, "cover", card_drawing.COVER, plate=cover, **given)
    }
    for name, (size, share) in ICONS.items():
        values = {"mark": mark, "share": share, "colours": guide.colours}
        drawings[f"{name}.png"] = partial(card_drawing.draw, "icon", (size, size), **values)
    for page in guide.pages:
        kind = kinds.get(page.name.partition("/")[0], "")
        plate = printed(plate_of(page, guide), guide)
        drawings[card_name(page)] = partial(
            card_drawing.card, page.title, kind, plate=plate, **given
        )
    drawings |= _verdicts(guide)
    return {
        f"{FOLDER}/{name}": cache.get(draw, "picture", repr((draw.args, draw.keywords)))
        for name, draw in drawings.items()
    }


def _verdicts(guide: Guide) -> dict[str, partial[bytes]]:
    given = {
        "site": guide.labels["site"],
        "question": guide.labels["asked"]["nobody"],
        "colours": guide.colours,
    }
    verdicts = guide.all(Verdict).values() if is_shown(guide) else ()
    return {
        verdict.card: partial(
            card_drawing.verdict,
            f"“{verdict.quote.opening(card_drawing.WORDS, ' …')}”",
            verdict.quote.who + verdict.quote.reported,
            verdict.quote.status,
            verdict.stamp,
            **given,
        )
        for verdict in verdicts
    }


def card_name(page: Page) -> str:
    """Where a page's card stands in the folder; overrides/partials/metadata.html makes the same
    name from the address.
    """
    return (page.address.rstrip("/") or "index") + ".png"

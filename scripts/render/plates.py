"""Plates in their colours: for pages, which are light or dark, and for pictures that are always
light.
"""

import re
from collections.abc import Mapping

from content.activities import Activity
from content.guide import Guide
from content.pages import Page
from content.plates import HOME, INKS, LINES, Plate
from core.templates import fill

FOLDER = "docs/assets/plates"
CLASS = re.compile(r'class="([^"]*)"')
BETWEEN = re.compile(r">\s+<")
# Whoever sees a picture hears the page’s own words for it.
UNSEEN = re.compile(r"<!--.*?-->|<desc>.*?</desc>", re.DOTALL)


def render_plates(guide: Guide) -> dict[str, str]:
    """Every plate as pages show it: file name → SVG that follows the page’s light or dark."""
    return {
        f"{FOLDER}/{plate.id}.svg": coloured(plate, guide.colours, guide.dark_colours)
        for plate in guide.all(Plate).values()
    }


def plate_of(page: Page, guide: Guide) -> Plate | None:
    """The plate of a chapter or scenario, that of the chapter which an activity serves, and that of
    the guide for all other pages; None in a guide without plates.
    """
    plates, name = guide.all(Plate), page.name.rpartition("/")[2]
    if page.kind == "activity" and name in (activities := guide.all(Activity)):
        name = activities[name].chapter
    own = page.kind in ("chapter", "scenario", "activity")
    return (plates.get(name) if own else None) or plates.get(HOME)


def printed(plate: Plate | None, guide: Guide) -> str:
    """The plate for a picture that is always light; nothing for none."""
    return coloured(plate, guide.colours) if plate else ""


def coloured(plate: Plate, light: Mapping[str, str], dark: Mapping[str, str] | None = None) -> str:
    """A plate with its one style element; without `dark` it is light wherever it stands."""
    by_night = {**light, **dark} if dark else {}
    used = set(" ".join(CLASS.findall(plate.svg)).split())
    lines = {name: ink for name, ink in LINES.items() if name in used}
    inks = [ink for ink in INKS if ink in used]
    style = fill("plate.css.txt", inks=inks, lines=lines, light=light, dark=by_night)
    svg = BETWEEN.sub("><", UNSEEN.sub("", plate.svg)).strip()
    return svg.replace("</title>", f"</title><style>{style}</style>", 1)

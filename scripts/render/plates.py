"""Plates in their colours: for pages, which are light or dark, and for pictures that are always
light.
"""

import re
from collections.abc import Mapping

from lxml import etree

from content.guide import Guide
from content.pages import Page
from content.plates import HOME, INKS, LINES, SVG, Element, Plate
from core.templates import fill

FOLDER = "docs/assets/plates"
CLASS = re.compile(r'class="([^"]*)"')
XML = etree.XMLParser(remove_blank_text=True, remove_comments=True)


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
    if page.kind == "activity" and name in (activities := guide.records.get("activity", {})):
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
    drawing: Element = etree.fromstring(plate.svg.encode(), XML)
    title, description = drawing[:2]
    drawing.remove(description)  # the page has it, for whoever does not see the picture
    title.addnext(colours := etree.Element(f"{SVG}style", nsmap=drawing.nsmap))
    colours.text = style
    return etree.tostring(drawing, encoding="unicode")

"""The template of all slide files: theme, master and layouts, in the site's colours and with its
kinds of type.

python-pptx brings a template of its own in the old screen format. Its frame is kept; all that
people see is made anew here, and where what stands is in templates/slides/layouts.xml.
"""

from collections.abc import Mapping
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as File
from pptx.util import Inches

from core.templates import fill
from slides.fitting import HEIGHT as BODY_HEIGHT
from slides.fitting import POINTS, TITLE
from slides.fitting import WIDTH as BODY_WIDTH

WIDTH, HEIGHT = 13.333, 7.5  # inches
BODY = (0.75, 1.66, BODY_WIDTH / POINTS, BODY_HEIGHT / POINTS)  # what a slide shows: left, top, …
CARD = 90  # pixels of a social card to an inch: the title slide is set like one
# of the fonts in tokens.css, what Office has on Windows and on a Mac
FONTS = {"majorFont": "Palatino Linotype", "minorFont": "Arial"}
COLOURS = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "ink-soft",
    "lt2": "rule",
    "accent1": "managing",
    "accent2": "leading",
    "accent3": "both",
    "accent4": "managing-ground",
    "accent5": "leading-ground",
    "accent6": "both-ground",
    "hlink": "managing",
    "folHlink": "both",
}


def template(labels: Mapping[str, Any], colours: Mapping[str, str]) -> File:
    """An empty presentation with our layouts and nothing else. `labels`: those of labels.yml;
    `colours`: those of tokens.css.
    """
    file = Presentation()
    file.slide_width, file.slide_height = Inches(WIDTH), Inches(HEIGHT)
    _forget_the_program(file)
    guide, words = labels["site"]["name"], labels["slides"]
    xml = fill(
        "slides/layouts.xml",
        layouts=words["layouts"],
        names=words["places"],
        body=BODY,
        title_size=TITLE,
        width=WIDTH,
    )
    master, *layouts = parse_xml(xml)
    for layout in list(file.slide_layouts)[len(layouts) :]:
        file.slide_layouts.remove(layout)
    for layout, shapes in zip(file.slide_layouts, layouts, strict=True):
        layout.element.attrib.pop("type", None)
        layout.name = shapes.get("name")
        layout.shapes.element[2:] = list(shapes)
    file.slide_master.name = guide
    file.slide_master.shapes.element[2:] = list(master)
    theme = file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme.blob = _theme(theme.blob, guide, colours)
    return file


def _forget_the_program(file: File) -> None:
    """Remove what the file would say of the program that made the old one: preview picture,
    printer, version.
    """
    package = file.part.package
    for owner, kind in (
        (package, RELATIONSHIP_TYPE.THUMBNAIL),
        (package, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES),
        (file.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
    ):
        part = owner.part_related_by(kind)
        owner.drop_rel(owner.relate_to(part, kind))


def _theme(old: bytes, name: str, colours: Mapping[str, str]) -> bytes:
    """The theme with our colours and fonts, and our name instead of “Office”."""
    theme = parse_xml(old)
    for key, token in COLOURS.items():
        element = theme.find(f".//{{*}}clrScheme/{{*}}{key}")
        element[:] = [element.makeelement(qn("a:srgbClr"), val=colours[token][1:].upper())]
    for key, font in FONTS.items():
        fonts = theme.find(f".//{{*}}{key}")
        fonts[0].set("typeface", font)
        del fonts[3:]  # those for other scripts than ours
    for element in theme.iter():
        if element.get("name", "").startswith("Office"):
            element.set("name", name)
    return serialize_part_xml(theme)

"""A deck as a file for PowerPoint and what opens its files. Same deck, same bytes.

templates/slides/slide.xml says what a slide looks like; python-pptx keeps the parts of the file
together.
"""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import cast

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import Slide as PowerPointSlide
from pptx.text.text import TextFrame

from content.guide import Guide
from content.site import Site
from core.archives import same_dates
from core.templates import fill
from render.card_drawing import PLATE, plate
from render.qr_codes import picture
from slides.powerpoint_template import CARD, template
from slides.slide import Deck, Grid, Slide

LAYOUTS = {  # by kind of slide
    "title": "opening",
    "question": "question",
    "asked": "question",
    "debrief": "question",
    "quote": "quotation",
    "table": "table",
}  # all others: text
INCH = 914400  # in the unit of these files
LEFT, TOP, RIGHT, BOTTOM = (pixels / CARD for pixels in PLATE)
DRAWING = (LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP)  # of the hats
TABLE_WIDTH, LABELS_WIDTH = 11.833, 3.4  # inches


def make_file(deck: Deck, guide: Guide, site: Site) -> bytes:
    """The deck as .pptx."""
    file = template(guide.labels, guide.colours)
    for slide in deck.slides:
        _add(file, slide, guide, site)
    words, day = guide.labels["slides"], datetime.fromisoformat(deck.reviewed)
    about = {
        "title": deck.title,
        "author": guide.labels["site"]["name"],
        "last_modified_by": guide.labels["site"]["name"],
        "language": "en-GB",
        "revision": 1,
        "subject": words["subject"],
        "keywords": words["keywords"],
        "comments": words["about"].format(site.url + deck.address),
        "created": day,
        "modified": day,
    }
    for name, value in about.items():
        setattr(file.core_properties, name, value)
    out = io.BytesIO()
    file.save(out)
    return same_dates(out.getvalue())


def _add(file: Presentation, slide: Slide, guide: Guide, site: Site) -> None:
    words, hats = guide.labels["slides"], guide.labels["hats"]
    layout = LAYOUTS.get(slide.kind, "text")
    target = file.slides.add_slide(file.slide_layouts.get_by_name(words["layouts"][layout]))
    address = site.short(slide.address)
    code = site.code_of(slide.address)
    xml = fill(
        "slides/slide.xml",
        slide=slide,
        words=words,
        hats=hats,
        names={place.placeholder_format.idx: place.name for place in target.placeholders},
        drawing=_picture(target, _hats(guide)) if slide.kind == "title" else "",
        drawing_box=DRAWING,
        link=target.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
        spoken=site.spoken(address),
        code=_picture(target, picture(site.address(code))) if code else "",
        layout=layout,
        widths=_widths(slide.grid, hats) if slide.grid else (),
    )
    shapes = target.shapes.element
    shapes[2:] = list(parse_xml(xml))
    for number, properties in enumerate(shapes.iter("{*}cNvPr"), 1):
        properties.set("id", str(number))
    notes = [f"{name}: {note}" for name, note in slide.notes]
    _write_notes(target, [*notes, words["guide"].format(site.url + slide.address)])


def _hats(guide: Guide) -> bytes:
    hats = guide.drawings.get("two-hats.svg", "")
    return plate(hats=hats, site=guide.labels["site"], colours=guide.colours)


def _picture(target: PowerPointSlide, png: bytes) -> str:
    """How the slide refers to the picture, which the file now holds."""
    return target.part.get_or_add_image_part(io.BytesIO(png))[1]


def _write_notes(target: PowerPointSlide, paragraphs: list[str]) -> None:
    frame = cast("TextFrame", target.notes_slide.notes_text_frame)  # made anew, so it has one
    frame.text = "\n".join(paragraphs)
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK


def _widths(grid: Grid, hats: Mapping[str, str]) -> list[int]:
    """Of the columns. One that only names hats takes half as much as another."""
    labels = [LABELS_WIDTH] * grid.labelled
    columns = list(zip(*(row.cells for row in grid.rows), strict=True))
    shares = [0.5 if all(words in hats.values() for words, _ in cells) else 1 for cells in columns]
    unit = (TABLE_WIDTH - sum(labels)) / sum(shares)
    return [round(width * INCH) for width in (*labels, *(unit * share for share in shares))]

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
    name, words = guide.labels["site"]["name"], guide.labels["slides"]
    about = file.core_properties
    about.title = deck.title
    about.author = about.last_modified_by = name
    about.language = "en-GB"
    about.revision = 1
    about.subject, about.keywords = words["subject"], words["keywords"]
    about.comments = words["about"].format(site.url + deck.address)
    about.created = about.modified = datetime.fromisoformat(deck.reviewed)
    out = io.BytesIO()
    file.save(out)
    return same_dates(out.getvalue())


def _add(file: Presentation, slide: Slide, guide: Guide, site: Site) -> None:
    words, hats = guide.labels["slides"], guide.labels["hats"]
    layout = LAYOUTS.get(slide.kind, "text")
    target = file.slides.add_slide(file.slide_layouts.get_by_name(words["layouts"][layout]))
    drawing = ""
    if slide.kind == "title":
        hats_drawn = guide.drawings.get("two-hats.svg", "")
        png = plate(hats=hats_drawn, site=guide.labels["site"], colours=guide.colours)
        drawing = _picture(target, png)
    address = site.short(slide.address)
    link = target.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    code = site.code_of(slide.address)
    xml = fill(
        "slides/slide.xml",
        slide=slide,
        words=words,
        hats=hats,
        names={place.placeholder_format.idx: place.name for place in target.placeholders},
        drawing=drawing,
        drawing_box=DRAWING,
        link=link,
        spoken=site.spoken(address),
        code=_picture(target, picture(site.address(code))) if code else "",
        title_size=_title_size(slide, layout),
        size=_table_size(slide.grid) if slide.grid else _text_size(slide),
        widths=_widths(slide.grid, hats) if slide.grid else (),
    )
    shapes = target.shapes.element
    shapes[2:] = list(parse_xml(xml))
    for number, properties in enumerate(shapes.iter("{*}cNvPr"), 1):
        properties.set("id", str(number))
    notes = [f"{name}: {note}" for name, note in slide.notes]
    _write_notes(target, [*notes, words["guide"].format(site.url + slide.address)])


def _picture(target: PowerPointSlide, png: bytes) -> str:
    """How the slide refers to the picture, which the file now holds."""
    return target.part.get_or_add_image_part(io.BytesIO(png))[1]


def _write_notes(target: PowerPointSlide, paragraphs: list[str]) -> None:
    frame = cast("TextFrame", target.notes_slide.notes_text_frame)  # made anew, so it has one
    frame.text = "\n".join(paragraphs)
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK


def _title_size(slide: Slide, layout: str) -> int:
    """In points; 0 for that of the layout."""
    if len(slide.title) <= 75 or layout in ("opening", "question"):
        return 0
    return 28 if len(slide.title) < 125 else 24


def _text_size(slide: Slide) -> int:
    """As large a type as fits the box, in points."""
    if slide.kind == "sources":
        return 26 if len(slide.lines) < 11 else 20
    length = len(slide.quoted) + sum(len(line) + 30 for line in slide.lines)
    return 44 if length < 100 else 40 if length < 180 else 34 if length < 260 else 30


def _table_size(grid: Grid) -> int:
    return 34 if len(grid.heads) < 3 and not grid.labelled else 29


def _widths(grid: Grid, hats: Mapping[str, str]) -> list[int]:
    """Of the columns. One that only names hats takes half as much as another."""
    labels = [LABELS_WIDTH] * grid.labelled
    columns = list(zip(*(row.cells for row in grid.rows), strict=True))
    shares = [0.5 if all(words in hats.values() for words, _ in cells) else 1 for cells in columns]
    unit = (TABLE_WIDTH - sum(labels)) / sum(shares)
    return [round(width * INCH) for width in (*labels, *(unit * share for share in shares))]

"""A deck as a file for PowerPoint and what opens its files. Same deck, same bytes.

templates/slides/slide.xml says what a slide looks like; python-pptx keeps the parts of the file
together.
"""

import io
import re
from datetime import datetime
from html import unescape
from typing import cast

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import Slide as PowerPointSlide
from pptx.text.text import TextFrame

from content.guide import Guide
from content.plates import Plate
from content.site import Site
from core.archives import same_dates
from core.templates import fill
from render.card_drawing import PLATE, diagram, plate, view_of
from render.plates import printed
from render.qr_codes import picture
from slides import fitting
from slides.powerpoint_template import BODY, CARD, template
from slides.slide import Deck, Slide

SAID = re.compile(r"<(?:title|desc)[^>]*>([^<]*)")
LAYOUTS = {  # by kind of slide
    "title": "opening",
    "question": "question",
    "quote": "quotation",
    "table": "table",
    "skills": "table",
    "path": "table",
}  # all others: text
COVER = tuple(pixels / CARD for pixels in PLATE)  # where the plate stands on the title
Box = tuple[float, ...]  # left, top, width, height


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
    drawing, box, said = _drawing(slide, guide)
    widths = fitting.column_widths(slide.grid, slide.size) if slide.grid else ()
    heights = fitting.row_heights(slide.grid, slide.size, widths) if slide.grid else ()
    xml = fill(
        "slides/slide.xml",
        slide=slide,
        words=words,
        hats=hats,
        names={place.placeholder_format.idx: place.name for place in target.placeholders},
        drawing=_picture(target, drawing) if drawing else "",
        drawing_box=box,
        drawing_words=said,
        link=target.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
        spoken=site.spoken(address),
        code=_picture(target, picture(site.address(code))) if code else "",
        layout=layout,
        body=BODY,
        half=_inches(fitting.COLUMN),
        widths=[*map(_inches, widths)],
        heights=[*map(_inches, heights)],
        leading=fitting.OF_TABLES,
        gutter=_inches(fitting.GUTTER),
        padding=_inches(fitting.PADDING),
        foot=_inches(fitting.below(slide, slide.size)),
        badge_width=_inches(fitting.badge_width(slide, slide.size)),
        smaller=fitting.smaller(slide.size),
        asked=_inches(fitting.text_height(slide, slide.size)),
        spread=100 * fitting.spread(slide),
    )
    shapes, *timing = parse_xml(xml)
    target.shapes.element[2:] = list(shapes)
    target.shapes.element.getparent().extend(timing)
    notes = [f"{name}: {note}" for name, note in slide.notes]
    _write_notes(target, [*notes, words["guide"].format(site.url + slide.address)])


def _inches(points: float) -> float:
    return points / fitting.POINTS


def _drawing(slide: Slide, guide: Guide) -> tuple[bytes, Box, str]:
    """The picture of a slide, the box it fills, and what it shows in words."""
    if slide.plate:
        shown = guide.all(Plate)[slide.plate]
        return plate(printed(shown, guide)), COVER, f"{shown.title}: {shown.says}"
    if not slide.picture:
        return b"", (), ""
    left, top, width, height = BODY
    if slide.text:
        left, width = left + width - _inches(fitting.COLUMN), _inches(fitting.COLUMN)
    wide, high = view_of(slide.picture)[2:]
    scale = min(width / wide, height / high)
    middle = left + (width - scale * wide) / 2, top + (height - scale * high) / 2
    said = " ".join(text.strip() for text in SAID.findall(slide.picture))
    return (
        diagram(slide.picture, guide.colours),
        (*middle, scale * wide, scale * high),
        " ".join(unescape(said).split()),
    )


def _picture(target: PowerPointSlide, png: bytes) -> str:
    """How the slide refers to the picture, which the file now holds."""
    return target.part.get_or_add_image_part(io.BytesIO(png))[1]


def _write_notes(target: PowerPointSlide, paragraphs: list[str]) -> None:
    frame = cast("TextFrame", target.notes_slide.notes_text_frame)  # made anew, so it has one
    frame.text = "\n".join(paragraphs)
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK

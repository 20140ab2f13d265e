"""A deck as a file for PowerPoint and what opens its files. Same deck, same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide as Page
from pptx.table import _Cell
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Pt

from content.site import Site
from render.card_drawing import PLATE, Words, plate
from render.qr_codes import picture
from slides.powerpoint_template import (
    CARD,
    FOOT,
    HATS,
    MARGIN,
    NAMESPACES,
    WIDTH,
    emu,
    holder,
    layout_of,
    template,
)
from slides.slide import Deck, Grid, Slide

LAYOUTS = {
    "title": "Opening",
    "question": "Question",
    "asked": "Question",
    "debrief": "Question",
    "quote": "Quotation",
    "table": "Table",
}  # all others: Text
MARKS = {
    "managing": "■",
    "leading": "●",
    "both": "■●",
    "neither": "□",
}  # square and circle, as on the site
NO_STYLE = (  # a table without lines and grounds; it gets ours
    "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
)
QR = (WIDTH - MARGIN - 1.15, 6.1, 1.15, 1.15)


@dataclass(frozen=True)
class Surroundings:
    """What all slides draw on: the words of labels.yml, the site, and the drawing of the title slide as
    SVG.
    """

    labels: Mapping[str, Any]
    site: Site
    drawing: str

    @property
    def says(self) -> Mapping[str, str]:
        """The words of slides."""
        words: Mapping[str, str] = self.labels["slides"]
        return words


def make_file(deck: Deck, surroundings: Surroundings) -> bytes:
    """The deck as .pptx."""
    file, says = template(), surroundings.says
    for slide in deck.slides:
        _add(file, slide, surroundings)
    about, name = file.core_properties, surroundings.labels["site"]["name"]
    about.title, about.author, about.last_modified_by = deck.title, name, name
    about.language, about.revision = "en-GB", 1
    about.subject, about.keywords = says["subject"], says["keywords"]
    about.comments = says["about"].format(surroundings.site.url + deck.address)
    about.created = about.modified = datetime.fromisoformat(deck.reviewed)
    out = io.BytesIO()
    file.save(out)
    return _without_clock(out.getvalue())


def _add(file: Presentation, slide: Slide, around: Surroundings) -> None:
    """One slide. What is first in it is read first: the title, then the rest from top to bottom."""
    name = LAYOUTS.get(slide.kind, "Text")
    page = file.slides.add_slide(layout_of(file, name))
    holders = {each.placeholder_format.idx: each for each in page.placeholders}
    _write(holders[0].text_frame, [slide.title])
    if len(slide.title) > 75 and name not in ("Opening", "Question"):
        holders[0].text_frame.paragraphs[0].runs[0].font.size = Pt(
            28 if len(slide.title) < 125 else 24
        )
    if 13 in holders:
        _runs(
            holders[13].text_frame.paragraphs[0],
            [
                (slide.label, ""),
                *(
                    [("   ", ""), (f"{MARKS[slide.hat]} {slide.hat_name}", slide.hat)]
                    if slide.hat
                    else []
                ),
            ],
        )
    if 14 in holders:
        _write(holders[14].text_frame, [slide.small])
    if slide.grid:
        _table(
            holders[1].insert_table(
                len(slide.grid.rows) + 1, len(slide.grid.heads) + slide.grid.labelled
            ),
            slide.grid,
            around.labels["hats"],
        )
    elif 1 in holders:
        _body(holders[1].text_frame, slide)
    for each in list(page.placeholders):
        if each.has_text_frame and not each.text_frame.text:
            each._element.getparent().remove(each._element)
    title = holders[0]._element
    title.getparent().insert(2, title)  # after the two that every group of shapes begins with
    if slide.kind == "title":
        left, top, right, bottom = (each / CARD for each in PLATE)
        _picture(
            page,
            plate(around.drawing, Words(**around.labels["site"])),
            (left, top, right - left, bottom - top),
            around.says["hats"],
        )
    _foot(page, slide, around)
    notes = page.notes_slide.notes_text_frame
    address = around.says["guide"].format(around.site.url + slide.address)
    _write(notes, [*(f"{kind}: {note}" for kind, note in slide.notes), address])


def _body(frame: TextFrame, slide: Slide) -> None:
    """Text, then the list; in as large a type as fits its box."""
    text, lines = slide.quoted, slide.lines
    _write(frame, [*([text] if text else []), *lines], slide.language if text else "")
    length = len(text) + sum(len(line) + 30 for line in lines)
    size = 44 if length < 100 else 40 if length < 180 else 34 if length < 260 else 30
    if slide.kind == "sources":
        size = 26 if len(lines) < 11 else 20
        frame._txBody.bodyPr.set("numCol", "2")
    for number, paragraph in enumerate(frame.paragraphs):
        listed = bool(lines) and number >= bool(text)
        if listed and slide.kind != "quote":
            _bullet(paragraph)
        for run in paragraph.runs:
            run.font.size = Pt(min(size, 26) if listed and slide.kind == "quote" else size)
            if slide.kind in ("answer", "point"):
                run.font.name = "+mj-lt"
            if listed:
                run.font.italic = False


def _bullet(paragraph: _Paragraph) -> None:
    given = paragraph._p.get_or_add_pPr()
    given.set("marL", "342900")
    given.set("indent", "-342900")
    given.append(parse_xml(f'<a:buFont {NAMESPACES} typeface="Arial"/>'))
    given.append(parse_xml(f'<a:buChar {NAMESPACES} char="•"/>'))


def _table(shape: Any, grid: Grid, names: Mapping[str, str]) -> None:
    """A real table with a header row, set like those of the site: few lines, heads in the colours
    of the hats. `names`: of the hats.
    """
    table = shape.table
    shape._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    table.first_row, table.horz_banding, table.first_col = True, False, grid.labelled
    size = 34 if len(grid.heads) < 3 and not grid.labelled else 29
    labels = 3.4 if grid.labelled else 0
    shares = [
        0.5 if all(row.cells[number][0] in names.values() for row in grid.rows) else 1
        for number in range(len(grid.heads))
    ]
    widths = [labels] * grid.labelled + [
        (WIDTH - 2 * MARGIN - labels) * share / sum(shares) for share in shares
    ]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = emu((0, 0, width, 0))[2]
    rows = [
        [(head, hat) for head, hat in [(grid.corner, "")] * grid.labelled + list(grid.heads)]
    ] + [[*[(row.label, "")] * grid.labelled, *row.cells] for row in grid.rows]
    for number, row in enumerate(rows):
        table.rows[number].height = emu((0, 0, 0, 0.55 if not number else 0.7))[3]
        for place, (words, hat) in enumerate(row):
            head = not number or (grid.labelled and not place)
            marked = hat in MARKS and (not number or words == names.get(hat))
            _cell(
                table.cell(number, place),
                f"{MARKS[hat]} {words}" if marked else words,
                hat if marked else "",
                size - 5 if head else size,
                head,
                number,
                len(rows) - 1,
            )


def _cell(cell: _Cell, words: str, hat: str, size: int, head: bool, row: int, last: int) -> None:
    cell.margin_left, cell.margin_right, cell.margin_top, cell.margin_bottom = (
        Emu(0),
        emu((0, 0, 0.25, 0))[2],
        *[emu((0, 0, 0.09, 0))[2]] * 2,
    )
    _runs(cell.text_frame.paragraphs[0], [(words, hat)])
    for run in cell.text_frame.paragraphs[0].runs:
        run.font.size, run.font.bold = Pt(size), head
    given = cell._tc.get_or_add_tcPr()
    lines = {"T": 28575 if not row else 0, "B": 12700 if row in (0, last) else 6350}
    for side, width in lines.items():
        if width:
            given.append(
                parse_xml(
                    f'<a:ln{side} {NAMESPACES} w="{width}"><a:solidFill><a:schemeClr'
                    f' val="{"tx1" if row in (0, last) else "bg2"}"/></a:solidFill></a:ln{side}>'
                )
            )


def _foot(page: Page, slide: Slide, around: Surroundings) -> None:
    """The short link, its QR code, and the number of the slide, in places of the layout."""
    link = around.site.short(slide.address)
    spoken = around.site.spoken(link)
    for part in FOOT:
        page.shapes._spTree.append(holder(*part[:3]))
    words = page.shapes[-2].text_frame.paragraphs[0]
    words.runs[0].text = spoken
    words.runs[0].hyperlink.address = link
    if code := around.site.code_of(slide.address):
        words_for_picture = around.says["code"].format(spoken)
        _picture(page, picture(around.site.address(code)), QR, words_for_picture)
    for number, shape in enumerate(page.shapes, 2):
        shape._element.xpath("./*/p:cNvPr")[0].set("id", str(number))


def _picture(page: Page, png: bytes, box: tuple[float, float, float, float], words: str) -> None:
    shape = page.shapes.add_picture(io.BytesIO(png), *emu(box))
    shape._element.nvPicPr.cNvPr.set("descr", words)
    shape.name = words.partition(":")[0]


def _write(frame: TextFrame, paragraphs: Sequence[str], language: str = "") -> None:
    """`language`: of the first paragraph, where it is not English."""
    for number, words in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        _runs(paragraph, [(words, "")], language if not number else "")


def _runs(paragraph: _Paragraph, runs: Sequence[tuple[str, str]], language: str = "") -> None:
    """Words, each with the hat whose colour they have."""
    for words, hat in runs:
        if words:
            run = paragraph.add_run()
            run.text = words
            given = run._r.get_or_add_rPr()
            given.set("lang", language or "en-GB")
            if hat in HATS:
                given.append(
                    parse_xml(
                        f'<a:solidFill {NAMESPACES}><a:schemeClr val="{HATS[hat]}"/></a:solidFill>'
                    )
                )


def _without_clock(data: bytes) -> bytes:
    """The same archive with the day on which archives begin as its time."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()

"""The template of all slide files: theme, master and layouts, in the site's colours and with its
kinds of type.

python-pptx brings a template of its own in the old screen format. Its frame is kept; all that
people see is made anew here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as File
from pptx.slide import SlideLayout
from pptx.util import Emu, Inches

from render.card_drawing import (
    INK,
    LEADING,
    LEADING_GROUND,
    MANAGING,
    MANAGING_GROUND,
    PAPER,
    RAIL,
    RULE,
    SOFT,
)

BOTH, BOTH_GROUND = "#4b3a52", "#eee7ea"  # as in docs/stylesheets/tokens.css
WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.75  # inches, as everything here
CARD = 90  # pixels of a social card to an inch: the title slide is set like one
BODY = (MARGIN, 2.4, WIDTH - 2 * MARGIN, 3.5)  # left, top, width, height
SERIF, SANS = (
    "Palatino Linotype",
    "Arial",
)  # of the fonts in tokens.css, what Office has on Windows and on a Mac
HATS = {"managing": "accent1", "leading": "accent2", "both": "accent3"}  # in the theme
COLOURS = {
    "dk1": INK, "lt1": PAPER, "dk2": SOFT, "lt2": RULE, "accent1": MANAGING, "accent2": LEADING, "accent3": BOTH,
    "accent4": MANAGING_GROUND, "accent5": LEADING_GROUND, "accent6": BOTH_GROUND, "hlink": MANAGING, "folHlink": BOTH,
}  # fmt: skip
Box = tuple[float, float, float, float]
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

# What a layout holds: (type, idx, name, box, size in points, style, where the text stands in the
# box)
LABEL = ("body", 13, "Kind of slide", (MARGIN, 0.55, 9.5, 0.45), 18, 'b="1"', "b")
TITLE = ("title", 0, "Title", (MARGIN, 1.0, WIDTH - 2 * MARGIN, 1.3), 34, 'b="1"', "t")
SMALL = ("body", 14, "Remark", (MARGIN, 5.85, 10.4, 0.5), 18, "", "b")
LINK = ("ftr", 11, "Short link", (MARGIN, 6.72, 8.5, 0.4), 16, "", "ctr")
NUMBER = ("sldNum", 12, "Slide number", (10.3, 6.72, 1.1, 0.4), 16, "", "ctr")
FOOT = (LINK, NUMBER)
LAYOUTS = {
    "Opening": (("ctrTitle", 0, "Title", (MARGIN, 2.0, 5.7, 3.1), 48, 'b="1"', "ctr"), ("body", 14, "Remark", (MARGIN, 5.5, 9.5, 0.8), 18, "", "t"), *FOOT),
    "Question": (LABEL, ("title", 0, "Title", (MARGIN, 1.3, WIDTH - 2 * MARGIN, 4.6), 48, 'b="1"', "ctr"), SMALL, *FOOT),
    "Text": (LABEL, TITLE, ("body", 1, "Text", BODY, 32, "", "t"), SMALL, *FOOT),
    "Quotation": (("title", 0, "Title", (MARGIN, 0.8, WIDTH - 2 * MARGIN, 0.8), 26, 'b="1"', "t"), ("body", 1, "Quotation", (MARGIN + 0.45, 1.75, WIDTH - 2 * MARGIN - 0.45, 3.9), 36, 'i="1"', "ctr"), SMALL, *FOOT),
    "Table": (LABEL, TITLE, ("tbl", 1, "Table", BODY, 24, "", "t"), SMALL, *FOOT),
}  # fmt: skip


def template() -> File:
    """An empty presentation with our layouts and nothing else."""
    file = Presentation()
    file.slide_width, file.slide_height = Inches(WIDTH), Inches(HEIGHT)
    _forget_the_old(file)
    master = file.slide_master
    master.name = "Both Hats"
    _fill(
        master,
        (TITLE, ("body", 1, "Text", BODY, 32, "", "t"), *FOOT),
        [_rule(6.6, MARGIN, WIDTH - 2 * MARGIN - 1.4, "bg2")],
    )
    for layout, (name, parts) in zip(file.slide_layouts, LAYOUTS.items(), strict=True):
        layout.name = name
        layout._element.attrib.pop("type", None)
        _fill(
            layout,
            parts,
            [_rule(y / CARD, 0, WIDTH, "tx1") for y in RAIL] if name == "Opening" else (),
        )
    return file


def emu(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    left, top, width, height = (Emu(round(each * 914400)) for each in box)
    return left, top, width, height


def layout_of(file: File, name: str) -> SlideLayout:
    return next(each for each in file.slide_layouts if each.name == name)


def _forget_the_old(file: File) -> None:
    """The old theme, most layouts, and what the file would say of another program: preview picture,
    printer, app.
    """
    for layout in list(file.slide_layouts)[len(LAYOUTS) :]:
        file.slide_layouts.remove(layout)
    for part in (file.part.package, file.part):
        for name, each in list(part._rels.items()):
            if each.reltype.rsplit("/")[-1] in (
                "thumbnail",
                "printerSettings",
                "extended-properties",
            ):
                part._rels.pop(name)
    theme = next(
        each.target_part
        for each in file.slide_master.part.rels.values()
        if each.reltype.endswith("/theme")
    )
    xml = theme.blob.decode()
    for name, colour in COLOURS.items():
        xml = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>',
            xml,
        )
    for kind, font in (("major", SERIF), ("minor", SANS)):
        xml = re.sub(
            rf"<a:{kind}Font>.*?</a:{kind}Font>",
            f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs'
            f' typeface=""/></a:{kind}Font>',
            xml,
        )
    xml = re.sub(r'name="(Office Theme|Office)"', 'name="Both Hats"', xml)
    theme._blob = xml.encode()


def _fill(page, parts, rules: Sequence[BaseOxmlElement]) -> None:
    """The master or a layout with these placeholders instead of its own."""
    tree = page.shapes._spTree
    for old in tree.findall("{*}sp"):
        tree.remove(old)
    for new in [*rules, *(holder(*part) for part in parts)]:
        tree.append(new)


def holder(kind: str, index: int, name: str, *look: Any) -> BaseOxmlElement:
    """A place for text: on the master and on layouts with its look, on a slide without, since it
    takes that from its layout.
    """
    inside = (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr'
        ' lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
        if kind == "sldNum"
        else f'<a:r><a:rPr lang="en-GB"/><a:t>{name}</a:t></a:r>'
    )
    place, frame = _look(kind, index, *look) if look else ("", "<a:bodyPr/><a:lstStyle/>")
    number = f'idx="{index}"' if index else ""
    return parse_xml(
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{20 + index}"'
        f' name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"'
        f" {number}/></p:nvPr></p:nvSpPr>"
        f"<p:spPr>{place}</p:spPr><p:txBody>{frame}<a:p>{inside}</a:p></p:txBody></p:sp>"
    )


def _look(kind: str, index: int, box: Box, size: int, style: str, anchor: str) -> tuple[str, str]:
    """Where it is, and how its text is set."""
    left, top, width, height = emu(box)
    serif = "title" in kind.lower() or 'i="1"' in style
    colour = "tx2" if kind in ("ftr", "sldNum") or index in (13, 14) else "tx1"
    return (
        (
            f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}"'
            f' cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        ),
        (
            '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
            f' anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="0"'
            f' indent="0" algn="{"r" if kind == "sldNum" else "l"}"><a:lnSpc><a:spcPct'
            f' val="{105 if serif else 112}000"/></a:lnSpc><a:spcBef><a:spcPts'
            f' val="{0 if serif else 900}"/></a:spcBef><a:buNone/><a:defRPr lang="en-GB"'
            f' sz="{size * 100}" {style}><a:solidFill><a:schemeClr'
            f' val="{colour}"/></a:solidFill><a:latin'
            f' typeface="{"+mj-lt" if serif else "+mn-lt"}"/></a:defRPr></a:lvl1pPr></a:lstStyle>'
        ),
    )


def _rule(y: float, left: float, width: float, colour: str) -> BaseOxmlElement:
    """A line across the slide, as on the site."""
    x, top, length, _ = emu((left, y, width, 0))
    return parse_xml(
        f'<p:cxnSp {NAMESPACES}><p:nvCxnSpPr><p:cNvPr id="{round(y * 100) + 100}"'
        ' name="Rule"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off'
        f' x="{x}" y="{top}"/><a:ext cx="{length}" cy="0"/></a:xfrm><a:prstGeom'
        ' prst="line"><a:avLst/></a:prstGeom><a:ln w="19050"><a:solidFill><a:schemeClr'
        f' val="{colour}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )

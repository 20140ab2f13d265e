"""docs/data/plates/*.svg: one drawing for the home page, each chapter and each scenario, all of one
manner: two colours, their tints and their overprint, one weight of line.

What a plate may hold is said here, so that every program that shows it can, whoever draws it.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

from content.pages import Page
from content.records import Partial, Record
from core.problems import BadInput, Problem, attempt
from core.text_files import read_text

FOLDER = "docs/data/plates"
HOME = "home"  # the plate of the guide itself
SIZE = (800, 500)
VIEW = f"0 0 {SIZE[0]} {SIZE[1]}"
BYTES, SENT = 9000, 3500  # at most, as it is drawn and as it is sent
LONGEST = 300  # characters of what is to be seen
INKS = ("paper", "mist", "sand", "teal", "ochre", "ink")
LINES = {"line": "ink", "line-paper": "paper", "line-teal": "teal", "line-ochre": "ochre"}
CLASSES = (*INKS, *LINES)
SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use")
HOLDERS = ("g", "defs", "clipPath", "pattern")
SVG = "{http://www.w3.org/2000/svg}"
PLACES = (
    *("d", "points", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry"),
    *("x1", "y1", "x2", "y2"),
)
ATTRIBUTES = (
    *(*PLACES, "class", "id", "href", "transform", "clip-path", "fill", "fill-rule", "clip-rule"),
    *("patternUnits", "patternContentUnits", "patternTransform", "viewBox"),
)
XML = etree.XMLParser(resolve_entities=False, no_network=True)
FINE = re.compile(r"\.\d\d")
Found = Iterator[tuple[int, str]]  # line, and what is wrong with what to do
Element = Any  # of lxml, whose types know less than it can do


@dataclass(frozen=True, kw_only=True)
class Plate(Record):
    """`title`: what it is called; `says`: what is to be seen; `svg`: the drawing, uncoloured."""

    title: str
    says: str
    svg: str


def read_plates(root: Path) -> tuple[list[Plate], list[Problem]]:
    """All of them, in the order of their names, and what is wrong with each by itself."""
    problems: list[Problem] = []
    plates = []
    for path in sorted((root / FOLDER).glob("*.svg")):
        file = path.relative_to(root).as_posix()
        text = attempt(problems, read_text, path, file)
        if text is not None and (plate := attempt(problems, read_plate, text, file)):
            plates.append(plate)
    return plates, problems


def read_plate(text: str, file: str) -> Plate:
    """Raises BadInput with all that is wrong with it."""
    name = PurePosixPath(file).stem
    try:
        drawing: Element = etree.fromstring(text.encode(), XML)
    except etree.XMLSyntaxError as error:
        says = f"is no well-formed SVG ({error.msg}) — mend it there, or draw it anew"
        raise BadInput(Problem(file, error.lineno or 1, says)) from None
    checks = (_frame(drawing), _ground(drawing), _parts(drawing, name), _weight(text))
    if found := [Problem(file, line or 1, says) for check in checks for line, says in check]:
        raise BadInput(*found)
    title, says = (" ".join(each.text.split()) for each in drawing[:2])
    return Plate(id=name, title=title, says=says, svg=text)


def partials(plates: list[Plate]) -> tuple[Partial, ...]:
    return tuple(
        Partial(f"plates/{plate.id}.html", "plate", {"plate": plate}, f"{FOLDER}/{plate.id}.svg")
        for plate in plates
    )


def check_plate(page: Page) -> Iterator[Problem]:
    """A chapter or a scenario that shows no plate; whether there is one, its snippet tells."""
    shown = f"plates/{page.name.rpartition('/')[2]}.html"
    if not page.shows(shown):
        lead = "the bold answer" if page.is_chapter else "the title"
        line = next((each.line for each in page.headings if each.level == 1), 1)
        yield Problem(
            page.file, line, f'the plate is missing — add a line under {lead}: --8<-- "{shown}"'
        )


def _frame(drawing: Element) -> Found:
    if drawing.tag != f"{SVG}svg" or dict(drawing.attrib) != {"viewBox": VIEW}:
        start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{VIEW}">'
        yield 1, f"does not begin as every plate does — begin with {start}"
    for place, tag, most in ((0, "title", 80), (1, "desc", LONGEST)):
        part = drawing[place] if len(drawing) > place else drawing
        words = " ".join((part.text or "").split()) if part.tag == SVG + tag else ""
        if not words:
            order, what = ("first", "called") if tag == "title" else ("second", "about")
            says = f"the {order} element is no <{tag}> — say there what the plate is {what}"
            yield part.sourceline, says
        elif len(words) > most:
            yield part.sourceline, f"<{tag}> has {len(words)} characters — shorten it to {most}"


def _drawn(drawing: Element) -> list[Element]:
    words = (f"{SVG}title", f"{SVG}desc")
    return [each for each in drawing.iterchildren(etree.Element) if each.tag not in words]


def _ground(drawing: Element) -> Found:
    first = next((each for each in _drawn(drawing) if each.tag != f"{SVG}defs"), drawing)
    wanted = {"width": str(SIZE[0]), "height": str(SIZE[1])}
    ground = first.tag == f"{SVG}rect" and wanted.items() <= dict(first.attrib).items()
    if not ground or first.get("class") not in INKS:
        cover = f'<rect class="paper" width="{SIZE[0]}" height="{SIZE[1]}"/>'
        says = f"the page would show through — cover the ground first, in any colour: {cover}"
        yield first.sourceline, says


def _parts(drawing: Element, name: str) -> Found:
    for part in _drawn(drawing):
        for each in part.iter(etree.Element):
            for says in (*_names(each, name), *_colours(each)):
                yield each.sourceline, says


def _names(part: Element, name: str) -> Iterator[str]:
    tag = part.tag.removeprefix(SVG)
    if tag not in SHAPES + HOLDERS:
        yield f"<{tag}> is no element of plates — draw with {', '.join(SHAPES)}"
    for key, value in part.attrib.items():
        if key not in ATTRIBUTES:
            yield f"“{key}” is no attribute of plates — take it out; colours and lines are classes"
        elif key in PLACES and FINE.search(value):
            yield f"“{key}” is finer than a tenth — round its numbers to one decimal"
    for key, start in (("id", f"{name}-"), ("href", f"#{name}-")):
        if not part.get(key, start).startswith(start):
            yield f"“{key}” does not begin with {start} — call it so: ids of two plates may meet"


def _colours(part: Element) -> Iterator[str]:
    names, above = part.get("class", "").split(), [*part.iterancestors()]
    for each in names:
        if each not in CLASSES:
            yield f"the class “{each}” is no colour of plates — use: {', '.join(CLASSES)}"
    tag, holders = part.tag.removeprefix(SVG), {each.tag.removeprefix(SVG) for each in above}
    has_colour = names or part.get("fill") or any(each.get("class") for each in above)
    if tag in SHAPES and tag != "use" and not has_colour and not holders & {"defs", "clipPath"}:
        yield f"this <{tag}> has no colour — give it a class: {', '.join(CLASSES)}"


def _weight(text: str) -> Found:
    size, sent = len(text.encode()), len(gzip.compress(text.encode(), 6, mtime=0))
    if size > BYTES or sent > SENT:
        most = f"for {BYTES} and {SENT}"
        yield 1, f"has {size} bytes, {sent} as it is sent — draw it with fewer points, {most}"

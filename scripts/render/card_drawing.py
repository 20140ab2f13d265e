"""Draws what social_cards.py asks for: a page's card of 1200 × 630, the icons, and the cover of the
book, from templates in SVG. Same words, same bytes.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

from fontpkg_newsreader import ROOT as NEWSREADER
from PIL import Image, ImageFont
from PIL.ImageFont import FreeTypeFont
from resvg_py import svg_to_bytes

from core.templates import fill

SIZE, COVER = (1200, 630), (1600, 2400)
TITLE_WIDTH, TITLE_HEIGHT, LINE_HEIGHT = 456, 400, 1.16
PLATE = (568, 56, 632, 395)  # where it is on a card and on a title slide: left, top, width, height
MIDDLE = PLATE[1] + PLATE[3] / 2  # of the title, from the top
WORDS = 30  # of a quotation, on the card of a verdict
WORDS_WIDTH, WORDS_TOP, WORDS_HEIGHT = 1056, 84, 252
STAMP_LARGE, STAMP_SMALL, STAMP_SIDE = 66, 29, 40  # sizes of type, and the room beside it
FINE = 3  # pixels to a unit of a drawing
VIEW = re.compile(r'viewBox="([^"]+)"')
FONTS = [str(file) for file in sorted((NEWSREADER / "files").glob("*.ttf"))]

# In all of these: `plate` is an SVG in its colours, `site` its name and taglines (labels.yml),
# `colours` those of tokens.css.


def card(title: str, kind: str, **given: Any) -> bytes:
    """The picture of a page."""
    font, lines = _fitted(title)
    values = {"type_size": font.size, "lines": lines, "step": font.size * LINE_HEIGHT, "kind": kind}
    return draw("card", SIZE, middle=MIDDLE, box=PLATE, **values, **given)


class StampLine(NamedTuple):
    """One line of a stamp; `y` from the middle of it, `space` between letters."""

    text: str
    size: int
    y: float
    space: float


def verdict(words: str, who: str, status: str, stamp: tuple[str, str, str], **given: Any) -> bytes:
    """The picture of a verdict. `words`: with their quotation marks; `stamp`: the label before, in
    and after its large part.
    """
    font, lines = fitted(words, _italic, WORDS_WIDTH, WORDS_HEIGHT, sizes=(72, 64, 56, 50, 44, 38))
    step = font.size * LINE_HEIGHT
    marks = stamp_lines(stamp)
    wide = max(
        _bold(each.size).getlength(each.text) + len(each.text) * each.space for each in marks
    )
    return draw(
        "verdict",
        SIZE,
        lines=lines,
        type_size=font.size,
        step=step,
        top=WORDS_TOP + (WORDS_HEIGHT - (len(lines) - 1) * step) / 2,
        who=who,
        shape=status,
        stamp_lines=marks,
        stamp_width=wide + 2 * STAMP_SIDE,
        **given,
    )


def stamp_lines(stamp: tuple[str, str, str]) -> list[StampLine]:
    """What stands on it, one above the other."""
    before, large, after = (part.upper() for part in stamp)
    up = 17 if before else -17 if after else 0
    rows = (
        (before, STAMP_SMALL, -38, 4),
        (large, STAMP_LARGE, up, 3),
        (after, STAMP_SMALL, 38, 4),
    )
    return [StampLine(*row) for row in rows if row[0]]


def plate(svg: str) -> bytes:
    """A plate by itself, twice as fine as on a card, for a title slide."""
    return as_png(svg, (2 * PLATE[2], 2 * PLATE[3]))


def diagram(drawing: str, colours: Any) -> bytes:
    """A drawing of a tool or model, for a slide."""
    view = view_of(drawing)
    size = (round(FINE * view[2]), round(FINE * view[3]))
    return draw("drawing", size, drawing=drawing, view=view, colours=colours)


def view_of(drawing: str) -> tuple[float, ...]:
    """Left, top, width and height of an SVG."""
    found = VIEW.search(drawing)
    return tuple(map(float, found[1].split())) if found else (0, 0, *SIZE)


def draw(name: str, size: tuple[int, int], **values: Any) -> bytes:
    """A picture from templates/cards/NAME.svg."""
    return as_png(fill(f"cards/{name}.svg", **values), size)


def as_png(svg: str, size: tuple[int, int]) -> bytes:
    """A picture of few colours."""
    png = svg_to_bytes(
        svg_string=svg,
        width=size[0],
        height=size[1],
        skip_system_fonts=True,
        font_files=FONTS,
        font_family="Newsreader",
    )
    image = Image.open(BytesIO(png)).convert("RGB")
    file = BytesIO()
    few = image.quantize(96, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(file, "PNG", compress_level=6)
    return file.getvalue()


def _variable(file: str, size: int, weight: int) -> FreeTypeFont:
    font = ImageFont.truetype(NEWSREADER / f"files/{file}[opsz,wght].ttf", size)
    font.set_variation_by_axes([weight, min(size, 72)])
    return font


@cache
def _serif(size: int) -> FreeTypeFont:
    return _variable("Newsreader", size, 600)


@cache
def _bold(size: int) -> FreeTypeFont:
    return _variable("Newsreader", size, 700)


@cache
def _italic(size: int) -> FreeTypeFont:
    return _variable("Newsreader-Italic", size, 400)


def fitted(
    text: str,
    face: Callable[[int], FreeTypeFont],
    width: int,
    height: int,
    sizes: Sequence[int],
) -> tuple[FreeTypeFont, list[str]]:
    """The size and lines that look best: large, in few lines, about equally long."""
    words, smallest = text.split(), face(sizes[-1] - 6)
    best = (0.0, smallest, _lines(words, smallest, width))
    for size in sizes:
        font = face(size)
        lines = _lines(words, font, width)
        lengths = [font.getlength(line) for line in lines]
        if len(lines) * size * LINE_HEIGHT <= height and max(lengths) <= width:
            looks = size * (1 + min(lengths) / max(lengths)) * (0.9 if len(lines) > 3 else 1)
            best = max(best, (looks, font, lines), key=lambda choice: choice[0])
    return best[1], best[2]


def _fitted(title: str) -> tuple[FreeTypeFont, list[str]]:
    return fitted(title, _serif, TITLE_WIDTH, TITLE_HEIGHT, sizes=(80, 74, 68, 62, 56, 50))


def _lines(words: list[str], font: FreeTypeFont, width: int) -> list[str]:
    """Words in lines that leave the least room at their ends, which makes them even. A word that is
    too long stands alone.
    """
    lengths = [font.getlength(word) for word in words]
    space = font.getlength(" ")
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(words) + 1):
        ways = []
        for start in range(end):
            room = width - sum(lengths[start:end]) - space * (end - start - 1)
            if room >= 0 or start == end - 1:
                line = " ".join(words[start:end])
                ways.append((best[start][0] + room * room, [*best[start][1], line]))
        best.append(min(ways))
    return best[-1][1]

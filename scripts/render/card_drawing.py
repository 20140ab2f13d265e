"""Draws what social_cards.py asks for: a page's card of 1200 × 630, the icons, and the cover of the
book, from templates in SVG. Same words, same bytes.
"""

import re
from functools import cache
from io import BytesIO
from typing import Any

from fontpkg_newsreader import ROOT as NEWSREADER
from PIL import Image, ImageFont
from PIL.ImageFont import FreeTypeFont
from resvg_py import svg_to_bytes

from core.templates import fill

SIZE, COVER = (1200, 630), (1600, 2400)
TITLE_WIDTH, TITLE_HEIGHT, LINE_HEIGHT = 456, 400, 1.16
PLATE = (568, 56, 632, 395)  # where it is on a card and on a title slide: left, top, width, height
MIDDLE = PLATE[1] + PLATE[3] / 2  # of the title, from the top
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


@cache
def _serif(size: int) -> FreeTypeFont:
    font = ImageFont.truetype(NEWSREADER / "files/Newsreader[opsz,wght].ttf", size)
    font.set_variation_by_axes([600, min(size, 72)])
    return font


def _fitted(title: str) -> tuple[FreeTypeFont, list[str]]:
    """The size and lines that look best: large, in few lines, about equally long."""
    best = (0.0, _serif(44), _lines(title.split(), _serif(44)))
    for size in (80, 74, 68, 62, 56, 50):
        font = _serif(size)
        lines = _lines(title.split(), font)
        lengths = [font.getlength(line) for line in lines]
        if len(lines) * size * LINE_HEIGHT <= TITLE_HEIGHT and max(lengths) <= TITLE_WIDTH:
            looks = size * (1 + min(lengths) / max(lengths)) * (0.9 if len(lines) > 3 else 1)
            best = max(best, (looks, font, lines), key=lambda choice: choice[0])
    return best[1], best[2]


def _lines(words: list[str], font: FreeTypeFont) -> list[str]:
    """Words in lines that leave the least room at their ends, which makes them even. A word that is
    too long stands alone.
    """
    lengths = [font.getlength(word) for word in words]
    space = font.getlength(" ")
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(words) + 1):
        ways = []
        for start in range(end):
            room = TITLE_WIDTH - sum(lengths[start:end]) - space * (end - start - 1)
            if room >= 0 or start == end - 1:
                line = " ".join(words[start:end])
                ways.append((best[start][0] + room * room, [*best[start][1], line]))
        best.append(min(ways))
    return best[-1][1]

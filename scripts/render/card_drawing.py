"""Draws what social_cards.py asks for: a page's card of 1200 × 630, the icons, and the cover of the
book. Same words, same bytes.
"""

from dataclasses import dataclass
from functools import cache
from io import BytesIO

from fontpkg_newsreader import ROOT as NEWSREADER
from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from core.colours import INK, LEADING, LEADING_GROUND, MANAGING, MANAGING_GROUND, PAPER, RULE, SOFT
from render.svg_paths import Point, marks, paths, words

SIZE, MARGIN = (1200, 630), 72
COVER = (1600, 2400)
TITLE_WIDTH, TITLE_HEIGHT, LINE_HEIGHT = 544, 320, 1.16
MIDDLE = 292
RAIL, FOOT = (64, 78), 563
PLATE = (604, 52, 1200, 412)  # where the hats are on a card: left, top, right, bottom

# the plate of home.css
HOOKS = (150, 314)  # where the hats hang, in the drawing
STYLES = {  # class of the path: fill, stroke, width; its rail and measure are left out
    "managing": (MANAGING_GROUND, MANAGING, 3.0),
    "leading": (LEADING_GROUND, LEADING, 3.0),
    "hatch-managing": ("", MANAGING, 1.4),
    "hatch-leading": ("", LEADING, 1.4),
    "band-managing": (MANAGING, "", 0.0),
    "band-leading": (LEADING, "", 0.0),
}
FINE = 4  # shapes are drawn this many times larger, then made small, so that edges are smooth


@dataclass(frozen=True)
class Words:
    """The site's name and what it is; `tagline_in_two`: for the narrow cover of the book."""

    name: str
    tagline: str
    tagline_in_two: tuple[str, ...]


def card(title: str, kind: str, hats: str, site: Words) -> bytes:
    """The picture of a page. `hats`: the drawing of the two hats as SVG, as in all of these."""
    image = _ground(hats, site).copy()
    draw = ImageDraw.Draw(image)
    font, lines = _fitted(title)
    step = font.size * LINE_HEIGHT
    for number, line in enumerate(lines):
        draw.text(
            (MARGIN, MIDDLE + (number - len(lines) / 2 + 0.5) * step), line, INK, font, anchor="lm"
        )
    draw.text((SIZE[0] - MARGIN, FOOT), kind, SOFT, ImageFont.load_default(26), anchor="rs")
    return _png(image)


def icon(mark: str, size: int, share: float) -> bytes:
    """The site’s mark (docs/assets/favicon.svg) on paper to the edge: phones round the corners
    themselves. `share`: how much of the width it takes.
    """
    image = Image.new("RGB", (size * FINE, size * FINE), PAPER)
    draw = ImageDraw.Draw(image)
    scale = size * share / 40  # the mark is 40 wide, and its middle is 14.5 down
    left, top = size * (1 - share) / 2, size / 2 - 14.5 * scale
    for fill, outline in marks(mark):
        for line in outline:
            draw.polygon(
                [((left + x * scale) * FINE, (top + y * scale) * FINE) for x, y in line], fill
            )
    return _png(image.resize((size, size), Image.Resampling.LANCZOS))


def cover(hats: str, site: Words) -> bytes:
    """The cover of the electronic book: the rail with the hats, the name, what it is."""
    width, height = COVER
    image = Image.new("RGB", (width * 2, height * 2), PAPER)
    scale, left, top = 3.5, -22, 260
    draw = ImageDraw.Draw(image)
    for rail in (RAIL[0] * 3, RAIL[1] * 3):
        draw.line([(0, rail * 2), (width * 2, rail * 2)], INK, 8)
    for hook in HOOKS:
        draw.line(
            [
                ((left + hook * scale) * 2, RAIL[1] * 6),
                ((left + hook * scale) * 2, (top + 100 * scale) * 2),
            ],
            INK,
            8,
        )
    _draw(image, hats, scale * 2, (left * 2, top * 2))
    image = image.resize(COVER, Image.Resampling.LANCZOS)
    draw = ImageDraw.Draw(image)
    for x, y, word in words(hats):
        draw.text(
            (left + x * scale, top + y * scale), word, INK, _serif(64, 400, "-Italic"), anchor="ms"
        )
    draw.text((width / 2, height - 520), site.name, INK, _serif(240, 600), anchor="ms")
    for number, line in enumerate(site.tagline_in_two):
        draw.text(
            (width / 2, height - 360 + number * 100), line, SOFT, _serif(76, 400), anchor="ms"
        )
    return _png(image)


def plate(hats: str, site: Words) -> bytes:
    """The hats on their rail, twice as fine, for a title slide; `PLATE` says which part of a card
    it is.
    """
    left, top, right, bottom = (2 * each for each in PLATE)
    return _png(_ground(hats, site, 2).crop((left, top, right, bottom)))


@cache
def _ground(hats: str, site: Words, times: int = 1) -> Image.Image:
    """All that every card shows: paper, the rail with the hats, the name. `times`: as many pixels
    each way.
    """
    fine = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), PAPER)
    scale, left, top = 1.2, 604, 58
    draw = ImageDraw.Draw(fine)
    for rail in RAIL:
        draw.line([(0, rail * FINE), (fine.width, rail * FINE)], INK, 2 * FINE)
    for hook in HOOKS:
        draw.line(
            [
                ((left + hook * scale) * FINE, RAIL[1] * FINE),
                ((left + hook * scale) * FINE, (top + 100 * scale) * FINE),
            ],
            INK,
            2 * FINE,
        )
    draw.line(
        [(MARGIN * FINE, 506 * FINE), ((SIZE[0] - MARGIN) * FINE, 506 * FINE)], RULE, 2 * FINE
    )
    _draw(fine, hats, scale * FINE, (left * FINE, top * FINE))
    image = fine.resize((SIZE[0] * times, SIZE[1] * times), Image.Resampling.LANCZOS)
    draw = ImageDraw.Draw(image)
    for x, y, word in words(hats):
        draw.text(
            ((left + x * scale) * times, (top + y * scale) * times),
            word,
            INK,
            _serif(24 * times, 400, "-Italic"),
            anchor="ms",
        )
    name = _serif(44 * times, 600)
    draw.text((MARGIN * times, FOOT * times), site.name, INK, name, anchor="ls")
    draw.text(
        (MARGIN * times + name.getlength(site.name) + 22 * times, FOOT * times),
        site.tagline,
        SOFT,
        ImageFont.load_default(26 * times),
        anchor="ls",
    )
    return image


def _draw(image: Image.Image, svg: str, scale: float, origin: Point) -> None:
    draw = ImageDraw.Draw(image)
    for kind, filled, outline in paths(svg):
        fill, stroke, width = STYLES.get(kind, ("", "", 0))
        for line in outline:
            placed = [(origin[0] + x * scale, origin[1] + y * scale) for x, y in line]
            if fill and filled:
                draw.polygon(placed, fill)
            if stroke:
                draw.line(placed, stroke, round(width * scale), joint="curve")


@cache
def _serif(size: int, weight: int, style: str = "") -> FreeTypeFont:
    font = ImageFont.truetype(NEWSREADER / f"files/Newsreader{style}[opsz,wght].ttf", size)
    font.set_variation_by_axes([weight, min(size, 40)])
    return font


def _fitted(title: str) -> tuple[FreeTypeFont, list[str]]:
    """The size and lines that look best: large, in few lines, about equally long."""
    best = (0.0, _serif(44, 600), _lines(title.split(), _serif(44, 600)))
    for size in (80, 74, 68, 62, 56, 50):
        font = _serif(size, 600)
        lines = _lines(title.split(), font)
        lengths = [font.getlength(line) for line in lines]
        if len(lines) * size * LINE_HEIGHT <= TITLE_HEIGHT and max(lengths) <= TITLE_WIDTH:
            looks = size * (1 + min(lengths) / max(lengths)) * (0.9 if len(lines) > 3 else 1)
            best = max(best, (looks, font, lines), key=lambda each: each[0])
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
                ways.append(
                    (best[start][0] + room * room, [*best[start][1], " ".join(words[start:end])])
                )
        best.append(min(ways))
    return best[-1][1]


def _png(image: Image.Image) -> bytes:
    file = BytesIO()
    image.quantize(96, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        file, "PNG", compress_level=6
    )
    return file.getvalue()

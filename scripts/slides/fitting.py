"""How large the words of a slide can be, so that they fit with the widest fonts and fill it with
others. All lengths are points of a slide that is 960 wide and 540 high, on the page as in the file.
"""

import re
from dataclasses import replace

from slides.slide import Grid, Slide

SIZES = (48, 44, 40, 36, 32, 28, 26, 24, 22, 20)  # of words; slide.css has a class for each
LEAST = {"quote": 24}  # and for all others the last of SIZES
READABLE = 24  # for a list, whose items can be shorter
MOST = {
    "quote": 44,
    "claim": 40,
    "table": 28,
    "skills": 28,
    "path": 28,
    "picture": 24,
    "list": 36,
    "asked": 36,
    "points": 36,
    "tool": 40,
    "question": 44,
    "end": 28,
}
POINTS = 72  # to an inch of the file for PowerPoint
WIDTH, HEIGHT = 852, 344  # of the body
COLUMN = 408  # of one of two quotations, and of the words beside a picture
LEADING, OF_TABLES = 1.22, 1.17
GAP, MOST_GAP = 0.5, 1.0  # above an item of a list, and added to it, in parts of the size
TITLE, TITLE_LINES = 30, 2
TITLE_WIDTH, COVER = 370, 316  # of the title on the first slide: its room
SMALL = 20  # of a remark
PADDING, GUTTER = 4, 12  # above and below the words of a cell, and after them
LABELS = (110, 120, 130, 140, 170, 200, 240, 290, 350)  # widths of the labels of a table
SHORT = 0.45  # the share of a column of which no cell is longer than BRIEF letters
BRIEF = 14
# In parts of the size, of DejaVu, the widest of the fonts that the tests measure with
NARROW, SLIM, WIDE = "iljI.,:;'’‘ |!", "ftr()-“”[]/", "mwMW%—@"


def width_of(text: str, bold: bool = False) -> float:
    """Of a line, in parts of its size."""
    total = 0.0
    for sign in text:
        if sign in NARROW:
            total += 0.33
        elif sign in SLIM:
            total += 0.44
        elif sign in WIDE:
            total += 0.99
        else:
            total += 0.74 if sign.isupper() else 0.62
    return total * (1.12 if bold else 1)


def lines_of(text: str, width: float, size: float, bold: bool = False) -> int:
    """How many lines a text takes; too many where a word is longer than one."""
    room, used, count = width / size, 0.0, 1
    for word in text.split():
        length = width_of(word, bold)
        if length > room:
            return 99
        if used and used + 0.33 + length > room:
            count, used = count + 1, length
        else:
            used += length + (0.33 if used else 0)
    return count if text else 0


def size_of(slide: Slide) -> int:
    """The largest of SIZES in which everything on it fits; 0 where none does, or the title has no
    room.
    """
    if lines_of(slide.title, WIDTH, TITLE, bold=True) > TITLE_LINES and slide.kind != "title":
        return 0
    most = MOST.get(slide.kind, SIZES[0])
    least = LEAST.get(slide.kind, SIZES[-1])
    sizes = [size for size in SIZES if least <= size <= most]
    return next((size for size in sizes if _height(slide, size) <= HEIGHT), 0)


def column_widths(grid: Grid, size: int) -> tuple[float, ...]:
    """Those with which the table is lowest, that of the labels first."""
    heads = list(grid.columns)[1:]
    shares = [SHORT if max(len(text) for text, _ in head) <= BRIEF else 1 for head in heads]

    def widths(labels: int) -> tuple[float, ...]:
        unit = (WIDTH - labels) / sum(shares)
        return (labels, *(share * unit for share in shares))

    return min(map(widths, LABELS), key=lambda each: sum(row_heights(grid, size, each)))


def row_heights(grid: Grid, size: int, widths: tuple[float, ...]) -> list[float]:
    """Of the head and each row; a cell that names a hat has its mark before it."""
    columns = [
        [
            lines_of(f"mm{text}" if hat else text, width - GUTTER, size, bold=not (row and at))
            for row, (text, hat) in enumerate(column)
        ]
        for at, (column, width) in enumerate(zip(grid.columns, widths, strict=True))
    ]
    rows = zip(*columns, strict=True)
    return [max(lines) * size * OF_TABLES + 2 * PADDING for lines in rows]


def _height(slide: Slide, size: int) -> float:
    if slide.kind == "title":
        return lines_of(slide.title, TITLE_WIDTH, size, bold=True) * size * LEADING + HEIGHT - COVER
    if slide.grid:
        return sum(row_heights(slide.grid, size, column_widths(slide.grid, size)))
    beside = slide.picture or len(slide.sayings) > 1 or slide.kind == "end"
    width = COLUMN if beside else WIDTH
    badge = below(slide, size)
    if slide.badge and badge_width(slide, size) > WIDTH:
        return 2 * HEIGHT
    if slide.sayings:
        return badge + max(
            lines_of(saying.quoted, width - 8, size) * size * LEADING
            + lines_of(saying.translation, width, smaller(size)) * smaller(size) * LEADING
            for saying in slide.sayings
        )
    text = text_height(slide, size, width)
    lines = sum(
        lines_of(line.whole, width - 1.3 * size, size, bold=not line.text) * size * LEADING
        + GAP * size
        for line in slide.lines
    )
    return text + lines + badge


def text_height(slide: Slide, size: int, width: float = WIDTH) -> float:
    asks = slide.kind == "question"
    return lines_of(slide.text, width, size, bold=asks) * size * LEADING


def badge_width(slide: Slide, size: int) -> float:
    return width_of(slide.badge, bold=True) * size + size


def below(slide: Slide, size: int) -> float:
    """What the badge and the remark take at the foot of the body."""
    remark = lines_of(slide.small, WIDTH, SMALL) * SMALL * LEADING
    return (2.3 * size if slide.badge else 0) + (remark + 8 if slide.small else 0)


def spread(slide: Slide) -> float:
    """The room between two items, in parts of the size, so that a short list fills its slide."""
    rest = HEIGHT - _height(slide, slide.size)
    between = len(slide.lines) - (0 if slide.text else 1)
    return GAP + min(MOST_GAP, 0.7 * rest / slide.size / between) if between > 0 else GAP


def smaller(size: int) -> int:
    """Of a translation under its words."""
    return max(SMALL, round(size * 0.7))


def shortened(slide: Slide, least: int = READABLE) -> Slide:
    """Its list whole; where that would be smaller than `least`, the first sentence of each item;
    where that does not fit either, what is bold of it. Nothing is cut out of a sentence.
    """
    first = tuple(replace(line, text=first_sentence(line.text)) for line in slide.lines)
    leads = tuple(replace(line, text="") for line in slide.lines if line.lead)
    whole, short, bold = (replace(slide, lines=lines) for lines in (slide.lines, first, leads))
    ways = [way for way in (whole, short) if size_of(way) >= max(least, 1)]
    ways += [way for way in (whole, short, bold) if way.lines and size_of(way)]
    return ways[0] if ways else slide


def first_sentence(text: str) -> str:
    return re.split(r"(?<=[.?!])\s+(?=[A-Z“‘])", text)[0]

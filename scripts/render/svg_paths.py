"""Reads what our own drawings hold, so that they can be drawn without a browser: paths as lines of
points, and words.
"""

import math
import re

Point = tuple[float, float]

PATH = re.compile(r'<path class="bh-plate__([\w-]+)"( style="fill:none")? d="([^"]+)"')
MARK = re.compile(r'<path fill="(#\w+)" d="([^"]+)"')
WORDS = re.compile(r'<text x="([\d.]+)" y="([\d.]+)">([^<]+)</text>')
NUMBERS = {"H": 1, "V": 1, "M": 2, "S": 4, "C": 6, "A": 7, "Z": 1}  # how many a command takes
STEPS = 24  # straight pieces of a curve


def paths(svg: str) -> list[tuple[str, bool, list[list[Point]]]]:
    """For each path its class, whether it is filled, and its outlines."""
    return [(kind, not hollow, outlines(data)) for kind, hollow, data in PATH.findall(svg)]


def marks(svg: str) -> list[tuple[str, list[list[Point]]]]:
    """For each path its colour and its outlines."""
    return [(colour, outlines(data)) for colour, data in MARK.findall(svg)]


def words(svg: str) -> list[tuple[float, float, str]]:
    return [(float(x), float(y), word) for x, y, word in WORDS.findall(svg)]


def outlines(data: str) -> list[list[Point]]:
    """The lines of an SVG path of M, H, V, C, S, Z and A, large or small; A only as half a circle,
    clockwise. Raises KeyError at others.
    """
    found: list[list[Point]] = []
    x = y = 0.0
    control = None
    for command, rest in re.findall(r"([a-zA-Z])([^a-zA-Z]*)", data):
        size = NUMBERS[command.upper()]
        values = [float(each) for each in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", rest)]
        if command in "zZ":
            found[-1].append(found[-1][0])
            x, y = found[-1][0]
        for start in range(0, len(values), size):
            numbers = values[start : start + size]
            from_x, from_y = (x, y) if command.islower() else (0.0, 0.0)
            if command in "hH":
                points = [(from_x + numbers[0], y)]
            elif command in "vV":
                points = [(x, from_y + numbers[0])]
            elif command in "aA":
                points = _half_circle((x, y), (from_x + numbers[5], from_y + numbers[6]))
            else:
                points = [
                    (from_x + a, from_y + b)
                    for a, b in zip(numbers[::2], numbers[1::2], strict=True)
                ]
            if command in "mM":
                found.append(points)
            elif size not in (4, 6):
                found[-1] += points
            else:
                first = (
                    points[0]
                    if size == 6
                    else (2 * x - control[0], 2 * y - control[1])
                    if control
                    else (x, y)
                )
                found[-1] += [
                    _on_curve(((x, y), first, points[-2], points[-1]), step / STEPS)
                    for step in range(1, STEPS + 1)
                ]
            control = points[-2] if size in (4, 6) else None
            x, y = points[-1]
    return found


def _half_circle(start: Point, end: Point) -> list[Point]:
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    radius, first = math.dist(start, end) / 2, math.atan2(start[1] - y, start[0] - x)
    return [
        (
            x + radius * math.cos(first + math.pi * step / STEPS),
            y + radius * math.sin(first + math.pi * step / STEPS),
        )
        for step in range(1, STEPS + 1)
    ]


def _on_curve(corners: tuple[Point, Point, Point, Point], at: float) -> Point:
    weights = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3)
    return sum(w * x for w, (x, _) in zip(weights, corners, strict=True)), sum(
        w * y for w, (_, y) in zip(weights, corners, strict=True)
    )

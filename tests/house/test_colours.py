"""One source of colours: tokens.css. What cannot read it agrees with it, and what is drawn from it
follows it.
"""

import json
import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pptx.opc.constants import RELATIONSHIP_TYPE

from copies.epub import book_styles
from core.colours import read_colours
from project import REPOSITORY, edit, guide_with, passes
from slides.powerpoint_template import template

TOKENS = "docs/stylesheets/tokens.css"
SHEETS = sorted({*(REPOSITORY / "docs/stylesheets").glob("*.css")} - {REPOSITORY / TOKENS})
RAW = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])|\b(?:rgba?|hsla?|oklch|lab)\(")
INK = {"#000", "#fff"}  # on paper, under codes to scan, and on a screen made black
MARGINS = re.compile(r"^@page .*", re.MULTILINE)  # margins of paper know no variables


def raw_colours(sheet: str) -> set[str]:
    """Colours written out where a token belongs."""
    return set(RAW.findall(MARGINS.sub("", sheet))) - INK


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_only_the_tokens_are_raw_colours(sheet: Path) -> None:
    text = sheet.read_text("utf-8")
    assert raw_colours(text) == set()
    light = set(read_colours(REPOSITORY).values())
    assert {each for line in MARGINS.findall(text) for each in RAW.findall(line)} <= light


@pytest.mark.parametrize("colour", ["#123456", "rgb(1 2 3)", "light-dark(#abc, #000)"])
def test_a_raw_colour_is_found(colour: str) -> None:
    assert raw_colours(f".a {{ color: {colour}; }}")
    assert not raw_colours("#abc { color: var(--bh-ink); }"), "the name of an element is none"


def test_what_browsers_paint_around_pages_is_the_paper() -> None:
    tokens = (REPOSITORY / TOKENS).read_text("utf-8")
    paper = re.search(r"--bh-paper: light-dark\((#\w+), (#\w+)\)", tokens).groups()
    layout = (REPOSITORY / "overrides/layout.html").read_text("utf-8")
    assert tuple(re.findall(r'"theme-color" content="(#\w+)"', layout)) == paper
    manifest = json.loads((REPOSITORY / "docs/site.webmanifest").read_text("utf-8"))
    assert {manifest["background_color"], manifest["theme_color"]} == {paper[0]}


def test_a_new_colour_is_in_plates_cards_slides_and_the_book(project: Path) -> None:
    shutil.copy(REPOSITORY / "docs/stylesheets/drawing.css", project / "docs/stylesheets")
    edit(project, TOKENS, "--bh-leading: light-dark(#6e3c00", "--bh-leading: light-dark(#c01090")
    edit(project, TOKENS, "light-dark(#1c6a6f, #0f4a4f)", "light-dark(#c01090, #0f4a50)")
    passes(project)
    plate = (project / "docs/assets/plates/example.svg").read_text("utf-8")
    assert ".teal{fill:#c01090}" in plate and ".teal{fill:#0f4a50}" in plate
    card = Image.open(BytesIO((project / "docs/assets/cards/chapters/example.png").read_bytes()))
    drawn = [colour for _, colour in card.convert("RGB").getcolors(100_000)]
    assert min(sum(map(abs, (r - 0xC0, g - 0x10, b - 0x90))) for r, g, b in drawn) < 15
    master = template(guide_with().labels, read_colours(project)).slide_master
    assert b'val="C01090"' in master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    assert "#c01090" in book_styles(project) and "#6e3c00" not in book_styles(project)

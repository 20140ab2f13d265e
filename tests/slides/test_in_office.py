"""The slides in LibreOffice, which reads PowerPoint's files: every word on its slide, and none over
another, whatever the fonts.

It is slow to start, and opens all the files that are wanted at once.
"""

import functools
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from pptx import Presentation
from pptx.util import Emu

from font_sets import SETS, SIGNS, WIDEST, each_set
from office import convert
from site_fixtures import ROOT, Built
from slides.slide import FILES
from turns import in_turn, turn_of

CHAPTERS = sorted(path.stem for path in (ROOT / "docs/chapters").glob("*.md"))
AT_ONCE = 4  # decks at each change
FOOT = 60  # points from the lower edge to the rule of the foot
NARROWEST = 0.4  # a letter, in parts of its size

pytestmark = pytest.mark.xdist_group("office")


@pytest.fixture(scope="session")
def converted(
    built: Built, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Callable[[str], tuple[Path, str]]:
    """All decks whose turn it is, in a set of fonts: their folder, and what was complained of."""
    wanted = CHAPTERS if pytestconfig.getoption("--whole") else turn_of(CHAPTERS, AT_ONCE)

    def convert_all(fonts: str) -> tuple[Path, str]:
        folder = tmp_path_factory.mktemp("office") / fonts
        files = [built.site / FILES / f"{chapter}.pptx" for chapter in wanted]
        return folder, convert(files, folder, fonts)

    return functools.cache(convert_all)


@each_set
def test_libreoffice_opens_every_file_without_a_warning(
    converted: Callable[[str], tuple[Path, str]], fonts: str
) -> None:
    assert converted(fonts)[1] == ""


@each_set
@pytest.mark.parametrize("chapter", in_turn(CHAPTERS, AT_ONCE))
def test_a_slide_shows_all_its_words_none_over_another_or_over_the_foot(
    converted: Callable[[str], tuple[Path, str]], built: Built, fonts: str, chapter: str
) -> None:
    reader = pypdf.PdfReader(converted(fonts)[0] / f"{chapter}.pdf")
    slides = Presentation(built.site / FILES / f"{chapter}.pptx").slides
    for number, (page, slide) in enumerate(zip(reader.pages, slides, strict=True), 1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (960, 540)
        shown = bare(page.extract_text())
        assert [text for text in texts(slide) if bare(text) not in shown] == [], number
        assert crowded(page) == [], number


@each_set
def test_the_slides_are_set_in_the_fonts_of_a_set_and_in_no_font_of_the_machine(
    converted: Callable[[str], tuple[Path, str]], fonts: str
) -> None:
    known = tuple(name.replace(" ", "") for name in (*SETS[fonts], *SIGNS))
    for path in converted(fonts)[0].glob("*.pdf"):
        for page in pypdf.PdfReader(path).pages:
            used = page["/Resources"]["/Font"].values()
            names = [str(font["/BaseFont"]).partition("+")[2] for font in used]
            assert [name for name in names if not name.startswith(known)] == [], path.name


def texts(slide) -> list[str]:
    """All there is to read on a slide; the number in its foot is not text of its own."""
    cells = [
        cell.text_frame
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    return [
        paragraph.text
        for frame in frames + cells
        for paragraph in frame.paragraphs
        if "‹#›" not in paragraph.text
    ]


def bare(text: str) -> str:
    """Without white space, which lines do not keep, and the marks of hats, which may come from
    another font and then stand elsewhere in the text; with ligatures taken apart.
    """
    return re.sub(r"[\s■●□]", "", unicodedata.normalize("NFKC", text))


def crowded(page: pypdf.PageObject) -> list[str]:
    """Lines of text that stand in one another, or under the rule of the foot without being of
    it.
    """
    lines: list[
        tuple[float, float, float, str]
    ] = []  # left, height of its baseline over the lower edge, size, words

    def take(
        text: str, matrix: list[float], of_text: list[float], font: object, size: float
    ) -> None:
        if text.strip():
            lines.append(
                (
                    of_text[4] * matrix[0] + matrix[4],
                    of_text[5] * matrix[3] + matrix[5],
                    abs(size * of_text[3] * matrix[3]),
                    text.strip(),
                )
            )

    page.extract_text(visitor_text=take)
    foot = [
        text
        for _, y, _, text in lines
        if y < FOOT and not re.fullmatch(r"[\w.-]+(/[\w.#-]+)+|\d+", text)
    ]
    pairs = ((one, other) for number, one in enumerate(lines) for other in lines[number + 1 :])
    close = [
        f"“{a[3]}” in “{b[3]}”"
        for a, b in pairs
        if 0.5 < abs(a[1] - b[1]) < 0.75 * min(a[2], b[2])
        and a[0] < b[0] + NARROWEST * b[2] * len(b[3])
        and b[0] < a[0] + NARROWEST * a[2] * len(a[3])
    ]
    return foot + close


def test_lines_that_stand_in_one_another_are_caught(built: Built, tmp_path: Path) -> None:
    file = Presentation(built.site / FILES / "empowering.pptx")
    title, body = list(file.slides[2].placeholders)[:2]
    body.left, body.width, body.height = title.left, title.width, title.height
    body.top = title.top + Emu(100_000)
    list(file.slides[3].placeholders)[1].top = Emu(int(6.5 * 914_400))
    file.save(tmp_path / "crowded.pptx")
    convert([tmp_path / "crowded.pptx"], tmp_path, WIDEST)
    pages = pypdf.PdfReader(tmp_path / "crowded.pdf").pages
    assert crowded(pages[1]) == []
    assert crowded(pages[2])
    assert crowded(pages[3])

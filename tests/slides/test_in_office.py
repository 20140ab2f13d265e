"""The slides in LibreOffice, which reads PowerPoint's files: every word on its slide, and none over
another, whatever the fonts.

It is slow to start, and opens all the files that are wanted at once.
"""

import functools
import itertools
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
    """All decks whose turn it is and the crowded one, in a set of fonts: their folder, and what was
    complained of.
    """
    wanted = CHAPTERS if pytestconfig.getoption("--whole") else turn_of(CHAPTERS, AT_ONCE)

    def convert_all(fonts: str) -> tuple[Path, str]:
        folder = tmp_path_factory.mktemp("office") / fonts
        folder.mkdir()
        files = [built.site / FILES / f"{chapter}.pptx" for chapter in wanted]
        return folder, convert([*files, crowd(built, folder)], folder, fonts)

    return functools.cache(convert_all)


@each_set
@pytest.mark.parametrize("chapter", in_turn(CHAPTERS, AT_ONCE))
def test_a_file_opens_without_a_warning_with_all_words_on_its_slides_none_over_another(
    converted: Callable[[str], tuple[Path, str]], built: Built, fonts: str, chapter: str
) -> None:
    """Nor over the foot; and set in no font of the machine."""
    folder, complaints = converted(fonts)
    known = tuple(name.replace(" ", "") for name in (*SETS[fonts], *SIGNS))
    reader = pypdf.PdfReader(folder / f"{chapter}.pdf")
    slides = Presentation(built.site / FILES / f"{chapter}.pptx").slides
    assert complaints == ""
    for number, (page, slide) in enumerate(zip(reader.pages, slides, strict=True), 1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (960, 540)
        shown = bare(page.extract_text())
        assert [text for text in texts(slide) if bare(text) not in shown] == [], number
        assert crowded(page) == [], number
        used = [str(font["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]
        names = [name.partition("+")[2] for name in used]
        assert [name for name in names if not name.startswith(known)] == [], number


def texts(slide) -> list[str]:
    """All there is to read on a slide; the number in its foot is not text of its own."""
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    frames = [cell.text_frame for table in tables for row in table.rows for cell in row.cells]
    frames += [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    paragraphs = [paragraph.text for frame in frames for paragraph in frame.paragraphs]
    return [text for text in paragraphs if "‹#›" not in text]


def bare(text: str) -> str:
    """Without white space, which lines do not keep, and the marks of hats, which may come from
    another font and then stand elsewhere in the text; with ligatures taken apart.
    """
    return re.sub(r"[\s■●□]", "", unicodedata.normalize("NFKC", text))


def crowded(page: pypdf.PageObject) -> list[str]:
    """Lines of text that stand in one another, or under the rule of the foot without being of
    it.
    """
    lines: list[tuple[str, float, float, float]] = []  # its words, left, baseline from below, size

    def take(text: str, page: list[float], line: list[float], font: object, size: float) -> None:
        if words := text.strip():
            place = line[4] * page[0] + page[4], line[5] * page[3] + page[5]
            lines.append((words, *place, abs(size * line[3] * page[3])))

    page.extract_text(visitor_text=take)
    low = [words for words, _, y, _ in lines if y < FOOT]
    foot = [each for each in low if not re.fullmatch(r"[\w.-]+(/[\w.#-]+)+|\d+", each)]
    return foot + [
        f"“{words}” in “{other}”"
        for (words, x, y, size), (other, x2, y2, size2) in itertools.combinations(lines, 2)
        if 0.5 < abs(y - y2) < 0.75 * min(size, size2)
        and x < x2 + NARROWEST * size2 * len(other)
        and x2 < x + NARROWEST * size * len(words)
    ]


def crowd(built: Built, folder: Path) -> Path:
    """A deck whose third slide has its text over its title, and the fourth over the foot."""
    file = Presentation(built.site / FILES / "empowering.pptx")
    title, body = list(file.slides[2].placeholders)[:2]
    body.left, body.width, body.height = title.left, title.width, title.height
    body.top = title.top + Emu(100_000)
    list(file.slides[3].placeholders)[1].top = Emu(int(6.5 * 914_400))
    file.save(folder / "crowded.pptx")
    return folder / "crowded.pptx"


def test_lines_that_stand_in_one_another_are_caught(
    converted: Callable[[str], tuple[Path, str]],
) -> None:
    pages = pypdf.PdfReader(converted(WIDEST)[0] / "crowded.pdf").pages[1:4]
    assert [bool(crowded(page)) for page in pages] == [False, True, True]

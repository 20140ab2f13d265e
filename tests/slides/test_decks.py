"""Slides: every deck complete, within its words, told apart, with notes; its files whole,
accessible, and the same each time; in LibreOffice, which reads PowerPoint's files, every word on
its slide, and none over another, whatever the fonts.
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from math import ceil
from pathlib import Path

import pypdf
import pytest
from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as File
from pptx.text.text import _Hyperlink as Hyperlink
from pptx.util import Emu

from content.kinds import TITLES
from content.quotes import Quote
from content.reading import read_guide
from content.site import DECKS, Site
from content.trainer_notes import Note
from core import cache
from font_sets import SETS, SIGNS, WIDEST, each_set
from office import convert
from outputs import make_slides
from qr_reading import says
from site_checks import headings, words
from site_fixtures import ROOT, SITE_URL, Built
from slides import powerpoint
from slides.by_kind import slides_of
from slides.decks import deck_of, make_decks
from slides.fitting import size_of
from slides.groups import Group, Words
from slides.limits import limit
from slides.limits import problems_of as problems_of_deck
from slides.powerpoint_template import template
from slides.slide import FILES, Deck, Saying
from turns import in_turn, turn_of

GUIDE, SITE = read_guide(ROOT), Site(SITE_URL, [], [], [])
CHAPTERS = {deck.name: deck for deck in make_decks(GUIDE, SITE, TITLES)}
AT_ONCE = 3  # decks at each change whose files are read, and opened by LibreOffice in one start
ORDER = ("title", "question", "activity", "debrief", "points", "end")
each_deck = pytest.mark.parametrize("deck", CHAPTERS.values(), ids=CHAPTERS)


def note(deck: Deck) -> Note:
    return GUIDE.all(Note)[f"chapters/{deck.name}"]


@each_deck
def test_a_deck_is_short_and_goes_from_the_question_to_a_last_slide_that_leads_back(
    deck: Deck,
) -> None:
    kinds = [slide.kind for slide in deck.slides]
    minutes = GUIDE.page(f"chapters/{deck.name}").meta["minutes"]
    assert len(kinds) <= ceil(minutes * 12 / 10)
    assert kinds[:2] == ["title", "question"] and kinds[-4:] == list(ORDER[2:])
    assert [kinds.count(kind) for kind in ORDER] == [1] * len(ORDER)
    assert deck.slides[1].text == note(deck).question
    assert [line.text for line in deck.slides[-3].lines] == list(note(deck).debrief)
    assert list(problems_of_deck(deck, GUIDE)) == []


@each_deck
def test_all_that_a_chapter_shows_is_on_a_slide_or_keeps_its_address_among_what_is_left(
    deck: Deck,
) -> None:
    text = (ROOT / f"docs/chapters/{deck.name}.md").read_text("utf-8")
    shown = re.findall(r'^--8<-- "(quote|skill|tool|claim)s/([^"]+)\.html"', text, re.M)
    cards = {f"{kind}-{name}" for kind, name in shown if name != "chart"}
    left = {each.id for each in deck.left}
    on_slides = [name for slide in deck.slides for name in slide.ids]
    named = {name for entry in note(deck).slides for name in entry["show"]}
    assert cards - {*on_slides, *left} == set()
    assert named - {*on_slides, *left} == set() and left.isdisjoint(on_slides)
    prose = " ".join(each.text for each in GUIDE.page(f"chapters/{deck.name}").prose)
    bare = re.sub(r"\[\^[^\]]*\]|\[([^\]^]*)\]\([^)]*\)|\*\*", r"\1", prose)
    said = [
        line.text for each in deck.slides if each.kind in ("points", "list") for line in each.lines
    ]
    assert [each for each in said if each not in " ".join(bare.split())] == []


@each_deck
def test_the_presenter_finds_every_remark_of_the_trainers_note_once(deck: Deck) -> None:
    said = [text for slide in deck.slides for _, text in slide.notes]
    remarks = [each["text"] for each in (*note(deck).answers, *note(deck).traps)]
    assert [remark for remark in remarks if said.count(remark) != 1] == []
    assert note(deck).purpose in said


def test_every_quotation_of_the_ledger_fits_whole_with_a_label_as_large_as_its_words() -> None:
    for quote in GUIDE.all(Quote).values():
        (slide,) = slides_of(Group([quote], "x/", "section", "Heading"), Words(GUIDE, TITLES))
        assert slide.sayings[0].words == quote.words and size_of(slide) >= 24, quote.id
        assert slide.badge and slide.status == quote.status
    marks = replace(slide, sayings=(Saying("", "long " * 200),))
    assert size_of(marks) == 0


def test_without_a_choice_a_deck_shows_what_it_has_room_for_and_a_table_on_two_slides_at_most() -> (
    None
):
    free = replace(GUIDE.all(Note)["chapters/team-signs"], slides=())
    guide = GUIDE.with_records("note", [free])
    deck = deck_of(GUIDE.page("chapters/team-signs"), guide, TITLES)
    tables = [slide for slide in deck.slides if slide.kind == "table"]
    assert [slide.id for slide in tables] == ["signs-table", "signs-table-goes-on-2"]
    assert len(deck.slides) <= limit(GUIDE.page("chapters/team-signs"))
    assert min(slide.size for slide in tables) >= 20
    assert "signs-table-courses-without-change" in {each.id for each in deck.left}


def test_tables_of_the_same_rows_stand_side_by_side_with_both_hats() -> None:
    (table,) = (slide for slide in CHAPTERS["definitions"].slides if slide.grid)
    assert table.grid and [hat for _, hat in table.grid.heads] == ["managing", "leading"]


def test_a_deck_that_is_too_long_or_too_full_or_has_two_slides_of_one_title_is_refused() -> None:
    deck = CHAPTERS["definitions"]
    end = deck.slides[-1]
    full = replace(deck, slides=(*deck.slides, end, replace(end, title="Full", size=0)))
    told = [problem.message for problem in problems_of_deck(full, GUIDE)]
    lost = replace(note(deck), slides=({"show": ["managing"], "rows": ["no"], "columns": ["x"]},))
    guide = GUIDE.with_records("note", [lost])
    lost_told = [each.message for each in problems_of_deck(deck, guide)]
    assert [each.split(" of ")[0] for each in lost_told] == ["“managing”", "“managing-no”", "“x”"]
    assert "has 11 slides, and 7 minutes of reading hold 9 — name fewer" in told[0]
    assert f"two slides of docs/chapters/definitions.md are called “{end.title}”" in told[1]
    assert "“Full” of docs/chapters/definitions.md has more words than fit" in told[-1]
    assert size_of(replace(end, title="A title of many words " * 5)) == 0


# ------------------------------------------------------------------------------------- files


def opened(built: Built, chapter: str) -> File:
    return Presentation(built.site / FILES / f"{chapter}.pptx")


def texts(slide) -> list[str]:
    """All there is to read on a slide; the number in its foot is not text of its own."""
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    frames = [cell.text_frame for table in tables for row in table.rows for cell in row.cells]
    frames += [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    paragraphs = [paragraph.text for frame in frames for paragraph in frame.paragraphs]
    return [text for text in paragraphs if "‹#›" not in text]


def link_on(page) -> Hyperlink:
    """That of the foot; there is no other on a slide."""
    frames = [shape.text_frame for shape in page.placeholders if shape.has_text_frame]
    runs = [run for frame in frames for each in frame.paragraphs for run in each.runs]
    (link,) = [run.hyperlink for run in runs if run.hyperlink.address]
    return link


def test_every_chapter_has_its_files_and_the_list_leads_to_them(built: Built) -> None:
    files = {
        f"../../{folder}{chapter}{end}"
        for chapter in CHAPTERS
        for folder, end in ((DECKS, "/"), (FILES, ".pptx"), (FILES, ".txt"))
    }
    assert {link["href"] for link in built.soup(DECKS).select(".bh-handouts a")} == files
    link = '.bh-trainers a[href="../../{}{}/"]'
    led = {
        each: built.soup(f"chapters/{each}/").select(link.format(DECKS, each)) for each in CHAPTERS
    }
    assert [chapter for chapter, links in led.items() if not links] == []


@pytest.mark.turns(AT_ONCE)
@each_deck
def test_a_file_says_what_it_is_holds_each_slide_with_notes_and_link_and_can_be_read_by_all(
    built: Built, deck: Deck
) -> None:
    file = opened(built, deck.name)
    told, day = file.core_properties, datetime.fromisoformat(deck.reviewed)
    about = (told.title, told.author, told.language, told.created)
    assert about == (deck.title, "Both Hats", "en-GB", day)
    parts = " ".join(part.partname for part in file.part.package.iter_parts())
    assert "thumbnail" not in parts and "printer" not in parts, "of the library's own template"
    for page, slide in zip(file.slides, deck.slides, strict=True):
        assert page.shapes.title.text_frame.text == slide.title
        seen = " ".join(texts(page))
        assert [text for text in slide.texts if text and text not in seen] == []
        notes = page.notes_slide.notes_text_frame.text
        told = [*(text for _, text in slide.notes), f"{SITE_URL}{slide.address}"]
        assert [text for text in told if text not in notes] == []
        assert link_on(page).address.startswith(SITE_URL)
        assert problems_of(page) == [], slide.title
        columns = len(slide.grid.heads) - 1 if slide.grid else len(slide.sayings[1:])
        clicks = len(list(page._element.iter("{*}spTgt")))
        assert clicks == columns + (slide.kind == "question"), slide.title


def problems_of(page) -> list[str]:
    """Title first, the rest from top to bottom, pictures in words, tables with a header row, every
    language told, everything on the slide, and the code says what the link says.
    """
    shapes, language = list(page.shapes), "{*}rPr[@lang]"
    places = [shape for shape in shapes if shape.is_placeholder]
    tops = [shape.top for shape in places if shape.placeholder_format.idx not in (0, 13)]
    pictures = [shape for shape in shapes if shape.shape_type == 13]
    said = [says(each.image.blob) for each in pictures if each.name.startswith("QR code")]
    clicks = {int(each.get("spid")) for each in page._element.iter("{*}spTgt")}
    width, height = 12192000, 6858000  # 13⅓ × 7½ inches
    wrong = {
        "the title is not read first": shapes[0] != page.shapes.title,
        "is not read from top to bottom": tops != sorted(tops),
        "a picture without words": not all(
            shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures
        ),
        "a table without header row": any(
            shape.has_table and not shape.table.first_row for shape in shapes
        ),
        "words without language": any(
            run.find(language) is None for run in page._element.iter("{*}r")
        ),
        "an empty place": any(
            shape.has_text_frame and not shape.text_frame.text for shape in places
        ),
        "two things of one number": len({shape.shape_id for shape in shapes}) < len(shapes),
        "stands outside": any(
            min(shape.left, shape.top) < 0
            or shape.left + shape.width > width + Emu(9525)
            or shape.top + shape.height > height
            for shape in shapes
        ),
        "a code that says no link": said != [link_on(page).address],
        "a click that shows nothing": not clicks <= {shape.shape_id for shape in shapes},
    }
    return [problem for problem, is_so in wrong.items() if is_so]


def test_what_a_screen_reader_would_miss_is_caught(built: Built) -> None:
    page = opened(built, "differences").slides[3]
    title, code = page.shapes.title._element, page.shapes[-1]
    code._element.nvPicPr.cNvPr.set("descr", "")
    code.left = Emu(13000000)
    page.shapes._spTree.append(title)
    next(shape for shape in page.shapes if shape.has_table).table.first_row = False
    next(page._element.iter("{*}rPr")).attrib.pop("lang")
    link_on(page).address = SITE_URL
    next(page._element.iter("{*}spTgt")).set("spid", "99")
    assert set(problems_of(page)) >= {
        "the title is not read first",
        "a picture without words",
        "a table without header row",
        "words without language",
        "stands outside",
        "a code that says no link",
        "a click that shows nothing",
    }


def test_colours_are_those_of_the_site() -> None:
    file = template(GUIDE.labels, {**GUIDE.colours, "leading": "#123456"})
    theme = file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    assert '<a:accent2><a:srgbClr val="123456"/>' in theme
    assert GUIDE.colours["managing"][1:].upper() in theme


def test_a_file_is_made_anew_when_any_code_or_data_it_is_made_of_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[bytes] = []
    code = tmp_path / "any.py"
    code.write_text("one = 1\n", "utf-8")
    monkeypatch.setattr(cache, "code_files", lambda: {"scripts/any.py": code})
    monkeypatch.setattr(powerpoint, "make_file", lambda *_: made.append(b"file") or made[-1])
    listing, chapter = GUIDE.page("trainers/slides"), GUIDE.page("chapters/empowering")
    guide = replace(GUIDE, pages=(listing, chapter))
    reviewed = replace(chapter, meta={**chapter.meta, "reviewed": "2001-01-01"})
    changes = (
        {},
        {"colours": {**GUIDE.colours, "leading": "#123456"}},
        {"labels": {**GUIDE.labels, "hats": {**GUIDE.labels["hats"], "both": "Two"}}},
        {"records": {**GUIDE.records, "plate": {}}},
        {"pages": (listing, reviewed)},
    )
    for change in (*changes, *changes):  # the second time it is kept
        make_slides(replace(guide, **change), SITE, cache.Cache(tmp_path))
    assert len(made) == len(changes)
    code.write_text("one = 2\n", "utf-8")
    make_slides(guide, SITE, cache.Cache(tmp_path))
    make_slides(guide, replace(SITE, url="https://other.example/"), cache.Cache(tmp_path))
    assert len(made) == len(changes) + 2


# ------------------------------------------------------------------------------------- pages, text


@each_deck
def test_a_page_holds_the_slides_of_the_deck_in_its_order(built: Built, deck: Deck) -> None:
    page = built.soup(f"{DECKS}{deck.name}/")
    look = (ROOT / "docs/stylesheets/slide.css").read_text("utf-8")
    left = {each["id"]: each.a["href"] for each in page.select(".bh-deck__left li")}
    assert left == {each.id: f"../../../{each.address}" for each in deck.left}
    assert headings(page) == [] and page.html["lang"] == "en-GB"
    assert words(page.title) == f"Slides: {deck.title}"
    for each, slide in zip(page.select(".bh-slide"), deck.slides, strict=True):
        assert (each["id"], words(each.h2)) == (slide.id, slide.title)
        seen = words(each.select_one(".bh-slide__plate"))
        assert [text for text in slide.texts if text not in seen] == []
        notes = [" ".join(text.split()) for _, text in slide.notes]
        assert [words(text) for text in each.select("dd")] == notes
        size = f"bh-slide--at-{slide.size}"
        assert size in each["class"] and (f".{size} " in look), slide.title
        code = re.search(r"/go/(\w+)/$", each.select_one(".bh-slide__foot a")["href"])[1]
        assert each.select_one(".bh-slide__code")["src"].endswith(f"/go/{code}/qr.svg")


@each_deck
def test_the_plain_text_holds_every_word_and_note_and_link(built: Built, deck: Deck) -> None:
    text = (built.site / FILES / f"{deck.name}.txt").read_text("utf-8")
    wanted = [
        each for slide in deck.slides for each in (*slide.texts, *(note for _, note in slide.notes))
    ]
    assert [each for each in wanted if each not in text] == []
    assert text.count(f"{SITE_URL.partition('://')[2]}go/") == len(deck.slides)


# ----------------------------------------------------------------------------------- in LibreOffice

FOOT = 60  # points from the lower edge to the rule of the foot
NARROWEST = 0.4  # a letter, in parts of its size
in_office = pytest.mark.xdist_group("office")


@pytest.fixture(scope="session")
def converted(
    built: Built, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Callable[[str], tuple[Path, str]]:
    """All decks whose turn it is and the crowded one, in a set of fonts: their folder, and what was
    complained of.
    """
    names = sorted(CHAPTERS)
    wanted = names if pytestconfig.getoption("--whole") else turn_of(names, AT_ONCE)

    def convert_all(fonts: str) -> tuple[Path, str]:
        folder = tmp_path_factory.mktemp(f"office-{fonts}")
        files = [built.site / FILES / f"{chapter}.pptx" for chapter in wanted]
        return folder, convert([*files, crowd(built, folder)], folder, fonts)

    return functools.cache(convert_all)


@in_office
@each_set
@pytest.mark.parametrize("chapter", in_turn(sorted(CHAPTERS), AT_ONCE))
def test_a_file_opens_without_a_warning_with_all_words_on_its_slides_none_over_another(
    converted: Callable[[str], tuple[Path, str]], built: Built, fonts: str, chapter: str
) -> None:
    """Nor over the foot; and set in no font of the machine."""
    folder, complaints = converted(fonts)
    known = tuple(name.replace(" ", "") for name in (*SETS[fonts], *SIGNS))
    reader = pypdf.PdfReader(folder / f"{chapter}.pdf")
    slides = opened(built, chapter).slides
    assert complaints == ""
    for number, (page, slide) in enumerate(zip(reader.pages, slides, strict=True), 1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (960, 540)
        shown = bare(page.extract_text())
        assert [text for text in texts(slide) if bare(text) not in shown] == [], number
        assert crowded(page) == [], number
        used = [str(font["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]
        names = [name.partition("+")[2] for name in used]
        assert [name for name in names if not name.startswith(known)] == [], number


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
    file = opened(built, "empowering")
    title, body = list(file.slides[2].placeholders)[:2]
    body.left, body.width, body.height = title.left, title.width, title.height
    body.top = title.top + Emu(100_000)
    body.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    list(file.slides[3].placeholders)[1].top = Emu(int(6.5 * 914_400))
    file.save(folder / "crowded.pptx")
    return folder / "crowded.pptx"


@in_office
def test_lines_that_stand_in_one_another_are_caught(
    converted: Callable[[str], tuple[Path, str]],
) -> None:
    pages = pypdf.PdfReader(converted(WIDEST)[0] / "crowded.pdf").pages[1:4]
    assert [bool(crowded(page)) for page in pages] == [False, True, True]

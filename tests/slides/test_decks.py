"""Slides: every deck complete, within its words, told apart, with notes; its files whole,
accessible, and the same each time.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as File
from pptx.util import Emu

from content.reading import read_guide
from content.site import DECKS, Site
from project import guide_with
from qr_reading import says
from site_checks import headings, words
from site_fixtures import ROOT, SITE_URL, Built
from slides.decks import deck_of
from slides.powerpoint import make_file
from slides.powerpoint_template import template
from slides.slide import FILES, LIMIT, Deck, Slide, in_parts

GUIDE = read_guide(ROOT)
CHAPTERS = sorted(path.stem for path in (ROOT / "docs/chapters").glob("*.md"))
each_chapter = pytest.mark.parametrize("chapter", CHAPTERS)
TEXT = {chapter: (ROOT / f"docs/chapters/{chapter}.md").read_text("utf-8") for chapter in CHAPTERS}
QUOTES = {
    each["id"]: each
    for each in yaml.safe_load((ROOT / "docs/data/quotes.yml").read_text("utf-8"))["quotes"]
}
NOTES = {
    each["page"].removeprefix("chapters/"): each
    for each in yaml.safe_load((ROOT / "docs/data/trainer-notes.yml").read_text("utf-8"))["notes"]
}


@pytest.fixture(scope="module")
def decks() -> dict[str, Deck]:
    pages = (page for page in GUIDE.pages if page.name.startswith("chapters/"))
    return {deck.name: deck for deck in (deck_of(page, GUIDE) for page in pages)}


def kinds(deck: Deck) -> list[str]:
    return [slide.kind for slide in deck.slides]


def snippets(chapter: str, folder: str) -> list[str]:
    return re.findall(rf'^--8<-- "{folder}/([^"]+)\.html"', TEXT[chapter], re.M)


@each_chapter
def test_a_deck_goes_from_the_question_to_the_sources(decks: dict[str, Deck], chapter: str) -> None:
    found = kinds(decks[chapter])
    assert found[:3] == ["title", "question", "answer"] and found[-1] == "end"
    assert decks[chapter].slides[1].title == NOTES[chapter]["question"]
    assert (
        found.count("activity") == 1
        and found.count("step") >= 2
        and found.count("debrief") == len(NOTES[chapter]["debrief"])
    )
    assert 3 <= found.count("point") <= 5 and "sources" in found
    order = [
        found.index(kind)
        for kind in ("answer", "activity", "step", "debrief", "point", "sources", "end")
    ]
    assert order == sorted(order)


@each_chapter
def test_what_a_chapter_quotes_compares_and_teaches_is_on_slides(
    decks: dict[str, Deck], chapter: str
) -> None:
    ids = {slide.id for slide in decks[chapter].slides}
    wanted = (
        {f"quote-{name}" for name in snippets(chapter, "quotes")}
        | {f"skill-{name}" for name in snippets(chapter, "skills")}
        | {f"tool-{name}" for name in snippets(chapter, "tools")}
    )
    wanted |= {f"claim-{name}" for name in snippets(chapter, "claims") if name != "chart"}
    assert wanted <= ids
    tables = {slide.address for slide in decks[chapter].slides if slide.grid}
    assert tables == {
        f"chapters/{chapter}/#{name}" for name in snippets(chapter, "tables") if name != "skills"
    }  # skills are slides where they have cards


@each_chapter
def test_no_slide_has_more_than_forty_words(decks: dict[str, Deck], chapter: str) -> None:
    assert {slide.id: slide.words for slide in decks[chapter].slides if slide.words > LIMIT} == {}


@each_chapter
def test_titles_and_ids_are_there_and_are_each_of_its_own(
    decks: dict[str, Deck], chapter: str
) -> None:
    slides = decks[chapter].slides
    anchors = [
        row.id for slide in slides if slide.grid and slide.grid.labelled for row in slide.grid.rows
    ]
    assert all(slide.title.strip() for slide in slides)
    assert len({slide.title for slide in slides}) == len(slides) and len(
        {slide.id for slide in slides} | set(anchors)
    ) == len(slides) + len(anchors)


@each_chapter
def test_the_presenter_finds_every_remark_of_the_trainers_note_once(
    decks: dict[str, Deck], chapter: str
) -> None:
    said = [note for slide in decks[chapter].slides for _, note in slide.notes]
    remarks = [each["text"] for kind in ("answers", "traps") for each in NOTES[chapter][kind]]
    assert [remark for remark in remarks if said.count(remark) != 1] == [] and NOTES[chapter][
        "purpose"
    ] in said


def test_a_quotation_is_whole_or_left_to_its_chapter(decks: dict[str, Deck]) -> None:
    slides = [slide for deck in decks.values() for slide in deck.slides if slide.kind == "quote"]
    left = {slide.id for slide in slides if not slide.text}
    assert left == {"quote-kotter-non-incremental-change"}  # 43 words
    assert all(
        slide.text == QUOTES[slide.id.removeprefix("quote-")]["words"]
        for slide in slides
        if slide.id not in left
    )


def test_a_table_never_shows_one_hat_without_the_other(decks: dict[str, Deck]) -> None:
    for slide in decks["differences"].slides:
        if slide.grid:
            assert {"managing", "leading"} <= {hat for _, hat in slide.grid.heads}, slide.id


def test_what_is_too_long_for_a_slide_goes_on_to_the_next() -> None:
    slide = Slide("sources", "sources", "Sources", "chapters/x/#sources")
    parts = in_parts(slide, ["one two three"] * 20, as_list=True)
    assert [len(part.lines) for part in parts] == [12, 8] and [part.id for part in parts] == [
        "sources",
        "sources-goes-on-2",
    ]
    assert all(part.words < LIMIT for part in parts)


def test_words_are_counted_wherever_they_stand(decks: dict[str, Deck]) -> None:
    table = next(slide for slide in decks["differences"].slides if slide.grid)
    assert table.words > sum(len(cell.split()) for cell, _ in table.grid.rows[0].cells) > 10
    assert replace(table, small="three more words").words == table.words + 3


def test_the_first_sentence_and_the_key_points_are_those_of_the_chapter(
    decks: dict[str, Deck],
) -> None:
    for page in GUIDE.pages:
        if page.name.startswith("chapters/"):
            slides = decks[page.name.removeprefix("chapters/")].slides
            bare = re.sub(
                r"\[\^[^\]]*\]|\[([^\]^]*)\]\([^)]*\)|\*\*",
                r"\1",
                " ".join(line.text for each in page.paragraphs() for line in each),
            )
            assert slides[2].text in bare and all(
                slide.text in bare for slide in slides if slide.kind == "point"
            )


# ------------------------------------------------------------------------------------- files


def files(built: Built) -> list[Path]:
    return sorted((built.site / FILES).glob("*.pptx"))


def opened(built: Built, chapter: str) -> File:
    return Presentation(built.site / FILES / f"{chapter}.pptx")


def test_every_chapter_has_its_files_and_the_list_leads_to_them(built: Built) -> None:
    assert (
        [path.stem for path in files(built)]
        == CHAPTERS
        == sorted(path.stem for path in (built.site / FILES).glob("*.txt"))
    )
    ways = {link["href"] for link in built.soup(DECKS).select(".bh-handouts a")}
    assert ways == {
        f"../../{folder}{chapter}{end}"
        for chapter in CHAPTERS
        for folder, end in ((DECKS, "/"), (FILES, ".pptx"), (FILES, ".txt"))
    }
    for chapter in CHAPTERS:
        assert built.soup(f"chapters/{chapter}/").select_one(
            f'.bh-trainers a[href="../../{DECKS}{chapter}/"]'
        )


@each_chapter
@pytest.mark.turns(4)
def test_a_file_says_what_it_is_and_holds_every_slide_with_its_notes_and_link(
    built: Built, decks: dict[str, Deck], chapter: str
) -> None:
    file, deck = opened(built, chapter), decks[chapter]
    told = file.core_properties
    assert (told.title, told.author, told.language, told.created) == (
        deck.title,
        "Both Hats",
        "en-GB",
        datetime.fromisoformat(deck.reviewed),
    )
    assert len(file.slides) == len(deck.slides)
    for page, slide in zip(file.slides, deck.slides, strict=True):
        seen = " ".join(_texts(page))
        assert page.shapes.title.text_frame.text == slide.title
        assert [text for text in slide.texts if text and text not in seen] == []
        notes = page.notes_slide.notes_text_frame.text
        assert (
            all(note in notes for _, note in slide.notes) and f"{SITE_URL}{slide.address}" in notes
        )
        links = [
            run.hyperlink.address
            for shape in page.placeholders
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            for run in paragraph.runs
            if run.hyperlink.address
        ]
        assert len(links) == 1 and links[0].startswith(SITE_URL)


def _texts(page) -> Iterator[str]:
    for shape in page.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)


@each_chapter
@pytest.mark.turns(4)
def test_a_file_can_be_read_by_a_screen_reader(built: Built, chapter: str) -> None:
    for number, page in enumerate(opened(built, chapter).slides, 1):
        assert problems_of(page) == [], f"slide {number}"


def problems_of(page) -> list[str]:
    """Title first, the rest from top to bottom, pictures in words, tables with a header row, every
    language told.
    """
    shapes = list(page.shapes)
    found = [] if shapes[0] == page.shapes.title else ["the title is not read first"]
    tops = [
        shape.top
        for shape in shapes
        if shape.is_placeholder and shape.placeholder_format.idx not in (0, 13)
    ]
    found += [] if tops == sorted(tops) else ["is not read from top to bottom"]
    found += [
        "a picture without words"
        for shape in shapes
        if shape.shape_type == 13 and not shape._element.nvPicPr.cNvPr.get("descr")
    ]
    found += [
        "a table without header row"
        for shape in shapes
        if shape.has_table and not shape.table.first_row
    ]
    found += [
        "words without language"
        for run in page._element.iter("{*}r")
        if run.find("{*}rPr") is None or not run.find("{*}rPr").get("lang")
    ]
    found += [
        "an empty place"
        for shape in shapes
        if shape.is_placeholder and shape.has_text_frame and not shape.text_frame.text
    ]
    ids = [shape.shape_id for shape in shapes]
    return found + ([] if len(set(ids)) == len(ids) else ["two things of one number"])


def test_what_a_screen_reader_would_miss_is_caught(built: Built) -> None:
    page = opened(built, "differences").slides[3]
    title, picture = page.shapes.title._element, page.shapes[-1]._element
    picture.nvPicPr.cNvPr.set("descr", "")
    page.shapes._spTree.append(title)
    next(shape for shape in page.shapes if shape.has_table).table.first_row = False
    next(page._element.iter("{*}rPr")).attrib.pop("lang")
    assert set(problems_of(page)) >= {
        "the title is not read first",
        "a picture without words",
        "a table without header row",
        "words without language",
    }


@each_chapter
@pytest.mark.turns(4)
def test_the_qr_code_on_a_slide_says_its_link(built: Built, chapter: str) -> None:
    for page in opened(built, chapter).slides:
        codes = [
            shape
            for shape in page.shapes
            if shape.shape_type == 13 and shape.name.startswith("QR code")
        ]
        assert [says(code.image.blob) for code in codes] == [
            run.hyperlink.address
            for shape in page.placeholders
            if shape.has_text_frame and shape.placeholder_format.idx == 11
            for run in shape.text_frame.paragraphs[0].runs
        ]


@each_chapter
@pytest.mark.turns(4)
def test_nothing_stands_outside_a_slide(built: Built, chapter: str) -> None:
    file = opened(built, chapter)
    for page in file.slides:
        for shape in page.shapes:
            assert (
                0 <= shape.left
                and 0 <= shape.top
                and shape.left + shape.width <= file.slide_width + Emu(9525)
                and shape.top + shape.height <= file.slide_height
            ), shape.name


def test_colours_are_those_of_the_site() -> None:
    guide = guide_with()
    file = template(guide.labels, {**guide.colours, "leading": "#123456"})
    theme = file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    assert '<a:accent2><a:srgbClr val="123456"/>' in theme
    assert guide.colours["managing"][1:].upper() in theme


def test_two_builds_of_a_file_are_the_same_bytes_and_tell_no_time(decks: dict[str, Deck]) -> None:
    site = Site(SITE_URL, [], [], [])
    one, other = (make_file(decks["empowering"], GUIDE, site) for _ in range(2))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name or "printer" in name]


# ------------------------------------------------------------------------------------- pages, text


@each_chapter
def test_a_page_holds_the_slides_of_the_deck_in_its_order(
    built: Built, decks: dict[str, Deck], chapter: str
) -> None:
    page, deck = built.soup(f"{DECKS}{chapter}/"), decks[chapter]
    assert (
        headings(page) == []
        and page.html["lang"] == "en-GB"
        and words(page.title) == f"Slides: {deck.title}"
    )
    found = page.select(".bh-slide")
    assert [each["id"] for each in found] == [slide.id for slide in deck.slides]
    for each, slide in zip(found, deck.slides, strict=True):
        assert words(each.h2) == slide.title
        seen = words(each.select_one(".bh-slide__plate"))
        assert [text for text in slide.texts if text not in seen] == []
        assert [words(note) for note in each.select("dd")] == [
            " ".join(note.split()) for _, note in slide.notes
        ]
        code = re.search(r"/go/(\w+)/$", each.select_one(".bh-slide__foot a")["href"])[1]
        assert each.select_one(".bh-slide__code")["src"].endswith(f"/go/{code}/qr.svg")


@each_chapter
def test_the_plain_text_holds_every_word_and_note_and_link(
    built: Built, decks: dict[str, Deck], chapter: str
) -> None:
    text = (built.site / FILES / f"{chapter}.txt").read_text("utf-8")
    assert [
        each
        for slide in decks[chapter].slides
        for each in [*slide.texts, *(note for _, note in slide.notes)]
        if each not in text
    ] == []
    assert text.count(f"{SITE_URL.partition('://')[2]}go/") == len(decks[chapter].slides)

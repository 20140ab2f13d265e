"""Plates: in their colours by day and by night, small, and each where it belongs."""

import re
from pathlib import Path

import pytest

from content.pages import Page
from content.plates import Plate, read_plate
from project import FIXTURES, edit, guide, guide_with, passes
from render.plates import coloured, plate_of

EXAMPLE = (FIXTURES / "project/docs/data/plates/example.svg").read_text("utf-8")
LIGHT = {
    "plate-paper": "#ffffff",
    "plate-mist": "#aabbcc",
    "plate-teal": "#112233",
    "plate-ochre": "#445566",
}


def example(svg: str = EXAMPLE) -> Plate:
    return read_plate(svg, "docs/data/plates/example.svg")


def test_a_plate_carries_the_colours_it_uses_once_for_each_light_and_one_weight_of_line() -> None:
    svg = coloured(example(), LIGHT, {"plate-teal": "#000001"})
    style = svg.partition("<style>")[2].partition("</style>")[0]
    day, night = style.removesuffix("}").split("@media (prefers-color-scheme:dark){")
    inks = ".mist{fill:#aabbcc}.teal{fill:%s}.ochre{fill:#445566}.line-paper{stroke:#ffffff}"
    assert day.endswith(inks % "#112233") and night == inks % "#000001"
    assert day.count("stroke-width") == 1 and "stroke-width:3" in day
    assert "@media" not in coloured(example(), LIGHT), "a picture is always light"


def test_what_nobody_sees_is_not_sent() -> None:
    svg = coloured(example(EXAMPLE.replace("<g", "<!-- boats -->\n<g")), LIGHT)
    assert "<desc>" not in svg and "<!--" not in svg and "\n" not in svg
    assert "<title>Two boats</title>" in svg


@pytest.mark.parametrize(
    ("file", "shows"),
    [
        ("docs/chapters/example.md", "example"),
        ("docs/chapters/bare.md", "home"),
        ("docs/scenarios/example.md", "example"),
        ("docs/scenarios/index.md", "home"),
        ("docs/trainers/example.md", "home"),
        ("docs/index.md", "home"),
    ],
)
def test_a_page_without_a_plate_of_its_own_has_that_of_the_guide(file: str, shows: str) -> None:
    home = Plate(id="home", title="", says="", svg="")
    known = guide_with().with_records("plate", [example(), home])
    assert plate_of(Page(file), known).id == shows
    assert plate_of(Page(file), guide_with()) is None


def test_an_activity_has_the_plate_of_the_chapter_it_serves() -> None:
    activity = guide().page("activities/vote-in-a-storm")
    chapter = guide().records["activity"]["vote-in-a-storm"].chapter
    assert plate_of(activity, guide()) == plate_of(guide().page(f"chapters/{chapter}"), guide())


def test_a_plate_is_written_only_when_it_changes(project: Path) -> None:
    source, made = "docs/data/plates/example.svg", "docs/assets/plates/example.svg"
    assert made not in passes(project)
    edit(project, source, "Two boats<", "A bay<")
    assert made in passes(project) and "A bay" in (project / made).read_text("utf-8")
    assert passes(project) == set()


def test_every_plate_of_the_guide_says_what_is_to_be_seen_in_words_of_its_own() -> None:
    plates = guide().records["plate"]
    assert {"home", "both-hats", "storm-at-sea"} <= plates.keys()
    assert len({each.says for each in plates.values()}) == len(plates)
    assert not [
        each.id for each in plates.values() if re.search("illustration|image of", each.says)
    ]

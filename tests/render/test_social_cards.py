"""Social cards: drawn when a title or the drawing code changes, else kept; right size, the site's
colours, no surprise.
"""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from content.plates import read_plate
from project import CHAPTER, HOME, REPOSITORY, edit, guide_with, passes
from render import card_drawing
from render.card_drawing import LINE_HEIGHT, TITLE_HEIGHT, TITLE_WIDTH, _fitted, draw
from render.plates import coloured
from render.social_cards import ICONS

LABELS, COLOURS = guide_with().labels, guide_with().colours
HOME_PLATE = (REPOSITORY / "docs/data/plates/home.svg").read_text("utf-8")
PLATE = coloured(read_plate(HOME_PLATE, "home.svg"), COLOURS)
FOLDER = "docs/assets/cards/"


def card(title: str, kind: str) -> bytes:
    return card_drawing.card(title, kind, plate=PLATE, site=LABELS["site"], colours=COLOURS)


def cards(root: Path) -> dict[str, bytes]:
    files = (path for path in (root / FOLDER).rglob("*") if path.is_file())
    return {path.relative_to(root / FOLDER).as_posix(): path.read_bytes() for path in files}


PAGES = ("index", "chapters/example", "trainers/room", "activities/compare-promises")


def redrawn(root: Path) -> set[str]:
    """The cards that a run wrote or removed."""
    return {each.removeprefix(FOLDER) for each in passes(root) if each.startswith(FOLDER)}


def picture(data: bytes) -> Image.Image:
    Image.open(BytesIO(data)).verify()
    return Image.open(BytesIO(data)).convert("RGB")


def near(one: tuple[int, ...], other: str) -> bool:
    """Whether two colours are one, but for what a small palette rounds off."""
    return all(abs(a - b) < 5 for a, b in zip(one, bytes.fromhex(other[1:]), strict=True))


def test_every_page_gets_a_card_and_the_site_its_icons(project: Path) -> None:
    assert {name: picture(data).size for name, data in cards(project).items()} == {
        **dict.fromkeys((f"{page}.png" for page in PAGES), (1200, 630)),
        **{f"{name}.png": (size, size) for name, (size, _) in ICONS.items()},
        "cover.png": (1600, 2400),
    }


def test_only_a_new_title_or_plate_redraws_a_card_and_a_page_that_is_gone_takes_its_own_with_it(
    project: Path,
) -> None:
    edit(project, HOME, "title: A small guide", "title: A tiny guide")
    assert redrawn(project) == {"index.png"}
    edit(project, CHAPTER, "Ask which promise", "One more line.\n\nAsk which promise")
    assert redrawn(project) == set()
    extra = project / "docs/extra.md"
    extra.write_text("---\ntitle: Extra\ndescription: One.\n---\n# Extra {#extra}\n", "utf-8")
    assert redrawn(project) == {"extra.png"}
    edit(project, "docs/data/plates/example.svg", 'class="teal"', 'class="ink"')
    assert redrawn(project) == {"chapters/example.png", "activities/compare-promises.png"}
    extra.unlink()
    assert redrawn(project) == {"extra.png"} and "extra.png" not in cards(project)


def test_a_card_shows_title_kind_and_plate_in_the_colours_of_the_site() -> None:
    counted = picture(card("One person, two hats", "Chapter")).getcolors(100_000)
    most = [colour for _, colour in sorted(counted, reverse=True)[:6]]
    foreign = [each for each in most if not any(near(each, ours) for ours in COLOURS.values())]
    assert foreign == [] and near(most[0], COLOURS["paper"])
    shown = [("One person, two hats", "Scenario"), ("One person, two hats", ""), ("Two hats", "")]
    assert len({card(*each) for each in shown}) == 3


@pytest.mark.parametrize(
    "title",
    [
        "A",
        "Both Hats: a field guide to management and leadership training",
        "word " * 16,
        "mm " * 26,
        "Überfluß, “Ærø” & <b>",
        "W" * 80,
        "\u2028 👩‍🚀 é",
    ],
    ids=lambda title: title[:12],
)
def test_any_title_makes_a_card_and_all_but_monsters_fit(title: str) -> None:
    assert picture(card(title, "Chapter")).size == (1200, 630)
    font, lines = _fitted(title)
    assert " ".join(lines).split() == title.split()
    if max(map(len, title.split())) < 20:
        assert max(map(font.getlength, lines)) <= TITLE_WIDTH
        assert len(lines) * font.size * LINE_HEIGHT <= TITLE_HEIGHT


def test_a_title_is_as_wide_as_it_was_measured() -> None:
    font, (line,) = _fitted("mmmmmmmmmm")
    shown = picture(card("mmmmmmmmmm", "")).crop((0, 90, 560, 480))
    dark = shown.convert("L").point(lambda light: 255 * (light < 128)).getbbox()
    assert dark[2] - dark[0] == pytest.approx(font.getlength(line), abs=12)


def test_the_icon_is_the_mark_of_the_site() -> None:
    mark, share = (REPOSITORY / "docs/assets/favicon.svg").read_text("utf-8"), ICONS["icon-192"][1]
    shown = picture(draw("icon", (180, 180), mark=mark, share=share, colours=COLOURS))
    assert shown.getpixel((2, 2)) == (251, 248, 241), "paper to the edge"
    square, round_, both = map(shown.getpixel, ((50, 90), (120, 90), (85, 105)))
    assert square[2] > square[0] and round_[0] > round_[2] and max(both) < 80

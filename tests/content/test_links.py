"""Short links: what a code is, that it stays, and what is said when somebody breaks that."""

import contextlib
import io
import re
import shutil
from pathlib import Path

import pytest
import yaml

import links
from content.links import CODES, CONSONANTS, FILE, REFUSED, VOWELS, make_code
from project import (
    CHAPTER,
    FORWARDS,
    REPOSITORY,
    SCHEMAS,
    Case,
    cases,
    check_answer,
    edit,
    passes,
)

SETTINGS = (
    'site_url: !ENV [SITE_URL, "https://small.example/"]\nnav:\n  - Home: index.md\n  - Chapters:\n'
    "      - How the two differ: chapters/example.md\n  - In the room: trainers/room.md\n"
    "  - An activity: activities/compare-promises.md\n"
)
MOVED = """forwards:
  - {from: chapters/example/, to: chapters/sample/, why: It moved up.}
  - from: chapters/example/#side-by-side
    to: chapters/sample/#beside
    why: It has a new name.
"""


def update(root: Path, *options: str) -> tuple[int, str]:
    """How `python scripts/links.py` ends in the project, and what it complains of."""
    complaints = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stderr(complaints):
        patch.setattr(links, "ROOT", root)
        return links.main([*options]), complaints.getvalue()


def lines_of(root: Path) -> dict[str, str]:
    return yaml.safe_load((root / FILE).read_text("utf-8"))["links"]


@pytest.fixture(scope="module")
def with_links(built_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture project with a short link for everything; not to be changed."""
    root = Path(shutil.copytree(built_project, tmp_path_factory.mktemp("links") / "project"))
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    assert update(root, "--update") == (0, "")
    shutil.copy2(SCHEMAS / "links.schema.json", root / "docs/data")
    passes(root)
    return root


@pytest.fixture
def linked(with_links: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may break."""
    return Path(shutil.copytree(with_links, tmp_path / "project"))


def test_a_code_is_four_letters_said_in_two_syllables_that_nobody_mixes_up_or_minds() -> None:
    said = re.compile(f"([{CONSONANTS}][{VOWELS}]){{2}}")
    assert [code for code in CODES if not said.fullmatch(code)] == []
    letters = set(CONSONANTS + VOWELS)
    alike = ("il1j", "o0", "bdpq", "mn", "uv", "ei", "ckq", "sz", "td")
    assert [each for each in alike if len(letters & set(each)) > 1] == []
    assert all(map(REFUSED.search, ("kaka", "titi", "suka", "homo", "fuku")))
    left = [code for code in CODES if not REFUSED.search(code)]
    assert len(left) >= 2 * len(lines_of(REPOSITORY)), "there are codes left for as much again"


def test_a_code_follows_from_its_target_and_a_taken_one_makes_way() -> None:
    first = make_code("chapters/faq/", ())
    second = make_code("chapters/faq/", {first})
    assert first == make_code("chapters/faq/", {"toga", "kiwi"}) and second not in ("", first)
    assert sum(a != b for a, b in zip(first, second, strict=True)) > 1, "neighbours look alike"
    assert make_code("chapters/faq/", set(CODES) - {"bafi"}) == "bafi"


def test_everything_gets_a_code_once_and_what_is_new_is_missed_and_then_added_at_the_end(
    linked: Path,
) -> None:
    before = (linked / FILE).read_text("utf-8")
    assert lines_of(linked) == {
        "rofi": "activities/compare-promises/",
        "wimu": "chapters/example/",
        "woti": "chapters/example/#key-points",
        "fifu": "chapters/example/#side-by-side",
        "humi": "chapters/example/#glance",
        "gahu": "chapters/example/#gains",
        "gisa": "chapters/example/#quote-reed-plans",
        "tihu": "chapters/example/#try-it",
        "fobi": "chapters/example/#for-trainers",
        "muta": "chapters/example/#sources",
        "gaki": "./",
        "fafu": "./#brief",
        "giwu": "./#quote-guild-maps",
        "mabi": "trainers/room/",
        "riwi": "trainers/room/#activities",
    }
    assert update(linked, "--update") == update(linked) == (0, "")
    assert (linked / FILE).read_text("utf-8") == before
    edit(linked, CHAPTER, "## Try it", "## Anew {#anew}\n\nText.\n\n## Try it")
    cure = "give them one: python scripts/links.py --update"
    missed = f"1 things have no short link, such as chapters/example/#anew — {cure}"
    assert update(linked) == (1, f"{FILE}: {missed}\n")
    assert update(linked, "--update") == (0, "")
    new = (linked / FILE).read_text("utf-8").removeprefix(before)
    assert re.fullmatch("  [a-z]{4}: chapters/example/#anew\n", new)


def test_a_changed_title_rewrites_its_own_link_and_another_address_of_the_site_every_one(
    linked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(linked, CHAPTER, "## Try it", "## Try this")
    assert passes(linked) == {"docs/go/tihu/index.html", "docs/downloads/links.csv"}
    monkeypatch.setenv("SITE_URL", "https://other.example/guide/")
    changed = passes(linked)
    own = {
        f"docs/go/{code}/{each}" for code in lines_of(linked) for each in ("qr.svg", "index.html")
    }
    assert own <= changed and not [each for each in changed if "/tables/" in each]


@pytest.mark.parametrize("case", cases("links"), ids=lambda case: case.name)
def test_a_broken_promise_is_caught(linked: Path, case: Case) -> None:
    check_answer(linked, case)


def test_a_short_link_follows_its_page_and_its_part_when_forwards_say_where_they_went(
    linked: Path,
) -> None:
    sample = "docs/chapters/sample.md"
    (linked / CHAPTER).rename(linked / sample)
    plate = "docs/data/plates/sample.svg"
    (linked / plate.replace("sample", "example")).rename(linked / plate)
    for file, old in (
        (sample, "notes/chapters/example.html"),
        (sample, "plates/example.html"),
        (plate, "example-sail"),
        ("docs/data/activities/compare-promises.yml", "chapter: example"),
        ("docs/data/trainer-notes.yml", "chapters/example"),
        ("mkdocs.yml", "example.md"),
    ):
        edit(linked, file, old, old.replace("example", "sample"))
    listing = '--8<-- "sources/chapters/sample.md"\n\n--8<-- "moved/chapters/sample.html"'
    edit(linked, sample, '--8<-- "sources/chapters/example.md"', listing)
    edit(linked, sample, "{#side-by-side}", "{#beside}")
    (linked / FORWARDS).write_text(MOVED, "utf-8")
    passes(linked)
    assert update(linked) == (0, ""), "what moved keeps its code and needs no second"
    for code, target in (("wimu", ""), ("humi", "#glance"), ("fifu", "#beside")):
        page = (linked / f"docs/go/{code}/index.html").read_text("utf-8")
        assert f'url=../../chapters/sample/{target}"' in page, code
    assert "<p>It has a new name.</p>" in page

"""Short links: what a code is, that it stays, and what is said when somebody breaks that."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from content.links import CODES, CONSONANTS, FILE, REFUSED, VOWELS, make_code
from project import (
    CHAPTER,
    FORWARDS,
    REPOSITORY,
    SCHEMAS,
    Case,
    check_answer,
    edit,
    generate_as_typed,
    generated,
    passes,
    refused,
    touched,
)

LINKS = FILE
SETTINGS = (
    'site_url: !ENV [SITE_URL, "https://small.example/"]\nnav:\n  - Home: index.md\n  - Chapters:\n'
    "      - How the two differ: chapters/example.md\n  - In the room: trainers/room.md\n"
)


def update(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "scripts/links.py", *options],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


def lines_of(root: Path) -> dict[str, str]:
    return yaml.safe_load((root / LINKS).read_text("utf-8"))["links"]


@pytest.fixture
def linked(project: Path) -> Path:
    """The fixture project with a short link for everything."""
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    assert update(project, "--update").returncode == 0
    shutil.copy2(SCHEMAS / "links.schema.json", project / "docs/data")
    passes(project)
    return project


def test_a_code_is_four_letters_said_in_two_syllables_that_nobody_mixes_up_or_minds() -> None:
    assert all(
        re.fullmatch("[a-z]{4}", code) and code[0] in CONSONANTS and code[1] in VOWELS
        for code in CODES
    )
    for alike in ("il1j", "o0", "bdpq", "mn", "uv", "ei", "ckq", "sz", "td"):
        assert len(set(alike) & set(CONSONANTS + VOWELS)) <= 1, alike
    assert all(map(REFUSED.search, ("kaka", "titi", "suka", "homo", "fuku")))


def test_there_are_codes_left_for_as_much_again_as_has_one() -> None:
    left = [code for code in CODES if not REFUSED.search(code)]
    assert len(left) >= 2 * len(lines_of(REPOSITORY))


def test_a_code_follows_from_its_target_and_a_taken_one_makes_way() -> None:
    first = make_code("chapters/faq/", ())
    second = make_code("chapters/faq/", {first})
    assert first == make_code("chapters/faq/", {"toga", "kiwi"}) and second not in ("", first)
    assert sum(a != b for a, b in zip(first, second, strict=True)) > 1, (
        "neighbours should not look alike"
    )
    assert make_code("chapters/faq/", set(CODES) - {"bafi"}) == "bafi"


def test_pages_sections_tables_and_quotations_get_codes(linked: Path) -> None:
    assert set(lines_of(linked).values()) == {
        "./",
        "./#brief",
        "./#quote-guild-maps",
        "chapters/example/",
        "chapters/example/#key-points",
        "chapters/example/#side-by-side",
        "chapters/example/#glance",
        "chapters/example/#gains",
        "chapters/example/#quote-reed-plans",
        "chapters/example/#try-it",
        "chapters/example/#for-trainers",
        "chapters/example/#sources",
        "trainers/room/",
        "trainers/room/#activities",
        "trainers/room/#activity-compare-promises",
    }


def test_an_update_with_nothing_new_changes_nothing(linked: Path) -> None:
    before = (linked / LINKS).read_bytes()
    assert update(linked, "--update").returncode == update(linked).returncode == 0
    assert (linked / LINKS).read_bytes() == before


def test_what_is_new_is_missed_and_then_added_at_the_end(linked: Path) -> None:
    before = (linked / LINKS).read_text("utf-8")
    edit(linked, CHAPTER, "## Try it", "## Anew {#anew}\n\nText.\n\n## Try it")
    missed = update(linked)
    cure = "give them one: python scripts/links.py --update"
    wanted = f"1 things have no short link, such as chapters/example/#anew — {cure}"
    assert missed.returncode == 1 and wanted in missed.stderr
    assert update(linked, "--update").returncode == 0
    first, new = (linked / LINKS).read_text("utf-8").rstrip("\n").rsplit("\n", 1)
    assert first + "\n" == before and re.fullmatch("  [a-z]{4}: chapters/example/#anew", new)


def code_of(root: Path, target: str) -> str:
    return next(code for code, each in lines_of(root).items() if each == target)


def test_a_changed_title_rewrites_its_own_link_and_the_lists(linked: Path) -> None:
    edit(linked, CHAPTER, "## Try it", "## Try this")
    code = code_of(linked, "chapters/example/#try-it")
    assert passes(linked) == {f"docs/go/{code}/index.html", "docs/downloads/links.csv"}


def test_another_address_of_the_site_redraws_the_codes(linked: Path) -> None:
    before = generated(linked)
    assert generate_as_typed(linked, SITE_URL="https://other.example/guide/").returncode == 0
    after = touched(before, generated(linked))
    assert {
        f"docs/go/{code}/{file}" for code in lines_of(linked) for file in ("qr.svg", "index.html")
    } <= after
    assert not {name for name in after if name.startswith(".generated/tables/")}


@pytest.mark.parametrize(
    ("target", "new", "says"),
    [
        pytest.param(
            *("#key-points", "  {free}: {target}\n"),
            "was not made for “chapters/example/#key-points” — a short link is never re-pointed",
            id="re-pointed",
        ),
        ("#try-it", "  demo: {target}\n", "“demo” is no code of ours"),
        ("#try-it", "  a-code: {target}\n", "“a-code” is no code of ours"),
        ("#try-it", "  kaka: {target}\n", "“kaka” is no code of ours"),
        pytest.param(
            *("#try-it", "{line}  toga: {target}\n"),
            "“chapters/example/#try-it” has the short link “",
            id="a second code",
        ),
        pytest.param(
            *("#try-it", "{line}  {code}: chapters/example/\n"),
            "is given twice — keep one of the two",
            id="the same code again",
        ),
        pytest.param(
            *("#try-it", "{line}  {gone}: chapters/example/#gone\n"),
            "“chapters/example/#gone” is not there any more",
            id="a target that is gone",
        ),
        pytest.param(
            *("#try-it", "  {code}: https://example.org/\n"),
            "must be an address on this site, such as chapters/faq/#born-or-made",
            id="no address",
        ),
    ],
)
def test_a_broken_promise_is_caught(linked: Path, target: str, new: str, says: str) -> None:
    target = f"chapters/example/{target}"
    codes = {
        "code": code_of(linked, target),
        "free": next(each for each in CODES if each not in lines_of(linked)),
        "gone": make_code("chapters/example/#gone", lines_of(linked)),
    }
    line = f"  {codes['code']}: {target}\n"
    broken = new.format(**codes, line=line, target=target)
    check_answer(linked, Case("broken", LINKS, line, broken, says))


def test_two_codes_that_change_places_are_caught(linked: Path) -> None:
    (one, first), (two, second) = list(lines_of(linked).items())[:2]
    edit(linked, LINKS, f"  {one}: {first}\n", f"  {one}: {second}\n")
    edit(linked, LINKS, f"  {two}: {second}\n", f"  {two}: {first}\n")
    assert "\n".join(refused(linked)).count("a short link is never re-pointed") == 2


def forward(root: Path, source: str, target: str) -> None:
    text = f"forwards:\n  - {{from: {source}, to: {target}, why: It moved up.}}\n"
    (root / FORWARDS).write_text(text, "utf-8")


def leads(root: Path, target: str) -> str:
    """The page behind a short link."""
    return (root / f"docs/go/{code_of(root, target)}/index.html").read_text("utf-8")


def test_a_short_link_follows_its_thing_when_a_forward_says_where_it_went(linked: Path) -> None:
    listing = '--8<-- "sources/chapters/example.md"'
    edit(linked, CHAPTER, "{#side-by-side}", "{#beside}")
    edit(linked, CHAPTER, listing, f'{listing}\n\n--8<-- "moved/chapters/example.html"')
    forward(linked, "chapters/example/#side-by-side", "chapters/example/#beside")
    passes(linked)
    page = leads(linked, "chapters/example/#side-by-side")
    assert 'url=../../chapters/example/#beside"' in page and "<p>It moved up.</p>" in page
    assert update(linked, "--update").returncode == 0
    assert "chapters/example/#beside" not in lines_of(linked).values(), (
        "a thing that moved keeps its code and needs no second"
    )


def test_a_short_link_follows_its_page_and_keeps_the_place_on_it(linked: Path) -> None:
    sample = "docs/chapters/sample.md"
    (linked / CHAPTER).rename(linked / sample)
    edit(linked, sample, "sources/chapters/example.md", "sources/chapters/sample.md")
    edit(linked, sample, "notes/chapters/example.html", "notes/chapters/sample.html")
    edit(linked, "docs/data/activities/compare-promises.yml", "chapter: example", "chapter: sample")
    edit(linked, "docs/data/trainer-notes.yml", "chapters/example", "chapters/sample")
    edit(linked, "mkdocs.yml", "example.md", "sample.md")
    forward(linked, "chapters/example/", "chapters/sample/")
    passes(linked)
    assert 'url=../../chapters/sample/#glance"' in leads(linked, "chapters/example/#glance")
    assert 'url=../../chapters/sample/"' in leads(linked, "chapters/example/")
    assert update(linked).returncode == 0

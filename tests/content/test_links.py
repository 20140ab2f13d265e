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
    generate,
    generate_as_typed,
    generated,
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
    result = generate(project)
    assert result.returncode == 0, result.stderr
    return project


def test_a_code_is_four_letters_said_in_two_syllables_that_nobody_mixes_up_or_minds() -> None:
    assert all(
        re.fullmatch("[a-z]{4}", code) and code[0] in CONSONANTS and code[1] in VOWELS
        for code in CODES
    )
    for alike in ("il1j", "o0", "bdpq", "mn", "uv", "ei", "ckq", "sz", "td"):
        assert len(set(alike) & set(CONSONANTS + VOWELS)) <= 1, alike
    assert [
        word for word in ("kaka", "titi", "suka", "homo", "fuku") if not REFUSED.search(word)
    ] == []


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
    assert (
        missed.returncode == 1
        and "1 things have no short link, such as chapters/example/#anew — give them"
        " one: python scripts/links.py --update"
        in missed.stderr
    )
    assert update(linked, "--update").returncode == 0
    after = (linked / LINKS).read_text("utf-8")
    assert after.startswith(before) and re.fullmatch(
        r"  [a-z]{4}: chapters/example/#anew\n", after.removeprefix(before)
    )


def test_a_changed_title_rewrites_its_own_link_and_the_lists(linked: Path) -> None:
    code = next(code for code, target in lines_of(linked).items() if target.endswith("#try-it"))
    before = generated(linked)
    edit(linked, CHAPTER, "## Try it", "## Try this")
    assert generate(linked).returncode == 0
    assert touched(before, generated(linked)) == {
        f"docs/go/{code}/index.html",
        "docs/downloads/links.csv",
    }


def test_another_address_of_the_site_redraws_the_codes(linked: Path) -> None:
    before = generated(linked)
    assert generate_as_typed(linked, SITE_URL="https://other.example/guide/").returncode == 0
    after = touched(before, generated(linked))
    assert {
        f"docs/go/{code}/{file}" for code in lines_of(linked) for file in ("qr.svg", "index.html")
    } <= after
    assert not {name for name in after if name.startswith(".generated/tables/")}


def line(root: Path, target: str) -> str:
    return next(f"  {code}: {each}\n" for code, each in lines_of(root).items() if each == target)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "re-pointed",
            "was not made for “chapters/example/#key-points” — a short link is never re-pointed",
        ),
        ("not of the alphabet", "“demo” is no code of ours"),
        ("not a code", "“a-code” is no code of ours"),
        ("refused", "“kaka” is no code of ours"),
        ("a second code", "“chapters/example/#try-it” has the short link “"),
        ("the same code again", "is given twice — keep one of the two"),
        ("a target that is gone", "“chapters/example/#gone” is not there any more"),
        ("no address", "must be an address on this site, such as chapters/faq/#born-or-made"),
    ],
)
def test_a_broken_promise_is_caught(linked: Path, name: str, says: str) -> None:
    wanted, last = line(linked, "chapters/example/#try-it"), list(lines_of(linked))[-1]
    code = wanted.split(":")[0].strip()
    gone = make_code("chapters/example/#gone", lines_of(linked))
    points = line(linked, "chapters/example/#key-points")
    free = next(each for each in CODES if each not in lines_of(linked))
    old, new = {
        "re-pointed": (points, f"  {free}: chapters/example/#key-points\n"),
        "not of the alphabet": (f"  {last}:", "  demo:"),
        "not a code": (f"  {last}:", "  a-code:"),
        "refused": (f"  {last}:", "  kaka:"),
        "a second code": (wanted, wanted + "  toga: chapters/example/#try-it\n"),
        "the same code again": (wanted, wanted + f"  {code}: chapters/example/\n"),
        "a target that is gone": (wanted, wanted + f"  {gone}: chapters/example/#gone\n"),
        "no address": (wanted.split(": ")[1], "https://example.org/\n"),
    }[name]
    check_answer(linked, Case(name, LINKS, old, new, says))


def test_two_codes_that_change_places_are_caught(linked: Path) -> None:
    text = (linked / LINKS).read_text("utf-8")
    (one, first), (two, second) = list(lines_of(linked).items())[:2]
    (linked / LINKS).write_text(
        text.replace(f"{one}: {first}\n", f"{one}: {second}\n").replace(
            f"  {two}: {second}\n", f"  {two}: {first}\n"
        ),
        "utf-8",
    )
    result = generate(linked)
    assert result.returncode == 1 and result.stderr.count("a short link is never re-pointed") == 2


def forward(root: Path, source: str, target: str) -> None:
    (root / FORWARDS).write_text(
        "forwards:\n  - from: chapters/old/\n    to: chapters/example/\n    why: The chapter got a"
        f" better name.\n  - from: {source}\n    to: {target}\n    why: It moved up.\n",
        "utf-8",
    )


def test_a_short_link_follows_its_thing_when_a_forward_says_where_it_went(linked: Path) -> None:
    code = line(linked, "chapters/example/#side-by-side").split(":")[0].strip()
    edit(linked, CHAPTER, "{#side-by-side}", "{#beside}")
    edit(
        linked,
        CHAPTER,
        '--8<-- "sources/chapters/example.md"',
        '--8<-- "sources/chapters/example.md"\n\n--8<-- "moved/chapters/example.html"',
    )
    (linked / FORWARDS).write_text(
        "forwards:\n  - from: chapters/example/#side-by-side\n    to: chapters/example/#beside\n   "
        " why: It moved up.\n",
        "utf-8",
    )
    result = generate(linked)
    assert result.returncode == 0, result.stderr
    page = (linked / f"docs/go/{code}/index.html").read_text("utf-8")
    assert 'url=../../chapters/example/#beside"' in page and "<p>It moved up.</p>" in page
    assert update(linked, "--update").returncode == 0
    assert "chapters/example/#beside" not in lines_of(linked).values(), (
        "a thing that moved keeps its code and needs no second"
    )


def test_a_short_link_follows_its_page_and_keeps_the_place_on_it(linked: Path) -> None:
    (linked / CHAPTER).rename(linked / "docs/chapters/sample.md")
    edit(
        linked,
        "docs/chapters/sample.md",
        "sources/chapters/example.md",
        "sources/chapters/sample.md",
    )
    edit(
        linked,
        "docs/chapters/sample.md",
        "notes/chapters/example.html",
        "notes/chapters/sample.html",
    )
    edit(linked, "docs/data/activities/compare-promises.yml", "chapter: example", "chapter: sample")
    edit(linked, "docs/data/trainer-notes.yml", "chapters/example", "chapters/sample")
    (linked / "mkdocs.yml").write_text(SETTINGS.replace("example.md", "sample.md"), "utf-8")
    (linked / FORWARDS).write_text(
        "forwards:\n  - from: chapters/example/\n    to: chapters/sample/\n    why: A better"
        " name.\n",
        "utf-8",
    )
    result = generate(linked)
    assert result.returncode == 0, result.stderr
    leads = {
        target: (linked / f"docs/go/{code}/index.html").read_text("utf-8")
        for code, target in lines_of(linked).items()
    }
    assert (
        'url=../../chapters/sample/#glance"' in leads["chapters/example/#glance"]
        and 'url=../../chapters/sample/"' in leads["chapters/example/"]
    )
    assert update(linked).returncode == 0

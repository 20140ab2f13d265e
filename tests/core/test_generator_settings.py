"""mkdocs.yml read by our programs: what they cannot read is answered with its line, and every page
stands in nav.
"""

from pathlib import Path

import pytest

from core.mkdocs_yml import address_problem
from project import CHAPTER, Case, check_answer, generate

FILE = "mkdocs.yml"
ADDRESS = 'site_url: !ENV [SITE_URL, "https://both-hats.example/"]\n'
NAV = (
    "nav:\n  - Home: index.md\n  - Chapters:\n      - How the two differ: chapters/example.md\n  -"
    " In the room: trainers/room.md\n"
)
BROKEN = [
    Case(
        "no YAML",
        FILE,
        None,
        f"{ADDRESS}nav: [a\n",
        "this is not valid YAML: a bracket is opened here and not closed",
        at=2,
    ),
    Case(
        "a tab", FILE, None, f"{ADDRESS}nav:\n\t- Home: index.md\n", "a tab is used to indent", at=3
    ),
    Case("not text", FILE, None, b"site_url: \xff\n", "holds bytes that are not UTF-8", at=1),
    Case("nothing", FILE, None, "\n", "holds no settings — restore it from the last commit", at=1),
    Case(
        "no address of the site",
        FILE,
        None,
        NAV,
        "site_url is missing — write where the site will be published",
        at=1,
    ),
    Case(
        "an entry of nav without a title",
        FILE,
        None,
        f"{ADDRESS}{NAV}  - chapters/more.md\n",
        "an entry of nav has no title — write it so: - Title: chapters/more.md",
        at=7,
    ),
    Case(
        "an entry of nav that is no page",
        FILE,
        None,
        f"{ADDRESS}{NAV}  - More: chapters/more\n",
        "“More” in nav leads to no page — name a Markdown file in docs/",
        at=7,
    ),
    Case(
        "a nav that is no list",
        FILE,
        None,
        f"{ADDRESS}nav: index.md\n",
        "is not a list of pages — start each with a dash",
        at=2,
    ),
    Case(
        "a chapter that nav leaves out",
        FILE,
        None,
        ADDRESS + NAV.replace("example.md", "other.md"),
        "no reader would meet this page, because it stands nowhere in nav — add it in mkdocs.yml: -"
        " Title: chapters/example.md",
        at=1,
        blamed=CHAPTER,
    ),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)
def test_settings_that_cannot_be_read_are_answered_with_file_line_and_cure(
    project: Path, case: Case
) -> None:
    check_answer(project, case)


def test_good_settings_pass(project: Path) -> None:
    (project / FILE).write_text(ADDRESS + NAV, "utf-8")
    result = generate(project)
    assert (result.returncode, result.stderr) == (0, "")


def test_the_address_of_the_site_is_judged_whether_the_file_or_the_environment_gives_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / FILE).write_text(ADDRESS + NAV, "utf-8")
    monkeypatch.setenv("SITE_URL", "example.org/guide")
    wrong = "“example.org/guide”, which is no web address — write https://example.org/guide"
    assert f"{FILE}:1: SITE_URL is {wrong}\n" in generate(project).stderr
    for written in ("example.org/guide", "!ENV [NOT_SET, example.org/guide]"):
        (project / FILE).write_text(f"\nsite_url: {written}\n{NAV}", "utf-8")
        assert f"{FILE}:2: site_url is {wrong}\n" in generate(project).stderr


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "is empty — write where the site will be published"),
        ("ftp://example.org/", "is no web address — write https://example.org/"),
        ("https://", "is no web address"),
        ("https:///guide/", "is no web address"),
        ("https://example.org/my guide/", "holds “ ”"),
        ("https://example.org/guide/?v=1", "?v=1 — write https://example.org/guide/"),
        ("https://example.org/#top", "#top — write https://example.org/"),
        ("https://me:secret@example.org/", "names a user"),
        ("https://example.org//guide//", "two slashes in a row — write https://example.org/guide/"),
        ("https://example.org:port/", "is no web address"),
    ],
)
def test_an_address_that_printed_matter_could_not_carry_is_refused(url: str, says: str) -> None:
    assert says in address_problem(url) and "secret" not in address_problem(url)


@pytest.mark.parametrize(
    "url",
    ["https://a.example", "https://a.example/b-c/", "http://127.0.0.1:8000/", "http://[::1]/"],
)
def test_an_address_that_it_could_is_taken(url: str) -> None:
    assert address_problem(url) == ""

"""mkdocs.yml as our programs read it: above all the address of the site."""

from pathlib import Path

import pytest

from core.mkdocs_yml import address_problem
from project import generate, passes

FILE = "mkdocs.yml"
ADDRESS = 'site_url: !ENV [SITE_URL, "https://both-hats.example/"]\n'
NAV = (
    "nav:\n  - Home: index.md\n  - Chapters:\n      - How the two differ: chapters/example.md\n  -"
    " In the room: trainers/room.md\n  - An activity: activities/compare-promises.md\n"
)


def test_the_address_of_the_site_is_judged_whether_the_file_or_the_environment_gives_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / FILE).write_text(ADDRESS + NAV, "utf-8")
    passes(project)
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
        ("https://a.example", ""),
        ("https://a.example/b-c/", ""),
        ("http://127.0.0.1:8000/", ""),
        ("http://[::1]/", ""),
    ],
)
def test_an_address_is_taken_unless_printed_matter_could_not_carry_it(url: str, says: str) -> None:
    problem = address_problem(url)
    assert says in problem if says else problem == ""
    assert "secret" not in problem

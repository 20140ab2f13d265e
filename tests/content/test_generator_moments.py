"""Moments at work (docs/data/moments.yml): wrong ones get file, line and cure; good ones come out
safe and whole.
"""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from project import HOME, Case, add_data, check_answer, edit, generate

MOMENTS = "docs/data/moments.yml"
GOOD = """moments:
  - id: late-plan
    moment: The plan is late again.
    managing: Find the slow step.
    leading: Ask why nobody says so.
    see: chapters/example/#side-by-side
  - id: new-idea
    moment: A cook has a "new" idea & a date.
    managing: Set a date.
    leading: Let it be tried.
    see: chapters/example/#try-it
"""


@pytest.fixture
def with_moments(project: Path) -> Path:
    add_data(project, MOMENTS, GOOD)
    edit(
        project,
        HOME,
        '--8<-- "home/tables/brief.html"',
        '--8<-- "home/moments/which-hat.html"\n\n--8<-- "home/tables/brief.html"',
    )
    result = generate(project)
    assert result.returncode == 0, result.stderr
    return project


CASES = [
    Case(
        "an id used twice",
        MOMENTS,
        "- id: new-idea",
        "- id: late-plan",
        "the id “late-plan” is used twice under moments",
        at="- id: late-plan\n    moment: A cook",
    ),
    Case(
        "an answer for one hat only",
        MOMENTS,
        "    leading: Let it be tried.\n",
        "",
        "the key “leading” is missing — add it",
        at="- id: new-idea",
    ),
    Case(
        "an answer that is empty",
        MOMENTS,
        "managing: Set a date.",
        "managing:",
        "“managing” is empty",
    ),
    Case(
        "answers of more than 45 words",
        MOMENTS,
        "managing: Set a date.",
        f"managing: {'Do it. ' * 21}Done.",
        "the two answers have 47 words together — shorten them to 45",
        at="- id: new-idea",
    ),
    Case(
        "an answer of very long words",
        MOMENTS,
        "managing: Set a date.",
        f"managing: {'Reorganise. ' * 20}Done.",
        "“managing” has 245 characters — shorten it to 160",
    ),
    Case(
        "a link to a section that does not exist",
        MOMENTS,
        "#try-it",
        "#try-this",
        "there is no section “chapters/example/#try-this” — use the file and the id of a heading in"
        " docs/chapters",
    ),
    Case(
        "a link to a page without a section",
        MOMENTS,
        "chapters/example/#try-it",
        "chapters/example/",
        "it must be the address of a section of a chapter, such as",
    ),
    Case(
        "a link to another site",
        MOMENTS,
        "chapters/example/#try-it",
        "https://elsewhere.example/#x",
        "it must be the address of a section of a chapter",
    ),
    Case(
        "a script in a moment",
        MOMENTS,
        "The plan is late again.",
        "The plan <script>alert(1)</script>",
        "“moment” holds HTML",
    ),
    Case(
        "an unknown key",
        MOMENTS,
        "see: chapters/example/#try-it",
        "sea: chapters/example/#try-it",
        "the key “sea” is not known here — did you mean “see”?",
        also=("the key “see” is missing",),
    ),
    Case("no moment at all", MOMENTS, None, "moments: []\n", "“moments” is an empty list", at=1),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_wrong_moment_is_answered_with_file_line_and_cure(with_moments: Path, case: Case) -> None:
    check_answer(with_moments, case)


def test_moments_that_no_page_shows_are_missed(with_moments: Path) -> None:
    edit(with_moments, HOME, '--8<-- "home/moments/which-hat.html"\n', "")
    result = generate(with_moments)
    assert (
        result.returncode == 1
        and f"{MOMENTS}:1: no page shows “moments/which-hat.html”" in result.stderr
    )


def test_the_page_holds_the_first_moment_to_read_and_all_of_them_for_the_script(
    with_moments: Path,
) -> None:
    page = BeautifulSoup(
        (with_moments / ".generated/home/moments/which-hat.html").read_text("utf-8"), "html.parser"
    )
    assert page.select_one(".bh-moment__scene").text == "The plan is late again."
    assert [each.text for each in page.select("details dd")] == [
        "Find the slow step.",
        "Ask why nobody says so.",
    ]
    assert [(each["href"], each.text) for each in page.select("details a")] == [
        ("chapters/example/#side-by-side", "Side by side")
    ]
    data = json.loads(page.select_one("script").string)
    assert [each["id"] for each in data] == ["late-plan", "new-idea"]
    assert data[1] == {
        "id": "new-idea",
        "moment": 'A cook has a "new" idea & a date.',
        "managing": "Set a date.",
        "leading": "Let it be tried.",
        "href": "chapters/example/#try-it",
        "title": "Try it",
    }


def test_no_text_can_end_the_script_that_holds_the_data(with_moments: Path) -> None:
    edit(with_moments, MOMENTS, "Set a date.", "Try 3 < 5 dates.")
    assert generate(with_moments).returncode == 0
    html = (with_moments / ".generated/home/moments/which-hat.html").read_text("utf-8")
    packed = re.search(r"<script[^>]*>(.*)</script>", html)[1]
    assert "<" not in packed and json.loads(packed)[1]["managing"] == "Try 3 < 5 dates."

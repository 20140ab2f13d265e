"""Self-check, questions, follow-up plan and downloads: what is wrong with their data is answered
with file, line and advice; what is right becomes a form.
"""

import os
from dataclasses import replace
from typing import Any

import pytest
import yaml

from content.guide import Guide
from content.pages import Heading, Page, Snippet
from content.plans import Plan
from content.signs import Sign
from content.skills import Skill
from content.tables import View
from project import FIXTURES, SCHEMAS, Case, cases, drawn, guide_with, judged, read_back

SKILL = Skill(
    **dict.fromkeys(("group", "definition", "tuesday", "practice", "limit"), ""),
    id="plan",
    name="Plan",
    hat="managing",
    chapter="work",
    taught_by="both",
)
SKILLS = [SKILL, replace(SKILL, id="aim", hat="leading"), replace(SKILL, id="share", hat="both")]
SIGNS = [
    Sign(
        **dict.fromkeys(("group", "help"), ""),
        **dict.fromkeys(("words", "read"), ()),
        id=gap,
        sign=f"A {gap} sign",
        gap=gap,
        cells={"gap": gap},
        answers={},
    )
    for gap in ("managing", "leading", "both", "neither")
]
HEADINGS = (Heading(1, 2, "Do <it>", "do"), Heading(2, 2, "Look at <it>", "look"))
WORK = Page(
    "docs/chapters/work.md",
    {"title": "Work", "reviewed": "2026-02-03"},
    (Snippet(1, "tables/a.html"), *HEADINGS),
)
OLD = Page("docs/about/old.md", {"title": "Old", "reviewed": "2025-01-01"})
TABLE = View("a", "A & B", "", (), ())
PLAN = Plan(
    id="short", title="A & B", audience="buyers", purpose="", before=(), meetings=(), after=()
)
GUIDE = guide_with(*SKILLS, *SIGNS, TABLE, PLAN, pages=(WORK, OLD))
GOOD = {path.stem: path.read_text("utf-8") for path in FIXTURES.glob("forms/*.yml")}
SHOWN = [
    pytest.param(kind, case, id=f"{kind}: {case['name']}")
    for kind, shown in yaml.safe_load((FIXTURES / "shown/forms.yml").read_text("utf-8")).items()
    for case in shown
]
KINDS = {"self-check": "check", "downloads": "download"}  # where a kind and its data differ


@pytest.mark.parametrize("case", cases("forms"), ids=lambda case: case.name)
def test_a_mistake_is_answered_with_its_line_and_what_to_do(case: Case) -> None:
    kind = case.file.removeprefix("docs/data/").removesuffix(".yml")
    assert case.old in GOOD[kind]
    bad = GOOD[kind].replace(case.old, case.new, 1)
    place = bad.index(case.at) if case.at else len(os.path.commonprefix([bad, GOOD[kind]]))
    start = f"{case.file}:{bad[:place].count(chr(10)) + 1}: "
    found = judged(kind, bad, GUIDE)[1]
    assert any(each.startswith(start) and case.says in each for each in found), found
    assert all(" — " in each for each in found)


def test_one_letter_that_is_nearly_always_right_is_noticed() -> None:
    bad = GOOD["questions"].replace("right: 3", "right: 1")
    says = "A is right in more than half of the questions before of “guide” — move some"
    assert says in judged("questions", bad, GUIDE)[1][0]


@pytest.mark.parametrize(("kind", "case"), SHOWN)
def test_a_page_shows(kind: str, case: dict[str, Any]) -> None:
    records, problems = judged(kind, GOOD[kind], GUIDE)
    assert problems == []
    for name, wanted in case["shown"].items():
        html = drawn(KINDS.get(kind, kind), records, GUIDE)[name]
        assert read_back(html, wanted) == wanted, name


# ------------------------------------------------------------------------------ the self-checks


WITHOUT_SIGNS = guide_with(*SKILLS, pages=(WORK,))


@pytest.mark.parametrize(
    ("guide", "problems"),
    [
        pytest.param(WITHOUT_SIGNS, 14, id="no signs"),
        pytest.param(
            replace(WITHOUT_SIGNS, unread=frozenset({"signs"})), 0, id="signs that cannot be read"
        ),
        pytest.param(
            replace(GUIDE, pages=(replace(WORK, blocks=(), unread=True),)),
            0,
            id="a page that cannot be read",
        ),
    ],
)
def test_signs_and_links_are_missed_but_not_judged_while_they_cannot_be_read(
    guide: Guide, problems: int
) -> None:
    assert len(judged("self-check", GOOD["self-check"], guide)[1]) == problems


def test_the_forms_on_the_whole_guide_ask_for_many_parts_of_it() -> None:
    asked = yaml.safe_load((SCHEMAS / "questions.yml").read_text("utf-8"))["pairs"]
    sections = [each["section"] for each in asked if "guide" in each["plans"]]
    assert len(set(sections)) == len(sections) == 10, "shared addresses hold ten digits"
    assert len({section.partition("#")[0] for section in sections}) >= 6

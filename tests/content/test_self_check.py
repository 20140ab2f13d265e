"""The self-check's data: what is wrong is answered with file, line and advice; what is right
becomes a form and its key.
"""

import os
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from content.guide import Guide
from content.pages import Heading, Page
from content.self_check import Check
from content.signs import Sign
from content.skills import Skill
from project import drawn, guide_with, judged

FILE = "docs/data/self-check.yml"
HEADINGS = (Heading(1, 2, "Do the work", "do"), Heading(2, 2, "Look at <it>", "look"))
PAGE = Page("docs/chapters/work.md", blocks=HEADINGS)
SKILLS = [
    Skill(
        id=name,
        name=name.title(),
        hat=hat,
        group="group",
        chapter="work",
        definition="",
        tuesday="",
        practice="",
        limit="",
        taught_by="both",
    )
    for name, hat in (("plan", "managing"), ("aim", "leading"), ("share", "both"))
]
SIGNS = [
    Sign(id=gap, sign=f"A {gap} sign", gap=gap, cells={"gap": gap})
    for gap in ("managing", "leading", "both", "neither")
]
GUIDE = guide_with(*SKILLS, *SIGNS, pages=(PAGE,))

RESULT = (
    "{{title: {0}, text: What {0} means., steps: [{{do: One., link: chapters/work/#do}}, {{do:"
    " Two., link: chapters/work/#look}}, {{do: Three., link: chapters/work/#do}}]}}"
)


def check(rules: str, *results: str) -> str:
    lines = "\n".join(f"      {name}: {RESULT.format(name.title())}" for name in results)
    return (
        f"    ask: How often?\n    answers: [Never, Once, More]\n    rules: {{{rules}}}\n   "
        f" listed: {{points: 0, text: Left out.}}\n    results:\n{lines}\n"
    )


ME = [("managing", "plan"), ("leading", "aim")] * 6
TEAM = [(hat, hat) for hat in ["managing", "leading", "neither"] * 4 + ["both", "neither"]]
STATEMENTS = [
    f"  - {{id: {name}-{number}, check: {name}, hat: {hat}, about: {about}, text: Seen {number} & 2"
    " < 3.}\n"
    for name, each in (("me", ME), ("team", TEAM))
    for number, (hat, about) in enumerate(each, 1)
]
RESULTS = ("few", "managing", "leading", "both")
GOOD = (
    f"checks:\n  me:\n{check('apart: 5, few: 10', *RESULTS)} "
    f" team:\n{check('apart: 4, few: 6, system: 4', 'neither', *RESULTS)}"
    f"statements:\n{''.join(STATEMENTS)}"
)


def read(source: str, guide: Guide = GUIDE) -> tuple[dict[str, Check], list[str]]:
    checks, problems = judged("self-check", source, guide)
    return {check.id: check for check in checks}, problems


def html(name: str, root: str = "../") -> BeautifulSoup:
    shown = drawn("check", list(read(GOOD)[0].values()), GUIDE, root)
    return BeautifulSoup(shown[f"self-check/{name}.html"], "html.parser")


def test_good_data_brings_no_complaint() -> None:
    assert read(GOOD)[1] == []


CASES = [
    (
        "an unknown key",
        "hat: managing, about: plan, text: Seen 1 &",
        "hat: managing, about: plan, mode: me, text: Seen 1 &",
        "the key “mode” is not known here",
    ),
    (
        "a hat that does not exist",
        "{id: me-1, check: me, hat: managing",
        "{id: me-1, check: me, hat: manager",
        "“hat” is “manager” — use one of: managing",
    ),
    (
        "a tag in a statement",
        "text: Seen 1 & 2 < 3.}\n  - {id: me-2",
        "text: Seen <b>1</b>.}\n  - {id: me-2",
        "“text” holds HTML",
    ),
    (
        "an id used twice",
        "{id: me-3,",
        "{id: me-1,",
        "the id “me-1” is used twice under statements",
    ),
    (
        "a check nobody knows",
        "{id: me-1, check: me,",
        "{id: me-1, check: you,",
        "“check” is “you” — use one of: me, team",
    ),
    (
        "too few statements",
        "".join(STATEMENTS[:2]),
        "",
        "the check “me” has 10 statements — give it 12 to 16",
        "  - {id: me-3",
    ),
    (
        "one hat with more statements",
        "{id: me-12, check: me, hat: leading, about: aim",
        "{id: me-12, check: me, hat: both, about: share",
        "7 statements count for managing and 6 for leading — give each hat as many",
        "  - {id: me-1,",
    ),
    (
        "two neighbours of one hat",
        "{id: me-2, check: me, hat: leading, about: aim",
        "{id: me-2, check: me, hat: managing, about: plan",
        "two statements of the same hat follow each other — mix them",
    ),
    (
        "a skill that does not exist",
        "{id: me-1, check: me, hat: managing, about: plan",
        "{id: me-1, check: me, hat: managing, about: plans",
        "there is no skill “plans” — use an id of docs/data/skills.yml",
    ),
    (
        "a sign of another hat",
        "{id: team-1, check: team, hat: managing, about: managing",
        "{id: team-1, check: team, hat: managing, about: both",
        "the sign “both” is both hats, but the statement counts for managing — make the two agree",
        "- {id: team-1,",
    ),
    (
        "a step that leads nowhere",
        (
            "{do: Two., link: chapters/work/#look}, {do: Three., link: chapters/work/#do}]}\n     "
            " managing"
        ),
        (
            "{do: Two., link: chapters/work/#lock}, {do: Three., link: chapters/work/#do}]}\n     "
            " managing"
        ),
        "no chapter has a section “chapters/work/#lock” — correct the address",
    ),
    (
        "a step to another site",
        (
            "{do: Two., link: chapters/work/#look}, {do: Three., link: chapters/work/#do}]}\n     "
            " managing"
        ),
        (
            "{do: Two., link: 'https://x.example/#a'}, {do: Three., link: chapters/work/#do}]}\n   "
            "   managing"
        ),
        "must lead to a section of a chapter",
    ),
    (
        "two steps",
        ", {do: Three., link: chapters/work/#do}]}\n      managing",
        "]}\n      managing",
        "needs exactly three next steps",
    ),
    (
        "a result that is missing",
        "      both: ",
        "      neither: ",
        "the key “both” is missing",
        "      few: ",
    ),
    (
        "a limit nobody can reach",
        "{apart: 5, few: 10}",
        "{apart: 15, few: 10}",
        "“apart” is 15, but answers can bring no more than 12 points there — lower it",
    ),
    (
        "a limit of no points",
        "{apart: 5, few: 10}",
        "{apart: 0, few: 10}",
        "must be a whole number of points from 1 to 60",
    ),
    (
        "a rule without its result",
        "{apart: 5, few: 10}",
        "{apart: 5, few: 10, system: 4}",
        "needs a rule “system”, a result “neither” and statements of neither hat together",
    ),
    (
        "a list for an answer that is not there",
        "listed: {points: 0",
        "listed: {points: 3",
        "no answer is worth 3 points — use a number from 0 to 2",
    ),
    (
        "two answers only",
        "answers: [Never, Once, More]",
        "answers: [Never, Often]",
        "needs three or four answers",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_mistake_is_answered_with_its_line_and_what_to_do(case: tuple[str, ...]) -> None:
    old, new, says, *at = case[1:]
    assert old in GOOD
    bad = GOOD.replace(old, new, 1)
    place = bad.index(at[0]) if at else len(os.path.commonprefix([bad, GOOD]))
    line = bad[:place].count("\n") + 1
    found = read(bad)[1]
    assert any(
        each.startswith(f"{FILE}:{line}: ") and says in each and " — " in each for each in found
    ), found


def test_signs_are_not_judged_while_they_cannot_be_read_but_are_missed_when_there_are_none() -> (
    None
):
    without = guide_with(*SKILLS, pages=(PAGE,))
    assert read(GOOD, replace(without, unread=frozenset({"signs"})))[1] == []
    assert len(read(GOOD, without)[1]) == len(TEAM)


def test_links_are_not_judged_while_a_page_cannot_be_read() -> None:
    assert read(GOOD, replace(GUIDE, pages=(replace(PAGE, blocks=(), unread=True),)))[1] == []


def test_each_statement_is_a_group_with_a_legend_and_one_choice_for_each_answer() -> None:
    groups = html("me").select("fieldset")
    assert [each.legend.get_text() for each in groups] == [
        f"{number}. Seen {number} & 2 < 3." for number in range(1, 13)
    ]
    assert all(
        [choice["value"] for choice in each.select("input[type=radio]")] == ["0", "1", "2"]
        for each in groups
    )
    assert (
        len({each.input["name"] for each in groups}) == len({each["id"] for each in groups}) == 12
    )


def test_the_key_names_the_statements_and_the_most_points_of_each_hat_shared_ones_in_both() -> None:
    rows = [" ".join(each.get_text(" ").split()) for each in html("team").select(".bh-tally li")]
    assert rows == [
        "Managing of 10 points from 1, 4, 7, 10 and 13",
        "Leading of 10 points from 2, 5, 8, 11 and 13",
        "Neither hat of 10 points from 3, 6, 9, 12 and 14",
    ]
    assert [len(each.select("i")) for each in html("team").select(".bh-tally li")] == [10, 10, 10]


def test_results_stand_in_the_order_they_are_tried_each_with_its_rule_and_three_steps() -> None:
    outcomes = html("team").select(".bh-outcome")
    assert [each["data-result"] for each in outcomes] == [
        "neither",
        "few",
        "managing",
        "leading",
        "both",
    ]
    assert [each.select_one(".bh-outcome__rule").get_text() for each in outcomes] == [
        "The points for neither hat come to 4 or more.",
        "The points of both hats together come to fewer than 6.",
        "Managing is 4 or more points ahead.",
        "Leading is 4 or more points ahead.",
        "The hats are fewer than 4 points apart.",
    ]
    assert all(
        [link["href"] for link in each.select("ol a")]
        == ["../chapters/work/#do", "../chapters/work/#look", "../chapters/work/#do"]
        for each in outcomes
    )
    assert outcomes[0].select("ol a")[1].get_text() == "Look at <it>"


def test_statements_lead_to_the_skill_or_sign_they_were_drawn_from() -> None:
    assert [each["href"] for each in html("me").select(".bh-key__about a")][:2] == [
        "../chapters/work/#skill-plan",
        "../chapters/work/#skill-aim",
    ]
    assert (
        html("team", "").select_one(".bh-key__about a")["href"]
        == "chapters/team-signs/#signs-table-managing"
    )

"""Self-check, questions, follow-up plan and downloads: what is wrong with their data is answered
with file, line and advice; what is right becomes a form.
"""

import os
from dataclasses import replace

import pytest
import yaml
from bs4 import BeautifulSoup

from content.pages import Heading, Page, Snippet
from content.signs import Sign
from content.skills import Skill
from content.tables import View
from project import FIXTURES, SCHEMAS, Case, cases, drawn, guide_with, judged
from site_checks import words

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
    Sign(id=gap, sign=f"A {gap} sign", gap=gap, cells={"gap": gap})
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
GUIDE = guide_with(*SKILLS, *SIGNS, TABLE, pages=(WORK, OLD))
GOOD = {path.stem: path.read_text("utf-8") for path in FIXTURES.glob("forms/*.yml")}
KINDS = {"self-check": "check", "downloads": "download"}  # where a kind and its data differ


def html(kind: str, name: str, root: str = "../") -> BeautifulSoup:
    """What a page shows of the data of this kind, by the name it asks by."""
    records, _ = judged(kind, GOOD[kind], GUIDE)
    shown = drawn(KINDS.get(kind, kind), records, GUIDE, root)
    return BeautifulSoup(shown[name], "html.parser")


@pytest.mark.parametrize("kind", GOOD)
def test_good_data_brings_no_complaint(kind: str) -> None:
    assert judged(kind, GOOD[kind], GUIDE)[1] == []


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
    says = "A is right in more than half of the questions before — move some"
    assert says in judged("questions", bad, GUIDE)[1][0]


# ------------------------------------------------------------------------------ the self-checks


def test_signs_are_not_judged_while_they_cannot_be_read_but_are_missed_when_there_are_none() -> (
    None
):
    without = guide_with(*SKILLS, pages=(WORK,))
    unread = replace(without, unread=frozenset({"signs"}))
    assert judged("self-check", GOOD["self-check"], unread)[1] == []
    assert len(judged("self-check", GOOD["self-check"], without)[1]) == 14


def test_links_are_not_judged_while_a_page_cannot_be_read() -> None:
    unread = replace(GUIDE, pages=(replace(WORK, blocks=(), unread=True),))
    assert judged("self-check", GOOD["self-check"], unread)[1] == []


def test_each_statement_is_a_group_with_a_legend_and_one_choice_for_each_answer() -> None:
    groups = html("self-check", "self-check/me.html").select("fieldset")
    legends = [f"{number}. Seen {number} & 2 < 3." for number in range(1, 13)]
    assert [each.legend.get_text() for each in groups] == legends
    values = {tuple(each["value"] for each in group.select("[type=radio]")) for group in groups}
    assert values == {("0", "1", "2")}
    assert len({each.input["name"] for each in groups}) == 12
    assert len({each["id"] for each in groups}) == 12


def test_the_key_names_the_statements_and_the_most_points_of_each_hat_shared_ones_in_both() -> None:
    rows = html("self-check", "self-check/team.html").select(".bh-tally li")
    assert [" ".join(each.get_text(" ").split()) for each in rows] == [
        "Managing of 10 points from 1, 4, 7, 10 and 13",
        "Leading of 10 points from 2, 5, 8, 11 and 13",
        "Neither hat of 10 points from 3, 6, 9, 12 and 14",
    ]
    assert [len(each.select("i")) for each in rows] == [10, 10, 10]


def test_results_stand_in_the_order_they_are_tried_each_with_its_rule_and_three_steps() -> None:
    outcomes = html("self-check", "self-check/team.html").select(".bh-outcome")
    rules = {each["data-result"]: words(each.select_one(".bh-outcome__rule")) for each in outcomes}
    assert list(rules.items()) == [
        ("neither", "The points for neither hat come to 4 or more."),
        ("few", "The points of both hats together come to fewer than 6."),
        ("managing", "Managing is 4 or more points ahead."),
        ("leading", "Leading is 4 or more points ahead."),
        ("both", "The hats are fewer than 4 points apart."),
    ]
    steps = [
        tuple((link["href"], words(link)) for link in each.select("ol a")) for each in outcomes
    ]
    do = ("../chapters/work/#do", "Do <it>")
    assert set(steps) == {(do, ("../chapters/work/#look", "Look at <it>"), do)}


def test_statements_lead_to_the_skill_or_sign_they_were_drawn_from() -> None:
    for check, address in (
        ("me", "../chapters/work/#skill-plan"),
        ("team", "../chapters/team-signs/#signs-table-managing"),
    ):
        first = html("self-check", f"self-check/{check}.html").select_one(".bh-key__about a")
        assert first["href"] == address


# -------------------------------------------------------------------------- before and after


def test_a_question_is_a_group_with_three_lettered_options_and_one_for_those_who_are_not_sure() -> (
    None
):
    groups = html("questions", "questions/before.html").select("fieldset")
    legends = [f"{number}. What is {number} & 2?" for number in range(1, 10)]
    assert [words(each.legend) for each in groups] == legends
    labels = {tuple(words(label) for label in each.select("label")) for each in groups}
    assert labels == {("A A <", "B B", "C C", "I am not sure")}
    values = {tuple(each["value"] for each in group.select("[type=radio]")) for group in groups}
    assert values == {("1", "2", "3", "0")}
    assert len({each.input["name"] for each in groups}) == 9


def test_only_the_second_form_brings_its_answers_where_browsers_show_nothing() -> None:
    before, after = (html("questions", f"questions/{form}.html") for form in ("before", "after"))
    held = str(after.template.extract())
    assert "Because" not in str(before) and "Because" not in str(after)
    assert all(f"Because after {number}." in held for number in range(1, 10))
    assert 'href="../chapters/work/#do">Work: Do &lt;it&gt;</a>' in held
    assert before.template.has_attr("data-search-exclude") and " data-search-exclude" in held


def test_the_key_gives_both_answers_of_each_pair_and_the_section_they_come_from() -> None:
    key = html("questions", "questions/key.html", "../../")
    assert [words(each) for each in key.select("h3")] == ["One", "Two"]
    assert [each["value"] for each in key.select("li")] == [str(number) for number in range(1, 10)]
    rights = [each["data-right"] for each in key.select("[data-form=before]")]
    assert rights == [str(number % 3 + 1) for number in range(1, 10)]
    assert key.select_one("li a")["href"] == "../../chapters/work/#do"
    assert words(key.select_one("strong")) == "B. B"


def test_both_shipped_forms_ask_for_each_part_of_the_guide_alike() -> None:
    asked = yaml.safe_load((SCHEMAS / "questions.yml").read_text("utf-8"))["questions"]
    before, after = (
        [each["section"] for each in asked if each["form"] == form] for form in ("before", "after")
    )
    assert before == after and len(set(before)) == len(before) and 8 <= len(before) <= 12
    assert len({section.partition("#")[0] for section in before}) >= 6


# ------------------------------------------------------------------- follow-up and downloads


def test_a_plan_has_a_named_field_with_a_hint_and_lines_for_paper_for_everything_to_write() -> None:
    form = html("follow-up", "follow-up/plan.html")
    fields = form.select("textarea")
    labels = [form.find("label", attrs={"for": field["id"]}) for field in fields]
    lines = [len(field.parent.select("i")) for field in fields]
    names = [field["name"] for field in fields]
    assert list(zip(names, map(words, labels), lines, strict=True)) == [
        ("do", "Do & say", 2),
        ("day30", "By day 30 it looks like this", 1),
        ("day60", "By day 60 it looks like this", 1),
    ]
    assert all(words(form.find(id=field["aria-describedby"])) for field in fields)
    assert {field["maxlength"] for field in fields} == {"300"}
    assert [words(each) for each in form.select("h3")] == ["Day 30: use", "Day 60: stop"]


def test_a_download_says_what_it_is_whose_it_is_and_when_what_it_is_made_of_was_last_reviewed() -> (
    None
):
    listed = html("downloads", "downloads/tables.html")
    names, dates = (listed.select(each) for each in (".bh-files__name", ".bh-files > li time"))
    assert [*map(words, names), *map(words, dates)] == [
        *("A & B", "All & more"),
        *("3 February 2026", "1 January 2025"),
    ]
    links = [(each["href"], each.has_attr("download")) for each in listed.select("a")]
    assert links == [("../downloads/a.csv", True), ("../book/", False)]
    assert listed.a["aria-label"] == "CSV: A & B"

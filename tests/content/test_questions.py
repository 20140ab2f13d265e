"""The data of questions, follow-up plan and downloads: what is wrong is answered with file, line
and advice; what is right becomes a form.
"""

import os
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from content.pages import Heading, Page, Snippet
from content.tables import View
from project import SCHEMAS, drawn, guide_with
from project import judged as read
from site_checks import words

GUIDE = guide_with(
    View("a", "A & B", "", (), ()),
    pages=(
        Page(
            "docs/chapters/work.md",
            {"title": "Work", "reviewed": "2026-02-03"},
            (
                Snippet(1, "tables/a.html"),
                Heading(1, 2, "Do <it>", "do"),
                Heading(2, 2, "Look", "look"),
            ),
        ),
        Page("docs/about/old.md", {"title": "Old", "reviewed": "2025-01-01"}),
    ),
)


def judged(kind: str, source: str) -> list[str]:
    """What the generator says of the data."""
    return read(kind, source, GUIDE)[1]


def html(name: str, kind: str, source: str, root: str = "../") -> BeautifulSoup:
    """What a page shows of the data of this kind, by the name it asks by."""
    records, _ = read(kind, source, GUIDE)
    of_kind = {"downloads": "download"}.get(kind, kind)
    return BeautifulSoup(drawn(of_kind, records, GUIDE, root)[name], "html.parser")


def question(number: int, form: str) -> str:
    return (
        f"  - {{id: {form}-{number}, part: {'one' if number < 5 else 'two'}, form: {form}, section:"
        f" chapters/work/#{'do' if number < 5 else 'look'}, ask: What is {number} & 2?, options: [A"
        f" <, B, C], right: {number % 3 + 1}, why: Because {form} {number}.}}\n"
    )


QUESTIONS = (
    "parts:\n  - {id: one, title: One}\n  - {id: two, title: Two}\nforms:\n  before: {title:"
    " Before, text: Go.}\n  after: {title: After, text: Go on.}\nquestions:\n"
    + "".join(question(number, form) for number in range(1, 10) for form in ("before", "after"))
)
FOLLOW_UP = (
    "fields:\n  - {id: do, label: Do & say, hint: One., lines: 2}\nhat: Which?\ndays:\n  - {day:"
    " 30, title: Use, hint: Two., ask: How?, lines: 1}\n  - {day: 60, title: Stop, hint: Three.,"
    " ask: Why?, lines: 1}\n"
)
DOWNLOADS = (
    "downloads:\n  - {group: tables, each: tables, files: {CSV: 'downloads/{id}.csv'}}\n  - {group:"
    " tables, title: All & more, text: Some., files: {Page: book/}, made_of: [about/]}\n  - {group:"
    " more, title: Perhaps, files: {PDF: downloads/a.pdf, Text: downloads/a.txt}, optional: true}\n"
)
GOOD = {"questions": QUESTIONS, "follow-up": FOLLOW_UP, "downloads": DOWNLOADS}


@pytest.mark.parametrize(("kind", "source"), GOOD.items(), ids=GOOD)
def test_good_data_brings_no_complaint(kind: str, source: str) -> None:
    assert judged(kind, source) == []


CASES = [
    (
        "two options",
        "questions",
        "options: [A <, B, C], right: 2, why: Because before 1",
        "options: [A <, B], right: 2, why: Because before 1",
        "needs exactly three options",
    ),
    (
        "a right option that is not there",
        "questions",
        "right: 2, why: Because before 1.",
        "right: 4, why: Because before 1.",
        "must be the number of the right option: 1, 2 or 3",
    ),
    (
        "an id used twice",
        "questions",
        "{id: before-2,",
        "{id: before-1,",
        "the id “before-1” is used twice under questions",
    ),
    (
        "a part nobody knows",
        "questions",
        "{id: before-1, part: one",
        "{id: before-1, part: three",
        "there is no part “three” — use an id listed under parts",
    ),
    (
        "a section that is not there",
        "questions",
        "form: before, section: chapters/work/#do, ask: What is 1",
        "form: before, section: chapters/work/#done, ask: What is 1",
        "no chapter has a section “chapters/work/#done” — correct the address",
    ),
    (
        "a pair from two sections",
        "questions",
        "form: after, section: chapters/work/#do, ask: What is 2",
        "form: after, section: chapters/work/#look, ask: What is 2",
        "is the pair of “before-2”, which has the section “chapters/work/#do” — make the two agree",
    ),
    (
        "a question without its pair",
        "questions",
        question(9, "after"),
        "",
        "there are 9 questions before and 8 after — give both as many, from 8 to 12",
        "  - {id: before-1,",
    ),
    (
        "one letter that is nearly always right",
        "questions",
        QUESTIONS[QUESTIONS.index("questions:") :],
        QUESTIONS[QUESTIONS.index("questions:") :].replace("right: 3", "right: 1"),
        "A is right in more than half of the questions before — move some",
        "  - {id: before-1,",
    ),
    (
        "HTML in an option",
        "questions",
        "options: [A <, B, C], right: 2, why: Because before 1",
        "options: [<b>A</b>, B, C], right: 2, why: Because before 1",
        "holds HTML",
    ),
    (
        "a name the plan has already",
        "follow-up",
        "id: do,",
        "id: hat,",
        "“hat” is a name that the form has already — choose another",
    ),
    (
        "days out of order",
        "follow-up",
        "day: 60",
        "day: 20",
        "the days do not come one after the other — put them in order",
        "day: 20",
    ),
    (
        "an id that would not fit into an address",
        "follow-up",
        "id: do,",
        "id: do=1,",
        "becomes part of an address — use small letters only",
    ),
    (
        "neither a title nor a family",
        "downloads",
        "each: tables, ",
        "",
        "needs either a title or “each”",
        "{group: tables, files",
    ),
    (
        "a family with one path",
        "downloads",
        "downloads/{id}.csv",
        "downloads/a.csv",
        "the path of a file for each of them does not say whose it is — put {id} into it",
        "{CSV:",
    ),
    (
        "made of pages there are not",
        "downloads",
        "[about/]",
        "[abut/]",
        "no page’s name starts with “abut/” — correct it",
    ),
    (
        "a path to another site",
        "downloads",
        "Page: book/",
        "Page: https://x.example/",
        "must be a path on the site",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_mistake_is_answered_with_its_line_and_what_to_do(case: tuple[str, ...]) -> None:
    _, kind, old, new, says, *at = case
    assert old in GOOD[kind]
    bad = GOOD[kind].replace(old, new, 1)
    place = bad.index(at[0]) if at else len(os.path.commonprefix([bad, GOOD[kind]]))
    line = bad[:place].count("\n") + 1
    found = judged(kind, bad)
    assert any(
        each.startswith(f"docs/data/{kind}.yml:{line}: ") and says in each and " — " in each
        for each in found
    ), found


def test_a_question_is_a_group_with_three_lettered_options_and_one_for_those_who_are_not_sure() -> (
    None
):
    groups = html("questions/before.html", "questions", QUESTIONS).select("fieldset")
    assert [words(each.legend) for each in groups] == [
        f"{number}. What is {number} & 2?" for number in range(1, 10)
    ]
    assert {tuple(words(label) for label in each.select("label")) for each in groups} == {
        ("A A <", "B B", "C C", "I am not sure")
    }
    assert {
        tuple(choice["value"] for choice in each.select("input[type=radio]")) for each in groups
    } == {("1", "2", "3", "0")}
    assert len({each.input["name"] for each in groups}) == 9


def test_only_the_second_form_brings_its_answers_where_browsers_show_nothing() -> None:
    before, after = (
        html(f"questions/{form}.html", "questions", QUESTIONS) for form in ("before", "after")
    )
    assert "Because" not in str(before)
    held = str(after.template.extract())
    assert [f"Because after {number}." in held for number in range(1, 10)] == [
        True
    ] * 9 and 'href="../chapters/work/#do">Work: Do &lt;it&gt;</a>' in held
    assert "Because" not in str(after)
    assert before.template.has_attr("data-search-exclude") and " data-search-exclude" in held


def test_the_key_gives_both_answers_of_each_pair_and_the_section_they_come_from() -> None:
    key = html("questions/key.html", "questions", QUESTIONS, "../../")
    assert [words(each) for each in key.select("h3")] == ["One", "Two"]
    assert [each["value"] for each in key.select("li")] == [str(number) for number in range(1, 10)]
    assert [each["data-right"] for each in key.select("[data-form=before]")] == [
        str(number % 3 + 1) for number in range(1, 10)
    ]
    assert key.select_one("li a")["href"] == "../../chapters/work/#do"
    assert words(key.select_one("strong")) == "B. B"


def test_a_plan_has_a_named_field_with_a_hint_and_lines_for_paper_for_everything_to_write() -> None:
    form = html("follow-up/plan.html", "follow-up", FOLLOW_UP)
    for field, (name, label, count) in zip(
        form.select("textarea"),
        (
            ("do", "Do & say", 2),
            ("day30", "By day 30 it looks like this", 1),
            ("day60", "By day 60 it looks like this", 1),
        ),
        strict=True,
    ):
        assert (
            field["name"],
            words(form.find("label", attrs={"for": field["id"]})),
            len(field.parent.select("i")),
        ) == (name, label, count)
        assert words(form.find(id=field["aria-describedby"])) and int(field["maxlength"]) == 300
    assert [words(each) for each in form.select("h3")] == ["Day 30: use", "Day 60: stop"]


def test_a_download_says_what_it_is_whose_it_is_and_when_what_it_is_made_of_was_last_reviewed() -> (
    None
):
    listed = html("downloads/tables.html", "downloads", DOWNLOADS)
    assert [
        (words(each.select_one(".bh-files__name")), words(each.time))
        for each in listed.select(".bh-files > li")
    ] == [("A & B", "3 February 2026"), ("All & more", "1 January 2025")]
    table, page = listed.select("a")
    assert (table["href"], table["aria-label"], table.has_attr("download")) == (
        "../downloads/a.csv",
        "CSV: A & B",
        True,
    )
    assert (page["href"], page.has_attr("download")) == ("../book/", False)


def test_both_shipped_forms_ask_for_each_part_of_the_guide_alike() -> None:
    asked = yaml.safe_load(Path(SCHEMAS / "questions.yml").read_text("utf-8"))["questions"]
    forms = {name: [each for each in asked if each["form"] == name] for name in ("before", "after")}
    assert 16 <= len(asked) <= 24
    assert [each["section"] for each in forms["before"]] == [
        each["section"] for each in forms["after"]
    ]
    assert (
        len({each["section"] for each in asked}) == len(asked) / 2
        and len({each["section"].split("#")[0] for each in asked}) >= 6
    )

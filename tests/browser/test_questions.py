"""Questions before and after: each plan’s own and those on the whole guide, marked as the key says,
answers kept for later, shared as digits, summed up for the trainer, and fit for paper.
"""

import io
import random
from collections.abc import Mapping, Sequence
from typing import Any

import pypdf
import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from font_sets import Browsers, each_set
from handout_checks import PLANS
from site_browser import KEPT, Visit, asked_by, opened
from site_checks import words
from site_fixtures import ROOT, Built

pytestmark = pytest.mark.journeys("docs/javascripts/forms/")

ADDRESS, KEY = "trainers/questions/", "trainers/questions-key/"
DATA = yaml.safe_load((ROOT / "docs/data/questions.yml").read_text("utf-8"))
FORMS = ("before", "after")


def asked_of(plan: str) -> dict[str, list[dict[str, Any]]]:
    """The questions of each form, with what the pair says of both."""
    pairs = [each for each in DATA["pairs"] if plan in each["plans"]]
    return {form: [{**pair, **pair[form]} for pair in pairs] for form in FORMS}


ASKED = asked_of("guide")
RIGHT = {form: "".join(str(each["right"]) for each in asked) for form, asked in ASKED.items()}
PARTS = {
    each["id"]: each["title"]
    for each in DATA["parts"]
    if each["id"] in {question["part"] for question in ASKED["before"]}
}


WHY = [pair[form]["why"] for pair in DATA["pairs"] for form in FORMS]


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit(ADDRESS, width=360)


def right(form: str, given: list[str], part: str = "") -> str:
    """How many answers of forms given back are right, in all or in a part, from the data file
    alone.
    """
    marks = [
        digit == str(each["right"])
        for answers in given
        for digit, each in zip(answers, ASKED[form], strict=True)
        if part in ("", each["part"])
    ]
    return f"{sum(marks)} of {len(marks)}"


def marked(form: str, answers: str) -> list[str]:
    """What the result must say."""
    return [
        f"{right(form, [answers])} right",
        *(f"{title}: {right(form, [answers], part)} right" for part, title in PARTS.items()),
    ]


def result(page: Page, form: str) -> list[str]:
    box = page.locator(f"#{form}-result")
    return [
        box.get_by_role("heading").inner_text(),
        *box.locator(".bh-marked li").all_inner_texts(),
    ]


@pytest.mark.parametrize("form", ASKED)
def test_any_answers_are_marked_as_the_key_says_part_by_part_and_neither_sent_nor_stored(
    page: Page, form: str
) -> None:
    chance, asked = random.Random(form), asked_by(page)
    tried = [RIGHT[form], "0" * 10, *("".join(chance.choices("0123", k=10)) for _ in range(20))]
    for answers in tried:
        page.evaluate("answers => { location.hash = answers }", f"{form}={answers}")
        expect(page.locator(f"[data-bh-check={form}] .bh-check__address")).to_have_value(
            f"{page.url.partition('#')[0]}#{form}={answers}"
        )
        assert result(page, form) == marked(form, answers)
    page.reload()
    assert result(page, form) == marked(form, tried[-1])
    told = "".join([*asked, page.evaluate(KEPT)])
    assert asked and [answers for answers in tried if answers in told] == []


def fill_in(page: Page, form: str, answers: str, asked: Sequence[Mapping[str, Any]] = ()) -> None:
    for digit, each in zip(answers, asked or ASKED[form], strict=True):
        page.locator(f"#{form}-{each['id']} input[value='{digit}']").check()
    page.locator(f"#{form}-form").get_by_role("button", name="Show my result").click()


def test_the_first_form_waits_for_every_answer_then_tells_marks_and_keeps_the_answers_for_later(
    page: Page,
) -> None:
    page.locator("#before-form").get_by_role("button", name="Show my result").click()
    expect(page.locator("#before-form [role=status]")).to_have_text(
        "These questions have no answer yet: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10."
    )
    box = page.locator("#before-result")
    for answers, mark in (("0" * 10, "0 of 10 right"), (RIGHT["before"], "10 of 10 right")):
        fill_in(page, "before", answers)
        expect(box).to_be_focused()
        expect(box).to_contain_text(mark)
    expect(box).to_contain_text("The answers come after the workshop")
    assert not [each["why"] for each in ASKED["before"] if each["why"] in page.content()]


def test_the_second_form_tells_each_answer_with_its_reason_and_the_way_to_its_section(
    page: Page,
) -> None:
    answers = "0" + RIGHT["after"][1:9] + str(int(RIGHT["after"][9]) % 3 + 1)
    fill_in(page, "after", answers)
    items = page.locator("#after-result .bh-marked__answers > li")
    expect(items).to_have_count(10)
    assert items.locator(".bh-marked__how").all_inner_texts() == [
        "You were not sure",
        *["Right"] * 8,
        "Not what we think fits best",
    ]
    for item, each in zip(items.all(), ASKED["after"], strict=True):
        expect(item).to_contain_text(each["options"][each["right"] - 1])
        expect(item).to_contain_text(each["why"])
        assert (item.get_by_role("link").get_attribute("href") or "").endswith(each["section"])
    expect(page.locator("#after-result")).to_contain_text("Not sure: 1.")
    page.emulate_media(media="print")
    expect(page.locator(".bh-check__actions:visible"), "paper has no buttons").to_have_count(0)


# ------------------------------------------------------------------------------------ the trainer


@pytest.fixture
def key(visit: Visit) -> Page:
    return visit(KEY, width=360)


def add_up(page: Page, pasted: str) -> list[str]:
    page.get_by_label("Addresses of results").fill(pasted)
    page.get_by_role("button", name="Add them up").click()
    return page.locator(".bh-sums [role=status] :is(p, li)").all_inner_texts()


def test_pasted_results_are_added_up_by_part_before_and_after(key: Page, home: str) -> None:
    chance = random.Random("sums")
    sets = {
        form: ["".join(chance.choices("0123", k=10)) for _ in range(count)]
        for form, count in (("before", 7), ("after", 5))
    }
    pasted = "Hello,\n" + "\n".join(
        f"{home}{ADDRESS}#{form}={answers} thanks"
        for form, all_answers in sets.items()
        for answers in all_answers
    )

    def count(part: str = "") -> str:
        return ", ".join(f"{form} {right(form, given, part)}" for form, given in sets.items())

    assert add_up(key, pasted) == [
        "Right answers of 7 forms before and 5 forms after:",
        f"All questions: {count()}",
        *(f"{title}: {count(part)}" for part, title in PARTS.items()),
    ]


def test_what_is_no_result_is_refused_in_a_plain_sentence(key: Page) -> None:
    for pasted in (
        "nothing of use",
        "#before=123",
        "#before=1111111114",
        "<img src=x onerror=alert(1)>",
        "before=1111111111",
    ):
        assert len(add_up(key, f"#before={RIGHT['before']}")) > 1, "what was refused may come right"
        assert add_up(key, pasted) == [
            "None of this is the address of a result. Such an address ends in # and a row of"
            " digits."
        ], pasted
        assert key.locator(".bh-sums img").count() == 0, pasted


def test_the_key_names_the_right_option_of_every_question(built: Built) -> None:
    for form, asked in ASKED.items():
        assert [words(each) for each in built.soup(KEY).select(f"[data-form={form}] strong")] == [
            f"{'ABC'[each['right'] - 1]}. {each['options'][each['right'] - 1]}" for each in asked
        ]


# ------------------------------------------------------------------------------------ everyone


def test_without_javascript_and_on_paper_questions_can_be_answered_and_nothing_tells_what_is_right(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + ADDRESS, width=360, java_script_enabled=False) as page:
        assert (page.get_by_role("group").count(), page.get_by_role("radio").count()) == (20, 80)
        expect(page.get_by_role("button", name="Show my result")).to_have_count(0)
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            text = page.locator("body").inner_text()
            assert [each for each in WHY if each in text] == [], media


def test_readers_search_finds_the_page_of_forms_and_none_of_their_answers(built: Built) -> None:
    found = (built.site / "search/things.json").read_text("utf-8")
    assert f'"{ADDRESS}"' in found and f'"{KEY}"' not in found
    assert [each for each in WHY if each in found] == []


# ------------------------------------------------------------------------------------ each plan


def test_the_codes_of_a_plan_lead_to_its_forms_and_its_key_adds_up_those_and_no_others(
    visit: Visit,
) -> None:
    plan, sent = "new-managers-90", []
    links = yaml.safe_load((ROOT / "docs/data/links.yml").read_text("utf-8"))["links"]
    codes = {target: code for code, target in links.items()}
    for form, asked in asked_of(plan).items():
        page = visit(f"go/{codes[f'{ADDRESS}{form}/{plan}/']}/", width=360)
        fill_in(page, form, "".join(str(each["right"]) for each in asked), asked)
        marks = f"{len(asked)} of {len(asked)}"
        expect(page.locator(f"#{form}-result h3")).to_have_text(f"{marks} right")
        sent.append(page.get_by_label("Address of this result").input_value())
    page = visit(ADDRESS)
    page.get_by_role("link", name=f"Answers: {PLANS[plan]['title']}").click()
    others = [sent[0].replace(plan, "buyers-90"), f"{page.url}#before={RIGHT['before']}"]
    told = add_up(page, "\n".join([*sent, *others]))
    assert told[:2] == [
        "Right answers of 1 form before and 1 form after:",
        f"All questions: before {marks}, after {marks}",
    ]
    assert told[-1] == "Left out, since they answer the questions of another workshop: 2."


@each_set
@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_a_plan_takes_one_side_of_paper(
    browsers: Browsers, home: str, form: str, fonts: str
) -> None:
    longest = max(PLANS, key=lambda plan: len(asked_of(plan)[form]))
    with opened(browsers(fonts), f"{home}{ADDRESS}{form}/{longest}/") as page:
        for paper in ("A4", "Letter"):
            assert len(pypdf.PdfReader(io.BytesIO(page.pdf(format=paper))).pages) == 1, paper

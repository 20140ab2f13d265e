"""“What is going wrong?”: from a sign on the home page through at most six questions to one answer,
on a phone; by links and folds without scripts; found by what people type.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from content.paths import MOST, DecisionPath
from content.reading import read_guide
from content.signs import Sign
from site_browser import Visit, sideways, too_small
from site_fixtures import ROOT

pytestmark = pytest.mark.journeys("docs/javascripts/forms/", "docs/javascripts/lib/vendor/")

GUIDE = read_guide(ROOT)
PATH: DecisionPath = GUIDE.all(DecisionPath)["path"]
SIGNS = GUIDE.all(Sign)
LATE = SIGNS["missed-deadlines"]
HERE = "what-is-wrong/"
TYPED = {  # what people type, slips of the finger and all, and the sign that must come first
    "deadlnes": "missed-deadlines",
    "we're always late": "missed-deadlines",
    "burnout": "too-few-hands",
    "nobody tells me anything bad": "late-bad-news",
    "toxic": "not-speaking",
    "underperformer": "unsaid-feedback",
    "meetngs": "endless-meetings",
    "over my head": "bypassed",
    "I do everything myself": "one-bottleneck",
    "motivaton": "low-engagement",
    "she handed in her notice": "good-person-leaving",
    "the pay is bad": "leaving-for-pay",
    "why do i do everything": "one-bottleneck",
    "they hate change": "frozen-process",
    "overbudget": "budget-overruns",
    "we do not know what the strategy is": "no-direction",
    "my boss micromanages": "one-bottleneck",
    "they are affraid to speak up": "late-bad-news",
}


def say(page: Page, answer: str) -> None:
    page.locator(".bh-wrong__choice").get_by_role("link", name=answer.capitalize()).click()


def test_from_home_on_a_phone_a_sign_leads_by_six_questions_at_most_to_what_to_do_this_week(
    visit: Visit,
) -> None:
    page = visit(width=360, height=740)
    page.get_by_role("link", name=LATE.words[0]).tap()
    asked, end = PATH.walk(LATE.answers)
    questions = {each["id"]: each for each in PATH.questions}
    for number, name in enumerate(asked, 1):
        heading = page.locator(".bh-wrong__now h2")
        expect(heading).to_have_text(questions[name]["ask"])
        expect(heading).to_be_focused()
        expect(heading).to_be_in_viewport(ratio=1)
        yes = page.get_by_role("link", name="Yes", exact=True)
        expect(yes).to_be_in_viewport(ratio=1)  # both can be read and tapped without scrolling
        expect(page.locator(".bh-wrong__status")).to_have_text(
            f"Question {number} of at most {MOST}."
        )
        assert too_small(page.locator(".bh-wrong__now a")) == []
        onward = "no" if "next" in questions[name]["no"] else "yes"
        say(page, LATE.answers.get(name, onward))
    outcome = PATH.outcomes[end]
    expect(page.locator(".bh-wrong__now h2")).to_have_text(outcome["title"])
    expect(page.locator(".bh-wrong__now h2")).to_be_focused()
    shown = page.locator(".bh-wrong__now .bh-wrong__answer")
    for words in (
        outcome["reason"],
        LATE.cells["try"],
        LATE.cells["training"].partition(": ")[2][1:],
        outcome["otherwise"],
    ):
        expect(shown).to_contain_text(words)
    links = shown.locator(".bh-wrong__reads a").all_inner_texts()
    assert links == [GUIDE.sections[each] for each in (*LATE.read, *outcome["read"])]
    assert sideways(page, 360) == []


def test_an_answer_survives_a_reload_back_undoes_it_and_each_answer_can_be_changed(
    visit: Visit,
) -> None:
    page = visit(f"{HERE}#sign=too-few-hands&said=")
    say(page, "no")
    title = page.locator(".bh-wrong__now h2")
    end = PATH.outcomes["not-training"]["title"]
    expect(title).to_have_text(end)
    assert page.url.endswith("#sign=too-few-hands&said=n")
    page.reload()
    expect(title).to_have_text(end)
    page.go_back()
    expect(title).to_have_text(PATH.questions[0]["ask"])
    page.go_forward()
    page.get_by_text("Your answers", exact=True).click()
    page.get_by_role("link", name="Change answer 1").click()
    say(page, "yes")
    expect(title).to_have_text(PATH.questions[1]["ask"])
    page.get_by_role("link", name="Another sign").click()
    expect(page.get_by_role("heading", name="What do you see?")).to_be_focused()
    assert page.url.endswith(HERE)
    page.go_back()
    expect(title).to_have_text(PATH.questions[1]["ask"])


def test_an_answer_that_is_not_our_first_guess_says_so_and_paper_holds_the_answer_alone(
    visit: Visit,
) -> None:
    page = visit(f"{HERE}#sign=missed-deadlines&said=yy")
    expect(page.locator(".bh-wrong__now .bh-wrong__answer")).to_contain_text(
        f"Our first guess for this sign was another, {LATE.cells['training']}"
    )
    page.emulate_media(media="print")
    seen = page.locator(".bh-wrong :is(h2, h3)").evaluate_all(
        "all => all.filter(each => each.checkVisibility()).map(each => each.textContent)"
    )
    assert seen == [PATH.outcomes["practice"]["title"]]


def test_signs_are_found_by_everyday_words_with_slips_and_where_none_fits_the_way_goes_on(
    visit: Visit,
) -> None:
    page = visit(HERE)
    field = page.get_by_label("Say it in your own words")
    found = page.locator(".bh-wrong__found a")
    missed = {}
    for typed, sign in TYPED.items():
        field.fill(typed)
        try:
            expect(found.first).to_have_text(SIGNS[sign].words[0], timeout=3000)
        except AssertionError:
            missed[typed] = found.all_inner_texts()
    assert missed == {}
    field.fill("zebra crossing")
    expect(page.get_by_text("No sign here fits “zebra crossing”.")).to_be_visible()
    assert found.last.get_attribute("href") == "?q=zebra+crossing"
    found.get_by_text("Begin with the questions")
    field.press("Enter")
    expect(page.locator(".bh-wrong__now h2")).to_have_text(PATH.questions[0]["ask"])


def test_without_scripts_the_signs_unfold_and_links_walk_to_the_answer(visit: Visit) -> None:
    page = visit(HERE, java_script_enabled=False, width=360)
    for sign in SIGNS.values():
        fold = page.locator(f"#sign-{sign.id}")
        fold.get_by_text(sign.words[0], exact=True).click()
        expect(fold).to_contain_text(sign.cells["ask"])
    page.locator("#sign-missed-deadlines").get_by_text("Check it by the questions").click()
    asked, end = PATH.walk(LATE.answers)
    for name, after in zip(
        asked, [*(f"ask-{each}" for each in asked[1:]), f"answer-{end}"], strict=True
    ):
        expect(page.locator(f"#ask-{name}")).to_be_in_viewport()
        place = page.locator(f"li:has(#ask-{name})")
        place.locator(f"a[href='#{after}']").click()
        assert re.search(rf"#{after}$", page.url)
    expect(page.locator(f"#answer-{end}")).to_be_in_viewport()

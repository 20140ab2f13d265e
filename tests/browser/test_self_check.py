"""The self-check is scored as its key says, and its answers live in the address: shared, restored,
refused when they do not fit.
"""

import random
import re
from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from site_browser import watched
from site_fixtures import ROOT

pytestmark = pytest.mark.journeys("docs/javascripts/forms/")

DATA = yaml.safe_load((ROOT / "docs/data/self-check.yml").read_text("utf-8"))
STATEMENTS = {
    name: [each for each in DATA["statements"] if each["check"] == name] for name in ("me", "team")
}
ME, TEAM = "02120211020110", "21022101212010"  # leading; both hats
REFUSED = "The address holds answers that do not fit, so none were filled in."


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    with watched(browser, home, "self-check/") as page:
        yield page


def points(name: str, answers: str) -> dict[str, int]:
    """Points of each hat, from the data file alone; a statement of both hats counts for each."""
    got = {"managing": 0, "leading": 0, "neither": 0}
    for digit, statement in zip(answers, STATEMENTS[name], strict=True):
        for hat in ("managing", "leading") if statement["hat"] == "both" else (statement["hat"],):
            got[hat] += int(digit)
    return got


def judged(name: str, answers: str) -> str:
    """The result by the words of the key."""
    rules, got = DATA["checks"][name]["rules"], points(name, answers)
    if "system" in rules and got["neither"] >= rules["system"]:
        return "neither"
    if got["managing"] + got["leading"] < rules["few"]:
        return "few"
    ahead = got["managing"] - got["leading"]
    return (
        "managing" if ahead >= rules["apart"] else "leading" if -ahead >= rules["apart"] else "both"
    )


def answer(page: Page, name: str, answers: str) -> None:
    for statement, digit in zip(STATEMENTS[name], answers, strict=False):
        page.locator(f"#{name}-{statement['id']} input[value='{digit}']").check()


def show(page: Page, name: str) -> None:
    page.locator(f"#{name}-form").get_by_role("button", name="Show my result").click()


def filled_in(page: Page, name: str) -> str:
    return "".join(
        page.eval_on_selector_all(
            f"#{name}-form fieldset",
            "all => all.map(each => each.querySelector(':checked')?.value ?? '-')",
        )
    )


@pytest.mark.parametrize("name", ["me", "team"])
@pytest.mark.turns(1)
def test_the_result_is_the_one_the_key_leads_to_for_any_answers(page: Page, name: str) -> None:
    chance = random.Random(name)
    tried = ["0" * 14, "1" * 14, "2" * 14] + [
        "".join(chance.choices("012", weights, k=14))
        for weights in [(5, 1, 1), (2, 2, 1), (1, 1, 1)]
        for _ in range(20)
    ]
    for hat in ("managing", "leading"):
        tried += [
            "".join(
                ("2" if each["hat"] == hat else "0") if position < most else "0"
                for position, each in enumerate(STATEMENTS[name])
            )
            for most in range(3, 15)
        ]
    reached = set()
    for answers in dict.fromkeys(tried):
        page.evaluate("answers => { location.hash = answers }", f"{name}={answers}")
        result = page.locator(f"#{name}-result")
        expected = judged(name, answers)
        expect(result.get_by_role("heading")).to_have_text(
            DATA["checks"][name]["results"][expected]["title"]
        )
        got = points(name, answers)
        for row in result.locator(".bh-tally li").all():
            hat = row.get_attribute("data-hat")
            assert (
                row.locator("b").inner_text()
                == str(got[hat])
                == str(row.locator(".bh-tally__pip--on").count())
            )
        reached.add(expected)
    assert reached == set(DATA["checks"][name]["results"]), "the answers tried reach every result"


def test_a_result_takes_focus_is_announced_gives_three_steps_and_stays_while_one_moves_about(
    page: Page,
) -> None:
    answer(page, "me", ME)
    show(page, "me")
    result = page.locator("#me-result")
    expect(result).to_be_focused()
    expect(result).to_have_role("status")
    expect(result.get_by_role("heading")).to_have_text("You reached for leading")
    steps = result.locator(".bh-outcome ol a")
    assert steps.count() == 3 and all(
        re.match(r"\.\./chapters/[a-z-]+/#[a-z-]+$", each.get_attribute("href") or "")
        for each in steps.all()
    )
    assert page.url.endswith(f"/self-check/#me={ME}")
    page.locator(".bh-check-jump").get_by_role("link", name="Which hat").click()
    page.wait_for_url("**/#me")
    expect(result.get_by_role("heading")).to_be_visible()
    expect(page.locator("#me-form [role=status]")).to_be_empty()


def test_what_was_left_out_leads_to_its_skill_and_what_was_seen_often_to_its_sign(
    page: Page,
) -> None:
    page.evaluate("answers => { location.hash = answers }", f"me={ME}&team={TEAM}")
    for name, answers, worth in (("me", ME, "0"), ("team", TEAM, "2")):
        named = [
            each["about"]
            for digit, each in zip(answers, STATEMENTS[name], strict=True)
            if digit == worth
        ]
        links = page.locator(f"#{name}-result .bh-check__listed a")
        expect(links).to_have_count(len(named))
        assert all(
            (link.get_attribute("href") or "").endswith(f"-{about}")
            for link, about in zip(links.all(), named, strict=True)
        )


def test_missing_answers_are_named_and_the_first_gets_focus(page: Page) -> None:
    answer(page, "me", "01")
    page.locator("#me-kept-out input").first.check()
    show(page, "me")
    expect(page.locator("#me-form [role=status]")).to_have_text(
        "These statements have no answer yet: 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13."
    )
    expect(page.locator("#me-early-look input").first).to_be_focused()
    expect(page.locator("#me-early-look legend")).to_contain_text("No answer yet")
    expect(page.locator("#me-result")).to_be_empty()
    page.keyboard.press("Space")
    expect(page.locator("#me-early-look legend")).not_to_contain_text("No answer yet")


def test_back_leads_to_the_answers_forward_to_the_result_and_a_changed_answer_hides_it(
    page: Page,
) -> None:
    answer(page, "team", TEAM)
    show(page, "team")
    result = page.locator("#team-result")
    page.go_back()
    expect(result).to_be_empty()
    assert filled_in(page, "team") == TEAM
    page.go_forward()
    expect(result.get_by_role("heading")).to_have_text("The signs point to both hats")
    page.locator("#team-form input:not(:checked)").first.check()
    expect(result).to_be_empty()
    assert "#" not in page.url
    page.go_back()
    expect(result.get_by_role("heading")).to_be_visible()
    assert filled_in(page, "team") == TEAM


def test_clear_all_empties_one_check_and_leaves_the_other(page: Page) -> None:
    page.evaluate("answers => { location.hash = answers }", f"me={ME}&team={TEAM}")
    expect(page.locator("#team-result h3")).to_be_visible()
    page.locator("#me-form").get_by_role("button", name="Clear all").click()
    expect(page.locator("#me-form [role=status]")).to_have_text("All answers are cleared.")
    expect(page.locator("#me-result")).to_be_empty()
    assert (filled_in(page, "me"), filled_in(page, "team")) == ("-" * 14, TEAM)
    assert page.url.endswith(f"#team={TEAM}")


def test_an_address_restores_answers_and_results_for_whoever_opens_it(
    page: Page, home: str
) -> None:
    page.goto("about:blank")
    page.goto(f"{home}self-check/#me={ME}&team={TEAM}")
    expect(page.locator("#me-result")).to_be_focused()
    expect(page.locator("#me-result").get_by_role("heading")).to_have_text(
        "You reached for leading"
    )
    expect(page.locator("#team-result").get_by_role("heading")).to_have_text(
        "The signs point to both hats"
    )
    assert (filled_in(page, "me"), filled_in(page, "team")) == (ME, TEAM)
    shared = page.get_by_label("Address of this result")
    assert [each.input_value() for each in shared.all()] == [
        f"{home}self-check/#me={ME}",
        f"{home}self-check/#team={TEAM}",
    ]


def test_an_address_from_before_a_statement_was_added_fills_in_what_it_holds(page: Page) -> None:
    page.evaluate("location.hash = 'me=012012'")
    expect(page.locator("#me-form [role=status]")).to_have_text(
        "The address holds the first 6 of 14 answers. Give the others to see a result."
    )
    assert filled_in(page, "me") == "012012" + "-" * 8
    expect(page.locator("#me-result")).to_be_empty()


HOSTILE = {
    "a script": "me=<script>document.title='owned'</script>",
    "a script in code": "me=%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D'owned'%22%3E",
    "a digit that is no answer": "me=01201201201203",
    "an answer too many": f"me={ME}0",
    "digits of another script": "me=" + "٠" * 14,
    "a line break": f"me={ME}%0A",
    "bytes that are no text": "me=%E0%A4%A%FF",
    "a megabyte": "me=" + "1" * 1_000_000,
}


def test_an_address_that_does_not_fit_is_refused_in_a_plain_sentence_and_spoils_nothing(
    page: Page, home: str
) -> None:
    for name, answers in HOSTILE.items():
        page.goto("about:blank")
        page.goto(f"{home}self-check/#{answers}&team={TEAM}")
        expect(page.locator("#me-form [role=status]")).to_have_text(REFUSED)
        expect(page.locator("#me-result")).to_be_empty()
        expect(page.locator("#team-result h3")).to_be_visible()
        assert filled_in(page, "me") == "-" * 14, name
        assert page.url == f"{home}self-check/#team={TEAM}", name
        assert "owned" not in page.title() and page.locator("article img").count() == 0, name

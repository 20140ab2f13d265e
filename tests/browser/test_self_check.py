"""The self-check is scored as its key says; its answers live in the address and nowhere else; it
works by keyboard, on paper and without JavaScript.
"""

import random

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from site_browser import KEPT, Visit, asked_by, copied, opened
from site_fixtures import ROOT

pytestmark = pytest.mark.journeys("docs/javascripts/forms/")

DATA = yaml.safe_load((ROOT / "docs/data/self-check.yml").read_text("utf-8"))
STATEMENTS = {
    name: [each for each in DATA["statements"] if each["check"] == name] for name in ("me", "team")
}
ME, TEAM = "02120211020110", "21022101212010"  # leading; both hats
# Of one check: the answers given, what the result says, how its points stand and are drawn, what
# it lists, and what is said.
SHOWN = """name => {
    const all = (selector, say) => [...document.querySelectorAll(selector)].map(say);
    const result = `#${name}-result`;
    return {
        answers: all(`#${name}-form fieldset`, each => each.querySelector(":checked")?.value ??
            "-").join(""),
        title: all(`${result} h3`, each => each.textContent).join(),
        points: Object.fromEntries(all(`${result} .bh-tally li`, each => [each.dataset.hat,
            [each.querySelector("b").textContent, each.querySelectorAll(".bh-tally__pip--on")
                .length]])),
        listed: all(`${result} .bh-check__listed a`, each => each.hash),
        said: document.querySelector(`#${name}-form [role=status]`).textContent,
    };
}"""
BLANK = {"answers": "-" * 14, "title": "", "points": {}, "listed": [], "said": ""}
# Another address of the same page; done once the page has seen it.
FOLLOW = """hash => new Promise(done => {
    addEventListener("hashchange", () => setTimeout(done), { once: true });
    location.hash = hash;
})"""


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit("self-check/", width=360, permissions=["clipboard-read", "clipboard-write"])


def points(name: str, answers: str) -> dict[str, int]:
    """Points of each hat that is asked about, from the data file alone; a statement of both hats
    counts for each.
    """
    given = list(zip(answers, STATEMENTS[name], strict=True))
    counts = {
        "managing": ("managing", "both"),
        "leading": ("leading", "both"),
        "neither": ("neither",),
    }
    return {
        hat: sum(int(digit) for digit, each in given if each["hat"] in hats)
        for hat, hats in counts.items()
        if any(each["hat"] == hat for _, each in given)
    }


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


def outcome(name: str, answers: str) -> dict[str, object]:
    """All that the result must show. What was left out leads to its skill, and what was seen often
    to its sign.
    """
    check = DATA["checks"][name]
    return {
        "answers": answers,
        "title": check["results"][judged(name, answers)]["title"],
        "points": {hat: [str(got), got] for hat, got in points(name, answers).items()},
        "listed": [
            f"#{'skill' if name == 'me' else 'signs-table'}-{each['about']}"
            for digit, each in zip(answers, STATEMENTS[name], strict=True)
            if int(digit) == check["listed"]["points"]
        ],
        "said": "",
    }


def state(page: Page) -> tuple[str, dict[str, object], dict[str, object]]:
    """The part of the address that holds answers, and both checks."""
    return page.evaluate("location.hash"), page.evaluate(SHOWN, "me"), page.evaluate(SHOWN, "team")


def answer(page: Page, answers: str) -> None:
    for statement, digit in zip(STATEMENTS["me"], answers, strict=False):
        page.locator(f"#me-{statement['id']} input[value='{digit}']").check()


@pytest.mark.parametrize("name", ["me", "team"])
@pytest.mark.turns(1)
def test_the_result_is_the_one_the_key_leads_to_for_any_answers(page: Page, name: str) -> None:
    chance = random.Random(name)
    tried = ["0" * 14, "1" * 14, "2" * 14] + [
        "".join(chance.choices("012", weights, k=14))
        for weights in [(5, 1, 1), (2, 2, 1), (1, 1, 1)]
        for _ in range(20)
    ]
    tried += [
        "".join("02"[each["hat"] == hat] for each in STATEMENTS[name])[:most].ljust(14, "0")
        for hat in ("managing", "leading")
        for most in range(3, 15)
    ]
    for answers in dict.fromkeys(tried):
        page.evaluate(FOLLOW, f"{name}={answers}")
        assert page.evaluate(SHOWN, name) == outcome(name, answers)
    reached = {judged(name, answers) for answers in tried}
    assert reached == set(DATA["checks"][name]["results"]), "the answers tried reach every result"


def test_missing_answers_are_named_and_a_result_takes_focus_is_announced_and_gives_three_steps(
    page: Page,
) -> None:
    show = page.locator("#me-form").get_by_role("button", name="Show my result")
    answer(page, "01")
    page.locator("#me-kept-out input").first.check()
    show.click()
    assert page.evaluate(SHOWN, "me") == BLANK | {
        "answers": "01-----------0",
        "said": "These statements have no answer yet: 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13.",
    }
    first = page.locator("#me-early-look")
    expect(first.locator("input").first).to_be_focused()
    expect(first.locator("legend")).to_contain_text("No answer yet")
    page.keyboard.press("Space")
    expect(first.locator("legend")).not_to_contain_text("No answer yet")
    answer(page, ME)
    show.click()
    result = page.locator("#me-result")
    expect(result).to_be_focused()
    expect(result).to_have_role("status")
    steps = result.locator(".bh-outcome ol a").evaluate_all(
        "all => all.map(each => each.getAttribute('href'))"
    )
    assert steps == [
        f"../{each['link']}" for each in DATA["checks"]["me"]["results"]["leading"]["steps"]
    ]
    page.locator(".bh-check-jump").get_by_role("link", name="Which hat").click()
    page.wait_for_url("**/self-check/#me")
    assert page.evaluate(SHOWN, "me") == outcome("me", ME)


def test_an_address_can_be_copied_and_restores_results_back_undoes_changes_and_nothing_is_kept(
    page: Page, home: str
) -> None:
    asked = asked_by(page)
    page.goto("about:blank")
    page.goto(f"{home}self-check/#me={ME}&team={TEAM}")
    expect(page.locator("#me-result")).to_be_focused()
    both = (f"#me={ME}&team={TEAM}", outcome("me", ME), outcome("team", TEAM))
    assert state(page) == both
    shared = [each.input_value() for each in page.get_by_label("Address of this result").all()]
    assert shared == [f"{home}self-check/#me={ME}", f"{home}self-check/#team={TEAM}"]
    copy = page.get_by_role("button", name="Copy", exact=True).first
    said = page.get_by_role("status").filter(has_text="Copied")
    assert copied(copy, said) == shared[0]
    page.locator("#me-form").get_by_role("button", name="Clear all").click()
    cleared = BLANK | {"said": "All answers are cleared."}
    assert state(page) == (f"#team={TEAM}", cleared, both[2])
    page.locator("#team-no-aim input[value='0']").check()
    assert state(page) == ("", cleared, BLANK | {"answers": f"0{TEAM[1:]}"})
    for go, expected in (
        (page.go_back, (f"#team={TEAM}", cleared, both[2])),
        (page.go_back, both),
        (page.go_forward, (f"#team={TEAM}", BLANK | {"answers": ME}, both[2])),
    ):
        go()
        page.wait_for_url(f"**/self-check/{expected[0]}")
        assert state(page) == expected
    page.reload()
    told = [*asked, page.evaluate(KEPT)]
    assert len(told) > 1 and page.context.cookies() == []
    assert [each for each in told if ME in each or TEAM in each] == []


def test_an_address_fills_in_what_it_holds_of_an_earlier_form_and_nothing_of_what_does_not_fit(
    page: Page,
) -> None:
    for answers, filled_in, said in (
        (f"{ME}0", "", "The address holds answers that do not fit, so none were filled in."),
        (
            "012012",
            "012012",
            "The address holds the first 6 of 14 answers. Give the others to see a result.",
        ),
    ):
        page.evaluate(FOLLOW, f"me={answers}")
        assert page.evaluate(SHOWN, "me") == BLANK | {
            "answers": filled_in.ljust(14, "-"),
            "said": said,
        }


# ------------------------------------------------------------------------- for everyone

RESULT, KEY = "#me-result .bh-tally", "#me-key .bh-tally"


def test_a_check_can_be_filled_in_and_shown_by_keyboard_alone_with_focus_always_seen(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}self-check/") as page:
        page.locator("#me-owners input").first.focus()
        for number in range(14):
            page.keyboard.press("Space")
            if number % 2:
                page.keyboard.press("ArrowRight")
            expect(page.locator("label:has(:focus-visible)")).to_have_css("outline-style", "solid")
            page.keyboard.press("Tab")
        expect(page.locator("#me-form .bh-check__show")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#me-result:focus")).to_have_css("outline-style", "solid")
        assert page.url.endswith("#me=01010101010101")
        assert page.evaluate("""() => document.querySelector("#me-result")
            .getBoundingClientRect().top >= document.querySelector(".bh-header")
            .getBoundingClientRect().bottom"""), "the header covers the result"


def test_without_javascript_every_answer_can_be_given_cleared_and_scored_by_the_key(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}self-check/", width=360, java_script_enabled=False) as page:
        choices = page.locator("article fieldset:has(legend)").evaluate_all(
            "all => all.map(each => each.querySelectorAll('input').length)"
        )
        assert choices == [3] * 28
        expect(page.get_by_role("button", name="Show my result")).to_have_count(0)
        choice = page.locator("#me-owners input").nth(1)
        choice.check()
        choice.press("Enter")
        assert page.url == f"{home}self-check/", "nothing is sent by a stray Enter"
        page.locator("#me-form").get_by_role("button", name="Clear all").click()
        expect(choice).not_to_be_checked()
        expect(page.locator("#me-managing")).not_to_be_visible()
        page.locator("#me-key summary").click()
        expect(page.locator("#me-managing")).to_be_visible()
        expect(page.locator(KEY)).to_contain_text("from 1, 3, 5, 7, 9, 11 and 13")


@pytest.mark.parametrize(
    ("script", "answers", "shown"),
    [
        pytest.param(True, "", KEY, id="the key"),
        pytest.param(False, "", KEY, id="the key without JavaScript"),
        pytest.param(True, f"#me={ME}", RESULT, id="a result in its place"),
    ],
)
def test_paper_holds_statements_with_points_the_open_key_or_a_result_and_no_buttons(
    browser: Browser, home: str, script: bool, answers: str, shown: str
) -> None:
    address = f"{home}self-check/{answers}"
    with opened(browser, address, width=720, java_script_enabled=script) as page:
        page.emulate_media(media="print")
        expect(page.locator(f":is({KEY}, {RESULT}):visible")).to_have_count(1)
        for each in (shown, "#team-key .bh-tally", "#team-neither", "#me-owners"):
            expect(page.locator(each)).to_be_visible()
        expect(page.locator(".bh-check__actions:visible")).to_have_count(0)
        beside_each_answer = page.locator("#me-owners label").evaluate_all(
            """all => all.map(each => getComputedStyle(each, "::after").content
                .replace("attr(data-points)", each.dataset.points).replace(/[" ]/g, ""))"""
        )
        assert beside_each_answer == ["(0)", "(1)", "(2)"]

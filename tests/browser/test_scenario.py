"""A scenario in the browser: readable without scripts and on paper, walked step by step with them,
its state in the address.
"""

import pytest
from playwright.sync_api import Locator, Page, expect

from site_browser import Visit, sideways
from site_fixtures import PAGES

pytestmark = pytest.mark.journeys("docs/javascripts/forms/")

WARD = "scenarios/ward/"
MORE, TWIST = "See what the others would have brought", "Show how that changes the picture"
PHONE, DESK = 360, 1280

CLEAR = (
    "each => each.getBoundingClientRect().top >="
    " document.querySelector('header').getBoundingClientRect().bottom - 1"
)
SEEN = (
    "(selector) => [...document.querySelectorAll(selector)].filter(each =>"
    " each.checkVisibility()).map(each => each.textContent.trim())"
)


@pytest.fixture
def scenario(visit: Visit) -> Visit:
    """Opens a scenario at a state (“?choice=b”) for a fresh visitor."""
    return lambda state="", address=WARD, **options: visit(address + state, **options)


def choices(page: Page) -> Locator:
    return page.get_by_role("group", name="How do you run the handover").get_by_role("button")


def said(page: Page) -> Locator:
    return page.locator(".bh-scenario [role=status]")


def state(page: Page) -> tuple[str, list[str]]:
    """What the address says, and which answers and titles are on the screen."""
    pressed = page.locator("[aria-pressed=true] .bh-option__letter").all_text_contents()
    titles = page.evaluate(SEEN, ".bh-answers__title, .bh-scenario__part h2, .bh-reveal--twist p")
    return page.url.partition(WARD)[2], [
        *pressed,
        *(each.removesuffix("#").split(".")[0] for each in titles),
    ]


NOTHING = ("", [])
CHOSEN = ("?choice=b", ["B", "You chose B"])
COMPARED = (
    "?choice=b&others=1",
    [*CHOSEN[1], "What the others would have brought", "Where we lean", "Then this happens"],
)
TWISTED = (
    "?choice=b&twist=1",
    [
        *COMPARED[1],
        "An exception used that often is a new rule, and nobody chose it",
        "Talk it over",
    ],
)
EVERYTHING = ("?show=all", TWISTED[1][3:])


def test_an_answer_is_chosen_compared_twisted_and_talked_over_reloaded_and_each_step_undone_by_back(
    scenario: Visit,
) -> None:
    page = scenario()
    assert state(page) == NOTHING
    for button, expected in (
        (choices(page).nth(1), CHOSEN),
        (page.get_by_role("button", name=MORE), COMPARED),
        (page.get_by_text(TWIST), TWISTED),
    ):
        button.click()
        assert state(page) == expected
        page.reload()
        assert (state(page), said(page).text_content()) == (expected, "")
    for go, expected in (
        (page.go_back, COMPARED),
        (page.go_back, CHOSEN),
        (page.go_back, NOTHING),
        (page.go_forward, CHOSEN),
        (page.get_by_role("link", name="Show everything at once").click, EVERYTHING),
        (page.go_back, CHOSEN),
        (page.get_by_role("link", name="Start again").click, NOTHING),
    ):
        go()
        page.wait_for_url(f"**/{WARD}{expected[0]}")
        assert state(page) == expected
    expect(page.locator("#decision")).to_be_focused()


def test_feedback_shows_both_hats_and_the_others_lie_side_by_side_or_on_a_phone_under_each_other(
    scenario: Visit,
) -> None:
    page = scenario("?choice=B&others=1&utm_source=slide")  # neither is an offence
    assert (state(page)[1], said(page).text_content()) == (COMPARED[1], "")
    others = page.locator(".bh-answers__others .bh-answer")
    expect(others.locator(".bh-option__letter")).to_have_text(["A", "C", "D"])
    expect(page.locator(".bh-answers__yours .bh-answer dt")).to_have_text(
        ["Managing", "Leading", "What happens next"]
    )
    for width, same, apart in ((DESK, "y", "x"), (768, "y", "x"), (PHONE, "x", "y")):
        assert sideways(page, width) == []
        boxes = [each.bounding_box() for each in others.all()]
        assert [len({box[side] for box in boxes}) for side in (same, apart)] == [1, 3], width


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_by_keyboard_arrows_move_between_answers_and_focus_and_words_arrive_with_each_step(
    scenario: Visit, width: int
) -> None:
    page = scenario(width=width)
    focused = page.locator(":focus")
    choices(page).first.focus()
    for way, letter in zip("Down Right Up Left Left Down Down".split(), "BCBADAB", strict=True):
        page.keyboard.press(f"Arrow{way}")
        expect(focused.locator(".bh-option__letter")).to_have_text(letter)
    assert state(page) == NOTHING, "an arrow only moves; Enter chooses"
    for name, words in (
        ("You chose B", "What your answer does for each hat is shown."),
        ("What the others would have brought", "The other answers, where we lean"),
        ("An exception used that often", "How that changes the picture is shown"),
    ):
        page.keyboard.press("Enter")
        expect(focused).to_contain_text(name)
        expect(said(page)).to_contain_text(words)
        expect(focused).to_be_in_viewport()
        assert focused.evaluate(CLEAR), f"“{name}” is under the header"
        page.keyboard.press("Tab")
        while focused.evaluate("each => each.matches('.headerlink')"):
            page.keyboard.press("Tab")


def test_a_link_to_a_part_not_reached_yet_shows_everything_there_and_steps_can_still_be_taken(
    scenario: Visit, home: str
) -> None:
    page = scenario()
    for part in ("twist", "debrief", "option-old-way"):
        page.goto("about:blank")
        page.goto(f"{home}{WARD}#{part}")
        expect(page.locator(f"#{part}")).to_be_in_viewport()
        assert page.locator(f"#{part}").evaluate(CLEAR), part
        expect(page.locator("details.bh-option[open]")).to_have_count(4)
        page.get_by_role("link", name="Take it one step at a time").click()
        assert state(page) == NOTHING, part


@pytest.mark.parametrize("state_", ["", CHOSEN[0], TWISTED[0], "?show=all"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.turns(2)
def test_paper_shows_everything_in_reading_order_and_nothing_twice(
    scenario: Visit, scripts: bool, state_: str
) -> None:
    page = scenario(state_, java_script_enabled=scripts)
    page.emulate_media(media="print")
    texts = page.evaluate(SEEN, ".bh-scenario :is(h2, h3, p, dd, li)")
    whole = [
        each.text_content().strip()
        for each in (
            page.locator(".bh-scenario")
            .locator(
                ":scope > :is(h2, p:not([role], .bh-scenario__ways)), details.bh-option dd,"
                " .bh-scenario__part :is(h2, p, li)"
            )
            .all()
        )
    ]
    assert (
        texts == whole
        and len(whole) > 25
        and page.locator("button:visible, summary:has-text('Show'):visible").count() == 0
    )


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_answers_stand_where_they_stand_without_scripts_and_their_letters_are_large(
    scenario: Visit, width: int
) -> None:
    with_scripts, without = scenario(width=width), scenario(width=width, java_script_enabled=False)
    boxes = [each.bounding_box() for each in choices(with_scripts).all()]
    assert (
        boxes == [each.bounding_box() for each in without.locator("details.bh-option").all()]
        and len(boxes) == 4
    )
    letter = with_scripts.locator(".bh-option__letter:visible").first
    assert letter.bounding_box()["height"] >= 44 and float(
        letter.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    ) >= (28 if width == PHONE else 36)


@pytest.mark.parametrize(
    "address", [each for each in PAGES if each.startswith("scenarios/") and each != "scenarios/"]
)
@pytest.mark.turns(4)
def test_every_scenario_can_be_walked_to_its_end(scenario: Visit, address: str) -> None:
    page = scenario(address=address)
    page.locator(".bh-choices button").last.click()
    page.get_by_role("button", name=MORE).click()
    page.get_by_text(TWIST).click()
    expect(page.locator(".bh-scenario__takeaway")).to_be_visible()
    assert (
        page.locator(".bh-answers__others .bh-answer").count()
        == page.locator(".bh-choices button").count() - 1
    )

"""What pages come to on the way through them, each state in each look on each screen: accessible,
as wide as the screen, and with targets for thumbs.
"""

from collections.abc import Callable
from typing import NamedTuple

import pytest
import yaml
from playwright.sync_api import Page, expect

from content.site import DECKS
from site_browser import LOOKS, Visit, each_look_on_each_screen, seen_by_all, too_small
from site_fixtures import ROOT

QUESTIONS = yaml.safe_load((ROOT / "docs/data/questions.yml").read_text("utf-8"))["questions"]
BEFORE, AFTER = (
    "".join(str(each["right"]) for each in QUESTIONS if each["form"] == form)
    for form in ("before", "after")
)
CHECKED = "self-check/#me=02120211020110&team=21022101212010"
RIGHT = f"#before={BEFORE}&after=0{AFTER[1:]}"
DAY = "&zone=Europe/London&day=2026-03-02T09:00&o=10.One&o=20s.Two&b=5.Tea&a=12c.kept-and-moved"
NEXT_DAY = (
    "&t=5.717785f6&day=2026-03-02T09:10.15.Second+day&s=25s.ward&c=6c.differences.at-a-glance"
)
VIEW = "explore/?hats=leading&more=none&find=people&sort=label"
FORM = ":is(label:has([type=radio]), button, summary, textarea, input:not([type=radio]))"
BUILDER = ":is(.bh-agenda, .bh-programme, .bh-ready) :is(a, button, input, select, summary)"


class State(NamedTuple):
    """`until`: what is there by then; `tapped`: what must be large enough, at least `count`."""

    address: str
    until: str
    act: Callable[[Page], object] = lambda page: None
    tapped: str = ""
    count: int = 1


def half_checked(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.bh-key').forEach(each => each.open = true)")
    page.locator("#me-owners input").first.check()
    show_result(page)


def show_result(page: Page) -> None:
    page.get_by_role("button", name="Show my result").first.click()


def press(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name, exact=True).first.click()


def add_up(page: Page) -> None:
    page.get_by_label("Addresses of results").fill(RIGHT)
    press("Add them up")(page)


def plan(page: Page) -> None:
    page.get_by_label("What I will do").fill("Open each shift with the reason for its first job")
    press("Make a link to it")(page)


def unfold(page: Page) -> None:
    page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")


STATES = {
    "a moment answered": State(
        "", ".bh-moment dd", press("Leading"), ".bh-moment button, .bh-doors a"
    ),
    "a reference": State("chapters/voices/", "#cite pre", unfold, "#cite summary"),
    "a scenario": State("scenarios/ward/", ".bh-choices button"),
    "an answer": State("scenarios/ward/?choice=b", ".bh-answers__yours"),
    "a twist": State("scenarios/ward/?choice=b&twist=1", ".bh-scenario__takeaway"),
    "rows found": State(VIEW, "#explore mark"),
    "no row found": State(VIEW.replace("people", "zebra"), ".bh-explorer__count"),
    "a self-check": State("self-check/", "#me-form"),
    "half a self-check": State("self-check/", "#me-form [role=status]", half_checked),
    "results of self-checks": State(
        CHECKED,
        "#team-result h3",
        unfold,
        f".bh-check {FORM}, .bh-check__listed a, .bh-key__about a, .bh-check-jump a",
        100,
    ),
    "questions without answers": State(
        "trainers/questions/", "#before-form [role=status]", show_result
    ),
    "questions answered": State(
        f"trainers/questions/{RIGHT}",
        "#after-result h3",
        tapped=f".bh-check :is(a, {FORM})",
        count=80,
    ),
    "answers added up": State("trainers/questions-key/", ".bh-sums [role=status] li", add_up),
    "a blank plan": State(
        "trainers/follow-up/",
        ".bh-follow__notice",
        press("Put it in my calendar"),
        f".bh-follow {FORM}",
    ),
    "a plan with its link": State(
        "trainers/follow-up/", ".bh-follow__link", plan, f".bh-follow {FORM}"
    ),
    "no agenda": State("trainers/agenda/", ".bh-agenda", tapped=BUILDER),
    "an agenda": State(
        f"trainers/agenda/#agenda=1&name=Three{DAY}{NEXT_DAY}",
        ".bh-part",
        lambda page: page.locator(".bh-day__add summary").first.click(),
        BUILDER,
    ),
    "a programme": State(
        f"trainers/agenda/#view=participants&agenda=1{DAY}&c=6.differences",
        ".bh-programme",
        tapped=BUILDER,
    ),
    "the page for codes": State("go/", ".bh-go__form"),
} | {
    f"slides on {name}": State(
        f"{DECKS}{name}/", ".bh-slide__notes dl", unfold, "main :is(a, button, summary)"
    )
    for name in ("definitions", "evidence", "differences")  # every kind of slide
}


@each_look_on_each_screen
@pytest.mark.parametrize("name", STATES)
@pytest.mark.turns(12)
def test_a_state_is_accessible_fits_and_has_targets_for_thumbs(
    visit: Visit, name: str, look: str, width: int
) -> None:
    state = STATES[name]
    page = visit(state.address, width=width, **LOOKS[look])
    state.act(page)
    expect(page.locator(state.until).first).to_be_visible()
    assert seen_by_all(page, look, width) == []
    targets = page.locator(state.tapped or "nothing")
    assert too_small(targets) == []
    assert targets.count() >= (state.count if state.tapped else 0)

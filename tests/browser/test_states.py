"""What pages come to on the way through them (fixtures/states.yml), each state in each look on each
screen: accessible, as wide as the screen, and with targets for thumbs.
"""

from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from site_browser import LOOKS, Visit, each_look_on_each_screen, seen_by_all, too_small
from site_fixtures import ROOT

STATES = yaml.safe_load((ROOT / "tests/fixtures/states.yml").read_text("utf-8"))
PAIRS = yaml.safe_load((ROOT / "docs/data/questions.yml").read_text("utf-8"))["pairs"]
BEFORE, AFTER = (
    "".join(str(each[form]["right"]) for each in PAIRS if "guide" in each["plans"])
    for form in ("before", "after")
)
NAMED = {
    "{right}": f"#before={BEFORE}&after=0{AFTER[1:]}",
    "{form}": ":is(label:has([type=radio]), button, summary, textarea, input:not([type=radio]))",
    "{builder}": ":is(.bh-agenda, .bh-programme, .bh-ready) :is(a, button, input, select, summary)",
}


def said(text: str) -> str:
    for name, stands_for in NAMED.items():
        text = text.replace(name, stands_for)
    return text


def go_on(page: Page, state: dict[str, Any]) -> None:
    """What is done on the page."""
    if state.get("unfold"):
        page.evaluate("document.querySelectorAll('main details').forEach(it => { it.open = true })")
    for label, value in state.get("fill", {}).items():
        page.get_by_label(label).fill(said(value))
    for each in state.get("press", ()):
        button = page.get_by_role("button", name=each, exact=True)
        (page.locator(each) if each.startswith((".", "#")) else button).first.click()


@each_look_on_each_screen
@pytest.mark.parametrize("state", STATES, ids=lambda state: state["name"])
@pytest.mark.turns(12)
def test_a_state_is_accessible_fits_and_has_targets_for_thumbs(
    visit: Visit, state: dict[str, Any], look: str, width: int
) -> None:
    page = visit(said(state["address"]), width=width, **LOOKS[look])
    go_on(page, state)
    expect(page.locator(state["until"]).first).to_be_visible()
    assert seen_by_all(page, look, width) == []
    targets = page.locator(said(state.get("tapped", "nothing")))
    assert too_small(targets) == []
    assert targets.count() >= state.get("count", 1 if "tapped" in state else 0)

"""A workshop is run from its plan: every plan to its end and in its minutes, through a reload, on
two screens, and the room sees nothing that is the trainer's.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from qr_reading import says
from site_browser import (
    LOOKS,
    Visit,
    Watch,
    each_look_on_each_screen,
    opened,
    seen_by_all,
    too_small,
)
from site_fixtures import ROOT

pytestmark = pytest.mark.journeys("docs/javascripts/run/", "docs/javascripts/project/")

DATA = ROOT / "docs/data"
PLANS = sorted(path.stem for path in (DATA / "plans").glob("*.yml"))
SHORT = "new-managers-90"
# Of an activity and of a scenario: what only the trainer may see.
KEPT = ("debrief", "expect", "answers")
KEPT_OF_OPTION = ("managing", "leading", "outcome")
LATER = 4000  # milliseconds in which one window has heard of another


def read(kind: str, name: str) -> Mapping[str, Any]:
    return yaml.safe_load((DATA / kind / f"{name}.yml").read_text("utf-8"))


def kept_from_the_room(part: Mapping[str, Any]) -> list[str]:
    """What of a part of a plan must never be on the wall unasked."""
    if "scenario" in part:
        scenario = read("scenarios", part["scenario"])
        options = [option[key] for option in scenario["options"] for key in KEPT_OF_OPTION]
        return [*options, scenario["why"], scenario["twist"]["thoughts"], part["say"]]
    if "activity" not in part:
        return [part[key] for key in ("say",) if key in part]
    card = read("activities", part["activity"])
    secret = [prompt["text"] for prompt in card["prompts"] if prompt["for"] == "card"]
    said = [each.get("text", each.get("wall")) for each in [*card["prompts"], *card["steps"]]]
    told = [text for text in said if text not in secret]  # a question may be a prompt too
    kept = [text for key in KEPT for text in card[key]] + [step["do"] for step in card["steps"]]
    return [*secret, *(text for text in kept if not any(text in each for each in told))]


PARTS = read("plans", SHORT)["meetings"][0]["parts"]
LAST = len(PARTS) + 1
SORTED = read("activities", "sort-the-cells")["make"][0]["rows"]  # of a table with more
DECISION = next(  # a plan and a scenario in its first meeting
    (name, part["scenario"])
    for name in PLANS
    for part in read("plans", name)["meetings"][0]["parts"]
    if "scenario" in part
)


def on_the_wall(meeting: Mapping[str, Any]) -> list[str]:
    """What the room reads in the steps of its activities."""
    names = [part["activity"] for part in meeting["parts"] if "activity" in part]
    return [step["wall"] for name in names for step in read("activities", name)["steps"]]


def lengths(meeting: Mapping[str, Any]) -> list[int]:
    """The minutes of each part, from the YAML alone."""
    return [
        sum(step["minutes"] for step in read("activities", part["activity"])["steps"])
        if "activity" in part
        else part["minutes"]
        for part in meeting["parts"]
    ]


def on_a_call(meeting: Mapping[str, Any], plan: Mapping[str, Any]) -> list[int]:
    """The same on a call: no time to move chairs, but for breakout rooms, and to stop."""
    names = []
    for number, part in enumerate(meeting["parts"], 1):
        thing = part.get("activity") or part.get("scenario") or part.get("show", "")
        own = thing.rpartition("#")[2] or f"part-{number}"
        names.append(f"{own}-{number}" if own in names else own)
    found = []
    for part, minutes, name in zip(meeting["parts"], lengths(meeting), names, strict=True):
        moving = 2 if "scenario" in part else 0
        if "activity" in part:
            moving = read("activities", part["activity"]).get("moving", 0)
        stops = [10] if name in plan["call"].get("stops", ()) else []
        found += [*([moving] if moving else []), *([] if "regroup" in part else [minutes]), *stops]
    return found


def plain(text: str) -> str:
    return " ".join(text.split())


def leaks(shown: list[str], plan: Mapping[str, Any]) -> list[str]:
    """What these screens tell the room though it is the trainer's."""
    parts = [part for meeting in plan["meetings"] for part in meeting["parts"]]
    kept = {plain(text) for part in parts for text in kept_from_the_room(part)}
    return sorted(text for text in kept if any(text in screen for screen in shown))


@pytest.fixture
def room(browser: Browser, home: str) -> Iterator[Visit]:
    """Opens a plan at ?run=…, with a clock that only moves when told."""
    with opened(browser, "about:blank", width=1280, height=720) as page:
        watch = Watch(page, home)
        page.clock.install(time="2026-12-02T09:00:00")
        page.add_init_script("Element.prototype.requestFullscreen = () => Promise.reject(Error())")

        def visit(asked: str = "", plan: str = SHORT) -> Page:
            page.goto(f"{home}trainers/plans/{plan}/{asked}")
            if asked:
                expect(run(page)).to_be_visible()
            return page

        yield visit
        assert watch.problems() == []


def run(page: Page) -> Locator:
    return page.locator(".bh-run")


def at(page: Page) -> tuple[str, ...]:
    """Where it stands: part and stop, the countdown, and how late it is."""
    parts = ".bh-project__kind, .bh-project__place, .bh-countdown__time, .bh-run__late"
    return tuple(run(page).locator(parts).all_text_contents())


# All that is on the screen, the seconds on its countdown, and whether it is the last.
SCREEN = """() => {
    const dialog = document.querySelector(".bh-run");
    const [minutes, seconds] =
        dialog.querySelector(".bh-countdown__time")?.textContent.split(":") ?? [0, 0];
    return [dialog.innerText.replace(/\\s+/g, " "), 60 * minutes + Number(seconds),
        dialog.querySelector("[value=on]").ariaDisabled === "true"];
}"""


def walked(page: Page) -> tuple[list[str], float]:
    """Walks to the end, and each stop takes the time on its countdown: the text of every screen,
    and the minutes of all.
    """
    shown, taken, is_last = [], 0, False
    while not is_last:
        text, seconds, is_last = page.evaluate(SCREEN)
        shown.append(text)
        page.clock.fast_forward(seconds * 1000)
        taken += seconds
        page.keyboard.press("ArrowRight")
    return shown, taken / 60


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.turns(3)
def test_every_plan_runs_to_its_end_in_its_minutes_and_keeps_the_trainers_things_off_the_wall(
    room: Visit, name: str
) -> None:
    plan = read("plans", name)
    for number, meeting in enumerate(plan["meetings"], 1):
        for where in ("", "&call=1"):
            page = room(f"?run={number}&wall=1{where}", name)
            page.keyboard.press("Space")
            shown, minutes = walked(page)
            parts = on_a_call(meeting, plan) if where else lengths(meeting)
            assert minutes == sum(parts)
            assert leaks(shown, plan) == []
            assert [text for text in on_the_wall(meeting) if text not in " ".join(shown)] == []
            page.keyboard.press("w")
            assert at(page) == ("The end", *at(page)[1:2], "On time")
            titles = run(page).locator(".bh-run__list button").all_text_contents()
            assert len(titles) == len(parts) + 1


def test_a_secret_on_the_wall_would_be_seen(room: Visit) -> None:
    plan = read("plans", SHORT)
    secret = next(kept_from_the_room(part) for part in PARTS if "activity" in part)[-1]
    page = room()
    page.evaluate(
        """words => document.querySelector(".bh-run-plan").content
            .querySelector("[data-room]").dataset.room += words""",
        secret,
    )
    page.get_by_role("button", name="Run", exact=True).click()
    expect(run(page)).to_be_visible()
    assert leaks(walked(page)[0], plan) == [plain(secret)]


def test_an_answer_of_a_scenario_is_on_the_wall_once_the_trainer_shows_it_and_not_longer(
    room: Visit,
) -> None:
    plan, scenario = DECISION
    option = read("scenarios", scenario)["options"][1]
    page = room(f"?run=1&at={scenario}.2", plan)
    page.get_by_text("Answer B", exact=True).click()
    page.get_by_role("button", name="Answer B: Show it on the wall").click()
    expect(page.get_by_role("button", name="Answer B: Take it off the wall")).to_be_focused()
    for shows in (True, False):
        page.keyboard.press("w")
        assert (plain(option["outcome"]) in page.evaluate(SCREEN)[0]) is shows
        page.keyboard.press("w")
        if shows:
            page.get_by_role("button", name="Answer B: Take it off the wall").click()


def test_a_step_has_what_it_tells_beside_it_and_the_wall_has_a_twist_while_it_is_told(
    room: Visit,
) -> None:
    twist = plain(read("scenarios", "storm-at-sea")["twist"]["text"])
    for step, shows in ((6, False), (7, True), (8, False)):
        page = room(f"?run=1&at=vote-in-a-storm.{step}&wall=1", "new-managers-90")
        assert (twist in page.evaluate(SCREEN)[0]) is shows
        page.keyboard.press("w")
        current = run(page).locator("[aria-current=step]")
        expect(current).to_be_in_viewport(ratio=1)
        assert (twist in current.inner_text()) is shows
    page = room("?run=1&at=sort-the-cells.3&wall=1", "new-managers-90")
    rows = run(page).locator("tbody tr")
    expect(rows).to_have_count(len(SORTED))
    expect(rows.last).to_be_in_viewport(ratio=0.9)


def test_notes_hold_what_to_do_and_what_the_room_reads_meanwhile(room: Visit) -> None:
    page = room("?run=1&at=sort-the-cells.2", "new-managers-90")
    step = read("activities", "sort-the-cells")["steps"][1]
    expect(run(page).locator("[aria-current=step]")).to_contain_text(step["do"])
    expect(run(page).locator(".bh-run__wall")).to_contain_text(step["wall"])


def test_the_clock_says_how_late_it_is_and_what_could_go_and_a_reload_or_a_phone_loses_nothing(
    room: Visit, home: str
) -> None:
    page = room("?run=1")
    minutes = PARTS[0]["minutes"]
    assert at(page) == ("Everyone together", f"1 of {LAST}", "Not started", f"{minutes}:00")
    page.get_by_role("button", name="Start", exact=True).first.click()
    page.clock.fast_forward(minutes * 60_000 + 80_000)
    assert at(page)[2:] == ("1 minute behind", "1:20")
    expect(run(page).locator(".bh-countdown__words")).to_have_text("over")
    page.keyboard.press("+")  # a minute from now
    assert at(page)[2:] == ("2 minutes behind", "1:00")
    saving = run(page).locator(".bh-run__saving")
    expect(saving).to_have_text(re.compile("^To catch up, leave out “.*” \\(\\d minutes\\)"))
    page.keyboard.press("ArrowRight")
    page.clock.fast_forward(15_000)
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    page.clock.fast_forward(60_000)
    before = at(page)
    assert before[1:3] == (f"2 of {LAST}", "2 minutes behind") and before[3].endswith(":45")
    page.reload()
    expect(run(page)).to_be_visible()
    assert at(page) == before
    page.locator("summary", has_text="These notes on a phone").click()
    expect(page.get_by_role("img", name="QR code for these notes")).to_be_in_viewport(ratio=1)
    kept = says(page.screenshot())
    assert kept == page.url
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("about:blank")
    page.goto(kept)
    assert at(page) == before
    for part in ("h2", ".bh-project__kind", ".bh-countdown__time", ".bh-run__now", "[value=on]"):
        expect(run(page).locator(part)).to_be_in_viewport(ratio=1)
    assert too_small(run(page).locator("button, input, summary")) == []
    page.keyboard.press("Space")
    page.clock.fast_forward(5000)
    assert at(page)[3].endswith(":40")
    page.locator("summary", has_text="All parts").click()
    page.get_by_label("Began at").fill("08:50")
    assert at(page)[2] == "12 minutes behind"
    page.locator(".bh-run__list button").last.click()
    assert at(page)[:2] == ("The end", f"{LAST} of {LAST}")


def test_before_the_hour_the_wall_says_when_it_begins_and_late_starters_are_behind(
    room: Visit,
) -> None:
    page = room("?run=1")
    for hour, late, told in (
        ("09:12", "Begins in 12 minutes", 1),
        ("08:54", "6 minutes behind", 0),
    ):
        page.get_by_label("Begins at").fill(hour)
        assert at(page)[2] == late
        expect(run(page).get_by_text(f"We begin at {hour}.")).to_have_count(told)


def test_on_a_call_run_opens_the_notes_and_every_way_out_keeps_the_choice(
    room: Visit, home: str
) -> None:
    plan = f"{home}trainers/plans/{SHORT}/"
    page = room()
    page.get_by_label("Where").select_option("On a call")
    page.wait_for_url(f"{plan}?call=1")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(run(page)).to_have_attribute("data-view", "notes")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("summary", has_text="All parts of the call").click()
    page.get_by_role("button", name="To breakout rooms").first.click()
    assert at(page)[0] == "Breakout rooms"
    run(page).get_by_role("button", name="Copy this link").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"{home}go/")
    page.keyboard.press("Escape")
    page.wait_for_url(f"{plan}?call=1")
    page.goto(f"{plan}?run=1&call=1")
    page.keyboard.press("Escape")
    page.wait_for_url(f"{plan}?call=1")
    expect(page.get_by_label("Where")).to_have_value("1")
    page.get_by_label("Where").select_option("In a room")
    page.wait_for_url(plan)


def test_a_second_window_follows_the_first_asks_it_to_turn_and_goes_with_it(room: Visit) -> None:
    page = room()
    page.get_by_role("button", name="Run", exact=True).click()
    with page.expect_popup() as opening:
        page.get_by_role("button", name="Second window").click()
    wall = opening.value
    expect(run(page)).to_have_attribute("data-view", "notes")
    expect(run(wall)).to_have_attribute("data-view", "wall")
    for act in (
        lambda: page.keyboard.press("ArrowRight"),
        lambda: wall.keyboard.press("PageDown"),  # a clicker speaks to the window in front
        page.reload,
        lambda: page.keyboard.press("ArrowRight"),
        wall.reload,
        lambda: wall.keyboard.press("ArrowRight"),
        lambda: page.keyboard.press("b"),
    ):
        act()
        expect(run(wall)).to_be_visible()
        expect(run(page)).to_be_visible()
        for window in (page, wall):
            window.clock.run_for(LATER)
    title = run(page).locator("h2").text_content()
    expect(run(wall).locator("h2")).to_have_text(title)
    assert at(page)[:2] == at(wall)[:2] and at(page)[1] != f"1 of {LAST}"
    expect(wall.get_by_role("button", name="Show the screen again")).to_be_visible()
    expect(run(wall).get_by_role("button", name="Leave")).to_be_hidden()
    with wall.expect_event("close"):
        page.keyboard.press("Escape")


def test_each_way_out_leads_back_to_the_button_and_forward_comes_in_again(
    room: Visit, home: str
) -> None:
    page = room()
    button = page.get_by_role("button", name="Run", exact=True)
    for leave in (
        lambda: page.keyboard.press("Escape"),
        lambda: run(page).get_by_role("button", name="Leave").click(),
        page.go_back,
    ):
        button.click()
        expect(run(page)).to_be_visible()
        page.keyboard.press("ArrowRight")
        assert at(page)[1] == f"2 of {LAST}"
        leave()
        expect(run(page)).to_be_hidden()
        page.wait_for_url(f"{home}trainers/plans/{SHORT}/")
        expect(button).to_be_focused()
    page.go_forward()
    assert at(page)[1] == f"2 of {LAST}"


def test_what_is_shown_stands_on_the_wall_as_on_its_own_page_and_is_read_down_before_the_next(
    room: Visit,
) -> None:
    page = room("?run=1&at=delegation&wall=1")
    rung = page.frame_locator(".bh-run__frame iframe").get_by_text("It is yours.")
    expect(rung).to_be_in_viewport()
    for _ in range(12):
        page.keyboard.press("PageDown")
        if not page.locator(".bh-run__frame").count():
            break
        page.wait_for_timeout(50)
    expect(page.locator(".bh-run__frame")).to_have_count(0)


@each_look_on_each_screen
@pytest.mark.parametrize("view", ["", "&wall=1"], ids=["notes", "wall"])
def test_notes_and_wall_are_for_everyone(visit: Visit, view: str, look: str, width: int) -> None:
    page = visit(
        f"trainers/plans/{DECISION[0]}/?run=1&at={DECISION[1]}.2{view}",
        **{"width": width, **LOOKS[look]},
    )
    expect(run(page)).to_be_visible()
    assert seen_by_all(page, look, width) == []

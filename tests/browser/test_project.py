"""“Project this”: everything that can be shown opens full screen, large, with its short link; the
countdown keeps time; keys and clickers work.
"""

import json
import re
from collections.abc import Callable, Iterator

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from qr_reading import says
from site_browser import (
    LOOKS,
    Visit,
    Watch,
    each_look_on_each_screen,
    faint_in,
    inaccessible,
    opened,
    sideways,
    too_small,
)
from site_checks import words
from site_fixtures import BASE, PAGES, ROOT, SITE_URL, Built

pytestmark = pytest.mark.journeys("docs/javascripts/project/")

SORT, ROLES, SHORT = "sort-the-cells", "handover-talk", "finish-two-sentences"  # activities
TIMED = "turn-the-card"  # five minutes, then four
THINGS = yaml.safe_load((ROOT / "tests/fixtures/projected.yml").read_text("utf-8"))
ACTIVITIES = [page.split("/")[1] for page in PAGES if page.startswith("activities/")]
READERS = [each for each in PAGES if not each.startswith("trainers/")]
FOCUSED = "document.activeElement.dataset.bhProject"
BLACK = "a black screen"
KEYS = ("Space", "ArrowRight", "ArrowLeft", "Escape")
# From here to the last, by the button: the id in the address, and all that is on the screen.
WALK = """() => {
    const dialog = document.querySelector("dialog"), next = dialog.querySelector("[value=on]");
    const found = [];
    for (;;) {
        found.push([new URLSearchParams(location.search).get("project"),
            dialog.innerText.replace(/\\s+/g, " ")]);
        if (next.ariaDisabled === "true") return found;
        next.click();
    }
}"""


Card = Callable[[str], Page]


def card(activity: str) -> str:
    """Its address for trainers."""
    return f"activities/{activity}/?view=trainer"


@pytest.fixture
def projected(browser: Browser, home: str) -> Iterator[Card]:
    """Projects an activity, with a clock that only moves when told, in a browser that refuses the
    whole screen, as some phones do.
    """
    with opened(browser, "about:blank", width=1280, height=720) as page:
        watch = Watch(page, home)
        page.clock.install()
        page.add_init_script("Element.prototype.requestFullscreen = () => Promise.reject(Error())")

        def open_card(activity: str) -> Page:
            page.goto(home + card(activity))
            page.locator("[data-bh-project]").first.wait_for()
            page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)
            project(page, activity)
            return page

        yield open_card
        assert watch.problems() == []


def project(page: Page, thing: str) -> Locator:
    page.locator(f"[data-bh-project='{thing}']").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def shown(page: Page) -> str:
    """What is on the screen: the id in the address, and the step; or that it is black."""
    return page.evaluate(
        """black => {
        const asked = new URLSearchParams(location.search);
        const blank = document.querySelector(".bh-project__blank").checkVisibility();
        return blank ? black : `${asked.get("project")}/${asked.get("step") ?? 1}`;
    }""",
        BLACK,
    )


def press(page: Page, what: str, seconds: float = 0) -> None:
    """A key, a button of the projection, or nothing; then some time passes."""
    if what in KEYS:
        page.keyboard.press(what)
    elif what:
        page.get_by_role("dialog").get_by_role("button", name=what, exact=True).click()
    page.clock.run_for(seconds * 1000)


def countdown(page: Page) -> tuple[str, ...]:
    """The time, the words under it, and what its first button does."""
    parts = ".bh-countdown__time, .bh-countdown__words, .bh-countdown__buttons :first-child"
    return tuple(page.get_by_role("dialog").locator(parts).all_text_contents())


# ------------------------------------------------------------------------------------ the screen


@pytest.mark.parametrize("case", THINGS, ids=lambda case: case["thing"])
@pytest.mark.turns(3)
def test_everything_opens_large_with_its_own_words_and_the_way_to_it(
    visit: Visit, built: Built, case: dict[str, str]
) -> None:
    page = visit(f"{case['page']}?view=trainer", height=720)
    dialog = project(page, case["thing"])
    expect(dialog.locator(".bh-project__kind")).to_contain_text(case["kind"])
    body = dialog.locator(".bh-project__thing")
    expect(body).to_contain_text(case["words"])
    assert body.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 18
    expect(dialog.locator("h2")).to_be_focused()
    expect(body.locator("a, button, [id]:not(#bh-project-title)")).to_have_count(0)
    codes = json.loads((built.site / "go/links.json").read_text("utf-8"))
    code = codes[case.get("leads", f"{case['page']}#{case['thing']}")]
    expect(dialog.locator(".bh-project__link")).to_have_text(re.compile(f"^127.*/go/{code}$"))
    dialog.locator(".bh-project__link img").evaluate("each => each.decode()")
    assert says(page.screenshot()) == f"{SITE_URL}go/{code}/"


@pytest.mark.parametrize(
    "answer",
    [{"status": 404, "body": "not here"}, {"status": 200, "body": "{}"}],
    ids=["no list of links", "an empty list"],
)
def test_the_address_alone_does_where_there_is_no_short_link(
    browser: Browser, home: str, answer: dict
) -> None:
    with opened(browser, "about:blank") as page:
        page.route("**/go/links.json", lambda route: route.fulfill(**answer))
        page.goto(f"{home}chapters/definitions/?project=quote-kotter-change")
        link = page.locator(".bh-project__link")
        place = f"{BASE}chapters/definitions/#quote-kotter-change"
        expect(link).to_have_text(re.compile(rf"^127\.0\.0\.1:\d+{place}$"))
        assert link.locator("img").count() == 0


@pytest.mark.parametrize("activity", ACTIVITIES)
@pytest.mark.turns(4, always=(ROLES,))
def test_nothing_for_trainers_is_on_the_screen_in_any_step_of_an_activity(
    projected: Card, built: Built, activity: str
) -> None:
    page = built.soup(f"activities/{activity}/")
    shown = [words(each) for each in page.select(".bh-activity__prompts > li")]
    notes = ".bh-trainers :is(dd li, dd:not(:has(li)), .bh-activity__purpose)"
    kept = [text for each in page.select(notes) if len(text := words(each)) > 20]
    kept = [text for text in kept if text not in str(shown)]
    steps = page.select(".bh-activity__steps > li")
    kept += [each.select_one("span + span").contents[0].strip() for each in steps]
    screens = [text for _, text in projected(activity).evaluate(WALK)]
    for step, screen in zip(steps, screens, strict=True):
        asked = [] if step.has_attr("data-alone") else shown
        assert [text for text in (step["data-room"], *asked) if text not in screen] == []
        assert len(kept) > 4 and [text for text in kept if text in screen] == []


DAY = "#plan-new-managers-day-1 tbody"
SCENARIO = ("The situation", "The decision", "Then this happens", "Talk it over")


@pytest.mark.parametrize(
    ("address", "thing", "screens", "told", "kept"),
    [
        (
            "scenarios/ward/",
            "ward",
            [f"Scenario · {each}" for each in SCENARIO],
            ".bh-option summary span:last-child",
            ".bh-worth dd, .bh-reveal p, .bh-trainers li",
        ),
        (
            "trainers/plans/new-managers-day/",
            "plan-new-managers-day-1",
            ["Timetable"],
            f"{DAY} [href*='activities/']",
            f"{DAY} td:last-child",
        ),
    ],
    ids=["a scenario", "a timetable"],
)
def test_on_the_wall_is_what_people_are_told_and_nothing_that_is_kept_for_the_trainer(
    visit: Visit, built: Built, address: str, thing: str, screens: list, told: str, kept: str
) -> None:
    soup = built.soup(address)
    shared = [words(each).removeprefix("Activity: ") for each in soup.select(told)]
    secret = [text for each in soup.select(kept) if len(text := words(each)) > 12]
    page = visit(f"{address}?project={thing}")
    expect(page.get_by_role("dialog")).to_be_visible()
    texts = [text for name, text in page.evaluate(WALK) if name == thing]
    assert [text.partition(" Previous")[0] for text in texts] == screens
    clock = f"{soup.select_one('[data-minutes]')['data-minutes']}:00" if len(screens) > 1 else ""
    assert [text for text in texts if clock not in text] == []
    assert len(shared) > 3 and [text for text in shared if text not in str(texts)] == []
    assert len(secret) > 8 and [text for text in secret if text in str(texts)] == []
    assert not re.search(r"\d (Say|Show|Activity:)", str(texts)), "what only the trainer does"


# ------------------------------------------------------------------------------------ in and out


@pytest.mark.parametrize(
    ("address", "thing", "title", "left_at"),
    [
        (card(SORT), f"{SORT}&step=2", "Sort the cells", f"[data-bh-project={SORT}]"),
        ("chapters/definitions/", "quote-kotter-change", "John P. Kotter, ", None),
    ],
    ids=["by its button", "for readers, who have no button"],
)
def test_a_kept_address_opens_it_and_leaves_people_at_the_thing(
    visit: Visit, home: str, address: str, thing: str, title: str, left_at: str | None
) -> None:
    page = visit(f"{address}{'&' if '?' in address else '?'}project={thing}")
    expect(page.get_by_role("dialog", name=title)).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_url(home + address)
    expect(page.locator(left_at or f"#{thing}")).to_be_focused()


WAYS_OUT = {
    "Escape": lambda page: page.keyboard.press("Escape"),
    "Close": lambda page: page.get_by_role("button", name="Close").click(),
    "leaving the whole screen, which is what Escape does in some browsers": lambda page: (
        page.evaluate("document.exitFullscreen()")
    ),
    "Back": lambda page: page.go_back(),
}


def test_f_leaves_but_the_whole_screen_each_way_out_gives_the_focus_back_and_forward_comes_in(
    visit: Visit, home: str
) -> None:
    page = visit(card(ROLES))
    dialog = project(page, ROLES)
    for whole in ("", "!", ""):  # which f leaves and comes back to, and not the projection
        page.wait_for_function(f"() => {whole}document.fullscreenElement")
        expect(dialog).to_be_visible()
        page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")  # else Escape only ends that
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    for name, leave in WAYS_OUT.items():
        dialog = project(page, ROLES)
        page.wait_for_function("() => document.fullscreenElement")
        page.keyboard.press("ArrowRight")
        leave(page)
        expect(dialog, name).to_be_hidden()
        page.wait_for_url(home + card(ROLES))
        page.wait_for_function(f"() => {FOCUSED} === {ROLES!r} && !document.fullscreenElement")
        expect(page.locator(f"[data-bh-project='{ROLES}']")).to_be_in_viewport()
    for come_again in (page.go_forward, page.reload):
        come_again()
        expect(page.locator(".bh-project__kind")).to_have_text("Activity · Step 2 of 9")
    page.evaluate(  # Back and Forward, before the browser reports its closing
        "() => { const screen = document.querySelector('.bh-project'); screen.close();"
        " screen.showModal(); return new Promise(done => setTimeout(done, 100)); }"
    )
    page.keyboard.press("ArrowRight")
    assert shown(page) == f"{ROLES}/3"


# ------------------------------------------------------------------------------------ walking


def test_the_keys_of_a_clicker_walk_the_page_in_order_and_blank_the_screen(
    projected: Card,
) -> None:
    first, second, third, fourth = (f"{ROLES}/{step}" for step in (1, 2, 3, 4))
    cards = projected(ROLES)
    on = (("ArrowRight", second), ("PageDown", third), ("ArrowDown", fourth))
    blank = [("b", BLACK), ("b", fourth), (".", BLACK), (".", fourth)]
    blank += [("B", BLACK), ("PageDown", fourth), ("b", BLACK), ("ArrowLeft", fourth)]
    back = (("ArrowLeft", third), ("PageUp", second), ("ArrowUp", first))
    for key, there in (*on, *blank, *back, ("b", BLACK)):
        cards.keyboard.press(key)
        assert shown(cards) == there, key
    black = cards.get_by_role("button", name="Show the screen again")
    expect(black).to_be_focused()
    expect(black).to_have_css("background-color", "rgb(0, 0, 0)")
    assert black.bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 720}


def test_a_chapter_is_walked_in_the_order_of_the_page_by_the_buttons(
    visit: Visit, home: str
) -> None:
    page = visit("chapters/definitions/?view=trainer")
    buttons = page.locator("[data-bh-project]")
    buttons.first.wait_for()
    order, names = buttons.evaluate_all(
        "all => [all.map(each => each.dataset.bhProject), all.map(each => each.ariaLabel)]"
    )
    assert [name for name in names if not name.startswith("Project ")] == []
    assert len({*names}) == len(names), names
    dialog = project(page, order[0])
    expect(dialog.get_by_role("button", name="Previous")).to_have_attribute("aria-disabled", "true")
    walked = page.evaluate(WALK)
    assert [thing for thing, _ in walked] == order and len(set(order)) == len(order) >= 8
    for number, (thing, text) in enumerate(walked, 1):
        assert f" {number} of {len(order)} " in text, thing
    page.keyboard.press("ArrowLeft")
    expect(dialog.locator(":scope > * > [role=status]")).to_contain_text("Tool or model")
    page.keyboard.press("Escape")
    page.wait_for_url(f"{home}chapters/definitions/?view=trainer")
    expect(page.locator(f"[data-bh-project='{order[-2]}']")).to_be_focused()


def test_a_long_table_is_walked_down_before_the_next_thing_comes(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}chapters/differences/?project=at-a-glance", height=720) as page:
        thing = page.locator(".bh-project__thing")
        expect(page.locator(".bh-project__link img")).to_be_visible()
        below: list[float] = []
        while shown(page) == "at-a-glance/1" and len(below) < 12:
            below += [thing.evaluate("all => all.scrollHeight - all.clientHeight - all.scrollTop")]
            page.keyboard.press("PageDown")
        assert len(below) > 1 and below[-1] <= 2, "it was read to its end"
        assert thing.evaluate("each => each.scrollTop") == 0, "the next begins at its beginning"
        for key in ("ArrowLeft", "ArrowRight"):
            page.keyboard.press(key)
        assert shown(page) != "at-a-glance/1"


# ------------------------------------------------------------------------------------ the countdown


def test_it_starts_pauses_gains_a_minute_starts_again_and_goes_on_behind_another_thing(
    projected: Card,
) -> None:
    cards = projected(TIMED)
    for what, seconds, *looks in (
        ("Space", 30, "4:30", "", "Pause"),
        ("Space", 30, "4:30", "", "Start"),
        ("Start", 30, "4:00", "", "Pause"),
        ("Pause", 30, "4:00", "", "Start"),
        ("+1 minute", 0, "5:00", "", "Start"),
        ("Space", 301, "0:00", "Time", "Start again"),
        ("+1 minute", 1, "0:59", "", "Pause"),
        ("", 60, "0:00", "Time", "Start again"),
        ("Start again", 1, "4:59", "", "Pause"),
        ("ArrowRight", 59, "4:00", "", "Start"),
        ("ArrowLeft", 0, "4:00", "", "Pause"),
    ):
        press(cards, what, seconds)
        assert countdown(cards) == tuple(looks), what
    press(cards, "Escape", 30)
    following = project(cards, TIMED).get_by_role("button", name="Next")
    assert countdown(cards) == ("3:30", "", "Pause")
    following.focus()
    press(cards, "Space")  # is for the button in focus
    expect(following).to_be_focused()
    assert shown(cards) == f"{TIMED}/2"
    press(cards, "Next")  # by pointer: then Space is for the countdown
    press(cards, "Space")
    assert (shown(cards), countdown(cards)[2]) == (f"{TIMED}/3", "Pause")


def test_it_keeps_time_by_the_clock_and_not_by_counting_also_after_sleep(
    projected: Card,
) -> None:
    cards = projected("same-request-twice")
    cards.evaluate(  # a busy page: ticks come late
        """() => { const real = setInterval; window.setInterval = (act, wait) => real(act,
            wait * 7.3); }"""
    )
    for what in ("ArrowRight", "Space", "+1 minute"):
        press(cards, what)
    assert countdown(cards) == ("9:00", "", "Pause")
    cards.clock.fast_forward(240_000)  # timers fire once, as after sleep
    for seconds, *looks in (
        (1.5, "4:59", "", "Pause"),
        (296.5, "0:03", "Finish your sentence", "Pause"),  # the last tick was a moment ago
        (4, "0:00", "Time", "Start again"),
    ):
        press(cards, "", seconds)
        assert countdown(cards) == tuple(looks)


def test_words_and_colour_change_at_a_fifth_and_a_twentieth_and_the_time_is_told_once_a_minute(
    projected: Card,
) -> None:
    cards = projected(TIMED)
    time = cards.get_by_role("dialog").get_by_role("timer")
    cards.evaluate("""() => {
        const from = performance.now(), seconds = () => (performance.now() - from) / 1000;
        const said = document.querySelector(".bh-countdown [role=status]");
        window.told = [];
        new MutationObserver(() => window.told.push([Math.round(seconds()), said.textContent]))
            .observe(said, { childList: true });
    }""")
    colours = {}
    for what, seconds, said in (
        ("Space", 90, ""),
        ("+1 minute", 0, ""),
        ("Pause", 0, ""),
        ("Start", 197.5, ""),
        ("", 1, "Almost time"),
        ("", 53, "Almost time"),
        ("", 1, "Finish your sentence"),
        ("", 17, "Finish your sentence"),
    ):
        press(cards, what, seconds)
        assert countdown(cards)[1] == said, (what, seconds)
        colours[said] = time.evaluate("each => getComputedStyle(each).backgroundColor")
    assert len(set(colours.values())) == 3, colours
    assert time.evaluate("each => each.getAnimations({subtree: true}).length") == 0
    press(cards, "", 1)
    assert cards.evaluate("window.told") == [
        [60, "4 minutes left."],
        [120, "4 minutes left."],
        [180, "3 minutes left."],
        [240, "2 minutes left."],
        [300, "1 minute left. Almost time"],
        [360, "Time"],
    ]
    expect(cards.locator(".bh-project__screen > [role=status]")).to_have_text("Countdown started")


def test_nothing_sounds_unless_asked(projected: Card) -> None:
    cards = projected(SHORT)
    cards.evaluate("""() => {
        window.sounds = [];
        window.AudioContext = class { constructor() { window.sounds.push("made");
            this.currentTime = 0; }
            createOscillator() { return { frequency: {}, connect: (next) => next, start: () =>
                window.sounds.push("beep"), stop() {} }; }
            createGain() { return { gain: { setValueAtTime() {}, exponentialRampToValueAtTime(
                ) {} }, connect: (next) => next }; }
            close() { window.sounds.push("closed"); } };
    }""")
    sound = cards.get_by_role("dialog").get_by_role("button", name="Sound")
    for what, seconds, on, *sounds in (
        ("Space", 61, "false"),
        ("Sound", 0, "true", "made"),
        ("ArrowRight", 0, "true", "made"),
        ("Space", 121, "true", "made", "beep"),
        ("Sound", 0, "false", "made", "beep", "closed"),
    ):
        press(cards, what, seconds)
        expect(sound, what).to_have_attribute("aria-pressed", on)
        assert cards.evaluate("window.sounds") == sounds, what


# ------------------------------------------------------------------------------------ for everybody


@each_look_on_each_screen
@pytest.mark.parametrize(
    ("address", "thing"),
    [
        (f"activities/{TIMED}/", TIMED),
        ("scenarios/ward/", "ward&step=2"),
        ("chapters/definitions/", "quote-kotter-change"),
        ("chapters/differences/", "at-a-glance"),
        ("chapters/evidence/", "effect-sizes-chart"),
        ("chapters/measuring-training/", "tool-kirkpatrick"),
    ],
)
@pytest.mark.turns(4)
def test_it_is_accessible_fits_and_is_large_enough_to_hit(
    browser: Browser, home: str, address: str, thing: str, look: str, width: int
) -> None:
    with opened(browser, "about:blank", width=width, height=720, **LOOKS[look]) as page:
        page.clock.install()
        page.goto(f"{home}{address}?project={thing}")
        dialog = page.get_by_role("dialog")
        expect(dialog.locator(".bh-project__link")).not_to_be_empty()
        for what, seconds in (("", 0), ("Space", 241), ("", 46))[: 3 if thing == TIMED else 1]:
            press(page, what, seconds)
            assert inaccessible(page, "dialog") + faint_in(page, look) == [], seconds
        assert sideways(page, width) + too_small(dialog.locator("button")) == []
        body = dialog.locator(".bh-project__thing")
        assert body.evaluate("each => each.scrollWidth <= each.clientWidth")


def test_at_four_hundred_per_cent_everything_can_be_reached(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}activities/{SORT}/?project={SORT}", width=320, height=180) as page:
        dialog = page.get_by_role("dialog")
        for part in (
            dialog.get_by_text("Name one real task"),
            dialog.get_by_role("button", name="Start"),
            dialog.locator(".bh-project__link"),
        ):
            part.scroll_into_view_if_needed()
            expect(part).to_be_in_viewport(ratio=0.9)
        dialog.get_by_role("button", name="Full screen").click()
        page.evaluate("""() => document.fullscreenElement !== null || new Promise(done =>
            document.addEventListener("fullscreenchange", () => done(true), {once: true}))""")
        words, beside = (
            dialog.locator(f".bh-project__{each}").bounding_box() for each in ("body", "side")
        )
        assert words["y"] + words["height"] <= beside["y"], "nothing lies over the words"


@pytest.mark.parametrize("address", READERS)
@pytest.mark.turns(6, always=("chapters/differences/",))
def test_readers_get_no_button_and_load_next_to_nothing(
    browser: Browser, home: str, address: str
) -> None:
    with opened(browser, "about:blank") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.rpartition("/javascripts/")[2]))
        page.goto(home + address)
        assert page.locator("[data-bh-project], dialog").count() == 0
    assert "page/shell.mjs" in asked
    assert [each for each in asked if each.startswith("project/")] == []

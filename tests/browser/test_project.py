"""“Project this”: everything that can be shown opens full screen, large, with its short link; the
countdown keeps time; keys and clickers work.
"""

import gzip
import json
import re
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Locator, Page, expect

from qr_reading import says
from site_browser import (
    LOOKS,
    Visit,
    each_look_on_each_screen,
    faint,
    faint_in,
    inaccessible,
    opened,
    sideways,
    too_small,
)
from site_checks import words
from site_fixtures import BASE, PAGES, SITE_URL, Built

pytestmark = pytest.mark.journeys("docs/javascripts/project/")

CARDS, SORT, ROLES = "trainers/activities/", "activity-sort-the-cells", "activity-handover-talk"
# page, id in the address, kind, words that must be on the screen, where its short link leads
THINGS = [
    (CARDS, SORT, "Activity", "Name one real task from this week", f"{CARDS}#{SORT}"),
    (
        "scenarios/ward/",
        "ward",
        "Scenario",
        "You are in charge of a medical ward",
        "scenarios/ward/",
    ),
    (
        "chapters/definitions/",
        "quote-kotter-change",
        "Quotation",
        "Leadership",
        "chapters/definitions/#quote-kotter-change",
    ),
    (
        "chapters/differences/",
        "at-a-glance",
        "Table",
        "Find a change worth making",
        "chapters/differences/#at-a-glance",
    ),
    (
        "trainers/plans/",
        "plan-new-managers-45-1",
        "Timetable",
        "0:15–0:30 The same request, managed and led",
        "trainers/plans/#plan-new-managers-45-1",
    ),
    ("chapters/evidence/", "effect-sizes-chart", "Diagram", "standardised differences", None),
    (
        "chapters/evidence/",
        "claim-accidental-managers",
        "Evidence",
        "Never merge their figures",
        "chapters/evidence/#claim-accidental-managers",
    ),
    (
        "chapters/measuring-training/",
        "tool-kirkpatrick",
        "Tool or model",
        "planning works best backwards",
        "chapters/measuring-training/#tool-kirkpatrick",
    ),
    (
        "chapters/measuring-training/",
        "drawing-kirkpatrick",
        "Diagram",
        "behaviour does not prove results",
        "chapters/measuring-training/#tool-kirkpatrick",
    ),
    (
        "chapters/management-skills/",
        "skill-planning",
        "Skill",
        "Working out the steps",
        "chapters/management-skills/#skill-planning",
    ),
]
each_kind = pytest.mark.parametrize(
    ("address", "thing", "kind", "text", "target"), THINGS, ids=[each[1] for each in THINGS]
)
FOCUSED = "document.activeElement.dataset.bhProject"
SHORT_ACTIVITY = "activity-finish-two-sentences"  # the first card, two steps of a minute


@pytest.fixture(scope="module")
def codes(built: Built) -> dict[str, str]:
    """Target → code."""
    return json.loads((built.site / "go/links.json").read_text("utf-8"))


@pytest.fixture
def cards(browser: Browser, home: str) -> Iterator[Page]:
    """The page of activities, with a clock that only moves when told."""
    with opened(browser, "about:blank", width=1280, height=720) as page:
        page.clock.install()
        page.goto(home + CARDS)
        page.locator("[data-bh-project]").first.wait_for()
        page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)
        yield page


def project(page: Page, thing: str) -> Locator:
    page.locator(f"[data-bh-project='{thing}']").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def shown(page: Page) -> str:
    """What is on the screen: the id in the address, and the step."""
    found = re.search(
        r"[?&]project=([^&#]+)(?:&step=(\d+))?", page.evaluate("location.href")
    )  # page.url hears of it a little later
    return f"{found[1]}/{found[2] or 1}" if found else ""


def time(page: Page) -> Locator:
    return page.get_by_role("dialog").get_by_role("timer")


def told(page: Page) -> None:
    """Keeps what screen readers are told about the time, with the moment."""
    page.evaluate("""() => {
        window.told = [];
        new MutationObserver(() => window.told.push([performance.now(), document.querySelector(
            ".bh-countdown [role=status]").textContent])).observe(document.querySelector(
            ".bh-countdown [role=status]"), { childList: true });
    }""")


@each_kind
@pytest.mark.turns(3)
def test_everything_opens_large_with_its_own_words_and_the_way_to_it(
    visit: Visit,
    codes: dict[str, str],
    address: str,
    thing: str,
    kind: str,
    text: str,
    target: str | None,
) -> None:
    page = visit(f"{address}?view=trainer", height=720)
    dialog = project(page, thing)
    expect(dialog).to_have_attribute("aria-labelledby", "bh-project-title")
    expect(dialog.locator(".bh-project__kind")).to_contain_text(kind)
    body = dialog.locator(".bh-project__thing")
    expect(body).to_contain_text(text)
    assert body.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 18
    expect(dialog.locator("h2")).to_be_focused()
    link = dialog.locator(".bh-project__link")
    expect(link).to_contain_text("127.0.0.1")
    code = codes.get(target or "", "" if target else codes["chapters/evidence/#effect-sizes"])
    if code:
        link.locator("img").evaluate("each => each.decode()")
        assert says(page.screenshot()) == f"{SITE_URL}go/{code}/"
    assert link.inner_text().endswith(f"/go/{code}" if code else f"{address}#{thing}")
    expect(body.locator("a, button, [id]:not(#bh-project-title)")).to_have_count(0)


def test_a_timetable_on_the_wall_says_when_and_what_and_none_of_the_trainers_notes(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}trainers/plans/?project=plan-new-managers-day-1") as page:
        rows = page.get_by_role("dialog").locator("tbody tr")
        expect(rows.filter(has_text="Break").first).to_be_visible()
        in_full = page.locator("#plan-new-managers-day-1 tbody tr")
        assert (
            rows.count() == in_full.count()
            and rows.filter(has_text=re.compile("Say|Show|Activity:")).count() == 0
        )
        assert set(
            page.get_by_role("dialog")
            .locator("tr")
            .evaluate_all("all => all.map(each => each.children.length)")
        ) == {2}
        notes = in_full.locator("td:last-child").all_inner_texts()
        assert len(notes) > 8 and not [
            note
            for note in notes
            if len(note) > 12 and note in page.get_by_role("dialog").inner_text()
        ]


def test_the_address_alone_does_where_there_is_no_short_link(browser: Browser, home: str) -> None:
    for answer in ({"status": 404, "body": "not here"}, {"status": 200, "body": "{}"}):
        with opened(browser, "about:blank") as page:
            page.route("**/go/links.json", lambda route, _, answer=answer: route.fulfill(**answer))
            page.goto(f"{home}chapters/differences/?project=at-a-glance")
            link = page.locator(".bh-project__link")
            expect(link).to_have_text(
                re.compile(rf"^127\.0\.0\.1:\d+{BASE}chapters/differences/#at-a-glance$")
            )
            assert link.locator("img").count() == 0


def test_escape_and_close_give_the_focus_back_to_the_button_and_reopening_stays_open(
    visit: Visit, home: str
) -> None:
    page = visit(CARDS)
    for leave in (
        lambda: page.keyboard.press("Escape"),
        lambda: page.get_by_role("button", name="Close").click(),
    ):
        dialog = project(page, SORT)
        assert shown(page) == f"{SORT}/1"
        leave()
        expect(dialog).to_be_hidden()
        page.wait_for_url(home + CARDS)
        page.wait_for_function(f"() => {FOCUSED} === {SORT!r} && !document.fullscreenElement")
        expect(page.locator(f"[data-bh-project='{SORT}']")).to_be_in_viewport()
    project(page, SORT)
    page.evaluate(  # before the browser reports its closing
        "() => { const screen = document.querySelector('.bh-project'); screen.close();"
        " screen.showModal(); return new Promise(done => setTimeout(done, 100)); }"
    )
    assert shown(page) == f"{SORT}/1"
    page.keyboard.press("ArrowRight")
    assert shown(page) == f"{SORT}/2"


def test_a_kept_address_opens_it_and_back_closes_it(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}{CARDS}?project={SORT}&step=2") as page:
        expect(page.locator(".bh-project__kind")).to_have_text("Activity · Step 2 of 3")
        page.keyboard.press("Escape")
        page.wait_for_url(home + CARDS)
        assert page.evaluate(FOCUSED) == SORT
        project(page, ROLES)
        page.keyboard.press("ArrowRight")
        assert shown(page) == f"{ROLES}/2"
        page.go_back()
        expect(page.get_by_role("dialog")).to_be_hidden()
        assert page.url == home + CARDS
        page.go_forward()
        expect(page.locator(".bh-project__kind")).to_have_text("Activity · Step 2 of 8")
        page.reload()
        expect(page.locator(".bh-project__kind")).to_have_text("Activity · Step 2 of 8")


def test_an_address_that_makes_no_sense_does_no_harm(visit: Visit, home: str) -> None:
    page = visit()
    for query in ("nothing", "", f"{SORT}&step=99", f"{SORT}&step=-1", "%22%5D%3Cb%3E"):
        page.goto(f"{home}{CARDS}?project={query}")
        page.locator("[data-bh-project]").first.wait_for()
        if SORT in query:
            expect(page.locator(".bh-project__kind")).to_have_text("Activity · Step 1 of 3")
        else:
            expect(page.locator("dialog")).to_be_hidden()


def test_a_kept_address_works_for_readers_too_and_leaves_them_at_the_thing(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}chapters/definitions/?project=quote-kotter-change") as page:
        expect(page.get_by_role("dialog", name="John P. Kotter, ")).to_be_visible()
        page.keyboard.press("Escape")
        page.wait_for_url(f"{home}chapters/definitions/")
        expect(page.locator("#quote-kotter-change")).to_be_focused()


def test_clicker_keys_walk_everything_on_the_page_in_order(cards: Page, built: Built) -> None:
    order = [
        f"{card.find('h3')['id']}/{step}"
        for card in built.soup(CARDS).select(".bh-card--activity")
        for step in range(1, len(card.select(".bh-activity__steps > li")) + 1)
    ]
    project(cards, SHORT_ACTIVITY)
    for on, back in (("ArrowRight", "ArrowLeft"), ("PageDown", "PageUp"), ("ArrowDown", "ArrowUp")):
        for key, there in [(on, each) for each in order[1:7]] + [
            (back, each) for each in order[5::-1]
        ]:
            cards.keyboard.press(key)
            assert shown(cards) == there, key


def test_a_chapter_is_walked_in_the_order_of_the_page_by_the_buttons(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}chapters/definitions/?view=trainer") as page:
        page.locator("[data-bh-project]").first.wait_for()
        order = page.locator("[data-bh-project]").evaluate_all(
            "all => all.map(each => each.dataset.bhProject)"
        )
        assert len(order) >= 8 and len(set(order)) == len(order)
        dialog = project(page, order[0])
        expect(dialog.get_by_role("button", name="Previous")).to_have_attribute(
            "aria-disabled", "true"
        )
        for number, thing in enumerate(order):
            assert shown(page) == f"{thing}/1"
            expect(dialog.locator(".bh-project__place")).to_have_text(
                f"{number + 1} of {len(order)}"
            )
            if thing != order[-1]:
                dialog.get_by_role("button", name="Next").click()
        expect(dialog.get_by_role("button", name="Next")).to_have_attribute("aria-disabled", "true")
        page.keyboard.press("ArrowLeft")
        expect(dialog.locator(":scope > * > [role=status]")).to_contain_text("Tool or model")
        page.keyboard.press("Escape")
        page.wait_for_url(f"{home}chapters/definitions/?view=trainer")
        page.wait_for_function(f"() => {FOCUSED} === {order[-2]!r}")


def test_a_long_table_is_walked_down_before_the_next_thing_comes(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}chapters/differences/?project=at-a-glance", height=720) as page:
        thing = page.locator(".bh-project__thing")
        expect(page.locator(".bh-project__link img")).to_be_visible()
        for _ in range(12):
            page.keyboard.press("PageDown")
            if shown(page) != "at-a-glance/1":
                break
            last = thing.evaluate("each => each.scrollHeight - each.clientHeight - each.scrollTop")
        assert (
            last <= 2
            and shown(page) != "at-a-glance/1"
            and thing.evaluate("each => each.scrollTop") == 0
        )
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowRight")
        assert shown(page) != "at-a-glance/1"


def test_b_and_the_full_stop_blank_the_screen_and_any_of_the_keys_brings_it_back(
    cards: Page,
) -> None:
    dialog = project(cards, SORT)
    black = dialog.get_by_role("button", name="Show the screen again")
    for blank, again in (("b", "b"), (".", "."), ("B", "PageDown")):
        expect(black).to_be_hidden()
        cards.keyboard.press(blank)
        expect(black).to_be_focused()
        assert (
            black.evaluate(
                "each => [innerWidth, innerHeight].join() === [each.offsetWidth,"
                " each.offsetHeight].join() && getComputedStyle(each).backgroundColor"
            )
            == "rgb(0, 0, 0)"
        )
        cards.keyboard.press(again)
        expect(black).to_be_hidden()
        assert shown(cards) == f"{SORT}/1"


def test_f_and_opening_ask_for_the_whole_screen_and_it_works_where_that_is_refused(
    cards: Page,
) -> None:
    cards.evaluate(
        """() => { window.asked = []; Element.prototype.requestFullscreen = function () {
            window.asked.push(this.className); return Promise.reject(new TypeError("refused"));
            }; }"""
    )
    project(cards, SORT)
    cards.keyboard.press("f")
    assert cards.evaluate("window.asked") == ["bh-project__screen"] * 2
    expect(time(cards)).to_be_visible()


def test_leaving_the_whole_screen_as_browsers_let_escape_do_leaves_the_projection_but_f_does_not(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}{CARDS}") as page:
        project(page, SORT)
        page.wait_for_function("() => document.fullscreenElement")
        page.keyboard.press("f")
        page.wait_for_function("() => !document.fullscreenElement")
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("f")
        page.wait_for_function("() => document.fullscreenElement")
        page.evaluate("document.exitFullscreen()")
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.wait_for_url(home + CARDS)
        page.wait_for_function(f"() => {FOCUSED} === {SORT!r}")


def test_the_countdown_keeps_time_by_the_clock_and_not_by_counting_also_after_sleep(
    cards: Page,
) -> None:
    cards.evaluate(  # a busy page: ticks come late
        """() => { const real = setInterval; window.setInterval = (act, wait) => real(act,
            wait * 7.3); }"""
    )
    project(cards, "activity-same-request-twice")
    cards.keyboard.press("ArrowRight")
    expect(time(cards)).to_have_text("9:00")
    cards.keyboard.press("Space")
    cards.get_by_role("button", name="+1 minute").click()
    expect(time(cards)).to_have_text("10:00")
    cards.clock.fast_forward(300_000)  # timers fire once, as after sleep
    cards.clock.run_for(1_500)
    assert time(cards).inner_text() in ("4:59", "4:58")
    cards.clock.run_for(4 * 60_000 + 56_500)
    assert time(cards).inner_text() in ("0:02", "0:03")  # the last tick was a moment ago
    words = cards.locator(".bh-countdown__words")
    expect(words).to_have_text("Finish your sentence")
    cards.clock.run_for(4_000)
    expect(time(cards)).to_have_text("0:00")
    expect(words).to_have_text("Time")


def test_it_starts_pauses_gains_a_minute_and_starts_again(cards: Page) -> None:
    dialog = project(cards, SORT)
    for start in (
        lambda: cards.keyboard.press("Space"),
        lambda: dialog.get_by_role("button", name="Start").click(),
    ):
        start()
        cards.clock.run_for(30_000)
        cards.keyboard.press("Space")
        stood = time(cards).inner_text()
        cards.clock.run_for(30_000)
        expect(time(cards)).to_have_text(stood)
    expect(time(cards)).to_have_text("4:00")
    dialog.get_by_role("button", name="+1 minute").click()
    expect(time(cards)).to_have_text("5:00")
    cards.keyboard.press("Space")
    cards.clock.run_for(301_000)
    expect(time(cards)).to_have_text("0:00")
    dialog.get_by_role("button", name="+1 minute").click()
    cards.clock.run_for(1_000)
    expect(time(cards)).to_have_text("0:59")
    cards.clock.run_for(60_000)
    dialog.get_by_role("button", name="Start again").click()
    cards.clock.run_for(1_000)
    expect(time(cards)).to_have_text("4:59")


def test_it_goes_on_while_another_thing_is_shown(cards: Page) -> None:
    project(cards, SORT)
    cards.keyboard.press("Space")
    cards.keyboard.press("ArrowRight")
    expect(time(cards)).to_have_text("4:00")
    cards.clock.run_for(60_000)
    expect(time(cards)).to_have_text("4:00")
    cards.keyboard.press("ArrowLeft")
    expect(time(cards)).to_have_text("4:00")
    expect(cards.get_by_role("button", name="Pause")).to_be_visible()
    cards.keyboard.press("Escape")
    cards.clock.run_for(30_000)
    project(cards, SORT)
    expect(time(cards)).to_have_text("3:30")


def test_words_and_colour_change_at_a_fifth_and_at_a_twentieth(cards: Page) -> None:
    project(cards, SORT)
    cards.keyboard.press("Space")
    looks = []
    for wait, words_ in (
        (239_500, ""),
        (700, "Almost time"),
        (44_000, "Almost time"),
        (1_000, "Finish your sentence"),
        (14_000, "Finish your sentence"),
        (1_000, "Time"),
    ):
        cards.clock.run_for(wait)
        expect(cards.locator(".bh-countdown__words")).to_have_text(words_)
        looks.append(
            (words_, time(cards).evaluate("each => getComputedStyle(each).backgroundColor"))
        )
    assert len({colour for word, colour in looks if word != "Time"}) == 3
    assert time(cards).evaluate("each => each.getAnimations({subtree: true}).length") == 0


def test_screen_readers_are_told_the_time_at_most_once_a_minute_and_at_the_end(cards: Page) -> None:
    project(cards, SORT)
    expect(time(cards)).to_have_attribute("role", "timer")
    told(cards)
    cards.keyboard.press("Space")
    cards.clock.run_for(90_000)
    for name in ("+1 minute", "Pause", "Start"):
        cards.get_by_role("button", name=name).click()
    cards.clock.run_for(280_000)
    heard = cards.evaluate("window.told")
    assert [text for _, text in heard] == [
        "4 minutes left.",
        "4 minutes left.",
        "3 minutes left.",
        "2 minutes left.",
        "1 minute left. Almost time",
        "Time",
    ]
    assert all(
        after - before >= 59_000
        for (before, _), (after, _) in zip(heard[:-1], heard[1:-1], strict=False)
    )
    expect(cards.locator(".bh-project__screen > [role=status]")).to_have_text("Countdown started")


def test_nothing_sounds_unless_asked(cards: Page) -> None:
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
    dialog = project(cards, SHORT_ACTIVITY)
    cards.keyboard.press("Space")
    cards.clock.run_for(61_000)
    sound = dialog.get_by_role("button", name="Sound")
    expect(sound).to_have_attribute("aria-pressed", "false")
    assert cards.evaluate("window.sounds") == []
    sound.click()
    expect(sound).to_have_attribute("aria-pressed", "true")
    cards.keyboard.press("ArrowRight")
    expect(sound).to_have_attribute("aria-pressed", "true")
    cards.keyboard.press("Space")
    cards.clock.run_for(61_000)
    assert cards.evaluate("window.sounds") == ["made", "beep"]
    sound.click()
    expect(sound).to_have_attribute("aria-pressed", "false")


def test_a_button_in_focus_is_what_space_presses(cards: Page) -> None:
    dialog = project(cards, SORT)
    dialog.get_by_role("button", name="Next").focus()
    cards.keyboard.press("Space")
    assert shown(cards) == f"{SORT}/2"
    expect(dialog.get_by_role("button", name="Next")).to_be_focused()
    dialog.get_by_role("button", name="Next").click()  # by pointer: then Space is for the countdown
    cards.keyboard.press("Space")
    assert shown(cards) == f"{SORT}/3"
    expect(dialog.get_by_role("button", name="Pause")).to_be_visible()


def test_nothing_for_trainers_is_ever_on_the_screen(cards: Page, built: Built) -> None:
    soup = BeautifulSoup(str(built.soup(CARDS)), "html.parser")
    project(cards, SHORT_ACTIVITY)
    for card in soup.select(".bh-card--activity"):
        prompts = [words(each) for each in card.select(".bh-activity__sheet li")]
        secret = [
            words(each)
            for each in card.select(
                ".bh-activity__after li, .bh-activity__setting dd, .bh-activity__purpose"
            )
            if len(words(each)) > 20 and words(each) not in prompts
        ]
        assert secret and prompts
        for step in card.select(".bh-activity__steps > li"):
            assert shown(cards).startswith(card.find("h3")["id"])
            seen = " ".join(cards.get_by_role("dialog").inner_text().split())
            assert words(step.select("span")[1]) in seen
            assert [text for text in secret if text in seen] == []
            assert [text for text in prompts if (text in seen) == text.startswith("Card ")] == []
            cards.keyboard.press("ArrowRight")


def test_a_scenario_shows_neither_what_answers_are_worth_nor_what_we_think(
    browser: Browser, home: str, built: Built
) -> None:
    soup = built.soup("scenarios/ward/")
    secret = [words(each) for each in soup.select(".bh-worth dd, .bh-reveal p, .bh-trainers li")]
    with opened(browser, f"{home}scenarios/ward/?project=ward") as page:
        seen = []
        for label in ("The situation", "The decision", "Then this happens", "Talk it over"):
            expect(page.locator(".bh-project__kind")).to_have_text(f"Scenario · {label}")
            expect(time(page)).to_have_text(f"{soup.select_one('.bh-trainers')['data-minutes']}:00")
            seen.append(" ".join(page.get_by_role("dialog").inner_text().split()))
            page.keyboard.press("ArrowRight")
        assert len(secret) > 10 and [text for text in secret if text in " ".join(seen)] == []
        assert [
            words(each)[1:].strip() in seen[1] for each in soup.select(".bh-option summary")
        ] == [True] * 4


@each_look_on_each_screen
@pytest.mark.parametrize(
    ("address", "thing"),
    [
        (CARDS, SORT),
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
        states = [0, 241_000, 46_000] if thing == SORT else [0]
        for wait in states:
            if wait:
                page.keyboard.press("Space") if wait > 100_000 else None
                page.clock.run_for(wait)
            assert inaccessible(page, "dialog") + faint_in(page, look) == []
        assert sideways(page, width) == [] and dialog.locator(".bh-project__thing").evaluate(
            "each => each.scrollWidth <= each.clientWidth"
        )
        assert too_small(dialog.locator("button")) == []


def test_at_four_hundred_per_cent_everything_can_be_reached(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}{CARDS}?project={SORT}", width=320, height=180) as page:
        dialog = page.get_by_role("dialog")
        for part in (
            dialog.get_by_text("Name one real task"),
            dialog.get_by_role("button", name="Start"),
            dialog.locator(".bh-project__link"),
        ):
            part.scroll_into_view_if_needed()
            expect(part).to_be_in_viewport(ratio=0.9)


def test_readers_get_no_button_and_load_next_to_nothing(browser: Browser, home: str) -> None:
    with opened(browser, "about:blank") as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        for address in [each for each in PAGES if not each.startswith("trainers/")]:
            page.goto(home + address)
            assert page.locator("[data-bh-project], dialog").count() == 0
        assert {each.rpartition("/")[2] for each in loaded if "/javascripts/project/" in each} == {
            "start.mjs"
        }


def test_the_scripts_a_reader_loads_with_a_chapter_stay_within_ten_kilobytes(
    browser: Browser, home: str
) -> None:
    with opened(browser, "about:blank") as page:
        loaded: set[str] = set()
        page.on("request", lambda request: request.url.endswith(".mjs") and loaded.add(request.url))
        page.goto(f"{home}chapters/differences/")
        assert (
            loaded and sum(len(gzip.compress(urlopen(each).read(), 9)) for each in loaded) <= 10_000
        )


def test_buttons_are_large_named_and_fit_in_trainer_view(visit: Visit, home: str) -> None:
    page = visit(width=360)
    for address in (CARDS, "chapters/definitions/", "chapters/evidence/", "scenarios/ward/"):
        page.goto(f"{home}{address}?view=trainer")
        buttons = page.locator("[data-bh-project]")
        buttons.first.wait_for()
        names = buttons.evaluate_all("all => all.map(each => each.ariaLabel)")
        assert len(set(names)) == len(names)
        assert [name for name in names if not name.startswith("Project ")] == []
        assert too_small(buttons) + sideways(page, 320) + inaccessible(page) + faint(page) == []

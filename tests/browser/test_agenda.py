"""The agenda builder in a real browser: a trainer’s way from a plan to an invitation, by thumb,
mouse and keyboard; and addresses that mean no good.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from qr_reading import says
from site_browser import Watch, faint, inaccessible, opened, sideways
from site_fixtures import SITE_URL

pytestmark = pytest.mark.journeys("docs/javascripts/agenda/")

PAGE = "trainers/agenda/"
THREE = (
    "#agenda=1&name=Three&zone=Europe/London&day=2026-03-02T09:00"
    "&o=10.One&o=20s.Two&b=5.Tea&a=12c.kept-and-moved"
)
TWO_DAYS = (
    "#agenda=1&zone=Europe/London&day=2026-03-02T09:00&o=10.One&o=20.Two"
    "&day=2026-03-03T14:00&o=30.Three"
)
Open = Callable[..., Page]


@pytest.fixture
def builder(browser: Browser, home: str) -> Iterator[Open]:
    """Opens the builder with an agenda for a fresh visitor in London, who must have nothing to
    complain of.
    """
    visits, watches = [], []

    def visit(agenda: str = "", **options: object) -> Page:
        visits.append(
            opened(
                browser,
                "about:blank",
                **{
                    "timezone_id": "Europe/London",
                    "permissions": ["clipboard-read", "clipboard-write"],
                }
                | options,
            )
        )
        page = visits[-1].__enter__()
        watches.append(Watch(page, home))
        page.goto(f"{home}{PAGE}{agenda}")
        if options.get("java_script_enabled", True):
            page.locator(".bh-agenda:visible, .bh-programme:visible").wait_for()
        return page

    yield visit
    for each in visits:
        each.__exit__(None, None, None)
    assert [problem for each in watches for problem in each.problems()] == []


def titles(page: Page) -> list[str]:
    return page.locator(".bh-part__title").evaluate_all(
        "all => all.map(each => each.querySelector('input')?.value || each.textContent)"
    )


def times(page: Page) -> list[str]:
    return page.locator(".bh-part__time").all_text_contents()


def set_field(page: Page, name: str, value: str) -> None:
    page.locator(f".bh-day__set [name={name}]").first.fill(value)
    page.keyboard.press("Tab")


def test_without_javascript_the_page_offers_the_ready_plans(builder: Open, home: str) -> None:
    page = builder(THREE, java_script_enabled=False)
    assert page.locator(".bh-agenda:visible, .bh-programme:visible, template:visible").count() == 0
    expect(page.get_by_text("The builder needs JavaScript.")).to_be_visible()
    links = page.locator(".bh-ready li").first.get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == [
        f"../../trainers/{each}"
        for each in (
            "plans/#plan-new-managers-45",
            "handouts/new-managers-45/",
            "packs/new-managers-45/",
        )
    ]
    assert page.locator(".bh-ready li").count() == page.evaluate(
        "fetch('../../downloads/agenda.json').then(answer => answer.json()).then(data =>"
        " data.plans.length)"
    )


def test_without_its_list_of_parts_the_page_says_so_and_offers_the_ready_plans(
    browser: Browser, home: str
) -> None:
    with opened(browser, "about:blank") as page:
        page.route("**/downloads/agenda.json", lambda route: route.abort())
        page.goto(f"{home}{PAGE}{THREE}")
        expect(page.get_by_text("The list of parts could not be loaded.")).to_be_visible()
        expect(page.locator(".bh-ready li").first).to_be_visible()
        assert page.get_by_role("button", name="Start", exact=True).count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_a_trainer_moves_the_half_day_adds_a_break_cuts_forty_minutes_and_invites(
    builder: Open, width: int
) -> None:
    page = builder(width=width)
    page.get_by_label("Start from").select_option("new-managers-half-day")
    page.get_by_role("button", name="Start", exact=True).click()
    set_field(page, "date", "2026-12-02")
    set_field(page, "time", "13:15")
    expect(page.locator(".bh-day__when")).to_have_text("Wednesday 2 December 2026, 13:15–16:45")
    page.get_by_text("Add a part").click()
    add = page.locator(".bh-day__add")
    add.get_by_label("What").select_option("b")
    add.get_by_role("textbox", name="Title").fill("Tea on the roof")
    add.get_by_label("Minutes").fill("15")
    add.get_by_role("button", name="Add").click()
    expect(page.locator(".bh-day__when")).to_contain_text("13:15–17:00")
    set_field(page, "limit", "185")
    expect(page.locator(".bh-day__says")).to_contain_text("Cut to fit:")
    assert (
        "Cut" in times(page)
        and titles(page)[-1] == "Tea on the roof"
        and times(page)[0] == "13:15–13:20"
    )
    with page.expect_download() as waiting:
        page.get_by_role("button", name="one event a meeting").click()
    [event] = Calendar.from_ical(Path(waiting.value.path()).read_bytes()).walk("VEVENT")
    assert waiting.value.suggested_filename == "from-doing-the-work-to-getting-it-done-together.ics"
    assert (event["DTSTART"].dt.isoformat(), str(event["DTSTART"].dt.tzinfo)) == (
        "2026-12-02T13:15:00+00:00",
        "Europe/London",
    )
    assert (
        event["DTEND"].dt.strftime("%H:%M")
        == page.locator(".bh-day__when").inner_text()[-5:]
        <= "16:20"
    )
    page.get_by_role("button", name="Copy participants’ link").click()
    expect(page.get_by_text("Link to the participants’ page copied.")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert str(event["URL"]) == link
    kept = [
        (time, title)
        for time, title in zip(times(page), titles(page), strict=True)
        if time != "Cut"
    ]
    page.get_by_role("link", name="Participants’ page").click()
    expect(page.locator("h1:visible")).to_have_text(
        "From doing the work to getting it done together"
    )
    assert page.url == link
    assert (
        list(
            zip(
                page.locator(".bh-programme__time").all_text_contents(),
                page.locator(".bh-programme__what > b").all_text_contents(),
                strict=True,
            )
        )
        == kept
    )
    assert sideways(page, width) == []
    page.go_back()
    expect(page.locator(".bh-day__when")).to_be_visible()
    assert len(times(page)) > len(kept)


def test_participants_see_short_links_whose_codes_scan_and_nothing_for_trainers(
    builder: Open, home: str
) -> None:
    page = builder(
        "#view=participants&agenda=1&zone=Europe/London&day=2026-03-02T09:00.20.Morning&t=5.717785f6&a=12.kept-and-moved&s=25c.ward&b=5.Tea"
    )
    expect(page.locator(".bh-programme__what > b")).to_have_text(
        [
            "Talk together",
            page.evaluate(
                "fetch('../../downloads/agenda.json').then(all => all.json()).then(data =>"
                " data.things['a.kept-and-moved'].title)"
            ),
            "Tea",
        ]
    )
    shown = page.locator("article").inner_text()
    assert (
        "Welcome people" not in shown
        and "Must" not in shown
        and "activit" not in shown.lower()
        and page.locator("h1:visible").count() == 1
    )
    link = page.locator(".bh-programme__stop a")
    assert link.get_attribute("href") and link.inner_text().replace("\n", "") == link.get_attribute(
        "href"
    ).partition("://")[2].rstrip("/")  # type: ignore[union-attr]
    code = link.inner_text()[-4:]
    assert says(page.locator(".bh-programme__stop img").screenshot()) == f"{SITE_URL}go/{code}/"
    link.click()
    page.wait_for_url(f"{home}chapters/**")


def test_the_minutes_you_have_cut_could_before_should_from_the_end_and_never_what_must_stay(
    builder: Open,
) -> None:
    page = builder(
        "#agenda=1&zone=UTC&day=2026-03-02T09:00&o=20.A&o=20s.B&o=20c.C&o=20s.D&o=20c.E&o=20.F"
    )
    for minutes, cut in ((120, ""), (119, "E"), (100, "E"), (99, "CE"), (60, "CDE"), (59, "BCDE")):
        set_field(page, "limit", str(minutes))
        assert [
            title for title, time in zip(titles(page), times(page), strict=True) if time == "Cut"
        ] == list(cut), minutes
        assert page.locator(".bh-day__wrong").inner_text() == ""
    set_field(page, "limit", "39")
    expect(page.locator(".bh-day__wrong")).to_have_text(
        "Does not fit: what must stay takes 40 minutes, 1 more than you have. Mark more parts as"
        " could or should, or shorten some."
    )
    page.get_by_label("Must, should or could: F").select_option("c")
    assert (
        times(page) == ["09:00–09:20", *["Cut"] * 5]
        and page.locator(".bh-day__wrong").inner_text() == ""
    )
    set_field(page, "limit", "")
    assert "Cut" not in times(page)


def test_only_sixty_minutes_of_a_ready_half_day_keep_its_opening_and_its_close(
    builder: Open,
) -> None:
    page = builder()
    page.get_by_label("Start from").select_option("new-managers-half-day")
    page.get_by_role("button", name="Start", exact=True).click()
    set_field(page, "limit", "60")
    assert times(page)[0].startswith("09:00") and "Cut" not in (times(page)[0], times(page)[-1])
    begins, ends = page.locator(".bh-day__when").inner_text()[-11:].split("–")
    assert begins == "09:00" and "09:40" < ends <= "10:00"


def test_parts_move_by_keyboard_alone_across_meetings_and_the_focus_goes_along(
    builder: Open,
) -> None:
    page = builder(TWO_DAYS)
    page.get_by_role("button", name="Move down: One").focus()
    page.keyboard.press("Enter")
    assert titles(page) == ["Two", "One", "Three"] and times(page) == [
        "09:00–09:20",
        "09:20–09:30",
        "14:00–14:30",
    ]
    expect(page.get_by_role("button", name="Move down: One")).to_be_focused()
    expect(page.locator(".bh-agenda__moved")).to_have_text(
        "One: now 2 of 2 in meeting 1, 09:20–09:30"
    )
    page.keyboard.press("Enter")
    assert times(page) == ["09:00–09:20", "14:00–14:10", "14:10–14:40"]
    expect(page.locator(".bh-agenda__moved")).to_have_text(
        "One: now 1 of 2 in meeting 2, 14:00–14:10"
    )
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowDown")  # no further down than the end
    assert titles(page) == ["Two", "Three", "One"]
    page.get_by_role("button", name="Move to the next meeting: Two").press("Enter")
    assert page.locator(".bh-day").first.locator(".bh-part").count() == 0 and titles(page) == [
        "Three",
        "One",
        "Two",
    ]
    page.get_by_role("button", name="Remove: Three").press("Enter")
    expect(page.get_by_role("button", name="Remove: One")).to_be_focused()
    assert page.url.endswith("&day=2026-03-02T09:00&day=2026-03-03T14:00&o=10.One&o=20.Two")


def test_the_last_meeting_can_go_and_the_page_is_as_at_first(builder: Open) -> None:
    page = builder(THREE)
    page.get_by_role("button", name="Remove this meeting").click()
    expect(page.get_by_label("Start from")).to_be_focused()
    assert page.locator(".bh-agenda__take:visible, .bh-agenda__more:visible, .bh-day").count() == 0
    page.go_back()
    expect(page.locator(".bh-part")).to_have_count(4)


def test_a_field_keeps_the_focus_while_everything_around_it_changes(builder: Open) -> None:
    page = builder(TWO_DAYS)
    page.get_by_label("Minutes: One").fill("25")
    page.keyboard.press("Tab")
    assert (
        times(page)[0] == "09:00–09:25" and page.evaluate("document.activeElement.name") == "mark"
    )
    page.get_by_label("Minutes: Two").fill("0")
    page.keyboard.press("Tab")
    assert times(page)[1] == "09:25–09:45" and "o=20.Two" in page.url


def test_the_address_brings_everything_back_and_back_undoes(builder: Open) -> None:
    page = builder(THREE)
    page.get_by_label("Minutes: Two").fill("40")
    page.get_by_role("textbox", name="Name").fill("Four & more")
    page.keyboard.press("Tab")
    page.get_by_label("Time zone").select_option("Asia/Tokyo")
    before = (titles(page), times(page), page.url)
    page.reload()
    page.locator(".bh-part").first.wait_for()
    assert (titles(page), times(page), page.url) == before
    assert (
        page.get_by_role("textbox", name="Name").input_value() == "Four & more"
        and page.get_by_label("Time zone").input_value() == "Asia/Tokyo"
    )
    for _ in range(3):
        page.go_back()
    expect(page.get_by_label("Minutes: Two")).to_have_value("20")
    assert page.url.endswith(THREE)


def test_the_plain_address_starts_empty_in_the_zone_of_the_device(builder: Open) -> None:
    page = builder(timezone_id="America/New_York")
    page.get_by_role("button", name="Start", exact=True).click()
    assert page.get_by_label("Time zone").input_value() == "America/New_York" and titles(page) == []
    page.get_by_text("Add a part").click()
    page.locator(".bh-day__add").get_by_label("What").select_option("c")
    page.locator(".bh-day__add").get_by_label("Which").select_option("differences.at-a-glance")
    page.locator(".bh-day__add").get_by_label("Minutes").fill("7")
    page.locator(".bh-day__add").get_by_role("button", name="Add").click()
    assert page.url.endswith("T09:00&c=7.differences.at-a-glance") and times(page) == [
        "09:00–09:07"
    ]


HOSTILE = [
    pytest.param(
        "#agenda=1&day=2026-03-02T09:00&o=5.Good&a=5.no-such-thing",
        "“no-such-thing”, which is not in this guide",
        1,
        id="an activity that does not exist",
    ),
    pytest.param(
        "#agenda=1&day=2026-03-02T09:00&o=5.Good&a=5.__proto__&c=5.constructor",
        "“__proto__”, which is not in this guide; “constructor”, which",
        1,
        id="names every object has",
    ),
    pytest.param(
        "#agenda=1&day=2026-03-02T09:00&o=0.Zero&o=601.Long&o=-5.Less&o=5e2.Much&o=5.Good",
        "“0.Zero”, which has no number of minutes from 1 to 600",
        1,
        id="minutes that are none",
    ),
    pytest.param(
        "#agenda=1&o=5.Early&day=2026-03-02T09:00&o=5.Good",
        "“5.Early”, which belongs to no meeting",
        1,
        id="a part before any meeting",
    ),
    pytest.param(
        "#agenda=1&day=2026-02-30T09:00&day=2026-03-02T25:00&day=2026-03-02T09:00&o=5.Good",
        "the meeting on “2026-02-30T09:00”; the meeting on “2026-03-02T25:00”",
        1,
        id="days and hours that do not exist",
    ),
    pytest.param(
        "#agenda=1&zone=Mars/Olympus&day=2026-03-02T09:00&o=5.Good",
        "the time zone “Mars/Olympus”",
        1,
        id="a zone that does not exist",
    ),
    pytest.param(
        f"#agenda=1&day=2026-03-02T09:00&o=5.{'x' * 200}",
        "the end of a title over 120 characters",
        1,
        id="a title too long",
    ),
    pytest.param(
        f"#agenda=1&day=2026-03-02T09:00{'&o=5.x' * 151}",
        "a part after the first 150",
        150,
        id="too many parts",
    ),
    pytest.param(
        f"#agenda=1{'&day=2026-03-02T09:00' * 11}&o=5.Good",
        "a meeting after the first 10",
        1,
        id="too many meetings",
    ),
    pytest.param(
        f"#agenda=1&day=2026-03-02T09:00&o=5.{'x' * 50_000}",
        "all of it, since it is longer than 12,000 characters",
        0,
        id="a huge address",
    ),
    pytest.param(
        "#agenda=7&day=2026-03-02T09:00&o=5.Good",
        "all of it, since this page does not know its form",
        0,
        id="another version",
    ),
    pytest.param(
        "#agenda=1&day=2026-03-02T09:00&o=5.Good&evil=1&onload=alert(1)",
        "“evil=1”; “onload=alert(1)”",
        1,
        id="what no agenda has",
    ),
    pytest.param(
        "#agenda=1&day=2026-03-02T09:00.99999&o=5.Good",
        "a limit over 1440 minutes",
        1,
        id="a limit beyond a day",
    ),
    pytest.param(
        "#agenda=1&day=2026-03-02T09:00&t=5.ffffffff",
        "a note whose words have changed since",
        1,
        id="a note that is gone",
    ),
    pytest.param(
        "#agenda=1&day=2026-03-02T09:00&o=5.%E2%80%AEdoog%E0%A4%A",
        "characters that nobody can see",
        1,
        id="letters turned round and broken percent signs",
    ),
]


@pytest.mark.parametrize(("hash", "says", "parts"), HOSTILE)
@pytest.mark.turns(5)
def test_what_makes_no_sense_in_an_address_is_left_out_and_named(
    builder: Open, hash: str, says: str, parts: int
) -> None:
    page = builder(hash)
    notice = page.locator(".bh-agenda__notice")
    expect(notice).to_contain_text("Part of this link made no sense here and was left out: ")
    expect(notice).to_contain_text(says)
    assert (
        len(titles(page)) == parts and len(notice.inner_text()) < 500 and sideways(page, 360) == []
    )
    page.reload()
    page.locator(".bh-agenda:visible").wait_for()
    expect(notice).to_have_text("")
    assert len(titles(page)) == parts
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator(".bh-day")).to_have_count(1)


@pytest.mark.parametrize("view", ["", "view=participants&"])
def test_a_script_in_an_address_stays_words_everywhere(builder: Open, view: str) -> None:
    hostile = "<img src=x onerror=document.title='caught'>"
    page = builder(
        f"#{view}agenda=1&name={quote(hostile)}&zone={quote(hostile)}&day=2026-03-02T09:00..{quote(hostile)}&o=5.{quote(hostile)}&b=5.{quote(hostile)}&a=5.{quote(hostile)}"
    )
    assert page.locator("img[src=x]").count() == 0 and not page.evaluate(
        "document.title"
    ).startswith("caught")
    if view:
        assert page.locator("h1:visible").inner_text() == hostile and page.locator(
            ".bh-programme__what > b"
        ).all_text_contents() == [hostile, hostile]
    else:
        assert (
            titles(page) == [hostile, hostile]
            and page.locator(".bh-day__title").inner_text() == hostile
        )


def test_meetings_that_overlap_are_told_and_give_no_calendar_file(builder: Open) -> None:
    page = builder("#agenda=1&zone=UTC&day=2026-03-02T09:00&o=90.A&day=2026-03-02T10:00&o=30.B")
    expect(page.locator(".bh-day__wrong")).to_have_text(
        ["Meeting 2 begins before meeting 1 has ended."] * 2
    )
    page.get_by_role("button", name="one event a part").click()
    expect(page.locator(".bh-agenda__said")).to_have_text(
        "No calendar file was made: meeting 2 begins before meeting 1 has ended. Change a start"
        " first."
    )
    page.locator(".bh-day").nth(1).get_by_label("Start").fill("10:30")
    expect(page.locator(".bh-day__wrong")).to_have_text(["", ""])


def test_a_meeting_over_midnight_says_on_which_day_it_ends(builder: Open) -> None:
    page = builder("#agenda=1&zone=UTC&day=2026-03-02T23:30&o=60.Late")
    expect(page.locator(".bh-day__wrong")).to_have_text(
        "It ends on another day, Tuesday 3 March 2026 at 00:30."
    )


def test_markdown_is_copied_and_downloaded_alike(builder: Open) -> None:
    page = builder(THREE)
    page.get_by_role("button", name="Copy Markdown").click()
    expect(page.get_by_text("Copied as Markdown.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "# Three\n\n## The meeting\n\nMonday 2 March 2026, 09:00–09:47 (Europe/London), 47"
        " minutes\n\n- **09:00–09:10** (10 min) One\n"
    )
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download Markdown").click()
    assert (waiting.value.suggested_filename, Path(waiting.value.path()).read_text("utf-8")) == (
        "three.md",
        copied,
    )


def test_nothing_is_stored_and_nothing_is_sent_while_somebody_plans(builder: Open) -> None:
    page = builder(THREE)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(f"{request.method} {request.url}"))
    page.get_by_role("textbox", name="Name").fill("Secret merger")
    page.get_by_role("button", name="Move down: One", exact=True).click()
    page.get_by_role("button", name="Copy Markdown").click()
    expect(page.get_by_text("Copied as Markdown.")).to_be_visible()
    sent = [
        each
        for each in requests
        if not each.startswith("GET ") or not each.endswith((".mjs", ".css", "favicon.svg"))
    ]  # scripts of the site may still come, and its icon, which only a whole Chromium asks for
    assert sent == [] and "Secret" not in page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    )


def test_the_run_sheet_on_paper_is_the_agenda_and_nothing_else(builder: Open) -> None:
    page = builder(f"{THREE}&t=5.717785f6")
    page.emulate_media(media="print")
    assert (
        page.locator(
            "h1:visible, h2:visible, .bh-ready:visible, button:visible, select:visible,"
            " form:visible, .bh-day__set:visible"
        ).count()
        == 0
    )
    assert (
        page.locator(".bh-agenda__name").inner_text() == "Three"
        and page.locator(".bh-part:visible").count() == 5
    )
    expect(page.get_by_text("Welcome people, show the three parts")).to_be_visible()


STATES = {
    "plain": "",
    "begun": (
        f"{THREE}&t=5.717785f6&day=2026-03-02T09:10.15.Second+day&s=25s.ward&c=6c.differences.at-a-glance"
    ),
    "participants": f"#view=participants&{THREE[1:]}&c=6.differences",
}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("state", STATES)
@pytest.mark.turns(2)
def test_the_builder_is_accessible_fits_and_has_targets_for_thumbs(
    builder: Open, state: str, width: int
) -> None:
    page = builder(STATES[state], width=width)
    if state == "begun":
        page.locator(".bh-day__add summary").first.click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert inaccessible(page) + faint(page) == []
    assert sideways(page, 320) == []
    small = page.locator(
        ":is(.bh-agenda, .bh-programme, .bh-ready) :is(a, button, input, select, summary)"
    ).evaluate_all(
        "all => all.filter(each => each.checkVisibility() &&"
        " Math.min(each.getBoundingClientRect().height, each.getBoundingClientRect().width) <"
        " 43.9).map(each => each.outerHTML)"
    )
    assert small == []

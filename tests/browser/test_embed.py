"""?embed=1 in a frame of somebody else's page: one section, one title, no menus, no sideways
scroll; its links lead out of the frame.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from site_browser import (
    AXE,
    AXE_RULES,
    LOOKS,
    Watch,
    each_look_on_each_screen,
    faint_in,
    inaccessible,
    opened,
    sideways,
)
from site_fixtures import served

pytestmark = pytest.mark.journeys("docs/javascripts/page/")

WIDTHS = (320, 800)
# What a trainer would show: address, the heading or caption of the section, and something of the
# page that must be gone.
SECTIONS = {
    "a section of a chapter": (
        "chapters/empowering/?embed=1#delegation",
        "Name the rung",
        "Feedback can lower",
    ),
    "a table": (
        "chapters/differences/?embed=1#at-a-glance",
        "Managing and leading at a glance",
        "The case against",
    ),
    "a row of a table": (
        "chapters/differences/?embed=1#at-a-glance-purpose",
        "Managing and leading at a glance",
        "The case against",
    ),
    "a quotation": (
        "chapters/voices/?embed=1#quote-kotter-complexity",
        "coping with complexity",
        "Joe Fuller",
    ),
    "a form of questions": (
        "trainers/questions/?embed=1#before",
        "Before the workshop",
        "After the workshop",
    ),
    "answers that a check put after its name": (
        "self-check/?embed=1#me=02120211020110",
        "Which hat do I reach for",
        "What does my team need",
    ),
}
WHOLE = {
    "a scenario": "scenarios/ward/?embed=1",
    "a page of tables": "explore/?embed=1",
    "an anchor that is not there": "chapters/faq/?embed=1#gone",
    "a name no page can have": "chapters/faq/?embed=1#%E0%A4%A<b>",
    "a plan to fill in": "trainers/follow-up/?embed=1",
}


@contextlib.contextmanager
def framed(
    browser: Browser, home: str, folder: Path, address: str, width: int, **options: object
) -> Iterator[tuple[Page, Frame]]:
    """The address in a frame of a page from another origin, as a course system shows it."""
    (folder / "index.html").write_text(
        '<!doctype html><html lang="en"><head><title>A course</title><link rel="icon"'
        f' href="data:,"></head><body><h1>A course</h1><iframe src="{home}{address}" title="Part"'
        f' width="{width}" height="700" style="border: 0"></iframe></body></html>'
    )
    with served(folder) as course, opened(browser, course, width=1280, **options) as page:
        assert course.split("/")[2] != home.split("/")[2], "another port is another origin"
        frame = page.frames[1]
        frame.wait_for_load_state("networkidle")
        yield page, frame


def seen(frame: Frame, selector: str) -> list[str]:
    return [each.inner_text() for each in frame.locator(selector).all() if each.is_visible()]


def overflow(frame: Frame) -> int:
    return frame.evaluate(
        "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("address", "holds", "lacks"), SECTIONS.values(), ids=SECTIONS)
@pytest.mark.turns(3)
def test_a_frame_of_another_origin_shows_one_section_under_one_title_without_header_or_navigation(
    browser: Browser, home: str, tmp_path: Path, address: str, holds: str, lacks: str, width: int
) -> None:
    with framed(browser, home, tmp_path, address, width) as (page, frame):
        expect(frame.locator(".bh-embed-source")).to_be_visible()
        text = frame.locator("body").inner_text()
        assert holds in text and lacks not in text
        assert len(seen(frame, "h1")) == 1
        assert (
            seen(
                frame,
                "header, nav, footer, [role=banner], [role=navigation], [role=search],"
                " .bh-cite-page, .bh-related",
            )
            == []
        )
        assert overflow(frame) <= 0
        assert page.locator("iframe").bounding_box()["width"] == width


@pytest.mark.parametrize("address", WHOLE.values(), ids=WHOLE)
@pytest.mark.turns(1)
def test_without_a_section_to_show_the_frame_holds_all_of_the_text_and_still_no_menus(
    browser: Browser, home: str, tmp_path: Path, address: str
) -> None:
    with framed(browser, home, tmp_path, address, 320) as (_, frame):
        expect(frame.locator(".bh-embed-source")).to_be_visible()
        assert (
            len(seen(frame, "h1")) == 1
            and seen(frame, "header, nav, footer") == []
            and overflow(frame) <= 0
        )
        assert frame.locator("article > .bh-embed-out").count() == 0


@each_look_on_each_screen
@pytest.mark.parametrize("kind", ["a section of a chapter", "a table", "a form of questions"])
@pytest.mark.turns(2)
def test_a_section_by_itself_is_quiet_accessible_and_fits(
    browser: Browser, home: str, kind: str, look: str, width: int
) -> None:
    with opened(browser, "about:blank", width=width, **LOOKS[look]) as page:
        watch = Watch(page, home)
        page.goto(home + SECTIONS[kind][0])
        expect(page.locator(".bh-embed-source")).to_be_visible()
        assert (
            watch.problems() + inaccessible(page) + sideways(page, width) + faint_in(page, look)
            == []
        )


def test_axe_finds_nothing_in_the_frame_of_the_other_origin(
    browser: Browser, home: str, tmp_path: Path
) -> None:
    with framed(browser, home, tmp_path, SECTIONS["a section of a chapter"][0], 320) as (_, frame):
        frame.evaluate(AXE)
        assert (
            frame.evaluate(
                "rules => axe.run(rules).then(result => result.violations.map(each => each.id))",
                AXE_RULES,
            )
            == []
        )


def test_the_link_under_a_section_opens_the_whole_page_at_that_place_in_a_new_tab(
    browser: Browser, home: str, tmp_path: Path
) -> None:
    with framed(browser, home, tmp_path, SECTIONS["a section of a chapter"][0], 800) as (
        page,
        frame,
    ):
        with page.context.expect_page() as opening:
            frame.locator(".bh-embed-source a").click()
        expect(opening.value).to_have_url(home + "chapters/empowering/#delegation")
        expect(opening.value.get_by_role("banner")).to_be_visible()
        assert frame.url == home + SECTIONS["a section of a chapter"][0], (
            "the frame stays where it is"
        )


def test_a_link_in_the_text_and_one_to_a_part_that_is_not_shown_leave_the_frame_too(
    browser: Browser, home: str, tmp_path: Path
) -> None:
    with framed(browser, home, tmp_path, "chapters/both-hats/?embed=1#one-job", 800) as (
        page,
        frame,
    ):
        for name, leads in (
            ("experts found that they overlap", "chapters/differences/#the-case-against-the-split"),
            ("1", "chapters/both-hats/#fn:simonet-tett-2013"),
        ):
            with page.context.expect_page() as opening:
                frame.locator("article").get_by_role("link", name=name, exact=True).first.click()
            expect(opening.value).to_have_url(home + leads)


def test_what_is_shared_from_a_frame_is_the_address_of_the_full_page(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + SECTIONS["answers that a check put after its name"][0]) as page:
        expect(page.get_by_label("Address of this result").first).to_have_value(
            home + "self-check/#me=02120211020110"
        )
    with opened(
        browser,
        home + SECTIONS["a quotation"][0],
        permissions=["clipboard-read", "clipboard-write"],
    ) as page:
        page.get_by_role("button", name="Copy quotation").locator("visible=true").click()
        expect(page.locator(".bh-said")).to_have_text("Quotation copied with its source")
        assert page.evaluate("navigator.clipboard.readText()").endswith(
            home + "chapters/voices/#quote-kotter-complexity"
        )


def test_without_javascript_the_frame_shows_the_whole_page(
    browser: Browser, home: str, tmp_path: Path
) -> None:
    with framed(
        browser,
        home,
        tmp_path,
        SECTIONS["a section of a chapter"][0],
        800,
        java_script_enabled=False,
    ) as (_, frame):
        text = frame.locator("body").inner_text()
        assert (
            "Name the rung" in text and "Feedback can lower" in text and seen(frame, "header") != []
        )


def test_pages_that_nobody_framed_are_left_as_they_are(browser: Browser, home: str) -> None:
    for query in ("", "?embed=0", "?embed=1x"):
        with opened(browser, f"{home}chapters/empowering/{query}#delegation") as page:
            expect(page.get_by_role("banner")).to_be_visible()
            assert page.locator(".bh-embed-source, .bh-embed-out").count() == 0

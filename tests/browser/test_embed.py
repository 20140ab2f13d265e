"""?embed=1 in a frame of somebody else's page: one section, one title, no menus, no sideways
scroll; its links lead out of the frame.
"""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from site_browser import (
    AXE,
    AXE_RULES,
    LOOKS,
    Visit,
    copied,
    each_look_on_each_screen,
    opened,
    seen_by_all,
)
from site_fixtures import served

pytestmark = pytest.mark.journeys("docs/javascripts/page/")

MENUS = (
    "header, nav, footer, [role=banner], [role=navigation], [role=search], .bh-cite-page,"
    " .bh-related"
)
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
        "On the whole guide, before the workshop",
        "On the whole guide, after the workshop",
    ),
    "answers that a check put after its name": (
        "self-check/?embed=1#me=02120211020110",
        "Which hat do I reach for",
        "What does my team need",
    ),
}
FRAMED = SECTIONS | {  # where there is no section to show, all of the page stays
    "a scenario": ("scenarios/ward/?embed=1", "", ""),
    "a page of tables": ("explore/?embed=1", "", ""),
    "an anchor that is not there": ("chapters/faq/?embed=1#gone", "", ""),
    "a name no page can have": ("chapters/faq/?embed=1#%E0%A4%A<b>", "", ""),
    "a plan to fill in": ("trainers/follow-up/?embed=1", "", ""),
}


LOSSES = {
    "aborted": lambda route: route.abort(),
    "hanging": lambda route: None,
    "of a type that browsers refuse": lambda route: route.fulfill(
        body="",
        content_type="application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff"},
    ),
}


@contextlib.contextmanager
def framed(
    browser: Browser,
    home: str,
    folder: Path,
    address: str,
    width: int,
    *,
    kind: str = "",
    above: int = 0,
    lost: tuple[str, str] = ("", ""),
    at_home: bool = False,
    **options: object,
) -> Iterator[tuple[Page, Frame]]:
    """The address in a frame of a page from another origin, as a course system shows it. `kind`:
    attributes of the frame; `above`: pixels of the course before it; `lost`: a file that does not
    arrive, and how; `at_home`: the course is of the same origin.
    """
    html = (
        '<!doctype html><html lang="en"><head><title>A course</title><link rel="icon"'
        f' href="data:,"></head><body><h1>A course</h1><p style="height: {above}px"></p><iframe'
        f' src="{home}{address}" title="Part" width="{width}" height="700" style="border: 0" {kind}'
        "></iframe></body></html>"
    )
    (folder / "index.html").write_text(html)
    with served(folder) as other, opened(browser, "about:blank", width=1280, **options) as page:
        assert other.split("/")[2] != home.split("/")[2], "another port is another origin"
        course = f"{home}a-course.html" if at_home else other
        if at_home:
            page.route(course, lambda route: route.fulfill(body=html, content_type="text/html"))
        if lost[0]:
            page.route(f"**/{lost[0]}", LOSSES[lost[1]])
        page.goto(course, wait_until="commit" if lost[1] == "hanging" else "load")
        page.locator("iframe").wait_for()
        frame = page.frames[1]
        if lost[1] != "hanging":
            frame.wait_for_load_state()
        yield page, frame


@pytest.mark.parametrize("width", [320, 800])
@pytest.mark.parametrize(("address", "holds", "lacks"), FRAMED.values(), ids=FRAMED)
@pytest.mark.turns(3)
def test_a_frame_of_another_origin_shows_one_section_or_all_under_one_title_without_any_menu(
    browser: Browser, home: str, tmp_path: Path, address: str, holds: str, lacks: str, width: int
) -> None:
    with framed(browser, home, tmp_path, address, width) as (page, frame):
        expect(frame.locator(".bh-embed-source")).to_be_visible()
        text = frame.locator("body").inner_text()
        assert holds in text and (not lacks or lacks not in text)
        assert (frame.locator("article > .bh-embed-out").count() > 0) == bool(lacks)
        expect(frame.locator("h1:visible")).to_have_count(1)
        assert frame.locator(f":is({MENUS}):visible").all_inner_texts() == []
        assert frame.evaluate(
            "document.scrollingElement.scrollWidth <= document.documentElement.clientWidth"
        ), "it scrolls sideways"
        assert page.locator("iframe").bounding_box()["width"] == width


@each_look_on_each_screen
@pytest.mark.parametrize("kind", ["a section of a chapter", "a table", "a form of questions"])
@pytest.mark.turns(2)
def test_a_section_by_itself_is_quiet_accessible_and_fits(
    visit: Visit, kind: str, look: str, width: int
) -> None:
    page = visit(SECTIONS[kind][0], width=width, **LOOKS[look])
    expect(page.locator(".bh-embed-source")).to_be_visible()
    assert seen_by_all(page, look, width) == []


def test_in_a_frame_of_another_origin_axe_finds_nothing_and_every_link_leads_out_into_a_new_tab(
    browser: Browser, home: str, tmp_path: Path
) -> None:
    address = "chapters/both-hats/?embed=1#one-job"
    with framed(browser, home, tmp_path, address, 800) as (page, frame):
        expect(frame.locator(".bh-embed-source")).to_be_visible()
        frame.evaluate(AXE)
        found = frame.evaluate("rules => axe.run(rules).then(all => all.violations)", AXE_RULES)
        assert [each["id"] for each in found] == []
        for link, leads in (
            (
                "article a:text-is('experts found that they overlap')",
                "chapters/differences/#the-case-against-the-split",
            ),
            (".bh-embed-source a", "chapters/both-hats/#one-job"),
        ):
            with page.context.expect_page() as opening:
                frame.locator(link).first.click()
            expect(opening.value).to_have_url(home + leads)
            expect(opening.value.get_by_role("banner")).to_be_visible()
            assert frame.url == home + address, "the frame stays where it is"
        frame.locator("article a:text-is('1')").first.click()
        expect(frame.locator(".bh-opened-note")).to_be_visible()


@pytest.mark.parametrize("kind", ["", 'loading="lazy"'], ids=["at once", "lazy"])
@pytest.mark.parametrize("at_home", [False, True], ids=["another origin", "the same origin"])
@pytest.mark.parametrize(
    "address",
    [
        *("chapters/empowering/?embed=1#delegation", "explore/?embed=1#explore-purpose"),
        *("chapters/differences/?embed=1#all-skills", "self-check/?embed=1#me=02120211020110"),
        *(
            "scenarios/ward/?show=all&embed=1#debrief",
            "chapters/differences/?embed=1#at-a-glance-purpose",
        ),
    ],
)
@pytest.mark.turns(4)
def test_a_frame_scrolls_to_what_it_shows_and_never_the_page_around_it(
    browser: Browser, home: str, tmp_path: Path, address: str, kind: str, at_home: bool
) -> None:
    with framed(browser, home, tmp_path, address, 800, kind=kind, above=3000, at_home=at_home) as (
        page,
        frame,
    ):
        start = 2400 if kind else 0  # where a lazy frame comes near, and wakes
        if kind:
            page.evaluate("start => scrollTo(0, start)", start)
        expect(frame.locator(".bh-embed-source")).to_be_visible()
        page.wait_for_function("() => new Promise(done => setTimeout(done, 300, true))")
        assert (page.evaluate("scrollY"), frame.url) == (start, home + address)
        target = frame.locator("#me-result" if "#me=" in address else f"#{address.split('#')[1]}")
        assert -1 < target.evaluate("each => each.getBoundingClientRect().top") < 700


@pytest.mark.parametrize("lost", LOSSES)
@pytest.mark.parametrize("file", ["page/shell.mjs", "page/embed.js", "stylesheets/embed.css"])
@pytest.mark.turns(4)
def test_a_frame_shows_its_section_or_all_of_the_page_but_never_nothing_when_a_file_is_lost(
    browser: Browser, home: str, tmp_path: Path, file: str, lost: str
) -> None:
    address, holds, lacks = SECTIONS["a section of a chapter"]
    with framed(browser, home, tmp_path, address, 800, lost=(file, lost)) as (_, frame):
        article = frame.locator("article")
        expect(frame.locator("html")).to_have_css("opacity", "1")
        expect(article).to_contain_text(holds, use_inner_text=True)
        alone = file == "page/shell.mjs"  # which a frame can do without
        expect(frame.get_by_role("banner")).to_be_visible(visible=not alone)
        assert (lacks in article.inner_text()) is not alone


def test_a_sandboxed_frame_shows_its_section_and_its_links_lead_on_within_it(
    browser: Browser, home: str, tmp_path: Path
) -> None:
    address, holds, lacks = SECTIONS["a section of a chapter"]
    with framed(browser, home, tmp_path, address, 800, kind='sandbox="allow-scripts"') as (
        _,
        frame,
    ):
        assert frame.evaluate("self.origin") == "null", "modules are not for it"
        expect(frame.locator(".bh-embed-source")).not_to_contain_text("new tab")
        text = frame.locator("body").inner_text()
        assert holds in text and lacks not in text and frame.locator("header:visible").count() == 0
        frame.locator(".bh-embed-source a").click()
        frame.wait_for_url(f"{home}chapters/empowering/#delegation")
        expect(frame.get_by_role("banner")).to_be_visible()


def test_what_is_shared_from_a_frame_is_the_address_of_the_full_page(
    visit: Visit, home: str
) -> None:
    page = visit(
        SECTIONS["answers that a check put after its name"][0],
        permissions=["clipboard-read", "clipboard-write"],
    )
    expect(page.get_by_label("Address of this result").first).to_have_value(
        home + "self-check/#me=02120211020110"
    )
    page.goto(home + SECTIONS["a quotation"][0])
    button = page.get_by_role("button", name="Copy quotation").locator("visible=true")
    quotation = copied(button, page.get_by_text("Quotation copied with its source", exact=True))
    assert quotation.endswith(home + "chapters/voices/#quote-kotter-complexity")


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
        assert "Name the rung" in text and "Feedback can lower" in text
        expect(frame.locator("header:visible").first).to_be_visible()


def test_pages_that_nobody_framed_are_left_as_they_are(browser: Browser, home: str) -> None:
    for query in ("", "?embed=0", "?embed=1x"):
        with opened(browser, f"{home}chapters/empowering/{query}#delegation") as page:
            expect(page.get_by_role("banner")).to_be_visible()
            expect(page).to_have_url(re.compile("chapters/empowering/[^#]*#delegation$"))
            assert page.locator(".bh-embed-source, .bh-embed-out").count() == 0
            expect(page.locator("#delegation")).to_be_in_viewport()

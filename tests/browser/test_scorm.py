"""The package for course systems, in one that keeps to SCORM 1.2: it reports what was read, goes on
where one left, and works without.
"""

import json
import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from copies.archive import PACKAGE as FILE
from core.mkdocs_yml import reading_order
from site_browser import Watch, faint, inaccessible, opened, sideways
from site_fixtures import ROOT, Built, served

pytestmark = [pytest.mark.xdist_group("copies"), pytest.mark.journeys("scripts/copies/")]
CHAPTERS = [entry.address for entry in reading_order(ROOT) if entry.address.startswith("chapters/")]
DONE = "I have read what I came for"


@pytest.fixture(scope="module")
def systems(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a course system that has taken in the package; it keeps nothing between
    learners.
    """
    folder = tmp_path_factory.mktemp("course-system")
    shutil.unpack_archive(built.site / FILE, folder / "package")
    shutil.copytree(ROOT / "tests/fixtures/course-system", folder, dirs_exist_ok=True)
    with served(folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser, systems: str) -> Iterator[Page]:
    """A learner in the course. Whatever happens, the unit keeps to the standard and complains of
    nothing.
    """
    with opened(browser, "about:blank") as page:
        watch = Watch(page, systems)
        page.goto(systems + "course.html")
        yield page
        assert json.loads(page.evaluate("() => sessionStorage.wrong")) == []
        assert watch.problems() == []


def unit(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def site(page: Page) -> FrameLocator:
    return unit(page).frame_locator("iframe.site")


def kept(page: Page) -> dict[str, str]:
    """What the course system knows for good: what was committed."""
    return json.loads(page.evaluate("() => sessionStorage.kept ?? '{}'"))


def turn_to(page: Page, address: str) -> None:
    """Follow a link inside the site, as somebody does who reads."""
    site(page).locator("body").evaluate(
        "(body, address) => { body.ownerDocument.defaultView.location.assign(address); }",
        page.url.replace("course.html", f"package/{address}"),
    )
    page.wait_for_function(
        "address => (JSON.parse(sessionStorage.kept ?? '{}')['cmi.core.lesson_location'] ??"
        " '').startsWith(address.split('#')[0])",
        arg=address,
    )


def leave(page: Page) -> None:
    page.get_by_role("link", name="Leave the course").click()
    page.wait_for_url("**/elsewhere.html")


def test_opening_it_is_incomplete_and_says_what_counts_and_the_last_of_all_chapters_completes_it(
    page: Page,
) -> None:
    status, count = unit(page).get_by_role("status"), len(CHAPTERS)
    expect(unit(page).locator(".bar__rule")).to_contain_text(f"all {count} chapters")
    expect(site(page).locator("h1")).to_be_visible()
    page.wait_for_function("() => sessionStorage.kept")
    for opened_before, address in enumerate(CHAPTERS):
        expect(status).to_have_text(f"{opened_before} of {count} chapters opened")
        assert kept(page)["cmi.core.lesson_status"] == "incomplete"
        turn_to(page, f"{address}index.html#sources")
    expect(status).to_have_text("Completed")
    assert kept(page)["cmi.core.lesson_status"] == "completed"


def test_one_leaves_and_goes_on_from_the_same_page_until_one_has_read_what_one_came_for_for_good(
    page: Page,
) -> None:
    turn_to(page, "chapters/voices/index.html")
    turn_to(page, "scenarios/ward/index.html")
    site(page).locator(".bh-choices button").first.click()
    expect(site(page).get_by_role("heading", name="You chose A")).to_be_visible()
    leave(page)
    said = json.loads(page.evaluate("() => sessionStorage.calls"))
    assert said.count("LMSFinish") == 1 and said[-2:] == ["LMSCommit", "LMSFinish"], said
    assert re.fullmatch(r"0000:\d\d:\d\d", kept(page)["cmi.core.session_time"])
    assert kept(page)["cmi.core.exit"] == "suspend"
    assert kept(page)["cmi.core.lesson_location"] == "scenarios/ward/index.html?choice=a"
    page.go_back()
    expect(site(page).get_by_role("heading", name="You chose A")).to_be_visible()
    expect(unit(page).get_by_role("status")).to_have_text(f"1 of {len(CHAPTERS)} chapters opened")
    assert kept(page)["cmi.core.lesson_status"] == "incomplete"
    unit(page).get_by_role("button", name=DONE).click()
    for _ in ("now", "whenever one comes back"):
        expect(unit(page).get_by_role("status")).to_have_text("Completed")
        expect(unit(page).get_by_role("button")).to_have_count(0)
        leave(page)
        now = kept(page)
        assert (now["cmi.core.lesson_status"], now["cmi.core.exit"]) == ("completed", "")
        page.go_back()


def test_a_page_to_go_on_from_that_is_none_of_the_package_is_not_opened(page: Page) -> None:
    for place in (
        "javascript:alert(1)",
        "https://example.org/index.html",
        "../course.html",
        "//example.org/x.html",
        "<b>.html",
    ):
        page.evaluate(
            "place => { leaving = () => (sessionStorage.kept = JSON.stringify({"
            " 'cmi.core.lesson_status': 'incomplete', 'cmi.core.lesson_location': place,"
            " 'cmi.suspend_data': '<b>' })); addEventListener('unload', leaving); }",
            place,
        )
        page.reload()
        expect(site(page).locator(".bh-header__home")).to_be_visible()
        expect(unit(page).get_by_role("status")).to_have_text(
            f"0 of {len(CHAPTERS)} chapters opened"
        )


def test_search_works_inside_it_and_links_to_other_sites_open_outside_the_frame(
    page: Page,
) -> None:
    site(page).get_by_role("button", name="Search", exact=True).click()
    site(page).get_by_role("textbox", name="Search this guide").fill("Kotter")
    site(page).get_by_role("dialog").get_by_role("link").first.click()
    page.wait_for_function(
        "() => JSON.parse(sessionStorage.kept ??"
        " '{}')['cmi.core.lesson_location']?.startsWith('chapters/')"
    )
    turn_to(page, "about/licence/index.html")
    link = site(page).locator("main a[href^='https://creativecommons.org']").first
    link.evaluate("each => each.addEventListener('click', event => event.preventDefault())")
    link.click()
    expect(link).to_have_attribute("target", "_blank")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.turns(1)
def test_a_system_that_opens_a_window_is_found_too_and_its_bar_is_accessible_and_fits_a_phone(
    browser: Browser, systems: str, scheme: str
) -> None:
    with opened(browser, f"{systems}course.html?window", width=360, color_scheme=scheme) as system:
        with system.expect_popup() as popup:
            system.evaluate("() => { window.open('package/launch.html'); }")
        page = popup.value
        done = page.get_by_role("button", name=DONE)
        expect(done).to_be_visible()
        assert inaccessible(page, ".bar") + faint(page) + sideways(page, 320) == []
        assert done.bounding_box()["height"] >= 44
        assert page.locator(".site").bounding_box()["height"] > 400
        done.click()
        expect(page.get_by_role("status")).to_have_text("Completed")
        assert kept(system)["cmi.core.lesson_status"] == "completed"
        page.close(run_before_unload=True)
        system.wait_for_function("() => JSON.parse(sessionStorage.calls).at(-1) === 'LMSFinish'")
        assert json.loads(system.evaluate("() => sessionStorage.wrong")) == []


def test_without_a_course_system_it_can_be_read_and_says_so(browser: Browser, systems: str) -> None:
    with opened(browser, systems + "package/launch.html") as page:
        expect(page.get_by_role("status")).to_contain_text("nothing is reported")
        expect(page.get_by_role("button", name=DONE)).to_be_hidden()
        expect(page.frame_locator("iframe").locator("h1")).to_be_visible()


def test_the_stub_catches_a_unit_that_breaks_the_standard(page: Page) -> None:
    page.wait_for_function("() => sessionStorage.kept")
    found = page.evaluate("""() => {
        API.LMSSetValue("cmi.core.lesson_status", "done");
        API.LMSSetValue("cmi.core.session_time", "5 minutes");
        API.LMSSetValue("cmi.core.lesson_location", "x".repeat(256));
        API.LMSGetValue("cmi.core.exit");
        API.LMSSetValue("cmi.suspend_data", 1);
        API.LMSInitialize("");
        const found = wrong.splice(0);
        sessionStorage.wrong = "[]";
        return found;
    }""")
    assert len(found) == 6, found

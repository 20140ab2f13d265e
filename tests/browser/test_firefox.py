"""Journeys in Debian's Firefox, the first whole and the others in turn; it is slower than Chromium
to start, so one process has them all.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from copies.archive import FILE, FOLDER
from site_browser import UNFOLD, Watch
from site_fixtures import Built, served

pytestmark = pytest.mark.xdist_group("firefox")
SEEN = (
    *("", "chapters/differences/", "scenarios/ward/", "explore/", "self-check/", "book/"),
    *("trainers/agenda/", "trainers/follow-up/", "trainers/links/", "about/offline/"),
)

# Firefox tells WebDriver nothing of what a policy refuses.
REFUSED = """addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    console.error("refused by", effectiveDirective, blockedURI))"""


@pytest.fixture
def page(firefox: Browser) -> Iterator[Page]:
    """A phone, as far as Firefox plays one."""
    with firefox.new_context(viewport={"width": 360, "height": 740}) as context:
        context.add_init_script(REFUSED)
        yield context.new_page()


def test_a_reader_reads_searches_walks_a_scenario_and_checks_themselves(
    page: Page, home: str
) -> None:
    watch = Watch(page, home)
    page.goto(f"{home}chapters/definitions/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("button", name="On this page").click()
    page.locator("#on-this-page a").nth(2).click()
    expect(page.locator("#on-this-page")).to_be_hidden()
    page.get_by_role("button", name="Contents").click()
    page.keyboard.press("Escape")
    page.get_by_role("contentinfo").get_by_role("link", name="Accessibility").click()
    page.wait_for_url("**/about/accessibility/")
    page.keyboard.press("Control+k")
    page.keyboard.type("Kotter")
    page.locator("ol a:visible", has_text="Kotter").first.click()
    expect(page.locator(":target")).to_contain_text("Kotter")
    page.goto(f"{home}scenarios/ward/")
    page.locator(".bh-choices button").nth(1).click()
    page.get_by_role("button", name="See what the others would have brought").click()
    expect(page).to_have_url(f"{home}scenarios/ward/?choice=b&others=1")
    page.goto(f"{home}self-check/#me=02120211020110")
    expect(page.locator("#me-result h3")).to_be_visible()
    assert watch.problems() == []


@pytest.mark.whole
def test_pages_of_every_kind_complain_of_nothing(page: Page, home: str) -> None:
    watch, problems = Watch(page, home), []
    for address in SEEN:
        page.goto(home + address)
        page.wait_for_load_state("networkidle")
        problems += [f"{address}: {each}" for each in watch.problems()]
    assert problems == []


@pytest.mark.whole
def test_a_trainer_projects_and_copies(page: Page, home: str) -> None:
    page.goto(f"{home}scenarios/ward/?view=trainer")
    page.locator("[data-bh-project=ward]").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.goto(f"{home}chapters/voices/")
    page.evaluate(UNFOLD)
    page.locator(".bh-quote__links button").first.click()
    expect(page.get_by_role("status")).to_contain_text("Quotation copied with its source")


@pytest.mark.whole
def test_the_copy_to_keep_gives_addresses_and_calendars_from_its_folder(
    page: Page, built: Built, tmp_path: Path
) -> None:
    shutil.unpack_archive(built.site / FILE, tmp_path)
    copy = (tmp_path / FOLDER).as_uri() + "/"
    watch = Watch(page, "file:///")
    page.goto(f"{copy}self-check/index.html#me=02120211020110")
    expect(
        page.locator("#me .bh-check__address, [data-bh-check=me] .bh-check__address")
    ).to_have_value(re.compile(r"^file:///.*index\.html#me=02120211020110$"))
    page.goto(f"{copy}trainers/agenda/index.html")
    page.get_by_label("Start from").select_option("new-managers-half-day")
    page.get_by_role("button", name="Start", exact=True).click()
    page.locator(".bh-agenda button[value=meeting]").click()
    expect(page.locator(".bh-agenda__said")).to_contain_text("Downloaded as")
    page.locator(".bh-agenda__share").evaluate("each => each.removeAttribute('target')")
    page.locator(".bh-agenda__share").click()
    expect(page.locator(".bh-programme h1")).to_be_visible()
    assert watch.problems() == []


@pytest.mark.whole
def test_what_the_policy_of_a_page_refuses_would_be_heard(
    page: Page, built: Built, tmp_path: Path
) -> None:
    html = (built.site / "index.html").read_text("utf-8")
    (tmp_path / "index.html").write_text(
        html.replace("</head>", '<link rel="next" href="a/"></head>')
    )
    with served(tmp_path) as home:
        watch = Watch(page, home)
        page.goto(home)
        page.wait_for_timeout(500)
    assert [each for each in watch.problems() if "default-src" in each]

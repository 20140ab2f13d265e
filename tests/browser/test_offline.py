"""Without a connection: nothing is kept unless the reader says so; then it reads, searches and
forwards as before, and goes when told.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import finish
from copies import offline_list
from offline_host import STATE, Host, choose, hosted, release, says
from site_browser import Watch, faint, inaccessible, sideways
from site_fixtures import BASE, PAGES, Built

pytestmark = pytest.mark.journeys("docs/sw.js", "scripts/copies/", "docs/javascripts/page/offline")

OFFLINE, CHAPTER, SCENARIO = "about/offline/", "chapters/faq/", "scenarios/ward/"
NOTHING = {"workers": [], "caches": [], "stored": 0}
KEPT = """async () => (await (await caches.open((await caches.keys())[0])).keys()).map(each =>
    each.url)"""
# Files that a page loads or offers to read, and those of no use to a reader.
LOADED = re.compile(r".+\.(html|mjs)|stylesheets/.+\.css|search/things\.json|assets/favicon\.svg")
NOT_READ = re.compile(r"\.(map|png|gz|yml)$")


@pytest.fixture(scope="module")
def site(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release(built.site, tmp_path_factory.mktemp("offline") / "site", "one")


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    with hosted(site) as host:
        yield host


@pytest.fixture
def page(visitor: BrowserContext) -> Page:
    return visitor.new_page()


def flaws(page: Page) -> list[str]:
    """What keeps somebody from the page as it stands, on a phone in the light, on a desk in the
    dark.
    """
    found = []
    for width, scheme in ((360, "light"), (1280, "dark")):
        page.emulate_media(color_scheme=scheme)
        found += sideways(page, width) + inaccessible(page, "article") + faint(page)
    return found


def listed(site: Path) -> list[str]:
    """Files that can be kept."""
    return json.loads((site / offline_list.NAME).read_text("utf-8"))["files"]


def test_nothing_is_kept_or_fetched_until_a_reader_chooses_and_then_what_was_read_can_be_read_again(
    page: Page, host: Host
) -> None:
    watch = Watch(page, host.address)
    for address in ("", CHAPTER, OFFLINE):
        page.goto(host.address + address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(STATE) == NOTHING, address
    assert says(page) == "Nothing of this site is kept on this device."
    assert not {BASE + offline_list.NAME, BASE + offline_list.WORKER} & set(host.asked)
    choose(page, host, "Keep what I read")
    assert flaws(page) + watch.problems() == []
    page.goto(host.address + CHAPTER)
    page.wait_for_load_state("networkidle")
    host.down = True
    page.goto(f"{host.address}{CHAPTER}?view=trainer#cite")
    assert page.url.endswith("?view=trainer#cite")
    expect(page.get_by_role("region", name="For trainers")).to_be_visible()
    page.goto(host.address + SCENARIO)
    assert page.url == f"{host.address}{OFFLINE}#not-kept"
    assert says(page).startswith("What you read is kept on this device: one page so far")
    expect(page.locator(".bh-offline li")).to_have_text(["Questions people ask"])


def test_all_of_it_is_read_searched_and_forwarded_without_a_connection_and_goes_when_told(
    page: Page, host: Host
) -> None:
    watch = Watch(page, host.address)
    choose(page, host, "Keep all of it")
    assert re.match(r"All of this site is kept on .* MB\. It is the edition of ", says(page))
    assert flaws(page) + watch.problems() == []
    files = [*listed(host.site), "kept.json", offline_list.NAME]
    assert set(page.evaluate(KEPT)) == {
        host.address + re.sub(r"(^|/)index\.html$", r"\1", name) for name in files
    }
    host.down = True
    asked = len(host.asked)
    for address in [
        *PAGES,
        f"{CHAPTER}?view=trainer",
        "chapters/definitions/?project=quote-kotter-change",
        f"{SCENARIO}?choice=b&embed=1",
        CHAPTER.rstrip("/"),
        "trainers/plans/new-managers-90/?run=1&at=delegation&wall=1",
    ]:
        page.goto(host.address + address)
        assert page.locator("h1").count() and page.url.startswith(host.address + address), address
    expect(page.frame_locator("iframe").get_by_text("Do it this way.")).to_be_visible()
    page.goto(f"{host.address}go/{min((host.site / 'go').glob('*/index.html')).parent.name}/")
    page.wait_for_url(lambda url: "/go/" not in url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(host.address + CHAPTER)
    page.keyboard.press("Control+k")
    page.keyboard.type("delegation")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()
    assert watch.problems() == []
    assert set(host.asked[asked:]) <= {f"{BASE}{offline_list.WORKER}"}, (
        "the browser alone asks, for a newer worker"
    )
    host.down = False
    page.evaluate("caches.open('both-hats /guide/other/ x')")
    choose(page, host, "Remove it")
    assert says(page) == "Removed. Nothing of this site is kept on this device."
    expect(page.get_by_role("button", name="Keep what I read")).to_be_focused()
    page.goto(host.address + CHAPTER)
    assert page.evaluate(STATE) == NOTHING | {"caches": ["both-hats /guide/other/ x"]}
    page.goto(host.address + OFFLINE)
    for button, said in (
        ("Keep what I read", "What you read is kept"),
        ("Remove it", "Removed"),
        ("Keep what I read", "What you read is kept"),  # the removed worker may still be at work
    ):
        page.get_by_role("button", name=button).click()
        expect(page.locator(".bh-offline [role=status]")).to_contain_text(said)


def test_a_line_that_breaks_leaves_nothing_of_a_first_start_and_loses_nothing_of_what_came(
    page: Page, host: Host
) -> None:
    status = page.locator(".bh-offline [role=status]")
    page.goto(host.address + OFFLINE)
    host.limit = 20
    page.get_by_role("button", name="Keep what I read").click()
    expect(status).to_contain_text("That did not work")
    assert page.evaluate(STATE) == NOTHING
    host.limit = 150
    page.get_by_role("button", name="Keep all of it").click()
    expect(status).to_contain_text("did not come as it was built. What is kept so far stays.")
    host.limit = None
    page.reload()
    some = int(says(page).split()[0].replace(",", ""))
    before = len(host.asked)
    page.get_by_role("button", name="Go on").click()
    expect(status).to_contain_text("All of this site is kept", timeout=60_000)
    asked = [path for path in host.asked[before:] if not path.endswith(offline_list.WORKER)]
    assert len(asked) == len(listed(host.site)) - some < len(listed(host.site)) - 50


def test_a_preview_offers_nothing_and_what_a_build_kept_at_its_address_goes(
    page: Page, host: Host, tmp_path: Path
) -> None:
    assert offline_list.make in finish.ALL and offline_list.make not in finish.SERVED
    left_out = shutil.ignore_patterns("go", offline_list.NAME)
    preview = shutil.copytree(host.site, tmp_path / "site", ignore=left_out)
    for name in (f"{OFFLINE}index.html", offline_list.WORKER):  # as MkDocs leaves them
        text = offline_list.HASH.sub("", (preview / name).read_text("utf-8"))
        (preview / name).write_text(re.sub(r"\d+ MB</span>", "</span>", text), "utf-8")
    choose(page, host, "Keep what I read")
    host.site = preview
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    page.wait_for_function(
        "async () => !(await caches.keys()).length && !(await"
        " navigator.serviceWorker.getRegistrations()).length"
    )
    page.goto("about:blank")  # a tab that leaves lets go of its worker for good
    page.goto(f"{host.address}{OFFLINE}")
    page.reload()  # not what the browser remembers of the page
    assert says(page).startswith("A preview or a copy of the site is not kept")
    expect(page.locator(".bh-offline button:visible")).to_have_count(0)
    assert page.evaluate(STATE) == NOTHING


def test_every_file_a_page_loads_or_offers_to_read_is_listed(built: Built) -> None:
    files = {path.relative_to(built.site).as_posix() for path in built.site.rglob("*.*")}
    loaded = {name for name in files if LOADED.fullmatch(name)}
    assert sorted(loaded - set(listed(built.site))) == ["404.html"]
    assert [name for name in listed(built.site) if NOT_READ.search(name)] == []

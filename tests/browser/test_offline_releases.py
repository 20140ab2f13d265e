"""Two releases: a tab shows one of them whole, and a new one is used only when all of it has come
as it was built.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from copies import offline_list
from offline_host import RELEASES, STATE, WAITING, Host, choose, hosted, release, says
from site_fixtures import BASE, Built

pytestmark = pytest.mark.journeys("docs/sw.js", "scripts/copies/")

OFFLINE, CHAPTER, SCENARIO = "about/offline/", "chapters/faq/", "scenarios/ward/"
VOICES = "chapters/voices/"
READ, ALL = "Keep what I read", "Keep all of it"
ONE, TWO = ["one"] * 3, ["two"] * 3


@pytest.fixture(scope="module")
def releases(built: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("releases")
    return {name: release(built.site, folder / name, name) for name in ("one", "two")}


@pytest.fixture
def host(releases: dict[str, Path]) -> Iterator[Host]:
    with hosted(releases["one"]) as host:
        yield host


def tab(visitor: BrowserContext, address: str) -> Page:
    page = visitor.new_page()
    page.goto(address)
    return page


def reader(visitor: BrowserContext, host: Host, choice: str) -> Page:
    """Somebody who chose what to keep, and then reads a chapter."""
    page = visitor.new_page()
    choose(page, host, choice)
    page.goto(host.address + CHAPTER)
    return page


def update(page: Page) -> None:
    """Let the browser look for a new worker now, as it does by itself on a visit; returns when it
    waits or was given up.
    """
    page.evaluate(
        "async () => { const own = await navigator.serviceWorker.getRegistration(); await"
        " own.update().catch(() => {}); await new Promise(done => { const look = () =>"
        " own.installing ? setTimeout(look, 50) : done(); look(); }); }"
    )


def closed(visitor: BrowserContext, host: Host) -> None:
    """Close every tab, so that what comes next is a new visit.

    A browser lets a waiting worker take over some time after the last tab of the old one closed. A
    page of the same host outside the site looks on until it has.
    """
    for page in visitor.pages:
        page.close()
    onlooker = tab(visitor, host.address.removesuffix(BASE) + "/outside")
    onlooker.wait_for_function(f"async site => !(await ({WAITING})(site))", arg=host.address)
    onlooker.close()


@pytest.mark.parametrize(
    ("choice", "kept"),
    [(READ, "What you read is kept on this device: one page"), (ALL, "All of this")],
    ids=["what I read", "all of it"],
)
@pytest.mark.turns(1)
def test_open_tabs_keep_the_old_release_and_the_next_visit_has_only_the_new(
    visitor: BrowserContext, host: Host, releases: dict[str, Path], choice: str, kept: str
) -> None:
    first = reader(visitor, host, choice)
    host.site = releases["two"]
    second = tab(visitor, host.address + CHAPTER)
    update(second)
    assert second.evaluate(WAITING)
    third = tab(visitor, host.address + CHAPTER)
    assert [each.evaluate(RELEASES) for each in (first, second, third)] == [ONE, ONE, ONE]
    closed(visitor, host)
    host.down = True  # all of the new one has come already
    page = tab(visitor, host.address + CHAPTER)
    assert page.evaluate(RELEASES) == TWO
    page.wait_for_function("async () => (await caches.keys()).length === 1")
    page.goto(host.address + OFFLINE)
    assert page.evaluate(RELEASES) == TWO and says(page).startswith(kept)


def test_only_what_changed_is_fetched_once_and_used_only_when_all_of_it_came_as_it_was_built(
    visitor: BrowserContext, host: Host, releases: dict[str, Path], tmp_path: Path
) -> None:
    site = Path(shutil.copytree(releases["one"], tmp_path / "site"))
    for changed in (VOICES, CHAPTER):
        shutil.copy(releases["two"] / changed / "index.html", site / changed)
    offline_list.make(site)
    spoilt = site / VOICES / "index.html"
    sound = spoilt.read_bytes()
    page = reader(visitor, host, ALL)
    host.site = site
    host.asked.clear()
    for content, workers, shown in (
        (sound + b"<!-- cut", ["active"], ONE),
        (sound + b"<!-- cut", ["active"], ONE),
        (sound, ["active", "waiting"], ["two", "one", "one"]),
    ):
        spoilt.write_bytes(content)
        update(page)
        assert page.evaluate(STATE)["workers"] == workers
        closed(visitor, host)
        page = tab(visitor, host.address + VOICES)
        assert page.evaluate(RELEASES) == shown
    asked = Counter(path.removeprefix(BASE) for path in host.asked if path.startswith(BASE))
    assert {*asked} == {offline_list.WORKER, offline_list.NAME, VOICES, CHAPTER}
    assert asked[CHAPTER] < asked[VOICES], "what had come whole is not fetched again"


def test_a_page_that_is_not_kept_comes_whole_from_the_host_and_the_kept_ones_stay_whole(
    visitor: BrowserContext, host: Host, releases: dict[str, Path], tmp_path: Path
) -> None:
    page = reader(visitor, host, READ)
    # the host hands out the new pages before the new worker
    host.site = Path(shutil.copytree(releases["two"], tmp_path / "site"))
    shutil.copy(releases["one"] / offline_list.WORKER, host.site)
    page.goto(host.address + SCENARIO)
    assert page.evaluate(RELEASES) == TWO
    assert tab(visitor, host.address + CHAPTER).evaluate(RELEASES) == ONE
    assert page.evaluate(RELEASES) == TWO
    host.down = True
    page.goto(host.address + SCENARIO)
    assert page.url == f"{host.address}{OFFLINE}#not-kept", (
        "nothing of the new release was put among the old"
    )


def test_the_reader_may_take_the_new_release_at_once_where_no_other_tab_shows_the_old(
    visitor: BrowserContext, host: Host, releases: dict[str, Path]
) -> None:
    other = reader(visitor, host, READ)
    host.site = releases["two"]
    page = tab(visitor, host.address + OFFLINE)
    update(page)
    page.reload()
    newer = page.get_by_role("button", name="Use the newer version")
    newer.click()
    expect(page.locator(".bh-offline [role=status]")).to_contain_text("once no other tab")
    assert page.evaluate(RELEASES) == other.evaluate(RELEASES) == ONE
    other.close()
    newer.click()
    expect(page.locator("meta[name=test-release]")).to_have_attribute("content", "two")
    assert page.evaluate(RELEASES) == TWO
    expect(newer).to_be_hidden()

"""Without a connection: nothing is kept unless the reader says so; then it reads, searches and
forwards as before, and goes when told.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import finish
from copies import offline_list
from offline_host import STATE, Host, choose, hosted, release, says
from site_browser import Watch, faint, inaccessible, opened, sideways
from site_fixtures import BASE, PAGES, ROOT, Built

pytestmark = pytest.mark.journeys("docs/sw.js", "scripts/copies/", "docs/javascripts/offline")

OFFLINE, CHAPTER, SCENARIO = "about/offline/", "chapters/faq/", "scenarios/ward/"
NOTHING = {"workers": [], "caches": [], "stored": 0}


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


def cut(host: Host, visitor: BrowserContext) -> None:
    host.down = True
    visitor.set_offline(True)


def test_nothing_is_registered_stored_or_fetched_before_the_reader_chooses(
    page: Page, host: Host
) -> None:
    for address in ("", CHAPTER, OFFLINE):
        page.goto(host.address + address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(STATE) == NOTHING
    assert says(page) == "Nothing of this site is kept on this device."
    assert [
        path for path in host.asked if path.endswith((offline_list.NAME, offline_list.WORKER))
    ] == []


def test_what_was_read_can_be_read_again_and_what_was_not_is_answered_with_what_is_there(
    page: Page, visitor: BrowserContext, host: Host
) -> None:
    choose(page, host, "Keep what I read")
    assert says(page).startswith("What you read is kept on this device: 0 pages so far")
    page.goto(host.address + CHAPTER)
    page.wait_for_load_state("networkidle")
    cut(host, visitor)
    page.goto(f"{host.address}{CHAPTER}?view=trainer#cite")
    assert page.url.endswith("?view=trainer#cite")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("region", name="For trainers")).to_be_visible()
    page.goto(host.address + SCENARIO)
    assert page.url == f"{host.address}{OFFLINE}#not-kept"
    assert says(page).startswith(
        "What you read is kept on this device: one page so far"
    ) and page.locator(".bh-offline li").all_inner_texts() == ["Questions people ask"]


def test_all_of_it_is_read_searched_and_forwarded_without_a_connection(
    page: Page, visitor: BrowserContext, host: Host
) -> None:
    choose(page, host, "Keep all of it")
    assert says(page).startswith(
        "All of this site is kept on this device:"
    ) and " MB. It is the edition of " in says(page)
    listed = json.loads((host.site / offline_list.NAME).read_text("utf-8"))["files"]
    assert sorted(
        json.loads(
            page.evaluate(
                """async () => JSON.stringify((await (await caches.open((await caches.keys(
                    ))[0])).keys()).map(each => each.url))"""
            )
        )
    ) == sorted(
        [
            host.address
            + name.removesuffix(
                "index.html" if name.endswith("/index.html") or name == "index.html" else ""
            )
            for name in listed
        ]
        + [host.address + "kept.json", host.address + offline_list.NAME]
    )
    cut(host, visitor)
    asked = len(host.asked)
    failed: list[str] = []
    page.on(
        "requestfailed",
        lambda request: request.failure != "net::ERR_ABORTED" and failed.append(request.url),
    )  # aborted: by the next step of this test
    code = next(path.parent.name for path in (host.site / "go").glob("*/index.html"))
    for address in [
        *PAGES,
        f"{CHAPTER}?view=trainer&project=cite",
        f"{SCENARIO}?choice=b&embed=1",
        CHAPTER.rstrip("/"),
    ]:
        page.goto(host.address + address)
        assert page.locator("h1").count() >= 1 and OFFLINE not in page.url.replace(
            host.address + address, ""
        ), address
    page.goto(f"{host.address}go/{code}/")
    page.wait_for_url(lambda url: "/go/" not in url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(host.address + CHAPTER)
    page.locator(".md-search__input").first.fill("delegation")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert failed == [] and set(host.asked[asked:]) <= {f"{BASE}{offline_list.WORKER}"}, (
        "the browser alone asks, for a newer worker"
    )


def test_a_broken_line_loses_nothing_and_it_goes_on_from_there(page: Page, host: Host) -> None:
    host.limit = 150
    choose(page, host, "Keep all of it")
    assert "did not come as it was built. What is kept so far stays." in says(page)
    host.limit = None
    page.reload()
    some = int(says(page).split()[0].replace(",", ""))
    before = len(host.asked)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".bh-offline [role=status]")).to_contain_text(
        "All of this site is kept", timeout=60_000
    )
    listed = len(json.loads((host.site / offline_list.NAME).read_text("utf-8"))["files"])
    assert (
        some > 50
        and len([path for path in host.asked[before:] if not path.endswith(offline_list.WORKER)])
        == listed - some
    )


def test_a_first_start_that_breaks_leaves_nothing(page: Page, host: Host) -> None:
    page.goto(host.address + OFFLINE)
    host.limit = 20
    page.get_by_role("button", name="Keep what I read").click()
    expect(page.locator(".bh-offline [role=status]")).to_contain_text("That did not work")
    assert page.evaluate(STATE) == NOTHING
    host.limit = None
    choose(page, host, "Keep what I read")
    assert page.evaluate(STATE)["workers"] == ["active"]


def test_removing_leaves_neither_worker_nor_files_and_what_others_keep_stays(
    page: Page, visitor: BrowserContext, host: Host
) -> None:
    choose(page, host, "Keep all of it")
    page.goto(host.address + CHAPTER)
    page.evaluate("caches.open('both-hats /guide/other/ x')")
    choose(page, host, "Remove it")
    assert says(page) == "Removed. Nothing of this site is kept on this device."
    expect(page.get_by_role("button", name="Keep what I read")).to_be_focused()
    page.goto(host.address + CHAPTER)
    assert page.evaluate(STATE) == NOTHING | {"caches": ["both-hats /guide/other/ x"]}
    choose(page, host, "Keep what I read")
    assert says(page).startswith("What you read is kept")
    page.get_by_role("button", name="Remove it").click()
    expect(page.locator(".bh-offline [role=status]")).to_contain_text("Removed")
    page.get_by_role(
        "button", name="Keep what I read"
    ).click()  # while the removed worker may still be at work
    expect(page.locator(".bh-offline [role=status]")).to_contain_text("What you read is kept")


def test_a_preview_offers_nothing_and_what_a_build_kept_at_its_address_goes(
    page: Page, host: Host, tmp_path: Path
) -> None:
    assert offline_list.make in finish.ALL and offline_list.make not in finish.SERVED
    shutil.copytree(
        host.site, tmp_path / "site", ignore=shutil.ignore_patterns("go", offline_list.NAME)
    )
    for name in (f"{OFFLINE}index.html", offline_list.WORKER):  # as MkDocs leaves them
        path = tmp_path / "site" / name
        text = offline_list.HASH.sub("", path.read_text("utf-8"))
        path.write_text(re.sub(r"\d+ MB</span>", "</span>", text), "utf-8")
    choose(page, host, "Keep what I read")
    host.site = tmp_path / "site"
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    page.wait_for_function(
        "async () => !(await caches.keys()).length && !(await"
        " navigator.serviceWorker.getRegistrations()).length"
    )
    page.goto("about:blank")  # a tab that leaves lets go of its worker for good
    page.goto(f"{host.address}{OFFLINE}")
    page.reload()  # not what the browser remembers of the page
    expect(page.locator(".bh-offline [role=status]")).to_contain_text(
        "A preview or a copy of the site is not kept"
    )
    assert (
        page.locator(".bh-offline button:visible").count() == 0 and page.evaluate(STATE) == NOTHING
    )


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.turns(1)
def test_the_page_is_quiet_accessible_and_narrow_enough_in_every_state(
    browser: Browser, host: Host, width: int
) -> None:
    with opened(browser, "about:blank", width=width) as page:
        watch = Watch(page, host.address)
        page.goto(host.address + OFFLINE)
        for button in ("Keep what I read", "Keep all of it"):
            page.get_by_role("button", name=button).click()
            page.locator(".bh-offline button:disabled").first.wait_for(
                state="detached", timeout=60_000
            )
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                assert (
                    inaccessible(page, "article")
                    + faint(page)
                    + sideways(page, width)
                    + watch.problems()
                    == []
                )


def test_the_list_is_the_same_each_time_and_another_byte_makes_another_release(
    site: Path, tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path / "site")
    listed = {
        name: (site / name).read_bytes()
        for name in (offline_list.NAME, offline_list.WORKER, offline_list.PAGE)
    }
    offline_list.make(tmp_path / "site", ROOT)
    assert {name: (tmp_path / "site" / name).read_bytes() for name in listed} == listed
    (tmp_path / "site" / CHAPTER / "index.html").write_text("<p>Another</p>")
    offline_list.make(tmp_path / "site", ROOT)
    assert (tmp_path / "site" / offline_list.WORKER).read_bytes() != listed[offline_list.WORKER]


def test_every_file_a_page_loads_or_offers_to_read_is_listed(built: Built) -> None:
    listed = set(json.loads((built.site / offline_list.NAME).read_text("utf-8"))["files"])
    pages = {path.relative_to(built.site).as_posix() for path in built.site.rglob("*.html")} - {
        "404.html"
    }
    scripts = {
        path.relative_to(built.site).as_posix()
        for kind in ("mjs", "css")
        for path in built.site.glob(f"*/*.{kind}")
    }
    bundle = {
        path.relative_to(built.site).as_posix()
        for path in built.site.glob("assets/javascripts/**/*.js")
        if "lunr" not in path.parts
    }
    assert pages | scripts | bundle | {"search/search_index.json", "assets/favicon.svg"} <= listed
    assert not [name for name in listed if name.endswith((".map", ".png", ".gz", ".yml"))]

"""A host whose site can be exchanged, and whose line can break, while browsers look at it."""

import contextlib
import functools
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

import site_fixtures
from copies import offline_list

BUILT = {"one": 1_700_000_000, "two": 1_700_000_060}
STATE = """async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).map(each => ["active", "waiting",
        "installing"].filter(state => each[state])).flat(),
    caches: await caches.keys(),
    stored: localStorage.length + document.cookie.length,
})"""
WAITING = """async (site) =>
    Boolean((await navigator.serviceWorker.getRegistration(site))?.waiting)"""
# What a tab shows and what it would still load, each with its release.
RELEASES = """async () => [document.querySelector("meta[name=test-release]").content,
    ...await Promise.all(["javascripts/project/countdown.mjs", "stylesheets/search-results.css"]
    .map(async name => (await (await fetch(new URL(name, document.querySelector(
        "link[rel=manifest]").href))).text()).match(/test release (\\w+)/)[1]))]"""


@dataclass
class Host:
    """`site`: what it hands out; `down`: nothing comes; `limit`: only so many answers more;
    `asked`: paths so far.
    """

    site: Path
    address: str = ""
    down: bool = False
    limit: int | None = None
    asked: list[str] = field(default_factory=list)


@contextlib.contextmanager
def hosted(site: Path) -> Iterator[Host]:
    host = Host(site)

    class Handler(site_fixtures._Handler):
        def translate_path(self, path: str) -> str:
            self.directory = str(host.site)
            return super().translate_path(path)

        def do_GET(self) -> None:
            host.asked.append(self.path)
            if host.limit is not None:
                host.limit -= 1
            if host.down or (host.limit or 0) < 0:
                self.close_connection = True  # without a word: to a browser this is a broken line
            else:
                super().do_GET()

    handler = functools.partial(Handler, directory=str(site))
    with site_fixtures.Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        host.address = f"http://127.0.0.1:{server.server_port}{site_fixtures.BASE}"
        yield host
        server.shutdown()


def release(built: Path, to: Path, name: str) -> Path:
    """A copy of the built site in which every page, script and style sheet says which release it is
    of. Few short links, to be quick.
    """
    shutil.copytree(built, to, ignore=shutil.ignore_patterns("cards"))
    for forward in sorted((to / "go").glob("*/index.html"))[4:]:
        forward.unlink()
    mark = f'<meta name="test-release" content="{name}"><title>'
    for path in to.rglob("*.html"):
        path.write_text(path.read_text("utf-8").replace("<title>", mark, 1), "utf-8")
    for path in [*to.rglob("*.mjs"), *to.rglob("*.css")]:
        path.write_text(f"{path.read_text('utf-8')}\n/* test release {name} */\n", "utf-8")
    offline_list.make(to, site_fixtures.ROOT)
    # a minute apart, as hosts tell browsers by the date whether a file changed
    for path in to.rglob("*"):
        os.utime(path, (BUILT[name], BUILT[name]))
    return to


def choose(page: Page, host: Host, button: str) -> None:
    """Open the page that offers it, and press one of its buttons."""
    page.goto(f"{host.address}about/offline/")
    page.get_by_role("button", name=button).click()
    page.locator(".bh-offline button:disabled").first.wait_for(state="detached", timeout=60_000)


def says(page: Page) -> str:
    page.locator(".bh-offline").wait_for()  # it shows once the worker has answered
    return page.locator(".bh-offline [role=status]").inner_text()

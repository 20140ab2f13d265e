"""A host whose site can be exchanged, and whose line can break, while browsers look at it."""

import contextlib
import functools
import os
import shutil
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
            if host.down or (host.limit is not None and host.limit < 0):
                self.close_connection = True  # without a word: to a browser this is a broken line
                return
            super().do_GET()

    server = site_fixtures.Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    site_fixtures.threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    ).start()
    host.address = f"http://127.0.0.1:{server.server_port}{site_fixtures.BASE}"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


def release(built: Path, to: Path, name: str) -> Path:
    """A copy of the built site in which every page, script and style sheet says which release it is
    of. Few short links, to be quick.
    """
    codes = sorted(path.name for path in (built / "go").iterdir() if path.is_dir())[4:]
    shutil.copytree(
        built,
        to,
        ignore=lambda folder, names: (
            {"index.html"} & set(names) if Path(folder).name in codes else {"cards"} & set(names)
        ),
    )
    for path in to.rglob("*"):
        if path.suffix == ".html":
            path.write_text(
                path.read_text("utf-8").replace(
                    "<title>", f'<meta name="test-release" content="{name}"><title>', 1
                ),
                "utf-8",
            )
        elif path.suffix in {".mjs", ".css"}:
            path.write_text(f"{path.read_text('utf-8')}\n/* test release {name} */\n", "utf-8")
    offline_list.make(to, site_fixtures.ROOT)
    for path in to.rglob(
        "*"
    ):  # a minute apart, as hosts tell browsers by the date whether a file changed
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

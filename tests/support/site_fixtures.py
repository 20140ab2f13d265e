"""What the tests of the finished site share: one build for the whole run, a server, a browser.

TESTED_SITE=site scripts/test    tests the very files that stand in site/, built there by
scripts/build or scripts/handouts
"""

import contextlib
import fcntl
import functools
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

import font_sets
from site_browser import Visit, Watch, opened

ROOT = Path(__file__).resolve().parents[2]
TESTED = Path(os.environ["TESTED_SITE"]).resolve() if os.environ.get("TESTED_SITE") else None


@functools.cache
def read(path: str) -> BeautifulSoup:
    return BeautifulSoup(Path(path).read_text("utf-8"), "html.parser")


# A folder, as on many hosts: no page may assume that it stands at the top of one. A site that is
# ready knows where it will stand: the canonical address of its home page.
SITE_URL = (
    str(read(str(TESTED / "index.html")).find("link", rel="canonical")["href"])
    if TESTED
    else "https://both-hats.example/guide/"
)
BASE = urlsplit(SITE_URL).path
SHOWN_URL = SITE_URL.partition("://")[2].rstrip("/")  # as people see it on pages and paper
ENVIRONMENT = (
    os.environ
    | {"SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    | font_sets.using(font_sets.WIDEST)
)


PAGES = sorted(  # by their addresses: "" is the home page, then "chapters/faq/" and the like
    f"/{path.relative_to(ROOT / 'docs').with_suffix('').as_posix()}/".replace(
        "/index/", "/"
    ).removeprefix("/")
    for path in (ROOT / "docs").rglob("*.md")
)
# The single-page edition repeats other pages under other ids;
# copies/test_books.py holds it to the same promises.
BOOK = "book/"
name_of = {
    address: address.rstrip("/") or "home" for address in PAGES
}.get  # for readable test names


@dataclass(frozen=True)
class Built:
    """A built site, and how building it went. `source` is the copy of the project it was built
    from.
    """

    source: Path
    site: Path
    status: int
    log: str

    def soup(self, address: str) -> BeautifulSoup:
        return read(str(self.site / address / "index.html"))

    def pages(self) -> dict[str, BeautifulSoup]:
        """Every page there is, forwards and all, but not the one for addresses that do not
        exist.
        """
        found = sorted(
            path.parent.relative_to(self.site).as_posix() for path in self.site.rglob("index.html")
        )
        return {
            address: self.soup(address)
            for address in ("" if each == "." else f"{each}/" for each in found)
        }


NOT_CODE = shutil.ignore_patterns("__pycache__")


def copy_project(to: Path) -> Path:
    """What a fresh clone holds, without anything generated or installed."""
    made = {
        ROOT / "docs/downloads",
        ROOT / "docs/assets/cards",
        ROOT / "docs/go",
        *(ROOT / "docs").rglob("index.html"),
        *(ROOT / "overrides").rglob("generated-*"),
    }
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(
            ROOT / name,
            to / name,
            ignore=lambda folder, names: [
                name for name in names if name == "__pycache__" or Path(folder) / name in made
            ],
        )
    shutil.copy(ROOT / "mkdocs.yml", to)
    return to


def copy_generated(built: Built, to: Path) -> Path:
    """The project as it stood when the site was built from it: drawing the pictures and slides
    again would take longer than the test.
    """
    for name in ("docs", "overrides", "scripts", ".generated"):
        shutil.copytree(built.source / name, to / name, ignore=NOT_CODE)
    shutil.copy(built.source / "mkdocs.yml", to)
    return to


def with_packages(project: Path) -> Path:
    """The project with its .venv ready: the tests’ own environment holds all that the site
    needs.
    """
    (project / ".venv").mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (project / ".venv" / name).symlink_to(Path(sys.prefix) / name)
    shutil.copy(project / "scripts/requirements.lock", project / ".venv/installed")
    return project


def run(
    *command: str | Path, cwd: Path, seconds: int = 240, **variables: str
) -> subprocess.CompletedProcess[str]:
    """The command, to its end, with what it printed on both streams in `stdout`."""
    return subprocess.run(
        command,
        cwd=cwd,
        env=ENVIRONMENT | variables,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=seconds,
    )


def build(project: Path) -> Built:
    """Generate, then build strictly. MkDocs writes all pages even where it then complains of
    warnings.
    """
    made = run(sys.executable, "scripts/generate.py", cwd=project)
    if made.returncode == 0:
        made = run(
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--site-dir",
            project / "built",
            cwd=project,
        )
    return Built(project, project / "built", made.returncode, made.stdout)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as it stands in the working tree, built once for all workers; or that of
    TESTED_SITE.
    """
    if TESTED:
        return Built(ROOT, TESTED, 0, "")
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        outcome = shared / "built.json"
        if not outcome.exists():
            result = build(copy_project(shared / "project"))
            outcome.write_text(json.dumps([result.status, result.log]))
        status, log = json.loads(outcome.read_text())
    result = Built(shared / "project", shared / "project/built", status, log)
    assert (result.site / "404.html").exists(), f"the site could not be built:\n{log}"
    return result


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        return (
            super().translate_path(path.removeprefix(BASE.rstrip("/")))
            if path.startswith(BASE)
            else "/nowhere"
        )

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        content = page.read_bytes() if page.exists() else b"not here"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    # callers that wait; of more than the usual five, some would call again only after seconds
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(
            sys.exception(), ConnectionError
        ):  # a tab that is closed leaves in the middle of an answer
            super().handle_error(request, client_address)


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder under BASE; yields its address, which ends in a slash."""
    with Server(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))) as server:
        threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{BASE}"
        finally:
            server.shutdown()


@pytest.fixture(scope="session")
def home(built: Built) -> Iterator[str]:
    """The address of the built site's home page."""
    with served(built.site) as address:
        yield address


def on_this_machine(name: str) -> str:
    """The path of a program that scripts/machine/ finds, such as “chromium”."""
    found = os.environ.get(name.upper())
    return found or run(ROOT / "scripts/machine" / name, cwd=ROOT).stdout.strip()


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    os.environ["NODE_OPTIONS"] = f"--require {ROOT / 'tests/support/firefox_esr.cjs'}"
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browsers(driver: Playwright) -> font_sets.Browsers:
    """Starts a Chromium for a set of fonts, once: a process learns at its start which there are."""
    assert font_sets.INSTALLED.exists(), "run scripts/test once: it installs the fonts"
    flags = [
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nobody else is asked
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    launch = functools.partial(
        driver.chromium.launch, executable_path=on_this_machine("chromium"), args=flags
    )
    return functools.cache(lambda fonts: launch(env=ENVIRONMENT | font_sets.using(fonts)))


@pytest.fixture(scope="session")
def browser(browsers: font_sets.Browsers) -> Browser:
    return browsers(font_sets.WIDEST)


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody whose tabs share what a browser keeps."""
    with browser.new_context(reduced_motion="reduce") as context:
        yield context


@pytest.fixture
def visit(browser: Browser, home: str) -> Iterator[Visit]:
    """Opens addresses of the site, each for a fresh visitor, who must have nothing to complain
    of.
    """
    watches: list[Watch] = []
    with contextlib.ExitStack() as tabs:

        def to(address: str = "", **options: object) -> Page:
            page = tabs.enter_context(opened(browser, "about:blank", **options))
            watches.append(Watch(page, home))
            page.on("dialog", lambda dialog: pytest.fail(f"a dialog said {dialog.message}"))
            page.goto(home + address)
            return page

        yield to
        assert [problem for each in watches for problem in each.problems()] == []

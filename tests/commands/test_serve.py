"""scripts/serve as a person runs it: an edit shows, a bad save does no harm, a port is taken."""

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from elsewhere import tree
from site_fixtures import ENVIRONMENT, Built, copy_generated, run, with_packages

pytestmark = pytest.mark.xdist_group("serve")
COMPARISONS = "docs/data/comparisons.yml"


@pytest.fixture
def clone(built: Built, tmp_path: Path) -> Path:
    """One in which something was built before."""
    return with_packages(copy_generated(built, tmp_path / "clone"))


def edit(project: Path, old: str, new: str) -> None:
    text = (project / COMPARISONS).read_text("utf-8")
    assert old in text
    (project / COMPARISONS).write_text(text.replace(old, new, 1), "utf-8")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextlib.contextmanager
def serving(project: Path, port: int) -> Iterator[Callable[[], str]]:
    """Runs scripts/serve; yields a function that gives all it has printed so far."""
    log = project / "serve.log"
    with log.open("w") as printed:
        server = subprocess.Popen(
            ["scripts/serve", "--port", str(port)],
            cwd=project,
            env=ENVIRONMENT,
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield log.read_text
        assert server.poll() is None, "the server died:\n" + log.read_text()
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)  # programs in the background ignore SIGINT
        server.wait(120)  # it ends once the build it is at has ended


def eventually(happens: Callable[[], bool], log: Callable[[], str]) -> None:
    end = time.monotonic() + 120
    while not happens():
        assert time.monotonic() < end, "it never happened; the server said:\n" + log()
        time.sleep(0.1)


def shows(url: str, text: str) -> Callable[[], bool]:
    def look() -> bool:
        try:
            return text in urllib.request.urlopen(url, timeout=10).read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    return look


def test_a_bad_save_keeps_the_last_good_page_and_an_edited_cell_shows_with_the_next_good_one(
    clone: Path,
) -> None:
    page = f"http://127.0.0.1:{(port := free_port())}/chapters/differences/"
    old = yaml.safe_load((clone / COMPARISONS).read_text("utf-8"))["rows"][0]["managing"]
    with serving(clone, port) as log:
        eventually(shows(page, old), log)
        assert f"http://127.0.0.1:{port}/" in log() and "Installing" not in log()
        good = tree(clone / ".generated")
        edit(clone, "    theme: work\n", "    theme: nonsense\n")
        eventually(lambda: "“nonsense”" in log(), log)
        before = (clone / COMPARISONS).read_text("utf-8").split("theme: nonsense")[0]
        assert f"{COMPARISONS}:{before.count(chr(10)) + 1}: " in log()
        assert tree(clone / ".generated") == good
        eventually(shows(page, old), log)  # and no page that hangs
        edit(clone, "    theme: nonsense\n", "    theme: work\n")
        edit(clone, old, "A freshly edited cell")
        eventually(shows(page, "A freshly edited cell"), log)
        assert "Traceback" not in log()


def test_a_taken_port_is_refused_in_plain_words(clone: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("scripts/serve", "--port", str(port), cwd=clone)
    assert done.returncode == 1
    message = f"Port {port} is taken, perhaps by another scripts/serve. Choose another: "
    assert done.stdout == f"{message}scripts/serve --port {port + 1}\n"


def test_started_on_bad_data_it_names_the_line_in_any_language_and_ends(clone: Path) -> None:
    edit(clone, "    theme: work\n", "    theme: nonsense\n")
    locale = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = run("scripts/serve", "--port", str(free_port()), cwd=clone, **locale)
    assert done.returncode == 1 and f"{COMPARISONS}:" in done.stdout and "“nonsense”" in done.stdout
    assert "Traceback" not in done.stdout

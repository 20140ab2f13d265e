"""scripts/serve, scripts/build, scripts/machine/chromium and plain mkdocs, as a person runs them;
nothing is installed, no network.
"""

from __future__ import annotations

import contextlib
import os
import shutil
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

from site_fixtures import ENVIRONMENT, Built, copy_generated, copy_project, run, with_packages

COMPARISONS = "docs/data/comparisons.yml"


@pytest.fixture
def clone(built: Built, tmp_path: Path) -> Path:
    """One in which something was built before."""
    return with_packages(copy_generated(built, tmp_path / "clone"))


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def edit(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def first_cell(project: Path) -> str:
    return yaml.safe_load((project / COMPARISONS).read_text("utf-8"))["rows"][0]["managing"]


# ------------------------------------------------------------------------------------------ build


def test_build_writes_the_site_installs_nothing_and_plain_mkdocs_gives_the_same(
    tmp_path: Path,
) -> None:
    clone = with_packages(copy_project(tmp_path / "clone"))
    done = run("scripts/build", cwd=clone)
    assert (
        done.returncode == 0
        and "Installing" not in done.stdout
        and done.stdout.endswith("Built site/\n")
    ), done.stdout
    ours = tree(clone / "site")
    shutil.rmtree(clone / ".generated")
    done = run(clone / ".venv/bin/mkdocs", "build", "--site-dir", "plain", cwd=clone)
    assert done.returncode == 0, done.stdout
    theirs = tree(clone / "plain")
    for_hosts = {
        "manifest.txt",
        "_headers",
        "nginx.conf",
        *(name for name in ours if name.endswith(".gz")),
    }
    assert (
        set(ours) - for_hosts == set(theirs) - for_hosts
        and [name for name in set(ours) - for_hosts if ours[name] != theirs[name]] == []
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (COMPARISONS, "    theme: work\n", "    theme: nonsense\n", f"{COMPARISONS}:"),
        (COMPARISONS, "rows:\n", "rows:\n\t- broken\n", f"{COMPARISONS}:"),
        (
            "docs/trainers/index.md",
            "# Run a workshop",
            "[Lost](nowhere.md)\n\n# Run a workshop",
            "nowhere.md",
        ),
    ],
    ids=["wrong data", "broken YAML", "a dead link"],
)
def test_a_failed_build_says_why_and_leaves_the_last_good_site_as_it_was(
    clone: Path, built: Built, file: str, old: str, new: str, message: str
) -> None:
    shutil.copytree(built.site, clone / "site")
    edit(clone, file, old, new)
    done = run("scripts/build", cwd=clone)
    assert done.returncode == 1 and message in done.stdout and "Traceback" not in done.stdout, (
        done.stdout
    )
    assert tree(clone / "site") == tree(built.site)
    assert not list(clone.glob(".site-*"))


# ------------------------------------------------------------------------------------------ serve


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
            os.killpg(
                server.pid, signal.SIGTERM
            )  # not SIGINT, which programs started in the background ignore
        server.wait(120)  # it ends once the build it is at has ended


def eventually(happens: Callable[[], bool], log: Callable[[], str], seconds: int = 120) -> None:
    end = time.monotonic() + seconds
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


@pytest.mark.xdist_group("serve")
def test_serve_shows_an_edited_cell_keeps_the_last_good_page_after_a_bad_save_and_heals_with_the_next_good_one(
    clone: Path,
) -> None:
    port = free_port()
    page = f"http://127.0.0.1:{port}/chapters/differences/"
    old = first_cell(clone)
    with serving(clone, port) as log:
        eventually(shows(page, old), log)
        assert f"http://127.0.0.1:{port}/" in log() and "Installing" not in log()

        edit(clone, COMPARISONS, old, "A freshly edited cell")
        eventually(shows(page, "A freshly edited cell"), log)

        good = tree(clone / ".generated")
        edit(clone, COMPARISONS, "    theme: work\n", "    theme: nonsense\n")
        eventually(lambda: "“nonsense”" in log(), log)
        line = (clone / COMPARISONS).read_text("utf-8").split("theme: nonsense")[0].count("\n") + 1
        assert f"{COMPARISONS}:{line}: " in log() and "Traceback" not in log()
        assert tree(clone / ".generated") == good
        eventually(
            shows(page, "A freshly edited cell"), log
        )  # the last good page, not a page that hangs

        edit(clone, COMPARISONS, "    theme: nonsense\n", "    theme: work\n")
        edit(clone, COMPARISONS, "A freshly edited cell", "A cell that was mended")
        eventually(shows(page, "A cell that was mended"), log)
        assert "Traceback" not in log()


@pytest.mark.xdist_group("serve")
def test_serve_refuses_a_taken_port_in_plain_words(clone: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("scripts/serve", "--port", str(port), cwd=clone)
    assert done.returncode == 1
    assert (
        done.stdout
        == f"Port {port} is taken, perhaps by another scripts/serve. Choose another: scripts/serve"
        f" --port {port + 1}\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--port", "abc"),
        ("--port", "-1"),
        ("--port", "99999"),
        ("--port", ""),
        ("--port",),
        ("--nonsense",),
        ("8001",),
    ],
    ids=" ".join,
)
def test_serve_refuses_a_port_that_is_none_in_plain_words(
    clone: Path, arguments: tuple[str, ...]
) -> None:
    done = run("scripts/serve", *arguments, cwd=clone)
    assert (
        done.returncode == 2
        and "--port" in done.stdout
        and "8000" in done.stdout.replace("8001", "8000")
    ), done.stdout
    assert "Traceback" not in done.stdout and "taken" not in done.stdout


def test_serve_started_on_bad_data_names_the_line_and_ends(clone: Path) -> None:
    edit(clone, COMPARISONS, "    theme: work\n", "    theme: nonsense\n")
    done = run("scripts/serve", "--port", str(free_port()), cwd=clone)
    assert (
        done.returncode == 1 and f"{COMPARISONS}:" in done.stdout and "Traceback" not in done.stdout
    ), done.stdout

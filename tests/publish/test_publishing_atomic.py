"""A failed, killed or crowded-out build leaves the last good site whole: site/ holds one build, all
of it, at every moment.
"""

from __future__ import annotations

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from errno import EINVAL, EPERM
from pathlib import Path

import pytest

from publish import manifest, swap
from site_fixtures import ENVIRONMENT, Built, copy_generated, run, with_packages

SEED = 7
ANY_TIME, AT_THE_END = (
    14,
    6,
)  # moments of a kill: over the whole build, and within a third of a second around its last step
MARK = "the second edition"


@pytest.fixture(scope="module")
def first(built: Built, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A clone with a good site, and how long a build takes when the drawn pictures are there. Tests
    change a page, and put nothing back.
    """
    project = with_packages(copy_generated(built, tmp_path_factory.mktemp("atomic") / "clone"))
    start = time.monotonic()
    assert run("scripts/build", cwd=project).returncode == 0
    return project, time.monotonic() - start


def change(project: Path) -> None:
    """So that every build tells itself from the last one, on many pages: the footer of each."""
    path = project / "mkdocs.yml"
    path.write_text(
        path.read_text("utf-8").replace("\ncopyright: '", f"\ncopyright: '{MARK} "), "utf-8"
    )


def edition(site: Path) -> str:
    """Which build stands there; it must be whole."""
    assert manifest.differences(site) == []
    return (site / "manifest.txt").read_text("utf-8")


@pytest.mark.xdist_group("atomic")
def test_a_kill_at_any_of_twenty_moments_leaves_one_whole_site_and_the_next_build_succeeds(
    first: tuple[Path, float],
) -> None:
    project, seconds = first
    good = edition(project / "site")
    change(project)
    seen = {good}
    dice = random.Random(SEED)
    last = project / ".site-new/manifest.txt"
    moments = [(lambda: True, dice.uniform(0, seconds * 1.1)) for _ in range(ANY_TIME)] + [
        (last.exists, dice.uniform(0, 0.33)) for _ in range(AT_THE_END)
    ]
    for begun, wait in moments:
        build = subprocess.Popen(
            ["scripts/build"],
            cwd=project,
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        while not begun() and build.poll() is None:
            time.sleep(0.005)
        with contextlib.suppress(subprocess.TimeoutExpired):
            build.wait(wait)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        seen.add(edition(project / "site"))
    assert run("scripts/build", cwd=project).returncode == 0
    seen.add(edition(project / "site"))
    assert len(seen) == 2 and MARK in (project / "site/index.html").read_text("utf-8")
    assert not list(project.glob(".site-*")) and not list((project / "site").rglob(".*"))


# ------------------------------------------------------------------------------------- a full disk


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A disk of its own in memory. Only root can make one."""
    folder.mkdir()
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", folder],
        check=True,
        capture_output=True,
    )
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def can_mount() -> bool:
    tried = subprocess.run(
        ["sh", "-c", 'd=$(mktemp -d) && mount -t tmpfs none "$d" && umount "$d" && rmdir "$d"'],
        capture_output=True,
        check=False,
    )
    return tried.returncode == 0


def files_of_at_most(bytes: int) -> Callable[[], None]:
    """For those who cannot mount a disk: writes past this size fail in the middle of a file, as on
    a full disk.
    """

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, bytes))

    return limit


def check_refused(project: Path, good: str, limit: Callable[[], None] | None = None) -> None:
    done = subprocess.run(
        ["scripts/build"],
        cwd=project,
        env=ENVIRONMENT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=limit,
        check=False,
    )
    assert done.returncode != 0 and done.stdout.endswith(
        "The build failed. What stood in site/ before is still there, whole.\n"
    ), done.stdout
    assert edition(project / "site") == good
    assert not list(project.glob(".site-*"))


@pytest.mark.xdist_group("atomic")
@pytest.mark.parametrize(
    "bytes",
    [1_000, 30_000, 400_000],
    ids=["at its first files", "among the pages", "at the search index"],
)
def test_a_write_that_fails_leaves_the_last_good_site_whole(
    first: tuple[Path, float], bytes: int
) -> None:
    project, _ = first
    good = edition(project / "site")
    change(project)
    check_refused(project, good, files_of_at_most(bytes))


@pytest.mark.xdist_group("atomic")
@pytest.mark.skipif(
    not can_mount(),
    reason="only root can mount a small disk; the test above fails writes without one",
)
def test_a_disk_without_room_or_with_room_for_most_of_the_site_leaves_the_last_good_site_whole(
    first: tuple[Path, float], tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", 160) as disk:
        project = Path(shutil.copytree(first[0], disk / "clone", symlinks=True))
        good = edition(project / "site")
        change(project)
        for left in (0, 16_000_000):
            room = shutil.disk_usage(disk).free - left
            with (disk / "filler").open("wb") as filler, contextlib.suppress(OSError):
                for _ in range(room // 4096):
                    filler.write(bytes(4096))
            check_refused(project, good)
            (disk / "filler").unlink()
        assert run("scripts/build", cwd=project).returncode == 0, "with room again"
        assert edition(project / "site") != good


# -------------------------------------------------------------------------------------- the last
# step


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    return path


def text(path: Path) -> str:
    return (path / "index.html").read_text()


def test_whoever_looks_at_the_site_while_it_is_exchanged_always_finds_one(tmp_path: Path) -> None:
    place, other = folder(tmp_path / "site", "old"), folder(tmp_path / "new", "new")
    missed: list[str] = []
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            try:
                text(place)
            except OSError as error:
                missed.append(str(error))

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(500):
        swap.exchange(other, place)
    over.set()
    reader.join()
    assert missed == [] and (text(place), text(other)) == ("old", "new")


def test_the_first_site_takes_its_place_too(tmp_path: Path) -> None:
    swap.swap(folder(tmp_path / "new", "new"), tmp_path / "site")
    assert text(tmp_path / "site") == "new" and not (tmp_path / "new").exists()


def test_where_nothing_can_exchange_two_renames_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unable(one: Path, other: Path) -> None:
        raise OSError(EINVAL, "not on this drive")

    monkeypatch.setattr(swap, "exchange", unable)
    place, new = folder(tmp_path / "site", "old"), folder(tmp_path / "new", "new")
    swap.swap(new, place)
    assert (text(place), text(new)) == ("new", "old") and {
        path.name for path in tmp_path.iterdir()
    } == {"site", "new"}


@pytest.mark.parametrize("renames", [1, 2])
def test_a_kill_between_two_renames_is_made_good_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    def unable(one: Path, other: Path) -> None:
        raise OSError(EINVAL, "not on this drive")

    place, new = folder(tmp_path / "site", "old"), folder(tmp_path / "new", "new")
    rename, left = Path.rename, iter(range(renames))

    def killed(path: Path, to: Path) -> None:
        next(left)
        rename(path, to)

    with monkeypatch.context() as patched:
        patched.setattr(swap, "exchange", unable)
        patched.setattr(Path, "rename", killed)
        with pytest.raises(StopIteration):
            swap.swap(new, place)
    swap.recover(place)
    assert text(place) == ("old" if renames == 1 else "new")


def test_an_error_that_is_not_about_the_drive_is_not_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(one: Path, other: Path) -> None:
        raise OSError(EPERM, "not yours")

    monkeypatch.setattr(swap, "exchange", refused)
    with pytest.raises(PermissionError):
        swap.swap(folder(tmp_path / "new", "new"), folder(tmp_path / "site", "old"))
    assert text(tmp_path / "site") == "old"

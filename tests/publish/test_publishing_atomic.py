"""A failed or crowded-out build leaves the last good site whole: site/ holds one build, all
of it.
"""

from __future__ import annotations

import contextlib
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from publish import manifest
from site_fixtures import ENVIRONMENT, Built, copy_generated, run, with_packages

MARK = "the second edition"


@pytest.fixture(scope="module")
def first(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with a good site. Tests change a page, and put nothing back."""
    project = with_packages(copy_generated(built, tmp_path_factory.mktemp("atomic") / "clone"))
    assert run("scripts/build", cwd=project).returncode == 0
    return project


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
def test_a_write_that_fails_leaves_the_last_good_site_whole(first: Path, bytes: int) -> None:
    good = edition(first / "site")
    change(first)
    check_refused(first, good, files_of_at_most(bytes))


@pytest.mark.xdist_group("atomic")
@pytest.mark.skipif(
    not can_mount(),
    reason="only root can mount a small disk; the test above fails writes without one",
)
def test_a_disk_without_room_or_with_room_for_most_of_the_site_leaves_the_last_good_site_whole(
    first: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", 160) as disk:
        project = Path(shutil.copytree(first, disk / "clone", symlinks=True))
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

"""scripts/build as a person runs it: site/ holds one build, all of it, whatever happens."""

import fcntl
import gzip
import hashlib
import re
import resource
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.build_lock import FILE as LOCK
from site_fixtures import TESTED, Built, copy_generated, copy_project, run, with_packages
from started import Started, edited, elsewhere, tree

pytestmark = [
    pytest.mark.xdist_group("build"),
    pytest.mark.journeys("scripts/", "mkdocs.yml", "tests/commands/"),
]
COMPARISONS, TRAINERS = "docs/data/comparisons.yml", "docs/trainers/index.md"
FAILED = "The build failed. What stood in site/ before is still there, whole.\n"
FOR_HOSTS = {"manifest.txt", "_headers", "nginx.conf"}


@pytest.fixture(scope="module")
def first(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with a good site, whose build had to wait for another one. Changes are put back."""
    project = with_packages(copy_generated(built, tmp_path_factory.mktemp("build") / "clone"))
    with (project / LOCK).open("a") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        build = Started(project, "scripts/build")
        build.until(lambda: "Waiting" in build.said() or build.process.poll())
    assert build.ended() == 0, build.said()
    build.log.rename(project / "first.log")
    return project


@pytest.fixture
def kept(first: Path) -> Iterator[dict[str, bytes]]:
    """What stands in site/, and must stand there at the end; no build makes the last of it."""
    (first / "site/mark").touch()
    yield tree(first / "site")
    assert (first / "site/mark").exists()
    (first / "site/mark").unlink()
    assert not list(first.glob(".site-*"))


def test_a_second_build_waits_says_so_and_installs_nothing(first: Path) -> None:
    log = (first / "first.log").read_text()
    assert log.startswith("Another build is at work in this folder. Waiting for it to end ...\n")
    assert log.endswith("Built site/\n") and "Installing" not in log


@pytest.mark.skipif(TESTED is not None, reason="scripts/build made the site that is tested")
def test_plain_mkdocs_builds_the_same_but_for_what_only_hosts_need(
    first: Path, built: Built
) -> None:
    files = tree(first / "site")
    ours = {name for name in files if name not in FOR_HOSTS and not name.endswith(".gz")}
    theirs = tree(built.site)
    assert ours == {name for name in theirs if not name.endswith(".gz")}
    assert [name for name in ours if files[name] != theirs[name]] == []


def files_of_at_most(size: int) -> Callable[[], None]:
    """Writes past this many bytes fail in the middle of a file, as on a full disk."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize(
    ("change", "says", "limit"),
    [
        ((COMPARISONS, "theme: work\n", "theme: nonsense\n"), [f"{COMPARISONS}:"], None),
        (
            (TRAINERS, "# Run a", "[a](nowhere.md) [b](../index.md#nothing)\n\n# Run a"),
            ["strict mode", "'nowhere.md'", "'../index.md#nothing'"],
            None,
        ),
        ((TRAINERS, "", ""), [], files_of_at_most(300_000)),
    ],
    ids=["wrong data", "a dead link and a dead anchor", "a full disk"],
)
def test_a_failed_build_says_why_and_leaves_the_last_good_site_whole(
    first: Path,
    kept: dict[str, bytes],
    change: tuple[str, str, str],
    says: list[str],
    limit: Callable[[], None] | None,
) -> None:
    with edited(first, *change):
        build = Started(first, "scripts/build", limit=limit)
        assert build.ended() != 0
    assert [each for each in says if each not in build.said()] == [], build.said()
    assert build.said().endswith(FAILED), build.said()
    assert limit or "Traceback" not in build.said()
    assert tree(first / "site") == kept


def test_a_killed_build_leaves_the_last_good_site_whole_and_the_next_one_clears_up(
    first: Path, kept: dict[str, bytes]
) -> None:
    build = Started(first, "scripts/build")
    build.until((first / ".site-new/index.html").exists)
    build.stop(signal.SIGKILL)
    assert tree(first / "site") == kept
    (first / "site").rename(first / ".site-old")  # as if killed between the two renames
    with edited(first, COMPARISONS, "theme: work\n", "theme: nonsense\n"):
        assert run("scripts/build", cwd=first).stdout.endswith(FAILED)
    assert tree(first / "site") == kept


# --------------------------------------------------------------------- manifest, compressed copies


def test_the_manifest_lists_the_sha_256_of_every_file_but_itself_and_says_so(first: Path) -> None:
    head, *lines = (first / "site/manifest.txt").read_text("utf-8").splitlines()
    files = {name: hashlib.sha256(data).hexdigest() for name, data in tree(first / "site").items()}
    del files["manifest.txt"]
    assert head.startswith("# ") and "but manifest.txt itself" in head
    assert lines == [f"{files[name]}  {name}" for name in sorted(files)]


def test_each_compressed_copy_unpacks_to_the_file_beside_it(first: Path) -> None:
    files = tree(first / "site")
    packed = {name[:-3]: data for name, data in files.items() if name.endswith(".gz")}
    assert [name for name, data in packed.items() if gzip.decompress(data) != files[name]] == []
    assert {Path(name).suffix for name in packed} >= {".html", ".css", ".mjs", ".json", ".svg"}
    assert {name for name in files if re.fullmatch("chapters/.*html", name)} <= packed.keys()
    assert {data[4:8] for data in packed.values()} == {bytes(4)}, "no clock in any"


@pytest.mark.whole  # at a change, test_same_files.py makes the generated files twice
def test_a_build_in_another_folder_zone_language_and_year_is_the_same_in_every_byte_and_right(
    first: Path, tmp_path: Path
) -> None:
    there = with_packages(copy_project(tmp_path / "anders wö"))
    variables = elsewhere(tmp_path)
    done = run("sh", "-c", "umask 077; exec scripts/build", cwd=there, **variables)
    assert done.returncode == 0, done.stdout
    assert tree(there / "site") == tree(first / "site")
    rights = [
        {path.stat().st_mode for path in (each / "site").rglob("*")} for each in (first, there)
    ]
    assert rights[0] == rights[1]

"""scripts/build and scripts/serve as a person runs them: site/ holds one build, all of it, the same
wherever it is made; while serving, an edit shows and a bad save does no harm.
"""

import fcntl
import gzip
import hashlib
import json
import re
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import yaml

from core.build_lock import FILE as LOCK
from core.writing import STAMP
from site_fixtures import TESTED, Built, copy_generated, copy_project, run, with_packages
from started import Started, edited, elsewhere, free_port, shows, tree

pytestmark = [
    pytest.mark.xdist_group("build"),
    pytest.mark.journeys("scripts/", "mkdocs.yml", "tests/commands/"),
]
COMPARISONS, TRAINERS = "docs/data/comparisons.yml", "docs/trainers/index.md"
WRONG = (COMPARISONS, "theme: work\n", "theme: nonsense\n")
FOOTER, SETTINGS = "overrides/partials/footer.html", "mkdocs.yml"
FAILED = "The build failed. What stood in site/ before is still there, whole.\n"
FOR_HOSTS = {"manifest.txt", "_headers", "nginx.conf"}


@pytest.fixture(scope="module")
def first(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with a good site, whose build had to wait for another one. Changes are put back."""
    project = with_packages(copy_generated(built, tmp_path_factory.mktemp("build") / "clone"))
    with (project / LOCK).open("a") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        build = Started(project, "scripts/build")
        build.until(lambda: "Waiting" in build.said())
    assert build.ended() == 0, build.said()
    build.log.rename(project / "first.log")
    return project


@pytest.fixture
def kept(first: Path) -> Iterator[dict[str, bytes]]:
    """What stands in site/, and must stand there at the end; no build makes the last of it."""
    (first / "site/mark").touch()
    before = tree(first / "site")
    yield before
    assert tree(first / "site") == before and not list(first.glob(".site-*"))
    (first / "site/mark").unlink()


def test_a_second_build_waits_says_so_and_installs_nothing(first: Path) -> None:
    log = (first / "first.log").read_text()
    assert log.startswith("Another build is at work in this folder. Waiting for it to end ...\n")
    assert log.endswith("Built site/\n") and "Installing" not in log


@pytest.mark.skipif(TESTED is not None, reason="scripts/build made the site that is tested")
def test_plain_mkdocs_builds_the_same_but_for_what_only_hosts_need(
    first: Path, built: Built
) -> None:
    ours, theirs = (
        {name: data for name, data in tree(site).items() if not name.endswith(".gz")}
        for site in (first / "site", built.site)
    )
    assert ours.keys() - FOR_HOSTS == theirs.keys()
    assert [name for name in theirs if ours[name] != theirs[name]] == []


def test_a_dead_link_and_a_dead_anchor_fail_a_build_which_leaves_the_last_good_site_whole(
    first: Path, kept: dict[str, bytes]
) -> None:
    with edited(first, TRAINERS, "# Run a", "[a](nowhere.md) [b](../index.md#nothing)\n\n# Run a"):
        done = run("scripts/build", cwd=first)
    says = ("strict mode", "'nowhere.md'", "'../index.md#nothing'")
    assert [each for each in says if each not in done.stdout] == [], done.stdout
    assert done.stdout.endswith(FAILED) and "Traceback" not in done.stdout, done.stdout
    assert done.returncode != 0


def test_a_full_disk_fails_a_build_which_leaves_the_last_good_site_whole(
    first: Path, kept: dict[str, bytes]
) -> None:
    full = "trap '' XFSZ; ulimit -f 600; exec scripts/build"  # no file of more than 300 kB
    done = run("sh", "-c", full, cwd=first)
    assert done.returncode != 0 and done.stdout.endswith(FAILED), done.stdout
    assert "File too large" in done.stdout, done.stdout


def test_a_killed_build_leaves_the_last_good_site_whole_and_the_next_clears_up_even_if_it_fails(
    first: Path, kept: dict[str, bytes]
) -> None:
    build = Started(first, "scripts/build")
    build.until((first / ".site-new/index.html").exists)
    build.close(signal.SIGKILL)
    assert tree(first / "site") == kept
    (first / "site").rename(first / ".site-old")  # as if killed between the two renames
    with edited(first, *WRONG):
        done = run("scripts/build", cwd=first)
    assert done.returncode != 0 and done.stdout.endswith(FAILED), done.stdout
    assert f"{COMPARISONS}:" in done.stdout and "Traceback" not in done.stdout, done.stdout


# ------------------------------------------------- manifest, compressed copies, the same every time


def test_the_manifest_lists_the_sha_256_of_every_file_but_itself_and_says_so(first: Path) -> None:
    head, *lines = (first / "site/manifest.txt").read_text("utf-8").splitlines()
    files = {name: hashlib.sha256(data).hexdigest() for name, data in tree(first / "site").items()}
    assert head.startswith("# ") and "but manifest.txt itself" in head
    assert lines == [f"{files[name]}  {name}" for name in sorted(files) if name != "manifest.txt"]


def test_each_compressed_copy_unpacks_to_the_file_beside_it(first: Path) -> None:
    files = tree(first / "site")
    packed = {name[:-3]: data for name, data in files.items() if name.endswith(".gz")}
    assert [name for name, data in packed.items() if gzip.decompress(data) != files[name]] == []
    assert {Path(name).suffix for name in packed} >= {".html", ".css", ".mjs", ".json", ".svg"}
    assert {name for name in files if re.fullmatch("chapters/.*html", name)} <= packed.keys()
    assert {data[4:8] for data in packed.values()} == {bytes(4)}, "no clock in any"


def generated(project: Path) -> dict[str, bytes]:
    names = json.loads((project / STAMP).read_text("utf-8"))["files"]
    return {name: (project / name).read_bytes() for name in names}


def test_generated_files_are_the_same_whatever_the_folder_zone_language_seed_and_year(
    built: Built, tmp_path: Path
) -> None:
    there, variables = copy_project(tmp_path / "anders wö"), elsewhere(tmp_path)
    clocks = "import datetime, time; print(datetime.datetime.now().year, *time.gmtime(time.time()))"
    years = run(sys.executable, "-c", clocks, cwd=there, **variables).stdout.split()[:2]
    assert [int(year) > date.today().year for year in years] == [True, True], years
    done = run(sys.executable, "scripts/generate.py", cwd=there, **variables)
    assert done.returncode == 0, done.stdout
    ours, theirs = generated(built.source), generated(there)
    assert set(ours) == set(theirs) and [name for name in ours if ours[name] != theirs[name]] == []


@pytest.mark.whole  # at a change, the test above makes the generated files twice
def test_a_build_in_another_folder_zone_language_and_year_is_the_same_in_every_byte_and_right(
    first: Path, tmp_path: Path
) -> None:
    there, variables = with_packages(copy_project(tmp_path / "anders wö")), elsewhere(tmp_path)
    done = run("sh", "-c", "umask 077; exec scripts/build", cwd=there, **variables)
    assert done.returncode == 0, done.stdout
    assert tree(there / "site") == tree(first / "site")
    rights = [
        {path.stat().st_mode for path in (each / "site").rglob("*")} for each in (first, there)
    ]
    assert rights[0] == rights[1]


# ---------------------------------------------------------------------------------- while serving


def test_a_bad_save_keeps_the_last_good_page_and_an_edited_cell_shows_with_the_next_good_one(
    first: Path,
) -> None:
    port, data = free_port(), (first / COMPARISONS).read_text("utf-8")
    page = f"http://127.0.0.1:{port}/chapters/differences/"
    old, line = yaml.safe_load(data)["rows"][0]["managing"], data.partition(WRONG[1])[0].count("\n")
    with closing(Started(first, "scripts/serve", "--port", str(port))) as server:
        server.until(lambda: shows(page, old))
        good = tree(first / ".generated")
        for file, old_text, new_text, says in (
            (*WRONG, f"{COMPARISONS}:{line + 1}: "),
            (FOOTER, "<footer", "{{ nobody.knows }}<footer", f"{FOOTER}:"),
            (SETTINGS, "\nnav:", "\nnav: [a", "parsing the configuration file"),
        ):
            with edited(first, file, old_text, new_text):
                server.until(lambda says=says: says in server.said())
                server.until(lambda: shows(page, old))  # and no page that hangs
                assert tree(first / ".generated") == good, file
        with edited(first, COMPARISONS, old, "A freshly edited cell"):
            server.until(lambda: shows(page, "A freshly edited cell"))
        assert "“nonsense”" in server.said()
        assert "Traceback" not in server.said() and "Installing" not in server.said()


def test_a_taken_port_and_bad_data_end_it_with_a_plain_message_in_any_language(first: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("scripts/serve", "--port", str(port), cwd=first)
    message = f"Port {port} is taken, perhaps by another scripts/serve. Choose another: "
    assert (done.returncode, done.stdout) == (1, f"{message}scripts/serve --port {port + 1}\n")
    with edited(first, *WRONG):
        locale = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        done = run("scripts/serve", "--port", str(free_port()), cwd=first, **locale)
    assert done.returncode == 1 and f"{COMPARISONS}:" in done.stdout and "“nonsense”" in done.stdout
    assert "Traceback" not in done.stdout

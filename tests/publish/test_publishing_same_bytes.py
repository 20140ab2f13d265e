"""Two builds of one commit are the same, byte for byte, wherever and whenever they are made; and a
manifest says what was built.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from publish import manifest, precompress
from site_fixtures import SITE_URL, copy_project, run, with_packages

pytestmark = pytest.mark.xdist_group("same bytes")
NEXT_YEAR = """import time, datetime
real = time.time
time.time = lambda: real() + 400 * 86400
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
datetime.datetime = Later
"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Clean builds in two folders: one plain; one in another time zone and language, with other
    rights, another hash seed, and next year.
    """
    here = with_packages(copy_project(tmp_path_factory.mktemp("here") / "clone"))
    there = with_packages(copy_project(tmp_path_factory.mktemp("there") / "anders wö"))
    later = tmp_path_factory.mktemp("later")
    (later / "sitecustomize.py").write_text(NEXT_YEAR)
    done = run("scripts/build", cwd=here, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0")
    assert done.returncode == 0, done.stdout
    elsewhere = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "4711",
        "PYTHONPATH": str(later),
        "HOME": str(later),
        "USER": "someone",
    }
    done = run("sh", "-c", "umask 077; exec scripts/build", cwd=there, **elsewhere)
    assert done.returncode == 0, done.stdout
    return here / "site", there / "site"


def unlike(one: Path, other: Path) -> list[str]:
    """Files that only one has, that differ, or that not everybody may read in both."""
    files = {path.relative_to(site).as_posix() for site in (one, other) for path in site.rglob("*")}
    return sorted(
        name
        for name in files
        if not ((one / name).exists() and (other / name).exists())
        or (one / name).stat().st_mode != (other / name).stat().st_mode
        or ((one / name).is_file() and (one / name).read_bytes() != (other / name).read_bytes())
    )


def test_two_builds_are_the_same_in_every_byte_whatever_the_folder_zone_language_rights_seed_and_year(
    sites: tuple[Path, Path],
) -> None:
    assert unlike(*sites) == []


def test_the_second_build_believed_that_it_was_next_year(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NEXT_YEAR)
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import datetime, time; print(datetime.datetime.now().year,"
                " datetime.datetime.now(datetime.timezone.utc).year,"
                " time.gmtime(time.time()).tm_year)"
            ),
        ],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    real = subprocess.run(
        [sys.executable, "-c", "import datetime; print(datetime.datetime.now().year)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert all(year > real for year in told)


@pytest.mark.parametrize("change", ["a byte", "a file more", "a file less", "rights"])
def test_a_difference_between_two_builds_would_be_seen(tmp_path: Path, change: str) -> None:
    for name in ("one", "other"):
        (tmp_path / name / "part").mkdir(parents=True)
        (tmp_path / name / "part/index.html").write_text("the same")
    page = tmp_path / "other/part/index.html"
    {
        "a byte": lambda: page.write_text("The same"),
        "a file more": lambda: page.with_name("more").touch(),
        "a file less": page.unlink,
        "rights": lambda: page.chmod(0o600),
    }[change]()
    assert unlike(tmp_path / "one", tmp_path / "other") == [
        f"part/{'more' if change == 'a file more' else 'index.html'}"
    ]


def test_the_site_map_says_when_a_page_was_last_reviewed_and_nothing_of_the_build(
    sites: tuple[Path, Path],
) -> None:
    text = (sites[0] / "sitemap.xml").read_text("utf-8")
    assert re.search(
        rf"<loc>{SITE_URL}chapters/definitions/</loc><lastmod>\d{{4}}-\d\d-\d\d</lastmod>", text
    )
    assert f"<loc>{SITE_URL}</loc></url>" in text, "the home page has no date of review"


# ------------------------------------------------------------------------------------ the manifest


def test_the_manifest_lists_the_sha_256_of_every_file_but_itself_and_says_so(
    sites: tuple[Path, Path],
) -> None:
    head, *lines = (sites[0] / "manifest.txt").read_text("utf-8").splitlines()
    files = {
        path.relative_to(sites[0]).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sites[0].rglob("*")
        if path.is_file()
    }
    del files["manifest.txt"]
    assert head.startswith("# ") and "but manifest.txt itself" in head
    assert lines == [f"{files[name]}  {name}" for name in sorted(files)]
    assert manifest.differences(sites[0]) == []


@pytest.mark.skipif(
    not shutil.which("sha256sum"), reason="this machine has no sha256sum to read it with"
)
def test_sha256sum_reads_the_manifest(sites: tuple[Path, Path]) -> None:
    done = run("sha256sum", "--check", "--quiet", "--strict", "manifest.txt", cwd=sites[0])
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("changed", "a.txt: is not what was built"),
        ("missing", "a.txt: is missing"),
        ("new", "b.txt: is not in manifest.txt"),
    ],
)
def test_a_copy_that_departs_from_the_manifest_is_found_out(
    tmp_path: Path, change: str, says: str
) -> None:
    (tmp_path / "a.txt").write_text("as built")
    (tmp_path / "manifest.txt").write_text(manifest.render(manifest.hashes(tmp_path)), "utf-8")
    assert manifest.differences(tmp_path) == []
    {
        "changed": lambda: (tmp_path / "a.txt").write_text("spoilt"),
        "missing": (tmp_path / "a.txt").unlink,
        "new": (tmp_path / "b.txt").touch,
    }[change]()
    assert manifest.differences(tmp_path) == [says]


# -------------------------------------------------------------------------------- compressed copies


def test_each_compressed_copy_unpacks_to_the_file_beside_it(sites: tuple[Path, Path]) -> None:
    copies = list(sites[0].rglob("*.gz"))
    assert [
        path
        for path in copies
        if gzip.decompress(path.read_bytes()) != path.with_suffix("").read_bytes()
    ] == []
    assert {
        path.suffix for path in sites[0].rglob("*") if path.with_name(path.name + ".gz").exists()
    } >= {".html", ".css", ".mjs", ".json", ".svg", ".xml"}
    assert all(
        (page := path).with_name(page.name + ".gz").exists()
        for path in sites[0].glob("chapters/*/index.html")
    )


def test_what_would_hardly_shrink_gets_no_compressed_copy() -> None:
    assert (
        precompress.compressed(b"small") is None
        and precompress.compressed(os.urandom(5000)) is None
    )
    small = precompress.compressed(b"the same words " * 500)
    assert small and small[4:8] == bytes(4), "no clock in it"

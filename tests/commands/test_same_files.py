"""One commit makes the same files, byte for byte, wherever and whenever they are made."""

import datetime as dt
import json
import re
import sys
from pathlib import Path

import pytest

from core.writing import STAMP
from site_fixtures import SITE_URL, Built, copy_project, run
from started import elsewhere


def generated(project: Path) -> dict[str, bytes]:
    names = json.loads((project / STAMP).read_text("utf-8"))["files"]
    return {name: (project / name).read_bytes() for name in names}


@pytest.mark.journeys("scripts/", "tests/commands/test_same_files.py")
def test_generated_files_are_the_same_whatever_the_folder_zone_language_seed_and_year(
    built: Built, tmp_path: Path
) -> None:
    there = copy_project(tmp_path / "anders wö")
    done = run(sys.executable, "scripts/generate.py", cwd=there, **elsewhere(tmp_path))
    assert done.returncode == 0, done.stdout
    ours, theirs = generated(built.source), generated(there)
    assert set(ours) == set(theirs) and [name for name in ours if ours[name] != theirs[name]] == []


def test_elsewhere_it_is_next_year(tmp_path: Path) -> None:
    clocks = (
        "import datetime, time; print(datetime.datetime.now().year, time.gmtime(time.time())[0])"
    )
    told = run(sys.executable, "-c", clocks, cwd=tmp_path, **elsewhere(tmp_path)).stdout.split()
    assert len(told) == 2 and all(int(year) > dt.date.today().year for year in told)


def test_the_site_map_says_when_a_page_was_last_reviewed_and_nothing_of_the_build(
    built: Built,
) -> None:
    text = (built.site / "sitemap.xml").read_text("utf-8")
    page = rf"<loc>{SITE_URL}chapters/definitions/</loc><lastmod>\d{{4}}-\d\d-\d\d</lastmod>"
    assert re.search(page, text)
    assert f"<loc>{SITE_URL}</loc></url>" in text, "the home page has no date of review"

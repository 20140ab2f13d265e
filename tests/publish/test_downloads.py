"""The page of downloads lists every file there is, with its true size; what is named and missing
fails the build.
"""

import re
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

import finish
from publish import download_sizes
from publish.download_sizes import in_words, with_sizes
from site_checks import words
from site_fixtures import ROOT, Built

PAGE = "trainers/downloads/"
FORWARDS = yaml.safe_load((ROOT / "docs/data/forwards.yml").read_text("utf-8"))["forwards"]
FILE = (
    '<li><a href="../../downloads/{0}" download>x</a> <span class="bh-files__size"'
    ' data-file="downloads/{0}"></span></li>'
)


def test_every_file_in_the_folder_of_downloads_is_listed_with_its_size_link_and_date(
    built: Built,
) -> None:
    files = {
        path.relative_to(built.site).as_posix()
        for path in (built.site / "downloads").rglob("*.*")
        if path.suffix not in (".gz", ".html")  # compressed copies, forwards
    } - {each["from"] for each in FORWARDS}  # old names of what is listed under its new one
    listed = {each["data-file"]: each for each in built.soup(PAGE).select("[data-file]")}
    assert len(files) > 50 and files - listed.keys() == set()
    for name, size in listed.items():
        path = built.site / name
        path = path / "index.html" if path.is_dir() else path
        link = size.find_previous("a")["href"]
        assert (words(size), link) == (in_words(path.stat().st_size), f"../../{name}")
    said = [
        f"{words(entry.select_one('.bh-files__name'))} {entry.time['datetime']}"
        for entry in built.soup(PAGE).select(".bh-files > li")
    ]
    assert [each for each in said if not re.fullmatch(r"\S.* \d{4}-\d\d-\d\d", each)] == []


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads/a.csv").write_bytes(b"x" * 1001)
    (tmp_path / PAGE).mkdir(parents=True)
    (tmp_path / download_sizes.PAGE).write_text(
        f"<ul>{FILE.format('a.csv')}<!--optional downloads/b.pdf {FILE.format('b.pdf')}-->\n</ul>"
    )
    return tmp_path


def sizes_after_making(site: Path) -> list[str]:
    download_sizes.make(site)
    page = BeautifulSoup((site / download_sizes.PAGE).read_text(), "html.parser")
    return [words(each) for each in page.select("[data-file]")]


def test_what_not_every_build_makes_is_listed_once_it_is_there_and_made_twice_changes_nothing(
    site: Path,
) -> None:
    assert sizes_after_making(site) == ["2 kB"]
    once = (site / download_sizes.PAGE).read_text()
    assert sizes_after_making(site) == ["2 kB"] and (site / download_sizes.PAGE).read_text() == once
    (site / "downloads/b.pdf").write_bytes(b"x" * 5000)
    assert sizes_after_making(site) == ["2 kB", "5 kB"]


def test_sizes_are_rounded_up() -> None:
    sizes = {0: "0 kB", 1: "1 kB", 1000: "1 kB", 999_000: "999 kB", 999_001: "1.0 MB"}
    assert {size: in_words(size) for size in sizes} == sizes and in_words(2_340_000) == "2.4 MB"


def test_a_file_that_is_listed_and_missing_fails_the_build_with_a_plain_message(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finish, "ALL", (download_sizes.make,))
    (site / "downloads/a.csv").unlink()
    before = (site / download_sizes.PAGE).read_text()
    assert finish.main([str(site)]) == 1
    message = "docs/data/downloads.yml:1: downloads/a.csv is listed and was not built — correct the"
    assert message in capsys.readouterr().err
    assert (site / download_sizes.PAGE).read_text() == before


def test_a_file_that_not_every_build_makes_is_linked_right_by_either_builder(site: Path) -> None:
    (site / "downloads/b.pdf").write_bytes(b"x")
    page = (site / download_sizes.PAGE).read_text("utf-8")
    comment = re.search(r"<!--.*?-->", page)[0]  # Zensical leaves those as they were written
    by_zensical = page.replace(comment, comment.replace("../../", "../"))
    assert by_zensical != page and with_sizes(by_zensical, site) == with_sizes(page, site)

"""The page of downloads lists every file there is, with its true size; what is named and missing
fails the build.
"""

import re
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

import finish
from core.problems import BadInput
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


def listed(built: Built) -> dict[str, str]:
    """Path → size in words, of all files the page lists."""
    return {each["data-file"]: words(each) for each in built.soup(PAGE).select("[data-file]")}


def test_every_file_in_the_folder_of_downloads_is_listed(built: Built) -> None:
    files = {
        path.relative_to(built.site).as_posix()
        for path in (built.site / "downloads").rglob("*")
        if path.is_file() and path.suffix not in (".gz", ".html")  # compressed copies, forwards
    }
    files -= {each["from"] for each in FORWARDS}  # old names of what is listed under its new one
    assert len(files) > 50 and files - listed(built).keys() == set()


def test_each_file_has_its_size_and_a_link_that_leads_to_it(built: Built) -> None:
    for each in built.soup(PAGE).select("[data-file]"):
        path = (
            built.site
            / each["data-file"]
            / ("index.html" if each["data-file"].endswith("/") else "")
        )
        assert words(each) == in_words(path.stat().st_size)
        assert each.find_previous("a")["href"] == "../../" + each["data-file"]


def test_each_entry_has_a_title_and_the_date_of_a_review(built: Built) -> None:
    for entry in built.soup(PAGE).select(".bh-files > li"):
        assert words(entry.select_one(".bh-files__name"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", entry.time["datetime"]), words(entry)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads/a.csv").write_bytes(b"x" * 1001)
    page = tmp_path / download_sizes.PAGE
    page.parent.mkdir(parents=True)
    page.write_text(
        f"<ul>{FILE.format('a.csv')}<!--optional downloads/b.pdf {FILE.format('b.pdf')}-->\n</ul>"
    )
    return tmp_path


def test_sizes_are_rounded_up_and_doing_it_twice_changes_nothing(site: Path) -> None:
    download_sizes.make(site)
    once = (site / download_sizes.PAGE).read_text()
    download_sizes.make(site)
    assert words(BeautifulSoup(once, "html.parser").select_one("[data-file]")) == "2 kB"
    assert (site / download_sizes.PAGE).read_text() == once
    assert [in_words(size) for size in (0, 1, 1000, 999_000, 999_001, 2_340_000)] == [
        "0 kB",
        "1 kB",
        "1 kB",
        "999 kB",
        "1.0 MB",
        "2.4 MB",
    ]


def test_what_not_every_build_makes_is_listed_once_it_is_there(site: Path) -> None:
    download_sizes.make(site)
    assert (
        len(
            BeautifulSoup((site / download_sizes.PAGE).read_text(), "html.parser").select(
                "[data-file]"
            )
        )
        == 1
    )
    (site / "downloads/b.pdf").write_bytes(b"x" * 5000)
    download_sizes.make(site)
    assert [
        words(each)
        for each in BeautifulSoup((site / download_sizes.PAGE).read_text(), "html.parser").select(
            "[data-file]"
        )
    ] == ["2 kB", "5 kB"]


def test_a_file_that_is_listed_and_missing_fails_the_build_with_a_plain_message(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finish, "ALL", (download_sizes.make,))
    (site / "downloads/a.csv").unlink()
    before = (site / download_sizes.PAGE).read_text()
    with pytest.raises(
        BadInput, match="downloads/a.csv is listed and was not built — correct the path"
    ):
        with_sizes(before, site)
    assert (
        finish.main([str(site)]) == 1
        and "docs/data/downloads.yml:1: downloads/a.csv is listed" in capsys.readouterr().err
    )
    assert (site / download_sizes.PAGE).read_text() == before


def test_a_file_that_not_every_build_makes_is_linked_right_by_either_builder(site: Path) -> None:
    (site / "downloads/b.pdf").write_bytes(b"x")
    page = (site / download_sizes.PAGE).read_text("utf-8")
    by_zensical = re.sub(
        r"<!--.*?-->", lambda found: found[0].replace("../../", "../"), page, flags=re.S
    )  # which leaves comments as they were written
    assert by_zensical != page and with_sizes(by_zensical, site) == with_sizes(page, site)

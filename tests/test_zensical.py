"""The way out: Zensical, pinned, builds the same pages from the same files, once the generators have run for it.

What may differ, and why:
- everything outside <article>: its theme has scripts, style sheets and a search of its own;
- how a relative address is written (`./x/` for `x/`): compared is where it leads;
- white space between elements: its Markdown and template engines keep other line breaks.
"""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from site_checks import article, words
from site_fixtures import PAGES, ROOT, SITE_URL, Built, copy_project, name_of, read, run
from site_links import dead_links

each_page = pytest.mark.parametrize("address", [*PAGES, "404.html"], ids=lambda address: name_of(address) or address)
pytestmark = pytest.mark.xdist_group("zensical")


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as Zensical builds it: generate, build, put the single page together, fill in sizes."""
    project = copy_project(tmp_path_factory.mktemp("zensical") / "project")
    done = run(sys.executable, "scripts/generate.py", "--for-zensical", cwd=project)
    assert done.returncode == 0, done.stdout
    done = run(ROOT / ".venv-zensical/bin/zensical", "build", cwd=project)
    assert (project / "site/index.html").exists(), done.stdout
    for script in ("single_page", "download_sizes"):
        made = run(sys.executable, f"scripts/{script}.py", "site", cwd=project)
        assert made.returncode == 0, made.stdout
    return Built(project, project / "site", done.returncode, done.stdout)


def page(site: Built, address: str) -> BeautifulSoup:
    return read(str(site.site / address)) if address.endswith(".html") else site.soup(address)


def both(built: Built, other: Built, address: str) -> tuple[BeautifulSoup, BeautifulSoup]:
    return article(page(built, address)), article(page(other, address))


def test_it_builds_without_a_single_issue(other: Built) -> None:
    assert other.status == 0 and "Warning" not in other.log and "issue" not in other.log.replace("No issues", ""), other.log


def test_it_publishes_the_same_addresses(built: Built, other: Built) -> None:
    assert set(other.pages()) == set(built.pages())
    for folder in ("downloads", "data", "assets", "stylesheets", "javascripts"):
        ours, theirs = ({path.relative_to(each.site).as_posix() for path in (each.site / folder).rglob("*.*")} for each in (built, other))
        assert {path for path in ours - theirs if not path.startswith(("assets/javascripts/", "assets/stylesheets/", "assets/images/"))} == set()


@each_page
def test_titles_and_descriptions_are_the_same(built: Built, other: Built, address: str) -> None:
    def head(soup: BeautifulSoup) -> list[str]:
        return [words(soup.title), soup.find("meta", attrs={"name": "description"})["content"], soup.html["lang"]]

    assert head(page(other, address)) == head(page(built, address))


@each_page
def test_ids_are_the_same_in_the_same_order(built: Built, other: Built, address: str) -> None:
    ours, theirs = ([each["id"] for each in one.find_all(id=True)] for one in both(built, other, address))
    assert theirs == ours


@each_page
def test_headings_tables_and_quotations_are_the_same(built: Built, other: Built, address: str) -> None:
    def content(one: BeautifulSoup) -> list[tuple[str, str]]:
        return [(each.name, words(each)) for each in one.find_all(["h1", "h2", "h3", "h4", "caption", "th", "td", "blockquote", "figcaption"])]

    ours, theirs = (content(one) for one in both(built, other, address))
    assert theirs == ours


@each_page
def test_every_word_is_the_same(built: Built, other: Built, address: str) -> None:
    ours, theirs = (one.get_text(" ").split() for one in both(built, other, address))
    assert theirs == ours


@each_page
def test_every_link_leads_to_the_same_place(built: Built, other: Built, address: str) -> None:
    def targets(one: BeautifulSoup) -> list[str]:
        here = SITE_URL if address.endswith(".html") else SITE_URL + address
        return [urljoin(here, str(each.get("href") or each.get("src") or "")).replace("/./", "/") for each in one.select("[href], [src]")]

    ours, theirs = (targets(one) for one in both(built, other, address))
    assert theirs == ours


@each_page
def test_paper_names_the_same_short_link(built: Built, other: Built, address: str) -> None:
    ours, theirs = ([words(each) for each in page(site, address).select(".bh-footer__go")] for site in (built, other))
    assert theirs == ours and len(ours) == (address not in ("book/", "404.html"))


def test_no_link_anchor_or_asset_leads_nowhere(other: Built) -> None:
    assert dead_links(other.site, SITE_URL) == []


def test_a_difference_would_be_seen(built: Built, other: Built, tmp_path: Path) -> None:
    """The comparison above, on a page that lost a row, a word and an id."""
    html = str(other.soup("chapters/differences/"))
    broken = BeautifulSoup(html.replace('id="at-a-glance-purpose"', "", 1), "html.parser")
    assert [each["id"] for each in article(broken).find_all(id=True)] != [each["id"] for each in article(built.soup("chapters/differences/")).find_all(id=True)]
    broken.select_one("tbody tr").decompose()
    assert len(article(broken).select("td")) < len(article(built.soup("chapters/differences/")).select("td"))

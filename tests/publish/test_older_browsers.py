"""Safari 15.4, Chrome 100 and Firefox 100 read the site as it is meant: no style of a page hangs on
what they do not know, and no script holds what they cannot read.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from publish.older_browsers import NEW_SELECTOR, as_screen, with_colours
from publish.page_styles import read_rules, render_styles
from site_fixtures import ROOT, Built

# Of scripts: what came after these, as a pattern, and what to write instead.
NEWER = yaml.safe_load((ROOT / "tests/publish/newer_scripts.yml").read_text("utf-8"))
SCRIPTS = sorted([*(ROOT / "docs").rglob("*.mjs"), *(ROOT / "docs").rglob("*.js")])
SHEETS = sorted((ROOT / "docs/stylesheets").glob("*.css"))
COMMENT = re.compile(r"^\s*//.*$|\s//\s.*$|/\*[\s\S]*?\*/", re.M)
# Of style sheets: what nothing below Safari 16.5 or Chrome 111 reads, and how to do without.
NEWER_STYLES = {
    r"color-mix\(|\b(?:oklch|oklab|lch|lab)\(": "name a colour in tokens.css",
    r"@media[^{]*\(\s*(?:width|height)\s*[<>]|@media[^{]*[<>]=?\s*(?:width|height)": "min-width",
    r"&|@scope\b|@starting-style\b|@property\b": "write each selector out",
    r"@container\s+[\w-]+\s+\(|style\(": "ask a container for its width only",
}


def newer_in(script: str) -> list[str]:
    script = COMMENT.sub("", script)
    return [f"{each} — {instead}" for each, instead in NEWER.items() if re.search(each, script)]


def newer_styles(sheet: str) -> Iterator[str]:
    sheet = COMMENT.sub("", sheet)
    for pattern, instead in NEWER_STYLES.items():
        yield from (f"{found} — {instead}" for found in re.findall(pattern, sheet))
    for says in re.findall(r"[\w-]+:[^;{}]*\d[dsl]v[hw]\b[^;{}]*", sheet):
        before = re.escape(re.sub("[dsl](?=v[hw])", "", says))
        if not re.search(rf"{before};\s*{re.escape(says)}", sheet):
            yield f"{says} — say it with vh before"
    for says, before in re.findall(r"(content:\s*([^;{}/]+?)\s*/\s*\"[^;{}]*)", sheet):
        if not re.search(rf"content:\s*{re.escape(before)};\s*{re.escape(says)}", sheet):
            yield f"{says} — say it without the / before, for older browsers"


def alone_in_its_list(style: str) -> list[str]:
    """Lists of selectors of which some are too new for a browser, which then drops the others."""
    heads = re.findall(r"(?<=[{}])([^{}@]+)\{", style)
    return [
        head
        for head in heads
        if len({bool(NEW_SELECTOR.search(each)) for each in re.split(r",(?![^(]*\))", head)}) > 1
    ]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_hold_nothing_newer_than_their_oldest_browser(path: Path) -> None:
    assert newer_in(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_style_sheets_hold_nothing_that_older_browsers_cannot_do_without(path: Path) -> None:
    assert list(newer_styles(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "list.toReversed()",
        "words.split(/(?<=a)/)",
        'document.querySelector("p:has(a)")',
        'button.ariaLabel = "Close";',
        "all.findLast(Boolean)",
        "Object.groupBy(all, kind)",
    ],
)
def test_what_is_too_new_in_a_script_is_found(line: str) -> None:
    assert len(newer_in(line)) == 1 and newer_in(f"// {line}\na();") == []


@pytest.mark.parametrize(
    "sheet",
    [
        'a::before { content: "+" / ""; }',
        "a { height: 100dvh; }",
        "a { &:hover { color: red; } }",
        "@media (width > 40em) { a { top: 0; } }",
        "a { color: color-mix(in srgb, red, blue); }",
    ],
)
def test_what_is_too_new_in_a_style_sheet_is_found(sheet: str) -> None:
    assert list(newer_styles(sheet)) != []


def test_what_older_browsers_know_as_well_stands_before_it() -> None:
    assert not list(
        newer_styles('a { content: "+"; content: "+" / ""; height: 9vh; height: 9dvh; }')
    )


def test_built_pages_hold_colours_and_lists_that_older_browsers_read(built: Built) -> None:
    for address in ("", "chapters/differences/", "self-check/", "trainers/agenda/", "explore/"):
        style = built.soup(address).style.string
        assert ("light-dark(" in style, alone_in_its_list(style)) == (False, [])
        assert style.count("@container") <= 2 * style.count("@supports not (container-type") + 2
        assert "var(--l,#fbf8f1)var(--d,#191714)" in style


def test_a_list_that_an_older_browser_would_drop_whole_is_found_and_built_apart() -> None:
    sheet = ".a,.b:has(.c){top:0}"
    assert alone_in_its_list("{}" + sheet) == [".a,.b:has(.c)"]
    names = frozenset({".a", ".b", ".c"})
    assert render_styles(read_rules(sheet), names) == ".a{top:0}.b:has(.c){top:0}"


def test_a_colour_for_light_and_dark_hangs_on_two_switches() -> None:
    assert with_colours("--a:light-dark(#fff,rgb(0 0 0 / 9%))") == (
        "--a:var(--l,#fff)var(--d,rgb(0 0 0 / 9%))"
    )
    assert with_colours("color-scheme:dark") == "color-scheme:dark;--l: ;--d:initial"
    assert with_colours("color-scheme:light!important") == (
        "color-scheme:light!important;--l:initial!important;--d: !important"
    )
    style = render_styles(read_rules(":root { color-scheme: light dark }"), frozenset())
    assert style == (
        ":root{color-scheme:light dark;--l:initial;--d: }"
        "@media (prefers-color-scheme:dark){:root{--l: ;--d:initial}}"
    )


def test_where_there_are_no_containers_the_screen_is_asked() -> None:
    assert as_screen(" (max-width:38rem)") == "(max-width:40em)"
    style = render_styles(read_rules("@container (min-width: 38rem) { a { top: 0 } }"), {"a"})
    assert style.endswith(
        "@supports not (container-type:inline-size){@media (min-width:40em){a{top:0}}}"
    )
    lengths = "@container (min-width: 38rem) { a { top: 1cqi } }"
    assert "@supports" not in render_styles(read_rules(lengths), {"a"})

"""Comfort: everything tapped is as large as a thumb, text may be spaced out, and own scripts stay
light.
"""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from site_browser import opened, sideways
from site_fixtures import BASE, Built

KINDS = [
    "",
    "chapters/differences/",
    "chapters/voices/",
    "chapters/team-signs/",
    "chapters/evidence/",
    "scenarios/",
    "scenarios/ward/?choice=b&twist=1",
    "explore/",
    "self-check/#me=02120211020110",
    "trainers/",
    "about/sources/",
    "about/glossary/",
    "404.html",
]

# What can be tapped and is under 44 × 44 px, after WCAG 2.2, 2.5.5: links within a line of other
# text are exempt
# (but not a sign of its own in a heading), and what reaches out of its own box counts as far as a
# tap reaches it.
SMALL = """() => [...document.querySelectorAll(
    "a[href], button, summary, select, textarea, input, label:has(input)")].filter(each => {
    const box = each.getBoundingClientRect(), shown = each.checkVisibility({visibilityProperty:
        true}) && box.width && box.right > 0 && box.bottom + scrollY > 0;
    if (!shown || each.matches("label input, .md-toggle, [readonly]") || box.width >= 43.9 &&
        box.height >= 43.9) return false;
    let line = each.parentElement;
    while (getComputedStyle(line).display === "inline") line = line.parentElement;
    const among = getComputedStyle(each).display === "inline" || line.matches("p");
    if (among && line.innerText.trim() !== each.innerText.trim()) return false;
    each.scrollIntoView({block: "center", behavior: "instant"});
    return ![each, line].some(one => {
        const {x, y, width, height} = one.getBoundingClientRect();
        return [[0, -21], [0, 21], [-21, 0], [21, 0]].every(([right, down]) => each.contains(
            document.elementFromPoint(x + width / 2 + right, y + height / 2 + down)));
    });
}).map(each => [each, each.getBoundingClientRect()])
  .map(([each, box]) => `${box.width} × ${box.height}: ${each.outerHTML.slice(0, 90)}`)"""


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


@pytest.mark.parametrize("address", KINDS)
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.turns(8)
def test_whatever_is_tapped_is_44_pixels_high_and_wide(
    browser: Browser, home: str, address: str, width: int
) -> None:
    with opened(browser, home + address, width=width) as page:
        unfold(page)
        assert page.evaluate(SMALL) == []


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        pytest.param(
            '<p>Read <a href="#a">this word</a> in a line of text</p>',
            False,
            id="a link in a line of text is exempt",
        ),
        pytest.param(
            '<p><a href="#a">All of the line</a></p>', True, id="a link that is the whole line"
        ),
        pytest.param(
            '<button style="width: 44px; height: 40px">A</button>', True, id="a button 40 px high"
        ),
        pytest.param(
            '<button style="width: 44px; height: 44px">A</button>', False, id="a button of 44 px"
        ),
        pytest.param(
            '<label><input type="checkbox"> A</label>', True, id="a choice with its words"
        ),
        pytest.param(
            '<h2>Words <a href="#a" style="display: inline-block">#</a></h2>',
            True,
            id="a sign of its own in a heading",
        ),
        pytest.param(
            '<h2>Words <a href="#a" style="display: inline-block; position: relative">#<i'
            ' style="position: absolute; inset: -30px"></i></a></h2>',
            False,
            id="a sign that reaches out of its box",
        ),
    ],
)
def test_a_target_too_small_to_hit_is_caught(browser: Browser, inside: str, found: bool) -> None:
    with opened(browser, "about:blank", width=360) as page:
        page.set_content(
            '<meta name="viewport" content="width=device-width"><body style="padding:'
            f' 100px">{inside}'
        )
        assert bool(page.evaluate(SMALL)) is found


# WCAG 2.2, 1.4.12: readers may space text out this far.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em"
    " !important } p { margin-bottom: 2em !important }"
)
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(each => {
    const style = getComputedStyle(each);
    const cuts = [style.overflowX, style.overflowY].some(way => way === "hidden" ||
        way === "clip") && each.checkVisibility() && each.clientWidth > 1 && each.innerText?.trim();
    return cuts && (each.scrollWidth > each.clientWidth + 1 ||
        each.scrollHeight > each.clientHeight + 1);
}).map(each => each.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("address", KINDS)
@pytest.mark.turns(4)
def test_text_may_be_spaced_out(browser: Browser, home: str, address: str) -> None:
    with opened(browser, home + address, width=320, bypass_csp=True) as page:
        unfold(page)
        page.add_style_tag(content=SPACED)
        assert sideways(page, 320) + page.evaluate(CUT_OFF) == []


def test_text_that_is_cut_off_when_spaced_out_is_caught(browser: Browser) -> None:
    with opened(browser, "about:blank", width=320) as page:
        page.set_content(
            '<p style="width: 9em; white-space: nowrap; overflow: hidden">Just enough room</p>'
        )
        assert page.evaluate(CUT_OFF) == []
        page.add_style_tag(content=SPACED)
        assert len(page.evaluate(CUT_OFF)) == 1


def own_scripts(site: Path, page: Path) -> set[Path]:
    """The .mjs files a page loads, with what those import."""
    found: set[Path] = set()
    named = re.findall(r'<script[^>]+src="([^"]+\.mjs)"', page.read_text("utf-8"))
    wanted = [
        site / name.removeprefix(BASE) if name.startswith(BASE) else page.parent / name
        for name in named
    ]
    while wanted:
        script = wanted.pop().resolve()
        if script not in found:
            found.add(script)
            wanted += [
                script.parent / name
                for name in re.findall(r"""from\s+["']([^"']+)["']""", script.read_text("utf-8"))
            ]
    return found


def test_own_scripts_stay_light(built: Built) -> None:
    weights = {
        page.relative_to(built.site).as_posix(): sum(
            len(gzip.compress(script.read_bytes(), 9)) for script in own_scripts(built.site, page)
        )
        for page in built.site.rglob("*.html")
    }
    chapters = {name: weight for name, weight in weights.items() if name.startswith("chapters/")}
    assert len(chapters) >= 12 and min(chapters.values()) > 2_000
    assert {name: weight for name, weight in chapters.items() if weight > 10_000} == {}
    assert {name: weight for name, weight in weights.items() if weight > 25_000} == {}


def test_what_a_script_imports_is_weighed_too(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<script type="module" src="a.mjs"></script>')
    (tmp_path / "a.mjs").write_text('import { b } from "./b.mjs";')
    (tmp_path / "b.mjs").write_text("export const b = 1;")
    assert {script.name for script in own_scripts(tmp_path, tmp_path / "index.html")} == {
        "a.mjs",
        "b.mjs",
    }

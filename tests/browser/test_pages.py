"""Every page, visited on a phone and on a desk: all that it promises there (page_checks)."""

import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handout_checks import HANDOUTS
from page_checks import PHONE, Screen, broken_promises, screen
from site_browser import DESK, SMALLEST, Watch, faint, inaccessible, opened, sideways
from site_fixtures import BOOK, PAGES, ROOT, name_of, served

STATES = (
    "404.html",
    "chapters/definitions/?view=trainer",
    "scenarios/ward/?view=trainer",
    "scenarios/ward/choices/",
    "activities/handover-talk/?view=trainer",
    "did-they-say-it/#q=hopper",
    "did-they-say-it/things-right/",
)
ASKED = [f"trainers/questions/{page}/experienced-day/" for page in ("before", "after", "key")]
ADDRESSES = [*(page for page in PAGES if page != BOOK), *STATES, *HANDOUTS, *ASKED]
on_each_screen = pytest.mark.parametrize("width", (SMALLEST, DESK))


@pytest.fixture(scope="module")
def phone(browser: Browser, home: str) -> Iterator[Screen]:
    with screen(browser, home, SMALLEST) as opened_screen:
        yield opened_screen


@pytest.fixture(scope="module")
def desk(browser: Browser, home: str) -> Iterator[Screen]:
    with screen(browser, home, DESK) as opened_screen:
        yield opened_screen


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: name_of(address) or address)
@pytest.mark.parametrize("device", ["phone", "desk"])
@pytest.mark.turns(12, always=("home", "chapters/differences", "explore", "trainers/agenda"))
def test_a_page_keeps_all_its_promises(
    request: pytest.FixtureRequest, home: str, device: str, address: str
) -> None:
    assert broken_promises(request.getfixturevalue(device), home + address) == []


def changes_between(css: str, narrow: int, wide: int) -> list[str]:
    """Conditions on width that are true at one of two widths, in px, and not at the other."""
    edges = [
        (condition, float(size) * {"px": 1, "em": 16, "rem": 16}[unit])
        for condition in re.findall(r"@(?:media|container)[^{]+", css)
        for size, unit in re.findall(r"width\s*[:<>=]+\s*([\d.]+)(px|r?em)", condition)
    ]
    return [condition.strip() for condition, edge in edges if narrow <= edge <= wide]


def test_no_style_changes_between_the_two_phones() -> None:
    sheets = {
        path.name: changes_between(path.read_text("utf-8"), SMALLEST, PHONE)
        for path in (ROOT / "docs/stylesheets").glob("*.css")
    }
    assert len(sheets) > 15 and {name: changes for name, changes in sheets.items() if changes} == {}
    assert (
        len(
            changes_between(
                "@media (min-width: 21em) { a {} } @container (width > 330px) { a {} } @media print"
                " and (max-width: 40em) { a {} }",
                SMALLEST,
                PHONE,
            )
        )
        == 2
    )


@on_each_screen
@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.turns(2)
def test_what_opens_on_a_page_is_accessible_too(
    browser: Browser, home: str, scheme: str, width: int
) -> None:
    def problems(within: str) -> list[str]:
        return watch.problems() + inaccessible(page, within) + faint(page) + sideways(page, width)

    with opened(browser, home + "chapters/definitions/", width=width, color_scheme=scheme) as page:
        watch = Watch(page, home)
        page.get_by_role("button", name="Contents").click()
        assert problems("#contents") == []
        page.keyboard.press("Escape")
        if width == SMALLEST:
            page.get_by_role("button", name="On this page").click()
            assert problems("#on-this-page") == []
            page.keyboard.press("Escape")
            page.get_by_role("button", name="Search").click()
        else:
            page.keyboard.press("Control+k")
        page.keyboard.type("Kotter")
        page.get_by_role("dialog").get_by_role("link").first.wait_for()
        assert problems(".bh-search") == []


GOOD = """<!doctype html><html lang="en"><head><title>Fine</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width">
<style>:focus-visible { outline: 2px solid }</style></head>
<body><main><article><h1>Fine</h1><p>{}</p></article></main></body></html>"""


@pytest.fixture(scope="module")
def visit(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], list[str]]]:
    """What is found on a phone on a good page with this in its only paragraph."""
    folder = tmp_path_factory.mktemp("page")
    with served(folder) as home, screen(browser, home, SMALLEST) as opened_screen:

        def found(inside: str) -> list[str]:
            page = Path(tempfile.mkdtemp(dir=folder))  # of its own: a browser keeps those it knows
            (page / "index.html").write_text(GOOD.replace("{}", inside), "utf-8")
            return broken_promises(opened_screen, f"{home}{page.name}/")

        yield found


BUTTON = '<button style="width: 44px; height: {}; padding: 0">A</button>'
ELSEWHERE = "https://elsewhere.example/"


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("Fine", id="words"),
        pytest.param('Read <a href="#a">this</a> in a line', id="a link in a line of text"),
        pytest.param(BUTTON.format("44px"), id="a button of 44 px"),
        pytest.param(
            """<h2>Words <a href="#a" style="display: inline-block; position: relative">#<i
            style="position: absolute; inset: -30px"></i></a></h2>""",
            id="a sign that reaches out of its box",
        ),
    ],
)
def test_a_good_page_passes(visit: Callable[[str], list[str]], inside: str) -> None:
    assert visit(inside) == []


# check: what it says → what it sees on a page
BROKEN = {
    f"quiet: request to {ELSEWHERE}a.png": f'<img alt="" src="{ELSEWHERE}a.png">',
    f"quiet: request to {ELSEWHERE}count": f'<script>fetch("{ELSEWHERE}count")</script>',
    "quiet: console error: Oh no": '<script>console.error("Oh no")</script>',
    "quiet: error on the page: Oh no": '<script>throw new Error("Oh no")</script>',
    "quiet: console error: Failed to load": '<img alt="" src="missing.png">',
    "length: 20.4 screens": '<i style="display: block; height: 15000px"></i>',
    "sideways: scrolls sideways at 320 px": '<i style="display: block; width: 340px">Wide</i>',
    "sideways: scrolls sideways at 360 px": '<i style="display: block; width: 400px">Wide</i>',
    "unfolded, sideways": '<details><i style="display: block; width: 340px">Wide</i></details>',
    "looks: light, color-contrast: ": '<i style="color: #777">Pale</i>',
    "looks: light, color-contrast-enhanced: ": '<i style="color: #666">Pale</i>',
    "looks: dark, 5.7:1 for “Pale”": """<style>@media (prefers-color-scheme: dark) {
        i { color: #666 } }</style><i>Pale</i>""",
    "unfolded, looks: light, 5.7:1": '<details><i style="color: #666">Pale</i></details>',
    "looks: light, 5.7:1 for “Pale”": """<svg width="99" height="40"><rect width="99" height="40"
        fill="#fff"/><text y="20" fill="#666">Pale</text></svg>""",
    "looks: light, image-alt: ": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    "looks: light, label: ": '<input type="search">',
    "looks: light, label-content-name-mismatch: ": '<button aria-label="Cut">Paste</button>',
    "looks: light, link-in-text-block: ": """<a href="#a" style="text-decoration: none">word</a>
        in text""",
    "looks: light, target-size: ": 2 * '<button style="width: 9px; height: 9px"></button>',
    "targets: <button": BUTTON.format("40px"),
    'targets: <a href="#a">': '<a href="#a">All of the line</a>',
    "targets: <label": '<label><input type="checkbox"> A</label>',
    "targets: <a": '<h2>Words <a href="#a" style="display: inline-block">#</a></h2>',
    "focus: <a": '<a href="#a" style="outline: none">word</a> in text',
    "spacing: <i": """<i style="display: block; width: 9em; white-space: nowrap; overflow: hidden">
        Just enough room</i>""",
    "paper: <nav>": "<nav>Menu</nav>",
    "paper: <tr>": "<table><tbody><tr><td>A</table>",
    "paper: 5.7:1": "<style>@media print { i { color: #666 } }</style><i>Pale</i>",
    "without JavaScript: ": "<script>document.write('Words')</script><p hidden>Never seen",
}


@pytest.mark.parametrize("found", BROKEN)
def test_a_broken_promise_is_caught(visit: Callable[[str], list[str]], found: str) -> None:
    problems = visit(BROKEN[found])
    assert any(each.startswith(found) for each in problems), problems

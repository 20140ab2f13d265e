"""Every page in light, dark and forced colours, on a phone and on a desk: quiet, to itself, no
wider than the screen, accessible.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import site_browser
from site_browser import (
    AXE_RULES,
    DESK,
    LOOKS,
    NO_COLOURS,
    SMALLEST,
    Watch,
    faint,
    faint_in,
    inaccessible,
    opened,
    sideways,
)
from site_fixtures import BOOK, PAGES, ROOT, name_of, served

SCHEMES = ("light", "dark")
# In forced colours, axe measures the colours we gave and not those the system puts in their place.
WHOLE = {"light": AXE_RULES, "dark": AXE_RULES, "forced colours": NO_COLOURS}
PHONE = 360  # the same styles hold from SMALLEST to PHONE, see below
MORE = (
    "404.html",
    "chapters/definitions/?view=trainer",
    "scenarios/ward/?view=trainer",
    "trainers/handouts/new-managers-90/",
    "trainers/packs/new-managers-90/",
)
on_each_screen = pytest.mark.parametrize("width", (SMALLEST, DESK))


@pytest.fixture(scope="module")
def tabs(browser: Browser, home: str) -> Iterator[dict[int, tuple[Page, Watch]]]:
    """A tab for each width, kept for all pages."""
    contexts = [
        browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        for width in (SMALLEST, DESK)
    ]
    pages = [context.new_page() for context in contexts]
    yield {
        width: (page, Watch(page, home))
        for width, page in zip((SMALLEST, DESK), pages, strict=True)
    }
    for context in contexts:
        context.close()


# At every change, axe applies every rule to the light page on the phone, and all but those on
# colour on the desk, where colours are
# the same; the structure it finds does not hang on colours, and of those our own measure of
# contrast (faint) sees all in every look.
# Of what has one shape, short links by the hundred, activities and plans, axe sees the first three
# of each list: it takes minutes over all.
# scripts/test --whole leaves nothing out: all rules, all of every page, on both screens in every
# look.
ALIKE = (
    "document.querySelectorAll('.bh-link:nth-child(n + 4), .bh-card--activity:nth-of-type(n + 4),"
    " .bh-plan:nth-of-type(n + 4)').forEach(each => each.remove())"
)


def broken_promises(page: Page, watch: Watch, address: str, width: int) -> list[str]:
    """As the page comes, and once more with all that is folded on it open."""
    whole = site_browser.whole
    page.set_viewport_size({"width": width, "height": 800})
    problems = []
    for name, look in LOOKS.items():
        page.emulate_media(**{"forced_colors": "none"} | look)
        if name == "light":
            page.goto(address)
            problems += (
                sideways(page, width)
                if width == DESK
                else sideways(page, PHONE) + sideways(page, SMALLEST)
            )
            if not whole:
                page.evaluate(ALIKE)
        page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )  # until the page has changed colours
        axe = whole or name == "light"
        rules = WHOLE[name] if whole or width != DESK else NO_COLOURS
        problems += [
            f"{name}: {each}"
            for each in (inaccessible(page, rules=rules) if axe else []) + faint_in(page, name)
        ]
        if fold(page, True):
            problems += [
                f"{name}, unfolded: {each}"
                for each in (
                    inaccessible(page, "html" if whole else "details", rules) if axe else []
                )
                + faint_in(page, name)
            ] + sideways(page, width)
            fold(page, False)
    return watch.problems() + problems


def fold(page: Page, is_open: bool) -> bool:
    """Whether there is anything folded on the page; opens or closes all of it."""
    return page.evaluate(
        "open => { const all = [...document.querySelectorAll('details')]; all.forEach(each =>"
        " each.open = open); return all.length > 0; }",
        is_open,
    )


@pytest.mark.parametrize(
    "address",
    [*(each for each in PAGES if each != BOOK), *MORE],
    ids=lambda address: name_of(address) or address,
)
@on_each_screen
@pytest.mark.turns(16, always=("home", "chapters/differences", "explore", "trainers/agenda"))
def test_a_page_is_quiet_private_narrow_and_accessible_in_every_look_folded_and_unfolded(
    tabs: dict, home: str, address: str, width: int
) -> None:
    page, watch = tabs[width]
    assert broken_promises(page, watch, home + address, width) == []


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
@pytest.mark.parametrize("scheme", SCHEMES)
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
            page.keyboard.press("/")
        page.keyboard.type("Kotter")
        page.get_by_role("search").get_by_role("link").first.wait_for()
        assert problems("[role=search]") == []


GOOD = (
    '<!doctype html><html lang="en"><head><title>Fine</title><link rel="icon" href="data:,"><meta'
    ' name="viewport"'
    ' content="width=device-width"></head><body><main><h1>Fine</h1><p>{}</p></main></body></html>'
)


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        pytest.param("Fine", "", id="a good page"),
        pytest.param(
            '<img alt="" src="https://elsewhere.example/a.png">',
            "request to https://elsewhere.example/a.png",
            id="a picture from elsewhere",
        ),
        pytest.param(
            '<script>fetch("https://elsewhere.example/count")</script>',
            "request to https://elsewhere.example/count",
            id="a call home",
        ),
        pytest.param(
            '<script>console.error("Oh no")</script>',
            "console error: Oh no",
            id="a complaint in the console",
        ),
        pytest.param(
            '<script>throw new Error("Oh no")</script>',
            "error on the page: Oh no",
            id="a script that fails",
        ),
        pytest.param(
            '<img alt="" src="missing.png">',
            "console error: Failed to load",
            id="a picture that is not there",
        ),
        pytest.param(
            '<span style="display:block;width:340px">Wide</span>',
            "scrolls sideways at 320 px: ",
            id="a block too wide for the smallest phones",
        ),
        pytest.param(
            '<span style="display:block;width:400px">Wide</span>',
            "scrolls sideways at 360 px: ",
            id="a block too wide for a phone",
        ),
        pytest.param(
            '<span style="color:#777">Pale</span>', "color-contrast: ", id="text hard to see"
        ),
        pytest.param(
            '<span style="color:#666">Pale</span>',
            "color-contrast-enhanced: ",
            id="text under seven to one",
        ),
        pytest.param(
            '<svg width="99" height="40"><rect width="99" height="40" fill="#fff"/><text y="20"'
            ' fill="#666">Pale</text></svg>',
            "5.7:1 for “Pale”",
            id="pale words in a drawing",
        ),
        pytest.param(
            '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
            "image-alt: ",
            id="a picture without words",
        ),
        pytest.param('<input type="search">', "label: ", id="a field without a name"),
        pytest.param(
            '<a href="#a" style="text-decoration:none">word</a> in text',
            "link-in-text-block: ",
            id="a link told by colour only",
        ),
        pytest.param(
            '<button style="width:9px;height:9px;padding:0;border:0"'
            ' aria-label="a"></button><button style="width:9px;height:9px;padding:0;border:0"'
            ' aria-label="b"></button>',
            "target-size: ",
            id="a button too small to hit",
        ),
    ],
)
def test_a_broken_promise_is_caught(
    browser: Browser, tmp_path: Path, inside: str, found: str
) -> None:
    (tmp_path / "index.html").write_text(GOOD.format(inside))
    with served(tmp_path) as home, opened(browser, "about:blank", width=360) as page:
        problems = [
            each.removeprefix("light: ")
            for each in broken_promises(page, Watch(page, home), home, PHONE)
        ]
        assert problems == [] if not found else any(each.startswith(found) for each in problems), (
            problems
        )


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param("axe", marks=pytest.mark.whole, id="by axe before publishing"),
        pytest.param("ours", id="by our own measure at every change"),
    ],
)
def test_pale_words_in_a_state_of_a_page_are_seen(browser: Browser, rules: str) -> None:
    with opened(browser, "about:blank") as page:
        page.set_content(GOOD.format('<span style="color:#666">Pale</span>'))
        found = inaccessible(page) if rules == "axe" else faint(page)
        assert [
            each
            for each in found
            if each.startswith("color-contrast-enhanced: ") or each == "5.7:1 for “Pale”"
        ]

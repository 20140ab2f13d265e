"""One page in a real browser: what it asks for, what it complains of, whether it fits, whether it
is accessible.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# Every rule axe runs by itself, none left out, and three stricter ones: 7:1 contrast, targets of
# 24 px, and names that hold the words one sees. So every page is met at every change (test_pages),
# and with --whole also each state of what is on them; without it, states are met by all rules but
# those on colours, for which our own measure (faint) stands in, in a fiftieth of the time.
AXE_RULES = {
    "resultTypes": ["violations"],
    "rules": {
        "color-contrast-enhanced": {"enabled": True},
        "target-size": {"enabled": True},
        "label-content-name-mismatch": {"enabled": True},
    },
}
# Those that look at colours, which take most of its time: what they find is the same on every
# screen.
COLOUR_RULES = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
NO_COLOURS = AXE_RULES | {
    "rules": AXE_RULES["rules"] | {name: {"enabled": False} for name in COLOUR_RULES}
}

whole = False  # the option --whole, which tests/conftest.py sets

LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
SMALLEST, DESK = 320, 1280
# Each look once and each screen at least once at every change; the rest before publishing
# (scripts/test --whole).
OFTEN = (("light", SMALLEST), ("dark", DESK), ("forced colours", SMALLEST))
each_look_on_each_screen = pytest.mark.parametrize(
    ("look", "width"),
    [
        pytest.param(look, width, marks=[] if (look, width) in OFTEN else pytest.mark.whole)
        for look in LOOKS
        for width in (SMALLEST, DESK)
    ],
)

Visit = Callable[..., Page]  # the fixture `visit`: an address of the site, options of `opened`
# Opens every fold of a page.
UNFOLD = "for (const each of document.querySelectorAll('details')) each.open = true"
# What a page keeps on a device, as text.
KEPT = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"


class Watch:
    """Listens to a tab: its complaints, and its requests to anyone else."""

    def __init__(self, page: Page, home: str) -> None:
        own = ("{0.scheme}://{0.netloc}/".format(urlsplit(home)), "data:", "blob:")
        self.heard: list[str] = []
        page.on(
            "console",
            lambda message: (
                message.type in ("error", "warning")
                and self.heard.append(f"console {message.type}: {message.text}")
            ),
        )
        page.on("pageerror", lambda error: self.heard.append(f"error on the page: {error}"))
        page.on(
            "request",
            lambda request: (
                request.url.startswith(own) or self.heard.append(f"request to {request.url}")
            ),
        )

    def problems(self) -> list[str]:
        heard, self.heard = self.heard, []
        return heard


@contextlib.contextmanager
def opened(
    browser: Browser, address: str, *, width: int = 1280, height: int = 800, **options: object
) -> Iterator[Page]:
    """A fresh visitor at an address; nothing moves, so that nothing has to be waited for."""
    with browser.new_context(
        viewport={"width": width, "height": height},
        **{"reduced_motion": "reduce", "has_touch": width < 600} | options,
    ) as context:
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(address)
        yield page


@contextlib.contextmanager
def watched(browser: Browser, home: str, address: str, **options: object) -> Iterator[Page]:
    """A phone at an address of the site, which must not have complained of anything by the end."""
    with opened(browser, "about:blank", width=360, **options) as page:
        watch = Watch(page, home)
        page.goto(home + address)
        yield page
        assert watch.problems() == []


def sideways(page: Page, width: int) -> list[str]:
    """What makes the page wider than the screen."""
    page.set_viewport_size({"width": width, "height": 800})
    too_wide = page.evaluate("""() => {
            const screen = document.documentElement.clientWidth;
            if (document.scrollingElement.scrollWidth <= screen) return null;
            return [...document.querySelectorAll("body *")].filter(each =>
                each.getBoundingClientRect().right > screen + 1).slice(0, 5).map(each =>
                each.outerHTML.slice(0, 80));
        }""")
    return [] if too_wide is None else [f"scrolls sideways at {width} px: {', '.join(too_wide)}"]


def seen_by_all(page: Page, look: str, width: int) -> list[str]:
    """What keeps somebody from a page as it stands, in one of LOOKS. In forced colours axe asks
    for those that the page would have without.
    """
    rules = NO_COLOURS if look == "forced colours" else None
    return inaccessible(page, rules=rules) + sideways(page, width) + faint_in(page, look)


def too_small(targets: Locator) -> list[str]:
    """Which of those that are seen a thumb may miss: under 44 px high or wide."""
    return targets.evaluate_all("""all => all.filter(each => each.checkVisibility())
        .map(each => [each.name || each.textContent.trim(), each.getBoundingClientRect()])
        .filter(([, box]) => Math.min(box.height, box.width) < 43.9)
        .map(([name, box]) => `${name} ${box.width}×${box.height}`)""")


def copied(button: Locator, said: Locator) -> str:
    """What a press on it puts on the clipboard, once the page has said so."""
    button.click()
    expect(said).to_be_visible()
    return button.page.evaluate("navigator.clipboard.readText()")


def saved(button: Locator) -> tuple[str, str]:
    """The name and the text of the file that a press on it saves."""
    with button.page.expect_download() as waiting:
        button.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes().decode("utf-8")


def asked_by(page: Page) -> list[str]:
    """All that a tab asks for from now on, with what it sends along; what follows # stays here."""
    asked: list[str] = []
    page.on(
        "request",
        lambda request: asked.append(
            f"{request.method} {request.url.partition('#')[0]} {request.post_data or ''}"
            f" {request.headers}"
        ),
    )
    return asked


def inaccessible(
    page: Page, within: str = "html", rules: Mapping[str, object] | None = None
) -> list[str]:
    """Violations axe-core finds, one line for each place."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    violations = page.evaluate(
        "([within, rules]) => axe.run(within, rules).then(result => result.violations)",
        [within, rules or (AXE_RULES if whole else NO_COLOURS)],
    )
    return [
        f"{each['id']}: {each['help']}: {' '.join(map(str, node['target']))}"
        f" {'; '.join(one['message'] for one in node['any'] + node['all'] + node['none'])[:160]}"
        for each in violations
        for node in each["nodes"]
    ]


def faint(page: Page) -> list[str]:
    """Text under 7:1 on its ground. Axe leaves drawings and text beside ornaments undecided; this
    does not.
    """
    return [f"{ratio:.1f}:1 for “{text}”" for ratio, text in page.evaluate(FAINT)]


def faint_in(page: Page, look: str) -> list[str]:
    """The same for one of LOOKS; forced colours are their user's choice."""
    return [] if look == "forced colours" else faint(page)


# For each run of text: its colour against the nearest painted ground under it, after WCAG 2.
FAINT = """() => {
    const parts = colour => { const all = colour.match(/[\\d.]+/g).map(Number); return [...all
        .slice(0, 3), all[3] ?? 1]; };
    const light = ([r, g, b]) => [r, g, b].map(each => each / 255).map(each => each <= 0.04045 ?
        each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
        .reduce((sum, each, index) => sum + each * [0.2126, 0.7152, 0.0722][index], 0);
    const ground = each => { for (; each; each = each.parentElement) { const colour = parts(
        getComputedStyle(each).backgroundColor); if (colour[3] === 1) return colour;
        } return [255, 255, 255]; };
    const shape = (drawing, each) => {
        const box = each.getBoundingClientRect(), middle = new DOMPoint(box.x + box.width / 2,
            box.y + box.height / 2);
        return [...drawing.querySelectorAll("rect, circle, ellipse, path, polygon")]
            .filter(one => one.compareDocumentPosition(
                each) & Node.DOCUMENT_POSITION_FOLLOWING && one.isPointInFill(
                middle.matrixTransform(one.getScreenCTM().inverse())))
            .map(one => getComputedStyle(one).fill).filter(fill => fill.startsWith("rgb")).at(-1);
    };
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode.data.trim(), each = texts.currentNode.parentElement;
        if (!text || each.closest("script, style, title, desc") || !each.checkVisibility(
            )) continue;
        const style = getComputedStyle(each), drawing = each.ownerSVGElement, under = drawing &&
            shape(drawing, each);
        const [a, b] = [light(parts(drawing ? style.fill : style.color)), light(under ? parts(
            under) : ground(each))].sort((x, y) => y - x);
        if ((a + 0.05) / (b + 0.05) < 6.995) found.push([(a + 0.05) / (b + 0.05), text.slice(0,
            40)]);
    }
    return found;
}"""

"""All that a page promises in a browser, checked in one visit on one screen."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

import site_browser
from site_browser import AXE_RULES, DESK, LOOKS, NO_COLOURS, Watch, faint, faint_in, inaccessible

PHONE = 360  # the same styles hold from SMALLEST to here (test_pages)
# In forced colours, axe measures the colours we gave and not those the system puts in their place.
WHOLE = {"light": AXE_RULES, "dark": AXE_RULES, "forced colours": NO_COLOURS}
# At a change, of what has one shape, short links by the hundred, the first three of each list are
# looked at.
ALIKE = """document.querySelectorAll(".bh-link:nth-child(n + 4)")
    .forEach(each => each.remove())"""
UNFOLD = """() => { const all = [...document.querySelectorAll("details:not([open])")];
    all.forEach(each => { each.open = true; }); return all.length > 0; }"""
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True)
class Screen:
    """`page`: the tab that is checked; `plain`: one without JavaScript; `width`: of both."""

    page: Page
    plain: Page
    watch: Watch
    width: int


@contextlib.contextmanager
def screen(browser: Browser, home: str, width: int) -> Iterator[Screen]:
    """Its tabs go from page to page."""
    options = {"viewport": {"width": width, "height": 800}, "reduced_motion": "reduce"}
    with (
        browser.new_context(**options) as scripted,
        browser.new_context(**options, java_script_enabled=False) as plain,
    ):
        page = scripted.new_page()
        yield Screen(page, plain.new_page(), Watch(page, home), width)


def sideways(screen: Screen) -> list[str]:
    """What makes the page wider than the screen, or than any phone."""
    widths = (screen.width,) if screen.width == DESK else (PHONE, site_browser.SMALLEST)
    return [each for width in widths for each in site_browser.sideways(screen.page, width)]


# Whole lists to look things up in; all else a phone holds in this many screens.
LONG = ("/about/sources/", "/trainers/links/")
SCREENS, SCREEN = 20, 740


def length(screen: Screen) -> list[str]:
    """No page is longer on a phone than somebody would scroll, as it comes."""
    if screen.width == DESK or screen.page.url.endswith(LONG):
        return []
    screen.page.set_viewport_size({"width": PHONE, "height": SCREEN})
    screens = screen.page.evaluate("document.documentElement.scrollHeight") / SCREEN
    return [f"{screens:.1f} screens, more than {SCREENS}"] if screens > SCREENS else []


# ------------------------------------------------------------------------------------ colours, axe


def in_every_look(screen: Screen, within: str = "html") -> list[str]:
    """What axe finds, and faint text. At a change axe sees the light page: with every rule on the
    phone, without those on colour on the desk; `--whole` leaves nothing out.
    """
    whole, problems = site_browser.whole, []
    if not whole:
        screen.page.evaluate(ALIKE)
    for name, look in LOOKS.items():
        screen.page.emulate_media(**{"forced_colors": "none"} | look)
        screen.page.evaluate(SETTLED)
        found = faint_in(screen.page, name)
        if whole or name == "light":
            rules = WHOLE[name] if whole or screen.width != DESK else NO_COLOURS
            found += inaccessible(screen.page, "html" if whole else within, rules)
        problems += [f"{name}, {each}" for each in found]
    screen.page.emulate_media(color_scheme="light", forced_colors="none")
    return problems


# ------------------------------------------------------------------------------------ hands

# What can be tapped and is under 44 × 44 px, after WCAG 2.2, 2.5.5: links within a line of other
# text are exempt (but not a sign of its own in a heading), and what reaches out of its own box
# counts as far as a tap reaches it.
SMALL = """() => [...document.querySelectorAll(
    "a[href], button, summary, select, textarea, input, label:has(input)")].filter(each => {
    const box = each.getBoundingClientRect(), shown = each.checkVisibility({visibilityProperty:
        true}) && box.width && box.right > 0 && box.bottom + scrollY > 0;
    if (!shown || each.matches("label input, [readonly]") || box.width >= 43.9 &&
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
  .map(([each, box]) => `${each.outerHTML.slice(0, 90)}: ${box.width} × ${box.height}`)"""


# What takes the focus without a ring round it, off the screen, or under something else.
FOCUS = """() => [...document.querySelectorAll(
    "a[href], button, summary, select, textarea, input, [tabindex='0']")].filter(each => {
    each.focus();
    if (document.activeElement !== each) return false;
    const ringed = [each, each.closest("label")].some(one => { const {outlineStyle, outlineWidth} =
        one ? getComputedStyle(one) : {}; return outlineStyle !== "none" &&
        parseFloat(outlineWidth) >= 2; });
    const box = each.getBoundingClientRect();
    const spots = [...each.getClientRects()].map(one => document.elementFromPoint(
        one.x + one.width / 2, one.y + one.height / 2));
    return !ringed || (box.top < 0 || box.bottom > innerHeight + 1) && box.height <= innerHeight
            && !each.matches("textarea")  // of which the line being written is brought into view
        || !spots.some(spot => each.contains(spot) || spot?.contains(each));
}).map(each => each.outerHTML.slice(0, 90))"""


def focus(screen: Screen) -> list[str]:
    """Wherever the focus is, it can be seen."""
    screen.page.keyboard.press("Tab")  # rings are drawn for those who use a keyboard
    return screen.page.evaluate(FOCUS)


# WCAG 2.2, 1.4.12: readers may space text out this far.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(each => {
    const style = getComputedStyle(each);
    const cuts = [style.overflowX, style.overflowY].some(way => way === "hidden" ||
        way === "clip") && each.checkVisibility() && each.clientWidth > 1 && each.innerText?.trim();
    return cuts && (each.scrollWidth > each.clientWidth + 1 ||
        each.scrollHeight > each.clientHeight + 1);
}).map(each => each.outerHTML.slice(0, 90))"""


def spacing(screen: Screen) -> list[str]:
    """Text may be spaced out, and still nothing is cut off on the smallest phone."""
    if screen.width == DESK:
        return []
    screen.page.evaluate(SPACED)
    problems = sideways(screen) + screen.page.evaluate(CUT_OFF)
    screen.page.evaluate("() => { document.adoptedStyleSheets = []; }")
    return problems


# ------------------------------------------------------------------------------------ paper

# Interface on paper, and rows and quotations that are cut in two.
ON_PAPER = """() => [
    ...[...document.querySelectorAll(`.bh-header, nav, [role=search],
        html:not([data-bh-view="trainer"]) .bh-trainers`)]
        .filter(each => each.checkVisibility() && each.getBoundingClientRect().height),
    ...[...document.querySelectorAll("article tbody tr, article figure:has(blockquote)")]
        .filter(each => each.checkVisibility() && getComputedStyle(each).breakInside !== "avoid"),
].map(each => each.outerHTML.slice(0, 90))"""


def paper(screen: Screen) -> list[str]:
    """Paper shows the text and no interface, in ink that can be read."""
    screen.page.emulate_media(media="print")
    problems: list[str] = screen.page.evaluate(ON_PAPER) + faint(screen.page)
    screen.page.emulate_media(media="screen")
    return problems


# ------------------------------------------------------------------------------------ no scripts

# Of what an article says, what is not to be seen: folded parts, notes for trainers and the way to
# those of an activity, results that only the script works out, and what opens a part that only a
# phone folds, aside.
UNSEEN = """article => [...article.querySelectorAll(
    "h1, h2, h3, p, li, caption, th, td, blockquote, figcaption, summary, svg text")]
    .filter(each => !each.closest(`details:not([open]) > :not(summary), .bh-check__share[hidden],
        .bh-trainers, .bh-trainers__way[hidden], .bh-moved, .bh-follow__own`)
        && !each.querySelector(":scope > button")
        && !(each.matches(".bh-fold--narrow > summary") && each.nextElementSibling
            .checkVisibility()))
    .filter(each => each.textContent.trim() && !each.checkVisibility({opacityProperty: true,
        visibilityProperty: true}))
    .map(each => each.textContent.trim().slice(0, 60))"""
# What it says and what, once all is unfolded, neither the screen nor paper shows.
LOST = """(article, paper) => {
    const bare = text => text.split(/\\s+/).filter(Boolean).join(" ").toLowerCase();
    const shown = bare(article.innerText + paper);
    return [...article.querySelectorAll("p, blockquote, td, summary")]
        .filter(each => !each.querySelector("button")
            && !each.closest(`template, .bh-check__share, .bh-trainers,
                .bh-trainers__way[hidden]`)
            && !(each.matches(".bh-fold--narrow > summary") && !each.checkVisibility()))
        .map(each => { const copy = each.cloneNode(true);
            copy.querySelectorAll(".bh-side-note").forEach(one => one.remove());
            return bare(copy.textContent); })
        .filter(text => /^[\\x00-\\x7f]*$/.test(text) && !shown.includes(text));
}"""


def without_javascript(screen: Screen) -> list[str]:
    """All of the text is there, folded parts by their summary."""
    page = screen.plain
    page.goto(screen.page.url)
    if not site_browser.whole:
        page.evaluate(ALIKE)
    text = page.locator("article")
    if not text.count():
        return []
    page.emulate_media(media="print")
    on_paper, not_on_paper = text.inner_text(), text.evaluate(UNSEEN)
    page.emulate_media(media="screen")
    hidden = set(text.evaluate(UNSEEN)) & set(not_on_paper)
    page.locator("article details > summary").evaluate_all("all => all.forEach(one => one.click())")
    return sorted(hidden) + text.evaluate(LOST, on_paper)


# ------------------------------------------------------------------------------------ all of it

Check = Callable[[Screen], list[str]]
AS_IT_COMES: dict[str, Check] = {"length": length, "sideways": sideways, "looks": in_every_look}
UNFOLDED: dict[str, Check] = {
    "unfolded, sideways": sideways,
    "unfolded, looks": lambda screen: in_every_look(screen, "details"),
}
THEN: dict[str, Check] = {
    "targets": lambda screen: screen.page.evaluate(SMALL),
    "focus": focus,
    "spacing": spacing,
    "paper": paper,
    "without JavaScript": without_javascript,
    "quiet": lambda screen: screen.watch.problems(),
}


def broken_promises(screen: Screen, address: str) -> list[str]:
    """Of a page, as it comes and with all that is folded on it open, each as “check: what”."""
    screen.page.set_viewport_size({"width": screen.width, "height": 800})
    screen.page.emulate_media(**LOOKS["light"], forced_colors="none")
    screen.page.goto(address)
    problems = _found(AS_IT_COMES, screen)
    if screen.page.evaluate(UNFOLD):
        problems += _found(UNFOLDED, screen)
    return problems + _found(THEN, screen)


def _found(checks: dict[str, Check], screen: Screen) -> list[str]:
    return [f"{name}: {each}" for name, check in checks.items() for each in check(screen)]

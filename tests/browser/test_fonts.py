"""What fits is measured with the fonts that the tests bring, and with none of the machine's."""

from collections.abc import Collection

from playwright.sync_api import Browser, Page

from font_sets import SETS, SIGNS, Browsers, each_set
from site_browser import opened

# a chapter, a handout and a deck: their rules ask for all the families there are
ADDRESSES = ("chapters/differences/", "trainers/packs/buyers-45/", "trainers/slides/voices/")


def families(page: Page) -> set[str]:
    """Of the fonts that the text of a page is really set in."""
    browser = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        browser.send(f"{domain}.enable")
    root = browser.send("DOM.getDocument")["root"]["nodeId"]
    nodes = browser.send("DOM.querySelectorAll", {"nodeId": root, "selector": "body *"})["nodeIds"]
    return {
        font["familyName"]
        for node in nodes
        for font in browser.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    }


def problems(found: Collection[str], fonts: str) -> list[str]:
    missing = [f"{name} is not used" for name in SETS[fonts] if name not in found]
    strangers = sorted(set(found) - {*SETS[fonts], *SIGNS})
    return missing + [f"{name} is none of its fonts" for name in strangers]


@each_set
def test_pages_are_set_in_the_fonts_of_a_set_and_in_no_font_of_the_machine(
    browsers: Browsers, home: str, fonts: str
) -> None:
    for address in ADDRESSES:
        with opened(browsers(fonts), home + address) as page:
            assert problems(families(page), fonts) == [], address


def test_a_font_of_the_machine_and_one_that_is_not_used_are_caught(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + ADDRESSES[0]) as page:
        assert problems(families(page), "noto") == [
            "Noto Sans is not used",
            "Noto Serif is not used",
            "DejaVu Serif is none of its fonts",
        ]

"""On a page that the browser has translated, words stand in elements of their own, and what is
pressed is one of them, not the button around it.
"""

import pytest
from playwright.sync_api import Page, expect

from site_browser import UNFOLD, Visit

pytestmark = pytest.mark.journeys("docs/javascripts/")
# As Chrome's translation does with every run of text, also with what scripts add later.
TRANSLATE = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, each =>
        each.parentElement.closest("script, style, template, textarea, option, font") ||
        !each.data.trim() ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const all = [];
    while (texts.nextNode()) all.push(texts.currentNode);
    for (const each of all) {
        const font = document.createElement("font");
        each.replaceWith(font);
        font.append(each);
    }
}"""
# Where it is, what makes it ready, what is pressed, and what then says so.
PRESSED = [
    ("explore/", "", ".bh-explorer__take [value=link]", ".bh-explorer__said", "Link copied."),
    ("trainers/links/", "", ".bh-link .bh-button", ".bh-links__filter [role=status]", "Copied "),
    (
        "trainers/follow-up/#do=Ask&from=2026-11-22",
        ".bh-follow [value=link]",
        ".bh-follow [value=copy]",
        ".bh-follow [role=status]",
        "Link copied.",
    ),
    (
        "trainers/agenda/#plan=new-managers-90",
        "",
        ".bh-agenda [value=copy]",
        ".bh-agenda__said",
        "Copied as Markdown.",
    ),
    ("chapters/voices/", "", ".bh-quote__links button", ".bh-said", "Quotation copied"),
    ("scenarios/ward/", "", ".bh-choices button", ".bh-scenario [role=status]", "What your answer"),
]


def press(page: Page, selector: str) -> None:
    button = page.locator(selector).first
    expect(button).to_be_visible()
    page.evaluate(TRANSLATE)
    words = button.locator("font").first
    (words if words.count() else button).click()


@pytest.mark.parametrize(
    ("address", "first", "then", "where", "says"), PRESSED, ids=[each[0] for each in PRESSED]
)
def test_its_words_press_a_button(
    visit: Visit, address: str, first: str, then: str, where: str, says: str
) -> None:
    page = visit(address, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate(UNFOLD)
    for each in filter(None, (first, then)):
        press(page, each)
    expect(page.locator(where).first).to_contain_text(says)


def test_its_words_keep_the_site_and_remove_it(visit: Visit) -> None:
    page = visit("about/offline/")
    press(page, ".bh-offline [value=read]")
    expect(page.locator(".bh-offline [role=status]")).to_contain_text("is kept on this device")
    press(page, ".bh-offline [value=remove]")
    expect(page.locator(".bh-offline [role=status]")).to_contain_text("Removed.")

"""“Cite this page” in a real browser: one press selects a reference; it works without JavaScript;
paper shows it.
"""

import pytest
from playwright.sync_api import Browser, expect

from site_browser import opened

of_a_chapter_and_a_scenario = pytest.mark.parametrize(
    "address", ["chapters/voices/", "scenarios/ward/"]
)


@of_a_chapter_and_a_scenario
def test_it_is_closed_until_wanted_opens_by_keyboard_and_one_press_selects_a_whole_reference(
    browser: Browser, home: str, address: str
) -> None:
    with opened(browser, home + address, width=360) as page:
        references = page.locator("#cite .bh-cite-page__words")
        expect(references.first).to_be_hidden()
        page.locator("#cite summary").press("Enter")
        expect(references.first).to_be_visible()
        expect(page.locator("#cite summary:focus")).to_have_css("outline-style", "solid")
        for reference in references.all():
            reference.click()
            selected = page.evaluate("() => getSelection().toString()")
            assert selected.split() == reference.inner_text().split()


@of_a_chapter_and_a_scenario
def test_it_works_without_javascript_in_the_dark_and_paper_shows_the_reference_in_words_only(
    browser: Browser, home: str, address: str
) -> None:
    with opened(browser, home + address, java_script_enabled=False, color_scheme="dark") as page:
        page.emulate_media(media="print")
        expect(page.locator("#cite")).to_contain_text("Both Hats. (20", use_inner_text=True)
        expect(page.locator("#cite .bh-cite-page__words").first).to_be_visible()
        expect(page.locator("#cite pre")).to_be_hidden()
        page.emulate_media(media="screen")
        page.locator("#cite summary").click()
        expect(page.get_by_text("@misc{")).to_be_visible()

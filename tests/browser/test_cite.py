"""“Cite this page” in a real browser: one press selects a reference; it works without JavaScript;
paper shows it.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from site_browser import opened

PAGES = ("chapters/voices/", "scenarios/ward/")


@pytest.fixture(params=PAGES)
def page(browser: Browser, home: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    with opened(browser, home + request.param, width=360) as page:
        yield page


def test_it_is_closed_until_wanted_opens_by_keyboard_and_one_press_selects_a_whole_reference(
    page: Page,
) -> None:
    references = page.locator("#cite .bh-cite-page__words")
    expect(references.first).to_be_hidden()
    summary = page.locator("#cite summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(references.first).to_be_visible()
    expect(summary).to_be_focused()
    expect(summary).to_have_css("outline-style", "solid")
    for reference in references.all():
        reference.click()
        selected = page.evaluate("() => getSelection().toString()")
        assert selected.split() == reference.inner_text().split()


@pytest.mark.parametrize("address", PAGES)
def test_it_works_without_javascript_in_the_dark(browser: Browser, home: str, address: str) -> None:
    with opened(browser, home + address, java_script_enabled=False, color_scheme="dark") as page:
        page.locator("#cite summary").click()
        page.get_by_text("@misc{").wait_for()


def test_paper_shows_the_reference_in_words_and_leaves_the_rest_off(page: Page) -> None:
    page.emulate_media(media="print")
    assert "Both Hats. (20" in page.locator("#cite").inner_text()
    assert page.locator("#cite .bh-cite-page__words").first.is_visible()
    assert not page.locator("#cite pre").is_visible()

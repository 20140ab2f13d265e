"""“Cite this page” in a real browser: one press selects a reference; it works without JavaScript;
paper shows it.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from site_browser import faint, inaccessible, opened, sideways

PAGES = ("chapters/voices/", "scenarios/ward/")


@pytest.fixture(params=PAGES)
def page(browser: Browser, home: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    with opened(browser, home + request.param, width=360) as page:
        yield page


def test_it_is_closed_until_wanted_and_opens_by_keyboard(page: Page) -> None:
    apa = page.locator("#cite .bh-cite-page__words").first
    assert not apa.is_visible()
    page.locator("#cite summary").focus()
    page.keyboard.press("Enter")
    apa.wait_for()
    assert (
        page.locator("#cite summary").evaluate(
            "each => each === document.activeElement && getComputedStyle(each).outlineStyle"
        )
        == "solid"
    )


def test_one_press_selects_a_whole_reference(page: Page) -> None:
    page.locator("#cite summary").click()
    for reference in page.locator("#cite .bh-cite-page__words").all():
        reference.click()
        selected = page.evaluate("() => getSelection().toString()")
        assert selected.split() == reference.inner_text().split()


def test_it_is_large_enough_to_hit_fits_small_screens_and_is_accessible(page: Page) -> None:
    summary = page.locator("#cite summary")
    assert summary.bounding_box()["height"] >= 44
    summary.click()
    assert sideways(page, 320) + inaccessible(page) + faint(page) == []


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

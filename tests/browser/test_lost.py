"""Lost: an address that leads nowhere opens what was meant, or helps to find it."""

import json
import re

import pytest
from playwright.sync_api import Browser, expect

from site_browser import opened
from site_fixtures import Built

pytestmark = pytest.mark.journeys("docs/javascripts/page/not-found.mjs", "overrides/")


@pytest.fixture(scope="module")
def code(built: Built) -> str:
    codes = json.loads((built.site / "go/links.json").read_text("utf-8"))
    return str(codes["chapters/voices/"])


def test_what_was_typed_with_capitals_a_full_stop_or_the_like_opens(
    browser: Browser, home: str, code: str
) -> None:
    capitals = code.upper()
    typed = (f"go/{capitals}/", f"Go/{code}", f"go/{code}.", f"GO/{capitals}),", f"go/ {code}/")
    with opened(browser, "about:blank", width=360) as page:
        for each in (*typed, code, "Chapters/Voices/", "chapters/voices.html", "chapters/voices/."):
            page.goto(home + each)
            page.wait_for_url(f"{home}chapters/voices/")


def test_for_all_else_the_nearest_pages_are_named_and_search_holds_its_words(
    browser: Browser, home: str
) -> None:
    with opened(browser, "about:blank", width=360) as page:
        near = page.get_by_role("status").get_by_role("link")
        for typed, first in (
            ("chapters/empowerment/", "Empowering people"),
            ("chapters/delegaton-and-evidense/", "What the evidence says"),
            ("scenario/ward", "One nurse short, with a new handover"),
            ("go/qqqq/", ""),
            ("wp-admin/setup.php", ""),
        ):
            page.goto(home + typed)
            if first:
                expect(near.first).to_have_text(first)
                assert near.count() <= 3
            else:
                page.wait_for_load_state("networkidle")
                expect(near).to_have_count(0)
        page.goto(f"{home}chapters/bad-news/")
        field = page.get_by_label("What are you looking for?")
        expect(field).to_have_value("bad news")
        field.press("Enter")
        page.wait_for_url(re.compile(r"/contents/\?q=bad.news$"))
        expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value("bad news")


def test_without_javascript_there_are_the_menu_with_what_each_is_about_and_a_way_for_codes(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}go/KISA/", java_script_enabled=False) as page:
        expect(page.locator("article h2")).to_have_count(5)
        page.get_by_role("link", name="Type them here").click()
        assert page.url == f"{home}go/"

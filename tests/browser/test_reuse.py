"""Taking words of the guide along: the reference at the end of a page, and the lines to copy on
“Use this in your course”, which fit whatever is chosen.
"""

import re

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from site_browser import copied, opened
from site_checks import words
from site_fixtures import SITE_URL, Built

ADDRESS = "trainers/use/"


def test_every_section_offered_is_there_and_its_short_link_leads_to_it(built: Built) -> None:
    options = built.soup(ADDRESS).select("#reuse-what option")
    codes = {option["value"]: option["data-code"] for option in options}
    assert len(codes) > 100 and sum(code != "" for code in codes.values()) > 50
    for address, code in codes.items():
        page, _, anchor = address.partition("#")
        assert built.soup(page).select_one(f"[id='{anchor}']" if anchor else "h1"), address
        assert not code or built.soup(f"go/{code}/").main.a["href"] == f"../../{address}", address


def test_without_javascript_the_lines_stand_filled_in_for_one_example(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + ADDRESS, java_script_enabled=False) as page:
        address, _, frame, *_ = lines = page.locator(".bh-reuse__words").all_inner_texts()
        assert address == f"{SITE_URL}chapters/differences/#at-a-glance"
        assert f'src="{SITE_URL}chapters/differences/?embed=1#at-a-glance"' in frame
        assert [line for line in lines if "{" in line] == []
        expect(page.locator("#reuse-what:visible, .bh-reuse button")).to_have_count(0)


def test_the_lines_follow_the_choice_and_can_be_copied(browser: Browser, home: str) -> None:
    with opened(browser, home + ADDRESS, permissions=["clipboard-read", "clipboard-write"]) as page:
        for chosen in (
            "chapters/faq/",
            "chapters/empowering/#delegation",
            "scenarios/ward/",
            "trainers/questions/#before",
        ):
            page.get_by_label("What do you want to use?").select_option(chosen)
            title = page.locator("#reuse-what option:checked").get_attribute("data-title") or ""
            frame = BeautifulSoup(line(page, "The code of a frame"), "html.parser").iframe
            address = SITE_URL + re.sub("(#|$)", r"?embed=1\1", chosen, count=1)
            assert (frame["src"], frame["title"]) == (address, title)
            leads = re.compile(re.escape(SITE_URL) + f"(go/|{chosen.partition('#')[0]})")
            for name in ("Credit on a slide", "Credit in a document", "Credit when you changed"):
                credit = line(page, name)
                missing = [part for part in (title, "Both Hats", "CC BY 4.0") if part not in credit]
                assert leads.search(credit) and missing == [], credit


def line(page: Page, name: str) -> str:
    said = page.get_by_role("status").filter(has_text=f"Copied: {name}")
    return copied(page.get_by_role("button", name=f"Copy: {name}"), said)


def test_a_title_with_quotation_marks_and_brackets_stays_a_title(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + ADDRESS) as page:
        page.locator("#reuse-what option").first.evaluate(
            """each => {
                each.dataset.title = `A "b" <script>document.title = "owned"</script> & {link}`
            }"""
        )
        page.locator("#reuse-what").select_option(index=0)
        code = BeautifulSoup(page.locator(".bh-reuse__words").nth(2).inner_text(), "html.parser")
        assert code.iframe["title"] == 'A "b" <script>document.title = "owned"</script> & {link}'
        assert (words(code), code.script, page.locator(".bh-reuse script").count()) == ("", None, 0)
        assert page.title() != "owned"


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
        words_only = page.locator("#cite").inner_text()
        assert "Both Hats. (20" in words_only and "@misc{" not in words_only
        page.emulate_media(media="screen")
        page.locator("#cite summary").click()
        expect(page.get_by_text("@misc{")).to_be_visible()

"""The lines to copy on “Use this in your course” fit whatever is chosen, and what they hold
works.
"""

import re

from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from site_browser import opened
from site_checks import words
from site_fixtures import SITE_URL, Built

ADDRESS = "trainers/use/"


def test_every_section_offered_is_there_and_its_short_link_leads_to_it(built: Built) -> None:
    options = built.soup(ADDRESS).select("#reuse-what option")
    codes = {option["value"]: option["data-code"] for option in options if option["data-code"]}
    assert (len(options) > 100, len(codes) > 50) == (True, True)
    for address in (option["value"] for option in options):
        page, _, anchor = address.partition("#")
        assert built.soup(page).select_one(f"[id='{anchor}']" if anchor else "h1"), address
    for address, code in codes.items():
        assert built.soup(f"go/{code}/").main.a["href"] == f"../../{address}"


def test_without_javascript_the_lines_stand_filled_in_for_one_example(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + ADDRESS, java_script_enabled=False) as page:
        lines = [each.inner_text() for each in page.locator(".bh-reuse__words").all()]
        assert lines[0] == f"{SITE_URL}chapters/differences/#at-a-glance"
        assert f'src="{SITE_URL}chapters/differences/?embed=1#at-a-glance"' in lines[2]
        assert (
            not any("{" in line for line in lines)
            and page.get_by_role("button", name="Copy").count() == 0
        )
        expect(page.locator("#reuse-what")).to_be_hidden()


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
            frame = BeautifulSoup(copied(page, "The code of a frame"), "html.parser").iframe
            base, _, anchor = chosen.partition("#")
            assert (frame["src"], frame["title"]) == (
                f"{SITE_URL}{base}?embed=1{'#' + anchor if anchor else ''}",
                title,
            )
            for name in ("Credit on a slide", "Credit in a document", "Credit when you changed"):
                credit = copied(page, name)
                for part in (title, "Both Hats", "CC BY 4.0"):
                    assert part in credit
                assert re.search(rf"{re.escape(SITE_URL)}(go/|{re.escape(base)})", credit)


def copied(page: Page, name: str) -> str:
    page.get_by_role("button", name=f"Copy: {name}").click()
    expect(page.get_by_role("status").filter(has_text=f"Copied: {name}")).to_be_visible()
    return page.evaluate("navigator.clipboard.readText()")


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
        assert (
            code.iframe["title"] == 'A "b" <script>document.title = "owned"</script> & {link}'
            and not code.script
        )
        assert page.locator(".bh-reuse script").count() == 0 and page.title() != "owned"
        assert words(code) == ""

"""Search finds quotations, skills, tools, claims, scenarios, answers and terms as results of their
own, and no trainers' notes.
"""

import json
import re

import pytest
from playwright.sync_api import Browser, Route, expect

from publish.search import find_quotations, openings, with_quotations
from site_browser import opened, watched
from site_fixtures import Built

THINGS = {
    "quotations": ".bh-quote[id]",
    "skills": "[id^=skill-]",
    "tools": "[id^=tool-]",
    "claims": "[id^=claim-]",
    "answers": "chapters/faq/ h3[id]",
    "terms": "about/glossary/ h3[id]",
}


@pytest.fixture(scope="module")
def entries(built: Built) -> dict[str, dict[str, str]]:
    """The search index: location → entry."""
    return {
        entry["location"]: entry
        for entry in json.loads((built.site / "search/search_index.json").read_text("utf-8"))[
            "docs"
        ]
    }


@pytest.mark.parametrize("kind", THINGS)
def test_each_is_a_result_of_its_own(built: Built, entries: dict, kind: str) -> None:
    page, _, css = THINGS[kind].rpartition("/ ")
    ids = {
        each["id"]
        for address, soup in built.pages().items()
        if address.startswith(f"{page}/" if page else "chapters/")
        for each in soup.select(f"article {css}")
    }
    found = {
        location.partition("#")[2]
        for location in entries
        if location.startswith(page or "chapters/")
    }
    assert len(ids) > 20 and ids - found == set()


def test_every_scenario_is_a_result_of_its_own(built: Built, entries: dict) -> None:
    scenarios = {address for address in built.pages() if address.startswith("scenarios/")}
    assert len(scenarios) > 12 and scenarios - entries.keys() == set()


def test_a_quotation_is_found_once_in_the_gallery_with_who_said_it_and_how_sure_that_is(
    entries: dict,
) -> None:
    found = [
        entry
        for location, entry in entries.items()
        if location.endswith("#quote-kotter-complexity")
    ]
    assert [entry["location"] for entry in found] == ["chapters/voices/#quote-kotter-complexity"]
    assert (
        found[0]["title"].startswith("John P. Kotter: “Management is about coping with complexity")
        and "Checked in the original" in found[0]["text"]
    )


QUOTE = (
    '<figure class="bh-quote bh-quote--both" data-search-exclude id="quote-a">\n<blockquote><p>Salt'
    ' &amp; <i>light</i></p></blockquote>\n<figcaption><span class="bh-quote__speaker">Ada</span>,'
    ' <cite>Work</cite> <a class="bh-anchor" href="#quote-a">#</a></figcaption>\n</figure>'
)


def test_what_is_added_is_plain_escaped_said_once_and_the_same_the_second_time() -> None:
    entries = find_quotations(
        {"chapters/a/": QUOTE, "chapters/voices/": QUOTE, "chapters/b/": "<p>None</p>"}
    )
    assert entries == [
        {
            "location": "chapters/voices/#quote-a",
            "title": "Ada: “Salt &amp; light”",
            "text": "<p>“Salt &amp; light”, Work</p>",
        }
    ]
    once = with_quotations(
        {"config": [], "docs": [{"location": "", "title": "Home", "text": ""}]}, entries
    )
    assert [entry["location"] for entry in once["docs"]] == [
        "",
        "chapters/voices/#quote-a",
    ] and with_quotations(once, entries) == once


def test_a_reader_finds_a_quotation_by_its_words(browser: Browser, home: str) -> None:
    with opened(browser, home) as page:
        page.keyboard.press("/")
        page.keyboard.type("coping with complexity")
        result = page.get_by_role("search").locator("a[href*='#quote-kotter-complexity']")
        expect(result).to_be_visible()
        result.click()
        expect(page.locator("#quote-kotter-complexity")).to_be_in_viewport()


def test_openings_are_the_titles_and_first_words_of_all_entries_plain_and_cut_between_words() -> (
    None
):
    long = "<p>Salt &amp; light, " + "word " * 30 + "</p>"
    made = openings(
        {
            "config": {"lang": ["en"]},
            "docs": [
                {"location": "a/", "title": "A &amp; B", "text": "<p>Short</p>"},
                {"location": "b/", "title": "B", "text": long},
            ],
        }
    )
    assert made["config"] == {"lang": ["en"]} and made["docs"][0] == {
        "location": "a/",
        "title": "A &amp; B",
        "text": "Short",
    }
    assert made["docs"][1] == {
        "location": "b/",
        "title": "B",
        "text": "Salt &amp; light, " + "word " * 15 + "…",
    }


def test_every_entry_has_its_opening(built: Built, entries: dict) -> None:
    short = {
        each["location"]: each["title"]
        for each in json.loads((built.site / "search/search_openings.json").read_text("utf-8"))[
            "docs"
        ]
    }
    assert short == {location: entry["title"] for location, entry in entries.items()}


def test_the_first_hits_come_before_the_whole_list_and_the_question_is_answered_again_from_it(
    browser: Browser, home: str
) -> None:
    waiting: list[Route] = []
    with opened(browser, "about:blank") as page:
        page.route("**/search/search_index.json", lambda route: waiting.append(route))
        page.goto(home)
        page.keyboard.press("/")
        page.keyboard.type("delegation")
        hits = page.get_by_role("search").locator(".md-search-result__list > li")
        hits.first.wait_for()
        before = hits.count()
        waiting[0].continue_()
        expect(hits).not_to_have_count(before)
        assert hits.count() > before > 0


def test_search_works_when_the_openings_cannot_be_had(browser: Browser, home: str) -> None:
    with opened(browser, "about:blank") as page:
        page.route("**/search/search_openings.json", lambda route: route.abort())
        page.goto(home)
        page.keyboard.press("/")
        page.keyboard.type("delegation")
        page.get_by_role("search").locator(".md-search-result__list > li").first.wait_for()


@pytest.mark.parametrize(
    "typed",
    [
        "delegation: ladder",
        "delegation ~",
        "^delegation",
        "delegation +-+",
        "delegation \\",
        "title: +-",
        ":::delegation~x^y",
    ],
)
@pytest.mark.turns(2)
def test_signs_that_mean_something_to_the_searching_program_do_no_harm(
    browser: Browser, home: str, typed: str
) -> None:
    with watched(browser, home, "") as page:
        page.get_by_role("button", name="Search").click()
        page.keyboard.type(typed)
        results = page.get_by_role("search").locator(".md-search-result__meta")
        expect(results).to_have_text(re.compile("match|No "))
        if "delegation" in typed:
            expect(
                page.get_by_role("search").locator(".md-search-result__list > li").first
            ).to_be_visible()

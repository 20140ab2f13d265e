"""Search finds quotations, skills, tools, claims, scenarios, answers and terms as results of their
own, and no trainers' notes.
"""

import json
import re

import pytest
from playwright.sync_api import Browser, Route, expect

from publish.search import find_quotations, openings, with_quotations
from site_browser import opened, watched
from site_fixtures import PAGES, Built

THINGS = {
    "quotations": ".bh-quote[id]",
    "skills": "[id^=skill-]",
    "tools": "[id^=tool-]",
    "claims": "[id^=claim-]",
    "answers": "chapters/faq/ h3[id]",
    "terms": "about/glossary/ h3[id]",
}
all_pages = pytest.mark.xdist_group("all pages")  # hundreds, which one process reads once


@pytest.fixture(scope="module")
def entries(built: Built) -> dict[str, dict[str, str]]:
    """The search index: location → entry."""
    index = json.loads((built.site / "search/search_index.json").read_text("utf-8"))
    return {entry["location"]: entry for entry in index["docs"]}


@all_pages
@pytest.mark.parametrize("kind", THINGS)
def test_each_is_a_result_of_its_own(built: Built, entries: dict, kind: str) -> None:
    page, _, css = THINGS[kind].rpartition("/ ")
    ids = {
        each["id"]
        for address, soup in built.pages().items()
        if address.startswith(page or "chapters/")
        for each in soup.select(f"article {css}")
    }
    found = {place.partition("#")[2] for place in entries if place.startswith(page or "chapters/")}
    assert len(ids) > 20 and ids - found == set()


@all_pages
def test_every_scenario_is_a_result_and_a_quotation_is_one_once_with_who_said_it_and_how_sure(
    built: Built, entries: dict
) -> None:
    scenarios = {address for address in PAGES if address.startswith("scenarios/")}
    assert len(scenarios) > 12 and scenarios - entries.keys() == set()
    places = [place for place in entries if place.endswith("#quote-kotter-complexity")]
    assert places == ["chapters/voices/#quote-kotter-complexity"]
    entry = entries[places[0]]
    assert entry["title"].startswith("John P. Kotter: “Management is about coping with complexity")
    assert "Checked in the original" in entry["text"]


SIGNS = (  # that mean something to the program that searches
    "delegation: ladder",
    "delegation ~",
    "^delegation",
    "title: +-",
    "delegation +-+",
    "delegation \\",
    ":::delegation~x^y",
)
QUOTE = (
    '<figure class="bh-quote bh-quote--both" data-search-exclude id="quote-a">\n<blockquote><p>Salt'
    ' &amp; <i>light</i></p></blockquote>\n<figcaption><span class="bh-quote__speaker">Ada</span>,'
    ' <cite>Work</cite> <a class="bh-anchor" href="#quote-a">#</a></figcaption>\n</figure>'
)


def test_what_is_added_is_plain_escaped_said_once_and_the_same_the_second_time() -> None:
    pages = {"chapters/a/": QUOTE, "chapters/voices/": QUOTE, "chapters/b/": "<p>None</p>"}
    entry = {
        "location": "chapters/voices/#quote-a",
        "title": "Ada: “Salt &amp; light”",
        "text": "<p>“Salt &amp; light”, Work</p>",
    }
    home = {"location": "", "title": "Home", "text": ""}
    assert find_quotations(pages) == [entry]
    once = with_quotations({"config": [], "docs": [home]}, [entry])
    assert once == {"config": [], "docs": [home, entry]} == with_quotations(once, [entry])


def test_openings_are_the_titles_and_first_words_of_all_entries_plain_and_cut_between_words(
    built: Built, entries: dict
) -> None:
    long = "<p>Salt &amp; light, " + "word " * 30 + "</p>"
    texts = {"<p>Short</p>": "Short", long: "Salt &amp; light, " + "word " * 15 + "…"}
    entry = {"location": "a/", "title": "A &amp; B"}
    config = {"lang": ["en"]}
    whole = {"config": config, "docs": [entry | {"text": each} for each in texts]}
    short = {"config": config, "docs": [entry | {"text": each} for each in texts.values()]}
    assert openings(whole) == short
    made = json.loads((built.site / "search/search_openings.json").read_text("utf-8"))["docs"]
    assert [(each["location"], each["title"]) for each in made] == [
        (location, each["title"]) for location, each in entries.items()
    ]


def test_the_first_hits_come_before_the_whole_list_and_a_quotation_is_found_by_its_words(
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
        assert hits.count() > before > 0, "the question is answered again from the whole list"
        page.keyboard.press("Control+A")
        page.keyboard.type("coping with complexity")
        page.get_by_role("search").locator("a[href*='#quote-kotter-complexity']").click()
        expect(page.locator("#quote-kotter-complexity")).to_be_in_viewport()


def test_without_the_openings_search_works_and_its_programs_own_signs_do_no_harm(
    browser: Browser, home: str
) -> None:
    with watched(browser, home, "") as page:
        page.route("**/search/search_openings.json", lambda route: route.fulfill(body="none"))
        with page.expect_request("**/search/search_openings.json"):
            page.get_by_role("button", name="Search").click()
        said = page.get_by_role("search").locator(".md-search-result__meta")
        for typed in SIGNS:
            for words, answer in (("nowherefound", "No match"), (typed, r"\d+ match")):
                page.keyboard.press("Control+A")
                page.keyboard.type(words)
                expect(said, words).to_have_text(re.compile(answer))

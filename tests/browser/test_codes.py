"""The job of a code in a room: whatever of a plan a trainer shows, the phones that follow its code
meet no answer, no card of somebody else, no step and no debrief, neither seen nor heard.
"""

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route

from handout_checks import DATA, OF_OPTIONS, PLANS, SENTENCE, bare
from site_browser import opened
from site_fixtures import Built

pytestmark = pytest.mark.journeys("docs/javascripts/project/", "docs/javascripts/agenda/")


def records(plan: str, key: str, folder: str) -> list[dict]:
    """The activities or scenarios of a plan, from the YAML alone."""
    parts = [part for meeting in PLANS[plan]["meetings"] for part in meeting["parts"]]
    names = dict.fromkeys(part[key] for part in parts if key in part)
    files = (DATA / folder / f"{name}.yml" for name in names)
    return [yaml.safe_load(file.read_text("utf-8")) for file in files]


def kept_back(plan: str) -> list[str]:
    """Sentences for the trainer alone, or for the one person who is dealt a card."""
    cards, cases = records(plan, "activity", "activities"), records(plan, "scenario", "scenarios")
    texts, shown = [], [case[key] for case in cases for key in ("situation", "question")]
    for card in cards:
        texts += [*card["debrief"], *card["expect"], *card["answers"]]
        texts += [step["do"] for step in card["steps"]]
        for prompt in card["prompts"]:
            (texts if prompt["for"] == "card" else shown).append(prompt["text"])
    for case in cases:
        texts += [case["why"], case["takeaway"], *case["twist"].values(), *case["debrief"]]
        texts += [option[key] for option in case["options"] for key in OF_OPTIONS]
    sentences = [each for text in texts for each in SENTENCE.split(text)]
    everyone = bare(" ".join(shown))
    return [each for each in sentences if len(each.split()) > 3 and bare(each) not in everyone]


def codes(built: Built, plan: str) -> Iterator[str]:
    """Those that a trainer shows: of each block, of what is projected, on the page and in print."""
    known = json.loads((built.site / "downloads/agenda.json").read_text("utf-8"))
    (agenda,) = (each for each in known["plans"] if each["id"] == plan)
    for day in agenda["days"]:
        for kind, value in parse_qsl(day["items"]):
            if kind in "as":
                yield known["things"][f"{kind}.{value.split('.')[1]}"]["code"]
    code_of = json.loads((built.site / "go/links.json").read_text("utf-8"))
    cards, cases = records(plan, "activity", "activities"), records(plan, "scenario", "scenarios")
    for page in (f"trainers/plans/{plan}/", *(f"scenarios/{case['id']}/" for case in cases)):
        yield code_of[built.soup(page).select_one("[data-leads]")["data-leads"]]
    yield from (code_of[f"activities/{card['id']}/"] for card in cards)
    # What the page, the pack and the sheet name; a chapter is what is read afterwards.
    chapters = {code for place, code in code_of.items() if place.startswith("chapters/")}
    for page in ("plans", "packs", "handouts"):
        html = (built.site / "trainers" / page / plan / "index.html").read_text("utf-8")
        named = re.findall(r"/go/(\w+)/", html)
        yield from (code for code in named if code not in chapters)


def met(page: Page, address: str) -> str:
    """All that is seen and heard where a code leads."""
    page.goto(address)
    page.wait_for_url(lambda url: "/go/" not in url)
    return bare(page.locator("body").inner_text() + page.locator("body").aria_snapshot())


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.turns(3)
def test_every_code_that_a_trainer_shows_gives_nothing_away(
    browser: Browser, home: str, built: Built, plan: str
) -> None:
    secrets, shown = kept_back(plan), set(codes(built, plan))
    assert len(secrets) > 20 and len(shown) >= 3
    with opened(browser, "about:blank", width=360) as page:
        for code in shown:
            told = met(page, f"{home}go/{code}/")
            assert (page.url, [each for each in secrets if bare(each) in told]) == (page.url, [])
            ways = page.locator("[href*='view=trainer']:visible").count()
            assert ways == 0 or "/plans/" in page.url, page.url  # that one is the trainer’s own


def test_an_answer_that_a_page_shows_or_only_tells_is_caught(
    browser: Browser, home: str, built: Built
) -> None:
    def spoil(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(*change))

    code = json.loads((built.site / "go/links.json").read_text("utf-8"))[
        "activities/name-the-rung/"
    ]
    secrets = kept_back("new-managers-90")
    with opened(browser, "about:blank") as page:
        page.route("**/activities/name-the-rung/", spoil)
        for change in (
            (' id="for-trainers" hidden', ' id="for-trainers"'),
            ("<h1", f'<img alt="{secrets[0]}"><h1'),
        ):
            told = met(page, f"{home}go/{code}/")
            assert [each for each in secrets if bare(each) in told], change

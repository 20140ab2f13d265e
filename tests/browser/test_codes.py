"""The job of a code in a room: whatever of a plan a trainer shows, the phones that follow its code
meet no answer, no card of somebody else, no step and no debrief, neither seen nor heard.
"""

import copy
import functools
import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from handout_checks import DATA, OF_OPTIONS, PLANS, SENTENCE, bare
from site_browser import opened
from site_fixtures import ROOT, Built

DOCS = ROOT / "docs"
TAUGHT = [  # what anybody may read
    path.read_text("utf-8") for glob in ("*.md", "chapters/*.md") for path in DOCS.glob(glob)
]
WHOLE = {"book/"}  # all of the guide at once, in which nobody comes upon an answer unasked

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
    everyone = bare(" ".join([*shown, *TAUGHT]))
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
    parts = [part for meeting in PLANS[plan]["meetings"] for part in meeting["parts"]]
    yield from (code_of[part["show"]] for part in parts if "show" in part)  # on the wall in Run
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


# Each control that is there at first is pressed once, and what it opens stays open: more is in view
# then than after any one of them. And where the links lead that are there at first.
PRESSED = """async () => {
    const seen = each => each.checkVisibility();
    const links = [...document.links].filter(seen).map(each => each.href);
    for (const each of [...document.querySelectorAll("button, summary, input")].filter(seen)) {
        each.click();
        await null;
    }
    return [document.body.innerText, links.filter(each => each.startsWith(location.origin))];
}"""


def a_tap_on(page: Page, origin: str) -> tuple[str, set[str]]:
    """What is in view after a tap on this page, and the pages of this site a tap leads to."""
    text, links = page.evaluate(PRESSED)
    pages = {each for each in links if each.split("#")[0].rstrip("/").startswith(origin)}
    return bare(text), {each for each in pages if re.search(r"/(\?.*|#.*)?$", each)}


@functools.cache
def open_to_all(built: Built, address: str) -> str:
    """What a page shows at once, from its HTML."""
    soup = copy.copy(built.soup(address))
    for each in soup.select("[hidden], template, script, details:not([open]) > :not(summary)"):
        each.decompose()
    return bare(soup.get_text(" "))


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.turns(3)
def test_every_code_that_a_trainer_shows_gives_nothing_away(
    browser: Browser, home: str, built: Built, plan: str
) -> None:
    secrets, shown, next_to_it = kept_back(plan), set(codes(built, plan)), set[str]()
    assert len(secrets) > 20 and len(shown) >= 3
    with opened(browser, "about:blank", width=360) as page:

        def check(told: str) -> None:
            assert (page.url, [each for each in secrets if bare(each) in told]) == (page.url, [])

        for code in shown:
            check(met(page, f"{home}go/{code}/"))
            if "/trainers/plans/" in page.url:  # that one is the trainer’s own
                continue
            pressed, leads = a_tap_on(page, home)
            check(pressed)
            assert [each for each in leads if "view=trainer" in each or "#for-tr" in each] == []
            next_to_it |= {each.removeprefix(home).split("#")[0] for each in leads}
        for address in sorted(next_to_it - WHOLE):
            if address.startswith("scenarios/"):  # which its script folds
                check(met(page, home + address))
            else:
                told = open_to_all(built, address)
                assert (address, [each for each in secrets if bare(each) in told]) == (address, [])


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
            ('"bh-trainers" id="for-trainers" hidden', '"" id="for-trainers"'),
            ("<h1", f'<img alt="{secrets[0]}"><h1'),
        ):
            told = met(page, f"{home}go/{code}/")
            assert [each for each in secrets if bare(each) in told], change


def test_an_answer_one_tap_away_is_caught(browser: Browser, home: str) -> None:
    with opened(browser, f"{home}activities/name-the-rung/", width=360) as page:
        text, leads = a_tap_on(page, home)
        assert "Hidden." not in text and f"{home}chapters/empowering/" in leads
        page.evaluate("""() => document.querySelector("article").insertAdjacentHTML("beforeend",
            "<details><summary>x</summary>Hidden.</details><a href='?view=trainer'>x</a>")""")
        text, leads = a_tap_on(page, home)
        assert "Hidden." in text and f"{home}activities/name-the-rung/?view=trainer" in leads


def test_the_notes_of_an_activity_ask_first_whoever_comes_by_their_address(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}activities/name-the-rung/#for-trainers", width=360) as page:
        notes = page.get_by_role("region", name="For trainers")
        expect(page.get_by_text("They are for whoever runs a workshop.")).to_be_in_viewport()
        expect(notes).to_have_count(0)
        page.get_by_role("link", name="Trainer view").click()
        expect(notes).to_be_in_viewport()

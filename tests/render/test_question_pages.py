"""The questions of each plan: its own and no others, without an answer before the workshop or a way
to the answers, and with codes for the forms alone.
"""

import pytest
import yaml

from content.site import KEYS, QUESTIONS
from handout_checks import PLANS
from outputs import read_site
from project import guide
from site_checks import headings, strangers, words
from site_fixtures import ROOT, Built

FORMS = ("before", "after")
PAIRS = yaml.safe_load((ROOT / "docs/data/questions.yml").read_text("utf-8"))["pairs"]
WHY = [pair[form]["why"] for pair in PAIRS for form in FORMS]


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_asks_what_it_teaches_and_tells_no_answer_before_the_workshop(
    built: Built, plan: str
) -> None:
    pairs = [pair for pair in PAIRS if plan in pair["plans"]]
    for form in FORMS:
        page = built.soup(f"{QUESTIONS}{form}/{plan}/")
        asked = [words(each).partition(" ")[2] for each in page.select("legend")]
        assert asked == [pair[form]["ask"] for pair in pairs]
        told = [why for why in WHY if why in str(page)]
        assert told == ([] if form == "before" else [pair[form]["why"] for pair in pairs])
        assert headings(page) == [] and strangers(page) == []
        assert page.select("a[href*=key]") == [], "the way to the answers"
    key = built.soup(f"{KEYS}{plan}/")
    for form in FORMS:
        given = [words(each) for each in key.select(f"[data-form={form}] p:nth-child(2)")]
        assert sorted(given) == sorted(
            f"{'ABC'[right - 1]}. {pair[form]['options'][right - 1]} {pair[form]['why']}"
            for pair in pairs
            for right in (pair[form]["right"],)
        )


def test_codes_lead_to_each_form_and_to_no_answers() -> None:
    places = {place.address for place in read_site(ROOT, guide()).places}
    forms = {f"{QUESTIONS}{form}/{plan}/" for form in FORMS for plan in PLANS}
    assert forms <= places and not [each for each in places if each.startswith(KEYS)]

"""Every line of the ledger has a page with its verdict, a card of its own and a place in the list
of all, and search engines know of it.
"""

import pytest
import yaml
from PIL import Image

from core.typography import curled
from site_checks import STATUS, headings, strangers, words
from site_fixtures import ROOT, SITE_URL, Built

LEDGER = yaml.safe_load((ROOT / "docs/data/quotes.yml").read_text("utf-8"))["quotes"]
LIST = "did-they-say-it/"


@pytest.mark.parametrize("each", LEDGER, ids=lambda each: each["id"])
def test_a_line_has_its_verdict_on_a_page_with_a_card_and_in_the_list(
    built: Built, each: dict
) -> None:
    address, label = f"{LIST}{each['id']}/", STATUS[each["status"]].format(each.get("pronoun"))
    page, row = built.soup(address), built.soup(LIST).find(id=each["id"])
    assert headings(page) + strangers(page) == []
    for shown in (page.article, row):
        assert words(shown.select_one(".bh-verdict__words")) == f"“{each['words']}”"
        assert each["speaker"] in words(shown.select_one(".bh-verdict__who"))
        assert words(shown.select_one(".bh-stamp")).lower() == label
        assert words(shown.select_one(".bh-verdict__credit"))
        told = [curled(each[key]) for key in ("verdict", "caveat") if each.get(key)]
        assert [one for one in told if one not in words(shown)] == []
        cited = {link["href"].partition("#")[2] for link in shown.select(".bh-cite")}
        assert cited == set(each["sources"])
    assert words(row.select_one("summary .bh-status")).lower() == label
    assert row.select_one(".bh-verdict__page")["href"] == f"../{address}"
    said = {tag["property"]: tag["content"] for tag in page.select("meta[property^='og:']")}
    assert said["og:url"] == page.find("link", rel="canonical")["href"] == SITE_URL + address
    assert label in said["og:description"].lower() and not page.select("meta[name=robots]")
    picture = built.site / said["og:image"].removeprefix(SITE_URL)
    assert Image.open(picture).size == (1200, 630) and picture.stat().st_size < 60_000
    assert f"<loc>{SITE_URL}{address}</loc>" in (built.site / "sitemap.xml").read_text("utf-8")


def test_the_list_holds_the_ledger_and_quotations_lead_to_it(built: Built) -> None:
    assert [row["id"] for row in built.soup(LIST).select("details.bh-verdict")] == [
        each["id"] for each in LEDGER
    ]
    shown = built.soup("chapters/voices/").select(".bh-quote")
    leads = {quote["id"]: quote.select_one("a.bh-button")["href"] for quote in shown}
    assert leads == {f"quote-{each['id']}": f"../../{LIST}{each['id']}/" for each in LEDGER}

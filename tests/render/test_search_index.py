"""What search can find: every quotation, skill, tool, claim, scenario, answer, term … as a thing of
its own, at an address that is there, and nothing that a room has not seen yet.
"""

import hashlib
import json
import re

import pytest

from project import REPOSITORY, guide
from render.search_index import RARE, SHOWN, opening
from site_fixtures import PAGES, Built

VENDOR = REPOSITORY / "docs/javascripts/lib/vendor"
ON_PAGES = {  # kind → where its things stand
    "quote": ".bh-quote[id]",
    "skill": "[id^=skill-]",
    "tool": "[id^=tool-]",
    "claim": "[id^=claim-]",
    "answer": "chapters/faq/ h3[id]",
    "comparison": "explore/ tr[id^=explore-]",
    "sign": "chapters/team-signs/ tr[id^=signs-table-]",
}


@pytest.fixture(scope="module")
def index(built: Built) -> dict[str, list]:
    return json.loads((built.site / "search/things.json").read_text("utf-8"))


@pytest.mark.xdist_group("all pages")  # hundreds, which one process reads once
def test_each_thing_of_a_kind_is_found_once_and_every_address_is_there(
    built: Built, index: dict[str, list]
) -> None:
    pages, kinds = built.pages(), [kind[0] for kind in index["kinds"]]
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    for kind, address in zip(index["kind"], index["address"], strict=True):
        found[kinds[kind]].append(address)
    for kind, css in ON_PAGES.items():
        page, _, css = css.rpartition("/ ")
        chosen = f"{page}/" if page else "chapters/"
        ids = {
            each["id"]
            for address, soup in pages.items()
            if address.startswith(chosen)
            for each in soup.select(f"article {css}")
        }
        assert len(ids) > 15 and sorted(ids) == sorted(a.partition("#")[2] for a in found[kind])
    for kind, folder in (("scenario", "scenarios/"), ("activity", "activities/")):
        assert {*found[kind]} == {a for a in PAGES if a.startswith(folder)} - {folder}
    for address in index["address"]:
        page, _, anchor = address.removeprefix("./").partition("#")
        assert not anchor or pages[page].find(id=anchor), address
    assert "chapters/voices/#quote-kotter-complexity" in found["quote"]


def test_what_a_room_has_not_seen_yet_is_not_in_it(index: dict[str, list]) -> None:
    text = json.dumps(index, ensure_ascii=False)
    for scenario in guide().records["scenario"].values():
        secret = [scenario.why, *scenario.twist.values()]
        secret += [option.outcome for option in scenario.options]
        assert [each for each in secret if each[:60] in text] == []
    for activity in guide().records["activity"].values():
        secret = [*activity.answers, *activity.expect, *(card["text"] for card in activity.cards)]
        assert [each for each in secret if each[:60] in text] == []


def test_openings_end_after_a_word_and_other_words_stand_once_and_only_where_they_tell(
    index: dict[str, list],
) -> None:
    assert opening("Short.") == "Short."
    cut = opening("Salt and light, " * 20)
    assert cut.endswith(" …") and len(cut) <= SHOWN + 2 and "light …" in cut + "light …"
    for title, text, more in zip(index["title"], index["text"], index["more"], strict=True):
        rest, shown = more.split(), re.findall(r"\w[\w’'-]+", f"{title} {text}".lower())
        assert len(rest) == len({*rest}) and not {*rest} & {*shown}, title
        assert "///" not in text, f"{title}: the marks of a fold are no words"
    every = " ".join(index["more"]).split()
    assert max(map(every.count, {*every[:500]})) <= RARE


def test_the_library_that_searches_is_the_one_its_record_names() -> None:
    record = (VENDOR / "README.txt").read_text("utf-8")
    for file in VENDOR.glob("*.mjs"):
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        assert re.search(rf"^{file.name}\n(  .*\n)*  sha256 +{digest}$", record, re.MULTILINE)

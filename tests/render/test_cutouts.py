"""Print and cut: all that the cards of a plan ask for is on its page, once, and as many as they
say. What the paper does: tests/browser/test_fit.py.
"""

import re
from collections import Counter
from typing import Any

import pytest
import yaml

from content.site import CUTOUTS
from handout_checks import DATA, PLANS, given_away, lacking, source, work_of
from render.cutouts import Thing, Use
from site_fixtures import Built

OF_FILES = {  # kind → file, the list in it, and what of an entry must be printed
    "quotes": ("quotes", "quotes", ("words",)),
    "claims": ("claims", "claims", ("claim", "limits")),
    "signs": ("signs", "signs", ("sign", "ask")),
    "tools": ("tools", "tools", ("name", "when")),
}
SCENARIOS = {path.stem: path.stem for path in DATA.glob("scenarios/*.yml")}
LISTS = ("list", "check", "path", "picture")  # what a sheet may be


def data(name: str) -> Any:
    return yaml.safe_load((DATA / f"{name}.yml").read_text("utf-8"))


def unique(entries: list[Any]) -> list[Any]:
    return [entry for at, entry in enumerate(entries) if entry not in entries[:at]]


def wanted(plan: str) -> tuple[Counter[str], list[str]]:
    """How many cards of each kind a plan needs, and words on them, from the YAML alone."""
    parts = [part for meeting in PLANS[plan]["meetings"] for part in meeting["parts"]]
    names = unique([part["activity"] for part in parts if "activity" in part])
    cards = [data(f"activities/{name}") for name in names]
    entries = [entry for card in cards for entry in card.get("make", ())]
    entries += [{"scenario": part["scenario"]} for part in parts if "scenario" in part]
    bare = [{k: v for k, v in each.items() if k not in ("for", "copies")} for each in entries]
    secret = [each for card in cards for each in card["prompts"] if each["for"] == "card"]
    counted, texts = Counter(agenda=len(PLANS[plan]["meetings"])), [each["text"] for each in secret]
    counted["cards"] = len(secret)
    for entry in unique(bare):
        for kind, (file, key, fields) in OF_FILES.items():
            named = [each for each in data(file)[key] if each["id"] in entry.get(kind, ())]
            texts += [each[field] for each in named for field in fields]
            counted[kind] += len(named) + (kind in entry) * entry.get("blank", 0)
        if "cells" in entry:
            rows = [row for row in data("comparisons")["rows"] if row["id"] in entry["rows"]]
            texts += [row[hat] for row in rows for hat in ("managing", "both", "leading")]
            counted["cells"] += 3 * (1 + len(rows))
        if "scenario" in entry:
            case = data(f"scenarios/{entry['scenario']}")
            texts += [each[key] for each in case["options"] for key in ("choice", "outcome")]
            counted["scenario"] += 2
        counted["letters"] += len(entry.get("letters", ()))
        counted["numbers"] += entry.get("numbers", 0)
        counted["answers"] += len(entry.get("answers", ()))
        counted["sheet"] += "sheet" in entry
        counted["paper"] += "paper" in entry
        texts += entry.get("text", [])
    counted["labels"] = 4 * any("labels" in entry for entry in bare)
    counted["outcomes"] = any("outcomes" in entry for entry in bare) and len(
        data("signs")["outcomes"]
    )
    return counted, texts


@pytest.mark.parametrize("plan", PLANS)
def test_all_that_the_cards_of_a_plan_ask_for_is_printed_once_and_no_answer_on_the_wall(
    built: Built, plan: str
) -> None:
    page = built.soup(f"{CUTOUTS}{plan}/")
    counted, texts = wanted(plan)
    found: Counter[str] = Counter()
    for section in page.select(".bh-cut"):
        kind = section["class"][1].removeprefix("bh-cut--")
        found["sheet" if kind in LISTS else kind] += len(
            section.select_one(".bh-cut__things").find_all(recursive=False)
        )
    assert found == +counted and lacking(source(str(page)), texts) == []
    wall = " ".join(each.get_text(" ") for each in page.select(".bh-cut--agenda"))
    assert given_away(wall, work_of(PLANS[plan], DATA, SCENARIOS)) == []


def test_sheets_are_counted_for_those_who_need_most() -> None:
    uses = (Use(3, "", "threes", 1), Use(5, "", "threes", 2))
    thing = Thing("claims", range(8), uses)  # two on a page
    assert [thing.sheets(people) for people in (6, 12, 20)] == [4 * 4, 4 * 8, 4 * 12]
    assert Thing("letters", "ABCD", (Use(1, "", "alone", 1),)).sheets(30) == 30
    assert Thing("outcomes", range(5), (Use(1, "", "everyone", 1),)).sheets(30) == 2
    assert Thing("scenario", range(2), (Use(1, "", "pairs", 1),)).sheets(30) == 15  # two-sided


def test_a_plan_offers_what_it_uses_and_huddles_use_no_paper_no_slides_and_no_agenda(
    built: Built,
) -> None:
    offered = {}
    for plan in ("shift-huddles", "new-managers-90"):
        links = built.soup(f"trainers/plans/{plan}/").select(".bh-plan a[href]")
        folders = [re.search(r"trainers/([^/]+)/", str(link["href"])) for link in links]
        offered[plan] = {found[1] for found in folders if found}
    assert offered["shift-huddles"] == {"packs", "questions", "running-a-room"}
    assert offered["new-managers-90"] - offered["shift-huddles"] == {
        *("agenda", "cutouts", "follow-up", "handouts", "slides"),
    }


@pytest.mark.parametrize("plan", PLANS)
def test_on_a_call_the_host_has_every_text_to_post_and_none_gives_anything_away(
    built: Built, plan: str
) -> None:
    page = built.soup(f"trainers/plans/{plan}/")
    posted = " ".join(each.text for each in page.select("[aria-label$='host posts'] pre"))
    parts = [part for meeting in PLANS[plan]["meetings"] for part in meeting["parts"]]
    cards = [data(f"activities/{part['activity']}") for part in parts if "activity" in part]
    read = [each["text"] for card in cards for each in card["prompts"] if each["for"] == "everyone"]
    tables = {
        entry["cells"]: entry["rows"]
        for card in cards
        for entry in card.get("make", ())
        if "cells" in entry
    }
    cells = [
        row[hat]
        for rows in tables.values()
        for row in data("comparisons")["rows"]
        if row["id"] in rows
        for hat in ("managing", "both", "leading")
    ]
    if plan == "shift-huddles":  # is held over the telephone
        assert not posted
    else:
        assert lacking(posted, [*read, *cells]) == []
        assert given_away(posted, work_of(PLANS[plan], DATA, SCENARIOS)) == []

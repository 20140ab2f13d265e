"""What the agenda builder plans with: made where a page asks for it, out of plans, cards and
chapters. What the page shows of it: tests/fixtures/shown/projects.yml.
"""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from project import FIXTURES, Case, check_answer, edit, passes
from room_project import ACTIVITY, PLANS, ROOM

DATA = "docs/downloads/agenda.json"


def made(root: Path) -> dict[str, Any]:
    passes(root)
    return json.loads((root / DATA).read_text("utf-8"))


@pytest.fixture
def asked(room: Path) -> Path:
    """The small project with a plan, and with the builder on its page for trainers."""
    assert not (room / DATA).exists(), "no page has to ask for it"
    with (room / ROOM).open("a", encoding="utf-8") as page:
        page.write('\n--8<-- "agenda/builder.html"\n')
    passes(room)
    return room


def test_everything_one_can_plan_with_has_title_minutes_and_where_to_read_on_and_plans_their_parts(
    asked: Path,
) -> None:
    first = (asked / DATA).read_text("utf-8")
    assert json.loads(first) == json.loads((FIXTURES / "shown/agenda.json").read_text("utf-8"))
    (asked / DATA).unlink()
    passes(asked)
    assert (asked / DATA).read_text("utf-8") == first, "two runs give the same file"


def test_what_opens_and_closes_stays_what_is_shown_could_go_the_rest_should_stay(
    asked: Path,
) -> None:
    for kind, marks in (("exercise", ["", "s", "s", "c", ""]), ("closing", ["", "", "s", "c", ""])):
        card = (asked / ACTIVITY).read_text("utf-8").replace("kind: exercise", f"kind: {kind}")
        (asked / ACTIVITY).write_text(card, "utf-8")
        parts = parse_qsl(made(asked)["plans"][0]["days"][0]["items"], strict_parsing=True)
        found = [value.partition(".")[0].lstrip("0123456789") for _, value in parts]
        assert found == marks, kind


def test_other_words_get_another_key_and_the_same_words_the_same(asked: Path) -> None:
    before = made(asked)["notes"].items()
    edit(asked, PLANS, "Welcome everyone.", "Welcome them all.")
    changed = {words: key for key, words in before ^ made(asked)["notes"].items()}
    assert changed.keys() == {"Welcome everyone.", "Welcome them all."}
    assert len(set(changed.values())) == 2


def test_plans_that_cannot_be_read_are_answered_without_blaming_the_page_that_asks(
    asked: Path,
) -> None:
    says = "not valid YAML: a bracket is opened here and not closed"
    check_answer(asked, Case("", PLANS, "audience: new-managers", "audience: [", says))

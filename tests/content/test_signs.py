"""Signs and the path from them to help: every walk ends at one outcome, and no sign of the table is
led to another help than the table names.
"""

from itertools import product

import pytest

from content.paths import ANSWERS, MOST, DecisionPath
from content.paths import read as read_path
from content.reading import read_guide
from content.signs import Sign
from content.signs import read as read_signs
from core.data_files import parse
from core.problems import BadInput
from core.text_files import read_schema
from project import REPOSITORY, SCHEMAS, Case, cases

GUIDE = read_guide(REPOSITORY)
PATH: DecisionPath = GUIDE.all(DecisionPath)["path"]
SIGNS = GUIDE.all(Sign)
SHIPPED = (SCHEMAS / "signs.yml").read_text("utf-8")
SCHEMA = read_schema(SCHEMAS / "signs.schema.json", "docs/data/signs.schema.json")


def messages(text: str) -> list[str]:
    """What is said of this in place of docs/data/signs.yml."""
    try:
        document = parse(text, "docs/data/signs.yml", SCHEMA)
    except BadInput as error:
        return [str(each) for each in error.problems]
    path = read_path(document, GUIDE)
    read_signs(document, GUIDE.with_records("path", path))
    return [str(each) for each in document.problems]


@pytest.mark.parametrize("case", cases("signs"), ids=lambda case: case.name)
def test_a_mistake_is_answered_with_its_line_and_what_to_do(case: Case) -> None:
    assert case.old in SHIPPED
    bad = SHIPPED.replace(case.old, case.new, 1)
    line = bad[: bad.index(case.at)].count("\n") + 1
    found = messages(bad)
    start = f"{case.file}:{line}: "
    assert any(each.startswith(start) and case.says in each for each in found), (line, found)
    assert all(" — " in each for each in found)


def test_every_combination_of_answers_reaches_one_outcome_and_every_outcome_is_reached() -> None:
    names = [each["id"] for each in PATH.questions]
    ends = {}
    for answers in product(ANSWERS, repeat=len(names)):
        asked, end = PATH.walk(dict(zip(names, answers, strict=True)))
        assert end in PATH.outcomes and len(asked) <= MOST
        ends[answers] = end
    assert set(ends.values()) == {end for _, end in PATH.walks()} == set(PATH.outcomes)


@pytest.mark.parametrize(
    ("answers", "end"),
    [
        pytest.param({"direction-too": "yes"}, "both", id="feedback or a hard talk alone"),
        pytest.param(
            {"few-people": "no", "delivery": "yes"}, "management", id="two without a coach"
        ),
        pytest.param({"system": "no"}, "not-training", id="pay, staffing, process or goals"),
        pytest.param({}, "look-again", id="neither hat"),
    ],
)
def test_the_path_has_no_dead_end(answers: dict[str, str], end: str) -> None:
    assert PATH.walk(answers)[1] == end


def test_each_sign_is_led_to_the_help_that_the_table_names() -> None:
    rows = {row.id: row for row in GUIDE.records["table"]["signs-table"].rows}
    assert list(rows) == list(SIGNS)
    for sign in SIGNS.values():
        outcome = PATH.outcomes[PATH.walk(sign.answers)[1]]
        assert outcome["hat"] == sign.gap, sign.id
        assert rows[sign.id].cells["training"].startswith(f"{outcome['short']}: "), sign.id


def test_there_are_signs_enough_to_tap_and_each_is_said_in_its_own_words() -> None:
    said = [words.lower() for sign in SIGNS.values() for words in sign.words]
    assert 20 <= len(SIGNS) <= 30 and 6 <= sum(sign.home for sign in SIGNS.values()) <= 8
    assert len(set(said)) == len(said)

"""What the agenda builder plans with: made where a page asks for it, out of plans, cards and
chapters, and answered clearly where it cannot be made.
"""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from bs4 import BeautifulSoup

from project import Case, check_answer, edit, generate
from room_project import ACTIVITY, PLANS, ROOM

DATA = "docs/downloads/agenda.json"
BUILDER, READY = '--8<-- "agenda/builder.html"\n', '--8<-- "agenda/plans.html"\n'


@pytest.fixture
def asked(room: Path) -> Path:
    """The small project with a plan, and with the builder on its page for trainers."""
    with (room / ROOM).open("a", encoding="utf-8") as page:
        page.write(f"\n{BUILDER}\n{READY}")
    made(room)
    return room


def made(root: Path) -> dict[str, Any]:
    result = generate(root)
    assert result.returncode == 0, result.stderr
    return json.loads((root / DATA).read_text("utf-8"))


def drawn(root: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup(
        (root / f".generated/agenda/{name}.html").read_text("utf-8"), "html.parser"
    )


def parts(data: dict[str, Any]) -> list[tuple[str, str]]:
    return parse_qsl(data["plans"][0]["days"][0]["items"], strict_parsing=True)


def test_no_page_has_to_ask_for_it(room: Path) -> None:
    assert not (room / DATA).exists()


def test_a_plan_stands_there_part_by_part_with_its_minutes_and_what_it_tells_the_trainer(
    asked: Path,
) -> None:
    data = made(asked)
    assert data["plans"][0] | {"days": 1} == {
        "id": "new-20",
        "title": "Twenty minutes on promises",
        "audience": "New managers",
        "length": "80 minutes",
        "days": 1,
    }
    found = parts(data)
    assert [kind for kind, _ in found] == ["t", "a", "b", "c", "s"]
    assert (found[1][1], found[2][1]) == ("5s.compare-promises", "5s.Water")
    (welcome, welcome_key), (show, page, anchor, show_key), (scenario, storm, vote_key) = (
        found[index][1].split(".") for index in (0, 3, 4)
    )
    assert (welcome, show, page, anchor, scenario, storm) == (
        "4",
        "6c",
        "example",
        "glance",
        "60",
        "storm",
    )
    assert [data["notes"][key] for key in (welcome_key, show_key, vote_key)] == [
        "Welcome everyone.",
        "Read one row aloud.",
        "Vote by letter.",
    ]


def test_what_opens_and_closes_stays_what_is_shown_could_go_the_rest_should_stay(
    asked: Path,
) -> None:
    assert [value.partition(".")[0].lstrip("0123456789") for _, value in parts(made(asked))] == [
        "",
        "s",
        "s",
        "c",
        "",
    ]
    edit(asked, ACTIVITY, "kind: exercise", "kind: closing")
    assert [value.partition(".")[0].lstrip("0123456789") for _, value in parts(made(asked))] == [
        "",
        "",
        "s",
        "c",
        "",
    ]


def test_everything_one_can_plan_with_has_title_minutes_and_where_to_read_on(asked: Path) -> None:
    things = made(asked)["things"]
    assert things["a.compare-promises"] == {
        "title": "Compare your promises",
        "minutes": 5,
        "read": "chapters/example/",
        "code": "",
        "card": "trainers/activities/#activity-compare-promises",
        "note": things["a.compare-promises"]["note"],
    }
    assert things["s.storm"] == {
        "title": "A gale",
        "minutes": 12,
        "read": "scenarios/storm/",
        "code": "",
    }
    assert (
        things["c.example.glance"]["title"]
        and things["c.example.glance"]["page"] == things["c.example"]["title"]
        and things["c.example.glance"]["minutes"] == 5
    )
    assert (
        not {
            "c.example.sources",
            "c.example.for-trainers",
            "c.example.key-points",
            "c.example.try-it",
        }
        & things.keys()
    )


def test_other_words_get_another_key_and_the_same_words_the_same(asked: Path) -> None:
    before = made(asked)["notes"]
    edit(asked, PLANS, "Welcome everyone.", "Welcome them all.")
    after = made(asked)["notes"]
    assert [words for key, words in before.items() if key not in after] == ["Welcome everyone."]
    assert [words for key, words in after.items() if key not in before] == ["Welcome them all."]


def test_two_runs_give_the_same_file(asked: Path) -> None:
    first = (asked / DATA).read_bytes()
    (asked / DATA).unlink()
    made(asked)
    assert (asked / DATA).read_bytes() == first


def test_the_builder_waits_for_its_script_and_the_ready_plans_do_not(asked: Path) -> None:
    builder = drawn(asked, "builder")
    assert [
        each.get("hidden")
        for each in (builder.select_one(".bh-agenda"), builder.select_one(".bh-programme"))
    ] == ["", ""]
    assert (
        builder.select_one(".bh-agenda__without a[href='#ready-plans']")
        and builder.select_one("option[value=new-20]").text
        == "Twenty minutes on promises (80 minutes)"
    )  # type: ignore[union-attr]
    assert builder.script["src"] == "../../javascripts/agenda/agenda.mjs" and not builder.select(
        "[style], [onclick], style"
    )  # type: ignore[index]
    assert [each["href"] for each in drawn(asked, "plans").select("a")] == [
        "../../trainers/plans/#plan-new-20",
        "../../trainers/handouts/new-20/",
        "../../trainers/packs/new-20/",
    ]


@pytest.mark.parametrize(
    "case",
    [
        Case(
            "the builder under a wrong name",
            ROOM,
            "agenda/builder",
            "agenda/build",
            "there is nothing called “agenda/build.html” to show — did you mean"
            " “agenda/builder.html”?",
        ),
        Case(
            "plans that cannot be read",
            PLANS,
            "audience: new-managers",
            "audience: [",
            "not valid YAML: a bracket is opened here and not closed",
        ),
    ],
    ids=lambda case: case.name,
)
def test_a_mistake_is_answered(asked: Path, case: Case) -> None:
    check_answer(asked, case)


def test_a_page_that_asks_where_there_are_no_plans_is_told(project: Path) -> None:
    edit(
        project,
        ROOM,
        '--8<-- "activities/short.html"\n',
        f'--8<-- "activities/short.html"\n\n{BUILDER}',
    )
    result = generate(project)
    assert (
        result.returncode == 1
        and "there is nothing called “agenda/builder.html” to show" in result.stderr
        and "Traceback" not in result.stderr
    )

"""What pages show of data: tests/fixtures/shown/projects.yml has it, fixture by fixture.

To add a case, say there what changes and what a page must show then. An expected text is written by
hand or read with care, never just accepted.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from project import CHAPTER, COMPARISONS, FIXTURES, FORWARDS, edit, passes, read_back, refused
from room_project import ACTIVITY, PLANS

CASES = yaml.safe_load((FIXTURES / "shown/projects.yml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("fixture", "case"),
    [
        pytest.param(fixture, case, id=f"{fixture}: {case['name']}")
        for fixture, cases in CASES.items()
        for case in cases
    ],
)
def test_a_page_shows(request: pytest.FixtureRequest, fixture: str, case: dict[str, Any]) -> None:
    project = request.getfixturevalue(fixture)
    for change in case.get("edits", ()):
        edit(project, *change)
    passes(project)
    for piece, wanted in case["shown"].items():
        html = (project / f".generated/{piece}.html").read_text("utf-8")
        assert read_back(html, wanted) == wanted, piece


def test_addresses_are_not_judged_where_what_they_lead_to_could_not_be_read(room: Path) -> None:
    edit(room, ACTIVITY, "trainers/room/#cards", "chapters/example/#glance")
    edit(room, CHAPTER, "minutes: 3", "minutes: three")
    edit(room, COMPARISONS, "themes:\n", "themes:\n\t")
    assert "there is nothing at" not in "".join(refused(room))


STILL = "is a part that still exists — remove the forward, or the part"


@pytest.mark.parametrize(
    ("moved", "says"),
    [
        ({"#glance-horizon": "./"}, f":2: “chapters/example/#glance-horizon” {STILL}"),
        ({"#try-it": "./"}, f":2: “chapters/example/#try-it” {STILL}"),
        (
            {"#old-part": "chapters/example/#try-it", "#older": "chapters/example/#old-part"},
            ":3: “chapters/example/#old-part” names no part of that page",
        ),
    ],
    ids=["a row that is still there", "a heading that is still there", "moved twice"],
)
def test_a_forward_of_a_part_is_answered(project: Path, moved: dict[str, str], says: str) -> None:
    lines = [
        f"  - {{from: chapters/example/{part}, to: {target}, why: It moved.}}\n"
        for part, target in moved.items()
    ]
    (project / FORWARDS).write_text("".join(["forwards:\n", *lines]), "utf-8")
    edit(project, CHAPTER, "Ask which", '--8<-- "moved/chapters/example.html"\n\nAsk which')
    (message,) = refused(project)
    assert message.startswith(f"{FORWARDS}{says}")


def test_two_plans_of_one_title_are_answered(room: Path) -> None:
    plan, page = room / PLANS, room / "docs/trainers/plans/new-20.md"
    for path in (plan, page):
        text = path.read_text("utf-8").replace("new-20", "new-21")
        path.with_stem("new-21").write_text(text.replace("title: Twenty", "title: The twenty"))
    edit(room, PLANS.replace("20", "21"), "title: The twenty", "title: twenty")
    (message,) = refused(room)
    says = "the title “twenty minutes on promises” is also that of docs/data/plans/new-20.yml"
    assert message.startswith(f"{PLANS.replace('20', '21')}:2: {says}")

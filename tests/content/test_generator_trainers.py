"""Activities, plans and notes for trainers: wrong ones get file, line and cure; minutes and offsets
are worked out, never stated.
"""

import csv
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from project import CHAPTER, Case, check_answer, edit, generate
from room_project import ACTIVITY, NOTES, OTHER, PLANS, PLANS_DATA, ROOM, SCENARIO

ACTIVITIES = [
    Case(
        "an activity whose id is not its file’s name",
        ACTIVITY,
        "id: compare-promises",
        "id: compare",
        "the id “compare” is not the file’s name — call it “compare-promises”, or rename the file",
    ),
    Case(
        "two activities of one title",
        OTHER,
        "title: One more",
        "title: compare your promises",
        "the title “compare your promises” is also that of"
        " docs/data/activities/compare-promises.yml",
    ),
    Case(
        "an activity for a chapter that does not exist",
        ACTIVITY,
        "chapter: example",
        "chapter: examples",
        "there is no chapter “examples” — use the name of a file in docs/chapters",
    ),
    Case(
        "a group of more than its most",
        ACTIVITY,
        "from: 2",
        "from: 20",
        "the group is from 20 to 12 people — put the smaller number first",
    ),
    Case(
        "a link to a heading that does not exist",
        ACTIVITY,
        "trainers/room/#cards",
        "trainers/room/#card",
        "there is nothing at “trainers/room/#card” — use a page’s address and the id of a heading,"
        " table, row, quotation or card on it",
    ),
    Case(
        "a link to a table row that does not exist",
        ACTIVITY,
        "trainers/room/#cards",
        "chapters/example/#glance-color",
        "there is nothing at “chapters/example/#glance-color”",
    ),
    Case(
        "a link without an anchor",
        ACTIVITY,
        "trainers/room/#cards",
        "trainers/room/",
        "it must be an address on this site with its #",
    ),
    Case(
        "an activity without steps",
        ACTIVITY,
        "steps:\n  - {minutes: 2, do: Everyone writes down a promise.}\n  - {minutes: 3, do: Pairs"
        " compare their promises.}\n",
        "steps: []\n",
        "“steps” is an empty list",
    ),
    Case(
        "a step without minutes",
        ACTIVITY,
        "{minutes: 2, do: Everyone",
        "{do: Everyone",
        "the key “minutes” is missing",
    ),
    Case(
        "minutes stated beside the steps",
        ACTIVITY,
        "kind: exercise",
        "kind: exercise\nminutes: 5",
        "the key “minutes” is not known here",
        at="minutes: 5",
    ),
    Case(
        "a debrief question cut in two by its comma",
        ACTIVITY,
        "[Who would miss yours?]",
        "[Who, would miss yours?]",
        "is no question that starts with a capital and ends in ?",
        also=("is no question that starts",),
    ),
    Case(
        "an answer cut in two by its comma",
        ACTIVITY,
        "A promise has a date and",
        "A promise has a date, and",
        "starts with a small letter, as when a comma",
    ),
    Case(
        "a script in a prompt",
        ACTIVITY,
        "Write down one promise",
        "<script> Write down",
        "“text” holds HTML",
    ),
    Case(
        "too many lines to write on",
        ACTIVITY,
        "lines: 2",
        "lines: 9",
        "it must be a whole number of lines from 0 to 8",
    ),
    Case(
        "cards that no page shows",
        ROOM,
        '--8<-- "activities/long.html"\n',
        "",
        "no page shows “activities/long.html”",
        at=1,
        blamed=OTHER,
    ),
]
PARTS = [
    Case(
        "parts that add up to more than is promised",
        PLANS,
        "minutes: 60",
        "minutes: 63",
        "the parts of “Promises” add up to 83 minutes, 3 more than the 80 promised — change a part,"
        " or the promise",
        at="minutes: 80",
    ),
    Case(
        "parts that add up to less than is promised",
        PLANS,
        "{break: Water, minutes: 5}",
        "{break: Water, minutes: 1}",
        "the parts of “Promises” add up to 76 minutes, 4 fewer than the 80 promised",
        at="minutes: 80",
    ),
    Case(
        "a step of an activity made longer",
        ACTIVITY,
        "minutes: 3",
        "minutes: 4",
        "the parts of “Promises” add up to 81 minutes, 1 more than the 80 promised",
        at=9,
        blamed=PLANS,
    ),
    Case(
        "an activity that does not exist",
        PLANS,
        "activity: compare-promises",
        "activity: compare",
        "there is no activity “compare” — use the name of a file in docs/data/activities",
    ),
    Case(
        "a scenario that does not exist",
        PLANS,
        "scenario: storm",
        "scenario: gale",
        "there is no scenario “gale” — use the name of a file in docs/data/scenarios",
    ),
    Case(
        "something to show that does not exist",
        PLANS,
        "example/#glance",
        "example/#glanze",
        "there is nothing at “chapters/example/#glanze”",
    ),
    Case(
        "minutes given to an activity",
        PLANS,
        "{activity: compare-promises}",
        "{activity: compare-promises, minutes: 5}",
        "“minutes” does not belong to an activity — its minutes are on its card; remove it",
    ),
    Case(
        "a break without minutes",
        PLANS,
        "{break: Water, minutes: 5}",
        "{break: Water}",
        "the key “minutes” is missing — add it",
    ),
    Case(
        "something to show without a word on what to point at",
        PLANS,
        "minutes: 6, say: Read one row aloud.",
        "minutes: 6",
        "the key “say” is missing — add it",
    ),
    Case(
        "a part of two kinds",
        PLANS,
        "{break: Water, minutes: 5}",
        "{break: Water, minutes: 5, activity: compare-promises}",
        "this part is activity and break at once — make each a part of its own",
        also=("does not belong to an activity",),
    ),
    Case(
        "a part of no kind",
        PLANS,
        "{break: Water, minutes: 5}",
        "{minutes: 5}",
        "the key “say” is missing — add it",
    ),
    Case(
        "a plan for nobody",
        PLANS,
        "audience: new-managers",
        "audience: everyone",
        "“audience” is “everyone” — use one of: new-managers",
    ),
    Case(
        "two plans of one title",
        PLANS,
        "    after: [Send the link.]\n",
        "    after: [Send the"
        f" link.]\n{PLANS_DATA.partition(chr(10))[2].replace('new-20', 'new-21')}",
        "the title “Twenty minutes on promises” is that of another plan",
        at=18,
    ),
]
REMARKS = [
    Case(
        "a chapter without a note",
        NOTES,
        "page: chapters/example",
        "page: chapters/other",
        "docs/chapters/example.md has no note — add one, in reading order",
        at=1,
        also=(
            "there is no page docs/chapters/other.md",
            "there is nothing called “notes/chapters/example.html”",
            "no page shows “notes/chapters/other.html”",
        ),
    ),
    Case(
        "a scenario without a note",
        NOTES,
        "page: scenarios/storm",
        "page: scenarios/gale",
        "docs/scenarios/storm.md has no note",
        at=1,
        also=(
            "there is no page docs/scenarios/gale.md",
            "there is nothing called “notes/scenarios/storm.html”",
            "no page shows “notes/scenarios/gale.html”",
        ),
    ),
    Case(
        "a note of another kind of page",
        NOTES,
        "page: scenarios/storm",
        "page: trainers/room",
        "it must be a chapter or a scenario, such as",
    ),
    Case(
        "two notes of one page",
        NOTES,
        "page: scenarios/storm",
        "page: chapters/example",
        "“chapters/example” has two notes — make them one",
        also=(
            "needs “question”",
            "needs “activities”",
            "needs “debrief”",
            "has no “minutes”",
            "has no section",
            "docs/scenarios/storm.md has no note",
            "there is nothing called “notes/",
        ),
    ),
    Case(
        "a note that names an activity that does not exist",
        NOTES,
        "[compare-promises]",
        "[compare]",
        "there is no activity “compare”",
    ),
    Case(
        "a note on a section that does not exist",
        NOTES,
        "section: decision",
        "section: decisions",
        "docs/scenarios/storm.md has no section “decisions” — use the id of a heading, table,"
        " quotation or card on it",
    ),
    Case(
        "a chapter’s note without activities",
        NOTES,
        "    activities: [compare-promises]\n",
        "",
        "the note of a chapter needs “activities” — add it",
        at="page: chapters/example",
    ),
    Case(
        "a chapter’s note with minutes",
        NOTES,
        "    activities: [compare",
        "    minutes: 5\n    activities: [compare",
        "a chapter’s note has no “minutes” — remove it; activities bring their own",
        at="minutes: 5",
    ),
    Case(
        "a scenario’s note without minutes",
        NOTES,
        "    minutes: 12\n",
        "",
        "the note of a scenario needs “minutes” — add it",
        at="page: scenarios/storm",
    ),
    Case(
        "a chapter’s note without its question",
        NOTES,
        "    question: What is the difference?\n",
        "",
        "the note of a chapter needs “question” — add it",
        at="page: chapters/example",
    ),
    Case(
        "a question that asks nothing",
        NOTES,
        "What is the difference?",
        "The difference",
        "is no question that starts with a capital and ends in ?",
    ),
    Case(
        "a scenario’s note with questions of its own",
        NOTES,
        "    minutes: 12\n",
        "    minutes: 12\n    debrief: [Why?]\n",
        "the questions of a scenario are in its own file — remove “debrief” here",
        at="[Why?]",
    ),
    Case(
        "a scenario that does not show its note",
        SCENARIO,
        '\n--8<-- "notes/scenarios/storm.html"\n',
        "",
        "no page shows “notes/scenarios/storm.html”",
        at=10,
        blamed=NOTES,
    ),
]


@pytest.mark.parametrize("case", ACTIVITIES + PARTS + REMARKS, ids=lambda case: case.name)
def test_what_is_wrong_for_trainers_is_answered_with_file_line_and_cure(
    room: Path, case: Case
) -> None:
    check_answer(room, case)


def drawn(root: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((root / ".generated" / name).read_text("utf-8"), "html.parser")


def test_an_activity_takes_as_long_as_its_steps_wherever_it_is_named(room: Path) -> None:
    edit(room, ACTIVITY, "{minutes: 3, do: Pairs", "{minutes: 5, do: Pairs")
    edit(room, PLANS, "minutes: 80", "minutes: 82")
    assert generate(room).returncode == 0
    assert (
        drawn(room, "activities/short.html").select_one(".bh-activity__minutes").text == "7 minutes"
    )
    assert (
        drawn(room, "tables/activities.html").select_one("#activities-compare-promises td").text
        == "7"
    )
    assert "Compare your promises, 7 minutes" in drawn(room, "notes/chapters/example.html").text
    assert (
        drawn(room, "plans/new-managers.html")
        .select_one("#plan-new-20-1-compare-promises th")
        .text.startswith("0:04–0:11")
    )


def test_a_timetable_runs_on_without_a_gap_past_the_hour_to_what_is_promised(room: Path) -> None:
    table = drawn(room, "plans/new-managers.html").table
    assert [each.contents[0].strip() for each in table.select("tbody th")] == [
        "0:00–0:04",
        "0:04–0:09",
        "0:09–0:14",
        "0:14–0:20",
        "0:20–1:20",
    ]
    assert table.caption.text == "Promises (80 minutes)"
    assert (
        drawn(room, "plans/new-managers.html").select_one(".bh-plan__total").text
        == "80 minutes in all, of which 5 are breaks."
    )
    links = [each["href"] for each in table.select("td a")]
    assert links == [
        "../../trainers/activities/#activity-compare-promises",
        "../../chapters/example/#glance",
        "../../scenarios/storm/",
    ]
    rows = list(
        csv.DictReader((room / "docs/downloads/plan-new-20-1.csv").read_text("utf-8").splitlines())
    )
    assert [(row["label"], row["what"]) for row in rows][-1] == ("0:20–1:20", "Scenario: A gale")


def test_what_stands_twice_in_a_meeting_has_two_addresses(room: Path) -> None:
    edit(
        room,
        PLANS,
        "          - {break: Water, minutes: 5}\n",
        "          - {activity: compare-promises}\n",
    )
    assert generate(room).returncode == 0
    assert [row["id"] for row in drawn(room, "plans/new-managers.html").select("tbody tr")][
        1:3
    ] == ["plan-new-20-1-compare-promises", "plan-new-20-1-compare-promises-3"]


def test_every_part_of_a_card_says_whom_it_is_for_and_participants_get_no_answer(
    room: Path,
) -> None:
    card = drawn(room, "activities/short.html").section
    parts = {each: each.get("data-bh-for") for each in card.find_all(recursive=False)}
    assert set(parts.values()) == {"participant", "trainer"}
    theirs = " ".join(each.get_text(" ") for each, whom in parts.items() if whom == "participant")
    ours = " ".join(each.get_text(" ") for each, whom in parts.items() if whom == "trainer")
    assert "Compare your promises" in theirs and "Write down one promise you made today." in theirs
    for text in (
        "People tell a promise",
        "Who would miss yours?",
        "Some write a hope.",
        "A promise has a date",
        "Pairs compare",
    ):
        assert text in ours and text not in theirs
    assert len(card.select('[aria-hidden="true"] > i')) == 2


def test_cards_and_rows_come_short_ones_first_and_long_ones_in_a_group_of_their_own(
    room: Path,
) -> None:
    assert [row["id"] for row in drawn(room, "tables/activities.html").select("tbody tr")] == [
        "activities-compare-promises",
        "activities-one-more",
    ]
    assert [
        each["id"]
        for name in ("short", "long")
        for each in drawn(room, f"activities/{name}.html").select("h3")
    ] == ["activity-compare-promises", "activity-one-more"]


def test_a_note_links_to_its_sections_and_the_page_of_all_notes_back_to_its_place(
    room: Path,
) -> None:
    block, all_of_them = (
        drawn(room, "notes/scenarios/storm.html"),
        drawn(room, "notes/all-scenarios.html"),
    )
    assert (
        block.section["id"] == "for-trainers"
        and block.section.has_attr("data-search-exclude")
        and block.h2.has_attr("data-search-exclude")
    )
    for note in (block, all_of_them):
        assert {
            ("../../scenarios/storm/#decision", "Do you turn back?"),
            ("../../scenarios/storm/#option-ask", "Answer C"),
        } <= {(each["href"], each.text) for each in note.select("dd a")}
    assert (
        all_of_them.select("a")[-1]["href"] == "../../scenarios/storm/?view=trainer#for-trainers"
        and all_of_them.h3["id"] == "scenarios-storm"
    )


def test_links_may_lead_to_quotations_tables_rows_and_headings(room: Path) -> None:
    edit(
        room,
        ACTIVITY,
        "see: [trainers/room/#cards]",
        "see: [chapters/example/#quote-reed-plans, chapters/example/#glance, ./#brief-purpose,"
        " chapters/example/#try-it]",
    )
    result = generate(room)
    assert (result.returncode, result.stderr) == (0, "")


def test_addresses_are_not_judged_where_what_they_lead_to_could_not_be_read(room: Path) -> None:
    edit(room, ACTIVITY, "trainers/room/#cards", "chapters/example/#glance")
    edit(room, CHAPTER, "minutes: 3", "minutes: three")
    edit(room, "docs/data/comparisons.yml", "themes:\n", "themes:\n\t")
    assert "there is nothing at" not in generate(room).stderr

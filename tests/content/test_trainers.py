"""Activities, plans and notes for trainers: minutes and offsets are worked out, never stated."""

import csv
from pathlib import Path

from bs4 import BeautifulSoup

from project import CHAPTER, COMPARISONS, edit, passes, refused
from room_project import ACTIVITY, PLANS


def drawn(root: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((root / ".generated" / name).read_text("utf-8"), "html.parser")


def test_an_activity_takes_as_long_as_its_steps_wherever_it_is_named(room: Path) -> None:
    edit(room, ACTIVITY, "{minutes: 3, do: Pairs", "{minutes: 5, do: Pairs")
    edit(room, PLANS, "minutes: 80", "minutes: 82")
    passes(room)
    for name, where, says in (
        ("activities/short", ".bh-activity__minutes", "7 minutes"),
        ("tables/activities", "#activities-compare-promises td", "7"),
        ("notes/chapters/example", "section", "Compare your promises, 7 minutes"),
        ("plans/new-managers", "#plan-new-20-1-compare-promises th", "0:04–0:11"),
    ):
        assert says in drawn(room, f"{name}.html").select_one(where).text


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
    passes(room)
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
    passes(room)


def test_addresses_are_not_judged_where_what_they_lead_to_could_not_be_read(room: Path) -> None:
    edit(room, ACTIVITY, "trainers/room/#cards", "chapters/example/#glance")
    edit(room, CHAPTER, "minutes: 3", "minutes: three")
    edit(room, COMPARISONS, "themes:\n", "themes:\n\t")
    assert "there is nothing at" not in "".join(refused(room))

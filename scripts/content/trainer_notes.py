"""docs/data/trainer-notes.yml: what a trainer needs on a chapter or scenario."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.records import Anchor, Partial, Record
from core.documents import DataFile
from core.problems import Problem

FOLDERS = ("chapters", "scenarios")
REMARKS = ("answers", "traps")
ANCHOR = "for-trainers"
OF_CHAPTERS, OF_SCENARIOS = ("question", "activities", "debrief"), ("minutes",)  # keys each needs


@dataclass(frozen=True, kw_only=True)
class Note(Record):
    """The note of one page (“chapters/differences”).

    `answers` and `traps` are remarks: a text and the section of the page it is about.
    `heading`: over the note on its page. `slides`: what the deck of a chapter shows.
    """

    page: str
    purpose: str
    answers: tuple[Mapping[str, str], ...]
    traps: tuple[Mapping[str, str], ...]
    title: str = ""
    heading: str = ""
    question: str = ""
    minutes: int = 0
    activities: tuple[str, ...] = ()
    debrief: tuple[str, ...] = ()
    slides: tuple[Mapping[str, Any], ...] = ()

    @property
    def name(self) -> str:
        return self.page.partition("/")[2]

    @property
    def anchor(self) -> str:
        """Its id on the page of all notes; the switch in overrides/ leads there without
        JavaScript.
        """
        return self.page.replace("/", "-")

    def address(self, remark: Mapping[str, str]) -> str:
        return f"{self.page}/#{remark['section']}"

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(ANCHOR, self.heading, "section", 2, self.minutes),)


def read(document: DataFile, guide: Guide) -> list[Note]:
    """All notes: one for each chapter and scenario, with the keys that go with it."""
    notes = [
        Note(
            **entry,
            id=entry["page"],
            title=guide.titles.get(entry["page"], entry["page"]),
            heading=guide.labels["note"],
        )
        for entry in document.entries("notes")
    ]
    _check(document, notes, guide)
    return notes


def _check(document: DataFile, notes: list[Note], guide: Guide) -> None:
    wanted = {page.name for page in guide.pages if page.is_chapter or page.is_scenario}
    names = [note.page for note in notes]
    for index, note in enumerate(notes):
        if note.page in names[:index]:
            document.report(f"“{note.page}” has two notes — make them one", "notes", index, "page")
        if note.page not in wanted:
            document.report(
                f"there is no page docs/{note.page}.md — correct the name, or remove the note",
                *("notes", index, "page"),
            )
        elif guide.is_whole:
            _check_remarks(document, index, note, guide)
        _check_keys(document, index)
        for position, activity in enumerate(note.activities):
            if guide.could_read("activities") and activity not in guide.records.get("activity", ()):
                document.report(
                    f"there is no activity “{activity}” — use the name of a file in"
                    " docs/data/activities",
                    *("notes", index, "activities", position),
                )
    document.problems.extend(
        Problem(document.file, 1, f"docs/{name}.md has no note — add one, in reading order")
        for name in wanted.difference(names)
    )


def _check_keys(document: DataFile, index: int) -> None:
    """Whether a note has the keys that go with its page, and no others."""
    entry = document.data["notes"][index]
    chapter = entry["page"].startswith("chapters/")
    for key in OF_CHAPTERS if chapter else OF_SCENARIOS:
        if key not in entry:
            document.report(
                f"the note of a {'chapter' if chapter else 'scenario'} needs “{key}” — add it",
                *("notes", index),
            )
    if chapter and "minutes" in entry:
        document.report(
            "a chapter’s note has no “minutes” — remove it; activities bring their own",
            *("notes", index, "minutes"),
        )
    for key in ("question", "debrief", "slides"):
        if not chapter and key in entry:
            document.report(
                f"the questions of a scenario are in its own file — remove “{key}” here"
                if key != "slides"
                else "a scenario is shown from its page — remove “slides” here",
                *("notes", index, key),
            )


def _check_remarks(document: DataFile, index: int, note: Note, guide: Guide) -> None:
    """Whether the parts of the page are there that its note has remarks on."""
    for kind in REMARKS:
        for position, remark in enumerate(getattr(note, kind)):
            if note.address(remark) not in guide.place_names:
                document.report(
                    f"docs/{note.page}.md has no section “{remark['section']}” — use the id of a"
                    " heading, table, quotation or card on it",
                    *("notes", index, kind, position, "section"),
                )
    for position, slide in enumerate(note.slides):
        for number, name in enumerate(slide["show"]):
            if f"{note.page}/#{name}" not in guide.place_names:
                document.report(
                    f"docs/{note.page}.md shows no “{name}” — use the id of a table, quotation,"
                    " card, drawing or section with a list on it",
                    *("notes", index, "slides", position, "show", number),
                )


def partials(notes: list[Note], file: str) -> list[Partial]:
    partials = [
        Partial(f"notes/{note.page}.html", "note", {"note": note}, file, note.line, note.anchors())
        for note in notes
    ]
    for folder in FOLDERS:
        inside = [note for note in notes if note.page.startswith(f"{folder}/")]
        anchors = tuple(Anchor(note.anchor, note.title, "section", 3) for note in inside)
        values = {"notes": inside}
        if inside:
            partials.append(
                Partial(f"notes/all-{folder}.html", "note-list", values, file, anchors=anchors)
            )
    return partials

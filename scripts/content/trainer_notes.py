"""docs/data/trainer-notes.yml: what a trainer needs on a chapter or scenario."""

from collections.abc import Collection, Iterator, Mapping
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
    `heading`: over the note on its page.
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


def read(document: DataFile, guide: Guide) -> tuple[list[Note], list[Problem]]:
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
    return notes, list(_mistakes(document, guide))


def _mistakes(document: DataFile, guide: Guide) -> Iterator[Problem]:
    wanted = {page.name for page in guide.pages if page.is_chapter or page.is_scenario}
    names = [entry["page"] for entry in document.data["notes"]]
    for index, entry in enumerate(document.data["notes"]):
        if entry["page"] in names[:index]:
            message = f"“{entry['page']}” has two notes — make them one"
            yield document.problem(message, "notes", index, "page")
        for message, *keys in _mistakes_in(entry, wanted, guide):
            yield document.problem(message, "notes", index, *keys)
    for page in guide.pages:
        if page.name in wanted and page.name not in names:
            message = f"docs/{page.name}.md has no note — add one, in reading order"
            yield Problem(document.file, 1, message)


def _mistakes_in(
    entry: Mapping[str, Any], wanted: Collection[str], guide: Guide
) -> Iterator[tuple[Any, ...]]:
    """(message, *keys) for each. `wanted`: names of the pages that have a note."""
    name = entry["page"]
    chapter = name.startswith("chapters/")
    if name not in wanted:
        yield f"there is no page docs/{name}.md — correct the name, or remove the note", "page"
    for key in OF_CHAPTERS if chapter else OF_SCENARIOS:
        if key not in entry:
            yield (f"the note of a {'chapter' if chapter else 'scenario'} needs “{key}” — add it",)
    if chapter and "minutes" in entry:
        message = "a chapter’s note has no “minutes” — remove it; activities bring their own"
        yield message, "minutes"
    for key in ("question", "debrief"):
        if not chapter and key in entry:
            yield f"the questions of a scenario are in its own file — remove “{key}” here", key
    for position, activity in enumerate(entry.get("activities", ())):
        if guide.could_read("activities") and activity not in guide.records.get("activity", ()):
            message = (
                f"there is no activity “{activity}” — use the name of a file in"
                " docs/data/activities"
            )
            yield message, "activities", position
    for kind in REMARKS:
        for position, remark in enumerate(entry[kind]):
            address = f"{name}/#{remark['section']}"
            if guide.is_whole and name in wanted and address not in guide.place_names:
                message = (
                    f"docs/{name}.md has no section “{remark['section']}” — use the id of a"
                    " heading, table, quotation or card on it"
                )
                yield message, kind, position, "section"


def partials(notes: list[Note], file: str) -> list[Partial]:
    partials = [
        Partial(f"notes/{note.page}.html", "note", {"note": note}, file, note.line, note.anchors())
        for note in notes
    ]
    for folder in FOLDERS:
        inside = [note for note in notes if note.page.startswith(f"{folder}/")]
        anchors = tuple(Anchor(note.anchor, note.title, "section", 3) for note in inside)
        if inside:
            name = f"notes/all-{folder}.html"
            partials.append(Partial(name, "note-list", {"notes": inside}, file, anchors=anchors))
    return partials

"""docs/data/trainer-notes.yml: what a trainer needs on a chapter or scenario."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.pages import Page
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
    wanted = {page.name: page for page in guide.pages if page.is_chapter or page.is_scenario}
    notes: dict[str, Note] = {}
    problems: list[Problem] = []
    for index, entry in enumerate(document.entries("notes")):
        name = entry["page"]
        if name in notes:
            problems.append(
                _problem(document, f"“{name}” has two notes — make them one", index, "page")
            )
        problems += _problems_of(document, index, entry, wanted, guide)
        title = guide.titles.get(name, name)
        notes[name] = Note(**entry, id=name, title=title, heading=guide.labels["note"])
    problems += [
        Problem(document.file, 1, f"docs/{name}.md has no note — add one, in reading order")
        for name in wanted
        if name not in notes
    ]
    return list(notes.values()), problems


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


def _problem(document: DataFile, message: str, *keys: str | int) -> Problem:
    return document.problem(message, "notes", *keys)


def _problems_of(
    document: DataFile,
    index: int,
    entry: Mapping[str, Any],
    wanted: Mapping[str, Page],
    guide: Guide,
) -> list[Problem]:
    problems: list[Problem] = []
    name = entry["page"]
    chapter = name.startswith("chapters/")

    def report(message: str, *keys: str | int) -> None:
        problems.append(_problem(document, message, index, *keys))

    if name not in wanted:
        report(f"there is no page docs/{name}.md — correct the name, or remove the note", "page")
    for key in OF_CHAPTERS if chapter else OF_SCENARIOS:
        if key not in entry:
            report(f"the note of a {'chapter' if chapter else 'scenario'} needs “{key}” — add it")
    if chapter and "minutes" in entry:
        report(
            "a chapter’s note has no “minutes” — remove it; activities bring their own", "minutes"
        )
    for key in ("question", "debrief"):
        if not chapter and key in entry:
            report(f"the questions of a scenario are in its own file — remove “{key}” here", key)
    for position, activity in enumerate(entry.get("activities", ())):
        if guide.could_read("activities") and activity not in guide.records.get("activity", ()):
            report(
                f"there is no activity “{activity}” — use the name of a file in"
                " docs/data/activities",
                "activities",
                position,
            )
    for kind in REMARKS:
        for position, remark in enumerate(entry[kind]):
            address = f"{name}/#{remark['section']}"
            if guide.is_whole and name in wanted and address not in guide.place_names:
                report(
                    f"docs/{name}.md has no section “{remark['section']}” — use the id of a"
                    " heading, table, quotation or card on it",
                    kind,
                    position,
                    "section",
                )
    return problems

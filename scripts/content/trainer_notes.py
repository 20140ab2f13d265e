"""Notes for trainers: docs/data/trainer-notes.yml to the block that trainer view shows, and to the
page of all notes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.activities import Activity
from content.pages import Page
from core.data_files import DataFile
from core.problems import Problem
from render.markup import attribute, text
from render.partials import bullets, definitions, paragraph
from slides.slide import OVERVIEW

FOLDERS = ("chapters", "scenarios")


@dataclass(frozen=True)
class Note:
    """The note of one page (“chapters/differences”). `answers` and `traps` are (section of the
    page, text).
    """

    page: str
    title: str
    question: str
    purpose: str
    minutes: int
    activities: tuple[str, ...]
    debrief: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    traps: tuple[tuple[str, str], ...]
    line: int

    @property
    def anchor(self) -> str:
        """Its id on the page of all notes; the switch in overrides/ leads there without
        JavaScript.
        """
        return self.page.replace("/", "-")


def read_notes(
    document: DataFile,
    pages: Sequence[Page],
    activities: Mapping[str, Activity] | None,
    places: Mapping[str, str] | None,
) -> tuple[dict[str, Note], list[Problem]]:
    """Notes by page. `activities` and `places` are None when they could not be read, and so cannot
    be judged.
    """
    wanted = {
        page.name: page
        for page in pages
        if page.name.startswith(tuple(f"{folder}/" for folder in FOLDERS))
        and page.name != "scenarios/index"
    }
    notes: dict[str, Note] = {}
    problems: list[Problem] = []

    def report(message: str, *keys: str | int) -> None:
        problems.append(document.problem(message, "notes", *keys))

    for index, entry in enumerate(document.data["notes"]):
        name = entry["page"]
        chapter = name.startswith("chapters/")
        if name in notes:
            report(f"“{name}” has two notes — make them one", index, "page")
        if name not in wanted:
            report(
                f"there is no page docs/{name}.md — correct the name, or remove the note",
                index,
                "page",
            )
        for key in ("question", "activities", "debrief") if chapter else ("minutes",):
            if key not in entry:
                report(
                    f"the note of a {'chapter' if chapter else 'scenario'} needs “{key}” — add it",
                    index,
                )
        if chapter and "minutes" in entry:
            report(
                "a chapter’s note has no “minutes” — remove it; activities bring their own",
                index,
                "minutes",
            )
        for key in ("question", "debrief"):
            if not chapter and key in entry:
                report(
                    f"the questions of a scenario are in its own file — remove “{key}” here",
                    index,
                    key,
                )
        for position, activity in enumerate(entry.get("activities", ())):
            if activities is not None and activity not in activities:
                report(
                    f"there is no activity “{activity}” — use the name of a file in"
                    " docs/data/activities",
                    index,
                    "activities",
                    position,
                )
        for kind in ("answers", "traps"):
            for position, remark in enumerate(entry[kind]):
                if (
                    places is not None
                    and name in wanted
                    and f"{name}/#{remark['section']}" not in places
                ):
                    report(
                        f"docs/{name}.md has no section “{remark['section']}” — use the id of a"
                        " heading, table, quotation or card on it",
                        index,
                        kind,
                        position,
                        "section",
                    )
        title = wanted[name].meta.get("title", name) if name in wanted else name
        remarks = {
            kind: tuple((each["section"], each["text"]) for each in entry[kind])
            for kind in ("answers", "traps")
        }
        notes[name] = Note(
            name,
            title,
            entry.get("question", ""),
            entry["purpose"],
            entry.get("minutes", 0),
            tuple(entry.get("activities", ())),
            tuple(entry.get("debrief", ())),
            **remarks,
            line=document.line("notes", index),
        )
    problems += [
        Problem(document.file, 1, f"docs/{name}.md has no note — add one, in reading order")
        for name in wanted
        if name not in notes
    ]
    return notes, problems


def render_note(
    note: Note, activities: Mapping[str, Activity], places: Mapping[str, str], root: str
) -> str:
    """The block inside a chapter or scenario. Readers, and their search, never meet it; the heading
    is left out of the index by itself.
    """
    time = f' data-minutes="{note.minutes}"' if note.minutes else ""  # for the countdown
    return (
        '<section class="bh-trainers" id="for-trainers" data-search-exclude'
        f' aria-labelledby="for-trainers-title"{time}>\n<h2 id="for-trainers-title"'
        f" data-search-exclude>For trainers</h2>\n{render_body(note, activities, places, root)}\n<p"
        f' class="bh-trainers__back"><a href="{root}{note.page}/" data-bh-view="reader">Back to the'
        " reader’s view</a></p>\n</section>\n"
    )


def render_all_notes(
    notes: Sequence[Note], activities: Mapping[str, Activity], places: Mapping[str, str], root: str
) -> str:
    """Notes one after the other, each with the way back to its place."""
    return "\n".join(
        f'<section class="bh-note" aria-labelledby="{note.anchor}">\n<h3'
        f' id="{note.anchor}">{text(note.title)}<a class="headerlink" href="#{note.anchor}"'
        f' aria-label="{attribute(f"Link to this note: {note.title}")}">#</a></h3>\n{render_body(note, activities, places, root)}\n<p><a'
        f' href="{root}{note.page}/?view=trainer#for-trainers">Read it in its place:'
        f" {text(note.title)}</a></p>\n</section>"
        for note in notes
    )


def render_body(
    note: Note, activities: Mapping[str, Activity], places: Mapping[str, str], root: str
) -> str:
    suggested = "".join(
        f'<li><a href="{root}{each.address}">{text(each.title)}</a>, <span'
        f' class="bh-trainers__minutes">{each.minutes} minutes</span></li>'
        for each in (activities[name] for name in note.activities)
    )
    pairs = [
        ("Question", text(note.question)),
        (
            "Slides",
            (
                f'<a href="{root}{OVERVIEW}{note.page.partition("/")[2]}/">{text(f"Slides: {note.title}")}</a>'
                if note.question and f"{OVERVIEW}#slides" in places
                else ""
            ),
        ),
        ("Time in a room", f"{note.minutes} minutes" if note.minutes else ""),
        ("Activities", f"<ul>{suggested}</ul>" if suggested else ""),
        ("Debrief", bullets(note.debrief) if note.debrief else ""),
        ("Likely answers", _remarks(note, note.answers, places, root)),
        ("Traps", _remarks(note, note.traps, places, root)),
    ]
    return f"{paragraph(note.purpose, 'bh-trainers__purpose')}\n{definitions([pair for pair in pairs if pair[1]])}"


def _remarks(
    note: Note, remarks: Sequence[tuple[str, str]], places: Mapping[str, str], root: str
) -> str:
    if not remarks:
        return ""
    addresses = [f"{note.page}/#{section}" for section, _ in remarks]
    return (
        "<ul>"
        + "".join(
            f'<li>{text(remark)} <a class="bh-trainers__at"'
            f' href="{root}{address}">{text(places[address])}</a></li>'
            for address, (_, remark) in zip(addresses, remarks, strict=True)
        )
        + "</ul>"
    )

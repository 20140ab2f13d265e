"""docs/data/signs.yml: the path from a sign to the help that fits, and every walk along it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.records import Anchor, Partial, Record
from core.documents import DataFile

ANSWERS = ("yes", "no")
MOST = 6  # questions that one walk may ask
SHOWN = ("path", "walk", "walk-start")  # in a chapter, on a page of its own, on the home page


@dataclass(frozen=True, kw_only=True)
class DecisionPath(Record):
    """Yes/no questions and the outcomes they lead to, as read from the data file. `groups`: what
    signs are sorted by, as id → title; `signs`: what people tap, by id; `parts`: the headings
    of the page of all of it, by id.
    """

    questions: tuple[Mapping[str, Any], ...]
    outcomes: Mapping[str, Mapping[str, Any]]
    groups: Mapping[str, str]
    signs: Mapping[str, str]
    parts: Mapping[str, str]
    id: str = "path"

    def number(self, question: str) -> int:
        return [each["id"] for each in self.questions].index(question) + 1

    def walk(self, answers: Mapping[str, str]) -> tuple[list[str], str]:
        """The questions asked in turn, and the outcome, which is “” where an answer leads nowhere.
        A question that `answers` leaves open is answered so that the walk goes on; the last one,
        by “no”.
        """
        known = {each["id"]: each for each in self.questions}
        asked: list[str] = []
        name = self.questions[0]["id"]
        while name in known and name not in asked:
            asked.append(name)
            question = known[name]
            onward = next((each for each in ANSWERS if "next" in question[each]), "no")
            target = question[answers.get(name, onward)]
            if "outcome" in target:
                found = target["outcome"]
                return asked, found if found in self.outcomes else ""
            name = target["next"]
        return asked, ""

    def walks(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """The questions asked, and the outcome, for each combination of answers."""
        known = {each["id"]: each for each in self.questions}
        todo: list[tuple[str, ...]] = [(self.questions[0]["id"],)]
        while todo:
            asked = todo.pop()
            for answer in ANSWERS:
                target = known[asked[-1]][answer]
                if "next" in target:
                    todo.append((*asked, target["next"]))
                else:
                    yield asked, target["outcome"]

    def anchors(self) -> tuple[Anchor, ...]:
        return (
            *(Anchor(f"path-{each['id']}", each["ask"]) for each in self.questions),
            *(Anchor(f"path-{id_}", each["title"]) for id_, each in self.outcomes.items()),
        )


def read(document: DataFile, guide: Guide) -> list[DecisionPath]:
    """The path. Reports answers that lead nowhere or back, what nobody reaches, and walks that are
    too long.
    """
    path = DecisionPath(
        line=document.line("path"),
        questions=tuple(document.entries("path")),
        outcomes={entry["id"]: entry for entry in document.entries("outcomes")},
        groups={entry["id"]: entry["title"] for entry in document.entries("groups")},
        signs={entry["id"]: entry["words"][0] for entry in document.entries("signs")},
        parts=guide.labels["walk"],
    )
    if _all_lead_on(document, path):
        _check_walks(document, path)
    for index, outcome in enumerate(path.outcomes.values()):
        check_read(document, guide, outcome["read"], "outcomes", index)
    return [path]


def check_read(document: DataFile, guide: Guide, read: tuple[str, ...], *keys: str | int) -> None:
    """Reports addresses under `read` that are no section of a page."""
    for index, address in enumerate(read):
        if guide.has_all_pages and address not in guide.sections:
            document.report(
                f"there is no section “{address}” — use the address of a page with the id of one of"
                " its headings",
                *(*keys, "read", index),
            )


def _all_lead_on(document: DataFile, path: DecisionPath) -> bool:
    """Whether each answer leads to a later question or an outcome; reports those that do not."""
    found = len(document.problems)
    order = [question["id"] for question in path.questions]
    for index, question in enumerate(path.questions):
        for answer in ANSWERS:
            target = question[answer]
            if "next" in target and target["next"] not in order[index + 1 :]:
                document.report(
                    f"the answer leads to “{target['next']}”, which is not a later question — lead"
                    " to one below, or to an outcome",
                    *("path", index, answer),
                )
            if "outcome" in target and target["outcome"] not in path.outcomes:
                document.report(
                    f"the answer leads to “{target['outcome']}”, which is not among the outcomes —"
                    " correct the id",
                    *("path", index, answer),
                )
    return len(document.problems) == found


def _check_walks(document: DataFile, path: DecisionPath) -> None:
    walks = list(path.walks())
    reached = {name for asked, outcome in walks for name in (*asked, outcome)}
    listed = {"path": [each["id"] for each in path.questions], "outcomes": [*path.outcomes]}
    for key, names in listed.items():
        for index, name in enumerate(names):
            if name not in reached:
                document.report(
                    f"no answer leads to “{name}” — add one that does, or remove it", *(key, index)
                )
    longest = max((asked for asked, _ in walks), key=len)
    if len(longest) > MOST:
        document.report(
            f"a walk asks {len(longest)} questions, from “{longest[0]}” to “{longest[-1]}” — let"
            f" each end after {MOST} at most",
            *("path", path.number(longest[-1]) - 1),
        )


def partials(paths: list[DecisionPath], file: str) -> list[Partial]:
    """The path as a chapter shows it, with all signs on a page of its own, and the way there."""
    path = paths[0]
    own = (
        *(Anchor(id_, title, "section", 2) for id_, title in path.parts.items()),
        *(Anchor(f"signs-{id_}", title) for id_, title in path.groups.items()),
        *(Anchor(f"sign-{id_}", words) for id_, words in path.signs.items()),
        *(Anchor(f"ask-{each['id']}", each["ask"]) for each in path.questions),
        *(Anchor(f"answer-{id_}", each["title"]) for id_, each in path.outcomes.items()),
    )
    sources = tuple(
        source for outcome in path.outcomes.values() for source in outcome.get("sources", ())
    )
    anchors = {"path": path.anchors(), "walk": own}
    return [
        Partial(
            f"signs/{name}.html",
            name,
            {"path": path},
            file,
            path.line,
            anchors.get(name, ()),
            sources if name == "walk" else (),
        )
        for name in SHOWN
    ]

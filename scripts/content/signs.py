"""docs/data/signs.yml: signs of a gap in a team, as a table, and the path to the help that fits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.records import Anchor, Record
from content.tables import Row, View, table_of
from core.documents import DataFile

ANSWERS = ("yes", "no")


@dataclass(frozen=True, kw_only=True)
class Sign(Record):
    """What people see in a team; `gap`: the hat whose work is short."""

    sign: str
    gap: str
    cells: Mapping[str, str]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DecisionPath(Record):
    """Yes/no questions and the outcomes they lead to, as read from the data file."""

    questions: tuple[Mapping[str, Any], ...]
    outcomes: Mapping[str, Mapping[str, Any]]
    id: str = "path"

    def number(self, question: str) -> int:
        return [each["id"] for each in self.questions].index(question) + 1

    def anchors(self) -> tuple[Anchor, ...]:
        return (
            *(Anchor(f"path-{each['id']}", each["ask"]) for each in self.questions),
            *(Anchor(f"path-{id_}", each["title"]) for id_, each in self.outcomes.items()),
        )


def read(document: DataFile, _guide: Guide) -> list[Sign]:
    """The signs; their schema judges all that can be wrong with one."""
    signs = []
    for entry in document.entries("signs"):
        cells = {key: entry.pop(key) for key in ("ask", "try", "training")}
        signs.append(Sign(**entry, cells={"gap": entry["gap"], **cells}))
    return signs


def tables(guide: Guide) -> list[View]:
    signs = list(guide.all(Sign).values())
    rows = [Row(sign.id, sign.sign, sign.cells, sign.sources) for sign in signs]
    words, line = guide.labels["tables"]["signs-table"], signs[0].line
    return [table_of("signs-table", words, rows, "docs/data/signs.yml", line, folded=True)]


def read_path(document: DataFile, _guide: Guide) -> list[DecisionPath]:
    """The path. Reports answers that lead nowhere or back, and outcomes nobody reaches."""
    outcomes = {entry["id"]: entry for entry in document.entries("outcomes")}
    questions = tuple(document.entries("path"))
    order = [question["id"] for question in questions]
    reached: set[str] = set()
    for index, question in enumerate(questions):
        for answer in ANSWERS:
            target = question[answer]
            if "next" in target and target["next"] not in order[index + 1 :]:
                document.report(
                    f"the answer leads to “{target['next']}”, which is not a later question — lead"
                    " to one below, or to an outcome",
                    *("path", index, answer),
                )
            if "outcome" in target and target["outcome"] not in outcomes:
                document.report(
                    f"the answer leads to “{target['outcome']}”, which is not among the outcomes —"
                    " correct the id",
                    *("path", index, answer),
                )
            reached.update(target.values())
    for index, outcome in enumerate(outcomes):
        if outcome not in reached:
            document.report(
                f"no question leads to “{outcome}” — add an answer that does, or remove it",
                *("outcomes", index),
            )
    return [DecisionPath(questions=questions, outcomes=outcomes)]

"""Signs and the decision path: docs/data/signs.yml to a table and a diagram made of boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.tables import CHIP, Column, Row, View
from core.data_files import DataFile
from core.problems import Problem
from render.markup import text
from render.partials import chip


@dataclass(frozen=True)
class Path:
    """Yes/no questions and the outcomes they lead to, as read from the data file."""

    questions: tuple[Mapping[str, Any], ...]
    outcomes: Mapping[str, Mapping[str, Any]]


def read_signs(document: DataFile) -> tuple[View, Path, list[Problem]]:
    columns = (
        Column("gap", "Work that is short", CHIP),
        Column("ask", "Ask first"),
        Column("try", "Try first"),
        Column("training", "Training that fits"),
    )
    rows = tuple(
        Row(
            entry["id"],
            entry["sign"],
            {
                "gap": entry["gap"],
                "ask": entry["ask"],
                "try": entry["try"],
                "training": entry["training"],
            },
            tuple(entry.get("sources", ())),
        )
        for entry in document.data["signs"]
    )
    path = Path(
        tuple(document.data["path"]), {entry["id"]: entry for entry in document.data["outcomes"]}
    )
    return (
        View(
            "signs-table",
            "Signs in a team, and what to ask and try before you book a course",
            "What you see",
            columns,
            rows,
            document.file,
            document.line("signs"),
        ),
        path,
        _path_problems(document, path),
    )


def _path_problems(document: DataFile, path: Path) -> list[Problem]:
    problems = []
    order = [question["id"] for question in path.questions]
    reached = set()
    for index, question in enumerate(path.questions):
        for answer in ("yes", "no"):
            target = question[answer]
            if "next" in target and target["next"] not in order[index + 1 :]:
                problems.append(
                    document.problem(
                        f"the answer leads to “{target['next']}”, which is not a later question —"
                        " lead to one below, or to an outcome",
                        "path",
                        index,
                        answer,
                    )
                )
            if "outcome" in target and target["outcome"] not in path.outcomes:
                problems.append(
                    document.problem(
                        f"the answer leads to “{target['outcome']}”, which is not among the"
                        " outcomes — correct the id",
                        "path",
                        index,
                        answer,
                    )
                )
            reached.update(target.values())
    for index, outcome in enumerate(document.data["outcomes"]):
        if outcome["id"] not in reached:
            problems.append(
                document.problem(
                    f"no question leads to “{outcome['id']}” — add an answer that does, or"
                    " remove it",
                    "outcomes",
                    index,
                )
            )
    return problems


def render_path(path: Path, root: str) -> str:
    """The path as a numbered list of questions, each with its two ways on; boxes by CSS, one
    printed page.
    """
    numbers = {question["id"]: number for number, question in enumerate(path.questions, 1)}

    def way(answer: str, target: Mapping[str, str]) -> str:
        if "next" in target:
            return (
                f'<li class="bh-path__way bh-path__way--{answer}"><b>{answer.capitalize()}:</b> <a'
                f' href="#path-{target["next"]}">go to question {numbers[target["next"]]}</a></li>'
            )
        outcome = path.outcomes[target["outcome"]]
        return (
            f'<li class="bh-path__way bh-path__way--{answer}"><b>{answer.capitalize()}:</b>'
            f" {chip(outcome['hat'])} <a"
            f' href="#path-{outcome["id"]}">{text(outcome["title"])}</a></li>'
        )

    questions = "\n".join(
        f'<li id="path-{question["id"]}"><p class="bh-path__ask">{text(question["ask"])}</p><p'
        f' class="bh-path__why">{text(question["why"])}</p><ul>{way("yes", question["yes"])}{way("no", question["no"])}</ul></li>'
        for question in path.questions
    )
    outcomes = "\n".join(
        f'<li id="path-{outcome["id"]}" class="bh-path__outcome'
        f' bh-path__outcome--{outcome["hat"]}"><strong>{text(outcome["title"])}</strong>'
        f' {chip(outcome["hat"])}<p>{text(outcome["text"])} <a href="{root}{outcome["link"]}">More'
        f" on this: {text(outcome['title'][0].lower() + outcome['title'][1:])}</a></p></li>"
        for outcome in path.outcomes.values()
    )
    return (
        f'<div class="bh-path bh-wide">\n<ol class="bh-path__questions">\n{questions}\n</ol>\n<p'
        ' class="bh-path__head">Where the path can end</p>\n<ul'
        f' class="bh-path__outcomes">\n{outcomes}\n</ul>\n</div>\n'
    )

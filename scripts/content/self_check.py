"""The self-check: docs/data/self-check.yml read and cross-checked. How it looks:
self_check_html.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.pages import Page
from content.skills import Skill
from content.tables import View
from core.data_files import DataFile
from core.problems import Problem
from render.partials import HATS

FEWEST, MOST = 12, 16  # statements in one check
COUNTS_FOR = {
    "managing": ("managing",),
    "leading": ("leading",),
    "both": ("managing", "leading"),
    "neither": ("neither",),
}


@dataclass(frozen=True)
class Link:
    """`address` is relative to the site's root; `label` says where it leads."""

    address: str
    label: str


@dataclass(frozen=True)
class Outcome:
    id: str
    title: str
    text: str
    steps: tuple[tuple[str, Link], ...]


@dataclass(frozen=True)
class Statement:
    id: str
    hat: str
    text: str
    about: Link


@dataclass(frozen=True)
class Check:
    """One check. Outcomes stand in the order in which they are tried; the first that fits is the
    result.
    """

    id: str
    ask: str
    answers: tuple[str, ...]
    rules: Mapping[str, int]
    listed: Mapping[str, Any]
    outcomes: tuple[Outcome, ...]
    statements: tuple[Statement, ...]
    line: int

    def numbers(self, hat: str) -> list[int]:
        """The numbers of the statements whose points count for a hat."""
        return [
            number for number, each in enumerate(self.statements, 1) if hat in COUNTS_FOR[each.hat]
        ]

    def most(self, hat: str) -> int:
        return len(self.numbers(hat)) * (len(self.answers) - 1)

    @property
    def hats(self) -> list[str]:
        return [hat for hat in ("managing", "leading", "neither") if self.numbers(hat)]


def read_checks(
    document: DataFile,
    pages: Sequence[Page],
    skills: Mapping[str, Skill] | None,
    signs: View | None,
) -> tuple[dict[str, Check], list[Problem]]:
    """Both checks by id. `skills` and `signs` are what statements are drawn from; None when they
    could not be read, and so cannot be judged.
    """
    sections = {
        f"{page.address}#{anchor}": title for page in pages for _, _, title, anchor in page.headings
    }
    unread = any(page.unread for page in pages)
    known = {
        "me": (
            None
            if skills is None
            else {
                name: (skill.hat, Link(f"chapters/{skill.chapter}/#skill-{name}", skill.name))
                for name, skill in skills.items()
            }
        ),
        "team": (
            None
            if signs is None
            else {
                row.id: (
                    row.cells["gap"],
                    Link(f"chapters/team-signs/#{signs.anchor(row)}", row.label),
                )
                for row in signs.rows
            }
        ),
    }
    checks: dict[str, Check] = {}
    problems: list[Problem] = []
    for name, data in document.data["checks"].items():
        entries = [
            (index, each)
            for index, each in enumerate(document.data["statements"])
            if each["check"] == name
        ]
        problems += _statement_problems(document, name, entries, known[name])
        for outcome, result in data["results"].items():
            problems += [
                document.problem(
                    f"no chapter has a section “{step['link']}” — correct the address",
                    "checks",
                    name,
                    "results",
                    outcome,
                    "steps",
                    index,
                    "link",
                )
                for index, step in enumerate(result["steps"])
                if step["link"] not in sections and not unread
            ]
        check = Check(
            name,
            data["ask"],
            tuple(data["answers"]),
            data["rules"],
            data["listed"],
            tuple(
                _outcome(each, data["results"][each], sections)
                for each in ("neither", "few", "managing", "leading", "both")
                if each in data["results"]
            ),
            tuple(
                Statement(
                    each["id"],
                    each["hat"],
                    each["text"],
                    (known[name] or {}).get(each["about"], ("", Link("", "")))[1],
                )
                for _, each in entries
            ),
            document.line("checks", name),
        )
        problems += _rule_problems(document, check)
        checks[name] = check
    return checks, problems


def _outcome(name: str, data: Mapping[str, Any], sections: Mapping[str, str]) -> Outcome:
    return Outcome(
        name,
        data["title"],
        data["text"],
        tuple(
            (step["do"], Link(step["link"], sections.get(step["link"], "")))
            for step in data["steps"]
        ),
    )


def _statement_problems(
    document: DataFile,
    name: str,
    entries: Sequence[tuple[int, Mapping[str, str]]],
    known: Mapping[str, tuple[str, Link]] | None,
) -> list[Problem]:
    problems = []
    kind = {"me": "skill", "team": "sign"}[name]
    if not FEWEST <= len(entries) <= MOST:
        problems.append(
            document.problem(
                f"the check “{name}” has {len(entries)} statements — give it {FEWEST} to {MOST}",
                "statements",
            )
        )
    before = ""
    for index, each in entries:
        source = (known or {}).get(each["about"])
        if known is not None and not source:
            problems.append(
                document.problem(
                    f"there is no {kind} “{each['about']}” — use an id of docs/data/{kind}s.yml",
                    "statements",
                    index,
                    "about",
                )
            )
        elif source and source[0] not in (each["hat"], "both" if name == "me" else each["hat"]):
            problems.append(
                document.problem(
                    f"the {kind} “{each['about']}” is {HATS[source[0]].lower()}, but the statement"
                    f" counts for {HATS[each['hat']].lower()} — make the two agree",
                    "statements",
                    index,
                    "hat",
                )
            )
        if each["hat"] == before:
            problems.append(
                document.problem(
                    "two statements of the same hat follow each other — mix them, so that nobody"
                    " answers by the run",
                    "statements",
                    index,
                    "hat",
                )
            )
        before = each["hat"]
    counts = [
        sum(hat in COUNTS_FOR[each["hat"]] for _, each in entries)
        for hat in ("managing", "leading")
    ]
    if counts[0] != counts[1]:
        problems.append(
            document.problem(
                f"in the check “{name}”, {counts[0]} statements count for managing and {counts[1]}"
                " for leading — give each hat as many as the other",
                "statements",
            )
        )
    return problems


def _rule_problems(document: DataFile, check: Check) -> list[Problem]:
    problems = []
    most = {
        "apart": check.most("managing"),
        "few": check.most("managing") + check.most("leading"),
        "system": check.most("neither"),
    }
    for rule, points in check.rules.items():
        if points > most[rule] > 0:
            problems.append(
                document.problem(
                    f"“{rule}” is {points}, but answers can bring no more than {most[rule]} points"
                    " there — lower it",
                    "checks",
                    check.id,
                    "rules",
                    rule,
                )
            )
    present = {
        "system" in check.rules,
        "neither" in check.hats,
        any(outcome.id == "neither" for outcome in check.outcomes),
    }
    if len(present) > 1:
        problems.append(
            document.problem(
                f"the check “{check.id}” needs a rule “system”, a result “neither” and statements"
                " of neither hat together — add what is missing, or remove all three",
                "checks",
                check.id,
                "rules",
            )
        )
    if check.listed["points"] >= len(check.answers):
        problems.append(
            document.problem(
                f"no answer is worth {check.listed['points']} points — use a number from 0 to"
                f" {len(check.answers) - 1}",
                "checks",
                check.id,
                "listed",
                "points",
            )
        )
    return problems

"""docs/data/self-check.yml: the self-checks, their scoring and their results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.records import Anchor, Record
from core.documents import DataFile
from core.problems import Problem

FEWEST, MOST = 12, 16  # statements in one check
COUNTS_FOR = {
    "managing": ("managing",),
    "leading": ("leading",),
    "both": ("managing", "leading"),
    "neither": ("neither",),
}
RESULTS = ("neither", "few", "managing", "leading", "both")  # in the order in which they are tried


@dataclass(frozen=True)
class Link:
    """`address` is relative to the site's root; `label` says where it leads."""

    address: str
    label: str


@dataclass(frozen=True)
class Outcome:
    """A result, and three next steps: what to do, and where to read on."""

    id: str
    title: str
    text: str
    steps: tuple[tuple[str, Link], ...]


@dataclass(frozen=True)
class Statement:
    """One statement, the hat its points count for, and what it was drawn from."""

    id: str
    hat: str
    text: str
    about: Link

    @property
    def counts_for(self) -> tuple[str, ...]:
        return COUNTS_FOR[self.hat]


@dataclass(frozen=True, kw_only=True)
class Check(Record):
    """One check. Outcomes stand in the order in which they are tried; the first that fits is the
    result.
    """

    ask: str
    answers: tuple[str, ...]
    rules: Mapping[str, int]
    listed: Mapping[str, Any]
    outcomes: tuple[Outcome, ...]
    statements: tuple[Statement, ...]
    key: str  # what a link to its key says

    def numbers(self, hat: str) -> list[int]:
        return [
            number
            for number, statement in enumerate(self.statements, 1)
            if hat in statement.counts_for
        ]

    @property
    def shared(self) -> list[int]:
        return [
            number for number, statement in enumerate(self.statements, 1) if statement.hat == "both"
        ]

    def most(self, hat: str) -> int:
        return len(self.numbers(hat)) * (len(self.answers) - 1)

    @property
    def hats(self) -> list[str]:
        return [hat for hat in ("managing", "leading", "neither") if self.numbers(hat)]

    def anchors(self) -> tuple[Anchor, ...]:
        statements = (Anchor(f"{self.id}-{each.id}", each.text) for each in self.statements)
        outcomes = (
            Anchor(f"{self.id}-{each.id}", each.title, "section", 3) for each in self.outcomes
        )
        return (*statements, Anchor(f"{self.id}-key", self.key), *outcomes)


def read(document: DataFile, guide: Guide) -> tuple[list[Check], list[Problem]]:
    """Both checks, with every departure from their rules."""
    known = _known(guide)
    checks: list[Check] = []
    problems: list[Problem] = []
    for name, data in document.data["checks"].items():
        entries = [
            (index, entry)
            for index, entry in enumerate(document.data["statements"])
            if entry["check"] == name
        ]
        problems += _statement_problems(document, name, entries, known[name], guide)
        for outcome, result in data["results"].items():
            problems += [
                document.problem(
                    f"no chapter has a section “{step['link']}” — correct the address",
                    *("checks", name, "results", outcome, "steps", index, "link"),
                )
                for index, step in enumerate(result["steps"])
                if step["link"] not in guide.sections
                and not any(page.unread for page in guide.pages)
            ]
        nowhere = ("", Link("", ""))
        statements = tuple(
            Statement(
                entry["id"],
                entry["hat"],
                entry["text"],
                (known[name] or {}).get(entry["about"], nowhere)[1],
            )
            for _, entry in entries
        )
        outcomes = tuple(
            _outcome(result, data["results"][result], guide)
            for result in RESULTS
            if result in data["results"]
        )
        check = Check(
            id=name,
            line=document.line("checks", name),
            ask=data["ask"],
            answers=tuple(data["answers"]),
            rules=data["rules"],
            listed=data["listed"],
            outcomes=outcomes,
            statements=statements,
            key=guide.labels["self_check"]["key"],
        )
        problems += _rule_problems(document, check)
        checks.append(check)
    return checks, problems


Known = Mapping[str, tuple[str, Link]]  # id → hat, and where it stands


def _known(guide: Guide) -> dict[str, Known | None]:
    """What the statements of each check are drawn from; None where that could not be read."""
    skills = {
        name: (skill.hat, Link(skill.address, skill.name))
        for name, skill in guide.records.get("skill", {}).items()
    }
    signs = {
        name: (sign.gap, Link(f"chapters/team-signs/#signs-table-{name}", sign.sign))
        for name, sign in guide.records.get("sign", {}).items()
    }
    return {
        "me": skills if guide.could_read("skills") else None,
        "team": signs if guide.could_read("signs") else None,
    }


def _outcome(name: str, data: Mapping[str, Any], guide: Guide) -> Outcome:
    steps = (
        (step["do"], Link(step["link"], guide.sections.get(step["link"], "")))
        for step in data["steps"]
    )
    return Outcome(name, data["title"], data["text"], tuple(steps))


def _statement_problems(
    document: DataFile,
    name: str,
    entries: Sequence[tuple[int, Mapping[str, str]]],
    known: Known | None,
    guide: Guide,
) -> list[Problem]:
    problems: list[Problem] = []
    hats = guide.labels["hats"]
    kind = {"me": "skill", "team": "sign"}[name]

    def report(message: str, *keys: str | int) -> None:
        problems.append(document.problem(message, "statements", *keys))

    if not FEWEST <= len(entries) <= MOST:
        report(f"the check “{name}” has {len(entries)} statements — give it {FEWEST} to {MOST}")
    before = ""
    for index, entry in entries:
        about, hat = entry["about"], entry["hat"]
        source = (known or {}).get(about)
        if known is not None and not source:
            report(
                f"there is no {kind} “{about}” — use an id of docs/data/{kind}s.yml", index, "about"
            )
        elif source and source[0] not in (hat, "both" if name == "me" else hat):
            report(
                f"the {kind} “{about}” is {hats[source[0]].lower()}, but the statement counts for"
                f" {hats[hat].lower()} — make the two agree",
                index,
                "hat",
            )
        if hat == before:
            report(
                "two statements of the same hat follow each other — mix them, so that nobody"
                " answers by the run",
                index,
                "hat",
            )
        before = hat
    managing, leading = (
        sum(hat in COUNTS_FOR[entry["hat"]] for _, entry in entries)
        for hat in ("managing", "leading")
    )
    if managing != leading:
        report(
            f"in the check “{name}”, {managing} statements count for managing and {leading} for"
            " leading — give each hat as many as the other"
        )
    return problems


def _rule_problems(document: DataFile, check: Check) -> list[Problem]:
    problems: list[Problem] = []

    def report(message: str, *keys: str | int) -> None:
        problems.append(document.problem(message, "checks", check.id, *keys))

    most = {
        "apart": check.most("managing"),
        "few": check.most("managing") + check.most("leading"),
        "system": check.most("neither"),
    }
    for rule, points in check.rules.items():
        if points > most[rule] > 0:
            report(
                f"“{rule}” is {points}, but answers can bring no more than {most[rule]} points"
                " there — lower it",
                "rules",
                rule,
            )
    present = {
        "system" in check.rules,
        "neither" in check.hats,
        any(outcome.id == "neither" for outcome in check.outcomes),
    }
    if len(present) > 1:
        report(
            f"the check “{check.id}” needs a rule “system”, a result “neither” and statements of"
            " neither hat together — add what is missing, or remove all three",
            "rules",
        )
    if check.listed["points"] >= len(check.answers):
        report(
            f"no answer is worth {check.listed['points']} points — use a number from 0 to"
            f" {len(check.answers) - 1}",
            "listed",
            "points",
        )
    return problems

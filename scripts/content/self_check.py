"""docs/data/self-check.yml: the self-checks, their scoring and their results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.records import Anchor, Record
from core.documents import DataFile

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
        return [number for number, each in enumerate(self.statements, 1) if each.hat == "both"]

    def most(self, hat: str) -> int:
        return len(self.numbers(hat)) * (len(self.answers) - 1)

    @property
    def hats(self) -> list[str]:
        return [hat for hat in ("managing", "leading", "neither") if self.numbers(hat)]

    def anchors(self) -> tuple[Anchor, ...]:
        return (
            *(Anchor(f"{self.id}-{each.id}", each.text) for each in self.statements),
            Anchor(f"{self.id}-key", self.key),
            *(Anchor(f"{self.id}-{each.id}", each.title, "section", 3) for each in self.outcomes),
        )


def read(document: DataFile, guide: Guide) -> list[Check]:
    checks: list[Check] = []
    for name, data in document.data["checks"].items():
        entries = [
            (index, entry)
            for index, entry in enumerate(document.data["statements"])
            if entry["check"] == name
        ]
        known = _known(name, guide)
        check = Check(
            id=name,
            line=document.line("checks", name),
            ask=data["ask"],
            answers=tuple(data["answers"]),
            rules=data["rules"],
            listed=data["listed"],
            outcomes=tuple(
                _outcome(result, data["results"][result], guide)
                for result in RESULTS
                if result in data["results"]
            ),
            statements=tuple(
                Statement(
                    entry["id"], entry["hat"], entry["text"], known.get(entry["about"], NOTHING)[1]
                )
                for _, entry in entries
            ),
            key=guide.labels["self_check"]["key"],
        )
        _check_statements(document, name, entries, known, guide)
        _check_steps(document, name, guide)
        _check_rules(document, check)
        checks.append(check)
    return checks


Known = Mapping[str, tuple[str, Link]]  # id → hat, and where it stands
NOTHING = ("", Link("", ""))


def _known(name: str, guide: Guide) -> Known:
    """What the statements of a check are drawn from: skills, or signs in a team."""
    if name == "me":
        return {
            ident: (skill.hat, Link(skill.address, skill.name))
            for ident, skill in guide.records.get("skill", {}).items()
        }
    return {
        ident: (sign.gap, Link(f"chapters/team-signs/#signs-table-{ident}", sign.sign))
        for ident, sign in guide.records.get("sign", {}).items()
    }


def _outcome(name: str, data: Mapping[str, Any], guide: Guide) -> Outcome:
    steps = (
        (step["do"], Link(step["link"], guide.sections.get(step["link"], "")))
        for step in data["steps"]
    )
    return Outcome(name, data["title"], data["text"], tuple(steps))


def _check_steps(document: DataFile, name: str, guide: Guide) -> None:
    for outcome, result in document.data["checks"][name]["results"].items():
        for index, step in enumerate(result["steps"]):
            if step["link"] not in guide.sections and guide.has_all_pages:
                document.report(
                    f"no chapter has a section “{step['link']}” — correct the address",
                    *("checks", name, "results", outcome, "steps", index, "link"),
                )


def _check_statements(
    document: DataFile,
    name: str,
    entries: Sequence[tuple[int, Mapping[str, str]]],
    known: Known,
    guide: Guide,
) -> None:
    hats, kind = guide.labels["hats"], {"me": "skill", "team": "sign"}[name]
    if not FEWEST <= len(entries) <= MOST:
        document.report(
            f"the check “{name}” has {len(entries)} statements — give it {FEWEST} to {MOST}",
            "statements",
        )
    before = ""
    for index, entry in entries:
        about, hat = entry["about"], entry["hat"]
        if about not in known and guide.could_read(f"{kind}s"):
            document.report(
                f"there is no {kind} “{about}” — use an id of docs/data/{kind}s.yml",
                *("statements", index, "about"),
            )
        elif about in known and known[about][0] not in (hat, "both" if name == "me" else hat):
            document.report(
                f"the {kind} “{about}” is {hats[known[about][0]].lower()}, but the statement"
                f" counts for {hats[hat].lower()} — make the two agree",
                *("statements", index, "hat"),
            )
        if hat == before:
            document.report(
                "two statements of the same hat follow each other — mix them, so that nobody"
                " answers by the run",
                *("statements", index, "hat"),
            )
        before = hat
    managing, leading = (
        sum(hat in COUNTS_FOR[entry["hat"]] for _, entry in entries)
        for hat in ("managing", "leading")
    )
    if managing != leading:
        document.report(
            f"in the check “{name}”, {managing} statements count for managing and {leading} for"
            " leading — give each hat as many as the other",
            "statements",
        )


def _check_rules(document: DataFile, check: Check) -> None:
    keys, managing = ("checks", check.id), check.most("managing")
    most = {
        "apart": managing,
        "few": managing + check.most("leading"),
        "system": check.most("neither"),
    }
    for rule, points in check.rules.items():
        if points > most[rule] > 0:
            document.report(
                f"“{rule}” is {points}, but answers can bring no more than {most[rule]} points"
                " there — lower it",
                *(*keys, "rules", rule),
            )
    results = [outcome.id for outcome in check.outcomes]
    if len({"system" in check.rules, "neither" in check.hats, "neither" in results}) > 1:
        document.report(
            f"the check “{check.id}” needs a rule “system”, a result “neither” and statements of"
            " neither hat together — add what is missing, or remove all three",
            *(*keys, "rules"),
        )
    if check.listed["points"] >= len(check.answers):
        document.report(
            f"no answer is worth {check.listed['points']} points — use a number from 0 to"
            f" {len(check.answers) - 1}",
            *(*keys, "listed", "points"),
        )

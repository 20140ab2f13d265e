"""docs/data/questions.yml: questions before and after a workshop, and the key for the trainer.

Neither form shows its answers. The second one brings them along for its result, in an element that
browsers do not show; the first one does not, so that the second measures the workshop and not what
the first gave away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from content.guide import Guide
from content.records import Anchor, Partial, Record
from core.documents import DataFile
from core.problems import Problem

FORMS = ("before", "after")
FEWEST, MOST = 8, 12  # questions in one form
LETTERS = "ABC"


@dataclass(frozen=True)
class Question:
    """`right` counts from 1; `section` is an address relative to the site's root, `label` says
    where
    it leads.
    """

    id: str
    form: str
    part: str
    section: str
    ask: str
    options: tuple[str, ...]
    right: int
    why: str
    label: str = ""
    line: int = 0

    @property
    def answer(self) -> str:
        return f"{LETTERS[self.right - 1]}. {self.options[self.right - 1]}"


@dataclass(frozen=True, kw_only=True)
class Questions(Record):
    """`parts` by id; `forms` holds the questions of each form in order, and the two have the same
    length. `texts`: what stands above each form.
    """

    parts: Mapping[str, str]
    texts: Mapping[str, str]
    forms: Mapping[str, tuple[Question, ...]]
    id: str = "questions"

    def by_part(self) -> list[tuple[str, list[tuple[int, tuple[Question, Question]]]]]:
        """For each part its pairs of questions, numbered through all parts."""
        pairs = enumerate(zip(self.forms["before"], self.forms["after"], strict=True), 1)
        groups = groupby(pairs, lambda numbered: numbered[1][0].part)
        return [(part, list(group)) for part, group in groups]

    def parts_of(self, form: str) -> dict[str, str]:
        asked = {question.part for question in self.forms[form]}
        return {part: title for part, title in self.parts.items() if part in asked}


def read(document: DataFile, guide: Guide) -> tuple[list[Questions], list[Problem]]:
    """Both forms; none where they are not of the same make."""
    parts = {part["id"]: part["title"] for part in document.data["parts"]}
    listed = list(enumerate(document.entries("questions")))
    forms = {name: [(i, entry) for i, entry in listed if entry["form"] == name] for name in FORMS}
    problems = _problems(document, forms, parts, guide)
    if problems:
        return [], problems
    titles = {
        f"{page.address}#{heading.anchor}": f"{page.title}: {heading.title}"
        for page in guide.pages
        for heading in page.headings
    }
    questions = {
        name: tuple(
            Question(**entry, label=titles.get(entry["section"], "")) for _, entry in entries
        )
        for name, entries in forms.items()
    }
    texts = {name: document.data["forms"][name]["text"] for name in FORMS}
    return [Questions(parts=parts, texts=texts, forms=questions)], []


def partials(records: list[Questions], file: str) -> list[Partial]:
    partials = []
    for questions in records:
        for form, asked in questions.forms.items():
            anchors = tuple(Anchor(f"{form}-{question.id}", question.ask) for question in asked)
            values = {"questions": questions, "form": form}
            partials.append(
                Partial(f"questions/{form}.html", "questions", values, file, anchors=anchors)
            )
        parts = tuple(
            Anchor(f"key-{part}", title, "section", 3) for part, title in questions.parts.items()
        )
        values = {"questions": questions}
        partials += [
            Partial("questions/key.html", "questions-key", values, file, anchors=parts),
            Partial("questions/sums.html", "questions-sums", {}, file),
        ]
    return partials


def _problems(
    document: DataFile,
    forms: Mapping[str, list[tuple[int, dict[str, Any]]]],
    parts: Mapping[str, str],
    guide: Guide,
) -> list[Problem]:
    problems: list[Problem] = []

    def report(message: str, *keys: str | int) -> None:
        problems.append(document.problem(message, "questions", *keys))

    judged = not any(page.unread for page in guide.pages)
    for index, entry in enumerate(document.data["questions"]):
        if entry["part"] not in parts:
            report(
                f"there is no part “{entry['part']}” — use an id listed under parts", index, "part"
            )
        if entry["section"] not in guide.sections and judged:
            report(
                f"no chapter has a section “{entry['section']}” — correct the address",
                index,
                "section",
            )
    before, after = (len(forms[name]) for name in FORMS)
    if before != after or not FEWEST <= before <= MOST:
        report(
            f"there are {before} questions before and {after} after — give both as many, from"
            f" {FEWEST} to {MOST}"
        )
    for (_, first), (index, second) in zip(forms["before"], forms["after"], strict=False):
        for key in ("part", "section"):
            if first[key] != second[key]:
                report(
                    f"the question is the pair of “{first['id']}”, which has the {key}"
                    f" “{first[key]}” — make the two agree",
                    index,
                    key,
                )
    for name in FORMS:
        rights = [entry["right"] for _, entry in forms[name]]
        for right in set(rights):
            if rights.count(right) * 2 > len(rights):
                report(
                    f"{LETTERS[right - 1]} is right in more than half of the questions {name} —"
                    " move some of the right options"
                )
    return problems

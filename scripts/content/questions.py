"""docs/data/questions.yml: questions before and after a workshop, and the key for the trainer.

Neither form shows its answers. The second one brings them along for its result, in an element that
browsers do not show; the first one does not, so that the second measures the workshop and not what
the first gave away.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from content.guide import Guide
from content.records import Anchor, Partial, Record
from core.documents import DataFile

FORMS = ("before", "after")
FEWEST, MOST = 8, 12  # questions in one form
LETTERS = "ABC"


@dataclass(frozen=True, kw_only=True)
class Question(Record):
    """`right` counts from 1; `section` is an address relative to the site's root, `label` says
    where
    it leads.
    """

    form: str
    part: str
    section: str
    ask: str
    options: tuple[str, ...]
    right: int
    why: str
    label: str = ""

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


def read(document: DataFile, guide: Guide) -> list[Questions]:
    """Both forms, which must be of the same make."""
    parts = {part["id"]: part["title"] for part in document.data["parts"]}
    titles = {
        f"{page.address}#{heading.anchor}": f"{page.title}: {heading.title}"
        for page in guide.pages
        for heading in page.headings
    }
    asked = [
        Question(**entry, label=titles.get(entry["section"], ""))
        for entry in document.entries("questions")
    ]
    forms = {name: tuple(each for each in asked if each.form == name) for name in FORMS}
    texts = {name: document.data["forms"][name]["text"] for name in FORMS}
    _check_each(document, asked, parts, guide)
    _check_forms(document, asked, forms)
    return [Questions(parts=parts, texts=texts, forms=forms)]


def partials(records: list[Questions], file: str) -> list[Partial]:
    (questions,) = records
    parts = questions.parts.items()
    key = tuple(Anchor(f"key-{part}", title, "section", 3) for part, title in parts)
    forms = [
        Partial(
            f"questions/{form}.html",
            "questions",
            {"questions": questions, "form": form},
            file,
            anchors=tuple(Anchor(f"{form}-{question.id}", question.ask) for question in asked),
        )
        for form, asked in questions.forms.items()
    ]
    return [
        *forms,
        Partial("questions/key.html", "questions-key", {"questions": questions}, file, anchors=key),
        Partial("questions/sums.html", "questions-sums", {}, file),
    ]


def _check_each(
    document: DataFile, asked: Sequence[Question], parts: Collection[str], guide: Guide
) -> None:
    for index, question in enumerate(asked):
        if question.part not in parts:
            document.report(
                f"there is no part “{question.part}” — use an id listed under parts",
                *("questions", index, "part"),
            )
        if question.section not in guide.sections and guide.has_all_pages:
            document.report(
                f"no chapter has a section “{question.section}” — correct the address",
                *("questions", index, "section"),
            )


def _check_forms(
    document: DataFile, asked: list[Question], forms: Mapping[str, Sequence[Question]]
) -> None:
    """Whether both hold as many questions, in pairs, and nobody can guess what is right."""
    before, after = forms["before"], forms["after"]
    if len(before) != len(after) or not FEWEST <= len(before) <= MOST:
        document.report(
            f"there are {len(before)} questions before and {len(after)} after — give both as many,"
            f" from {FEWEST} to {MOST}",
            "questions",
        )
    for first, second in zip(before, after, strict=False):
        for key in ("part", "section"):
            wanted = getattr(first, key)
            if wanted != getattr(second, key):
                document.report(
                    f"the question is the pair of “{first.id}”, which has the {key} “{wanted}” —"
                    " make the two agree",
                    *("questions", asked.index(second), key),
                )
    for name, questions in forms.items():
        for right, count in Counter(question.right for question in questions).items():
            if count * 2 > len(questions):
                document.report(
                    f"{LETTERS[right - 1]} is right in more than half of the questions {name} —"
                    " move some of the right options",
                    "questions",
                )

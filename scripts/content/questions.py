"""docs/data/questions.yml: questions before and after a workshop, and the key for the trainer.

Pairs of questions make a set for each workshop plan, and one on the whole guide. No form shows its
answers. The second one brings them along for its result, in an element that browsers do not show;
the first one does not, so that the second measures the workshop and not what the first gave away.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.records import Anchor, Partial, Record
from core.documents import DataFile

FORMS = ("before", "after")
GUIDE = "guide"  # the set on the whole guide
OF_GUIDE, OF_PLAN = (8, 12), (4, 8)  # the fewest and most questions in one form
LETTERS = "ABC"


@dataclass(frozen=True, kw_only=True)
class Question:
    """`right` counts from 1."""

    id: str
    ask: str
    options: tuple[str, ...]
    right: int
    why: str

    @property
    def answer(self) -> str:
        return f"{LETTERS[self.right - 1]}. {self.options[self.right - 1]}"


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two questions of the same make. `section` is an address relative to the site's root, `label`
    says where it leads; `plans`: the sets it belongs to.
    """

    part: str
    section: str
    plans: tuple[str, ...]
    forms: Mapping[str, Question]
    situation: bool = False
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Questions(Record):
    """A set, whose id, title and audience are those of its plan. `parts`: titles by id, of those it
    asks about. `titles` and `texts`: what stands above each form.
    """

    title: str
    audience: str
    parts: Mapping[str, str]
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    pairs: tuple[Pair, ...]

    @property
    def is_of_plan(self) -> bool:
        return self.id != GUIDE

    def by_part(self) -> list[tuple[str, list[tuple[int, Pair]]]]:
        """For each part its pairs, numbered as on the forms."""
        numbered = list(enumerate(self.pairs, 1))
        return [(part, [each for each in numbered if each[1].part == part]) for part in self.parts]

    def asked(self, form: str) -> list[tuple[Pair, Question]]:
        return [(pair, pair.forms[form]) for pair in self.pairs]


def read(document: DataFile, guide: Guide) -> list[Questions]:
    """The sets, that on the whole guide first."""
    plans = guide.records.get("plan", {})
    titles = {
        f"{page.address}#{heading.anchor}": f"{page.title}: {heading.title}"
        for page in guide.pages
        for heading in page.headings
    }
    pairs = [_pair(entry, titles) for entry in document.entries("pairs")]
    parts = {part["id"]: part["title"] for part in document.data["parts"]}
    _check_names(document, pairs, parts, guide)
    _check_ids(document, pairs)
    sets = []
    for name in (GUIDE, *plans):
        own = tuple(pair for pair in pairs if name in pair.plans)
        _check_set(document, name, own)
        asked = {pair.part for pair in own}
        sets.append(
            Questions(
                id=name,
                title=plans[name].title if name in plans else "",
                audience=plans[name].audience if name in plans else "",
                parts={part: title for part, title in parts.items() if part in asked},
                titles={form: document.data["forms"][form]["title"] for form in FORMS},
                texts={form: document.data["forms"][form]["text"] for form in FORMS},
                pairs=own,
            )
        )
    return sets


def partials(records: list[Questions], file: str) -> list[Partial]:
    of_guide, *of_plans = records
    values = {"questions": of_guide}
    key = tuple(
        Anchor(f"key-{part}", of_guide.parts[part], "section", 3) for part in of_guide.parts
    )
    audiences = dict.fromkeys(each.audience for each in of_plans)
    sets = tuple(Anchor(f"sets-{audience}", audience) for audience in audiences)
    forms = [
        Partial(
            f"questions/{form}.html",
            "questions",
            {**values, "form": form},
            file,
            anchors=tuple(
                Anchor(f"{form}-{question.id}", question.ask)
                for _, question in of_guide.asked(form)
            ),
        )
        for form in FORMS
    ]
    return [
        *forms,
        Partial("questions/key.html", "questions-key", values, file, anchors=key),
        Partial("questions/sums.html", "questions-sums", values, file),
        Partial("questions/plans.html", "questions-plans", {"sets": of_plans}, file, anchors=sets),
    ]


def _pair(entry: Mapping[str, Any], titles: Mapping[str, str]) -> Pair:
    own = {key: entry[key] for key in entry if key not in (*FORMS, "line")}
    forms = {form: Question(**entry[form]) for form in FORMS}
    return Pair(**own, forms=forms, label=titles.get(entry["section"], ""))


def _check_names(
    document: DataFile, pairs: Sequence[Pair], parts: Mapping[str, str], guide: Guide
) -> None:
    known = {GUIDE, *guide.records.get("plan", ())}
    for index, pair in enumerate(pairs):
        if pair.part not in parts:
            document.report(
                f"there is no part “{pair.part}” — use an id listed under parts",
                *("pairs", index, "part"),
            )
        if pair.section not in guide.sections and guide.has_all_pages:
            document.report(
                f"no chapter has a section “{pair.section}” — correct the address",
                *("pairs", index, "section"),
            )
        for number, name in enumerate(pair.plans):
            if name not in known and guide.could_read("plans"):
                document.report(
                    f"there is no plan “{name}” — use the name of a file in docs/data/plans, or"
                    f" “{GUIDE}”",
                    *("pairs", index, "plans", number),
                )


def _check_ids(document: DataFile, pairs: Sequence[Pair]) -> None:
    taken: set[str] = set()
    for index, pair in enumerate(pairs):
        for form, question in pair.forms.items():
            if question.id in taken:
                document.report(
                    f"the id “{question.id}” is used twice — give this question one of its own",
                    *("pairs", index, form, "id"),
                )
            taken.add(question.id)


def _check_set(document: DataFile, name: str, pairs: Sequence[Pair]) -> None:
    for problem in _wrong_with(name, pairs):
        document.report(problem, "pairs")


def _wrong_with(name: str, pairs: Sequence[Pair]) -> Iterator[str]:
    """Whether it has enough to ask, of the work and not only of our words for it, and nobody can
    guess what is right.
    """
    fewest, most = OF_GUIDE if name == GUIDE else OF_PLAN
    if not fewest <= len(pairs) <= most:
        yield f"“{name}” has {len(pairs)} pairs — name it under the plans of {fewest} to {most}"
    situations = sum(pair.situation for pair in pairs)
    if name != GUIDE and situations * 2 < len(pairs):
        yield (
            f"only {situations} of the {len(pairs)} pairs of “{name}” are situations — give it as"
            " many as other pairs"
        )
    for form in FORMS:
        for right, count in Counter(pair.forms[form].right for pair in pairs).items():
            if count * 2 > len(pairs):
                yield (
                    f"{LETTERS[right - 1]} is right in more than half of the questions {form} of"
                    f" “{name}” — move some of the right options"
                )

"""Questions before and after a workshop: docs/data/questions.yml to two forms, and to the key for
the trainer.

Neither form shows its answers. The second one brings them along for its result, in an element that
browsers do not show; the
first one does not, so that the second measures the workshop and not what the first gave away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from content.pages import Page
from core.data_files import DataFile
from core.problems import Problem
from render.answer_form import render_form, render_group
from render.markup import text

FORMS = ("before", "after")
FEWEST, MOST = 8, 12  # questions in one form
NOT_SURE = "I am not sure"
LETTERS = "ABC"


@dataclass(frozen=True)
class Question:
    """`right` counts from 1; `section` is an address relative to the site's root, `label` says
    where it leads.
    """

    id: str
    part: str
    section: str
    label: str
    ask: str
    options: tuple[str, ...]
    right: int
    why: str

    @property
    def answer(self) -> str:
        return f"{LETTERS[self.right - 1]}. {self.options[self.right - 1]}"


@dataclass(frozen=True)
class Questions:
    """`parts` and `titles` by id; `forms` holds the questions of each form in order, and the two
    have the same length.
    """

    parts: Mapping[str, str]
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    forms: Mapping[str, tuple[Question, ...]]

    @property
    def pairs(self) -> list[tuple[Question, Question]]:
        return list(zip(self.forms["before"], self.forms["after"], strict=True))


def read_questions(
    document: DataFile, pages: Sequence[Page]
) -> tuple[Questions | None, list[Problem]]:
    """Both forms; None where they are not of the same make. Sections are not judged while a page
    cannot be read.
    """
    sections = {
        f"{page.address}#{anchor}": f"{page.meta.get('title', page.name)}: {title}"
        for page in pages
        for _, _, title, anchor in page.headings
    }
    unread = any(page.unread for page in pages)
    parts = {each["id"]: each["title"] for each in document.data["parts"]}
    listed = list(enumerate(document.data["questions"]))
    forms = {
        name: [(index, each) for index, each in listed if each["form"] == name] for name in FORMS
    }
    problems: list[Problem] = []

    def report(message: str, *keys: str | int) -> None:
        problems.append(document.problem(message, "questions", *keys))

    for index, each in listed:
        if each["part"] not in parts:
            report(
                f"there is no part “{each['part']}” — use an id listed under parts", index, "part"
            )
        if each["section"] not in sections and not unread:
            report(
                f"no chapter has a section “{each['section']}” — correct the address",
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
        rights = [each["right"] for _, each in forms[name]]
        for right in set(rights):
            if rights.count(right) * 2 > len(rights):
                report(
                    f"{LETTERS[right - 1]} is right in more than half of the questions {name} —"
                    " move some of the right options"
                )
    if problems:
        return None, problems
    made = {name: tuple(_question(each, sections) for _, each in forms[name]) for name in FORMS}
    of_forms = document.data["forms"]
    return (
        Questions(
            parts,
            {name: of_forms[name]["title"] for name in FORMS},
            {name: of_forms[name]["text"] for name in FORMS},
            made,
        ),
        [],
    )


def _question(data: Mapping, sections: Mapping[str, str]) -> Question:
    return Question(
        data["id"],
        data["part"],
        data["section"],
        sections.get(data["section"], ""),
        data["ask"],
        tuple(data["options"]),
        data["right"],
        data["why"],
    )


def render_questions(questions: Questions, form: str, root: str) -> str:
    """One form with the places for its result. `root`: relative path from the page to the site's
    root.
    """
    asked = questions.forms[form]
    parts = "".join(
        f'<li data-part="{name}">{text(title)}</li>'
        for name, title in questions.parts.items()
        if any(each.part == name for each in asked)
    )
    answers = (
        "".join(
            f"<li><p>{text(each.answer)}</p><p>{text(each.why)} <a"
            f' href="{root}{each.section}">{text(each.label)}</a></p></li>'
            for each in asked
        )
        if form == "after"
        else ""
    )
    return render_form(
        form,
        questions.texts[form],
        (_group(form, number, each) for number, each in enumerate(asked, 1)),
        share="A few questions hint at what somebody took in. Nobody has validated them as a test.",
        after=(
            '<template class="bh-marks"'
            f" data-search-exclude><ul>{parts}</ul><ol>{answers}</ol></template>"
        ),
        script=f"{root}javascripts/questions.mjs",
    )


def _group(form: str, number: int, question: Question) -> str:
    choices = [
        (value, f"<b>{LETTERS[value - 1]}</b> {text(option)}", "")
        for value, option in enumerate(question.options, 1)
    ]
    return render_group(
        form,
        question.id,
        number,
        question.ask,
        [*choices, (0, NOT_SURE, "")],
        f' data-part="{question.part}" data-right="{question.right}"',
    )


def render_key(questions: Questions, root: str) -> str:
    """Both answers of each pair under its part, with room to count on paper, and the place to add
    up what came in.
    """
    body = ""
    numbered = list(enumerate(questions.pairs, 1))
    for part, pairs in groupby(numbered, lambda each: each[1][0].part):
        items = "".join(
            f'<li value="{number}">{"".join(_answer(name, each) for name, each in zip(FORMS, pair, strict=True))}<p><a'
            f' href="{root}{pair[0].section}">{text(pair[0].label)}</a></p></li>\n'
            for number, pair in pairs
        )
        body += (
            f'<h3 id="key-{part}">{text(questions.parts[part])}</h3>\n<ol class="bh-answers-key"'
            f' data-part="{part}">\n{items}</ol>\n'
        )
    return body


def _answer(form: str, question: Question) -> str:
    return (
        f'<div class="bh-answers-key__one" data-form="{form}"'
        f' data-right="{question.right}"><p><b>{form.title()}:</b>'
        f" {text(question.ask)}</p>\n<p><strong>{text(question.answer)}</strong>"
        f' {text(question.why)}</p>\n<p class="bh-answers-key__count" aria-hidden="true">Right:'
        " <i></i> of <i></i></p></div>\n"
    )


def render_sums(root: str) -> str:
    """The form that adds up pasted addresses; hidden until its script is there."""
    return f"""<form class="bh-sums" autocomplete="off" hidden data-search-exclude>
<label for="pasted">Addresses of results, as many as you like</label>
<textarea id="pasted" rows="5" spellcheck="false" autocapitalize="off"></textarea>
<p class="bh-sums__do"><button class="bh-button">Add them up</button> <button type="reset" class="bh-button">Clear</button></p>
<div class="bh-sums__result" role="status"></div>
</form>
<script type="module" src="{root}javascripts/questions-sums.mjs"></script>
"""

"""The rules for the book as a whole: how long chapters and answers are, and which scenarios there
must be.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from core.problems import Problem
from prose_rules import Finding, Rules
from prose_text import Passage, words

OUTSIDE = ("key-points", "sources", "front-matter")  # key points repeat the prose


def check_chapter_lengths(passages: list[Passage], rules: Rules) -> list[Finding]:
    least, most = rules["limits"]["chapter_words"]
    counts: dict[str, int] = {}
    for passage in passages:
        if (
            passage.file.startswith("docs/chapters/")
            and passage.kind == "text"
            and passage.section not in OUTSIDE
        ):
            counts[passage.file] = counts.get(passage.file, 0) + len(words(passage.text))
    return [
        Finding(
            "length",
            Problem(
                file,
                1,
                f"the chapter has {count} words of prose — "
                + (
                    f"cut {count - most}, so that it has at most {most}"
                    if count > most
                    else f"write {least - count} more"
                ),
            ),
            file,
        )
        for file, count in counts.items()
        if not least <= count <= most
    ]


def check_answers(
    passages: list[Passage], rules: Rules, levels: Mapping[str, int]
) -> list[Finding]:
    """The FAQ: enough questions, each answered briefly. `levels`: heading id → level, for the
    page.
    """
    limits = rules["limits"]
    faq = [passage for passage in passages if passage.file.endswith("chapters/faq.md")]
    questions = {
        passage.section: passage
        for passage in faq
        if passage.kind == "heading" and levels.get(passage.section) == 3
    }
    found = []
    if len(questions) < limits["questions"]:
        found.append(
            Finding(
                "faq",
                Problem(
                    "docs/chapters/faq.md",
                    1,
                    f"{len(questions)} questions are answered — write at least"
                    f" {limits['questions']}",
                ),
                "questions",
            )
        )
    for anchor, question in questions.items():
        count = sum(
            len(words(passage.text))
            for passage in faq
            if passage.section == anchor and passage.kind == "text"
        )
        if count > limits["answer_words"]:
            found.append(
                Finding(
                    "faq",
                    Problem(
                        question.file,
                        question.line,
                        f"the answer to “{question.text}” has {count} words — cut"
                        f" {count - limits['answer_words']}, and link to where the rest stands",
                    ),
                    anchor,
                )
            )
    return found


def check_scenarios(scenarios: Sequence[Mapping[str, Any]], rules: Rules) -> list[Finding]:
    """`scenarios`: the data files, each with its `file`."""
    limits, folder = rules["limits"], "docs/data/scenarios"
    found = []

    def report(file: str, message: str, text: str) -> None:
        found.append(Finding("scenarios", Problem(file, 1, message), text))

    if len(scenarios) < limits["scenarios"]:
        report(
            folder,
            f"there are {len(scenarios)} scenarios — write at least {limits['scenarios']}",
            "number",
        )
    managing = sum(scenario["stronger_hat"] == "managing" for scenario in scenarios)
    if managing < limits["managing_scenarios"]:
        report(
            folder,
            f"the managing answer is the stronger one in {managing} scenarios — see to it that it"
            f" is in at least {limits['managing_scenarios']}, by writing situations that call"
            " for it",
            "managing",
        )
    there = {name for scenario in scenarios for name in (scenario["id"], scenario["trade"])}
    for wanted in rules["scenarios_wanted"]:
        if wanted not in there:
            report(folder, f"no scenario has the id or the trade “{wanted}” — write one", wanted)
    for scenario in scenarios:
        if (count := len(words(scenario["situation"]))) > limits["situation_words"]:
            report(
                scenario["file"],
                f"the situation has {count} words — cut it to {limits['situation_words']}",
                scenario["id"],
            )
    return found

"""The rules for the book as a whole: how long chapters and answers are, and which scenarios there
must be.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from core.problems import Problem
from prose_rules import Finding, Rules, finding
from prose_text import Passage, words

OUTSIDE = ("key-points", "sources", "front-matter")  # key points repeat the prose
FAQ, SCENARIOS = "docs/chapters/faq.md", "docs/data/scenarios"


def length(passages: Sequence[Passage]) -> int:
    """Words of running text."""
    return sum(len(words(passage.text)) for passage in passages if passage.kind == "text")


def check_chapter_lengths(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    least, most = rules["limits"]["chapter_words"]
    counts: Counter[str] = Counter()
    for passage in passages:
        if passage.file.startswith("docs/chapters/") and passage.section not in OUTSIDE:
            counts[passage.file] += length([passage])
    for file, count in counts.items():
        if not least <= count <= most:
            cure = f"cut {count - most}, so that it has at most {most}"
            cure = cure if count > most else f"write {least - count} more"
            message = f"the chapter has {count} words of prose — {cure}"
            yield Finding("length", Problem(file, 1, message), file)


def check_answers(
    passages: list[Passage], rules: Rules, levels: Mapping[str, int]
) -> Iterator[Finding]:
    """The FAQ: enough questions, each answered briefly. `levels`: heading id → level, for the
    page.
    """
    most, fewest = rules["limits"]["answer_words"], rules["limits"]["questions"]
    faq = [passage for passage in passages if passage.file == FAQ]
    questions = [
        passage for passage in faq if passage.kind == "heading" and levels.get(passage.section) == 3
    ]
    if len(questions) < fewest:
        message = f"{len(questions)} questions are answered — write at least {fewest}"
        yield Finding("faq", Problem(FAQ, 1, message), "questions")
    for question in questions:
        count = length([passage for passage in faq if passage.section == question.section])
        if count > most:
            message = (
                f"the answer to “{question.text}” has {count} words — cut {count - most}, and link"
                " to where the rest stands"
            )
            yield finding("faq", question, message, question.section)


def check_scenarios(scenarios: Sequence[Mapping[str, Any]], rules: Rules) -> Iterator[Finding]:
    """`scenarios`: the data files, each with its `file`."""
    limits = rules["limits"]

    def found(message: str, text: str, file: str = SCENARIOS) -> Finding:
        return Finding("scenarios", Problem(file, 1, message), text)

    if len(scenarios) < limits["scenarios"]:
        message = f"there are {len(scenarios)} scenarios — write at least {limits['scenarios']}"
        yield found(message, "number")
    managing = sum(scenario["stronger_hat"] == "managing" for scenario in scenarios)
    if managing < limits["managing_scenarios"]:
        message = (
            f"the managing answer is the stronger one in {managing} scenarios — see to it that it"
            f" is in at least {limits['managing_scenarios']}, by writing situations that call for"
            " it"
        )
        yield found(message, "managing")
    there = {name for scenario in scenarios for name in (scenario["id"], scenario["trade"])}
    for wanted in rules["scenarios_wanted"]:
        if wanted not in there:
            yield found(f"no scenario has the id or the trade “{wanted}” — write one", wanted)
    for scenario in scenarios:
        if (count := len(words(scenario["situation"]))) > limits["situation_words"]:
            message = f"the situation has {count} words — cut it to {limits['situation_words']}"
            yield found(message, scenario["id"], scenario["file"])

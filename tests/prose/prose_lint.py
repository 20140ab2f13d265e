"""The prose lint: every departure from CONTENT.md’s voice, all at once, each with what to write
instead. Here are the rules for the book as a whole: how long chapters and answers are, and which
scenarios there must be. Those for wording: prose_rules.py. Exceptions: prose_rules.yml.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from content.page_files import read_pages
from core.problems import Problem
from prose_reading import passages, unread
from prose_rules import (
    Finding,
    Rules,
    americanisms,
    check_cliches,
    check_evidence,
    check_grade,
    check_kinds_of_people,
    check_links,
    check_sentences,
    check_spelling,
    finding,
)
from prose_text import Passage, words

ROOT = Path(__file__).resolve().parents[2]
FILE = "tests/prose/prose_rules.yml"
RULES: Rules = yaml.safe_load((ROOT / FILE).read_text("utf-8"))
OUTSIDE = ("key-points", "sources", "front-matter")  # key points repeat the prose
FAQ, SCENARIOS = "docs/chapters/faq.md", "docs/data/scenarios"
UNREAD = (
    "nobody has said which of its values are prose — list them under fields in"
    " tests/prose/prose_reading.yml"
)


def dictionary() -> str:
    """Codespell’s list of British spellings with their American ones."""
    return (files("codespell_lib") / "data/dictionary_en-GB_to_en-US.txt").read_text("utf-8")


def length(passages: Iterable[Passage]) -> int:
    """Words of running text."""
    return sum(len(words(passage.text)) for passage in passages if passage.kind == "text")


def check_chapter_lengths(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    least, most = rules["limits"]["chapter_words"]
    inside = [
        passage
        for passage in passages
        if passage.file.startswith("docs/chapters/") and passage.section not in OUTSIDE
    ]
    for file in dict.fromkeys(passage.file for passage in inside):
        count = length(passage for passage in inside if passage.file == file)
        cut = f"cut {count - most}, so that it has at most {most}"
        cure = cut if count > most else f"write {least - count} more"
        if not least <= count <= most:
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
        count = length(passage for passage in faq if passage.section == question.section)
        if count > most:
            message = (
                f"the answer to “{question.text}” has {count} words — cut {count - most}, and link"
                " to where the rest stands"
            )
            yield finding("faq", question, message, question.section)


def check_scenarios(scenarios: Sequence[Mapping[str, Any]], rules: Rules) -> Iterator[Finding]:
    """`scenarios`: the data files, each with its `file`."""
    limits, most = rules["limits"], rules["limits"]["situation_words"]
    managing = sum(scenario["stronger_hat"] == "managing" for scenario in scenarios)
    there = {name for scenario in scenarios for name in (scenario["id"], scenario["trade"])}
    lacking = [
        f"no scenario has the id or the trade “{wanted}” — write one"
        for wanted in rules["scenarios_wanted"]
        if wanted not in there
    ]
    if len(scenarios) < limits["scenarios"]:
        lacking.append(
            f"there are {len(scenarios)} scenarios — write at least {limits['scenarios']}"
        )
    if managing < limits["managing_scenarios"]:
        lacking.append(
            f"the managing answer is the stronger one in {managing} scenarios — see to it that it"
            f" is in at least {limits['managing_scenarios']}, by writing situations that call for"
            " it"
        )
    long = {each["file"]: len(words(each["situation"])) for each in scenarios}
    yield from (Finding("scenarios", Problem(SCENARIOS, 1, each), each) for each in lacking)
    for file, count in long.items():
        if count > most:
            message = f"the situation has {count} words — cut it to {most}"
            yield Finding("scenarios", Problem(file, 1, message), file)


def findings(root: Path, rules: Rules) -> list[Finding]:
    """Everything the rules find, exceptions not yet taken out."""
    text = passages(root)
    faq = next(page for page in read_pages(root)[0] if page.file == FAQ)
    scenarios = [
        yaml.safe_load(path.read_text("utf-8")) | {"file": path.relative_to(root).as_posix()}
        for path in sorted((root / SCENARIOS).glob("*.yml"))
    ]
    return [
        *check_grade(text, rules),
        *check_sentences(text, rules),
        *check_cliches(text, rules),
        *check_spelling(text, rules, americanisms(dictionary(), rules)),
        *check_kinds_of_people(text, rules),
        *check_links(text, rules),
        *check_evidence(text, rules),
        *check_chapter_lengths(text, rules),
        *check_answers(text, rules, {heading.anchor: heading.level for heading in faq.headings}),
        *check_scenarios(scenarios, rules),
        *(Finding("unread", Problem(file, 1, UNREAD), file) for file in unread(root)),
    ]


def excuse(found: Sequence[Finding], exceptions: Sequence[Mapping[str, str]]) -> list[Problem]:
    """What remains to be mended: findings that no exception covers, and exceptions that cover
    nothing.
    """
    covering = {
        each: [
            index
            for index, entry in enumerate(exceptions)
            if (entry["rule"], entry["file"]) == (each.rule, each.problem.file)
            and entry.get("text", "") in each.text
        ]
        for each in found
    }
    used = {index for indexes in covering.values() for index in indexes}
    left = [each.problem for each, indexes in covering.items() if not indexes]
    for index, entry in enumerate(exceptions):
        what = f"the exception for {entry['rule']} in {entry['file']}"
        if index not in used:
            left.append(Problem(FILE, 1, f"{what} excuses nothing — remove it"))
        if not entry.get("because"):
            left.append(Problem(FILE, 1, f"{what} gives no reason — add “because”"))
    return sorted(set(left))

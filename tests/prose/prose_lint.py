"""The prose lint: every departure from CONTENT.md’s voice, all at once, each with what to write
instead.

    PYTHONPATH=scripts .venv-test/bin/python tests/prose/prose_lint.py
        findings, then grade and length of every page

Rules and exceptions stand in prose_rules.yml.
"""

import sys
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from statistics import fmean
from typing import Any

import yaml

from content.page_files import read_pages
from core.problems import Problem
from prose_book import check_answers, check_chapter_lengths, check_scenarios, length
from prose_reading import passages, unread
from prose_rules import (
    Finding,
    americanisms,
    by_page,
    check_cliches,
    check_evidence,
    check_grade,
    check_kinds_of_people,
    check_links,
    check_sentences,
    check_spelling,
)
from prose_text import counted, grade, sentences

ROOT = Path(__file__).resolve().parents[2]
RULES = "tests/prose/prose_rules.yml"
DICTIONARY = "dictionary_en-GB_to_en-US.txt"


def read_rules() -> dict[str, Any]:
    return yaml.safe_load((ROOT / RULES).read_text("utf-8"))


def dictionary() -> str:
    """Codespell’s list of British spellings with their American ones."""
    return (files("codespell_lib") / "data" / DICTIONARY).read_text("utf-8")


def findings(root: Path, rules: Mapping[str, Any]) -> list[Finding]:
    """Everything the rules find, exceptions not yet taken out."""
    text = passages(root)
    faq = next(page for page in read_pages(root)[0] if page.name == "chapters/faq")
    scenarios = [
        yaml.safe_load(path.read_text("utf-8")) | {"file": path.relative_to(root).as_posix()}
        for path in sorted(root.glob("docs/data/scenarios/*.yml"))
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
        *(
            Finding(
                "unread",
                Problem(
                    file,
                    1,
                    "nobody has said which of its values are prose — list them under fields in"
                    " tests/prose/prose_reading.yml",
                ),
                file,
            )
            for file in unread(root)
        ),
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
            left.append(Problem(RULES, 1, f"{what} excuses nothing — remove it"))
        if not entry.get("because"):
            left.append(Problem(RULES, 1, f"{what} gives no reason — add “because”"))
    return sorted(set(left))


def lint(root: Path = ROOT) -> list[Problem]:
    rules = read_rules()
    return excuse(findings(root, rules), rules["exceptions"])


def report() -> str:
    """Length and grade of every page and data file."""
    lines = [f"{'page or file':42} {'words':>6} {'grade':>6} {'mean':>6} {'>25':>6}"]
    for name, group in sorted(by_page(passages(ROOT)).items()):
        lengths = counted(sentence for passage in group for sentence in sentences(passage))
        if lengths:
            mean, long = fmean(lengths), fmean(each > 25 for each in lengths)
            row = f"{name:42} {length(group):6} {grade(group):6.1f} {mean:6.1f} {long:6.1%}"
            lines.append(row)
    return "\n".join(lines)


if __name__ == "__main__":
    problems = lint()
    print("\n".join(map(str, problems)) or "No findings.", report(), sep="\n\n")
    sys.exit(bool(problems))

"""The prose lint: every departure from CONTENT.md’s voice, all at once, each with what to write
instead. First the rules for wording, then those for the book as a whole: how long chapters and
answers are, and which scenarios there must be. Each is a pure function from passages to findings;
their numbers and words, and the exceptions: prose_rules.yml.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from content.page_files import read_pages
from core.problems import Problem
from prose_reading import (
    CITATION,
    LINK,
    ROOT,
    Passage,
    counted,
    grade,
    passages,
    plain,
    sentences,
    unread,
    words,
)

Rules = Mapping[str, Any]
FILE = "tests/prose/prose_rules.yml"
RULES: Rules = yaml.safe_load((ROOT / FILE).read_text("utf-8"))


@dataclass(frozen=True)
class Finding:
    """`text` is what an exception names to excuse it."""

    rule: str
    problem: Problem
    text: str


def finding(rule: str, where: Passage, message: str, text: str = "") -> Finding:
    return Finding(rule, Problem(where.file, where.line, message), text or where.text)


# ------------------------------------------------------------------------------------- wording


def all_sentences(passages: Iterable[Passage]) -> Iterator[Passage]:
    return (sentence for passage in passages for sentence in sentences(passage))


def by_page(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """Running text by the page where it is read, and that of each data file by itself."""
    groups: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.kind == "text":
            for name in dict.fromkeys((passage.page, passage.file)):
                groups.setdefault(name, []).append(passage)
    return groups


def check_grade(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    """Every page as it is read, cards and all, and its own Markdown by itself."""
    limit = rules["limits"]["grade"]
    for name, group in by_page(passages).items():
        if not name.startswith("docs/data/") and (reached := grade(group)) > limit:
            hardest = max(
                group, key=lambda passage: grade([passage]) if len(words(passage.text)) > 20 else 0
            )
            yield finding(
                "grade",
                hardest,
                f"the text of {name} has grade {reached:.1f} — bring it to {limit} with shorter"
                " words and sentences, starting with this passage (grade"
                f" {grade([hardest]):.0f})",
                name,
            )


def check_sentences(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    """No sentence is too long, and few are long. A short page may have one long sentence."""
    limits = rules["limits"]
    for sentence in all_sentences(passages):
        if (length := len(words(sentence.text))) > limits["longest_sentence"]:
            yield finding(
                "long-sentence",
                sentence,
                f"a sentence of {length} words, “{sentence.opening}” — split it; write at most"
                f" {limits['longest_sentence']}, better {limits['long_sentence']}",
            )
    for name, group in by_page(passages).items():
        lengths = counted(all_sentences(group))
        long = sum(length > limits["long_sentence"] for length in lengths)
        if long > max(1, limits["share_of_long"] * len(lengths)):
            longest = max(all_sentences(group), key=lambda sentence: len(words(sentence.text)))
            yield finding(
                "many-long-sentences",
                longest,
                f"{long} of the {len(lengths)} sentences of {name} have more than"
                f" {limits['long_sentence']} words — split some, starting with"
                f" “{longest.opening}”, until at most {limits['share_of_long']:.0%} do",
                name,
            )


def _wordings(rule: str, passages: list[Passage], pattern: str, message: str) -> Iterator[Finding]:
    """A finding for each match in a sentence; `message` goes on after the words that match."""
    for sentence in all_sentences(passages):
        for match in re.finditer(pattern, sentence.text, re.I):
            yield finding(rule, sentence, f"“{match[0]}” {message}", match[0])


def check_cliches(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    for entry in rules["cliches"]:
        message = f"is on the list of clichés — write {entry['instead']}"
        yield from _wordings("cliche", passages, rf"\b(?:{entry['find']})(?!\w)", message)


def check_kinds_of_people(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    for each in rules["kinds_of_people"]:
        message = (
            "sorts people into two kinds — write what is done: “managing means …”, “to lead is to"
            " …”, or name a role such as “a shift manager”"
        )
        yield from _wordings("kinds-of-people", passages, rf"\b{each}\b", message)


def check_spelling(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    american = americanisms(dictionary(), rules)
    for sentence in all_sentences(passages):
        for word in re.findall(r"[A-Za-z]+", sentence.text):
            if british := american.get(word.lower()):
                message = (
                    f"“{word}” is American spelling — write “{british}”, or list the title or name"
                    f" it belongs to in {FILE}"
                )
                yield finding("spelling", sentence, message, word)


def dictionary() -> str:
    """Codespell’s list of British spellings with their American ones."""
    return (files("codespell_lib") / "data/dictionary_en-GB_to_en-US.txt").read_text("utf-8")


def americanisms(dictionary: str, rules: Rules) -> dict[str, str]:
    """American spelling → British, from codespell’s dictionary (“colour->color”) and our own
    list.
    """
    pairs = (line.split("->") for line in dictionary.splitlines() if "->" in line)
    listed = {
        american.strip(): british
        for british, spellings in pairs
        for american in spellings.split(",")
    }
    keep = {"", *rules["spelling"]["british_too"]}
    found = listed | rules["spelling"]["american"]
    return {american: british for american, british in found.items() if american not in keep}


def check_links(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    """Links that say nothing by themselves, and one text that leads to two places on a page."""
    targets: dict[tuple[str, str], str] = {}
    for passage in passages:
        for match in LINK.finditer(passage.raw):
            label, target = plain(match[1]).strip(" .:"), match[2].split(" ")[0]
            line = passage.line + passage.raw.count("\n", 0, match.start())
            first = targets.setdefault((passage.file, label.casefold()), target)
            message = ""
            if label.casefold() in ("", *rules["links_that_say_nothing"]) or re.match(
                r"(?:https?:|www\.)|\S+\.(?:md|html)\b", label
            ):
                message = (
                    f"the link “{label or target}” says nothing by itself — write where it leads,"
                    " such as “the comparison tables”"
                )
            elif first != target:
                message = (
                    f"“{label}” leads to {target} here and to {first} above — give each target a"
                    " text of its own"
                )
            if message:
                yield finding("link", Passage(passage.file, line, match[0]), message, label)
        bare = re.search(r"(?<![(\[<\"])\bhttps?://\S+", LINK.sub("", passage.raw))
        if bare and passage.file.endswith(".md") and "href=" not in passage.raw:
            message = f"the bare address {bare[0]} — write [what is there]({bare[0]})"
            yield finding("link", passage, message, bare[0])


_PERCENTAGE = re.compile(r"\d(?:[\d.,]*\d)?\s?(?:%|per cent|percent)")
_NAMED = re.compile(
    r"\b[A-Z][\w’'-]+(?:(?:,? and (?:others|colleagues|[A-Z][\w’'-]+)|, [A-Z][\w’'-]+)*),?"
    r" \(?(?:1[89]|20)\d\d\b|\b(?:1[89]|20)\d\d\b.{0,40}\b[A-Z][a-z]+"
)


def check_evidence(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    """What promises evidence names its source in the sentence: by [^id] on a page, by author and
    year in a data file.

    Percentages are let through where a record shows its sources beside the text (evidence cards,
    table rows), and in scenarios, whose figures are invented with the story. The figures of an
    evidence card are let through whatever their wording.
    """
    wordings = [re.compile(rf"\b(?:{each})\b", re.I) for each in rules["evidence"]]
    for sentence in all_sentences(passages):
        if sentence.section == "front-matter" or sentence.section.endswith(" measures"):
            continue
        page = sentence.file.endswith(".md")
        named = CITATION.search(sentence.raw) if page else _NAMED.search(sentence.text)
        judged = not (sentence.cited or "/scenarios/" in sentence.file)
        patterns = [*wordings, _PERCENTAGE] if judged else wordings
        promises = [match[0] for pattern in patterns if (match := pattern.search(sentence.text))]
        if promises and not named:
            how = "put [^id] after it" if page else "name author and year in the sentence"
            message = (
                f"“{promises[0]}” in “{sentence.opening}” names no source — {how}, or say it as"
                " your own view"
            )
            yield finding("evidence", sentence, message, promises[0])


# ------------------------------------------------------------------------------ the whole book

OUTSIDE = ("key-points", "sources", "front-matter")  # key points repeat the prose
FAQ, SCENARIOS = "docs/chapters/faq.md", "docs/data/scenarios"
UNREAD = (
    "nobody has said which of its values are prose — list them under fields in"
    " tests/prose/prose_reading.yml"
)
MANAGING = (
    "the managing answer is the stronger one in {} scenarios — see to it that it is in at least {},"
    " by writing situations that call for it"
)


def length(passages: Iterable[Passage]) -> int:
    """Words of running text."""
    return sum(len(words(passage.text)) for passage in passages if passage.kind == "text")


def check_chapter_lengths(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    least, most = rules["limits"]["chapter_words"]
    inside = [passage for passage in passages if passage.section not in OUTSIDE]
    for name, group in by_page(inside).items():
        count = length(group)
        cut = f"cut {count - most}, so that it has at most {most}"
        cure = cut if count > most else f"write {least - count} more"
        if name.startswith("docs/chapters/") and not least <= count <= most:
            message = f"the chapter has {count} words of prose — {cure}"
            yield Finding("length", Problem(name, 1, message), name)


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
    found = [
        (SCENARIOS, f"no scenario has the id or the trade “{wanted}” — write one")
        for wanted in rules["scenarios_wanted"]
        if wanted not in there
    ]
    fewest = [
        (len(scenarios), "scenarios", "there are {} scenarios — write at least {}"),
        (managing, "managing_scenarios", MANAGING),
    ]
    found += [
        (SCENARIOS, message.format(count, limits[limit]))
        for count, limit, message in fewest
        if count < limits[limit]
    ]
    long = {each["file"]: len(words(each["situation"])) for each in scenarios}
    found += [
        (file, f"the situation has {count} words — cut it to {most}")
        for file, count in long.items()
        if count > most
    ]
    yield from (Finding("scenarios", Problem(file, 1, each), each) for file, each in found)


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
        *check_spelling(text, rules),
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

    def covers(entry: Mapping[str, str], each: Finding) -> bool:
        same = (entry["rule"], entry["file"]) == (each.rule, each.problem.file)
        return same and entry.get("text", "") in each.text

    left = {each.problem for each in found if not any(covers(entry, each) for entry in exceptions)}
    for entry in exceptions:
        what = f"the exception for {entry['rule']} in {entry['file']}"
        if not any(covers(entry, each) for each in found):
            left.add(Problem(FILE, 1, f"{what} excuses nothing — remove it"))
        if not entry.get("because"):
            left.add(Problem(FILE, 1, f"{what} gives no reason — add “because”"))
    return sorted(left)

"""The rules for wording: each a pure function from passages to findings."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from core.problems import Problem
from prose_text import CITATION, LINK, Passage, Sentence, counted, grade, plain, sentences, words

Rules = Mapping[str, Any]


@dataclass(frozen=True)
class Finding:
    """`text` is what an exception names to excuse it."""

    rule: str
    problem: Problem
    text: str


def finding(rule: str, where: Passage | Sentence, message: str, text: str = "") -> Finding:
    passage = where.passage if isinstance(where, Sentence) else where
    return Finding(rule, Problem(passage.file, where.line, message), text or where.text)


def all_sentences(passages: Iterable[Passage]) -> Iterator[Sentence]:
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


def check_cliches(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    for entry in rules["cliches"]:
        for sentence, match in _matches(passages, rf"\b(?:{entry['find']})(?!\w)"):
            message = f"“{match[0]}” is on the list of clichés — write {entry['instead']}"
            yield finding("cliche", sentence, message, match[0])


def _matches(passages: list[Passage], pattern: str) -> Iterator[tuple[Sentence, re.Match[str]]]:
    for sentence in all_sentences(passages):
        for match in re.finditer(pattern, sentence.text, re.I):
            yield sentence, match


def check_spelling(
    passages: list[Passage], rules: Rules, american: Mapping[str, str]
) -> Iterator[Finding]:
    """`american`: American spelling → British spelling."""
    for sentence in all_sentences(passages):
        for word in re.findall(r"[A-Za-z]+", sentence.text):
            british = american.get(word.lower())
            if british:
                yield finding(
                    "spelling",
                    sentence,
                    f"“{word}” is American spelling — write “{british}”, or list the title or"
                    " name it belongs to in tests/prose/prose_rules.yml",
                    word,
                )


def americanisms(dictionary: str, rules: Rules) -> dict[str, str]:
    """American spelling → British, from codespell’s dictionary (“colour->color”) and our own
    list.
    """
    keep = set(rules["spelling"]["british_too"])
    pairs = (line.split("->") for line in dictionary.splitlines() if "->" in line)
    listed = {
        american.strip(): british
        for british, spellings in pairs
        for american in spellings.split(",")
        if american.strip()
    }
    return {
        american: british
        for american, british in (listed | rules["spelling"]["american"]).items()
        if american not in keep
    }


def check_kinds_of_people(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    for each in rules["kinds_of_people"]:
        for sentence, match in _matches(passages, rf"\b{each}\b"):
            message = (
                f"“{match[0]}” sorts people into two kinds — write what is done: “managing means"
                " …”, “to lead is to …”, or name a role such as “a shift manager”"
            )
            yield finding("kinds-of-people", sentence, message, match[0])


def check_links(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    """Links that say nothing by themselves, and one text that leads to two places on a page."""
    targets: dict[tuple[str, str], str] = {}
    for passage in passages:
        for match in LINK.finditer(passage.raw):
            label, target = plain(match[1]).strip(" .:"), match[2].split(" ")[0]
            at = Passage(
                passage.file, passage.line + passage.raw.count("\n", 0, match.start()), match[0]
            )
            key = (passage.file, label.casefold())
            if (
                not label
                or label.casefold() in rules["links_that_say_nothing"]
                or re.match(r"(?:https?:|www\.)|\S+\.(?:md|html)\b", label)
            ):
                yield finding(
                    "link",
                    at,
                    f"the link “{label or target}” says nothing by itself — write where it"
                    " leads, such as “the comparison tables”",
                    label,
                )
            elif targets.setdefault(key, target) != target:
                yield finding(
                    "link",
                    at,
                    f"“{label}” leads to {target} here and to {targets[key]} above — give each"
                    " target a text of its own",
                    label,
                )
        bare = (
            re.search(r"(?<![(\[<\"])\bhttps?://\S+", LINK.sub("", passage.raw))
            if passage.file.endswith(".md")
            else None
        )
        if bare and "href=" not in passage.raw:
            yield finding(
                "link",
                passage,
                f"the bare address {bare[0]} — write [what is there]({bare[0]})",
                bare[0],
            )


_PERCENTAGE = re.compile(r"\d(?:[\d.,]*\d)?\s?(?:%|per cent|percent)")
_NAMED = re.compile(
    r"\b[A-Z][\w’'-]+(?:(?:,? and (?:others|colleagues|[A-Z][\w’'-]+)|, [A-Z][\w’'-]+)*),?"
    r" \(?(?:1[89]|20)\d\d\b|\b(?:1[89]|20)\d\d\b.{0,40}\b[A-Z][a-z]+"
)


def check_evidence(passages: list[Passage], rules: Rules) -> Iterator[Finding]:
    """What promises evidence names its source in the sentence: by [^id] on a page, by author and
    year in a data file.

    Percentages are let through where a record shows its sources beside the text (evidence cards,
    table
    rows), and in scenarios, whose figures are invented with the story. The figures of an
    evidence card are let through whatever their wording.
    """
    patterns = [re.compile(rf"\b(?:{each})\b", re.I) for each in rules["evidence"]]
    for sentence in all_sentences(
        passage
        for passage in passages
        if passage.section != "front-matter" and not passage.section.endswith(" measures")
    ):
        page = sentence.passage.file.endswith(".md")
        named = CITATION.search(sentence.raw) if page else _NAMED.search(sentence.text)
        promises = [match[0] for pattern in patterns if (match := pattern.search(sentence.text))]
        if not (sentence.passage.cited or "/scenarios/" in sentence.passage.file) and (
            match := _PERCENTAGE.search(sentence.text)
        ):
            promises.append(match[0])
        if promises and not named:
            how = (
                "put [^id] after it, or say it as your own view"
                if page
                else "name author and year in the sentence, or say it as your own view"
            )
            yield finding(
                "evidence",
                sentence,
                f"“{promises[0]}” in “{sentence.opening}” names no source — {how}",
                promises[0],
            )

"""A file that cannot be read as data gets a clear answer: which file, which line, what is wrong, what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from project import CHAPTER, COMPARISONS, FORWARDS, HOME, QUOTES, SOURCES, Case, check_answer, edit, generate, generated

CELL = "managing: Calm days"
BOMB = "a: &a [x, x]\n" + "".join(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True))


def cell(name: str, value: str, says: str, also: tuple[str, ...] = ()) -> Case:
    return Case(name, COMPARISONS, CELL, f"managing: {value}", says, at=f"managing: {value}".split("\n")[0], also=also)


NOT_YAML = [
    cell("a colon inside an unquoted text", "Calm: days", "not valid YAML (mapping values are not allowed"),
    cell("a quotation mark that is never closed", '"Calm days', "not valid YAML (found unexpected end of stream) — check indentation, colons and quotes"),
    Case("a bracket that is never closed", COMPARISONS, "[reed-1990, field-guild]", "[reed-1990, field-guild", "did not find expected ',' or ']'", at="views:"),
    Case("a key that is indented less than its neighbours", COMPARISONS, "    managing: Calm", "   managing: Calm", "not valid YAML", at=CELL),
    cell("a text that starts with a character YAML keeps for itself", "@home", "found character that cannot start any token"),
    Case("a tab before a key", COMPARISONS, f"    {CELL}", f"\t{CELL}", "a tab is used to indent — use spaces", at=CELL),
    Case("a tab among spaces", COMPARISONS, f"    {CELL}", f"   \t{CELL}", "a tab is used to indent — use spaces", at=CELL),
    Case("a tab before the second line of a text", COMPARISONS, "Calm days", "Calm\n\t\tdays", "a tab is used to indent — use spaces", at="\t\tdays"),
    Case("a tab in the front matter of a page", CHAPTER, "minutes: 3\n", "search:\n\texclude: true\nminutes: 3\n", "a tab is used to indent", at="\texclude"),
    Case("a second document", COMPARISONS, "    rows: [purpose, gain]\n", "    rows: [purpose, gain]\n---\nmore: data\n", "a second document starts (---) — keep one document", at="---"),
    Case("an alias to a list", COMPARISONS, "    sources: [reed-1990]\n  - id: horizon\n", "    sources: &s [reed-1990]\n  - id: horizon\n    sources: *s\n", "*s repeats a value written elsewhere — write the value out", at="sources: *s"),
    Case("an alias to a text", COMPARISONS, "    both: This year\n    leading: The years after", "    both: &year This year\n    leading: *year", "*year repeats a value", at="leading: *year"),
    Case("an alias to nothing", COMPARISONS, "leading: The years after", "leading: *year", "found undefined alias"),
    Case("a list that holds itself", FORWARDS, None, "forwards: &x [*x]\n", "*x repeats a value written elsewhere", at=1),
    Case("ten lines that would unfold into a billion texts", FORWARDS, None, BOMB, "*a repeats a value written elsewhere", at=2, also=("repeats a value", "is not known here", "“forwards” is missing")),
]
NOT_TEXT = [
    Case("a file that is empty", FORWARDS, None, "", "the file is empty — restore it", at=1),
    Case("a file of comments only", FORWARDS, None, "# nothing\n# here\n", "the file is empty — restore it", at=1),
    Case("a file of one word", FORWARDS, None, "none\n", "this must be a group of keys", at=1),
    Case("a file that is a list", FORWARDS, None, "- from: chapters/old/\n", "this must be a group of keys", at=1),
    Case("a file of the word null", FORWARDS, None, "~\n", "this is empty — write something", at=1),
    Case("bytes that are not UTF-8", FORWARDS, None, b"forwards:\n  - why: caf\xe9\n", "holds bytes that are not UTF-8 — save the file with the encoding UTF-8", at=2),
    Case("a file saved as UTF-16", FORWARDS, None, "forwards: []\n".encode("utf-16"), "not UTF-8", at=1),
    Case("a control character after many letters with accents", FORWARDS, None, "# “é”" + "é" * 300 + "\n# “é”\nforwards: [\a]\n", "holds a control character YAML does not allow — delete it", at=3),
    cell("a control character written as an escape", '"Calm\\0days"', "holds a control character, written as an escape such as \\0 — delete it"),
    Case("a hundred thousand opening brackets", FORWARDS, None, "forwards:\n  " + "[" * 100_000, "nested more than 40 deep", at=2),
    Case("a hundred thousand opening braces", FORWARDS, None, "{a: " * 100_000, "nested more than 40 deep", at=1),
    Case("a hundred thousand dashes", FORWARDS, None, "- " * 100_000, "nested more than 40 deep — no data here needs that; look for stray brackets or dashes", at=1),
    Case("a hundred thousand dashes, each with two spaces", FORWARDS, None, "-  " * 100_000, "nested more than 40 deep", at=1),
    Case("a hundred thousand question marks", FORWARDS, None, "? " * 100_000, "nested more than 40 deep", at=1),
    Case("opening brackets that closing ones in a comment seem to balance", FORWARDS, None, f"# {']' * 100_000}\n{'[' * 100_000}", "nested more than 40 deep", at=2),
    Case("lists nested by indentation", FORWARDS, None, "".join(" " * depth + "a:\n" for depth in range(2000)), "nested more than 40 deep", at=41),
]
QUIETLY_CHANGED = [
    cell("no, which YAML reads as false", "no", 'YAML reads no as the truth value false, and “managing” must be text — put it in quotes: "no"'),
    cell("Yes, which YAML reads as true", "Yes", 'YAML reads Yes as the truth value true, and “managing” must be text — put it in quotes: "Yes"'),
    cell("off, which YAML reads as false", "off", "YAML reads off as the truth value false"),
    cell("a whole number", "12", 'YAML reads 12 as the number 12, and “managing” must be text — put it in quotes: "12"'),
    cell("a number whose last zero would be lost", "1.50", 'YAML reads 1.50 as the number 1.5, and “managing” must be text — put it in quotes: "1.50"'),
    cell("a number whose leading zero means octal", "010", 'YAML reads 010 as a number — put it in quotes: "010"'),
    cell("a number with underscores", "1_000", "YAML reads 1_000 as a number"),
    cell("a hexadecimal number", "0x1F", "YAML reads 0x1F as a number"),
    cell("a number of five thousand digits", "9" * 5000, "YAML reads 9999999999999999999999999999999999999999… as a number"),
    cell("a number without digits before the point", ".5", "YAML reads .5 as a number"),
    cell("infinity", ".inf", "YAML reads .inf as a number"),
    cell("a time of day, which YAML reads in base sixty", "12:30", 'YAML reads 12:30 as a number — put it in quotes: "12:30"'),
    cell("a date", "2026-11-21", 'YAML reads 2026-11-21 as a date — put it in quotes: "2026-11-21"'),
    Case("a date in place of a year", SOURCES, "year: 1990", "year: 1990-05-01", "YAML reads 1990-05-01 as a date"),
    cell("a lone equals sign", "=", "YAML reads = as a special value"),
    cell("bytes in base 64", "!!binary Y2FsbQ==", "YAML reads Y2FsbQ== as a special value"),
    cell("an object of Python", "!!python/object:os.system ls", "YAML reads ls as a special value"),
    cell("a list that says it is text", "!!str [calm, days]", "“managing” must be text"),
]


@pytest.mark.parametrize("case", NOT_YAML + NOT_TEXT + QUIETLY_CHANGED, ids=lambda case: case.name)
def test_unreadable_data_is_answered_with_file_line_and_cure(project: Path, case: Case) -> None:
    check_answer(project, case)


def test_a_file_of_50_mb_is_answered_without_being_read(project: Path) -> None:
    last_good = generated(project)
    with (project / QUOTES).open("r+b") as file:
        file.truncate(50_000_000)
    result = generate(project)
    assert (result.returncode, generated(project)) == (1, last_good)
    assert f"{QUOTES}:1: the file is 50 MB — keep it under 40 MB; was the right file saved here?" in result.stderr.splitlines()


def test_a_bibliography_that_is_gone_is_missed(project: Path) -> None:
    (project / SOURCES).unlink()
    result = generate(project)
    assert result.returncode == 1
    assert f"{SOURCES}:1: cannot be read (No such file or directory) — restore the file or its permissions" in result.stderr.splitlines()


def test_nine_problems_in_three_files_are_all_listed_in_one_run_sorted(project: Path) -> None:
    last_good = generated(project)
    edit(project, COMPARISONS, CELL, "managing: no")
    edit(project, COMPARISONS, "    theme: payoff\n", "")
    edit(project, COMPARISONS, "corner: What to expect", "korner: What to expect")
    edit(project, QUOTES, "status: checked", "status: chekd")
    edit(project, CHAPTER, "## Side by side {#side-by-side}", "## Side by side")
    edit(project, CHAPTER, "## Try it {#try-it}", "#### Try it {#try-it}")
    edit(project, CHAPTER, "Ask which promise", "> As somebody said.\n\nAsk which promise")

    result = generate(project)

    *messages, summary = result.stderr.splitlines()
    assert [(message.split(": ")[0], message.split(": ")[1].split(" — ")[0]) for message in messages] == [
        (f"{CHAPTER}:8", "the section “Try it” is missing"),
        (f"{CHAPTER}:18", "the heading “Side by side” has no id of its own"),
        (f"{CHAPTER}:28", "the heading “Try it” is level 4 but follows level 2"),
        (f"{CHAPTER}:30", "a quotation stands in the page"),
        (f"{COMPARISONS}:25", "the key “theme” is missing"),
        (f"{COMPARISONS}:27", "YAML reads no as the truth value false, and “managing” must be text"),
        (f"{COMPARISONS}:37", "the key “corner” is missing"),
        (f"{COMPARISONS}:39", "the key “korner” is not known here"),
        (f"{QUOTES}:7", "“status” is “chekd”"),
    ]
    assert summary == "9 problems. Nothing was written; the last good pages are untouched."
    assert (result.returncode, generated(project)) == (1, last_good)


def test_check_answers_bad_input_in_the_same_words(project: Path) -> None:
    edit(project, HOME, "# A small guide {#home}", "# A small guide")
    plain, check = generate(project), generate(project, "--check")
    assert (plain.returncode, plain.stderr) == (check.returncode, check.stderr)
    assert "has no id of its own" in check.stderr

"""A file that cannot be read as data gets a clear answer: which file, which line, what is wrong,
what to do.
"""

import shutil
from pathlib import Path

import pytest

from project import (
    CHAPTER,
    COMPARISONS,
    FORWARDS,
    HOME,
    QUOTES,
    SCHEMAS,
    SOURCES,
    Case,
    check_answer,
    edit,
    generate,
    generated,
)

CELL = "managing: Calm days"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def cell(name: str, value: str, says: str, also: tuple[str, ...] = ()) -> Case:
    return Case(
        name,
        COMPARISONS,
        CELL,
        f"managing: {value}",
        says,
        at=f"managing: {value}".split("\n")[0],
        also=also,
    )


NOT_YAML = [
    cell(
        "a colon inside an unquoted text",
        "Calm: days",
        "this is not valid YAML: a colon stands inside a text — put the whole text in quotes",
    ),
    cell(
        "a quotation mark that is never closed",
        '"Calm days',
        "not valid YAML: a quotation mark is opened here and never closed — close it",
    ),
    Case(
        "a bracket that is never closed",
        COMPARISONS,
        "[reed-1990, field-guild]",
        "[reed-1990, field-guild",
        "not valid YAML: a bracket is opened here and not closed, or a comma between its entries is"
        " missing — write it so: [one, two]",
    ),
    Case(
        "a key that is indented less than its neighbours",
        COMPARISONS,
        "    managing: Calm",
        "   managing: Calm",
        "not valid YAML: the line is indented differently from its neighbours — line it up with the"
        " lines it belongs to",
        at=CELL,
    ),
    cell(
        "a text that starts with a character YAML keeps for itself",
        "@home",
        "not valid YAML: a text starts with @, which YAML keeps for itself — put the text in"
        " quotes",
    ),
    cell(
        "a text that starts with a star and is emphasis",
        "*Calm* days",
        "not valid YAML: a text starts with *, which YAML keeps for itself",
    ),
    cell(
        "a text that starts with a bar",
        "|Calm days",
        "not valid YAML: a text starts with |, which YAML keeps for itself",
    ),
    cell(
        "a text that goes on after its closing quotation mark",
        '"Calm" days',
        "not valid YAML: a text goes on after its closing quotation mark — put the whole text in"
        " quotes",
    ),
    cell(
        "an apostrophe inside single quotes",
        "'a team's day'",
        "not valid YAML: a text goes on after its closing quotation mark",
    ),
    cell(
        "a backslash inside double quotes",
        '"Calm \\days"',
        "not valid YAML: a backslash stands inside double quotes — write it twice",
    ),
    cell(
        "a list in the middle of a line",
        "- Calm",
        "not valid YAML: a list starts in the middle of a line — start a new line for each dash",
    ),
    Case(
        "a key without its colon",
        COMPARISONS,
        CELL,
        "managing Calm days",
        "not valid YAML: a key stands here without a colon and a space after it — write “key:"
        " value”",
    ),
    Case(
        "a key without a space after its colon",
        COMPARISONS,
        "both: This year",
        "both:This year",
        "not valid YAML: a key stands here without a colon and a space after it",
    ),
    Case(
        "a key that is indented more than its neighbours",
        COMPARISONS,
        f"    {CELL}",
        f"      {CELL}",
        "not valid YAML: a key cannot stand here — indent it like its neighbours",
        at=CELL,
    ),
    Case(
        "a dash that is indented less than its neighbours",
        COMPARISONS,
        "  - id: horizon",
        " - id: horizon",
        "not valid YAML: the line is indented differently from its neighbours",
        at="- id: horizon",
    ),
    Case(
        "a brace that is never closed",
        COMPARISONS,
        "{id: work, title: The work}",
        "{id: work, title: The work",
        "not valid YAML: a bracket is opened here and not closed, or a comma between its entries is"
        " missing — write it so: {key: value",
    ),
    Case(
        "two commas in a row",
        COMPARISONS,
        "[reed-1990, field-guild]",
        "[reed-1990,, field-guild]",
        "not valid YAML: a value is missing between commas or brackets",
    ),
    Case(
        "a tab before a key",
        COMPARISONS,
        f"    {CELL}",
        f"\t{CELL}",
        "a tab is used to indent — use spaces",
        at=CELL,
    ),
    Case(
        "a tab among spaces",
        COMPARISONS,
        f"    {CELL}",
        f"   \t{CELL}",
        "a tab is used to indent — use spaces",
        at=CELL,
    ),
    Case(
        "a tab before the second line of a text",
        COMPARISONS,
        "Calm days",
        "Calm\n\t\tdays",
        "a tab is used to indent — use spaces",
        at="\t\tdays",
    ),
    Case(
        "a tab in the front matter of a page",
        CHAPTER,
        "minutes: 3\n",
        "search:\n\texclude: true\nminutes: 3\n",
        "a tab is used to indent",
        at="\texclude",
    ),
    Case(
        "a second document",
        COMPARISONS,
        "    rows: [purpose, gain]\n",
        "    rows: [purpose, gain]\n---\nmore: data\n",
        "a second document starts (---) — keep one document",
        at="---",
    ),
    Case(
        "an alias to a list",
        COMPARISONS,
        "    sources: [reed-1990]\n  - id: horizon\n",
        "    sources: &s [reed-1990]\n  - id: horizon\n    sources: *s\n",
        "*s repeats a value written elsewhere — write the value out",
        at="sources: *s",
    ),
    Case(
        "an alias to a text",
        COMPARISONS,
        "    both: This year\n    leading: The years after",
        "    both: &year This year\n    leading: *year",
        "*year repeats a value",
        at="leading: *year",
    ),
    Case(
        "an alias to nothing",
        COMPARISONS,
        "leading: The years after",
        "leading: *year",
        "a text starts with *, which YAML keeps for itself — put the text in quotes",
    ),
    Case(
        "a list that holds itself",
        FORWARDS,
        None,
        "forwards: &x [*x]\n",
        "*x repeats a value written elsewhere",
        at=1,
    ),
    Case(
        "ten lines that would unfold into a billion texts",
        FORWARDS,
        None,
        BOMB,
        "*a repeats a value written elsewhere",
        at=2,
        also=("repeats a value",),
    ),
]
NOT_TEXT = [
    Case("a file that is empty", FORWARDS, None, "", "the file is empty — restore it", at=1),
    Case(
        "a file of comments only",
        FORWARDS,
        None,
        "# nothing\n# here\n",
        "the file is empty — restore it",
        at=1,
    ),
    Case("a file of one word", FORWARDS, None, "none\n", "this must be a group of keys", at=1),
    Case(
        "a file that is a list",
        FORWARDS,
        None,
        "- from: chapters/old/\n",
        "this must be a group of keys",
        at=1,
    ),
    Case("a file of the word null", FORWARDS, None, "~\n", "this is empty — write something", at=1),
    Case(
        "bytes that are not UTF-8",
        FORWARDS,
        None,
        b"forwards:\n  - why: caf\xe9\n",
        "holds bytes that are not UTF-8 — save the file with the encoding UTF-8",
        at=2,
    ),
    Case(
        "a file saved as UTF-16",
        FORWARDS,
        None,
        "forwards: []\n".encode("utf-16"),
        "not UTF-8",
        at=1,
    ),
    Case(
        "a control character after many letters with accents",
        FORWARDS,
        None,
        "# “é”" + "é" * 300 + "\n# “é”\nforwards: [\a]\n",
        "holds a control character (U+0007) — delete it and type the text around it again",
        at=3,
    ),
    Case(
        "a control character in a comment",
        COMPARISONS,
        "views:\n",
        "# of\x85 old\nviews:\n",
        "holds a control character (U+0085) — delete it",
    ),
    Case(
        "a line separator in a text",
        COMPARISONS,
        CELL,
        "managing: Calm\u2028days",
        "holds a control character (U+2028) — delete it",
    ),
    cell(
        "a control character written as an escape",
        '"Calm\\0days"',
        "holds a control character, written as an escape such as \\0 — delete it",
    ),
]
QUIETLY_CHANGED = [
    cell(
        "no, which YAML reads as false",
        "no",
        "YAML reads no as the truth value false, and “managing” must be text — put it in quotes:"
        ' "no"',
    ),
    cell(
        "Yes, which YAML reads as true",
        "Yes",
        "YAML reads Yes as the truth value true, and “managing” must be text — put it in quotes:"
        ' "Yes"',
    ),
    cell("off, which YAML reads as false", "off", "YAML reads off as the truth value false"),
    cell(
        "a whole number",
        "12",
        'YAML reads 12 as the number 12, and “managing” must be text — put it in quotes: "12"',
    ),
    cell(
        "a number whose last zero would be lost",
        "1.50",
        'YAML reads 1.50 as the number 1.5, and “managing” must be text — put it in quotes: "1.50"',
    ),
    cell(
        "a number whose leading zero means octal",
        "010",
        'YAML reads 010 as a number — put it in quotes: "010"',
    ),
    cell("a number with underscores", "1_000", "YAML reads 1_000 as a number"),
    cell("a hexadecimal number", "0x1F", "YAML reads 0x1F as a number"),
    cell(
        "a number of five thousand digits",
        "9" * 5000,
        "YAML reads 9999999999999999999999999999999999999999… as a number",
    ),
    cell("a number without digits before the point", ".5", "YAML reads .5 as a number"),
    cell("infinity", ".inf", "YAML reads .inf as a number"),
    cell(
        "a time of day, which YAML reads in base sixty",
        "12:30",
        'YAML reads 12:30 as a number — put it in quotes: "12:30"',
    ),
    cell(
        "a date", "2026-11-21", 'YAML reads 2026-11-21 as a date — put it in quotes: "2026-11-21"'
    ),
    Case(
        "a date in place of a year",
        SOURCES,
        "year: 1990",
        "year: 1990-05-01",
        "YAML reads 1990-05-01 as a date",
    ),
    cell("a lone equals sign", "=", "YAML reads = as a special value"),
    cell("bytes in base 64", "!!binary Y2FsbQ==", "YAML reads Y2FsbQ== as a special value"),
    cell("an object of Python", "!!python/object:os.system ls", "YAML reads ls as a special value"),
    cell("a list that says it is text", "!!str [calm, days]", "“managing” must be text"),
]


@pytest.mark.parametrize("case", NOT_YAML + NOT_TEXT + QUIETLY_CHANGED, ids=lambda case: case.name)
def test_unreadable_data_is_answered_with_file_line_and_cure(project: Path, case: Case) -> None:
    check_answer(project, case)


@pytest.mark.parametrize("file", [COMPARISONS, QUOTES, SOURCES, FORWARDS])
def test_a_data_file_that_is_gone_is_missed_and_nothing_else_is_blamed(
    project: Path, file: str
) -> None:
    last_good = generated(project)
    (project / file).unlink()
    result = generate(project)
    assert (result.returncode, generated(project)) == (1, last_good)
    assert result.stderr.splitlines()[:-1] == [
        f"{file}:1: the file is missing — restore it, for example with: git checkout -- {file}"
    ]


@pytest.mark.parametrize(
    "name", sorted(path.name.removesuffix(".schema.json") for path in SCHEMAS.glob("*.schema.json"))
)
def test_every_kind_of_data_that_has_a_schema_must_be_there(project: Path, name: str) -> None:
    shutil.copy2(SCHEMAS / f"{name}.schema.json", project / "docs/data")
    missing = f"docs/data/{name}.yml:1: the file is missing"
    expected = (
        name not in ("page", "scenario", "activity")
        and not (project / f"docs/data/{name}.yml").exists()
    )  # pages, scenarios and activities are many files, each by its own name
    assert (missing in generate(project).stderr) == expected


BROKEN_SCHEMAS = [
    ("", "this is not valid JSON (Expecting value)"),
    ("{\n", "this is not valid JSON (Expecting property name enclosed in double quotes)"),
    ("[]", "this is not a JSON Schema"),
    ('{"type": "strin"}', "this is not a JSON Schema"),
    ('{"$ref": "#/none"}', "this is not a JSON Schema"),
]


@pytest.mark.parametrize("name", ["page", "comparisons", "forwards"])
@pytest.mark.parametrize(("text", "says"), BROKEN_SCHEMAS)
def test_a_broken_schema_is_answered_and_its_data_is_not_blamed(
    project: Path, name: str, text: str, says: str
) -> None:
    last_good = generated(project)
    (project / f"docs/data/{name}.schema.json").write_text(text, "utf-8")
    result = generate(project)
    assert (result.returncode, generated(project)) == (1, last_good)
    message, _ = result.stderr.splitlines()
    assert (
        message.startswith(f"docs/data/{name}.schema.json:")
        and says in message
        and message.endswith(f"git checkout -- docs/data/{name}.schema.json")
    )


def test_a_data_file_without_its_schema_is_answered(project: Path) -> None:
    (project / "docs/data/quotes.schema.json").unlink()
    result = generate(project)
    assert (result.returncode, result.stderr.splitlines()[:-1]) == (
        1,
        [
            "docs/data/quotes.schema.json:1: the file is missing — restore it, for example with:"
            " git checkout -- docs/data/quotes.schema.json"
        ],
    )


def test_a_file_that_stands_there_but_cannot_be_read_is_answered(project: Path) -> None:
    (project / FORWARDS).unlink()
    (project / FORWARDS).symlink_to(
        "/proc/self/mem"
    )  # answers every read with an error, even for root
    result = generate(project)
    assert (result.returncode, result.stderr.splitlines()[:-1]) == (
        1,
        [
            f"{FORWARDS}:1: cannot be read (Input/output error) — restore the file or its"
            " permissions"
        ],
    )


def test_a_drawing_that_is_not_utf_8_is_answered(project: Path) -> None:
    (project / "docs/assets/bad.svg").write_bytes(b"<svg>\xff</svg>")
    result = generate(project)
    assert (
        result.returncode == 1
        and "docs/assets/bad.svg:1: holds bytes that are not UTF-8" in result.stderr
        and "Traceback" not in result.stderr
    )


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
    assert [
        (message.split(": ")[0], message.split(": ")[1].split(" — ")[0]) for message in messages
    ] == [
        (f"{CHAPTER}:8", "the section “Try it” is missing"),
        (f"{CHAPTER}:18", "the heading “Side by side” has no id of its own"),
        (f"{CHAPTER}:28", "the heading “Try it” is level 4 but follows level 2"),
        (f"{CHAPTER}:30", "a quotation stands in the page"),
        (f"{COMPARISONS}:25", "the key “theme” is missing"),
        (
            f"{COMPARISONS}:27",
            "YAML reads no as the truth value false, and “managing” must be text",
        ),
        (f"{COMPARISONS}:37", "the key “corner” is missing"),
        (f"{COMPARISONS}:39", "the key “korner” is not known here"),
        (f"{QUOTES}:7", "“status” is “chekd”"),
    ]
    assert summary == "9 problems. Nothing was written; the last good pages are untouched."
    assert (result.returncode, generated(project)) == (1, last_good)


def test_a_misshapen_record_does_not_hide_what_is_wrong_with_the_sound_ones(project: Path) -> None:
    edit(project, QUOTES, "status: checked", "status: chekd")
    edit(project, QUOTES, "sources: [field-guild]", "sources: [field-gild]")
    edit(project, COMPARISONS, "corner: What to expect", "korner: What to expect")
    edit(project, COMPARISONS, "[reed-1990, field-guild]", "[reed-1990, feild-guild]")
    edit(project, COMPARISONS, "- id: gain\n", "- id: purpose\n")
    edit(project, SOURCES, "year: 1990", "year: spring")
    result = generate(project)
    assert (
        result.returncode,
        [message.split(" — ")[0] for message in result.stderr.splitlines()[:-1]],
    ) == (
        1,
        [
            f"{COMPARISONS}:25: the id “purpose” is used twice under rows",
            f"{COMPARISONS}:38: the key “corner” is missing",
            f"{COMPARISONS}:40: the key “korner” is not known here",
            f"{QUOTES}:7: “status” is “chekd”",
            f"{SOURCES}:7: “year” is “spring”",
        ],
    )
    edit(project, SOURCES, "year: spring", "year: 1990")
    answers = generate(project).stderr  # only now can sources be judged
    assert (
        f"{QUOTES}:12: the source “field-gild” is not" in answers
        and f"{COMPARISONS}:30: the source “feild-guild” is not" in answers
    )


@pytest.mark.parametrize(
    "text",
    [
        "rows: [1, a, [b]]\nviews: {a: b}\n",
        "rows: &r [{id: a}, *r]\n",
        "rows: [{id: a, sources: x}, {id: a}, ]\nrows: [{id: a}]\n",
        "- rows\n",
        "rows\n",
    ],
)
def test_no_shape_of_records_ends_the_checks(project: Path, text: str) -> None:
    (project / COMPARISONS).write_text(text, "utf-8")
    result = generate(project)
    assert result.returncode == 1 and "Traceback" not in result.stderr


def test_check_answers_bad_input_in_the_same_words(project: Path) -> None:
    edit(project, HOME, "# A small guide {#home}", "# A small guide")
    plain, check = generate(project), generate(project, "--check")
    assert (plain.returncode, plain.stderr) == (check.returncode, check.stderr)
    assert "has no id of its own" in check.stderr

"""Whatever is wrong gets a clear answer: which file, which line, what is wrong, what to do."""

import shutil
from pathlib import Path

import pytest

from project import (
    CHAPTER,
    COMPARISONS,
    FORWARDS,
    QUOTES,
    SCHEMAS,
    SOURCES,
    Case,
    cases,
    check_answer,
    edit,
    passes,
    refused,
)

LONGER_THAN_PYTHON_READS = Case(
    "a number of five thousand digits",
    COMPARISONS,
    "managing: Calm days",
    f"managing: {'9' * 5000}",
    "YAML reads 9999999999999999999999999999999999999999… as a number",
)
HEAVY = Case(
    "a plate with a thousand points",
    "docs/data/plates/example.svg",
    "M100 400h60",
    " ".join(f"M{37 * each % 799} {91 * each % 499}h{each % 7}" for each in range(1000)),
    "as it is sent — draw it with fewer points, for 9000 and 3500",
    at=1,
)
PROJECTS = {  # the cases of one file → the fixture that they break
    "unreadable": "project",
    "wrong-data": "project",
    "pages": "project",
    "plates": "project",
    "settings": "project",
    "moments": "with_moments",
    "pictures": "with_pictures",
    "search": "with_search",
    "explorer": "with_explorer",
    "trainers": "room",
}
CASES = {name: cases(name) for name in PROJECTS}
CASES["unreadable"].append(LONGER_THAN_PYTHON_READS)
CASES["plates"].append(HEAVY)


@pytest.mark.parametrize(("name", "fixture"), PROJECTS.items())
def test_a_mistake_is_answered_with_file_line_and_cure(
    request: pytest.FixtureRequest, subtests: pytest.Subtests, name: str, fixture: str
) -> None:
    root = request.getfixturevalue(fixture)
    for case in CASES[name]:
        file = root / case.file
        good = file.read_bytes() if file.exists() else b""  # for the next case
        with subtests.test(case.name):
            check_answer(root, case)
        file.write_bytes(good)


@pytest.mark.parametrize(
    "file", [COMPARISONS, QUOTES, SOURCES, FORWARDS, "docs/data/quotes.schema.json"]
)
def test_a_file_that_is_gone_is_missed_and_nothing_else_is_blamed(project: Path, file: str) -> None:
    (project / file).unlink()
    assert refused(project) == [
        f"{file}:1: the file is missing — restore it, for example with: git checkout -- {file}"
    ]


def test_every_kind_of_data_that_has_a_schema_must_be_there(project: Path) -> None:
    known = {path.name for path in (project / "docs/data").iterdir()}
    wanted = set()
    for schema in SCHEMAS.glob("*.schema.json"):
        shutil.copy2(schema, project / "docs/data")
        wanted.add(schema.name.replace(".schema.json", ".yml"))
    wanted -= {
        "page.yml",
        "scenario.yml",
        "activity.yml",
        "plan.yml",
    }  # many files, each by its own name
    missed = [message for message in refused(project) if ":1: the file is missing" in message]
    assert {Path(each.partition(":")[0]).name for each in missed} == wanted - known


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "this is not valid JSON (Expecting value)"),
        ("{\n", "this is not valid JSON (Expecting property name enclosed in double quotes)"),
        ("[]", "this is not a JSON Schema"),
        ('{"type": "strin"}', "this is not a JSON Schema"),
        ('{"$ref": "#/none"}', "this is not a JSON Schema"),
    ],
)
def test_a_broken_schema_is_answered_and_its_data_is_not_blamed(
    project: Path, text: str, says: str
) -> None:
    files = [f"docs/data/{name}.schema.json" for name in ("comparisons", "forwards", "page")]
    for file in files:
        (project / file).write_text(text, "utf-8")
    for file, message in zip(files, refused(project), strict=True):
        assert message.startswith(f"{file}:") and says in message
        assert message.endswith(f"git checkout -- {file}")


def test_a_file_that_stands_there_but_cannot_be_read_is_answered(project: Path) -> None:
    (project / FORWARDS).unlink()
    (project / FORWARDS).symlink_to("/proc/self/mem")  # every read is an error, even for root
    reason = "cannot be read (Input/output error) — restore the file or its permissions"
    assert refused(project) == [f"{FORWARDS}:1: {reason}"]


def what(messages: list[str]) -> list[str]:
    """Messages without what to do."""
    return [message.partition(" — ")[0] for message in messages]


def test_nine_problems_in_three_files_are_all_listed_in_one_run_sorted(project: Path) -> None:
    for mistake in (
        (COMPARISONS, "managing: Calm days", "managing: no"),
        (COMPARISONS, "    theme: payoff\n", ""),
        (COMPARISONS, "corner: What to expect", "korner: What to expect"),
        (QUOTES, "status: checked", "status: chekd"),
        (CHAPTER, "## Side by side {#side-by-side}", "## Side by side"),
        (CHAPTER, "## Try it {#try-it}", "#### Try it {#try-it}"),
        (CHAPTER, "Ask which promise", "> As somebody said.\n\nAsk which promise"),
    ):
        edit(project, *mistake)
    messages = refused(project)
    assert what(messages) == [
        f"{CHAPTER}:8: the section “Try it” is missing",
        f"{CHAPTER}:20: the heading “Side by side” has no id of its own",
        f"{CHAPTER}:30: the heading “Try it” is level 4 but follows level 2",
        f"{CHAPTER}:32: a quotation stands in the page",
        f"{COMPARISONS}:25: the key “theme” is missing",
        f"{COMPARISONS}:27: YAML reads no as the truth value false, and “managing” must be text",
        f"{COMPARISONS}:37: the key “corner” is missing",
        f"{COMPARISONS}:39: the key “korner” is not known here",
        f"{QUOTES}:7: “status” is “chekd”",
    ]
    assert refused(project, "--check") == messages


def test_a_misshapen_record_does_not_hide_what_is_wrong_with_the_sound_ones(project: Path) -> None:
    for mistake in (
        (QUOTES, "status: checked", "status: chekd"),
        (QUOTES, "sources: [field-guild]", "sources: [field-gild]"),
        (COMPARISONS, "corner: What to expect", "korner: What to expect"),
        (COMPARISONS, "[reed-1990, field-guild]", "[reed-1990, feild-guild]"),
        (COMPARISONS, "- id: gain\n", "- id: purpose\n"),
        (SOURCES, "year: 1990", "year: spring"),
    ):
        edit(project, *mistake)
    found = [
        f"{COMPARISONS}:25: the id “purpose” is used twice under rows",
        f"{COMPARISONS}:38: the key “corner” is missing",
        f"{COMPARISONS}:40: the key “korner” is not known here",
        f"{QUOTES}:7: “status” is “chekd”",
    ]
    assert what(refused(project)) == [*found, f"{SOURCES}:7: “year” is “spring”"]
    edit(project, SOURCES, "year: spring", "year: 1990")
    assert set(what(refused(project))) == {  # only now can sources be judged
        *found,
        f"{QUOTES}:12: the source “field-gild” is not in docs/data/sources.yml",
        f"{COMPARISONS}:30: the source “feild-guild” is not in docs/data/sources.yml",
    }


def test_a_view_of_a_theme_without_rows_is_answered_at_the_view_and_at_the_theme(
    project: Path,
) -> None:
    edit(project, COMPARISONS, "    rows: [gain]\n", "    themes: [payoff, play]\n")
    edit(project, COMPARISONS, "  - {id: payoff,", "  - {id: play, title: Play}\n  - {id: payoff,")
    assert [message.partition(": ")[2] for message in refused(project)] == [
        "no row is of the theme “play” — give a row this theme, or remove it",
        "the view “gains” asks for the theme “play”, which has no rows —"
        " give a row this theme, or leave the theme out",
    ]


LOOKALIKES = """
He said “only five words are here” and left.

The label says `> not a quotation`.

The tag `<h2>` makes a heading.

A line ends.

---

Another begins.

| one | two |
|-----|-----|
| 1 | 2 |

```
> an example of Markdown
# no heading
[^nobody]
```

They asked for "a promise with a date" again.

They said "a plan is a
promise with a date", and so
on.

They said “A plan is a promise with a date, and someone has to keep it.”
"""


def test_what_only_looks_like_a_quotation_or_a_heading_passes(project: Path) -> None:
    edit(project, CHAPTER, "Ask which promise", f"{LOOKALIKES}\n\nAsk which promise")
    passes(project)

"""What a run writes: only what changed, all or nothing, and the same bytes everywhere."""

import json
import shutil
from pathlib import Path

import pytest

import project as projects
from core import writing
from project import (
    CHAPTER,
    COMPARISONS,
    FIXTURES,
    FORWARDS,
    HOME,
    QUOTES,
    edit,
    generate,
    generate_as_typed,
    generated,
    passes,
    refused,
)


def table(name: str, page: str = "") -> set[str]:
    """The files of a table, which a page in the folder “home/” may show."""
    csv = f"docs/downloads/{name}.csv"
    return {f".generated/{page}tables/{name}.html", csv, csv.replace("csv", "json")}


GLANCE, GAINS, BRIEF = table("glance"), table("gains"), table("brief", "home/")
CARD, BIBLIOGRAPHY = "docs/assets/cards/index.png", ".generated/bibliography.html"
OLD, STAMP = "docs/chapters/old/index.html", ".generated/stamp.json"
PAGES = ("chapters/example", "trainers/room", "activities/compare-promises")
ALL = {
    *(GLANCE | GAINS | BRIEF | table("activities")),
    *(f"docs/assets/cards/icon-{size}.png" for size in ("192", "512", "512-maskable")),
    *(f"docs/assets/cards/{name}.png" for name in ("apple-touch-icon", "cover", *PAGES)),
    *(f".generated/sources/{name}.md" for name in ("index", *PAGES)),
    *(f".generated/notes/{name}.html" for name in ("chapters/example", "all-chapters")),
    ".generated/home/quotes/guild-maps.html",
    ".generated/quotes/reed-plans.html",
    ".generated/plates/example.html",
    "docs/assets/plates/example.svg",
    ".generated/activities/compare-promises.html",
    *(BIBLIOGRAPHY, CARD, OLD, STAMP),
}
# A change of a cell in the table of gains, whose files are stale from then on.
FRESH_IDEAS = (COMPARISONS, "leading: New ideas", "leading: Fresh ideas")
# The page that led from an old address is no longer made.
FORWARD = "".join((FIXTURES / "project" / FORWARDS).read_text("utf-8").partition("forwards:")[1:])
NO_FORWARDS = (FORWARDS, FORWARD, "forwards: []\n")


def text_of(root: Path, name: str) -> str:
    return (root / name).read_text("utf-8")


def test_the_first_run_writes_everything_and_one_with_nothing_to_do_touches_no_file(
    project: Path,
) -> None:
    before = generated(project)
    assert before.keys() == ALL
    assert generate(project).returncode == 0 and generated(project) == before


@pytest.mark.parametrize(
    ("file", "old", "new", "touched"),
    [
        pytest.param(COMPARISONS, "views:\n", "views:\n", set(), id="a file saved unchanged"),
        pytest.param(COMPARISONS, "views:\n", "# so\nviews:\n", set(), id="a comment"),
        pytest.param(*FRESH_IDEAS, GAINS, id="a cell of a table"),
        pytest.param(
            *(COMPARISONS, "managing: Keep the promise", "managing: Keep every promise"),
            GLANCE | BRIEF,
            id="a cell of two tables",
        ),
        pytest.param(
            *(COMPARISONS, "heading: Leadership training", "heading: Leader training"),
            GAINS - {"docs/downloads/gains.csv"},  # CSV names columns by their key
            id="a heading of one table",
        ),
        pytest.param(
            *(QUOTES, "Draw the map together.", "Draw the maps together."),
            {".generated/home/quotes/guild-maps.html"},
            id="a quotation",
        ),
        pytest.param(
            *(HOME, "title: A small guide", "title: A tiny guide"),
            {BIBLIOGRAPHY, CARD},
            id="the title of a page",
        ),
    ],
)
def test_a_change_rewrites_only_what_shows_it(
    project: Path, file: str, old: str, new: str, touched: set[str]
) -> None:
    edit(project, file, old, new)
    assert passes(project) == touched
    shown = new.partition(": ")[2] or new
    assert all(shown in text_of(project, name) for name in touched if not name.endswith(".png"))


def test_a_removed_view_takes_its_files_with_it(project: Path) -> None:
    whole = text_of(project, COMPARISONS)
    view = whole[whole.index("  - id: gains\n") : whole.index("  - id: brief\n")]
    edit(project, COMPARISONS, view, "")
    edit(project, CHAPTER, '--8<-- "tables/gains.html"\n\n', "")
    rested_on = {".generated/sources/chapters/example.md", BIBLIOGRAPHY}
    assert GAINS <= passes(project) <= GAINS | rested_on
    assert not any((project / name).exists() for name in GAINS)


def test_a_removed_forward_takes_its_page_and_folder_with_it(project: Path) -> None:
    edit(project, *NO_FORWARDS)
    assert passes(project) == {OLD}
    assert not (project / OLD).parent.exists() and (project / CHAPTER).exists()


def test_a_folder_takes_the_name_of_a_file_that_is_retired_and_gives_it_back(project: Path) -> None:
    forwards = text_of(project, FORWARDS)
    edit(project, FORWARDS, "from: chapters/old/", "from: downloads/old.csv")
    old, page = "docs/downloads/old.csv", "docs/downloads/old.csv/index.html"
    for before, after, file, shown in (
        (
            *("to: chapters/example/", "to: chapters/example/\n    retired: true"),
            *(page, "This file has been retired"),
        ),
        (
            *("to: chapters/example/", "to: downloads/glance.csv"),
            *(old, text_of(project, "docs/downloads/glance.csv")),
        ),
        ("to: downloads/glance.csv", "to: chapters/example/", page, "This file has been retired"),
    ):
        edit(project, FORWARDS, before, after)
        passes(project)
        assert shown in text_of(project, file), after
    (project / FORWARDS).write_text(forwards, "utf-8")
    assert passes(project) >= {page} and not (project / old).exists()


def test_outputs_that_were_deleted_or_edited_by_hand_are_put_right(project: Path) -> None:
    wanted = {name: (project / name).read_bytes() for name in GLANCE | {BIBLIOGRAPHY, OLD, CARD}}
    for spoil in (
        Path.unlink,
        lambda path: path.write_bytes(path.read_bytes() + b"more"),
        lambda path: path.write_bytes(path.read_bytes()[:400] + b"x" + path.read_bytes()[401:]),
    ):
        for name in wanted:
            spoil(project / name)
        assert passes(project) == wanted.keys()
        assert {name: (project / name).read_bytes() for name in wanted} == wanted


def test_a_spoilt_stamp_costs_a_run_and_nothing_else(project: Path) -> None:
    good = json.loads(text_of(project, STAMP))
    for text in ("", "[]", "null", "{", '{"inputs": 1, "files": []}'):
        (project / STAMP).write_text(text, "utf-8")
        assert (passes(project), json.loads(text_of(project, STAMP))) == (set(), good), text


def test_check_names_each_stale_file_even_one_that_kept_its_size_and_writes_nothing(
    project: Path,
) -> None:
    fresh = generate(project, "--check")
    assert (fresh.returncode, fresh.stdout + fresh.stderr) == (0, "")
    csv = project / "docs/downloads/glance.csv"
    csv.write_bytes(csv.read_bytes().replace(b"Keep", b"Kept"))
    edit(project, *FRESH_IDEAS)
    before, result = generated(project), generate(project, "--check")
    assert (result.returncode, result.stdout, generated(project)) == (1, "", before)
    assert sorted(result.stderr.splitlines()) == [
        f"{name}: is stale — run scripts/build"
        for name in sorted(GAINS | {"docs/downloads/glance.csv"})
    ]


def test_a_failed_run_leaves_everything_even_what_it_could_have_written(project: Path) -> None:
    edit(project, *FRESH_IDEAS)
    edit(project, QUOTES, "status: checked", "status: chekd")
    assert refused(project)
    edit(project, QUOTES, "status: chekd", "status: checked")
    assert passes(project) == GAINS, "the next good run must catch up"
    assert not list(project.rglob("*.part"))


MEND = "make room for the file, or mend the permissions of its folder"
IN_THE_WAY = f"cannot be written (a folder stands there) — {MEND}"


@pytest.mark.parametrize(
    ("change", "name", "says", "made"),
    [
        (FRESH_IDEAS, ".generated/tables/gains.html", IN_THE_WAY, GAINS),
        (FRESH_IDEAS, "docs/downloads/gains.csv", IN_THE_WAY, GAINS),
        (FRESH_IDEAS, STAMP, IN_THE_WAY, GAINS),
        (NO_FORWARDS, OLD, "cannot be removed, and is no longer needed — remove it by hand", set()),
    ],
    ids=["a table", "a download", "the stamp", "what is no longer made"],
)
def test_a_folder_in_the_place_of_an_output_is_answered_and_nothing_is_written(
    project: Path, change: tuple[str, str, str], name: str, says: str, made: set[str]
) -> None:
    edit(project, *change)
    (project / name).unlink()
    (project / name).mkdir()
    assert refused(project) == [f"{name}:1: {says}"]
    (project / name).rmdir()
    assert passes(project) == made, "the next good run must catch up"


def test_a_file_where_the_folder_of_outputs_belongs_is_answered_and_nothing_is_written(
    project: Path,
) -> None:
    shutil.rmtree(project / "docs/downloads")
    (project / "docs/downloads").write_text("in the way", "utf-8")
    wrong = "cannot be written (a file stands where its folder should be)"
    names = sorted(name for name in ALL if name.startswith("docs/downloads/"))
    assert refused(project) == [f"{name}:1: {wrong} — {MEND}" for name in names]


def test_the_bytes_are_the_same_in_another_folder_and_with_another_hash_seed(
    project: Path, tmp_path: Path
) -> None:
    other = projects.make(tmp_path / "some where" / "élse")
    elsewhere = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    assert generate_as_typed(other, **elsewhere).returncode == 0
    here, there = (
        {name: content for name, (content, _) in generated(root).items()}
        for root in (project, other)
    )
    assert here == there


def test_what_a_run_remembers_of_its_inputs_does_not_hang_on_where_the_generator_lies(
    project: Path,
) -> None:
    marks = {
        writing.fingerprint(project, shutil.copytree(project / "scripts", project.parent / place))
        for place in ("before", "zafter")  # the project's folder sorts between them
    }
    assert len(marks) == 1


@pytest.mark.turns(1)
@pytest.mark.parametrize("seed", ["0", "1", "6", "8"])
def test_the_order_of_messages_does_not_hang_on_the_hash_seed(project: Path, seed: str) -> None:
    edit(project, COMPARISONS, "theme: payoff", "theme: costs")
    edit(project, HOME, "tables/brief", "tables/brif")
    assert generate_as_typed(project, PYTHONHASHSEED=seed).stderr == generate(project).stderr


def test_windows_line_ends_make_the_same_bytes(project: Path) -> None:
    for name in (COMPARISONS, QUOTES, CHAPTER, HOME):
        (project / name).write_bytes((project / name).read_bytes().replace(b"\n", b"\r\n"))
    assert passes(project) == set()

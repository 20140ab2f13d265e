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
    FORWARDS,
    HOME,
    QUOTES,
    edit,
    generate,
    generate_as_typed,
    generated,
    touched,
)

GLANCE = {
    ".generated/tables/glance.html",
    "docs/downloads/glance.csv",
    "docs/downloads/glance.json",
}
GAINS = {".generated/tables/gains.html", "docs/downloads/gains.csv", "docs/downloads/gains.json"}
BRIEF = {
    ".generated/home/tables/brief.html",
    "docs/downloads/brief.csv",
    "docs/downloads/brief.json",
}
ROOM = {"docs/downloads/activities.csv", "docs/downloads/activities.json"}
CARDS = {
    f"docs/assets/cards/{name}.png"
    for name in (
        "index",
        "chapters/example",
        "trainers/room",
        "apple-touch-icon",
        "icon-192",
        "icon-512",
        "icon-512-maskable",
        "cover",
    )
}
REST = {
    ".generated/home/quotes/guild-maps.html",
    ".generated/quotes/reed-plans.html",
    ".generated/bibliography.html",
    ".generated/sources/index.md",
    ".generated/sources/chapters/example.md",
    ".generated/sources/trainers/room.md",
    "docs/chapters/old/index.html",
    ".generated/tables/activities.html",
    "docs/downloads/activities.csv",
    "docs/downloads/activities.json",
    ".generated/activities/short.html",
    ".generated/notes/chapters/example.html",
    ".generated/notes/all-chapters.html",
}


def run(root: Path) -> set[str]:
    """A run that must go well; the files it touched."""
    before = generated(root)
    result = generate(root)
    assert (result.returncode, result.stderr) == (0, "")
    return touched(before, generated(root))


def test_the_first_run_writes_partials_downloads_notes_bibliography_cards_and_forwards(
    project: Path,
) -> None:
    assert (
        generated(project).keys() - {".generated/stamp.json"}
        == GLANCE | GAINS | BRIEF | CARDS | REST
    )


def test_a_run_with_nothing_to_do_touches_no_file(project: Path) -> None:
    before = generated(project)
    assert generate(project).returncode == 0
    assert generated(project) == before


def test_a_saved_file_without_a_change_touches_no_output(project: Path) -> None:
    (project / COMPARISONS).write_bytes((project / COMPARISONS).read_bytes())
    assert run(project) == set()


def test_a_comment_in_the_data_touches_no_output(project: Path) -> None:
    edit(project, COMPARISONS, "views:\n", "# a remark\nviews:\n")
    assert run(project) == set()


def test_a_changed_cell_rewrites_only_the_tables_that_show_it(project: Path) -> None:
    edit(project, COMPARISONS, "leading: New ideas", "leading: Fresh ideas")
    assert run(project) == GAINS
    assert "Fresh ideas" in (project / "docs/downloads/gains.csv").read_text("utf-8")


def test_a_cell_that_two_tables_show_is_changed_in_both(project: Path) -> None:
    edit(project, COMPARISONS, "managing: Keep the promise", "managing: Keep every promise")
    assert run(project) == GLANCE | BRIEF
    assert all(
        "Keep every promise" in (project / name).read_text("utf-8") for name in GLANCE | BRIEF
    )


def test_a_renamed_heading_leaves_the_other_tables_alone(project: Path) -> None:
    edit(project, COMPARISONS, "heading: Leadership training", "heading: Leader training")
    assert run(project) == GAINS - {"docs/downloads/gains.csv"}  # CSV names columns by their key


def test_a_changed_quotation_rewrites_only_itself(project: Path) -> None:
    edit(project, QUOTES, "Draw the map together.", "Draw the maps together.")
    assert run(project) == {".generated/home/quotes/guild-maps.html"}


def test_a_new_page_title_reaches_the_bibliography_and_the_pages_card(project: Path) -> None:
    edit(project, HOME, "title: A small guide", "title: A tiny guide")
    assert run(project) == {".generated/bibliography.html", "docs/assets/cards/index.png"}
    assert "A tiny guide" in (project / ".generated/bibliography.html").read_text("utf-8")


def test_a_removed_view_takes_its_files_with_it(project: Path) -> None:
    whole = (project / COMPARISONS).read_text("utf-8")
    view = whole[whole.index("  - id: gains\n") : whole.index("  - id: brief\n")]
    edit(project, COMPARISONS, view, "")
    edit(project, CHAPTER, '--8<-- "tables/gains.html"\n\n', "")
    gone = run(project)
    assert GAINS <= gone and not any((project / name).exists() for name in GAINS)
    assert gone - GAINS <= {
        ".generated/sources/chapters/example.md",
        ".generated/bibliography.html",
    }  # the sources it rested on


def test_a_removed_forward_takes_its_page_and_folder_with_it(project: Path) -> None:
    (project / FORWARDS).write_text("forwards: []\n", "utf-8")
    assert run(project) == {"docs/chapters/old/index.html"}
    assert not (project / "docs/chapters/old").exists() and (project / CHAPTER).exists()


def test_a_folder_takes_the_name_of_a_file_that_is_retired_and_gives_it_back(project: Path) -> None:
    kept = (project / FORWARDS).read_text("utf-8")
    table = project / "docs/downloads/glance.csv"
    edit(project, FORWARDS, "to: chapters/example/", "to: chapters/example/\n    retired: true")
    edit(project, FORWARDS, "from: chapters/old/", "from: downloads/old.csv")
    run(project)
    page = project / "docs/downloads/old.csv/index.html"
    assert "This file has been retired" in page.read_text("utf-8")
    edit(project, FORWARDS, "to: chapters/example/", "to: downloads/glance.csv")
    run(project)
    assert page.parent.read_bytes() == table.read_bytes()
    edit(project, FORWARDS, "to: downloads/glance.csv", "to: chapters/example/")
    run(project)
    assert page.is_file()
    (project / FORWARDS).write_text(kept, "utf-8")
    run(project)
    assert not page.parent.exists()


@pytest.mark.parametrize(
    "name",
    sorted(
        GLANCE
        | {
            ".generated/bibliography.html",
            "docs/chapters/old/index.html",
            "docs/assets/cards/index.png",
        }
    ),
)
def test_a_deleted_output_comes_back(project: Path, name: str) -> None:
    wanted = (project / name).read_bytes()
    (project / name).unlink()
    assert run(project) == {name}
    assert (project / name).read_bytes() == wanted


@pytest.mark.parametrize(
    "name",
    sorted(
        GLANCE
        | {
            ".generated/bibliography.html",
            "docs/chapters/old/index.html",
            "docs/assets/cards/index.png",
        }
    ),
)
def test_an_output_edited_by_hand_is_put_right(project: Path, name: str) -> None:
    wanted = (project / name).read_bytes()
    (project / name).write_bytes(wanted + b"more")
    assert run(project) == {name}
    assert (project / name).read_bytes() == wanted


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '{"inputs": 1, "files": []}'])
def test_a_spoilt_stamp_costs_a_run_and_nothing_else(project: Path, text: str) -> None:
    good = json.loads((project / ".generated/stamp.json").read_text("utf-8"))
    (project / ".generated/stamp.json").write_text(text, "utf-8")
    assert run(project) == set()
    assert json.loads((project / ".generated/stamp.json").read_text("utf-8")) == good


def test_check_says_nothing_when_all_is_fresh(project: Path) -> None:
    before = generated(project)
    result = generate(project, "--check")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert generated(project) == before


def test_check_names_each_stale_file_and_writes_nothing(project: Path) -> None:
    edit(project, COMPARISONS, "leading: New ideas", "leading: Fresh ideas")
    before = generated(project)
    result = generate(project, "--check")
    assert result.returncode == 1
    assert sorted(result.stderr.splitlines()) == [
        f"{name}: is stale — run scripts/build" for name in sorted(GAINS)
    ]
    assert generated(project) == before


def test_check_finds_an_output_whose_size_was_kept(project: Path) -> None:
    name = project / "docs/downloads/gains.csv"
    name.write_bytes(name.read_bytes().replace(b"Calm", b"Warm"))
    result = generate(project, "--check")
    assert (result.returncode, result.stderr.split(":")[0]) == (1, "docs/downloads/gains.csv")


def test_a_failed_run_leaves_everything_even_what_it_could_have_written(project: Path) -> None:
    edit(project, COMPARISONS, "leading: New ideas", "leading: Fresh ideas")
    edit(project, QUOTES, "status: checked", "status: chekd")
    before = generated(project)
    assert generate(project).returncode == 1
    assert generated(project) == before
    edit(project, QUOTES, "status: chekd", "status: checked")
    assert run(project) == GAINS, "the next good run must catch up"


def test_no_half_written_file_stays_behind(project: Path) -> None:
    edit(project, COMPARISONS, "leading: New ideas", "leading: Fresh ideas")
    run(project)
    assert not list(project.rglob("*.part"))


def check_refused(root: Path, *messages: str) -> None:
    """A run that could not write must say so, and leave everything as it was."""
    before = generated(root)
    result = generate(root)
    assert (result.returncode, result.stderr.splitlines()[:-1]) == (1, list(messages))
    assert generated(root) == before and not list(root.rglob("*.part"))


@pytest.mark.parametrize("name", [".generated/tables/gains.html", "docs/downloads/gains.csv"])
def test_a_folder_where_an_output_belongs_is_answered_and_nothing_is_written(
    project: Path, name: str
) -> None:
    edit(project, COMPARISONS, "leading: New ideas", "leading: Fresh ideas")
    (project / name).unlink()
    (project / name).mkdir()
    check_refused(
        project,
        f"{name}:1: cannot be written (a folder stands there) — make room for the file, or mend the"
        " permissions of its folder",
    )
    (project / name).rmdir()
    assert run(project) == GAINS, "the next good run must catch up"


def test_a_file_where_the_folder_of_outputs_belongs_is_answered_and_nothing_is_written(
    project: Path,
) -> None:
    shutil.rmtree(project / "docs/downloads")
    (project / "docs/downloads").write_text("in the way", "utf-8")
    advice = "— make room for the file, or mend the permissions of its folder"
    check_refused(
        project,
        *sorted(
            f"{name}:1: cannot be written (a file stands where its folder should be) {advice}"
            for name in GLANCE | GAINS | BRIEF | ROOM
            if name.startswith("docs/")
        ),
    )


def test_a_stamp_that_cannot_be_written_is_answered_and_nothing_is_written(project: Path) -> None:
    edit(project, COMPARISONS, "leading: New ideas", "leading: Fresh ideas")
    (project / ".generated/stamp.json").unlink()
    (project / ".generated/stamp.json").mkdir()
    check_refused(
        project,
        ".generated/stamp.json:1: cannot be written (a folder stands there) — make room for the"
        " file, or mend the permissions of its folder",
    )


def test_a_folder_in_the_place_of_an_output_that_is_no_longer_made_is_answered(
    project: Path,
) -> None:
    (project / FORWARDS).write_text("forwards: []\n", "utf-8")
    (project / "docs/chapters/old/index.html").unlink()
    (project / "docs/chapters/old/index.html").mkdir()
    check_refused(
        project,
        "docs/chapters/old/index.html:1: cannot be removed, and is no longer needed — remove it by"
        " hand",
    )


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_bytes_are_the_same_in_another_folder_and_with_another_hash_seed(
    project: Path, tmp_path: Path, seed: str
) -> None:
    other = projects.make(tmp_path / "some where" / "élse")
    assert (
        generate_as_typed(other, PYTHONHASHSEED=seed, TZ="Pacific/Auckland", LC_ALL="C").returncode
        == 0
    )
    assert {name: content for name, (content, _) in generated(other).items()} == {
        name: content for name, (content, _) in generated(project).items()
    }


def test_what_a_run_remembers_of_its_inputs_does_not_hang_on_where_the_generator_lies(
    project: Path,
) -> None:
    marks = {
        writing.fingerprint(project, shutil.copytree(project / "scripts", project.parent / place))
        for place in ("before", "zafter")  # the project's folder sorts between them
    }
    assert len(marks) == 1


def test_the_order_of_messages_does_not_hang_on_the_hash_seed(project: Path) -> None:
    edit(project, COMPARISONS, "theme: payoff", "theme: costs")
    edit(project, HOME, "tables/brief", "tables/brif")
    assert (
        len(
            {
                generate_as_typed(project, PYTHONHASHSEED=seed).stderr
                for seed in ("0", "1", "6", "8")
            }
        )
        == 1
    )


def test_windows_line_ends_make_the_same_bytes(project: Path) -> None:
    for name in (COMPARISONS, QUOTES, CHAPTER, HOME):
        (project / name).write_bytes((project / name).read_bytes().replace(b"\n", b"\r\n"))
    assert run(project) == set()

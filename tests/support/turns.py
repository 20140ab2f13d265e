"""Samples that take turns: what one commit leaves out, another takes; --whole takes all.

A test marked `turns(count)` runs `count` of its cases at a change, the next ones at the next
commit; those whose ids name one of `always=("home", …)` run at every change. The end of a run names
what it left out.

A file marked `journeys("docs/javascripts/agenda/", …)` runs whole where the last commit, or what is
not committed yet, touched one of these folders or the file itself, and else every second journey.
"""

import functools
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ("docs/javascripts/lib/", "overrides/", "tests/support/")  # by all journeys


@functools.cache
def commits() -> int:
    """How many there are; one where this is no clone with its history."""
    command = ["git", "rev-list", "--count", "HEAD"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return int(done.stdout or 1)


@functools.cache
def changed() -> tuple[str, ...] | None:
    """Files that differ from the commit before the last; None where nobody can say."""
    command = ["git", "diff", "--name-only", "HEAD~1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return None if done.returncode else tuple(done.stdout.split())


def turn_of(values: Sequence[str], count: int, number: int | None = None) -> list[str]:
    """At most `count` of the values, from all over the list; at the next number their neighbours.

    `number`: of commits, if it is not given.
    """
    turns = -(-len(values) // count)
    return list(values[(commits() if number is None else number) % turns :: turns])


def in_turn(values: Sequence[str], count: int) -> list[object]:
    """The values as parameters of a test. All but `count` of them wait for their turn."""
    now = turn_of(values, count)
    return [
        pytest.param(value, marks=[] if value in now else pytest.mark.whole) for value in values
    ]


def waiting(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The cases that wait for another commit, or for --whole."""
    groups: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("turns"):
            groups.setdefault(item.nodeid.partition("[")[0], []).append(item)
    later = [item for item in items if item.get_closest_marker("whole")]
    for cases in groups.values():
        mark = cases[0].get_closest_marker("turns")
        always = mark.kwargs.get("always", ())
        rest = {
            item.nodeid: item
            for item in cases
            if not any(f"-{name}-" in f"-{item.callspec.id}-" for name in always)
        }
        now = turn_of(list(rest), mark.args[0]) if rest else []
        later += [item for name, item in rest.items() if name not in now]
    return later + _other_journeys(items)


def _other_journeys(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("journeys"):
            files.setdefault(item.path, []).append(item)
    later: list[pytest.Item] = []
    for path, journeys in files.items():
        watched = journeys[0].get_closest_marker("journeys").args + SHARED
        gone = [name for name in watched if not any(ROOT.glob(f"{name}*"))]
        assert not gone, f"{path}: journeys watches {gone}, which is not there — name what is"
        touched = changed()
        if touched is not None and not any(
            file.startswith((*watched, path.relative_to(ROOT).as_posix())) for file in touched
        ):
            names = list(dict.fromkeys(item.nodeid.partition("[")[0] for item in journeys))
            now = names[commits() % 2 :: 2]
            later += [item for item in journeys if item.nodeid.partition("[")[0] not in now]
    return later

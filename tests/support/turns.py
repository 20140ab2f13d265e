"""Samples that take turns: what one commit leaves out, another takes; --whole takes all."""

from __future__ import annotations

import functools
import subprocess
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def commits() -> int:
    """How many there are; one where this is no clone with its history."""
    command = ["git", "rev-list", "--count", "HEAD"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return int(done.stdout or 1)


def turn_of(values: Sequence[str], count: int, number: int | None = None) -> list[str]:
    """`count` of the values: at the next number those that follow, from the end on the first.

    `number`: of commits, if it is not given.
    """
    start = count * (commits() if number is None else number) % len(values)
    return list(islice(cycle(values), start, start + count))


def in_turn(values: Sequence[str], count: int) -> list[object]:
    """The values as parameters of a test. All but `count` of them wait for their turn."""
    now = turn_of(values, count)
    return [
        pytest.param(value, marks=[] if value in now else pytest.mark.whole) for value in values
    ]

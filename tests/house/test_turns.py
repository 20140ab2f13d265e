"""Samples: every case gets its turn, what must always run does, and a change runs its journeys."""

from types import SimpleNamespace
from typing import Any

import pytest

import turns


def case(test: str, ident: str = "", **marks: Any) -> Any:
    """As pytest hands a case over: its name, its file, its parameters, its marks."""
    return SimpleNamespace(
        nodeid=f"tests/site/test_x.py::{test}" + (f"[{ident}]" if ident else ""),
        path=turns.ROOT / "tests/site/test_x.py",
        callspec=SimpleNamespace(id=ident),
        get_closest_marker=marks.get,
    )


def left(cases: list[Any], commit: int, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    monkeypatch.setattr(turns, "commits", lambda: commit)
    return {item.nodeid.partition("::")[2] for item in turns.waiting(cases)}


@pytest.mark.parametrize(("count", "number"), [(2, 7), (5, 1)], ids=["in turns", "all at once"])
def test_every_case_gets_its_turn_within_as_many_commits_as_it_takes(
    monkeypatch: pytest.MonkeyPatch, count: int, number: int
) -> None:
    mark = SimpleNamespace(args=(count,), kwargs={})
    cases = [case("test_a", str(each), turns=mark) for each in range(number)]
    names = {item.nodeid.partition("::")[2] for item in cases}
    taken = [names - left(cases, commit, monkeypatch) for commit in range(40, 44)]
    assert max(map(len, taken)) == min(count, number) and set().union(*taken) == names


def test_what_is_named_runs_at_every_change(monkeypatch: pytest.MonkeyPatch) -> None:
    mark = SimpleNamespace(args=(1,), kwargs={"always": ("home",)})
    cases = [case("test_a", ident, turns=mark) for ident in ("320-home", "320-faq", "320-voices")]
    for commit in range(4):
        waiting = left(cases, commit, monkeypatch)
        assert len(waiting) == 1 and "test_a[320-home]" not in waiting


@pytest.mark.parametrize(
    ("touched", "count"),
    [
        (("docs/index.md",), 2),
        (("docs/javascripts/agenda/list.mjs",), 0),
        (("docs/javascripts/lib/save.mjs",), 0),
        (("tests/site/test_x.py",), 0),
        (None, 0),
    ],
    ids=["elsewhere", "in its folder", "what all share", "the journeys", "nobody can say"],
)
def test_a_change_runs_its_journeys_and_half_of_the_others(
    monkeypatch: pytest.MonkeyPatch, touched: tuple[str, ...] | None, count: int
) -> None:
    monkeypatch.setattr(turns, "changed", lambda: touched)
    mark = SimpleNamespace(args=("docs/javascripts/agenda/",), kwargs={})
    cases = [case(f"test_{letter}", journeys=mark) for letter in "abcd"]
    first, second = (left(cases, commit, monkeypatch) for commit in (0, 1))
    assert len(first) == count and (count == 0 or first.isdisjoint(second))

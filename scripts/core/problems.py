"""What is wrong with a file, told to the person who edits it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: `file` is relative to the repository, `line` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class BadInput(Exception):
    """Raised once, with every problem found in one run; nothing has been written."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = sorted(set(problems))
        count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        end = f"{count}. Nothing was written; the last good pages are untouched."
        super().__init__("\n".join([*map(str, self.problems), end]))


def refuse(problems: Collection[Problem]) -> None:
    """Raises BadInput with all of them, if there are any."""
    if problems:
        raise BadInput(*problems)


def attempt(
    problems: list[Problem], read: Callable[Given, Made], *given: Given.args, **named: Given.kwargs
) -> Made | None:
    """What `read` makes of what it is given; None where it raises BadInput, whose problems join
    those found so far: they are told together.
    """
    try:
        return read(*given, **named)
    except BadInput as error:
        problems += error.problems
    return None

"""Steps that everyone takes in turn, and how long they last with how many people."""

from collections.abc import Mapping
from typing import Any

SIZES = {"alone": 1, "pairs": 2, "threes": 3, "fours": 4, "tables": 4}  # of groups; tables seat 3–5


def group_size(seating: str, people: int) -> int:
    return SIZES.get(seating, people)


def groups_of(seating: str, people: int) -> int:
    """How many small groups there are. Those left over join one, so a group may be larger."""
    return max(1, people // group_size(seating, people))


def turns(step: Mapping[str, Any], seating: str, people: int) -> int:
    """How many turns are taken one after the other in a step with `each`."""
    seating = step.get("in", seating)
    size = group_size(seating, people)
    largest = size + (people % size > 0 and people > size)
    taken = {"person": people, "group": groups_of(seating, people), "member": largest}[step["per"]]
    return min(taken, step.get("most", taken))


def seconds(step: Mapping[str, Any], seating: str, people: int) -> int:
    """How long a step lasts: all its turns, or its minutes where nobody takes turns."""
    if "each" not in step:
        return int(step["minutes"]) * 60
    number, unit = step["each"].split()
    return int(number) * (60 if unit == "min" else 1) * turns(step, seating, people)

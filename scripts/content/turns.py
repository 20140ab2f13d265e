"""Steps that everyone takes in turn, and how long they last with how many people."""

from collections.abc import Mapping
from math import ceil
from typing import Any

from core.documents import DataFile

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


def check_turns(document: DataFile, step: Mapping[str, Any], keys: tuple[str, int]) -> None:
    """A step whose turns cannot all be taken in its minutes, at the size the card states."""
    group = document.data["group"]
    if ("each" in step) != ("per" in step):
        document.report(
            "a step in turns says both how long each has and per whom — add “each” or “per”", *keys
        )
        return
    if "each" not in step or group["from"] > group["to"]:
        return
    sizes = range(group["from"], group["to"] + 1)
    people = max(sizes, key=lambda size: seconds(step, group["in"], size))
    needed = seconds(step, group["in"], people)
    if needed > step["minutes"] * 60:
        document.report(
            f"{turns(step, group['in'], people)} turns of {step['each']} take"
            f" {ceil(needed / 60)} minutes with {people} people, and the step has"
            f" {step['minutes']} — give it more, make the turns shorter, hear only some with"
            " “most”, or state a smaller group",
            *(*keys, "minutes"),
        )

"""What the room reads in a step: never the trainer's words, nor what is kept from it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from core.documents import DataFile

RUN = 5  # so many words in a row are the same sentence, and no chance
_WORD = re.compile(r"\w+(?:[’']\w+)?")


def check_wall(document: DataFile, step: Mapping[str, Any], keys: tuple[str, int]) -> None:
    """A step whose words for the wall are those for the trainer, or give something away."""
    words = _words(step["wall"])
    if f" {' '.join(words)} " in f" {' '.join(_words(step['do']))} ":
        document.report(
            "the wall says what “do” tells the trainer — write what the room is to do,"
            " or an open question for it",
            *(*keys, "wall"),
        )
    given_away = _kept(document.data)
    for run in _runs(step["wall"]):
        if run in given_away:
            document.report(
                f"the wall says “{' '.join(run)}”, which is the trainer’s or on one person’s card"
                " — say only what the room is to do",
                *(*keys, "wall"),
            )
            return


def _kept(data: Mapping[str, Any]) -> set[tuple[str, ...]]:
    """Words of answers, secret cards and questions for the end, unless everyone has them anyway."""
    told = [prompt["text"] for prompt in data["prompts"] if prompt["for"] == "everyone"]
    secret = [prompt["text"] for prompt in data["prompts"] if prompt["for"] == "card"]
    kept = (*secret, *data["debrief"], *data["expect"], *data["answers"])
    return _all_runs(kept) - _all_runs((data["title"], data.get("situation", ""), *told))


def _all_runs(texts: Iterable[str]) -> set[tuple[str, ...]]:
    return {run for text in texts for run in _runs(text)}


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _words(text)
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())

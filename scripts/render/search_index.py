"""What search answers from, for docs/javascripts/search/: every thing with its opening words, the
rarer of its other words, and people's own words for it.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from content.guide import Guide
from content.search import Search
from content.things import Thing

INDEX = "docs/search/things.json"
SHOWN = 110  # characters of a text that a hit shows, cut between words
# A word that stands in more things than this is in the titles of those that are about it.
RARE = 5
WORD = re.compile(r"\w[\w’'-]+")


def render_index(guide: Guide) -> dict[str, str]:
    """The one file; none where the guide has no words for search."""
    search = next(iter(guide.all(Search).values()), None)
    return {INDEX: _index(search)} if search else {}


def _index(search: Search) -> str:
    kinds, things = list(search.kinds), search.things
    numbers = {thing.address: number for number, thing in enumerate(things)}
    often = Counter(word for thing in things for word in set(_words(_all(thing))))

    def ways(entry: Mapping[str, Any]) -> list[int]:
        return [numbers[address] for address in entry["see"]]

    content = {
        "kinds": [
            [name, *(kind[key] for key in ("one", "many", "weight"))]
            for name, kind in search.kinds.items()
        ],
        "examples": search.examples,
        "equal": search.equal,
        "phrases": [[entry["say"], ways(entry)] for entry in search.phrases],
        "absent": [[entry["say"], ways(entry), entry["answer"]] for entry in search.absent],
        # Each property of all things together, which packs best
        "kind": [kinds.index(thing.kind) for thing in things],
        "address": [thing.address for thing in things],
        "title": [thing.title for thing in things],
        "note": [thing.note for thing in things],
        "text": [opening(thing.text) for thing in things],
        "more": [_rest(thing, often) for thing in things],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=list) + "\n"


def _all(thing: Thing) -> str:
    return f"{thing.title} {thing.text} {thing.more}"


def _words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def opening(text: str) -> str:
    """Its start, cut after a word."""
    if len(text) <= SHOWN:
        return text
    return text[: SHOWN + 1].rpartition(" ")[0].rstrip(" ,;:") + " …"


def _rest(thing: Thing, often: Counter[str]) -> str:
    """The words that its title and its opening do not have, each once."""
    seen = set(_words(f"{thing.title} {opening(thing.text)}"))
    rest = dict.fromkeys(_words(f"{thing.text} {thing.more}"))
    return " ".join(word for word in rest if word not in seen and often[word] <= RARE)

"""docs/data/links.yml: short links that never die, code → where it leads.

A code is four letters, worked out from its target alone: the file read from top to bottom must give
the same codes again. So a code that was re-pointed shows by itself, without any history. One that
was removed is missed by the register of published addresses (addresses.py), which holds go/CODE/.
"""

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass

from content.guide import Guide
from content.records import Record
from core.documents import DataFile

FILE = "docs/data/links.yml"
# Said aloud and typed from a slide. Left out for what they look like: l and j (i), d and p (b), q
# (g), n (m), v (u), e (o). For what they sound like: d (t), p (b), c and q (k), z (s), x (ks), n
# (m), e (i). y and l are hard for many; digits have no place.
CONSONANTS, VOWELS = "bfghkmrstw", "aiou"
CODES = tuple(a + b + c + d for a in CONSONANTS for b in VOWELS for c in CONSONANTS for d in VOWELS)
# Nobody wants these on a slide, in English or near it. To refuse one more is safe while no line of
# links.yml holds it.
REFUSED = re.compile(
    "f[aiou]k|f[aiu]t|f[aio]g|s[iu]k|t[iu]t|k[aiou]k|b[iu]g[ao]|bo[bgmt]|bu[bgmt]|baka|bast|gaga"
    "|gas|git|go[rk]|guk|hag|hobo|hom|ho[rs]|kut|kuso|mof|moro|mu[fk]|ra[st]|rom|sisi|wak|wiwi|wog"
    "|wus"
)
_CODE = re.compile(f"([{CONSONANTS}][{VOWELS}]){{2}}")
# From one code to the next that is tried; prime, so that all get their turn and neighbours do not
# look alike.
_STEP = 617


@dataclass(frozen=True, kw_only=True)
class Link(Record):
    target: str


def make_code(target: str, taken: Collection[str]) -> str:
    """The code of a target: the first that is free on the target's own way through all of them."""
    start = int.from_bytes(hashlib.sha256(target.encode()).digest()[:8])
    codes = (CODES[(start + turn * _STEP) % len(CODES)] for turn in range(len(CODES)))
    return next(code for code in codes if code not in taken and not REFUSED.search(code))


def read(document: DataFile, _guide: Guide) -> list[Link]:
    """The lines, and where they break the promise that a code stays what it is."""
    listed = document.data["links"]
    first: dict[str, str] = {}
    taken: set[str] = set()
    for code, target in listed.items():
        if not _CODE.fullmatch(code) or REFUSED.search(code):
            document.report(
                f"“{code}” is no code of ours — remove the line and let python scripts/links.py"
                " --update make one",
                *("links", code),
            )
        elif target in first:
            document.report(
                f"“{target}” has the short link “{first[target]}” already — remove this line",
                *("links", code),
            )
        elif code != make_code(target, taken):
            document.report(
                f"“{code}” was not made for “{target}” — a short link is never re-pointed: put"
                " this line and those above it back as they were; where a thing moved to stands in"
                " docs/data/forwards.yml",
                *("links", code),
            )
        first.setdefault(target, code)
        taken.add(code)
    return [
        Link(id=code, target=target, line=document.line("links", code))
        for code, target in listed.items()
    ]

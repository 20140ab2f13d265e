"""Short links that never die: docs/data/links.yml, code → where it leads.

    python scripts/links.py            list what could have a short link and has none
    python scripts/links.py --update   give each of them a code; only ever adds, at the end of the
    file

A code is four letters, worked out from its target alone: the file read from top to bottom must give
the same codes again.
So a code that was re-pointed shows by itself, without any history. One that was removed is missed
by the register of
published addresses (addresses.py), which holds go/CODE/.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from content.forwards import Forward
from content.places import Place, is_linkable
from core.data_files import DataFile
from core.problems import BadInput, Problem

ROOT = Path(__file__).resolve().parent.parent
FILE = "docs/data/links.yml"
HEADER = """# yaml-language-server: $schema=links.schema.json
#
# Short links: go/CODE/ leads to the address beside the code. They stand on slides and in print, so
# this file is only ever
# added to, at its end, by: python scripts/links.py --update. Never remove a line, never change one.
# When the thing moves,
# say in docs/data/forwards.yml where it went; the short link follows.
links:
"""

# Said aloud and typed from a slide. Left out for what they look like: l and j (i), d and p (b), q
# (g), n (m), v (u), e (o).
# For what they sound like: d (t), p (b), c and q (k), z (s), x (ks), n (m), e (i). y and l are hard
# for many; digits have no place.
CONSONANTS, VOWELS = "bfghkmrstw", "aiou"
CODES = tuple(a + b + c + d for a in CONSONANTS for b in VOWELS for c in CONSONANTS for d in VOWELS)
# Nobody wants these on a slide, in English or near it. To refuse one more is safe while no line of
# links.yml holds it.
REFUSED = re.compile(
    "f[aiou]k|f[aiu]t|f[aio]g|s[iu]k|t[iu]t|k[aiou]k|b[iu]g[ao]|bo[bgmt]|bu[bgmt]|baka|bast|gaga|gas|git|go[rk]|guk|hag|hobo|hom|ho[rs]|kut|kuso|mof|moro|mu[fk]|ra[st]|rom|sisi|wak|wiwi|wog|wus"
)
_CODE = re.compile(f"([{CONSONANTS}][{VOWELS}]){{2}}")
# from one code to the next that is tried; prime, so that all get their turn and neighbours do not
# look alike
_STEP = 617


@dataclass(frozen=True)
class Link:
    """A line of the file."""

    code: str
    target: str
    line: int


@dataclass(frozen=True)
class ShortLink:
    """`address`: where the code leads today, relative to the site's root; `why`: what a forward on
    the way says.
    """

    code: str
    address: str
    place: Place
    why: str = ""


def make_code(target: str, taken: Collection[str]) -> str:
    """The code of a target: the first that is free on the target's own way through all of them."""
    start = int.from_bytes(hashlib.sha256(target.encode()).digest()[:8])
    ways = (CODES[(start + turn * _STEP) % len(CODES)] for turn in range(len(CODES)))
    return next(code for code in ways if code not in taken and not REFUSED.search(code))


def read_links(document: DataFile) -> tuple[list[Link], list[Problem]]:
    """The lines, and where they break the promise that a code stays what it is."""
    links: list[Link] = []
    problems: list[Problem] = []
    first: dict[str, str] = {}
    taken: set[str] = set()
    for code, target in document.data["links"].items():
        wrong = ""
        if not _CODE.fullmatch(code) or REFUSED.search(code):
            wrong = (
                f"“{code}” is no code of ours — remove the line and let python scripts/links.py"
                " --update make one"
            )
        elif target in first:
            wrong = f"“{target}” has the short link “{first[target]}” already — remove this line"
        elif code != make_code(target, taken):
            wrong = (
                f"“{code}” was not made for “{target}” — a short link is never re-pointed: put this"
                " line and those above it back as they were; where a thing moved to stands in"
                " docs/data/forwards.yml"
            )
        if wrong:
            problems.append(document.problem(wrong, "links", code))
        first.setdefault(target, code)
        taken.add(code)
        links.append(Link(code, target, document.line("links", code)))
    return links, problems


def follow(
    links: Iterable[Link], places: Iterable[Place], forwards: Iterable[Forward]
) -> tuple[list[ShortLink], list[Problem]]:
    """Where each code leads today: to its target, or where a forward says that it went."""
    known = {place.address: place for place in places}
    moved = {forward.source: forward for forward in forwards}
    followed, problems = [], []
    for link in links:
        page, _, anchor = link.target.partition("#")
        forward = moved.get(link.target) or moved.get(page)
        if link.target in known:
            followed.append(ShortLink(link.code, link.target, known[link.target]))
        elif forward:
            address = forward.target or "./"
            if not forward.anchor and anchor and f"{address}#{anchor}" in known:
                address += f"#{anchor}"
            followed.append(
                ShortLink(
                    link.code,
                    address,
                    known.get(address) or known[address.partition("#")[0]],
                    forward.why,
                )
            )
        else:
            problems.append(
                Problem(
                    FILE,
                    link.line,
                    f"“{link.target}” is not there any more, and “{link.code}” leads to it — bring"
                    " it back, or say in docs/data/forwards.yml where it went",
                )
            )
    return followed, problems


def without_code(places: Iterable[Place], links: Iterable[ShortLink]) -> list[Place]:
    reached = {link.address for link in links}
    return [place for place in places if is_linkable(place) and place.address not in reached]


def added(text: str, codes: Iterable[str], targets: Iterable[str]) -> str:
    """The file with a line more for each target. `codes`: those in it."""
    taken = set(codes)
    for target in targets:
        code = make_code(target, taken)
        taken.add(code)
        text += f"  {code}: {target}\n"
    return text


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--update", action="store_true", help="give a code to everything that has none"
    )
    arguments = parser.parse_args(argv)
    from outputs import (
        follow_links,
        read_all,
        render_all,
    )  # not at the top: outputs itself reads this module

    path = ROOT / FILE
    try:
        pages, book = read_all(ROOT)
        places, links = follow_links(pages, book, render_all(pages, book))
    except BadInput as error:
        print(error, file=sys.stderr)
        return 1
    new = without_code(places, links)
    if arguments.update and new:
        text = path.read_text("utf-8") if path.exists() else HEADER
        path.write_text(
            added(
                text, re.findall(r"^  (\w+):", text, re.MULTILINE), [place.address for place in new]
            ),
            "utf-8",
        )
        print(f"{FILE}: {len(new)} new short links")
    elif new:
        print(
            f"{FILE}: {len(new)} things have no short link, such as {new[0].address} — give them"
            " one: python scripts/links.py --update",
            file=sys.stderr,
        )
    return 1 if new and not arguments.update else 0


if __name__ == "__main__":
    sys.exit(main())

"""What the site prints for an activity, beside its cards: the entries under `make`. Also what a
section of a page says as plain text, so that a list in a chapter can be a sheet of its own.
"""

import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from content.guide import Guide
from content.pages import CITATION, LIST_ITEM, Page, plain_markdown
from core.documents import DataFile

# What an entry makes, and which other keys it may then have beside “for” and “copies”.
KINDS: Mapping[str, set[str]] = {
    "letters": set(),
    "numbers": set(),
    "cells": {"rows"},
    "quotes": {"as", "labels"},
    "claims": set(),
    "signs": set(),
    "outcomes": set(),
    "tools": {"blank"},
    "answers": set(),
    "sheet": set(),
    "paper": {"text", "table"},
    "scenario": set(),
}
NEEDED = {"cells": ("rows",), "paper": ("text", "table")}  # one of these
COMMON = {"for", "copies"}
NAMED = {  # what names records: of which kind, the folder of its partials, and its data
    "quotes": ("quote", "quotes", "quotes.yml"),
    "claims": ("claim", "claims", "claims.yml"),
    "signs": ("sign", "signs", "signs.yml"),
    "tools": ("tool", "tools", "tools.yml"),
    "scenario": ("scenario", "scenarios", "scenarios"),
    "cells": ("table", "tables", "comparisons.yml"),
}
ANSWERS, LABELS = "chapters/faq/", "chapters/voices/#labels"  # where these stand
LEAD = re.compile(r"\*\*(.+?)\*\*\s*(.*)")


def kind_of(entry: Mapping[str, Any]) -> str:
    """The key that says what an entry makes."""
    return next(kind for kind in KINDS if kind in entry)


def check_prints(document: DataFile, guide: Guide) -> None:
    """Report entries that make nothing or two things, keys that do not go together, and names of
    nothing.
    """
    for index, entry in enumerate(document.data.get("make", ())):
        keys = ("make", index)
        kinds = [kind for kind in KINDS if kind in entry]
        if len(kinds) != 1:
            document.report(
                f"an entry makes one thing, and this one makes {' and '.join(kinds) or 'nothing'}"
                f" — give it one of {', '.join(KINDS)}",
                *keys,
            )
            continue
        kind = kinds[0]
        for key in sorted(entry.keys() - {kind} - KINDS[kind] - COMMON):
            document.report(f"“{key}” does not go with “{kind}” — remove it", *keys, key)
        if kind in NEEDED and not any(key in entry for key in NEEDED[kind]):
            wanted = " or ".join(f"“{key}”" for key in NEEDED[kind])
            document.report(f"“{kind}” says nothing without {wanted} — add it", *keys)
        for key, name, what in _strangers(entry, kind, guide):
            document.report(f"“{name}” is {what} — correct it", *keys, key)


def _strangers(entry: Mapping[str, Any], kind: str, guide: Guide) -> list[tuple[str, str, str]]:
    """(key, name, why it will not do). Names whose data could not be read are not judged."""
    names = entry[kind] if isinstance(entry[kind], list) else [entry[kind]]
    found: list[tuple[str, str, str]] = []
    if kind in NAMED:
        of, folder, file = NAMED[kind]
        known = guide.records.get(of, {})
        if guide.could_read(folder):
            found += [
                (kind, name, f"not in docs/data/{file}") for name in names if name not in known
            ]
        if kind == "cells" and entry[kind] in known:
            rows = [row.id for row in known[entry[kind]].rows]
            found += [
                ("rows", row, f"no row of the table “{entry[kind]}”")
                for row in entry.get("rows", ())
                if row not in rows
            ]
    found += [
        ("as", name, "not among the quotations")
        for name in entry.get("as", ())
        if name not in names
    ]
    if not guide.has_all_pages:
        return found
    if kind == "answers":
        found += [
            (kind, name, f"no heading of {ANSWERS}")
            for name in names
            if f"{ANSWERS}#{name}" not in guide.sections
        ]
    if kind == "sheet" and guide.is_whole and not prints_of(guide, entry[kind])[1]:
        found.append((kind, entry[kind], "no section with a list, a check or a path to print"))
    return found


# --------------------------------------------------------------------------- sections of pages


def prints_of(guide: Guide, address: str) -> tuple[str, Any]:
    """What a sheet can be made of in a section, and what it is: a self-check, the path of signs, a
    picture or a list, which is empty where there is none of these.
    """
    page = _section(guide, address)
    names = [snippet.path.removeprefix(page.prefix) for snippet in page.snippets] if page else []
    partials = [guide.partial_of[name] for name in names if name in guide.partial_of]
    for partial in partials:
        if partial.template in ("check", "path", "picture"):
            return partial.template, partial.values[partial.template]
    return "list", list_in(guide, address)


def list_in(guide: Guide, address: str) -> list[tuple[str, str]]:
    """The items of the lists in a section, each as what it starts with in bold, and the rest."""
    found = [re.split(rf"^{LIST_ITEM}", text) for text in texts_in(guide, address)]
    leads = [(LEAD.match(item[1]), item[1]) for item in found if len(item) > 1]
    return [
        (plain_markdown(lead[1]), plain_markdown(lead[2])) if lead else ("", plain_markdown(item))
        for lead, item in leads
    ]


def texts_in(guide: Guide, address: str) -> list[str]:
    """The paragraphs of a section, items of lists among them, without citations."""
    page = _section(guide, address)
    return [
        CITATION.sub("", " ".join(line.text.strip() for line in lines if line.text[:2] != "{:"))
        for lines in (page.paragraphs() if page else ())
    ]


def _section(guide: Guide, address: str) -> Page | None:
    """A page with the blocks of one section alone, up to the next heading of its level."""
    of, _, anchor = address.partition("#")
    page = next((each for each in guide.pages if each.address == of), None)
    if not page:
        return None
    heading = next((each for each in page.headings if each.anchor == anchor), None)
    if not heading:
        return None
    ends = (
        each.line
        for each in page.headings
        if each.line > heading.line and each.level <= heading.level
    )
    within = range(heading.line + 1, next(ends, sys.maxsize))
    return replace(page, blocks=tuple(block for block in page.blocks if block.line in within))

"""Every idea of the source texts is on some page, and every doubt about one stands beside it.

The list of ideas is docs/data/audit.yml. A page names those it covers under `items`, and tells
the doubts about them. A caveat is an element that says what it is for: {: .bh-caveat data-for="F9
F11" } in Markdown, or data-for in a card.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from content.reading import read_guide
from render.partials import render_partial

ROOT = Path(__file__).resolve().parents[2]
COVERED = {"O": "opinion", "M": "example", "U": "unsourced claim", "S": "sourced statement"}
_MARK = re.compile(r"data-for=[\"“]([^\"”]*)[\"”]")


class Idea(NamedTuple):
    """`answers`: the ids a caveat may name: the idea’s own, or one of the facts that hold the
    doubt.
    """

    id: str
    kind: str
    point: str
    answers: frozenset[str] = frozenset()


class Cover(NamedTuple):
    """What one page covers: ids of ideas, and what its caveats are for."""

    items: frozenset[str]
    caveats: frozenset[str]


def ideas_in(entries: Sequence[Mapping]) -> list[Idea]:
    return [
        Idea(
            entry["id"],
            entry["kind"],
            entry["point"],
            frozenset([entry["id"], *entry.get("facts", ())]) if entry["caveat"] else frozenset(),
        )
        for entry in entries
    ]


def caveats_in(*texts: str) -> frozenset[str]:
    """Everything that marks in Markdown or HTML say they are for."""
    return frozenset(
        each for text in texts for mark in _MARK.findall(text) for each in mark.split()
    )


def problems_of(ideas: Sequence[Idea], pages: Mapping[str, Cover]) -> list[str]:
    """Ideas no page names, ideas a page should not name, and doubts that no page that names the
    idea tells.
    """
    found = []
    for idea in ideas:
        named = [page for page, cover in pages.items() if idea.id in cover.items]
        if idea.kind not in COVERED and named:
            found.append(
                f"{named[0]}: names {idea.id} ({idea.point}), which is left out of the site — take"
                " it off items"
            )
        elif idea.kind in COVERED and not named:
            found.append(
                f"docs/data/audit.yml: no page covers {idea.id}, {COVERED[idea.kind]}: {idea.point}"
                " — write it, and name it under items"
            )
        elif idea.answers:
            found += [
                f"{page}: covers {idea.id} ({idea.point}) without its caveat — mark the paragraph"
                f' that has it: {{: .bh-caveat data-for="{" ".join(sorted(idea.answers))}" }},'
                " any of these"
                for page in named
                if not idea.answers & pages[page].caveats
            ]
    known = {idea.id for idea in ideas}
    found += [
        f"{page}: names {item}, which is not in docs/data/audit.yml — correct the id"
        for page, cover in pages.items()
        for item in sorted(cover.items - known)
    ]
    return found


def covers(root: Path) -> dict[str, Cover]:
    """Every page of the site with what it covers, caveats in the cards it shows included."""
    guide = read_guide(root)
    found = {}
    for page in guide.pages:
        names = (snippet.path.removeprefix(page.prefix) for snippet in page.snippets)
        shown = [
            render_partial(partial, guide, page.root)
            for name in names
            if (partial := guide.partial_of.get(name))
        ]
        found[page.file] = Cover(
            frozenset(page.meta.get("items", ())),
            caveats_in((root / page.file).read_text("utf-8"), *shown),
        )
    return found


def test_every_idea_is_covered_and_every_caveat_told() -> None:
    audit = yaml.safe_load((ROOT / "docs/data/audit.yml").read_text("utf-8"))
    problems = problems_of(ideas_in(audit["items"]), covers(ROOT))
    assert not problems, "\n".join(["", *problems])


def test_the_audit_lists_ideas_of_every_kind() -> None:
    audit = yaml.safe_load((ROOT / "docs/data/audit.yml").read_text("utf-8"))
    kinds = [idea.kind for idea in ideas_in(audit["items"])]
    assert set(kinds) == {*COVERED, "X"} and len(kinds) > 150


# ------------------------------------------------------------------ the checks catch what they are
# for

IDEAS = ideas_in(
    [
        {"id": "S9.1", "kind": "O", "point": "an opinion", "caveat": False},
        {
            "id": "S9.2",
            "kind": "U",
            "point": "a bold claim",
            "caveat": True,
            "facts": ["F9", "F11"],
        },
        {"id": "S9.3", "kind": "S", "point": "an untraced line", "caveat": True},
        {"id": "S9.4", "kind": "X", "point": "an advertisement", "caveat": False},
    ]
)
GOOD = {
    "a.md": Cover(frozenset({"S9.1", "S9.2"}), frozenset({"F11"})),
    "b.md": Cover(frozenset({"S9.1", "S9.3"}), frozenset({"S9.3"})),
}


def test_a_book_that_covers_all_passes() -> None:
    assert problems_of(IDEAS, GOOD) == []


@pytest.mark.parametrize(
    ("page", "items", "caveats", "says"),
    [
        ("a.md", "S9.2", "F11", ""),
        (
            "b.md",
            "S9.3",
            "",
            "b.md: covers S9.3 (an untraced line) without its caveat — mark the paragraph",
        ),
        ("a.md", "S9.1 S9.2", "", "a.md: covers S9.2 (a bold claim) without its caveat"),
        ("a.md", "S9.1 S9.2", "F10", "a.md: covers S9.2 (a bold claim) without its caveat"),
        ("b.md", "S9.2 S9.3", "S9.3", "b.md: covers S9.2 (a bold claim) without its caveat"),
        (
            "b.md",
            "S9.1",
            "S9.3",
            "no page covers S9.3, sourced statement: an untraced line — write it",
        ),
        (
            "b.md",
            "S9.3 S9.4",
            "S9.3",
            "b.md: names S9.4 (an advertisement), which is left out of the site",
        ),
        ("b.md", "S9.3 S9.9", "S9.3", "b.md: names S9.9, which is not in docs/data/audit.yml"),
    ],
    ids=[
        "covered elsewhere",
        "no caveat",
        "no caveat from the facts",
        "caveat for something else",
        "caveat on another page only",
        "uncovered",
        "advertisement",
        "unknown",
    ],
)
def test_a_gap_is_found(page: str, items: str, caveats: str, says: str) -> None:
    problems = problems_of(
        IDEAS, GOOD | {page: Cover(frozenset(items.split()), frozenset(caveats.split()))}
    )
    assert len(problems) == bool(says) and says in "".join(problems)


def test_marks_are_read_from_markdown_and_from_cards() -> None:
    assert caveats_in(
        'A doubt.\n{: .bh-caveat data-for="F9 F11" }',
        '<div data-for="M10"><dl></dl></div>',
        "data-form",
    ) == {"F9", "F11", "M10"}

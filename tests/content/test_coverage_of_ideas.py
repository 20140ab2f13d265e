"""Every idea of the source texts is on some page, and every doubt about one stands beside it.

The list of ideas is docs/data/audit.yml. A page names those it covers under `items`, and tells
the doubts about them. A caveat is an element that says what it is for: {: .bh-caveat data-for="F9
F11" } in Markdown, or data-for in a card. It may name the idea, or a fact that holds the doubt.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pytest
import yaml

from project import REPOSITORY, guide, shown_on

COVERED = {"O": "opinion", "M": "example", "U": "unsourced claim", "S": "sourced statement"}
MARK = re.compile(r"data-for=[\"“]([^\"”]*)[\"”]")


class Cover(NamedTuple):
    """What one page covers: ids of ideas, and what its caveats are for."""

    items: set[str]
    caveats: set[str]


def caveats_in(*texts: str) -> set[str]:
    """Everything that marks in Markdown or HTML say they are for."""
    return {each for text in texts for mark in MARK.findall(text) for each in mark.split()}


def problems_of(ideas: Sequence[Mapping], pages: Mapping[str, Cover]) -> list[str]:
    """Ideas no page names, ideas a page should not name, and doubts that no page that names the
    idea tells.
    """
    found = [
        f"{page}: names {item}, which is not in docs/data/audit.yml — correct the id"
        for page, cover in pages.items()
        for item in sorted(cover.items - {idea["id"] for idea in ideas})
    ]
    for idea in ideas:
        name, kind = f"{idea['id']} ({idea['point']})", COVERED.get(idea["kind"])
        named = [page for page, cover in pages.items() if idea["id"] in cover.items]
        answers = {idea["id"], *idea.get("facts", ())}
        if not kind:
            found += [
                f"{page}: names {name}, which is left out of the site — take it off items"
                for page in named
            ]
        elif not named:
            found.append(
                f"docs/data/audit.yml: no page covers {idea['id']}, {kind}: {idea['point']} — write"
                " it, and name it under items"
            )
        elif idea["caveat"]:
            found += [
                f"{page}: covers {name} without its caveat — mark the paragraph that has it:"
                f' {{: .bh-caveat data-for="{" ".join(sorted(answers))}" }}, any of these'
                for page in named
                if not answers & pages[page].caveats
            ]
    return found


def test_every_idea_is_covered_and_every_caveat_told() -> None:
    ideas = yaml.safe_load((REPOSITORY / "docs/data/audit.yml").read_text("utf-8"))["items"]
    pages = {
        page.file: Cover(
            set(page.meta.get("items", ())),
            caveats_in((REPOSITORY / page.file).read_text("utf-8"), *shown_on(page)),
        )
        for page in guide().pages
    }
    problems = problems_of(ideas, pages)
    assert not problems, "\n".join(["", *problems])
    assert {idea["kind"] for idea in ideas} == {*COVERED, "X"} and len(ideas) > 150


# ----------------------------------------------------------- the checks catch what they are for

IDEAS = yaml.safe_load(
    """
    - {id: S9.1, kind: O, point: an opinion, caveat: false}
    - {id: S9.2, kind: U, point: a bold claim, caveat: true, facts: [F9, F11]}
    - {id: S9.3, kind: S, point: an untraced line, caveat: true}
    - {id: S9.4, kind: X, point: an advertisement, caveat: false}
    """
)
GOOD = {"a.md": Cover({"S9.1", "S9.2"}, {"F11"}), "b.md": Cover({"S9.1", "S9.3"}, {"S9.3"})}


@pytest.mark.parametrize(
    ("page", "items", "caveats", "says"),
    [
        pytest.param("a.md", "S9.1 S9.2", "F11", "", id="all covered"),
        pytest.param("a.md", "S9.2", "F11", "", id="covered elsewhere"),
        pytest.param(
            *("b.md", "S9.3", ""),
            "b.md: covers S9.3 (an untraced line) without its caveat — mark the paragraph",
            id="no caveat",
        ),
        pytest.param(
            *("a.md", "S9.1 S9.2", ""),
            "a.md: covers S9.2 (a bold claim) without its caveat",
            id="no caveat from the facts",
        ),
        pytest.param(
            *("a.md", "S9.1 S9.2", "F10"),
            "a.md: covers S9.2 (a bold claim) without its caveat",
            id="caveat for something else",
        ),
        pytest.param(
            *("b.md", "S9.2 S9.3", "S9.3"),
            "b.md: covers S9.2 (a bold claim) without its caveat",
            id="caveat on another page only",
        ),
        pytest.param(
            *("b.md", "S9.1", "S9.3"),
            "no page covers S9.3, sourced statement: an untraced line — write it",
            id="uncovered",
        ),
        pytest.param(
            *("b.md", "S9.3 S9.4", "S9.3"),
            "b.md: names S9.4 (an advertisement), which is left out of the site",
            id="advertisement",
        ),
        pytest.param(
            *("b.md", "S9.3 S9.9", "S9.3"),
            "b.md: names S9.9, which is not in docs/data/audit.yml",
            id="unknown",
        ),
    ],
)
def test_a_gap_is_found(page: str, items: str, caveats: str, says: str) -> None:
    pages = GOOD | {page: Cover(set(items.split()), set(caveats.split()))}
    problems = problems_of(IDEAS, pages)
    assert len(problems) == bool(says) and says in "".join(problems), problems


def test_marks_are_read_from_markdown_and_from_cards() -> None:
    assert caveats_in(
        'A doubt.\n{: .bh-caveat data-for="F9 F11" }',
        '<div data-for="M10"><dl></dl></div>',
        "data-form",
    ) == {"F9", "F11", "M10"}

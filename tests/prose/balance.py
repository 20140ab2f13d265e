"""How evenly the two hats are treated: words, praise and blame for each, by page and section.

    python tests/prose/balance.py [--sections] [--hits]
        also each section and card; also each sentence counted as praise or blame

Whose words. Text is a hat's where its place says so: a card, table column or scenario field of that
hat,
a section whose heading names only that hat, or a paragraph whose opening in bold does. Elsewhere
each
sentence that names one hat only is that hat's. Cards of both hats are nobody's.

Whose praise and blame. A sentence is about the one hat it names; where it names both, each half
speaks
for itself; a scenario field or table cell is about its hat unnamed. Such a sentence is praise if it
holds a
word of PRAISE in balance_words.py, blame if it holds one of BLAME, and may be both; “not good” is
neither.
The measure is rough, and the same for both hats. Quotations are left out, since nobody may reword
them.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from balance_words import HATS, judgements, only_hat, sentences
from content.activities import Activity
from content.claims import Claim
from content.guide import Guide
from content.moments import Moment
from content.pages import Heading, Page, Prose
from content.reading import read_guide
from content.scenarios import Scenario
from content.self_check import Check
from content.signs import Sign
from content.skills import Skill
from content.tables import View
from content.tools import Tool
from content.trainer_notes import Note
from core.problems import BadInput

ROOT = Path(__file__).resolve().parents[2]
MEASURES = ("words", "praise", "blame")
TOLERANCE = 0.10  # of the sum: how far the two may differ over the whole guide

_RUN_IN = re.compile(r"\*\*([^*]+)\*\*")
_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.)\s+")
_NO_TEXT = re.compile(r"\s*(?:///|attrs:|\{:)")


@dataclass(frozen=True)
class Piece:
    """Text in one place. `hat`: whose it is by its place; `about`: it judges that hat without
    naming it.
    """

    page: str
    section: str
    text: str
    hat: str = ""
    about: bool = False


@dataclass
class Tally:
    """Counts for one hat; `hits` are sentences counted, as (“praise”, sentence)."""

    words: int = 0
    praise: int = 0
    blame: int = 0
    hits: list[tuple[str, str]] = field(default_factory=list)


Tallies = dict[str, Tally]


def count(pieces: Iterable[Piece]) -> dict[tuple[str, str], Tallies]:
    """(page, section) → hat → tally."""
    table: dict[tuple[str, str], Tallies] = {}
    for piece in pieces:
        tallies = table.setdefault((piece.page, piece.section), {hat: Tally() for hat in HATS})
        for sentence in sentences(piece.text):
            owner = piece.hat or only_hat(sentence)
            if owner in HATS:
                tallies[owner].words += len(sentence.split())
            for hat, name in judgements(sentence, piece.hat if piece.about else ""):
                setattr(tallies[hat], name, getattr(tallies[hat], name) + 1)
                tallies[hat].hits.append((name, sentence))
    return table


def total(tables: Iterable[Tallies]) -> Tallies:
    every = list(tables)
    return {
        hat: Tally(*(sum(getattr(tallies[hat], name) for tallies in every) for name in MEASURES))
        for hat in HATS
    }


def difference(tallies: Tallies, name: str) -> float:
    """From −1, all of it managing, through 0, even, to 1, all of it leading."""
    managing, leading = (getattr(tallies[hat], name) for hat in HATS)
    return (leading - managing) / (leading + managing) if leading + managing else 0.0


def page_pieces(page: Page) -> Iterator[Piece]:
    """Paragraphs and list items; the bold opening names the hat, or else the nearest heading that
    names any.
    """
    hats, section, paragraph = {1: "", 2: "", 3: ""}, "", ""
    rows = [
        (each.level, each.title, each.anchor) if isinstance(each, Heading) else (0, each.text, "")
        for each in page.blocks
        if isinstance(each, Heading | Prose)
    ]
    for level, text, anchor in [*rows, (0, "", "")]:
        if paragraph and (level or not text.strip() or _ITEM.match(text) or _NO_TEXT.match(text)):
            opening = _RUN_IN.match(paragraph)
            named = [only_hat(opening[1]) if opening else "", hats[3], hats[2], hats[1]]
            yield Piece(
                page.name, section, paragraph, next(filter(None, named), "").replace("both", "")
            )
            paragraph = ""
        if level:
            hats |= {level: only_hat(text)} | dict.fromkeys(range(level + 1, 4), "")
            section = anchor
        elif not _NO_TEXT.match(text):
            paragraph = f"{paragraph} {_ITEM.sub('', text, count=1)}".strip()


def data_pieces(guide: Guide) -> Iterator[Piece]:
    """Cards, table cells, signs, scenarios, activities and notes, each record once."""
    for skill in guide.all(Skill).values():
        text = (skill.definition, skill.tuesday, skill.practice, skill.limit)
        yield Piece("data/skills", skill.id, " ".join(text), skill.hat)
    for tool in guide.all(Tool).values():
        text = (tool.when, *tool.how, tool.example, tool.evidence, tool.origin, tool.limits)
        yield Piece("data/tools", tool.id, " ".join(text), tool.hat)
    for claim in guide.all(Claim).values():
        text = (claim.claim, claim.means, claim.limits, claim.counter_view)
        yield Piece("data/claims", claim.id, " ".join(text))
    for sign in guide.all(Sign).values():
        text = (sign.sign, *(sign.cells[key] for key in ("ask", "try", "training")))
        yield Piece("data/signs", sign.id, " ".join(text), sign.gap)
    cells = {
        (row.id, hat): row.cells[hat]
        for view in guide.all(View).values()
        for row in view.rows
        for hat in HATS
        if hat in row.cells
    }
    for (row_id, hat), cell in cells.items():
        yield Piece("data/comparisons", row_id, cell, hat, about=True)
    for check in guide.all(Check).values():
        for statement in check.statements:
            yield Piece("data/self-check", check.id, statement.text, statement.hat)
    for moment in guide.all(Moment).values():
        for hat in HATS:
            yield Piece("data/moments", moment.id, getattr(moment, hat), hat, about=True)
    for activity in guide.all(Activity).values():
        steps = (step["do"] for step in activity.steps)
        prompts = (prompt["text"] for prompt in activity.prompts)
        asked = (*activity.debrief, *activity.expect, *activity.answers)
        text = (activity.purpose, *steps, *prompts, *asked)
        yield Piece("data/activities", activity.id, " ".join(text), activity.hat)
    for note in guide.all(Note).values():
        remarks = (remark["text"] for remark in note.answers + note.traps)
        yield Piece(
            "data/trainer-notes", note.page, " ".join((note.purpose, *note.debrief, *remarks))
        )
    for name, scenario in guide.all(Scenario).items():
        text = (scenario.why, scenario.twist["thoughts"], *scenario.debrief, scenario.takeaway)
        yield Piece(f"scenarios/{name}", "debrief", " ".join(text))
        for option in scenario.options:
            for hat in HATS:
                yield Piece(f"scenarios/{name}", option.id, getattr(option, hat), hat, about=True)


def read_pieces(root: Path) -> list[Piece]:
    """All text of the guide; stops with every problem the generators would report."""
    try:
        guide = read_guide(root)
    except BadInput as error:
        raise SystemExit(str(error)) from error
    return [piece for page in guide.pages for piece in page_pieces(page)] + list(data_pieces(guide))


def render(
    table: dict[tuple[str, str], Tallies], sections: bool = False, hits: bool = False
) -> str:
    """The report: managing and leading side by side for each measure, and how far the totals
    differ.
    """

    def row(name: str, tallies: Tallies) -> str:
        return f"{name:44}" + "".join(
            f"{getattr(tallies['managing'], each):9} {getattr(tallies['leading'], each):8}"
            for each in MEASURES
        )

    lines = [
        " " * 44 + "".join(f"{each:>18}" for each in MEASURES),
        " " * 44 + "  managing leading" * len(MEASURES),
    ]
    for page in dict.fromkeys(page for page, _ in table):
        parts = {section: tallies for (name, section), tallies in table.items() if name == page}
        lines.append(row(page, total(parts.values())))
        for section, tallies in parts.items():
            lines += [row(f"  #{section}", tallies)] * sections + [
                f"    {name} of {hat}: {sentence}"
                for hat in HATS
                for name, sentence in tallies[hat].hits
            ] * hits
    summed = total(table.values())
    return "\n".join(
        [
            *lines,
            row("all", summed),
            f"{'difference':44}"
            + "".join(f"{difference(summed, each):18.1%}" for each in MEASURES),
        ]
    )


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sections", action="store_true", help="a line for each section and card")
    parser.add_argument(
        "--hits", action="store_true", help="every sentence that counts as praise or blame"
    )
    print(render(count(read_pieces(ROOT)), **vars(parser.parse_args(argv))))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Print and cut: for each workshop plan a whole page with all that its cards ask for. Each thing
has pages of its own, so that a trainer prints those pages as often as the room needs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.claims import Claim
from content.guide import Guide
from content.pages import plain_markdown
from content.paths import DecisionPath
from content.plans import Meeting, Plan
from content.prints import ANSWERS, LABELS, kind_of, list_in, prints_of, texts_in
from content.quotes import Quote
from content.records import Record
from content.scenarios import Scenario
from content.signs import Sign
from content.site import CUTOUTS, SHEETS, Site
from content.tables import View
from content.tools import Tool
from content.turns import groups_of
from render.handouts import Stop, render_page, stops_of, title_of

# Things on a page, across and down. On one page of 186 × 246 mm, which both papers hold.
GRIDS = {
    "agenda": (1, 1),
    "cards": (2, 2),
    "letters": (2, 2),
    "numbers": (2, 3),
    "cells": (3, 7),
    "quotes": (2, 4),
    "labels": (1, 4),
    "claims": (1, 2),
    "signs": (1, 6),
    "outcomes": (1, 3),
    "tools": (2, 4),
    "answers": (1, 2),
    "list": (1, 1),
    "check": (1, 1),
    "path": (1, 1),
    "picture": (1, 1),
    "paper": (1, 1),
    "scenario": (1, 1),
}
TWO_SIDED = {"scenario"}  # the pages of a set are the two sides of one sheet
ROOMS = (6, 12, 20, 30, 40, 60, 100, 150)  # people, for whom the first page counts sheets
SEATING = {"person": "alone", "pair": "pairs", "room": "everyone"}  # for a group: the activity's
OF_A_SCENARIO = "fours"  # who gets a scenario that is a part of the plan
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Lettered = tuple[str, Any]
Makes = Iterator[tuple[str, Sequence[Any]]]  # kind and items of each thing


@dataclass(frozen=True)
class Use:
    """Which block of the plan needs a thing, and who gets it: `seating`, as in labels.yml."""

    number: int
    title: str
    seating: str
    copies: int

    def sets(self, people: int) -> int:
        return self.copies * groups_of(self.seating, people)


Wanted = tuple[str, Sequence[Any], Use]


@dataclass(frozen=True)
class Thing:
    """One thing to print. `items`: its cards, or what its pages hold; `first`: its first page in
    the file.
    """

    kind: str
    items: Sequence[Any]
    uses: tuple[Use, ...]
    first: int = 0

    @property
    def grid(self) -> str:
        return "{}x{}".format(*GRIDS[self.kind])

    @property
    def pages(self) -> list[Sequence[Any]]:
        across, down = GRIDS[self.kind]
        size = across * down
        return [self.items[at : at + size] for at in range(0, len(self.items), size)]

    @property
    def use(self) -> Use:
        """Of all blocks that share it the one that needs most."""
        return max(self.uses, key=lambda use: use.sets(ROOMS[-1]))

    def sheets(self, people: int) -> int:
        sides = 2 if self.kind in TWO_SIDED else 1
        return len(self.pages) // sides * max(use.sets(people) for use in self.uses)


def render_cutouts(guide: Guide, site: Site) -> dict[str, str]:
    """The page of every plan, as file name → content."""
    return {
        f"docs/{CUTOUTS}{plan.id}/index.html": render_page(
            "cutouts",
            plan,
            CUTOUTS,
            f"{SHEETS}{plan.id}/",  # participants get these pages, so their foot leads there
            guide,
            site,
            {"things": things_of(plan, guide), "rooms": ROOMS},
        )
        for plan in guide.all(Plan).values()
    }


def things_of(plan: Plan, guide: Guide) -> list[Thing]:
    """All that is printed for a plan, each thing once, in the order in which it is needed."""
    agenda = [(meeting, on_the_wall(meeting, guide)) for meeting in plan.meetings]
    found: dict[tuple[str, str], Thing] = {}
    wanted: list[Wanted] = [("agenda", agenda, Use(0, "", "everyone", 1))]
    for _, stops in stops_of(plan, guide):
        wanted += [each for stop in stops for each in _wanted(stop, guide)]
    for kind, items, use in wanted:
        key = (kind, repr(items))
        before = found[key].uses if key in found else ()
        # The same activity twice, as in two meetings, is one thing.
        found[key] = Thing(kind, items, (*before, use))
    things, first = [], 2  # the first page is the list of them
    for thing in found.values():
        things.append(Thing(thing.kind, thing.items, thing.uses, first))
        first += len(thing.pages)
    return things


def on_the_wall(meeting: Meeting, guide: Guide) -> list[tuple[str, str, int]]:
    """(kind, title, minutes) of what people would call a block: what is said and the time to move
    are part of the one before.
    """
    blocks: list[tuple[str, str, int]] = []
    for part in meeting.parts:
        if part.kind in ("say", "regroup") and blocks:
            kind, title, minutes = blocks[-1]
            blocks[-1] = (kind, title, minutes + part.minutes)
        else:
            blocks.append((part.kind, title_of(part, guide), part.minutes))
    return blocks


def _wanted(stop: Stop, guide: Guide) -> Iterator[Wanted]:
    """What one block needs: its cards, and its entries under `make`."""
    record = stop.record
    if isinstance(record, Scenario):
        yield "scenario", _sides(record), Use(stop.number, stop.title, OF_A_SCENARIO, 1)
        return
    if record.cards:
        yield "cards", record.cards, Use(stop.number, stop.title, record.group["in"], 1)
    for entry in record.make:
        seating = SEATING.get(entry["for"], record.group["in"])
        use = Use(stop.number, stop.title, seating, entry.get("copies", 1))
        for kind, items in ITEMS[kind_of(entry)](entry, guide):
            yield kind, items, use


def _lettered(kind: str, things: Sequence[Any]) -> tuple[str, list[Lettered]]:
    return kind, list(zip(LETTERS, things, strict=False))


def _named(kind: str, of: type[Record]) -> Any:
    def items(entry: Mapping[str, Any], guide: Guide) -> Makes:
        yield _lettered(kind, [guide.all(of)[name] for name in entry[kind]])

    return items


def _letters(entry: Mapping[str, Any], _guide: Guide) -> Makes:
    yield "letters", entry["letters"]


def _numbers(entry: Mapping[str, Any], _guide: Guide) -> Makes:
    yield "numbers", list(range(1, entry["numbers"] + 1))


def _cells(entry: Mapping[str, Any], guide: Guide) -> Makes:
    """The heads, then the cells by their letters: cut row by row, they would lie in order."""
    view = guide.all(View)[entry["cells"]]
    rows = [row for row in view.rows if row.id in entry["rows"]]
    cells = sorted(row.cells[column.key] for row in rows for column in view.columns)
    heads = [("head", column.heading) for column in view.columns]
    yield "cells", [*heads, *(("cell", cell) for cell in cells)]


def _quotes(entry: Mapping[str, Any], guide: Guide) -> Makes:
    names = entry.get("as", {})
    quotes = [guide.all(Quote)[name] for name in entry["quotes"]]
    yield _lettered("quotes", [(quote, names.get(quote.id, "")) for quote in quotes])
    if "labels" in entry:
        yield "labels", list_in(guide, LABELS)


def _outcomes(_entry: Mapping[str, Any], guide: Guide) -> Makes:
    yield "outcomes", list(guide.all(DecisionPath)["path"].outcomes.values())


def _tools(entry: Mapping[str, Any], guide: Guide) -> Makes:
    tools = [guide.all(Tool)[name] for name in entry["tools"]]
    yield "tools", [*tools, *([None] * entry.get("blank", 0))]


def _answers(entry: Mapping[str, Any], guide: Guide) -> Makes:
    addresses = [f"{ANSWERS}#{name}" for name in entry["answers"]]
    answers = [list(map(plain_markdown, texts_in(guide, address))) for address in addresses]
    yield "answers", list(zip((guide.sections[at] for at in addresses), answers, strict=True))


def _sheet(entry: Mapping[str, Any], guide: Guide) -> Makes:
    address = entry["sheet"]
    kind, found = prints_of(guide, address)
    yield kind, [(guide.sections[address], found)]


def _paper(entry: Mapping[str, Any], _guide: Guide) -> Makes:
    yield "paper", [entry]


def _scenario(entry: Mapping[str, Any], guide: Guide) -> Makes:
    yield "scenario", _sides(guide.all(Scenario)[entry["scenario"]])


def _sides(scenario: Scenario) -> list[tuple[str, Scenario]]:
    return [("outside", scenario), ("inside", scenario)]


ITEMS = {
    "letters": _letters,
    "numbers": _numbers,
    "cells": _cells,
    "quotes": _quotes,
    "claims": _named("claims", Claim),
    "signs": _named("signs", Sign),
    "outcomes": _outcomes,
    "tools": _tools,
    "answers": _answers,
    "sheet": _sheet,
    "paper": _paper,
    "scenario": _scenario,
}

"""The kinds of things the guide is made of. All that treats them alike is a loop over KINDS.

A card of a new kind is five files of one name and a line here: docs/data/NAME.yml and its schema,
content/NAME.py, render/templates/NAME.html, docs/stylesheets/NAME.css.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from content import (
    activities,
    audit,
    claims,
    comparisons,
    downloads,
    follow_up,
    forwards,
    glossary,
    links,
    moments,
    paths,
    pictures,
    plan_checks,
    plan_files,
    plan_lists,
    questions,
    quotes,
    scenarios,
    search,
    self_check,
    signs,
    skills,
    sources,
    tools,
    trainer_notes,
    verdicts,
)
from content.guide import Guide
from content.records import Partial, Record
from content.tables import View
from core.documents import DataFile

Shown = Record | View
Read = Callable[[DataFile, Guide], Sequence[Shown]]


@dataclass(frozen=True)
class Kind:
    """`name`: its template, the start of its ids (tool-raci), and a modifier in style sheets.

    `title`: what readers are told it is. `read`: makes records of its data, and reports there what
    is wrong; it is given all that was read before it. `folder`: what pages ask for,
    “tools/raci.html”, and where the data is: docs/data/tools.yml or files in docs/data/tools/,
    unless `data` says otherwise.
    `partials`: what of it pages can show, where that is not one piece a record.
    `tables`: made of its records. `more`: further folders of partials.
    `check`: reports more of each record, once it is read.
    `order`: what its records are sorted by, where that is not the order in which they are read.
    """

    name: str
    title: str
    read: Read
    folder: str
    data: str = ""
    partials: Callable[[Any, str], list[Partial]] | None = None
    tables: Callable[[Guide], list[View]] | None = None
    more: tuple[str, ...] = ()
    order: Callable[[Any], Any] | None = None
    check: Callable[[DataFile, Any, Guide], None] | None = None

    @property
    def data_name(self) -> str:
        return self.data or self.folder

    @property
    def folders(self) -> tuple[str, ...]:
        return (self.folder, *self.more, *(("tables",) if self.tables else ()))

    def partials_of(self, records: Sequence[Shown], file: str) -> list[Partial]:
        """What pages can show of these records. `file`: where they stand."""
        if not records:
            return []
        if self.partials:
            return self.partials(list(records), file)
        return [
            Partial(
                f"{self.folder}/{record.id}.html",
                self.name,
                {self.name.replace("-", "_"): record},
                getattr(record, "file", file),
                record.line,
                record.anchors(),
                getattr(record, "sources", ()),
            )
            for record in records
        ]


def not_shown(_records: Sequence[Shown], _file: str) -> list[Partial]:
    return []


# In the order in which they are read: a kind may refer to those above it.
KINDS = (
    Kind("source", "Source", sources.read, "bibliography", "sources", sources.partials),
    Kind("quote", "Quotation", quotes.read, "quotes"),
    Kind("verdict", "Verdict", verdicts.read, "verdicts", "quotes", verdicts.partials),
    Kind("table", "Table", comparisons.read, "tables", "comparisons"),
    Kind(
        "explorer",
        "Explorer",
        comparisons.read_explorer,
        "explorer",
        "comparisons",
        comparisons.explorer_partials,
        comparisons.explorer_tables,
    ),
    Kind("claim", "Evidence", claims.read, "claims"),
    Kind("chart", "Figure", claims.read_chart, "claims", tables=claims.tables),
    Kind("picture", "Figure", pictures.read, "pictures"),
    Kind("path", "Find your way", paths.read, "signs", partials=paths.partials),
    Kind("sign", "Sign", signs.read, "signs", partials=not_shown, tables=signs.tables),
    Kind("skill", "Skill", skills.read, "skills", tables=skills.tables),
    Kind("tool", "Tool or model", tools.read, "tools"),
    Kind("check", "Self-check", self_check.read, "self-check"),
    Kind("follow-up", "Plan for the days after", follow_up.read, "follow-up"),
    Kind("moment", "Moment at work", moments.read, "moments", partials=moments.partials),
    Kind("term", "Term", glossary.read, "glossary", partials=glossary.partials),
    Kind("item", "Idea to cover", audit.read, "audit", partials=not_shown),
    Kind("forward", "Moved address", forwards.read, "forwards", partials=not_shown),
    Kind("link", "Short link", links.read, "links", partials=not_shown),
    Kind("scenario", "Scenario", scenarios.read, "scenarios", partials=scenarios.partials),
    Kind(
        "activity",
        "Activity",
        activities.read,
        "activities",
        partials=activities.partials,
        tables=activities.tables,
        order=activities.place,
    ),
    Kind(
        "plan",
        "Workshop plan",
        plan_files.read,
        "plans",
        partials=plan_lists.partials,
        tables=plan_lists.tables,
        more=("handouts", "agenda"),
        order=plan_lists.place,
        check=plan_checks.check_plan,
    ),
    Kind("questions", "Questions", questions.read, "questions", partials=questions.partials),
    Kind("note", "Note", trainer_notes.read, "notes", "trainer-notes", trainer_notes.partials),
    Kind("download", "Download", downloads.read, "downloads", partials=downloads.partials),
    Kind("search", "Search", search.read, "search", partials=not_shown),  # finds all of the above
)
TITLES = {kind.name: kind.title for kind in KINDS}

"""All of docs/data as one cross-checked whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any

from content.activities import Activity, activities_view, read_activity
from content.claims import Claim, EffectSize, effect_sizes_view, read_claims
from content.comparisons import read_views
from content.downloads import Download, read_downloads
from content.explorer import TABLE, TOOLBAR, Explorer, read_explorer
from content.follow_up import FollowUp, read_follow_up
from content.forwards import Forward, read_forwards
from content.glossary import Term, read_terms
from content.moments import Moment, read_moments
from content.pages import Page
from content.plans import Plan, plans_view, read_plans
from content.questions import Questions, read_questions
from content.quotes import Quote, read_quotes
from content.scenarios import Scenario, read_scenario
from content.self_check import Check, read_checks
from content.signs import Path, read_signs
from content.skills import Skill, read_skills, skills_view
from content.sources import Source, read_sources
from content.tables import View
from content.targets import targets
from content.tools import Tool, read_tools
from content.trainer_notes import Note, read_notes
from core.data_files import DataFile, load
from core.problems import Problem
from core.records import check_records
from core.text_files import read_schema, read_text
from links import Link, read_links


@dataclass
class Book:
    """Everything pages can draw on, by id.

    `drawings`: SVG files by their name under docs/assets. `unread`: where names cannot be judged,
    because the data file behind them could not be read (“tables/”, “quotes/”, …). `places`: address
    → what stands there.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    quotes: dict[str, Quote] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)
    explorer: Explorer | None = None
    skills: dict[str, Skill] = field(default_factory=dict)
    tools: dict[str, Tool] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    effect_sizes: tuple[EffectSize, ...] = ()
    path: Path | None = None
    scenarios: dict[str, Scenario] = field(default_factory=dict)
    activities: dict[str, Activity] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    checks: dict[str, Check] = field(default_factory=dict)
    questions: Questions | None = None
    follow_up: FollowUp | None = None
    moments: tuple[Moment, ...] = ()
    downloads: dict[str, list[Download]] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    items: set[str] = field(default_factory=set)
    forwards: list[Forward] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    drawings: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def tables(self) -> list[View]:
        """Every table that has downloads: those of docs/data, and the timetable of each meeting."""
        return [
            *self.views.values(),
            *(table for plan in self.plans.values() for table in plan.tables()),
        ]


_FOLDERS = {
    "glossary": ("glossary.html",),
    "comparisons": ("tables/", "explorer/"),
    "skills": ("skills/", "tables/"),
    "claims": ("claims/", "tables/"),
    "signs": ("signs/", "tables/"),
    "activities": ("activities/", "tables/"),
    "plans": ("plans/", "handouts/", "agenda/", "tables/"),
    "trainer-notes": ("notes/",),
}


def read_book(root: File, pages: list[Page]) -> tuple[Book, list[Problem]]:
    """The book and every problem of its data files; with problems, the book is incomplete."""
    book = Book()
    problems: list[Problem] = []
    for drawing in sorted(root.glob("docs/assets/**/*.svg")):
        book.drawings[drawing.relative_to(root / "docs/assets").as_posix()], found = read_text(
            drawing, drawing.relative_to(root).as_posix()
        )
        problems += found

    def read(
        name: str,
        take: Callable[[DataFile], list[Problem] | None],
        records: str = "",
        schema: str = "",
    ) -> None:
        path, schema_path = f"docs/data/{name}.yml", f"docs/data/{schema or name}.schema.json"
        if not (root / path).exists() and not (root / schema_path).exists() and name != "sources":
            return  # this book has no such data; one that has its schema must have it
        judge, no_schema = read_schema(root / schema_path, schema_path)
        known = None if "sources/" in book.unread else book.sources

        def check(document: DataFile) -> list[Problem]:
            return [
                problem
                for kind in records.split()
                for problem in check_records(document, kind, known)
            ]

        document, found = (
            (None, no_schema) if judge is None else load(root / path, path, judge, check)
        )
        problems.extend(found)
        if document:
            problems.extend(check(document) + (take(document) or []))
        else:
            kind = name.partition("/")[0]
            book.unread.update(_FOLDERS.get(kind, (f"{kind}/",)))

    def take(
        attribute: str, reader: Callable[..., Any], *arguments: Any
    ) -> Callable[[DataFile], list[Problem]]:
        def fill(document: DataFile) -> list[Problem]:
            value, found = reader(document, *arguments)
            setattr(book, attribute, value)
            return found

        return fill

    read("sources", take("sources", read_sources), "sources")
    read("quotes", take("quotes", lambda document: (read_quotes(document), [])), "quotes")
    read(
        "comparisons",
        lambda document: (
            take("views", read_views)(document) + _take_explorer(book, document, pages)
        ),
        "themes rows views",
    )
    read("skills", take("skills", lambda document: (read_skills(document), [])), "skills")
    read(
        "tools",
        take("tools", lambda document: (read_tools(document), _drawings_missing(document, book))),
        "tools",
    )
    read("claims", lambda document: _take_claims(book, document), "claims")
    read("signs", lambda document: _take_signs(book, document), "signs")
    read("self-check", lambda document: _take_checks(book, document, pages), "statements")
    read("follow-up", take("follow_up", read_follow_up))
    read("questions", take("questions", read_questions, pages), "questions parts")
    sections = {
        f"{page.address}#{anchor}": title
        for page in pages
        for _, _, title, anchor in page.headings
        if page.name.startswith("chapters/")
    }
    read("moments", take("moments", read_moments, sections), "moments")
    read(
        "glossary", take("terms", lambda document: (read_terms(document, book.skills), [])), "terms"
    )
    read(
        "audit",
        take("items", lambda document: ({entry["id"] for entry in document.data["items"]}, [])),
        "items",
    )
    read("forwards", take("forwards", read_forwards, {page.address for page in pages}))
    read("links", take("links", read_links))
    chapters = [
        page.name.removeprefix("chapters/") for page in pages if page.name.startswith("chapters/")
    ]
    for file in sorted(root.glob("docs/data/scenarios/*.yml")):

        def take_scenario(document: DataFile, name: str = file.stem) -> list[Problem]:
            scenario, found = read_scenario(document, name, chapters)
            if scenario:
                book.scenarios[name] = scenario
            else:
                book.unread.add("scenarios/")
            return found

        read(f"scenarios/{file.stem}", take_scenario, schema="scenario")
    if book.skills:
        book.views["skills"] = skills_view(book.skills)

    book.places = targets(pages, book)
    known = None if book.unread or any(page.unread for page in pages) else book.places
    for file in sorted(root.glob("docs/data/activities/*.yml")):

        def take_activity(document: DataFile, name: str = file.stem) -> list[Problem]:
            activity, found = read_activity(
                document, name, chapters, book.activities.values(), known
            )
            book.activities[name] = activity
            return found

        read(f"activities/{file.stem}", take_activity, schema="activity")
    titles = {page.name: page.meta.get("title", page.name) for page in pages}
    activities = None if "activities/" in book.unread else book.activities
    scenarios = (
        None
        if "scenarios/" in book.unread
        else {name: titles.get(f"scenarios/{name}", name) for name in book.scenarios}
    )
    read("plans", take("plans", read_plans, activities, scenarios, known), "plans")
    read("trainer-notes", take("notes", read_notes, pages, activities, known))
    if book.activities:
        book.views["activities"] = activities_view(book.activities, titles)
    if book.plans:
        book.views["plans"] = plans_view(book.plans)
    read(
        "downloads", take("downloads", read_downloads, pages, list(book.views.values()), book.plans)
    )
    return book, problems


def _take_explorer(book: Book, document: DataFile, pages: list[Page]) -> list[Problem]:
    """The table of all rows is made only where a page asks for it: no page has to."""
    if not any(
        path.removeprefix(page.prefix) in (TABLE, TOOLBAR)
        for page in pages
        for _, path in page.snippets
    ):
        return []
    book.explorer, problems = read_explorer(document)
    book.views[book.explorer.view.id] = book.explorer.view
    return problems


def _take_claims(book: Book, document: DataFile) -> list[Problem]:
    book.claims, book.effect_sizes = read_claims(document)
    book.views["training-effects"] = effect_sizes_view(book.effect_sizes)
    return [
        document.problem(
            f"the source “{size.study}” is not in docs/data/sources.yml — add it there, or correct"
            " the id",
            "effect_sizes",
            index,
            "study",
        )
        for index, size in enumerate(book.effect_sizes)
        if size.study not in book.sources and "sources/" not in book.unread
    ]


def _take_signs(book: Book, document: DataFile) -> list[Problem]:
    book.views["signs-table"], book.path, problems = read_signs(document)
    return problems


def _take_checks(book: Book, document: DataFile, pages: list[Page]) -> list[Problem]:
    skills = None if "skills/" in book.unread else book.skills
    signs = (
        None
        if "signs/" in book.unread
        else book.views.get("signs-table", View("signs-table", "", "", (), ()))
    )
    book.checks, problems = read_checks(document, pages, skills, signs)
    return problems


def _drawings_missing(document: DataFile, book: Book) -> list[Problem]:
    return [
        document.problem(
            f"there is no drawing docs/assets/drawings/{entry['drawing']}.svg — draw it, or remove"
            " the line",
            "tools",
            index,
            "drawing",
        )
        for index, entry in enumerate(document.data["tools"])
        if entry.get("drawing") and f"drawings/{entry['drawing']}.svg" not in book.drawings
    ]

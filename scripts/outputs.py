"""From all data files and pages to all generated files, or to all problems."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bibliography import Source, read_sources, render_bibliography, render_notes
from comparison_tables import View, read_views, render_csv, render_json, render_table
from data_files import DataFile, load
from forwards import Forward, read_forwards, render_forward, render_moved
from pages import Page, check_chapter, check_quotations, page_schema, read_page
from problems import BadInput, Problem
from quotations import Quote, read_quotes, render_quote

PARTIALS = ".generated"
ROOTS = {"": "../../", "home/": ""}  # where a partial is shown → its relative path to the site's root


def make_outputs(root: Path) -> dict[str, str]:
    """Every generated file as name → content. Raises BadInput with every problem there is."""
    pages, problems = read_pages(root)
    book, more = read_book(root, pages)
    problems += more
    if not book:
        raise BadInput(problems)
    drawings = {path.name for path in root.glob("docs/assets/*.svg")}
    problems += check_pages(pages, drawings, *book)
    if problems:
        raise BadInput(problems)
    return render_all(pages, *book)


def read_pages(root: Path) -> tuple[list[Page], list[Problem]]:
    schema = page_schema(root)
    pages, problems = [], []
    for path in sorted(root.glob("docs/**/*.md")):
        page, found = read_page(path, path.relative_to(root).as_posix(), schema)
        pages.append(page)
        problems += found
    return pages, problems


Book = tuple[dict[str, Source], dict[str, Quote], dict[str, View], list[Forward]]


def read_book(root: Path, pages: list[Page]) -> tuple[Book | None, list[Problem]]:
    """All data, cross-checked; None where a file is so wrong that the rest cannot be judged."""
    documents, problems = {}, []
    for name in ("sources", "quotes", "comparisons", "forwards"):
        documents[name], found = _load(root, name)
        problems += found
    if not documents["sources"]:
        return None, problems
    sources, found = read_sources(documents["sources"])
    problems += found
    quotes, views, forwards = {}, {}, []
    if documents["quotes"]:
        quotes, found = read_quotes(documents["quotes"], sources)
        problems += found
    if documents["comparisons"]:
        views, found = read_views(documents["comparisons"], sources)
        problems += found
    if documents["forwards"]:
        forwards, found = read_forwards(documents["forwards"], {page.address for page in pages})
        problems += found
    return ((sources, quotes, views, forwards) if all(documents.values()) else None), problems


def _load(root: Path, name: str) -> tuple[DataFile | None, list[Problem]]:
    schema: dict[str, Any] = json.loads((root / f"docs/data/{name}.schema.json").read_text("utf-8"))
    return load(root / f"docs/data/{name}.yml", f"docs/data/{name}.yml", schema)


def check_pages(pages: list[Page], drawings: set[str], sources: dict[str, Source], quotes: dict[str, Quote], views: dict[str, View], forwards: list[Forward]) -> list[Problem]:
    """What pages ask for against what there is, in both directions."""
    problems = []
    for page in pages:
        problems += check_quotations(page, quotes)
        if page.name.startswith("chapters/"):
            problems += check_chapter(page)
        problems += [Problem(page.file, line, f"the source “{cited}” is not in docs/data/sources.yml — add it there, or correct the id") for line, cited in page.citations if cited not in sources]
        made = drawings | _partials_of(page, quotes, views)
        problems += [Problem(page.file, line, f"there is nothing called “{path}” to show — {_advice(path, page, made)}") for line, path in page.snippets if path not in made]
        if page.citations and f"sources/{page.name}.md" not in [path for _, path in page.snippets]:
            problems.append(Problem(page.file, page.citations[0][0], f"the page cites sources but does not list them — end it with: --8<-- \"sources/{page.name}.md\""))
        if any(forward.anchor and forward.page == page.address for forward in forwards) and f"moved/{page.name}.html" not in [path for _, path in page.snippets]:
            problems.append(Problem(page.file, 1, f"parts of this page moved (docs/data/forwards.yml) — end it with: --8<-- \"moved/{page.name}.html\""))
    titles: dict[str, str] = {}
    for page in pages:
        title = page.meta.get("title", page.file)
        if title in titles:
            problems.append(Problem(page.file, 1, f"the title “{title}” is also that of {titles[title]} — give each page a title of its own"))
        titles.setdefault(title, page.file)
    shown = {kind: {name for page in pages for _, name in page.wants(kind)} for kind in ("tables", "quotes")}
    problems += [Problem("docs/data/comparisons.yml", view.line, f"no page shows the view “{name}” — show it with --8<-- \"tables/{name}.html\", or remove it") for name, view in views.items() if name not in shown["tables"]]
    problems += [Problem("docs/data/quotes.yml", quote.line, f"no page shows the quotation “{name}” — show it with --8<-- \"quotes/{name}.html\", or remove it") for name, quote in quotes.items() if name not in shown["quotes"]]
    return problems


def _partials_of(page: Page, quotes: dict[str, Quote], views: dict[str, View]) -> set[str]:
    at_root = "" if page.root else "home/"
    made = {f"{at_root}tables/{name}.html" for name in views} | {f"{at_root}quotes/{name}.html" for name in quotes}
    return made | {"bibliography.html", f"sources/{page.name}.md", f"moved/{page.name}.html"}


def _advice(path: str, page: Page, made: set[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(path, made, n=1, cutoff=0.5)
    return f"did you mean “{close[0]}”?" if close else "see docs/data for the names of tables and quotations"


def render_all(pages: list[Page], sources: dict[str, Source], quotes: dict[str, Quote], views: dict[str, View], forwards: list[Forward]) -> dict[str, str]:
    made: dict[str, str] = {}
    for place, root in ROOTS.items():
        for name, view in views.items():
            made[f"{PARTIALS}/{place}tables/{name}.html"] = render_table(view, sources, root)
        for name, quote in quotes.items():
            made[f"{PARTIALS}/{place}quotes/{name}.html"] = render_quote(quote, sources, root)
    for name, view in views.items():
        made[f"docs/downloads/{name}.csv"] = render_csv(view)
        made[f"docs/downloads/{name}.json"] = render_json(view)
    uses: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        cited = list(dict.fromkeys(name for _, name in page.citations))
        drawn = [name for _, quote in page.wants("quotes") for name in quotes[quote].sources]
        drawn += [name for _, view in page.wants("tables") for row in views[view].rows for name in row.sources]
        drawn = [name for name in dict.fromkeys(drawn) if name not in cited]
        made[f"{PARTIALS}/sources/{page.name}.md"] = render_notes([sources[name] for name in cited], [sources[name] for name in drawn], "../" * page.name.count("/"))
        for name in cited + drawn:
            uses.setdefault(name, []).append((f"../../{page.address}", page.meta["title"]))
    made[f"{PARTIALS}/bibliography.html"] = render_bibliography(sources, uses)
    for forward in forwards:
        if not forward.anchor:
            made[f"docs/{forward.page}index.html"] = render_forward(forward)
    for page in pages:
        moved = [forward for forward in forwards if forward.anchor and forward.page == page.address]
        if moved:
            made[f"{PARTIALS}/moved/{page.name}.html"] = render_moved(moved, page.root)
    return made

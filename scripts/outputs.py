"""From all data files and pages to all generated files, or to all problems."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from content.forwards import check_anchors, old_names, render_forward, render_moved
from content.glossary import check_first_uses
from content.guide import Book, read_book
from content.pages import Page, check_chapter, check_quotations, page_schema, read_page
from content.places import Place, find_places
from content.sources import render_bibliography, render_notes
from content.tables import render_csv, render_json
from core.cache import Cache
from core.mkdocs_yml import FILE as SETTINGS
from core.mkdocs_yml import check_settings, reading_order, site_url
from core.problems import BadInput, Problem
from core.writing import PARTIALS
from downloads.formats import make_takeaways
from links import ShortLink, follow
from render.agenda import NAME as AGENDA
from render.agenda import render_agenda
from render.agenda_html import BUILDER
from render.book_partials import partials_of
from render.handouts import PACKS, SHEETS, render_sheet, sheet_places
from render.link_index import NAME as INDEX
from render.link_index import render_index
from render.link_pages import Shelf, make_link_pages
from render.reuse_lines import NAME as LINES
from render.reuse_lines import render_lines
from render.social_cards import make_pictures
from render.trainer_packs import render_pack
from slides.decks import deck_of
from slides.page import LIST as DECKS
from slides.page import render_deck, render_list
from slides.slide import FILES, OVERVIEW, Deck
from slides.text import render_text


def make_outputs(root: Path, links_from_files: bool = False) -> dict[str, str | bytes]:
    """Every generated file as name → content. Raises BadInput with every problem there is."""
    pages, book = read_all(root, links_from_files)
    cache = Cache(root)
    made: dict[str, str | bytes] = dict(render_all(pages, book))
    if problems := check_anchors(
        book.forwards,
        pages,
        {name.removeprefix(f"{PARTIALS}/"): html for name, html in made.items()},
    ):
        raise BadInput(problems)
    places, links = follow_links(pages, book, made)
    if links or book.plans:
        shelf = Shelf(
            links, {place.page: place.title for place in places if not place.anchor}, site_url(root)
        )
        made |= (
            _make_handouts(pages, book, shelf)
            | _make_decks(root, cache, pages, book, shelf)
            | (_make_links(root, pages, places, shelf) if links else {})
        )
        if any(path == BUILDER for page in pages for _, path in page.snippets):
            made[AGENDA] = render_agenda(book, places, shelf)
    if (root / SETTINGS).exists():  # who takes a file away needs the site's address in it
        made |= make_takeaways(root, pages, book, made, PARTIALS)
    made |= old_names(book.forwards, made)
    made |= make_pictures(cache, pages, book.drawings)
    cache.forget_the_rest()
    return made


def read_all(root: Path, links_from_files: bool = False) -> tuple[list[Page], Book]:
    """All pages and data, cross-checked. Raises BadInput."""
    pages, problems = read_pages(root, links_from_files)
    book, more = read_book(root, pages)
    problems += more + check_pages(pages, book)
    if (root / SETTINGS).exists():
        problems += check_settings(root, {page.address: page.file for page in pages})
    if problems:
        raise BadInput(problems)
    return pages, book


def follow_links(
    pages: list[Page], book: Book, made: Mapping[str, str]
) -> tuple[list[Place], list[ShortLink]]:
    """All places of the site, and where each short link leads. Raises BadInput.

    Told only of data that is right otherwise: `made`, the partials, says what there is on the
    pages.
    """
    places = [*find_places(pages, made, PARTIALS), *sheet_places(book.plans.values())]
    links, problems = follow(book.links, places, book.forwards)
    if problems:
        raise BadInput(problems)
    return places, links


def _make_handouts(pages: list[Page], book: Book, shelf: Shelf) -> dict[str, str]:
    titles = {page.name: page.meta["title"] for page in pages}
    made = {
        f"docs/{SHEETS}{name}/index.html": render_sheet(
            plan, book.activities, book.scenarios, book.places, shelf
        )
        for name, plan in book.plans.items()
    }
    return made | {
        f"docs/{PACKS}{name}/index.html": render_pack(plan, book, titles, shelf)
        for name, plan in book.plans.items()
    }


def _make_decks(
    root: Path, cache: Cache, pages: list[Page], book: Book, shelf: Shelf
) -> dict[str, str | bytes]:
    """Slides of every chapter, in the order of nav, where a page lists them."""
    listing = next(
        (page for page in pages if any(path == DECKS for _, path in page.snippets)), None
    )
    if not listing:
        return {}
    partials, order = partials_of(book, pages), [entry.address for entry in reading_order(root)]
    chapters = sorted(
        (page for page in pages if page.name.startswith("chapters/")),
        key=lambda page: order.index(page.address) if order else 0,
    )
    decks = [deck_of(page, book, partials) for page in chapters]
    files = {
        f"docs/{FILES}{deck.name}.pptx": _powerpoint(
            deck, shelf, book.drawings.get("two-hats.svg", ""), cache
        )
        for deck in decks
    }
    made: dict[str, str | bytes] = {
        f"docs/{OVERVIEW}{deck.name}/index.html": render_deck(deck, shelf) for deck in decks
    }
    made |= {f"docs/{FILES}{deck.name}.txt": render_text(deck, shelf) for deck in decks} | files
    made[f"{PARTIALS}/{DECKS}"] = render_list(
        decks,
        {deck.name: len(files[f"docs/{FILES}{deck.name}.pptx"]) for deck in decks},
        listing.root,
    )
    return made


def _powerpoint(deck: Deck, shelf: Shelf, hats: str, cache: Cache) -> bytes:
    from slides.powerpoint import make_file  # only now: a run without a new deck loads no library

    links = [shelf.code_of(slide.address) for slide in deck.slides]
    return cache.get(
        partial(make_file, deck, shelf, hats), "pptx", repr((deck, links, shelf.site_url)), hats
    )


def _make_links(root: Path, pages: list[Page], places: list[Place], shelf: Shelf) -> dict[str, str]:
    made = make_link_pages(shelf)
    for page in pages:
        paths = {path for _, path in page.snippets}
        if INDEX in paths:
            made[f"{PARTIALS}/{INDEX}"] = render_index(shelf, reading_order(root), page.root)
        if LINES in paths:
            made[f"{PARTIALS}/{LINES}"] = render_lines(
                places, reading_order(root), shelf, page.root
            )
    return made


def read_pages(root: Path, links_from_files: bool = False) -> tuple[list[Page], list[Problem]]:
    schema, problems = page_schema(root)
    pages = []
    for path in sorted(root.glob("docs/**/*.md")):
        page, found = read_page(path, path.relative_to(root).as_posix(), schema)
        page.links_from_file = links_from_files
        pages.append(page)
        problems += found + (
            check_chapter(page) if page.name.startswith("chapters/") and not page.unread else []
        )
    return pages, problems


def check_pages(pages: list[Page], book: Book) -> list[Problem]:
    """What pages ask for against what there is, in both directions."""
    problems: list[Problem] = []
    partials = partials_of(book, pages)
    names = {page.address.rstrip("/") for page in pages}
    shown: set[str] = set()
    roots: dict[str, str] = {}
    titles: dict[str, str] = {}
    for page in pages:
        problems += check_quotations(page, None if "quotes/" in book.unread else book.quotes)
        if (
            page.name.startswith(("chapters/", "scenarios/"))
            and book.terms
            and "skills/" not in book.unread
        ):
            problems += check_first_uses(page, book.terms)
        problems += [
            Problem(
                page.file,
                line,
                f"the source “{cited}” is not in docs/data/sources.yml — add it there, or correct"
                " the id",
            )
            for line, cited in page.citations
            if cited not in book.sources and "sources/" not in book.unread
        ]
        known = (
            {page.prefix + name for name in partials}
            | set(book.drawings)
            | {
                "bibliography.html",
                INDEX,
                DECKS,
                LINES,
                f"sources/{page.name}.md",
                f"moved/{page.name}.html",
            }
        )
        problems += [
            Problem(
                page.file,
                line,
                f"there is nothing called “{path}” to show — {_advice(path, known)}",
            )
            for line, path in page.snippets
            if path not in known
            and not path.removeprefix(page.prefix).startswith(tuple(book.unread))
        ]
        paths = [path for _, path in page.snippets]
        problems += [
            Problem(
                page.file,
                line,
                f"“{path}” is also shown on pages at another depth, where its links would break —"
                " show it there or here, not both",
            )
            for line, path in page.snippets
            if path.removeprefix(page.prefix) in partials
            and roots.setdefault(path, page.root) != page.root
        ]
        shown.update(path.removeprefix(page.prefix) for path in paths)
        if page.citations and f"sources/{page.name}.md" not in paths:
            problems.append(
                Problem(
                    page.file,
                    page.citations[0][0],
                    "the page cites sources but does not list them — end it with: --8<--"
                    f' "sources/{page.name}.md"',
                )
            )
        if (
            any(forward.anchor and forward.page == page.address for forward in book.forwards)
            and f"moved/{page.name}.html" not in paths
        ):
            problems.append(
                Problem(
                    page.file,
                    1,
                    "parts of this page moved (docs/data/forwards.yml) — end it with: --8<--"
                    f' "moved/{page.name}.html"',
                )
            )
        if book.items:
            problems += [
                Problem(
                    page.file,
                    1,
                    f"“{item}” is not in docs/data/audit.yml — correct the id under items",
                )
                for item in page.meta.get("items", ())
                if item not in book.items
            ]
        problems += [
            Problem(
                page.file,
                1,
                f"“{name}” under related is not a page — name it as in nav, without .md",
            )
            for name in page.meta.get("related", ())
            if name not in names
        ]
        title = page.meta.get("title", page.file)
        if title in titles:
            problems.append(
                Problem(
                    page.file,
                    1,
                    f"the title “{title}” is also that of {titles[title]} — give each page a title"
                    " of its own",
                )
            )
        titles.setdefault(title, page.file)
    if any(page.unread for page in pages):
        return problems
    return problems + [
        Problem(
            each.file,
            each.line,
            f'no page shows “{name}” — show it with --8<-- "{name}", or remove it',
        )
        for name, each in partials.items()
        if name not in shown
    ]


def _advice(path: str, known: set[str]) -> str:
    close = get_close_matches(path, known, n=1, cutoff=0.5)
    return (
        f"did you mean “{close[0]}”?"
        if close
        else "see docs/data for the names of tables, quotations and cards"
    )


def render_all(pages: list[Page], book: Book) -> dict[str, str]:
    """Every generated file. A partial is rendered once for each depth at which a page shows it."""
    partials = partials_of(book, pages)
    made: dict[str, str] = {}
    uses: dict[str, list[tuple[str, str]]] = {}
    bibliography_root = next(
        (page.root for page in pages if page.name == "about/sources"), "../../"
    )
    for page in pages:
        cited = list(dict.fromkeys(name for _, name in page.citations))
        drawn: list[str] = []
        for _, path in page.snippets:
            each = partials.get(path.removeprefix(page.prefix))
            if each and f"{PARTIALS}/{path}" not in made:
                made[f"{PARTIALS}/{path}"] = each.render(page.root)
            drawn += each.sources if each else ()
        drawn = [name for name in dict.fromkeys(drawn) if name not in cited]
        notes_root = "../" * page.name.count("/")
        made[f"{PARTIALS}/sources/{page.name}.md"] = render_notes(
            [book.sources[name] for name in cited],
            [book.sources[name] for name in drawn],
            notes_root,
        )
        for name in cited + drawn:
            uses.setdefault(name, []).append((bibliography_root + page.address, page.meta["title"]))
        moved = [
            forward for forward in book.forwards if forward.anchor and forward.page == page.address
        ]
        if moved:
            made[f"{PARTIALS}/moved/{page.name}.html"] = render_moved(moved, page.root)
    made[f"{PARTIALS}/bibliography.html"] = render_bibliography(book.sources, uses)
    for view in book.tables():
        made[f"docs/downloads/{view.id}.csv"] = render_csv(view)
        made[f"docs/downloads/{view.id}.json"] = render_json(view)
    made |= {
        f"docs/{forward.page}index.html": render_forward(forward)
        for forward in book.forwards
        if not forward.anchor and not forward.is_copy
    }
    return made

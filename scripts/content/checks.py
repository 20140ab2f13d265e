"""Pages against what there is to show: every way in which the two do not fit."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import PurePosixPath

from content.audit import Item
from content.caveats import check_caveats
from content.chapters import check_chapter
from content.forwards import parts_moved_from
from content.glossary import Term
from content.guide import Guide
from content.pages import LIST_ITEM, Page, Prose
from content.plates import FOLDER as PLATES
from content.plates import check_plate
from content.quotes import Quote, in_ledger, quoted_passages
from core.problems import Problem

GLOSSARY_LINK = re.compile(r"\[([^\]]*)\]\([^)]*about/glossary\.md#([a-z0-9-]+)\)")
OTHER_LINK_OR_CODE = re.compile(r"\[[^\]]*\]\([^)]*\)|\[\^[^\]]*\]|`[^`]*`")
NO_PROSE = ("key-points", "sources")  # sections in which terms need no link
# Made of the whole site once all is read (render/), so no data file holds them.
OF_THE_SITE = ("links.md", "slides/list.html", "reuse-lines.html")


def check_pages(guide: Guide) -> list[Problem]:
    """Everything that is wrong with a page beside the others, and with data no page shows."""
    checks = (
        check_quotations,
        check_first_uses,
        check_snippets,
        check_sources,
        check_names,
    )
    chapters = [page for page in guide.pages if page.is_chapter and not page.unread]
    return [
        *(each for page in guide.pages for check in checks for each in check(page, guide)),
        *(each for page in chapters for each in check_chapter(page)),
        *(each for page in guide.pages for each in check_caveats(page)),
        *(each for page in guide.pages if page.is_pictured for each in check_plate(page)),
        *_same_titles(guide),
        *_two_depths(guide),
        *_never_shown(guide),
    ]


def check_quotations(page: Page, guide: Guide) -> Iterator[Problem]:
    """Quotations that do not come from the ledger; wording is not judged where it could not be
    read.
    """
    for block in page.prose:
        if re.match(rf"\s*(?:{LIST_ITEM})*>|.*<(blockquote|q)\b", block.text, re.IGNORECASE):
            yield Problem(
                page.file,
                block.line,
                "a quotation stands in the page — put it into docs/data/quotes.yml and show it with"
                ' --8<-- "quotes/ID.html"',
            )
    quotes = guide.all(Quote)
    for paragraph in page.paragraphs() if guide.could_read("quotes") else ():
        for passage in quoted_passages("\n".join(block.text for block in paragraph)):
            if not in_ledger(passage, quotes):
                yield Problem(
                    page.file,
                    _line_of(passage, paragraph),
                    f"“{' '.join(passage.split())}” is quoted but not in the ledger with this"
                    " wording — add it to docs/data/quotes.yml, correct the wording, or say it in"
                    " your own words",
                )


def check_first_uses(page: Page, guide: Guide) -> Iterator[Problem]:
    """Terms whose first use in the running text of a page is not a link to the glossary, and links
    to no term. A term that is treated on this very page needs no link away from it.
    """
    terms = guide.all(Term)
    if not terms or not guide.could_read("skills") or not (page.is_chapter or page.is_scenario):
        return
    linked = {term.id for term in terms.values() if term.see.partition("#")[0] == page.address}
    for block in _running_text(page):
        for name, anchor in GLOSSARY_LINK.findall(block.text):
            linked.add(anchor)
            if anchor not in terms:
                yield Problem(
                    page.file,
                    block.line,
                    f"the glossary has no term “{anchor}” — add it to docs/data/glossary.yml, or"
                    f" correct the link on “{name}”",
                )
        plain = OTHER_LINK_OR_CODE.sub(" ", block.text)
        for term in terms.values():
            used = (form for form in term.forms if _use_of(form).search(plain))
            if term.id not in linked and (form := next(used, None)):
                linked.add(term.id)
                yield Problem(
                    page.file,
                    block.line,
                    f"“{form}” is a term of art and is not linked where it is first used — write"
                    f" [{form}](../about/glossary.md#{term.id})",
                )


def check_snippets(page: Page, guide: Guide) -> Iterator[Problem]:
    """Names that a page asks for and nothing has."""
    known = {
        *(page.prefix + partial.name for partial in guide.partials),
        *guide.drawings,
        *OF_THE_SITE,
        *("bibliography.html", f"sources/{page.name}.md", f"moved/{page.name}.html"),
    }
    for snippet in page.snippets:
        folder = re.split(r"[/.]", snippet.path.removeprefix(page.prefix))[0]
        if snippet.path not in known and guide.could_read(folder):
            yield Problem(
                page.file,
                snippet.line,
                f"there is nothing called “{snippet.path}” to show —"
                f" {_advice(snippet.path, folder, known)}",
            )


def check_sources(page: Page, guide: Guide) -> Iterator[Problem]:
    """Citations of no source, and a page that cites and does not list."""
    for line, cited in page.citations if guide.could_read("bibliography") else ():
        if cited not in guide.sources:
            yield Problem(
                page.file,
                line,
                f"the source “{cited}” is not in docs/data/sources.yml — add it there, or correct"
                " the id",
            )
    paths = {snippet.path for snippet in page.snippets}
    if page.citations and f"sources/{page.name}.md" not in paths:
        yield Problem(
            page.file,
            page.citations[0][0],
            "the page cites sources but does not list them — end it with: --8<--"
            f' "sources/{page.name}.md"',
        )
    if parts_moved_from(page, guide) and f"moved/{page.name}.html" not in paths:
        yield Problem(
            page.file,
            1,
            "parts of this page moved (docs/data/forwards.yml) — end it with: --8<--"
            f' "moved/{page.name}.html"',
        )


def check_names(page: Page, guide: Guide) -> Iterator[Problem]:
    items = guide.all(Item)
    for item in page.meta.get("items", ()):
        if items and item not in items:
            yield Problem(
                page.file,
                1,
                f"“{item}” is not in docs/data/audit.yml — correct the id under items",
            )
    names = {known.address.rstrip("/") for known in guide.pages}
    for name in page.meta.get("related", ()):
        if name not in names:
            yield Problem(
                page.file,
                1,
                f"“{name}” under related is not a page — name it as in nav, without .md",
            )


def _same_titles(guide: Guide) -> Iterator[Problem]:
    titles: dict[str, str] = {}
    for page in guide.pages:
        title = str(page.meta.get("title", page.file))
        if (first := titles.setdefault(title, page.file)) != page.file:
            yield Problem(
                page.file,
                1,
                f"the title “{title}” is also that of {first} — give each page a title of its own",
            )


def _two_depths(guide: Guide) -> Iterator[Problem]:
    roots: dict[str, str] = {}
    for page in guide.pages:
        for snippet in page.snippets:
            is_partial = snippet.path.removeprefix(page.prefix) in guide.partial_of
            if is_partial and roots.setdefault(snippet.path, page.root) != page.root:
                yield Problem(
                    page.file,
                    snippet.line,
                    f"“{snippet.path}” is also shown on pages at another depth, where its links"
                    " would break — show it there or here, not both",
                )


def _never_shown(guide: Guide) -> Iterator[Problem]:
    shown = {
        snippet.path.removeprefix(page.prefix) for page in guide.pages for snippet in page.snippets
    }
    for partial in guide.partials if guide.has_all_pages else ():
        if partial.name not in shown and not partial.optional:
            yield Problem(
                partial.file,
                partial.line,
                f'no page shows “{partial.name}” — show it with --8<-- "{partial.name}", or'
                " remove it",
            )


def _advice(path: str, folder: str, known: set[str]) -> str:
    if folder == "plates":
        return f"draw {PLATES}/{PurePosixPath(path).stem}.svg"
    close = get_close_matches(path, known, n=1, cutoff=0.5)
    names = "see docs/data for the names of tables, quotations and cards"
    return f"did you mean “{close[0]}”?" if close else names


def _line_of(passage: str, paragraph: list[Prose]) -> int:
    opening = passage.partition("\n")[0]
    lines = (block.line for block in paragraph if opening in block.text)
    return next(lines, paragraph[0].line)


@cache
def _use_of(form: str) -> re.Pattern[str]:
    flags = re.NOFLAG if form.isupper() or form != form.lower() else re.IGNORECASE
    return re.compile(rf"(?<![\w-]){re.escape(form)}(?![\w-])", flags)


def _running_text(page: Page) -> Iterator[Prose]:
    """Lines of prose outside key points, the bold answer and the sources."""
    sections: Mapping[int, str] = {
        heading.line: heading.anchor for heading in page.headings if heading.level == 2
    }
    section = ""
    for block in page.blocks:
        section = sections.get(block.line, section)
        if isinstance(block, Prose) and section not in NO_PROSE and not block.text.startswith("**"):
            yield block

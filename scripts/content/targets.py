"""What a record may point at: every heading, and whatever the generators put on a page, by
address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from content.pages import Page
from content.scenarios import SECTIONS

if TYPE_CHECKING:
    from content.guide import Book

HOME = "./"  # the address of the home page, as in the register of addresses


def targets(pages: Iterable[Page], book: Book) -> dict[str, str]:
    """Address relative to the site's root (“chapters/x/#y”) → what stands there, for the text of a
    link.
    """
    found: dict[str, str] = {}
    for page in pages:
        anchors = {anchor: title for _, _, title, anchor in page.headings}
        for _, path in page.snippets:
            anchors |= _drawn(path.removeprefix(page.prefix), book)
        found |= {f"{page.address or HOME}#{anchor}": name for anchor, name in anchors.items()}
    return found


def _drawn(path: str, book: Book) -> Mapping[str, str]:
    """The ids in a partial, each with its name; nothing for a partial there is not."""
    folder, _, ident = path.removesuffix(".html").rpartition("/")
    if path == "bibliography.html":
        return {name: source.short_name for name, source in book.sources.items()}
    if path == "glossary.html":
        return {name: term.name for name, term in book.terms.items()}
    if path == "moments/which-hat.html" and book.moments:
        return {"which-hat": "A moment at work: which hat?"}
    if path == "signs/path.html" and book.path:
        return {f"path-{each['id']}": each["ask"] for each in book.path.questions} | {
            f"path-{name}": each["title"] for name, each in book.path.outcomes.items()
        }
    if folder == "tables" and (view := book.views.get(ident)):
        return {view.id: view.caption} | {view.anchor(row): row.label for row in view.rows}
    if folder == "quotes" and (quote := book.quotes.get(ident)):
        return {f"quote-{ident}": f"Quotation: {quote.speaker}"}
    if folder == "skills" and (skill := book.skills.get(ident)):
        return {f"skill-{ident}": skill.name}
    if folder == "tools" and (tool := book.tools.get(ident)):
        return {f"tool-{ident}": tool.name}
    if folder == "claims" and (claim := book.claims.get(ident)):
        return {f"claim-{ident}": claim.claim}
    if path == "claims/chart.html":
        return {"effect-sizes-chart": "Training effect sizes"}
    if folder == "scenarios" and (scenario := book.scenarios.get(ident)):
        return (
            SECTIONS
            | {"decision": scenario.question}
            | {
                f"option-{option.id}": f"Answer {scenario.letter(option.id)}"
                for option in scenario.options
            }
        )
    if folder == "self-check" and (check := book.checks.get(ident)):
        return (
            {f"{ident}-key": "The key"}
            | {f"{ident}-{each.id}": each.text for each in check.statements}
            | {f"{ident}-{each.id}": each.title for each in check.outcomes}
        )
    if folder == "questions" and book.questions:
        asked = {f"{ident}-{each.id}": each.ask for each in book.questions.forms.get(ident, ())}
        return asked | (
            {f"key-{name}": title for name, title in book.questions.parts.items()}
            if ident == "key"
            else {}
        )
    if path == "follow-up/plan.html" and book.follow_up:
        return {f"day-{each.day}": f"Day {each.day}" for each in book.follow_up.days}
    return {}

"""The quotation ledger: docs/data/quotes.yml to figures with their status in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from content.sources import Source, link
from core.data_files import DataFile
from render.markup import attribute, linked_data, text

STATUS = {
    "checked": "Checked in the original",
    "second-hand": "Quoted second-hand",
    "attributed": "Attributed; original not traced",
    "not-theirs": "Not {} words",
}


@dataclass(frozen=True)
class Quote:
    """One entry of the ledger; `sources[0]` is the work shown with its year."""

    id: str
    words: str
    speaker: str
    sources: tuple[str, ...]
    status: str
    hat: str
    reported_by: str = ""
    occasion: str = ""
    caveat: str = ""
    verdict: str = ""
    pronoun: str = ""  # “his”, “her” or “their”: whose words they are not
    language: str = ""
    translation: str = ""
    line: int = 0  # where it stands in the ledger, for messages


def read_quotes(document: DataFile) -> dict[str, Quote]:
    return {
        entry["id"]: Quote(
            **{**entry, "sources": tuple(entry["sources"])},
            line=document.line("quotes", index, "id"),
        )
        for index, entry in enumerate(document.data["quotes"])
    }


def render_quote(quote: Quote, sources: Mapping[str, Source], root: str) -> str:
    """The quotation as an HTML figure. `root`: relative path from the page to the site's root."""
    work = sources[quote.sources[0]]
    language = f' lang="{quote.language}"' if quote.language else ""
    who = f"often credited to {quote.speaker}" if quote.status == "not-theirs" else quote.speaker
    by = f", as quoted by {quote.reported_by}" if quote.reported_by else ""
    year = f", {work.year}" if work.year else ""
    where = f" {text(quote.occasion)};" if quote.occasion else ""
    parts = [
        (
            f'<figure class="bh-quote bh-quote--{quote.hat} bh-quote--{quote.status}"'
            f' data-search-exclude id="quote-{quote.id}">'
        ),
        f"<blockquote{language}><p>{text(quote.words)}</p></blockquote>",
    ]
    if quote.translation:
        parts.append(
            f'<p class="bh-quote__translation">{text(quote.translation)} <span>(our'
            " translation)</span></p>"
        )
    if quote.status in (
        "checked",
        "second-hand",
    ):  # a program would not see the doubt about the others
        language_of = {"inLanguage": quote.language} if quote.language else {}
        parts.append(
            linked_data(
                "Quotation",
                {
                    "@id": f"#quote-{quote.id}",
                    "text": quote.words,
                    "creator": quote.speaker,
                    **language_of,
                },
            )
        )
    parts.append(
        "<figcaption><span"
        f' class="bh-quote__speaker">{text(who[0].upper() + who[1:])}{text(by)}</span>,{where}'
        f' <cite>{text(work.title)}</cite>{year}. <span class="bh-status'
        f' bh-status--{quote.status}">{STATUS[quote.status].format(quote.pronoun)}</span> <span'
        f' class="bh-quote__links">{"; ".join(link(sources[each], root) for each in quote.sources)}'
        f' <a class="bh-anchor" href="#quote-{quote.id}"'
        f' aria-label="{attribute(f"Link to this quotation: {quote.speaker}, {_opening(quote.words)}")}">#</a>'
        ' <button type="button" class="bh-button bh-button--quiet">Copy quotation</button></span>'
    )
    for remark in (quote.caveat, quote.verdict):
        if remark:
            parts.append(f'<span class="bh-quote__remark">{text(remark)}</span>')
    return "\n".join([*parts, "</figcaption>", "</figure>"]) + "\n"


def quoted_passages(line: str) -> list[str]:
    """Passages of six words or more between double quotation marks in a line of prose."""
    found = re.findall(
        r"“([^”]+)”|\"([^\"]+)\"", re.sub(r"<[^>]*>|\{[^}]*\}|\]\([^)]*\)", " ", line)
    )
    return [passage for pair in found if len((passage := "".join(pair)).split()) > 5]


def in_ledger(passage: str, quotes: Mapping[str, Quote]) -> bool:
    """Whether the ledger holds the passage word for word."""
    wanted = _plain(passage)
    return any(
        wanted in _plain(quote.words) or (quote.translation and wanted in _plain(quote.translation))
        for quote in quotes.values()
    )


def _plain(words: str) -> str:
    return (
        " ".join(words.translate(str.maketrans("“”‘’", "\"\"''")).split()).strip(" .,;:").casefold()
    )


def _opening(words: str) -> str:
    """The first five words, with a sign where more follow."""
    start = " ".join(words.split()[:5])
    return start + "…" * (start != " ".join(words.split()))

"""docs/data/quotes.yml: the quotation ledger, and whether a text keeps to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from content.guide import Guide
from content.records import Anchor, Record
from core.documents import DataFile

WORDS_IN_TITLE = 9  # of a quotation, where a list names it
SHORTEST_PASSAGE = 6  # words between quotation marks that the ledger must hold


@dataclass(frozen=True, kw_only=True)
class Quote(Record):
    """One entry of the ledger; `sources[0]` is the work shown with its year."""

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
    slide: str = ""  # what to write under it there, where speaker and work do not say it
    variants: tuple[str, ...] = ()  # wordings that people type to find it
    title: str = ""
    label: str = ""
    who: str = ""  # the speaker, or whom people credit with it
    reported: str = ""  # by whom, where they are not themselves the source

    @property
    def is_traced(self) -> bool:
        """Whether somebody is known to have said it: a program would not see the doubt."""
        return self.status in ("checked", "second-hand")

    def opening(self, count: int, more: str) -> str:
        """Its first words, and `more` where others follow."""
        words = self.words.split()
        return " ".join(words[:count]) + (more if len(words) > count else "")

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(f"quote-{self.id}", self.title, "quote", label=self.label),)


def read(document: DataFile, guide: Guide) -> list[Quote]:
    """The whole ledger; its schema judges all that can be wrong with an entry."""
    phrases = guide.labels["phrases"]
    quotes = []
    for entry in document.entries("quotes"):
        quote = Quote(**entry)
        credited = phrases["credited"].format(quote.speaker)
        who = credited if quote.status == "not-theirs" else quote.speaker
        by = phrases["reported"].format(quote.reported_by) if quote.reported_by else ""
        title = f"{who + by}: “{quote.opening(WORDS_IN_TITLE, ' …')}”"
        label = phrases["quotation"].format(quote.speaker)
        quotes.append(replace(quote, who=who, reported=by, title=title, label=label))
    return quotes


def quoted_passages(line: str) -> list[str]:
    """Passages between double quotation marks in a line of prose that are long enough to judge."""
    plain = re.sub(r"<[^>]*>|\{[^}]*\}|\]\([^)]*\)", " ", line)
    passages = ["".join(pair) for pair in re.findall(r"“([^”]+)”|\"([^\"]+)\"", plain)]
    return [passage for passage in passages if len(passage.split()) >= SHORTEST_PASSAGE]


def in_ledger(passage: str, quotes: Mapping[str, Quote]) -> bool:
    wanted = _plain(passage)
    texts = (text for quote in quotes.values() for text in (quote.words, quote.translation))
    return any(wanted in _plain(text) for text in texts)


def _plain(words: str) -> str:
    straight = words.translate(str.maketrans("“”‘’", "\"\"''"))
    return " ".join(straight.split()).strip(" .,;:").casefold()

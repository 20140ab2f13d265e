"""docs/data/quotes.yml, as verdicts: whether they said it, how sure that is, and what to write
under the words on a slide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.guide import Guide
from content.quotes import Quote
from content.records import Anchor, Partial, Record
from content.sources import Source
from core.documents import DataFile

PAGE = "did-they-say-it/"  # the page that lists them; each verdict has a page below it
LIST = "verdicts/list.html"  # that page asks for it
GALLERY = "chapters/voices/"  # where most is said about a quotation
JOINING = ("and",)  # in a name, what may be small


@dataclass(frozen=True, kw_only=True)
class Verdict(Record):
    """`stamp`: the label before, in and after its large part. `asked`: the question in full.
    `sources`: the first is the work shown with the words. `credit`: for a slide.
    """

    quote: Quote
    sources: tuple[Source, ...]
    label: str
    stamp: tuple[str, str, str]
    asked: str
    answer: str
    sure: str
    credit: str

    @property
    def address(self) -> str:
        """Of its own page."""
        return f"{PAGE}{self.id}/"

    @property
    def card(self) -> str:
        """Its picture for links that are shared, among those of pages."""
        return f"{PAGE}{self.id}.png"

    @property
    def in_gallery(self) -> str:
        return f"{GALLERY}#quote-{self.id}"

    @property
    def remarks(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.quote.verdict, self.quote.caveat)))


def read(_document: DataFile, guide: Guide) -> list[Verdict]:
    """One on each quotation; those whose sources could not be read are left out."""
    quotes = guide.all(Quote).values()
    return [
        verdict_on(quote, guide) for quote in quotes if guide.sources.keys() >= {*quote.sources}
    ]


def verdict_on(quote: Quote, guide: Guide) -> Verdict:
    labels, said = guide.labels, guide.labels["verdicts"][quote.status]
    label = labels["statuses"][quote.status].format(quote.pronoun)
    sources = tuple(guide.sources[name] for name in quote.sources)
    return Verdict(
        id=quote.id,
        line=quote.line,
        quote=quote,
        sources=sources,
        label=label,
        stamp=stamped(label, said["large"].format(quote.pronoun)),
        asked=labels["asked"]["one" if is_name(quote.speaker) else "nobody"].format(quote.speaker),
        answer=said["answer"],
        sure=said["sure"],
        credit=credit(quote, sources[0], labels["credits"]),
    )


def is_name(speaker: str) -> bool:
    """Whether a speaker has a name: “A former college president” has none."""
    return all(word[0].isupper() or word in JOINING for word in speaker.split())


def stamped(label: str, large: str) -> tuple[str, str, str]:
    """A label before, in and after its large part."""
    before, part, after = label.partition(large)
    return before.strip(" ;"), part, after.strip(" ;")


def credit(quote: Quote, work: Source, forms: Mapping[str, str]) -> str:
    """The line under a quotation on a slide. Where the ledger has one, that is it.

    `work`: the first of its sources; `forms`: `credits` of labels.yml.
    """
    if quote.status == "second-hand":
        own = all(author in quote.speaker for author in work.authors)
        form = "second-hand" if own else "original" if quote.reported else "quoted"
    else:
        form = {"checked": "original"}.get(quote.status, quote.status)
    return quote.slide or forms[form].format(
        who=quote.speaker + quote.reported,
        work=", ".join(filter(None, (work.title, work.year))),
        pronoun=quote.pronoun,
    )


def partials(verdicts: Sequence[Verdict], file: str) -> list[Partial]:
    """The list of all, which one page shows."""
    anchors = tuple(Anchor(each.id, each.quote.title, label=each.asked) for each in verdicts)
    used = dict.fromkeys(source.id for each in verdicts for source in each.sources)
    values = {"verdicts": verdicts}
    return [Partial(LIST, "verdicts", values, file, 1, anchors, tuple(used), optional=True)]


def is_shown(guide: Guide) -> bool:
    """Whether there is a page for them, without which no verdict has a page of its own."""
    return any(page.address == PAGE and page.shows(LIST) for page in guide.pages)

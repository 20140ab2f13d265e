"""What search finds: things, each with its own address, made of the guide's data.

A thing is what an answer, a quotation, a skill … is called, a few plain words of it, and the other
words it is found by. Trainers' notes, keys, cards for one person alone and what follows from a
choice are in none of them: things are made of named fields and of the pages' own prose.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from content.guide import HOME, REPEATS, Guide, Place
from content.pages import Heading, Page, Prose, plain_markdown

# Sections that say again what the page says.
REPEATED = {"key-points", "try-it"}
OWN_KINDS = {"activity", "plan", "scenario"}  # pages whose record says more of them
# Pages whose sections answer a question each; others are found whole.
BY_SECTION = ("chapters/", "self-check/", "trainers/running-a-room/")
MARKS = re.compile(
    r"^///.*\n(?:\s+type: .*)?|"
    r"\[\^[^\]]*\]|<[^>]*>|\{[^}]*\}|^\s*(?:[-*+]|\d+[.)]|\||#+)\s+|^\s*\|[-:| ]+$|[|]",
    re.MULTILINE,
)
At = Callable[[str], str]  # an anchor → the address of the place it names


@dataclass(frozen=True)
class Thing:
    """`kind`: a name in docs/data/search.yml; `note`: what stands beside its label, such as how
    sure a quotation is; `text`: shown under its title; `more`: words to find it by, not shown.
    """

    kind: str
    address: str
    title: str
    text: str = ""
    note: str = ""
    more: str = ""


def find_things(guide: Guide) -> list[Thing]:
    """In the order of pages and data; each address once."""
    places: dict[str, Place] = {}
    for place in sorted(guide.places, key=_is_gallery, reverse=True):
        if place.anchor and place.page != REPEATS:
            places.setdefault(place.anchor, place)
    found = [*_records(guide, places), *_pages(guide)]
    return list({thing.address: thing for thing in reversed(found)}.values())[::-1]


def _is_gallery(place: Place) -> bool:
    """A quotation that several pages show is found where the most is said about it."""
    return place.page == "chapters/voices/"


def plain(text: str) -> str:
    """Markdown as words alone."""
    return " ".join(plain_markdown(MARKS.sub(" ", text)).replace("--8<--", " ").split())


def _all(guide: Guide, kind: str) -> Collection[Any]:
    return guide.records.get(kind, {}).values()


def _records(guide: Guide, places: dict[str, Place]) -> Iterator[Thing]:
    def at(anchor: str) -> str:
        return places[anchor].address if anchor in places else ""

    for thing in (*_cards(guide, at), *_rooms(guide), *_rows(guide, at)):
        if thing.address:  # what no page shows cannot be found
            yield thing


def _cards(guide: Guide, at: At) -> Iterator[Thing]:
    for quote in _all(guide, "quote"):
        words = quote.translation or quote.words
        verdict = guide.labels["statuses"][quote.status].format(quote.pronoun)
        title = f"{quote.who}{quote.reported}"
        more = f"{quote.words if quote.translation else ''} {quote.occasion}"
        yield Thing("quote", at(f"quote-{quote.id}"), title, f"“{words}”", verdict, more)
    for skill in _all(guide, "skill"):
        more = f"{skill.tuesday} {skill.practice} {skill.limit}"
        hat = guide.labels["hats"][skill.hat]
        yield Thing("skill", at(f"skill-{skill.id}"), skill.name, skill.definition, hat, more)
    for tool in _all(guide, "tool"):
        more = " ".join((*tool.how, tool.example, tool.evidence, tool.origin, tool.limits))
        yield Thing("tool", at(f"tool-{tool.id}"), tool.name, tool.when, more=more)
    for claim in _all(guide, "claim"):
        figures = " ".join(f"{each['value']} {each['measures']}" for each in claim.figures)
        more = f"{figures} {claim.sample} {claim.limits} {claim.counter_view}"
        grade = guide.labels["grades"][claim.grade].partition(":")[0]
        yield Thing("claim", at(f"claim-{claim.id}"), claim.claim, claim.means, grade, more)
    skills = guide.records.get("skill", {})
    for term in _all(guide, "term"):
        if term.id not in skills:
            more = " ".join(term.forms[1:])
            yield Thing("term", at(term.id), term.title, term.definition, more=more)
    for source in _all(guide, "source"):
        more = f"{' '.join(source.authors)} {source.checked('container')}"
        yield Thing("source", at(source.id), source.short_name, source.title, more=more)


def _rooms(guide: Guide) -> Iterator[Thing]:
    """What has a page of its own, by what those who come may read of it."""
    for scenario in _all(guide, "scenario"):
        page = guide.page(scenario.page)
        more = f"{scenario.trade} {scenario.situation} {scenario.question}"
        yield Thing("scenario", page.address, page.title, _about(page), more=more)
    for activity in _all(guide, "activity"):
        text = activity.situation or " ".join(each["text"] for each in activity.for_everyone)
        yield Thing("activity", activity.address, activity.title, text)
    for plan in _all(guide, "plan"):
        audience = guide.labels["audiences"][plan.audience]
        yield Thing("plan", plan.address, plan.title, plan.purpose, plan.length, audience)


def _rows(guide: Guide, at: At) -> Iterator[Thing]:
    for sign in _all(guide, "sign"):
        more = " ".join(text for key, text in sign.cells.items() if key != "gap")
        hat = guide.labels["hats"][sign.gap]
        yield Thing("sign", at(f"signs-table-{sign.id}"), sign.sign, sign.cells["try"], hat, more)
    for explorer in _all(guide, "explorer"):
        for row in explorer.view.rows:
            cells = [
                (c.heading, row.cells[c.key])
                for c in explorer.view.columns[1:]
                if row.cells.get(c.key)
            ]
            text = " ".join(f"{heading}: {cell}" for heading, cell in cells)
            address = at(explorer.view.anchor(row))
            yield Thing("comparison", address, row.label, text, row.cells["theme"])


def _about(page: Page) -> str:
    return str(page.meta.get("description", ""))


def _pages(guide: Guide) -> Iterator[Thing]:
    for page in guide.pages:
        if page.kind in OWN_KINDS or page.meta.get("search", {}).get("exclude"):
            continue
        yield from _sections(page) if page.address.startswith(BY_SECTION) else [_whole(page)]


def _whole(page: Page) -> Thing:
    more = " ".join(f"{heading.title} {text}" for heading, text in _parts(page))
    return Thing("page", page.address or HOME, page.title, _about(page), more=plain(more))


def _sections(page: Page) -> Iterator[Thing]:
    """The page by what it says at its start and its end, and each section."""
    parts = [(part, text) for part, text in _parts(page) if part.anchor != "sources"]
    own = {part: text for part, text in parts if part.level == 1 or part.anchor in REPEATED}
    kind = "chapter" if page.is_chapter else "page"
    yield Thing(kind, page.address, page.title, _about(page), more=" ".join(own.values()))
    for part, text in parts:
        if part not in own and part.anchor:
            answer = page.name == "chapters/faq" and part.level == 3
            title, address = plain_markdown(part.title), f"{page.address}#{part.anchor}"
            if answer:
                yield Thing("answer", address, title, text)
            else:
                yield Thing("section", address, title, text, page.title)


def _parts(page: Page) -> list[tuple[Heading, str]]:
    """Headings with the prose under each, up to the next one; first what stands above all."""
    parts: list[tuple[Heading, list[str]]] = [(Heading(1, 1, page.title, ""), [])]
    for block in page.blocks:
        if isinstance(block, Heading):
            parts.append((block, []))
        elif isinstance(block, Prose):
            parts[-1][1].append(block.text)
    return [(heading, plain("\n".join(lines))) for heading, lines in parts]

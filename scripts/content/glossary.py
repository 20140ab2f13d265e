"""docs/data/glossary.yml: terms of art; the skills are terms too."""

from dataclasses import dataclass

from content.guide import Guide
from content.records import Anchor, Partial, Record
from core.documents import DataFile


@dataclass(frozen=True, kw_only=True)
class Term(Record):
    """`forms` are the wordings that count as a use; `see` is an address on this site."""

    name: str
    forms: tuple[str, ...]
    definition: str
    see: str

    @property
    def title(self) -> str:
        return self.name[0].upper() + self.name[1:]

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.id, self.title, "term", 3, label=self.name),)


def read(document: DataFile, guide: Guide) -> list[Term]:
    terms = [
        Term(
            id=entry["id"],
            line=entry["line"],
            name=entry["term"],
            forms=(entry["term"], *entry.get("forms", ())),
            definition=entry["definition"],
            see=entry["see"],
        )
        for entry in document.entries("terms")
    ]
    skills = [
        Term(
            id=skill.id,
            name=skill.name[0].lower() + skill.name[1:],
            forms=(),
            definition=skill.definition,
            see=skill.address,
        )
        for skill in guide.records.get("skill", {}).values()
    ]
    return sorted(terms + skills, key=lambda term: term.name.casefold())


def partials(terms: list[Term], file: str) -> list[Partial]:
    anchors = tuple(anchor for term in terms for anchor in term.anchors())
    return [Partial("glossary.html", "term", {"terms": terms}, file, anchors=anchors)]

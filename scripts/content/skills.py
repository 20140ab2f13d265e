"""docs/data/skills.yml: one card a skill, and the table of all of them."""

from dataclasses import dataclass

from content.guide import Guide
from content.records import Anchor, Record
from content.tables import Row, View, table_of
from core.documents import DataFile


@dataclass(frozen=True, kw_only=True)
class Skill(Record):
    """One skill; its card stands in `chapter`, in the section `group`."""

    name: str
    hat: str
    group: str
    chapter: str
    definition: str
    tuesday: str
    practice: str
    limit: str
    taught_by: str
    sources: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return f"chapters/{self.chapter}/#skill-{self.id}"

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(f"skill-{self.id}", self.name, "skill", 3),)


def read(document: DataFile, _guide: Guide) -> list[Skill]:
    """All skills; their schema judges all that can be wrong with one."""
    return [Skill(**entry) for entry in document.entries("skills")]


def tables(guide: Guide) -> list[View]:
    taught_by = guide.labels["taught_by"]
    rows = [
        Row(
            skill.id,
            skill.name,
            {
                "definition": skill.definition,
                "hat": skill.hat,
                "taught_by": taught_by[skill.taught_by],
            },
            skill.sources,
        )
        for skill in guide.all(Skill).values()
    ]
    return [table_of("skills", guide.labels["tables"]["skills"], rows, "docs/data/skills.yml")]

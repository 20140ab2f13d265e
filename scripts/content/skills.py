"""Skills: docs/data/skills.yml to cards, the table of all skills, and glossary entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from content.sources import Source, link
from content.tables import CHIP, Column, Row, View
from core.data_files import DataFile
from render.markup import text
from render.partials import card, chip, definitions, paragraph

TAUGHT = {
    "management": "Management training",
    "both": "Both kinds of training",
    "leadership": "Leadership training",
}


@dataclass(frozen=True)
class Skill:
    """One skill; its card stands in `chapter`, in the section `group`."""

    id: str
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
    line: int = 0


def read_skills(document: DataFile) -> dict[str, Skill]:
    return {
        entry["id"]: Skill(
            **{**entry, "sources": tuple(entry.get("sources", ()))},
            line=document.line("skills", index),
        )
        for index, entry in enumerate(document.data["skills"])
    }


def render_skill(skill: Skill, sources: Mapping[str, Source], root: str) -> str:
    named = "; ".join(link(sources[each], root) for each in skill.sources)
    taught = text(TAUGHT[skill.taught_by]) + (f" ({named})" if named else "")
    body = [
        f'<p class="bh-card__lead">{chip(skill.hat)} {text(skill.definition)}</p>',
        paragraph(skill.tuesday, "bh-card__scene"),
        definitions(
            [
                ("Try this week", text(skill.practice)),
                ("Its limit", text(skill.limit)),
                ("Usually taught in", taught),
            ]
        ),
    ]
    return card("skill", skill.id, skill.name, skill.hat, body)


def skills_view(skills: Mapping[str, Skill]) -> View:
    """All skills as one comparison table, in the order of the data file."""
    columns = (
        Column("definition", "In one sentence"),
        Column("hat", "Which hat", CHIP),
        Column("taught_by", "Usually taught in"),
    )
    rows = tuple(
        Row(
            skill.id,
            skill.name,
            {
                "definition": skill.definition,
                "hat": skill.hat,
                "taught_by": TAUGHT[skill.taught_by],
            },
            skill.sources,
        )
        for skill in skills.values()
    )
    return View(
        "skills",
        "Every skill in this guide, with its hat and the training that usually teaches it",
        "Skill",
        columns,
        rows,
        "docs/data/skills.yml",
    )

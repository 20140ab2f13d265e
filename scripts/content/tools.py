"""docs/data/tools.yml: management tools and models, one card each."""

from dataclasses import dataclass

from content.guide import Guide
from content.records import Anchor, Record
from core.documents import DataFile


@dataclass(frozen=True, kw_only=True)
class Tool(Record):
    """One tool or model. `items`: ids of the caveats its text carries; `drawing` names an SVG."""

    name: str
    hat: str
    chapter: str
    when: str
    how: tuple[str, ...]
    example: str
    evidence: str
    origin: str
    limits: str
    items: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    drawing: str = ""

    @property
    def drawing_file(self) -> str:
        """Under docs/assets; nothing for a tool without a drawing."""
        return f"drawings/{self.drawing}.svg" if self.drawing else ""

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(f"tool-{self.id}", self.name, "tool", 3),)


def read(document: DataFile, guide: Guide) -> list[Tool]:
    tools = [Tool(**entry) for entry in document.entries("tools")]
    for index, tool in enumerate(tools):
        if tool.drawing and tool.drawing_file not in guide.drawings:
            document.report(
                f"there is no drawing docs/assets/{tool.drawing_file} — draw it, or remove the"
                " line",
                *("tools", index, "drawing"),
            )
    return tools

"""docs/data/pictures.yml: lists that are drawn, as a ladder or side by side."""

from dataclasses import dataclass

from content.guide import Guide
from content.records import Anchor, Record
from core.documents import DataFile


@dataclass(frozen=True, kw_only=True)
class Part:
    """`name`: what is bold before the text; `drawing` names an SVG; `result` says that this was
    found.
    """

    text: str
    name: str = ""
    drawing: str = ""
    result: str = ""

    @property
    def drawing_file(self) -> str:
        """Under docs/assets."""
        return f"drawings/views/{self.drawing}.svg"


@dataclass(frozen=True, kw_only=True)
class Picture(Record):
    """`shape`: how it is drawn, by the templates pictures/SHAPE.html and .svg. `head`, `foot`: what
    its upper and its lower end stand for.
    """

    shape: str
    title: str
    parts: tuple[Part, ...]
    head: str = ""
    foot: str = ""

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.id, self.title),)


def read(document: DataFile, guide: Guide) -> list[Picture]:
    pictures = []
    for index, entry in enumerate(document.entries("pictures")):
        parts = tuple(Part(**part) for part in entry.pop("parts"))
        for number, part in enumerate(parts):
            if part.drawing and part.drawing_file not in guide.drawings:
                document.report(
                    f"there is no drawing docs/assets/{part.drawing_file} — draw it, or correct"
                    " the name",
                    *("pictures", index, "parts", number, "drawing"),
                )
        pictures.append(Picture(**entry, parts=parts))
    return pictures

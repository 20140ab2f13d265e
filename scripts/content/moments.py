"""docs/data/moments.yml: moments at work, and what each hat would do, for the home page."""

from dataclasses import dataclass

from content.guide import Guide
from content.records import Anchor, Partial, Record
from core.documents import DataFile

WORDS_IN_ANSWER = 45


@dataclass(frozen=True, kw_only=True)
class Moment(Record):
    """One moment and what each hat would do. `see` is a section of a chapter, `title` its
    heading.
    """

    moment: str
    managing: str
    leading: str
    see: str
    title: str = ""
    heading: str = ""


def read(document: DataFile, guide: Guide) -> list[Moment]:
    """All moments. Reports answers that are too long, and sections that are not there."""
    moments = [
        Moment(
            **entry,
            title=guide.sections.get(entry["see"], ""),
            heading=guide.labels["moments"],
        )
        for entry in document.entries("moments")
    ]
    for index, moment in enumerate(moments):
        words = len(f"{moment.managing} {moment.leading}".split())
        if words > WORDS_IN_ANSWER:
            document.report(
                f"the two answers have {words} words together — shorten them to {WORDS_IN_ANSWER}",
                *("moments", index),
            )
        if not moment.title or not moment.see.startswith("chapters/"):
            document.report(
                f"there is no section “{moment.see}” — use the file and the id of a heading in"
                " docs/chapters",
                *("moments", index, "see"),
            )
    return moments


def partials(moments: list[Moment], file: str) -> list[Partial]:
    heading = Anchor("which-hat", moments[0].heading, "section", 2)
    values = {"moments": moments}
    return [Partial("moments/which-hat.html", "moments", values, file, anchors=(heading,))]

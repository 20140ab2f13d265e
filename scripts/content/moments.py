"""docs/data/moments.yml: moments at work, and what each hat would do, for the home page."""

from dataclasses import dataclass

from content.guide import Guide
from content.records import Anchor, Partial, Record
from core.documents import DataFile
from core.problems import Problem

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


def read(document: DataFile, guide: Guide) -> tuple[list[Moment], list[Problem]]:
    """All moments. Reports answers that are too long, and sections that are not there."""
    moments: list[Moment] = []
    problems: list[Problem] = []
    for index, entry in enumerate(document.entries("moments")):
        words = len(entry["managing"].split()) + len(entry["leading"].split())
        if words > WORDS_IN_ANSWER:
            problems.append(
                document.problem(
                    f"the two answers have {words} words together — shorten them to"
                    f" {WORDS_IN_ANSWER}",
                    "moments",
                    index,
                )
            )
        section = guide.sections.get(entry["see"], "")
        if not section or not entry["see"].startswith("chapters/"):
            problems.append(
                document.problem(
                    f"there is no section “{entry['see']}” — use the file and the id of a heading"
                    " in docs/chapters",
                    "moments",
                    index,
                    "see",
                )
            )
        moments.append(Moment(**entry, title=section, heading=guide.labels["moments"]))
    return moments, problems


def partials(moments: list[Moment], file: str) -> list[Partial]:
    anchor = Anchor("which-hat", moments[0].heading, "section", 2)
    name = "moments/which-hat.html"
    return [Partial(name, "moments", {"moments": moments}, file, anchors=(anchor,))]

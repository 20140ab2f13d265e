"""docs/data/scenarios/*.yml: one decision each, with what every answer brings for both hats."""

from collections.abc import Mapping
from dataclasses import dataclass

from content.guide import Guide
from content.records import Anchor, Partial, Record
from core.documents import DataFile, frozen

WORDS_IN_SITUATION = 120
LETTERS = "ABCD"


@dataclass(frozen=True, kw_only=True)
class Option(Record):
    """One answer, what it is worth for each hat, and what happens next."""

    choice: str
    managing: str
    leading: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class Scenario(Record):
    """One decision. `stronger` is the option we lean to; `stronger_hat` says which hat it mostly
    is.

    `headings`: id of a section → its heading, in reading order.
    """

    trade: str
    situation: str
    question: str
    options: tuple[Option, ...]
    stronger: str
    stronger_hat: str
    why: str
    twist: Mapping[str, str]
    debrief: tuple[str, ...]
    takeaway: str
    chapters: tuple[str, ...]
    headings: Mapping[str, str]
    answers: tuple[str, ...] = ()  # what links call the options

    @property
    def page(self) -> str:
        """The name of its page."""
        return f"scenarios/{self.id}"

    @property
    def address(self) -> str:
        return f"{self.page}/"

    @property
    def choices(self) -> str:
        """The address of its situation and choices alone, for a room that has not voted yet."""
        return f"{self.address}choices/"

    def letter(self, option: str) -> str:
        return LETTERS[[each.id for each in self.options].index(option)]

    def anchors(self) -> tuple[Anchor, ...]:
        answers = zip(self.options, self.answers, strict=True)
        return (
            *(Anchor(id_, title, "section", 2) for id_, title in self.headings.items()),
            *(Anchor(f"option-{option.id}", answer) for option, answer in answers),
        )


def read(document: DataFile, guide: Guide) -> list[Scenario]:
    """One scenario, whose id is the name of its file."""
    document.check_id()
    _check(document, guide)
    data, labels = frozen(document.data), guide.labels["scenario"]
    options = tuple(Option(**option) for option in data["options"])
    answers = tuple(labels["answer"].format(letter) for letter in LETTERS[: len(options)])
    headings = {**labels["headings"], "decision": data["question"]}
    values = {**data, "id": document.stem, "options": options}
    return [Scenario(**values, headings=headings, answers=answers)]


def _check(document: DataFile, guide: Guide) -> None:
    data = document.data
    words = len(data["situation"].split())
    if words > WORDS_IN_SITUATION:
        document.report(
            f"the situation has {words} words — shorten it to {WORDS_IN_SITUATION}", "situation"
        )
    if data["stronger"] not in [option["id"] for option in data["options"]]:
        document.report(
            f"“{data['stronger']}” is not one of the options — name the option you lean to",
            "stronger",
        )
    for index, chapter in enumerate(data["chapters"]):
        if chapter not in guide.chapters:
            document.report(
                f"there is no chapter “{chapter}” — use the name of a file in docs/chapters",
                *("chapters", index),
            )


def partials(scenarios: list[Scenario], _file: str) -> list[Partial]:
    listing = {"scenarios": scenarios}
    return [
        *(
            Partial(
                f"scenarios/{scenario.id}.html",
                "scenario",
                {"scenario": scenario},
                f"docs/data/scenarios/{scenario.id}.yml",
                anchors=scenario.anchors(),
            )
            for scenario in scenarios
        ),
        Partial("scenarios/list.html", "scenario-list", listing, "docs/data/scenarios"),
    ]

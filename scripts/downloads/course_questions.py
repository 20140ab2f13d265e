"""The scenarios and the self-check statements as questions for course systems: a QTI 2.1 package of
1EdTech (formerly IMS).

One item for each scenario and statement, and one test that holds them all in sections. An item
tells people after their answer
what follows from it. No answer is marked as correct, none brings marks, because none is the right
one; a course system must
not grade them. Points of the self-check are said in words and added up by hand, as on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from content.scenarios import Option, Scenario
from content.self_check import COUNTS_FOR, Check
from core.archives import write_zip
from core.xml_trees import document, node
from downloads.cartridge import FOLDER, NAME
from render.partials import HATS

FILE = f"{FOLDER}both-hats-qti.zip"
QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
TEST = "test.xml"


@dataclass(frozen=True)
class Choice:
    """`feedback`: the paragraphs shown to people who chose it."""

    id: str
    text: str
    feedback: tuple[Element, ...]


@dataclass(frozen=True)
class Item:
    """One question. `body`: the paragraphs in front of it; `after`: those behind it."""

    id: str
    title: str
    body: tuple[Element, ...]
    prompt: str
    choices: tuple[Choice, ...]
    after: tuple[Element, ...] = ()

    @property
    def file(self) -> str:
        return f"items/{self.id}.xml"


@dataclass(frozen=True)
class Section:
    """`intro`: paragraphs in front of its questions."""

    id: str
    title: str
    intro: tuple[Element, ...]
    items: tuple[Item, ...]


def make_questions(
    scenarios: Sequence[Scenario],
    checks: Mapping[str, Check],
    titles: Mapping[str, str],
    site_url: str,
) -> dict[str, bytes]:
    """The package as name → content; none where there are no questions. `titles`: address of a page
    or section → its title.
    """
    sections = [scenarios_section(scenarios, titles, site_url)] if scenarios else []
    sections += [check_section(check, titles, site_url) for check in checks.values()]
    return {FILE: write_zip(package_files(sections))} if sections else {}


def scenarios_section(
    scenarios: Iterable[Scenario], titles: Mapping[str, str], site_url: str
) -> Section:
    items = (
        _scenario(
            scenario, titles[f"scenarios/{scenario.id}/"], f"{site_url}scenarios/{scenario.id}/"
        )
        for scenario in scenarios
    )
    return Section(
        "scenarios",
        "Scenarios",
        (
            node(
                "p",
                "Each answer is something a sensible person might do, and none is marked as"
                " correct. Decide first, then read what follows from your answer.",
            ),
        ),
        tuple(items),
    )


def _scenario(scenario: Scenario, title: str, page: str) -> Item:
    after = node(
        "p", ["Then the story takes a turn: ", node("a", title, href=f"{page}#twist"), "."]
    )
    choices = tuple(
        Choice(option.id, option.choice, _worth(scenario, option, page))
        for option in scenario.options
    )
    return Item(
        f"scenario-{scenario.id}",
        title,
        (node("p", scenario.situation),),
        scenario.question,
        choices,
        (after,),
    )


def _worth(scenario: Scenario, option: Option, page: str) -> tuple[Element, ...]:
    """What an answer is worth for both hats, what happens next, and where we lean."""
    stronger = next(each for each in scenario.options if each.id == scenario.stronger)
    ours = (
        "to this answer too." if option is stronger else f"to another answer: “{stronger.choice}”"
    )
    lean = f"{ours} It is mostly {HATS[scenario.stronger_hat].lower()} work. {scenario.why} "
    return (
        *(
            node("p", [node("strong", f"{name}:"), f" {said}"])
            for name, said in (
                (HATS["managing"], option.managing),
                (HATS["leading"], option.leading),
                ("What happens next", option.outcome),
            )
        ),
        node(
            "p",
            [
                node("strong", "Where we lean:"),
                f" {lean}",
                node("a", "All answers side by side", href=f"{page}#option-{option.id}"),
                ".",
            ],
        ),
    )


def check_section(check: Check, titles: Mapping[str, str], site_url: str) -> Section:
    """One self-check; what stands in front of it says what to do with the points and what it is no
    good for, and gives away no result.
    """
    title = titles[f"self-check/#{check.id}"]
    key = node(
        "a", "The key, and what the check is good for", href=f"{site_url}self-check/#{check.id}-key"
    )
    intro = (
        node("p", f"{check.ask} Answer for what happened and not for what you meant to do."),
        node(
            "p",
            [
                (
                    "No answer is correct. Note the points you are told after each answer, add them"
                    " up for each hat, and look up what they point to: "
                ),
                key,
                ".",
            ],
        ),
        node(
            "p",
            "A prompt for thought that nobody has validated as a test. It is no good for appraisal,"
            " ranking or grades.",
        ),
    )
    items = (
        Item(
            f"check-{check.id}-{statement.id}",
            f"{title} {number} of {len(check.statements)}",
            (node("p", check.ask),),
            statement.text,
            tuple(
                Choice(
                    f"answer-{worth}",
                    answer,
                    (
                        node("p", f"{_points(worth, statement.hat)}."),
                        node(
                            "p",
                            [
                                "What this is about: ",
                                node(
                                    "a",
                                    statement.about.label,
                                    href=site_url + statement.about.address,
                                ),
                            ],
                        ),
                    ),
                )
                for worth, answer in enumerate(check.answers)
            ),
        )
        for number, statement in enumerate(check.statements, 1)
    )
    return Section(f"check-{check.id}", title, intro, tuple(items))


def _points(worth: int, hat: str) -> str:
    each = " each" if len(COUNTS_FOR[hat]) > 1 else ""
    return (
        f"{worth or 'No'} point{'' if worth == 1 else 's'}{each} for"
        f" {' and for '.join(HATS[name].lower() for name in COUNTS_FOR[hat])}"
    )


def package_files(sections: Sequence[Section]) -> dict[str, bytes]:
    """What stands in the package: the manifest, the test, and a file for each item."""
    items = [item for section in sections for item in section.items]
    return {"imsmanifest.xml": document(_manifest(items)), TEST: document(_test(sections))} | {
        item.file: document(_item(item)) for item in items
    }


def _manifest(items: Iterable[Item]) -> Element:
    items = list(items)
    test = [node("file", href=TEST), *(node("dependency", identifierref=item.id) for item in items)]
    resources = [
        node(
            "resource",
            [node("file", href=item.file)],
            identifier=item.id,
            type="imsqti_item_xmlv2p1",
            href=item.file,
        )
        for item in items
    ]
    return node(
        "manifest",
        [
            node("metadata", [node("schema", "QTIv2.1 Package"), node("schemaversion", "1.0.0")]),
            node("organizations"),
            node(
                "resources",
                [
                    node(
                        "resource", test, identifier="test", type="imsqti_test_xmlv2p1", href=TEST
                    ),
                    *resources,
                ],
            ),
        ],
        identifier="both-hats-questions",
        xmlns=PACKAGE,
    )


def _test(sections: Iterable[Section]) -> Element:
    shown = node("itemSessionControl", maxAttempts="0", showFeedback="true", allowSkipping="true")
    parts = [
        node(
            "assessmentSection",
            [
                node("rubricBlock", section.intro, view="candidate"),
                *(
                    node("assessmentItemRef", identifier=item.id, href=item.file)
                    for item in section.items
                ),
            ],
            identifier=section.id,
            title=section.title,
            visible="true",
        )
        for section in sections
    ]
    return node(
        "assessmentTest",
        [
            node(
                "testPart",
                [shown, *parts],
                identifier="questions",
                navigationMode="nonlinear",
                submissionMode="individual",
            )
        ],
        identifier="both-hats-test",
        title=NAME,
        xmlns=QTI,
    )


def _item(item: Item) -> Element:
    """The item's response goes straight into FEEDBACK, which opens the feedback of that name."""
    choices = node(
        "choiceInteraction",
        [
            node("prompt", item.prompt),
            *(node("simpleChoice", choice.text, identifier=choice.id) for choice in item.choices),
        ],
        responseIdentifier="RESPONSE",
        shuffle="false",
        maxChoices="1",
    )
    return node(
        "assessmentItem",
        [
            node(
                "responseDeclaration",
                identifier="RESPONSE",
                cardinality="single",
                baseType="identifier",
            ),
            node(
                "outcomeDeclaration",
                identifier="FEEDBACK",
                cardinality="single",
                baseType="identifier",
            ),
            node("itemBody", [*item.body, choices, *item.after]),
            node(
                "responseProcessing",
                [
                    node(
                        "setOutcomeValue",
                        [node("variable", identifier="RESPONSE")],
                        identifier="FEEDBACK",
                    )
                ],
            ),
            *(
                node(
                    "modalFeedback",
                    choice.feedback,
                    outcomeIdentifier="FEEDBACK",
                    identifier=choice.id,
                    showHide="show",
                )
                for choice in item.choices
            ),
        ],
        identifier=item.id,
        title=item.title,
        adaptive="false",
        timeDependent="false",
        xml_lang="en",
        xmlns=QTI,
    )

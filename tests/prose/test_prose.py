"""The prose keeps to CONTENT.md's voice, and every rule catches what it is for."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from content.page_files import read_page
from core.problems import Problem
from prose_reading import (
    ROOT,
    Passage,
    grade,
    of_data,
    of_page,
    plain,
    sentences,
    syllables,
    unread,
    words,
)
from prose_rules import (
    RULES,
    Finding,
    americanisms,
    check_answers,
    check_chapter_lengths,
    check_cliches,
    check_evidence,
    check_grade,
    check_kinds_of_people,
    check_links,
    check_scenarios,
    check_sentences,
    check_spelling,
    dictionary,
    excuse,
    findings,
)

Rule = Callable[[list[Passage], Any], Iterator[Finding]]


def test_every_page_and_data_file_keeps_the_rules() -> None:
    problems = excuse(findings(ROOT, RULES), RULES["exceptions"])
    assert not problems, f"{len(problems)} findings\n" + "\n".join(map(str, problems))


def prose(
    text: str,
    file: str = "docs/chapters/example.md",
    section: str = "part",
    kind: str = "text",
    cited: bool = False,
) -> list[Passage]:
    return [
        Passage(file, 7, text, file.removeprefix("docs/").removesuffix(".md"), section, kind, cited)
    ]


LONG = "word " * 36 + "word."
LEARNED = (
    "Organisational transformation necessitates comprehensive interdepartmental communication"
    " methodologies. " * 3
)
DATA = "docs/data/tools.yml"

BROKEN: list[tuple[str, Rule, list[Passage], str]] = [
    ("grade", check_grade, prose(LEARNED), "docs/chapters/example.md has grade"),
    (
        "long sentence",
        check_sentences,
        prose(LONG),
        "a sentence of 37 words, “word word word word word word …” — split it",
    ),
    (
        "many long sentences",
        check_sentences,
        prose(f"{'Word ' + 'word ' * 25}end. {'Word ' + 'word ' * 25}end. Short is good too."),
        "2 of the 3 sentences of chapters/example have more than 25 words — split some",
    ),
    (
        "cliche",
        check_cliches,
        prose("She is a guru of the ward."),
        "“guru” is on the list of clichés — write the role",
    ),
    (
        "cliche of several words",
        check_cliches,
        prose("In today’s fast-paced world, we plan."),
        "is on the list of clichés — write nothing",
    ),
    (
        "cliche in a heading",
        check_cliches,
        prose("Your leadership journey", kind="heading"),
        "“journey” is on the list",
    ),
    (
        "American -ize",
        check_spelling,
        prose("We organize the rota."),
        "“organize” is American spelling — write “organise”",
    ),
    (
        "American -or",
        check_spelling,
        prose("A change of behavior."),
        "“behavior” is American spelling — write “behaviour”",
    ),
    (
        "American program",
        check_spelling,
        prose("A training program."),
        "“program” is American spelling — write “programme”",
    ),
    (
        "American practiced",
        check_spelling,
        prose("They practiced it."),
        "“practiced” is American spelling — write “practised”",
    ),
    (
        "kinds, plural",
        check_kinds_of_people,
        prose("Leaders inspire, managers plan."),
        "“Leaders inspire” sorts people into two kinds — write what is done",
    ),
    (
        "kinds, singular",
        check_kinds_of_people,
        prose("A true leader is calm."),
        "“A true leader is” sorts people",
    ),
    (
        "kinds, born",
        check_kinds_of_people,
        prose("Some people are born leaders."),
        "“are born leaders” sorts people",
    ),
    (
        "empty link",
        check_links,
        prose("See [here](a.md)."),
        "the link “here” says nothing by itself — write where it leads",
    ),
    (
        "link with an address for a text",
        check_links,
        prose("See [www.example.org](https://www.example.org)."),
        "the link “www.example.org” says nothing",
    ),
    (
        "bare address",
        check_links,
        prose("See https://example.org/x for more."),
        "the bare address https://example.org/x",
    ),
    (
        "two targets",
        check_links,
        prose("[The table](a.md#x), or [the table](b.md#y)."),
        "“the table” leads to b.md#y here and to a.md#x above",
    ),
    (
        "research shows",
        check_evidence,
        prose("Research shows that feedback helps."),
        (
            "“Research shows” in “Research shows that feedback helps.” names no source — put [^id]"
            " after it"
        ),
    ),
    (
        "studies have found",
        check_evidence,
        prose("Studies have often found this.[^a] Studies find more."),
        "“Studies find”",
    ),
    (
        "proven",
        check_evidence,
        prose("A proven method."),
        "“proven” in “A proven method.” names no source",
    ),
    (
        "percentage",
        check_evidence,
        prose("About 40 per cent leave."),
        "“40 per cent” in “About 40 per cent leave.” names no source",
    ),
    (
        "percentage in data",
        check_evidence,
        prose("Some 40% leave.", DATA),
        "names no source — name author and year in the sentence",
    ),
    (
        "research in data",
        check_evidence,
        prose("Research shows this.", "docs/data/claims.yml", cited=True),
        "“Research shows”",
    ),
    (
        "research in a scenario",
        check_evidence,
        prose("Research shows this.", "docs/data/scenarios/x.yml"),
        "“Research shows”",
    ),
]


GOOD: list[tuple[str, Rule, list[Passage]]] = [
    (
        "plain words",
        check_grade,
        prose("The cook counts the plates and calls the crew. They eat well. " * 5),
    ),
    (
        "one long sentence",
        check_sentences,
        prose("Word " + "word " * 25 + "end. Short is good too."),
    ),
    (
        "a word inside a word",
        check_cliches,
        prose("A journeyman with a lever hires a ninjutsu teacher."),
    ),
    (
        "British spelling",
        check_spelling,
        prose("Organise a programme in the centre; practise it, then check the story."),
    ),
    ("a noun", check_spelling, prose("Good practice, a draft and a judgment.")),
    (
        "a role",
        check_kinds_of_people,
        prose("A shift manager is calm. The ward manager plans. Managing means planning."),
    ),
    (
        "links that tell",
        check_links,
        prose("[The table](a.md#x) again: [the table](a.md#x). <https://example.org>"),
    ),
    (
        "cited",
        check_evidence,
        prose("Research shows that it helps.[^a-2001] About 40% leave.[^b] It is unproven."),
    ),
    (
        "named in data",
        check_evidence,
        prose(
            "Judge and others (2004) pooled studies, and 40% left. In 2018 a review by Lee"
            " found 3%.",
            DATA,
        ),
    ),
    (
        "figures of a story",
        check_evidence,
        prose("A fifth, or 20%, of bins are missed.", "docs/data/scenarios/council.yml"),
    ),
    (
        "figures beside their source",
        check_evidence,
        prose("It was 82%.", "docs/data/claims.yml", cited=True),
    ),
    ("a heading about evidence", check_evidence, prose("What the evidence says", kind="heading")),
]


@pytest.mark.parametrize(
    ("rule", "passages", "says"),
    [pytest.param(*case, id=name) for name, *case in BROKEN]
    + [pytest.param(*case, "", id=name) for name, *case in GOOD],
)
def test_a_broken_rule_is_caught_and_good_prose_passes(
    rule: Rule, passages: list[Passage], says: str
) -> None:
    found = [str(each.problem) for each in rule(passages, RULES)]
    assert any(says in each for each in found) if says else not found, found
    assert all(each.startswith(f"{passages[0].file}:7: ") and " — " in each for each in found)


# ------------------------------------------------------------------------------- the book


@pytest.mark.parametrize(
    ("count", "says"),
    [
        (1500, "has 1500 words of prose — cut 100"),
        (600, "has 600 words of prose — write 100 more"),
        (1400, ""),
        (700, ""),
    ],
)
def test_chapters_have_a_length(count: int, says: str) -> None:
    passages = [*prose("word " * count), *prose("word " * 90, section="key-points")]
    found = list(check_chapter_lengths(passages, RULES))
    assert len(found) == bool(says) and all(says in str(each.problem) for each in found)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ([90] * 24, ""),
        ([90] * 23, "23 questions are answered — write at least 24"),
        ([90] * 24 + [91], "the answer to “Question 24?” has 91 words — cut 1"),
    ],
)
def test_the_faq_answers_enough_and_briefly(answers: list[int], says: str) -> None:
    passages = [
        Passage("docs/chapters/faq.md", index, text, "", f"q{index}", kind)
        for index, count in enumerate(answers)
        for text, kind in ((f"Question {index}?", "heading"), ("word " * count, "text"))
    ]
    levels = {f"q{index}": 3 for index in range(len(answers))}
    found = list(check_answers(passages, RULES, levels))
    assert len(found) == bool(says) and all(says in str(each.problem) for each in found)


SCENARIOS: list[dict[str, Any]] = [
    {
        "file": f"{name}.yml",
        "id": name,
        "trade": "any",
        "situation": "word " * 120,
        "stronger_hat": ("managing", "leading", "both")[index % 3],
    }
    for index, name in enumerate(RULES["scenarios_wanted"])
]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda all: all, ""),
        (lambda all: [each | {"id": "x", "trade": each["id"]} for each in all], ""),
        (lambda all: all[:11], "there are 11 scenarios — write at least 12"),
        (
            lambda all: [each | {"stronger_hat": "leading"} for each in all],
            "the managing answer is the stronger one in 0 scenarios",
        ),
        (
            lambda all: [*all[:-1], all[-1] | {"id": "x"}],
            "no scenario has the id or the trade “shop” — write one",
        ),
        (
            lambda all: [all[0] | {"situation": "word " * 121}, *all[1:]],
            "product-launch.yml:1: the situation has 121 words — cut it to 120",
        ),
    ],
    ids=[
        "good",
        "by trade",
        "too few",
        "managing never better",
        "a trade missing",
        "long situation",
    ],
)
def test_there_are_the_scenarios_there_must_be(
    change: Callable[[list[dict]], list[dict]], says: str
) -> None:
    found = [str(each.problem) for each in check_scenarios(change(SCENARIOS), RULES)]
    assert (says in "\n".join(found)) if says else not found


# ------------------------------------------------------------------------------ exceptions


FOUND = Finding(
    "spelling", Problem("docs/a.yml", 3, "“Center” is American — write “centre”"), "Center"
)


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        ({"rule": "spelling", "file": "docs/a.yml", "text": "Center", "because": "a name"}, []),
        (
            {"rule": "spelling", "file": "docs/b.yml", "text": "Center", "because": "a name"},
            ["“Center” is American", "excuses nothing"],
        ),
        (
            {"rule": "cliche", "file": "docs/a.yml", "because": "a name"},
            ["“Center” is American", "excuses nothing"],
        ),
        ({"rule": "spelling", "file": "docs/a.yml", "text": "Center"}, ["gives no reason"]),
    ],
    ids=["fits", "another file", "another rule", "no reason"],
)
def test_an_exception_needs_a_reason_and_a_use(entry: dict[str, str], left: list[str]) -> None:
    problems = [str(problem) for problem in excuse([FOUND], [entry])]
    assert len(problems) == len(left) and all(
        any(each in problem for problem in problems) for each in left
    )


# ------------------------------------------------------------------------ reading and counting


def test_a_page_is_read_as_headings_paragraphs_and_items(tmp_path: Path) -> None:
    source = tmp_path / "page.md"
    source.write_text(
        '---\ntitle: T\ndescription: D\n---\n# Top {#top}\n\nOne\ntwo.\n{: .x data-for="F9" }\n\n-'
        ' item\n- other\n\n--8<-- "tables/x.html"\n\n/// details | More\n    attrs: {id:'
        " more}\n\nFolded.\n\n///\n",
        "utf-8",
    )
    page, _ = read_page(source, "docs/chapters/page.md", {})
    found = [
        (passage.line, passage.section, passage.kind, passage.text) for passage in of_page(page)
    ]
    assert found == [
        (1, "front-matter", "heading", "T"),
        (1, "front-matter", "heading", "D"),
        (5, "top", "heading", "Top"),
        (7, "top", "text", "One two."),
        (11, "top", "text", "item"),
        (12, "top", "text", "other"),
        (19, "top", "text", "Folded."),
    ]


TOOL = """
tools:
  - id: raci
    name: RACI
    chapter: skills
    when: Use it.
    how: [One., Two.]
    sources: [x]
"""
CLAIM = """
claims:
  - id: a
    claim: It helps.
    figures: [{value: "1", measures: of ten}]
    sources: [x]
"""


@pytest.mark.parametrize(
    ("file", "data", "page", "found"),
    [
        pytest.param(
            *(DATA, TOOL, "chapters/skills"),
            [
                (4, "raci name", "heading", "RACI", False),
                (6, "raci when", "text", "Use it.", False),
                (7, "raci how", "text", "One.", False),
                (7, "raci how", "text", "Two.", False),
            ],
            id="fields that are prose",
        ),
        pytest.param(
            *("docs/data/claims.yml", CLAIM, "chapters/evidence"),
            [(4, "a claim", "text", "It helps.", True), (5, "a measures", "cell", "of ten", True)],
            id="a card of evidence stands beside its sources",
        ),
    ],
)
def test_a_data_file_is_read_by_the_fields_that_are_prose(
    file: str, data: str, page: str, found: list[tuple]
) -> None:
    assert [
        (each.page, each.line, each.section, each.kind, each.text, each.cited)
        for each in of_data(data, file)
    ] == [(page, *each) for each in found]


def test_a_new_data_file_cannot_slip_past(tmp_path: Path) -> None:
    (tmp_path / "docs/data").mkdir(parents=True)
    for name in ("tools", "audit", "surprise"):
        (tmp_path / f"docs/data/{name}.yml").write_text("a: b\n", "utf-8")
    assert unread(tmp_path) == ["docs/data/surprise.yml"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rose by .82.[^a] Then it fell! Why?", ["It rose by .82.", "Then it fell!", "Why?"]),
        (
            "Robert J. House wrote it, on p. 262. The end.",
            ["Robert J. House wrote it, on p. 262.", "The end."],
        ),
        ("The manager is A. The officer is C.", ["The manager is A.", "The officer is C."]),
        (
            "**Say.** Tell [the crew](a.md) “now.” They go.",
            ["Say.", "Tell the crew “now.”", "They go."],
        ),
        ("No stop at the end", ["No stop at the end"]),
    ],
)
def test_sentences_end_where_they_should(text: str, parts: list[str]) -> None:
    assert [sentence.text for sentence in sentences(*prose(text))] == parts


def test_a_sentence_knows_its_line_and_plain_text_has_no_markup() -> None:
    found = sentences(*prose("One is here.\nTwo is\nhere. Three is here."))
    assert [sentence.line for sentence in found] == [7, 8, 9]
    marked = "A *good* [link](x.md#y){.z}, `code`<br>and a note.[^n]"
    assert plain(marked) == "A good link, code and a note."


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("managing", 3),
        ("people’s", 2),
        ("well-being", 3),
        ("organise", 3),
        ("randomised", 3),
        ("rotas", 2),
        ("70-20-10", 6),
        (".82", 2),
        ("café", 2),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_words_are_joined_by_hyphens_and_parted_by_dashes() -> None:
    assert words("A well-run ward – or/and “not”? 70-20-10…") == [
        "A",
        "well-run",
        "ward",
        "or",
        "and",
        "not",
        "70-20-10",
    ]


def test_the_grade_is_flesch_and_kincaids() -> None:
    """Two sentences of three words, one of them with a word of three syllables: 0.39 × 3 + 11.8 ×
    8/6 − 15.59.
    """
    assert grade(prose("The cat sat. The managing cat.")) == pytest.approx(
        0.39 * 3 + 11.8 * 8 / 6 - 15.59
    )


def test_american_words_come_from_the_dictionary_and_our_list() -> None:
    assert americanisms("colour->color\npractise->practice\nnoise", RULES)["color"] == "colour"
    assert "practice" not in americanisms("practise->practice", RULES)
    whole = americanisms(dictionary(), RULES)
    assert whole["gotten"] == "got" and len(whole) > 400

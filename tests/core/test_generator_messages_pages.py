"""A page that breaks a house rule gets a clear answer: which file, which line, what is wrong, what
to do.
"""

from pathlib import Path

import pytest

from project import CHAPTER, HOME, Case, check_answer, edit, generate

KEY_POINTS = (
    "## Key points {#key-points}\n\n- Keep the promises you have.\n- Find the ones worth making.\n-"
    " Most people do both.\n\n"
)
TRY_IT = "## Try it {#try-it}\n\nAsk which promise you kept today.\n"
NOTE = '--8<-- "notes/chapters/example.html"\n\n'
SOURCES_END = '## Sources {#sources}\n\n--8<-- "sources/chapters/example.md"\n'
ASK = "Ask which promise"


def added(name: str, line: str, says: str) -> Case:
    """A paragraph put before the exercise of the chapter."""
    return Case(name, CHAPTER, ASK, f"{line}\n\n{ASK}", says, at=line.split("\n", maxsplit=1)[0])


ASKS = [
    added(
        "a citation of a source nobody listed",
        "So it was found.[^nobody-1999]",
        "the source “nobody-1999” is not in docs/data/sources.yml — add it there, or correct"
        " the id",
    ),
    added(
        "a table that does not exist",
        '--8<-- "tables/glanze.html"',
        "there is nothing called “tables/glanze.html” to show — did you mean “tables/glance.html”?",
    ),
    added(
        "a quotation that does not exist",
        '--8<-- "quotes/nobody.html"',
        "there is nothing called “quotes/nobody.html” to show — ",
    ),
    Case(
        "a table on the home page without its prefix",
        HOME,
        "home/tables/brief.html",
        "tables/brief.html",
        "there is nothing called “tables/brief.html” to show — did you mean"
        " “home/tables/brief.html”?",
    ),
    Case(
        "a page that cites but lists no sources",
        HOME,
        "## In brief {#in-brief}\n",
        "## In brief {#in-brief}\n\nIt was found.[^reed-1990]\n",
        'the page cites sources but does not list them — end it with: --8<-- "sources/index.md"',
        at="It was",
    ),
]
QUOTED = [
    added(
        "a quotation in Markdown",
        "> Somebody said this.",
        "a quotation stands in the page — put it into docs/data/quotes.yml and show it with --8<--",
    ),
    added(
        "a quotation in Markdown with two spaces",
        ">  Somebody said this.",
        "a quotation stands in the page",
    ),
    added(
        "a quotation in Markdown on its second line",
        ">\nSomebody said this.",
        "a quotation stands in the page",
    ),
    added("a quotation in a list", "- > Somebody said this.", "a quotation stands in the page"),
    added(
        "a quotation in HTML",
        "<blockquote>Somebody said this.</blockquote>",
        "a quotation stands in the page",
    ),
    added(
        "a quotation in capital HTML",
        "<BLOCKQUOTE>Somebody said this.</BLOCKQUOTE>",
        "a quotation stands in the page",
    ),
    added("a short quotation in HTML", "He said <q>this</q>.", "a quotation stands in the page"),
    added(
        "more than five quoted words that the ledger does not hold",
        "He said “these six words are no one’s” there.",
        "“these six words are no one’s” is quoted but not in the ledger with this wording — add it"
        " to docs/data/quotes.yml, correct the wording, or say it in your own words",
    ),
    added(
        "quoted words that run on over the end of a line",
        'He said "these six words run\non over the end" there.',
        "“these six words run on over the end” is quoted but not in the ledger",
    ),
    Case(
        "a wording that differs from the ledger by one word",
        CHAPTER,
        "a promise with a date",
        "a promise with a day",
        "“a plan is a promise with a day” is quoted but not in the ledger",
    ),
]
HEADINGS = [
    Case(
        "a heading without an id",
        CHAPTER,
        "## Side by side {#side-by-side}",
        "## Side by side",
        "the heading “Side by side” has no id of its own — add {#a-short-id}; links to it must"
        " survive",
    ),
    Case(
        "a heading without a space and without an id",
        CHAPTER,
        "## Side by side {#side-by-side}",
        "##Side by side",
        "the heading “Side by side” has no id of its own",
    ),
    Case(
        "a heading whose id is taken",
        CHAPTER,
        "{#side-by-side}",
        "{#key-points}",
        "the id “key-points” is already used on line 12 — choose another",
        at="## Side by side",
    ),
    Case(
        "an id that is no plain address",
        CHAPTER,
        "{#side-by-side}",
        "{#Side_by_side}",
        "the id “Side_by_side” is not plain — use small letters, digits and single hyphens",
    ),
    Case(
        "a heading that skips a level",
        CHAPTER,
        "## Side by side",
        "#### Side by side",
        "the heading “Side by side” is level 4 but follows level 2 — use level 3, so that the"
        " outline has no gap",
    ),
    Case(
        "a page that starts with a heading of level 2",
        HOME,
        "# A small guide {#home}",
        "## A small guide {#home}",
        "is level 2 but follows level 0 — use level 1",
    ),
    Case(
        "a second title",
        CHAPTER,
        "## Side by side",
        "# Side by side",
        "“Side by side” is a second title — a page has one heading of level 1; use ##",
    ),
]
HIDDEN = [
    added(
        "a heading made by a line of equals signs",
        "A quiet title\n===",
        "“A quiet title” becomes a heading through the line under it — write ## and its id instead,"
        " or leave an empty line between the two",
    ),
    added(
        "a heading made by a line of dashes",
        "A quiet title\n---",
        "“A quiet title” becomes a heading through the line under it",
    ),
    added(
        "a heading in HTML",
        '<h2 id="quiet">A quiet title</h2>',
        "a heading is written in HTML — write it as ## Title {#short-id}, so that its level and id"
        " are checked",
    ),
    added(
        "a heading in capital HTML inside a block",
        "<div><H3>A quiet title</H3></div>",
        "a heading is written in HTML",
    ),
    added(
        "a control character in a page",
        "A bell\a rings.",
        "holds a control character (U+0007) — delete it and type the text around it again",
    ),
    Case(
        "a line separator in a page",
        CHAPTER,
        "Ask which promise",
        "Ask\u2028which promise",
        "holds a control character (U+2028) — delete it",
        at=30,
    ),
    Case(
        "a control character in the front matter",
        HOME,
        "title: A small guide",
        "title: A small\a guide",
        "holds a control character (U+0007) — delete it",
        at=2,
    ),
    Case(
        "a heading after the line end of an old Mac",
        CHAPTER,
        ASK,
        "One.\r## Quiet\r" + ASK,
        "the heading “Quiet” has no id of its own",
        at=31,
    ),
]
FRONT = [
    Case(
        "a chapter without front matter",
        CHAPTER,
        None,
        "# Bare {#bare}\n\n**Bare.**\n",
        "the page has no front matter — start it with the block of scripts/chapter-template.md"
        " between two lines of ---",
        at=1,
        also=(
            "the section “Key points”",
            "the section “Try it”",
            "the section “Sources”",
            "the note for trainers is missing",
            "no page shows “notes/chapters/example.html”",
            "the list of sources is not shown",
            "no page shows “tables/glance.html”",
            "no page shows “tables/gains.html”",
            "no page shows “quotes/reed-plans.html”",
        ),
    ),
    Case(
        "front matter that never ends",
        HOME,
        "accepts.\n---\n",
        "accepts.\n",
        "the page has no front matter",
        at=1,
    ),
    Case(
        "front matter with nothing in it",
        HOME,
        "title: A small guide\ndescription: The home page of the smallest project the generator"
        " accepts.\n",
        "",
        "the page has no front matter",
        at=1,
    ),
    Case(
        "a page without a title",
        HOME,
        "title: A small guide\n",
        "",
        "the key “title” is missing — add it",
        at=2,
    ),
    Case(
        "a page without a description",
        HOME,
        "description: The home page of the smallest project the generator accepts.\n",
        "",
        "the key “description” is missing",
        at=2,
    ),
    Case(
        "a description too long for search results",
        HOME,
        "The home page of",
        "The home page " + "and so on " * 15 + "of",
        "“description” has 210 characters — shorten it to 155",
        at="description:",
    ),
    Case(
        "an unknown key in the front matter",
        CHAPTER,
        "minutes: 3",
        "minuets: 3",
        "the key “minuets” is not known here — did you mean “minutes”?",
        at="minuets",
    ),
    Case(
        "minutes that are no number",
        CHAPTER,
        "minutes: 3",
        "minutes: three",
        "“minutes” must be a whole number",
    ),
    Case(
        "minutes beyond an hour",
        CHAPTER,
        "minutes: 3",
        "minutes: 300",
        "“minutes” is “300” — it must be a whole number of minutes from 1 to 60",
    ),
    Case(
        "a list in place of minutes",
        CHAPTER,
        "minutes: 3",
        "minutes: [3]",
        "“minutes” must be a whole number — see scripts/chapter-template.md",
    ),
    Case(
        "a review date that is no date",
        CHAPTER,
        "reviewed: 2026-11-21",
        "reviewed: last week",
        "“reviewed” is “last week” — it must be a date such as 2026-11-21",
    ),
    Case(
        "a truth value in the front matter",
        HOME,
        "title: A small guide",
        "title: off",
        "YAML reads off as the truth value false, and “title” must be text",
    ),
    Case(
        "two pages of the same title",
        HOME,
        "title: A small guide",
        "title: How the two differ",
        "the title “How the two differ” is also that of docs/chapters/example.md — give each page a"
        " title of its own",
        at=1,
    ),
    Case(
        "a page that is not UTF-8",
        CHAPTER,
        None,
        b"---\ntitle: x\ndescription: caf\xe9\n---\n",
        "holds bytes that are not UTF-8 — save the file with the encoding UTF-8",
        at=3,
    ),
]
SKELETON = [
    Case(
        "a chapter without its minutes",
        CHAPTER,
        "minutes: 3\n",
        "",
        "the front matter has no “minutes” — add it; scripts/chapter-template.md says what it"
        " means",
        at=1,
    ),
    Case(
        "a chapter without its review date",
        CHAPTER,
        "reviewed: 2026-11-21\n",
        "",
        "the front matter has no “reviewed” — add it",
        at=1,
    ),
    Case(
        "a chapter without the items it covers",
        CHAPTER,
        "items: [S0.1]\n",
        "",
        "the front matter has no “items” — add it",
        at=1,
    ),
    Case(
        "a chapter without a title",
        CHAPTER,
        "# How the two differ {#example}\n",
        "",
        "the chapter has no title — add a line such as: # What the chapter is about {#short-id}",
        at=1,
        also=("is level 2 but follows level 0",),
    ),
    Case(
        "an answer that is not in bold",
        CHAPTER,
        "**One keeps promises, the other finds new ones.**",
        "One keeps promises, the other finds new ones.",
        "the first paragraph is not in bold — answer the chapter’s question there in one sentence"
        " between ** and **",
    ),
    Case(
        "no key points",
        CHAPTER,
        KEY_POINTS,
        "",
        "the section “Key points” is missing — add a line: ## Key points {#key-points}",
        at="# How the two differ {",
    ),
    Case(
        "key points that do not come first",
        CHAPTER,
        KEY_POINTS,
        f"## Before {{#before}}\n\n{KEY_POINTS}",
        "“Key points” is not the first section — move it up, right under the answer",
        at="## Key points",
    ),
    Case(
        "two key points",
        CHAPTER,
        "- Most people do both.\n",
        "",
        "there are 2 key points — give three to five",
        at="## Key points",
    ),
    Case(
        "six key points",
        CHAPTER,
        "- Most people do both.\n",
        "- Four.\n- Five.\n- Six.\n- Most people do both.\n",
        "there are 6 key points — give three to five",
        at="## Key points",
    ),
    Case(
        "no exercise",
        CHAPTER,
        TRY_IT,
        "",
        "the section “Try it” is missing — add a line: ## Try it {#try-it}",
        at="# How the two differ {",
    ),
    Case(
        "no note for trainers",
        CHAPTER,
        NOTE,
        "",
        "the note for trainers is missing — add a line before Sources: --8<--"
        ' "notes/chapters/example.html"',
        at="## Sources",
        also=("no page shows “notes/chapters/example.html”",),
    ),
    Case(
        "the note for trainers after the sources",
        CHAPTER,
        NOTE + SOURCES_END,
        f"{SOURCES_END}\n{NOTE}",
        "the note for trainers stands after Sources — move it before",
        at=NOTE.strip(),
    ),
    Case(
        "no sources",
        CHAPTER,
        "## Sources {#sources}\n",
        "",
        "the section “Sources” is missing — add a line: ## Sources {#sources}",
        at="# How the two differ {",
    ),
    Case(
        "sources that do not come last",
        CHAPTER,
        SOURCES_END,
        f"{SOURCES_END}\n## After {{#after}}\n",
        "“Sources” is not the last section — move it to the end",
        at="## Sources",
    ),
    Case(
        "sources that are not listed",
        CHAPTER,
        '\n--8<-- "sources/chapters/example.md"\n',
        "",
        "the list of sources is not shown — end the page with: --8<--"
        ' "sources/chapters/example.md"',
        at="## Sources",
        also=("the page cites sources but does not list them",),
    ),
]


@pytest.mark.parametrize(
    "case", ASKS + QUOTED + HEADINGS + HIDDEN + FRONT + SKELETON, ids=lambda case: case.name
)
def test_a_page_against_the_rules_is_answered_with_file_line_and_cure(
    project: Path, case: Case
) -> None:
    check_answer(project, case)


@pytest.mark.parametrize(
    "words",
    [
        "He said “only five words are here” and left.",
        "The label says `> not a quotation`.",
        "The tag `<h2>` makes a heading.",
        "A line ends.\n\n---\n\nAnother begins.",
        "| one | two |\n|-----|-----|\n| 1 | 2 |",
        "```\n> an example of Markdown\n# no heading\n[^nobody]\n```",
        'They asked for "a promise with a date" again.',
        'They said "a plan is a\npromise with a date", and so\non.',
        "They said “A plan is a promise with a date, and someone has to keep it.”",
    ],
)
def test_what_only_looks_like_a_quotation_or_a_heading_passes(project: Path, words: str) -> None:
    edit(project, CHAPTER, ASK, f"{words}\n\n{ASK}")
    result = generate(project)
    assert (result.returncode, result.stderr) == (0, "")

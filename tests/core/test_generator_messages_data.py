"""Data that can be read but is wrong gets a clear answer: which file, which line, what is wrong,
what to do.
"""

from pathlib import Path

import pytest

from project import (
    CHAPTER,
    COMPARISONS,
    FORWARDS,
    HOME,
    QUOTES,
    SOURCES,
    Case,
    check_answer,
    edit,
    generate,
    generated,
)

CELL = "managing: Calm days"
OLD = (
    "  - from: chapters/old/\n    to: chapters/example/\n    why: The chapter got a better name.\n"
)


def cell(name: str, value: str, says: str) -> Case:
    return Case(name, COMPARISONS, CELL, f"managing: {value}".rstrip(), says)


SHAPE = [
    Case(
        "a number where a text should be",
        COMPARISONS,
        "both: This year",
        "both: 5",
        "YAML reads 5 as the number 5, and “both” must be text",
    ),
    Case(
        "a list where a text should be",
        COMPARISONS,
        CELL,
        "managing: [Calm, days]",
        "“managing” must be text",
    ),
    Case(
        "a text where a list should be",
        COMPARISONS,
        "sources: [reed-1990]",
        "sources: reed-1990",
        "“sources” must be a list",
    ),
    Case(
        "a text where a group of keys should be",
        COMPARISONS,
        "managing: {heading: Managing, hat: managing}",
        "managing: Managing",
        "“managing” must be a group of keys",
    ),
    Case(
        "a year in words",
        SOURCES,
        "year: 1990",
        "year: in spring",
        "“year” is “in spring” — it must be a year such as 1990",
    ),
    Case(
        "a column of a view that is no name",
        COMPARISONS,
        "columns: [managing]",
        "columns: [[managing]]",
        "must be the name of a column, or {column: managing, heading: Management training}",
    ),
    Case(
        "a whole part that is missing",
        COMPARISONS,
        "themes:\n",
        "themez:\n",
        "the key “themes” is missing — add it",
        at=2,
        also=("did you mean “themes”?",),
    ),
    Case(
        "a column whose name is no plain word",
        COMPARISONS,
        "  both: {heading",
        "  Both hats: {heading",
        "“Both hats” cannot be the name of a key here — use one word of small letters, such as"
        " managing",
        at="Both hats",
    ),
    Case(
        "a row without a label",
        COMPARISONS,
        "    label: Horizon\n",
        "",
        "the key “label” is missing — add it",
        at="- id: horizon",
    ),
    Case(
        "an attributed quotation without its caveat",
        QUOTES,
        "    caveat: We read this line on a poster.\n",
        "",
        "the key “caveat” is missing",
        at="- id: guild-maps",
    ),
    Case(
        "a misattribution without its verdict",
        QUOTES,
        "status: attributed",
        "status: not-theirs",
        "the key “verdict” is missing",
        at="- id: guild-maps",
        also=("the key “pronoun” is missing",),
    ),
    Case(
        "a foreign quotation without its translation",
        QUOTES,
        "hat: leading",
        "hat: leading\n    language: fr",
        "the key “translation” is missing",
        at="- id: guild-maps",
    ),
    Case(
        "an unknown key close to a known one",
        COMPARISONS,
        "leading: New ideas",
        "leeding: New ideas",
        "the key “leeding” is not known here — did you mean “leading”?",
        at="leeding",
    ),
    Case(
        "an unknown key like no other",
        COMPARISONS,
        CELL,
        f"{CELL}\n    zzz: 5 dogs",
        "the key “zzz” is not known here — use one of: id, theme, label",
        at="zzz:",
    ),
    Case(
        "a key given twice",
        COMPARISONS,
        CELL,
        f"{CELL}\n    managing: Busy days",
        "the key “managing” is given twice — keep one of the two; YAML would silently drop the"
        " first",
        at="Busy",
    ),
    Case(
        "a list in place of a key",
        COMPARISONS,
        CELL,
        "[managing]: Calm days",
        "a list or a mapping stands where a key should be",
    ),
    Case(
        "a status that does not exist",
        QUOTES,
        "status: checked",
        "status: verified",
        "“status” is “verified” — use one of: checked, second-hand, attributed, not-theirs",
    ),
    Case(
        "a hat that does not exist",
        COMPARISONS,
        "hat: both",
        "hat: booth",
        "“hat” is “booth” — use one of: managing, both, leading",
    ),
    Case(
        "the same source twice in a row",
        COMPARISONS,
        "[reed-1990, field-guild]",
        "[reed-1990, reed-1990]",
        "“sources” lists the same thing twice — keep one of the two",
    ),
    Case(
        "an id that is no address",
        COMPARISONS,
        "- id: horizon",
        "- id: The Horizon",
        "“id” becomes part of an address — use small letters, digits and single hyphens",
    ),
    Case(
        "a note that a DOI was checked",
        SOURCES,
        "    year: 1990\n",
        "    year: 1990\n    doi_unverified: false\n",
        "“doi_unverified” says only yes, the DOI was not checked — write doi_unverified: true, or"
        " remove the line",
        at="doi_unverified",
    ),
    Case(
        "an empty list",
        COMPARISONS,
        "sources: [reed-1990]",
        "sources: []",
        "“sources” is an empty list — add an entry, or remove the line if it is optional",
    ),
]
CELLS = [
    cell(
        "a cell with nothing in it",
        "",
        "“managing” is empty — write something, or remove the line if it is optional",
    ),
    cell("a cell of empty quotation marks", '""', "“managing” is empty"),
    cell("a cell of spaces", '"   "', "“managing” is empty"),
    cell("a cell of the word null", "null", "“managing” is empty"),
    cell("a cell with a tag of HTML", "<b>Calm</b> days", "“managing” holds HTML"),
    cell("a cell with a script", "Calm <script>alert(1)</script>", "“managing” holds HTML"),
    cell("a cell with a comment of HTML", "Calm <!-- days -->", "“managing” holds HTML"),
    cell("a cell with a character reference", "Calm&nbsp;days", "“managing” holds HTML"),
    cell(
        "a cell that a spreadsheet would run",
        '"=1+1"',
        "starts with = + - or @ (a spreadsheet would run that)",
    ),
    cell("a cell of two lines", '"Calm\\ndays"', "a line break"),
    cell("a cell with spaces at its end", '"Calm days "', "spaces at its ends"),
    cell(
        "a cell of 300 characters",
        "calm " * 60 + "x",
        "“managing” has 301 characters — shorten it to 240",
    ),
    Case(
        "a script in a caption",
        COMPARISONS,
        "caption: What each brings",
        "caption: What <script>each</script> brings",
        "“caption” holds HTML",
    ),
    Case(
        "a script in the short name of a source",
        SOURCES,
        "label: Field Guild",
        "label: Field <script>Guild",
        "“label” holds HTML",
    ),
    Case(
        "a script in a quotation",
        QUOTES,
        "Draw the map",
        "Draw <img src=x onerror=alert(1)> the map",
        "“words” holds HTML",
    ),
]
NAMES = [
    Case(
        "a row whose id is taken",
        COMPARISONS,
        "- id: gain\n",
        "- id: purpose\n",
        "the id “purpose” is used twice under rows",
        at="- id: purpose\n    theme: payoff",
        also=("asks for “gain”", "asks for “gain”"),
    ),
    Case(
        "a view whose id is taken",
        COMPARISONS,
        "- id: brief",
        "- id: gains",
        "the id “gains” is used twice under views",
        at="- id: gains\n    caption: Managing in",
        also=("“home/tables/brief.html”",),
    ),
    Case(
        "a theme whose id is taken",
        COMPARISONS,
        "{id: payoff, title: What it brings}",
        "{id: payoff, title: A}\n  - {id: payoff, title: B}",
        "the id “payoff” is used twice under themes",
        at="title: B",
    ),
    Case(
        "a quotation whose id is taken",
        QUOTES,
        "- id: guild-maps",
        "- id: reed-plans",
        "the id “reed-plans” is used twice under quotes",
        at='- id: reed-plans\n    words: "Draw',
        also=("“home/quotes/guild-maps.html”", "“a plan is a promise with a date” is quoted"),
    ),
    Case(
        "a source whose id is taken",
        SOURCES,
        "- id: field-guild",
        "- id: reed-1990",
        "the id “reed-1990” is used twice",
        at="- id: reed-1990\n    type: web",
        also=("the source “field-guild”", "the source “field-guild”"),
    ),
    Case(
        "two sources that readers could not tell apart",
        SOURCES,
        "label: Field Guild\n    title: Notes on planning\n    year: 2004",
        "label: Reed\n    title: Notes on planning\n    year: 1990",
        "“field-guild” and “reed-1990” would both be shown as “Reed 1990” — give this one a label",
        at="- id: field-guild",
    ),
    Case(
        "an unchecked field that no source has",
        SOURCES,
        "    year: 1990\n",
        "    year: 1990\n    unverified: [titel]\n",
        "“titel” under unverified is not a key of this source — did you mean “title”?",
        at="unverified",
    ),
    Case(
        "an unchecked field that this source does not give",
        SOURCES,
        "    year: 1990\n",
        "    year: 1990\n    unverified: [year, pages]\n",
        "“pages” under unverified is not a key of this source — use one of: type, authors, title,"
        " year, seen",
        at="unverified",
    ),
    Case(
        "a field listed twice as unchecked",
        SOURCES,
        "    year: 1990\n",
        "    year: 1990\n    unverified: [year, year]\n",
        "“unverified” lists the same thing twice",
        at="unverified",
    ),
    Case(
        "a row that cites a source nobody listed",
        COMPARISONS,
        "[reed-1990, field-guild]",
        "[reed-1990, feild-guild]",
        "the source “feild-guild” is not in docs/data/sources.yml — add it there, or correct"
        " the id",
    ),
    Case(
        "a quotation from a source nobody listed",
        QUOTES,
        "sources: [field-guild]",
        "sources: [field-gild]",
        "the source “field-gild” is not in docs/data/sources.yml",
    ),
    Case(
        "a row of a theme nobody listed",
        COMPARISONS,
        "theme: payoff",
        "theme: costs",
        "the theme “costs” is not listed under themes — add it there, or use one of: work, payoff",
    ),
    Case(
        "a view of a theme nobody listed",
        COMPARISONS,
        "    themes: [work]",
        "    themes: [work, play]",
        "the view “glance” asks for “play”, which is not among the themes — correct the name",
    ),
    Case(
        "a view of a row that does not exist",
        COMPARISONS,
        "rows: [purpose, gain]",
        "rows: [purpose, loss]",
        "the view “brief” asks for “loss”, which is not among the rows — correct the name",
    ),
    Case(
        "a view of a column that does not exist",
        COMPARISONS,
        "columns: [managing]",
        "columns: [manging]",
        "the column “manging” does not exist — use one of: managing, both, leading",
    ),
    Case(
        "a renamed column that does not exist",
        COMPARISONS,
        "{column: leading, heading: L",
        "{column: leaders, heading: L",
        "the column “leaders” does not exist",
    ),
    Case(
        "a view that names a column twice",
        COMPARISONS,
        "columns: [managing]",
        "columns: [managing, managing]",
        "the view “brief” names the column “managing” twice — keep one of the two",
    ),
    Case(
        "a view that names a column twice, once renamed",
        COMPARISONS,
        "      - {column: leading, heading: L",
        "      - managing\n      - {column: leading, heading: L",
        "the view “gains” names the column “managing” twice",
        at="      - managing",
    ),
    Case(
        "a view that names a theme twice",
        COMPARISONS,
        "themes: [work]",
        "themes: [work, work]",
        "“themes” lists the same thing twice — keep one of the two",
    ),
    Case(
        "a view that names a row twice",
        COMPARISONS,
        "rows: [purpose, gain]",
        "rows: [purpose, gain, purpose]",
        "“rows” lists the same thing twice — keep one of the two",
    ),
    Case(
        "a theme that no row uses",
        COMPARISONS,
        "  - {id: payoff,",
        "  - {id: play, title: Play}\n  - {id: payoff,",
        "no row is of the theme “play” — give a row this theme, or remove it",
        at="id: play",
    ),
    Case(
        "a theme that lost its only row",
        COMPARISONS,
        "    theme: payoff\n",
        "    theme: work\n",
        "no row is of the theme “payoff”",
        at="{id: payoff",
        also=("the row “gain” has no “both”",),
    ),
    Case(
        "a row without a cell for a column that is shown",
        COMPARISONS,
        "    both: This year\n",
        "",
        "the row “horizon” has no “both”, and the view “glance” shows that column — fill the cell",
        at="- id: horizon",
    ),
    Case(
        "a view with both themes and rows",
        COMPARISONS,
        "rows: [purpose, gain]",
        "rows: [purpose, gain]\n    themes: [work]",
        "the view “brief” must pick its rows once — give it either themes or rows",
        at="- id: brief",
        also=("“home/tables/brief.html”",),
    ),
    Case(
        "a view with neither themes nor rows",
        COMPARISONS,
        "    rows: [purpose, gain]\n",
        "",
        "the view “brief” must pick its rows once",
        at="- id: brief",
        also=("“home/tables/brief.html”",),
    ),
    Case(
        "a row that no view shows",
        COMPARISONS,
        "views:\n",
        "  - id: alone\n    theme: payoff\n    label: Alone\n\nviews:\n",
        "no view shows the row “alone” — add its theme or id to a view, or remove the row",
        at="- id: alone",
    ),
    Case(
        "a view that no page shows",
        COMPARISONS,
        "    rows: [gain]\n",
        "    rows: [gain]\n  - {id: spare, caption: Spare, corner: Spare, columns: [managing],"
        " themes: [work]}\n",
        'no page shows “tables/spare.html” — show it with --8<-- "tables/spare.html", or remove it',
        at="id: spare",
    ),
    Case(
        "a quotation that no page shows",
        QUOTES,
        "quotes:\n",
        "quotes:\n  - {id: spare, words: Nobody asked., speaker: Ada Reed, sources: [reed-1990],"
        " status: checked, hat: both}\n",
        "no page shows “quotes/spare.html” — show it with",
        at="id: spare",
    ),
]
MOVES = [
    Case(
        "a forward from a page that still exists",
        FORWARDS,
        "from: chapters/old/",
        "from: chapters/example/",
        "“chapters/example/” is a page that still exists — remove the forward, or the page",
        at=3,
    ),
    Case(
        "a forward to nowhere",
        FORWARDS,
        "to: chapters/example/",
        "to: chapters/nowhere/",
        "“chapters/nowhere/” is not a page of this site",
        at=3,
    ),
    Case(
        "a forward to another forward",
        FORWARDS,
        OLD,
        OLD
        + OLD.replace("chapters/example/", "chapters/old/").replace(
            "from: chapters/old/", "from: chapters/older/"
        ),
        "“chapters/old/” is not a page of this site — point the forward at one that exists, not at"
        " another forward",
        at=6,
    ),
    Case(
        "a file that moved to nowhere",
        FORWARDS,
        OLD,
        OLD.replace("chapters/old/", "downloads/old.csv").replace(
            "chapters/example/", "downloads/new.csv"
        ),
        "“downloads/new.csv” is not made by a build — name the file as it is called now",
        at=3,
    ),
    Case(
        "an address forwarded twice",
        FORWARDS,
        OLD,
        OLD + OLD,
        "“chapters/old/” is forwarded twice — keep one of the two",
        at=6,
    ),
    Case(
        "a forward to a part that its page does not have",
        FORWARDS,
        "to: chapters/example/",
        "to: chapters/example/#side-by-syde",
        "“chapters/example/#side-by-syde” names no part of that page — did you mean"
        " “#side-by-side”?",
        at=3,
    ),
    Case(
        "a forward to a row that its table does not have",
        FORWARDS,
        "to: chapters/example/",
        "to: chapters/example/#nothing-like-it",
        "“chapters/example/#nothing-like-it” names no part of that page — use the id of a heading,"
        " row or card on it",
        at=3,
    ),
    Case(
        "a forward to a part of another page",
        FORWARDS,
        "to: chapters/example/",
        "to: ./#side-by-side",
        "“#side-by-side” names no part of that page",
        at=3,
    ),
    Case(
        "a moved anchor on a page that never was",
        FORWARDS,
        "from: chapters/old/",
        "from: chapters/nowhere/#part",
        "“chapters/nowhere/#part” is on a page that does not exist — forward the page itself",
        at=3,
    ),
    Case(
        "a moved anchor that its page does not list",
        FORWARDS,
        "from: chapters/old/",
        "from: chapters/example/#part",
        "parts of this page moved (docs/data/forwards.yml) — end it with: --8<--"
        ' "moved/chapters/example.html"',
        at=1,
        blamed=CHAPTER,
    ),
    Case(
        "an address from outside",
        FORWARDS,
        "from: chapters/old/",
        "from: https://example.org/old/",
        "“from” is “https://example.org/old/” — it must be an address as published, such as"
        " chapters/old-name/",
    ),
]


def test_a_view_of_a_theme_without_rows_is_answered_at_the_view_and_at_the_theme(
    project: Path,
) -> None:
    edit(project, COMPARISONS, "    rows: [gain]\n", "    themes: [payoff, play]\n")
    edit(project, COMPARISONS, "  - {id: payoff,", "  - {id: play, title: Play}\n  - {id: payoff,")
    result = generate(project)
    assert (
        result.returncode,
        [message.partition(": ")[2] for message in result.stderr.splitlines()[:-1]],
    ) == (
        1,
        [
            "no row is of the theme “play” — give a row this theme, or remove it",
            "the view “gains” asks for the theme “play”, which has no rows —"
            " give a row this theme, or leave the theme out",
        ],
    )


@pytest.mark.parametrize("case", SHAPE + CELLS + NAMES + MOVES, ids=lambda case: case.name)
def test_wrong_data_is_answered_with_file_line_and_cure(project: Path, case: Case) -> None:
    check_answer(project, case)


def moved(project: Path, page: str, name: str, source: str, target: str) -> Path:
    """The project with a forward for a part of a page, and the page that lists it."""
    (project / FORWARDS).write_text(
        f"forwards:\n  - {{from: {source}, to: {target}, why: It moved.}}\n", "utf-8"
    )
    (project / page).write_text(
        (project / page).read_text("utf-8") + f'\n--8<-- "moved/{name}.html"\n', "utf-8"
    )
    return project


@pytest.mark.parametrize(
    "target",
    [
        "chapters/example/#side-by-side",
        "chapters/example/#glance-horizon",
        "chapters/example/#quote-reed-plans",
        "chapters/example/#for-trainers",
        "./#home",
        "./#brief-gain",
        "./",
        '"#home"',
        '""',
    ],
)
def test_a_part_may_have_moved_to_a_heading_a_row_a_quotation_a_block_or_the_home_page(
    project: Path, target: str
) -> None:
    result = generate(
        moved(project, CHAPTER, "chapters/example", "chapters/example/#old-part", target)
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert f'href="../../{target.strip(chr(34)).removeprefix("./")}"' in (
        project / ".generated/moved/chapters/example.html"
    ).read_text("utf-8")


def test_a_part_of_the_home_page_may_have_moved(project: Path) -> None:
    result = generate(
        moved(project, HOME, "index", "./#old-part", "chapters/example/#side-by-side")
    )
    assert (result.returncode, result.stderr) == (0, "")
    html = (project / ".generated/moved/index.html").read_text("utf-8")
    assert 'id="old-part"' in html and 'href="chapters/example/#side-by-side"' in html


@pytest.mark.parametrize("source", ["./#brief-gain", "./#in-brief"])
def test_a_part_that_is_still_there_has_not_moved(project: Path, source: str) -> None:
    last_good = generated(project)
    result = generate(moved(project, HOME, "index", source, "chapters/example/"))
    assert (result.returncode, generated(project)) == (1, last_good)
    assert result.stderr.splitlines()[:-1] == [
        f"{FORWARDS}:2: “{source.removeprefix('./')}” is a part that still exists — remove the"
        " forward, or the part"
    ]


def test_a_part_that_moved_twice_is_forwarded_to_where_it_is(project: Path) -> None:
    moved(
        project,
        CHAPTER,
        "chapters/example",
        "chapters/example/#old-part",
        "chapters/example/#side-by-side",
    )
    (project / FORWARDS).write_text(
        (project / FORWARDS).read_text("utf-8")
        + "  - {from: chapters/old/, to: chapters/example/#old-part, why: It moved.}\n",
        "utf-8",
    )
    assert (
        f"{FORWARDS}:3: “chapters/example/#old-part” names no part of that page"
        in generate(project).stderr
    )

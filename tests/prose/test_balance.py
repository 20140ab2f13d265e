"""Neither hat gets more of the guide, or more of its praise and blame, than the other; and the
counting works.
"""

from pathlib import Path

import pytest

from balance import (
    MEASURES,
    TOLERANCE,
    Piece,
    Tally,
    count,
    difference,
    page_pieces,
    read_pieces,
    render,
    total,
)
from balance_words import HATS, judgements, only_hat, sentences
from content.page_files import read_page

ROOT = Path(__file__).resolve().parents[2]


def counted(*pieces: Piece) -> dict[str, Tally]:
    return total(count(pieces).values())


@pytest.fixture(scope="module")
def guide() -> dict[str, Tally]:
    return total(count(read_pieces(ROOT)).values())


@pytest.mark.parametrize("measure", MEASURES)
def test_the_two_hats_are_treated_alike(guide: dict[str, Tally], measure: str) -> None:
    managing, leading = (getattr(guide[hat], measure) for hat in HATS)
    off = difference(guide, measure)
    short = HATS[off < 0]
    assert abs(off) <= TOLERANCE, (
        f"{measure}: managing {managing}, leading {leading}, which is {abs(off):.1%} apart — look"
        f" through python tests/prose/balance.py --hits, then say more of {short} there, or less of"
        " the other, where it is true; leave the lists of words alone"
    )


def test_there_is_enough_to_compare(guide: dict[str, Tally]) -> None:
    assert all(
        tally.words > 5000 and tally.praise > 50 and tally.blame > 30 for tally in guide.values()
    )


# ------------------------------------------------------------------------------- whose words


@pytest.mark.parametrize(
    ("text", "hat"),
    [
        ("Managing keeps the ship sound.", "managing"),
        ("People who manage well have the basics right.", "managing"),
        ("Leadership training goes with gains.", "leading"),
        ("To lead is to look further.", "leading"),
        ("Leading and managing share a core.", "both"),
        ("The manager locks the cupboard.", ""),
        ("A shift lead rings at noon.", ""),
        ("This led to a delay, leading up to a strike.", ""),
        ("A course in time management.", ""),
    ],
)
def test_a_text_names_the_work_and_not_the_post(text: str, hat: str) -> None:
    assert only_hat(text) == hat


def test_words_go_to_the_hat_of_their_place_or_else_of_their_sentence() -> None:
    tallies = counted(
        Piece("p", "a", "Three words here.", "managing"),
        Piece("p", "b", "Leading takes four words."),
        Piece("p", "b", "Nobody named here."),
        Piece("p", "c", "Managing on a card of both hats.", "both"),
    )
    assert (tallies["managing"].words, tallies["leading"].words) == (3, 4)


def test_a_paragraph_takes_its_hat_from_its_opening_or_the_headings_above(tmp_path: Path) -> None:
    source = tmp_path / "page.md"
    source.write_text(
        "---\ntitle: T\ndescription: D\n---\n# Two hats {#top}\n\nShared.\n\n## Managing a shop"
        " {#shop}\n\nA line\nin two rows.\n\n### A shelf {#shelf}\n\n- an item\n- another\n{: .x"
        " }\n\n## Both {#both}\n\n**Leading alone.** An opening.\n\nShared again.\n",
        "utf-8",
    )
    page, _ = read_page(source, "docs/page.md", {})
    found = [(piece.section, piece.hat, piece.text) for piece in page_pieces(page)]
    assert found == [
        ("top", "", "Shared."),
        ("shop", "managing", "A line in two rows."),
        ("shelf", "managing", "an item"),
        ("shelf", "managing", "another"),
        ("both", "leading", "**Leading alone.** An opening."),
        ("both", "", "Shared again."),
    ]


# ------------------------------------------------------------------------- praise and blame


@pytest.mark.parametrize(
    ("sentence", "hat", "found"),
    [
        ("Managing keeps the ship sound.", "", [("managing", "praise")]),
        ("Leading can waste a year.", "", [("leading", "blame")]),
        ("Leading is honest and slow.", "", [("leading", "blame"), ("leading", "praise")]),
        (
            "Managing is calm, while leading is late.",
            "",
            [("leading", "blame"), ("managing", "praise")],
        ),
        ("Managing is not good.", "", []),
        ("Managing counts as well.", "", []),
        ("Good work is done.", "", []),
        ("Good work is done.", "leading", [("leading", "praise")]),
        ("Managing is clear.", "leading", [("managing", "praise")]),
    ],
)
def test_a_sentence_praises_or_blames_the_hat_it_is_about(
    sentence: str, hat: str, found: list[tuple[str, str]]
) -> None:
    assert judgements(sentence, hat) == found


def test_only_fields_about_a_hat_judge_it_without_naming_it() -> None:
    text = "It is quick and clear. It may fail."
    assert counted(Piece("p", "s", text, "managing", about=True))["managing"].praise == 1
    assert counted(Piece("p", "s", text, "managing", about=True))["managing"].blame == 1
    assert counted(Piece("p", "s", text, "managing"))["managing"].praise == 0
    assert counted(Piece("p", "s", text, "both", about=True)) == {hat: Tally() for hat in HATS}


def test_sentences_keep_figures_and_lose_markup() -> None:
    assert sentences("A gap of .82.[^x-2017] **Then** a [link](there.md#x).") == [
        "A gap of .82.",
        "Then a link.",
    ]


# ----------------------------------------------------------------------- the sum and the report


@pytest.mark.parametrize(
    ("managing", "leading", "off"),
    [(50, 50, 0.0), (45, 55, 0.1), (55, 45, -0.1), (0, 9, 1.0), (0, 0, 0.0)],
)
def test_the_difference_is_a_share_of_the_sum(managing: int, leading: int, off: float) -> None:
    assert difference(
        {"managing": Tally(managing), "leading": Tally(leading)}, "words"
    ) == pytest.approx(off)


def test_a_guide_that_favours_one_hat_is_caught() -> None:
    """The promise above can fail: ten sentences of praise for one hat tip a balance of twenty."""
    fair = [Piece("p", "s", f"{hat.capitalize()} is good.") for hat in HATS for _ in range(10)]
    unfair = [*fair, *[Piece("p", "t", "Leading is better.")] * 10]
    assert difference(counted(*fair), "praise") == 0
    assert abs(difference(counted(*unfair), "praise")) > TOLERANCE


def test_the_report_gives_pages_sections_sentences_and_totals() -> None:
    table = count(
        [
            Piece("a", "one", "Managing is calm."),
            Piece("b", "two", "Leading is calm. Leading is late."),
        ]
    )
    report = render(table, sections=True, hits=True)
    rows = {line.split()[0]: line.split()[1:] for line in report.splitlines() if line.strip()}
    assert rows["a"] == rows["#one"] == ["3", "0", "1", "0", "0", "0"]
    assert rows["all"] == ["3", "6", "1", "1", "0", "1"]
    assert rows["difference"] == ["33.3%", "0.0%", "100.0%"]
    assert "blame of leading: Leading is late." in report
    assert "#one" not in render(table) and "praise of" not in render(table)

"""Neither hat gets more of the guide, or more of its praise and blame, than the other; and the
counting works.
"""

from pathlib import Path

import pytest

from balance import MEASURES, TOLERANCE, count, difference, judgements, read, report, total
from content.page_files import read_page
from prose_reading import HATS, ROOT, Passage, of_page, only_hat


def text(words: str, hat: str = "", about: bool = False, file: str = "a.md") -> Passage:
    return Passage(file, 1, words, hat=hat, about=about)


def test_the_two_hats_are_treated_alike() -> None:
    guide = count(read(ROOT))
    for measure, least in (("words", 5000), ("praise", 50), ("blame", 30)):
        managing, leading = (total(guide, hat, measure) for hat in HATS)
        off = difference(guide, measure)
        assert abs(off) <= TOLERANCE, (
            f"{measure}: managing {managing}, leading {leading}, {abs(off):.1%} apart — look"
            f" through what balance.py prints, then say more of {HATS[off < 0]} there, or less of"
            " the other, where it is true; leave the lists of words alone"
        )
        assert min(managing, leading) > least, f"{measure}: too little to compare"


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


def test_a_paragraph_takes_its_hat_from_its_opening_or_the_headings_above(tmp_path: Path) -> None:
    source = tmp_path / "page.md"
    source.write_text(
        "---\ntitle: T\ndescription: D\n---\n# Two hats {#top}\n\nShared.\n\n## Managing a shop"
        " {#shop}\n\nA line\nin two rows.\n\n### A shelf {#shelf}\n\n- an item\n- another\n{: .x"
        " }\n\n## Both {#both}\n\n**Leading alone.** An opening.\n\nShared again.\n",
        "utf-8",
    )
    page, _ = read_page(source, "docs/page.md", {})
    found = [(each.section, each.hat, each.text) for each in of_page(page) if each.kind == "text"]
    assert found == [
        ("top", "", "Shared."),
        ("shop", "managing", "A line in two rows."),
        ("shelf", "managing", "an item"),
        ("shelf", "managing", "another"),
        ("both", "leading", "Leading alone. An opening."),
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


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (text("Three words here.", "managing"), [3, 0, 0, 0, 0, 0]),
        (text("Leading takes four words."), [0, 0, 0, 4, 0, 0]),
        (text("Nobody named here."), [0] * 6),
        (text("Managing on a card of both hats.", "both"), [0] * 6),
        (text("It is quick and clear. It may fail.", "managing", True), [8, 1, 1, 0, 0, 0]),
        (text("It is quick and clear. It may fail.", "managing", False), [8, 0, 0, 0, 0, 0]),
        (text("It is quick and clear. It may fail.", "both", True), [0] * 6),
    ],
)
def test_words_go_to_the_hat_of_their_place_or_sentence_and_judge_it_unnamed_in_its_own_fields(
    passage: Passage, expected: list[int]
) -> None:
    counts = count([passage])
    assert [total(counts, hat, each) for hat in HATS for each in MEASURES] == expected


# ----------------------------------------------------------------------- the sum and the report


@pytest.mark.parametrize(
    ("managing", "leading", "off"),
    [(10, 10, 0.0), (10, 20, 1 / 3), (20, 10, -1 / 3), (0, 9, 1.0), (0, 0, 0.0)],
)
def test_the_difference_is_a_share_of_the_sum_and_a_guide_that_favours_one_hat_is_caught(
    managing: int, leading: int, off: float
) -> None:
    praise = [text("Managing is good.")] * managing + [text("Leading is better.")] * leading
    assert difference(count(praise), "praise") == pytest.approx(off)
    assert (abs(difference(count(praise), "praise")) > TOLERANCE) == (managing != leading)


def test_the_report_gives_files_totals_and_every_sentence_that_counts() -> None:
    hits: list[str] = []
    passages = [text("Managing is calm."), text("Leading is calm. Leading is late.", file="b.md")]
    rows = {
        name: cells for name, *cells in map(str.split, report(count(passages, hits)).split("\n"))
    }
    assert {name: " ".join(rows[name]) for name in ("a.md", "b.md", "all", "difference")} == {
        "a.md": "3 0 1 0 0 0",
        "b.md": "0 6 0 1 0 1",
        "all": "3 6 1 1 0 1",
        "difference": "33.3% 0.0% 100.0%",
    }
    assert "b.md:1: blame of leading: Leading is late." in hits and len(hits) == 3

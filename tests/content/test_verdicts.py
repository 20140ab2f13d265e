"""What a verdict says: the credit for a slide by status, the stamp, the question."""

import pytest

from content.quotes import Quote
from content.sources import Source
from content.verdicts import credit, is_name, stamped, verdict_on
from project import guide, guide_with

FORMS, BOOK = guide_with().labels["credits"], "Two Kinds of Work"


def quote(status: str, **more: str) -> Quote:
    given = {"speaker": "Ada Reed", "pronoun": "her"} | more
    return Quote(id="plan", words="Plan.", sources=("w",), status=status, hat="both", **given)


def work(author: str = "Ada Reed", year: str = "1990") -> Source:
    return Source(id="w", type="book", authors=(author,), title=BOOK, year=year, seen="abstract")


@pytest.mark.parametrize(
    ("of", "source", "line"),
    [
        (quote("checked"), work(), f"Ada Reed, {BOOK}, 1990"),
        (quote("checked"), work(year=""), f"Ada Reed, {BOOK}"),
        (quote("second-hand"), work(), f"Ada Reed, {BOOK}, 1990 (quoted second-hand)"),
        (quote("second-hand"), work("Bo Moss"), f"Ada Reed, as quoted in {BOOK}, 1990"),
        (
            quote("second-hand", reported=", as quoted by Bo Moss"),
            work("Bo Moss"),
            f"Ada Reed, as quoted by Bo Moss, {BOOK}, 1990",
        ),
        (quote("attributed"), work(), "Attributed to Ada Reed; original not traced"),
        (quote("not-theirs"), work(), "Often credited to Ada Reed; not her words"),
        (quote("not-theirs", slide="The editors, 1991"), work(), "The editors, 1991"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_the_credit_for_a_slide_says_who_where_and_how_sure(
    of: Quote, source: Source, line: str
) -> None:
    assert credit(of, source, FORMS) == line


def test_the_large_part_of_every_stamp_is_a_part_of_its_label() -> None:
    """So a stamp says what the label says, in its order."""
    labels = guide().labels
    found = {
        status: stamped(label, labels["verdicts"][status]["large"])
        for status, label in labels["statuses"].items()
    }
    assert found == {
        "checked": ("", "Checked", "in the original"),
        "second-hand": ("Quoted", "second-hand", ""),
        "attributed": ("Attributed; original", "not traced", ""),
        "not-theirs": ("", "Not {} words", ""),
    }
    assert stamped("Seen once", "twice") == ("Seen once", "", ""), "a part that lacks is not there"


def test_only_who_has_a_name_is_asked_about_by_name() -> None:
    names = ("Grace Hopper", "Warren Bennis and Burt Nanus", "Donald L. Kirkpatrick")
    assert all(map(is_name, names)) and not is_name("A former college president")
    asked = [
        verdict_on(quote("checked", speaker=speaker), guide_with(work())).asked
        for speaker in ("Grace Hopper", "Unnamed blogger")
    ]
    assert asked == ["Did Grace Hopper say it?", "Did they say it?"]

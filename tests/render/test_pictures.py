"""Lists that are drawn: their words stay text, and a chart shows an interval where there is one."""

import re
from pathlib import Path

from project import edit, passes

CLAIMS = "docs/data/claims.yml"


def partial(project: Path, name: str) -> str:
    return (project / f".generated/{name}.html").read_text("utf-8")


def test_a_list_that_is_drawn_is_a_named_list_in_its_order(with_pictures: Path) -> None:
    ladder, views = (partial(with_pictures, f"pictures/{name}") for name in ("ladder", "views"))
    assert 'aria-label="A small ladder"' in ladder and 'aria-label="Two small views"' in views
    assert ladder.index("The first rung.") < ladder.index("The second rung.")
    assert views.count("<svg") == 2 and "a result" in views


def test_an_interval_is_drawn_and_said_only_where_the_source_gives_one(
    with_pictures: Path,
) -> None:
    chart, table = "claims/chart", "tables/training-effects"
    ends = 'x1="25%" x2="75%"'
    assert ends in partial(with_pictures, chart) and 'x="50%"' in partial(with_pictures, chart)
    assert ".50 (.25 to .75)" in partial(with_pictures, table)
    edit(with_pictures, CLAIMS, ", interval: [0.25, 0.75]", "")
    passes(with_pictures)
    assert ends not in partial(with_pictures, chart)
    assert "none is drawn" in partial(with_pictures, chart)
    assert not re.search(r"\.50 \(", partial(with_pictures, table))

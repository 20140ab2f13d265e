"""A page of each kind before IBM's checker, on a phone and on a desk: it finds nothing but what
accepted_findings.yml accepts with a reason, and each of those is still there to be found.
"""

import pytest
from playwright.sync_api import Browser

from page_checks import ALIKE, PHONE
from second_checker import SCRIPT, Accepted, accepted, second_opinion
from site_browser import DESK, opened

pytestmark = pytest.mark.whole  # axe and our own checks look at every change; this takes minutes

KINDS = (
    "",
    "404.html",
    "about/glossary/",
    "about/offline/",
    "about/sources/",
    "activities/handover-talk/?view=trainer",
    "chapters/differences/",
    "chapters/evidence/",
    "chapters/faq/",
    "chapters/voices/",
    "contents/",
    "did-they-say-it/#q=hopper",
    "did-they-say-it/things-right/",
    "explore/?hats=leading&more=none&find=people",
    "go/",
    "scenarios/",
    "scenarios/ward/?choice=b&twist=1",
    "scenarios/ward/choices/",
    "self-check/#me=02120211020110",
    "trainers/agenda/#agenda=1&zone=Europe/London&day=2026-03-02T09:00.45&o=10.One&o=20s.Two&b=5.Tea",
    "trainers/cutouts/new-managers-90/",
    "trainers/downloads/",
    "trainers/follow-up/",
    "trainers/links/",
    "trainers/packs/new-managers-90/",
    "trainers/plans/new-managers-90/",
    "trainers/questions/before/experienced-day/",
    "trainers/slides/voices/",
    "trainers/use/",
    "what-is-wrong/#sign=unsaid-feedback&said=ynny",
)


def test_a_second_checker_finds_nothing_that_was_not_accepted_with_a_reason(
    browser: Browser, home: str
) -> None:
    assert SCRIPT.exists(), "scripts/test --whole brings the checker — run that"
    given = accepted()
    problems, met = [], set()
    for width in (PHONE, DESK):
        for address in KINDS:
            with opened(browser, home + address, width=width) as page:
                page.wait_for_load_state("networkidle")
                page.evaluate(ALIKE)
                found, here = second_opinion(page, given)
            problems += [f"{address} at {width}: {each}" for each in found]
            met |= here
    gone = [each for index, each in enumerate(given) if index not in met]
    assert (problems, gone) == ([], []), "\n".join(problems)


NAMED = '<pre aria-label="Name">Words</pre>'
GOOD = """<html lang="en"><head><title>Fine</title></head><body><main><h1>Fine</h1>{}</main></body>
</html>"""


@pytest.mark.parametrize(
    ("inside", "given", "expected"),
    [
        pytest.param("<p>Words</p>", [], ([], set()), id="a good page"),
        pytest.param(NAMED, [], "aria_attribute_valid", id="a fault"),
        pytest.param(
            NAMED,
            [Accepted("aria_attribute_valid", "pre", "an example")],
            ([], {0}),
            id="a fault that is accepted",
        ),
        pytest.param(
            NAMED,
            [Accepted("aria_attribute_valid", "code", "an example")],
            "aria_attribute_valid",
            id="a fault that is accepted elsewhere",
        ),
    ],
)
def test_a_fault_is_found_and_what_is_accepted_is_not(
    browser: Browser, inside: str, given: list[Accepted], expected: object
) -> None:
    with opened(browser, "about:blank") as page:
        page.set_content(GOOD.format(inside))
        found = second_opinion(page, given)
    if isinstance(expected, str):
        assert [each.partition(":")[0] for each in found[0]] == [expected] and found[1] == set()
    else:
        assert found == expected

"""Built pages as they are set: curly marks, links to headings that say which, caveats as signs."""

import re

import pytest

from core.typography import typographic
from publish.caveats import with_signs
from publish.typesetting import typeset
from site_fixtures import Built

LINK = '<a class="headerlink" href="#a" title="Link to this section">#</a>'
CLAIM = "<p>It helps.</p>\n"
CAVEAT = '<p class="bh-caveat" data-for="F9" data-grade="weak">Most tests are <i>weak</i>.</p>'


def test_the_link_to_a_heading_says_which_it_is_and_that_of_another_stays() -> None:
    page = f'<p>A</p><h2 id="a">The <i>team\'s</i> work{LINK}</h2><p>B {LINK}</p>'
    made = typeset(page)
    assert 'aria-label="Link to this section: The team’s work">#</a></h2>' in made
    assert made.endswith(f"<p>B {LINK}</p>") and typeset(made) == made


def test_a_caveat_is_a_sign_at_the_claim_before_it_with_its_grade_and_all_its_words() -> None:
    made = with_signs(f"<h2>A</h2>\n{CLAIM}{CAVEAT}\n<p>Next.</p>")
    assert made.startswith(f'<h2>A</h2>\n<div class="bh-claim">{CLAIM}<details class="bh-caveat')
    assert (
        'bh-caveat--weak">' in made
        and "data-for" not in made
        and "<summary>Weak evidence</summary>" in made
    )
    assert "<p>Most tests are <i>weak</i>.</p>" in made and made.endswith("<p>Next.</p>")
    assert with_signs(made) == made


def test_caveats_after_something_else_or_without_a_grade_are_signs_too() -> None:
    made = with_signs(f"<ul></ul>\n{CAVEAT}\n{CAVEAT}")
    assert made.count("<details") == 2 and made.count('<div class="bh-claim">') == 1
    assert "<summary>A note</summary>" in with_signs('<p class="bh-caveat">Mind this.</p>')


def straight(page: str) -> list[str]:
    """Pieces of a page's text with typewriter marks in them."""
    return [
        text
        for text in re.split(
            r"<(?:script|style|pre|code|textarea)\b.*?</(?:script|style|pre|code|textarea)>"
            r"|<!--.*?-->|<[^>]*>",
            page,
            flags=re.DOTALL,
        )
        if re.search("['\"]|&#3[49];|&quot;|&apos;", text)
    ]


@pytest.mark.xdist_group("all pages")
def test_no_page_shows_a_typewriters_marks(built: Built) -> None:
    found = {
        str(path.relative_to(built.site)): texts[:3]
        for path in sorted(built.site.rglob("*.html"))
        if (texts := straight(path.read_text("utf-8")))
    }
    assert not found, found
    assert straight("<p>It's</p>") and not straight(typographic("<p>It's</p>"))

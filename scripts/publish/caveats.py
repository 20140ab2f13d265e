"""Caveats of built pages: each becomes a small sign at the claim before it, which opens its words.

In Markdown a caveat is the paragraph after its claim, {: .bh-caveat data-grade="weak"
data-for="F9" }. Grades: weak (no evidence, or none that shows cause), contested (findings or
experts disagree), and note, where none is given (what we read, whom it covers). Doing it twice
changes nothing.
"""

import re
from pathlib import Path

from markupsafe import Markup

from core.templates import fill

PARAGRAPH = r"(?:(?!</?p[ >]).)*?"
CAVEAT = rf'<p class="bh-caveat"(?: data-for="[^"]*"| data-grade="\w+")*>{PARAGRAPH}</p>'
PLACE = re.compile(rf"(?P<claim><p>{PARAGRAPH}</p>\n)?(?P<all>{CAVEAT}(?:\n{CAVEAT})*)", re.DOTALL)
ONE = re.compile(
    rf'<p class="bh-caveat"(?P<marks>[^>]*)>(?P<words>{PARAGRAPH})</p>',
    re.DOTALL,
)
FACTS = re.compile(r'(<div[^>]*?)\s+data-for="[^"]*"')
MARK = re.compile(r'data-(\w+)="([^"]*)"')


def with_signs(page: str) -> str:
    """The page with a sign in place of each paragraph that is a caveat. Which facts a doubt is for
    is said to the checks of the sources, and to no reader.
    """
    return FACTS.sub(r"\1", PLACE.sub(_at_its_claim, page))


def _at_its_claim(place: re.Match[str]) -> str:
    signs = ONE.sub(_sign, place["all"])
    return f'<div class="bh-claim">{place["claim"] or ""}{signs}</div>'


def _sign(caveat: re.Match[str]) -> str:
    marks = dict(MARK.findall(caveat["marks"]))
    return fill("caveat.html", grade=marks.get("grade", "note"), words=Markup(caveat["words"]))


def make(site: Path) -> None:
    for path in sorted(site.rglob("index.html")):
        page = path.read_text("utf-8")
        if (made := with_signs(page)) != page:
            path.write_text(made, "utf-8")

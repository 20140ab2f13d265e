"""Notes in the margin: beside a line that makes a citation, who and what is cited; once a section.

They stand in the HTML, so that nothing moves once a page is there. They are copies for the eye of
the notes at the end of the page: hidden from screen readers, without links. Their look, and that
narrow screens leave them out, is in stylesheets/side-note.css. Doing it twice changes nothing.
"""

import re
from html import escape
from pathlib import Path

from core.html_trees import as_html, html_element, parse

CITED = r'<sup id="fnref[^>]*><a class="footnote-ref" href="#(fn:[^"]+)">(\d+)</a></sup>'
# A section begins, or notes are cited. What stands between two of them would part them for programs
# that judge whether links are in a line of text.
PLACE = re.compile(r'<h2\b|(?:<sup id="fnref(?:(?!</sup>).)*</sup>)+')
IN_FULL = " in the bibliography"  # how the link to a source ends
DONE = '<span class="bh-side-note"'


def short_notes(page: str) -> dict[str, str]:
    """Id of a note (“fn:katz-1955”) → who, when and the main title, as HTML."""
    notes: dict[str, str] = {}
    for item in parse(page).xpath("//div[@class='footnote']//li[@id]"):
        sources = item.xpath(".//a[contains(@href, 'about/sources/#')]")
        works = item.xpath(".//cite")
        if sources and works:
            who = escape(sources[0].text_content().removesuffix(IN_FULL), quote=False)
            title = as_html(html_element("cite", works[0].text_content().partition(": ")[0]))
            notes[item.get("id")] = f"{who}, {title}"
    return notes


def with_side_notes(page: str) -> str:
    """The page with each note beside the first place of a section that cites it."""
    if 'class="footnote-ref"' not in page or DONE in page:
        return page
    notes, shown = short_notes(page), set[str]()

    def beside(place: re.Match[str]) -> str:
        cited = re.findall(CITED, place[0])
        if not cited:
            shown.clear()
        new = [(note, number) for note, number in cited if note in notes and note not in shown]
        shown.update(note for note, _ in new)
        spans = (f'{DONE} aria-hidden="true">{number} {notes[note]}</span>' for note, number in new)
        return place[0] + "".join(spans)

    return PLACE.sub(beside, page)


def make(site: Path) -> None:
    for path in sorted(site.rglob("index.html")):
        page = path.read_text("utf-8")
        if (noted := with_side_notes(page)) != page:
            path.write_text(noted, "utf-8")

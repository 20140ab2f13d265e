"""Set the text of built pages: curly marks, and links to a heading that say which it is.

Authors type straight marks and plain headings, and either builder makes pages of them. Doing it
twice changes nothing.
"""

import re
from html import escape, unescape
from pathlib import Path

from core.typography import typographic

HEADING = re.compile(
    r"\A(?P<words><h[1-6]\b(?:(?!</h[1-6]>).)*?)"
    r'<a\s+class="headerlink" (?P<to>href="[^"]*") title="(?P<what>[^"]*)">',
    re.DOTALL,
)
TAG = re.compile(r"<[^>]*>")
BEGINS = re.compile(r"(?=<h[1-6]\b)")


def typeset(page: str) -> str:
    """The page with its marks set and its links to headings named."""
    return "".join(HEADING.sub(_named, part, count=1) for part in BEGINS.split(typographic(page)))


def _named(heading: re.Match[str]) -> str:
    """The link to a heading with a name that ends in the heading."""
    words = " ".join(unescape(TAG.sub("", heading["words"])).split())
    name = escape(f"{heading['what']}: {words}")
    return f'{heading["words"]}<a class="headerlink" {heading["to"]} aria-label="{name}">'


def make(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        page = path.read_text("utf-8")
        if (made := typeset(page)) != page:
            path.write_text(made, "utf-8")

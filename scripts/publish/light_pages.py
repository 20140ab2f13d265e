"""Make the pages of a built site light and safe: each is one document with the style rules it can
use, no idle white space, and a policy that lets nothing foreign run; scripts lose what is there for
those who read them.

Pages read the same without this; they only load more. Doing it twice changes nothing.
"""

import posixpath
import re
from functools import lru_cache
from html import unescape
from pathlib import Path, PurePosixPath

from publish.content_policy import policy
from publish.page_styles import (
    Rule,
    names_of,
    needed,
    read_rules,
    render_styles,
    without_idle_tokens,
    words_of,
)

SHEET = re.compile(r'\s*<link rel="stylesheet" href="([^":?#]+)">')
MODULE = re.compile(r'<script[^>]* src="([^":?#]+\.mjs)"')
MODULE_TAG = re.compile(r'<script[^>]* src="[^":?#]+\.mjs"[^>]*></script>')
IMPORT = re.compile(r"""(?:\bfrom |\bimport\(|\bimport )["'](\.[^"']+\.mjs)["']""")
BEFORE_ASSETS = re.compile(r".*/(?=(?:stylesheets|javascripts)/)")
STYLED = re.compile(
    r'\bstyled\("'
)  # a script that brings its own style sheet; with all it imports, it needs no rules in the page
KEPT = re.compile(
    r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL
)  # where white space means something
# A heading or a row of plain words, with the link to it
NAMED = re.compile(
    r"(?P<start><(?:h[1-6]|th)\b[^>]*>\s*(?P<words>[^<]+)<a\s+"
    r'(?:class|href)="[^"]*"\s+(?:class|href)="[^"]*"\s+aria-label="Link to this \w+)'
    r': (?P<said>[^"]*)"'
)
NAMER = "javascripts/page/shell.mjs"
IN_HTML = ' xmlns="http://www.w3.org/2000/svg"'  # drawings need it in files of their own alone
CHARSET = '<meta charset="utf-8">'
# Firefox fetches such a page ahead and the policy refuses it; the footer has the links
HINT = re.compile(r'\s*<link rel="(?:prev|next)" href="[^"]*">')
POLICY = '<meta http-equiv="Content-Security-Policy" '


class Assets:
    """The style sheets and scripts of one site, each read once."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self.rules = lru_cache(None)(self._rules)
        self.words = lru_cache(None)(self._words)
        self.late = lru_cache(None)(self._late)
        self.styles = lru_cache(None)(self._styles)

    def _rules(self, sheets: tuple[str, ...]) -> tuple[Rule, ...]:
        return tuple(
            rule for sheet in sheets for rule in read_rules((self._site / sheet).read_text("utf-8"))
        )

    def _words(self, script: str) -> frozenset[str]:
        """Of a script and all it may ever import, but for what brings a style sheet along."""
        todo, seen, words = [script], set(), set()
        while todo:
            each = todo.pop()
            if each not in seen and (self._site / each).is_file():
                seen.add(each)
                source = (self._site / each).read_text("utf-8")
                if STYLED.search(source):
                    continue
                words |= words_of(source)
                todo += [
                    _resolve(PurePosixPath(each).parent, target)
                    for target in IMPORT.findall(source)
                ]
        return frozenset(words)

    def _styles(self, sheets: tuple[str, ...], names: frozenset[str]) -> str:
        return without_idle_tokens(render_styles(self.rules(sheets), names), self.late(sheets))

    def _late(self, sheets: tuple[str, ...]) -> str:
        """All style sheets that scripts may bring to a page with these."""
        others = sorted(self._site.glob("stylesheets/*.css"))
        return "".join(
            sheet.read_text("utf-8")
            for sheet in others
            if sheet.relative_to(self._site).as_posix() not in sheets
        )

    def styles_for(self, html: str, folder: PurePosixPath) -> str:
        """The rules of all style sheets a page names that it can use."""
        sheets = tuple(_resolve(folder, href) for href in SHEET.findall(html))
        names = names_of(html).union(
            *(self.words(_resolve(folder, src)) for src in MODULE.findall(html))
        )
        return self.styles(sheets, needed(self.rules(sheets)) & names)


def lighten(html: str, folder: PurePosixPath, assets: Assets) -> str:
    if POLICY in html:
        return html
    if SHEET.search(html):
        styles = assets.styles_for(html, folder)
        html = SHEET.sub(lambda _: f"<style>{styles}</style>", html, count=1)
        html = SHEET.sub("", html)
    if NAMER in html:
        html = NAMED.sub(_called, html)
    return with_policy(collapse(scripts_last(HINT.sub("", html.replace(IN_HTML, "")))))


def _called(link: re.Match[str]) -> str:
    """A link without the words that it stands beside, if these are its name: the script that gives
    the heading its name says them again (docs/javascripts/page/shell.mjs).
    """
    same = unescape(link["words"]).split() == unescape(link["said"]).split()
    return f'{link["start"]}"' if same else link[0]


def scripts_last(html: str) -> str:
    """The page with its modules after all they may act on, where none waits for another: a browser
    goes to the place that an address asks for only once all that it was told to wait for has run.
    """
    tags = "".join(tag.strip() for tag in MODULE_TAG.findall(html))
    tags = tags.replace("<script", '<script async fetchpriority="low"')  # text first
    before, body, after = MODULE_TAG.sub("", html).rpartition("</body>")
    return f"{before}{tags}{body}{after}" if body else html


def with_policy(html: str) -> str:
    """The page with what it may load and run, said at its very start."""
    return html.replace(CHARSET, f'{CHARSET}{POLICY}content="{policy(html)}">', 1)


def collapse(html: str) -> str:
    """The same page with each run of white space as one, where it means nothing."""
    pieces = KEPT.split(html)
    for at in range(0, len(pieces), 3):
        pieces[at] = re.sub(r"\s*\n\s*", "\n", re.sub(r"[ \t]{2,}", " ", pieces[at]))
    del pieces[2::3]
    return "".join(pieces)


def make(site: Path) -> None:
    assets = Assets(site)
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        light = lighten(html, PurePosixPath(path.parent.relative_to(site).as_posix()), assets)
        if light != html:
            path.write_text(light, "utf-8")


def _resolve(folder: PurePosixPath, href: str) -> str:
    """Where in the site a relative address leads. An absolute one, as on the page for unknown
    addresses, starts with the folder
    the site is published in, which the site itself does not know: it ends before the folder of all
    style sheets or that of all scripts.
    """
    if href.startswith("/"):
        return BEFORE_ASSETS.sub("", href)
    return posixpath.normpath(str(folder / href))

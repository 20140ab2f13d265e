"""Quotation marks and apostrophes as a printer sets them: authors type straight ones."""

import re

# Tags, and what is not prose.
_ELSE = re.compile(
    r"(<(?:script|style|pre|code)\b.*?</(?:script|style|pre|code)>|<!-{2}.*?-->|<[^>]*>)",
    re.DOTALL,
)
_WITHIN_WORDS = re.compile(r"</?(?:a|abbr|b|cite|em|i|q|small|span|strong|wbr)\b")
_OPENED = {'"': "“", "'": "‘"}
_CLOSED = {'"': "”", "'": "’"}


def typographic(html: str) -> str:
    """The same with curly marks in its text; tags, attributes and code stay as they are."""
    made, before = [], ""  # the letter before, which may stand in front of a tag
    for part in _ELSE.split(html):
        if part.startswith("<"):
            before = before if _WITHIN_WORDS.match(part) else ""
            made.append(part)
            continue
        for letter in re.sub("&#34;|&quot;", '"', part.replace("&#39;", "'")):
            opens = not before or before.isspace() or before in "([“‘—–"
            before = (_OPENED if opens else _CLOSED).get(letter, letter)
            made.append(before)
    return "".join(made)

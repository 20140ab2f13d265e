"""Quotation marks and apostrophes as a printer sets them: authors type straight ones."""

import re

# What is not prose, with all in it; the words of others stay as the ledger has them.
_KEPT = "script|style|pre|code|textarea|blockquote"
_ELSE = re.compile(rf"(<(?:{_KEPT})\b.*?</(?:{_KEPT})>|<!-{{2}}.*?-->|<[^>]*>)", re.DOTALL)
_WHOLE = re.compile(rf"<(?:{_KEPT})\b|<!")
_WITHIN_WORDS = re.compile(r"</?(?:a|abbr|b|cite|em|i|q|small|span|strong|sup|time|wbr)\b")
_READ_OUT = re.compile(r'(?<=\s)((?:alt|aria-label|content|data-label|placeholder|title)=")([^"]*)')
_MARK = re.compile("['\"]")
# as MkDocs, Zensical and Python escape them
_ESCAPED = dict.fromkeys(("&#39;", "&#x27;", "&apos;"), "'") | dict.fromkeys(
    ("&#34;", "&#x22;", "&quot;"), '"'
)
_IS_ESCAPED = re.compile("|".join(_ESCAPED))
_OPENED = {'"': "“", "'": "‘"}
_CLOSED = {'"': "”", "'": "’"}


def curled(text: str, before: str = "") -> str:
    """Plain text with curly marks. `before`: the letter that stands in front of it."""
    made: dict[int, str] = {}

    def curl(mark: re.Match[str]) -> str:
        at = mark.start()
        last = made.get(at - 1) or (text[at - 1] if at else before)
        opens = not last or last.isspace() or last in "([“‘—–"
        made[at] = (_OPENED if opens else _CLOSED)[mark[0]]
        return made[at]

    return _MARK.sub(curl, text)


def typographic(html: str) -> str:
    """The same with curly marks in its text, and in what attributes say; code stays as it is."""
    made, before = [], ""  # the letter before, which may stand in front of a tag
    for part in _ELSE.split(html):
        if _WHOLE.match(part):
            before = "x" if part.startswith("<code") else ""
            made.append(part)
        elif part.startswith("<"):
            before = before if _WITHIN_WORDS.match(part) else ""
            made.append(part if "http-equiv" in part else _READ_OUT.sub(_said, part))
        elif part:
            made.append(_typed(part, before))
            before = made[-1][-1]
    return "".join(made)


def _said(attribute: re.Match[str]) -> str:
    return attribute[1] + _typed(attribute[2])


def _typed(text: str, before: str = "") -> str:
    return curled(_IS_ESCAPED.sub(lambda mark: _ESCAPED[mark[0]], text), before)

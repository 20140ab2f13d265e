"""Copying HTML while changing it: a stream from the standard library's parser back to text."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser

Attributes = dict[str, str | None]
VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}


class Copier(HTMLParser):
    """Hands each start and end tag to `start` and `end` and everything else, unchanged, to `write`.

    Expects HTML in which elements are closed, as the pages of this site are.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._left_out = ""
        self._depth = 0
        self._keep_end = False

    def write(self, text: str) -> None:
        raise NotImplementedError

    def start(self, tag: str, attributes: Attributes, close: str) -> None:
        raise NotImplementedError

    def end(self, tag: str) -> None:
        raise NotImplementedError

    def leave_out(self, tag: str, *, keep_end: bool = False) -> None:
        """To be called by `start`: leaves out this element, or only what is in it."""
        if tag not in VOID:
            self._left_out, self._depth, self._keep_end = tag, 1, keep_end

    @staticmethod
    def tag(name: str, attributes: Mapping[str, str | None], close: str) -> str:
        return (
            f"<{name}"
            + "".join(
                f" {key}" if value is None else f' {key}="{escape(value)}"'
                for key, value in attributes.items()
            )
            + close
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._left_out:
            self.start(tag, dict(attrs), ">")
        elif tag == self._left_out:
            self._depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._left_out:
            self.start(tag, dict(attrs), "/>")
            self._left_out = ""  # there is no end tag to wait for

    def handle_endtag(self, tag: str) -> None:
        if not self._left_out:
            self.end(tag)
        elif tag == self._left_out:
            self._depth -= 1
            if not self._depth:
                self._left_out = ""
                if self._keep_end:
                    self.end(tag)

    def handle_data(self, data: str) -> None:
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._write(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._write(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self._write(f"<?{data}>")

    def _write(self, text: str) -> None:
        if not self._left_out:
            self.write(text)

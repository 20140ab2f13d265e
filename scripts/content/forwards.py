"""Moved addresses: docs/data/forwards.yml to pages that forward without JavaScript.

A static host forwards no file. One that moved is also published under its old name, and in place of
one that is retired stands a page, in a folder of the file's name: hosts lead on to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from content.pages import Page
from core.data_files import DataFile
from core.problems import BadInput, Problem
from core.writing import Outputs
from render.markup import attribute, text

FILE = "docs/data/forwards.yml"


@dataclass(frozen=True)
class Forward:
    """`source` and `target` are addresses relative to the site's root, such as chapters/x/#y; the
    home page's is empty.
    """

    source: str
    target: str
    why: str
    retired: bool = False  # the page is gone for good, and `target` only comes near it
    line: int = 1  # where it stands in docs/data/forwards.yml, for messages

    @property
    def page(self) -> str:
        """The page the address is on, or that stands in place of a file."""
        return f"{self.source}/" if _is_file(self.source) else self.source.partition("#")[0]

    @property
    def anchor(self) -> str:
        return self.source.partition("#")[2]

    @property
    def is_copy(self) -> bool:
        """Whether it is a file, published under both names."""
        return _is_file(self.source) and _is_file(self.target)


def read_forwards(document: DataFile, addresses: set[str]) -> tuple[list[Forward], list[Problem]]:
    """Forwards, checked against the addresses of the pages that exist (without anchors)."""
    forwards = [
        Forward(
            entry["from"].removeprefix("./"),
            entry["to"].removeprefix("./"),
            entry["why"],
            entry.get("retired", False),
            document.line("forwards", index),
        )
        for index, entry in enumerate(document.data["forwards"])
    ]
    moved = {forward.source for forward in forwards}
    problems = []
    for index, forward in enumerate(forwards):
        if [each.source for each in forwards].index(forward.source) != index:
            problems.append(
                document.problem(
                    f"“{forward.source}” is forwarded twice — keep one of the two",
                    "forwards",
                    index,
                )
            )
        if not forward.anchor and forward.page in addresses:
            problems.append(
                document.problem(
                    f"“{forward.source}” is a page that still exists — remove the forward, or the"
                    " page",
                    "forwards",
                    index,
                )
            )
        if forward.anchor and forward.page not in addresses and forward.page not in moved:
            problems.append(
                document.problem(
                    f"“{forward.source}” is on a page that does not exist — forward the page"
                    " itself",
                    "forwards",
                    index,
                )
            )
        if not forward.is_copy and forward.target.partition("#")[0] not in addresses:
            problems.append(
                document.problem(
                    f"“{forward.target}” is not a page of this site — point the forward at one that"
                    " exists, not at another forward",
                    "forwards",
                    index,
                )
            )
    return forwards, problems


def old_names(forwards: Iterable[Forward], files: Outputs) -> dict[str, str | bytes]:
    """Moved files under their old names. `files`: all that a build makes. Raises BadInput."""
    moved = [forward for forward in forwards if forward.is_copy]
    problems = [
        Problem(
            FILE,
            forward.line,
            f"“{forward.target}” is not made by a build — name the file as it is called now",
        )
        for forward in moved
        if f"docs/{forward.target}" not in files
    ]
    if problems:
        raise BadInput(problems)
    return {f"docs/{forward.source}": files[f"docs/{forward.target}"] for forward in moved}


def check_anchors(
    forwards: Iterable[Forward], pages: Iterable[Page], partials: Mapping[str, str]
) -> list[Problem]:
    """Forwards from an anchor that is still there, or to one that is not.

    `partials`: the HTML of what pages show, by path. Most anchors are made in there, so this can be
    asked
    only once all else is right and everything is rendered. (The register of addresses would not do:
    it
    keeps the lost ones, and learns of new ones only after a build.)
    """
    anchors = {page.address: _anchors(page, partials) for page in pages}
    problems = []
    for forward in forwards:
        page, _, anchor = forward.target.partition("#")
        if anchor and anchor not in anchors[page]:
            close = get_close_matches(anchor, anchors[page], n=1)
            problems.append(
                Problem(
                    FILE,
                    forward.line,
                    f"“{forward.target}” names no part of that page —"
                    f" {f'did you mean “#{close[0]}”?' if close else 'use the id of a heading, row or card on it'}",
                )
            )
        if forward.anchor in anchors.get(forward.page, ()):
            problems.append(
                Problem(
                    FILE,
                    forward.line,
                    f"“{forward.source}” is a part that still exists — remove the forward, or the"
                    " part",
                )
            )
    return problems


def _anchors(page: Page, partials: Mapping[str, str]) -> set[str]:
    """The ids on a page, but not those that only say where a part went."""
    shown = "".join(
        partials.get(path, "") for _, path in page.snippets if not path.startswith("moved/")
    )
    written = "\n".join(prose for _, prose in page.prose)
    found = {anchor for *_, anchor in page.headings} | set(re.findall(r'\bid="([^"]+)"', shown))
    return (
        found
        | {
            name
            for pair in re.findall(r"""\{[^}\n]*#([\w-]+)|\bid(?:="|:\s*)([\w-]+)""", written)
            for name in pair
        }
    ) - {""}


def render_forward(forward: Forward) -> str:
    """A whole HTML page that forwards at once, or, for a retired page, when the reader says so; it
    tells where to and why.
    """
    target = "../" * forward.page.count("/") + (forward.target or "./")
    thing = "file" if _is_file(forward.source) else "page"
    title, way = (
        (f"This {thing} has been retired", "Go to what comes nearest")
        if forward.retired
        else (f"This {thing} has moved", "Go to its new address")
    )
    return forwarding_page(
        title,
        target,
        f'<p>{text(forward.why)}</p>\n<p><a href="{attribute(target)}">{way}</a></p>\n',
        at_once=not forward.retired,
    )


def forwarding_page(title: str, target: str, body: str, at_once: bool = True) -> str:
    """The frame of such pages. It loads nothing: a browser forwards only when a page is there with
    all its parts.
    """
    refresh = (
        f'<meta http-equiv="refresh" content="0; url={attribute(target)}">\n' if at_once else ""
    )
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<meta'
        f' name="viewport" content="width=device-width">\n<title>{text(title)}</title>\n<meta'
        f' name="robots" content="noindex">\n{refresh}<style>:root{{color-scheme:light'
        " dark;background:light-dark(#fff,#111);color:light-dark(#111,#eee)}body{max-width:36rem;margin:2rem"
        " auto;padding:0 1rem;font:1.125rem/1.5"
        " Georgia,serif}a{color:inherit}svg{width:12rem;height:12rem}</style>\n</head>\n<body"
        f" data-bh-forward>\n<main>\n<h1>{text(title)}</h1>\n{body}</main>\n</body>\n</html>\n"
    )


def _is_file(address: str) -> bool:
    return "." in address


def render_moved(forwards: Iterable[Forward], root: str) -> str:
    """The list of parts that left a page, each under its old anchor."""
    items = "".join(
        f'<li id="{forward.anchor}">{text(forward.why)} <a href="{root}{forward.target}">Go to its'
        " new place</a></li>"
        for forward in forwards
    )
    return f'<aside class="bh-moved" aria-label="Parts that moved"><ul>{items}</ul></aside>\n'

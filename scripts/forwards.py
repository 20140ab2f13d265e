"""Moved addresses: docs/data/forwards.yml to pages that forward without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data_files import DataFile
from markup import attribute, text
from problems import Problem


@dataclass(frozen=True)
class Forward:
    """`source` and `target` are addresses relative to the site's root, such as chapters/x/#y."""

    source: str
    target: str
    why: str

    @property
    def page(self) -> str:
        return self.source.partition("#")[0]

    @property
    def anchor(self) -> str:
        return self.source.partition("#")[2]


def read_forwards(document: DataFile, addresses: set[str]) -> tuple[list[Forward], list[Problem]]:
    """Forwards, checked against the addresses of the pages that exist (without anchors)."""
    forwards = [Forward(entry["from"], entry["to"], entry["why"]) for entry in document.data["forwards"]]
    moved = {forward.source for forward in forwards}
    problems = []
    for index, forward in enumerate(forwards):
        if [each.source for each in forwards].index(forward.source) != index:
            problems.append(document.problem(f"“{forward.source}” is forwarded twice — keep one of the two", "forwards", index))
        if not forward.anchor and forward.page in addresses:
            problems.append(document.problem(f"“{forward.source}” is a page that still exists — remove the forward, or the page", "forwards", index))
        if forward.anchor and forward.page not in addresses and forward.page not in moved:
            problems.append(document.problem(f"“{forward.source}” is on a page that does not exist — forward the page itself", "forwards", index))
        if forward.target.partition("#")[0] not in addresses:
            problems.append(document.problem(f"“{forward.target}” is not a page of this site — point the forward at one that exists, not at another forward", "forwards", index))
    return forwards, problems


def render_forward(forward: Forward) -> str:
    """A whole HTML page that forwards at once, and says where to and why for those who read it."""
    target = "../" * forward.page.count("/") + (forward.target or "./")
    return forwarding_page("This page has moved", target, f'<p>{text(forward.why)}</p>\n<p><a href="{attribute(target)}">Go to its new address</a></p>\n')


def forwarding_page(title: str, target: str, body: str) -> str:
    """The frame of such pages. It loads nothing: a browser forwards only when a page is there with all its parts."""
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f'<title>{text(title)}</title>\n<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url={attribute(target)}">\n'
        "<style>:root{color-scheme:light dark;background:light-dark(#fff,#111);color:light-dark(#111,#eee)}body{max-width:36rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.5 Georgia,serif}a{color:inherit}svg{width:12rem;height:12rem}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{text(title)}</h1>\n{body}</main>\n</body>\n</html>\n"
    )


def render_moved(forwards: Iterable[Forward], root: str) -> str:
    """The list of parts that left a page, each under its old anchor."""
    items = "".join(f'<li id="{forward.anchor}">{text(forward.why)} <a href="{root}{forward.target}">Go to its new place</a></li>' for forward in forwards)
    return f'<aside class="bh-moved" aria-label="Parts that moved"><ul>{items}</ul></aside>\n'

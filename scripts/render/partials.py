"""A partial: one piece of generated HTML that pages ask for by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from render.markup import attribute, text


@dataclass(frozen=True)
class Partial:
    """`render` takes the relative path from the page to the site's root (“../../”).

    `file` and `line` say where its data stands; every partial must be shown by some page.
    """

    render: Callable[[str], str]
    file: str
    line: int
    sources: tuple[str, ...] = ()


HATS = {"managing": "Managing", "both": "Both hats", "leading": "Leading", "neither": "Neither hat"}


def chip(hat: str) -> str:
    """The hat in words, with its mark: a square, a circle, or both."""
    return f'<span class="bh-chip bh-chip--{hat}">{HATS[hat]}</span>'


def card(
    kind: str, ident: str, name: str, hat: str, body: Sequence[str], level: int = 3, given: str = ""
) -> str:
    """A card with a heading of its own address, #kind-ident, so that search and links find it.
    `given`: more attributes for the heading.
    """
    anchor = f"{kind}-{ident}"
    permalink = (
        f'<a class="headerlink" href="#{anchor}"'
        f' aria-label="{attribute(f"Link to this {kind}: {name}")}">#</a>'
    )
    inner = "\n".join(body)
    return (
        f'<section class="bh-card bh-card--{kind} bh-card--{hat}" aria-labelledby="{anchor}">\n'
        f'<h{level} id="{anchor}"{given}>{text(name)}{permalink}</h{level}>\n{inner}\n</section>\n'
    )


def paragraph(value: str, css: str = "") -> str:
    return f'<p class="{css}">{text(value)}</p>' if css else f"<p>{text(value)}</p>"


def bullets(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{text(item)}</li>" for item in items) + "</ul>"


def definitions(pairs: Sequence[tuple[str, str]]) -> str:
    """A definition list; the second of each pair is HTML already."""
    return (
        "<dl>"
        + "".join(f"<dt>{text(name)}</dt><dd>{value}</dd>" for name, value in pairs)
        + "</dl>"
    )


def lines(count: int) -> str:
    """Lines to write on; only paper shows them."""
    return (
        f'<div class="bh-activity__lines" aria-hidden="true">{"<i></i>" * count}</div>'
        if count
        else ""
    )

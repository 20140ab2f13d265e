"""A deck as plain text, and how words on a slide are written whatever shows them."""

from __future__ import annotations

from render.link_pages import Shelf
from render.partials import HATS
from slides.slide import Deck, Slide


def render_text(deck: Deck, shelf: Shelf) -> str:
    """The deck as plain text: each slide, its short link, and what the presenter may say."""
    parts = [
        f"{deck.title}\nSlides of {shelf.site_url}{deck.address}\nBoth Hats, CC BY 4.0. Quotations"
        " remain their authors’.\n"
    ]
    for number, slide in enumerate(deck.slides, 1):
        lines = [
            f"{number}. {slide.title}",
            "",
            *filter(
                None,
                [
                    "; ".join(filter(None, (slide.label, HATS.get(slide.hat)))),
                    quoted(slide),
                    *(f"- {line}" for line in slide.lines),
                ],
            ),
        ]
        if slide.grid:
            lines += [
                f"{f'{slide.grid.corner}: {row.label}. ' if row.label else ''}{head}: {cell}"
                for row in slide.grid.rows
                for (head, _), (cell, _) in zip(slide.grid.heads, row.cells, strict=True)
            ]
        lines += [*filter(None, [slide.small]), way(slide, shelf)[0]]
        parts.append(
            "\n".join(
                [
                    *lines,
                    *(["", "Notes"] if slide.notes else []),
                    *(f"{name}: {note}" for name, note in slide.notes),
                ]
            )
            + "\n"
        )
    return ("\n" + "-" * 40 + "\n\n").join(parts)


def quoted(slide: Slide) -> str:
    """The text; a quotation between its marks."""
    before, after = ("« ", " »") if slide.language == "fr" else ("“", "”")
    return f"{before}{slide.text}{after}" if slide.kind == "quote" and slide.text else slide.text


def way(slide: Slide, shelf: Shelf) -> tuple[str, str]:
    """The short link as people write it, and as a link; the long one where there is none yet."""
    code = shelf.code_of(slide.address)
    return (
        (shelf.spoken(code), shelf.address(code))
        if code
        else (
            (shelf.site_url + slide.address).partition("://")[2].rstrip("/"),
            shelf.site_url + slide.address,
        )
    )

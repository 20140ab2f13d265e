"""A deck as plain text, and how words on a slide are written whatever shows them."""

from __future__ import annotations

from content.site import Site
from core.templates import fill
from slides.slide import Deck, Slide

QUOTATION_MARKS = {"fr": ("« ", " »")}  # of other languages than English


def render_text(deck: Deck, site: Site) -> str:
    """The deck as plain text: each slide, its short link, and what the presenter may say."""
    return fill("deck.txt", deck=deck, site=site, quoted=quoted)


def quoted(slide: Slide) -> str:
    """The text; a quotation between its marks."""
    before, after = QUOTATION_MARKS.get(slide.language, ("“", "”"))
    return f"{before}{slide.text}{after}" if slide.kind == "quote" and slide.text else slide.text

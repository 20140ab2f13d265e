"""A deck as plain text."""

from content.site import Site
from core.templates import fill
from slides.slide import Deck


def render_text(deck: Deck, site: Site) -> str:
    """Each slide, its short link, and what the presenter may say."""
    return fill("deck.txt", deck=deck, site=site)

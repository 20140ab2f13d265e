"""Each deck as a page of its own and as plain text, and the list of all decks.

Without JavaScript a deck is one page of slides, one below the other. docs/javascripts/ puts them on
the whole screen with what projects everything else. On paper each slide is a page.
"""

from collections.abc import Mapping, Sequence

from content.guide import Guide
from content.site import DECKS, Site
from core.templates import fill
from core.writing import PARTIALS
from slides.slide import FILES, Deck

# docs/trainers/slides.md asks for it; without that page there are no decks
LIST = "slides/list.html"


def render_deck(deck: Deck, guide: Guide, site: Site) -> str:
    """The page of a deck."""
    return fill(
        "deck.html",
        deck=deck,
        guide=guide,
        site=site,
        files=FILES,
        canonical=f"{site.url}{DECKS}{deck.name}/",
        root="../../../",
        styles=("tokens", "page", "card", "quote", "drawing", "picture", "project", "slide"),
    )


def render_text(deck: Deck, site: Site) -> str:
    """Each slide, its short link, and what the presenter may say."""
    return fill("deck.txt", deck=deck, site=site)


def render_list(decks: Sequence[Deck], sizes: Mapping[str, int], root: str) -> dict[str, str]:
    """All decks with their files. `sizes`: of the PowerPoint files, in bytes, by name of deck."""
    kilobytes = {name: -(-size // 1000) for name, size in sizes.items()}
    html = fill(
        "deck-list.html", decks=decks, kilobytes=kilobytes, root=root, files=FILES, pages=DECKS
    )
    return {f"{PARTIALS}/{LIST}": html}

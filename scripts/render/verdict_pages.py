"""Of each verdict a whole page of its own, which shows its stamp where its link is shared; and the
list of them for search engines.
"""

from content.guide import Guide
from content.site import Site
from content.verdicts import Verdict, is_shown
from core.templates import fill

ROOT = "../../"  # from such a page to the site’s root
STYLES = ("tokens", "page", "quote", "verdict", "share", "print")
SITEMAP = "overrides/partials/generated-sitemap.html"


def render_verdict_pages(guide: Guide, site: Site) -> dict[str, str]:
    """As file name → content; nothing where no page lists them."""
    verdicts = list(guide.all(Verdict).values()) if is_shown(guide) else []
    if not verdicts:
        return {}
    pages: dict[str, str] = {
        f"docs/{verdict.address}index.html": fill(
            "verdict-page.html",
            guide=guide,
            site=site,
            verdict=verdict,
            canonical=f"{site.url}{verdict.address}",
            root=ROOT,
            styles=STYLES,
        )
        for verdict in verdicts
    }
    addresses = [f"{site.url}{verdict.address}" for verdict in verdicts]
    return pages | {SITEMAP: fill("sitemap.txt", addresses=addresses)}

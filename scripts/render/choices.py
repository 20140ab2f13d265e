"""Of each scenario a whole page with its situation and choices alone: what a code shown to a room
leads to before anybody has voted.
"""

from content.guide import Guide
from content.scenarios import Scenario
from content.site import Site
from core.templates import fill

ROOT = "../../../"  # from such a page to the site’s root
STYLES = ("tokens", "page", "choices")


def render_choices(guide: Guide, site: Site) -> dict[str, str]:
    """As file name → content."""
    return {
        f"docs/{scenario.choices}index.html": fill(
            "choices.html",
            guide=guide,
            scenario=scenario,
            title=guide.titles[scenario.page],
            canonical=f"{site.url}{scenario.choices}",
            root=ROOT,
            styles=STYLES,
        )
        for scenario in guide.all(Scenario).values()
    }

"""What to copy for using one section elsewhere: its link, the code of a frame, lines of credit."""

from itertools import groupby

from content.guide import Guide, Place
from content.site import Site
from core.mkdocs_yml import Entry
from core.templates import fill
from core.writing import PARTIALS

NAME = "reuse-lines.html"  # docs/trainers/use.md asks for it
EXAMPLE = "chapters/differences/#at-a-glance"
TAUGHT_WITH = (
    "chapters/",
    "scenarios/",
    "self-check/",
    "explore/",
    "trainers/questions/",
    "trainers/follow-up/",
)
NOT_OFFERED = ("sources", "debrief")


def framed(link: str) -> str:
    """The address of one section without what surrounds it (docs/javascripts/page/embed.js)."""
    page, mark, anchor = link.partition("#")
    return f"{page}?embed=1{mark}{anchor}"


def offered(site: Site) -> dict[Entry, list[Place]]:
    """Pages people teach with, each with its sections and tables, in the order of nav."""
    taught = [place for place in site.places if place.page.startswith(TAUGHT_WITH)]
    by_page = {page: list(places) for page, places in groupby(taught, lambda place: place.page)}
    return {
        entry: [place for place in by_page[entry.address] if _is_offered(place)]
        for entry in site.order
        if entry.address in by_page
    }


def render_lines(guide: Guide, site: Site) -> dict[str, str]:
    """The lines, as file name → content, where a page asks for them."""
    page = next((page for page in guide.pages if page.shows(NAME)), None)
    if not page:
        return {}
    places = {place.address: place for place in site.places}
    example = places.get(EXAMPLE) or next(place for place in site.places if place.page)
    html = fill(
        NAME,
        site=site,
        root=page.root,
        offered=offered(site),
        example=example,
        short=site.short(example.address),
        frame=framed(site.url + example.address),
    )
    return {f"{PARTIALS}/{NAME}": html}


def _is_offered(place: Place) -> bool:
    if place.anchor in NOT_OFFERED:
        return False
    section = place.level == 2 and not place.page.startswith("scenarios/")
    return not place.anchor or place.kind == "table" or section

"""From all data files and pages to all generated files, or to all problems.

Each maker is pure: it takes the guide and the site and gives files, name → content.
"""

from functools import partial
from pathlib import Path

from comparison_tables import render_csv, render_json
from content.downloads import tables_to_take
from content.forwards import check_anchors, old_names
from content.guide import Guide
from content.kinds import TITLES
from content.plates import Plate
from content.reading import read_guide
from content.site import DECKS, Site, published
from core.cache import Cache
from core.mkdocs_yml import FILE as SETTINGS
from core.mkdocs_yml import check_settings, reading_order, site_url
from core.problems import refuse
from downloads.formats import make_downloads
from render.agenda import render_agenda
from render.choices import render_choices
from render.cutouts import render_cutouts
from render.handouts import render_handouts
from render.link_pages import render_link_pages
from render.partials import render_forwards, render_partials, render_styles
from render.plates import printed, render_plates
from render.question_pages import render_question_pages
from render.reuse_lines import render_lines
from render.search_index import render_index
from render.social_cards import make_pictures
from render.verdict_pages import render_verdict_pages
from slides.decks import make_decks
from slides.page import LIST, render_deck, render_list, render_text
from slides.slide import FILES

Files = dict[str, str | bytes]


def make_outputs(root: Path, links_from_files: bool = False) -> Files:
    """Every generated file as name → content. Raises BadInput with every problem there is."""
    guide = read_guide(root, links_from_files)
    refuse(list(check_anchors(guide)))  # told only of data that is right otherwise
    cache = Cache(root)
    # What needs the site's address and its reading order, where there are settings.
    site = read_site(root, guide) if (root / SETTINGS).exists() else None
    files: Files = {
        **render_partials(guide, site),  # what chapters pull in with snippet lines
        **render_forwards(guide),  # pages that moved
        **render_tables(guide),  # every table as CSV and JSON
        **render_plates(guide),  # in their colours
        **make_pictures(guide, cache),  # for links that are shared
        **render_index(guide),  # what search answers from
    }
    if site:
        files |= render_styles(root)  # of kinds, where mkdocs.yml does not list them
        files |= render_agenda(guide, site)  # what the agenda builder plans with
        files |= render_handouts(guide, site)  # sheets and packs
        files |= render_choices(guide, site)  # scenarios before the vote
        files |= render_question_pages(guide, site)  # forms and keys
        files |= render_cutouts(guide, site)  # what is printed to be cut
        files |= render_verdict_pages(guide, site)  # of each quotation, whether they said it
        files |= render_lines(guide, site)  # what to copy for using a section elsewhere
        files |= make_slides(guide, site, cache)  # decks: page, text, PowerPoint
        files |= make_downloads(guide, site)  # spreadsheets, cartridges
        if site.links:
            files |= render_link_pages(guide, site, cache)  # go/CODE/ and their index
    files |= old_names(guide, files)  # moved files under the names they had
    cache.forget_the_rest()
    return files


def read_site(root: Path, guide: Guide) -> Site:
    """The site that the guide becomes. Raises BadInput: for settings, for pages outside nav, and
    for short links that lead nowhere.
    """
    refuse(check_settings(root, {page.address: page.file for page in guide.pages}))
    return published(guide, site_url(root), reading_order(root))


def render_tables(guide: Guide) -> Files:
    kinds = (("csv", render_csv), ("json", render_json))
    return {
        f"docs/downloads/{table.id}.{ending}": render(table)
        for table in tables_to_take(guide)
        for ending, render in kinds
    }


def make_slides(guide: Guide, site: Site, cache: Cache) -> Files:
    listing = next((page for page in guide.pages if page.shows(LIST)), None)
    if not listing:
        return {}
    from slides.powerpoint import make_file  # only now: its library is slow to load

    decks = make_decks(guide, site, TITLES)
    files: Files = {}
    sizes: dict[str, int] = {}
    for deck in decks:
        links = [site.short(slide.address) for slide in deck.slides]
        powerpoint = cache.get(
            partial(make_file, deck, guide, site),
            "pptx",
            repr((deck, links)),
            site.url,
            printed(guide.all(Plate).get(deck.slides[0].plate), guide),
            repr(guide.labels),
            repr(guide.colours),
        )
        sizes[deck.name] = len(powerpoint)
        files[f"docs/{FILES}{deck.name}.pptx"] = powerpoint
        files[f"docs/{FILES}{deck.name}.txt"] = render_text(deck, site)
        files[f"docs/{DECKS}{deck.name}/index.html"] = render_deck(deck, guide, site)
    return files | render_list(decks, sizes, listing.root)

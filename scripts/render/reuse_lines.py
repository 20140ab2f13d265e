"""What to copy for using one section elsewhere: its link, the code of a frame, lines of credit.

Written out for one example, which works without JavaScript; docs/javascripts/reuse-lines.mjs fills
the same lines in for any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from content.places import Place
from core.mkdocs_yml import Entry
from render.link_pages import Shelf
from render.markup import attribute, text

NAME = "reuse-lines.html"  # docs/trainers/use.md asks for it
EXAMPLE = "chapters/differences/#at-a-glance"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# id, what it is for, the line. Lines of HTML have their words escaped.
LINES = (
    ("link", "The link", "{link}"),
    ("short", "The short link, to say or to write on a board", "{short}"),
    (
        "frame",
        "The code of a frame, for a course page",
        (
            '<iframe src="{frame}" title="{title}" width="100%" height="600" loading="lazy"'
            ' style="border: 0"></iframe>'
        ),
    ),
    ("slide", "Credit on a slide or a handout", "“{title}”, Both Hats, {short}, CC BY 4.0"),
    (
        "document",
        "Credit in a document or a course system",
        (
            "“{title}”, from Both Hats, a field guide to management and leadership training,"
            f" {{link}}. Licensed under CC BY 4.0, {LICENCE}"
        ),
    ),
    (
        "changed",
        "Credit when you changed something",
        (
            f"Adapted from “{{title}}”, Both Hats, {{link}}, licensed under CC BY 4.0, {LICENCE}."
            " Shortened, with examples from our own work."
        ),
    ),
)


def framed(link: str) -> str:
    """The address of one section without what surrounds it (docs/javascripts/embed.mjs)."""
    page, hash, anchor = link.partition("#")
    return f"{page}?embed=1{hash}{anchor}"


def offered(places: Iterable[Place], order: Sequence[Entry]) -> dict[Entry, list[Place]]:
    """Pages people teach with, each with its sections and tables, in the order of nav."""
    wanted = [
        place
        for place in places
        if place.page.startswith(
            (
                "chapters/",
                "scenarios/",
                "self-check/",
                "explore/",
                "trainers/questions/",
                "trainers/follow-up/",
            )
        )
        and place.anchor not in ("sources", "debrief")
    ]
    by_page = {page: list(group) for page, group in groupby(wanted, lambda place: place.page)}
    kept = {
        entry: [
            place
            for place in by_page[entry.address]
            if not place.anchor
            or place.kind == "table"
            or (place.level == 2 and not place.page.startswith("scenarios/"))
        ]
        for entry in order
        if entry.address in by_page
    }
    return kept


def render_lines(places: Sequence[Place], order: Sequence[Entry], shelf: Shelf, root: str) -> str:
    """`root`: relative path from the page to the site's root."""
    groups = "".join(
        "<optgroup"
        f' label="{attribute(entry.title)}">{"".join(_option(place, shelf) for place in listed)}</optgroup>\n'
        for entry, listed in offered(places, order).items()
    )
    example = next(
        (place for place in places if place.address == EXAMPLE),
        next(place for place in places if place.page),
    )
    lines = "".join(_line(name, label, template, example, shelf) for name, label, template in LINES)
    return f"""<form class="bh-reuse__choice" autocomplete="off" hidden data-search-exclude>
<label for="reuse-what">What do you want to use?</label>
<select id="reuse-what">{groups}</select>
<p role="status"></p>
</form>
<section class="bh-reuse" aria-label="Lines to copy" data-site="{attribute(shelf.site_url)}" data-search-exclude>
{lines}</section>
<script type="module" src="{root}javascripts/reuse-lines.mjs"></script>
"""


def _option(place: Place, shelf: Shelf) -> str:
    label = place.title if place.anchor else f"All of it: {place.title}"
    chosen = " selected" if place.address == EXAMPLE else ""
    return (
        f'<option value="{attribute(place.address)}" data-title="{attribute(place.title)}"'
        f' data-code="{shelf.code_of(place.address)}"{chosen}>{text(label)}</option>\n'
    )


def _line(name: str, label: str, template: str, place: Place, shelf: Shelf) -> str:
    link, code = shelf.site_url + place.address, shelf.code_of(place.address)
    words = {
        "link": link,
        "short": shelf.address(code) if code else link,
        "frame": framed(link),
        "title": place.title,
    }
    filled = template.format(
        **({key: escape(value) for key, value in words.items()} if name == "frame" else words)
    )
    return (
        f'<div class="bh-reuse__line"><p id="reuse-{name}">{text(label)}</p><pre'
        f' class="bh-reuse__words" data-line="{attribute(template)}"'
        f' aria-labelledby="reuse-{name}">{text(filled)}</pre></div>\n'
    )

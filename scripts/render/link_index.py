"""The link index for trainers: every short link with its QR code, page by page, for the screen and
as cards to cut out.

It is Markdown, so that its headings get into the list beside the page. docs/javascripts/links.mjs
narrows and copies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from content.places import KINDS
from core.mkdocs_yml import Entry
from links import ShortLink
from render.link_pages import Shelf
from render.markup import attribute, text

NAME = "links.md"  # docs/trainers/links.md asks for it


def render_index(shelf: Shelf, order: Sequence[Entry], root: str) -> str:
    """The filter, and a list for each page; pages that are one link themselves share the list of
    their section in nav.

    `root`: relative path from the page to the site's root.
    """
    groups = "\n\n".join(
        f'## {text(title)} {{#in-{name}}}\n\n<ul class="bh-links__list"'
        f" data-search-exclude>\n{''.join(_card(link, shelf, root) for link in links)}</ul>"
        for (name, title), links in _groups(shelf.links, order).items()
    )
    ways = (
        f'<p>People who have only the letters can <a href="{root}go/">type them here</a>. The whole'
        f' list is also <a href="{root}downloads/links.csv" download>a CSV file for a'
        " spreadsheet</a>.</p>"
    )
    return (
        f"{ways}\n\n{_form(Counter(link.place.kind for link in shelf.links), root)}\n\n{groups}\n"
    )


def _groups(
    links: Sequence[ShortLink], order: Sequence[Entry]
) -> Mapping[tuple[str, str], list[ShortLink]]:
    """Links by (id, title) of their list, in the order of nav."""
    by_page: dict[str, list[ShortLink]] = {}
    known = {entry.address for entry in order}
    for link in links:
        page = link.place.page
        by_page.setdefault(
            page if page in known else page[: page.rindex("/", 0, -1) + 1], []
        ).append(link)  # a participant sheet stands with the page that lists them
    groups: dict[tuple[str, str], list[ShortLink]] = {}
    for entry in order:
        found = by_page.pop(entry.address, [])
        single = len(found) == 1 and entry.section
        name, title = (
            ("-".join(entry.section.lower().split()), entry.section)
            if single
            else (entry.address.strip("/").replace("/", "-") or "home", entry.title)
        )
        if found:
            groups.setdefault((name, title), []).extend(found)
    assert not by_page, f"pages outside nav: {', '.join(by_page)}"
    return groups


def _form(kinds: Mapping[str, int], root: str) -> str:
    options = "".join(
        f'<option value="{kind}">{name} ({kinds[kind]})</option>'
        for kind, name in KINDS.items()
        if kinds.get(kind)
    )
    return f"""<form class="bh-links__filter" id="find-a-link" aria-label="Which short links to show" autocomplete="off" hidden data-search-exclude>
<label>Words in the title or page<input type="search" name="find" maxlength="100" autocapitalize="off" spellcheck="false" enterkeyhint="search"></label>
<label>Kind<select name="kind"><option value="">Every kind</option>{options}</select></label>
<p class="bh-links__count" role="status"></p>
<div class="bh-links__do"><button type="reset" class="bh-button">Show all</button> <button type="button" class="bh-button" value="print">Print as cards</button></div>
</form>
<script type="module" src="{root}javascripts/links.mjs"></script>"""


def _card(link: ShortLink, shelf: Shelf, root: str) -> str:
    place = link.place
    minutes = f", {place.minutes} min" if place.minutes else ""
    before, _, code = shelf.spoken(link.code).rpartition("/")
    page = f'<span class="bh-link__page">{text(shelf.page_of(link))}</span>' if place.anchor else ""
    return (
        f'<li class="bh-link" data-kind="{place.kind}"><img src="{root}go/{link.code}/qr.svg"'
        ' width="96" height="96" alt="" loading="lazy" decoding="async"><div><span'
        f' class="bh-link__kind">{KINDS[place.kind]}{minutes}</span>{page}<a class="bh-link__title"'
        f' href="{attribute(f"{root}go/{link.code}/")}">{text(place.title)}</a><span'
        f' class="bh-link__short">{text(before)}/<wbr><b>{code}</b></span></div></li>\n'
    )

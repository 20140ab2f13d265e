"""What short links consist of: go/CODE/ with its QR code, the index of all, and what other pages
and
programs read of the codes.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from markupsafe import Markup

from content.guide import Guide
from content.kinds import TITLES
from content.site import ShortLink, Site
from core.cache import Cache
from core.templates import fill
from core.writing import PARTIALS
from render.qr_codes import drawing

FOLDER = "docs/go/"
INDEX = "links.md"  # docs/trainers/links.md asks for it
ALIKE = {"scenario", "activity", "plan"}
FOOTER = "overrides/partials/generated-short-link.html"


@dataclass
class Group:
    """The links of a page, or of the pages of a section that are one link each."""

    id: str
    title: str
    links: list[ShortLink] = field(default_factory=list)


def titles(guide: Guide) -> dict[str, str]:
    """What readers are told that a link leads to, by kind."""
    return {**guide.labels["places"], **TITLES}


def render_link_pages(guide: Guide, site: Site, cache: Cache) -> dict[str, str]:
    kinds = titles(guide)
    files: dict[str, str] = {}
    for link in site.links:
        address = site.address(link.code)
        qr_code = cache.get(partial(_drawn, address), "qr", address).decode()
        files[f"{FOLDER}{link.code}/qr.svg"] = qr_code
        files[f"{FOLDER}{link.code}/index.html"] = fill(
            "short-link.html",
            link=link,
            title=link.place.title,
            kind=kinds[link.place.kind],
            page=site.page_of(link),
            target=f"../../{link.address}",
            at_once=True,
            picture=Markup(qr_code),
            spoken=site.spoken(address),
        )
    before = site.spoken(site.address(""))
    files[f"{FOLDER}index.html"] = fill(
        "go.html",
        canonical=f"{site.url}go/",
        root="../",
        styles=("tokens", "page", "go"),
        spoken=before,
        example=site.links[0].code,
    )
    codes = {link.address: link.code for link in site.links}
    files[f"{FOLDER}links.json"] = json.dumps(codes, indent=0) + "\n"
    files["docs/downloads/links.csv"] = _csv(kinds, site)
    of_pages = {link.place.page: link.code for link in site.links if not link.place.anchor}
    files[FOOTER] = fill(
        "short-link-of-page.txt", codes=json.dumps(of_pages, indent=0), before=before
    )
    return files | _index(guide, site, kinds)


def _drawn(address: str) -> bytes:
    return drawing(address).encode()


def _index(guide: Guide, site: Site, kinds: Mapping[str, str]) -> dict[str, str]:
    """The index for trainers, for the screen and as cards to cut out, where a page asks for it."""
    page = next((page for page in guide.pages if page.shows(INDEX)), None)
    if not page:
        return {}
    counted = Counter(link.place.kind for link in site.links)
    counts = {kind: counted[kind] for kind in kinds if counted[kind]}
    return {
        f"{PARTIALS}/{INDEX}": fill(
            INDEX,
            site=site,
            root=page.root,
            titles=kinds,
            counts=counts,
            groups=list(_groups(site)),
            before=site.spoken(site.address("")),
        )
    }


def _groups(site: Site) -> Iterator[Group]:
    """Links by list, in the order of nav; what participants get for a plan stands with the page
    that lists it, and pages of which each is one thing of a kind stand together.
    """
    known = {entry.address for entry in site.order}
    by_page: dict[str, list[ShortLink]] = {}
    for link in site.links:
        page = link.place.page
        while page and page not in known:
            page = page[: page.rfind("/", 0, -1) + 1]
        by_page.setdefault(page, []).append(link)
    groups: dict[str, Group] = {}
    for entry in site.order:
        links = by_page.get(entry.address, [])
        alike = {link.place.kind for link in links if not link.place.anchor} & ALIKE
        if entry.section and (alike or len(links) == 1):
            name, title = "-".join(entry.section.lower().split()), entry.section
        else:
            name, title = entry.name, entry.title
        if links:
            groups.setdefault(name, Group(name, title)).links.extend(links)
    yield from groups.values()


def _csv(kinds: Mapping[str, str], site: Site) -> str:
    """All short links after RFC 4180, for course systems and slides."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["short link", "kind", "title", "page", "minutes", "leads to"])
    for link in site.links:
        place = link.place
        page, minutes = site.titles[place.page], place.minutes or ""
        target = site.url + link.address.removeprefix("./")
        writer.writerow(
            [site.address(link.code), kinds[place.kind], place.title, page, minutes, target]
        )
    return out.getvalue()

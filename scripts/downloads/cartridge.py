"""The site as a course of links, for Canvas, Blackboard, Moodle and the like: a Common Cartridge of
1EdTech (formerly IMS).

A module for each section of nav, in its order, and in it a link for each page. It keeps to version
1.1, the latest that Moodle reads; the others read it as well.
"""

from dataclasses import dataclass
from itertools import groupby

from content.guide import Guide
from content.site import Site
from core.archives import write_zip
from core.templates import fill

FILE = "docs/downloads/course/both-hats.imscc"


@dataclass(frozen=True)
class Link:
    """A page as course systems will show it; `address` is whole, `section` that of nav."""

    id: str
    title: str
    address: str
    section: str


def make(_guide: Guide, site: Site) -> dict[str, bytes]:
    """The cartridge as name → content; none for a site without a reading order."""
    links = [
        Link(
            _id("page", entry.address or "home"),
            site.titles[entry.address],
            site.url + entry.address,
            entry.section,
        )
        for entry in site.order
    ]
    modules = [
        (_id("module", section or "start"), section, list(pages))
        for section, pages in groupby(links, lambda link: link.section)
    ]
    manifest = fill("downloads/cartridge.xml", modules=modules)
    files = {"imsmanifest.xml": manifest.encode()} | {
        f"links/{link.id}.xml": fill("downloads/cartridge_link.xml", link=link).encode()
        for link in links
    }
    return {FILE: write_zip(files)} if links else {}


def _id(kind: str, name: str) -> str:
    """An identifier that begins with a letter and holds no space or slash, as XML wants."""
    return "-".join([kind, *name.lower().strip("/").replace("/", " ").split()])

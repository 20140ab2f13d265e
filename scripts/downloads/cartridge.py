"""The site as a course of links, for Canvas, Blackboard, Moodle and the like: a Common Cartridge of
1EdTech (formerly IMS).

A module for each section of nav, in its order, and in it a link for each page. It keeps to version
1.1, the latest that Moodle reads; the others read it as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from content.guide import Guide
from content.site import Site
from core.archives import write_zip
from core.mkdocs_yml import Entry
from core.templates import fill

FILE = "docs/downloads/course/both-hats.imscc"
MANIFEST = "imsmanifest.xml"


@dataclass(frozen=True)
class Link:
    """A page as course systems will show it; `address` is whole."""

    id: str
    title: str
    address: str

    @property
    def file(self) -> str:
        return f"links/{self.id}.xml"


@dataclass(frozen=True)
class Module:
    """A section of nav. The pages outside any section have none, and the site's name instead."""

    id: str
    title: str
    links: tuple[Link, ...]


def make(_guide: Guide, site: Site) -> dict[str, bytes]:
    """The cartridge as name → content; none for a site without a reading order."""
    modules = make_modules(site.order, site.titles, site.url)
    return {FILE: write_zip(cartridge_files(modules))} if modules else {}


def make_modules(order: Sequence[Entry], titles: Mapping[str, str], site_url: str) -> list[Module]:
    """A module for each section of nav."""
    modules = []
    for section, entries in groupby(order, lambda entry: entry.section):
        links = tuple(
            Link(
                _id("page", entry.address or "home"),
                titles[entry.address],
                site_url + entry.address,
            )
            for entry in entries
        )
        modules.append(Module(_id("module", section or "start"), section, links))
    return modules


def cartridge_files(modules: Sequence[Module]) -> dict[str, bytes]:
    """What stands in the cartridge: the manifest, and a file for each link."""
    links = [link for module in modules for link in module.links]
    files = {link.file: fill("downloads/cartridge_link.xml", link=link).encode() for link in links}
    manifest = fill("downloads/cartridge.xml", modules=modules, links=links)
    return {MANIFEST: manifest.encode()} | files


def _id(kind: str, name: str) -> str:
    """An identifier that begins with a letter and holds no space or slash, as XML wants."""
    return "-".join([kind, *name.lower().strip("/").replace("/", " ").split()])

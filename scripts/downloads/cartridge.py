"""The site as a course of links, for Canvas, Blackboard, Moodle and the like: Common Cartridges of
1EdTech (formerly IMS).

A module for each section of nav, in its order, and in it a link for each page. Two cartridges hold
the same: a Thin Common
Cartridge 1.3, which is what links alone are for, and a Common Cartridge 1.1, because Moodle reads
no later one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element

from core.archives import write_zip
from core.mkdocs_yml import Entry
from core.xml_trees import document, node

FOLDER = "docs/downloads/course/"
NAME = "Both Hats"
DESCRIPTION = "A field guide to management and leadership training, as links to its pages."
LICENCE = (
    "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. Quotations remain their authors’."
)


@dataclass(frozen=True)
class Profile:
    """One kind of cartridge. `code` stands in the names of its namespaces; `embeds`: links stand in
    the manifest too, as a thin one's must.
    """

    file: str
    schema: str
    version: str
    code: str
    embeds: bool


THIN = Profile("both-hats.imscc", "IMS Thin Common Cartridge", "1.3.0", "1p3", True)
FOR_MOODLE = Profile("both-hats-moodle.imscc", "IMS Common Cartridge", "1.1.0", "1p1", False)


@dataclass(frozen=True)
class Link:
    """A page as course systems will show it; `address` is whole."""

    id: str
    title: str
    address: str


@dataclass(frozen=True)
class Module:
    id: str
    title: str
    links: tuple[Link, ...]


def make_modules(order: Sequence[Entry], titles: Mapping[str, str], site_url: str) -> list[Module]:
    """A module for each section of nav. `titles`: address of a page → its title; a page outside any
    section stands under the site's name.
    """
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
        modules.append(Module(_id("module", section or "start"), section or NAME, links))
    return modules


def make_cartridges(modules: Sequence[Module]) -> dict[str, bytes]:
    """Both cartridges as name → content."""
    return {
        FOLDER + profile.file: write_zip(cartridge_files(modules, profile))
        for profile in (THIN, FOR_MOODLE)
    }


def cartridge_files(modules: Sequence[Module], profile: Profile) -> dict[str, bytes]:
    """What stands in a cartridge: the manifest, and a file for each link."""
    links = [link for module in modules for link in module.links]
    namespace = _links_of(profile)
    return {"imsmanifest.xml": document(_manifest(modules, profile))} | {
        _file(link): document(_web_link(link, "", xmlns=namespace)) for link in links
    }


def _manifest(modules: Sequence[Module], profile: Profile) -> Element:
    outline = node("item", [_folder(module) for module in modules], identifier="outline")
    return node(
        "manifest",
        [
            node(
                "metadata",
                [node("schema", profile.schema), node("schemaversion", profile.version), _about()],
            ),
            node(
                "organizations",
                [
                    node(
                        "organization",
                        [node("title", NAME), outline],
                        identifier="course",
                        structure="rooted-hierarchy",
                    )
                ],
            ),
            node(
                "resources",
                [_resource(link, profile) for module in modules for link in module.links],
            ),
        ],
        identifier="both-hats",
        xmlns=f"http://www.imsglobal.org/xsd/imsccv{profile.code}/imscp_v1p1",
        xmlns_lom=f"http://ltsc.ieee.org/xsd/imsccv{profile.code}/LOM/manifest",
        **({"xmlns_wl": _links_of(profile)} if profile.embeds else {}),
    )


def _about() -> Element:
    def words(name: str, text: str) -> Element:
        return node(f"lom:{name}", [node("lom:string", text, language="en")])

    rights = node(
        "lom:rights",
        [
            node("lom:copyrightAndOtherRestrictions", [node("lom:value", "yes")]),
            words("description", LICENCE),
        ],
    )
    return node(
        "lom:lom",
        [
            node(
                "lom:general",
                [
                    words("title", NAME),
                    node("lom:language", "en"),
                    words("description", DESCRIPTION),
                ],
            ),
            rights,
        ],
    )


def _folder(module: Module) -> Element:
    items = [
        node(
            "item", [node("title", link.title)], identifier=f"item-{link.id}", identifierref=link.id
        )
        for link in module.links
    ]
    return node("item", [node("title", module.title), *items], identifier=module.id)


def _resource(link: Link, profile: Profile) -> Element:
    embedded = [_web_link(link, "wl:")] if profile.embeds else []
    return node(
        "resource",
        [node("file", href=_file(link)), *embedded],
        identifier=link.id,
        type=f"imswl_xmlv{profile.code}",
    )


def _web_link(link: Link, prefix: str, **attributes: str) -> Element:
    return node(
        f"{prefix}webLink",
        [
            node(f"{prefix}title", link.title),
            node(f"{prefix}url", href=link.address, target="_blank"),
        ],
        **attributes,
    )


def _links_of(profile: Profile) -> str:
    return f"http://www.imsglobal.org/xsd/imsccv{profile.code}/imswl_v{profile.code}"


def _file(link: Link) -> str:
    return f"links/{link.id}.xml"


def _id(kind: str, name: str) -> str:
    """An identifier that begins with a letter and holds no space or slash, as XML wants."""
    return "-".join([kind, *name.lower().strip("/").replace("/", " ").split()])

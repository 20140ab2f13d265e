"""The cartridge: whole, valid, in the order of nav, leading to places that exist. What course
systems need of one is checked by a schema, and what no schema can say, here.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from content.guide import Guide, Place
from content.site import Site
from copy_checks import MANIFEST, unpacked
from core.mkdocs_yml import Entry, reading_order
from downloads.cartridge import FILE, make
from project import REPOSITORY
from site_fixtures import SITE_URL, Built
from site_links import dead_addresses

SCHEMAS = Path(__file__).parents[1] / "schemas"
SCHEMA_OF = {MANIFEST: "cartridge.rng"}
Files = dict[str, bytes]  # name → content
Break = Callable[[Files], object]


def problems_of(files: Files) -> list[str]:
    trees, problems = {}, []
    for name, content in files.items():
        parser = etree.XMLParser(recover=True)  # a file that is no XML is one problem among others
        trees[name] = etree.fromstring(content, parser)
        judge = etree.RelaxNG(etree.parse(SCHEMAS / SCHEMA_OF.get(name, "cartridge-link.rng")))
        judge.validate(trees[name])
        errors = [*parser.error_log, *judge.error_log]
        problems += [f"{name}:{error.line}: {error.message}" for error in errors]
    manifest = trees[MANIFEST]
    ids = Counter(each.get("identifier") for each in manifest.iter() if each.get("identifier"))
    named = {each.get("href") for each in manifest.iter("{*}file")} | {MANIFEST}
    shown = [
        (item.get("identifierref"), item.findtext("{*}title"))
        for item in manifest.iterfind(".//{*}item[@identifierref]")
    ]
    led, file_of = Counter(name for name, _ in shown), files_named(manifest)
    called = {name: tree.findtext("{*}title") for name, tree in trees.items()}
    return [
        *problems,
        *(f"“{name}” names {count} things" for name, count in ids.items() if count > 1),
        *(f"{name} is not in the archive" for name in named - files.keys()),
        *(f"{name} is not in the manifest" for name in files.keys() - named),
        *(f"{led[name]} items lead to “{name}”, not one" for name in file_of if led[name] != 1),
        *(f"an item leads to “{name}”, which is no resource" for name in led.keys() - file_of),
        *(
            f"{file_of[name]} is not called “{title}”, as in the outline"
            for name, title in shown
            if called.get(file_of.get(name), title) != title
        ),
    ]


def files_named(manifest: etree._Element) -> dict[str, str]:
    """Each resource of a manifest with its file."""
    resources = manifest.iter("{*}resource")
    return {each.get("identifier"): each.find("{*}file").get("href") for each in resources}


def outline(files: Files) -> list[tuple[str, str, str]]:
    """Module, title and address of every link, in their order."""
    manifest, links = etree.fromstring(files[MANIFEST]), []
    for item in manifest.iterfind(".//{*}item[@identifierref]"):
        link = etree.fromstring(files[files_named(manifest)[item.get("identifierref")]])
        title, address = link.findtext("{*}title"), link.find("{*}url").get("href")
        links.append((item.getparent().findtext("{*}title"), title, address))
    return links


@pytest.fixture
def files(built: Built) -> Files:
    return unpacked((built.site / FILE.removeprefix("docs/")).read_bytes())


def test_it_is_valid_and_whole_and_says_how_it_may_be_used(files: Files) -> None:
    assert problems_of(files) == []
    rights = etree.fromstring(files[MANIFEST]).find(".//{*}rights")
    assert "CC BY 4.0" in "".join(rights.itertext())


def test_it_has_a_module_for_each_section_and_in_it_each_page_in_the_order_of_nav(
    built: Built, files: Files
) -> None:
    found = outline(files)
    assert [(section, address) for section, _, address in found] == [
        (entry.section or "Both Hats", SITE_URL + entry.address)
        for entry in reading_order(REPOSITORY)
    ]
    titles = [
        (title, built.soup(each.removeprefix(SITE_URL)).title.text) for _, title, each in found
    ]
    assert [called for called in titles if called[0] not in called[1]] == []


def test_moodle_knows_it_by_the_first_five_hundred_characters(files: Files) -> None:
    """It reads no more to tell the format, looks for this name, and knows no later one."""
    begins = files[MANIFEST][:500].decode().replace('"', "").replace(" ", "")
    assert "xmlns=http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" in begins


def test_it_is_made_for_the_address_of_the_site() -> None:
    order = [Entry("", "Home", ""), Entry("a/b/", "B & C", "Part one")]
    places = [Place("", "", "Home", "page"), Place("a/b/", "", "B & C <d>", "page")]
    files = unpacked(make(Guide(), Site("https://x.example/y/", order, places, []))[FILE])
    assert problems_of(files) == []
    assert outline(files) == [
        ("Both Hats", "Home", "https://x.example/y/"),
        ("Part one", "B & C <d>", "https://x.example/y/a/b/"),
    ]


def swap(file: str, old: str, new: str) -> Break:
    def change(files: Files) -> None:
        assert old in files[file].decode(), f"{old!r} is not in {file}"
        files[file] = files[file].replace(old.encode(), new.encode(), 1)

    return change


LINK, ID = "links/page-scenarios-ward.xml", 'identifierref="page-scenarios-ward"'
BROKEN: dict[str, tuple[Break, str]] = {
    "a link’s file is missing": (lambda files: files.pop(LINK), f"{LINK} is not in the archive"),
    "a file that nobody names": (
        lambda files: files.update({"more.xml": b"<more/>"}),
        "more.xml is not in the manifest",
    ),
    "a wrong version": (swap(MANIFEST, "1.1.0", "1.3.0"), "schemaversion"),
    "the manifest of another version": (
        swap(MANIFEST, "imsccv1p1/imscp_v1p1", "imsccv1p3/imscp_v1p1"),
        "manifest",
    ),
    "an item that leads nowhere": (
        swap(MANIFEST, ID, 'identifierref="page-nowhere"'),
        "“page-nowhere”, which is no resource",
    ),
    "a page that no item shows": (
        swap(MANIFEST, ID, 'identifierref="page-scenarios-kitchen"'),
        "0 items lead to “page-scenarios-ward”",
    ),
    "two things of one name": (
        swap(MANIFEST, 'identifier="item-page-scenarios-ward"', 'identifier="page-scenarios-ward"'),
        "names 2 things",
    ),
    "a link of another name than the outline’s": (
        swap(LINK, "<title>One nurse", "<title>Two nurses"),
        "is not called “One nurse",
    ),
    "a link without an address": (swap(LINK, "href=", "ref="), f"{LINK}:"),
    "a file that is no XML": (
        lambda files: files.update({LINK: b"<webLink>"}),
        "Premature end of data",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_is_found(files: Files, case: str) -> None:
    change, says = BROKEN[case]
    change(files)
    assert [each for each in problems_of(files) if says in each], problems_of(files)


def test_every_address_in_it_is_on_the_site_and_one_that_is_not_is_found(
    built: Built, files: Files
) -> None:
    addresses = [address for *_, address in outline(files)]
    assert len(addresses) > 30 and dead_addresses(addresses, built.site, SITE_URL) == []
    swap(LINK, "scenarios/ward/", "scenarios/words/")(files)
    gone = [address for *_, address in outline(files) if address not in addresses]
    assert dead_addresses(gone, built.site, SITE_URL) == [f"{SITE_URL}scenarios/words/"]

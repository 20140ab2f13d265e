"""What course systems need of a cartridge, as a list of what is wrong with it: a schema, and
what no schema can say.
"""

import functools
import io
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

SCHEMAS = Path(__file__).parents[1] / "schemas"
MANIFEST = "imsmanifest.xml"
Files = Mapping[str, bytes]  # name → content


def unpacked(archive: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(archive)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def problems_of(files: Files) -> list[str]:
    problems: list[str] = []
    manifest = _read(files, MANIFEST, "cartridge", problems)
    if manifest is None:
        return problems
    problems += _names_used_twice(manifest) + _files_apart(manifest, files)
    items = {each.get("identifierref"): each for each in _all(manifest, "item")}
    named = Counter(each.get("identifierref") for each in _all(manifest, "item"))
    resources = {each.get("identifier"): each for each in _all(manifest, "resource")}
    problems += [
        f"{MANIFEST}: an item leads to “{name}”, which is no resource"
        for name in items
        if name and name not in resources
    ]
    problems += [
        f"{MANIFEST}: {named[name]} items lead to “{name}”, not one"
        for name in resources
        if named[name] != 1
    ]
    for name, resource in resources.items():
        file = resource.find("{*}file").get("href")
        link = _read(files, file, "cartridge-link", problems)
        if link is None or name not in items:
            continue
        title, shown = link.findtext("{*}title"), items[name].findtext("{*}title")
        if title != shown:
            problems.append(f"{file}: is called “{title}”, and “{shown}” in the outline")
    return problems


def addresses(files: Files) -> set[str]:
    """Every whole address that a cartridge leads to."""
    trees = [etree.fromstring(content) for content in files.values()]
    return {str(each.get("href")) for tree in trees for each in tree.iter("{*}url")}


@functools.cache
def _schema(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng"))


def _read(files: Files, name: str, schema: str, problems: list[str]) -> etree._Element | None:
    """The file as a tree; what is wrong with it goes to `problems`."""
    try:
        tree = etree.fromstring(files[name])
    except (KeyError, etree.XMLSyntaxError) as error:
        problems.append(f"{name}: cannot be read ({error})")
        return None
    judge = _schema(schema)
    if not judge.validate(tree):
        problems += [f"{name}:{error.line}: {error.message}" for error in judge.error_log]
    return tree


def _names_used_twice(manifest: etree._Element) -> list[str]:
    ids = Counter(each.get("identifier") for each in manifest.iter() if each.get("identifier"))
    return [
        f"{MANIFEST}: “{name}” names {count} things" for name, count in ids.items() if count > 1
    ]


def _files_apart(manifest: etree._Element, files: Files) -> list[str]:
    """What only the manifest names, or only the archive has."""
    named = {str(each.get("href")) for each in _all(manifest, "file")} | {MANIFEST}
    return [f"{name} is not in the archive" for name in sorted(named - files.keys())] + [
        f"{name} is not in the manifest" for name in sorted(files.keys() - named)
    ]


def _all(tree: etree._Element, name: str) -> list[etree._Element]:
    return list(tree.iter(f"{{*}}{name}"))

"""What course systems need of a cartridge, as a list of what is wrong with it: a schema, and
what no schema can say.
"""

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
    ids = Counter(each.get("identifier") for each in manifest.iter() if each.get("identifier"))
    problems += [f"“{name}” names {count} things" for name, count in ids.items() if count > 1]
    named = {each.get("href") for each in manifest.iter("{*}file")} | {MANIFEST}
    problems += [f"{name} is not in the archive" for name in sorted(named - files.keys())]
    problems += [f"{name} is not in the manifest" for name in sorted(files.keys() - named)]
    shown: dict[str, list[str]] = {}
    for item in manifest.iterfind(".//{*}item[@identifierref]"):
        shown.setdefault(item.get("identifierref"), []).append(item.findtext("{*}title"))
    for resource in manifest.iter("{*}resource"):
        name, file = resource.get("identifier"), resource.find("{*}file").get("href")
        titles = shown.pop(name, [])
        link = _read(files, file, "cartridge-link", problems)
        if len(titles) != 1:
            problems.append(f"{len(titles)} items lead to “{name}”, not one")
        elif link is not None and link.findtext("{*}title") != titles[0]:
            problems.append(f"{file} is not called “{titles[0]}”, as in the outline")
    return problems + [f"an item leads to “{name}”, which is no resource" for name in shown]


def addresses(files: Files) -> set[str]:
    """Every whole address that a cartridge leads to."""
    trees = [etree.fromstring(content) for content in files.values()]
    return {str(each.get("href")) for tree in trees for each in tree.iter("{*}url")}


def _read(files: Files, name: str, schema: str, problems: list[str]) -> etree._Element | None:
    """The file as a tree; what is wrong with it goes to `problems`."""
    try:
        tree = etree.fromstring(files[name])
    except (KeyError, etree.XMLSyntaxError) as error:
        problems.append(f"{name}: cannot be read ({error})")
        return None
    judge = etree.RelaxNG(etree.parse(SCHEMAS / f"{schema}.rng"))
    judge.validate(tree)
    problems += [f"{name}:{error.line}: {error.message}" for error in judge.error_log]
    return tree

"""What copies of the site promise, as lists of what is wrong with them."""

import io
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

from bs4 import BeautifulSoup
from lxml import etree

from site_links import _links

SCHEMA = Path(__file__).parents[1] / "schemas/scorm-1.2.rng"
MANIFEST = "imsmanifest.xml"
LARGEST = 10_000_000


def archive_problems(archive: bytes, top: str, needed: Iterable[str]) -> list[str]:
    """The zip itself: its size, what must stand at the top, no clock in it."""
    with ZipFile(io.BytesIO(archive)) as package:
        entries = package.infolist()
        broken = package.testzip()
    names = [each.filename for each in entries]
    problems = [f"{len(archive)} bytes are more than {LARGEST}"] if len(archive) > LARGEST else []
    problems += [f"{broken} cannot be unpacked"] if broken else []
    problems += [
        f"{name} is not in {top or 'the top'}" for name in names if not name.startswith(top)
    ]
    problems += [f"no {top}{name}" for name in needed if top + name not in names]
    return problems + [
        f"{each.filename} shows when it was made"
        for each in entries
        if each.date_time != (1980, 1, 1, 0, 0, 0)
    ]


def links_that_need_a_server(folder: Path) -> list[str]:
    """Relative links that do not name a file: without a server, a folder shows a list of files, or
    nothing.
    """
    problems = []
    for path in sorted(folder.rglob("*.html")):
        for link in _links(BeautifulSoup(path.read_text("utf-8"), "html.parser")):
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            if parts.path.startswith("/") or not (path.parent / unquote(parts.path)).is_file():
                problems.append(f"{path.relative_to(folder).as_posix()}: {link} names no file")
    return problems


def published_links(folder: Path, site_url: str) -> dict[str, str]:
    """Links of a copy to the site as it is published, as path on the site → a page that has it;
    what pages say of themselves left out.
    """
    found = {}
    for path in sorted(folder.rglob("*.html")):
        for each in BeautifulSoup(path.read_text("utf-8"), "html.parser").find_all("a", href=True):
            if str(each["href"]).startswith(site_url):
                found[urlsplit(str(each["href"]).removeprefix(site_url)).path] = path.relative_to(
                    folder
                ).as_posix()
    return found


def manifest_problems(files: Mapping[str, bytes]) -> list[str]:
    """A SCORM 1.2 package: the manifest is valid, names every file once and no other, and its unit
    starts with one of them.
    """
    try:
        tree = etree.fromstring(files[MANIFEST])
    except (KeyError, etree.XMLSyntaxError) as error:
        return [f"{MANIFEST} cannot be read: {error}"]
    judge = etree.RelaxNG(etree.parse(SCHEMA))
    if not judge.validate(tree):
        return [f"{MANIFEST}:{error.line}: {error.message}" for error in judge.error_log]
    named = [str(each.get("href")) for each in tree.iter("{*}file")]
    problems = (
        [
            f"{name} is named twice"
            for name in sorted({each for each in named if named.count(each) > 1})
        ]
        if len(set(named)) < len(named)
        else []
    )
    problems += [f"{name} is named and not there" for name in sorted({*named} - files.keys())]
    problems += [
        f"{name} is there and not named" for name in sorted(files.keys() - {*named, MANIFEST})
    ]
    (resource,) = tree.iter("{*}resource")
    return problems + (
        []
        if resource.get("href") in files
        else [f"the unit starts with {resource.get('href')}, which is not there"]
    )


def unpacked(archive: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(archive)) as package:
        return {name: package.read(name) for name in package.namelist()}


def texts_missing(files: Mapping[str, bytes], script: str) -> list[str]:
    """Texts that the script of a copy promises and that stand nowhere."""
    promised: Collection[str] = re.findall(
        r'"([^"]+)"', re.search(r"const TEXTS = \[(.*?)\];", files[script].decode())[1]
    )
    return [
        f"{name}.js is not there"
        for name in promised
        if posixpath.normpath(f"{name}.js") not in files
    ]

"""What copies of the site promise, as lists of what is wrong with them."""

import io
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

from lxml import etree

from site_links import links_of, tree

SCHEMA = Path(__file__).parents[1] / "schemas/scorm-1.2.rng"
MANIFEST = "imsmanifest.xml"
LARGEST = 10_000_000


def archive_problems(archive: bytes, top: str, needed: Iterable[str]) -> list[str]:
    """The zip itself: its size, what must stand at the top, no clock in it."""
    with ZipFile(io.BytesIO(archive)) as package:
        entries, broken = package.infolist(), package.testzip()
    names = [each.filename for each in entries]
    wrong = {
        f"{len(archive)} bytes are more than {LARGEST}": len(archive) > LARGEST,
        f"{broken} cannot be unpacked": broken,
        **{f"{name} is not in {top or 'the top'}": not name.startswith(top) for name in names},
        **{f"no {top}{name}": top + name not in names for name in needed},
        **{
            f"{each.filename} shows when it was made": each.date_time != (1980, 1, 1, 0, 0, 0)
            for each in entries
        },
    }
    return [what for what, found in wrong.items() if found]


def links_that_need_a_server(folder: Path) -> list[str]:
    """Relative links that do not name a file: without a server, a folder shows a list of files, or
    nothing.
    """
    links = {
        (path, link): urlsplit(link)
        for path in sorted(folder.rglob("*.html"))
        for link in links_of(tree(path))
    }
    return [
        f"{path.relative_to(folder).as_posix()}: {link} names no file"
        for (path, link), parts in links.items()
        if parts.path and not parts.scheme
        if parts.path.startswith("/") or not (path.parent / unquote(parts.path)).is_file()
    ]


def published_links(folder: Path, site_url: str) -> dict[str, str]:
    """Links of a copy to the site as it is published, as path on the site → a page that has it;
    what pages say of themselves left out.
    """
    return {
        urlsplit(link.removeprefix(site_url)).path: path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*.html"))
        for link in tree(path).xpath("//a/@href")
        if link.startswith(site_url)
    }


def manifest_problems(files: Mapping[str, bytes]) -> list[str]:
    """A SCORM 1.2 package: the manifest is valid, names every file once and no other, and its unit
    starts with one of them.
    """
    try:
        manifest = etree.fromstring(files[MANIFEST])
    except (KeyError, etree.XMLSyntaxError) as error:
        return [f"{MANIFEST} cannot be read: {error}"]
    judge = etree.RelaxNG(etree.parse(SCHEMA))
    if not judge.validate(manifest):
        return [f"{MANIFEST}:{error.line}: {error.message}" for error in judge.error_log]
    named = Counter(each.get("href") for each in manifest.iter("{*}file"))
    (start,) = [each.get("href") for each in manifest.iter("{*}resource")]
    return [
        *(f"{name} is named twice" for name, count in sorted(named.items()) if count > 1),
        *(f"{name} is named and not there" for name in sorted(named.keys() - files.keys())),
        *(
            f"{name} is there and not named"
            for name in sorted(files.keys() - named.keys() - {MANIFEST})
        ),
        *([] if start in files else [f"the unit starts with {start}, which is not there"]),
    ]


def unpacked(archive: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(archive)) as package:
        return {name: package.read(name) for name in package.namelist()}


def texts_missing(files: Mapping[str, bytes], script: str) -> list[str]:
    """Texts that the script of a copy promises and that stand nowhere."""
    (texts,) = re.findall(r"const TEXTS = \[(.*?)\];", files[script].decode())
    return [
        f"{name}.js is not there"
        for name in re.findall(r'"([^"]+)"', texts)
        if posixpath.normpath(f"{name}.js") not in files
    ]

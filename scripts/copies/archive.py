"""The whole site as one zip archive that is unpacked and opened without a server or a connection,
and as a package for course systems.

They hold the pages as they are sent, so this comes after all that changes pages; what lists the
copies themselves comes later and is not in them. Doing it twice changes nothing: a site that has
its copies keeps them.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from copies import portable
from core.archives import write_zip
from core.mkdocs_yml import ROOT, reading_order, site_url
from core.templates import fill
from publish.light_pages import with_policy

FILE = "downloads/both-hats-offline.zip"
FOLDER = "both-hats/"
PACKAGE = "downloads/course/both-hats-scorm.zip"
PARTS = Path(__file__).with_name("parts")
CHAPTERS = re.compile("chapters/")


def make_archive(copy: portable.Portable, address: str) -> bytes:
    """The archive: one folder with index.html and README.txt at its top."""
    readme = fill("copies/README.txt", address=address).encode()
    files = copy.files | copy.beside | {"README.txt": readme}
    return write_zip({FOLDER + name: content for name, content in files.items()})


def make_package(files: Mapping[str, bytes], root: Path) -> bytes:
    """The package for course systems: SCORM 1.2 (Content Packaging 1.1.2), one unit that reports
    when it is completed. Its first page shows the site in a frame and speaks with the course
    system; what counts as completed is said there, to the reader, and decided in parts/launch.js.
    """
    chapters = [f"{each.address}index.html" for each in reading_order(root, CHAPTERS)]
    script = (PARTS / "launch.js").read_text("utf-8").replace("CHAPTERS", json.dumps(chapters))
    page = fill("copies/launch.html", chapters=len(chapters))
    whole = {
        **files,
        "launch.html": with_policy(str(page)).encode(),
        "launch.js": script.encode(),
        "launch.css": (PARTS / "launch.css").read_bytes(),
    }
    manifest = fill("copies/imsmanifest.xml", files=sorted(whole))
    return write_zip(whole | {"imsmanifest.xml": manifest.encode()})


def make(site: Path, root: Path = ROOT) -> None:
    archive, package = site / FILE, site / PACKAGE
    if archive.exists() and package.exists():
        return
    address = site_url(root)
    copy = portable.read(site, address)
    package.parent.mkdir(parents=True, exist_ok=True)
    archive.write_bytes(make_archive(copy, address))
    package.write_bytes(make_package(copy.files, root))

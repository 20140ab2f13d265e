"""The whole site as one zip archive that is unpacked and opened without a server or a connection,
and as a package for course systems.

They hold the pages as they are sent, so this comes after all that changes pages; what lists the
copies themselves comes later and is not in them. Doing it twice changes nothing: a site that has
its copies keeps them.
"""

from pathlib import Path

from copies import portable, scorm
from core.archives import write_zip
from core.mkdocs_yml import site_url
from core.templates import fill

ROOT = Path(__file__).resolve().parents[2]
FILE = "downloads/both-hats-offline.zip"
FOLDER = "both-hats/"


def make_archive(copy: portable.Portable, address: str) -> bytes:
    """The archive: one folder with index.html and README.txt at its top."""
    readme = fill("copies/README.txt", address=address).encode()
    files = copy.files | copy.beside | {"README.txt": readme}
    return write_zip({FOLDER + name: content for name, content in files.items()})


def make(site: Path, root: Path = ROOT) -> None:
    archive, package = site / FILE, site / scorm.FILE
    if archive.exists() and package.exists():
        return
    address = site_url(root)
    copy = portable.read(site, address)
    package.parent.mkdir(parents=True, exist_ok=True)
    archive.write_bytes(make_archive(copy, address))
    package.write_bytes(scorm.make_package(copy.files, root))

"""The whole site as one zip archive that is unpacked and opened without a server or a
connection.
"""

from __future__ import annotations

from pathlib import Path

from copies.portable import Portable
from core.archives import write_zip

FILE = "downloads/both-hats-offline.zip"
FOLDER = "both-hats/"
README = Path(__file__).with_name("parts") / "README.txt"


def make_archive(portable: Portable, site_url: str) -> bytes:
    """The archive: one folder with index.html and README.txt at its top."""
    readme = README.read_text("utf-8").replace("SITE_URL", site_url).encode()
    files = portable.files | portable.beside | {"README.txt": readme}
    return write_zip({FOLDER + name: content for name, content in files.items()})

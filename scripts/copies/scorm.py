"""The site as a package for course systems: SCORM 1.2 (Content Packaging 1.1.2), one unit that
reports when it is completed.

Its first page shows the site in a frame and speaks with the course system; what counts as completed
is said there, to the reader, and decided in scripts/copies/parts/launch.js.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from core.archives import write_zip
from core.mkdocs_yml import reading_order
from core.templates import fill
from publish.light_pages import with_policy

FILE = "downloads/course/both-hats-scorm.zip"
PARTS = Path(__file__).with_name("parts")


def make_package(files: Mapping[str, bytes], root: Path) -> bytes:
    addresses = (entry.address for entry in reading_order(root))
    chapters = [f"{name}index.html" for name in addresses if name.startswith("chapters/")]
    whole = {**files, **launch_files(chapters)}
    manifest = fill("copies/imsmanifest.xml", files=sorted(whole))
    return write_zip(whole | {"imsmanifest.xml": manifest.encode()})


def launch_files(chapters: Sequence[str]) -> dict[str, bytes]:
    """The first page with its script and style sheet, name → content."""
    script = (PARTS / "launch.js").read_text("utf-8").replace("CHAPTERS", json.dumps([*chapters]))
    page = str(fill("copies/launch.html", chapters=len(chapters)))
    return {
        "launch.html": with_policy(page).encode(),
        "launch.js": script.encode(),
        "launch.css": (PARTS / "launch.css").read_bytes(),
    }

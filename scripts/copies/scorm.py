"""The site as a package for course systems: SCORM 1.2 (Content Packaging 1.1.2), one unit that
reports when it is completed.

Its first page, scripts/copies/parts/launch.html, shows the site in a frame and speaks with the
course system; what counts as
completed is said there, to the reader, and decided in scripts/copies/parts/launch.js.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from core.archives import write_zip
from core.mkdocs_yml import reading_order
from core.xml_trees import document, node
from publish.content_policy import policy
from publish.light_pages import POLICY

FILE = "downloads/course/both-hats-scorm.zip"
NAME = "Both Hats"
CHAPTERS = "chapters/"
LAUNCH = Path(__file__).with_name("parts")


def make_package(files: Mapping[str, bytes], root: Path) -> bytes:
    """The package. `files`: of the portable site."""
    chapters = [
        entry.address + "index.html"
        for entry in reading_order(root)
        if entry.address.startswith(CHAPTERS)
    ]
    whole = {**files, **launch_files(chapters)}
    return write_zip(whole | {"imsmanifest.xml": document(manifest(whole))})


def launch_files(chapters: Iterable[str]) -> dict[str, bytes]:
    """The first page with its script and style sheet, name → content."""
    html, script, styles = (
        (LAUNCH / name).read_text("utf-8") for name in ("launch.html", "launch.js", "launch.css")
    )
    html = html.replace(
        '<meta charset="utf-8">', f'<meta charset="utf-8">{POLICY}content="{policy(html)}">', 1
    )
    return {
        "launch.html": html.replace("NUMBER", str(len(list(chapters)))).encode(),
        "launch.js": script.replace("CHAPTERS", json.dumps([*chapters])).encode(),
        "launch.css": styles.encode(),
    }


def manifest(files: Iterable[str]) -> Element:
    """What the package holds, as course systems want to be told."""
    item = node("item", [node("title", NAME)], identifier="guide", identifierref="site")
    organization = node("organization", [node("title", NAME), item], identifier="course")
    resource = node(
        "resource",
        [node("file", href=name) for name in sorted(files)],
        identifier="site",
        type="webcontent",
        href="launch.html",
        **{"adlcp:scormtype": "sco"},
    )
    return node(
        "manifest",
        [
            node("metadata", [node("schema", "ADL SCORM"), node("schemaversion", "1.2")]),
            node("organizations", [organization], default="course"),
            node("resources", [resource]),
        ],
        identifier="both-hats",
        version="1.2",
        xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        xmlns_adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2",
    )

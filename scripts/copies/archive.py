"""Copies of a finished site for where it cannot be reached: a zip archive to keep, and a package
for course systems.

They hold the pages as they are sent, so this comes after all that changes pages; what lists the
copies themselves comes later
and is not in them. Doing it twice changes nothing: a site that has its copies keeps them.
"""

from __future__ import annotations

from pathlib import Path

from copies import offline_copy, portable, scorm
from core.mkdocs_yml import site_url

ROOT = Path(__file__).resolve().parents[2]


def make(site: Path, root: Path = ROOT) -> None:
    """Write both into a site. Raises BadInput."""
    if (site / offline_copy.FILE).exists() and (site / scorm.FILE).exists():
        return
    address = site_url(root)
    copy = portable.read(site, address)
    for name, content in (
        (offline_copy.FILE, offline_copy.make_archive(copy, address)),
        (scorm.FILE, scorm.make_package(copy.files, root)),
    ):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

"""What others wrote and the site serves (docs/javascripts/lib/vendor/) is what its record names."""

import hashlib
import re
from pathlib import Path

from site_fixtures import ROOT

VENDOR = ROOT / "docs/javascripts/lib/vendor"


def changed(folder: Path) -> list[str]:
    """The files that the record of this folder does not know, or knows with another hash."""
    record = (folder / "README.txt").read_text("utf-8")
    hashes = {path.name: hashlib.sha256(path.read_bytes()) for path in folder.glob("*.mjs")}
    return [
        name
        for name, known in hashes.items()
        if not re.search(rf"^{name}\n(  .*\n)*  sha256 +{known.hexdigest()}$", record, re.MULTILINE)
    ]


def test_every_library_is_the_one_its_record_names() -> None:
    assert changed(VENDOR) == []


def test_a_library_that_somebody_changed_is_caught(tmp_path: Path) -> None:
    for path in VENDOR.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes() + b"\n" * (path.suffix == ".mjs"))
    assert changed(tmp_path) == [path.name for path in VENDOR.glob("*.mjs")]

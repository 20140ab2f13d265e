"""What builds and tests the site is known to the last byte, and may be used for it."""

import re
from collections.abc import Mapping
from email.message import Message
from importlib.metadata import distributions
from pathlib import Path

import pytest

from site_fixtures import ROOT

LOCKS = sorted([*ROOT.glob("scripts/*.lock"), *ROOT.glob("tests/*.lock")])
PINNED = re.compile(r"[a-z0-9._-]+==[^\s;]+[^\n]*\\\n\s+--hash=sha256:[0-9a-f]{64}")
MIT = "without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense"
KINDS = {  # what a package says of its licence → the name our list gives it
    "BSD License": "BSD",
    "BSD-2-Clause": "BSD",
    "BSD-3-Clause": "BSD",
    "Apache-2.0 OR BSD-2-Clause": "BSD",
    "Apache Software License": "Apache 2.0",
    "Apache-2.0": "Apache 2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL 2.0",
    "MPL-2.0": "MPL 2.0",
    "PSF-2.0": "PSF 2.0",
    "MIT License": "MIT",
    "MIT": "MIT",
    "MIT-CMU": "MIT",
    "OFL-1.1": "Open Font Licence 1.1",
}


def unpinned(lock: str) -> list[str]:
    """Entries of a lock that do not name one version and its hashes: a range, an index."""
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", lock, flags=re.MULTILINE).strip())
    return [entry.split()[0] for entry in entries if not PINNED.match(entry)]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_package_is_pinned_to_one_version_and_its_hashes(lock: Path) -> None:
    assert unpinned(lock.read_text("utf-8")) == []


def test_a_package_without_version_or_hash_and_the_name_of_an_index_are_found() -> None:
    some = f"--hash=sha256:{'0' * 64}\n"
    good = f"# head\na-b==1.0 ; python_version < '3.12' \\\n    {some}    # via c\n"
    assert unpinned(good) == []
    assert unpinned(f"{good}d>=2 \\\n    {some}") == ["d>=2"]
    assert unpinned(f"{good}e==2\n    # via c\n") == ["e==2"]
    assert unpinned(f"--index-url https://a.example\n{good}") == ["--index-url"]


def listed(page: str) -> dict[str, str]:
    """Package → licence, from the list on the page about licences: “- **MIT:** one, two”."""
    section = page.split("{#built-with}")[1].split("\n## ", maxsplit=1)[0]
    lines = re.findall(r"^- \*\*(.+?):\*\* (.+)$", section, re.MULTILINE)
    return {name: kind for kind, names in lines for name in names.split(", ")}


def licence(about: Message, text: str = "") -> str | None:
    """What a package says of itself, or the text of its licence where it says nothing, in the words
    of our list; None where we do not know it, or may not use it.
    """
    classes = about.get_all("Classifier", [])
    approved = [each.rpartition(" :: ")[2] for each in classes if "License :: OSI" in each]
    by_text = "MIT" if MIT in " ".join(text.split()) else None
    said = [about.get("License-Expression"), *approved, about.get("License"), by_text]
    return next((KINDS[each] for each in said if each in KINDS), None)


def wrong_licences(packages: set[str], found: Mapping[str, str]) -> list[str]:
    here = {re.sub("[-_.]+", "-", each.name).lower(): each for each in distributions()}
    said = {
        name: licence(here[name].metadata, here[name].read_text("licenses/LICENSE") or "")
        for name in packages & found.keys() & here.keys()
    }
    return [
        *(f"{name} is not on the list" for name in packages - found.keys()),
        *(f"{name} is on the list, and in no lock" for name in found.keys() - packages),
        *(f"{name} is not under {found[name]}" for name in said if said[name] != found[name]),
    ]


def test_the_licence_of_every_package_that_builds_the_site_is_listed_and_free() -> None:
    lock = (ROOT / "scripts/requirements.lock").read_text("utf-8")
    packages = set(re.findall(r"^([a-z0-9._-]+)==", lock, re.MULTILINE))
    page = (ROOT / "docs/about/licence.md").read_text("utf-8")
    assert wrong_licences(packages, listed(page)) == []


def test_a_licence_that_is_missing_wrong_or_unfree_is_found() -> None:
    assert wrong_licences({"mkdocs", "pyyaml"}, {"pyyaml": "BSD", "other": "MIT"}) == [
        "mkdocs is not on the list",
        "other is on the list, and in no lock",
        "pyyaml is not under BSD",
    ]
    unfree = Message()
    unfree["License-Expression"] = "LicenseRef-Proprietary"
    assert licence(unfree) is None

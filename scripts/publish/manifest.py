"""The list of all files of a built site with their SHA-256, for anyone who wants to check a copy:
manifest.txt.

The last step of a build. It is in the form of sha256sum: `sha256sum --check --quiet manifest.txt`
in the site's folder.
"""

import hashlib
from pathlib import Path

NAME = "manifest.txt"
HEAD = (
    f"# SHA-256 of every file of this site but {NAME} itself. To check a copy: sha256sum --check"
    f" --quiet {NAME}\n"
)


def make(site: Path) -> None:
    """A line for each file, in the order of names whatever the language of the machine."""
    hashes = {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file() and path != site / NAME
    }
    lines = (f"{hashes[name]}  {name}\n" for name in sorted(hashes))
    (site / NAME).write_text(HEAD + "".join(lines), "utf-8")

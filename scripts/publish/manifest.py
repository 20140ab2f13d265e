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


def render(files: dict[str, str]) -> str:
    """`files`: name → SHA-256 in hexadecimal. A line each, in the order of names whatever the
    language of the machine.
    """
    return HEAD + "".join(f"{files[name]}  {name}\n" for name in sorted(files))


def hashes(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file() and path != site / NAME
    }


def differences(site: Path) -> list[str]:
    """How a site departs from its manifest, a line for each file; none where it is whole."""
    lines = (line.split("  ", 1) for line in (site / NAME).read_text("utf-8").splitlines()[1:])
    listed = {name: digest for digest, name in lines}
    found = hashes(site)
    wrong = [f"{name}: is missing" for name in listed.keys() - found.keys()] + [
        f"{name}: is not in {NAME}" for name in found.keys() - listed.keys()
    ]
    return sorted(
        wrong
        + [
            f"{name}: is not what was built"
            for name in listed.keys() & found.keys()
            if listed[name] != found[name]
        ]
    )


def make(site: Path) -> None:
    (site / NAME).write_text(render(hashes(site)), "utf-8")

"""The register of published addresses: docs/data/addresses.txt.

    python scripts/addresses.py            check the built site/ against the register
    python scripts/addresses.py --update   add what is new; never removes

An address once published is on somebody's slide. It may leave the site only with an entry in
docs/data/forwards.yml, which keeps it working.
"""

import argparse
import re
import sys
from pathlib import Path

from content.reading import REGISTER
from content.site import CUTOUTS, PACKS, QUESTIONS, SHEETS
from copies import single_page
from core.html_trees import parse

ROOT = Path(__file__).resolve().parent.parent
HEADER = (
    "# Every published address, one a line. Made by: python scripts/addresses.py --update. Lines"
    " are never removed.\n"
)

# Ids that are not promises: the theme's switches, our own controls, labels inside drawings, and the
# numbers of
# citations and of slides that share one text, which follow the text. Notes (fn:…) are sources;
# their promise is the bibliography's id.
_PRIVATE = re.compile(
    r"__|contents$|on-this-page$|fn:|fnref\d*:|[a-z-]+-(title|text)$|.*-goes-on-\d+$"
)


def published(site: Path) -> dict[str, bool]:
    """Addresses in a built site, relative to its root: pages (“chapters/x/”), their anchors,
    downloads.

    The value says whether the address only forwards.
    """
    # Not compressed copies, which are the host's affair, nor handouts, which are there only where
    # somebody printed them.
    files = [
        path
        for path in (site / "downloads").rglob("*")
        if path.is_file() and path.suffix not in (".gz", ".html") and "handouts" not in path.parts
    ]
    found = {path.relative_to(site).as_posix(): False for path in files}
    for path in site.rglob("index.html"):
        page = path.parent.relative_to(site).as_posix()
        page = "./" if page == "." else page + "/"  # a line that starts with # is a remark
        tree = parse(path.read_text("utf-8"))
        # Hosts lead from the address of a file that is retired to the page in a folder of its name.
        address = page.rstrip("/") if path.parent.suffix else page
        found[address] = bool(tree.xpath("//*[@data-bh-forward]"))
        # What stands in the book, on handouts and on forms has an address of its own.
        own = f"({SHEETS}|{PACKS}|{CUTOUTS}|{QUESTIONS})."
        if page != single_page.ADDRESS and not re.match(own, page):
            ids = (str(name) for name in tree.xpath("//@id"))
            found |= {f"{page}#{name}": False for name in ids if not _PRIVATE.match(name)}
    return found


def registered(text: str) -> set[str]:
    return {line for line in text.splitlines() if line and not line.startswith("#")}


def lost(register: set[str], site: dict[str, bool]) -> list[str]:
    """Registered addresses that the site no longer answers; a page that forwards answers for its
    anchors.
    """
    return sorted(
        address
        for address in register
        if address not in site and not site.get(address.partition("#")[0])
    )


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--update", action="store_true", help="add new addresses to the register")
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    arguments = parser.parse_args(argv)
    path = ROOT / REGISTER
    register = registered(path.read_text("utf-8")) if path.exists() else set()
    site = published(arguments.site)
    missing = lost(register, site)
    for address in missing:
        print(
            f"{REGISTER}: {address} is gone — say in docs/data/forwards.yml where it went",
            file=sys.stderr,
        )
    new = sorted(set(site) - register)
    if arguments.update and new:
        path.write_text(HEADER + "\n".join(sorted(register | set(site))) + "\n", "utf-8")
    elif new:
        print(
            f"{REGISTER}: {len(new)} new addresses, such as {new[0]} — register them: python"
            " scripts/addresses.py --update",
            file=sys.stderr,
        )
    return 1 if missing or (new and not arguments.update) else 0


if __name__ == "__main__":
    sys.exit(main())

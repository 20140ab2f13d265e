"""What is done to a site once its pages are built, in this order. Doing it twice changes nothing.

    python scripts/finish.py [SITE]   SITE: a site built by MkDocs or Zensical; left out, site/
"""

from __future__ import annotations

import sys
from pathlib import Path

import copies
import download_sizes
import epub
import light_pages
import offline_list
import search_openings
import search_quotations
import single_page
from problems import BadInput

ROOT = Path(__file__).resolve().parent.parent
CONTENT = (single_page.make, search_quotations.make, search_openings.make)  # what readers would miss
SERVED = (*CONTENT, download_sizes.make)  # the live server puts a script of its own into pages, and needs no more
# How pages come to readers. Sizes are those of the pages as they are sent, also in the copies; then come those of the copies; and
# the list of all files knows every one of them.
ALL = (*CONTENT, epub.make, light_pages.make, download_sizes.make, copies.make, download_sizes.make, offline_list.make)


def finish(site: Path, served: bool = False) -> None:
    """All steps; or, for the live server, those that change what readers see. Raises BadInput."""
    for step in SERVED if served else ALL:
        step(site)


def main(argv: list[str]) -> int:
    try:
        finish(Path(argv[0]) if argv else ROOT / "site")
    except BadInput as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What is done to a site once its pages are built, in this order. Doing it twice changes nothing.

    python scripts/finish.py [SITE]   SITE: a site built by MkDocs or Zensical; left out, site/
"""

from __future__ import annotations

import sys
from pathlib import Path

import epub
import light_pages
import offline_list
import search_quotations
import single_page
from problems import BadInput

ROOT = Path(__file__).resolve().parent.parent
CONTENT = (single_page.make, search_quotations.make)  # what readers would miss
DELIVERY = (light_pages.make, epub.make, offline_list.make)  # how it comes to them: the live server puts a script of its own into pages and needs none of it


def finish(site: Path, served: bool = False) -> None:
    """All steps; or, for the live server, those that change what readers see. Raises BadInput."""
    for step in CONTENT if served else CONTENT + DELIVERY:
        step(site)


if __name__ == "__main__":
    try:
        finish(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
    except BadInput as error:
        sys.exit(str(error))

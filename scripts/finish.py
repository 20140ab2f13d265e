"""What is done to a site once its pages are built, in this order. Doing it twice changes nothing.

    python scripts/finish.py [SITE]   SITE: a site built by MkDocs or Zensical; left out, site/
"""

from __future__ import annotations

import sys
from pathlib import Path

import download_sizes
import epub
import light_pages
import offline_list
import search_quotations
import single_page
from problems import BadInput

ROOT = Path(__file__).resolve().parent.parent
# step: whether the live server takes it too. The others are no matter while writing, and it puts a script of its own into pages.
STEPS = {
    single_page.make: True,
    search_quotations.make: True,
    epub.make: False,
    download_sizes.make: True,  # after all downloads
    light_pages.make: False,
    offline_list.make: False,  # after all that changes a file
}


def finish(site: Path, served: bool = False) -> None:
    """All steps; or, for the live server, those that change what its pages say. Raises BadInput."""
    for step, also_served in STEPS.items():
        if also_served or not served:
            step(site)


if __name__ == "__main__":
    try:
        finish(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
    except BadInput as error:
        sys.exit(str(error))

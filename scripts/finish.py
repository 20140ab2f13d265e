"""What is done to a site once its pages are built, in this order. Doing it twice changes nothing.

python scripts/finish.py [--published] [--with-pdfs] [SITE]   SITE: a site built by MkDocs or
    Zensical; left out, site/. --published: also what only hosts need. --with-pdfs: print the
    handouts first, which takes the Chromium that CHROMIUM names.
"""

import argparse
import sys
from pathlib import Path

from copies import archive, epub, handout_pdfs, offline_list, single_page
from core.problems import BadInput
from publish import (
    caveats,
    download_sizes,
    hosting,
    light_pages,
    light_scripts,
    manifest,
    precompress,
    side_notes,
    theme_files,
    typesetting,
)

ROOT = Path(__file__).resolve().parent.parent
# What readers would miss.
CONTENT = (typesetting.make, caveats.make, single_page.make)
# The live server puts a script of its own into pages, and needs no more.
SERVED = (*CONTENT, side_notes.make, download_sizes.make)
# How pages come to readers. Sizes are those of the pages as they are sent, also in the copies;
# then come those of the copies; and the list of all files knows every one of them.
ALL = (
    theme_files.make,
    *CONTENT,
    epub.make,
    side_notes.make,
    light_pages.make,
    light_scripts.make,
    download_sizes.make,
    archive.make,
    download_sizes.make,
    offline_list.make,
)
PUBLISHED = (*ALL, hosting.make, precompress.make, manifest.make)  # the last lists all files


def finish(site: Path, steps: tuple = ALL) -> None:
    """Take these steps, in order. Raises BadInput."""
    for step in steps:
        step(site)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--published", action="store_true", help="also what only hosts need")
    parser.add_argument("--with-pdfs", action="store_true", help="print the handouts first")
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site")
    given = parser.parse_args(argv)
    try:
        finish(
            given.site,
            (
                *([handout_pdfs.make] if given.with_pdfs else []),
                *(PUBLISHED if given.published else ALL),
            ),
        )
    except BadInput as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Generate everything that pages draw from docs/data: tables, quotations, notes, downloads,
forwards.

python scripts/generate.py           check all data and pages, then write what changed
python scripts/generate.py --check   write nothing; exit 1 if anything is stale

Either everything is right and all files are written, or every problem is listed and none is.
"""

import argparse
import sys
from pathlib import Path

from core.problems import BadInput
from core.writing import fingerprint, stale_files, up_to_date, write

ROOT = Path(__file__).resolve().parent.parent


def run(root: Path = ROOT, links_from_files: bool = False) -> list[str]:
    """Bring all generated files up to date; returns the names of those touched.

    `links_from_files` is for Zensical, which takes links in HTML from the Markdown file's place.

    Raises BadInput, having written nothing, when any data file or page is wrong or an output
    cannot be written.
    """
    mark = fingerprint(root) + (" links from files" if links_from_files else "")
    if up_to_date(root, mark):
        return []
    from outputs import make_outputs  # only now: a run with nothing to do stays fast

    return write(root, make_outputs(root, links_from_files), mark)


def main(argv: list[str] | None = None, root: Path = ROOT) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if anything is stale"
    )
    parser.add_argument(
        "--for-zensical", action="store_true", help="write links in HTML as Zensical reads them"
    )
    arguments = parser.parse_args(argv)
    try:
        if arguments.check:
            from outputs import make_outputs

            stale = stale_files(root, make_outputs(root))
            for name in stale:
                print(f"{name}: is stale — run scripts/build", file=sys.stderr)
            return 1 if stale else 0
        run(root, arguments.for_zensical)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The register of short links: docs/data/links.yml, which is only ever added to.

python scripts/links.py            list what could have a short link and has none
python scripts/links.py --update   give each of them a code, at the end of the file
"""

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from content.links import FILE, make_code
from content.reading import read_guide
from content.site import without_code
from core.problems import BadInput
from outputs import read_site

ROOT = Path(__file__).resolve().parent.parent
HEADER = """# yaml-language-server: $schema=links.schema.json
#
# Short links: go/CODE/ leads to the address beside the code. They stand on slides and in print, so
# this file is only ever added to, at its end, by: python scripts/links.py --update. Never remove a
# line, never change one. When the thing moves, say in docs/data/forwards.yml where it went; the
# short link follows.
links:
"""


def added(text: str, targets: Iterable[str]) -> str:
    taken = set(re.findall(r"^  (\w+):", text, re.MULTILINE))
    for target in targets:
        code = make_code(target, taken)
        taken.add(code)
        text += f"  {code}: {target}\n"
    return text


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--update", action="store_true", help="give a code to everything that has none"
    )
    arguments = parser.parse_args(argv)
    path = ROOT / FILE
    try:
        new = without_code(read_site(ROOT, read_guide(ROOT)))
    except BadInput as error:
        print(error, file=sys.stderr)
        return 1
    if arguments.update and new:
        text = path.read_text("utf-8") if path.exists() else HEADER
        path.write_text(added(text, [place.address for place in new]), "utf-8")
        print(f"{FILE}: {len(new)} new short links")
    elif new:
        print(
            f"{FILE}: {len(new)} things have no short link, such as {new[0].address} — give them"
            " one: python scripts/links.py --update",
            file=sys.stderr,
        )
    return 1 if new and not arguments.update else 0


if __name__ == "__main__":
    sys.exit(main())

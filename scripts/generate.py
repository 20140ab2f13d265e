"""Generate everything that pages draw from docs/data: tables, quotations, notes, downloads, forwards.

    python scripts/generate.py           check all data and pages, then write what changed
    python scripts/generate.py --check   write nothing; exit 1 if anything is stale

Either everything is right and all files are written, or every problem is listed and none is.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from problems import BadInput

ROOT = Path(__file__).resolve().parent.parent
PARTIALS = ".generated"  # read by pymdownx.snippets; see base_path in mkdocs.yml
STAMP = f"{PARTIALS}/stamp.json"
Outputs = Mapping[str, str | bytes]  # name → content


def fingerprint(root: Path) -> str:
    """A hash of all that the generated files depend on: data, pages, drawings, the site's address, and the generators."""
    digest = hashlib.sha256(f"{os.environ.get('SITE_URL')}\0".encode())
    for path in sorted([root / "mkdocs.yml", *root.glob("docs/**/*.md"), *root.glob("docs/data/**/*"), *root.glob("docs/assets/**/*.svg"), *Path(__file__).parent.glob("*.py")]):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        if path.is_file():
            digest.update(f"{name}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def stale_files(root: Path, outputs: Outputs) -> list[str]:
    """Generated files that are missing, differ, or should no longer exist."""
    changed = [name for name, content in outputs.items() if _read(root / name) != _bytes(content)]
    return changed + [name for name in _last_run(root).get("files", ()) if name not in outputs and (root / name).exists()]


def write(root: Path, outputs: Outputs, mark: str) -> list[str]:
    """Write what changed, remove what is no longer made, note the state; returns the names touched.

    A file is replaced whole, so that nobody reads half of one; an unchanged file is not touched,
    so that the live server does not rebuild for ever.
    """
    touched = stale_files(root, outputs)
    for name in touched:
        path = root / name
        if name in outputs:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(path.name + ".part")
            part.write_bytes(_bytes(outputs[name]))
            os.replace(part, path)
        else:
            path.unlink()
            _remove_empty(path.parent, root)
    (root / STAMP).parent.mkdir(exist_ok=True)
    (root / STAMP).write_text(json.dumps({"inputs": mark, "files": {name: len(_bytes(content)) for name, content in sorted(outputs.items())}}, indent=0), "utf-8")
    return touched


def up_to_date(root: Path, mark: str) -> bool:
    """Whether the last run saw the same inputs and its files still stand as it wrote them."""
    last = _last_run(root)
    return last.get("inputs") == mark and all((root / name).is_file() and (root / name).stat().st_size == size for name, size in last["files"].items())


def run(root: Path = ROOT, links_from_files: bool = False) -> list[str]:
    """Bring all generated files up to date; returns the names of those touched.

    `links_from_files` is for Zensical, which takes links in HTML from the Markdown file's place.

    Raises BadInput, having written nothing, when any data file or page is wrong.
    """
    mark = fingerprint(root) + (" links from files" if links_from_files else "")
    if up_to_date(root, mark):
        return []
    from outputs import make_outputs  # only now: a run with nothing to do stays fast

    return write(root, make_outputs(root, links_from_files), mark)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if anything is stale")
    parser.add_argument("--for-zensical", action="store_true", help="write links in HTML as Zensical reads them")
    arguments = parser.parse_args(argv)
    try:
        if arguments.check:
            from outputs import make_outputs

            stale = stale_files(ROOT, make_outputs(ROOT))
            for name in stale:
                print(f"{name}: is stale — run scripts/build, or python scripts/generate.py", file=sys.stderr)
            return 1 if stale else 0
        run(links_from_files=arguments.for_zensical)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _last_run(root: Path) -> dict:
    try:
        last = json.loads((root / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return last if isinstance(last, dict) else {}


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


if __name__ == "__main__":
    sys.exit(main())

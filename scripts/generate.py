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
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from errno import EISDIR
from pathlib import Path

from problems import BadInput, Problem

ROOT = Path(__file__).resolve().parent.parent
PARTIALS = ".generated"  # read by pymdownx.snippets; see base_path in mkdocs.yml
STAMP = f"{PARTIALS}/stamp.json"
UNFINISHED = f"{PARTIALS}/unfinished.json"  # a stamp from before the first file took its place, to take that of the last run
PART = ".part"  # what the name of a file ends with, and a dot stands before it, until it takes its place: MkDocs leaves such files out
Outputs = Mapping[str, str | bytes]  # name → content


def fingerprint(root: Path) -> str:
    """A hash of all that the generated files depend on: data, pages, drawings, the site's address, and the generators."""
    digest = hashlib.sha256(f"{os.environ.get('SITE_URL')}\0".encode())
    inputs = {path.relative_to(root).as_posix(): path for path in [root / "mkdocs.yml", *root.glob("docs/**/*.md"), *root.glob("docs/data/**/*"), *root.glob("docs/assets/**/*.svg")]}
    inputs |= {f"scripts/{path.name}": path for path in Path(__file__).parent.glob("*.py")}
    for name, path in sorted(inputs.items()):  # by name: the order of whole paths hangs on where the folders lie
        if path.is_file():
            digest.update(f"{name}\0{path.stat().st_size}\0".encode())
            try:
                with path.open("rb") as file:
                    digest.update(hashlib.file_digest(file, "sha256").digest())
            except OSError:
                digest.update(b"unreadable")  # the run will say so
    return digest.hexdigest()


def stale_files(root: Path, outputs: Outputs) -> list[str]:
    """Generated files that are missing, differ, or should no longer exist."""
    changed = [name for name, content in outputs.items() if _read(root / name) != _bytes(content)]
    return changed + [name for name in _last_run(root).get("files", ()) if name not in outputs and (root / name).exists()]


def write(root: Path, outputs: Outputs, mark: str) -> list[str]:
    """Write what changed, remove what is no longer made, note the state; returns the names touched.

    Everything is written beside its place before anything is put there, so that a folder that
    cannot be written to changes nothing, and nobody reads half a file. An unchanged file is not
    touched, so that the live server does not rebuild for ever. While files take their places, the
    stamp fits no input and names old files and new, so that the run after a kill puts all right.
    """
    touched = stale_files(root, outputs)
    sizes = {name: len(_bytes(content)) for name, content in outputs.items()}
    unfinished = {UNFINISHED: _stamp("", dict.fromkeys(_last_run(root).get("files", ()), 0) | sizes)}
    changed = {name: outputs[name] for name in touched if name in outputs}
    _remove_parts(root, [UNFINISHED, *touched, *outputs, STAMP])  # of a run that was killed
    first, *parts, last = _write_parts(root, unfinished | changed | {STAMP: _stamp(mark, sizes)}, [name for name in touched if name not in outputs])
    os.replace(first, root / STAMP)
    for part in parts:
        os.replace(part, _place(part))
    for name in touched:
        if name not in outputs:
            (root / name).unlink()
            _remove_empty((root / name).parent, root)
    os.replace(last, root / STAMP)
    return touched


def _write_parts(root: Path, outputs: Outputs, leaving: Sequence[str]) -> list[Path]:
    """Each output as a file .NAME.part beside its place. Raises BadInput, and leaves none, if one could not take or leave its place."""
    parts: list[Path] = []
    problems: list[Problem] = []
    for name, content in outputs.items():
        path = root / name
        part = _part(path)
        try:
            if path.is_dir():
                raise IsADirectoryError(EISDIR, "a folder stands there")
            path.parent.mkdir(parents=True, exist_ok=True)
            parts.append(part)
            part.write_bytes(_bytes(content))
        except OSError as error:
            problems.append(Problem(name, 1, f"cannot be written ({error.strerror}) — make room for the file, or mend the permissions of its folder"))
    problems += [Problem(name, 1, "cannot be removed, and is no longer needed — remove it by hand") for name in leaving if (root / name).is_dir() or not os.access((root / name).parent, os.W_OK)]
    if problems:
        for part in parts:
            with suppress(OSError):
                part.unlink()
        raise BadInput(problems)
    return parts


def up_to_date(root: Path, mark: str) -> bool:
    """Whether the last run saw the same inputs and its files still stand as it wrote them."""
    last = _last_run(root)
    return last.get("inputs") == mark and all((root / name).is_file() and (root / name).stat().st_size == size for name, size in last["files"].items())


def run(root: Path = ROOT, links_from_files: bool = False) -> list[str]:
    """Bring all generated files up to date; returns the names of those touched.

    `links_from_files` is for Zensical, which takes links in HTML from the Markdown file's place.

    Raises BadInput, having written nothing, when any data file or page is wrong or an output cannot be written.
    """
    mark = fingerprint(root) + (" links from files" if links_from_files else "")
    if up_to_date(root, mark):
        return []
    from outputs import make_outputs  # only now: a run with nothing to do stays fast

    return write(root, make_outputs(root, links_from_files), mark)


def main(argv: list[str] | None = None, root: Path = ROOT) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if anything is stale")
    parser.add_argument("--for-zensical", action="store_true", help="write links in HTML as Zensical reads them")
    arguments = parser.parse_args(argv)
    try:
        if arguments.check:
            from outputs import make_outputs

            stale = stale_files(root, make_outputs(root))
            for name in stale:
                print(f"{name}: is stale — run scripts/build, or python scripts/generate.py", file=sys.stderr)
            return 1 if stale else 0
        run(root, arguments.for_zensical)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _stamp(inputs: str, files: Mapping[str, int]) -> str:
    return json.dumps({"inputs": inputs, "files": files}, indent=0, sort_keys=True)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}{PART}")


def _place(part: Path) -> Path:
    return part.with_name(part.name[1 : -len(PART)])


def _remove_parts(root: Path, names: Iterable[str]) -> None:
    for name in names:
        with suppress(OSError):
            _part(root / name).unlink()


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

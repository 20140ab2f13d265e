"""Writing generated files: only what changed, and nothing where something is wrong.

The files are a cache of data, pages and code. A stamp says of which: a run that finds it fitting
has nothing to do, and the run after one that was killed finds it fitting nothing and writes again.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from core.problems import Problem, refuse

PARTIALS = ".generated"  # read by pymdownx.snippets; see base_path in mkdocs.yml
STAMP = f"{PARTIALS}/stamp.json"
CODE = Path(__file__).resolve().parents[1]
INPUTS = (
    "mkdocs.yml",
    "docs/**/*.md",
    "docs/data/**/*.yml",
    "docs/data/**/*.json",
    "docs/data/*.txt",
    "docs/data/plates/*.svg",
    "docs/assets/*.svg",
    "docs/assets/drawings/**/*.svg",
    "docs/assets/hats/*.svg",
    "docs/stylesheets/tokens.css",
)
Outputs = Mapping[str, str | bytes]  # name, relative to the repository → content


def fingerprint(root: Path, code: Path = CODE) -> str:
    """A hash of all that generated files depend on: inputs, the site's address, and the code."""
    inputs = {
        path.relative_to(root).as_posix(): path for glob in INPUTS for path in root.glob(glob)
    }
    return f"{hash_of(inputs | code_files(code))} {os.environ.get('SITE_URL')}"


def hash_of(files: Mapping[str, Path]) -> str:
    """One hash of these files and their names."""
    digest = hashlib.sha256()
    for name, path in sorted(files.items()):  # by name: whole paths sort by where folders lie
        if path.is_file():
            digest.update(f"{name}\0{path.stat().st_size}\0".encode())
            try:
                with path.open("rb") as file:
                    digest.update(hashlib.file_digest(file, "sha256").digest())
            except OSError:
                digest.update(b"unreadable")  # the run will say so
    return digest.hexdigest()


def code_files(code: Path = CODE) -> dict[str, Path]:
    """All that makes generated files: modules, templates, and what is copied from beside them."""
    return {
        f"scripts/{path.relative_to(code).as_posix()}": path
        for path in code.rglob("*")
        if path.suffix and path.suffix != ".pyc" and path.is_file()
    }


def stale_files(root: Path, outputs: Outputs) -> list[str]:
    """Generated files that are missing, differ, or should no longer exist."""
    changed = [name for name, content in outputs.items() if _read(root / name) != _bytes(content)]
    last = _last_run(root).get("files", ())
    return changed + [name for name in last if name not in outputs and (root / name).exists()]


def write(root: Path, outputs: Outputs, mark: str) -> list[str]:
    """Write what changed, remove what is no longer made; returns the names touched.

    An unchanged file is not touched, so that the live server does not rebuild for ever. Raises
    BadInput, having written nothing, where a file could not take or leave its place.
    """
    touched = stale_files(root, outputs)
    leaving = {root / name for name in touched if name not in outputs}
    refuse([problem for name in [*touched, STAMP] for problem in _obstacles(root, name, leaving)])
    sizes = {name: len(_bytes(content)) for name, content in outputs.items()}
    _write(root / STAMP, _stamp("", dict.fromkeys(_last_run(root).get("files", ()), 0) | sizes))
    for path in leaving:  # first: a folder may take the name of a file that goes
        path.unlink()
        with contextlib.suppress(OSError):  # the folder holds something else
            os.removedirs(path.parent)
    for name in touched:
        if name in outputs:
            _write(root / name, _bytes(outputs[name]))
    _write(root / STAMP, _stamp(mark, sizes))
    return touched


def up_to_date(root: Path, mark: str) -> bool:
    """Whether the last run saw the same inputs and its files still stand as it wrote them."""
    last = _last_run(root)
    return last.get("inputs") == mark and all(
        (root / name).is_file() and (root / name).stat().st_size == size
        for name, size in last["files"].items()
    )


def _obstacles(root: Path, name: str, leaving: set[Path]) -> list[Problem]:
    """What stands in the way of writing or removing one file. `leaving`: the files that go."""
    path = root / name
    folder = next(each for each in path.parents if each.exists() and each not in leaving)
    if path in leaving and (path.is_dir() or not os.access(folder, os.W_OK)):
        return [Problem(name, 1, "cannot be removed, and is no longer needed — remove it by hand")]
    why = ""
    inside = {each for each in path.rglob("*") if each.is_file()}
    if path.is_dir() and not (inside and inside <= leaving):
        why = "a folder stands there"
    elif not folder.is_dir():
        why = "a file stands where its folder should be"
    elif not os.access(path if path.exists() else folder, os.W_OK):
        why = "permission denied"
    advice = "make room for the file, or mend the permissions of its folder"
    return [Problem(name, 1, f"cannot be written ({why}) — {advice}")] if why else []


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _stamp(inputs: str, files: Mapping[str, int]) -> bytes:
    return json.dumps({"inputs": inputs, "files": files}, indent=0, sort_keys=True).encode()


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

"""What is slow to make, kept from run to run: a file for each thing, named by all it depends on."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from core.writing import PARTIALS, code_files

FOLDER = f"{PARTIALS}/cache"


class Cache:
    """Keeps bytes under a hash of their inputs and of all code, so that no list of modules can age.

    Changing any module or template makes everything anew, which takes some seconds; changing data
    makes anew only what depends on it.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER
        self._asked: set[str] = set()
        digest = hashlib.sha256()
        for name, path in sorted(code_files().items()):
            digest.update(f"{name}\0".encode() + path.read_bytes() + b"\0")
        self._code = digest.digest()

    def get(self, make: Callable[[], bytes], *inputs: str) -> bytes:
        """What `make` makes of these inputs, made only where it is not there yet."""
        parts = [self._code, *(each.encode("utf-8", "surrogatepass") for each in inputs)]
        name = hashlib.sha256(b"\0".join(parts)).hexdigest()
        self._asked.add(name)
        path = self._folder / name
        try:
            return path.read_bytes()
        except FileNotFoundError:
            content = make()
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{name}.{os.getpid()}")  # of this run, as another may make it too
        part.write_bytes(content)
        part.replace(path)
        return content

    def forget_the_rest(self) -> None:
        """Remove what nobody has asked for in this run."""
        for path in self._folder.glob("*"):
            if path.name not in self._asked and not path.suffix:  # else another run writes it
                path.unlink(missing_ok=True)

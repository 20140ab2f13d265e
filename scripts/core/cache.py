"""What is slow to make, kept from run to run: a file for each thing, named by all it depends on."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from core.writing import PARTIALS, code_files, hash_of

FOLDER = f"{PARTIALS}/cache"


class Cache:
    """Keeps bytes under a hash of their inputs and of all code, so that no list of modules can age.

    Changing any module or template makes everything anew, which takes some seconds; changing data
    makes anew only what depends on it.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER
        self._asked: set[str] = set()
        self._code = hash_of(code_files())

    def get(self, make: Callable[[], bytes], *inputs: str) -> bytes:
        """What `make` makes of these inputs, made only where it is not there yet."""
        parts = "\0".join((self._code, *inputs))
        name = hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()
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

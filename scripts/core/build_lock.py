"""One build at a time in a folder: a second one waits for the first, and says so.

python scripts/core/build_lock.py NUMBER   takes the lock for the shell's open file of this number
"""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = ".generated/build.lock"


def wait(file: int) -> None:
    """Until no other process holds the lock; it stays with this open file."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another build is at work in this folder. Waiting for it to end ...", flush=True)
        fcntl.flock(file, fcntl.LOCK_EX)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    (root / FILE).parent.mkdir(exist_ok=True)
    with (root / FILE).open("a") as file:
        wait(file.fileno())
        yield


if __name__ == "__main__":
    wait(int(sys.argv[1]))

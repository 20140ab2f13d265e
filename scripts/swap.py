"""Put a finished folder in the place of the last good one, in one step, so that a kill at any moment leaves one of them whole there.

    python scripts/swap.py NEW PLACE         afterwards NEW holds what stood at PLACE, if anything did
    python scripts/swap.py --recover PLACE   before a build: finish what a kill left undone

Linux and macOS can exchange two folders in a single step. A symbolic link at PLACE would do as well, but many hosts upload,
copy or mount a folder and take the link for the site. Where nothing can exchange (some network drives), two renames must do:
a kill between them leaves PLACE empty and the last good folder beside it, and --recover puts that back.
"""

from __future__ import annotations

import ctypes
import os
import sys
from errno import EINVAL, ENOSYS, ENOTSUP
from pathlib import Path

AT_FDCWD = -100  # “relative paths start at the working folder”, for renameat2
EXCHANGE = 2  # RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS
UNABLE = (EINVAL, ENOSYS, ENOTSUP)  # this system or this drive cannot exchange


def swap(new: Path, place: Path) -> None:
    if not place.exists():
        new.rename(place)
        return
    try:
        exchange(new, place)
    except OSError as error:
        if error.errno not in UNABLE:
            raise
        place.rename(_aside(place))
        new.rename(place)
        _aside(place).rename(new)


def exchange(one: Path, other: Path) -> None:
    """Swap the names of two folders in a single step. Raises OSError, with an errno of UNABLE where that cannot be done."""
    library = ctypes.CDLL(None, use_errno=True)
    if hasattr(library, "renameat2"):
        failed = library.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), EXCHANGE)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(os.fsencode(one), os.fsencode(other), EXCHANGE)
    else:
        raise OSError(ENOSYS, "this system cannot exchange two folders")
    if failed:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))


def recover(place: Path) -> None:
    """After a kill between two renames: the new folder if it got to its place, else the last good one."""
    if _aside(place).exists() and not place.exists():
        _aside(place).rename(place)


def _aside(place: Path) -> Path:
    return place.with_name(f".{place.name}-old")


if __name__ == "__main__":
    first, second = sys.argv[1:]
    recover(Path(second)) if first == "--recover" else swap(Path(first), Path(second))

"""Another place to build in: another time zone, language, hash seed, user, and next year."""

from pathlib import Path

NEXT_YEAR = """import time, datetime
real = time.time
time.time = lambda: real() + 400 * 86400
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
datetime.datetime = Later
"""


def elsewhere(folder: Path) -> dict[str, str]:
    """The environment there. `folder` takes what Python reads at its start."""
    (folder / "sitecustomize.py").write_text(NEXT_YEAR)
    return {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "4711",
        "PYTHONPATH": str(folder),
        "HOME": str(folder),
        "USER": "someone",
    }


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in a folder: name → content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }

"""Commands as a person starts them, stops them and runs them elsewhere."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from site_fixtures import ENVIRONMENT

NEXT_YEAR = """import time, datetime
real = time.time
time.time = lambda: real() + 400 * 86400
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
datetime.datetime = Later
"""


class Started:
    """A command that runs in a folder; what it prints goes to a file there. Closed at the end."""

    def __init__(self, folder: Path, *command: str) -> None:
        self.log = folder / "command.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command,
                cwd=folder,
                env=ENVIRONMENT,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def said(self) -> str:
        return self.log.read_text()

    def ended(self) -> int:
        """Its exit status, once it has ended by itself."""
        return self.process.wait(240)

    def until(self, happens: Callable[[], object]) -> None:
        end = time.monotonic() + 120
        while not happens():
            runs = self.process.poll() is None and time.monotonic() < end
            assert runs or happens(), f"it never happened; printed was:\n{self.said()}"
            time.sleep(0.02)

    def close(self, how: signal.Signals = signal.SIGTERM) -> None:
        """With all that it started; programs in the background ignore SIGINT."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, how)
        self.ended()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def shows(url: str, text: str) -> bool:
    """Whether a server answers, and with a page that holds this text."""
    with suppress(OSError):
        return text in urllib.request.urlopen(url, timeout=10).read().decode()
    return False


@contextmanager
def edited(project: Path, file: str, old: str, new: str) -> Iterator[None]:
    """With `new` in the place of `old` for a while."""
    good = (project / file).read_text("utf-8")
    assert old in good
    (project / file).write_text(good.replace(old, new, 1), "utf-8")
    try:
        yield
    finally:
        (project / file).write_text(good, "utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in a folder: name → content."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def elsewhere(folder: Path) -> dict[str, str]:
    """The environment of another place: time zone, language, hash seed, user, and next year.

    `folder` takes what Python reads at its start.
    """
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

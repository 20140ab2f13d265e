"""LibreOffice, as the tests start it."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from font_sets import using
from site_fixtures import ENVIRONMENT, ROOT

NO_JAVA = "Warning: failed to launch javaldx - java may not function correctly\n"


def convert(files: Iterable[Path], folder: Path, fonts: str, to: str = "pdf") -> str:
    """Have LibreOffice write the files in another format into the folder; returns what it
    complained of.
    """
    program = os.environ.get("SOFFICE") or subprocess.check_output(
        ROOT / "scripts/machine/office", text=True
    )
    done = subprocess.run(
        [
            program.strip(),
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            *("--convert-to", to, "--outdir", folder),
            *files,
        ],
        capture_output=True,
        text=True,
        env=ENVIRONMENT | using(fonts),
        timeout=600,
        check=True,
    )
    return done.stderr.replace(NO_JAVA, "")

"""Takes out of a built site what the theme brings and no page of ours asks for: its scripts, style
sheets and pictures, and the words that Zensical's would search. Doing it twice changes nothing.
"""

import shutil
from pathlib import Path

FOLDERS = ("assets/javascripts", "assets/stylesheets", "assets/images")
WORDS = "search.json"


def make(site: Path) -> None:
    for folder in FOLDERS:
        shutil.rmtree(site / folder, ignore_errors=True)
    (site / WORDS).unlink(missing_ok=True)

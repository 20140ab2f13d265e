"""The sizes of all downloads, on the page that lists them; runs last, when every file is there.

A file that not every build makes is in a comment until it is there. Doing it twice changes nothing,
so a build
does it again once its copies are made. Any other file that is missing fails the build.
"""

import re
from pathlib import Path

from core.problems import BadInput, Problem

PAGE = "trainers/downloads/index.html"
DATA = "docs/data/downloads.yml"
OPTIONAL = re.compile(r"<!--optional (\S+) (<li>.*?)-->", re.DOTALL)  # downloads.render_downloads
TO_ROOT = re.compile(r'href="(?:\.\./)+')
SIZE = re.compile(r'(<span class="bh-files__size" data-file="([^"]+)">)[^<]*(</span>)')


def in_words(size: int) -> str:
    """Bytes as people read them, rounded up: a file of 3.1 kB does not fit into 3."""
    return f"{-(-size // 1000)} kB" if size <= 999_000 else f"{-(-size // 100_000) / 10:.1f} MB"


def with_sizes(html: str, site: Path) -> str:
    """The page with the size of each file. Raises BadInput for files that are not there."""
    # Zensical turns addresses relative to files into addresses relative to pages, but not those in
    # comments.
    html = OPTIONAL.sub(
        lambda match: (
            TO_ROOT.sub('href="../../', match[2]) if (site / match[1]).exists() else match[0]
        ),
        html,
    )
    missing: list[Problem] = []

    def fill(match: re.Match[str]) -> str:
        path = site / match[2] / "index.html" if match[2].endswith("/") else site / match[2]
        if not path.is_file():
            missing.append(
                Problem(
                    DATA,
                    1,
                    f"{match[2]} is listed and was not built — correct the path, or see why nothing"
                    " made it",
                )
            )
            return match[0]
        return f"{match[1]}{in_words(path.stat().st_size)}{match[3]}"

    comments = re.split(r"(<!--.*?-->)", html, flags=re.DOTALL)
    made = "".join(part if part.startswith("<!--") else SIZE.sub(fill, part) for part in comments)
    if missing:
        raise BadInput(missing)
    return made


def make(site: Path) -> None:
    page = site / PAGE
    if page.is_file():  # a project without such a page has nothing to fill in
        page.write_text(with_sizes(page.read_text("utf-8"), site), "utf-8")

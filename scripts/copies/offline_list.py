"""What a device keeps of the site (docs/sw.js): offline.json, the list of files with their hashes
and sizes; and sw.js is told
the hash of that list, so that each release has a worker of its own, and the page that offers it is
told how much it is.

Comes after everything that changes a file of the list. Doing it twice changes nothing.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from copies.articles import REVIEWED
from core.html_trees import as_page, parse
from core.mkdocs_yml import ROOT, reading_order
from publish.content_policy import integrity

NAME, WORKER, PAGE = "offline.json", "sw.js", "about/offline/index.html"
KINDS = {
    ".html",
    ".mjs",
    ".js",
    ".css",
    ".svg",
    ".json",
    ".csv",
    ".webmanifest",
}  # not slides, PDFs and the like: whoever wants them has them by downloading
# Nobody meets these while reading: pictures for other sites' links, plates as they were drawn, the
# host's own error page.
LEFT_OUT = ("assets/cards/", "data/plates/", "404.html", NAME, WORKER)
CORE = (
    "javascripts/",
    "stylesheets/",
    PAGE,
)  # what any page may need, kept from the first; and the page that says what is kept
HASH = re.compile(r'(?<=const LIST = ")[^"]*(?=")')


def wanted(names: Iterable[str]) -> list[str]:
    return sorted(
        name for name in names if Path(name).suffix in KINDS and not name.startswith(LEFT_OUT)
    )


def render_list(files: Mapping[str, bytes], titles: Mapping[str, str]) -> str:
    """`titles`: of the pages in nav, by address, in reading order. The edition is the date of the
    last review of any page.
    """
    pages = (content.decode() for name, content in files.items() if name.endswith(".html"))
    reviewed = [date for page in pages for date in REVIEWED.findall(page)]
    content = {
        "edition": max(reviewed, default=""),
        "core": [name for name in files if name.startswith(CORE)],
        "titles": dict(titles),
        "files": {name: [integrity(each), len(each)] for name, each in files.items()},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def make(site: Path, root: Path = ROOT) -> None:
    """Write the list into a built site, and tell the worker and the page."""
    names = wanted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    files = {name: (site / name).read_bytes() for name in names}
    if PAGE in files:
        size = sum(len(content) for name, content in files.items() if name != PAGE)
        page = parse(files[PAGE].decode())
        for place in page.find_class("bh-offline__size"):
            place.text = f"{size / 1e6:.0f} MB"
        files[PAGE] = as_page(page).encode()
        (site / PAGE).write_bytes(files[PAGE])
    titles = {
        entry.address: entry.title
        for entry in reading_order(root)
        if (name := f"{entry.address}index.html") in files and name not in CORE
    }
    listed = render_list(files, titles)
    (site / NAME).write_text(listed, "utf-8")
    (site / WORKER).write_text(
        HASH.sub(integrity(listed.encode()), (site / WORKER).read_text("utf-8"), count=1), "utf-8"
    )

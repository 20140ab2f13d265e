"""The handouts as PDF, on A4 and Letter: prints the pages of a built site, and adds the PDFs to the
page that lists them and to the page of each plan.

Chromium's own command line does it: tagged, with title, language and outline. scripts/handouts
builds the site first.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lxml.html import fragment_fromstring

from core.html_trees import as_page, html_element, parse
from core.problems import BadInput, Problem
from core.templates import fill

FOLDER = "downloads/handouts/"
LISTING, PLANS = "trainers/handouts/index.html", "trainers/plans/*/index.html"
# Folders of their pages → as in file names.
KINDS = {"trainers/handouts": "sheet", "trainers/packs": "pack", "trainers/cutouts": "cutouts"}
PAPERS = {"a4": "A4", "letter": "Letter"}  # as in file names → as CSS and people call them
PLACES = "//comment()[starts-with(., 'pdf ')]"  # templates/handout-list.html, plan-prints.html
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-extensions",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)


def pdf_name(address: str, paper: str) -> str:
    """“trainers/packs/new-managers-45/” on A4 is “new-managers-45-pack-a4.pdf”."""
    folder, _, plan = address.rstrip("/").rpartition("/")
    return f"{plan}-{KINDS[folder]}-{paper}.pdf"


def on_paper(html: str, paper: str) -> str:
    """The page made for one paper. As published it has no size of its own: people print on what
    they have.
    """
    page = parse(html)
    style = html_element("style", f"@page {{ size: {PAPERS[paper]} }}")
    page.head.insert(0, style)  # ahead of the policy, which allows no other style
    return as_page(page)


def print_page(chromium: str, page: Path, paper: str, pdf: Path) -> None:
    copy = page.with_name(f"{paper}.html")
    copy.write_text(on_paper(page.read_text("utf-8"), paper), "utf-8")
    try:
        with tempfile.TemporaryDirectory() as profile:
            own = (f"--user-data-dir={profile}", f"--print-to-pdf={pdf.resolve()}")
            done = subprocess.run(
                [chromium, *FLAGS, *own, copy.resolve().as_uri()],
                capture_output=True,
                text=True,
                timeout=120,
                check=False,  # judged by the file it leaves
            )
    finally:
        copy.unlink()
    if not pdf.is_file():
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise BadInput(
            Problem(
                page.as_posix(),
                1,
                f"{chromium} did not print it ({last}) — try another Chromium: set CHROMIUM to its"
                " path",
            )
        )


def print_all(chromium: str, site: Path, addresses: Iterable[str]) -> dict[str, int]:
    """PDFs of these pages on each paper, as name → bytes."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [(address, paper) for address in addresses for paper in PAPERS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [
            pool.submit(
                print_page,
                chromium,
                site / address / "index.html",
                paper,
                folder / pdf_name(address, paper),
            )
            for address, paper in wanted
        ]
        for job in jobs:
            job.result()
    names = (pdf_name(address, paper) for address, paper in wanted)
    return {name: (folder / name).stat().st_size for name in names}


def with_pdfs(html: str, sizes: Mapping[str, int], root: str) -> str:
    """A page that names handouts, with the way to each PDF after the way to its page. `root`: the
    way to the site’s root.
    """
    page = parse(html)
    for place in page.xpath(PLACES):
        files = [
            (PAPERS[paper], name, -(-sizes[name] // 1000))
            for paper in PAPERS
            if (name := pdf_name(place.text.removeprefix("pdf "), paper))
        ]
        title = place.getprevious().text_content()
        links = fill("copies/pdf-links.html", folder=root + FOLDER, files=files, title=title)
        place.getparent().replace(place, fragment_fromstring(links))
    return as_page(page)


def name_pdfs(site: Path, sizes: Mapping[str, int]) -> None:
    """On the page that lists the handouts, and on that of each plan."""
    for path in (site / LISTING, *site.glob(PLANS)):
        root = "../" * (len(path.relative_to(site).parts) - 1)
        path.write_text(with_pdfs(path.read_text("utf-8"), sizes, root), "utf-8")


def make(site: Path) -> None:
    """Print every handout that a built site lists, and say where the PDFs are. Raises BadInput."""
    listing = (site / LISTING).read_text("utf-8")
    addresses = [place.text.removeprefix("pdf ") for place in parse(listing).xpath(PLACES)]
    sizes = print_all(os.environ["CHROMIUM"], site, addresses)
    name_pdfs(site, sizes)
    print(f"Printed {len(sizes)} PDFs into {FOLDER}, {sum(sizes.values()) / 1e6:.1f} MB")

"""The handouts as PDF, on A4 and Letter: prints the pages of a built site, and adds the PDFs to the
page that lists them.

Chromium's own command line does it: tagged, with title, language and outline. scripts/handouts
builds the site first.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from core.problems import BadInput, Problem

FOLDER = "downloads/handouts/"
LISTING, SHEETS = "trainers/handouts/index.html", "trainers/handouts/"
PAPERS = {"a4": "A4", "letter": "Letter"}  # as in file names → as CSS and people call them
PLACE = re.compile(r">([^<]+)</a><!--pdf (\S+)-->")  # handouts.render_list
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
    return (
        f"{address.split('/')[-2]}-{'sheet' if address.startswith(SHEETS) else 'pack'}-{paper}.pdf"
    )


def on_paper(html: str, paper: str) -> str:
    """The page made for one paper. As published it has no size of its own: people print on what
    they have.
    """
    return html.replace(
        "<head>", f"<head><style>@page {{ size: {PAPERS[paper]} }}</style>"
    )  # ahead of the policy, which allows no other style


def print_page(chromium: str, page: Path, paper: str, pdf: Path) -> None:
    copy = page.with_name(f"{paper}.html")
    copy.write_text(on_paper(page.read_text("utf-8"), paper), "utf-8")
    try:
        with tempfile.TemporaryDirectory() as profile:
            done = subprocess.run(
                [
                    chromium,
                    *FLAGS,
                    f"--user-data-dir={profile}",
                    f"--print-to-pdf={pdf.resolve()}",
                    copy.resolve().as_uri(),
                ],
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
            [
                Problem(
                    page.as_posix(),
                    1,
                    f"{chromium} did not print it ({last}) — try another Chromium: set CHROMIUM to"
                    " its path",
                )
            ]
        )


def print_all(chromium: str, site: Path, addresses: Iterable[str]) -> dict[str, int]:
    """PDFs of these pages on each paper, as name → bytes."""
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    wanted = {
        pdf_name(address, paper): (address, paper) for address in addresses for paper in PAPERS
    }
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(
            pool.map(
                lambda name: print_page(
                    chromium,
                    site / wanted[name][0] / "index.html",
                    wanted[name][1],
                    (site / FOLDER / name),
                ),
                wanted,
            )
        )
    return {name: (site / FOLDER / name).stat().st_size for name in wanted}


def with_pdfs(listing: str, sizes: Mapping[str, int]) -> str:
    """The page that lists the handouts, with the way to each PDF after the way to its page."""

    def ways(match: re.Match[str]) -> str:
        title, address = match.groups()
        links = (
            f'<a href="../../{FOLDER}{name}" aria-label="PDF, {PAPERS[paper]}: {title}">PDF,'
            f" {PAPERS[paper]}</a> ({-(-sizes[name] // 1000)} kB)"
            for paper in PAPERS
            if (name := pdf_name(address, paper))
        )
        return f">{title}</a> <span>{', '.join(links)}</span>"

    return PLACE.sub(ways, listing)


def make(site: Path) -> None:
    """Print every handout that a built site lists, and list the PDFs. Raises BadInput."""
    listing = site / LISTING
    html = listing.read_text("utf-8")
    sizes = print_all(os.environ["CHROMIUM"], site, [address for _, address in PLACE.findall(html)])
    listing.write_text(with_pdfs(html, sizes), "utf-8")
    print(f"Printed {len(sizes)} PDFs into {FOLDER}, {sum(sizes.values()) / 1e6:.1f} MB")

"""The sizes of all downloads, on the page that lists them; runs last, when every file is there.

A file that not every build makes is in a comment until it is there. Doing it twice changes nothing,
so a build does it again once its copies are made. Any other file that is missing fails the build.
"""

from pathlib import Path

from lxml.html import fragment_fromstring

from core.html_trees import as_page, parse
from core.problems import Problem, refuse

PAGE = "trainers/downloads/index.html"
DATA = "docs/data/downloads.yml"
OPTIONAL = "optional "  # how such a comment begins: templates/download.html


def in_words(size: int) -> str:
    """Bytes as people read them, rounded up: a file of 3.1 kB does not fit into 3."""
    return f"{-(-size // 1000)} kB" if size <= 999_000 else f"{-(-size // 100_000) / 10:.1f} MB"


def with_sizes(html: str, site: Path) -> str:
    """The page with the size of each file. Raises BadInput for files that are not there."""
    page = parse(html)
    for comment in page.xpath("//comment()"):
        path, _, entry = comment.text.removeprefix(OPTIONAL).partition(" ")
        if comment.text.startswith(OPTIONAL) and (site / path).exists():
            shown = fragment_fromstring(entry)
            for link in shown.iter("a"):  # Zensical moves no address in a comment
                link.set("href", "../../" + link.get("href").replace("../", ""))
            shown.tail = comment.tail
            comment.getparent().replace(comment, shown)
    for each in page.find_class("bh-files"):
        each.attrib.pop("hidden", None)
        if not each.xpath("li"):
            each.set("hidden", "")
    missing = []
    for place in page.find_class("bh-files__size"):
        path = place.get("data-file")
        file = site / path / "index.html" if path.endswith("/") else site / path
        if file.is_file():
            place.text = in_words(file.stat().st_size)
        else:
            missing.append(
                Problem(
                    DATA,
                    1,
                    f"{path} is listed and was not built — correct the path, or see why nothing"
                    " made it",
                )
            )
    refuse(missing)
    return as_page(page)


def make(site: Path) -> None:
    page = site / PAGE
    if page.is_file():  # a project without such a page has nothing to fill in
        page.write_text(with_sizes(page.read_text("utf-8"), site), "utf-8")

"""Every link of a built site, followed: pages, anchors, assets, downloads, and names of ids."""

import functools
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement

from core.html_trees import parse

URLS = "href src action data poster xlink:href"
LISTS_OF_IDS = (
    "for popovertarget commandfor headers aria-labelledby aria-describedby aria-controls aria-owns"
    " aria-details aria-flowto"
)
# A page that sends people on by itself, however its author writes it.
SENT_ON = "//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']/@content"
NO_FILE = ("data:", "mailto:", "tel:")


def dead_links(site: Path, site_url: str) -> list[str]:
    """Links of a site that lead nowhere, as “page: link”. `site_url`: where it will be
    published.
    """
    pages = {path: tree(path) for path in sorted(site.rglob("*.html"))}
    ids = {path: ids_of(page) for path, page in pages.items()}
    top, problems = urlsplit(site_url), []

    def fault(link: str, path: Path, here: str) -> str:
        address, anchor = urldefrag(urljoin(here, link))
        if not address.startswith(site_url):
            return "leaves the site’s folder" if urlsplit(address).netloc == top.netloc else ""
        there = unquote(urlsplit(address).path)
        file = site / there.removeprefix(top.path)
        target = file / "index.html" if there.endswith("/") or file == site else file
        if target != path and not target.is_file():
            return "is not there"
        # What a script reads of the address, such as #plan=…, is no id.
        in_page = anchor and "=" not in anchor and target.suffix == ".html"
        return "names no id" if in_page and unquote(anchor) not in ids[target] else ""

    for path, page in pages.items():
        name = path.relative_to(site).as_posix()
        here = site_url if name == "404.html" else site_url + name.removesuffix("index.html")
        faults = {link: fault(link, path, here) for link in links_of(page)}
        problems += [f"{name}: {link} {what}" for link, what in faults.items() if what]
        problems += [
            f"{name}: {each.attrname}=“{wanted}” names no id"
            for each in attributes(page, LISTS_OF_IDS)
            for wanted in each.split()
            if wanted not in ids[path]
        ]
    return problems


def dead_addresses(addresses: Iterable[str], site: Path, site_url: str) -> list[str]:
    """Whole addresses, as they stand in files that people take away, that are not on the built
    site: page and anchor.
    """
    known = functools.cache(lambda file: ids_of(tree(file)))

    def leads(address: str) -> bool:
        page, anchor = urldefrag(address)
        page = page.partition("?")[0]
        file = site / page.removeprefix(site_url) / "index.html"
        there = page.startswith(site_url) and page.endswith("/") and file.is_file()
        return there and (not anchor or anchor in known(file))

    return [address for address in sorted(set(addresses)) if not leads(address)]


def tree(path: Path) -> HtmlElement:
    return parse(path.read_text("utf-8"))


def ids_of(page: HtmlElement) -> set[str]:
    return set(page.xpath("//@id"))


def attributes(page: HtmlElement, names: str) -> list[str]:
    """What stands in attributes of these names; each knows its own as `attrname`."""
    return page.xpath(f"//@*[contains(' {names} ', concat(' ', name(), ' '))]")


def links_of(page: HtmlElement) -> list[str]:
    links = [
        *attributes(page, URLS),
        *(
            candidate.split()[0]
            for each in page.xpath("//@srcset")
            for candidate in each.split(",")
            if candidate.strip()
        ),
        *(each.partition("url=")[2] for each in page.xpath(SENT_ON)),
    ]
    return [link for link in links if link and not link.startswith(NO_FILE)]

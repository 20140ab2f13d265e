"""Every link of a built site, followed: pages, anchors, assets, downloads, and names of ids."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

_URLS = ("href", "src", "action", "data", "poster", "xlink:href")
_ID_LISTS = (
    "for",
    "popovertarget",
    "commandfor",
    "headers",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "aria-flowto",
)


def dead_links(site: Path, site_url: str) -> list[str]:
    """Links of a site that lead nowhere, as “page: link”. `site_url`: where it will be
    published.
    """
    pages = {
        path: BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in sorted(site.rglob("*.html"))
    }
    ids = {
        path: {str(each["id"]) for each in page.find_all(id=True)} for path, page in pages.items()
    }
    problems = []
    for path, page in pages.items():
        name = path.relative_to(site).as_posix()
        here = site_url if name == "404.html" else site_url + name.removesuffix("index.html")
        for link in _links(page):
            address, anchor = urldefrag(urljoin(here, link))
            if not address.startswith(site_url):
                if urlsplit(address).netloc == urlsplit(site_url).netloc:
                    problems.append(f"{name}: {link} leaves the site’s folder")
                continue
            file = site / unquote(urlsplit(address).path.removeprefix(urlsplit(site_url).path))
            target = (
                file / "index.html"
                if urlsplit(address).path.endswith("/") or file == site
                else file
            )
            if target != path and not target.is_file():
                problems.append(f"{name}: {link} is not there")
            elif anchor and target.suffix == ".html" and unquote(anchor) not in ids[target]:
                problems.append(f"{name}: {link} names no id")
        for each in page.find_all(True):
            for attribute in _ID_LISTS:
                problems += [
                    f"{name}: {attribute}=“{wanted}” names no id"
                    for wanted in _list(each, attribute)
                    if wanted not in ids[path]
                ]
    return problems


def dead_addresses(addresses: Iterable[str], site: Path, site_url: str) -> list[str]:
    """Whole addresses, as they stand in files that people take away, that are not on the built
    site: page and anchor.
    """
    ids: dict[Path, set[str]] = {}
    dead = []
    for address in sorted(set(addresses)):
        page, anchor = urldefrag(address)
        file = site / page.removeprefix(site_url) / "index.html"
        if not page.startswith(site_url) or not page.endswith("/") or not file.is_file():
            dead.append(address)
            continue
        if anchor and file not in ids:
            ids[file] = {
                str(each["id"])
                for each in BeautifulSoup(file.read_text("utf-8"), "html.parser").find_all(id=True)
            }
        if anchor and anchor not in ids[file]:
            dead.append(address)
    return dead


def _links(page: BeautifulSoup) -> Iterator[str]:
    for each in page.find_all(True):
        for attribute in _URLS:
            if each.get(attribute) and not str(each[attribute]).startswith(
                ("data:", "mailto:", "tel:")
            ):
                yield str(each[attribute])
        for candidate in str(each.get("srcset", "")).split(","):
            if candidate.strip():
                yield candidate.split()[0]
        if each.name == "meta" and str(each.get("http-equiv", "")).lower() == "refresh":
            yield str(each["content"]).partition("url=")[2]


def _list(tag: Tag, attribute: str) -> list[str]:
    value = tag.get(attribute) or []
    return value.split() if isinstance(value, str) else list(value)

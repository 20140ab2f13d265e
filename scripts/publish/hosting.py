"""Files that tell a host how to send a built site: _headers (Netlify, Cloudflare Pages and others)
and nginx.conf.

Both say what keeps readers safe, and how long a browser may keep a file. nginx.conf also names the
kinds of files that nginx does not know. _headers cannot tell the files of one folder apart: where
they differ, the host's own rule holds, to ask each time.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from core.templates import fill
from publish.content_policy import header_policy


class Header(NamedTuple):
    name: str
    value: str
    why: str


HEADERS = (
    Header("X-Content-Type-Options", "nosniff", "a file is what its type says, and nothing else"),
    Header(
        "Referrer-Policy", "same-origin", "other sites do not learn which page a reader came from"
    ),
    Header(
        "Cross-Origin-Opener-Policy", "same-origin", "a page that opens this one gets no hold on it"
    ),
    Header(
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(),"
        " midi=(), browsing-topics=()",
        "the guide needs none of these, so nobody gets them through it",
    ),
    Header(
        "Content-Security-Policy",
        header_policy(),
        "pages say more in themselves, with the hashes of what stands in them; both hold",
    ),
)


class Keep(NamedTuple):
    """How long browsers may keep the files whose names match."""

    names: re.Pattern[str]
    value: str
    why: str


KEEP = (
    Keep(
        re.compile(r"\.[0-9a-f]{8,}\.(min\.)?(js|css)$"),
        "public, max-age=31536000, immutable",
        "a name with a hash in it never changes its content: a year",
    ),
    Keep(
        re.compile(r"\.(m?js|css|map|json|xml|txt|webmanifest)$"),
        "public, max-age=600",
        "scripts, styles and the search index keep their names when they change: ten minutes, one"
        " sitting",
    ),
    Keep(
        re.compile(r"\.(svg|png|jpg|ico|woff2|pdf|csv|yml|zip|epub|imscc|ics|pptx|docx|xlsx|gz)$"),
        "public, max-age=86400",
        "pictures and downloads: a day",
    ),
)
# pages: kept, and used after asking whether they are still right (ETag), which costs a few bytes
ASK = "no-cache"
TYPES = {
    "mjs": "text/javascript",
    "webmanifest": "application/manifest+json",
    "epub": "application/epub+zip",
    "imscc": "application/zip",
    "ics": "text/calendar",
    "csv": "text/csv",
    "yml": "application/yaml",
}
TEXTS = (
    "text/css text/javascript application/javascript application/json application/manifest+json"
    " application/yaml text/calendar text/csv text/plain text/xml image/svg+xml"
)
LIMIT = 100  # rules that Cloudflare Pages reads of a _headers file


def keep(name: str) -> str:
    return next((rule.value for rule in KEEP if rule.names.search(name)), ASK)


def kept_paths(names: Iterable[str], folder: str = "") -> Iterator[tuple[str, str]]:
    """Folders whose files may all be kept as long, as /folder/*; elsewhere each file that may be
    kept for a year.
    """
    inside = [
        name for name in sorted(names) if name.startswith(folder) and not name.endswith(".gz")
    ]
    values = {keep(name) for name in inside}
    if folder and len(values) == 1 and ASK not in values:
        yield f"/{folder}*", values.pop()
        return
    is_deep = folder.count("/") == 2
    below = {folder + name.removeprefix(folder).partition("/")[0] + "/" for name in inside}
    for deeper in sorted(set() if is_deep else below):
        yield from kept_paths(inside, deeper)
    for name in inside:
        if "immutable" in keep(name) and (is_deep or "/" not in name.removeprefix(folder)):
            yield f"/{name}", keep(name)


def render_all(names: Iterable[str]) -> Mapping[str, str]:
    """Both files, name → content. No file may be met by two rules of _headers for one header: some
    hosts join what both say.
    """
    values = {"headers": HEADERS, "kept": list(kept_paths(names))}
    nginx = {"headers": HEADERS, "rules": KEEP, "ask": ASK, "types": TYPES, "texts": TEXTS}
    return {
        "_headers": fill("hosts/headers.txt", **values),
        "nginx.conf": fill("hosts/nginx.conf", **nginx),
    }


def make(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    for name, text in render_all(names).items():
        (site / name).write_text(text, "utf-8")

"""The finished site as files that need no server: what copies to keep and packages for course
systems are made of.

Addresses of pages get the name of their file, absolute addresses of the site become relative, the
modules one classic script.
What a copy leaves out, such as files for other programs, is linked where it is published.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from html import escape, unescape
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from copies.classic_scripts import bundle
from core.problems import BadInput, Problem
from publish.content_policy import policy
from publish.light_pages import POLICY

RUNTIME = Path(__file__).with_name("parts") / "runtime.js"
SCRIPT = "javascripts/modules.js"
KINDS = {
    ".css",
    ".csv",
    ".html",
    ".ics",
    ".js",
    ".json",
    ".md",
    ".mjs",
    ".png",
    ".svg",
    ".txt",
    ".webp",
    ".yml",
}
# For hosts and search engines; pictures for links on other sites; what the theme brings for other
# languages and other pages.
LEFT_OUT = (
    "404.html",
    "robots.txt",
    "manifest.txt",
    "sw.js",
    "assets/cards/",
    "assets/javascripts/lunr/",
    "assets/stylesheets/",
)
INDEX = "search/search_index.json"
LIST = "files.json"  # the names of all files, for those who ask whether there is one
WORKERS = "assets/javascripts/workers/"

TAG = re.compile(
    r"<(a|area|form|iframe|img|link|meta|script|source)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
)
ADDRESS = re.compile(r'\b(href|src|action)="([^"]*)"')
ELSEWHERE = re.compile(
    r"$|[a-z][a-z0-9+.-]*:|//|[?#]", re.IGNORECASE
)  # other sites, and places on this very page
REFRESH = re.compile(r'(http-equiv="refresh" content="\d+; ?url=)([^"]*)"')
FOR_HOSTS = re.compile(r'<link rel="(?:apple-touch-icon|manifest)"[^>]*>\n?')
MODULE = re.compile(r'<script\b[^>]*\bsrc="([^":]*?)javascripts/([\w/-]+\.mjs)"[^>]*></script>\n?')
TEXT = re.compile(r"""["'`/]((?:[\w-]+/)*[\w-]+\.(?:json|html))["'`]""")
# What a module fetches that it does not name as a file.
FETCHED: Mapping[str, tuple[str, ...]] = {
    "page/shell.mjs": ("contents/index.html",),
    "links/go.mjs": (),
    "page/search.mjs": (),
}


class Portable(NamedTuple):
    """`files`: name → content, working from any folder of any server. `beside`: the scripts that
    give texts where no file can be read.
    """

    files: dict[str, bytes]
    beside: dict[str, bytes]


def read(site: Path, site_url: str) -> Portable:
    """All that a copy of a finished site holds. Raises BadInput."""
    kept = {
        name: path
        for path in sorted(site.rglob("*"))
        if path.is_file() and _taken(name := path.relative_to(site).as_posix())
    }
    modules = {
        name.removeprefix("javascripts/"): kept[name].read_text("utf-8")
        for name in kept
        if name.endswith(".mjs")
    }
    problems: list[Problem] = []
    files = {
        name: path.read_bytes()
        for name, path in kept.items()
        if not name.endswith((".html", ".mjs"))
    }
    files |= {
        name: portable_page(path.read_text("utf-8"), name, kept, site_url, problems).encode()
        for name, path in kept.items()
        if name.endswith(".html")
    }
    if problems:
        raise BadInput(problems)
    texts = fetched(modules, files)
    files[SCRIPT] = script(modules, site_url, texts).encode()
    return Portable(files, texts_beside(files, texts))


def script(modules: Mapping[str, str], site_url: str, texts: Iterable[str]) -> str:
    """The one script of a copy. `texts`: the files that it can read when it is opened from a
    folder.
    """
    names = f"const PUBLISHED = {json.dumps(site_url)};\nconst TEXTS = {json.dumps([*texts])};\n"
    start = 'for (const name of page.split(" ")) need(name);'
    return (
        f'(() => {{\n"use strict";\n{names}{RUNTIME.read_text("utf-8")}\nconst modules ='
        f" {bundle(modules)};\n\n{start}\n}})();\n"
    )


def texts_beside(files: Mapping[str, bytes], texts: Iterable[str]) -> dict[str, bytes]:
    """A script for each of the texts, and the theme’s own way to its index: name → content."""
    listed = {**files, LIST: json.dumps(sorted(files)).encode()}
    made = {
        f"{name}.js": (
            f"bothHatsText({json.dumps(name)},"
            f" {json.dumps(listed[name].decode(), ensure_ascii=False)});".encode()
        )
        for name in texts
    }
    return made | (
        {INDEX.removesuffix("on"): b"var __index = " + files[INDEX]} if INDEX in files else {}
    )


def fetched(modules: Mapping[str, str], files: Mapping[str, bytes]) -> list[str]:
    """The files whose text modules and the theme ask for. Raises BadInput for a module that does
    not say what it fetches.
    """
    found, problems = {LIST, *(name for name in files if name.startswith(WORKERS))}, []
    for module, source in modules.items():
        if re.search(r"\bfetch\(", source):
            named = FETCHED.get(module, TEXT.findall(source))
            found.update(name for name in named if name in files)
            if module not in FETCHED and not any(name in files for name in named):
                problems.append(
                    Problem(
                        f"docs/javascripts/{module}",
                        1,
                        "fetches a file that copies of the site cannot know — name it in the call,"
                        ' such as "go/links.json", or list it in scripts/copies/portable.py',
                    )
                )
    if problems:
        raise BadInput(problems)
    return sorted(found)


def portable_page(
    html: str, name: str, kept: Collection[str], site_url: str, problems: list[Problem]
) -> str:
    """One page as it stands in a copy. `kept`: all files of the copy. What it needs and is not
    there goes to `problems`.
    """
    folder = PurePosixPath(name).parent

    def tag(found: re.Match[str]) -> str:
        element, rest = found.groups()
        if element == "link" and 'rel="canonical"' in rest:
            return found[0]
        needed = element not in ("a", "area", "form") and not (
            element == "link" and re.search(r'rel="(?:next|prev)"', rest)
        )

        def address(part: re.Match[str]) -> str:
            made = moved(unescape(part[2]), folder, kept, site_url)
            if needed and made.startswith(site_url):
                problems.append(
                    Problem(
                        name,
                        1,
                        f"needs {part[2]}, which copies of the site leave out — see"
                        " scripts/copies/portable.py for what they hold",
                    )
                )
            return f'{part[1]}="{escape(made)}"'

        rest = REFRESH.sub(
            lambda part: f'{part[1]}{escape(moved(unescape(part[2]), folder, kept, site_url))}"',
            rest,
        )
        return f"<{element}{ADDRESS.sub(address, rest)}>"

    html = TAG.sub(tag, FOR_HOSTS.sub("", html))
    first = MODULE.search(html)
    if first:
        names = [found[1] for found in MODULE.findall(html)]
        up = first[1]
        html = MODULE.sub(
            f'<script src="{up}{SCRIPT}" data-start="{" ".join(dict.fromkeys(names))}"'
            " defer></script>\n",
            html,
            count=1,
        )
        html = MODULE.sub("", html)
    html = re.sub(rf'{POLICY}content="[^"]*">', "", html)
    # The standard promises “self” to no page from a folder, though Chromium and Firefox keep to it;
    # the theme’s worker is made of its text
    allowed = (
        policy(html)
        .replace("'self'", "'self' file:")
        .replace("worker-src 'self'", "worker-src blob: 'self'")
    )
    return html.replace(
        '<meta charset="utf-8">', f'<meta charset="utf-8">{POLICY}content="{allowed}">', 1
    )


def moved(address: str, folder: PurePosixPath, kept: Collection[str], site_url: str) -> str:
    """Where an address on a page in this folder leads in a copy: to a file in it, or to the
    published site for what it leaves out.
    """
    own = address.startswith(site_url)
    if not own and ELSEWHERE.match(address):
        return address
    address = address.removeprefix(site_url) if own else address
    path = re.split("[?#]", address, maxsplit=1)[0]
    rest = address.removeprefix(path)
    target = posixpath.normpath(path if own else folder / path)
    for file in (target, posixpath.normpath(f"{target}/index.html")):
        if file in kept:
            return posixpath.relpath(file, folder) + rest
    return f"{site_url}{target}{'/' if path.endswith('/') else ''}{rest}"


def _taken(name: str) -> bool:
    return PurePosixPath(name).suffix in KINDS and not name.startswith(LEFT_OUT)

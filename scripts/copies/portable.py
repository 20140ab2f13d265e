"""The finished site as files that need no server: what copies to keep and packages for course
systems are made of.

Addresses of pages get the name of their file, absolute addresses of the site become relative, the
modules one classic script. What a copy leaves out, such as files for other programs, is linked
where it is published.
"""

import json
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lxml.html import HtmlElement, fragment_fromstring

from copies.classic_scripts import bundle
from core.html_trees import as_html, as_page, html_element, parse
from core.problems import Problem, refuse
from core.templates import fill
from publish.content_policy import policy

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
# For hosts and search engines; pictures for links on other sites; plates as they were drawn.
NOT_FOUND = ("404.html", "javascripts/page/not-found.mjs")
LEFT_OUT = (*NOT_FOUND, "robots.txt", "manifest.txt", "sw.js", "assets/cards/", "data/plates/")
LIST = "files.json"  # the names of all files, for those who ask whether there is one

ADDRESSES = ("href", "src", "action")
# Other sites, and places on this very page.
ELSEWHERE = re.compile(r"$|[a-z][a-z0-9+.-]*:|//|[?#]", re.IGNORECASE)
FOR_HOSTS = ("apple-touch-icon", "manifest")
POLICY = "Content-Security-Policy"
MODULE = re.compile(r"([^:]*?)javascripts/([\w/-]+\.mjs)")
TEXT = re.compile(r"""["'`/]((?:[\w-]+/)*[\w-]+\.(?:json|html))["'`]""")
# What a module fetches that it does not name as a file.
FETCHED: Mapping[str, tuple[str, ...]] = {
    "page/menu.mjs": ("contents/index.html",),
    "links/go.mjs": (),
    "lib/vendor/minisearch.mjs": (),  # a function of its own, of that name
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
        if path.is_file()
        and path.suffix in KINDS
        and not (name := path.relative_to(site).as_posix()).startswith(LEFT_OUT)
    }
    modules = {
        name.removeprefix("javascripts/"): kept[name].read_text("utf-8")
        for name in kept
        if name.endswith(".mjs")
    }
    files = {
        name: path.read_bytes()
        for name, path in kept.items()
        if not name.endswith((".html", ".mjs"))
    }
    problems: list[Problem] = []
    for name, path in kept.items():
        if name.endswith(".html"):
            page, found = portable_page(path.read_text("utf-8"), name, kept, site_url)
            files[name] = page.encode()
            problems += found
    refuse(problems)
    texts = fetched(modules, files)
    files[SCRIPT] = script(modules, site_url, texts).encode()
    return Portable(files, texts_beside(files, texts))


def script(modules: Mapping[str, str], site_url: str, texts: Iterable[str]) -> str:
    """The one script of a copy. `texts`: the files that it can read when it is opened from a
    folder.
    """
    return fill(
        "copies/modules.js",
        published=json.dumps(site_url),
        texts=json.dumps([*texts]),
        runtime=RUNTIME.read_text("utf-8"),
        modules=bundle(modules),
    )


def texts_beside(files: Mapping[str, bytes], texts: Iterable[str]) -> dict[str, bytes]:
    """A script for each of the texts: name → content."""
    listed = {**files, LIST: json.dumps(sorted(files)).encode()}
    beside = {}
    for name in texts:
        text = json.dumps(listed[name].decode(), ensure_ascii=False)
        beside[f"{name}.js"] = f"bothHatsText({json.dumps(name)}, {text});".encode()
    return beside


def fetched(modules: Mapping[str, str], files: Mapping[str, bytes]) -> list[str]:
    """The files whose text modules ask for. Raises BadInput for a module that does
    not say what it fetches.
    """
    found, problems = {LIST}, []
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
    refuse(problems)
    return sorted(found)


def portable_page(
    html: str, name: str, kept: Collection[str], site_url: str
) -> tuple[str, list[Problem]]:
    """One page as it stands in a copy, and what it needs and is not there. `kept`: all files of the
    copy.
    """
    folder, page = PurePosixPath(name).parent, parse(html)
    problems: list[Problem] = []
    for part in list(page.iter("*")):
        if part.get("http-equiv") == POLICY or part.get("rel") in FOR_HOSTS:
            part.drop_tree()
        elif part.get("rel") != "canonical":
            for key in (key for key in ADDRESSES if key in part.attrib):
                address = part.get(key)
                part.set(key, moved(address, folder, kept, site_url))
                if _is_needed(part) and part.get(key).startswith(site_url):
                    problems.append(
                        Problem(
                            name,
                            1,
                            f"needs {address}, which copies of the site leave out — see"
                            " scripts/copies/portable.py for what they hold",
                        )
                    )
        if part.get("http-equiv") == "refresh":
            wait, mark, address = part.get("content").partition("url=")
            part.set("content", wait + mark + moved(address, folder, kept, site_url))
    _join_modules(page)
    allowed = policy(as_html(page))
    # The standard promises “self” to no page from a folder, though Chromium and Firefox keep to it.
    allowed = allowed.replace("'self'", "'self' file:")
    says = html_element("meta", **{"http-equiv": POLICY, "content": allowed})
    page.head.insert(1, says)  # after the charset, ahead of all else
    return as_page(page), problems


def _is_needed(element: HtmlElement) -> bool:
    return element.tag not in ("a", "area", "form")


def _join_modules(page: HtmlElement) -> None:
    modules = [
        (script, match)
        for script in page.xpath("//script[@src]")
        if (match := MODULE.fullmatch(script.get("src")))
    ]
    if modules:
        first, (up, _) = modules[0][0], modules[0][1].groups()
        names = " ".join(dict.fromkeys(match[2] for _, match in modules))
        joined = fill("copies/start.html", script=f"{up}{SCRIPT}", names=names)
        first.addprevious(fragment_fromstring(joined))
    for script, _ in modules:
        script.drop_tree()


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

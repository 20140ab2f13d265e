"""What mkdocs.yml says that other programs need: the site's address, and the order of its pages."""

import functools
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from core.problems import BadInput, Problem, attempt, refuse
from core.text_files import read_text
from core.yaml_messages import syntax_problem

ROOT = Path(__file__).resolve().parents[2]
FILE = "mkdocs.yml"
ANY = re.compile("")
EXAMPLE = "https://example.org/guide/"
HOST = re.compile(r"(\[[\w:.]+\]|[\w.-]+)(:\d{1,5})?")


class Entry(NamedTuple):
    """A page in nav: its address in the site, its title, the heading it is under."""

    address: str
    title: str
    section: str

    @property
    def name(self) -> str:
        """The address as one word, for files and ids."""
        return self.address.strip("/").replace("/", "-") or "home"


def site_url(root: Path) -> str:
    """Where the site will be published, with a slash at its end. Raises BadInput."""
    node = _settings(root).get("site_url")
    if not node:
        raise BadInput(
            Problem(
                FILE,
                1,
                "site_url is missing — write where the site will be published: site_url: !ENV"
                f' [SITE_URL, "{EXAMPLE}"]',
            )
        )
    name, url = _environment(node)
    if wrong := address_problem(url):
        raise BadInput(_problem(node, f"{name} {wrong}"))
    return url.rstrip("/") + "/"


def address_problem(url: str) -> str:
    """What is wrong with the address of a site, and what to write; nothing where it is right."""
    odd = re.findall(r'[\s"<>\\^`{|}]', url)
    scheme, _, rest = url.partition("://") if "://" in url else ("", "", url)
    place = re.split("[?#]", rest, maxsplit=1)[0]
    host, _, path = place.partition("/")
    right = f"https://{host.rpartition('@')[2] or '…'}/{re.sub('//+', '/', path).lstrip('/')}"
    problems = (
        (not url, f"is empty — write where the site will be published, such as {EXAMPLE}"),
        (odd, f"holds “{''.join(odd)}” — write an address without, such as {EXAMPLE}"),
        (place != rest, f"goes on after its path: {rest.removeprefix(place)} — write {right}"),
        ("@" in host, f"names a user, whom every QR code would print — write {right}"),
        (
            scheme not in ("http", "https") or not HOST.fullmatch(host),
            f"is “{url}”, which is no web address — write {right}",
        ),
        ("//" in place, f"has two slashes in a row — write {right}"),
    )
    return next((message for wrong, message in problems if wrong), "")


def reading_order(root: Path, taken: re.Pattern[str] = ANY) -> list[Entry]:
    """The pages of nav, as written there, whose addresses start with what is `taken`. Raises
    BadInput for what is neither “Title: page” nor “Title:” and a list.
    """
    nav = _settings(root).get("nav")
    found = [*_pages(nav, "")] if nav else []
    refuse([each for each in found if isinstance(each, Problem)])
    return [each for each in found if isinstance(each, Entry) and taken.match(each.address)]


def style_sheets(root: Path) -> list[str]:
    """The files of extra_css. Raises BadInput."""
    listed = _settings(root).get("extra_css")
    return [str(item.value) for item in listed.value] if listed else []


def check_settings(root: Path, pages: Mapping[str, str]) -> list[Problem]:
    """All that is wrong with what programs read here. `pages`: address → file of each page, which
    must stand in nav if there is one.
    """
    problems: list[Problem] = []
    attempt(problems, site_url, root)
    listed = {entry.address for entry in attempt(problems, reading_order, root) or ()}
    return problems + [
        Problem(
            file,
            1,
            "no reader would meet this page, because it stands nowhere in nav — add it in"
            f" {FILE}: - Title: {file.removeprefix('docs/')}",
        )
        for address, file in pages.items()
        if listed and address not in listed
    ]


def built_pages(site: Path, root: Path, taken: re.Pattern[str]) -> dict[Entry, str]:
    """The pages of nav as built, in its order. Raises BadInput that names every missing one."""
    files = {each: site / each.address / "index.html" for each in reading_order(root, taken)}
    advice = "index.html was not built — build the site first, with every page in nav"
    refuse(
        [
            Problem(FILE, 1, f"{entry.address}{advice}")
            for entry, path in files.items()
            if not path.is_file()
        ]
    )
    return {entry: path.read_text("utf-8") for entry, path in files.items()}


def _environment(node: yaml.Node) -> tuple[str, str]:
    """A setting's name and value: a text, or MkDocs's own `!ENV [NAME, …, default]`: the first of
    the variables that is set, or the default.
    """
    if isinstance(node, yaml.ScalarNode):
        return "site_url", node.value
    values = [str(part.value) for part in node.value] if isinstance(node, yaml.SequenceNode) else []
    given = ((name, os.environ[name]) for name in values[:-1] if name in os.environ)
    return next(given, ("site_url", values[-1] if values else ""))


def _pages(items: yaml.Node, section: str) -> Iterator[Entry | Problem]:
    if not isinstance(items, yaml.SequenceNode):
        yield _problem(
            items, "is not a list of pages — start each with a dash: - Title: chapters/name.md"
        )
        return
    for item in items.value:
        if not isinstance(item, yaml.MappingNode):
            page = item.value if isinstance(item.value, str) else "chapters/name.md"
            yield _problem(item, f"an entry of nav has no title — write it so: - Title: {page}")
        for title, inside in item.value if isinstance(item, yaml.MappingNode) else ():
            if not isinstance(inside, yaml.ScalarNode):
                yield from _pages(inside, title.value)
            elif inside.value.endswith(".md"):
                name = inside.value.removesuffix(".md").removesuffix("index").strip("/")
                yield Entry(name and name + "/", title.value, section)
            else:
                yield _problem(
                    inside,
                    f"“{title.value}” in nav leads to no page — name a Markdown file in docs/,"
                    " such as chapters/name.md",
                )


def _problem(node: yaml.Node, message: str) -> Problem:
    return Problem(FILE, node.start_mark.line + 1, message)


def _settings(root: Path) -> Mapping[str, yaml.Node]:
    """What stands under each key. Raises BadInput: file missing, no YAML, not keys and values."""
    return _parsed(read_text(root / FILE, FILE))


@functools.lru_cache(maxsize=1)  # a run asks for several settings, of one file
def _parsed(text: str) -> Mapping[str, yaml.Node]:
    try:
        node = yaml.compose(text, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise BadInput(syntax_problem(error, text, FILE, 1)) from error
    if not isinstance(node, yaml.MappingNode):
        raise BadInput(Problem(FILE, 1, "holds no settings — restore it from the last commit"))
    return {name.value: value for name, value in node.value}

"""What mkdocs.yml says that programs other than MkDocs need: the site's address, the reading order,
and the pages that must be there.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from core.problems import BadInput, Problem
from core.text_files import read_text
from core.yaml_messages import syntax_problem

FILE = "mkdocs.yml"


class Entry(NamedTuple):
    """A page in nav: its address relative to the site's root, its title there, the heading it
    stands under.
    """

    address: str
    title: str
    section: str


def _environment(node: yaml.Node) -> str:
    """A text, or MkDocs's own `!ENV [NAME, …, default]`: the first of the variables that is set, or
    the default.
    """
    if not isinstance(node, yaml.SequenceNode):
        return node.value
    *names, default = (part.value for part in node.value)
    return next((os.environ[name] for name in names if name in os.environ), default)


def site_url(root: Path) -> str:
    """Where the site will be published, with a slash at its end. Raises BadInput."""
    if setting := _setting(root, "site_url"):
        return _environment(setting).rstrip("/") + "/"
    raise BadInput(
        [
            Problem(
                FILE,
                1,
                "site_url is missing — write where the site will be published: site_url: !ENV"
                ' [SITE_URL, "https://example.org/"]',
            )
        ]
    )


def reading_order(root: Path) -> list[Entry]:
    """The pages of nav, as written there. Raises BadInput for what is neither “Title: page” nor
    “Title:” and a list.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []

    def walk(items: yaml.Node, section: str) -> None:
        if not isinstance(items, yaml.SequenceNode):
            problems.append(
                _problem(
                    items,
                    "is not a list of pages — start each with a dash: - Title: chapters/name.md",
                )
            )
            return
        for item in items.value:
            if not isinstance(item, yaml.MappingNode):
                problems.append(
                    _problem(
                        item,
                        "an entry of nav has no title — write it so: - Title:"
                        f" {item.value if isinstance(item.value, str) else 'chapters/name.md'}",
                    )
                )
                continue
            for title, inside in item.value:
                if not isinstance(inside, yaml.ScalarNode):
                    walk(inside, title.value)
                elif inside.value.endswith(".md"):
                    name = inside.value.removesuffix(".md").removesuffix("index").strip("/")
                    entries.append(Entry(name and name + "/", title.value, section))
                else:
                    problems.append(
                        _problem(
                            inside,
                            f"“{title.value}” in nav leads to no page — name a Markdown file in"
                            " docs/, such as chapters/name.md",
                        )
                    )

    if nav := _setting(root, "nav"):
        walk(nav, "")
    if problems:
        raise BadInput(problems)
    return entries


def check_settings(root: Path, pages: Mapping[str, str]) -> list[Problem]:
    """All that is wrong with what programs read here. `pages`: address → file of each page, which
    must stand in nav if there is one.
    """
    problems: set[Problem] = set()
    entries: list[Entry] = []
    try:
        site_url(root)
    except BadInput as error:
        problems.update(error.problems)
    try:
        entries = reading_order(root)
    except BadInput as error:
        problems.update(error.problems)
    listed = {entry.address for entry in entries} or pages
    return sorted(problems) + [
        Problem(
            file,
            1,
            "no reader would meet this page, because it stands nowhere in nav — add it in"
            f" mkdocs.yml: - Title: {file.removeprefix('docs/')}",
        )
        for address, file in pages.items()
        if address not in listed
    ]


def _problem(node: yaml.Node, message: str) -> Problem:
    return Problem(FILE, node.start_mark.line + 1, message)


def _setting(root: Path, key: str) -> yaml.Node | None:
    """What stands under a key of mkdocs.yml. Raises BadInput where the file is missing, no YAML, or
    not keys and values.
    """
    text, problems = read_text(root / FILE, FILE)
    if problems:
        raise BadInput(problems)
    try:
        node = yaml.compose(text, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise BadInput([syntax_problem(error, text, FILE, 1)]) from error
    if not isinstance(node, yaml.MappingNode):
        raise BadInput([Problem(FILE, 1, "holds no settings — restore it from the last commit")])
    return next((value for name, value in node.value if name.value == key), None)


def require_built(site: Path, names: Iterable[str]) -> None:
    """Raises BadInput that names every one of these files a built site does not have."""
    if missing := [
        Problem(FILE, 1, f"{name} was not built — build the site first, with every page in nav")
        for name in names
        if not (site / name).is_file()
    ]:
        raise BadInput(missing)

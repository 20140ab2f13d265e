"""What mkdocs.yml says that programs other than MkDocs need: the site's address, the reading order, and the pages that must be there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml
from problems import BadInput, Problem

FILE = "mkdocs.yml"


class Entry(NamedTuple):
    """A page in nav: its address relative to the site's root, its title there, the heading it stands under."""

    address: str
    title: str
    section: str


class _Loader(yaml.SafeLoader):
    """mkdocs.yml without what only MkDocs can read."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> str:
    """MkDocs's own `!ENV [NAME, …, default]`: the first of the variables that is set, or the default."""
    assert isinstance(node, yaml.SequenceNode)
    *names, default = (part.value for part in node.value)
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_constructor(None, lambda loader, node: None)
_Loader.add_constructor("!ENV", _environment)


def site_url(root: Path) -> str:
    """Where the site will be published, with a slash at its end."""
    return str(_read(root)["site_url"]).rstrip("/") + "/"


def reading_order(root: Path) -> list[Entry]:
    """The pages of nav, as written there."""
    entries: list[Entry] = []

    def walk(items: Iterable[Mapping[str, str | list]], section: str) -> None:
        for title, inside in (pair for item in items for pair in item.items()):
            if isinstance(inside, list):
                walk(inside, title)
            else:
                name = inside.removesuffix(".md").removesuffix("index").strip("/")
                entries.append(Entry(name and name + "/", title, section))

    walk(_read(root).get("nav", ()), "")
    return entries


def _read(root: Path) -> dict:
    return yaml.load((root / FILE).read_text("utf-8"), _Loader)


def require_built(site: Path, names: Iterable[str]) -> None:
    """Raises BadInput that names every one of these files a built site does not have."""
    if missing := [Problem(FILE, 1, f"{name} was not built — build the site first, with every page in nav") for name in names if not (site / name).is_file()]:
        raise BadInput(missing)

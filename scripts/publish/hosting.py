"""Files that tell a host how to send a built site: _headers (Netlify, Cloudflare Pages and others)
and nginx.conf.

Both say what keeps readers safe, and how long a browser may keep a file. nginx.conf also names the
kinds of files that nginx does not know. _headers cannot tell the files of one folder apart: where
they differ, the host's own rule holds, to ask each time.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml

from core.templates import fill

HOSTS = yaml.safe_load(Path(__file__).with_name("hosts.yml").read_text("utf-8"))
ASK = HOSTS["ask"]


def keep(name: str) -> str:
    return next((each["value"] for each in HOSTS["keep"] if re.search(each["names"], name)), ASK)


def kept_paths(names: Iterable[str], folder: str = "") -> Iterator[tuple[str, str]]:
    """Folders whose files may all be kept as long, as /folder/*."""
    inside = [
        name for name in sorted(names) if name.startswith(folder) and not name.endswith(".gz")
    ]
    values = {keep(name) for name in inside}
    if folder and len(values) == 1 and ASK not in values:
        yield f"/{folder}*", values.pop()
        return
    below = {folder + name.removeprefix(folder).partition("/")[0] + "/" for name in inside}
    for deeper in sorted(below if folder.count("/") < 2 else ()):
        yield from kept_paths(inside, deeper)


def render_all(names: Iterable[str]) -> Mapping[str, str]:
    """Both files, name → content. No file may be met by two rules of _headers for one header: some
    hosts join what both say.
    """
    values = HOSTS | {"kept": list(kept_paths(names))}
    return {
        "_headers": fill("hosts/headers.txt", **values),
        "nginx.conf": fill("hosts/nginx.conf", **values),
    }


def make(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    for name, text in render_all(names).items():
        (site / name).write_text(text, "utf-8")

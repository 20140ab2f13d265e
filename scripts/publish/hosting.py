"""Files that tell a host how to send a built site: _headers (Netlify, Cloudflare Pages and others)
and nginx.conf.

Both say what keeps readers safe, and how long a browser may keep a file. nginx.conf also names the
kinds of files that nginx
does not know. _headers cannot tell the files of one folder apart: where they differ, the host's own
rule holds, to ask each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from publish.content_policy import header_policy

HEADERS = (  # name, value, why
    ("X-Content-Type-Options", "nosniff", "a file is what its type says, and nothing else"),
    ("Referrer-Policy", "same-origin", "other sites do not learn which page a reader came from"),
    ("Cross-Origin-Opener-Policy", "same-origin", "a page that opens this one gets no hold on it"),
    (
        "Permissions-Policy",
        (
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(),"
            " midi=(), browsing-topics=()"
        ),
        "the guide needs none of these, so nobody gets them through it",
    ),
)
FRAMES = (
    (
        "No X-Frame-Options and no frame-ancestors, on purpose: course systems (LMS) show pages of"
        " this guide in a frame (?embed=1), at"
    ),
    (
        "addresses nobody knows beforehand, and some of their apps at addresses of a kind of their"
        " own. A frame can steal nothing here:"
    ),
    (
        "there is no sign-in, no form that is sent, no cookie. If only one course system may frame"
        " it, let the policy end in"
    ),
    "    ; frame-ancestors 'self' https://your.lms.example",
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
    """The Cache-Control of a file."""
    return next((rule.value for rule in KEEP if rule.names.search(name)), ASK)


def headers(policy: str) -> list[tuple[str, str, str]]:
    return [
        *HEADERS,
        *(
            [
                (
                    "Content-Security-Policy",
                    policy,
                    (
                        "pages say more in themselves, with the hashes of what stands in them; both"
                        " hold"
                    ),
                )
            ]
            if policy
            else []
        ),
    ]


def render_headers(names: Iterable[str], policy: str) -> str:
    """_headers. No file may be met by two rules for one header: some hosts join what both say."""
    lines = [*FRAMES, *(f"{name}: {why}" for name, _, why in headers(policy))]
    rules = [("/*", [f"{name}: {value}" for name, value, _ in headers(policy)])]
    rules += [(path, [f"Cache-Control: {value}"]) for path, value in kept_paths(names)]
    return "".join(f"# {line}\n" for line in lines) + "".join(
        f"\n{path}\n" + "".join(f"  {line}\n" for line in each) for path, each in rules
    )


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
    elif folder.count("/") < 2:
        for below in sorted(
            {
                name[: name.index("/", len(folder)) + 1]
                for name in inside
                if "/" in name[len(folder) :]
            }
        ):
            yield from kept_paths(inside, below)
        yield from (
            (f"/{name}", keep(name))
            for name in inside
            if "/" not in name[len(folder) :] and "immutable" in keep(name)
        )
    else:
        yield from ((f"/{name}", keep(name)) for name in inside if "immutable" in keep(name))


def render_nginx(policy: str) -> str:
    """nginx.conf: one server, to put into /etc/nginx/conf.d/. The tests start nginx with it."""
    rules = "".join(f'    "~{rule.names.pattern}" "{rule.value}";  # {rule.why}\n' for rule in KEEP)
    added = "".join(
        f'    add_header {name} "{value}" always;  # {why}\n'
        for name, value, why in headers(policy)
    )
    types = "".join(f"        {kind} {ending};\n" for ending, kind in TYPES.items())
    frames = "".join(f"    # {line}\n" for line in FRAMES)
    return f"""# This site behind nginx, as in Debian. Put this file into /etc/nginx/conf.d/ \
under a name that ends in .conf, and change root and listen.

map $uri $keep {{
    default "{ASK}";  # pages: ask each time whether they are still right, which costs a few bytes
{rules}}}

server {{
    listen 80;
    root /srv/both-hats;

    index index.html;
    error_page 404 /404.html;
    absolute_redirect off;  # a folder without its slash leads on, whatever the name and port
    server_tokens off;

    include /etc/nginx/mime.types;
    types {{  # kinds that nginx does not know
{types}    }}
    charset utf-8;
    charset_types {TEXTS};

    gzip_static on;  # sends NAME.gz, made once at the build
    gzip_vary on;

    add_header Cache-Control $keep always;
{added}
{frames}    # Strict-Transport-Security belongs to the server that speaks https, once it \
always will.
}}
"""


def render_all(names: Iterable[str], policy: str) -> Mapping[str, str]:
    return {"_headers": render_headers(names, policy), "nginx.conf": render_nginx(policy)}


def make(site: Path) -> None:
    for name, text in render_all(
        [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()],
        header_policy(),
    ).items():
        (site / name).write_text(text, "utf-8")

"""Any host: nginx, started with the nginx.conf that the build writes, sends each file as it should;
_headers says the same to others.
"""

from __future__ import annotations

import gzip
import http.client
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import pytest

from nginx_server import nginx_with
from publish import hosting, precompress
from site_fixtures import ROOT, Built, run

pytestmark = pytest.mark.xdist_group("nginx")
SAMPLES = {f"downloads/sample.{ending}": kind for ending, kind in hosting.TYPES.items()}
POLICY = "default-src 'self'; frame-src 'none'"
YEAR, SITTING, DAY = (rule.value for rule in hosting.KEEP)


class Host(NamedTuple):
    port: int
    site: Path

    def ask(self, address: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(
            "GET",
            address,
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


@pytest.fixture(scope="module")
def nginx() -> str:
    return os.environ.get("NGINX") or run(ROOT / "scripts/machine/nginx", cwd=ROOT).stdout.strip()


@pytest.fixture(scope="module")
def site(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with what scripts/build adds for hosts, a policy, and one file of each kind
    that nginx must be told about.
    """
    copy = Path(shutil.copytree(built.site, tmp_path_factory.mktemp("host") / "a site"))
    for name in SAMPLES:
        (copy / name).write_text("sample")
    names = [path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()]
    for name, text in hosting.render_all(names, POLICY).items():
        (copy / name).write_text(text, "utf-8")
    precompress.make(copy)
    return copy


@pytest.fixture(scope="module")
def host(site: Path, nginx: str) -> Iterator[Host]:
    with nginx_with(site, nginx) as port:
        yield Host(port, site)


def test_a_page_comes_compressed_to_those_who_take_it_and_plain_to_others(host: Host) -> None:
    page = (host.site / "chapters/differences/index.html").read_bytes()
    _, headers, body = host.ask("/chapters/differences/", Accept_Encoding="gzip")
    assert (
        headers["Content-Encoding"] == "gzip"
        and gzip.decompress(body) == page
        and len(body) < len(page) / 3
    )
    status, headers, body = host.ask("/chapters/differences/")
    assert (status, body, headers["Content-Encoding"], headers["Vary"]) == (
        200,
        page,
        None,
        "Accept-Encoding",
    )


@pytest.mark.parametrize(
    "address", ["/nowhere/", "/chapters/nowhere", "/nowhere.png", "/assets/nowhere.0123456789.js"]
)
def test_an_address_that_does_not_exist_gets_the_page_that_helps_and_nobody_keeps_it(
    host: Host, address: str
) -> None:
    status, headers, body = host.ask(address)
    assert (status, body) == (404, (host.site / "404.html").read_bytes())
    assert (
        headers["Cache-Control"] == "no-cache"
        and headers["Content-Type"] == "text/html; charset=utf-8"
    )


def test_a_folder_without_its_slash_leads_on_under_the_readers_own_host_and_port(
    host: Host,
) -> None:
    status, headers, _ = host.ask("/chapters/differences")
    assert (status, headers["Location"]) == (301, "/chapters/differences/")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("javascripts/page/shell.mjs", "text/javascript"),
        ("stylesheets/tokens.css", "text/css"),
        ("assets/favicon.svg", "image/svg+xml"),
        ("search/search_index.json", "application/json"),
        ("sitemap.xml", "text/xml"),
        *SAMPLES.items(),
    ],
)
def test_each_kind_of_file_is_sent_as_what_it_is(host: Host, name: str, kind: str) -> None:
    assert host.ask(f"/{name}")[1]["Content-Type"].partition(";")[0] == kind


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/javascripts/page/shell.mjs",
        "/stylesheets/tokens.css",
        "/downloads/sample.ics",
        "/downloads/sample.csv",
        "/downloads/sample.yml",
        "/search/search_index.json",
    ],
)
def test_texts_say_that_they_are_utf_8(host: Host, address: str) -> None:
    assert host.ask(address)[1]["Content-Type"].endswith("; charset=utf-8")


def test_pages_are_asked_for_each_time_and_files_are_kept_as_long_as_their_names_allow(
    host: Host,
) -> None:
    hashed = next(path for path in host.site.rglob("bundle.*.js"))
    wanted = {
        "/": "no-cache",
        "/chapters/faq/": "no-cache",
        "/book/index.html": "no-cache",
        f"/{hashed.relative_to(host.site).as_posix()}": YEAR,
    }
    wanted |= {
        "/javascripts/page/shell.mjs": SITTING,
        "/stylesheets/tokens.css": SITTING,
        "/search/search_index.json": SITTING,
        "/assets/two-hats.svg": DAY,
        "/downloads/sample.epub": DAY,
    }
    assert {address: host.ask(address)[1]["Cache-Control"] for address in wanted} == wanted


def test_a_page_that_did_not_change_is_not_sent_again(host: Host) -> None:
    for coding in ("gzip", "identity"):
        tag = host.ask("/chapters/faq/", Accept_Encoding=coding)[1]["ETag"]
        status, headers, body = host.ask(
            "/chapters/faq/", Accept_Encoding=coding, If_None_Match=tag
        )
        assert (status, body, headers["Cache-Control"]) == (304, b"", "no-cache")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/nowhere/",
        "/javascripts/page/shell.mjs",
        "/assets/favicon.svg",
        "/downloads/sample.csv",
        "/search/search_index.json",
    ],
)
def test_every_answer_carries_what_keeps_readers_safe_once_each(host: Host, address: str) -> None:
    headers = host.ask(address)[1]
    assert {name: headers.get_all(name) for name, _, _ in hosting.headers(POLICY)} == {
        name: [value] for name, value, _ in hosting.headers(POLICY)
    }
    assert len(headers.get_all("Cache-Control")) == 1 and headers["Server"] == "nginx", (
        "and does not tell its version"
    )


def test_course_systems_can_show_pages_in_a_frame(host: Host) -> None:
    headers = host.ask("/chapters/differences/?embed=1")[1]
    assert (
        headers["X-Frame-Options"] is None
        and "frame-ancestors" not in headers["Content-Security-Policy"]
    )
    for name in ("_headers", "nginx.conf"):
        assert "on purpose: course systems" in (host.site / name).read_text("utf-8"), (
            "the reason stands beside it"
        )


def test_an_nginx_conf_that_nginx_does_not_take_is_said_so(
    site: Path, nginx: str, tmp_path: Path
) -> None:
    (tmp_path / "nginx.conf").write_text(
        (site / "nginx.conf").read_text("utf-8").replace("gzip_vary on;", "gzip_vary;")
    )
    with pytest.raises(RuntimeError, match="nginx did not start"), nginx_with(tmp_path, nginx):
        pass


# -------------------------------------------------------------------------------------- other hosts


def rules(text: str) -> dict[str, dict[str, str]]:
    """_headers, read as Netlify and Cloudflare Pages do: path → header → value."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            rule = found.setdefault(line, {})
        elif line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            rule[name] = value
    return found


def clashes(text: str, names: list[str]) -> list[str]:
    """Files for which two rules name the same header: some hosts would send both values as one."""
    found = rules(text)
    met = {
        name: Counter(
            header
            for path, each in found.items()
            if fnmatchcase(f"/{name}", path)
            for header in each
        )
        for name in names
    }
    return [
        f"{name}: {header}"
        for name, headers in met.items()
        for header, count in headers.items()
        if count > 1
    ]


def test_other_hosts_are_told_the_same(site: Path) -> None:
    text = (site / "_headers").read_text("utf-8")
    names = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and path.suffix != ".gz"
    ]
    found = rules(text)
    assert found["/*"] == {name: value for name, value, _ in hosting.headers(POLICY)}
    assert clashes(text, names) == [] and len(found) <= hosting.LIMIT
    kept = {
        name: each["Cache-Control"]
        for name in names
        for path, each in found.items()
        if path != "/*" and fnmatchcase(f"/{name}", path)
    }
    assert {name: value for name, value in kept.items() if hosting.keep(name) != value} == {}
    assert {name for name in names if hosting.keep(name) == YEAR} <= kept.keys() and {
        "javascripts/page/shell.mjs",
        "stylesheets/tokens.css",
    } <= kept.keys()
    assert not any(name.endswith(".html") for name in kept), (
        "pages keep the host's rule: to ask each time"
    )
    assert all(any(fnmatchcase(f"/{name}", path) for name in names) for path in found), (
        "no rule without a file"
    )


def test_two_rules_for_one_header_of_one_file_would_be_seen() -> None:
    assert clashes("/*\n  A: 1\n\n/x/*\n  A: 2\n  B: 1\n", ["x/y", "z"]) == ["x/y: A"]

"""Any host: nginx, started with the nginx.conf that the build writes, sends each file as it should;
_headers says the same to others.
"""

import fnmatch
import gzip
import http.client
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from publish import hosting, precompress
from publish.hosting import HOSTS
from site_fixtures import Built
from started import Started, free_port, shows, tree

pytestmark = pytest.mark.xdist_group("nginx")
Ask = Callable[..., tuple[int, http.client.HTTPMessage, bytes]]
SAMPLES = {f"downloads/sample.{ending}": kind for ending, kind in HOSTS["types"].items()}
BINARY = {"downloads/sample.epub", "downloads/sample.imscc"}
LIMIT = 100  # rules that Cloudflare Pages reads of a _headers file
SAFETY = {header["name"]: [header["value"]] for header in HOSTS["headers"]}
SITTING, DAY = (rule["value"] for rule in HOSTS["keep"])
HTML, ALWAYS = "text/html; charset=utf-8", "no-cache"
SENT = {  # address → status, kind, how long it is kept
    "": (200, HTML, ALWAYS),
    "book/index.html": (200, HTML, ALWAYS),
    "nowhere/": (404, HTML, ALWAYS),
    "chapters/nowhere": (404, HTML, ALWAYS),
    "assets/nowhere.0123456789.js": (404, HTML, ALWAYS),
    "javascripts/page/shell.mjs": (200, "text/javascript; charset=utf-8", SITTING),
    "stylesheets/tokens.css": (200, "text/css; charset=utf-8", SITTING),
    "search/things.json": (200, "application/json; charset=utf-8", SITTING),
    "assets/favicon.svg": (200, "image/svg+xml; charset=utf-8", DAY),
    "sitemap.xml": (200, "text/xml; charset=utf-8", SITTING),
    **{
        name: (200, kind if name in BINARY else f"{kind}; charset=utf-8", hosting.keep(name))
        for name, kind in SAMPLES.items()
    },
}


@pytest.fixture(scope="module")
def site(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with what scripts/build adds for hosts, a policy, and one file of each kind
    that nginx must be told about.
    """
    copy = Path(shutil.copytree(built.site, tmp_path_factory.mktemp("host") / "a site"))
    for name in SAMPLES:
        (copy / name).write_text("sample")
    hosting.make(copy)
    precompress.make(copy)
    return copy


SERVER = """daemon off;
pid {folder}/pid;
error_log stderr warn;
{user}
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path {folder}/a;
    proxy_temp_path {folder}/b;
    fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d;
    scgi_temp_path {folder}/e;
    include {folder}/site.conf;
}}
"""


def nginx_with(conf: str, site: Path, port: int, folder: Path) -> Started:
    """nginx on a port of the loopback, set up by the site's own nginx.conf."""
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("root /srv/both-hats;", f'root "{site}";'),
    ):
        assert conf.count(old) == 1, f"nginx.conf has no line “{old}” to put the test's own there"
        conf = conf.replace(old, new)
    (folder / "site.conf").write_text(conf, "utf-8")
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "main.conf").write_text(SERVER.format(folder=folder, user=user), "utf-8")
    setup = ("-e", "stderr", "-p", str(folder), "-c", f"{folder}/main.conf")
    return Started(folder, os.environ["NGINX"], *setup)


@pytest.fixture(scope="module")
def ask(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks nginx for an address, with some headers."""
    port, conf = free_port(), (site / "nginx.conf").read_text("utf-8")

    def ask_for(address: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", f"/{address}", headers=asked)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()

    with closing(nginx_with(conf, site, port, tmp_path_factory.mktemp("nginx"))) as nginx:
        nginx.until(lambda: shows(f"http://127.0.0.1:{port}/", "</html>"))
        yield ask_for


def test_a_page_comes_compressed_to_those_who_take_it_and_plain_to_others(
    ask: Ask, site: Path
) -> None:
    page = (site / "chapters/differences/index.html").read_bytes()
    _, headers, body = ask("chapters/differences/", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip" and len(body) < len(page) / 3
    assert gzip.decompress(body) == page
    status, headers, body = ask("chapters/differences/")
    assert (status, body, headers["Content-Encoding"]) == (200, page, None)
    assert headers["Vary"] == "Accept-Encoding"


def test_each_file_is_sent_as_what_it_is_to_be_kept_as_long_as_its_name_allows_and_safely(
    ask: Ask, site: Path
) -> None:
    for address, (*sent, kept) in SENT.items():
        status, headers, body = ask(address)
        named = {name: headers.get_all(name) for name in (*SAFETY, "Cache-Control", "Server")}
        assert (address, status, headers["Content-Type"]) == (address, *sent)
        assert named == {**SAFETY, "Cache-Control": [kept], "Server": ["nginx"]}, address
        helps = body == (site / "404.html").read_bytes()
        assert helps == (status == 404), address


def test_a_folder_without_its_slash_leads_on_under_the_readers_own_host_and_port(ask: Ask) -> None:
    status, headers, _ = ask("chapters/differences")
    assert (status, headers["Location"]) == (301, "/chapters/differences/")


def test_a_page_that_did_not_change_is_not_sent_again(ask: Ask) -> None:
    for coding in ("gzip", "identity"):
        tag = ask("chapters/faq/", Accept_Encoding=coding)[1]["ETag"]
        status, headers, body = ask("chapters/faq/", Accept_Encoding=coding, If_None_Match=tag)
        assert (coding, status, body) == (coding, 304, b"")
        assert headers["Cache-Control"] == "no-cache"


def test_course_systems_can_show_pages_in_a_frame(ask: Ask, site: Path) -> None:
    headers = ask("chapters/differences/?embed=1")[1]
    assert headers["X-Frame-Options"] is None
    assert "frame-ancestors" not in headers["Content-Security-Policy"]
    for name in ("_headers", "nginx.conf"):  # the reason stands beside it
        assert "on purpose: course systems" in (site / name).read_text("utf-8")


def test_an_nginx_conf_that_nginx_does_not_take_is_said_so(site: Path, tmp_path: Path) -> None:
    conf = (site / "nginx.conf").read_text("utf-8").replace("gzip_vary on;", "gzip_vary;")
    with closing(nginx_with(conf, site, free_port(), tmp_path)) as nginx:
        nginx.until(lambda: 'invalid number of arguments in "gzip_vary"' in nginx.said())
        assert nginx.ended() == 1


# -------------------------------------------------------------------------------------- other hosts


def rules(text: str) -> dict[str, dict[str, str]]:
    """_headers, read as Netlify and Cloudflare Pages do: path → header → value."""
    blocks = re.findall(r"^(/.*)\n((?:  .*\n)*)", text, re.MULTILINE)
    return {path: dict(re.findall("  (.*?): (.*)\n", block)) for path, block in blocks}


def clashes(text: str, names: list[str]) -> list[str]:
    """Files for which two rules name the same header: some hosts would send both values as one."""
    counts = Counter(
        f"{name}: {header}"
        for path, each in rules(text).items()
        for name in fnmatch.filter(names, path[1:])
        for header in each
    )
    return [each for each, count in counts.items() if count > 1]


def test_other_hosts_are_told_the_same(site: Path) -> None:
    text = (site / "_headers").read_text("utf-8")
    names = [name for name in tree(site) if not name.endswith(".gz")]
    found = rules(text)
    assert found.pop("/*") == {name: value for name, (value,) in SAFETY.items()}
    assert clashes(text, names) == [] and len(found) < LIMIT
    met = {path: fnmatch.filter(names, path[1:]) for path in found}
    assert [path for path in met if not met[path]] == []
    kept = {name: found[path]["Cache-Control"] for path in met for name in met[path]}
    assert {name: value for name, value in kept.items() if hosting.keep(name) != value} == {}
    assert kept.keys() >= {"javascripts/page/shell.mjs", "stylesheets/tokens.css"}
    assert not [name for name in kept if name.endswith(".html")], "the host's rule: ask each time"


def test_two_rules_for_one_header_of_one_file_would_be_seen() -> None:
    assert clashes("/*\n  A: 1\n\n/x/*\n  A: 2\n  B: 1\n", ["x/y", "z"]) == ["x/y: A"]

"""nginx with the site's own nginx.conf under load from this machine. It stops by itself, after 20 seconds and some.

    NGINX=/usr/sbin/nginx python scripts/benchmark_host.py [SITE] [REQUESTS A SECOND] [SECONDS]

Requests leave when they are due, whether or not earlier ones are answered, and waiting counts from that moment: a host that
falls behind cannot hide it. Every answer is compared, byte for byte, with the file. The tests use the same client.
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONNECTIONS = 50  # as many readers' browsers, each with one connection that it keeps
PATIENCE = 10  # seconds until an answer counts as none
SERVER = """daemon off;
pid {folder}/pid;
error_log stderr warn;
{user}
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    include {folder}/site.conf;
}}
"""


@dataclass
class Outcome:
    """`waits`: seconds from when each request was due to its last byte. `wrong`: what was wrong with an answer → how often."""

    waits: list[float] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    bytes: int = 0


@contextmanager
def nginx_with(site: Path, program: str) -> Iterator[int]:
    """nginx on a free port of the loopback, set up by the site's own nginx.conf; yields the port."""
    with socket.create_server(("127.0.0.1", 0)) as free, tempfile.TemporaryDirectory() as folder:
        port = free.getsockname()[1]
        free.close()
        conf = (site / "nginx.conf").read_text("utf-8")
        for old, new in (("listen 80;", f"listen 127.0.0.1:{port};"), ("root /srv/both-hats;", f'root "{site.resolve()}";')):
            if conf.count(old) != 1:
                raise ValueError(f"nginx.conf has no line “{old}” to put the test's own in its place")
            conf = conf.replace(old, new)
        Path(folder, "site.conf").write_text(conf, "utf-8")
        Path(folder, "main.conf").write_text(SERVER.format(folder=folder, user="user root;" if os.getuid() == 0 else ""), "utf-8")
        server = subprocess.Popen([program, "-e", "stderr", "-p", folder, "-c", f"{folder}/main.conf"], stderr=subprocess.PIPE, text=True)
        try:
            _wait_for(port, server)
            yield port
        finally:
            server.terminate()
            server.wait(PATIENCE)
            if server.stderr:
                server.stderr.close()


def _wait_for(port: int, server: subprocess.Popen[str]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError("nginx did not start: " + (server.stderr.read() if server.stderr else ""))
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("nginx does not answer")


async def load(port: int, files: Mapping[str, bytes], requests: Sequence[str], rate: float, connections: int = CONNECTIONS) -> Outcome:
    """Ask for `requests`, addresses of `files`, at `rate` a second; every answer must be 200 and the file, compressed or not."""
    outcome = Outcome()
    start = time.perf_counter()
    due = ((start + number / rate, address) for number, address in enumerate(requests))

    async def reader() -> None:
        connection = None
        for moment, address in due:
            await asyncio.sleep(max(0.0, moment - time.perf_counter()))
            try:
                connection = connection or await asyncio.open_connection("127.0.0.1", port)
                status, body = await asyncio.wait_for(_ask(*connection, address), PATIENCE)
            except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError) as error:
                outcome.wrong[type(error).__name__] += 1
                connection = None
                continue
            outcome.waits.append(time.perf_counter() - moment)
            outcome.bytes += len(body)
            if status != 200 or body != files[address]:
                outcome.wrong[f"status {status}" if status != 200 else "other bytes"] += 1
        if connection:
            connection[1].close()

    await asyncio.gather(*(reader() for _ in range(connections)))
    outcome.seconds = time.perf_counter() - start
    return outcome


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str) -> tuple[int, bytes]:
    writer.write(f"GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = next(line for line in head.split("\r\n") if line.startswith("content-length:"))
    return int(head.split(" ", 2)[1]), await reader.readexactly(int(length.partition(":")[2]))


def sent_files(site: Path) -> dict[str, bytes]:
    """What a host should send for each address of the site: pages by their folder, texts compressed where there is such a copy."""
    found = {}
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.suffix != ".gz":
            copy = path.with_name(path.name + ".gz")
            found["/" + path.relative_to(site).as_posix().removesuffix("index.html")] = (copy if copy.exists() else path).read_bytes()
    return found


def main(argv: list[str]) -> int:
    site = Path(argv[0]) if argv else ROOT / "site"
    rate, seconds = (int(number) for number in (*argv[1:], *("1000", "20")[len(argv[1:]) :]))
    files = sent_files(site)
    pages = list(islice(cycle(address for address in files if address.endswith("/")), rate * seconds))
    with nginx_with(site, os.environ["NGINX"]) as port:
        outcome = asyncio.run(load(port, files, pages, rate))
    waits = sorted(outcome.waits)
    print(f"{len(waits):,} answers in {outcome.seconds:.1f} s, {len(waits) / outcome.seconds:,.0f} a second, {outcome.bytes / 1e6:,.0f} MB; wrong: {sum(outcome.wrong.values())} {dict(outcome.wrong) or ''}")
    if waits:
        print("waited, in ms: " + ", ".join(f"{name} {1000 * waits[int(share * (len(waits) - 1))]:.1f}" for name, share in (("half", 0.5), ("99 in 100", 0.99), ("longest", 1.0))))
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

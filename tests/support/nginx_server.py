"""nginx on this machine, set up by the site's own nginx.conf."""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 10  # seconds until it counts as not started
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


@contextmanager
def nginx_with(site: Path, program: str) -> Iterator[int]:
    """nginx on a free port of the loopback, with the site's own nginx.conf; yields the port."""
    with socket.create_server(("127.0.0.1", 0)) as free, tempfile.TemporaryDirectory() as folder:
        port = free.getsockname()[1]
        free.close()
        conf = (site / "nginx.conf").read_text("utf-8")
        for old, new in (
            ("listen 80;", f"listen 127.0.0.1:{port};"),
            ("root /srv/both-hats;", f'root "{site.resolve()}";'),
        ):
            if conf.count(old) != 1:
                raise ValueError(
                    f"nginx.conf has no line “{old}” to put the test's own in its place"
                )
            conf = conf.replace(old, new)
        Path(folder, "site.conf").write_text(conf, "utf-8")
        Path(folder, "main.conf").write_text(
            SERVER.format(folder=folder, user="user root;" if os.getuid() == 0 else ""), "utf-8"
        )
        server = subprocess.Popen(
            [program, "-e", "stderr", "-p", folder, "-c", f"{folder}/main.conf"],
            stderr=subprocess.PIPE,
            text=True,
        )
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
            raise RuntimeError(
                "nginx did not start: " + (server.stderr.read() if server.stderr else "")
            )
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("nginx does not answer")

"""Compressed copies of a built site's texts, beside them as NAME.gz: hosts such as nginx send those
and need not compress at each request.

No clock and no name is in them, so the same text always gives the same bytes. A host that takes no
such files ignores them.
"""

import gzip
from pathlib import Path

KINDS = {
    ".html",
    ".css",
    ".js",
    ".mjs",
    ".json",
    ".svg",
    ".txt",
    ".xml",
    ".csv",
    ".yml",
    ".webmanifest",
}
SMALLEST = 1000  # bytes: what is smaller fits one packet anyway


def compressed(text: bytes) -> bytes | None:
    """None where it is not worth it: less than a tenth saved."""
    if len(text) < SMALLEST:
        return None
    small = gzip.compress(text, 9, mtime=0)
    return small if len(small) < len(text) * 0.9 else None


def make(site: Path) -> None:
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.suffix in KINDS and (small := compressed(path.read_bytes())):
            path.with_name(path.name + ".gz").write_bytes(small)

"""The Content Security Policy: what a page may load and run. Everything is the site's own, and of
what stands in a page only
the very words it was built with, by their hash (https://www.w3.org/TR/CSP3/).
"""

import base64
import hashlib
import re

# Scripts and styles that stand in a page. Data blocks, such as JSON, run nothing and need no leave.
SCRIPT = re.compile(r'<script(?: type="(?:module|speculationrules)")?>(.*?)</script>', re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def policy(html: str) -> str:
    """The policy of one page, as its `meta` element has it."""
    scripts, styles = (
        "".join(f" '{integrity(words.encode())}'" for words in dict.fromkeys(kind.findall(html)))
        for kind in (SCRIPT, STYLE)
    )
    return (
        "default-src 'none'; base-uri 'none'; form-action 'self'; object-src 'none'; connect-src"
        " 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; frame-src 'self';"
        f" script-src 'self'{scripts}; style-src 'self'{styles}"
    )


def integrity(content: bytes) -> str:
    """A hash as browsers compare it (https://www.w3.org/TR/SRI/)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"

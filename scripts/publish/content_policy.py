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
    scripts = "".join(f" {_hash(words)}" for words in dict.fromkeys(SCRIPT.findall(html)))
    styles = "".join(f" {_hash(words)}" for words in dict.fromkeys(STYLE.findall(html)))
    return (
        "default-src 'none'; base-uri 'none'; form-action 'self'; object-src 'none'; connect-src"
        " 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; frame-src 'self';"
        f" script-src 'self'{scripts}; style-src 'self'{styles}"
    )


def header_policy() -> str:
    """What a host may send with every page. Two policies both hold, so that of the page, with its
    hashes, still does.
    """
    return "base-uri 'none'; form-action 'self'; object-src 'none'"


def _hash(words: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"

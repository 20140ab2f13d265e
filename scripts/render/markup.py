"""Small pieces of HTML shared by the generators."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any


def text(value: str) -> str:
    """Plain text made safe between tags; quotation marks stay as typed."""
    return escape(value, quote=False)


def attribute(value: str) -> str:
    """Plain text made safe inside a double-quoted attribute."""
    return escape(value, quote=True)


def linked_data(kind: str, value: Mapping[str, Any]) -> str:
    """What programs read of the HTML around it: JSON-LD in the words of schema.org. Relative
    addresses are the page's.
    """
    data = json.dumps(
        {"@context": "https://schema.org", "@type": kind, **value},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    data = data.replace("<", "\\u003c")  # nothing in it may end the element
    return f'<script type="application/ld+json">{data}</script>'

"""Small pieces of HTML shared by the generators."""

from __future__ import annotations

from html import escape


def text(value: str) -> str:
    """Plain text made safe between tags; quotation marks stay as typed."""
    return escape(value, quote=False)


def attribute(value: str) -> str:
    """Plain text made safe inside a double-quoted attribute."""
    return escape(value, quote=True)

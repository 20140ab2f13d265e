"""The style rules one page can use, out of all style sheets: a rule whose class, id or element occurs neither in the page nor in
its scripts can never match, so it is left out. What a selector says about attributes, states and inside :is() or :not() counts
as possible, so nothing that might match is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import rcssmin
import tinycss2
from tinycss2.ast import AtRule, IdentToken, HashToken, LiteralToken, Node, QualifiedRule

TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
CLASS = re.compile(r"""\bclass=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
COMMENT = re.compile(r"^\s*//.*$|\s//\s.*$", re.M)
ID = re.compile(r"""\bid=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")


@dataclass(frozen=True)
class Rule:
    """One selector with its needs, or a group of rules under a condition, or a rule that is always kept."""

    head: str
    needs: frozenset[str] = frozenset()  # ".class", "#id", "element"
    body: str = ""
    inner: tuple[Rule, ...] | None = None


def read_rules(css: str) -> tuple[Rule, ...]:
    """The rules of a style sheet in their order; a rule with several selectors is one for each."""
    return tuple(rule for node in tinycss2.parse_stylesheet(rcssmin.cssmin(css), skip_comments=True, skip_whitespace=True) for rule in _rules(node))


def _rules(node: Node) -> Iterable[Rule]:
    if isinstance(node, QualifiedRule):
        body = tinycss2.serialize(node.content)
        for selector in _split(node.prelude):
            yield Rule(tinycss2.serialize(selector).strip(), frozenset(_needs(selector)), body)
    elif isinstance(node, AtRule) and node.content is not None and node.lower_at_keyword in ("media", "container", "supports"):
        inner = tuple(rule for each in tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True) for rule in _rules(each))
        yield Rule(f"@{node.at_keyword}{tinycss2.serialize(node.prelude).rstrip()}", inner=inner)
    else:
        yield Rule("", body=node.serialize())


def _split(prelude: list[Node]) -> Iterable[list[Node]]:
    selector: list[Node] = []
    for token in prelude:
        if isinstance(token, LiteralToken) and token.value == ",":
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _needs(selector: list[Node]) -> Iterable[str]:
    before = ""
    for token in selector:
        if isinstance(token, HashToken):
            yield f"#{token.value}"
        elif isinstance(token, IdentToken) and before != ":":
            yield f".{token.value}" if before == "." else token.lower_value
        before = token.value if isinstance(token, LiteralToken) else ""


def names_of(html: str) -> set[str]:
    """Every element, class and id of a page, written as a selector has them."""
    names: set[str] = set()
    for tag, attributes in TAG.findall(html):
        names.add(tag.lower())
        names |= {f".{each}" for found in CLASS.findall(attributes) for each in "".join(found).split()}
        names |= {f"#{each}" for found in ID.findall(attributes) for each in "".join(found).split()}
    return names


def words_of(script: str) -> set[str]:
    """Every word in the strings of a script, as whatever it could be the name of."""
    strings = re.findall(r"""\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`""", COMMENT.sub("", script))
    return {sign + word for string in strings for word in re.findall(r"[\w-]+", string) for sign in (".", "#", "")}


def needed(rules: Iterable[Rule]) -> frozenset[str]:
    """All names that any of these rules asks for."""
    return frozenset(name for rule in rules for name in (rule.needs | needed(rule.inner or ())))


def render_styles(rules: Iterable[Rule], names: frozenset[str]) -> str:
    """CSS of the rules that elements, classes and ids of these names can match."""
    parts: list[tuple[list[str], str]] = []  # selectors that follow one another with one body are one rule again
    for rule in rules:
        if rule.inner is not None:
            if inner := render_styles(rule.inner, names):
                parts.append(([rule.head], inner))
        elif not rule.head:
            parts.append(([], rule.body))
        elif rule.needs <= names:
            if parts and parts[-1][0] and parts[-1][1] == rule.body and not rule.head.startswith("@"):
                parts[-1][0].append(rule.head)
            else:
                parts.append(([rule.head], rule.body))
    return "".join(f"{','.join(heads)}{{{body.removesuffix(';')}}}" if heads else body for heads, body in parts)

"""The style rules one page can use, out of all style sheets: a rule whose class, id or element
occurs neither in the page nor in
its scripts can never match, so it is left out. What a selector says about attributes and states,
and inside :not(), counts as
possible, so nothing that might match is lost.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import rcssmin
import tinycss2
from tinycss2.ast import (
    AtRule,
    FunctionBlock,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    QualifiedRule,
)

from core.html_trees import classes, parse
from publish import older_browsers

TOKEN = re.compile(r"(?<=[{;])(--bh-[\w-]+):[^;{}]*(?:;|(?=\}))")
ASKED_FOR = re.compile(r"@(?:keyframes|page) ([\w-]+)")
COMMENT = re.compile(r"^\s*//.*$|\s//\s.*$", re.MULTILINE)
# rcssmin takes what stands in @container for declarations and would join “.a :not(.b)”.
INSIDE = re.compile(r"(?<=[\w)\]]) :(?=(is|not|has|where|first|last|nth)\b)")
LOOKED_FOR = re.compile(
    r"""\b(?:querySelector(?:All)?|closest|matches)(?:\?\.)?\((?:"[^"\n]*"|'[^'\n]*'|`[^`]*`)"""
)


@dataclass(frozen=True)
class Needs:
    """What a selector asks for: all these names, and of each :is(), :where() or :has() one of its
    alternatives.
    """

    names: frozenset[str] = frozenset()  # ".class", "#id", "element"
    choices: tuple[tuple["Needs", ...], ...] = ()

    def met(self, names: frozenset[str]) -> bool:
        return self.names <= names and all(
            any(each.met(names) for each in choice) for choice in self.choices
        )

    def all_names(self) -> frozenset[str]:
        return self.names.union(*(each.all_names() for choice in self.choices for each in choice))


@dataclass(frozen=True)
class Rule:
    """One selector with its needs, or a group of rules under a condition, or a rule that is always
    kept.
    """

    head: str
    needs: Needs = Needs()
    body: str = ""
    inner: "tuple[Rule, ...] | None" = None


def read_rules(css: str) -> tuple[Rule, ...]:
    """The rules of a style sheet in their order; a rule with several selectors is one for each."""
    return tuple(
        rule
        for node in tinycss2.parse_stylesheet(
            rcssmin.cssmin(INSIDE.sub(" *:", css)), skip_comments=True, skip_whitespace=True
        )
        for rule in _rules(node)
    )


def _rules(node: Node) -> Iterable[Rule]:
    if isinstance(node, QualifiedRule):
        said = tinycss2.serialize(node.content)
        selectors = [
            (tinycss2.serialize(each).strip(), _needs(each)) for each in _split(node.prelude)
        ]
        body = older_browsers.with_colours(said)
        yield from (Rule(head, needs, body) for head, needs in selectors)
        if older_browsers.goes_with_device(said):
            dark = tuple(Rule(head, needs, older_browsers.DARK) for head, needs in selectors)
            yield Rule("@media (prefers-color-scheme:dark)", inner=dark)
    elif (
        isinstance(node, AtRule)
        and node.content is not None
        and node.lower_at_keyword in ("media", "container", "supports")
    ):
        inner = tuple(
            rule
            for each in tinycss2.parse_rule_list(
                node.content, skip_comments=True, skip_whitespace=True
            )
            for rule in _rules(each)
        )
        asked = tinycss2.serialize(node.prelude).rstrip()
        yield Rule(f"@{node.at_keyword}{asked}", inner=inner)
        # lengths of a container mean nothing where there are none
        if node.lower_at_keyword == "container" and "cq" not in tinycss2.serialize(node.content):
            screen = Rule(f"@media {older_browsers.as_screen(asked)}", inner=inner)
            yield Rule(older_browsers.UNKNOWN, inner=(screen,))
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


def _needs(selector: list[Node]) -> Needs:
    names, choices, before = set(), [], ""
    for token in selector:
        if isinstance(token, HashToken):
            names.add(f"#{token.value}")
        elif isinstance(token, IdentToken) and before != ":":
            names.add(f".{token.value}" if before == "." else token.lower_value)
        elif isinstance(token, FunctionBlock) and token.lower_name in ("is", "where", "has"):
            choices.append(tuple(_needs(each) for each in _split(token.arguments)))
        before = token.value if isinstance(token, LiteralToken) else ""
    return Needs(frozenset(names), tuple(choices))


def names_of(html: str) -> set[str]:
    """Every element, class and id of a page, written as a selector has them."""
    names: set[str] = set()
    for element in parse(html).iter("*"):
        names |= {element.tag, f"#{element.get('id')}"}
        names |= {f".{name}" for name in classes(element)}
    return names


def words_of(script: str) -> set[str]:
    """Every word in the strings of a script, as whatever it could be the name of; what it only
    looks for it does not make.
    """
    strings = re.findall(
        r"""\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`""", LOOKED_FOR.sub("", COMMENT.sub("", script))
    )
    return {
        sign + word
        for string in strings
        for word in re.findall(r"[\w-]+", string)
        for sign in (".", "#", "")
    }


def needed(rules: Iterable[Rule]) -> frozenset[str]:
    """All names that any of these rules asks for."""
    return frozenset(
        name for rule in rules for name in rule.needs.all_names() | needed(rule.inner or ())
    )


def joins(heads: list[str], rule: Rule) -> bool:
    """Whether a rule may be one with others that say the same."""
    new = older_browsers.NEW_SELECTOR.findall
    return not rule.head.startswith("@") and set(new(heads[-1])) == set(new(rule.head))


def render_styles(rules: Iterable[Rule], names: frozenset[str]) -> str:
    """CSS of the rules that elements, classes and ids of these names can match."""
    parts: list[
        tuple[list[str], str]
    ] = []  # selectors that follow one another with one body are one rule again
    for rule in rules:
        if rule.inner is not None:
            if inner := render_styles(rule.inner, names):
                parts.append(([rule.head], inner))
        elif not rule.head:
            parts.append(([], rule.body))
        elif rule.needs.met(names):
            if parts and parts[-1][0] and parts[-1][1] == rule.body and joins(parts[-1][0], rule):
                parts[-1][0].append(rule.head)
            else:
                parts.append(([rule.head], rule.body))
    said = " ".join(body for heads, body in parts if heads)
    return "".join(
        f"{','.join(heads)}{{{body.removesuffix(';')}}}" if heads else body
        for heads, body in parts
        if heads or not (name := ASKED_FOR.match(body)) or name[1] in said
    )


def without_idle_tokens(styles: str, late: str) -> str:
    """Styles without the tokens that neither they nor what comes `late` make use of."""
    used = f"{styles}{late}"
    return TOKEN.sub(lambda set_: set_[0] if f"var({set_[1]}" in used else "", styles)

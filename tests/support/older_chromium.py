"""Today's Chromium as one of 2022 would see a page: Debian has no older one, so what those did not
know is taken out of the page and of what scripts find. What is left was known to Chrome 100; how
Safari and Firefox of those days drew it is not shown.
"""

import re
from collections.abc import Iterable

import tinycss2
from playwright.sync_api import Page, Route
from tinycss2.ast import Node

# Declarations, other than of a variable, and selectors that drop the rule they stand in.
NO_VALUE = re.compile(r"light-dark\(|\dcq[ibwh]\b|\d[dsl]vh\b|container-type|^content:.*/\s*\"\"$")
NO_SELECTOR = re.compile(r":popover-open|:has\(|::details-content")
NOT_KNOWN = {"selector(:has(a))", "(container-type:inline-size)"}
NO_PROPERTY = """
for (const name of ["toReversed", "toSorted", "findLast", "findLastIndex"])
    delete Array.prototype[name];
for (const name of Object.getOwnPropertyNames(Element.prototype))
    if (/^(aria[A-Z].*|role)$/.test(name)) delete Element.prototype[name];
for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"])
    delete HTMLElement.prototype[name];
"""
POPOVER = re.compile(r"(<nav\b[^>]*?) popover(?=[\s>])")
STYLE = re.compile(r"(?<=<style>).*?(?=</style>)", re.S)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def older_styles(nodes: Iterable[Node]) -> str:
    return "".join(_older(each) for each in nodes)


def _older(node: Node) -> str:
    if not hasattr(node, "prelude"):
        return ""
    head = tinycss2.serialize(node.prelude)
    if node.type == "qualified-rule":
        body = [each.strip() for each in tinycss2.serialize(node.content).split(";")]
        kept = (each for each in body if each.startswith("--") or not NO_VALUE.search(each))
        return "" if NO_SELECTOR.search(head) else f"{head}{{{';'.join(kept)}}}"
    if node.content is None or node.lower_at_keyword == "container":
        return ""
    inner = tinycss2.parse_rule_list(node.content, skip_whitespace=True, skip_comments=True)
    asked = head.strip().removeprefix("not ").strip()
    if node.lower_at_keyword != "supports":
        return f"@{node.lower_at_keyword}{head}{{{older_styles(inner)}}}"
    holds = (asked not in NOT_KNOWN) != head.strip().startswith("not ")
    return older_styles(inner) if holds else ""


def make_older(page: Page) -> None:
    """What this tab opens from now on comes as an older browser has it."""

    def answer(route: Route) -> None:
        if route.request.resource_type != "document":
            return route.continue_()
        found = route.fetch()
        html = POLICY.sub("", POPOVER.sub(r"\1 data-popover", found.text()))
        sheet = tinycss2.parse_stylesheet(
            STYLE.search(html)[0], skip_whitespace=True, skip_comments=True
        )
        css = older_styles(sheet).replace("light-dark(", "not-known(")
        return route.fulfill(response=found, body=STYLE.sub(lambda _: css, html))

    page.add_init_script(NO_PROPERTY)
    page.route("**/*", answer)

"""IBM's accessibility checker, which asks what axe does not, and the findings we accept with a
reason (accepted_findings.yml).
"""

from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / ".ace/node_modules/accessibility-checker-engine/ace.js"
RULES = ["IBM_Accessibility", "WCAG_2_2"]
# With its folds open and from its top: of each finding that nothing accepts, what and where; and
# which of those accepted were met.
FOUND = """async ([accepted, rules]) => {
    for (let folds; (folds = document.querySelectorAll("details:not([open])")).length;)
        for (const each of folds) each.open = true;
    scrollTo(0, 0);
    const {results} = await new globalThis.ace.Checker().check(document, rules);
    const found = [], met = new Set();
    for (const {ruleId, value, message, node, snippet} of results) {
        if (value[1] === "PASS") continue;
        const one = node?.nodeType === Node.ELEMENT_NODE ? node : document.documentElement;
        const by = accepted.findIndex(each => each.rule === ruleId && one.matches(each.where));
        if (by < 0) found.push(`${ruleId}: ${message}: ${snippet.slice(0, 120)}`);
        else met.add(by);
    }
    return [found, [...met]];
}"""


@dataclass(frozen=True)
class Accepted:
    """`rule` of the checker, `where` as a selector, and `why` that is no fault there."""

    rule: str
    where: str
    why: str


def accepted() -> list[Accepted]:
    entries = yaml.safe_load((ROOT / "tests/accepted_findings.yml").read_text("utf-8"))
    return [Accepted(**each) for each in entries]


def second_opinion(page: Page, given: list[Accepted]) -> tuple[list[str], set[int]]:
    """What it finds on a page that none of `given` accepts, and the places of those that it met."""
    if not page.evaluate("() => 'ace' in window"):
        page.evaluate(f"{SCRIPT.read_text('utf-8')}; globalThis.ace = ace")
    plain = [{"rule": each.rule, "where": each.where} for each in given]
    found, met = page.evaluate(FOUND, [plain, RULES])
    return found, set(met)

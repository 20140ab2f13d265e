"""A self-check as a page shows it: a form, places for the result, and the key that scores it by hand.

All scoring stands in the HTML: points and hats of each statement, and the rules in words and as data attributes.
docs/javascripts/self-check.mjs reads them from there, so that paper and screen cannot disagree.
"""

from __future__ import annotations

from collections.abc import Sequence

from markup import attribute, text
from partials import chip
from self_check import COUNTS_FOR, Check, Outcome, Statement


def condition(check: Check, outcome: str) -> str:
    """When an outcome is the result, in words; the ones before it did not fit."""
    apart = check.rules["apart"]
    return {
        "neither": f"The points for neither hat come to {check.rules.get('system')} or more.",
        "few": f"The points of both hats together come to fewer than {check.rules['few']}.",
        "managing": f"Managing is {apart} or more points ahead.",
        "leading": f"Leading is {apart} or more points ahead.",
        "both": f"The hats are fewer than {apart} points apart.",
    }[outcome]


def render_check(check: Check, root: str) -> str:
    """The form, the empty places for the result, and the key. `root`: relative path from the page to the site's root."""
    rules = "".join(f' data-{rule}="{points}"' for rule, points in check.rules.items())
    statements = "\n".join(_statement(check, number, each) for number, each in enumerate(check.statements, 1))
    return f"""<div class="bh-check" data-bh-check="{check.id}"{rules} data-listed="{check.listed["points"]}" data-listed-text="{attribute(check.listed["text"])}">
<form class="bh-check__form" id="{check.id}-form">
<p class="bh-check__ask">{text(check.ask)}</p>
<p class="bh-check__notice" role="status"></p>
{statements}
<p class="bh-check__actions"><button type="submit" class="bh-button bh-check__show" hidden disabled>Show my result</button> <button type="reset" class="bh-button">Clear all</button></p>
</form>
<div class="bh-check__result" id="{check.id}-result" role="status" tabindex="-1"></div>
<div class="bh-check__share" hidden><p>These words are a prompt for thought. Nobody has validated them as a test.</p>
<p><label>Address of this result <input class="bh-check__address" readonly></label> <button type="button" class="bh-button bh-check__copy" aria-live="polite">Copy</button></p>
<p>It holds your answers and nothing else. Whoever has it can read them.</p></div>
{_key(check, root)}
<script type="module" src="{root}javascripts/self-check.mjs"></script>
</div>
"""


def _statement(check: Check, number: int, statement: Statement) -> str:
    answers = "".join(
        f'<label data-points="{points}"><input type="radio" name="{check.id}-{statement.id}" value="{points}"> <span>{text(answer)}</span></label>' for points, answer in enumerate(check.answers)
    )
    hats = " ".join(COUNTS_FOR[statement.hat])
    return f'<fieldset class="bh-check__statement" id="{check.id}-{statement.id}" data-hats="{hats}"><legend><b>{number}.</b> {text(statement.text)}</legend><div class="bh-check__answers">{answers}</div></fieldset>'


def _key(check: Check, root: str) -> str:
    points = ", ".join(f"“{text(answer)}” {number}" for number, answer in enumerate(check.answers))
    shared = [str(number) for number, each in enumerate(check.statements, 1) if each.hat == "both"]
    twice = f" Statements {_in_words(shared)} count for both hats." if shared else ""
    tally = "\n".join(
        f'<li class="bh-tally__row bh-tally__row--{hat}" data-hat="{hat}">{chip(hat)} <span class="bh-tally__pips" aria-hidden="true">{"<i></i>" * check.most(hat)}</span> '
        f'<span class="bh-tally__count"><b></b> of {check.most(hat)} points</span> <span class="bh-tally__from">from {_in_words([str(each) for each in check.numbers(hat)])}</span></li>'
        for hat in check.hats
    )
    outcomes = "\n".join(_render_outcome(check, outcome, root) for outcome in check.outcomes)
    about = "".join(f'<li value="{number}">{chip(each.hat)} <a href="{root + each.about.address or "./"}">{text(each.about.label)}</a></li>' for number, each in enumerate(check.statements, 1))
    return f"""<details class="bh-key" id="{check.id}-key"><summary>The key: how it is scored, and how to score it by hand</summary>
<ol class="bh-key__steps">
<li>Give each answer its points: {points}.</li>
<li>Add up the points of the statements that count for each hat. On paper, fill in one mark for each point.{twice}</li>
<li>Go down the results and stop at the first whose first line is true.</li>
</ol>
<ul class="bh-tally">
{tally}
</ul>
<div class="bh-key__outcomes">
{outcomes}
</div>
<div class="bh-key__about"><p>What each statement was drawn from, with a link to it:</p>
<ol>{about}</ol></div>
</details>"""


def _render_outcome(check: Check, outcome: Outcome, root: str) -> str:
    steps = "".join(f'<li>{text(do)} <a href="{root + link.address or "./"}">{text(link.label)}</a></li>' for do, link in outcome.steps)
    return (
        f'<div class="bh-outcome bh-outcome--{outcome.id}" data-result="{outcome.id}"><h3 id="{check.id}-{outcome.id}">{text(outcome.title)}</h3>\n'
        f'<p class="bh-outcome__rule">{condition(check, outcome.id)}</p>\n<p>{text(outcome.text)}</p>\n<p class="bh-outcome__next">Three next steps</p>\n<ol>{steps}</ol>\n</div>'
    )


def _in_words(items: Sequence[str]) -> str:
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last

"""A self-check as a page shows it: a form, places for the result, and the key that scores it by
hand.

All scoring stands in the HTML: points and hats of each statement, and the rules in words and as
data attributes.
docs/javascripts/self-check.mjs reads them from there, so that paper and screen cannot disagree.
"""

from __future__ import annotations

from collections.abc import Sequence

from content.self_check import COUNTS_FOR, Check, Outcome, Statement
from render.answer_form import render_form, render_group
from render.markup import attribute, text
from render.partials import chip


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
    """The form, the empty places for the result, and the key. `root`: relative path from the page
    to the site's root.
    """
    rules = "".join(f' data-{rule}="{points}"' for rule, points in check.rules.items())
    return render_form(
        check.id,
        check.ask,
        (_statement(check, number, each) for number, each in enumerate(check.statements, 1)),
        given=(
            f'{rules} data-listed="{check.listed["points"]}"'
            f' data-listed-text="{attribute(check.listed["text"])}"'
        ),
        share="These words are a prompt for thought. Nobody has validated them as a test.",
        after=_key(check, root),
        script=f"{root}javascripts/self-check.mjs",
    )


def _statement(check: Check, number: int, statement: Statement) -> str:
    choices = [
        (points, text(answer), f' data-points="{points}"')
        for points, answer in enumerate(check.answers)
    ]
    hats = " ".join(COUNTS_FOR[statement.hat])
    return render_group(
        check.id, statement.id, number, statement.text, choices, f' data-hats="{hats}"'
    )


def _key(check: Check, root: str) -> str:
    points = ", ".join(f"“{text(answer)}” {number}" for number, answer in enumerate(check.answers))
    shared = [str(number) for number, each in enumerate(check.statements, 1) if each.hat == "both"]
    twice = f" Statements {_in_words(shared)} count for both hats." if shared else ""
    tally = "\n".join(
        f'<li class="bh-tally__row bh-tally__row--{hat}" data-hat="{hat}">{chip(hat)} <span'
        f' class="bh-tally__pips" aria-hidden="true">{"<i></i>" * check.most(hat)}</span> <span'
        f' class="bh-tally__count"><b></b> of {check.most(hat)} points</span> <span'
        ' class="bh-tally__from">from'
        f" {_in_words([str(each) for each in check.numbers(hat)])}</span></li>"
        for hat in check.hats
    )
    outcomes = "\n".join(_render_outcome(check, outcome, root) for outcome in check.outcomes)
    about = "".join(
        f'<li value="{number}">{chip(each.hat)} <a'
        f' href="{root + each.about.address or "./"}">{text(each.about.label)}</a></li>'
        for number, each in enumerate(check.statements, 1)
    )
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
    steps = "".join(
        f'<li>{text(do)} <a href="{root + link.address or "./"}">{text(link.label)}</a></li>'
        for do, link in outcome.steps
    )
    return (
        f'<div class="bh-outcome bh-outcome--{outcome.id}" data-result="{outcome.id}"><h3'
        f' id="{check.id}-{outcome.id}">{text(outcome.title)}</h3>\n<p'
        f' class="bh-outcome__rule">{condition(check, outcome.id)}</p>\n<p>{text(outcome.text)}</p>\n<p'
        f' class="bh-outcome__next">Three next steps</p>\n<ol>{steps}</ol>\n</div>'
    )


def _in_words(items: Sequence[str]) -> str:
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last

"""The plan for the days after a workshop: docs/data/follow-up.yml to a form that works on paper as
it stands.

docs/javascripts/follow-up.mjs fills in the dates, makes calendar reminders and, when asked to, a
link to the plan.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.data_files import DataFile
from core.problems import Problem
from render.markup import attribute, text
from render.partials import chip, lines

RESERVED = ("from", "hat")  # names the form has by itself
LONGEST = 300  # characters in one field


@dataclass(frozen=True)
class Field:
    id: str
    label: str
    hint: str
    lines: int


@dataclass(frozen=True)
class Day:
    day: int
    title: str
    hint: str
    ask: str
    lines: int


@dataclass(frozen=True)
class FollowUp:
    fields: tuple[Field, ...]
    hat: str
    days: tuple[Day, ...]


def read_follow_up(document: DataFile) -> tuple[FollowUp, list[Problem]]:
    data = document.data
    problems = [
        document.problem(
            f"“{each['id']}” is a name that the form has already — choose another",
            "fields",
            index,
            "id",
        )
        for index, each in enumerate(data["fields"])
        if each["id"] in RESERVED
    ]
    days = [each["day"] for each in data["days"]]
    problems += [
        document.problem(
            "the days do not come one after the other — put them in order, each once",
            "days",
            index,
            "day",
        )
        for index in range(1, len(days))
        if days[index] <= days[index - 1]
    ]
    return (
        FollowUp(
            tuple(Field(**each) for each in data["fields"]),
            data["hat"],
            tuple(Day(**each) for each in data["days"]),
        ),
        problems,
    )


def render_follow_up(plan: FollowUp, root: str) -> str:
    """The form. What needs the script is hidden until it is there. `root`: relative path from the
    page to the site's root.
    """
    hats = "".join(
        f'<label><input type="radio" name="hat" value="{hat}"> {chip(hat)}</label>'
        for hat in ("managing", "leading", "both")
    )
    fields = [_field(each.id, each.label, each.hint, each.lines) for each in plan.fields]
    return f"""<form class="bh-follow" autocomplete="off" novalidate data-search-exclude aria-label="Plan for the days after the workshop">
<p class="bh-follow__own"><span>Name</span> <i></i> <span>Workshop</span> <i></i></p>
{fields[0]}<fieldset class="bh-follow__hats"><legend>{text(plan.hat)}</legend>{hats}</fieldset>
{"".join(fields[1:])}<p class="bh-follow__from"><label for="follow-from">Count the days from</label> <input type="date" id="follow-from" name="from" min="2000-01-01" max="2199-12-31" required> <span class="bh-follow__blank" aria-hidden="true"></span></p>
<ol class="bh-follow__days">
{"".join(_day(each) for each in plan.days)}</ol>
<p class="bh-follow__notice" role="status"></p>
<p class="bh-follow__do" hidden><button class="bh-button bh-button--strong" value="calendar">Put it in my calendar</button> <button type="button" class="bh-button" value="print">Print</button> <button type="button" class="bh-button" value="link">Make a link to it</button> <button type="reset" class="bh-button">Clear all</button></p>
<p class="bh-follow__link" hidden><label>Address of this plan <input readonly></label> <button type="button" class="bh-button" value="copy">Copy</button> <span>It holds all that you wrote. Whoever has it can read it.</span></p>
</form>
<script type="module" src="{root}javascripts/follow-up.mjs"></script>
"""


def _field(name: str, label: str, hint: str, count: int) -> str:
    return (
        f'<div class="bh-follow__field"><label for="follow-{name}">{text(label)}</label><p'
        f' class="bh-follow__hint" id="follow-{name}-hint">{text(hint)}</p><textarea'
        f' id="follow-{name}" name="{name}" rows="{count}" maxlength="{LONGEST}" placeholder=" "'
        f' aria-describedby="follow-{name}-hint"></textarea><p class="bh-follow__written"'
        f' aria-hidden="true"></p>{lines(count)}</div>\n'
    )


def _day(each: Day) -> str:
    label = f"By day {each.day} it looks like this"
    return (
        f'<li class="bh-follow__day" data-day="{each.day}" data-ask="{attribute(each.ask)}"><h3'
        f' id="day-{each.day}" data-search-exclude>Day {each.day}:'
        f' {text(each.title.lower())}</h3>\n<p class="bh-follow__date"><output></output><span'
        ' class="bh-follow__blank"'
        f' aria-hidden="true"></span></p>\n{_field(f"day{each.day}", label, each.hint, each.lines)}<p'
        f' class="bh-follow__ask">{text(each.ask)}</p></li>\n'
    )

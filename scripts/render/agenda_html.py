"""The page of the agenda builder: its controls, which docs/javascripts/agenda.mjs makes work, and
the ready plans, which need no script.

Meetings, parts and rows of the participants’ page are templates. They stand inside the builder’s
div, for Markdown would make paragraphs of them outside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from content.plans import AUDIENCES, Plan
from render.handouts import PACKS, SHEETS
from render.markup import attribute, text
from render.partials import paragraph

BUILDER, READY = "agenda/builder.html", "agenda/plans.html"
KINDS = {
    "a": "Activity",
    "s": "Scenario",
    "c": "Chapter or section to show",
    "o": "Part of your own",
    "b": "Break",
}


def render_builder(plans: Sequence[Plan], root: str) -> str:
    """All controls, hidden until the script shows them. `root`: relative path from the page to the
    site's root.
    """
    groups = "".join(
        "<optgroup"
        f' label="{name}">{"".join(f"<option value={chr(34)}{plan.id}{chr(34)}>{text(plan.title)} ({plan.length})</option>" for plan in plans if plan.audience == audience)}</optgroup>'
        for audience, name in AUDIENCES.items()
        if any(plan.audience == audience for plan in plans)
    )
    kinds = "".join(f'<option value="{kind}">{name}</option>' for kind, name in KINDS.items())
    return f"""<p class="bh-agenda__without">The builder needs JavaScript. Without it, take <a href="#ready-plans">a ready plan</a>. Each has its timetable and its handouts.</p>
<div class="bh-agenda" id="builder" data-search-exclude hidden>
<p class="bh-agenda__notice" role="status"></p>
<p class="bh-unseen bh-agenda__moved" role="status"></p>
<p class="bh-agenda__name"></p>
<form class="bh-agenda__start" aria-label="Start an agenda" autocomplete="off">
<label class="bh-agenda__field">Start from<select name="plan"><option value="">An empty agenda</option>{groups}</select></label>
<button class="bh-button bh-button--main">Start</button>
</form>
<form class="bh-agenda__whole" aria-label="The whole agenda" autocomplete="off" hidden>
<label class="bh-agenda__field">Name<input name="name" maxlength="120" placeholder="Workshop"></label>
<label class="bh-agenda__field">Time zone<select name="zone"></select></label>
</form>
<div class="bh-agenda__days"></div>
<p class="bh-agenda__more" hidden><button type="button" class="bh-button" value="day">Add a meeting</button></p>
<div class="bh-agenda__take" role="group" aria-label="Take the agenda with you" hidden>
<a class="bh-button bh-agenda__share" href="#builder">Participants’ page</a>
<button type="button" class="bh-button" value="link">Copy participants’ link</button>
<button type="button" class="bh-button" value="meeting">Calendar file, one event a meeting</button>
<button type="button" class="bh-button" value="part">Calendar file, one event a part</button>
<button type="button" class="bh-button" value="print">Print the run sheet</button>
<button type="button" class="bh-button" value="copy">Copy Markdown</button>
<button type="button" class="bh-button" value="markdown">Download Markdown</button>
<p class="bh-agenda__said" role="status"></p>
<label class="bh-agenda__field bh-agenda__byhand" hidden>Copy this by hand<textarea readonly rows="6"></textarea></label>
</div>
<template class="bh-agenda__new-day"><section class="bh-day">
<h3 class="bh-day__title">The meeting</h3>
<p class="bh-day__when"></p>
<div class="bh-day__set" role="group">
<label class="bh-agenda__field">Date<input type="date" name="date" required min="2000-01-01" max="2099-12-31"></label>
<label class="bh-agenda__field">Start<input type="time" name="time" required></label>
<label class="bh-agenda__field">Minutes you have<input type="number" name="limit" min="1" max="1440" step="1" inputmode="numeric" placeholder="no limit"></label>
<label class="bh-agenda__field">Title<input name="title" maxlength="120"></label>
</div>
<p class="bh-day__says"></p>
<p class="bh-day__wrong" role="alert"></p>
<ol class="bh-day__parts"></ol>
<details class="bh-day__add"><summary>Add a part</summary><form autocomplete="off">
<label class="bh-agenda__field">What<select name="kind">{kinds}</select></label>
<label class="bh-agenda__field bh-day__which">Which<select name="ref"></select></label>
<label class="bh-agenda__field bh-day__called">Title<input name="title" maxlength="120"></label>
<label class="bh-agenda__field">Minutes<input type="number" name="minutes" min="1" max="600" step="1" inputmode="numeric" required></label>
<button class="bh-button bh-button--main">Add</button>
</form></details>
<p class="bh-day__end"><button type="button" class="bh-button bh-button--quiet" value="drop-day">Remove this meeting</button></p>
</section></template>
<template class="bh-agenda__new-part"><li class="bh-part">
<span class="bh-part__grip" aria-hidden="true"></span>
<span class="bh-part__time"></span>
<div class="bh-part__what"><span class="bh-part__title"></span><p class="bh-part__note"></p></div>
<div class="bh-part__set">
<label class="bh-part__minutes"><input type="number" name="minutes" min="1" max="600" step="1" inputmode="numeric" required><span>min</span></label>
<select name="mark"><option value="">Must</option><option value="s">Should</option><option value="c">Could</option></select>
<button type="button" class="bh-button bh-button--quiet" value="up">↑</button>
<button type="button" class="bh-button bh-button--quiet" value="down">↓</button>
<button type="button" class="bh-button bh-button--quiet" value="next">⇥</button>
<button type="button" class="bh-button bh-button--quiet" value="remove">×</button>
</div>
</li></template>
<template class="bh-agenda__new-stop"><li class="bh-programme__stop"><span class="bh-programme__time"></span><span class="bh-programme__what"><b></b><a></a></span><img width="96" height="96" alt=""></li></template>
</div>
<div class="bh-programme" hidden data-search-exclude></div>
<script type="module" src="{root}javascripts/agenda.mjs"></script>
"""


def render_ready(plans: Sequence[Plan], root: str) -> str:
    """Every plan with its length, its timetable and its handouts."""
    rows = "".join(
        f'<li><p><a href="{root}trainers/plans/#plan-{plan.id}">{text(plan.title)}</a>'
        f" {AUDIENCES[plan.audience]}, {plan.length}</p>\n{paragraph(plan.purpose)}\n<p><a"
        f' href="{root}{SHEETS}{plan.id}/"'
        f' aria-label="{attribute(f"Participant sheet: {plan.title}")}">Participant sheet</a> <a'
        f' href="{root}{PACKS}{plan.id}/"'
        f' aria-label="{attribute(f"Trainer pack: {plan.title}")}">Trainer pack</a></p></li>\n'
        for plan in plans
    )
    return f'<ul class="bh-ready">\n{rows}</ul>\n'

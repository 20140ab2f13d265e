"""Scenarios: docs/data/scenarios/*.yml to pages that can be walked without JavaScript, and their
list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.data_files import DataFile
from core.problems import Problem
from render.markup import text
from render.partials import chip

WORDS_IN_SITUATION = 120
SECTIONS = {
    "situation": "The situation",
    "where-we-lean": "Where we lean",
    "twist": "Then this happens",
    "debrief": "Talk it over",
}


@dataclass(frozen=True)
class Option:
    id: str
    choice: str
    managing: str
    leading: str
    outcome: str


@dataclass(frozen=True)
class Scenario:
    """One decision. `stronger` is the option we lean to; `stronger_hat` says which hat it mostly
    is.
    """

    id: str
    trade: str
    situation: str
    question: str
    options: tuple[Option, ...]
    stronger: str
    stronger_hat: str
    why: str
    twist: Mapping[str, str]
    debrief: tuple[str, ...]
    takeaway: str
    chapters: tuple[str, ...]

    def letter(self, option: str) -> str:
        return "ABCD"[[each.id for each in self.options].index(option)]


def read_scenario(
    document: DataFile, name: str, chapters: Iterable[str]
) -> tuple[Scenario | None, list[Problem]]:
    """One scenario. `name`: its file name, which is its id; `chapters`: names of the chapters there
    are.
    """
    data: dict[str, Any] = document.data
    problems = []
    known = set(chapters)
    words = len(data["situation"].split())
    if data["id"] != name:
        problems.append(
            document.problem(
                f"the id “{data['id']}” is not the file’s name — call it “{name}”, or rename the"
                " file",
                "id",
            )
        )
    if words > WORDS_IN_SITUATION:
        problems.append(
            document.problem(
                f"the situation has {words} words — shorten it to {WORDS_IN_SITUATION}", "situation"
            )
        )
    if data["stronger"] not in [option["id"] for option in data["options"]]:
        problems.append(
            document.problem(
                f"“{data['stronger']}” is not one of the options — name the option you lean to",
                "stronger",
            )
        )
    problems += [
        document.problem(
            f"there is no chapter “{each}” — use the name of a file in docs/chapters",
            "chapters",
            index,
        )
        for index, each in enumerate(data["chapters"])
        if each not in known
    ]
    if problems:
        return None, problems
    lists = {
        "options": tuple(Option(**option) for option in data["options"]),
        "debrief": tuple(data["debrief"]),
        "chapters": tuple(data["chapters"]),
    }
    return Scenario(**{**data, **lists}), []


def render_scenario(scenario: Scenario, titles: Mapping[str, str], root: str) -> str:
    """The page below its title. `titles`: chapter name → title.

    Read straight down it works without JavaScript: answers open one by one, by `details`.
    javascripts/scenario.mjs
    walks through it step by step; `data-bh-step` says after which of its steps a part is shown.
    """
    options = "\n".join(_option(scenario, option) for option in scenario.options)
    questions = "".join(f"<li>{text(question)}</li>" for question in scenario.debrief)
    served = ", ".join(
        f'<a href="{root}chapters/{name}/">{text(titles[name])}</a>' for name in scenario.chapters
    )
    lean = (
        f"We lean to {scenario.letter(scenario.stronger)}, which is mostly"
        f" {chip(scenario.stronger_hat)} work."
    )
    return f"""<div class="bh-scenario">
{_heading("situation")}
<p class="bh-scenario__situation">{text(scenario.situation)}</p>
{_heading("decision", scenario.question)}
<p class="bh-scenario__ask">Decide before you look further. Each answer is something a sensible person might do.</p>
<p class="bh-scenario__status" role="status"></p>
{options}
<div class="bh-scenario__part" data-bh-step="2">
{_heading("where-we-lean")}
<details class="bh-reveal"><summary>Show which answer we lean to, and why</summary>
<p>{lean} {text(scenario.why)}</p>
</details>
{_heading("twist")}
<p>{text(scenario.twist["text"])} <strong>{text(scenario.twist["question"])}</strong></p>
<details class="bh-reveal bh-reveal--twist"><summary>Show how that changes the picture</summary>
<p>{text(scenario.twist["thoughts"])}</p>
</details>
</div>
<div class="bh-scenario__part" data-bh-step="3">
{_heading("debrief")}
<ol>{questions}</ol>
<p class="bh-scenario__takeaway">{text(scenario.takeaway)}</p>
<p class="bh-scenario__chapters">Read on: {served}</p>
</div>
</div>
<script type="module" src="{root}javascripts/scenario.mjs"></script>
"""


def _heading(anchor: str, title: str = "") -> str:
    return (
        f'<h2 id="{anchor}">{text(title or SECTIONS[anchor])}<a class="headerlink" href="#{anchor}"'
        ' title="Link to this section">#</a></h2>'
    )


def _option(scenario: Scenario, option: Option) -> str:
    letter = scenario.letter(option.id)
    return (
        f'<details class="bh-option" id="option-{option.id}"><summary><span'
        f' class="bh-option__letter">{letter}</span>'
        f' <span>{text(option.choice)}</span></summary>\n<dl class="bh-worth"><div'
        f' class="bh-worth__managing"><dt>{chip("managing")}</dt><dd>{text(option.managing)}</dd></div><div'
        f' class="bh-worth__leading"><dt>{chip("leading")}</dt><dd>{text(option.leading)}</dd></div><div><dt>What'
        f" happens next</dt><dd>{text(option.outcome)}</dd></div></dl>\n</details>"
    )


def render_list(
    scenarios: Mapping[str, Scenario], metas: Mapping[str, Mapping[str, Any]], root: str
) -> str:
    """All scenarios with trade and minutes. `metas`: scenario id → front matter of its page."""
    items = "\n".join(
        '<li><a class="bh-chapters__title"'
        f' href="{root}scenarios/{name}/">{text(metas[name]["title"])}</a> <span'
        f' class="bh-chapters__minutes">{text(scenario.trade)}, {metas[name]["minutes"]}'
        f" min</span><p>{text(metas[name]['description'])}</p></li>"
        for name, scenario in scenarios.items()
    )
    return f'<ul class="bh-chapters">\n{items}\n</ul>\n'

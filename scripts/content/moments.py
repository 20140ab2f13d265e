"""Moments at work for the home page: docs/data/moments.yml to one moment to read, and all of them
for the script.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from core.data_files import DataFile
from core.problems import Problem
from render.markup import text
from render.partials import chip

WORDS_IN_ANSWER = 45


@dataclass(frozen=True)
class Moment:
    """One moment and what each hat would do. `see` is a section of a chapter, `title` its
    heading.
    """

    id: str
    moment: str
    managing: str
    leading: str
    see: str
    title: str


def read_moments(
    document: DataFile, sections: Mapping[str, str]
) -> tuple[tuple[Moment, ...], list[Problem]]:
    """All moments. `sections`: address of each section of a chapter (“chapters/x/#y”) → its
    heading.
    """
    moments: list[Moment] = []
    problems: list[Problem] = []
    for index, entry in enumerate(document.data["moments"]):
        words = len(entry["managing"].split()) + len(entry["leading"].split())
        if words > WORDS_IN_ANSWER:
            problems.append(
                document.problem(
                    f"the two answers have {words} words together — shorten them to"
                    f" {WORDS_IN_ANSWER}",
                    "moments",
                    index,
                )
            )
        if entry["see"] not in sections:
            problems.append(
                document.problem(
                    f"there is no section “{entry['see']}” — use the file and the id of a heading"
                    " in docs/chapters",
                    "moments",
                    index,
                    "see",
                )
            )
        moments.append(Moment(**entry, title=sections.get(entry["see"], "")))
    return tuple(moments), problems


def render_moments(moments: tuple[Moment, ...], hats: Mapping[str, str], root: str) -> str:
    """The first moment, its answer in `details`, and the others as JSON for javascripts/moment.mjs.

    `hats`: the drawing of each hat as SVG.
    """
    first = moments[0]
    drawn = "\n".join(
        f'<span class="bh-hat bh-hat--{hat}">{hats.get(hat, "")}<span'
        f' class="bh-hat__name">{name}</span></span>'
        for hat, name in (("managing", "Managing"), ("both", "Both"), ("leading", "Leading"))
    )
    data = [
        {
            "id": each.id,
            "moment": each.moment,
            "managing": each.managing,
            "leading": each.leading,
            "href": root + each.see,
            "title": each.title,
        }
        for each in moments
    ]
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"""<section class="bh-moment" aria-labelledby="which-hat">
<h2 id="which-hat">A moment at work: which hat?</h2>
<p class="bh-moment__scene">{text(first.moment)}</p>
<div class="bh-moment__hats">
{drawn}
</div>
<details class="bh-moment__answer"><summary>What each hat would do</summary>
<dl><div class="bh-moment__managing"><dt>{chip("managing")}</dt><dd>{text(first.managing)}</dd></div><div class="bh-moment__leading"><dt>{chip("leading")}</dt><dd>{text(first.leading)}</dd></div></dl>
<p>More: <a href="{root}{first.see}">{text(first.title)}</a></p>
</details>
<script type="application/json" class="bh-moment__data">{packed}</script>
<script type="module" src="{root}javascripts/moment.mjs"></script>
</section>
"""

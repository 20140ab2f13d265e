"""Handouts of each workshop plan, as whole HTML pages: a sheet for participants, and a pack for the
trainer (trainer_packs.py).

A sheet is put together from what participants may read and nothing else: titles, prompts,
situations, the choices of a
scenario. So no answer can be in it, hidden or not. Both are printed from the browser, or as PDF by
handout_pdfs.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.activities import Activity
from content.places import Place
from content.plans import Part, Plan
from content.scenarios import Scenario
from render.link_pages import Shelf
from render.markup import attribute, text
from render.partials import lines, paragraph

SHEETS, PACKS = "trainers/handouts/", "trainers/packs/"  # folders, in which each plan has a page
KINDS = {SHEETS: "participant sheet", PACKS: "trainer pack"}
ROOT = "../../../"  # from such a page to the site’s root


@dataclass(frozen=True)
class Stop:
    """Something people work on, with its number on the sheet; `at`: when it begins and ends in its
    meeting.
    """

    number: int
    at: str
    part: Part


def stops_of(plan: Plan, activities: Mapping[str, Activity]) -> list[list[Stop]]:
    """For each meeting what stands on the sheet: activities that give people something to read or
    write, and scenarios.
    """
    stops: list[list[Stop]] = []
    number = 0
    for meeting in plan.meetings:
        stops.append([])
        for at, part in meeting.clock():
            if part.kind == "scenario" or (
                part.kind == "activity" and activities[part.name].prompts
            ):
                number += 1
                stops[-1].append(Stop(number, at, part))
    return stops


def render_sheet(
    plan: Plan,
    activities: Mapping[str, Activity],
    scenarios: Mapping[str, Scenario],
    places: Mapping[str, str],
    shelf: Shelf,
) -> str:
    """The page of participants. `places`: address → what stands there."""
    level = 2 if len(plan.meetings) == 1 else 3
    body = ""
    for number, (meeting, stops) in enumerate(
        zip(plan.meetings, stops_of(plan, activities), strict=True), 1
    ):
        blocks = "".join(
            (
                _scenario(stop, scenarios[stop.part.name], level, shelf)
                if stop.part.kind == "scenario"
                else _activity(stop, activities[stop.part.name], level, shelf)
            )
            for stop in stops
        )
        body += (
            f'<section class="bh-meeting">\n<h2>Meeting {number}:'
            f" {text(meeting.title)}</h2>\n{blocks}</section>\n"
            if level == 3
            else blocks
        )
    shown = list(dict.fromkeys(part.address for part in plan.parts if part.kind == "show"))
    if shown:
        items = "".join(
            f"<li>{text(shelf.titles[address.partition('#')[0]])}:"
            f" {text(places[address])}<br>{short_link(address, shelf)}</li>"
            for address in shown
        )
        body += (
            f'<section class="bh-again">\n<h2>To read again</h2>\n<ul>{items}</ul>\n</section>\n'
        )
    own = SHEETS + plan.id + "/"
    head = f'<p class="bh-handout__own"><span>Name</span><i></i><span>Date</span><i></i></p>\n{way("This sheet on a phone", own, shelf)}'
    return frame(
        plan,
        SHEETS,
        own,
        "What you do, decide and write in this workshop, with links to read again.",
        head,
        body,
        shelf,
    )


def _activity(stop: Stop, activity: Activity, level: int, shelf: Shelf) -> str:
    items = "".join(
        f"<li>{paragraph(prompt)}{lines(count)}</li>\n" for prompt, count in activity.prompts
    )
    return _stop(
        stop,
        activity.title,
        level,
        f"<ol>\n{items}</ol>",
        way("Read it afterwards", f"chapters/{activity.chapter}/", shelf),
    )


def _scenario(stop: Stop, scenario: Scenario, level: int, shelf: Shelf) -> str:
    options = "".join(
        f'<li><b class="bh-handout__letter">{scenario.letter(option.id)}</b>'
        f" {text(option.choice)}</li>\n"
        for option in scenario.options
    )
    body = (
        f"{paragraph(scenario.situation, 'bh-handout__situation')}\n{paragraph(scenario.question, 'bh-handout__ask')}\n"
        f'<ul class="bh-handout__options">\n{options}</ul>\n<p>Your letter, and what you want it to'
        f" bring:</p>{lines(2)}"
    )
    return _stop(
        stop,
        shelf.titles[stop.part.address],
        level,
        body,
        way("Work through it again", stop.part.address, shelf),
    )


def _stop(stop: Stop, title: str, level: int, body: str, more: str) -> str:
    return (
        f'<section class="bh-stop">\n<h{level}><span class="bh-stop__number">{stop.number}</span>'
        f" {text(title)}</h{level}>\n{more}\n<div"
        f' class="bh-stop__work">\n{body}\n</div>\n</section>\n'
    )


def way(label: str, address: str, shelf: Shelf) -> str:
    """Where to go on, with the QR code of its short link."""
    code = shelf.code_of(address)
    picture = f'<img src="{ROOT}go/{code}/qr.svg" width="96" height="96" alt="">' if code else ""
    return f'<p class="bh-way">{picture}<span>{label}</span> {short_link(address, shelf)}</p>'


def short_link(address: str, shelf: Shelf) -> str:
    """A link that can be typed from paper, and leads to the published site from a file: what has no
    code yet is spelt out.
    """
    code = shelf.code_of(address)
    target = f"go/{code}/" if code else address.removeprefix("./")
    before, _, last = (shelf.site_url + target).partition("://")[2].rstrip("/").rpartition("/")
    return f'<a href="{attribute(shelf.site_url + target)}">{text(before).replace("/", "/<wbr>")}/<wbr><b>{text(last)}</b></a>'


def frame(
    plan: Plan, folder: str, about: str, description: str, head: str, body: str, shelf: Shelf
) -> str:
    """A whole page. `about`: the address whose short link stands at the foot of each printed
    page.
    """
    kind = KINDS[folder]
    code = shelf.code_of(about)
    foot = shelf.spoken(code) if code else shelf.site_url.partition("://")[2].rstrip("/")
    sheets = "".join(
        f'<link rel="stylesheet" href="{ROOT}stylesheets/{name}.css">\n'
        for name in ("tokens", "page", "card", "activity", "handout")
    )
    return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{text(plan.title)}: {kind}</title>
<meta name="description" content="{attribute(f"{plan.title}. {description}")}">
<meta name="robots" content="noindex">
<link rel="canonical" href="{attribute(f"{shelf.site_url}{folder}{plan.id}/")}">
<link rel="icon" href="{ROOT}assets/favicon.svg">
{sheets}<style>@page {{ @bottom-left {{ content: {_css(f"{plan.title}: {kind}")} }} @bottom-right {{ content: {_css(f"{foot}   ")} counter(page) " / " counter(pages) }} }}</style>
</head>
<body class="bh-handout">
<main>
<header class="bh-handout__head">
<p class="bh-handout__kind"><img src="{ROOT}assets/favicon.svg" width="44" height="38" alt=""><a href="{attribute(shelf.site_url)}">Both Hats</a> <span>{kind[0].upper()}{kind[1:]}</span> <span>Free to copy and change: <a href="{attribute(shelf.site_url)}about/licence/">CC BY 4.0</a></span></p>
<h1>{text(plan.title)}</h1>
{head}
</header>
{body}</main>
</body>
</html>
"""


def _css(value: str) -> str:
    """A string for CSS that is safe inside a style element."""
    return (
        '"'
        + "".join(
            each if each.isalnum() or each in " .,:/-?’" else f"\\{ord(each):x} " for each in value
        )
        + '"'
    )


def sheet_places(plans: Iterable[Plan]) -> Iterator[Place]:
    """What short links can lead to: people open the sheet on their phones."""
    return (
        Place(f"{SHEETS}{plan.id}/", "", f"{plan.title}: {KINDS[SHEETS]}", "handout")
        for plan in plans
    )


def render_list(plans: Sequence[Plan], root: str) -> str:
    """The handouts of some plans. handout_pdfs.py puts the way to the PDFs where the remarks are,
    once they are printed.
    """
    items = ""
    for plan in plans:
        links = "".join(
            f'<li><a href="{root}{folder}{plan.id}/">{text(f"{plan.title}: {kind}")}</a><!--pdf'
            f" {folder}{plan.id}/--></li>"
            for folder, kind in KINDS.items()
        )
        items += (
            f"<li><p>{text(plan.length[0].upper() + plan.length[1:])}</p>\n<ul>{links}</ul></li>\n"
        )
    return f'<ul class="bh-handouts">\n{items}</ul>\n'

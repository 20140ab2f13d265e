"""Tools and models: docs/data/tools.yml to cards, with their drawings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from content.sources import Source, link
from core.data_files import DataFile
from render.markup import text
from render.partials import card, chip, definitions


@dataclass(frozen=True)
class Tool:
    """One tool or model. `items` are the ids of the caveats its text carries; `drawing` names an
    SVG.
    """

    id: str
    name: str
    hat: str
    chapter: str
    when: str
    how: tuple[str, ...]
    example: str
    evidence: str
    origin: str
    limits: str
    items: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    drawing: str = ""
    line: int = 0


def read_tools(document: DataFile) -> dict[str, Tool]:
    tools = {}
    for index, entry in enumerate(document.data["tools"]):
        lists = {key: tuple(entry.get(key, ())) for key in ("how", "items", "sources")}
        tools[entry["id"]] = Tool(**{**entry, **lists}, line=document.line("tools", index))
    return tools


def render_tool(tool: Tool, drawing: str, sources: Mapping[str, Source], root: str) -> str:
    """The card; `drawing` is the SVG itself, or nothing."""
    steps = "".join(f"<li>{text(step)}</li>" for step in tool.how)
    named = "; ".join(link(sources[each], root) for each in tool.sources)
    caveats = (
        f' class="bh-card__evidence" data-for="{" ".join(tool.items)}"'
        if tool.items
        else ' class="bh-card__evidence"'
    )
    body = [f'<p class="bh-card__lead">{chip(tool.hat)} {text(tool.when)}</p>']
    if drawing:
        body.append(f'<figure class="bh-card__drawing">{drawing}</figure>')
    body += [
        f'<ol class="bh-card__how">{steps}</ol>',
        f'<p class="bh-card__scene">{text(tool.example)}</p>',
        f"<div{caveats}>"
        + definitions(
            [
                ("What the evidence says", text(tool.evidence)),
                ("Where it comes from", text(tool.origin) + (f" {named}" if named else "")),
                ("Its limits", text(tool.limits)),
            ]
        )
        + "</div>",
    ]
    return card("tool", tool.id, tool.name, tool.hat, body)

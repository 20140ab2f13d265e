"""Evidence: docs/data/claims.yml to cards, and the chart of training effect sizes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from content.sources import Source, link
from content.tables import Column, Row, View
from core.data_files import DataFile
from render.markup import text
from render.partials import card, definitions

GRADES = {
    "meta-analysis": "Meta-analysis: many tests pooled",
    "experiment": "Experiment",
    "survey": "Survey",
    "case": "Case: one place or a few",
    "review": "Review of the literature; no numbers pooled",
    "opinion": "Opinion, estimate or argument",
}


@dataclass(frozen=True)
class Claim:
    """One evidence card. `figures` are (value, what it measures); `facts` the caveats its limits
    carry.
    """

    id: str
    claim: str
    grade: str
    figures: tuple[tuple[str, str], ...]
    sample: str
    year: int
    means: str
    limits: str
    counter_view: str
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed: str
    line: int = 0


@dataclass(frozen=True)
class EffectSize:
    """A standardised difference: `value` in standard deviations; k samples, n people where
    known.
    """

    id: str
    study: str
    outcome: str
    kind: str
    statistic: str
    value: float
    k: int = 0
    n: int = 0


def read_claims(document: DataFile) -> tuple[dict[str, Claim], tuple[EffectSize, ...]]:
    claims = {}
    for index, entry in enumerate(document.data["claims"]):
        figures = tuple((figure["value"], figure["measures"]) for figure in entry["figures"])
        claims[entry["id"]] = Claim(
            **{
                **entry,
                "figures": figures,
                "facts": tuple(entry["facts"]),
                "sources": tuple(entry["sources"]),
            },
            line=document.line("claims", index),
        )
    return claims, tuple(EffectSize(**entry) for entry in document.data["effect_sizes"])


def render_claim(claim: Claim, sources: Mapping[str, Source], root: str) -> str:
    figures = "".join(
        f"<li><strong>{text(value)}</strong> {text(measures)}</li>"
        for value, measures in claim.figures
    )
    named = "; ".join(link(sources[each], root) for each in claim.sources)
    body = [
        f'<p class="bh-card__grade">{GRADES[claim.grade]}, {claim.year}. {named}</p>',
        f'<ul class="bh-card__figures">{figures}</ul>',
        f'<p class="bh-card__scene">{text(claim.means)}</p>',
        definitions([("Who was asked or tested", text(claim.sample))]),
        f'<div data-for="{" ".join(claim.facts)}">'
        + definitions(
            [("Its limits", text(claim.limits)), ("The other view", text(claim.counter_view))]
        )
        + "</div>",
        (
            '<p class="bh-card__reviewed">Reviewed <time'
            f' datetime="{claim.reviewed}">{claim.reviewed}</time></p>'
        ),
    ]
    return card("claim", claim.id, claim.claim, claim.grade, body, level=4)


def effect_sizes_view(sizes: tuple[EffectSize, ...]) -> View:
    """The numbers of the chart as a table."""
    columns = (
        Column("value", "Standardised difference"),
        Column("kind", "Kind of training"),
        Column("tests", "Samples and people"),
    )
    rows = []
    for size in sizes:
        tests = (
            f"{size.k} samples, {size.n:,} people"
            if size.k
            else (
                "335 samples for all four outcomes"
                if size.study == "lacerenza-2017"
                else "not given"
            )
        )
        rows.append(
            Row(
                size.id,
                size.outcome,
                {
                    "value": f"{size.statistic} .{round(size.value * 100):02d}",
                    "kind": size.kind,
                    "tests": tests,
                },
                (size.study,),
            )
        )
    return View(
        "training-effects",
        "What training changed, in standardised differences",
        "What was measured",
        columns,
        tuple(rows),
        "docs/data/claims.yml",
    )


def render_chart(sizes: tuple[EffectSize, ...]) -> str:
    """Bars from 0 to 1 standard deviation; the text alternative holds every number."""
    left, width, step = 105, 245, 30
    described = "; ".join(f"{size.outcome} after {size.kind}, {size.value:.2f}" for size in sizes)
    marks: list[str] = []
    axes: list[int] = []
    y = 0
    kind = ""
    for size in sizes:
        if size.kind != kind:
            axes.append(y)
            kind, y = size.kind, y + 30
            marks.append(
                '<text class="bh-drawing__head" x="0"'
                f' y="{y - 8}">{text(kind[0].upper() + kind[1:])}</text>'
            )
        shape = (
            "bh-drawing__bar-both" if size.study.startswith("arthur") else "bh-drawing__bar-leading"
        )
        marks.append(
            f'<text class="bh-drawing__text" x="{left - 10}" y="{y + 15}"'
            f' text-anchor="end">{text(size.outcome)}</text><rect class="{shape}" x="{left}"'
            f' y="{y}" width="{round(size.value * width)}" height="20"/>'
        )
        marks.append(
            f'<text class="bh-drawing__text" x="{left + round(size.value * width) + 6}"'
            f' y="{y + 15}">.{round(size.value * 100):02d}</text>'
        )
        y += step
    lines = "".join(
        f"M{left} {top + 26}V{bottom}" for top, bottom in zip(axes, [*axes[1:], y], strict=True)
    )
    axis = (
        f'<path class="bh-drawing__line" d="{lines}M{left} {y}H{left + width}"/><text'
        f' class="bh-drawing__text" x="{left}" y="{y + 20}" text-anchor="middle">0</text><text'
        f' class="bh-drawing__text" x="{left + width}" y="{y + 20}" text-anchor="middle">1</text>'
    )
    return (
        '<figure class="bh-wide bh-chart" id="effect-sizes-chart">\n<svg class="bh-drawing"'
        f' viewBox="0 0 400 {y + 30}" role="img" aria-labelledby="effect-sizes-chart-title'
        ' effect-sizes-chart-text">\n<title id="effect-sizes-chart-title">Training effect'
        f' sizes</title><desc id="effect-sizes-chart-text">{text(described)}.</desc>\n'
        + "\n".join(marks)
        + f"\n{axis}\n</svg>\n<figcaption>Bars are standardised differences: 1 would be one whole"
        " standard deviation. They are not percentages of improvement.</figcaption>\n</figure>\n"
    )

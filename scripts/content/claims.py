"""docs/data/claims.yml: one evidence card a claim, and what training changed, as a table and
chart.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from content.guide import Guide
from content.records import Anchor, Record
from content.tables import Row, View, table_of
from core.documents import DataFile


@dataclass(frozen=True, kw_only=True)
class Claim(Record):
    """One evidence card. `figures`: value and what it measures; `facts`: caveats its limits
    carry.
    """

    claim: str
    grade: str
    figures: tuple[Mapping[str, str], ...]
    sample: str
    year: int
    means: str
    limits: str
    counter_view: str
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed: str

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(f"claim-{self.id}", self.claim, "claim", 4),)


@dataclass(frozen=True, kw_only=True)
class EffectSize(Record):
    """A standardised difference: `value` in standard deviations; k samples, n people where known.

    `tests`: how many samples, in words, where k is not known. `hat`: of the training. `interval`:
    the ends of its confidence interval, where the source gives one.
    """

    study: str
    outcome: str
    kind: str
    hat: str
    statistic: str
    value: float
    k: int = 0
    n: int = 0
    tests: str = ""
    interval: tuple[float, ...] = ()

    @property
    def point(self) -> str:
        """The value as psychologists print it: “.63”."""
        return _decimals(self.value)

    @property
    def decimals(self) -> str:
        """The same with its interval: “.63 (.51 to .75)”."""
        ends = " to ".join(map(_decimals, self.interval))
        return f"{self.point} ({ends})" if ends else self.point


@dataclass(frozen=True, kw_only=True)
class Chart(Record):
    sizes: tuple[EffectSize, ...]
    title: str
    id: str = "chart"

    @property
    def kinds(self) -> dict[str, list[EffectSize]]:
        """The sizes by kind of training, in the order of the data."""
        kinds: dict[str, list[EffectSize]] = {}
        for size in self.sizes:
            kinds.setdefault(size.kind, []).append(size)
        return kinds

    @property
    def has_intervals(self) -> bool:
        return any(size.interval for size in self.sizes)

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(size.study for size in self.sizes)

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor("effect-sizes-chart", self.title),)


def _decimals(value: float) -> str:
    return f"{value:.2f}".removeprefix("0")


def read(document: DataFile, _guide: Guide) -> list[Claim]:
    """All claims; their schema judges all that can be wrong with one."""
    return [Claim(**entry) for entry in document.entries("claims")]


def read_chart(document: DataFile, guide: Guide) -> list[Chart]:
    sizes = tuple(EffectSize(**entry) for entry in document.entries("effect_sizes"))
    for index, size in enumerate(sizes):
        if size.study not in guide.sources and guide.could_read("bibliography"):
            document.report(
                f"the source “{size.study}” is not in docs/data/sources.yml — add it there, or"
                " correct the id",
                *("effect_sizes", index, "study"),
            )
        if size.interval and not size.interval[0] <= size.value <= size.interval[1]:
            document.report(
                f"the value {size.value} is not in its interval — correct one of them, in the order"
                " lower end, upper end",
                *("effect_sizes", index, "interval"),
            )
    return [Chart(sizes=sizes, title=guide.labels["tables"]["training-effects"]["chart"])]


def tables(guide: Guide) -> list[View]:
    words, phrases = guide.labels["tables"]["training-effects"], guide.labels["phrases"]

    def tests(size: EffectSize) -> str:
        if size.k:
            return str(phrases["samples"].format(size.k, size.n))
        return size.tests or str(phrases["not given"])

    rows = [
        Row(
            size.id,
            size.outcome,
            {
                "value": f"{size.statistic} {size.decimals}",
                "kind": size.kind,
                "tests": tests(size),
            },
            (size.study,),
        )
        for chart in guide.all(Chart).values()
        for size in chart.sizes
    ]
    return [table_of("training-effects", words, rows, "docs/data/claims.yml", folded=True)]

"""docs/data/signs.yml: signs of a gap in a team, as a table, and in the words of those who see
them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.guide import Guide
from content.paths import DecisionPath, check_read
from content.records import Record
from content.tables import Row, View, table_of
from core.documents import DataFile


@dataclass(frozen=True, kw_only=True)
class Sign(Record):
    """What people see in a team; `gap`: the hat whose work is short. `words`: how people say it,
    what they tap first. `answers`: those of the path that it suggests, and `help`: the outcome to
    which these lead. `home`: it stands on the home page.
    """

    sign: str
    gap: str
    cells: Mapping[str, str]
    group: str
    words: tuple[str, ...]
    answers: Mapping[str, str]
    read: tuple[str, ...]
    help: str
    home: bool = False
    sources: tuple[str, ...] = ()


def read(document: DataFile, guide: Guide) -> list[Sign]:
    """The signs. Reports those that the path leads to another help than the table names."""
    path = next(iter(guide.all(DecisionPath).values()))
    signs = []
    for index, entry in enumerate(document.entries("signs")):
        _check_answers(document, path, index, entry)
        check_read(document, guide, entry["read"], "signs", index)
        outcome = path.walk(entry["answers"])[1]
        cells = {key: entry.pop(key) for key in ("ask", "try", "training")}
        if outcome:
            cells["training"] = f"{path.outcomes[outcome]['short']}: {cells['training']}"
        signs.append(Sign(**entry, help=outcome, cells={"gap": entry["gap"], **cells}))
    return signs


def _check_answers(
    document: DataFile, path: DecisionPath, index: int, entry: Mapping[str, Any]
) -> None:
    if entry["group"] not in path.groups:
        document.report(
            f"there is no group “{entry['group']}” — use an id listed under groups",
            *("signs", index, "group"),
        )
    answers = entry["answers"]
    asked, outcome = path.walk(answers)
    if astray := [name for name in answers if name not in asked]:
        document.report(
            f"the walk of this sign ends before a question “{astray[0]}” — correct its answers",
            *("signs", index, "answers"),
        )
    elif outcome and path.outcomes[outcome]["hat"] != entry["gap"]:
        document.report(
            f"the table calls this gap {entry['gap']}, and the path leads from it to"
            f" “{outcome}”, which is {path.outcomes[outcome]['hat']} — make “gap” and “answers”"
            " agree",
            *("signs", index, "gap"),
        )


def tables(guide: Guide) -> list[View]:
    signs = list(guide.all(Sign).values())
    rows = [Row(sign.id, sign.sign, sign.cells, sign.sources) for sign in signs]
    words, line = guide.labels["tables"]["signs-table"], signs[0].line
    return [table_of("signs-table", words, rows, "docs/data/signs.yml", line, folded=True)]

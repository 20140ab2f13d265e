"""docs/data/downloads.yml: everything to take away. publish/download_sizes.py says what it
weighs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from content.guide import Guide
from content.plans import Plan
from content.records import Partial, Record
from content.tables import View
from core.documents import DataFile


@dataclass(frozen=True, kw_only=True)
class Download(Record):
    """`files`: what a link says → path on the site; `date`: of the newest review of what it is made
    of, as in “2026-11-21”.
    """

    group: str
    title: str
    text: str
    files: Mapping[str, str]
    optional: bool
    date: str = ""


def read(document: DataFile, guide: Guide) -> list[Download]:
    """All downloads, in the order of the file; those of “each” in the order of what they are
    for.
    """
    _check(document, guide)
    families = _families(guide)
    downloads: list[Download] = []
    for index, entry in enumerate(document.entries("downloads")):
        template = Download(
            id=str(index),
            line=entry["line"],
            group=entry["group"],
            title=entry.get("title", ""),
            text=entry.get("text", ""),
            files=entry["files"],
            optional=entry.get("optional", False),
        )
        if "each" in entry:
            downloads += [
                replace(
                    template,
                    id=f"{index}-{name}",
                    title=title,
                    files={key: path.replace("{id}", name) for key, path in entry["files"].items()},
                    date=date,
                )
                for name, title, date in families[entry["each"]]
            ]
        else:
            starts = entry.get("made_of", ("",))
            names = [page.name for page in guide.pages if page.name.startswith(starts)]
            downloads.append(replace(template, date=_newest(guide, names)))
    return downloads


def _check(document: DataFile, guide: Guide) -> None:
    for index, entry in enumerate(document.data["downloads"]):
        keys = ("downloads", index)
        if ("each" in entry) == ("title" in entry):
            document.report(
                "needs either a title or “each”, whose members have their own — give one of the"
                " two",
                *keys,
            )
        elif "each" in entry and any("{id}" not in path for path in entry["files"].values()):
            document.report(
                "the path of a file for each of them does not say whose it is — put {id} into it",
                *(*keys, "files"),
            )
        for start in entry.get("made_of", ()):
            if not any(page.name.startswith(start) for page in guide.pages):
                document.report(
                    f"no page’s name starts with “{start}” — correct it", *keys, "made_of"
                )


def partials(downloads: list[Download], file: str) -> list[Partial]:
    groups: dict[str, list[Download]] = {}
    for download in downloads:
        groups.setdefault(download.group, []).append(download)
    return [
        Partial(f"downloads/{group}.html", "download", {"downloads": listed}, file)
        for group, listed in groups.items()
    ]


def _newest(guide: Guide, names: Iterable[str]) -> str:
    """The last review of these pages, or of all where none has a date, as the home page."""
    reviewed = {
        page.name: page.meta["reviewed"] for page in guide.pages if page.meta.get("reviewed")
    }
    dates = [reviewed[name] for name in names if name in reviewed]
    return max(dates or reviewed.values(), default="")


def _families(guide: Guide) -> Mapping[str, list[tuple[str, str, str]]]:
    """What “each” may name: id, title and date of every member."""
    tables, plans = guide.all(View).values(), guide.all(Plan).values()

    def of_table(view: View) -> str:
        name = f"tables/{view.id}.html"
        return _newest(guide, (page.name for page in guide.pages if page.shows(name)))

    def title(plan: Plan, table: View) -> str:
        caption = table.caption
        return caption if plan.title in caption else f"{plan.title}: {caption}"

    of_plans = [page.name for page in guide.pages if page.name.startswith("trainers/plans/")]
    on_plans = _newest(guide, of_plans)
    on_handouts = _newest(guide, [*of_plans, "trainers/handouts"])
    return {
        "chapters": [
            (page.name.removeprefix("chapters/"), page.title, _newest(guide, [page.name]))
            for page in guide.pages
            if page.is_chapter
        ],
        "tables": [(view.id, view.caption, of_table(view)) for view in tables],
        "timetables": [
            (table.id, title(plan, table), on_plans) for plan in plans for table in plan.tables
        ],
        "plans": [(plan.id, plan.title, on_handouts) for plan in plans],
    }


def tables_to_take(guide: Guide) -> list[View]:
    """Every table that has downloads: those of the guide, and the timetable of each meeting."""
    return [
        *guide.all(View).values(),
        *(table for plan in guide.all(Plan).values() for table in plan.tables),
    ]

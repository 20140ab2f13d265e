"""The list of everything to take away: docs/data/downloads.yml to HTML. What it weighs is filled in
later, by download_sizes.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from content.pages import Page
from content.plans import Plan
from content.tables import View
from core.data_files import DataFile
from core.problems import Problem
from render.markup import attribute, text
from render.partials import paragraph

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True)
class Download:
    """`files`: what a link says → path on the site; `date`: of the newest review of what it is made
    of.
    """

    title: str
    text: str
    files: Mapping[str, str]
    date: str
    optional: bool


def read_downloads(
    document: DataFile, pages: Sequence[Page], views: Iterable[View], plans: Mapping[str, Plan]
) -> tuple[dict[str, list[Download]], list[Problem]]:
    """Downloads by group, in the order of the file; those of “each” in the order of what they are
    for.
    """
    reviewed = {page.name: page.meta["reviewed"] for page in pages if page.meta.get("reviewed")}
    shown = {
        page.name: {path.removeprefix(page.prefix) for _, path in page.snippets} for page in pages
    }

    def newest(names: Iterable[str]) -> str:
        return max(
            (reviewed[name] for name in names if name in reviewed),
            default=max(reviewed.values(), default=""),
        )  # the home page has no date of its own

    def of_pages(starts: Sequence[str]) -> str:
        return newest(name for name in reviewed if name.startswith(tuple(starts)))

    families = {
        "chapters": [
            (
                page.name.removeprefix("chapters/"),
                page.meta.get("title", page.name),
                newest([page.name]),
            )
            for page in pages
            if page.name.startswith("chapters/")
        ],
        "tables": [
            (
                view.id,
                view.caption,
                newest(name for name, paths in shown.items() if f"tables/{view.id}.html" in paths),
            )
            for view in views
        ],
        "timetables": [
            (
                table.id,
                (
                    f"{plan.title}: {table.caption}"
                    if plan.title not in table.caption
                    else table.caption
                ),
                newest(["trainers/plans"]),
            )
            for plan in plans.values()
            for table in plan.tables()
        ],
        "plans": [
            (name, plan.title, newest(["trainers/plans", "trainers/handouts"]))
            for name, plan in plans.items()
        ],
    }
    groups: dict[str, list[Download]] = {}
    problems: list[Problem] = []
    for index, entry in enumerate(document.data["downloads"]):
        listed = groups.setdefault(entry["group"], [])
        optional = entry.get("optional", False)
        if ("each" in entry) == ("title" in entry):
            problems.append(
                document.problem(
                    "needs either a title or “each”, whose members have their own — give one of"
                    " the two",
                    "downloads",
                    index,
                )
            )
        elif "each" in entry:
            if any("{id}" not in path for path in entry["files"].values()):
                problems.append(
                    document.problem(
                        "the path of a file for each of them does not say whose it is — put {id}"
                        " into it",
                        "downloads",
                        index,
                        "files",
                    )
                )
            listed += [
                Download(
                    title,
                    "",
                    {label: path.replace("{id}", name) for label, path in entry["files"].items()},
                    date,
                    optional,
                )
                for name, title, date in families[entry["each"]]
            ]
        else:
            starts = entry.get("made_of", [""])
            problems += [
                document.problem(
                    f"no page’s name starts with “{start}” — correct it",
                    "downloads",
                    index,
                    "made_of",
                )
                for start in starts
                if not any(page.name.startswith(start) for page in pages)
            ]
            listed.append(
                Download(
                    entry["title"],
                    entry.get("text", ""),
                    entry["files"],
                    of_pages(starts),
                    optional,
                )
            )
    return groups, problems


def render_downloads(downloads: Sequence[Download], root: str) -> str:
    """One group. `root`: relative path from the page to the site's root."""
    return f'<ul class="bh-files">\n{"".join(_download(each, root) for each in downloads)}</ul>\n'


def _download(each: Download, root: str) -> str:
    takes = "".join(_file(label, path, each, root) for label, path in each.files.items())
    date = (
        '<p class="bh-files__date">Reviewed <time'
        f' datetime="{each.date}">{in_words(each.date)}</time></p>'
        if each.date
        else ""
    )
    entry = (
        "<li><div><p"
        f' class="bh-files__name">{text(each.title)}</p>{paragraph(each.text, "bh-files__text") if each.text else ""}{date}</div><ul'
        f' class="bh-files__takes">{takes}</ul></li>'
    )
    if each.optional:  # a comment until the file is there: download_sizes.py
        return f"<!--optional {next(iter(each.files.values()))} {entry}-->\n"
    return f"{entry}\n"


def _file(label: str, path: str, each: Download, root: str) -> str:
    given = "" if path.endswith("/") else " download"
    return (
        f'<li><a href="{root}{path}"{given}'
        f' aria-label="{attribute(f"{label}: {each.title}")}">{text(label)}</a>&nbsp;<span'
        f' class="bh-files__size" data-file="{path}"></span></li>'
    )


def in_words(date: str) -> str:
    year, month, day = date.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"

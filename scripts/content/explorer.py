"""The comparison explorer: one table of all rows of docs/data/comparisons.yml, and the toolbar that
questions it.

The table is whole without JavaScript. The toolbar is part of the page but hidden;
docs/javascripts/explorer.mjs
shows it and makes it work.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.tables import Column, Row, View, has_source_column
from core.data_files import DataFile
from core.problems import Problem
from render.markup import text
from render.partials import chip

VIEW = "explore"  # the table's address: #explore; a row's: #explore-ROW
TABLE, TOOLBAR = f"tables/{VIEW}.html", "explorer/toolbar.html"
SORTS = {"": "As in the guide", "label": "By label, A to Z", "theme": "By theme, A to Z"}


@dataclass(frozen=True)
class Theme:
    id: str
    title: str
    rows: int


@dataclass(frozen=True)
class Explorer:
    """`view` is the table of all rows, with the theme as its first column."""

    view: View
    themes: tuple[Theme, ...]


def read_explorer(document: DataFile) -> tuple[Explorer, list[Problem]]:
    """The explorer, from data that read_views judges. What it adds: the table's id must be free."""
    data = document.data
    problems = [
        document.problem(
            f"the id “{VIEW}” belongs to the table of all rows — choose another",
            "views",
            index,
            "id",
        )
        for index, entry in enumerate(data["views"])
        if entry["id"] == VIEW
    ]
    titles = {theme["id"]: theme["title"] for theme in data["themes"]}
    hats = [
        Column(
            key,
            each["heading"],
            each["hat"],
            f"no {'shared' if each['hat'] == 'both' else each['heading'].lower()} part listed",
        )
        for key, each in data["columns"].items()
    ]
    rows = tuple(
        Row(
            entry["id"],
            entry["label"],
            {
                "theme": titles.get(entry["theme"], ""),
                **{column.key: entry[column.key] for column in hats if column.key in entry},
            },
            tuple(entry.get("sources", ())),
            entry["theme"],
        )
        for entry in data["rows"]
    )
    view = View(
        VIEW,
        "Every comparison in this guide, row by row",
        "What to compare",
        (Column("theme", "Theme"), *hats),
        rows,
        document.file,
        document.line("rows"),
    )
    themes = tuple(
        Theme(name, title, sum(row.theme == name for row in rows)) for name, title in titles.items()
    )
    return Explorer(view, themes), problems


def render_toolbar(explorer: Explorer, root: str) -> str:
    """The form above the table. Its controls as they stand here are the default view, so that a
    reset shows it.

    `root`: relative path from the page to the site's root.
    """
    themes = "".join(
        _box("theme", theme.id, f"{text(theme.title)} <small>({theme.rows})</small>")
        for theme in explorer.themes
    )
    hats = "".join(
        _box("hats", column.key, chip(column.hat), checked=True)
        for column in explorer.view.columns
        if column.hat
    )
    more = {"theme": "Theme"} | ({"sources": "Source"} if has_source_column(explorer.view) else {})
    columns = hats + "".join(
        _box("more", name, label, checked=True) for name, label in more.items()
    )
    sorts = "".join(f'<option value="{value}">{label}</option>' for value, label in SORTS.items())
    return f"""<form class="bh-explorer" id="explorer" aria-label="What the table shows" autocomplete="off" hidden data-search-exclude>
<label class="bh-explorer__field">Search within the table<input type="search" name="find" maxlength="100" autocapitalize="off" spellcheck="false" enterkeyhint="search"></label>
<button type="button" class="bh-button bh-explorer__toggle" aria-expanded="false" aria-controls="explorer-choices"><span>Themes, columns and order</span></button>
<div class="bh-explorer__choices" id="explorer-choices">
<fieldset class="bh-explorer__set"><legend>Only these themes</legend>{themes}</fieldset>
<fieldset class="bh-explorer__set"><legend>Columns</legend>{columns}</fieldset>
<label class="bh-explorer__field">Order of rows<select name="sort">{sorts}</select></label>
</div>
<div class="bh-explorer__state"><p class="bh-explorer__count" role="status"></p> <button type="reset" class="bh-button">Show everything</button></div>
<div class="bh-explorer__take" role="group" aria-label="Take this view with you">
<button type="button" class="bh-button" value="link">Copy link to this view</button>
<button type="button" class="bh-button" value="table">Copy table</button>
<button type="button" class="bh-button" value="markdown">Copy Markdown</button>
<button type="button" class="bh-button" value="csv">Download CSV</button>
<p class="bh-explorer__said" role="status"></p>
</div>
<label class="bh-explorer__field bh-explorer__byhand" hidden>Copy this by hand<textarea readonly rows="6"></textarea></label>
</form>
<script type="module" src="{root}javascripts/explorer.mjs"></script>
"""


def _box(name: str, value: str, label: str, checked: bool = False) -> str:
    return (
        f'<label class="bh-explorer__choice"><input type="checkbox" name="{name}"'
        f' value="{value}"{" checked" if checked else ""}><span>{label}</span></label>'
    )

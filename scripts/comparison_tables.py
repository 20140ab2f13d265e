"""Comparison tables from shared data: docs/data/comparisons.yml → HTML, CSV and JSON.

python scripts/comparison_tables.py [FOLDER]   write every table; FOLDER: left out,
.generated/tables

The same functions make the tables of the site. What a column or row may hold is said in the data
file itself; the mark-up is scripts/render/templates/table.html.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

from content.guide import Guide
from content.reading import read_guide
from content.tables import View
from core.problems import BadInput
from core.templates import fill

ROOT = Path(__file__).resolve().parent.parent


def render_html(table: View, guide: Guide, root: str) -> str:
    """The table with its downloads. `root`: relative path from the page to the site's root."""
    return fill("table.html", table=table, guide=guide, root=root)


def render_csv(table: View) -> str:
    """CSV after RFC 4180: a header line, then a line for each row; sources joined by “; ”."""
    out = io.StringIO()
    writer = csv.writer(out)
    keys = [column.key for column in table.columns]
    writer.writerow(["id", "label", *keys, "sources"])
    for row in table.rows:
        cells = [row.cells.get(key, "") for key in keys]
        writer.writerow([row.id, row.label, *cells, "; ".join(row.sources)])
    return out.getvalue()


def render_json(table: View) -> str:
    """JSON: caption, columns, and rows holding exactly the values of the YAML file."""
    keys = [column.key for column in table.columns]
    rows = [
        {
            "id": row.id,
            "label": row.label,
            **{key: row.cells[key] for key in keys if key in row.cells},
            "sources": list(row.sources),
        }
        for row in table.rows
    ]
    columns = [{"key": column.key, "heading": column.heading} for column in table.columns]
    data = {"id": table.id, "caption": table.caption, "licence": "CC BY 4.0"}
    return (
        json.dumps({**data, "columns": columns, "rows": rows}, ensure_ascii=False, indent=1) + "\n"
    )


def main(argv: list[str]) -> int:
    folder = Path(argv[0]) if argv else ROOT / ".generated/tables"
    try:
        guide = read_guide(ROOT)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for table in guide.all(View).values():
        (folder / f"{table.id}.html").write_text(render_html(table, guide, "../../"), "utf-8")
        (folder / f"{table.id}.csv").write_text(render_csv(table), "utf-8", newline="")
        (folder / f"{table.id}.json").write_text(render_json(table), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Comparison tables from shared data: docs/data/comparisons.yml → HTML, CSV and JSON.

python scripts/comparison_tables.py [FOLDER]   write every table; left out: .generated/tables
"""

import argparse
import csv
import io
import json
import sys
from pathlib import Path

from content import comparisons, sources
from content.guide import Guide
from content.tables import View
from core.data_files import load_data
from core.problems import BadInput, Problem, attempt, refuse
from core.templates import fill

ROOT = Path(__file__).resolve().parent.parent


def render_html(table: View, guide: Guide, root: str) -> str:
    """The table with its downloads. `root`: relative path from the page to the site's root."""
    return fill("table.html", table=table, guide=guide, root=root)


def render_csv(table: View) -> str:
    """CSV after RFC 4180: a header line, then a line for each row; sources joined by “; ”."""
    out, keys = io.StringIO(), [column.key for column in table.columns]
    writer = csv.writer(out)
    writer.writerow(["id", "label", *keys, "sources"])
    for row in table.rows:
        cells = (row.cells.get(key, "") for key in keys)
        writer.writerow([row.id, row.label, *cells, "; ".join(row.sources)])
    return out.getvalue()


def render_json(table: View) -> str:
    """JSON: caption, columns, and rows holding exactly the values of the YAML file."""
    rows = []
    for row in table.rows:
        cells = {c.key: row.cells[c.key] for c in table.columns if c.key in row.cells}
        rows.append({"id": row.id, "label": row.label, **cells, "sources": list(row.sources)})
    columns = [{"key": column.key, "heading": column.heading} for column in table.columns]
    data = {"id": table.id, "caption": table.caption, "licence": "CC BY 4.0", "columns": columns}
    return json.dumps(data | {"rows": rows}, ensure_ascii=False, indent=1) + "\n"


def read_tables(root: Path) -> tuple[list[View], Guide]:
    """The tables, and a guide with what they refer to. Raises BadInput with every problem."""
    problems: list[Problem] = []
    names = ("labels", "sources", "comparisons")
    labels, works, data = (attempt(problems, load_data, root, name) for name in names)
    if not (labels and works and data):
        raise BadInput(*problems)
    empty = Guide(labels=labels.data)
    guide = empty.with_records("source", sources.read(works, empty))
    tables = comparisons.read(data, guide)
    refuse(data.problems)
    return tables, guide


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / ".generated/tables")
    folder = parser.parse_args().folder
    try:
        tables, guide = read_tables(ROOT)
    except BadInput as error:
        sys.exit(str(error))
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables:
        texts = (render_html(table, guide, "../../"), render_csv(table), render_json(table))
        for ending, text in zip(("html", "csv", "json"), texts, strict=True):
            (folder / f"{table.id}.{ending}").write_bytes(text.encode())


if __name__ == "__main__":
    main()

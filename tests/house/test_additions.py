"""What a maintainer adds most is added in one place: a column, a kind of card, a file format."""

import csv
import io
import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from project import CHAPTER, COMPARISONS, REPOSITORY, edit, generate_as_typed

SETTINGS = (
    'site_url: !ENV [SITE_URL, "https://small.example/"]\nextra_css:\n  - stylesheets/tokens.css\n'
    "nav:\n  - Home: index.md\n  - Chapter: chapters/example.md\n  - Room: trainers/room.md\n"
)


@pytest.fixture
def sited(project: Path) -> Path:
    """The small project as a site, with an address and an order."""
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return project


def run(root: Path) -> None:
    result = generate_as_typed(root)
    assert result.returncode == 0, result.stderr


def test_a_fourth_column_needs_no_python(sited: Path) -> None:
    data = sited / COMPARISONS
    text = data.read_text("utf-8")
    text = text.replace("columns:\n", "columns:\n  craft: {heading: Craft}\n", 1)
    text = text.replace("    managing: ", "    craft: Made by hand\n    managing: ")
    text = text.replace("columns: [managing, ", "columns: [craft, managing, ")
    data.write_text(text, "utf-8")
    edit(
        sited,
        CHAPTER,
        "## Try it",
        '--8<-- "explorer/toolbar.html"\n\n--8<-- "tables/explore.html"\n\n## Try it',
    )
    run(sited)
    table = (sited / ".generated/tables/glance.html").read_text("utf-8")
    assert '<th scope="col">Craft</th>' in table and table.count("Made by hand") == 2
    rows = csv.DictReader(io.StringIO((sited / "docs/downloads/glance.csv").read_text("utf-8")))
    assert {row["craft"] for row in rows} == {"Made by hand"}
    listed = json.loads((sited / "docs/downloads/glance.json").read_text("utf-8"))
    assert {"key": "craft", "heading": "Craft"} in listed["columns"]
    with ZipFile(sited / "docs/downloads/both-hats-tables.xlsx") as book:
        assert "Made by hand" in book.read("xl/sharedStrings.xml").decode()
    toolbar = (sited / ".generated/explorer/toolbar.html").read_text("utf-8")
    assert 'value="craft" checked' in toolbar, "the explorer offers it too"
    assert 'data-column="craft"' in (sited / ".generated/tables/explore.html").read_text("utf-8")


PROVERB = {
    "docs/data/proverb.yml": "proverbs:\n  - {id: tide, text: Time and tide wait for no one.}\n",
    "docs/data/proverb.schema.json": json.dumps(
        {
            "type": "object",
            "required": ["proverbs"],
            "properties": {"proverbs": {"type": "array", "items": {"type": "object"}}},
        }
    ),
    "scripts/content/proverb.py": '''"""docs/data/proverb.yml: what people say."""

from dataclasses import dataclass

from content.records import Anchor, Record


@dataclass(frozen=True, kw_only=True)
class Proverb(Record):
    text: str

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(f"proverb-{self.id}", self.text, "proverb", 3),)


def read(document, guide):
    return [Proverb(**entry) for entry in document.entries("proverbs")]
''',
    "scripts/render/templates/proverb.html": (
        '<p class="bh-proverb" id="proverb-{{ proverb.id }}">{{ proverb.text }}</p>\n'
    ),
    "docs/stylesheets/proverb.css": ".bh-proverb { font-style: italic; }\n",
}


def test_a_card_of_a_new_kind_is_five_files_of_one_name_and_one_line(sited: Path) -> None:
    for name, text in PROVERB.items():
        (sited / name).write_text(text, "utf-8")
    kinds = sited / "scripts/content/kinds.py"
    lines = kinds.read_text("utf-8").replace(
        "KINDS = (\n",
        'KINDS = (\n    Kind("proverb", "Proverb", proverb.read, "proverb"),\n',
    )
    kinds.write_text(
        lines.replace("    plans,\n", "    plans,\n    proverb,\n", 1)  # its import
    )
    edit(sited, CHAPTER, "## Try it", '--8<-- "proverb/tide.html"\n\n## Try it')
    shutil.copy(REPOSITORY / "docs/data/links.schema.json", sited / "docs/data")
    (sited / "docs/data/links.yml").write_text("links: {}\n", "utf-8")
    run(sited)
    card = (sited / ".generated/proverb/tide.html").read_text("utf-8")
    assert card == '<p class="bh-proverb" id="proverb-tide">Time and tide wait for no one.</p>\n'
    styles = (sited / "overrides/partials/generated-styles.html").read_text("utf-8")
    assert styles == '<link rel="stylesheet" href="{{ \'stylesheets/proverb.css\' | url }}">\n'


def test_a_new_kind_that_no_page_shows_is_missed_like_any_other(sited: Path) -> None:
    test_a_card_of_a_new_kind_is_five_files_of_one_name_and_one_line(sited)
    edit(sited, CHAPTER, '--8<-- "proverb/tide.html"\n\n', "")
    said = generate_as_typed(sited).stderr
    assert "docs/data/proverb.yml:2: no page shows “proverb/tide.html”" in said


def test_a_new_format_of_files_is_a_module_and_one_line(sited: Path) -> None:
    (sited / "scripts/downloads/titles.py").write_text(
        '''"""The titles of all pages, a line each."""


def make(guide, site):
    lines = "".join(f"{page.title}\\n" for page in guide.pages)
    return {"docs/downloads/titles.txt": lines.encode()}
''',
        "utf-8",
    )
    formats = sited / "scripts/downloads/formats.py"
    text = formats.read_text("utf-8")
    text = text.replace("import cartridge, spreadsheets", "import cartridge, spreadsheets, titles")
    formats.write_text(
        text.replace("    cartridge.make,\n", "    cartridge.make,\n    titles.make,\n")
    )
    run(sited)
    assert "A small guide\n" in (sited / "docs/downloads/titles.txt").read_text("utf-8")


def test_the_script_of_comparison_tables_runs_by_itself(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = REPOSITORY / "scripts/comparison_tables.py"
    done = subprocess.run(
        [sys.executable, script, tmp_path / "tables"], capture_output=True, text=True, cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (0, "")
    made = {path.name for path in (tmp_path / "tables").iterdir()}
    assert {"at-a-glance.html", "at-a-glance.csv", "at-a-glance.json"} <= made

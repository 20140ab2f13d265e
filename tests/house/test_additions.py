"""What a maintainer adds most is added in one place: a column, a kind of card, a file format."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from project import CHAPTER, COMPARISONS, REPOSITORY, edit, generate_as_typed

SETTINGS = (
    'site_url: !ENV [SITE_URL, "https://small.example/"]\nextra_css:\n  - stylesheets/tokens.css\n'
    "nav:\n  - Home: index.md\n  - Chapter: chapters/example.md\n  - Room: trainers/room.md\n"
    "  - Activity: activities/compare-promises.md\n"
)


# A kind of card: five files of one name, and a line in content/kinds.py.
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
CARD = '<p class="bh-proverb" id="proverb-tide">Time and tide wait for no one.</p>\n'
STYLES = '<link rel="stylesheet" href="{{ \'stylesheets/proverb.css\' | url }}">\n'
# A format of files: a module, and a line in downloads/formats.py.
TITLES = '''"""The titles of all pages, a line each."""


def make(guide, site):
    lines = "".join(f"{page.title}\\n" for page in guide.pages)
    return {"docs/downloads/titles.txt": lines.encode()}
'''
LINES = (  # file, what stands there, what stands there then
    (
        "scripts/content/kinds.py",
        "    plan_lists,\n    questions,",
        "    plan_lists,\n    proverb,\n    questions,",
    ),
    (
        "scripts/content/kinds.py",
        "KINDS = (\n",
        'KINDS = (\n    Kind("proverb", "Proverb", proverb.read, "proverb"),\n',
    ),
    (
        "scripts/downloads/formats.py",
        "import cartridge, spreadsheets",
        "import cartridge, spreadsheets, titles",
    ),
    (
        "scripts/downloads/formats.py",
        "    cartridge.make,\n",
        "    cartridge.make,\n    titles.make,\n",
    ),
    (
        CHAPTER,
        "## Try it",
        '--8<-- "explorer/toolbar.html"\n\n--8<-- "tables/explore.html"\n\n'
        '--8<-- "proverb/tide.html"\n\n## Try it',
    ),
)


def test_a_column_needs_no_python_a_card_five_files_of_one_name_a_format_a_module_each_with_a_line(
    project: Path,
) -> None:
    added = PROVERB | {"mkdocs.yml": SETTINGS, "scripts/downloads/titles.py": TITLES}
    for name, text in added.items():
        (project / name).write_text(text, "utf-8")
    for line in LINES:
        edit(project, *line)
    text = (project / COMPARISONS).read_text("utf-8")
    text = text.replace("columns:\n", "columns:\n  craft: {heading: Craft}\n", 1)
    text = text.replace("    managing: ", "    craft: Made by hand\n    managing: ")
    text = text.replace("columns: [managing, ", "columns: [craft, managing, ")
    (project / COMPARISONS).write_text(text, "utf-8")
    shutil.copy(REPOSITORY / "docs/data/links.schema.json", project / "docs/data")
    (project / "docs/data/links.yml").write_text("links: {}\n", "utf-8")
    result = generate_as_typed(project)
    assert result.returncode == 0, result.stderr

    with ZipFile(project / "docs/downloads/both-hats-tables.xlsx") as book:
        book.extract("xl/sharedStrings.xml", project)
    made = [
        (".generated/tables/glance.html", '<th scope="col">Craft</th>'),
        (".generated/tables/glance.html", ">Made by hand<"),
        ("docs/downloads/glance.csv", "id,label,craft,managing,"),
        ("docs/downloads/glance.csv", "\npurpose,Purpose,Made by hand,Keep the promise,"),
        ("docs/downloads/glance.csv", "\nhorizon,Horizon,Made by hand,This week,"),
        ("docs/downloads/glance.json", '"key": "craft",\n   "heading": "Craft"\n'),
        ("xl/sharedStrings.xml", "Made by hand"),
        (".generated/explorer/toolbar.html", 'value="craft" checked'),
        (".generated/tables/explore.html", 'data-column="craft"'),
        (".generated/proverb/tide.html", CARD),
        ("overrides/partials/generated-styles.html", STYLES),
        ("docs/downloads/titles.txt", "A small guide\n"),
    ]
    lacking = [each for each in made if each[1] not in (project / each[0]).read_text("utf-8")]
    assert lacking == []

    edit(project, CHAPTER, '--8<-- "proverb/tide.html"\n\n', "")
    said = generate_as_typed(project).stderr
    assert "docs/data/proverb.yml:2: no page shows “proverb/tide.html”" in said, "missed like any"


def test_the_script_of_comparison_tables_runs_by_itself(tmp_path: Path) -> None:
    script = REPOSITORY / "scripts/comparison_tables.py"
    done = subprocess.run(
        [sys.executable, script, tmp_path / "tables"], capture_output=True, text=True, cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (0, "")
    made = {path.name for path in (tmp_path / "tables").iterdir()}
    assert {"at-a-glance.html", "at-a-glance.csv", "at-a-glance.json"} <= made

"""Building many chapters: time and memory of scripts/build beside stock Material. Figures to read, not a test.

    python scripts/benchmark_chapters.py [NUMBER …]   how many chapters are added to the site; left out, 150 and 1500: about four minutes

The chapters are made of the paragraphs of our own, drawn at random: 900 words, five sections, two lists, two tables.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmark import ROOT, measure, stock_project

NUMBERS = (150, 1500)
FOLDER = "docs/made"
TABLE = "| Kind of work | Asks | Brings |\n|---|---|---|\n| Managing | {} | {} |\n| Leading | {} | {} |\n"


def paragraphs() -> list[str]:
    """The plain paragraphs of our chapters: no headings, lists, links, notes or anything drawn from data."""
    texts = [path.read_text("utf-8").split("\n---\n", 1)[1] for path in sorted((ROOT / "docs/chapters").glob("*.md"))]
    return [each for text in texts for each in text.split("\n\n") if len(each) > 120 and re.fullmatch(r"[^\[\]{}<>`#|*-][^\[\]{}<>`|]*", each)]


def chapter(number: int, texts: list[str]) -> str:
    dice = random.Random(number)

    def few() -> str:
        return " ".join(dice.choice(texts).split()[:5]).rstrip(".,:;")

    parts = [f"---\ntitle: Chapter {number} of many\ndescription: Chapter {number}, made to measure how long building takes.\n---\n\n# Chapter {number} of many {{#chapter-{number}}}\n"]
    for section in range(1, 6):
        parts.append(f"## Section {section} of chapter {number} {{#section-{section}}}\n")
        parts += [f"{each}\n" for each in dice.sample(texts, 3)]
        parts.append("".join(f"- {few()}\n" for _ in range(4)) if section % 2 else TABLE.format(few(), few(), few(), few()))
    return "\n".join(parts)


def add_chapters(project: Path, number: int, texts: list[str]) -> None:
    """Write them, and put them into the navigation in parts of fifteen."""
    (project / FOLDER).mkdir()
    for each in range(1, number + 1):
        (project / FOLDER / f"chapter-{each}.md").write_text(chapter(each, texts), "utf-8")
    nav = "".join(f"  - Part {first // 15 + 1}:\n" + "".join(f"      - Chapter {each}: made/chapter-{each}.md\n" for each in range(first, min(first + 15, number + 1))) for first in range(1, number + 1, 15))
    config = project / "mkdocs.yml"
    config.write_text(re.sub(r"^nav:\n(?:  .*\n)+", lambda found: found[0] + nav, config.read_text("utf-8"), flags=re.M), "utf-8")


def benchmark(number: int, scratch: Path) -> None:
    texts = paragraphs()
    ours, stock = scratch / f"ours-{number}", scratch / f"stock-{number}"
    stock_project(stock)
    ours.mkdir()
    for name in ("docs", "overrides", "scripts", ".generated"):
        shutil.copytree(ROOT / name, ours / name, ignore=shutil.ignore_patterns("__pycache__"))
    (ours / ".venv").symlink_to(ROOT / ".venv")
    shutil.copy(ROOT / "mkdocs.yml", ours)
    for project in (ours, stock):
        add_chapters(project, number, texts)
    theirs, their_peak = measure([sys.executable, "-m", "mkdocs", "build", "--site-dir", str(scratch / "site")], stock, NO_MKDOCS_2_WARNING="1")
    measure([sys.executable, "scripts/generate.py"], ours)
    for what, command in (("scripts/build, all of it", ["scripts/build"]), ("its mkdocs build", [".venv/bin/mkdocs", "build", "--site-dir", str(scratch / "site")])):
        seconds, peak = measure(command, ours, NO_MKDOCS_2_WARNING="1", FINISHED_LATER="1")
        print(f"{number:>5} chapters  {what:<26} {seconds:6.1f} s  {peak:4} MiB   stock {theirs:6.1f} s  {their_peak:4} MiB   ratio {seconds / theirs:.2f}")


def main(argv: list[str]) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        try:
            measure([sys.executable, "scripts/generate.py"])
            for number in [int(each) for each in argv] or NUMBERS:
                benchmark(number, Path(scratch))
        except subprocess.CalledProcessError as error:
            print(error.stderr.decode(), file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

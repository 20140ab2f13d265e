"""Time and memory of the generator and of a whole build. Figures to read, not a test.

    scripts/benchmark        about six minutes with many chapters (benchmark_chapters.py); numbers vary with the machine, ratios much less
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROWS = (10, 1_000, 100_000)
ROW = """- id: row-{0}
  theme: work
  label: Row number {0}
  managing: Keeps the plan, the budget and the people of step {0} in good order
  both: Talks to the people who do step {0}, and listens
  leading: Says where step {0} is heading, and why it matters
  sources: [kotter-2001-wlrd]
"""
HEAD = """columns:
  managing: {heading: Managing, hat: managing}
  both: {heading: Both, hat: both}
  leading: {heading: Leading, hat: leading}
themes:
- {id: work, title: The work}
views:
- {id: all-rows, caption: All rows, corner: Row, columns: [managing, both, leading], themes: [work]}
rows:
"""
PARSE = "import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8'), yaml.CSafeLoader)"


def measure(command: list[str], folder: Path = ROOT, **environment: str) -> tuple[float, int]:
    """Wall seconds and peak memory in MiB of one finished process. Raises CalledProcessError on failure."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise subprocess.CalledProcessError(status, command, stderr=error)
    return time.perf_counter() - start, usage.ru_maxrss // 1024


def generator_project(folder: Path, rows: int) -> Path:
    """A project of one page and one table of `rows` rows; returns its data file."""
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "docs/data").mkdir(parents=True)
    for name in ("page.schema.json", "comparisons.schema.json", "sources.schema.json", "sources.yml"):  # a schema makes its data file required
        shutil.copy(ROOT / "docs/data" / name, folder / "docs/data")
    (folder / "docs/data/comparisons.yml").write_text(HEAD + "".join(ROW.format(number) for number in range(rows)), "utf-8")
    (folder / "docs/table.md").write_text("---\ntitle: Table\ndescription: One table.\n---\n# Table {#table}\n\n--8<-- \"tables/all-rows.html\"\n", "utf-8")
    return folder / "docs/data/comparisons.yml"


def benchmark_generator(scratch: Path) -> None:
    print(f"{'rows':>8} {'parse s':>8} {'generate s':>11} {'ratio':>6} {'again s':>8} {'peak MiB':>9} {'parse MiB':>9}")
    for rows in ROWS:
        folder = scratch / str(rows)
        data = generator_project(folder, rows)
        parse, parse_peak = measure([sys.executable, "-c", PARSE, str(data)])
        generate, peak = measure([sys.executable, "scripts/generate.py"], folder)
        again, _ = measure([sys.executable, "scripts/generate.py"], folder)
        print(f"{rows:>8} {parse:>8.2f} {generate:>11.2f} {generate / parse:>6.2f} {again:>8.2f} {peak:>9} {parse_peak:>9}")


def stock_project(folder: Path) -> None:
    """The same chapters under stock Material: our generated partials, but none of our templates, styles or hooks."""
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("stylesheets", "javascripts"))
    shutil.copytree(ROOT / ".generated", folder / ".generated")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    for key in ("theme", "extra", "extra_css", "extra_javascript", "hooks", "watch"):
        config = re.sub(rf"^{key}:.*\n(?:[ \t].*\n|\n)*", "", config, flags=re.M)
    (folder / "mkdocs.yml").write_text(config + "theme: {name: material, font: false}\n", "utf-8")


def benchmark_build(scratch: Path, runs: int = 5) -> None:
    stock = scratch / "stock"
    measure([sys.executable, "scripts/generate.py"])
    stock_project(stock)
    times: dict[str, list[float]] = {"ours, with the hook": [], "stock Material, same chapters": []}
    for run in range(runs):
        for name, folder in zip(times, (ROOT, stock), strict=True):
            seconds, _ = measure([sys.executable, "-m", "mkdocs", "build", "--site-dir", str(scratch / f"site-{run}")], folder, NO_MKDOCS_2_WARNING="1")
            times[name].append(seconds)
    medians = {name: sorted(each)[len(each) // 2] for name, each in times.items()}
    for name, each in times.items():
        print(f"{name:<32} median {medians[name]:.2f} s ({min(each):.2f} to {max(each):.2f})")
    ours, theirs = medians.values()
    print(f"ours / stock: {ours / theirs:.2f}")


def main() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        print("Generator, beside PyYAML's C loader merely parsing the same file:")
        benchmark_generator(Path(scratch))
        print("\nWhole build:")
        benchmark_build(Path(scratch))
    return 0


if __name__ == "__main__":
    sys.exit(main())

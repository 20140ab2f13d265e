"""A tiny project that the generator accepts (tests/fixtures/project), ways to break it and to run
it; and what data becomes and what pages show of it, there and in this repository.
"""

import contextlib
import functools
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from bs4 import BeautifulSoup

import generate as generator
from content.guide import Guide
from content.kinds import KINDS
from content.pages import Page
from content.reading import read_guide
from core.colours import read_colours
from core.data_files import parse
from core.problems import BadInput
from core.typography import curled
from core.writing import PARTIALS
from render.partials import render_partial, render_partials
from site_checks import words

REPOSITORY = Path(__file__).resolve().parents[2]
FIXTURES = REPOSITORY / "tests/fixtures"
SCHEMAS = REPOSITORY / "docs/data"

COMPARISONS, QUOTES = "docs/data/comparisons.yml", "docs/data/quotes.yml"
SOURCES, FORWARDS = "docs/data/sources.yml", "docs/data/forwards.yml"
HOME, CHAPTER = "docs/index.md", "docs/chapters/example.md"


def make(folder: Path) -> Path:
    """The fixture project in `folder`, with the real generator, and the real schemas of pages and
    of the data it has: a schema makes its data file required.
    """
    add(folder, "project")
    schemas = [
        f"data/{name}.schema.json" for name in ("page", "scenario", "activity", "plan", "labels")
    ]
    for file in ("stylesheets/tokens.css", "data/labels.yml", *schemas):
        (folder / "docs" / file).parent.mkdir(exist_ok=True)
        shutil.copy2(REPOSITORY / "docs" / file, folder / "docs" / file)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(REPOSITORY / "scripts", folder / "scripts", ignore=ignored)
    return folder


def add(root: Path, name: str) -> None:
    """Put tests/fixtures/NAME into the project, with the schema of each data file in it."""
    shutil.copytree(FIXTURES / name, root, dirs_exist_ok=True)
    for path in (FIXTURES / name).glob("docs/data/*.yml"):
        shutil.copy2(SCHEMAS / f"{path.stem}.schema.json", root / "docs/data")


def generate(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What `python scripts/generate.py` does in the project, but in this process: starting Python
    takes longer than the run.
    """
    with (
        contextlib.redirect_stdout(io.StringIO()) as printed,
        contextlib.redirect_stderr(io.StringIO()) as complained,
    ):
        status = generator.main(list(options), root)
    return subprocess.CompletedProcess(
        ["generate", *options], status, printed.getvalue(), complained.getvalue()
    )


def generate_as_typed(
    root: Path, *options: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """`python scripts/generate.py` in the project, with its own copy of the generator."""
    command = [sys.executable, "scripts/generate.py", *options]
    return subprocess.run(
        command,
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"} | environment,
        timeout=60,
    )


def generated(root: Path) -> dict[str, tuple[bytes, int]]:
    """Every file the generator wrote for pages, that is, all but pages, data and what it
    keeps: name → content and time of the last change.
    """
    kept = [
        path
        for path in (root / "docs").rglob("*")
        if path.suffix not in (".md", ".css") and root / "docs/data" not in path.parents
    ]
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in [*kept, *root.glob(".generated/**/*")]
        if path.is_file() and path.parent.name != "cache"
    }


def passes(root: Path) -> set[str]:
    """The files that a run, which must go well, writes, makes or removes; the stamp, which every
    run renews, left out.
    """
    before = generated(root)
    result = generate(root)
    assert (result.returncode, result.stderr) == (0, "")
    after = generated(root)
    names = (before.keys() | after.keys()) - {".generated/stamp.json"}
    return {name for name in names if before.get(name) != after.get(name)}


def refused(root: Path, *options: str) -> list[str]:
    """The messages of a run that must find problems, say what to do, and write nothing."""
    last_good = generated(root)
    result = generate(root, *options)
    assert (result.returncode, result.stdout) == (1, ""), result.stderr
    *messages, summary = result.stderr.splitlines()
    for message in messages:
        wrong, _, cure = message.partition(": ")[2].partition(" — ")
        assert wrong.strip() and cure.strip(), f"says not what to do: {message}"
    count = f"{len(messages)} problem{'s' * (len(messages) > 1)}"
    assert summary == f"{count}. Nothing was written; the last good pages are untouched."
    assert generated(root) == last_good and not list(root.rglob("*.part"))
    return messages


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace `old`, which must stand in the file exactly once."""
    text = (root / file).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    (root / file).write_text(text.replace(old, new), "utf-8")


class Case(NamedTuple):
    """One way to break one file, and the answer it must get.

    `old` is replaced by `new`; without `old`, `new` is the whole file. `says` must stand in the
    message. `at` is the line the message names: a number, or some text of that line; left out, it
    is the line where the change was made. `also`: parts of further messages that the same mistake
    earns. `blamed`: the file the message names, where that is another one.
    """

    name: str
    file: str
    old: str | None
    new: str | bytes
    says: str
    at: str | int | None = None
    also: Sequence[str] = ()
    blamed: str = ""


def cases(name: str) -> list[Case]:
    """Those of tests/fixtures/cases/NAME.yml."""
    listed = yaml.safe_load((FIXTURES / f"cases/{name}.yml").read_text("utf-8"))
    return [
        Case(**{"file": file, "old": None} | entry)
        for file, entries in listed.items()
        for entry in entries
    ]


def check_answer(root: Path, case: Case) -> None:
    """Break the project as the case says, run the generator, and judge its answer."""
    before = (root / case.file).read_text("utf-8") if (root / case.file).exists() else ""
    if case.old is not None and isinstance(case.new, str):
        edit(root, case.file, case.old, case.new)
    else:
        (root / case.file).parent.mkdir(parents=True, exist_ok=True)
        (root / case.file).write_bytes(
            case.new if isinstance(case.new, bytes) else case.new.encode()
        )

    messages = refused(root)

    place = f"{case.blamed or case.file}:{_line(root, case, before)}: "
    answers = [each for each in messages if each.startswith(place) and case.says in each]
    assert answers, f"no message {place}…{case.says}… in:\n" + "\n".join(messages)
    also = {part: [each for each in messages if part in each] for part in case.also}
    others = set(messages).difference(answers, *also.values())
    assert not others, "the same mistake also brought:\n" + "\n".join(others)
    assert all(also.values()), messages


def _line(root: Path, case: Case, before: str) -> int:
    if isinstance(case.at, int):
        return case.at
    after = (root / case.file).read_text("utf-8")
    if case.at is None:
        return os.path.commonprefix([before, after]).count("\n") + 1
    assert after.count(case.at) == 1, (
        f"{case.at!r} stands {after.count(case.at)} times in {case.file}"
    )
    return after[: after.index(case.at)].count("\n") + 1


def guide_with(*records: Any, pages: tuple[Page, ...] = ()) -> Guide:
    """A guide with our real labels and these records, each under the name of its class."""
    labels = yaml.safe_load((SCHEMAS / "labels.yml").read_text("utf-8"))
    guide = Guide(pages, labels, colours=read_colours(REPOSITORY))
    for record in records:
        guide = guide.with_records(type(record).__name__.lower(), [record])
    return guide


def judged(kind: str, text: str, guide: Guide) -> tuple[list[Any], list[str]]:
    """What the data of a kind (“self-check”) becomes, and what the generator says of it."""
    schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))
    of_kind = next(each for each in KINDS if each.data_name == kind)
    try:
        document = parse(text, f"docs/data/{kind}.yml", schema)
        return list(of_kind.read(document, guide)), [str(each) for each in document.problems]
    except BadInput as error:
        return [], [str(each) for each in error.problems]


def records_in(kind: str, path: Path) -> dict[str, Any]:
    """The records of a data file of a kind (“sources”), by id; it must be right."""
    records, problems = judged(kind, path.read_text("utf-8"), guide_with())
    assert not problems, problems
    return {each.id: each for each in records}


def drawn(kind: str, records: list[Any], guide: Guide, root: str = "../") -> dict[str, str]:
    """What pages show of records of a kind (“check”), by the name a page asks by."""
    of_kind = next(each for each in KINDS if each.name == kind)
    partials = of_kind.partials_of(records, "docs/data/any.yml")
    return {partial.name: render_partial(partial, guide, root) for partial in partials}


def plain_rows(comparisons: Path) -> dict[str, list[tuple[str, str, dict[str, str], list[str]]]]:
    """What each view must hold, taken from the YAML by PyYAML alone, with its marks curled: (id,
    label, cells, sources) by view.
    """
    data = yaml.safe_load(comparisons.read_text("utf-8"))
    rows = {row["id"]: row for row in data["rows"]}
    found = {}
    for view in data["views"]:
        keys = [
            column if isinstance(column, str) else column["column"] for column in view["columns"]
        ]
        picked = (
            [rows[name] for name in view["rows"]]
            if "rows" in view
            else [row for theme in view["themes"] for row in data["rows"] if row["theme"] == theme]
        )
        found[view["id"]] = [
            (
                row["id"],
                curled(row["label"]),
                {key: curled(row[key]) for key in keys},
                row.get("sources", []),
            )
            for row in picked
        ]
    return found


@functools.cache
def guide() -> Guide:
    return read_guide(REPOSITORY)


@functools.cache
def _drawn() -> Mapping[str, str]:
    return render_partials(guide())


def shown_on(page: Page) -> list[str]:
    """The HTML of every card, table and other piece of data that a page shows."""
    return [
        _drawn()[f"{PARTIALS}/{each.path}"]
        for each in page.snippets
        if each.path.removeprefix(page.prefix) in guide().partial_of
    ]


def read_back(html: str, wanted: Iterable[str]) -> dict[str, list[str | None]]:
    """The words of what each CSS selector finds; with “ @href” after it, that attribute."""
    open_html = re.sub("(</?)template", r"\1div", str(html))
    page, found = BeautifulSoup(open_html, "html.parser"), {}  # selectors miss what is in templates
    for key in wanted:
        selector, _, attribute = key.partition(" @")
        tags = page.select(selector)
        found[key] = [tag.get(attribute) if attribute else words(tag) for tag in tags]
    return found

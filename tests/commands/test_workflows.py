"""Workflows do no more than they must, and publish the very files that were tested."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_fixtures import NOT_CODE, ROOT, TESTED, copy_project, run

FOLDER = ROOT / ".github/workflows"
MAY_WRITE = {"publish.yml deploy": {"pages", "id-token"}}  # nobody else may change anything
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
REHEARSED = "tests/site tests/publish tests/render/test_handouts.py"  # all that reads whole sites


def overreach(name: str, text: str) -> Iterator[str]:
    """Actions that are not pinned to a commit with its version beside it, rights beyond what a job
    needs, and steps that leave a key behind.
    """
    workflow: dict[str, Any] = yaml.safe_load(text)
    for line in text.splitlines():
        if "uses:" in line and not PINNED.search(line):
            yield f"{line.strip()} is not pinned to a commit"
    if workflow.get("permissions") != {}:
        yield "jobs have rights that they do not ask for"
    for job, each in workflow["jobs"].items():
        rights = each.get("permissions", {"everything": "write"})
        writes = {kind for kind, right in rights.items() if right != "read"}
        yield from (
            f"{job} may write {kind}" for kind in writes - MAY_WRITE.get(f"{name} {job}", set())
        )
        if "timeout-minutes" not in each:
            yield f"{job} may run for hours"
        for step in each["steps"]:
            kept = step.get("with", {}).get("persist-credentials") is not False
            if "actions/checkout" in step.get("uses", "") and kept:
                yield f"{job} keeps the key of the checkout"
            if "${{" in step.get("run", ""):
                yield f"{job} puts what strangers write into a command"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.name)
def test_workflows_may_do_no_more_than_they_must_with_actions_pinned_to_commits(path: Path) -> None:
    assert [*overreach(path.name, path.read_text("utf-8"))] == []


GOOD = f"""permissions: {{}}
jobs:
  test:
    timeout-minutes: 5
    permissions: {{contents: read}}
    steps:
      - uses: actions/checkout@{"a" * 40} # v5.0.0
        with: {{persist-credentials: false}}
      - run: scripts/test --whole
"""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("a" * 40, "v5", "is not pinned to a commit"),
        (" # v5.0.0", "", "is not pinned to a commit"),
        ("permissions: {}", "permissions: write-all", "jobs have rights that they do not ask for"),
        ("contents: read", "contents: write", "test may write contents"),
        ("    permissions: {contents: read}\n", "", "test may write everything"),
        ("    timeout-minutes: 5\n", "", "test may run for hours"),
        ("persist-credentials: false", "fetch-depth: 0", "test keeps the key of the checkout"),
        ("--whole", "${{ github.head_ref }}", "test puts what strangers write into a command"),
    ],
)
def test_a_workflow_that_may_do_more_is_found(old: str, new: str, says: str) -> None:
    assert [*overreach("test.yml", GOOD)] == [] and old in GOOD
    assert any(says in problem for problem in overreach("test.yml", GOOD.replace(old, new, 1)))


def steps_of(name: str, job: str) -> list[dict[str, Any]]:
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))["jobs"][job]["steps"]


def test_the_files_that_are_published_are_those_that_were_tested() -> None:
    steps = steps_of("publish.yml", "build")
    done = [step.get("run") or step["uses"].partition("@")[0] for step in steps]
    assert done[-4:] == [
        "scripts/handouts",
        "scripts/test --whole",
        "sha256sum --check --quiet manifest.txt",
        "actions/upload-pages-artifact",
    ]
    assert steps[-3]["env"] == {"TESTED_SITE": "site"} and steps[-1]["with"] == {"path": "site"}


@pytest.mark.whole  # a change is tested on what it builds; publishing, on handouts and all
@pytest.mark.skipif(TESTED is not None, reason="this is the publishing that would be rehearsed")
def test_the_steps_of_publishing_pass_one_after_the_other_at_a_project_address(
    tmp_path: Path,
) -> None:
    clone = copy_project(tmp_path / "clone")
    for path in ROOT.iterdir():
        if path.name.startswith(".venv"):
            (clone / path.name).symlink_to(path)
        elif path.is_file():
            shutil.copy(path, clone)
    for name in ("tests", ".github"):
        shutil.copytree(ROOT / name, clone / name, ignore=NOT_CODE)
    for step in steps_of("publish.yml", "build"):
        if command := step.get("run"):
            given = {name: str(value) for name, value in step.get("env", {}).items()}
            if "SITE_URL" in given:
                given["SITE_URL"] = "https://someone.github.io/both-hats/"
            some = f" -n 2 {REHEARSED}" if "scripts/test" in command else ""
            folder = clone / step.get("working-directory", ".")
            done = run("sh", "-c", command + some, cwd=folder, seconds=1500, **given)
            assert done.returncode == 0, f"{command}\n{done.stdout}"


def test_known_vulnerabilities_are_looked_for_every_week() -> None:
    assert "schedule:" in (FOLDER / "audit.yml").read_text("utf-8")
    assert steps_of("audit.yml", "audit")[-1]["run"] == "scripts/audit"

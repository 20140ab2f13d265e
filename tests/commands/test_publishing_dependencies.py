"""What builds the site is known to the last byte, may be used for it, and workflows may do no more
than they must.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_fixtures import ROOT

LOCKS = sorted([*ROOT.glob("scripts/*.lock"), *ROOT.glob("tests/*.lock")])
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
MAY_WRITE = {("publish.yml", "deploy"): {"pages", "id-token"}}  # nobody else may change anything
KINDS = {  # what a package says of its licence → the name our list gives it
    "BSD License": "BSD",
    "BSD-2-Clause": "BSD",
    "BSD-3-Clause": "BSD",
    "Apache-2.0 OR BSD-2-Clause": "BSD",
    "Apache Software License": "Apache 2.0",
    "Apache-2.0": "Apache 2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL 2.0",
    "MPL-2.0": "MPL 2.0",
    "PSF-2.0": "PSF 2.0",
    "MIT License": "MIT",
    "MIT": "MIT",
    "MIT-CMU": "MIT",
    "OFL-1.1": "Open Font Licence 1.1",
}


# ------------------------------------------------------------------------------------------- locks


def unpinned(lock: str) -> list[str]:
    """Requirements of a lock that do not name one version and its hashes."""
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", lock, flags=re.M).strip())
    return [
        entry.split()[0]
        for entry in entries
        if not re.match(r"[a-z0-9._-]+==[^\s;]+[^\n]*\\\n\s+--hash=sha256:[0-9a-f]{64}", entry)
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_package_is_pinned_to_one_version_and_its_hashes(lock: Path) -> None:
    assert unpinned(lock.read_text("utf-8")) == []


def test_a_package_without_version_or_hash_is_found() -> None:
    good = (
        f"# head\na-b==1.0 ; python_version < '3.12' \\\n    --hash=sha256:{'0' * 64}\n    #"
        " via c\n"
    )
    assert unpinned(good) == []
    assert unpinned(good + "d>=2 \\\n    --hash=sha256:" + "0" * 64) == ["d>=2"]
    assert unpinned(good + "e==2\n    # via c\n") == ["e==2"]


# ---------------------------------------------------------------------------------------- licences


def listed(page: str) -> dict[str, str]:
    """Package → licence, from the list on the page about licences: “- **MIT:** one, two”."""
    section = page.split("{#built-with}")[1].split("\n## ", maxsplit=1)[0]
    return {
        name: kind
        for kind, names in re.findall(r"^- \*\*(.+?):\*\* (.+)$", section, re.M)
        for name in names.split(", ")
    }


def licence(about: Message) -> str | None:
    """What a package says of itself, in the words of our list; None where we do not know it, or may
    not use it.
    """
    said = [
        about.get("License-Expression"),
        *(
            each.rpartition(" :: ")[2]
            for each in about.get_all("Classifier", [])
            if each.startswith("License :: OSI")
        ),
        about.get("License"),
    ]
    return next((KINDS[each] for each in said if each in KINDS), None)


def wrong_licences(packages: Iterable[str], found: Mapping[str, str]) -> list[str]:
    problems = [f"{name} is not on the list" for name in packages if name not in found] + [
        f"{name} is on the list, and in no lock" for name in found if name not in packages
    ]
    for name in packages:
        try:
            said = licence(metadata(name))
        except PackageNotFoundError:
            continue  # made for another system than this
        if said != found.get(name, said):
            problems.append(f"{name} is under {said}, the list says {found[name]}")
    return sorted(problems)


def locked() -> list[str]:
    return re.findall(
        r"^([a-z0-9._-]+)==", (ROOT / "scripts/requirements.lock").read_text("utf-8"), re.M
    )


def test_the_licence_of_every_package_that_builds_the_site_is_listed_and_free() -> None:
    assert (
        wrong_licences(locked(), listed((ROOT / "docs/about/licence.md").read_text("utf-8"))) == []
    )


def test_a_licence_that_is_missing_wrong_or_unfree_is_found() -> None:
    assert wrong_licences(["pyyaml", "mkdocs"], {"pyyaml": "BSD", "other": "MIT"}) == [
        "mkdocs is not on the list",
        "other is on the list, and in no lock",
        "pyyaml is under MIT, the list says BSD",
    ]
    unfree = Message()
    unfree["License-Expression"] = "LicenseRef-Proprietary"
    assert licence(unfree) is None


# --------------------------------------------------------------------------------------- workflows


def overreach(name: str, text: str) -> list[str]:
    """Actions that are not pinned to a commit with its version beside it, rights beyond what a job
    needs, and steps that leave a key behind.
    """
    workflow: dict[str, Any] = yaml.safe_load(text)
    problems = [
        f"{line.strip()} is not pinned to a commit"
        for line in text.splitlines()
        if "uses:" in line and not re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)
    ]
    problems += (
        [] if workflow.get("permissions") == {} else ["jobs have rights that they do not ask for"]
    )
    for job, each in workflow["jobs"].items():
        writes = {
            kind
            for kind, right in each.get("permissions", {"everything": "write"}).items()
            if right != "read"
        }
        problems += [
            f"{job} may write {kind}" for kind in sorted(writes - MAY_WRITE.get((name, job), set()))
        ]
        problems += [] if "timeout-minutes" in each else [f"{job} may run for hours"]
        problems += [
            f"{job} keeps the key of the checkout"
            for step in each["steps"]
            if "actions/checkout" in step.get("uses", "")
            and step.get("with", {}).get("persist-credentials") is not False
        ]
        problems += [
            f"{job} puts what strangers write into a command"
            for step in each["steps"]
            if "${{" in step.get("run", "")
        ]
    return problems


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_may_do_no_more_than_they_must_with_actions_pinned_to_commits(path: Path) -> None:
    assert overreach(path.name, path.read_text("utf-8")) == []


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
        (
            "run: scripts/test --whole",
            "run: echo ${{ github.event.pull_request.title }}",
            "test puts what strangers write into a command",
        ),
    ],
)
def test_a_workflow_that_may_do_more_is_found(old: str, new: str, says: str) -> None:
    assert overreach("test.yml", GOOD) == [] and old in GOOD
    assert any(says in problem for problem in overreach("test.yml", GOOD.replace(old, new, 1)))


def steps_of(name: str, job: str) -> list[dict[str, Any]]:
    return yaml.safe_load((ROOT / ".github/workflows" / name).read_text("utf-8"))["jobs"][job][
        "steps"
    ]


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


def test_known_vulnerabilities_are_looked_for_every_week() -> None:
    text = (ROOT / ".github/workflows/audit.yml").read_text("utf-8")
    assert "schedule:" in text and steps_of("audit.yml", "audit")[-1]["run"] == "scripts/audit"
    assert "pip-audit==" in (ROOT / "tests/audit.lock").read_text("utf-8") and "*.lock" in (
        ROOT / "scripts/audit"
    ).read_text("utf-8")

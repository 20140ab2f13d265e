"""What builds, tests and publishes the site is known to the last byte and may be used for it;
workflows do no more than they must, and publish the very files that were tested.
"""

import re
import shutil
from email.message import Message
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_fixtures import NOT_CODE, ROOT, TESTED, copy_project, run

LOCKS = sorted([*ROOT.glob("scripts/*.lock"), *ROOT.glob("tests/*.lock")])
PINNED = re.compile(r"[a-z0-9._-]+==[^\s;]+[^\n]*\\\n\s+--hash=sha256:[0-9a-f]{64}")
MIT = "without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense"
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
WORKFLOWS = ROOT / ".github/workflows"
MAY_WRITE = {"publish.yml deploy": {"pages", "id-token"}}  # nobody else may change anything
ACTION = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
REHEARSED = "tests/site tests/publish tests/render/test_handouts.py"  # all that reads whole sites


# ----------------------------------------------------------------------------------------- packages


def unpinned(lock: str) -> list[str]:
    """Entries of a lock that do not name one version and its hashes: a range, an index."""
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", lock, flags=re.MULTILINE).strip())
    return [entry.split()[0] for entry in entries if not PINNED.match(entry)]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_package_is_pinned_to_one_version_and_its_hashes(lock: Path) -> None:
    assert unpinned(lock.read_text("utf-8")) == []


def test_a_package_without_version_or_hash_and_the_name_of_an_index_are_found() -> None:
    some = f"--hash=sha256:{'0' * 64}\n"
    good = f"# head\na-b==1.0 ; python_version < '3.12' \\\n    {some}    # via c\n"
    bad = f"--index-url https://a.example\n{good}d>=2 \\\n    {some}e==2\n    # via c\n"
    assert (unpinned(good), unpinned(bad)) == ([], ["--index-url", "d>=2", "e==2"])


def listed(page: str) -> dict[str, str]:
    """Package → licence, from the list on the page about licences: “- **MIT:** one, two”."""
    section = page.split("{#built-with}")[1].split("\n## ", maxsplit=1)[0]
    lines = re.findall(r"^- \*\*(.+?):\*\* (.+)$", section, re.MULTILINE)
    return {name: kind for kind, names in lines for name in names.split(", ")}


def licence(about: Message, text: str = "") -> str | None:
    """What a package says of itself, or the text of its licence where it says nothing, in the words
    of our list; None where we do not know it, or may not use it.
    """
    classes = about.get_all("Classifier", [])
    approved = [each.rpartition(" :: ")[2] for each in classes if "License :: OSI" in each]
    by_text = "MIT" if MIT in " ".join(text.split()) else None
    said = [about.get("License-Expression"), *approved, about.get("License"), by_text]
    return next((KINDS[each] for each in said if each in KINDS), None)


def wrong_licences(packages: set[str], found: dict[str, str]) -> list[str]:
    here = {re.sub("[-_.]+", "-", each.name).lower(): each for each in distributions()}
    said = {
        name: licence(here[name].metadata, here[name].read_text("licenses/LICENSE") or "")
        for name in packages & found.keys() & here.keys()
    }
    return [
        *(f"{name} is not on the list" for name in packages - found.keys()),
        *(f"{name} is on the list, and in no lock" for name in found.keys() - packages),
        *(f"{name} is not under {found[name]}" for name in said if said[name] != found[name]),
    ]


def test_the_licence_of_every_package_that_builds_the_site_is_listed_and_free() -> None:
    lock = (ROOT / "scripts/requirements.lock").read_text("utf-8")
    packages = set(re.findall(r"^([a-z0-9._-]+)==", lock, re.MULTILINE))
    page = (ROOT / "docs/about/licence.md").read_text("utf-8")
    assert wrong_licences(packages, listed(page)) == []


def test_a_licence_that_is_missing_wrong_or_unfree_is_found() -> None:
    assert wrong_licences({"mkdocs", "pyyaml"}, {"pyyaml": "BSD", "other": "MIT"}) == [
        "mkdocs is not on the list",
        "other is on the list, and in no lock",
        "pyyaml is not under BSD",
    ]
    unfree = Message()
    unfree["License-Expression"] = "LicenseRef-Proprietary"
    assert licence(unfree) is None


# ---------------------------------------------------------------------------------------- workflows


def overreach(name: str, text: str) -> list[str]:
    """Actions that are not pinned to a commit with its version beside it, rights beyond what a job
    needs, and steps that leave a key behind.
    """
    workflow: dict[str, Any] = yaml.safe_load(text)
    used = [line.strip() for line in text.splitlines() if "uses:" in line]
    wrong = {f"{line} is not pinned to a commit": not ACTION.search(line) for line in used}
    wrong["jobs have rights that they do not ask for"] = workflow.get("permissions") != {}
    for job, each in workflow["jobs"].items():
        may = MAY_WRITE.get(f"{name} {job}", ())
        rights = each.get("permissions", {"everything": "write"}).items()
        wrong |= {f"{job} may write {kind}": kind not in may for kind, to in rights if to != "read"}
        checkouts = [step for step in each["steps"] if "actions/checkout" in step.get("uses", "")]
        kept = [step.get("with", {}).get("persist-credentials") is not False for step in checkouts]
        wrong |= {
            f"{job} may run for hours": "timeout-minutes" not in each,
            f"{job} keeps the key of the checkout": any(kept),
            f"{job} puts what strangers write into a command": any(
                "${{" in step.get("run", "") for step in each["steps"]
            ),
        }
    return [what for what, is_so in wrong.items() if is_so]


@pytest.mark.parametrize("path", sorted(WORKFLOWS.glob("*.yml")), ids=lambda path: path.name)
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
        ("--whole", "${{ github.head_ref }}", "test puts what strangers write into a command"),
    ],
)
def test_a_workflow_that_may_do_more_is_found(old: str, new: str, says: str) -> None:
    assert overreach("test.yml", GOOD) == [] and old in GOOD
    assert says in "\n".join(overreach("test.yml", GOOD.replace(old, new, 1)))


def steps_of(name: str, job: str) -> list[dict[str, Any]]:
    return yaml.safe_load((WORKFLOWS / name).read_text("utf-8"))["jobs"][job]["steps"]


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
        if path.name.startswith((".venv", ".ace")):
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
    assert "schedule:" in (WORKFLOWS / "audit.yml").read_text("utf-8")
    assert steps_of("audit.yml", "audit")[-1]["run"] == "scripts/audit"

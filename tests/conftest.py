"""Fixtures that several test files share."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

# Rooms first: else pytest would take the folders of tests named after them for the rooms.
import content  # noqa: F401
import copies  # noqa: F401
import core  # noqa: F401
import downloads  # noqa: F401
import project as projects
import publish  # noqa: F401
import render  # noqa: F401
import site_browser
import slides  # noqa: F401
import turns

UNIT = ("core", "content", "render", "prose")
LEFT_OUT = pytest.StashKey[list[str]]()
pytest_plugins = ["site_fixtures", "room_project", "other_browsers"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--whole",
        action="store_true",
        help=(
            "let axe see every page and state whole in every look on both screens, and compare"
            " pictures on a desk in every look, as before publishing"
        ),
    )


def pytest_configure(config: pytest.Config) -> None:
    site_browser.whole = config.getoption("--whole")


@pytest.hookimpl(tryfirst=True)  # xdist reads the marks as soon as it is asked
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if not {"built", "home"} & set(item.fixturenames) and item.path.parent.name in UNIT:
            # needs no site: one process runs these while another builds it
            item.add_marker(pytest.mark.xdist_group("generator"))
    if not config.getoption("--whole"):
        later = {item.nodeid for item in turns.waiting(items)}
        config.stash[LEFT_OUT] = sorted(later)
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid in later])
        items[:] = [item for item in items if item.nodeid not in later]


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):  # each worker collects the same
        session.config.workeroutput["left out"] = session.config.stash.get(LEFT_OUT, [])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left out", [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    cases = Counter(
        name.partition("[")[0] for name in terminalreporter.config.stash.get(LEFT_OUT, ())
    )
    if cases:
        terminalreporter.section("left to the next commits, and to --whole")
    for name, count in sorted(cases.items()):
        terminalreporter.line(f"{count:4} of {name}")


@pytest.fixture(scope="session")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture project after one good run; not to be changed."""
    root = projects.make(tmp_path_factory.mktemp("project") / "built")
    result = projects.generate(root)
    assert result.returncode == 0, result.stderr
    return root


@pytest.fixture
def project(built_project: Path, tmp_path: Path) -> Path:
    """A copy of the built project that a test may break."""
    return Path(shutil.copytree(built_project, tmp_path / "project"))

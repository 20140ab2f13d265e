"""The tiny project with more in it: fixtures. What is added lies in tests/fixtures, under the name
of each.
"""

from pathlib import Path

import pytest

from project import CHAPTER, HOME, add, edit, passes

ACTIVITY = "docs/data/activities/compare-promises.yml"
PLANS, ROOM = "docs/data/plans/new-20.yml", "docs/trainers/room.md"


@pytest.fixture
def room(project: Path) -> Path:
    """The small project with a plan, a scenario and a second activity."""
    add(project, "room")
    passes(project)
    return project


@pytest.fixture
def with_search(project: Path) -> Path:
    """The small project with words for search."""
    add(project, "search")
    passes(project)
    return project


@pytest.fixture
def with_pictures(project: Path) -> Path:
    """The small project with a ladder, views and a chart."""
    add(project, "pictures")
    shown = ("pictures/ladder", "pictures/views", "claims/plans-help", "claims/chart")
    shown = (*shown, "tables/training-effects")
    asked = "\n\n".join(f'--8<-- "{name}.html"' for name in shown)
    edit(project, CHAPTER, "## Try it", f"{asked}\n\n## Try it")
    passes(project)
    return project


@pytest.fixture
def with_moments(project: Path) -> Path:
    """The small project with two moments on its home page."""
    add(project, "moments")
    brief = '--8<-- "home/tables/brief.html"'
    edit(project, HOME, brief, f'--8<-- "home/moments/which-hat.html"\n\n{brief}')
    passes(project)
    return project


@pytest.fixture
def with_explorer(project: Path) -> Path:
    """The small project with a page for the table of all rows."""
    add(project, "explorer")
    passes(project)
    return project

"""The tiny project with more in it: fixtures."""

from pathlib import Path

import pytest

from project import HOME, add_data, edit, passes

ACTIVITY, PLANS, NOTES, ROOM = (
    "docs/data/activities/compare-promises.yml",
    "docs/data/plans.yml",
    "docs/data/trainer-notes.yml",
    "docs/trainers/room.md",
)
SCENARIO, OTHER = "docs/scenarios/storm.md", "docs/data/activities/one-more.yml"
PLANS_DATA = """plans:
  - id: new-20
    title: Twenty minutes on promises
    audience: new-managers
    purpose: People keep one promise more.
    before: [Bring pens.]
    meetings:
      - title: Promises
        minutes: 80
        parts:
          - {say: Welcome everyone., minutes: 4}
          - {activity: compare-promises}
          - {break: Water, minutes: 5}
          - {show: chapters/example/#glance, minutes: 6, say: Read one row aloud.}
          - {scenario: storm, minutes: 60, say: Vote by letter.}
    after: [Send the link.]
"""
STORM = """id: storm
trade: sea
situation: A gale is coming.
question: Do you turn back?
options:
  - {id: turn, choice: Turn., managing: Safe., leading: Firm., outcome: Home.}
  - {id: stay, choice: Stay., managing: Slow., leading: Bold., outcome: Wet.}
  - {id: ask, choice: Ask., managing: Late., leading: Open., outcome: Fair.}
stronger: turn
stronger_hat: managing
why: It is a gale.
twist: {text: It turns., question: And now?, thoughts: Think again.}
debrief: [Who speaks?, Who waits?, Who decides?]
takeaway: Turn in time.
chapters: [example]
"""
MOMENTS = "docs/data/moments.yml"
MOMENTS_DATA = """moments:
  - id: late-plan
    moment: The plan is late again.
    managing: Find the slow step.
    leading: Ask why nobody says so.
    see: chapters/example/#side-by-side
  - id: new-idea
    moment: A cook has a "new" idea & a date.
    managing: Set a date.
    leading: Let it be tried.
    see: chapters/example/#try-it
"""
EXPLORER_PAGE = (
    "---\ntitle: Compare\ndescription: All rows.\n---\n# Compare {#compare}\n\n--8<--"
    ' "explorer/toolbar.html"\n\n--8<-- "tables/explore.html"\n'
)


@pytest.fixture
def room(project: Path) -> Path:
    """The small project with a plan, a scenario and a second activity."""
    (project / "docs/scenarios").mkdir()
    (project / "docs/data/scenarios").mkdir()
    (project / "docs/data/scenarios/storm.yml").write_text(STORM, "utf-8")
    (project / SCENARIO).write_text(
        "---\ntitle: A gale\ndescription: A gale is coming.\nminutes: 9\n---\n# A gale"
        ' {#storm}\n\n--8<-- "scenarios/storm.html"\n\n--8<-- "notes/scenarios/storm.html"\n',
        "utf-8",
    )
    add_data(project, PLANS, PLANS_DATA)
    (project / "mkdocs.yml").write_text("site_url: https://example.org/\n", "utf-8")
    (project / OTHER).write_text(
        (project / ACTIVITY)
        .read_text("utf-8")
        .replace("id: compare-promises", "id: one-more")
        .replace("Compare your promises", "One more")
        .replace("minutes: 3", "minutes: 30"),
        "utf-8",
    )
    with (project / NOTES).open("a", encoding="utf-8") as notes:
        notes.write(
            "  - page: scenarios/storm\n    purpose: People decide in time.\n    minutes: 12\n   "
            " answers: [{section: decision, text: Most turn back.}]\n    traps: [{section:"
            " option-ask, text: They talk on.}]\n"
        )
    edit(
        project,
        ROOM,
        '--8<-- "activities/short.html"\n',
        '--8<-- "activities/short.html"\n\n--8<-- "activities/long.html"\n\n--8<--'
        ' "scenarios/list.html"\n\n--8<-- "tables/plans.html"\n\n--8<--'
        ' "plans/new-managers.html"\n\n--8<-- "handouts/new-managers.html"\n\n--8<--'
        ' "notes/all-scenarios.html"\n',
    )
    passes(project)
    return project


@pytest.fixture
def with_moments(project: Path) -> Path:
    """The small project with two moments on its home page."""
    add_data(project, MOMENTS, MOMENTS_DATA)
    brief = '--8<-- "home/tables/brief.html"'
    edit(project, HOME, brief, f'--8<-- "home/moments/which-hat.html"\n\n{brief}')
    passes(project)
    return project


@pytest.fixture
def with_explorer(project: Path) -> Path:
    """The small project with a page for the table of all rows."""
    (project / "docs/explore.md").write_text(EXPLORER_PAGE, "utf-8")
    passes(project)
    return project

"""An address once published is on somebody’s slide: none disappears without a forward that
works.
"""

import shutil
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import addresses
from site_fixtures import ROOT, SITE_URL, Built, build, copy_generated, run, served
from site_links import dead_links

OLD_PAGE, OLD_ANCHOR, RETIRED = (
    "chapters/famous-lines/",
    "chapters/faq/#an-old-question",
    "chapters/quiz/",
)
OLD_FILE, RETIRED_FILE = "downloads/a-glance.csv", "downloads/quiz/quiz.zip"
FORWARDS = f"""
  - from: {OLD_PAGE}
    to: chapters/voices/
    why: The chapter was renamed.
  - from: {OLD_ANCHOR}
    to: chapters/definitions/#kotter
    why: The answer moved to the chapter on the two words.
  - from: {RETIRED}
    to: self-check/
    retired: true
    why: Nobody could say what the quiz measured.
  - from: {OLD_FILE}
    to: downloads/at-a-glance.csv
    why: The table got a better name.
  - from: {RETIRED_FILE}
    to: self-check/
    retired: true
    why: The file went with the quiz.
"""


def check(project: Path, site: Path, *options: str) -> tuple[int, str]:
    done = run(sys.executable, "scripts/addresses.py", "--site", site, *options, cwd=project)
    return done.returncode, done.stdout


def published_earlier(project: Path, *more: str) -> None:
    """Registers addresses as if an earlier version of the site had published them."""
    register = project / addresses.REGISTER
    register.write_text(
        register.read_text("utf-8") + "".join(f"{each}\n" for each in more), "utf-8"
    )


def test_the_committed_register_covers_the_site_and_nothing_in_it_is_gone(built: Built) -> None:
    assert (ROOT / addresses.REGISTER).exists(), (
        "commit the register: python scripts/addresses.py --update, after scripts/build"
    )
    status, printed = check(built.source, built.site)
    assert status == 0, printed


@pytest.fixture(scope="module")
def register(built: Built, tmp_path_factory: pytest.TempPathFactory) -> str:
    """One that holds exactly what the built site publishes."""
    project = copy_generated(built, tmp_path_factory.mktemp("register") / "project")
    (project / addresses.REGISTER).unlink(missing_ok=True)
    assert check(project, built.site, "--update")[0] == 0
    return (project / addresses.REGISTER).read_text("utf-8")


@pytest.fixture
def registered(built: Built, register: str, tmp_path: Path) -> Path:
    """A copy of the project with this register."""
    project = copy_generated(built, tmp_path / "project")
    (project / addresses.REGISTER).write_text(register, "utf-8")
    return project


def test_a_register_just_brought_up_to_date_passes(built: Built, registered: Path) -> None:
    assert check(registered, built.site) == (0, "")


def test_the_register_holds_pages_anchors_of_every_kind_and_downloads_but_none_of_the_themes_ids(
    registered: Path,
) -> None:
    held = addresses.registered((registered / addresses.REGISTER).read_text("utf-8"))
    for address in (
        "./",
        "chapters/faq/",
        "chapters/faq/#one-programme",
        "chapters/differences/#at-a-glance",
        "chapters/differences/#at-a-glance-purpose",
    ):
        assert address in held
    assert {
        "chapters/voices/#quote-kotter-complexity",
        "about/sources/#katz-1955",
        "downloads/at-a-glance.csv",
        "downloads/at-a-glance.json",
    } <= held
    assert not [address for address in held if "__" in address or "#fn" in address]


def test_a_new_address_must_be_registered_and_the_message_names_the_command(
    built: Built, registered: Path
) -> None:
    register = registered / addresses.REGISTER
    register.write_text(
        register.read_text("utf-8").replace("chapters/faq/#one-programme\n", ""), "utf-8"
    )
    status, printed = check(registered, built.site)
    assert (
        status == 1
        and "chapters/faq/#one-programme" in printed
        and "python scripts/addresses.py --update" in printed
    )
    assert check(registered, built.site, "--update") == (0, "") and check(
        registered, built.site
    ) == (0, "")


@pytest.mark.parametrize(
    "gone",
    [
        "chapters/famous-lines/",
        "chapters/faq/#an-old-question",
        "downloads/old-table.csv",
        "about/sources/#old-source",
    ],
)
def test_an_address_that_disappears_is_caught_and_an_update_does_not_hide_it(
    built: Built, registered: Path, gone: str
) -> None:
    published_earlier(registered, gone)
    for options in ((), ("--update",)):
        status, printed = check(registered, built.site, *options)
        assert status == 1 and f"{gone} is gone" in printed and "docs/data/forwards.yml" in printed
    assert gone in (registered / addresses.REGISTER).read_text("utf-8")


def test_a_page_that_is_deleted_takes_no_anchor_with_it_in_silence(
    built: Built, registered: Path, tmp_path: Path
) -> None:
    site = Path(shutil.copytree(built.site, tmp_path / "site"))
    shutil.rmtree(site / "chapters/voices")
    status, printed = check(registered, site)
    assert (
        status == 1
        and "chapters/voices/ is gone" in printed
        and "chapters/voices/#john-kotter is gone" in printed
    )


def test_moved_pages_and_anchors_lead_on_and_retired_ones_say_why_without_javascript(
    registered: Path, browser: Browser
) -> None:
    published_earlier(
        registered,
        OLD_PAGE,
        f"{OLD_PAGE}#john-kotter",
        OLD_ANCHOR,
        RETIRED,
        f"{RETIRED}#question-1",
        OLD_FILE,
        RETIRED_FILE,
    )
    forwards, faq = registered / "docs/data/forwards.yml", registered / "docs/chapters/faq.md"
    forwards.write_text(forwards.read_text("utf-8") + FORWARDS, "utf-8")
    refused = run(sys.executable, "scripts/generate.py", cwd=registered)
    assert (
        refused.returncode == 1
        and "moved/chapters/faq.html" in refused.stdout
        and "docs/chapters/faq.md:" in refused.stdout
    )
    faq.write_text(faq.read_text("utf-8") + '\n--8<-- "moved/chapters/faq.html"\n', "utf-8")
    outcome = build(registered)
    assert (
        "nothing called" not in outcome.log and (outcome.site / OLD_PAGE / "index.html").exists()
    ), outcome.log
    assert check(registered, outcome.site) == (0, "")
    table = (outcome.site / "downloads/at-a-glance.csv").read_bytes()
    assert (outcome.site / OLD_FILE).read_bytes() == table
    assert not [
        each
        for each in dead_links(outcome.site, SITE_URL)
        if each.startswith((OLD_PAGE, RETIRED, "chapters/faq/"))
    ]

    with served(outcome.site) as home:
        page = browser.new_page(java_script_enabled=False)
        page.goto(home + OLD_PAGE)
        page.wait_for_url(home + "chapters/voices/")
        page.goto(home + OLD_ANCHOR)
        moved = page.locator("#an-old-question")
        expect(moved).to_be_in_viewport()
        moved.get_by_role("link").click()
        page.wait_for_url(home + "chapters/definitions/#kotter")
        page.goto(home + RETIRED)
        expect(page.get_by_text("Nobody could say what the quiz measured.")).to_be_visible()
        page.get_by_role("link").click()
        page.wait_for_url(home + "self-check/")
        page.goto(home + RETIRED_FILE)
        expect(page.get_by_text("The file went with the quiz.")).to_be_visible()
        page.close()

"""An address once published is on somebody’s slide: none disappears without a forward that
works.
"""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import addresses
from site_fixtures import ROOT, Built, build, copy_generated, run, served

OLD_PAGE, OLD_ANCHOR, RETIRED = (
    "chapters/famous-lines/",
    "chapters/faq/#an-old-question",
    "chapters/quiz/",
)
OLD_FILE, RETIRED_FILE = "downloads/a-glance.csv", "downloads/quiz/quiz.zip"
GONE = (OLD_PAGE, f"{OLD_PAGE}#john-kotter", OLD_ANCHOR, OLD_FILE, "about/sources/#old-source")
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


def append(project: Path, file: str, *lines: str) -> None:
    """To the register: as if an earlier version of the site had published these addresses."""
    with (project / file).open("a", encoding="utf-8") as end:
        end.writelines(f"{line}\n" for line in lines)


def test_the_committed_register_covers_the_site_and_nothing_in_it_is_gone(built: Built) -> None:
    assert (ROOT / addresses.REGISTER).exists(), "scripts/addresses.py --update, and commit it"
    assert check(built.source, built.site) == (0, "")


@pytest.fixture
def registered(built: Built, tmp_path: Path) -> Path:
    """A copy of the project with a register of exactly what the built site publishes."""
    project = copy_generated(built, tmp_path / "project")
    (project / addresses.REGISTER).unlink(missing_ok=True)
    assert check(project, built.site, "--update") == (0, "")
    return project


def test_pages_anchors_of_every_kind_and_downloads_are_promised_but_none_of_the_themes_ids(
    built: Built,
) -> None:
    promised = set(addresses.published(built.site))
    assert promised >= {
        "./",
        "chapters/faq/",
        "chapters/faq/#one-programme",
        "chapters/differences/#at-a-glance",
        "chapters/differences/#at-a-glance-purpose",
        "chapters/voices/#quote-kotter-complexity",
        "about/sources/#katz-1955",
        "downloads/at-a-glance.csv",
        "downloads/at-a-glance.json",
    }
    assert not [address for address in promised if "__" in address or "#fn" in address]


def test_a_new_address_must_be_registered_and_an_update_hides_none_that_disappears(
    built: Built, registered: Path
) -> None:
    register, new = registered / addresses.REGISTER, "chapters/faq/#one-programme\n"
    whole = register.read_text("utf-8")
    assert new in whole
    register.write_text(whole.replace(new, ""), "utf-8")
    status, printed = check(registered, built.site)
    assert status == 1 and new.strip() in printed
    assert "python scripts/addresses.py --update" in printed
    assert check(registered, built.site, "--update") == (0, "")
    assert register.read_text("utf-8") == whole
    append(registered, addresses.REGISTER, *GONE)
    for options in ((), ("--update",)):
        status, printed = check(registered, built.site, *options)
        assert [each for each in GONE if f"{each} is gone" not in printed] == []
        assert status == 1 and "docs/data/forwards.yml" in printed
    assert addresses.registered(register.read_text("utf-8")) >= set(GONE)


@pytest.mark.journeys(
    "scripts/", "docs/data/forwards.yml", "docs/data/addresses.txt", "tests/site/"
)
def test_moved_pages_and_anchors_lead_on_and_retired_ones_say_why_without_javascript(
    registered: Path, browser: Browser
) -> None:
    old = (OLD_PAGE, OLD_ANCHOR, RETIRED, OLD_FILE, RETIRED_FILE)
    anchors = (f"{OLD_PAGE}#john-kotter", f"{RETIRED}#question-1")
    append(registered, addresses.REGISTER, *old, *anchors)
    append(registered, "docs/data/forwards.yml", FORWARDS)
    refused = run(sys.executable, "scripts/generate.py", cwd=registered)
    assert refused.returncode == 1 and "docs/chapters/faq.md:" in refused.stdout
    assert "moved/chapters/faq.html" in refused.stdout
    append(registered, "docs/chapters/faq.md", "", '--8<-- "moved/chapters/faq.html"')
    outcome = build(registered)
    assert (outcome.site / OLD_PAGE / "index.html").exists(), outcome.log
    assert "nothing called" not in outcome.log
    assert check(registered, outcome.site) == (0, "")
    table = (outcome.site / "downloads/at-a-glance.csv").read_bytes()
    assert (outcome.site / OLD_FILE).read_bytes() == table

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

"""The copy to keep, unpacked and opened from its folder with the network away: everything on the
site works there too.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from copies import portable
from copies.archive import FILE, FOLDER
from site_browser import Watch, opened, saved
from site_fixtures import PAGES, SHOWN_URL, SITE_URL, Built

pytestmark = [pytest.mark.xdist_group("copies"), pytest.mark.journeys("scripts/copies/")]
RESULT = "#me=02120211020110"


@pytest.fixture(scope="module")
def copy(built: Built, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the unpacked copy, which ends in a slash; its folder has a name that addresses
    must escape.
    """
    to = tmp_path_factory.mktemp("My downloads, größer")
    shutil.unpack_archive(built.site / FILE, to)
    return (to / FOLDER).as_uri() + "/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab without a network. It complains of nothing and asks for nothing but files."""
    with opened(browser, "about:blank", offline=True) as page:
        watch = Watch(page, "file:///")
        yield page
        assert watch.problems() == []


def copied(button: Locator) -> str:
    """What a press on it copies; a browser without a screen has no clipboard for files."""
    button.page.evaluate("""() => {
        navigator.clipboard.write = async ([item]) => {
            window.taken = await (await item.getType("text/plain")).text();
        };
    }""")
    button.click()
    return button.page.wait_for_function("() => window.taken").json_value()


def calendar(button: Locator) -> str:
    """The calendar file that a press on it saves, its folded lines whole again."""
    return saved(button)[1].replace("\r\n ", "")


@pytest.mark.turns(1)
@pytest.mark.parametrize("part", range(5))
def test_every_page_and_one_of_each_other_kind_opens_without_a_complaint(
    page: Page, copy: str, part: int
) -> None:
    watch = Watch(page, "file:///")
    problems = []
    more = ("handouts/new-managers-90/", "packs/new-managers-90/", "slides/both-hats/")
    for address in ("go/", *(f"trainers/{each}" for each in more), *PAGES)[part::5]:
        page.goto(f"{copy}{address}index.html")
        page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))"
        )  # until scripts that come later have come
        if not page.locator("h1").first.is_visible():
            problems.append(f"{address} shows no heading")
        problems += [f"{address}: {each}" for each in watch.problems()]
    assert problems == []


def test_a_reader_searches_looks_through_the_contents_and_keeps_the_colours(
    page: Page, copy: str
) -> None:
    page.goto(copy + "index.html")
    assert page.evaluate("fetch('explore/').catch(({ name }) => name)") == "TypeError", (
        "what was not brought along is refused as by a network that is away"
    )
    page.keyboard.press("Control+k")
    page.keyboard.type("Kotter")
    page.get_by_role("dialog").get_by_role("link").nth(1).click()
    page.wait_for_url(lambda url: "index.html#" in url)
    expect(page.locator(":target")).to_contain_text("Kotter")
    page.get_by_role("button", name="Contents").click()
    expect(page.locator("#contents a[aria-current=page]")).to_have_count(1)
    page.get_by_role("radio", name="Dark").check()
    page.locator("#contents").get_by_role("link", name="Glossary", exact=True).click()
    expect(page).to_have_url(copy + "about/glossary/index.html")
    expect(page.locator("html")).to_have_attribute("data-bh-colours", "dark")


def test_a_trainer_walks_a_scenario_types_the_link_it_projects_keeps_the_view_and_shows_slides(
    page: Page, copy: str, built: Built
) -> None:
    code = json.loads((built.site / "go/links.json").read_text("utf-8"))["scenarios/ward/choices/"]
    page.goto(copy + "scenarios/ward/index.html?view=trainer")
    page.locator(".bh-choices button").nth(1).click()
    page.get_by_role("button", name="See what the others would have brought").click()
    page.reload()
    expect(page.get_by_role("heading", name="You chose B")).to_be_visible()
    page.locator("[data-bh-project=ward]").click()
    link = page.locator(".bh-project__link")
    expect(link).to_have_text(f"{SHOWN_URL}/go/{code}")
    expect(link.locator("img")).not_to_have_js_property("naturalWidth", 0)
    page.keyboard.press("Escape")
    page.get_by_text("Start again").click()
    expect(page).to_have_url(copy + "scenarios/ward/index.html?view=trainer")
    page.locator("footer a[rel=next]").click()
    page.wait_for_url(lambda url: "ward" not in url and url.endswith("index.html?view=trainer"))
    page.goto(copy + "go/index.html")
    field = page.get_by_label("The four letters")
    field.fill("qqqq")
    field.press("Enter")
    expect(page.get_by_text("There is no short link “qqqq”")).to_be_visible()
    field.fill(code)
    field.press("Enter")
    page.wait_for_url(copy + "scenarios/ward/choices/index.html")
    page.goto(copy + "trainers/slides/both-hats/index.html")
    page.locator(".bh-deck__show").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_line_is_looked_up_and_its_verdict_shared_from_a_folder(page: Page, copy: str) -> None:
    page.goto(copy + "did-they-say-it/index.html")
    page.get_by_role("searchbox", name="Any part of the line").fill("you mange things")
    expect(page.locator("#hopper-things-people .bh-stamp")).to_be_visible()
    link = copied(page.get_by_role("button", name="Share this verdict"))
    assert link == f"{SITE_URL}did-they-say-it/hopper-things-people/"


def test_a_workshop_runs_on_two_screens_from_a_folder(page: Page, copy: str) -> None:
    page.goto(f"{copy}trainers/plans/new-managers-90/index.html?run=1")
    with page.expect_popup() as opening:
        page.get_by_role("button", name="Second window").click()
    wall = opening.value
    page.keyboard.press("Space")
    expect(wall.locator(".bh-run__late")).to_have_text("On time", use_inner_text=False)
    page.locator("summary", has_text="All parts").click()
    page.get_by_role("button", name="One ship, and one stage").click()
    frame = wall.frame_locator(".bh-run__frame iframe")
    expect(frame.get_by_text("Picture a ship.")).to_be_visible()
    expect(wall.locator(".bh-project__link img")).not_to_have_js_property("naturalWidth", 0)
    for window in (wall, page):  # the one asks the other to turn
        window.reload()
        expect(window.locator("#bh-run-title")).to_be_visible()
        kinds = [each.locator(".bh-project__kind") for each in (page, wall)]
        before = kinds[0].text_content()
        window.keyboard.press("ArrowRight")
        expect(kinds[0]).not_to_have_text(before)
        expect(kinds[1]).to_have_text(kinds[0].text_content())
    with wall.expect_event("close"):
        page.get_by_role("button", name="Leave").click()


def test_all_that_is_handed_out_leads_to_the_site(page: Page, copy: str) -> None:
    page.goto(copy + "self-check/index.html" + RESULT)
    expect(page.locator("#me-result h3")).to_be_visible()
    given = copied(page.locator("[data-bh-check=me] .bh-check__share button"))
    page.goto(copy + "explore/index.html?find=plan")
    expect(page.locator(".bh-explorer__count")).not_to_contain_text("33 of")
    page.locator(".bh-explorer [name=find]").fill("risk")
    page.wait_for_url(lambda url: url.endswith("index.html?find=risk"))
    given += copied(page.locator(".bh-explorer__take [value=markdown]"))
    page.goto(copy + "trainers/follow-up/index.html")
    page.locator("[name=do]").fill("Open each shift with the reason for its first job")
    page.locator("[name=from]").fill("2026-11-22")
    given += calendar(page.get_by_role("button", name="Put it in my calendar"))
    page.goto(copy + "trainers/agenda/index.html")
    page.get_by_label("Start from").select_option("new-managers-half-day")
    page.get_by_role("button", name="Start", exact=True).click()
    given += calendar(page.locator(".bh-agenda button[value=meeting]"))
    leads = (
        f"{SITE_URL}self-check/{RESULT}",
        f"{SITE_URL}explore/?find=risk#explore",
        f"{SITE_URL}about/sources/#",
        f"URL:{SITE_URL}chapters/measuring-training/#follow-up",
        f"URL:{SITE_URL}trainers/agenda/#",
        f"{SITE_URL}go/",
    )
    assert [each for each in leads if each not in given] == []
    assert re.findall(r"file:\S*", given) == []
    programme = copied(page.locator(".bh-agenda button[value=link]"))
    page.goto(programme.replace(SITE_URL, copy).replace("agenda/", "agenda/index.html"))
    page.reload()
    expect(page.locator(".bh-programme a").first).to_contain_text(f"{SHOWN_URL}/go/")


MODULES = {
    "start.mjs": (
        'import { one, Two as Second, three } from "./room/parts.mjs";\n'
        'import "./room/aside.mjs";\nawait new'
        " Promise((done) => setTimeout(done));\nconst later = await"
        ' import("./room/later.mjs");\n'
        "document.title = [one(), new Second().name, three, later.four,"
        ' later.again, new URL("x", import.meta.url).href.split("/").slice(-2).join("/"),'
        " globalThis.times].join();"
    ),
    "room/parts.mjs": (
        "globalThis.times = (globalThis.times ?? 0) + 1;\nexport function one() {\n  return"
        " 1;\n}\nexport class Two {\n  name = 2;\n}\nexport const three = await"
        " Promise.resolve(3);\n"
    ),
    "room/aside.mjs": 'import {\n  one,\n} from "./parts.mjs";\none();\n',
    "room/later.mjs": (
        'import { three } from "../room/parts.mjs";\nexport const four = three + 1;\n'
        "export const again = three;\n"
    ),
}


def test_modules_made_one_script_do_what_they_did(page: Page, tmp_path: Path) -> None:
    (tmp_path / "javascripts").mkdir()
    (tmp_path / portable.SCRIPT).write_text(portable.script(MODULES, SITE_URL, []), "utf-8")
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><script src="javascripts/modules.js"'
        ' data-start="start.mjs" defer></script>',
        "utf-8",
    )
    page.goto((tmp_path / "index.html").as_uri())
    expect(page).to_have_title("1,2,3,4,3,javascripts/x,1")

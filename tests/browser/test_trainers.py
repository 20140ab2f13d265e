"""For trainers: readers never meet the notes, trainer view shows them and stays on, and all of it
works without JavaScript.
"""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from site_browser import Visit, copied, faint, inaccessible, opened, sideways
from site_checks import words
from site_fixtures import BOOK, PAGES, Built

pytestmark = pytest.mark.journeys("docs/javascripts/page/")

CHAPTER, SCENARIO, NOTES, CARD = (
    "chapters/differences/",
    "scenarios/ward/",
    "trainers/notes/",
    "activities/handover-talk/",
)
WITH_NOTES = [
    address
    for address in PAGES
    if address.startswith(("chapters/", "scenarios/")) and address != "scenarios/"
]
CARDS = [address for address in PAGES if address.startswith("activities/")]
switch, back = {"name": "Trainer view", "exact": True}, {"name": "Reader’s view", "exact": True}
# What is seen of a page, and what else is told to those who hear it.
OPEN_TO_ALL = """() => [document.body.innerText, ...[...document.querySelectorAll(
    "[aria-label], [title], [alt]")].filter(each => each.checkVisibility()).map(each =>
    `${each.ariaLabel} ${each.title} ${each.alt}`)].join(" ").split(/\\s+/).join(" ")"""


def notes_of(built: Built, *addresses: str) -> list[str]:
    """What only trainers should read on pages: every purpose, question, answer and trap."""
    parts = ".bh-trainers :is(p:not(.bh-trainers__way), li:not(.bh-activity__facts li))"
    pages = [built.soup(address) for address in addresses]
    found = [words(each) for page in pages for each in page.select(parts)]
    read = " ".join(words(each) for page in pages for each in page.select(".bh-activity__prompts"))
    return [each for each in found if len(each) > 20 and each not in read]  # “Pens” say nothing


def note(page: Page) -> Locator:
    return page.get_by_role("region", name="For trainers")


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without JavaScript"])
@pytest.mark.turns(1)
def test_readers_neither_see_nor_hear_a_trainers_note(
    browser: Browser, home: str, built: Built, scripts: bool
) -> None:
    with opened(browser, home, java_script_enabled=scripts) as page:
        for address in (*WITH_NOTES, *CARDS):
            page.goto(home + address)
            told = page.evaluate(OPEN_TO_ALL)
            given_away = [each for each in notes_of(built, address) if each in told]
            assert (address, note(page).count(), given_away) == (address, 0, [])


def test_readers_search_and_single_page_hold_no_trainers_note(built: Built) -> None:
    found = (built.site / "search/things.json").read_text("utf-8")
    text = f"{found} {words(built.soup(BOOK))}"
    notes = notes_of(built, *WITH_NOTES)
    assert len(text) > 200_000 and len(notes) >= 3 * len(WITH_NOTES)
    assert [each for each in notes if each in text] == []
    assert '"activities/huddle-one-handover/"' in found
    assert [each for each in notes_of(built, *CARDS) if each in found] == []


@pytest.mark.parametrize("address", [CHAPTER, SCENARIO])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.turns(2)
def test_the_switch_shows_the_note_and_the_way_back_hides_it(
    visit: Visit, home: str, address: str, width: int
) -> None:
    page = visit(address, width=width)
    page.locator("summary", has_text="For trainers").click()
    page.get_by_role("link", **switch).click()
    expect(note(page)).to_be_in_viewport()
    assert page.url == f"{home}{address}?view=trainer#for-trainers"
    assert inaccessible(page, ".bh-trainers") + faint(page) + sideways(page, width) == []
    page.get_by_role("link", name="Back to the reader’s view").click()
    assert (page.url, note(page).count()) == (home + address, 0)


def test_trainer_view_survives_three_clicks_and_a_reload_and_ends_when_told(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}{CHAPTER}?view=trainer") as page:
        for _ in range(3):
            page.locator("footer [rel=next]").click()
            expect(page).to_have_url(re.compile(r"\?view=trainer$"))
            page.wait_for_load_state()  # the scripts of a page come after its text
        page.goto(f"{home}{NOTES}?view=trainer")
        page.get_by_role("link", name=re.compile("^Read it in its place")).first.click()
        page.reload()
        expect(note(page)).to_be_visible()
        page.get_by_role("link", **back).click()
        assert note(page).count() == 0
        page.locator("footer [rel=next]").click()
        expect(page).not_to_have_url(re.compile("view"))


@pytest.mark.parametrize(
    ("address", "control"),
    [
        pytest.param("", "button[data-hat=leading]", id="the moment on the home page"),
        pytest.param(SCENARIO, ".bh-option--choice", id="a scenario"),
        pytest.param("explore/", "input[name=hats][value=leading]", id="the explorer"),
        pytest.param("trainers/links/", "select[name=kind]", id="the list of short links"),
    ],
)
@pytest.mark.turns(1)
def test_what_pages_write_into_the_address_keeps_the_view(
    browser: Browser, home: str, address: str, control: str
) -> None:
    with opened(browser, f"{home}{address}?view=trainer") as page:
        each = page.locator(control).first
        each.select_option(index=1) if "select" in control else each.click()
        assert "view=trainer" in page.url and page.url.count("=") > 1
        page.reload()
        expect(page.locator("html")).to_have_attribute("data-bh-view", "trainer")


def test_what_trainers_copy_opens_the_readers_page_and_what_they_print_has_the_note(
    visit: Visit, home: str
) -> None:
    page = visit(f"{CHAPTER}?view=trainer", permissions=["clipboard-read", "clipboard-write"])
    link = copied(page.locator("#key-points .headerlink"), page.get_by_text("Link copied"))
    assert link == f"{home}{CHAPTER}#key-points"
    page.emulate_media(media="print")
    assert (note(page).count(), page.get_by_role("link", **back).count()) == (1, 0)
    assert faint(page) == []


def test_without_javascript_the_promised_address_shows_the_note_and_the_switch_leads_to_all_of_them(
    browser: Browser, home: str, built: Built
) -> None:
    with opened(browser, f"{home}{CHAPTER}#for-trainers", java_script_enabled=False) as page:
        expect(note(page)).to_be_in_viewport()
        page.emulate_media(media="print")
        assert note(page).count() == 0, "paper leaves it out"
        page.emulate_media(media="screen")
        page.get_by_role("link", name="Back to the reader’s view").click()
        assert note(page).count() == 0
        page.locator("summary", has_text="For trainers").click()
        page.get_by_role("link", **switch).click()
        assert page.url == f"{home}{NOTES}#chapters-differences"
        expect(page.locator("#chapters-differences")).to_be_in_viewport()
        page.locator(".bh-note summary").evaluate_all("all => all.forEach(one => one.click())")
        told = page.evaluate(OPEN_TO_ALL)
        assert [each for each in notes_of(built, *WITH_NOTES) if each not in told] == []
        leads = page.locator(".bh-note").evaluate_all("""all => all.map(each => [each.querySelector(
            "[id]").id, each.querySelector(":scope > p > a").getAttribute("href")])""")
        assert dict(leads) == {
            address.strip("/").replace("/", "-"): f"../../{address}?view=trainer#for-trainers"
            for address in WITH_NOTES
        }
        page.locator(".bh-note > p > a").last.click()
        expect(note(page)).to_be_in_viewport()


def test_the_minutes_of_every_step_stand_in_one_column_beside_it(
    browser: Browser, home: str
) -> None:
    with opened(browser, f"{home}{CARD}?view=trainer") as page:
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.locator(".bh-activity__steps").evaluate_all("""all => all.every(each =>
                new Set([...each.children].map(step => step.lastElementChild
                    .getBoundingClientRect().x)).size === 1 && [...each.children].every(step =>
                step.firstElementChild.getBoundingClientRect().right <=
                    step.lastElementChild.getBoundingClientRect().x))"""), width


# ------------------------------------------------------------------------------------ the lists


@pytest.mark.parametrize("width", [360, 1280])
def test_a_trainer_narrows_the_activities_keeps_the_address_and_opens_the_card(
    visit: Visit, home: str, width: int
) -> None:
    page = visit("trainers/activities/", width=width)
    rows, count = page.locator("#activities tbody tr:visible"), page.get_by_role("status")
    whole = rows.count()
    assert inaccessible(page, "article") + sideways(page, width) == []
    page.get_by_role("spinbutton", name="People").fill("25")
    page.get_by_role("combobox", name="Kind").select_option("role-play")
    page.get_by_role("combobox", name="Hat").select_option("both")
    expect(page).to_have_url(f"{home}trainers/activities/?people=25&kind=role-play&hat=both")
    kept = rows.evaluate_all("all => all.map(each => ({...each.dataset}))")
    assert 0 < len(kept) < whole and {row["kind"] for row in kept} == {"role-play"}
    assert [row for row in kept if not int(row["from"]) <= 25 <= int(row["to"])] == []
    expect(count.filter(has_text=re.compile(r"\d"))).to_have_text(f"{len(kept)} of {whole}")
    page.reload()
    expect(rows).to_have_count(len(kept))
    page.get_by_role("combobox", name="Room or call").select_option("print")
    expect(rows.filter(has_text="garden centre")).to_have_count(0)
    page.get_by_role("button", name="Show all").click()
    expect(rows).to_have_count(whole)
    page.go_back()
    expect(page.get_by_role("combobox", name="Kind")).to_have_value("role-play")
    page.get_by_role("combobox", name="Room or call").select_option("")
    page.locator("#activities").get_by_text("Handing over the garden centre").click()
    expect(note(page)).to_be_in_viewport()
    page.goto(f"{home}trainers/plans/?minutes=240")
    plans = page.locator("#plans tbody tr:visible")
    whole = plans.count()
    page.get_by_role("combobox", name="Room or call").select_option("On a call")
    expect(plans).to_have_count(whole)  # each can be done on a call, the half days too
    page.get_by_role("combobox", name="Length").select_option("90 minutes at most")
    assert [each for each in plans.all_inner_texts() if "on a call 105 minutes" in each] == []
    page.goto(f"{home}trainers/plans/?audience=nobody&people=12")
    expect(page).to_have_url(f"{home}trainers/plans/?people=12")
    expect(page.get_by_text("That part was left out")).to_be_visible()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("trainers/activities/#activity-handover-talk", "activities/handover-talk/"),
        ("trainers/plans/#plan-buyers-90", "trainers/plans/buyers-90/"),
        ("trainers/plans/#plan-buyers-90-1", "trainers/plans/buyers-90/"),
        ("activities/", "trainers/activities/"),
    ],
)
def test_an_old_address_leads_on_and_without_javascript_its_one_line_does(
    browser: Browser, home: str, old: str, new: str
) -> None:
    with opened(browser, home + old) as page:
        page.wait_for_url(re.compile(re.escape(home + new) + "(#.*)?$"))
    with opened(browser, home + old, java_script_enabled=False) as page:
        if "#" in old:
            expect(page.locator(".bh-moved li:visible")).to_have_count(1)
            page.get_by_role("link", name="Go to its new place").click()
        page.wait_for_url(home + new)


def test_the_page_of_a_plan_starts_its_agenda(visit: Visit, home: str) -> None:
    page = visit("trainers/plans/new-managers-90/")
    page.get_by_role("link", name="The agenda, on your own clock").click()
    name = page.get_by_label("Name", exact=True)
    expect(name).to_have_value("First weeks in the job, in 90 minutes")
    page.go_back()
    expect(page).to_have_url(f"{home}trainers/agenda/")

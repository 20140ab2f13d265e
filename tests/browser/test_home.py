"""The home page: what it is, two doors and a moment at work on the first screen of a phone; then
where to go.
"""

import re

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from site_browser import Visit
from site_fixtures import ROOT, Built

MOMENTS = yaml.safe_load((ROOT / "docs/data/moments.yml").read_text("utf-8"))["moments"]
HATS = ("Managing", "Both", "Leading")
PHONE, DESK = 360, 1280


def hat(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="A moment at work: which hat?").get_by_role(
        "button", name=name, exact=True
    )


def answer(page: Page) -> Locator:
    return page.locator(".bh-moment [role=status]")


def pressed(page: Page) -> list[str]:
    return [name for name in HATS if hat(page, name).get_attribute("aria-pressed") == "true"]


@pytest.mark.parametrize("width", [PHONE, 768, DESK])
def test_nothing_moves_when_the_script_arrives(visit: Visit, width: int) -> None:
    boxes = [
        [
            page.locator(each).bounding_box()
            for each in (
                ".bh-hat--managing",
                ".bh-hat--both",
                ".bh-hat--leading",
                ".bh-moment",
                "#the-difference",
            )
        ]
        for page in (visit(width=width), visit(width=width, java_script_enabled=False))
    ]
    assert boxes[0] == boxes[1]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_whichever_hat_is_tapped_both_get_their_due_the_tapped_one_first(
    visit: Visit, width: int
) -> None:
    page = visit(width=width, height=740)
    first = MOMENTS[0]
    due = [("Managing", first["managing"]), ("Leading", first["leading"])]
    for name, says in (
        ("Managing", "Managing has work to do here, and so does leading."),
        ("Leading", "Leading has work to do here, and so does managing."),
        ("Both", "Both hats have work to do here."),
    ):
        hat(page, name).click()
        expect(answer(page).locator("p").first).to_have_text(says)
        terms, words = (answer(page).locator(each).all_text_contents() for each in ("dt", "dd"))
        expected = due[::-1] if name == "Leading" else due
        assert list(zip(terms, words, strict=True)) == expected, name
        assert pressed(page) == [name]
        assert page.url.endswith(f"?moment={first['id']}&hat={name.lower()}")
        expect(hat(page, name)).to_be_focused()
        expect(hat(page, name)).to_be_in_viewport()
        expect(answer(page)).to_be_in_viewport(ratio=0.9)


def test_no_answer_ever_says_wrong_and_each_is_short() -> None:
    for each in MOMENTS:
        text = f"{each['managing']} {each['leading']}"
        assert not re.search(
            r"\b(wrong|incorrect|correct|right answer|mistake|instead of managing|instead of"
            r" leading)\b",
            text,
            re.I,
        ), each["id"]
        assert len(text.split()) <= 45, each["id"]
    assert 8 <= len(MOMENTS) <= 10


def test_another_moment_goes_through_all_of_them_by_keyboard_and_each_leads_to_its_section(
    visit: Visit, built: Built, home: str
) -> None:
    page = visit()
    seen = []
    for each in MOMENTS:
        scene = page.locator(".bh-moment__scene")
        expect(scene).to_have_text(each["moment"])
        assert (
            pressed(page) == []
            and answer(page).text_content() == ""
            and scene.get_attribute("aria-live") == "polite"
        )
        hat(page, "Both").focus()
        page.keyboard.press("Space")
        link = answer(page).get_by_role("link")
        section = built.soup(each["see"].partition("#")[0]).find(id=each["see"].partition("#")[2])
        assert link.evaluate("link => link.href") == home + each[
            "see"
        ] and section.get_text().startswith(link.text_content())
        seen.append(link.text_content())
        page.get_by_role("button", name="Another moment").focus()
        page.keyboard.press("Enter")
    expect(page.locator(".bh-moment__scene")).to_have_text(MOMENTS[0]["moment"])
    assert len(set(seen)) == len(MOMENTS)


def test_a_reload_and_a_shared_link_show_the_same_moment_and_back_leaves_the_page(
    visit: Visit, home: str
) -> None:
    page = visit("chapters/faq/")
    page.goto(f"{home}?moment={MOMENTS[3]['id']}&hat=leading")
    for _ in range(2):
        expect(page.locator(".bh-moment__scene")).to_have_text(MOMENTS[3]["moment"])
        assert (
            pressed(page) == ["Leading"]
            and answer(page).locator("dd").first.text_content() == MOMENTS[3]["leading"]
        )
        page.reload()
    hat(page, "Both").click()
    page.get_by_role("button", name="Another moment").click()
    page.go_back()
    page.wait_for_url("**/chapters/faq/")


def test_what_the_address_asks_in_vain_is_dropped_with_a_plain_sentence(
    visit: Visit, home: str
) -> None:
    page = visit()
    for asked in (
        "?moment=nowhere",
        "?hat=top",
        "?moment=%3Cscript%3Ealert(1)%3C/script%3E&hat=both%00",
        "?hat=constructor",
        "?moment=%E0%A4%A",
        f"?moment={'x' * 6000}",
        "?moment=&hat=",
    ):
        page.goto(home + asked)
        expect(answer(page)).to_have_text(
            "This address asked for a moment or a hat that is not here. That part was left out."
        )
        expect(page.locator(".bh-moment__scene")).to_have_text(MOMENTS[0]["moment"])
        assert (page.url, pressed(page)) == (home, []), asked


@pytest.mark.parametrize("media", ["screen", "print"])
def test_without_javascript_the_answer_opens_by_hand_and_on_paper_by_itself(
    visit: Visit, media: str
) -> None:
    page = visit(java_script_enabled=False)
    page.emulate_media(media=media)
    shown = page.locator(".bh-moment dd").first
    assert shown.evaluate("each => each.checkVisibility()") is (media == "print")
    if media == "screen":
        page.get_by_text("What each hat would do").click()
        assert (
            shown.evaluate("each => each.checkVisibility()")
            and shown.text_content() == MOMENTS[0]["managing"]
        )


def test_paper_shows_the_moment_that_is_on_the_screen_once(visit: Visit) -> None:
    page = visit(f"?moment={MOMENTS[2]['id']}&hat=both")
    page.emulate_media(media="print")
    visible = page.evaluate(
        "() => [...document.querySelectorAll('.bh-moment dd')].filter(each =>"
        " each.checkVisibility()).map(each => each.textContent)"
    )
    assert visible == [MOMENTS[2]["managing"], MOMENTS[2]["leading"]]


def test_below_come_the_table_where_to_start_the_chapters_with_minutes_and_why_to_trust_it(
    visit: Visit, built: Built
) -> None:
    page = visit()
    assert page.locator("article h2").evaluate_all("all => all.map(each => each.id)") == [
        "which-hat",
        "the-difference",
        "where-to-start",
        "the-guide",
        "why-trust-it",
    ]
    assert page.locator(".bh-start h3").count() == 4
    assert all(
        2 <= each.get_by_role("link").count() - 1 <= 3 for each in page.locator(".bh-start").all()
    ), "the title’s own link, and two or three more"
    listed = {
        each.get_by_role("link").evaluate(
            "link => new URL(link.href).pathname.split('/').at(-2)"
        ): (each.locator(".bh-chapters__minutes").text_content())
        for each in page.locator(".bh-guide li").all()
    }
    minutes = {
        path.stem: yaml.safe_load(path.read_text("utf-8").split("---\n")[1])["minutes"]
        for path in (built.source / "docs/chapters").glob("*.md")
    }
    assert listed == {name: f"{number} min" for name, number in minutes.items()}

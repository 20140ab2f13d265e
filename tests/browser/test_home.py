"""The home page: what it is, two doors and a moment at work on the first screen of a phone; then
where to go.
"""

import re

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from core.data_files import load_data
from site_browser import Visit
from site_fixtures import ROOT, Built

MOMENTS = load_data(ROOT, "moments").data["moments"]
LEADS = {
    "Managing": "Managing has work to do here, and so does leading.",
    "Leading": "Leading has work to do here, and so does managing.",
    "Both": "Both hats have work to do here.",
}
# What is said of a moment, and what the address says.
SHOWN = """() => {
    const texts = (selector) => [...document.querySelectorAll(`.bh-moment ${selector}`)].map(
        each => each.textContent);
    return {scene: texts("[aria-live=polite].bh-moment__scene"), pressed: texts(
        "button[aria-pressed=true] .bh-hat__name"), lead: texts("[role=status] .bh-moment__lead"),
        hats: texts("[role=status] dt"), due: texts("[role=status] dd"), address: location.search};
}"""
SEEN = """() => [...document.querySelectorAll(".bh-moment dd")].filter(each =>
    each.checkVisibility()).map(each => each.textContent)"""


def answered(moment: dict[str, str], hat: str) -> dict[str, object]:
    """What stands there once a hat is tapped: what both have to do, the tapped one first."""
    hats = ["Leading", "Managing"] if hat == "Leading" else ["Managing", "Leading"]
    return {
        "scene": [moment["moment"]],
        "pressed": [hat],
        "lead": [LEADS[hat]],
        "hats": hats,
        "due": [moment[each.lower()] for each in hats],
        "address": f"?moment={moment['id']}&hat={hat.lower()}",
    }


def hat(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="A moment at work: which hat?").get_by_role(
        "button", name=name, exact=True
    )


@pytest.mark.parametrize("width", [360, 768, 1280])
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


@pytest.mark.parametrize("width", [360, 1280])
def test_whichever_hat_is_tapped_both_get_their_due_the_tapped_one_first(
    visit: Visit, width: int
) -> None:
    page = visit(width=width, height=740)
    for name in LEADS:
        hat(page, name).click()
        assert page.evaluate(SHOWN) == answered(MOMENTS[0], name)
        expect(hat(page, name)).to_be_focused()
        expect(hat(page, name)).to_be_in_viewport()
        expect(page.locator(".bh-moment [role=status]")).to_be_in_viewport(ratio=0.9)


def test_no_answer_ever_says_wrong() -> None:
    judging = r"\b(wrong|incorrect|correct|right answer|mistake|instead of (managing|leading))\b"
    answers = [each[hat] for each in MOMENTS for hat in ("managing", "leading")]
    assert [text for text in answers if re.search(judging, text, re.I)] == []
    assert 8 <= len(MOMENTS) <= 10


def test_another_moment_goes_through_all_of_them_by_keyboard_and_each_leads_to_its_section(
    visit: Visit, built: Built, home: str
) -> None:
    page = visit()
    for each in [*MOMENTS, MOMENTS[0]]:
        now = page.evaluate(SHOWN)
        assert (now["scene"], now["pressed"], now["due"]) == ([each["moment"]], [], [])
        hat(page, "Both").focus()
        page.keyboard.press("Space")
        assert page.evaluate(SHOWN) == answered(each, "Both")
        link = page.locator(".bh-moment [role=status] a")
        to, _, anchor = each["see"].partition("#")
        assert link.evaluate("link => link.href") == home + each["see"]
        assert built.soup(to).find(id=anchor).get_text().startswith(link.text_content())
        page.get_by_role("button", name="Another moment").focus()
        page.keyboard.press("Enter")


def test_a_reload_and_a_shared_link_show_the_same_moment_and_back_leaves_the_page(
    visit: Visit, home: str
) -> None:
    page = visit("chapters/faq/")
    shared = answered(MOMENTS[3], "Leading")
    page.goto(f"{home}{shared['address']}")
    assert page.evaluate(SHOWN) == shared
    page.reload()
    assert page.evaluate(SHOWN) == shared
    hat(page, "Both").click()
    page.get_by_role("button", name="Another moment").click()
    page.go_back()
    page.wait_for_url("**/chapters/faq/")


def test_without_javascript_the_answer_opens_by_hand_and_paper_shows_it_once_by_itself(
    visit: Visit,
) -> None:
    page = visit(java_script_enabled=False)
    due = [MOMENTS[0]["managing"], MOMENTS[0]["leading"]]
    page.emulate_media(media="print")
    assert page.evaluate(SEEN) == due
    page.emulate_media(media="screen")
    assert page.evaluate(SEEN) == []
    page.get_by_text("What each hat would do").click()
    assert page.evaluate(SEEN) == due
    page = visit(answered(MOMENTS[2], "Both")["address"])
    page.emulate_media(media="print")
    assert page.evaluate(SEEN) == [MOMENTS[2]["managing"], MOMENTS[2]["leading"]]


def test_below_come_the_table_where_to_start_the_chapters_with_minutes_and_why_to_trust_it(
    visit: Visit, built: Built
) -> None:
    page = visit()
    assert page.locator("article h2").evaluate_all("all => all.map(each => each.id)") == [
        "which-hat",
        "what-is-wrong",
        "the-difference",
        "where-to-start",
        "the-guide",
        "why-trust-it",
    ]
    starts = [each.get_by_role("link").count() for each in page.locator(".bh-start").all()]
    assert len(starts) == 4 and set(starts) <= {3, 4}, "the title’s own link, and two or three more"
    minutes = {
        path.stem: yaml.safe_load(path.read_text("utf-8").split("---\n")[1])["minutes"]
        for path in (built.source / "docs/chapters").glob("*.md")
    }
    listed = page.locator(".bh-guide li").evaluate_all(
        """all => all.map(each => [each.querySelector("a").pathname.split("/").at(-2),
            each.querySelector(".bh-chapters__minutes").textContent])"""
    )
    assert dict(listed) == {name: f"{number} min" for name, number in minutes.items()}

"""Plates: beside or under the head of their page, of its light or dark, and nothing moves when they
come.
"""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route

from content.plates import Plate
from core.colours import read_colours, read_dark_colours
from core.typography import curled
from project import guide
from site_browser import Visit, opened
from site_fixtures import ROOT, Built

STORM = "scenarios/storm-at-sea/"  # its upper left corner is of the darkest colour
BOXES = """() => [...document.querySelectorAll("h1, h1 + p, h2, .bh-doors, .bh-moment, .bh-plate")]
    .map(each => JSON.stringify(each.getBoundingClientRect()))"""


def come(page: Page) -> None:
    """Wait for the plate; a page’s policy lets no text become code, so the element is asked."""
    page.locator(".bh-plate img").evaluate(
        "image => image.complete || new Promise(done => { image.onload = done; })"
    )


def corner(page: Page) -> str:
    """The colour of a plate’s upper left corner."""
    page.locator(".bh-plate").scroll_into_view_if_needed()
    come(page)
    shown = Image.open(BytesIO(page.locator(".bh-plate img").screenshot()))
    return "#{:02x}{:02x}{:02x}".format(*shown.convert("RGB").getpixel((4, 4)))


def ink(dark: bool) -> str:
    return (read_dark_colours if dark else read_colours)(ROOT)["plate-ink"]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["", "chapters/both-hats/", STORM], ids=["home", *"cs"])
def test_nothing_moves_when_a_plate_comes(
    browser: Browser, home: str, address: str, width: int
) -> None:
    held: list[Route] = []
    with opened(browser, "about:blank", width=width, height=900) as page:
        page.route("**/assets/plates/*.svg", lambda route: held.append(route))
        page.goto(home + address, wait_until="domcontentloaded")
        page.locator(".bh-plate").scroll_into_view_if_needed()
        page.evaluate("scrollTo(0, 0)")
        before = page.evaluate(BOXES)
        while not held:
            page.wait_for_timeout(20)
        for route in held:
            route.continue_()
        come(page)
        assert page.evaluate(BOXES) == before and len(before) > 3


def test_the_head_of_a_page_and_its_plate_face_each_other_on_a_desk_and_the_text_begins_below(
    visit: Visit,
) -> None:
    for address, below in (("chapters/both-hats/", "#key-points"), (STORM, "#situation")):
        page = visit(address, width=1280)
        title, plate, text = (
            page.locator(each).bounding_box() for each in ("h1", ".bh-plate", below)
        )
        assert title["x"] + title["width"] <= plate["x"]
        assert plate["y"] <= title["y"] < plate["y"] + plate["height"] <= text["y"]
        phone = visit(address, width=360)
        title, plate = (phone.locator(each).bounding_box() for each in ("h1", ".bh-plate"))
        assert plate["y"] > title["y"] + title["height"] and plate["width"] == title["width"]


def test_a_plate_is_as_light_or_dark_as_the_page_whether_the_device_or_the_reader_says_so(
    browser: Browser, home: str
) -> None:
    for device, chosen, dark in (
        ("light", "", False),
        ("dark", "", True),
        ("light", "dark", True),
        ("dark", "light", False),
    ):
        with opened(browser, home + "404.html", width=360, color_scheme=device) as page:
            page.evaluate("choice => { localStorage['both-hats-colours'] = choice; }", chosen)
            page.goto(home + STORM)
            assert corner(page) == ink(dark), (device, chosen)


def test_paper_has_the_plate_of_a_chapter_small_and_light_and_keeps_a_scenario_short(
    visit: Visit,
) -> None:
    page = visit("chapters/both-hats/", width=720, color_scheme="dark")
    come(page)
    page.emulate_media(media="print")
    assert page.locator(".bh-plate").bounding_box()["width"] < 230  # 60 mm
    page = visit(STORM)
    page.emulate_media(media="print")
    assert not page.locator(".bh-plate").is_visible()


def test_every_plate_that_is_shown_has_its_words_its_size_and_time(built: Built) -> None:
    plates = guide().all(Plate)
    shown = {
        page.name: built.soup(page.address).select(".bh-plate img")
        for page in guide().pages
        if any(each.path.removeprefix(page.prefix).startswith("plates/") for each in page.snippets)
    }
    assert len(shown) == len(plates) >= 3
    for name, (image,) in shown.items():
        plate = plates["home" if name == "index" else name.rpartition("/")[2]]
        attributes = {key: image[key] for key in ("alt", "width", "height", "loading", "decoding")}
        assert attributes == {
            "alt": curled(plate.says),
            "width": "800",
            "height": "500",
            "loading": "lazy",
            "decoding": "async",
        }

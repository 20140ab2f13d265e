"""The site installs like an app: the manifest says what browsers need, and its icons are so."""

import json
from urllib.parse import urljoin

import jsonschema_rs
import pytest
from PIL import Image, ImageChops, ImageDraw
from playwright.sync_api import Browser

from site_browser import opened
from site_fixtures import PAGES, SITE_URL, Built

NAME = "site.webmanifest"
WORDS, RELATIVE = {"minLength": 1}, {"not": {"pattern": "^/|^[a-z]+:"}}
ICONS = [  # size, with what more the manifest must say of it
    {"sizes": {"const": "192x192"}},
    {"sizes": {"const": "512x512"}},
    {"sizes": {"const": "512x512"}, "purpose": {"const": "maskable"}},
]
NEEDED = {  # by browsers (https://www.w3.org/TR/appmanifest/)
    "name": WORDS,
    "short_name": WORDS | {"maxLength": 12},  # else a home screen cuts it
    "start_url": RELATIVE,
    "scope": RELATIVE,
    "id": RELATIVE,
    "display": {"enum": ["standalone", "minimal-ui", "fullscreen"]},
    "icons": {"allOf": [{"contains": {"properties": each, "required": [*each]}} for each in ICONS]},
    "lang": WORDS,
    "theme_color": WORDS,
    "background_color": WORDS,
}
SOUND = jsonschema_rs.validator_for({"properties": NEEDED, "required": [*NEEDED]})


@pytest.fixture(scope="module")
def manifest(built: Built) -> dict:
    return json.loads((built.site / NAME).read_text("utf-8"))


@pytest.mark.parametrize(
    "broken",
    [
        {"name": ""},
        {"start_url": "/"},
        {"scope": "https://a.example/"},
        {"display": "browser"},
        {"icons": []},
        {"short_name": "The two hats of managing"},
    ],
    ids=str,
)
def test_the_manifest_has_all_that_browsers_need_and_a_broken_one_is_caught(
    manifest: dict, broken: dict
) -> None:
    assert [error.message for error in SOUND.iter_errors(manifest)] == []
    assert not SOUND.is_valid(manifest | broken)


def test_every_icon_is_there_in_the_size_it_says_and_they_are_small(
    built: Built, manifest: dict
) -> None:
    icons = {built.site / icon["src"]: icon for icon in manifest["icons"]}
    assert sum(path.stat().st_size for path in icons) < 30_000
    drawn = {path: icon["sizes"] for path, icon in icons.items() if icon["type"] == "image/png"}
    assert {path: "{}x{}".format(*Image.open(path).size) for path in drawn} == drawn


def test_a_mask_cuts_nothing_off(built: Built) -> None:
    """Every mask leaves a circle of four fifths; outside it there is paper."""
    image = Image.open(built.site / "assets/cards/icon-512-maskable.png").convert("RGB")
    outside = Image.new("1", image.size, 1)
    ImageDraw.Draw(outside).circle((256, 256), 0.4 * 512, fill=0)
    paper = Image.new("RGB", image.size, image.getpixel((0, 0)))
    cut = Image.composite(
        ImageChops.difference(image, paper), Image.new("RGB", image.size), outside
    )
    assert max(most for _, most in cut.getextrema()) <= 40
    assert max(most for _, most in ImageChops.difference(image, paper).getextrema()) > 40


def test_every_page_names_it_and_its_colours_are_those_of_the_pages(
    built: Built, manifest: dict
) -> None:
    colours = {manifest["theme_color"], manifest["background_color"]}
    for address in PAGES:
        page = built.soup(address)
        named = page.find("link", rel="manifest")["href"]
        assert urljoin(SITE_URL + address, named) == SITE_URL + NAME, address
        assert {page.select_one('meta[name="theme-color"][media*="light"]')["content"]} == colours


def test_chromium_finds_nothing_that_keeps_it_from_installing(browser: Browser, home: str) -> None:
    with opened(browser, home) as page:
        session = page.context.new_cdp_session(page)
        read = session.send("Page.getAppManifest")
        assert read["errors"] == [] and read["url"] == home + NAME
        said = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
        # a test's own window is a private one, and those never install
        assert {each["errorId"] for each in said} <= {"in-incognito"}

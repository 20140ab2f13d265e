"""The site installs like an app: the manifest says what browsers need, and its icons are so."""

import json
from io import BytesIO
from urllib.parse import urljoin

import jsonschema_rs
import pytest
from PIL import Image
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


def test_the_manifest_has_all_that_browsers_need(manifest: dict) -> None:
    assert [error.message for error in SOUND.iter_errors(manifest)] == []


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
def test_a_broken_manifest_is_caught(manifest: dict, broken: dict) -> None:
    assert not SOUND.is_valid(manifest | broken)


def test_every_icon_is_there_in_the_size_it_says_and_they_are_small(
    built: Built, manifest: dict
) -> None:
    icons = {icon["src"]: (built.site / icon["src"]).read_bytes() for icon in manifest["icons"]}
    assert sum(map(len, icons.values())) < 30_000
    for icon in manifest["icons"]:
        if icon["type"] == "image/png":
            width, height = Image.open(BytesIO(icons[icon["src"]])).size
            assert f"{width}x{height}" == icon["sizes"]


def test_a_mask_cuts_nothing_off(built: Built) -> None:
    image = Image.open(built.site / "assets/cards/icon-512-maskable.png").convert("RGB")
    paper = image.getpixel((0, 0))
    painted = [
        (x, y)
        for x in range(0, 512, 4)
        for y in range(0, 512, 4)
        if max(abs(a - b) for a, b in zip(image.getpixel((x, y)), paper, strict=True)) > 40
    ]
    furthest = max((x - 256) ** 2 + (y - 256) ** 2 for x, y in painted) ** 0.5
    assert furthest < 0.4 * 512, "all within the circle that every mask leaves"


def test_every_page_names_it_and_its_colours_are_those_of_the_pages(
    built: Built, manifest: dict
) -> None:
    for address in PAGES:
        page = built.soup(address)
        named = page.find("link", rel="manifest")["href"]
        assert urljoin(SITE_URL + address, named) == SITE_URL + NAME
        light = page.select_one('meta[name="theme-color"][media*="light"]')["content"]
        assert manifest["theme_color"] == manifest["background_color"] == light


def test_chromium_finds_nothing_that_keeps_it_from_installing(browser: Browser, home: str) -> None:
    with opened(browser, home) as page:
        session = page.context.new_cdp_session(page)
        read = session.send("Page.getAppManifest")
        assert read["errors"] == [] and read["url"] == home + NAME
        said = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
        # a test's own window is a private one, and those never install
        assert {each["errorId"] for each in said} <= {"in-incognito"}

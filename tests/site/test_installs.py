"""The site installs like an app: the manifest says what browsers need, and its icons are so."""

import json
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import urljoin, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser

from site_browser import opened
from site_fixtures import PAGES, SITE_URL, Built

NAME = "site.webmanifest"
NEEDED = "name short_name start_url scope display icons lang theme_color background_color".split()
ICONS = {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}


@pytest.fixture(scope="module")
def manifest(built: Built) -> dict:
    return json.loads((built.site / NAME).read_text("utf-8"))


def lacks(manifest: dict) -> Iterator[str]:
    """What browsers need (https://www.w3.org/TR/appmanifest/) and this one does not have."""
    yield from (key for key in NEEDED if not manifest.get(key))
    found = [each for each in manifest["icons"] if each["type"] == "image/png"]
    yield from map(str, ICONS - {(each["sizes"], each.get("purpose", "any")) for each in found})
    if manifest["display"] not in ("standalone", "minimal-ui", "fullscreen"):
        yield "display"
    for key in ("start_url", "scope", "id"):
        if urlsplit(manifest.get(key, "")).scheme or manifest.get(key, "").startswith("/"):
            yield f"{key} is not relative"
    if len(manifest["short_name"]) > 12:
        yield "short_name is too long for a home screen"


def test_the_manifest_has_all_that_browsers_need(manifest: dict) -> None:
    assert [*lacks(manifest)] == []


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
    assert [*lacks(manifest | broken)] != []


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

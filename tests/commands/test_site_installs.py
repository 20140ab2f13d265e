"""The site installs like an app: the manifest says what browsers need, its icons are what it says,
and nothing keeps Chromium from it.
"""

from __future__ import annotations

import json
from io import BytesIO
from urllib.parse import urljoin, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser

from site_browser import opened
from site_fixtures import PAGES, SITE_URL, Built

NAME = "site.webmanifest"


@pytest.fixture(scope="module")
def manifest(built: Built) -> dict:
    return json.loads((built.site / NAME).read_text("utf-8"))


def lacks(manifest: dict) -> list[str]:
    """What browsers need of a manifest and this one does not have
    (https://www.w3.org/TR/appmanifest/).
    """
    icons = {
        (each["sizes"], each.get("purpose", "any"))
        for each in manifest.get("icons", ())
        if each.get("type") == "image/png"
    }
    return (
        [
            key
            for key in (
                "name",
                "short_name",
                "start_url",
                "scope",
                "display",
                "icons",
                "lang",
                "theme_color",
                "background_color",
            )
            if not manifest.get(key)
        ]
        + [
            f"icon {size} {purpose}"
            for size, purpose in (("192x192", "any"), ("512x512", "any"), ("512x512", "maskable"))
            if (size, purpose) not in icons
        ]
        + [
            f"display {manifest.get('display')}"
            for _ in "x"
            if manifest.get("display") not in ("standalone", "minimal-ui", "fullscreen")
        ]
        + [
            f"{key} is not relative"
            for key in ("start_url", "scope", "id")
            if urlsplit(manifest.get(key, "")).path.startswith("/")
            or urlsplit(manifest.get(key, "")).scheme
        ]
        + [
            "short_name is too long for a home screen"
            for _ in "x"
            if len(manifest.get("short_name", "")) > 12
        ]
    )


def test_the_manifest_has_all_that_browsers_need(manifest: dict) -> None:
    assert lacks(manifest) == []


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
    assert lacks(manifest | broken) != []


def test_every_icon_is_there_in_the_size_it_says_and_they_are_small(
    built: Built, manifest: dict
) -> None:
    sizes = 0
    for icon in manifest["icons"]:
        data = (built.site / icon["src"]).read_bytes()
        sizes += len(data)
        if icon["type"] == "image/png":
            assert "{}x{}".format(*Image.open(BytesIO(data)).size) == icon["sizes"]
    assert sizes < 30_000


def test_a_mask_cuts_nothing_off(built: Built) -> None:
    image = Image.open(built.site / "assets/cards/icon-512-maskable.png").convert("RGB")
    paper = image.getpixel((0, 0))
    painted = [
        (x, y)
        for x in range(0, 512, 4)
        for y in range(0, 512, 4)
        if max(abs(a - b) for a, b in zip(image.getpixel((x, y)), paper, strict=True)) > 40
    ]
    assert (
        painted and max((x - 256) ** 2 + (y - 256) ** 2 for x, y in painted) ** 0.5 < 0.4 * 512
    ), "all within the circle that every mask leaves"


def test_every_page_names_it_and_its_colours_are_those_of_the_pages(
    built: Built, manifest: dict
) -> None:
    for address in PAGES:
        page = built.soup(address)
        assert (
            urljoin(SITE_URL + address, page.find("link", rel="manifest")["href"])
            == SITE_URL + NAME
        )
        light = page.find(
            "meta", attrs={"name": "theme-color", "media": "(prefers-color-scheme: light)"}
        )["content"]
        assert manifest["theme_color"] == manifest["background_color"] == light


def test_chromium_finds_nothing_that_keeps_it_from_installing(browser: Browser, home: str) -> None:
    with opened(browser, home) as page:
        session = page.context.new_cdp_session(page)
        read = session.send("Page.getAppManifest")
        assert read["errors"] == [] and read["url"] == home + NAME
        said = [
            each["errorId"]
            for each in session.send("Page.getInstallabilityErrors")["installabilityErrors"]
        ]
        assert set(said) <= {"in-incognito"}, (
            "a test's own window is a private one, and those never install"
        )

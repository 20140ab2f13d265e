"""What programs read of the site: linked data, link previews, references, which must be valid, true
to the page, and light; and the manifest and icons by which it installs like an app.
"""

import gzip
import json
import re
from functools import cache
from typing import Any
from urllib.parse import urljoin

import jsonschema_rs
import pytest
import yaml
from bs4 import BeautifulSoup
from PIL import Image, ImageChops, ImageDraw
from playwright.sync_api import Browser

from core.typography import curled
from render.social_cards import ICONS
from site_browser import opened
from site_checks import words
from site_fixtures import BOOK, PAGES, ROOT, SITE_URL, Built, name_of

SCHEMA = json.loads((ROOT / "tests/fixtures/metadata/linked-data.schema.json").read_text("utf-8"))
VALID = jsonschema_rs.validator_for(SCHEMA)
DATA = r'<script type="application/ld\+json">.*?</script>'
BIBTEX = r"@misc\{[a-z-]+,\n(  \w+ += .+,\n)+  url    = \{\S+\}\n\}"
each_page = pytest.mark.parametrize("address", PAGES, ids=name_of)


def linked(page: BeautifulSoup) -> list[dict[str, Any]]:
    return [
        json.loads(script.string) for script in page.select("script[type='application/ld+json']")
    ]


def metas(page: BeautifulSoup, start: str = "") -> dict[str, str]:
    found = page.find_all("meta", content=True)
    named = {str(each.get("property", each.get("name"))): str(each["content"]) for each in found}
    return {name: said for name, said in named.items() if name.startswith(start)}


@cache
def meta_of(built: Built, address: str) -> dict[str, Any]:
    """The front matter of a page."""
    page = built.source / "docs" / address
    path = page / "index.md" if (page / "index.md").exists() else page.with_suffix(".md")
    return yaml.load(path.read_text("utf-8").split("---\n")[1], yaml.BaseLoader)


def size(html: str) -> int:
    return len(gzip.compress(html.encode(), 9))


@each_page
def test_linked_data_is_valid_and_says_what_the_front_matter_says(
    built: Built, address: str
) -> None:
    data, meta = linked(built.soup(address)), meta_of(built, address)
    assert [error.message for each in data for error in VALID.iter_errors(each)] == []
    (about,) = [each for each in data if each["@id"] == SITE_URL + address]
    kind = "LearningResource" if "minutes" in meta else "WebPage" if address else "WebSite"
    wanted = {
        "@type": kind,
        "name": meta["title"],
        "description": meta["description"],
        "dateModified": meta.get("reviewed"),
        "timeRequired": f"PT{meta['minutes']}M" if "minutes" in meta else None,
    }
    assert {name: about.get(name) for name in wanted} == wanted
    # what a page teaches is what it says it gives
    assert about.get("teaches", meta["description"]) == meta["description"]
    is_scenario = about.get("learningResourceType") == "scenario"
    assert is_scenario == bool(re.match("scenarios/.", address))


# The book repeats the other pages, without what is for programs.
@pytest.mark.parametrize("address", [each for each in PAGES if each != BOOK], ids=name_of)
def test_linked_quotations_are_those_of_the_page_whose_words_somebody_has_seen(
    built: Built, address: str
) -> None:
    page = built.soup(address)
    data = [each for each in linked(page) if each["@type"] == "Quotation"]
    seen = page.select(".bh-quote:is(.bh-quote--checked, .bh-quote--second-hand)")
    said = {each["@id"]: (each["text"], each.get("inLanguage")) for each in data}
    assert said == {
        f"#{each['id']}": (words(each.blockquote), each.blockquote.get("lang")) for each in seen
    }
    speaker = {
        each["@id"]: words(page.select_one(f"{each['@id']} .bh-quote__speaker")) for each in data
    }
    assert [each for each in data if not speaker[each["@id"]].startswith(each["creator"])] == []


def test_the_linked_glossary_holds_every_term_at_its_place(built: Built) -> None:
    page = built.soup("about/glossary/")
    (terms,) = [each for each in linked(page) if each["@type"] == "DefinedTermSet"]
    places = [f"#{each['id']}" for each in page.select(".bh-term [id]")]
    assert [each["@id"] for each in terms["hasDefinedTerm"]] == places
    assert page.select(terms["@id"])


@each_page
def test_linked_data_stays_light(built: Built, address: str) -> None:
    """Counted as sent, compressed: at most 600 bytes, or a twentieth of a page that is a list."""
    html = (built.site / address / "index.html").read_text("utf-8")
    head, end, body = html.partition("</head>")
    own, lists = (re.sub(DATA, "", each, flags=re.S) for each in (head, body))
    assert size(html) - size(own + end + body) <= 600, "about the page"
    about_things = size(html) - size(head + end + lists)
    assert about_things <= max(600, size(html) // 20), "about its quotations and terms"


@each_page
def test_a_shared_link_shows_title_description_and_a_card_of_its_own(
    built: Built, address: str
) -> None:
    page, meta = built.soup(address), meta_of(built, address)
    found, name = metas(page), f"assets/cards/{address.rstrip('/') or 'index'}.png"
    wanted = {
        "og:title": curled(meta["title"]),
        "og:description": curled(meta["description"]),
        "og:url": SITE_URL + address,
        "og:type": "article" if "minutes" in meta else "website",
        "twitter:card": "summary_large_image",
        "og:image": SITE_URL + name,
        "og:image:width": "1200",
        "og:image:height": "630",
    }
    assert {each: found[each] for each in wanted} == wanted
    assert curled(meta["title"]) in found["og:image:alt"]
    assert {each["image"] for each in linked(page) if "image" in each} == {SITE_URL + name}
    card = Image.open(built.site / name)
    assert (card.format, card.size) == ("PNG", (1200, 630))
    assert (built.site / name).stat().st_size < 100_000


def test_every_page_is_shown_by_another_card_and_phones_get_an_icon(built: Built) -> None:
    drawn = (built.site / "assets/cards").rglob("*.png")
    cards = [path.read_bytes() for path in drawn if path.stem not in ICONS]
    assert len(set(cards)) == len(cards) >= len(PAGES)
    icon = built.soup("").find("link", rel="apple-touch-icon")["href"]
    assert Image.open(built.site / icon).size == (180, 180)


@each_page
def test_chapters_and_scenarios_end_in_a_reference_to_copy(built: Built, address: str) -> None:
    page, meta, url = built.soup(address), meta_of(built, address), SITE_URL + address
    cited = "minutes" in meta and "reviewed" in meta
    box = page.select("details#cite .bh-cite-page__words")
    assert cited == bool(box) == bool(metas(page, "citation_"))
    if cited:
        year, month, day = meta["reviewed"].split("-")
        apa, bibtex = box
        title = re.escape(f"{meta['title']}. {url}")
        assert re.fullmatch(
            rf"Both Hats\. \({year}, [A-Z][a-z]+ {int(day)}\)\. {title}", words(apa)
        )
        assert re.fullmatch(BIBTEX, bibtex.text)
        plain = re.sub(r"\\([&%#$_])", r"\1", bibtex.text)
        fields = dict(re.findall(r"^  (\w+) += \{?(.*?)\}?,?$", plain, re.M))
        wanted = {
            "author": "{Both Hats}",
            "year": year,
            "url": url,
            "title": f"{{{meta['title']}}}",
        }
        assert {name: fields[name] for name in wanted} == wanted
        assert metas(page, "citation_") == {
            "citation_title": meta["title"],
            "citation_author": "Both Hats",
            "citation_publication_date": f"{year}/{month}/{day}",
            "citation_public_url": url,
            "citation_language": "en",
        }


def test_the_repository_says_how_to_cite_the_whole(built: Built) -> None:
    cff = yaml.load((ROOT / "CITATION.cff").read_text("utf-8"), yaml.BaseLoader)
    home = meta_of(built, "")
    wanted = {
        "cff-version": "1.2.0",
        "type": "dataset",
        "authors": [{"name": "Both Hats"}],
        "license": ["CC-BY-4.0", "MIT"],
        "title": home["title"],
        "abstract": home["description"],
    }
    assert {name: cff[name] for name in wanted} == wanted
    newest = max(meta_of(built, address).get("reviewed", "") for address in PAGES)
    assert cff["date-released"][:4] == newest[:4], (
        f"pages were reviewed on {newest}: give CITATION.cff a date of that year"
    )


GOOD = {
    "@context": "https://schema.org",
    "@type": "Quotation",
    "@id": "#quote-a",
    "text": "A plan.",
    "creator": "Ada Reed",
}
RESOURCE = "chapters/definitions/"  # its linked data is that of a learning resource


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("quotation", {"@type": "Quote"}),
        ("quotation", {"@id": "quote-a"}),
        ("quotation", {"@id": None}),
        ("quotation", {"text": None}),
        ("quotation", {"text": " A plan."}),
        ("quotation", {"creator": None}),
        ("quotation", {"inLanguage": "English"}),
        ("quotation", {"author": "Ada"}),
        ("quotation", {"@context": "http://schema.org"}),
        ("resource", {"timeRequired": "9 minutes"}),
        ("resource", {"timeRequired": "PT0M"}),
        ("resource", {"teaches": None}),
        ("resource", {"license": "CC BY"}),
        ("resource", {"isPartOf": {}}),
        ("resource", {"audience": {}}),
        ("resource", {"score": 1}),
    ],
    ids=str,
)
def test_linked_data_that_is_wrong_is_caught(
    built: Built, kind: str, change: dict[str, Any]
) -> None:
    good = GOOD if kind == "quotation" else linked(built.soup(RESOURCE))[0]
    assert VALID.is_valid(good)
    wrong = {name: value for name, value in (good | change).items() if value is not None}
    assert not VALID.is_valid(wrong)


# ------------------------------------------------------------------------ installing as an app

MANIFEST = "site.webmanifest"
WORDS, RELATIVE = {"minLength": 1}, {"not": {"pattern": "^/|^[a-z]+:"}}
SIZES = [  # of an icon, with what more the manifest must say of it
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
    "icons": {"allOf": [{"contains": {"properties": each, "required": [*each]}} for each in SIZES]},
    "lang": WORDS,
    "theme_color": WORDS,
    "background_color": WORDS,
}
SOUND = jsonschema_rs.validator_for({"properties": NEEDED, "required": [*NEEDED]})


@pytest.fixture(scope="module")
def manifest(built: Built) -> dict:
    return json.loads((built.site / MANIFEST).read_text("utf-8"))


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
    light, named = 'meta[name="theme-color"][media*="light"]', "link[rel=manifest]"
    found = {
        address: (
            urljoin(SITE_URL + address, built.soup(address).select_one(named)["href"]),
            built.soup(address).select_one(light)["content"],
        )
        for address in PAGES
    }
    assert manifest["theme_color"] == manifest["background_color"]
    assert found == dict.fromkeys(PAGES, (SITE_URL + MANIFEST, manifest["theme_color"]))


def test_chromium_finds_nothing_that_keeps_it_from_installing(browser: Browser, home: str) -> None:
    with opened(browser, home) as page:
        session = page.context.new_cdp_session(page)
        read = session.send("Page.getAppManifest")
        assert read["errors"] == [] and read["url"] == home + MANIFEST
        said = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
        # a test's own window is a private one, and those never install
        assert {each["errorId"] for each in said} <= {"in-incognito"}

"""What programs read of each page: linked data, link previews, references. It must be valid, true
to the page, and light.
"""

import gzip
import json
import re
import struct
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from bs4 import BeautifulSoup

from render.social_cards import ICONS
from site_checks import words
from site_fixtures import PAGES, ROOT, SITE_URL, Built, name_of

SCHEMA = json.loads((ROOT / "tests/fixtures/metadata/linked-data.schema.json").read_text("utf-8"))
VALID = jsonschema_rs.validator_for(SCHEMA)
each_page = pytest.mark.parametrize("address", PAGES, ids=name_of)


def linked(page: BeautifulSoup) -> list[dict[str, Any]]:
    return [
        json.loads(script.string) for script in page.find_all("script", type="application/ld+json")
    ]


def metas(page: BeautifulSoup) -> dict[str, str]:
    return {
        str(each.get("property") or each["name"]): str(each["content"])
        for each in page.find_all("meta", content=True)
        if each.get("property") or each.get("name")
    }


@cache
def front_matter(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text("utf-8").split("---\n")[1], yaml.BaseLoader)


def meta_of(built: Built, address: str) -> dict[str, Any]:
    page = built.source / "docs" / address
    return front_matter(
        page / "index.md" if (page / "index.md").exists() else page.with_suffix(".md")
    )


def is_reviewed_reading(meta: dict[str, Any]) -> bool:
    return "minutes" in meta and "reviewed" in meta


def size(html: str) -> int:
    return len(gzip.compress(html.encode(), 9))


@each_page
def test_linked_data_is_valid(built: Built, address: str) -> None:
    assert [
        f"{each['@type']}: {error.message}"
        for each in linked(built.soup(address))
        for error in VALID.iter_errors(each)
    ] == []


@each_page
def test_linked_data_about_a_page_says_what_its_front_matter_says(
    built: Built, address: str
) -> None:
    (about,) = [each for each in linked(built.soup(address)) if each["@id"] == SITE_URL + address]
    meta = meta_of(built, address)
    assert about["@type"] == (
        "LearningResource" if "minutes" in meta else "WebPage" if address else "WebSite"
    )
    assert (about["name"], about["description"], about.get("dateModified")) == (
        meta["title"],
        meta["description"],
        meta.get("reviewed"),
    )
    assert about.get("timeRequired") == ("minutes" in meta and f"PT{meta['minutes']}M" or None)
    assert about.get("teaches") in (
        None,
        meta["description"],
    ), "what a page teaches is what it says it gives"
    assert (about.get("learningResourceType") == "scenario") == bool(
        re.match(r"scenarios/.", address)
    )


@each_page
def test_linked_quotations_are_those_of_the_page_whose_words_somebody_has_seen(
    built: Built, address: str
) -> None:
    page = built.soup(address)
    if address == "book/":
        return  # it repeats the other pages, without what is for programs
    data = {each["@id"]: each for each in linked(page) if each["@type"] == "Quotation"}
    seen = {
        f"#{figure['id']}": figure
        for figure in page.select(".bh-quote")
        if {"bh-quote--checked", "bh-quote--second-hand"} & set(figure["class"])
    }
    assert data.keys() == seen.keys()
    for name, figure in seen.items():
        assert data[name]["text"] == words(figure.blockquote)
        assert words(figure.select_one(".bh-quote__speaker")).startswith(data[name]["creator"])
        assert data[name].get("inLanguage") == figure.blockquote.get("lang")


def test_the_linked_glossary_holds_every_term_at_its_place(built: Built) -> None:
    page = built.soup("about/glossary/")
    (terms,) = [each for each in linked(page) if each["@type"] == "DefinedTermSet"]
    assert page.find(id=terms["@id"].removeprefix("#"))
    assert [each["@id"] for each in terms["hasDefinedTerm"]] == [
        f"#{each['id']}" for each in page.select(".bh-term [id]")
    ]


@each_page
def test_linked_data_stays_light(built: Built, address: str) -> None:
    """Counted as sent, compressed: at most 600 bytes, or a twentieth of a page that is a list."""
    html = (built.site / address / "index.html").read_text("utf-8")
    head, body = html.split("</head>", 1)
    bare = [
        re.sub(r'<script type="application/ld\+json">.*?</script>', "", part, flags=re.S)
        for part in (head, body)
    ]
    assert size(html) - size(bare[0] + "</head>" + body) <= 600, "about the page"
    assert size(html) - size(head + "</head>" + bare[1]) <= max(600, size(html) // 20), (
        "about its quotations and terms"
    )


@each_page
def test_a_shared_link_shows_title_description_and_a_card_of_its_own(
    built: Built, address: str
) -> None:
    page, meta = built.soup(address), meta_of(built, address)
    found = metas(page)
    assert (found["og:title"], found["og:description"], found["og:url"]) == (
        meta["title"],
        meta["description"],
        SITE_URL + address,
    )
    assert (found["og:type"], found["twitter:card"]) == (
        "article" if "minutes" in meta else "website",
        "summary_large_image",
    )
    assert meta["title"] in found["og:image:alt"]
    assert (
        found["og:image"]
        == f"{SITE_URL}assets/cards/{address.rstrip('/') or 'index'}.png"
        == next(each["image"] for each in linked(page) if "image" in each)
    )
    card = (built.site / found["og:image"].removeprefix(SITE_URL)).read_bytes()
    assert (
        struct.unpack(">II", card[16:24])
        == (1200, 630)
        == (int(found["og:image:width"]), int(found["og:image:height"]))
    )
    assert card.startswith(b"\x89PNG\r\n") and len(card) < 100_000


def test_every_page_is_shown_by_another_card_and_phones_get_an_icon(built: Built) -> None:
    icons = {f"{name}.png" for name in ICONS}
    cards = [
        path.read_bytes()
        for path in (built.site / "assets/cards").rglob("*.png")
        if path.name not in icons
    ]
    assert len(set(cards)) == len(cards) >= len(PAGES)
    icon = built.soup("").find("link", rel="apple-touch-icon")["href"]
    assert struct.unpack(">II", (built.site / icon).read_bytes()[16:24]) == (180, 180)


@each_page
def test_chapters_and_scenarios_end_in_a_reference_to_copy(built: Built, address: str) -> None:
    page, meta, url = built.soup(address), meta_of(built, address), SITE_URL + address
    box = page.select_one("details#cite")
    assert (
        bool(box)
        == is_reviewed_reading(meta)
        == any(name.startswith("citation_") for name in metas(page))
    )
    if box:
        year, month, day = meta["reviewed"].split("-")
        apa, bibtex = box.select(".bh-cite-page__words")
        assert (
            re.fullmatch(
                rf"Both Hats\. \({year}, [A-Z][a-z]+ {int(day)}\)\. (.+)\. {re.escape(url)}",
                words(apa),
            )[1]
            == meta["title"]
        )
        fields = dict(re.findall(r"^  (\w+) += \{?(.*?)\}?,?$", bibtex.text, re.M))
        assert re.fullmatch(
            r"@misc\{[a-z-]+,\n(  \w+ += .+,\n)+  url    = \{\S+\}\n\}", bibtex.text
        )
        assert (fields["author"], fields["year"], fields["url"]) == ("{Both Hats}", year, url)
        assert re.sub(r"\\([&%#$_])", r"\1", fields["title"]) == f"{{{meta['title']}}}"
        assert {
            name: found for name, found in metas(page).items() if name.startswith("citation_")
        } == {
            "citation_title": meta["title"],
            "citation_author": "Both Hats",
            "citation_publication_date": f"{year}/{month}/{day}",
            "citation_public_url": url,
            "citation_language": "en",
        }


def test_the_repository_says_how_to_cite_the_whole(built: Built) -> None:
    cff = yaml.load((ROOT / "CITATION.cff").read_text("utf-8"), yaml.BaseLoader)
    home = meta_of(built, "")
    assert (cff["cff-version"], cff["type"], cff["authors"], cff["license"]) == (
        "1.2.0",
        "dataset",
        [{"name": "Both Hats"}],
        ["CC-BY-4.0", "MIT"],
    )
    assert (cff["title"], cff["abstract"]) == (home["title"], home["description"])
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


@pytest.mark.parametrize(
    "change",
    [
        {"@type": "Quote"},
        {"@id": "quote-a"},
        {"@id": None},
        {"text": None},
        {"text": " A plan."},
        {"creator": None},
        {"inLanguage": "English"},
        {"author": "Ada"},
        {"@context": "http://schema.org"},
    ],
    ids=str,
)
def test_linked_data_that_is_wrong_is_caught(change: dict[str, Any]) -> None:
    assert VALID.is_valid(GOOD)
    assert not VALID.is_valid(
        {name: value for name, value in (GOOD | change).items() if value is not None}
    )


@pytest.mark.parametrize(
    "change",
    [
        {"timeRequired": "9 minutes"},
        {"timeRequired": "PT0M"},
        {"teaches": None},
        {"license": "CC BY"},
        {"isPartOf": {}},
        {"audience": {}},
        {"score": 1},
    ],
    ids=str,
)
def test_a_learning_resource_that_is_wrong_is_caught(built: Built, change: dict[str, Any]) -> None:
    good = linked(built.soup("chapters/definitions/"))[0]
    assert VALID.is_valid(good)
    assert not VALID.is_valid(
        {name: value for name, value in (good | change).items() if value is not None}
    )

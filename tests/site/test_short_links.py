"""Every short link of the built site leads, without JavaScript, to the thing it stands for, and its
QR code says its address.
"""

import csv
import json
import re
from urllib.parse import urljoin

import pytest
import yaml

from qr_reading import drawn, says
from site_checks import forwards, headings, strangers, words
from site_fixtures import BOOK, PAGES, SHOWN_URL, SITE_URL, Built, name_of, read


@pytest.fixture(scope="module")
def codes(built: Built) -> dict[str, str]:
    """Code → where it leads: its target as committed, or where a forward says that it went."""
    links, forwards_of = (
        yaml.safe_load((built.source / f"docs/data/{name}.yml").read_text("utf-8"))[name]
        for name in ("links", "forwards")
    )

    def end(target: str) -> str:
        for forward in forwards_of:
            start, star, _ = forward["from"].partition("*")
            if target == start or (star and target.startswith(start)):
                page, anchor = forward["to"], target.partition("#")[2]
                there = star and built.soup(page).find(id=anchor)
                return f"{page}#{anchor}" if there else page
        return target

    return {code: end(target) for code, target in links.items()}


# What must have a short link, taken from the pages as built and from nothing else: addresses that
# start so → what on them is linked to; and on every page these.
SECTIONS = {
    "chapters/": ":is(h2, h3)[id]:not(.bh-trainers *), .bh-trainers[id]",
    "self-check/": "h2[id]",
    "about/glossary/": "h3[id]",
}
ANYWHERE = (
    ".bh-table[id], .bh-quote[id], :is(h2, h3, h4):is([id^=skill-], [id^=tool-], [id^=claim-])"
)


BORROWED = ["bh-related", "bh-check__result"]  # what other pages hold


@pytest.mark.parametrize("address", [each for each in PAGES if each != BOOK], ids=name_of)
def test_everything_a_trainer_links_to_has_a_short_link(
    built: Built, codes: dict[str, str], address: str
) -> None:
    page = address or "./"
    parts = [css for start, css in SECTIONS.items() if address.startswith(start)]
    things = built.soup(address).article.select(", ".join([*parts, ANYWHERE]))
    own = [each for each in things if not each.find_parent(class_=BORROWED)]
    linkable = {page, *(f"{page}#{each['id']}" for each in own)}
    assert linkable - set(codes.values()) == set(), "run: python scripts/links.py --update"


def test_every_qr_code_decodes_from_its_drawing_to_its_own_address(
    built: Built, codes: dict[str, str]
) -> None:
    drawings = {code: built.site / f"go/{code}/qr.svg" for code in codes}
    said = {code: says(drawn(path.read_text("utf-8"))) for code, path in drawings.items()}
    assert said == {code: f"{SITE_URL}go/{code}/" for code in codes}
    picture = drawn(drawings[next(iter(codes))].read_text("utf-8"))
    picture.paste(255, (0, 0, picture.width // 2, picture.height))
    assert says(picture) == "", "a code that is spoilt would be seen"


def test_every_short_link_forwards_at_once_to_its_target_and_says_what_it_is(
    built: Built, codes: dict[str, str]
) -> None:
    for code, target in codes.items():
        page, here = built.soup(f"go/{code}/"), f"{SITE_URL}go/{code}/"
        at_once, leads = page.select_one('meta[http-equiv="refresh"]')["content"].split("url=")
        assert forwards(page) and at_once == "0; ", code
        there = SITE_URL + target.removeprefix("./")
        assert [urljoin(here, leads), urljoin(here, page.main.a["href"])] == [there, there]
        assert words(page.h1) == words(page.title) and f"{SHOWN_URL}/go/{code}" in words(page.main)
        # it loads nothing, or it would forward only after that
        assert headings(page) + strangers(page) + page.select("script, link, img") == [], code
        drawing = read(str(built.site / f"go/{code}/qr.svg")).svg
        del drawing["xmlns"]  # needed in a file of its own alone
        assert drawing == page.svg, code


def test_a_short_link_names_the_thing_as_its_page_does(built: Built, codes: dict[str, str]) -> None:
    titles = {target: words(built.soup(f"go/{code}/").h1) for code, target in codes.items()}
    caption = built.soup("chapters/differences/").select_one("#at-a-glance caption")
    assert titles["chapters/differences/#at-a-glance"] == words(caption)
    assert titles["chapters/faq/#career"] == "Which matters more for a career?"
    marks = {title for title in titles.values() if re.search(r"[<>*`\[\]]|&\w+;|#$", title)}
    quotations = [title for target, title in titles.items() if "#quote-" in target]
    assert marks | {each for each in quotations if not re.fullmatch(".+: “.+”", each)} == set()


def test_programs_and_the_spreadsheet_know_every_short_link_with_its_minutes(
    built: Built, codes: dict[str, str]
) -> None:
    code_of = json.loads((built.site / "go/links.json").read_text("utf-8"))
    assert code_of == {target: code for code, target in codes.items()}
    lines = (built.site / "downloads/links.csv").read_text("utf-8").splitlines(keepends=True)
    rows = {row["short link"]: row for row in csv.DictReader(lines)}
    assert {address: row["leads to"] for address, row in rows.items()} == {
        f"{SITE_URL}go/{code}/": SITE_URL + target.removeprefix("./")
        for code, target in codes.items()
    }
    chapter = rows[f"{SITE_URL}go/{code_of['chapters/faq/']}/"]
    assert (chapter["kind"], chapter["title"]) == ("Chapter", chapter["page"])
    assert chapter["minutes"].isdigit()


def test_the_index_lists_every_short_link_once_under_a_heading(
    built: Built, codes: dict[str, str]
) -> None:
    cards = built.soup("trainers/links/").select(".bh-links__list > .bh-link")
    assert sorted(card.a["href"] for card in cards) == sorted(f"../../go/{code}/" for code in codes)
    for card in cards:
        code, image = card.a["href"].split("/")[-2], card.img
        assert (image["src"], image["loading"]) == (f"../../go/{code}/qr.svg", "lazy")
        assert words(card.a) and image["width"] == image["height"]
        assert words(card.select_one(".bh-link__short")) == f"{SHOWN_URL}/go/{code}"
        assert card.find_parent("ul").find_previous_sibling().name == "h2"


def test_every_page_prints_its_own_short_link(built: Built, codes: dict[str, str]) -> None:
    printed = {
        address or "./": [
            urljoin(SITE_URL + address, each["href"])
            for each in built.soup(address).select(".bh-footer__go a")
        ]
        for address in PAGES
    }
    own = {target: [f"{SITE_URL}go/{code}/"] for code, target in codes.items() if target in printed}
    assert printed == {BOOK: []} | own


def test_the_page_for_typing_a_code_is_a_page_like_others(built: Built) -> None:
    page = built.soup("go/")
    assert headings(page) + strangers(page) == [] and not forwards(page)
    assert page.find("link", rel="canonical")["href"] == f"{SITE_URL}go/"
    assert page.form.has_attr("hidden")

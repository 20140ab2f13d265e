"""Every short link of the built site leads, without JavaScript, to the thing it stands for, and its
QR code says its address.
"""

import csv
import io
import json
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml
from bs4 import BeautifulSoup

import addresses
from qr_reading import drawn, says
from site_checks import forwards, headings, strangers, words
from site_fixtures import PAGES, ROOT, SHOWN_URL, SITE_URL, Built, run


@pytest.fixture(scope="module")
def codes(built: Built) -> dict[str, str]:
    """Code → target, as committed."""
    return yaml.safe_load((built.source / "docs/data/links.yml").read_text("utf-8"))["links"]


def linkable(built: Built) -> set[str]:
    """What must have a short link, taken from the pages as built and from nothing else."""
    found = {page or "./" for page in PAGES if page != "book/"}
    for address in PAGES:
        article = built.soup(address).article
        sections = (
            ":is(h2, h3)[id]:not(.bh-trainers *), .bh-trainers[id]"
            if address.startswith("chapters/")
            else (
                "h2[id]"
                if address == "self-check/"
                else "h3[id]"
                if address == "about/glossary/"
                else "#none"
            )
        )
        things = article.select(
            f"{sections}, .bh-table[id], .bh-quote[id], :is(h2, h3, h4):is([id^=skill-],"
            " [id^=tool-], [id^=claim-], [id^=activity-], [id^=plan-])"
        )
        found |= {
            f"{address or './'}#{each['id']}"
            for each in things
            if address != "book/"
            and not each.find_parent(class_=["bh-related", "bh-check__result"])
        }
    return found


def test_everything_a_trainer_links_to_has_a_short_link(
    built: Built, codes: dict[str, str]
) -> None:
    assert sorted(linkable(built) - set(codes.values())) == [], (
        "give them one: python scripts/links.py --update"
    )


def test_every_qr_code_decodes_from_its_drawing_to_its_own_address(
    built: Built, codes: dict[str, str]
) -> None:
    wrong = {
        code: found
        for code in codes
        if (found := says(drawn((built.site / f"go/{code}/qr.svg").read_text("utf-8"))))
        != f"{SITE_URL}go/{code}/"
    }
    assert codes and wrong == {}


def test_a_qr_code_of_another_address_or_none_would_be_seen(
    built: Built, codes: dict[str, str]
) -> None:
    one, two = list(codes)[:2]
    picture = drawn((built.site / f"go/{one}/qr.svg").read_text("utf-8"))
    assert says(picture) != f"{SITE_URL}go/{two}/"
    picture.paste(255, (0, 0, picture.width // 2, picture.height))
    assert says(picture) == ""


def test_every_short_link_forwards_at_once_to_its_target_and_says_what_it_is(
    built: Built, codes: dict[str, str]
) -> None:
    for code, target in codes.items():
        page = built.soup(f"go/{code}/")
        leads = page.select_one('meta[http-equiv="refresh"]')["content"]
        assert forwards(page) and leads.startswith("0; url=")
        assert (
            urljoin(f"{SITE_URL}go/{code}/", leads.removeprefix("0; url="))
            == SITE_URL + target.removeprefix("./")
            == urljoin(f"{SITE_URL}go/{code}/", page.main.a["href"])
        )
        assert words(page.h1) == words(page.title) and f"{SHOWN_URL}/go/{code}" in words(page.main)
        assert (
            headings(page) == [] and strangers(page) == [] and not page.select("script, link, img")
        ), "it loads nothing, or it would forward only after that"
        assert str(page.svg) == str(
            BeautifulSoup((built.site / f"go/{code}/qr.svg").read_text("utf-8"), "html.parser").svg
        )


def test_a_short_link_names_the_thing_as_its_page_does(built: Built, codes: dict[str, str]) -> None:
    titles = {target: words(built.soup(f"go/{code}/").h1) for code, target in codes.items()}
    assert titles["chapters/faq/#career"] == "Which matters more for a career?"
    assert titles["chapters/differences/#at-a-glance"] == words(
        built.soup("chapters/differences/").select_one("#at-a-glance caption")
    )
    assert [
        title
        for target, title in titles.items()
        if "#quote-" in target and not re.fullmatch(r".+: “.+”", title)
    ] == []
    assert not [title for title in titles.values() if re.search(r"[<>*`\[\]]|&\w+;|#$", title)]


def test_programs_find_the_code_of_an_address(built: Built, codes: dict[str, str]) -> None:
    assert json.loads((built.site / "go/links.json").read_text("utf-8")) == {
        target: code for code, target in codes.items()
    }


def test_the_spreadsheet_lists_every_short_link_with_its_minutes(
    built: Built, codes: dict[str, str]
) -> None:
    rows = {
        row["short link"]: row
        for row in csv.DictReader(
            io.StringIO((built.site / "downloads/links.csv").read_text("utf-8"))
        )
    }
    assert {address: row["leads to"] for address, row in rows.items()} == {
        f"{SITE_URL}go/{code}/": SITE_URL + target.removeprefix("./")
        for code, target in codes.items()
    }
    chapter = rows[
        f"{SITE_URL}go/{next(code for code, target in codes.items() if target == 'chapters/faq/')}/"
    ]
    assert (chapter["kind"], chapter["title"], chapter["minutes"].isdigit()) == (
        "Chapter",
        chapter["page"],
        True,
    )


def test_the_index_lists_every_short_link_once_under_a_heading(
    built: Built, codes: dict[str, str]
) -> None:
    cards = built.soup("trainers/links/").select(".bh-links__list > .bh-link")
    assert sorted(card.a["href"] for card in cards) == sorted(f"../../go/{code}/" for code in codes)
    for card in cards:
        code = card.a["href"].split("/")[-2]
        assert (
            card.img["src"] == f"../../go/{code}/qr.svg"
            and card.img["loading"] == "lazy"
            and card.img["width"] == card.img["height"]
        )
        assert words(card.select_one(".bh-link__short")) == f"{SHOWN_URL}/go/{code}" and words(
            card.a
        )
        assert card.find_parent("ul").find_previous_sibling().name == "h2"


def test_every_page_prints_its_own_short_link(built: Built, codes: dict[str, str]) -> None:
    for address in PAGES:
        code = next((code for code, target in codes.items() if target == (address or "./")), None)
        assert [
            urljoin(SITE_URL + address, each["href"])
            for each in built.soup(address).select(".bh-footer__go a")
        ] == ([f"{SITE_URL}go/{code}/"] if code else [])
        assert code or address == "book/"


def test_a_short_link_that_is_removed_is_missed(
    built: Built, codes: dict[str, str], tmp_path: Path
) -> None:
    site = Path(shutil.copytree(built.site, tmp_path / "site"))
    code = list(codes)[100]
    assert f"go/{code}/" in addresses.registered((ROOT / addresses.REGISTER).read_text("utf-8"))
    shutil.rmtree(site / "go" / code)
    done = run(sys.executable, "scripts/addresses.py", "--site", site, cwd=ROOT)
    assert done.returncode == 1 and f"go/{code}/ is gone" in done.stdout


def test_the_page_for_typing_a_code_is_a_page_like_others(built: Built) -> None:
    page = built.soup("go/")
    assert headings(page) == [] and strangers(page) == [] and not forwards(page)
    assert page.find("link", rel="canonical")["href"] == f"{SITE_URL}go/" and page.form.has_attr(
        "hidden"
    )

"""The menu and the page Contents: few entries, each says what it leads to, and what is behind a
door is listed there.
"""

import re
from collections.abc import Sequence
from urllib.parse import urljoin

import pytest
import yaml
from bs4 import Tag

from site_checks import article, words
from site_fixtures import PAGES, ROOT, Built

MOST = 24
SETTINGS = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)


def entries(part: Tag) -> list[tuple[str, str]]:
    """What each entry of a list leads to, and what it says of it."""
    return [
        (urljoin("contents/", entry.a["href"]), words(entry.span))
        for entry in part.select(".bh-entries > li")
    ]


def problems(menu: Sequence[tuple[str, str]], listed: Sequence[tuple[str, str]]) -> list[str]:
    """`menu`: its entries; `listed`: all entries of the page Contents."""
    told = {address for address, about in [*menu, *listed] if len(about) > 20}
    found = [address for address, _ in [*menu, *listed]]
    return [
        *([f"{len(menu)} entries, more than {MOST}"] if len(menu) > MOST else []),
        *(f"{each} stands nowhere" for each in PAGES if each and each not in found),
        *(f"{each} says not what it is about" for each in {*found} - told),
    ]


def contents(built: Built) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    menu, behind = article(built.soup("contents/")).select(".bh-contents__list")
    return entries(menu), entries(behind)


def test_the_menu_is_short_and_contents_say_of_every_page_what_it_is_about(built: Built) -> None:
    menu, behind = contents(built)
    assert problems(menu, behind) == []
    crowd = [("a/", "Words enough to tell.")] * 25
    assert problems(crowd, [*menu, *behind]) == ["25 entries, more than 24"]
    assert problems(menu[1:], [*behind, ("b/", "")]) == [
        f"{menu[0][0]} stands nowhere",
        "b/ says not what it is about",
    ]


@pytest.mark.parametrize("section", ["For trainers", "About this guide"])
def test_a_door_lists_all_pages_behind_it(built: Built, section: str) -> None:
    door = SETTINGS["extra"]["listed"][section]
    nav = next(each[section] for each in SETTINGS["nav"] if section in each)
    files = [file for each in nav for file in each.values()]
    shown = article(built.soup(door)).select(".bh-entries > li:has(> span) > a")
    assert [urljoin(door, each["href"]) for each in shown] == [
        re.sub(r"(index)?\.md$", "", file).rstrip("/") + "/" for file in files[1:]
    ]

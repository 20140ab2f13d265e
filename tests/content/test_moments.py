"""Moments at work (docs/data/moments.yml) come out safe and whole."""

import json
import re
from pathlib import Path

from bs4 import BeautifulSoup

from project import HOME, edit, passes, refused
from room_project import MOMENTS

SHOWN = ".generated/home/moments/which-hat.html"


def test_moments_that_no_page_shows_are_missed(with_moments: Path) -> None:
    edit(with_moments, HOME, '--8<-- "home/moments/which-hat.html"\n', "")
    (message,) = refused(with_moments)
    assert message.startswith(f"{MOMENTS}:1: no page shows “moments/which-hat.html”")


def test_the_page_holds_the_first_moment_to_read_and_all_of_them_for_the_script(
    with_moments: Path,
) -> None:
    page = BeautifulSoup((with_moments / SHOWN).read_text("utf-8"), "html.parser")
    assert page.select_one(".bh-moment__scene").text == "The plan is late again."
    assert [each.text for each in page.select("details dd")] == [
        "Find the slow step.",
        "Ask why nobody says so.",
    ]
    assert [(each["href"], each.text) for each in page.select("details a")] == [
        ("chapters/example/#side-by-side", "Side by side")
    ]
    data = json.loads(page.select_one("script").string)
    assert [each["id"] for each in data] == ["late-plan", "new-idea"]
    assert data[1] == {
        "id": "new-idea",
        "moment": 'A cook has a "new" idea & a date.',
        "managing": "Set a date.",
        "leading": "Let it be tried.",
        "href": "chapters/example/#try-it",
        "title": "Try it",
    }


def test_no_text_can_end_the_script_that_holds_the_data(with_moments: Path) -> None:
    edit(with_moments, MOMENTS, "Set a date.", "Try 3 < 5 dates.")
    passes(with_moments)
    packed = re.search(r"<script[^>]*>(.*)</script>", (with_moments / SHOWN).read_text("utf-8"))[1]
    assert "<" not in packed and json.loads(packed)[1]["managing"] == "Try 3 < 5 dates."

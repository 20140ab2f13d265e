"""What a trainer writes to those who come, filled from a plan. That a text can be copied:
tests/browser/test_reuse.py, whose buttons are the same.
"""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from content.plans import length_in_words
from core.templates import fill
from site_fixtures import SITE_URL

AFTERWARDS = "Afterwards you can hand over one task with its limits."
LADDER = "chapters/empowering/#delegation"
GUIDE = SimpleNamespace(
    labels={"audiences": {"buyers": "Buyers of training"}}, place_names={LADDER: "The ladder"}
)
PHRASES = {"minutes": "{} minutes", "meetings": "{} meetings of {} minutes", "or": " or "}
BRING = ("Bring one task & its limits.", "Ask your boss for five minutes.")


def letters(
    count: int,
    send: tuple[str, ...],
    minutes_on_call: int = 45,
    *,
    on_foot: bool = False,
    **known: object,
) -> list[str]:
    meetings = (SimpleNamespace(minutes=45),) * count
    on_call = (SimpleNamespace(minutes=minutes_on_call),) * count
    plan = SimpleNamespace(
        id="two-hats",
        title="Two hats",
        promise=AFTERWARDS,
        audience="buyers",
        meetings=meetings,
        length=length_in_words(meetings, PHRASES),
        length_on_call=length_in_words(on_call, PHRASES),
        send=send,
        before=("Hide the answers.",),
        on_foot=on_foot,
    )
    html = fill("invitation-kit.html", plan=plan, guide=GUIDE, root="../", **known)
    return [each.text for each in BeautifulSoup(html, "html.parser").select("pre")]


@pytest.mark.parametrize(
    ("count", "length", "when"),
    [(1, "45 minutes", "When: [date],"), (4, "4 meetings of 45 minutes", "When: [all dates],")],
)
def test_invitation_calendar_reminder_and_thanks_are_whole_with_blanks_only_the_trainer_can_fill(
    count: int, length: str, when: str
) -> None:
    sent = letters(count, BRING, site=SimpleNamespace(url=SITE_URL))
    invitation, calendar, reminder, thanks = sent
    assert all(each in invitation for each in (AFTERWARDS, f"Length: {length}\n", f"\n{when}"))
    assert f"\nLength: {length}\n" in calendar
    listed = "\n".join(f"- {each}" for each in BRING)
    assert all(f":\n{listed}\n\n" in each for each in (invitation, calendar, reminder))
    assert "For: Buyers of training\n" in invitation and AFTERWARDS in calendar
    assert f"\n{SITE_URL}trainers/follow-up/\n" in thanks and "read again" not in thanks
    for each in sent:
        assert "Two hats" in each.splitlines()[0] and "[" in each and "Hide" not in each
        assert [line for line in each.split("\n") if line != line.strip()] == []
        assert "\n\n\n" not in each and "↵" not in each


def test_invitation_and_calendar_say_how_long_it_is_in_a_room_and_how_long_on_a_call() -> None:
    for each in letters(1, BRING, 52)[:2]:
        assert "\nLength: [in a room: 45 minutes, on a call: 52 minutes]\n" in each
    assert "\n- [On a call: sit where you can talk aloud" in letters(1, BRING, 52)[0]


def test_huddles_have_one_notice_and_nobody_is_invited() -> None:
    (notice,) = letters(10, BRING, on_foot=True)
    assert notice.startswith("From [day]: 45 minutes at the start of the shift, once a week")
    assert AFTERWARDS in notice and f"\n- {BRING[1]}\n\nQuestions: [your name]" in notice


def test_with_nothing_to_bring_nothing_is_asked_and_without_an_address_a_blank_stands_there() -> (
    None
):
    *before, thanks = letters(1, ())
    assert [each for each in before if "- " in each or ":\n\n" in each] == []
    assert "\n[address of the plan for 30, 60 and 90 days]\n" in thanks


def test_questions_and_what_was_shown_are_sent_by_their_addresses() -> None:
    site = SimpleNamespace(url=SITE_URL)
    invitation, *_, thanks = letters(1, BRING, site=site, asked="questions/", shown=[LADDER])
    assert f"nobody marks you:\n{SITE_URL}questions/before/two-hats/\n\n" in invitation
    assert f"\n{SITE_URL}questions/after/two-hats/\n\n" in thanks
    assert f":\n- The ladder: {SITE_URL}{LADDER}\n\n" in thanks
    for each in (invitation, thanks):
        assert [line for line in each.split("\n") if line != line.strip()] == []

"""Whatever stands in an address, nothing of it runs, none of it becomes HTML, and the page
works.
"""

import random
import string
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from site_browser import Watch, opened

# Every page that reads its address, with the names it reads there: ?query or #hash.
READERS = {
    "": ("?", ("moment", "hat", "view", "embed", "q", "project")),
    "explore/": (
        "?",
        ("theme", "hats", "more", "find", "sort", "view", "embed", "project", "step"),
    ),
    "scenarios/ward/": ("?", ("choice", "others", "twist", "show", "view", "embed")),
    "chapters/definitions/": ("?", ("view", "embed", "project", "step", "q")),
    "trainers/links/": ("?", ("kind", "find")),
    "trainers/slides/definitions/": ("?", ("project", "step", "view")),
    "self-check/": ("#", ("me", "team")),
    "trainers/questions/": ("#", ("before", "after")),
    "trainers/follow-up/": ("#", ("plan", "start", "30", "60", "90")),
    "trainers/agenda/": ("#", ("agenda", "zone", "day", "a", "o", "b", "c", "s")),
}
MARKUP = (
    '<img src=x onerror="window.hacked=1">',
    "<script>window.hacked=1</script>",
    '"><svg onload=window.hacked=1>',
    "javascript:window.hacked=1",
    "${window.hacked=1}",
    "{{constructor.constructor('window.hacked=1')()}}",
)
BROKEN = (
    "%",
    "%E0%A4%A",
    "%00",
    "%FF%FE",
    "a&b=c&&==",
    "__proto__",
    "constructor",
    "\u202e\u0000",
    "-1",
    "1e309",
    "NaN",
    "null",
    "x" * 60_000,
    "a," * 5_000,
    "🎩" * 500,
)


def addresses(names: tuple[str, ...], sign: str, seed: str) -> list[str]:
    """Each value for one name, for all of them at once, and strings of chance."""
    chance = random.Random(seed)
    said = [quote(each) for each in MARKUP] + [
        each if each.startswith("%") else quote(each, safe="&=") for each in BROKEN
    ]
    said += [
        quote("".join(chance.choices(string.printable + "é“”🎩", k=chance.randrange(1, 200))))
        for _ in range(8)
    ]
    found = [f"{sign}{chance.choice(names)}={each}" for each in said]
    found += [
        sign + "&".join(f"{name}={chance.choice(said[:12])}" for name in names) for _ in range(4)
    ]
    return [
        *found,
        f"{sign}{quote(MARKUP[0])}",
        f"#{quote(MARKUP[0])}",
        "#%",
        "#%E0%A4%A",
        f"{sign}=",
    ]


HARM = """() => [
    window.hacked ? "a script ran" : "",
    document.querySelector("[onerror], [onload], img[src='x'], a[href^='javascript:']") ?
        "what it said became HTML" : "",
    [...document.querySelectorAll("h1")].some(each => each.checkVisibility()) ? "" :
        "there is no title",
].filter(Boolean)"""


@pytest.mark.parametrize("address", READERS, ids=lambda address: address or "home")
@pytest.mark.turns(2)
def test_nothing_in_an_address_runs_or_becomes_html_or_breaks_the_page(
    browser: Browser, home: str, address: str
) -> None:
    sign, names = READERS[address]
    problems = {}
    with opened(browser, home + address) as page:
        watch = Watch(page, home)
        for said in addresses(names, sign, address):
            if said.startswith("#"):  # a hash alone loads no page
                page.goto("about:blank")
            page.goto(home + address + said, wait_until="load")
            page.evaluate("() => new Promise(done => setTimeout(done))")
            if found := watch.problems() + page.evaluate(HARM):
                problems[said[:90]] = found
    assert problems == {}


def test_harm_would_be_seen(browser: Browser) -> None:
    with opened(browser, "about:blank") as page:
        page.set_content(f"<h1>Title</h1>{MARKUP[0]}")
        page.wait_for_function("() => window.hacked")
        assert page.evaluate(HARM) == ["a script ran", "what it said became HTML"]
        page.set_content("<h1>Title</h1>")
        assert page.evaluate(HARM)[1:] == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("explore/?theme=nonsense", "made no sense here, so it was left out"),
        ("scenarios/ward/?choice=z", "That part was left out"),
        ("?moment=nonsense", "That part was left out"),
        ("self-check/#me=nonsense", "answers that do not fit, so none were filled in"),
        ("trainers/agenda/#agenda=1&day=nonsense", "made no sense here and was left out"),
        ("trainers/questions/#before=nonsense", "answers that do not fit, so none were filled in"),
        (
            "trainers/links/?kind=nonsense",
            "a kind of link that is not here, so all kinds are shown",
        ),
        ("chapters/definitions/?view=nonsense", "That part was left out"),
        ("chapters/definitions/?embed=nonsense", "That part was left out"),
        ("chapters/definitions/?project=nonsense", "That part was left out"),
        (
            "chapters/definitions/?project=quote-kotter-change&step=nonsense",
            "a part that is not there, so this is the first",
        ),
        ("trainers/slides/definitions/?project=nonsense", "That part was left out"),
    ],
)
@pytest.mark.turns(4)
def test_a_broken_state_is_named_and_dropped(
    browser: Browser, home: str, address: str, said: str
) -> None:
    with opened(browser, home + address) as page:
        expect(page.get_by_role("status").filter(has_text=said)).to_have_count(1)
        assert "nonsense" not in page.url and "choice=z" not in page.url


def test_what_else_the_address_says_stays(browser: Browser, home: str) -> None:
    for said, stays in (
        ("?view=trainer&embed=nonsense", "?view=trainer"),
        ("?view=nonsense&embed=1", "?embed=1"),
    ):
        with opened(browser, home + "chapters/definitions/" + said) as page:
            page.wait_for_url(home + "chapters/definitions/" + stays)

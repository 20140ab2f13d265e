"""Whatever stands in an address, nothing of it runs, none of it becomes HTML, and the page
works.
"""

import random
import string
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from site_browser import Visit, Watch, opened

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
    "trainers/plans/new-managers-90/": (
        "?",
        ("run", "call", "at", "began", "since", "left", "open", "wall", "view"),
    ),
    "trainers/questions/": ("#", ("before", "after")),
    "what-is-wrong/": ("#", ("sign", "said")),
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
    noise = string.printable + "é“”🎩"
    said = [
        *(quote(each) for each in MARKUP),
        *(each if each.startswith("%") else quote(each, safe="&=") for each in BROKEN),
        *(quote("".join(chance.choices(noise, k=chance.randrange(1, 200)))) for _ in range(8)),
    ]
    return [
        *(f"{sign}{chance.choice(names)}={each}" for each in said),
        *(
            sign + "&".join(f"{name}={chance.choice(said[:12])}" for name in names)
            for _ in range(4)
        ),
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
@pytest.mark.turns(1)
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
            # By then scripts have read the address; hundreds of QR codes may still come.
            page.goto(home + address + said, wait_until="domcontentloaded")
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


# What a page says where an address asks in vain, and what is left of the address.
HERE = "This address asked for something that is not here. That part was left out."
FORM = "The address holds answers that do not fit, so none were filled in."
FITTING = "team=21022101212010"
IN_VAIN = {
    "the home page": (
        "",
        "This address asked for a moment or a hat that is not here. That part was left out.",
        {
            "?moment=nowhere": "",
            "?hat=top": "",
            "?moment=%3Cscript%3Ealert(1)%3C/script%3E&hat=both%00": "",
            "?hat=constructor": "",
            "?moment=%E0%A4%A": "",
            f"?moment={'x' * 6000}": "",
            "?moment=&hat=": "",
        },
    ),
    "the explorer": (
        "explore/",
        "Part of this link made no sense here, so it was left out.",
        {
            "?theme=nonsense,work": "?theme=work",
            "?hats=beret&sort=up": "",
            "?find=%E0%A4%A": "",
            f"?find={'a' * 101}": "",
            f"?theme=work&find={'<b>' * 900}": "",
            "?theme=__proto__,constructor": "",
        },
    ),
    "a scenario": (
        "scenarios/ward/",
        "This address asked for something that this scenario does not have. That part was left"
        " out.",
        {
            "?choice=z": "",
            "?choice=": "",
            "?choice=%3Cscript%3Ealert(1)%3C/script%3E": "",
            "?choice=%": "",
            "?choice=constructor": "",
            f"?choice={'b' * 6000}": "",
            "?choice=b&twist=yes": "?choice=b",
            "?choice=b&others=2&twist=%00": "?choice=b",
            "?twist=1": "",
            "?show=me": "",
            "?choice=q&others=1": "",
        },
    ),
    "a self-check": (
        "self-check/",
        FORM,
        {
            f"#me={answers}&{FITTING}": f"#{FITTING}"
            for answers in (
                "nonsense",
                "<script>document.title='owned'</script>",
                "%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D'owned'%22%3E",
                "01201201201203",  # a digit that is no answer
                "021202110201100",  # an answer too many
                "٠" * 14,  # digits of another script
                "02120211020110%0A",
                "%E0%A4%A%FF",  # bytes that are no text
                "1" * 1_000_000,
            )
        },
    ),
    "what is wrong": (
        "what-is-wrong/",
        HERE,
        {
            "#sign=nonsense&said=": "",
            "#sign=missed-deadlines&said=ynx": "",
            "#sign=missed-deadlines&said=ynnnyy": "",
            "#said=%3Cb%3E": "",
            "#sign=__proto__": "",
        },
    ),
    "the questions": ("trainers/questions/", FORM, {"#before=nonsense": ""}),
    "an agenda": (
        "trainers/agenda/",
        "made no sense here and was left out",
        {"#agenda=1&day=nonsense": ""},
    ),
    "the short links": (
        "trainers/links/",
        "This address asked for a kind of link that is not here, so all kinds are shown",
        {"?kind=nonsense&find=drucker": "?find=drucker"},
    ),
    "a chapter": (
        "chapters/definitions/",
        HERE,
        {
            "?view=nonsense": "",
            "?embed=nonsense": "",
            "?project=nonsense": "",
            "?view=trainer&embed=nonsense": "?view=trainer",
            "?view=nonsense&embed=1": "?embed=1",
        },
    ),
    "a part that is projected": (
        "chapters/definitions/",
        "This address asked for a part that is not there, so this is the first.",
        {"?project=quote-kotter-change&step=nonsense": "?project=quote-kotter-change"},
    ),
    "slides": ("trainers/slides/definitions/", HERE, {"?project=nonsense": ""}),
    "a run": (
        "trainers/plans/new-managers-90/",
        HERE,
        {
            "?run=2&at=name-the-rung&began=1": "",
            "?run=__proto__&wall=1": "",
            "?run=1&wall=2": "?run=1",
            "?run=1&call=yes": "?run=1",
            "?run=1&at=delegation&open=z": "?run=1&at=delegation",
        },
    ),
    "a run of a part that is not there": (
        "trainers/plans/new-managers-90/",
        "This address asked for a part that is not there, so this is the first.",
        {"?run=1&at=name-the-rung.9": "?run=1", "?run=1&at=%3Cb%3E&wall=1": "?run=1&wall=1"},
    ),
    "a run whose clock is wrong": (
        "trainers/plans/new-managers-90/",
        "The clock in this address made no sense here, so it stands at its beginning.",
        {
            "?run=1&began=1000000000": "?run=1",
            "?run=1&since=1e9&left=20": "?run=1",
            "?run=1&began=-5&left=99999999999": "?run=1",
        },
    ),
}


@pytest.mark.parametrize("name", IN_VAIN)
@pytest.mark.turns(4)
def test_what_an_address_asks_in_vain_is_named_in_a_plain_sentence_and_dropped_and_the_rest_stays(
    visit: Visit, home: str, name: str
) -> None:
    address, said, cases = IN_VAIN[name]
    page = visit()
    for asked, left in cases.items():
        page.goto("about:blank")  # a hash alone loads no page
        page.goto(home + address + asked)
        expect(
            page.get_by_role("status").filter(has_text=said, visible=True), asked[:90]
        ).to_have_count(1)
        assert page.url == home + address + left, asked[:90]

"""The single-page edition: the whole guide in reading order, with the links, ids and outline of one
page.
"""

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, expect

import addresses
from copies.single_page import TAKEN, make, render_book
from core.mkdocs_yml import Entry, reading_order
from core.problems import BadInput
from site_browser import NO_COLOURS, Watch, faint, inaccessible, opened, sideways
from site_checks import article, headings, ids, strangers, words
from site_fixtures import BOOK, PAGES, ROOT, Built

HELD = ("chapters/", "scenarios/", "about/glossary/", "about/sources/")
LEFT_OUT = (
    "script, style, noscript, template, dialog, button, .bh-breadcrumb, .bh-related, .bh-cite-page,"
    " .bh-table__downloads, .bh-view-switch, .bh-trainers"
)
PARTS = reading_order(ROOT, TAKEN)
LISTS = ".bh-book__list li a, #on-this-page li a"
WITHIN = {f"../{each.address}" for each in PARTS}
each_part = pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)


@pytest.fixture(scope="module")
def book(built: Built) -> BeautifulSoup:
    return built.soup(BOOK)


def taken(built: Built, part: Entry) -> Tag:
    """What the book should hold of a page."""
    page = BeautifulSoup(
        (built.site / part.address / "index.html").read_text("utf-8"), "html.parser"
    )
    for each in article(page).select(LEFT_OUT):
        each.decompose()
    return article(page)


def test_it_holds_every_chapter_scenario_term_and_source_in_the_order_of_the_contents(
    book: BeautifulSoup,
) -> None:
    assert [each["id"] for each in book.select(".bh-book__part")] == [part.name for part in PARTS]
    assert sorted(part.address for part in PARTS) == [
        address for address in PAGES if address.startswith(HELD)
    ]
    listed = [(each["href"], words(each)) for each in book.select(LISTS)]
    assert listed == [(f"#{part.name}", part.title) for part in PARTS] * 2


@each_part
def test_a_part_says_all_that_its_page_says_keeps_every_anchor_and_links_within_the_book(
    built: Built, book: BeautifulSoup, part: Entry
) -> None:
    section, page = book.find(id=part.name), taken(built, part)
    assert words(page) in words(section) and len(words(section)) - len(words(page)) < 250
    anchors = [each["id"].removeprefix(f"{part.name}--") for each in section.find_all(id=True)]
    assert anchors == [each["id"] for each in page.find_all(id=True)]
    assert not section.select(f"{LEFT_OUT}, details:not([open])")
    permalinks = section.select(".headerlink, .bh-anchor")  # lead to what is promised
    own = [each.find_parent(id=True)["id"].removeprefix(f"{part.name}--") for each in permalinks]
    assert [each["href"] for each in permalinks] == [f"../{part.address}#{name}" for name in own]
    links = section.select("a:not(.headerlink, .bh-anchor, .bh-book__ways a)")
    assert {each["href"].partition("#")[0] for each in links} & WITHIN == set()


def test_it_has_one_title_an_outline_without_gaps_and_no_id_twice(book: BeautifulSoup) -> None:
    assert headings(book) + ids(book) + strangers(book) == []
    assert len(book.find_all("h2")) == len(PARTS) + 1, "titles of parts, and of their list"


def test_it_is_a_page_of_the_site_but_not_for_search_engines_nor_a_promise_of_anchors(
    built: Built, book: BeautifulSoup
) -> None:
    assert [each["content"] for each in book.select("meta[name=robots]")] == ["noindex"]
    scripts = [each["src"].rpartition("/")[2] for each in book.select("script[src$='.mjs']")]
    assert scripts == ["shell.mjs"]
    assert [each for each in addresses.published(built.site) if each.startswith(BOOK)] == [BOOK]
    link = f".bh-footer a:is([href$='{BOOK}'], [href='./'])"
    assert [address for address in PAGES if not built.soup(address).select_one(link)] == []


def test_it_is_the_same_put_together_again_and_says_which_page_was_not_built(
    built: Built, tmp_path: Path
) -> None:
    elsewhere = shutil.ignore_patterns("downloads", "go", "assets")  # it takes none of these
    site = Path(shutil.copytree(built.site, tmp_path / "site", ignore=elsewhere))
    book = (site / BOOK / "index.html").read_bytes()
    make(site, ROOT)
    assert (site / BOOK / "index.html").read_bytes() == book
    shutil.rmtree(site / "chapters/faq")
    with pytest.raises(BadInput, match="faq/index.html was not built — build the site first"):
        make(site, ROOT)
    with pytest.raises(BadInput, match="docs/book.md:1: nothing here takes the whole guide — end"):
        render_book("<p>Nothing</p>", {})


FRAME = (
    '<head></head><div class="bh-content"><div id="whole-guide">Old <div>and</div> older</div>'
    " stays</div>"
)
PAGE = '<nav>no</nav><article class="bh-prose">{}</article><footer>no</footer>'
A, B = Entry("chapters/a/", "A", "First"), Entry("scenarios/", "B", "Second")


@pytest.mark.parametrize(
    ("given", "made"),
    [
        pytest.param(
            '<h1 id="a">Rock &amp; roll &mdash; &#8212; &lt;b></h1>',
            '<h2 id="chapters-a--a">Rock &amp; roll — — &lt;b&gt;</h2>',
            id="text says what it said",
        ),
        pytest.param(
            "<h6>Deep</h6><hr><br/>",
            "<h6>Deep</h6><hr><br>",
            id="no heading below level 6, and elements without end",
        ),
        pytest.param(
            '<p title="a &quot;b&quot; &amp;c">x</p>',
            "<p title='a \"b\" &amp;c'>x</p>",
            id="attributes are escaped again",
        ),
        pytest.param(
            '<a href="../../scenarios/#b">x</a>',
            '<a href="#scenarios--b">x</a>',
            id="to a part of the book",
        ),
        pytest.param(
            '<a href="../../scenarios/">x</a><a href="./">x</a>',
            '<a href="#scenarios">x</a><a href="#chapters-a">x</a>',
            id="to a page of the book",
        ),
        pytest.param(
            '<a href="#gone">x</a>',
            '<a href="../chapters/a/#gone">x</a>',
            id="to what the book leaves out",
        ),
        pytest.param(
            '<a href="../../scenarios/?choice=b#b">x</a>',
            '<a href="../scenarios/?choice=b#b">x</a>',
            id="to a state that only the page itself knows",
        ),
        pytest.param(
            '<a href="../..">x</a><a href="../../x.csv">x</a>',
            '<a href="../">x</a><a href="../x.csv">x</a>',
            id="to other pages and files",
        ),
        pytest.param(
            '<a href="https://example.org/a">x</a><a href="mailto:a@example.org">x</a>',
            '<a href="https://example.org/a">x</a><a href="mailto:a@example.org">x</a>',
            id="away",
        ),
        pytest.param(
            '<h2 id="i">x<a class="headerlink" href="#i">#</a></h2>',
            '<h3 id="chapters-a--i">x<a class="headerlink" href="../chapters/a/#i">#</a></h3>',
            id="permalinks lead home",
        ),
        pytest.param(
            '<svg viewBox="0 0 1 1" aria-labelledby="t d"><use href="#t"/><path mask="url(#t)"/><g'
            ' id="t"/></svg>',
            '<svg viewBox="0 0 1 1" aria-labelledby="chapters-a--t chapters-a--d"><use'
            ' href="#chapters-a--t"></use><path mask="url(#chapters-a--t)"></path><g'
            ' id="chapters-a--t"></g></svg>',
            id="references inside drawings",
        ),
        pytest.param(
            '<details name="n"><input name="r" id="i"><label for="i">x</label></details>',
            '<details name="chapters-a--n" open=""><input name="chapters-a--r"'
            ' id="chapters-a--i"><label for="chapters-a--i">x</label></details>',
            id="groups of controls stay apart, and folds are open",
        ),
        pytest.param(
            '<p>1</p><aside class="x bh-related"><aside>no</aside><img src="x">'
            ' no</aside><script>"</aside>"</script><button>no</button><p>2</p>',
            "<p>1</p><p>2</p>",
            id="what is left out",
        ),
    ],
)
def test_a_piece_of_a_page_becomes_a_piece_of_the_book(given: str, made: str) -> None:
    page = render_book(FRAME, {A: PAGE.format(given), B: PAGE.format('<h1 id="b">B</h1>')})
    part = page.partition('<section class="bh-prose bh-book__part" id="chapters-a">')[2]
    begun = part.partition("</p>\n")[2]  # the way back to all parts
    assert begun.partition('\n<p class="bh-book__ways">')[0] == made
    assert "Old" not in page and "no</" not in page and "</div> stays</div>" in page


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
@pytest.mark.turns(1)
def test_it_is_quiet_narrow_enough_and_accessible(
    browser: Browser, home: str, scheme: str, width: int
) -> None:
    with opened(browser, "about:blank", width=width, color_scheme=scheme) as page:
        watch = Watch(page, home)
        page.goto(home + BOOK)
        # On so long a page axe takes minutes over contrast; `faint` measures it, and each part was
        # checked on its own page.
        assert (
            watch.problems()
            + inaccessible(page, rules=NO_COLOURS)
            + faint(page)
            + sideways(page, width)
            + sideways(page, 320 if width == 360 else width)
            == []
        )


@pytest.mark.parametrize("width", [360, 1280], ids=["phone", "desk"])
def test_its_list_of_parts_leads_on_and_back_without_javascript(
    browser: Browser, home: str, width: int
) -> None:
    with opened(browser, home + BOOK, width=width, java_script_enabled=False) as page:
        page.get_by_role("link", name="Glossary", exact=True).first.click()
        expect(page.get_by_role("heading", name="Glossary", level=2)).to_be_in_viewport()
        back = page.locator("#about-glossary").get_by_role("link", name="Back to all parts")
        if width == 360:
            back.click()
            expect(page.get_by_role("heading", name="All parts")).to_be_in_viewport()
        else:
            expect(back).to_be_hidden()
            expect(page.get_by_role("navigation", name="On this page")).to_be_in_viewport()


def test_on_paper_each_part_starts_a_sheet_and_the_list_of_parts_is_there(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + BOOK) as page:
        page.emulate_media(media="print")
        starts = "all => all.map(each => getComputedStyle(each).breakBefore)"
        assert set(page.locator(".bh-book__part").evaluate_all(starts)) == {"page"}
        expect(page.get_by_role("heading", name="All parts")).to_be_visible()
        expect(page.locator(".bh-book__ways").first).to_be_hidden()

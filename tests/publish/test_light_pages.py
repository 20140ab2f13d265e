"""Pages are light: one document paints, styles are only those a page can use, own scripts are few
with all that they import, and nothing comes unasked that few would miss.
"""

import functools
import gzip
import re
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, Response

import site_browser
from publish.content_policy import policy
from publish.light_pages import Assets, collapse, lighten
from publish.page_styles import (
    names_of,
    read_rules,
    render_styles,
    without_idle_tokens,
    words_of,
)
from site_browser import opened
from site_fixtures import BASE, ROOT, Built

BUDGETS = yaml.safe_load((ROOT / "tests/budgets.yml").read_text("utf-8"))
FIVE = [
    f"chapters/{name}/"
    for name in ("definitions", "differences", "both-hats", "team-signs", "choosing-training")
]
LOADED = re.compile(r"""<script[^>]+src="([^"]+\.mjs)"|from\s+["'](\.[^"']+)["']""")


def weight(text: str | bytes) -> int:
    return len(gzip.compress(text.encode() if isinstance(text, str) else text, 6, mtime=0))


# ------------------------------------------------------------------------------------------------
# budgets


def test_documents_and_what_surrounds_a_chapter_keep_within_their_budgets(built: Built) -> None:
    documents = {
        path.relative_to(built.site).parent.as_posix().removeprefix("."): path.read_text("utf-8")
        for path in built.site.rglob("index.html")
    }
    weights = {address: weight(text) for address, text in documents.items()}
    assert {
        address: found
        for start, limit in BUDGETS["document"].items()
        for address, found in weights.items()
        if found > limit and (address.startswith(start.rstrip("/")) if start else not address)
    } == {}
    around = {
        address: weight(re.sub(r"<article.*</article>", "", text, flags=re.S))
        for address, text in documents.items()
        if address.startswith("chapters/")
    }
    assert len(weights) > 500 and max(around.values()) <= BUDGETS["around_the_article"], around


@functools.cache
def scripts_of(site: Path, file: Path) -> frozenset[Path]:
    """Every .mjs file that a page or a script loads, and what these import in turn."""
    named = map("".join, LOADED.findall(file.read_text("utf-8")))
    own = [
        (site / each.removeprefix(BASE) if each.startswith(BASE) else file.parent / each).resolve()
        for each in named
    ]
    return frozenset(own).union(*(scripts_of(site, each) for each in own))


def test_own_scripts_with_all_that_they_import_keep_within_their_budgets(built: Built) -> None:
    weights = {
        page.relative_to(built.site).as_posix(): sum(
            weight(each.read_bytes()) for each in scripts_of(built.site, page)
        )
        for page in built.site.rglob("*.html")
    }
    chapters = {name: found for name, found in weights.items() if name.startswith("chapters/")}
    assert len(chapters) >= 12 and min(chapters.values()) > 2_000, "what a page loads is found"
    assert [name for name, found in weights.items() if found > BUDGETS["scripts"]["any"]] == []
    most = BUDGETS["scripts"]["of_a_chapter"]
    assert [name for name, found in chapters.items() if found > most] == []


def test_what_a_script_imports_is_weighed_too(tmp_path: Path) -> None:
    page, first, second = (tmp_path / name for name in ("index.html", "a.mjs", "b.mjs"))
    page.write_text('<script type="module" src="a.mjs"></script>')
    first.write_text('import { b } from "./b.mjs";')
    second.touch()
    assert scripts_of(tmp_path, page) == {first, second}


@pytest.mark.xdist_group("all pages")  # hundreds, which one process reads once
def test_nothing_holds_a_page_up_and_nothing_is_in_it_that_its_policy_does_not_allow(
    built: Built,
) -> None:
    """Scripts come after all else."""
    said = "meta[http-equiv=Content-Security-Policy]"
    for address, page in built.pages().items():
        loads = page.select("link[rel=stylesheet], script[src]:not([type=module])")
        waits = [str(each)[:90] for each in loads if not each.find_parent("template")]
        allowed = re.findall(r"unsafe|://|\*", page.select_one(said)["content"])
        forbidden = page.select("[style], [onclick], [onload], [onerror]")
        hurried = page.select("script[src$='.mjs']:not([fetchpriority=low][async])")
        assert (address, waits, allowed, forbidden, hurried) == (address, [], [], [], [])


def loaded(page: Page, does: Callable[[], object]) -> dict[str, int]:
    """Path → bytes after gzip of all that comes while something is done."""
    answers: list[Response] = []
    page.on("response", lambda each: answers.append(each))
    does()
    page.wait_for_load_state("networkidle")
    return {
        urlsplit(each.url).path.removeprefix(BASE): weight(each.body() if each.ok else b"")
        for each in answers
    }


@pytest.mark.parametrize("address", BUDGETS["unasked"], ids=lambda address: address or "home")
def test_little_comes_unasked(browser: Browser, home: str, address: str) -> None:
    with opened(browser, "about:blank", width=360) as page:
        found = loaded(page, lambda: page.goto(home + address))
    assert sum(found.values()) <= BUDGETS["unasked"][address], found
    assert len(found) <= BUDGETS["requests"], found
    # search comes when somebody reaches for it
    assert not [path for path in found if "search" in path or "/vendor/" in path]


def test_five_chapters_in_a_row_and_search_at_its_first_reach_cost_little(
    browser: Browser, home: str
) -> None:
    with opened(browser, "about:blank", width=360) as page:

        def search_for_delegation() -> None:
            with page.expect_response("**/search/things.json"):
                page.get_by_role("button", name="Search").click()
                page.keyboard.type("delegation")

        chapters: dict[str, int] = {}
        for address in FIVE:
            chapters |= loaded(page, lambda address=address: page.goto(home + address))
        search = loaded(page, search_for_delegation)
    assert sum(chapters.values()) <= BUDGETS["five_chapters"], chapters
    folders = {path.partition("/")[0] for path in search}
    assert folders == {"javascripts", "stylesheets", "search"}
    assert sum(search.values()) <= BUDGETS["search"], search


# ------------------------------------------------------------------------------------------------
# styles

# Every kind of page, in the states its scripts give it.
KINDS = (
    "",
    "?moment=late-orders&hat=both",
    "chapters/definitions/",
    "chapters/definitions/?view=trainer",
    "chapters/differences/",
    "chapters/voices/",
    "chapters/team-signs/",
    "chapters/evidence/",
    "chapters/definitions/?project=quote-kotter-complexity",
    "scenarios/",
    "scenarios/ward/",
    "scenarios/ward/?choice=b&twist=1",
    "explore/",
    "explore/?hats=leading&find=people",
    "self-check/",
    "self-check/#me=02120211020110",
    "did-they-say-it/#q=hopper",
    "did-they-say-it/things-right/",
    "contents/",
    "trainers/",
    "trainers/activities/",
    "trainers/plans/",
    "trainers/notes/",
    "trainers/links/",
    "about/sources/",
    "about/glossary/",
    "404.html",
)
LOOKS = (
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"forced_colors": "active"},
    {"media": "print", "color_scheme": "light"},
)
LIGHT = [look for look in LOOKS if look.get("color_scheme") == "light"]
TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
SIGHT = 3000  # pixels of a page that are compared; what differs differs there


@functools.cache
def all_styles(built: Built) -> str:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)
    return "\n".join((built.site / sheet).read_text("utf-8") for sheet in settings["extra_css"])


def look_at(page: Page, look: dict[str, str]) -> str:
    """What shows of a page, in that look, as a picture."""
    page.emulate_media(
        **{"media": "screen", "forced_colors": "none", "color_scheme": "light"} | look
    )
    page.evaluate(TWO_FRAMES)
    return page.context.new_cdp_session(page).send(
        "Page.captureScreenshot", {"optimizeForSpeed": True}
    )["data"]


def different(
    page: Page, styles: str, looks: Sequence[dict[str, str]] = LOOKS
) -> list[dict[str, str]]:
    """Those looks in which a page becomes another picture when its style element holds these
    styles; a page may still be settling, so not at the first glance.
    """
    own = page.evaluate("document.querySelector('style').textContent")
    found = list(looks)
    for _ in range(3):
        pictures = []
        for worn in (own, styles):
            page.evaluate("text => { document.querySelector('style').textContent = text; }", worn)
            pictures.append([look_at(page, look) for look in found])
        found = [look for look, one, other in zip(found, *pictures, strict=True) if one != other]
    return found


# colours do not hang on the width: on a desk, only before publishing
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", KINDS, ids=lambda address: address or "home")
@pytest.mark.turns(4)
def test_a_page_looks_the_same_with_its_own_rules_as_with_all_of_them(
    browser: Browser, home: str, built: Built, address: str, width: int
) -> None:
    looks = LOOKS if width == 360 or site_browser.whole else LIGHT
    with opened(browser, home + address, width=width, height=SIGHT, bypass_csp=True) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert different(page, all_styles(built), looks) == []


def test_a_rule_too_many_on_a_real_page_in_spite_of_its_policy_and_one_too_few_are_seen(
    browser: Browser, home: str, built: Built
) -> None:
    address, rules = home + "chapters/definitions/", "p { color: #123 } .a { margin: 1em }"
    with opened(browser, address, width=360, height=SIGHT, bypass_csp=True) as page:
        assert different(page, all_styles(built) + " h1 { margin-top: 3em }") == list(LOOKS)
        page.set_content(f'<style>{rules}</style><p class="a">Words</p>')
        assert different(page, rules + " .b { color: red }") == []
        assert different(page, rules.replace(".a { margin: 1em }", "")) == list(LOOKS)


PAGE = '<html><body id="top"><p class="a b">One</p><details></details></body></html>'


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ("p { color: red }", "p{color:red}"),
        ("h2 { color: red }", ""),
        (".a { color: red }", ".a{color:red}"),
        (".a.c { color: red }", ""),
        (".a, .c { color: red }", ".a{color:red}"),
        ("#top .b:hover { color: red }", "#top .b:hover{color:red}"),
        ("#bottom { color: red }", ""),
        ("*, ::before { color: red }", "*,::before{color:red}"),
        (":root { --x: 1 }", ":root{--x:1}"),
        ("[data-x=y] p { color: red }", "[data-x=y] p{color:red}"),
        ("p:not(.c) { color: red }", "p:not(.c){color:red}"),
        (":is(.c, .a) { color: red }", ":is(.c,.a){color:red}"),
        (":is(.c, .d) { color: red }", ""),
        ("body:has(> .c) p { color: red }", ""),
        ("body:has(> .a) p { color: red }", "body:has(>.a) p{color:red}"),
        ("@media print { .c { color: red } }", ""),
        ("@media print { .a { color: red } .c { color: red } }", "@media print{.a{color:red}}"),
        (
            "@media (width > 9em) { .a :not(.b) { color: red } }",
            "@media (width>9em){.a *:not(.b){color:red}}",
        ),
        ("@page { margin: 1cm }", "@page{margin:1cm}"),
        ("@page a4 { margin: 1cm }", ""),
        ("@keyframes come { to { top: 0 } }", ""),
        (
            "p { animation: come 1s } @keyframes come { to { top: 0 } }",
            "p{animation:come 1s}@keyframes come{to{top:0}}",
        ),
        (".made { color: red }", ".made{color:red}"),
        (".sought { color: red }", ""),
    ],
)
def test_a_rule_is_kept_when_it_can_match(rule: str, kept: str) -> None:
    script = 'each.className = "made"; page.querySelector(".sought"); // sought'
    names = frozenset(names_of(PAGE) | words_of(script))
    assert render_styles(read_rules(rule), names) == kept


def test_a_token_goes_when_nothing_on_a_page_can_use_it() -> None:
    styles = ":root{--bh-a:1;--bh-b:var(--bh-a);--bh-c:2}p{margin:var(--bh-b)}"
    assert without_idle_tokens(styles, "") == styles.replace("--bh-c:2", "")
    assert without_idle_tokens(styles, "a{top:var(--bh-c)}") == styles


@pytest.mark.parametrize(
    ("words", "said"),
    [("A &amp; b", ""), ("Other", ": A &amp; b"), ("<i>A</i> &amp; b", ": A &amp; b")],
)
def test_a_link_that_a_script_names_leaves_out_the_words_right_before_it(
    tmp_path: Path, words: str, said: str
) -> None:
    link = '<a class="headerlink" href="#a" aria-label="Link to this section{}">#</a>'
    page = f'<h2 id="a">{words}{link.format(": A &amp; b")}</h2>'
    shell = '<script src="javascripts/page/shell.mjs" type="module"></script>'
    folder, assets = PurePosixPath("."), Assets(tmp_path)
    assert link.format(said) in lighten(page + shell, folder, assets)
    assert link.format(": A &amp; b") in lighten(page, folder, assets)


# ------------------------------------------------------------------------------------------------
# documents and their policy


PLAIN = (
    '<html><head><meta charset="utf-8">\n  <link rel="stylesheet" href="../a.css"></head><body>'
    '<p>One</p><script src="a.mjs" type="module"></script><script>1</script></body></html>'
)


def test_idle_white_space_goes_and_the_rest_stays() -> None:
    page = "<p>\n\n   One  two\n\n</p>\n  <pre>  a\n\n   b</pre>  <p>"
    assert collapse(page) == "<p>\nOne two\n</p>\n<pre>  a\n\n   b</pre> <p>"


def test_a_page_takes_its_styles_in_and_its_scripts_last_and_made_lighter_twice_stays_the_same(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.css").write_text("p { color: red } h2 { color: blue }")
    once = lighten(PLAIN, PurePosixPath("page"), Assets(tmp_path))
    assert "<style>p{color:red}</style>" in once and "stylesheet" not in once
    late = '<script async fetchpriority="low" src="a.mjs" type="module"></script></body>'
    assert late in once and lighten(once, PurePosixPath("page"), Assets(tmp_path)) == once


@pytest.mark.parametrize(
    ("inside", "runs"),
    [
        ("<script>document.title = 'run'</script>", True),
        ("", False),
    ],
    ids=["a script the page was built with", "a script that was put in later"],
)
def test_only_scripts_a_page_was_built_with_run(browser: Browser, inside: str, runs: bool) -> None:
    frame = '<!doctype html><meta charset="utf-8">{}<title>still</title>{}'
    said = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy(frame.format("", inside))}">'
    )
    with opened(browser, "about:blank") as page:
        page.set_content(frame.format(said, "<script>document.title = 'run'</script>"))
        assert (page.title() == "run") == runs

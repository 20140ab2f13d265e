"""Pages are light: one document paints, styles are only those a page can use, and nothing comes
unasked that few would miss.
"""

import gzip
import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page

import site_browser
from publish.content_policy import policy
from publish.light_pages import Assets, collapse, lighten
from publish.page_styles import names_of, read_rules, render_styles, words_of
from site_browser import opened
from site_fixtures import BASE, ROOT, Built

BUDGETS = yaml.safe_load((ROOT / "tests/budgets.yml").read_text("utf-8"))
FIVE = [
    f"chapters/{name}/"
    for name in ("definitions", "differences", "both-hats", "team-signs", "choosing-training")
]


def weight(text: str | bytes) -> int:
    return len(gzip.compress(text.encode() if isinstance(text, str) else text, 6, mtime=0))


def document(built: Built, address: str) -> str:
    return (built.site / address / "index.html").read_text("utf-8")


# ------------------------------------------------------------------------------------------------
# budgets


def test_documents_keep_within_their_budgets(built: Built) -> None:
    weights = {
        path.parent.relative_to(built.site).as_posix().removeprefix(".") + "/": weight(
            path.read_bytes()
        )
        for path in built.site.rglob("index.html")
    }
    over = {
        address: found
        for start, limit in BUDGETS["document"].items()
        for address, found in weights.items()
        if found > limit and (address == "/" if not start else address.startswith(start))
    }
    assert len(weights) > 500 and over == {}


def test_what_surrounds_a_chapter_keeps_within_its_budget(built: Built) -> None:
    around = {
        path.parent.name: weight(
            re.sub(r"<article.*</article>", "", path.read_text("utf-8"), flags=re.S)
        )
        for path in built.site.glob("chapters/*/index.html")
    }
    assert (
        len(around) >= 12
        and {name: found for name, found in around.items() if found > BUDGETS["around_the_article"]}
        == {}
    )


def test_no_page_waits_for_a_style_sheet_or_a_script_before_it_paints(built: Built) -> None:
    for address, page in built.pages().items():
        waits = [
            str(each)[:90]
            for each in page.select("link[rel=stylesheet], script[src]")
            if not each.find_parent("template") and each.get("type") != "module"
        ]
        assert (address, len(waits)) == (address, BUDGETS["blocking"]), waits


def loaded(page: Page, address: str) -> dict[str, int]:
    """Path → bytes after gzip of all that comes by itself when a page is opened."""
    found: dict[str, int] = {}
    page.on(
        "response",
        lambda response: found.__setitem__(
            urlsplit(response.url).path.removeprefix(BASE),
            weight(response.body()) if response.ok else 0,
        ),
    )
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return found


@pytest.mark.parametrize("address", BUDGETS["unasked"], ids=lambda address: address or "home")
def test_little_comes_unasked(browser: Browser, home: str, address: str) -> None:
    with opened(browser, "about:blank", width=360) as page:
        found = loaded(page, home + address)
        assert (
            sum(found.values()) <= BUDGETS["unasked"][address] and len(found) <= BUDGETS["requests"]
        ), found
        assert not [
            path for path in found if path.startswith(("search/", "assets/javascripts/"))
        ], "search comes when somebody reaches for it"


def test_five_chapters_in_a_row_cost_little(browser: Browser, home: str) -> None:
    with opened(browser, "about:blank", width=360) as page:
        total: dict[str, int] = {}
        for address in FIVE:
            total |= loaded(page, home + address)
        assert sum(total.values()) <= BUDGETS["five_chapters"], total


def test_search_comes_whole_at_the_first_reach_and_keeps_within_its_budget(
    browser: Browser, home: str
) -> None:
    with opened(browser, home + FIVE[0], width=360) as page:
        found: dict[str, int] = {}
        page.on(
            "response",
            lambda response: found.__setitem__(
                urlsplit(response.url).path.removeprefix(BASE), weight(response.body())
            ),
        )
        with page.expect_response("**/search/search_index.json"):
            page.get_by_role("button", name="Search").click()
            page.keyboard.type("delegation")
        page.wait_for_load_state("networkidle")
        assert {path.partition("/")[0] for path in found} == {
            "javascripts",
            "stylesheets",
            "search",
            "assets",
        }
        assert sum(found.values()) <= BUDGETS["search"]["all"], found
        assert (
            sum(size for path, size in found.items() if path != "search/search_index.json")
            <= BUDGETS["search"]["to_the_first_hit"]
        ), found


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
SIGHT = 3000  # pixels of a page that are compared; what differs differs there


def all_styles(built: Built) -> str:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)
    return "\n".join((built.site / sheet).read_text("utf-8") for sheet in settings["extra_css"])


def look_at(page: Page, look: dict[str, str]) -> str:
    """What shows of a page, in that look, as a picture."""
    page.emulate_media(
        **{"media": "screen", "forced_colors": "none", "color_scheme": "light"} | look
    )
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
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
            page.evaluate(
                "styles => { document.querySelector('style').textContent = styles; }", worn
            )
            pictures.append([look_at(page, look) for look in found])
        found = [look for look, one, other in zip(found, *pictures, strict=True) if one != other]
        if not found:
            break
    return found


@pytest.mark.parametrize(
    "width", [360, 1280]
)  # colours do not hang on the width: on a desk, only before publishing
@pytest.mark.parametrize("address", KINDS, ids=lambda address: address or "home")
@pytest.mark.turns(5)
def test_a_page_looks_the_same_with_its_own_rules_as_with_all_of_them(
    browser: Browser, home: str, built: Built, address: str, width: int
) -> None:
    with opened(browser, home + address, width=width, height=SIGHT, bypass_csp=True) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert (
            different(
                page, all_styles(built), LOOKS if width == 360 or site_browser.whole else LIGHT
            )
            == []
        )


def test_a_rule_too_many_is_seen_on_a_real_page_in_spite_of_its_policy(
    browser: Browser, home: str, built: Built
) -> None:
    with opened(
        browser, home + "chapters/definitions/", width=360, height=SIGHT, bypass_csp=True
    ) as page:
        assert different(page, all_styles(built) + " h1 { margin-top: 3em }") == list(LOOKS)


def test_a_rule_too_few_is_seen(browser: Browser) -> None:
    rules = "p { color: #123 } .a { margin: 1em }"
    with opened(browser, "about:blank") as page:
        page.set_content(f'<style>{rules}</style><p class="a">Words</p>')
        assert different(page, rules + " .b { color: red }") == []
        assert different(page, rules.replace(".a { margin: 1em }", "")) == list(LOOKS)


PAGE = '<html><body id="top"><p class="a b">One</p><details></details></body></html>'


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ("p { color: red }", True),
        ("h2 { color: red }", False),
        (".a { color: red }", True),
        (".a.c { color: red }", False),
        (".a, .c { color: red }", "p.a"),
        ("#top .b:hover { color: red }", True),
        ("#bottom { color: red }", False),
        ("*, ::before { color: red }", True),
        (":root { --x: 1 }", True),
        ("[data-x='y'] p { color: red }", True),
        ("p:not(.c) { color: red }", True),
        (":is(.c, .a) { color: red }", True),
        (":is(.c, .d) { color: red }", False),
        ("body:has(> .c) p { color: red }", False),
        ("body:has(> .a) p { color: red }", True),
        ("@media print { .c { color: red } }", False),
        ("@media print { .a { color: red } .c { color: red } }", "@media print{.a{color:red}}"),
        ("@page { margin: 1cm }", True),
        (".made { color: red }", True),
        (".sought { color: red }", False),
    ],
)
def test_a_rule_is_kept_when_it_can_match(rule: str, kept: bool | str) -> None:
    names = frozenset(
        names_of(PAGE)
        | words_of('each.className = "made"; page.querySelector(".sought"); // sought')
    )
    styles = render_styles(read_rules(rule), names)
    assert (
        styles == {"p.a": ".a{color:red}"}.get(kept, kept)
        if isinstance(kept, str)
        else bool(styles) == kept
    )


# ------------------------------------------------------------------------------------------------
# documents


def test_idle_white_space_goes_and_the_rest_stays() -> None:
    assert (
        collapse("<p>\n\n   One  two\n\n</p>\n  <pre>  a\n\n   b</pre>  <p>")
        == "<p>\nOne two\n</p>\n<pre>  a\n\n   b</pre> <p>"
    )


def test_lightening_twice_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p { color: red } h2 { color: blue }")
    once = lighten(
        '<html><head><meta charset="utf-8">\n  <link rel="stylesheet"'
        ' href="../a.css"></head><body><p>One</p></body></html>',
        PurePosixPath("page"),
        Assets(tmp_path),
    )
    assert "<style>p{color:red}</style>" in once and "stylesheet" not in once
    assert lighten(once, PurePosixPath("page"), Assets(tmp_path)) == once


def test_scripts_come_after_the_text(tmp_path: Path) -> None:
    light = lighten(
        '<html><head><meta charset="utf-8"></head><body><script src="a.mjs"'
        ' type="module"></script><script>1</script></body></html>',
        PurePosixPath("."),
        Assets(tmp_path),
    )
    assert (
        '<script fetchpriority="low" src="a.mjs" type="module"></script><script>1</script>' in light
    )


def test_no_script_of_ours_competes_with_a_page(built: Built) -> None:
    scripts = [
        each for page in built.pages().values() for each in page.select("script[src$='.mjs']")
    ]
    assert len(scripts) > 200 and {each.get("fetchpriority") for each in scripts} == {"low"}


# ------------------------------------------------------------------------------------------------
# policy


def test_every_page_has_a_policy_without_exceptions(built: Built) -> None:
    for address, page in built.pages().items():
        said = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert said, address
        assert (
            "unsafe" not in said["content"]
            and "://" not in said["content"]
            and "*" not in said["content"]
        ), address
        assert not page.select("[style], [onclick], [onload], [onerror]"), address


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

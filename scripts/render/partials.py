"""Partials as HTML: each piece of data that a page shows, at the depth of that page."""

from pathlib import Path

from content.forwards import Forward, parts_moved_from
from content.guide import Guide
from content.kinds import KINDS
from content.pages import Page
from content.records import Partial
from content.site import Site
from core.mkdocs_yml import style_sheets
from core.templates import fill
from core.writing import PARTIALS

STYLES = "overrides/partials/generated-styles.html"


def render_partial(partial: Partial, guide: Guide, root: str, site: Site | None = None) -> str:
    """One partial. `root`: relative path from the page to the site's root (“../../”)."""
    known = {"site": site} if site else {}
    return fill(f"{partial.template}.html", guide=guide, root=root, **known, **partial.values)


def render_partials(guide: Guide, site: Site | None = None) -> dict[str, str]:
    """All that pages show, as file name → content: a partial once for each depth at which a page
    shows it, the notes under each page, and the lists of parts that moved. Without a `site`, no
    partial knows its own published address.
    """
    files: dict[str, str] = {}
    for page in guide.pages:
        for snippet in page.snippets:
            partial = guide.partial_of.get(snippet.path.removeprefix(page.prefix))
            name = f"{PARTIALS}/{snippet.path}"
            if partial and name not in files:
                files[name] = render_partial(partial, guide, page.root, site)
        cited, drawn = guide.sources_on(page)
        named = _named_on_cards(guide, page)
        files[f"{PARTIALS}/sources/{page.name}.md"] = fill(
            "sources.md",
            guide=guide,
            root="../" * page.name.count("/"),
            cited=[guide.sources[name] for name in cited],
            drawn=[guide.sources[name] for name in drawn if name not in named],
            cards=bool(named),
        )
        if moved := parts_moved_from(page, guide):
            files[f"{PARTIALS}/moved/{page.name}.html"] = fill(
                "moved.html", forwards=moved, root=page.root
            )
    return files


def _named_on_cards(guide: Guide, page: Page) -> frozenset[str]:
    """The sources that evidence cards on a page name and lead to, which its end need not repeat."""
    shown = (guide.partial_of.get(each.path.removeprefix(page.prefix)) for each in page.snippets)
    cards = (partial for partial in shown if partial and partial.template == "claim")
    return frozenset(source for partial in cards for source in partial.sources)


def render_styles(root: Path) -> dict[str, str]:
    """The way to the style sheets of kinds that mkdocs.yml does not list: a new kind needs no line
    there.
    """
    listed = style_sheets(root)
    own = (f"stylesheets/{kind.name}.css" for kind in KINDS)
    sheets = [name for name in own if name not in listed and (root / "docs" / name).exists()]
    return {STYLES: fill("styles.txt", sheets=sheets)} if sheets else {}


def render_forwards(guide: Guide) -> dict[str, str]:
    """A whole page for each page that moved or was retired, as file name → content."""
    return {
        f"docs/{forward.page}index.html": fill(
            "moved-page.html",
            why=forward.why,
            target="../" * forward.page.count("/") + (forward.target or "./"),
            at_once=not forward.retired,
            is_file=forward.is_file,
        )
        for forward in guide.all(Forward).values()
        if not forward.anchor and not forward.is_copy
    }

"""Everything a page may show, by name: all partials of the book."""

from __future__ import annotations

from functools import partial as bind

from content.activities import LENGTHS, in_order, render_cards
from content.claims import render_chart, render_claim
from content.downloads import render_downloads
from content.explorer import TOOLBAR, render_toolbar
from content.follow_up import render_follow_up
from content.glossary import render_glossary
from content.guide import Book
from content.moments import render_moments
from content.pages import Page
from content.plans import AUDIENCES, render_plans
from content.questions import FORMS, render_key, render_questions, render_sums
from content.quotes import render_quote
from content.scenarios import render_list, render_scenario
from content.signs import render_path
from content.skills import render_skill
from content.tables import render_table
from content.tools import render_tool
from content.trainer_notes import FOLDERS, render_all_notes, render_note
from render.agenda_html import BUILDER, READY, render_builder, render_ready
from render.handouts import render_list as render_handouts
from render.partials import Partial
from render.self_check_html import render_check


def partials_of(book: Book, pages: list[Page]) -> dict[str, Partial]:
    """Everything a page may show, by name: “tables/at-a-glance.html”."""
    sources, data = book.sources, "docs/data/"
    made = {
        f"tables/{name}.html": Partial(
            bind(render_table, view, sources),
            view.file,
            view.line,
            tuple(each for row in view.rows for each in row.sources),
        )
        for name, view in book.views.items()
    }
    made |= {
        f"quotes/{name}.html": Partial(
            bind(render_quote, quote, sources), data + "quotes.yml", quote.line, quote.sources
        )
        for name, quote in book.quotes.items()
    }
    made |= {
        f"skills/{name}.html": Partial(
            bind(render_skill, skill, sources), data + "skills.yml", skill.line, skill.sources
        )
        for name, skill in book.skills.items()
    }
    made |= {
        f"tools/{name}.html": Partial(
            bind(render_tool, tool, book.drawings.get(f"drawings/{tool.drawing}.svg", ""), sources),
            data + "tools.yml",
            tool.line,
            tool.sources,
        )
        for name, tool in book.tools.items()
    }
    made |= {
        f"claims/{name}.html": Partial(
            bind(render_claim, claim, sources), data + "claims.yml", claim.line, claim.sources
        )
        for name, claim in book.claims.items()
    }
    titles = {
        page.name.removeprefix("chapters/"): page.meta.get("title", page.name) for page in pages
    }
    made |= {
        f"scenarios/{name}.html": Partial(
            bind(render_scenario, scenario, titles), f"{data}scenarios/{name}.yml", 1
        )
        for name, scenario in book.scenarios.items()
    }
    made |= _for_trainers(book, pages)
    if book.explorer:
        made[TOOLBAR] = Partial(
            bind(render_toolbar, book.explorer), book.explorer.view.file, book.explorer.view.line
        )
    if book.effect_sizes:
        made["claims/chart.html"] = Partial(
            lambda root: render_chart(book.effect_sizes),
            data + "claims.yml",
            1,
            tuple(size.study for size in book.effect_sizes),
        )
    made |= {
        f"self-check/{name}.html": Partial(
            bind(render_check, check), data + "self-check.yml", check.line
        )
        for name, check in book.checks.items()
    }
    made |= {
        f"downloads/{group}.html": Partial(
            bind(render_downloads, listed), data + "downloads.yml", 1
        )
        for group, listed in book.downloads.items()
    }
    if book.follow_up:
        made["follow-up/plan.html"] = Partial(
            bind(render_follow_up, book.follow_up), data + "follow-up.yml", 1
        )
    if book.questions:
        made |= {
            f"questions/{form}.html": Partial(
                bind(render_questions, book.questions, form), data + "questions.yml", 1
            )
            for form in FORMS
        }
        made |= {
            f"questions/{name}.html": Partial(render, data + "questions.yml", 1)
            for name, render in (("key", bind(render_key, book.questions)), ("sums", render_sums))
        }
    if book.path:
        made["signs/path.html"] = Partial(bind(render_path, book.path), data + "signs.yml", 1)
    if book.scenarios:
        metas = {page.name.removeprefix("scenarios/"): page.meta for page in pages}
        made["scenarios/list.html"] = Partial(
            bind(render_list, book.scenarios, metas), data + "scenarios", 1
        )
    if book.moments:
        hats = {
            hat: book.drawings.get(f"hats/{hat}.svg", "") for hat in ("managing", "both", "leading")
        }
        made["moments/which-hat.html"] = Partial(
            bind(render_moments, book.moments, hats), data + "moments.yml", 1
        )
    if book.terms:
        made["glossary.html"] = Partial(bind(render_glossary, book.terms), data + "glossary.yml", 1)
    return made


def _for_trainers(book: Book, pages: list[Page]) -> dict[str, Partial]:
    """Cards of activities by length, plans by audience, the agenda builder, the note of each
    chapter and scenario, and all notes together.
    """
    data, titles = "docs/data/", {page.name: page.meta.get("title", page.name) for page in pages}
    made: dict[str, Partial] = {}
    for length in LENGTHS:
        if activities := [each for each in in_order(book.activities) if each.length == length]:
            made[f"activities/{length}.html"] = Partial(
                bind(render_cards, activities, titles, book.places),
                f"{data}activities/{activities[0].id}.yml",
                1,
            )
    for audience in AUDIENCES:
        if plans := [plan for plan in book.plans.values() if plan.audience == audience]:
            made[f"plans/{audience}.html"] = Partial(
                bind(render_plans, plans), data + "plans.yml", plans[0].line
            )
            made[f"handouts/{audience}.html"] = Partial(
                bind(render_handouts, plans), data + "plans.yml", plans[0].line
            )
    if book.plans and any(
        path in (BUILDER, READY) for page in pages for _, path in page.snippets
    ):  # no page has to show it
        made[BUILDER] = Partial(
            bind(render_builder, list(book.plans.values())), data + "plans.yml", 1
        )
        made[READY] = Partial(bind(render_ready, list(book.plans.values())), data + "plans.yml", 1)
    made |= {
        f"notes/{name}.html": Partial(
            bind(render_note, note, book.activities, book.places),
            data + "trainer-notes.yml",
            note.line,
        )
        for name, note in book.notes.items()
    }
    for folder in FOLDERS:
        if notes := [note for note in book.notes.values() if note.page.startswith(f"{folder}/")]:
            made[f"notes/all-{folder}.html"] = Partial(
                bind(render_all_notes, notes, book.activities, book.places),
                data + "trainer-notes.yml",
                1,
            )
    return made

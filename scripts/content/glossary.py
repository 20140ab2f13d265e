"""Terms of art: docs/data/glossary.yml and the skills to the glossary; links at first use are
checked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from content.pages import Page
from content.skills import Skill
from core.data_files import DataFile
from core.problems import Problem
from render.markup import attribute, linked_data, text

LINK = re.compile(r"\[([^\]]*)\]\([^)]*about/glossary\.md#([a-z0-9-]+)\)")


@dataclass(frozen=True)
class Term:
    """`forms` are the wordings that count as a use; `see` is an address on this site."""

    id: str
    name: str
    forms: tuple[str, ...]
    definition: str
    see: str


def read_terms(document: DataFile, skills: Mapping[str, Skill]) -> dict[str, Term]:
    """Terms by id, in alphabetical order, the skills among them."""
    terms = [
        Term(
            entry["id"],
            entry["term"],
            (entry["term"], *entry.get("forms", ())),
            entry["definition"],
            entry["see"],
        )
        for entry in document.data["terms"]
    ]
    terms += [
        Term(
            skill.id,
            skill.name[0].lower() + skill.name[1:],
            (),
            skill.definition,
            f"chapters/{skill.chapter}/#skill-{skill.id}",
        )
        for skill in skills.values()
    ]
    return {term.id: term for term in sorted(terms, key=lambda term: term.name.casefold())}


def render_glossary(terms: Mapping[str, Term], root: str) -> str:
    """Every term with a heading of its own, so that search finds it, its sentence, and the place
    that treats it.
    """
    items = "\n".join(
        f'<div class="bh-term"><h3 id="{term.id}">{text(term.name[0].upper() + term.name[1:])}<a'
        f' class="headerlink" href="#{term.id}"'
        f' aria-label="{attribute(f"Link to this term: {term.name}")}">#</a></h3><p>{text(term.definition)}'
        f' <a href="{root}{term.see}">More on {text(term.name)}</a></p></div>'
        for term in terms.values()
    )
    term_set = linked_data(
        "DefinedTermSet",
        {
            "@id": "#glossary",
            "hasDefinedTerm": [
                {"@type": "DefinedTerm", "@id": f"#{term.id}"} for term in terms.values()
            ],
        },
    )
    return f'<div class="bh-glossary">\n{term_set}\n{items}\n</div>\n'


def check_first_uses(page: Page, terms: Mapping[str, Term]) -> list[Problem]:
    """Terms whose first use in the running text of a page is not a link to the glossary, and links
    to no term.

    A term that is treated on this very page needs no link away from it.
    """
    problems = []
    linked: set[str] = set()
    pending = {
        form: term
        for term in terms.values()
        if term.see.partition("#")[0] != page.address
        for form in term.forms
    }
    for line, prose in _running_text(page):
        for name, anchor in LINK.findall(prose):
            if anchor not in terms:
                problems.append(
                    Problem(
                        page.file,
                        line,
                        f"the glossary has no term “{anchor}” — add it to docs/data/glossary.yml,"
                        f" or correct the link on “{name}”",
                    )
                )
            linked.add(anchor)
        plain = re.sub(r"\[[^\]]*\]\([^)]*\)|\[\^[^\]]*\]|`[^`]*`", " ", prose)
        for form, term in list(pending.items()):
            if term.id in linked:
                del pending[form]
            elif _uses(form, plain):
                problems.append(
                    Problem(
                        page.file,
                        line,
                        f"“{form}” is a term of art and is not linked where it is first used —"
                        f" write [{form}](../about/glossary.md#{term.id})",
                    )
                )
                linked.add(term.id)
    return problems


def _uses(form: str, prose: str) -> bool:
    flags = re.NOFLAG if form.isupper() or form != form.lower() else re.IGNORECASE
    return re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", prose, flags) is not None


def _running_text(page: Page) -> list[tuple[int, str]]:
    """Lines of prose outside key points, the bold answer and the sources."""
    starts = [(line, anchor) for line, level, _, anchor in page.headings if level == 2]
    spans = [
        (line, anchor, next((after for after, _ in starts if after > line), 10**9))
        for line, anchor in starts
    ]
    skipped = [(line, end) for line, anchor, end in spans if anchor in ("key-points", "sources")]
    return [
        (line, prose)
        for line, prose in page.prose
        if not prose.startswith("**") and not any(start <= line < end for start, end in skipped)
    ]

"""The questions of each workshop plan, as whole HTML pages: a form before it, one after it, and the
key for the trainer.
"""

from content.guide import Guide
from content.plans import Plan
from content.questions import FORMS, Questions
from content.site import KEYS, Site, form_address
from core.templates import fill

ROOT = "../../../../"  # from such a page to the site’s root
STYLES = ("tokens", "page", "self-check", "questions", "handout")


def render_question_pages(guide: Guide, site: Site) -> dict[str, str]:
    """Three pages for each plan, as file name → content."""
    files = {}
    for questions in guide.all(Questions).values():
        if questions.is_of_plan:
            addresses = {form: form_address(form, questions.id) for form in FORMS}
            for form, address in addresses.items():
                files[f"docs/{address}index.html"] = _page(questions, address, guide, site, form)
            key = f"{KEYS}{questions.id}/"
            files[f"docs/{key}index.html"] = _page(questions, key, guide, site)
    return files


def _page(questions: Questions, address: str, guide: Guide, site: Site, form: str = "") -> str:
    """Without a form, the key."""
    code = site.code_of(address)
    return fill(
        f"question-{'form' if form else 'key'}.html",
        guide=guide,
        site=site,
        plan=guide.all(Plan)[questions.id],
        questions=questions,
        form=form,
        kind=guide.labels["handouts"][form or "key"],
        about=address,
        foot=site.spoken(site.address(code) if code else site.url),
        canonical=site.url + address,
        root=ROOT,
        styles=STYLES,
    )

"""A form of numbered questions with one answer each, as pages show it: self-checks, and questions
around a workshop.

docs/javascripts/answers.mjs makes it work: it shows a result, and puts answers in the address when
asked to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from render.markup import text


def render_form(
    name: str,
    ask: str,
    groups: Iterable[str],
    *,
    given: str = "",
    share: str,
    after: str,
    script: str,
) -> str:
    """The form, and the empty places for the result. `given`: attributes the script reads; `share`:
    what is said beside the address of a result; `after`: HTML that follows.
    """
    questions = "\n".join(groups)
    return f"""<div class="bh-check" data-bh-check="{name}"{given}>
<form class="bh-check__form" id="{name}-form">
<p class="bh-check__ask">{text(ask)}</p>
<p class="bh-check__notice" role="status"></p>
{questions}
<p class="bh-check__actions"><button type="submit" class="bh-button bh-check__show" hidden disabled>Show my result</button> <button type="reset" class="bh-button">Clear all</button></p>
</form>
<div class="bh-check__result" id="{name}-result" role="status" tabindex="-1"></div>
<div class="bh-check__share" hidden><p>{text(share)}</p>
<p><label>Address of this result <input class="bh-check__address" readonly></label> <button type="button" class="bh-button bh-check__copy" aria-live="polite">Copy</button></p>
<p>It holds your answers and nothing else. Whoever has it can read them.</p></div>
{after}
<script type="module" src="{script}"></script>
</div>
"""


def render_group(
    name: str,
    ident: str,
    number: int,
    words: str,
    choices: Sequence[tuple[int, str, str]],
    given: str,
) -> str:
    """One question. A choice is (its digit in the address, HTML, attributes of its label)."""
    answers = "".join(
        f'<label{more}><input type="radio" name="{name}-{ident}" value="{value}">'
        f" <span>{label}</span></label>"
        for value, label, more in choices
    )
    return (
        f'<fieldset class="bh-check__statement" id="{name}-{ident}"{given}><legend><b>{number}.</b>'
        f' {text(words)}</legend><div class="bh-check__answers">{answers}</div></fieldset>'
    )

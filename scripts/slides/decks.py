"""Slides: each chapter as a deck, put together from what the chapter shows and from its note for
trainers.

A deck is pure data. deck_pages.py makes a page of it, deck_files.py a file for PowerPoint and one
in plain text. No slide holds
more than slides.LIMIT words. What is longer is left to the chapter or to the presenter's notes;
nothing is cut out of a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from content.guide import Book
from content.pages import CITATION, Page, paragraphs
from content.places import plain_markdown
from render.partials import Partial
from slides.slide import Deck, Slide, in_parts, sentences
from slides.things import slides_of


@dataclass(frozen=True)
class _Found:
    """A slide, and the ids of the headings it stands under on the page."""

    slide: Slide
    under: frozenset[str] = field(default_factory=frozenset)


def deck_of(page: Page, book: Book, partials: Mapping[str, Partial]) -> Deck:
    """The deck of a chapter that has a note for trainers. `partials`: all that pages show, by
    name.
    """
    note = book.notes[page.name]
    shown = list(_shown(page, book))
    taken: set[tuple[str, str]] = set()
    slides = [
        Slide(
            "title",
            "title",
            note.title,
            page.address,
            small="Both Hats: a field guide to management and leadership training",
            notes=(("Purpose", note.purpose),),
        ),
        Slide(
            "question",
            "question",
            note.question,
            page.address,
            notes=(
                ("How", "Ask it, and let people talk in pairs before you show the next slide."),
            ),
        ),
        Slide("answer", "answer", "In one sentence", page.address, text=_lead(page)),
    ]
    for found in shown:
        near = [
            remark
            for remark in note.answers + note.traps
            if remark[0] in found.under | {found.slide.anchor} and remark not in taken
        ]
        taken.update(near)
        slides.append(replace(found.slide, notes=found.slide.notes + _remarks(near, note.answers)))
    slides += _activity(page, book)
    left = _remarks(
        [remark for remark in note.answers + note.traps if remark not in taken], note.answers
    )
    slides += [
        Slide(
            "debrief",
            f"debrief-{number}",
            question,
            page.address,
            notes=left if number == 1 else (),
        )
        for number, question in enumerate(note.debrief, 1)
    ]
    points = list(_key_points(page, book))
    slides += [
        Slide(
            "point",
            f"key-point-{number}",
            f"Key point {number} of {len(points)}",
            f"{page.address}#key-points",
            text=point,
            notes=notes,
        )
        for number, (point, notes) in enumerate(points, 1)
    ]
    slides += _sources(page, book, partials)
    slides.append(
        Slide(
            "end",
            "end",
            "Read it again",
            page.address,
            text=(
                "Copy, change and share these slides, and name “Both Hats” (CC BY 4.0). Quotations"
                " remain their authors’."
            ),
        )
    )
    return Deck(
        page.name.removeprefix("chapters/"),
        note.title,
        page.address,
        str(page.meta["reviewed"]),
        tuple(_told_apart(slides)),
    )


def _shown(page: Page, book: Book) -> Iterator[_Found]:
    """What the page shows, in its order; on the page of questions, each question with its answer
    for the presenter.
    """
    marks = sorted(
        [(line, level, anchor, title) for line, level, title, anchor in page.headings]
        + [(line, 0, path, "") for line, path in page.snippets]
    )
    under: dict[int, str] = {}
    for _, level, name, title in marks:
        if level:
            under = {above: anchor for above, anchor in under.items() if above < level} | (
                {level: name} if level > 1 else {}
            )
            if level == 3 and page.name == "chapters/faq":
                answer = " ".join(map(_spoken, _texts_under(page, name)))
                yield _Found(
                    Slide(
                        "asked", name, title, f"{page.address}#{name}", notes=(("Answer", answer),)
                    ),
                    frozenset(under.values()),
                )
        else:
            for slide in slides_of(name, page, book):
                at = (
                    f"{page.address}#{under[max(under)]}" if slide.kind == "path" else slide.address
                )  # its parts have no short link
                yield _Found(replace(slide, address=at), frozenset(under.values()))


def _lead(page: Page) -> str:
    return plain_markdown(" ".join(line for _, line in paragraphs(page)[0]))


def _key_points(page: Page, book: Book) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Each with a note that names the sources it cites."""
    for point in _texts_under(page, "key-points"):
        named = "; ".join(book.sources[name].short_name for name in CITATION.findall(point))
        yield re.sub(r"^[-*+] ", "", _spoken(point)), (("Sources", named),) if named else ()


def _texts_under(page: Page, anchor: str) -> list[str]:
    """The paragraphs and list items between a heading and the next; attribute lists are left
    out.
    """
    start = next(line for line, _, _, each in page.headings if each == anchor)
    end = next((line for line, *_ in page.headings if line > start), 10**9)
    return [
        " ".join(text.strip() for _, text in each if not text.startswith("{:"))
        for each in paragraphs(page)
        if start < each[0][0] < end
    ]


def _spoken(markdown: str) -> str:
    """Without marks, links and citations."""
    return plain_markdown(CITATION.sub("", markdown))


def _remarks(
    remarks: Iterable[tuple[str, str]], answers: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    likely = set(answers)
    return tuple(
        ("Likely answers" if remark in likely else "Trap", remark[1]) for remark in remarks
    )


def _activity(page: Page, book: Book) -> Iterator[Slide]:
    """The first card of the chapter's note: what it is, then a slide for each step, with its
    minutes.
    """
    names = book.notes[page.name].activities
    activity = book.activities[names[0]]
    others = "; ".join(
        f"{book.activities[name].title}, {book.activities[name].minutes} minutes"
        for name in names[1:]
    )
    pairs = [
        ("Purpose", activity.purpose), ("The room", activity.room), ("On a call", activity.call), ("Bring", "; ".join(activity.materials) or "Nothing."),
        ("What participants get", " ".join(f"{number}. {prompt}" for number, (prompt, _) in enumerate(activity.prompts, 1))), ("Other activities for this chapter", others),
    ]  # fmt: skip
    yield Slide(
        "activity",
        f"activity-{activity.id}",
        activity.title,
        activity.address,
        hat=activity.hat,
        text=f"{activity.minutes} minutes. {activity.people[0].upper()}{activity.people[1:]}.",
        notes=tuple(pair for pair in pairs if pair[1]),
    )
    after = (
        ("What to expect", " ".join(activity.expect)),
        ("Good answers", " ".join(activity.answers)),
        ("Debrief of the activity", " ".join(activity.debrief)),
    )
    for number, (minutes, what) in enumerate(activity.steps, 1):
        step = Slide(
            "step",
            f"step-{number}",
            f"Step {number} of {len(activity.steps)}",
            activity.address,
            small=f"{minutes} {'minute' if minutes == 1 else 'minutes'}",
            minutes=minutes,
        )
        yield from in_parts(
            replace(step, notes=after if number == len(activity.steps) else ()),
            sentences(what),
            lambda part, texts: replace(part, text=" ".join(texts)),
        )


def _sources(page: Page, book: Book, partials: Mapping[str, Partial]) -> list[Slide]:
    """The short names of everything the page rests on, as in its own list."""
    drawn = (
        source for _, path in page.snippets if path in partials for source in partials[path].sources
    )
    names = [
        book.sources[name].short_name
        for name in dict.fromkeys([*(name for _, name in page.citations), *drawn])
    ]
    return in_parts(
        Slide("sources", "sources", "Sources", f"{page.address}#sources"),
        names,
        lambda part, texts: replace(part, lines=tuple(texts)),
    )


def _told_apart(slides: Iterable[Slide]) -> Iterator[Slide]:
    """The slides with a title each of its own: “John P. Kotter (1/2)”."""
    slides = list(slides)
    total, seen = Counter(slide.title for slide in slides), Counter[str]()
    for slide in slides:
        seen[slide.title] += 1
        yield (
            replace(slide, title=f"{slide.title} ({seen[slide.title]}/{total[slide.title]})")
            if total[slide.title] > 1
            else slide
        )

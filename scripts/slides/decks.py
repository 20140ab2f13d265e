"""Slides: each chapter as a deck, put together from what the chapter shows and from its note for
trainers.

A deck is pure data. page.py makes a page of it, powerpoint.py a file for PowerPoint, text.py one in
plain text. No slide holds more than slide.LIMIT words. What is longer is left to the chapter or to
the presenter's notes; nothing is cut out of a sentence.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from content.activities import Activity
from content.guide import Guide
from content.pages import CITATION, Heading, Page, Snippet, plain_markdown
from content.site import Site
from content.trainer_notes import REMARKS, Note
from slides.by_kind import Notes, Words, slides_of
from slides.slide import Deck, Slide, in_parts, sentences


def make_decks(guide: Guide, site: Site, titles: Mapping[str, str]) -> list[Deck]:
    """The deck of every chapter, in the order of nav. `titles`: of kinds, by their names."""
    place = {entry.address: number for number, entry in enumerate(site.order)}
    chapters = [page for page in guide.pages if page.is_chapter]
    chapters.sort(key=lambda page: place.get(page.address, 0))
    return [deck_of(page, guide, titles) for page in chapters]


def deck_of(page: Page, guide: Guide, titles: Mapping[str, str]) -> Deck:
    """The deck of a chapter that has a note for trainers."""
    maker = _Maker(page, guide, Words(guide, titles))
    slides = [
        *maker.opening(),
        *maker.shown(),
        *maker.activity(),
        *maker.debrief(),
        *maker.key_points(),
        *maker.sources(),
        maker.ending(),
    ]
    return Deck(
        page.name.removeprefix("chapters/"),
        maker.note.title,
        page.address,
        str(page.meta["reviewed"]),
        tuple(_told_apart(slides, maker.words.slides["numbered"])),
    )


class _Maker:
    """Makes the slides of one chapter, and remembers which remarks of its note it has used."""

    def __init__(self, page: Page, guide: Guide, words: Words) -> None:
        self.page, self.guide, self.words = page, guide, words
        self.note: Note = guide.all(Note)[page.name]
        # “answers” or “traps”, and the remark
        self.left: list[tuple[str, Mapping[str, str]]] = [
            (kind, remark) for kind in REMARKS for remark in getattr(self.note, kind)
        ]

    def slide(self, kind: str, name: str, title: str, anchor: str = "", **values: Any) -> Slide:
        """A slide of the page, or of a part of it."""
        address = self.page.address + (f"#{anchor}" if anchor else "")
        return self.words.slide(kind, name, title, address, **values)

    def opening(self) -> Iterator[Slide]:
        """Title, question, answer."""
        says, notes = self.words.slides, self.words.notes
        purpose, ask = notes(purpose=self.note.purpose), notes(how=says["ask first"])
        yield self.slide("title", "title", self.note.title, small=says["tagline"], notes=purpose)
        yield self.slide("question", "question", self.note.question, notes=ask)
        lead = " ".join(block.text for block in self.page.paragraphs()[0])
        yield self.slide("answer", "answer", says["in one sentence"], text=plain_markdown(lead))

    def shown(self) -> Iterator[Slide]:
        """What the page shows, in its order, with the remarks that are about it."""
        for slide, under in self._shown():
            yield replace(slide, notes=slide.notes + self.take({slide.anchor, *under}))

    def _shown(self) -> Iterator[tuple[Slide, Collection[str]]]:
        """Each with the ids of the headings it stands under; on the page of questions, each of
        these with its answer for the presenter.
        """
        under: dict[int, str] = {}  # by level, below the page's title
        for block in self.page.blocks:
            if isinstance(block, Heading):
                above = ((level, name) for level, name in under.items() if level < block.level)
                under = dict([*above, (block.level, block.anchor)] if block.level > 1 else [])
                if block.level == 3 and self.page.name == "chapters/faq":
                    answer = " ".join(map(_spoken, self.texts_under(block.anchor)))
                    notes = self.words.notes(answer=answer)
                    slide = self.slide(
                        "asked", block.anchor, block.title, block.anchor, notes=notes
                    )
                    yield slide, under.values()
            elif isinstance(block, Snippet):
                partial = self.guide.partial_of.get(block.path.removeprefix(self.page.prefix))
                records = partial.values.values() if partial else ()
                for slide in slides_of(records, self.page.address, self.words):
                    section = f"{self.page.address}#{under[max(under)]}" if under else ""
                    is_path = slide.kind == "path"  # its parts have no short link
                    yield replace(slide, address=section) if is_path else slide, under.values()

    def take(self, anchors: Collection[str] | None = None) -> Notes:
        """The remarks on these sections that no slide has yet; all that are left for None."""
        taken = [each for each in self.left if anchors is None or each[1]["section"] in anchors]
        self.left = [each for each in self.left if each not in taken]
        names = self.words.slides["notes"]
        return tuple((names[kind], remark["text"]) for kind, remark in taken)

    def activity(self) -> Iterator[Slide]:
        """The first card of the chapter's note: what it is, then a slide for each step, with its
        minutes.
        """
        says, notes, all_activities = self.words.slides, self.words.notes, self.guide.all(Activity)
        activity, *others = (all_activities[name] for name in self.note.activities)
        people = activity.people[0].upper() + activity.people[1:]
        yield self.words.slide(
            "activity",
            f"activity-{activity.id}",
            activity.title,
            activity.address,
            hat=activity.hat,
            text=says["activity"].format(activity.minutes, people),
            notes=notes(
                purpose=activity.purpose,
                room=activity.room,
                call=activity.call,
                bring="; ".join(activity.bring) or says["nothing"],
                prompts=" ".join(
                    f"{number}. {prompt['text']}"
                    for number, prompt in enumerate(activity.prompts, 1)
                ),
                others="; ".join(
                    says["other activity"].format(other.title, other.minutes) for other in others
                ),
            ),
        )
        after = notes(
            expect=" ".join(activity.expect),
            good=" ".join(activity.answers),
            debrief=" ".join(activity.debrief),
        )
        last = len(activity.steps)
        for number, step in enumerate(activity.steps, 1):
            minutes = step["minutes"]
            phrase = says["one minute"] if minutes == 1 else self.words.labels["phrases"]["minutes"]
            slide = self.words.slide(
                "step",
                f"step-{number}",
                says["step"].format(number, last),
                activity.address,
                small=phrase.format(minutes),
                minutes=minutes,
                notes=after if number == last else (),
            )
            yield from in_parts(slide, sentences(step["do"]))

    def debrief(self) -> Iterator[Slide]:
        """A slide for each question; the first has all remarks that are left."""
        for number, question in enumerate(self.note.debrief, 1):
            yield self.slide("debrief", f"debrief-{number}", question, notes=self.take())

    def key_points(self) -> Iterator[Slide]:
        """A slide for each, with a note that names the sources it cites."""
        points = self.texts_under("key-points")
        for number, point in enumerate(points, 1):
            yield self.slide(
                "point",
                f"key-point-{number}",
                self.words.slides["key point"].format(number, len(points)),
                "key-points",
                text=re.sub(r"^[-*+] ", "", _spoken(point)),
                notes=self.words.notes(sources=self.words.named(CITATION.findall(point))),
            )

    def sources(self) -> list[Slide]:
        """The short names of everything the page rests on, as in its own list."""
        cited, drawn = self.guide.sources_on(self.page)
        slide = self.slide("sources", "sources", self.words.slides["sources"], "sources")
        names = [self.guide.sources[source].short_name for source in cited + drawn]
        return in_parts(slide, names, as_list=True)

    def ending(self) -> Slide:
        """Where to read on, and what may be done with the slides."""
        says = self.words.slides
        return self.slide("end", "end", says["read again"], text=says["rights"])

    def texts_under(self, anchor: str) -> list[str]:
        """The paragraphs and list items between a heading and the next; attribute lists are left
        out.
        """
        headings = self.page.headings
        start = next(heading.line for heading in headings if heading.anchor == anchor)
        end = next((heading.line for heading in headings if heading.line > start), 10**9)
        return [
            " ".join(block.text.strip() for block in blocks if not block.text.startswith("{:"))
            for blocks in self.page.paragraphs()
            if start < blocks[0].line < end
        ]


def _spoken(markdown: str) -> str:
    """Without marks, links and citations."""
    return plain_markdown(CITATION.sub("", markdown))


def _told_apart(slides: Sequence[Slide], numbered: str) -> Iterator[Slide]:
    """The slides with a title each of its own: “John P. Kotter (1/2)”."""
    total, seen = Counter(slide.title for slide in slides), Counter[str]()
    for slide in slides:
        seen[slide.title] += 1
        number = numbered.format(seen[slide.title], total[slide.title])
        end = f" ({number})" if total[slide.title] > 1 else ""
        yield replace(slide, title=slide.title + end)

"""Decks: what of a chapter is for the wall, in its order, from the question it answers to a last
slide that leads back to it.

A deck is pure data; page.py and powerpoint.py write it. It is short: a room gets through a slide in
about a minute. So a chapter’s note for trainers may name what is shown (`slides`); where it names
nothing, all is shown for which there is room, in the order of the page. What is left out keeps its
address on the deck’s page.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from content.activities import Activity
from content.guide import Guide
from content.pages import CITATION, Page, plain_markdown
from content.site import Site
from content.trainer_notes import REMARKS, Note
from core.problems import refuse
from render.plates import plate_of
from slides.by_kind import has_slides, is_listed, share, slides_of
from slides.fitting import shortened, size_of
from slides.groups import Group, Item, Notes, Words, anchor_of, anchors_of
from slides.limits import limit, problems_of
from slides.page_things import Thing, lines_under, spoken, texts_under, things_of
from slides.slide import Deck, Left, Line, Slide

FRAME = 6  # slides that every deck has: title, question, activity, debrief, key points, end


def make_decks(guide: Guide, site: Site, titles: Mapping[str, str]) -> list[Deck]:
    """The deck of every chapter, in the order of nav. `titles`: of kinds, by their names.

    Raises BadInput for decks that are too long, and slides whose words do not fit.
    """
    place = {entry.address: number for number, entry in enumerate(site.order)}
    chapters = [page for page in guide.pages if page.is_chapter]
    chapters.sort(key=lambda page: place.get(page.address, 0))
    decks = [deck_of(page, guide, titles) for page in chapters]
    refuse([problem for deck in decks for problem in problems_of(deck, guide)])
    return decks


def deck_of(page: Page, guide: Guide, titles: Mapping[str, str]) -> Deck:
    """The deck of a chapter that has a note for trainers."""
    maker = _Maker(page, guide, Words(guide, titles))
    slides = [
        *maker.opening(),
        *maker.shown(),
        maker.activity(),
        maker.debrief(),
        maker.key_points(),
        maker.ending(),
    ]
    return Deck(
        page.name.removeprefix("chapters/"),
        maker.note.title,
        page.address,
        str(page.meta["reviewed"]),
        tuple(replace(slide, size=size_of(slide)) for slide in slides),
        tuple(maker.left_out({name for slide in slides for name in slide.ids})),
    )


class _Maker:
    """Makes the slides of one chapter, and remembers which remarks of its note it has used."""

    def __init__(self, page: Page, guide: Guide, words: Words) -> None:
        self.page, self.guide, self.words = page, guide, words
        self.note: Note = guide.all(Note)[page.name]
        self.things = list(things_of(page, guide))
        # “answers” or “traps”, and the remark
        self.left: list[tuple[str, Mapping[str, str]]] = [
            (kind, remark) for kind in REMARKS for remark in getattr(self.note, kind)
        ]

    def slide(self, kind: str, name: str, title: str, anchor: str = "", **values: Any) -> Slide:
        """A slide of the page, or of a part of it."""
        address = self.page.address + (f"#{anchor}" if anchor else "")
        return self.words.slide(kind, name, title, address, **values)

    def opening(self) -> Iterator[Slide]:
        """Title, then the question with its answer."""
        says, notes = self.words.slides, self.words.notes
        purpose, ask = notes(purpose=self.note.purpose), notes(how=says["ask first"])
        yield self.slide(
            "title",
            "title",
            self.note.title,
            small=says["tagline"],
            plate=plate.id if (plate := plate_of(self.page, self.guide)) else "",
            notes=purpose,
        )
        lead = " ".join(block.text for block in self.page.paragraphs()[0])
        yield self.slide(
            "question",
            "question",
            says["the question"],
            text=self.note.question,
            lines=(Line("answer", spoken(lead)),),
            notes=ask,
        )

    def shown(self) -> Iterator[Slide]:
        """What the note names, else all for which there is room, with the remarks about it."""
        named = bool(self.note.slides)
        room = limit(self.page) - FRAME
        for things, group in self._named() if named else self._all():
            slides = list(slides_of(group, self.words))
            room -= len(slides)
            if room < 0 and not named:
                return
            about = {each for slide in slides for each in slide.ids}
            about |= {heading.anchor for thing in things for heading in thing.under}
            first, *others = slides
            yield replace(first, notes=first.notes + self.take(about))
            yield from others

    def _named(self) -> Iterator[tuple[Sequence[Thing], Group]]:
        things = {anchor_of(each.record): each for each in self.things if has_slides(each.record)}
        for entry in self.note.slides:
            groups: list[list[Thing]] = []
            for thing in (things[name] for name in entry["show"] if name in things):
                if groups and share([each.record for each in groups[-1]], thing.record):
                    groups[-1].append(thing)
                else:
                    groups.append([thing])
            given = {key: entry[key] for key in ("title", "rows", "columns") if key in entry}
            for shown in groups:
                yield shown, self._group(shown, given)

    def _all(self) -> Iterator[tuple[Sequence[Thing], Group]]:
        """What stands under one heading in one group, if its kind is listed."""
        groups: dict[object, list[Thing]] = {}
        for number, thing in enumerate(self.things):
            is_list = isinstance(thing.record, Item) and thing.record.lines
            if has_slides(thing.record) and not is_list:
                section = thing.under[0].anchor if thing.under else ""
                key = (type(thing.record), section) if is_listed(thing.record) else number
                groups.setdefault(key, []).append(thing)
        for things in groups.values():
            yield things, self._group(things, {})

    def _group(self, things: Sequence[Thing], values: Mapping[str, Any]) -> Group:
        first, under = things[0], things[0].under
        heading = under[0 if is_listed(first.record) else -1]
        records = [thing.record for thing in things]
        title = plain_markdown(heading.title)
        return Group(records, self.page.address, heading.anchor, title, **values)

    def take(self, anchors: Collection[str] | None = None) -> Notes:
        """The remarks on these sections that no slide has yet; all that are left for None."""
        taken = [each for each in self.left if anchors is None or each[1]["section"] in anchors]
        self.left = [each for each in self.left if each not in taken]
        names = self.words.slides["notes"]
        return tuple((names[kind], remark["text"]) for kind, remark in taken)

    def activity(self) -> Slide:
        """The first card of the chapter’s note: what the room reads in each step, its minutes."""
        says, notes, all_activities = self.words.slides, self.words.notes, self.guide.all(Activity)
        phrase = self.words.labels["phrases"]["minutes"]
        activity, *others = (all_activities[name] for name in self.note.activities)
        minutes = {
            number: (says["one minute"] if number == 1 else phrase).format(number)
            for number in (step["minutes"] for step in activity.steps)
        }
        slide = self.words.slide(
            "activity",
            f"activity-{activity.id}",
            activity.title,
            activity.address,
            hat=activity.hat,
            lines=tuple(
                Line(f"step-{number}", step["wall"], says["step"].format(minutes[step["minutes"]]))
                for number, step in enumerate(activity.steps, 1)
            ),
            minutes=activity.minutes,
            notes=notes(
                purpose=activity.purpose,
                how=" ".join(
                    f"{number}. {step['do']}" for number, step in enumerate(activity.steps, 1)
                ),
                room=activity.room,
                call=activity.call,
                bring="; ".join(activity.bring) or says["nothing"],
                prompts=" ".join(
                    f"{number}. {prompt['text']}"
                    for number, prompt in enumerate(activity.prompts, 1)
                ),
                expect=" ".join(activity.expect),
                good=" ".join(activity.answers),
                debrief=" ".join(activity.debrief),
                others="; ".join(
                    says["other activity"].format(other.title, other.minutes) for other in others
                ),
            ),
        )
        return shortened(slide, least=0)

    def debrief(self) -> Slide:
        """The questions to talk over, and all remarks that are left."""
        lines = tuple(
            Line(f"debrief-{number}", question)
            for number, question in enumerate(self.note.debrief, 1)
        )
        title = self.words.slides["talk"]
        return self.slide("debrief", "debrief", title, lines=lines, notes=self.take())

    def key_points(self) -> Slide:
        """All of them, with a note that names the sources they cite."""
        cited = CITATION.findall(" ".join(texts_under(self.page, "key-points")))
        return self.slide(
            "points",
            "key-points",
            self.words.slides["key points"],
            "key-points",
            lines=lines_under(self.page, "key-points", "key-point"),
            notes=self.words.notes(sources=self.words.named(list(dict.fromkeys(cited)))),
        )

    def ending(self) -> Slide:
        """The way back to the chapter, and what may be done with the slides; its sources are in
        the notes.
        """
        says = self.words.slides
        cited, drawn = self.guide.sources_on(self.page)
        return self.slide(
            "end",
            "end",
            says["read again"],
            text=says["rights"],
            anchors=("sources",),
            notes=self.words.notes(sources=self.words.named(cited + drawn)),
        )

    def left_out(self, shown: Collection[str]) -> Iterator[Left]:
        """What the page shows and no slide does."""
        seen = set(shown)
        for record in (thing.record for thing in self.things if has_slides(thing.record)):
            if isinstance(record, Item) and record.lines:
                continue
            for anchor in anchors_of(record):
                if anchor.id not in seen:
                    seen.add(anchor.id)
                    title = plain_markdown(anchor.title)
                    yield Left(anchor.id, title, f"{self.page.address}#{anchor.id}")

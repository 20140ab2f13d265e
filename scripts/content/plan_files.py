"""Read docs/data/plans/*.yml: what a part may be, and whether the times add up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from content.guide import Guide
from content.plans import (
    CALL,
    ROOM,
    Meeting,
    Part,
    Plan,
    length_in_words,
    timetables,
)
from core.documents import DataFile, frozen

# What a part may be, and which other keys it then has; without one of these, it is said.
KINDS: Mapping[str, set[str]] = {
    "activity": set(),
    "scenario": {"minutes", "say"},
    "show": {"minutes", "say"},
    "regroup": {"minutes"},
    "break": {"minutes"},
}
SAID = {"minutes", "say"}
NAMED = ("activity", "scenario", "show")  # those that name something with an address
STOP = 10  # minutes of a break that only a call has
ROOMS_OF_SCENARIO = 2  # minutes into breakout rooms and back
Keys = tuple[str | int, ...]


def read(document: DataFile, guide: Guide) -> list[Plan]:
    """One plan, whose id is the name of its file. Reports every part that names nothing or has a
    key too many or too few.
    """
    document.check_id()
    entry = frozen(document.data)
    for other in guide.all(Plan).values():
        if other.title.casefold() == entry["title"].casefold():
            document.report(
                f"the title “{entry['title']}” is also that of {other.file} — give each plan a"
                " title of its own",
                "title",
            )
    reader = _Reader(document, guide)
    read = (
        reader.meeting(meeting, ("meetings", number))
        for number, meeting in enumerate(entry["meetings"])
    )
    stops, words = entry["call"].get("stops", ()), guide.labels["parts"]
    meetings = tuple(
        replace(meeting, everywhere=tuple(_everywhere(meeting, stops, words))) for meeting in read
    )
    length = length_in_words(meetings, guide.labels["phrases"])
    values = {
        **entry,
        "id": document.stem,
        "meetings": meetings,
        "audience_place": [*guide.labels["audiences"]].index(entry["audience"]),
    }
    plan = Plan(**values, length=length)
    calls = tuple(meeting.on_call for meeting in meetings)
    return [
        replace(
            plan,
            length_on_call=length_in_words(calls, guide.labels["phrases"]),
            tables=timetables(plan, guide.labels["timetable"]),
            **_of_cards(plan, guide.records.get("activity", {})),
        )
    ]


def _everywhere(meeting: Meeting, stops: Sequence[str], words: Mapping[str, str]) -> Iterator[Part]:
    """The parts of a meeting in a room and those on a call, where nobody moves a chair, breakout
    rooms take minutes, and whoever looks at a screen has a break more often.
    """
    for part in meeting.parts:
        if part.moving:
            ways = Part(f"{part.id}-rooms", "rooms", part.moving, words["rooms"], "", only=CALL)
            yield replace(ways, address=part.address, name=part.name)
        yield replace(part, only=ROOM) if part.kind == "regroup" else part
        if part.id in stops:
            yield Part(f"{part.id}-stop", "break", STOP, words["break"], words["stop"], only=CALL)


def _of_cards(plan: Plan, activities: Mapping[str, Any]) -> dict[str, Any]:
    """What a plan has from the cards it uses; what it cannot name has been reported."""
    named = dict.fromkeys(part.name for part in plan.parts if part.kind == "activity")
    cards = [activities[name] for name in named if name in activities]
    group = (
        max((card.group["from"] for card in cards), default=1),
        min((card.group["to"] for card in cards), default=1),
    )
    bring: dict[str, list[str]] = {}
    for card in cards:
        for thing in card.bring:
            bring.setdefault(thing, []).append(card.title)
    pages = (
        f"chapters/{activities[part.name].chapter}"
        if part.kind == "activity" and part.name in activities
        else part.address.partition("/#")[0]
        for part in plan.parts
    )
    chapters = tuple(name for name in dict.fromkeys(pages) if name.startswith("chapters/"))
    on_foot = len(cards) == len(plan.parts) and all(card.kind == "huddle" for card in cards)
    return {"group": group, "bring": bring, "chapters": chapters, "on_foot": on_foot}


class _Reader:
    """Reads the parts of meetings. Names whose data could not be read are not judged."""

    def __init__(self, document: DataFile, guide: Guide) -> None:
        self.document, self.guide = document, guide
        self.report = document.report
        self.words = guide.labels["parts"]

    def meeting(self, data: Mapping[str, Any], keys: Keys) -> Meeting:
        before = len(self.document.problems)
        parts: list[Part] = []
        for index, entry in enumerate(data["parts"]):
            taken = {part.id for part in parts}
            parts.append(self.part(entry, (*keys, "parts", index), taken, index + 1))
        total, promised = sum(part.minutes for part in parts), data["minutes"]
        # A part that is wrong would make the sum wrong too.
        sound = len(self.document.problems) == before and self.guide.could_read("activities")
        if total != promised and sound:
            gap = f"{abs(total - promised)} {'more' if total > promised else 'fewer'}"
            self.report(
                f"the parts of “{data['title']}” add up to {total} minutes, {gap} than the"
                f" {promised} promised — change a part, or the promise",
                *keys,
                "minutes",
            )
        return Meeting(data["title"], promised, tuple(parts))

    def part(self, entry: Mapping[str, Any], keys: Keys, taken: set[str], number: int) -> Part:
        kind = self.kind(entry, keys)
        name = entry.get(kind, "")
        ident = name.rpartition("#")[2] if kind in NAMED else f"part-{number}"
        ident = f"{ident}-{number}" if ident in taken else ident
        if kind == "activity":
            return self.activity(ident, name, keys)
        minutes, say = entry.get("minutes", 0), entry.get("say", "")
        if kind == "scenario":
            self.require(name, "scenario", "scenarios", keys)
            what = self.words["scenario"].format(self.guide.titles.get(f"scenarios/{name}", name))
            address = f"scenarios/{name}/"
            return Part(ident, kind, minutes, what, say, address, name, ROOMS_OF_SCENARIO)
        if kind == "show":
            if self.guide.is_whole and name not in self.guide.place_names:
                self.report(
                    f"there is nothing at “{name}” — use a page’s address and the id of a heading,"
                    " table, row, quotation or card on it",
                    *(*keys, kind),
                )
            what = self.words["show"].format(self.guide.place_names.get(name, ""))
            return Part(ident, kind, minutes, what, say, name)
        return Part(ident, kind, minutes, self.words[kind], name)

    def kind(self, entry: Mapping[str, Any], keys: Keys) -> str:
        """What a part is; reports keys that do not go with that."""
        kinds = [kind for kind in KINDS if kind in entry]
        kind = kinds[0] if kinds else "say"
        wanted = KINDS.get(kind, SAID)
        if len(kinds) > 1:
            self.report(
                f"this part is {' and '.join(kinds)} at once — make each a part of its own", *keys
            )
        for key in sorted(wanted - entry.keys()):
            self.report(f"the key “{key}” is missing — add it", *keys)
        for key in sorted(SAID & entry.keys() - wanted):
            whose = "an activity" if kind == "activity" else f"a {kind}"
            why = "its minutes are on its card; " if key == "minutes" else ""
            self.report(f"“{key}” does not belong to {whose} — {why}remove it", *keys, key)
        return kind

    def activity(self, ident: str, name: str, keys: Keys) -> Part:
        self.require(name, "activity", "activities", keys)
        activity = self.guide.records.get("activity", {}).get(name)
        if activity is None:
            return Part(ident, "activity", 0, "", "")
        seats = activity.in_words[0].upper() + activity.in_words[1:]
        return Part(
            ident,
            "activity",
            activity.minutes,
            self.words["activity"].format(activity.title),
            self.words["activity how"].format(seats, activity.purpose),
            activity.address,
            activity.id,
            activity.moving,
        )

    def require(self, name: str, kind: str, folder: str, keys: Keys) -> None:
        if name not in self.guide.records.get(kind, ()) and self.guide.could_read(folder):
            self.report(
                f"there is no {kind} “{name}” — use the name of a file in docs/data/{folder}",
                *(*keys, kind),
            )

"""The site as it is published: its address, its pages in reading order, and its short links."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from content.forwards import Forward
from content.guide import HOME, Guide, Place
from content.links import FILE, Link
from content.plans import HANDOUTS, Plan
from content.questions import FORMS, Questions
from content.scenarios import Scenario
from core.mkdocs_yml import Entry
from core.problems import Problem, refuse

# Folders, in which each plan has a page.
SHEETS, PACKS, CUTOUTS = HANDOUTS, "trainers/packs/", "trainers/cutouts/"
QUESTIONS = "trainers/questions/"  # the same, with a folder for each form and one for keys
KEYS = f"{QUESTIONS}key/"
DECKS = "trainers/slides/"  # the page that lists the decks; each has a page below it


@dataclass(frozen=True)
class ShortLink:
    """`address`: where the code leads today; `why`: what a forward on the way says."""

    code: str
    address: str
    place: Place
    why: str = ""


@dataclass(frozen=True)
class Site:
    """`url` ends in a slash; `order`: the pages of nav; `places`: all that links can lead to."""

    url: str
    order: Sequence[Entry]
    places: Sequence[Place]
    links: Sequence[ShortLink]

    @cached_property
    def titles(self) -> dict[str, str]:
        return {place.page: place.title for place in self.places if not place.anchor}

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {link.address: link.code for link in self.links}

    def code_of(self, address: str) -> str:
        """The code that leads there; nothing where it has none yet."""
        return self._codes.get(address, "")

    def address(self, code: str) -> str:
        return f"{self.url}go/{code}/"

    def short(self, address: str) -> str:
        """The whole address that leads there: the short link, or the long one where it has none."""
        code = self.code_of(address)
        return self.address(code) if code else self.url + address.removeprefix(HOME)

    def spoken(self, address: str) -> str:
        """A whole address as people write it on a board."""
        return address.partition("://")[2].rstrip("/")

    def page_of(self, link: ShortLink) -> str:
        """The title of the page it is on; nothing where it is that page."""
        return self.titles[link.place.page] if link.place.anchor else ""


def published(guide: Guide, url: str, order: Sequence[Entry]) -> Site:
    """Raises BadInput for short links that lead nowhere."""
    places = [*guide.places, *_sheets(guide), *_choices(guide), *_forms(guide)]
    known = {place.address: place for place in places}
    followed = {link: _follow(link, guide, known) for link in guide.all(Link).values()}
    refuse(
        [
            Problem(
                FILE,
                link.line,
                f"“{link.target}” is not there any more, and “{link.id}” leads to it — bring it"
                " back, or say in docs/data/forwards.yml where it went",
            )
            for link, end in followed.items()
            if not end
        ]
    )
    return Site(url, order, places, list(filter(None, followed.values())))


def without_code(site: Site) -> list[Place]:
    reached = {link.address for link in site.links}
    return [place for place in site.places if place.is_linkable and place.address not in reached]


def _sheets(guide: Guide) -> list[Place]:
    title = guide.labels["phrases"]["sheet"]
    return [
        Place(f"{SHEETS}{plan.id}/", "", title.format(plan.title), "handout")
        for plan in guide.all(Plan).values()
    ]


def _choices(guide: Guide) -> list[Place]:
    """Of each scenario what a room may see before it has voted."""
    title = guide.labels["phrases"]["choices"]
    return [
        Place(scenario.choices, "", title.format(guide.titles[scenario.page]), "choices")
        for scenario in guide.all(Scenario).values()
    ]


def form_address(form: str, plan: str) -> str:
    return f"{QUESTIONS}{form}/{plan}/"


def _forms(guide: Guide) -> list[Place]:
    """The forms of questions that participants get; no code leads to a key."""
    kinds = guide.labels["handouts"]
    return [
        Place(form_address(form, each.id), "", f"{each.title}: {kinds[form]}", "questions")
        for each in guide.all(Questions).values()
        if each.is_of_plan
        for form in FORMS
    ]


def _follow(link: Link, guide: Guide, known: Mapping[str, Place]) -> ShortLink | None:
    """Where a code leads today: to its target, or where a forward says that it went."""
    if link.target in known:
        return ShortLink(link.id, link.target, known[link.target])
    page, _, anchor = link.target.partition("#")
    moved = guide.all(Forward)
    forward = moved.get(link.target) or moved.get(page)
    if not forward:
        return None
    address = forward.target or HOME
    if "#" not in address and anchor and f"{address}#{anchor}" in known:
        address += f"#{anchor}"
    place = known.get(address) or known[address.partition("#")[0]]
    return ShortLink(link.id, address, place, forward.why)

"""The promises of handouts, as pure functions: what a sheet must hold and must not, what a PDF must
be.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pypdf
import yaml

from content.site import CUTOUTS, PACKS, SHEETS
from site_fixtures import ROOT

DATA = ROOT / "docs/data"
PLANS = {
    path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(DATA.glob("plans/*.yml"))
}
HANDOUTS = [f"{folder}{plan}/" for folder in (SHEETS, PACKS, CUTOUTS) for plan in PLANS]
POINTS = {"a4": (595, 842), "letter": (612, 792)}
OF_OPTIONS = ("managing", "leading", "outcome")  # what is said of one once it is chosen
SENTENCE = re.compile(r"(?<=[.?!:]) ")
MARGINS = (34, 28)  # at the foot and head of each page, in points
EMPTIEST = 1 / 3


@dataclass(frozen=True)
class Work:
    """What one plan uses, read from the YAML alone: for participants, for the trainer only, and on
    cards; `firsts`: title → what stands under it first. None of `shown` may be cut in two.
    """

    shown: list[str]
    kept: list[str]
    secret: list[str]
    firsts: dict[str, str]


def work_of(plan: Mapping[str, Any], data: Path, titles: Mapping[str, str]) -> Work:
    """`titles`: of scenarios, by id."""
    parts = [part for meeting in plan["meetings"] for part in meeting["parts"]]

    def used(key: str, folder: str) -> dict[str, dict[str, Any]]:
        names = dict.fromkeys(part[key] for part in parts if key in part)
        files = {name: data / folder / f"{name}.yml" for name in names}
        return {name: yaml.safe_load(file.read_text("utf-8")) for name, file in files.items()}

    cards, cases = used("activity", "activities"), used("scenario", "scenarios")
    prompts = [(card, prompt) for card in cards.values() for prompt in card["prompts"]]
    asked: dict[str, list[str]] = {}
    for card in cards.values():
        known = [card["situation"]] if "situation" in card else []
        known += [each["text"] for each in card["prompts"] if each["for"] == "everyone"]
        asked |= {card["title"]: known} if known else {}
    for name, case in cases.items():
        choices = [option["choice"] for option in case["options"]]
        asked[titles[name]] = [case["situation"], case["question"], *choices]
    kept = [
        *(plan["purpose"], *plan["before"], *plan["after"]),
        *(part["say"] for part in parts if "say" in part),
    ]
    for card in cards.values():
        kept += [card["purpose"], *card["debrief"], *card["expect"], *card["answers"]]
        kept += [step["do"] for step in card["steps"]]
    for case in cases.values():
        kept += [case["why"], case["takeaway"], *case["twist"].values(), *case["debrief"]]
        kept += [each[key] for each in case["options"] for key in OF_OPTIONS]
    return Work(
        [plan["title"], *(text for title, texts in asked.items() for text in (title, *texts))],
        kept,
        [prompt["text"] for _, prompt in prompts if prompt["for"] == "card"],
        {title: texts[0] for title, texts in asked.items()},
    )


def most_pages(plan: Mapping[str, Any], kind: str) -> int:
    """For 90 minutes six in the pack and two on the sheet; for longer plans in proportion, and a
    page for the heads of several meetings.
    """
    minutes = sum(meeting["minutes"] for meeting in plan["meetings"])
    series = len(plan["meetings"]) > 1
    least, each = (6, 30) if kind == PACKS else (2, 100)
    return least + series + max(0, -(-(minutes - 90) // each))


def bare(text: str) -> str:
    """Without white space, which lines on paper do not keep, with ligatures (ﬀ) taken apart and
    quotation marks straight.
    """
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", straight))


def source(html: str) -> str:
    """All that is in a file, seen or unseen, without the tags that may stand inside a sentence."""
    return unescape(re.sub(r'<wbr>|</?(?:p|b|i|span|li)(?: class="[^"]*")?>', "", html))


def lacking(text: str, wanted: Iterable[str]) -> list[str]:
    text = bare(text)
    return [f"lacks “{each}”" for each in wanted if bare(each) not in text]


def given_away(text: str, work: Work) -> list[str]:
    """Sentences that are the trainer’s or one person’s alone; those of three words or fewer prove
    nothing.
    """
    text, shown = bare(text), bare(" ".join(work.shown))
    hidden = (*work.kept, *work.secret)
    secrets = [each for whole in hidden for each in SENTENCE.split(" ".join(whole.split()))]
    return [
        f"gives away “{each}”"
        for each in secrets
        if len(each.split()) > 3 and bare(each) in text and bare(each) not in shown
    ]


@dataclass(frozen=True)
class Printed:
    """What a PDF says of itself, and the text of each page."""

    title: str
    language: str
    tagged: bool
    sizes: list[tuple[int, int]]
    links: list[str]
    pages: list[str]


def printed(path: Path) -> Printed:
    pdf = pypdf.PdfReader(path)
    root = pdf.trailer["/Root"]
    notes = [each.get_object() for page in pdf.pages for each in page.get("/Annots", ())]
    actions = [note.get("/A", {}) for note in notes]
    return Printed(
        str(pdf.metadata.title if pdf.metadata else ""),
        str(root.get("/Lang", "")),
        bool(root.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in root,
        [(round(page.mediabox.width), round(page.mediabox.height)) for page in pdf.pages],
        [str(action["/URI"]) for action in actions if "/URI" in action],
        [page.extract_text() for page in pdf.pages],
    )


def wrong_with(pdf: Printed, title: str, paper: str, home: str) -> list[str]:
    """Why it would not do for a screen reader, a printer or somebody who types the address at its
    foot.
    """
    sizes, pages = dict(enumerate(pdf.sizes, 1)), dict(enumerate(map(bare, pdf.pages), 1))
    feet = {number: {bare(f"{number} / {len(pages)}"), bare(title)} for number in pages}
    return [
        *([] if pdf.tagged else ["is not tagged"]),
        *([] if pdf.title == title else [f"is called “{pdf.title}”"]),
        *([] if pdf.language.startswith("en") else [f"is in “{pdf.language}”"]),
        *(f"page {number} is {size}" for number, size in sizes.items() if size != POINTS[paper]),
        *(f"links to {link}" for link in pdf.links if not link.startswith(home)),
        *(
            f"page {number} has no foot"
            for number, text in pages.items()
            if not all(each in text for each in feet[number])
        ),
    ]


def empty(page: pypdf.PageObject) -> float:
    """How much of the height between the margins of a page is blank under its last line and its
    last room to write, whose round corners are the only curves.
    """
    lows: list[float] = []

    def see(text: str, at: list[float], line: list[float], *_: object) -> None:
        if text.strip() and (low := line[5] * at[3] + at[5]) > MARGINS[0]:
            lows.append(low)

    def follow(operator: bytes, ends: list[float], at: list[float], *_: object) -> None:
        if operator == b"c":
            lows.append(float(ends[-2]) * at[1] + float(ends[-1]) * at[3] + at[5])

    page.extract_text(visitor_text=see, visitor_operand_before=follow)
    whole = float(page.mediabox.height) - sum(MARGINS)
    return (min(lows, default=whole) - MARGINS[0]) / whole


def split(sheets: Iterable[str], firsts: Mapping[str, str], wholes: Iterable[str]) -> list[str]:
    """What begins on one sheet and ends on another, and titles without what they are over."""
    texts = [bare(sheet) for sheet in sheets]
    together = [(title, title, first) for title, first in firsts.items()]
    together += [(whole, whole, whole) for whole in wholes]
    return [
        f"“{name}” is cut in two"
        for name, start, end in together
        if not any(bare(start) in text and bare(end) in text for text in texts)
    ]

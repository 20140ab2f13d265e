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

from content.site import PACKS, SHEETS
from site_fixtures import ROOT

DATA = ROOT / "docs/data"
PLANS = {
    path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(DATA.glob("plans/*.yml"))
}
HANDOUTS = [f"{folder}{plan}/" for folder in (SHEETS, PACKS) for plan in PLANS]
POINTS = {"a4": (595, 842), "letter": (612, 792)}
OF_OPTIONS = ("managing", "leading", "outcome")  # what is said of one once it is chosen
SENTENCE = re.compile(r"(?<=[.?!:]) ")


@dataclass(frozen=True)
class Work:
    """What one plan uses, read from the YAML alone: for participants, and for the trainer only;
    `ends`: title → its last prompt or choice.
    """

    shown: list[str]
    kept: list[str]
    ends: dict[str, str]


def work_of(plan: Mapping[str, Any], data: Path, titles: Mapping[str, str]) -> Work:
    """`titles`: of scenarios, by id."""
    parts = [part for meeting in plan["meetings"] for part in meeting["parts"]]

    def used(key: str, folder: str) -> dict[str, dict[str, Any]]:
        names = dict.fromkeys(part[key] for part in parts if key in part)
        files = {name: data / folder / f"{name}.yml" for name in names}
        return {name: yaml.safe_load(file.read_text("utf-8")) for name, file in files.items()}

    cards, cases = used("activity", "activities"), used("scenario", "scenarios")
    asked = {
        card["title"]: texts
        for card in cards.values()
        if (texts := [each["text"] for each in card["prompts"] if each["for"] == "everyone"])
    } | {
        titles[name]: [option["choice"] for option in case["options"]]
        for name, case in cases.items()
    }
    shown = [
        plan["title"],
        *(text for title, texts in asked.items() for text in (title, *texts)),
        *(case[key] for case in cases.values() for key in ("situation", "question")),
    ]
    kept = [
        *(plan["purpose"], *plan["before"], *plan["after"]),
        *(part["say"] for part in parts if "say" in part),
    ]
    for card in cards.values():
        kept += [card["purpose"], *card["debrief"], *card["expect"], *card["answers"]]
        kept += [step["do"] for step in card["steps"]]
        kept += [each["text"] for each in card["prompts"] if each["for"] == "card"]
    for case in cases.values():
        kept += [case["why"], case["takeaway"], *case["twist"].values(), *case["debrief"]]
        kept += [each[key] for each in case["options"] for key in OF_OPTIONS]
    return Work(shown, kept, {title: texts[-1] for title, texts in asked.items()})


def bare(text: str) -> str:
    """Without white space, which lines on paper do not keep, and with ligatures (ﬀ) taken apart."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def source(html: str) -> str:
    """All that is in a file, seen or unseen, without the tags that may stand inside a sentence."""
    return unescape(re.sub(r'<wbr>|</?(?:p|b|i|span|li)(?: class="[^"]*")?>', "", html))


def lacking(text: str, wanted: Iterable[str]) -> list[str]:
    text = bare(text)
    return [f"lacks “{each}”" for each in wanted if bare(each) not in text]


def given_away(text: str, work: Work) -> list[str]:
    """Sentences that are the trainer’s alone; those of three words or fewer prove nothing."""
    text, shown = bare(text), bare(" ".join(work.shown))
    secrets = [each for whole in work.kept for each in SENTENCE.split(" ".join(whole.split()))]
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


def split(sheets: Iterable[str], ends: Mapping[str, str]) -> list[str]:
    """What begins on one sheet and ends on another. A title may be named on further sheets."""
    texts = [bare(sheet) for sheet in sheets]
    return [
        f"“{title}” is cut in two"
        for title, end in ends.items()
        if not any(bare(title) in text and bare(end) in text for text in texts)
    ]

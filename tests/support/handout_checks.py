"""The promises of handouts, as pure functions: what a sheet must hold and must not, what a PDF must
be.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pypdf
import yaml

from content.site import PACKS, SHEETS
from site_fixtures import ROOT

PLANS = {
    plan["id"]: plan
    for plan in yaml.safe_load((ROOT / "docs/data/plans.yml").read_text("utf-8"))["plans"]
}
HANDOUTS = [f"{folder}{plan}/" for folder in (SHEETS, PACKS) for plan in PLANS]
POINTS = {"a4": (595, 842), "letter": (612, 792)}
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
    shown, ends = [plan["title"]], {}
    kept = [
        plan["purpose"],
        *plan["before"],
        *plan["after"],
        *(part["say"] for part in parts if "say" in part),
    ]
    for name in dict.fromkeys(part["activity"] for part in parts if "activity" in part):
        card = yaml.safe_load((data / f"activities/{name}.yml").read_text("utf-8"))
        prompts = [each["text"] for each in card["prompts"]]
        shown += [card["title"], *prompts] if prompts else []
        ends |= {card["title"]: prompts[-1]} if prompts else {}
        kept += [
            card["purpose"],
            *card["debrief"],
            *card["expect"],
            *card["answers"],
            *(step["do"] for step in card["steps"]),
        ]
    for name in dict.fromkeys(part["scenario"] for part in parts if "scenario" in part):
        case = yaml.safe_load((data / f"scenarios/{name}.yml").read_text("utf-8"))
        choices = [option["choice"] for option in case["options"]]
        shown += [titles[name], case["situation"], case["question"], *choices]
        ends[titles[name]] = choices[-1]
        kept += [
            case["why"],
            case["takeaway"],
            *case["twist"].values(),
            *case["debrief"],
            *(
                option[key]
                for option in case["options"]
                for key in ("managing", "leading", "outcome")
            ),
        ]
    return Work(shown, kept, ends)


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
    sentences = [
        each
        for whole in work.kept
        for each in SENTENCE.split(" ".join(whole.split()))
        if len(each.split()) > 3
    ]
    return [
        f"gives away “{each}”"
        for each in sentences
        if bare(each) in text and bare(each) not in shown
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
    return Printed(
        str(pdf.metadata.title if pdf.metadata else ""),
        str(root.get("/Lang", "")),
        bool(root.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in root,
        [(round(page.mediabox.width), round(page.mediabox.height)) for page in pdf.pages],
        list(_links(pdf)),
        [page.extract_text() for page in pdf.pages],
    )


def _links(pdf: pypdf.PdfReader) -> Iterator[str]:
    for page in pdf.pages:
        for each in page.get("/Annots", ()):
            action = each.get_object().get("/A", {})
            if "/URI" in action:
                yield str(action["/URI"])


def wrong_with(pdf: Printed, title: str, paper: str, home: str) -> list[str]:
    """Why it would not do for a screen reader, a printer or somebody who types the address at its
    foot.
    """
    problems = [] if pdf.tagged else ["is not tagged"]
    problems += [] if pdf.title == title else [f"is called “{pdf.title}”"]
    problems += [] if pdf.language.startswith("en") else [f"is in “{pdf.language}”"]
    problems += [
        f"page {number} is {size}"
        for number, size in enumerate(pdf.sizes, 1)
        if size != POINTS[paper]
    ]
    problems += [f"links to {link}" for link in pdf.links if not link.startswith(home)]
    count = len(pdf.pages)
    return problems + [
        f"page {number} has no foot"
        for number, text in enumerate(pdf.pages, 1)
        if bare(f"{number} / {count}") not in bare(text) or bare(title) not in bare(text)
    ]


def split(sheets: Iterable[str], ends: Mapping[str, str]) -> list[str]:
    """What begins on one sheet and ends on another. A title may be named on further sheets."""
    texts = [bare(sheet) for sheet in sheets]
    return [
        f"“{title}” is cut in two"
        for title, end in ends.items()
        if not any(bare(title) in text and bare(end) in text for text in texts)
    ]

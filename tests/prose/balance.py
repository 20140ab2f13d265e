"""How evenly the two hats are treated: words, praise and blame for each, by page and data file.

    PYTHONPATH=scripts .venv-test/bin/python tests/prose/balance.py
        the counts, then each sentence counted as praise or blame

Whose words. Text is a hat's where its place says so: a card, table column or scenario field of that
hat, a section whose heading names only that hat, or a paragraph whose opening in bold does.
Elsewhere each sentence that names one hat only is that hat's. Cards of both hats are nobody's.

Whose praise and blame. A sentence is about the one hat it names; where it names both, each half
speaks for itself; a scenario field or table cell is about its hat unnamed. Such a sentence is
praise if it holds a word of PRAISE, blame if it holds one of BLAME, and may be both; “not good” is
neither. The measure is rough, and the same for both hats. NOT_OURS is left out: what others wrote,
and options of questions, most of which are wrong.
"""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from prose_reading import HATS, ROOT, Passage, only_hat, passages, sentences

MEASURES = ("words", "praise", "blame")
TOLERANCE = 0.10  # of the sum: how far the two may differ over the whole guide
NOT_OURS = {f"docs/data/{name}.yml" for name in ("quotes", "sources", "questions")}
Counts = Counter[tuple[str, str, str]]  # by file, hat and measure

# Words of worth, picked by reading through all words of the counted sentences without their hats.
# The worth of good order (kept, on time, safe) and that of good will (trust, hope, pride) have to
# be there alike, or the count would take a side. In neither list: words that as often state a fact
# (cover, settle, order, support), that describe evidence (strong, weak), or that name what a hat
# works on (cost, risk and gap; doubt and uncertainty).
PRAISE = """good better best great well works gain(?:s|ed)? improve[sd]? succeed(?:s|ed)? success
    successful effective efficient productive productivity profit profitable
    surviv(?:e|es|al) help(?:s|ed|ing|ful|fulness)? useful worth protect(?:s|ed)? save[sd]?
        saving spare[sd]? free[sd]? cure[sd]? mend(?:s|ed)? prevent(?:s|ed)?
    last(?:s|ing) ready readier sound safe safer safety stead(?:y|ies) calm calms cools orderly
        tidy tidier workable simple simplest clear clearer clearly plain plainly
    quick quicker quickly cheap cheaper cheaply early care cares careful carefully keep(?:s|ing)?
        kept hold(?:s|ing)? held meets? met fits? covered close[sd] on\\stime
    wins? winning won earn(?:s|ed)? trust(?:s|ed)? honest honesty open openly frank fair fairly
        decent kind kindness respect(?:s|ed)? thanks willing keen keener keenness
    belief believe[sd]? hope[sd]? faith confidence pride creative creativity inventive
        inspir(?:e|es|ed|ing) lively thrilling healthy welcome satisfied heard shared""".split()
BLAME = """bad badly worse worst poor fail(?:s|ed|ing|ure)? wrong faults? mistakes? lacks?
    miss(?:es|ed|ing)? los(?:e|es|ing|t|s|ses) waste[sd]? harm(?:s|ed|ful)? hurts? costly
    expensive overspends? overspent overruns penalty gamble danger trouble spoils? idle late
        lateness slow slower rush rushed thin thinner thinly hard harder awkward
    fiddly strange unproved untested guess leak theft tire[sd]? worn worn-out worried frantic
        dull stale hollow noise cold silence unheard unsaid overlooked ignores?
    hides? hidden empty shrinks? crowds distrust suspects rumour fears? anger blame resents?
        grumbling quarrels? dislikes foolish shock disorder muddle drifts? stalls?
    stalled undone refused""".split()

_WORTH = {
    name: re.compile(rf"(?<!as )\b(?:{'|'.join(words)})\b(?!-)", re.I)
    for name, words in (("praise", PRAISE), ("blame", BLAME))
}
_NEGATED = re.compile(
    r"(?:\b(?:no|not|never|without|nor|neither|cannot)|n[’']t)\s+(?:\w+\s+)?$", re.I
)
_HALVES = re.compile(r"[;:]\s|,\s(?:and|but|while|yet|so|or|whereas)\s|\s(?:while|whereas|but)\s")


def judgements(sentence: str, hat: str = "") -> list[tuple[str, str]]:
    """(hat, “praise” or “blame”), each at most once; `hat` is what the sentence is about if it
    names none.
    """
    named = only_hat(sentence) or hat
    halves = (
        [(only_hat(half), half) for half in _HALVES.split(sentence)]
        if named == "both"
        else [(named, sentence)]
    )
    return sorted(
        {
            (about, name)
            for about, half in halves
            for name, words in _WORTH.items()
            if about in HATS
            and any(not _NEGATED.search(half[: match.start()]) for match in words.finditer(half))
        }
    )


def read(root: Path) -> list[Passage]:
    """All running text of the guide and its cards."""
    return [
        passage
        for passage in passages(root)
        if passage.kind != "heading" and passage.file not in NOT_OURS
    ]


def count(text: Iterable[Passage], hits: list[str] | None = None) -> Counts:
    """`hits` gets every sentence that is praise or blame, with its place."""
    counts: Counts = Counter()
    for passage in text:
        for sentence in sentences(passage):
            owner = passage.hat or only_hat(sentence.text)
            counts[passage.file, owner, "words"] += len(sentence.text.split())
            for hat, name in judgements(sentence.text, passage.hat if passage.about else ""):
                counts[passage.file, hat, name] += 1
                if hits is not None:
                    hits.append(f"{passage.file}:{sentence.line}: {name} of {hat}: {sentence.text}")
    return counts


def total(counts: Counts, hat: str, measure: str, file: str = "") -> int:
    """Of one file, or of all."""
    return sum(
        number
        for (name, *of), number in counts.items()
        if of == [hat, measure] and file in ("", name)
    )


def difference(counts: Counts, measure: str) -> float:
    """From −1, all of it managing, through 0, even, to 1, all of it leading."""
    managing, leading = (total(counts, hat, measure) for hat in HATS)
    return (leading - managing) / (leading + managing) if leading + managing else 0.0


def report(counts: Counts) -> str:
    """Managing and leading side by side for each measure, and how far the totals differ."""
    lines = [" " * 44 + "".join(f"{each:>18}" for each in MEASURES)]
    lines.append(" " * 44 + "  managing leading" * len(MEASURES))
    for file in [*dict.fromkeys(file for file, _, _ in counts), ""]:
        cells = (f"{total(counts, hat, each, file):9}" for each in MEASURES for hat in HATS)
        lines.append(f"{file or 'all':44}" + "".join(cells))
    off = "".join(f"{difference(counts, each):18.1%}" for each in MEASURES)
    return "\n".join([*lines, f"{'difference':44}{off}"])


if __name__ == "__main__":
    judging: list[str] = []
    print(report(count(read(ROOT), judging)), *judging, sep="\n")

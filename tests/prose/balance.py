"""How evenly the two hats are treated: words, praise and blame for each, by page and data file.

    PYTHONPATH=scripts .venv-test/bin/python tests/prose/balance.py
        the counts, then each sentence counted as praise or blame

Whose words. Text is a hat's where its place says so: a card, table column or scenario field of that
hat, a section whose heading names only that hat, or a paragraph whose opening in bold does.
Elsewhere each sentence that names one hat only is that hat's. Cards of both hats are nobody's.

Whose praise and blame. A sentence is about the one hat it names; where it names both, each half
speaks for itself; a scenario field or table cell is about its hat unnamed. Such a sentence is
praise if it holds a word of PRAISE in balance_words.py, blame if it holds one of BLAME, and may be
both; “not good” is neither. The measure is rough, and the same for both hats. NOT_OURS is left out:
what others wrote, and options of questions, most of which are wrong.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from balance_words import HATS, judgements, only_hat
from prose_reading import passages
from prose_text import Passage, sentences

ROOT = Path(__file__).resolve().parents[2]
MEASURES = ("words", "praise", "blame")
TOLERANCE = 0.10  # of the sum: how far the two may differ over the whole guide
NOT_OURS = {f"docs/data/{name}.yml" for name in ("quotes", "sources", "questions")}
Counts = Counter[tuple[str, str, str]]  # by file, hat and measure


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

"""Which hat a sentence is about, and whether it praises or blames it. Lists and rules of
tests/prose/balance.py.
"""

import re

HATS = ("managing", "leading")

# Words of worth, picked by reading through all words of the counted sentences without their hats.
# The worth of good order
# (kept, on time, safe) and that of good will (trust, hope, pride) have to be there alike, or the
# count would take a side.
# In neither list: words that as often state a fact (cover, settle, order, support), that describe
# evidence (strong, weak),
# or that name what a hat works on (cost, risk and gap; doubt and uncertainty).
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
_NAMES = {
    "managing": re.compile(r"\bmanag(?:ing|ement|es?|ed)\b", re.I),
    "leading": re.compile(
        r"\b(?:leading|leadership|(?:to|can|may|will|must|that|you|who|and) lead|leads|led)\b", re.I
    ),
}
_OTHER_SENSE = re.compile(
    r"\b(?:leading (?:to|up)|leads? to|led to|time management|management"
    r" (?:magazine|review|journal))\b",
    re.I,
)
_HALVES = re.compile(r"[;:]\s|,\s(?:and|but|while|yet|so|or|whereas)\s|\s(?:while|whereas|but)\s")


def only_hat(text: str) -> str:
    """The hat a text names; “both” if it names the two."""
    named = [hat for hat in HATS if _NAMES[hat].search(_OTHER_SENSE.sub(" ", text))]
    return "both" if len(named) == 2 else "".join(named)


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

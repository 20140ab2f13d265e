"""Whatever is saved, the answer is data or problems: never a traceback, never a crash, never
silence.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.problems import BadInput
from generate import run
from project import CHAPTER, COMPARISONS, FIXTURES, FORWARDS, HOME, QUOTES, SOURCES

PIECES = [
    "\n",
    "  ",
    "\t",
    "- ",
    ": ",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "#",
    "&a ",
    "*a",
    "!!str ",
    "!!int ",
    "!!map ",
    "!x ",
    "|",
    ">",
    "'",
    '"',
    "---\n",
    "...\n",
    "<<: ",
    "~",
    "no",
    "12:30",
    "1e999",
    "0x",
    ".inf",
    "\\",
    "\0",
    "\x07",
    "\x85",
    "\u2028",
    "\ufeff",
    "é",
    "👩‍🚀",
    "<b>",
    "rows:\n",
    "id: ",
    "themes: ",
    "views:\n  - ",
    "sources: [a]\n",
    "## ",
    "> ",
    "“",
    "[^x]",
    '--8<-- "x"\n',
]
noise = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=30).map("".join)

noisy_bytes = noise.map(lambda text: text.encode("utf-8", "surrogatepass"))


@st.composite
def spoilt(draw: st.DrawFn, file: str) -> bytes:
    """A good file of the small project with a stretch of it, or all of it, replaced by noise."""
    good = (FIXTURES / "project" / file).read_bytes()
    start = draw(st.integers(0, len(good)))
    end = start + draw(st.integers(0, 40))
    stretch = good[:start] + draw(noisy_bytes | st.binary(max_size=8)) + good[end:]
    return draw(st.just(stretch) | noisy_bytes)


@pytest.mark.turns(2)
@pytest.mark.parametrize("file", [COMPARISONS, QUOTES, SOURCES, FORWARDS, HOME, CHAPTER])
def test_any_spoilt_file_makes_a_whole_run_or_none_and_a_line_for_each_problem(
    project: Path, file: str
) -> None:
    @settings(derandomize=True, max_examples=40, deadline=None, database=None)
    @given(spoilt(file))
    def save(content: bytes) -> None:
        (project / file).write_bytes(content)
        before = (project / ".generated/stamp.json").read_bytes()
        try:
            run(project)
        except BadInput as error:
            assert error.problems and (project / ".generated/stamp.json").read_bytes() == before
            last = content.count(b"\n") + content.count(b"\r") + 4
            for problem in error.problems:
                assert 1 <= problem.line <= last or problem.file != file, problem
                assert problem.file and " — " in problem.message and "\n" not in str(problem)

    save()

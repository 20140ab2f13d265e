"""Whatever is saved, the answer is data or problems: never a traceback, never a crash, never
silence.
"""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.data_files import load_data
from core.problems import BadInput
from generate import run
from project import CHAPTER, COMPARISONS, FIXTURES, FORWARDS, HOME, QUOTES, SCHEMAS, SOURCES, make

ENTRY = FIXTURES / "project"
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

always_the_same = settings(derandomize=True, max_examples=60, deadline=None, database=None)
fewer = settings(always_the_same, max_examples=30)


@st.composite
def spoilt(draw: st.DrawFn, file: str) -> bytes:
    """A good file of the small project with a stretch of it replaced by noise."""
    good = (ENTRY / file).read_bytes()
    start = draw(st.integers(0, len(good)))
    return (
        good[:start]
        + draw(
            st.one_of(
                noise.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=8)
            )
        )
        + good[start + draw(st.integers(0, 40)) :]
    )


def check_problems(problems: list) -> None:
    assert problems
    for problem in problems:
        assert problem.line >= 1 and problem.file and " — " in problem.message
        assert "\n" not in str(problem), f"more than a line: {problem}"


@pytest.mark.parametrize("kind", ["comparisons", "quotes", "sources", "forwards"])
def test_any_text_is_read_or_answered(tmp_path: Path, kind: str) -> None:
    data = tmp_path / "docs/data"
    data.mkdir(parents=True)
    shutil.copy(SCHEMAS / f"{kind}.schema.json", data / "any.schema.json")

    @always_the_same
    @given(
        st.one_of(
            noise.map(lambda text: text.encode("utf-8", "surrogatepass")),
            spoilt(f"docs/data/{kind}.yml"),
        )
    )
    def read(content: bytes) -> None:
        (data / "any.yml").write_bytes(content)
        try:
            load_data(tmp_path, "any")
        except BadInput as error:
            check_problems(error.problems)
            assert all(
                problem.line <= content.count(b"\n") + content.count(b"\r") + 4
                for problem in error.problems
            )

    read()


@pytest.mark.parametrize("file", [COMPARISONS, QUOTES, SOURCES, FORWARDS, HOME, CHAPTER])
def test_any_spoilt_file_makes_a_whole_run_or_none(tmp_path: Path, file: str) -> None:
    root = make(tmp_path / "project")
    run(root)

    @fewer
    @given(spoilt(file))
    def save(content: bytes) -> None:
        (root / file).write_bytes(content)
        before = (root / ".generated/stamp.json").read_bytes()
        try:
            run(root)
        except BadInput as error:
            check_problems(error.problems)
            assert (root / ".generated/stamp.json").read_bytes() == before

    save()

"""The house stays one that a newcomer can live in: short chains, small modules, mark-up in
templates. Directions of imports, lines and types are judged by scripts/check.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"
MODULES = sorted(SCRIPTS.rglob("*.py"))
LONGEST_CHAIN, LONGEST_MODULE, LONGEST_SCRIPT = 9, 250, 80
TAG = re.compile(r"</?[a-z][a-z0-9-]*(\s[^<>]*)?/?>|<!--")
SENTENCE = re.compile(r"^[A-Z][a-z]*(?: [\w’]+){2,}")
GLUED = re.compile(r"""[a-z] " ~|~ " [a-z]""")
# Rooms that write what readers read, and what in them only names kinds or reports to a terminal.
FOR_READERS = ("content", "render", "slides", "downloads", "copies", "publish")
NAMING = ("content/kinds.py", "copies/handout_pdfs.py")
# What cuts and patches built pages as text, since a tree would write every page anew.
PATCHING = (
    "publish/light_pages.py",
    "publish/side_notes.py",
    "publish/content_policy.py",
    "publish/caveats.py",
    "publish/typesetting.py",
    "core/html_trees.py",
)


def names_of(path: Path) -> str:
    return ".".join(path.relative_to(SCRIPTS).with_suffix("").parts)


def imports(sources: Mapping[str, str]) -> dict[str, set[str]]:
    """Module → the modules among `sources` (name → code) that it imports, at whatever place."""
    graph: dict[str, set[str]] = {name: set() for name in sources}
    for name, source in sources.items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ImportFrom) and node.module:
                whole = [f"{node.module}.{alias.name}" for alias in node.names]
                graph[name] |= {each if each in sources else node.module for each in whole}
            elif isinstance(node, ast.Import):
                graph[name] |= {alias.name for alias in node.names}
        graph[name] = {each for each in graph[name] if each in sources} - {name}
    return graph


def longest_chain(graph: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The modules of the longest way along imports. Raises CycleError where one goes round."""
    chains: dict[str, tuple[str, ...]] = {}
    for name in TopologicalSorter(graph).static_order():
        chains[name] = (name, *max((chains[each] for each in graph[name]), key=len, default=()))
    return max(chains.values(), key=len)


def strings_in(source: str) -> Iterator[tuple[int, str]]:
    """(line, text) of every string but docstrings and advice to authors, which holds a dash. What
    an f-string puts in is left out.
    """
    tree = ast.parse(source)
    bodies = [
        node.body
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body
    ]
    docstrings = {id(body[0].value) for body in bodies if isinstance(body[0], ast.Expr)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings and " — " not in node.value:
            yield node.lineno, node.value


def found_in(source: str, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    """The strings that hold it, with their lines."""
    return [(line, text) for line, text in strings_in(source) if pattern.search(text)]


def too_long(lengths: Mapping[str, int]) -> list[str]:
    """`lengths`: of modules, in lines."""
    return [
        name
        for name, lines in lengths.items()
        if lines > (LONGEST_SCRIPT if name == "comparison_tables" else LONGEST_MODULE)
    ]


def test_no_chain_of_imports_is_long_and_none_is_a_circle() -> None:
    sources = {names_of(path): path.read_text("utf-8") for path in MODULES}
    chain = longest_chain(imports(sources))
    assert len(chain) <= LONGEST_CHAIN, " → ".join(chain)


def test_a_circle_and_a_long_chain_would_be_seen() -> None:
    sources = {f"m{number}": f"import m{number + 1}" for number in range(9)} | {"m9": ""}
    assert len(longest_chain(imports(sources))) == 10
    with pytest.raises(CycleError, match="m0.*m1.*m0"):
        longest_chain(imports({"m0": "from m1 import x", "m1": "import m0"}))


def test_no_module_is_longer_than_a_few_screens() -> None:
    assert too_long({names_of(path): path.read_text("utf-8").count("\n") for path in MODULES}) == []
    assert too_long({"core.a": 251, "core.b": 250, "comparison_tables": 81}) == [
        "core.a",
        "comparison_tables",
    ]


@pytest.mark.parametrize("path", MODULES, ids=names_of)
def test_mark_up_and_what_readers_read_stand_in_templates_and_data(path: Path) -> None:
    source, name = path.read_text("utf-8"), path.relative_to(SCRIPTS).as_posix()
    assert name in PATCHING or found_in(source, TAG) == []
    if path.parent.name in FOR_READERS and name not in NAMING:
        assert found_in(source, SENTENCE) == []


@pytest.mark.parametrize(
    ("source", "is_tag", "is_sentence"),
    [
        ('x = "<p>Hello</p>"', True, False),
        ('x = f"<b>{y}</b>"', True, False),
        ('x = "</li>"', True, False),
        ('f("<!--x-->")', True, False),
        ('x = "a <br/> b"', True, False),
        ('x = "Read it here"', False, True),
        ('f(f"What you need: {y}")', False, True),
        ("'''<p> In a docstring.'''", False, False),
        ('x = "5 < 7 and 8 > 3"', False, False),
        ('raise Wrong("The <p> is open — close it")', False, False),
    ],
)
def test_mark_up_and_sentences_in_python_would_be_seen_but_no_docstring_sign_or_advice(
    source: str, is_tag: bool, is_sentence: bool
) -> None:
    assert (found_in(source, TAG) != [], found_in(source, SENTENCE) != []) == (is_tag, is_sentence)


def test_every_room_says_what_lives_in_it_what_may_be_touched_and_how_it_is_used() -> None:
    for room in sorted(path.parent for path in SCRIPTS.glob("*/__init__.py")):
        said = ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8"))) or ""
        assert re.search("[Mm]ay be touched(.|\n)*[Ee]xample", said), room


def test_no_sentence_of_a_template_is_glued_from_halves() -> None:
    for path in (*SCRIPTS.glob("render/templates/**/*.html"), *ROOT.glob("overrides/**/*.html")):
        assert not GLUED.search(path.read_text("utf-8")), path.name
    assert all(map(GLUED.search, ('"This " ~ thing', 'name ~ " has moved"')))
    assert not GLUED.search('label ~ ": " ~ title')

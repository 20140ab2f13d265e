"""What is wrong with text that is not YAML, in plain words: libyaml's own name what its parser was
doing.
"""

import yaml

from core.problems import Problem

_INDENT = (
    "the line is indented differently from its neighbours — line it up with the lines it belongs to"
)
_BRACKET = (
    "a bracket is opened here and not closed, or a comma between its entries is missing — write it"
    " so: {}"
)

_PLAIN = {  # what libyaml says → what to tell, and whether that stands where the trouble began
    "could not find expected ':'": (
        (
            "a key stands here without a colon and a space after it — write “key: value”, or indent"
            " the line if it goes on from the one above"
        ),
        True,
    ),
    "found unexpected end of stream": (
        (
            "a quotation mark is opened here and never closed — close it; a quotation mark inside"
            ' the text is written twice in \'…\' and as \\" in "…"'
        ),
        True,
    ),
    "did not find expected ',' or ']'": (_BRACKET.format("[one, two]"), True),
    "did not find expected ',' or '}'": (_BRACKET.format("{key: value, other: value}"), True),
    "did not find expected '-' indicator": (_INDENT, False),
    "did not find expected node content": (
        "a value is missing between commas or brackets — write it, or take out the comma",
        False,
    ),
    "block sequence entries are not allowed in this context": (
        "a list starts in the middle of a line — start a new line for each dash",
        False,
    ),
    "found unknown escape character": (
        (
            "a backslash stands inside double quotes — write it twice, or put the text in single"
            " quotes"
        ),
        False,
    ),
    "found undefined alias": (
        "a text starts with *, which YAML keeps for itself — put the text in quotes",
        False,
    ),
}
_RESERVED = (
    "while scanning an alias",
    "while scanning an anchor",
    "while parsing a tag",
    "while scanning a block scalar",
)


def syntax_problem(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Problem:
    """The problem behind an error of libyaml. `text` starts at `first_line` of the file."""
    what, context = (
        getattr(error, "problem", None) or "the text cannot be read",
        getattr(error, "context_mark", None),
    )
    noticed = getattr(error, "problem_mark", None) or context
    if noticed is None:  # a character that YAML forbids: libyaml tells only its position, in bytes
        line = text.encode().count(b"\n", 0, getattr(error, "position", 0))
        return Problem(
            file,
            line + first_line,
            "holds a character that YAML does not allow — delete it and type the text again",
        )
    lines = text.splitlines() or [""]

    def problem(message: str, mark: yaml.Mark) -> Problem:
        return Problem(file, min(mark.line, len(lines) - 1) + first_line, message)

    line = lines[min(noticed.line, len(lines) - 1)]
    before = line[: noticed.column]
    if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in str(error):
        return problem("a tab is used to indent — use spaces; YAML does not allow tabs", noticed)
    if "expected a single document" in str(error):
        return problem("a second document starts (---) — keep one document in a file", noticed)
    if what == "mapping values are not allowed in this context":
        inside = ": " in before
        return problem(
            _not_yaml(
                "a colon stands inside a text — put the whole text in quotes"
                if inside
                else (
                    "a key cannot stand here — indent it like its neighbours, and see that the line"
                    " above has a space after its colon"
                )
            ),
            noticed,
        )
    if what == "did not find expected key":
        if not before.strip():
            return problem(_not_yaml(_INDENT), noticed)
        if before.rstrip()[-1] in "'\"":
            return problem(
                _not_yaml(
                    "a text goes on after its closing quotation mark — put the whole text in"
                    ' quotes, and write a quotation mark inside it twice in \'…\' or as \\" in "…"'
                ),
                noticed,
            )
    if (
        what == "found character that cannot start any token"
        or getattr(error, "context", None) in _RESERVED
    ):
        mark = context if getattr(error, "context", None) in _RESERVED and context else noticed
        return problem(
            _not_yaml(
                f"a text starts with {lines[mark.line][mark.column : mark.column + 1]}, which YAML"
                " keeps for itself — put the text in quotes"
            ),
            mark,
        )
    message, began = _PLAIN.get(
        what,
        (
            (
                f"the parser says: {what} — check indentation, colons and quotes here and on the"
                " line above"
            ),
            False,
        ),
    )
    return problem(_not_yaml(message), context if began and context else noticed)


def _not_yaml(message: str) -> str:
    return f"this is not valid YAML: {message}"

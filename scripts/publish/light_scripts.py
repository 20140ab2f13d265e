"""Make the scripts of a built site light: comments that have lines to themselves become empty
lines, so that messages still name the line of the source, and lines begin at their first sign.
Doing it twice changes nothing.

What is in comments is a fifth of our own scripts, and more than half of the library that searches
(docs/javascripts/lib/vendor/).
"""

import re
from pathlib import Path

# No text of ours has such lines: biome keeps every template literal's lines as they are written.
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)$", re.MULTILINE)
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def without_comments(script: str) -> str:
    return COMMENT.sub(lambda found: "\n" * found[0].count("\n"), script)


def without_indents(script: str) -> str:
    """The same, unless what stands between two ` might have indents that are told to readers."""
    told = script.split("`")[1::2]
    return script if any(INDENT.search(each) for each in told) else INDENT.sub("", script)


def make(site: Path) -> None:
    for path in sorted(site.glob("javascripts/**/*.mjs")):
        source = path.read_text("utf-8")
        light = without_indents(without_comments(source))
        if light != source:
            path.write_text(light, "utf-8")

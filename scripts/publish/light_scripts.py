"""Make the scripts of a built site light: comments that have lines to themselves become empty
lines, so that messages still name the line of the source. Doing it twice changes nothing.

What is in them is a fifth of our own scripts, and more than half of the library that searches
(docs/javascripts/lib/vendor/).
"""

import re
from pathlib import Path

# No text of ours has such lines: biome keeps every template literal's lines as they are written.
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)$", re.MULTILINE)


def without_comments(script: str) -> str:
    return COMMENT.sub(lambda found: "\n" * found[0].count("\n"), script)


def make(site: Path) -> None:
    for path in sorted(site.glob("javascripts/**/*.mjs")):
        source = path.read_text("utf-8")
        light = without_comments(source)
        if light != source:
            path.write_text(light, "utf-8")

"""Scripts come to readers without comments, and every line keeps its number."""

from publish.light_scripts import without_comments

SOURCE = """\
// What it does
/**
 * A library's words * about / it
 */
import { a } from "./a.mjs"; // kept: it shares its line
  // why
const b = "// kept" + /\\/\\*/.source;
/* one */
"""
LIGHT = """\




import { a } from "./a.mjs"; // kept: it shares its line

const b = "// kept" + /\\/\\*/.source;

"""


def test_comments_on_lines_of_their_own_become_empty_lines_and_twice_changes_nothing() -> None:
    assert without_comments(SOURCE) == LIGHT == without_comments(LIGHT)

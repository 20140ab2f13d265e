"""Scripts come to readers without comments, and every line keeps its number."""

from publish.light_scripts import without_comments, without_indents

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


def test_indents_go_but_for_scripts_that_may_tell_them_to_readers() -> None:
    assert without_indents("if (a)\n  b(`c`);\n") == "if (a)\nb(`c`);\n"
    assert without_indents("  a(`b\n  c`);") == "  a(`b\n  c`);"

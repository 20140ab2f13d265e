"""Straight marks become curly in text, and nowhere else."""

import pytest

from core.typography import typographic


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("<p>It&#39;s the team&#x27;s</p>", "<p>It’s the team’s</p>"),
        ('<li>"Up to £60" and &#34;so&#34;</li>', "<li>“Up to £60” and “so”</li>"),
        ("<p><i>\"So</i>,\" said he ('twice').</p>", "<p><i>“So</i>,” said he (‘twice’).</p>"),
        ("<td>people</td><td>'Yes'</td>", "<td>people</td><td>‘Yes’</td>"),
        ("<p>“It's 'so'”</p>", "<p>“It’s ‘so’”</p>"),
        ('<p title="it\'s">a</p>', '<p title="it’s">a</p>'),
        ('<img alt="the &quot;so&quot;" id="it\'s">', '<img alt="the “so”" id="it\'s">'),
        (
            '<p>Type "<code>--</code>" now<sup>1</sup>"</p>',
            "<p>Type “<code>--</code>” now<sup>1</sup>”</p>",
        ),
        ('<code>"a"</code><!-- "b" --><pre>\'c\'</pre>', ""),
        ("<blockquote><p>That's it.</p></blockquote>", ""),
        ('<meta http-equiv="x" content="default-src \'self\'">', ""),
        ('<style>a::after { content: "\'"; }</style>', ""),
    ],
)
def test_marks_are_curled_in_text_alone(typed: str, printed: str) -> None:
    assert typographic(typed) == (printed or typed)

"""What the minutes of an upper house tell between two speeches."""

from __future__ import annotations

import pytest

from hustings.read import read
from hustings.read.doubts.check import DOUBTS
from hustings.read.words.lines import split_lines
from hustings.read.words.narration import is_narrated

SITTING = """<?xml version="1.0"?>
<hansard><houselords><section><title>HARBOURS BILL</title>
<p><member>THE EARL OF VOSS</member> rose to move the Second Reading of the Bill.</p>
<p>The noble Earl said: My Lords, I ask your Lordships to give this Bill a Second Reading.</p>
<p>Moved, That the Bill be now read 2<sup>a</sup>.\u2014(<i>The Earl of Voss.</i>)</p>
<p><member>LORD RENN</member> My Lords, I shall not oppose the Bill which the noble Earl moves.</p>
<p>On Question, Bill read 2<sup>a</sup>, and committed to a Committee of the Whole House.</p>
<p>Clause 2, page 1, line 8, leave out (\u201cferries\u201d) and insert (\u201cboats\u201d)</p>
<p>Drafting Amendment agreed to.</p>
<p>Clause 3:</p>
<p>Their Lordships divided: Contents, 31; Not-Contents, 12.</p>
</section></houselords></hansard>
"""


def test_what_a_house_did_is_nobodys_and_nothing_is_doubted() -> None:
    sitting = read(SITTING.encode(), name="sitting.xml")
    spoken = [(t.speaker, sitting.text[t.start : t.start + 24]) for t in sitting.turns if t.speaker]
    assert spoken == [
        ("THE EARL OF VOSS", "rose to move the Second "),
        ("LORD RENN", "My Lords, I shall not op"),
    ]
    assert "The noble Earl said: My Lords" in sitting.text[: sitting.turns[1].end]
    assert not [f.code for t in sitting.turns for f in t.flags if f.code in DOUBTS]


@pytest.mark.parametrize(
    "words",
    [
        "On Question, whether the ferry pays, I have my doubts.",
        "On question time we agreed long ago, and we keep to it.",
        "Clause 3: that is the one I mean.",
        "Bill read it to me aloud.",
        "House adjourned? I do not think so.",
        "The last amendment was one we all wanted.",
    ],
)
def test_what_somebody_says_of_a_clause_is_said(words: str) -> None:
    assert not is_narrated(split_lines(words), 0)

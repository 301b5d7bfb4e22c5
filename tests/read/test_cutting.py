"""A text cut by its labels: what is printed behind a sitting, and who only stammers."""

from __future__ import annotations

import pytest

from hustings.read.conventions.questions_and_answers import without_stammers
from hustings.read.cutting import Stretch
from hustings.read.marks import Mark
from hustings.read.words.lines import split_lines

SITTING = "VOSS: It sails.\nAnnex 1\nTons by quay\nNorth 40"


def behind(text: str) -> list[tuple[str, str]]:
    """Kind and words of every turn, where the second line begins what is printed behind."""
    first, head, *rest = split_lines(text)
    stretch = Stretch(text, Mark(0, 0, "VOSS", 6), "speech", {}, first.end)
    stretch.fill([first, head._replace(kind="annex"), *rest], 2 + len(rest), "colon")
    return [(turn.kind, text[turn.start : turn.end]) for turn in stretch.turns]


def test_what_is_printed_behind_a_sitting_is_a_head_and_one_note() -> None:
    assert behind(SITTING) == [
        ("speech", "It sails."),
        ("heading", "Annex 1"),
        ("note", "Tons by quay\nNorth 40"),
    ]


def test_a_head_with_nothing_behind_it_has_no_note() -> None:
    assert behind("VOSS: It sails.\nAnnex 1") == [("speech", "It sails."), ("heading", "Annex 1")]


def test_a_head_with_one_line_behind_it_has_that_line_as_its_note() -> None:
    assert behind("VOSS: It sails.\nAnnex 1\nNorth 40")[2:] == [("note", "North 40")]


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        # half as many answers as "I." is somebody who asks by a letter
        ("I. Why?\nR. Noise.\nI. So?\nI. And?\nR. No.\nI. Well?", "IRIIRI"),
        # one answer to four is a voice that begins with "I. I think"
        ("I. I think.\nR. Noise.\nI. I mean.\nI. I do.\nI. I say.", "R"),
        # another sign behind the letter is a label, however seldom it is answered
        ("I: Why?\nI: So?\nI: And?", "III"),
        # two in three have a full stop, so these go, and the other stays
        ("I. I think.\nI: Why?\nI. I mean.", "I"),
    ],
)
def test_an_i_that_nobody_answers_is_no_label(said: str, stays: str) -> None:
    lines = split_lines(said)
    marks = [Mark(i, x.start, x.text[0], x.start + 3) for i, x in enumerate(lines)]
    assert "".join(m.label for m in without_stammers(marks, lines)) == stays

"""Initials that speak are read, and offered the whole name the text gives; a page of a record that
holds one speech is one speaker's."""

from __future__ import annotations

import pytest

from hustings.model import Turn
from hustings.read import find_turns, rename_speaker

TALK = (
    ("a", "Where did you grow up?"),
    ("b", "On the quay. My father was a ferryman."),
    ("a", "And your mother?"),
    ("b", "She sold tickets."),
)


def turns(head: str, a: str, b: str, behind: str) -> tuple[Turn, ...]:
    who = {"a": a, "b": b}
    rows = [f"{who[key]}{behind}{words}" for key, words in TALK]
    found = find_turns(head + "\n\n".join(rows) + "\n")
    return tuple(t for t in found.turns if t.kind in ("speech", "question", "answer"))


@pytest.mark.parametrize("behind", [": ", ". ", "  ", "\t", " – ", " "])
def test_initials_are_read_by_whatever_sets_them_apart(behind: str) -> None:
    assert [t.speaker for t in turns("", "TK", "JM", behind)] == ["TK", "JM"] * 2


@pytest.mark.parametrize("behind", [": ", "  ", " "])
def test_initials_with_full_stops_are_a_speaker_not_an_answer(behind: str) -> None:
    spoken = turns("", "A.B.", "B.B.", behind)
    assert [t.speaker for t in spoken] == ["A.B.", "B.B."] * 2
    assert {t.kind for t in spoken} == {"speech"}


def test_abbreviations_that_begin_paragraphs_do_not_speak() -> None:
    rows = ["EU Commission officials met on Friday.", "The quay was shut.", "US Senators left."]
    rows += ["It rained all day.", "EU Members slept.", "Nobody came to the harbour."]
    found = find_turns("\n\n".join(rows) + "\n")
    assert {t.speaker for t in found.turns} == {None}


@pytest.mark.parametrize(
    "head",
    [
        "Tom Keller talked with Jana Moll.\n\n",
        "KELLER, Tom (TK), interviewer\nMOLL, Jana (JM), harbour master\n\n",
        "TK = Tom Keller, JM = Jana Moll\n\n",
        "A talk on the quay\n\nInterviewer: Tom Keller\nGuest: Captain Jana Moll\n\n",
    ],
)
def test_who_has_the_initials_is_offered_at_the_first_turn(head: str) -> None:
    spoken = turns(head, "TK", "JM", ": ")
    flags = [[(f.code, f.fixes[0]) for f in t.flags] for t in spoken]
    assert flags == [
        [("initials", ("rename", "Same person: Tom Keller"))],
        [("initials", ("rename", "Same person: Jana Moll"))],
        [],
        [],
    ]
    named = rename_speaker(spoken, "TK", "Tom Keller")
    assert [t.speaker for t in named] == ["Tom Keller", "JM"] * 2
    assert not named[0].flags


@pytest.mark.parametrize("head", ["", "Tom Keller met Tilda Kern and Jana Moll.\n\n"])
def test_nobody_is_offered_where_none_or_two_have_the_initials(head: str) -> None:
    assert not turns(head, "TK", "XY", ": ")[0].flags


SPEECH = """{label} Mr. Speaker, I rise today to recognize the Lindholm
ferry, which has carried our people across the bay for a hundred years.
  Last week its captain retired after forty years at the wheel.
  I thank her for her service, and I yield back the balance of my time.
"""


def test_a_page_of_a_record_with_one_speech_is_that_speakers() -> None:
    head = "                THE LINDHOLM FERRY\n\n  (Mr. RENN asked to address the House.)\n  "
    found = find_turns(head + SPEECH.format(label="Mr. RENN of Ohio."))
    assert [t.speaker for t in found.turns if t.kind == "speech"] == ["Mr. RENN of Ohio"]
    assert found.evidence.startswith("1 label (")


def test_one_title_before_words_to_nobody_is_no_speaker() -> None:
    text = SPEECH.replace("Mr. Speaker, I rise", "We met").format(label="Mr. RENN of Ohio.")
    assert find_turns(text).question

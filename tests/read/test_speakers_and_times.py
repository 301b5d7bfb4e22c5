"""FOLKER and Transcriber: who speaks is named apart, and so are the points of time."""

from __future__ import annotations

import pytest

from hustings.errors import NotReadable
from hustings.model import Transcript
from hustings.read import read

from ..conftest import TALK


def spoken(transcript: Transcript) -> list[tuple[str | None, str]]:
    """Who says what, turn by turn."""
    words = transcript.text
    return [
        (t.speaker, " ".join(words[t.start : t.end].split()))
        for t in transcript.turns
        if t.kind == "speech"
    ]


def folker(inside: str, points: str = "") -> Transcript:
    people = (
        '<speaker speaker-id="C"><name> Ines\n Calder </name></speaker><speaker speaker-id="R"/>'
    )
    whole = (
        f"<folker-transcription><speakers>{people}</speakers><timeline>{points}</timeline>"
        f"{inside}</folker-transcription>"
    )
    return read(whole.encode(), name="talk.flk")


def contribution(words: str, who: str = "C", times: str = "") -> str:
    return f'<contribution speaker-reference="{who}" {times}>{words}</contribution>'


def transcriber(turn: str, more: str = "") -> Transcript:
    people = '<Speakers><Speaker id="a" name="Edda"/><Speaker id="b" name="Piet"/></Speakers>'
    whole = f"<Trans {more}>{people}<Episode><Section>{turn}</Section></Episode></Trans>"
    return read(whole.encode(), name="talk.trs")


def times(transcript: Transcript) -> list[tuple[float | None, float | None]]:
    return [(t.begins_at, t.ends_at) for t in transcript.turns]


# -- FOLKER ----------------------------------------------------------------------------------------


def test_words_of_a_parsed_contribution_are_set_apart_and_its_marks_are_no_words() -> None:
    words = "<w>the</w><pause duration='short'/><w>fer<time/>ry</w><w>is</w><w>late</w>"
    assert spoken(folker(contribution(words))) == [("Ines Calder", "the ferry is late")]


def test_words_that_were_not_parsed_are_taken_as_they_stand() -> None:
    found = folker(contribution("<unparsed>the ferry is late</unparsed>"))
    assert spoken(found) == [("Ines Calder", "the ferry is late")]


def test_who_has_no_name_is_called_by_his_mark() -> None:
    found = folker(
        contribution("<w>aye</w>", "R") + contribution("<w>no</w>", "X") + contribution("<w>so</w>")
    )
    assert [who for who, _ in spoken(found)] == ["R", "X", "Ines Calder"]


def test_a_point_without_a_time_is_no_time() -> None:
    points = (
        '<timepoint timepoint-id="1" absolute-time="2.5"/>'
        '<timepoint timepoint-id="2" absolute-time="later"/><timepoint timepoint-id="3"/>'
    )
    given = 'start-reference="1" end-reference="2"'
    assert times(folker(contribution("<w>aye</w>", times=given), points)) == [(2.5, None)]
    given = 'start-reference="3" end-reference="4"'
    assert times(folker(contribution("<w>aye</w>", times=given), points)) == [(None, None)]


# -- Transcriber -----------------------------------------------------------------------------------


def test_of_two_who_speak_at_once_each_has_his_own_words() -> None:
    said = 'the ferry<Who nb="1"/>is late<Who nb="2"/>is sold<Who nb="9"/>we say'
    found = transcriber(f'<Turn speaker="a b" startTime="1.5" endTime="4">{said}</Turn>')
    assert spoken(found) == [
        ("Edda & Piet", "the ferry"),
        ("Edda", "is late"),
        ("Piet", "is sold"),
        ("Edda & Piet", "we say"),
    ]
    assert times(found)[0] == (1.5, 4.0)


def test_a_turn_of_nobody_and_a_time_that_is_none_are_kept_as_words() -> None:
    found = transcriber(
        '<Turn startTime="soon">bells ring</Turn><Turn speaker="c">aye</Turn>',
        'xml:lang="en"',
    )
    assert "bells ring" in found.text
    assert spoken(found)[-1] == ("c", "aye")
    assert times(found)[0] == (None, None)
    assert found.language == "en"


# -- both ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("folker", r"talk\.xml is no FOLKER transcription \(<quay>\)"),
        ("transcriber", r"talk\.xml is no file of Transcriber \(<quay>\)"),
    ],
)
def test_another_file_read_as_one_is_refused_by_what_it_is(name: str, says: str) -> None:
    with pytest.raises(NotReadable, match=says):
        read(f"<quay>{TALK}</quay>".encode(), name="talk.xml", format=name)


@pytest.mark.parametrize(
    ("name", "empty"),
    [
        ("talk.flk", "<folker-transcription><contribution> </contribution></folker-transcription>"),
        ("talk.trs", "<Trans><Turn speaker='a'> </Turn></Trans>"),
    ],
)
def test_a_file_without_words_is_refused(name: str, empty: str) -> None:
    with pytest.raises(NotReadable, match=name):
        read(empty.encode(), name=name)

"""Texts cut into passages: no question without its answer, nothing left over, nothing twice."""

from __future__ import annotations

import pytest

from hustings.agreement.portions import portions
from hustings.errors import OptionError
from hustings.model import Transcript, Turn


def text_of(*turns: tuple[str, str]) -> Transcript:
    """Turns of ``(kind, words)``, a line each."""
    made, at = [], 0
    for kind, words in turns:
        made.append(Turn(at, at + len(words), kind))
        at += len(words) + 1
    return Transcript("\n".join(words for _, words in turns), tuple(made))


def cut(transcript: Transcript, turns: int) -> list[tuple[int, int]]:
    return [(p.first, p.last) for p in portions(transcript, turns)]


def test_a_question_stays_with_its_answer_and_passages_hold_the_whole_text() -> None:
    interview = text_of(*[("question", "Why so?"), ("answer", "So it is.")] * 6)
    made = portions(interview, 3)
    # after three turns a question waits for its answer: four turns each
    assert [(p.first, p.last) for p in made] == [(1, 4), (5, 8), (9, 12)]
    assert [p.start for p in made] == [0, *(p.stop for p in made[:-1])]
    assert made[-1].stop == len(interview.text)
    assert interview.text[made[1].start :].startswith("Why so?")


def test_a_heading_goes_with_what_stands_under_it() -> None:
    debate = text_of(
        ("title", "On ferries"), ("speech", "It should run."), ("speech", "It should not."),
        ("heading", "The harbour"), ("speech", "It is loud."), ("speech", "It is not."),
    )  # fmt: skip
    made = portions(debate, 2)
    # a page numbers the title 1 and the heading 4
    assert [(p.first, p.last) for p in made] == [(1, 3), (4, 6)]
    assert debate.text[made[1].start :].startswith("The harbour")


def test_who_asks_in_a_speech_is_answered_in_the_same_passage() -> None:
    debate = text_of(
        ("speech", "It runs."), ("speech", "Does it?"), ("speech", "It does."), ("speech", "Good.")
    )
    assert cut(debate, 2) == [(1, 3), (4, 4)]


def test_a_rest_of_less_than_half_joins_the_one_before() -> None:
    debate = text_of(*[("speech", "It should run.")] * 9)
    assert cut(debate, 4) == [(1, 4), (5, 9)]
    assert cut(debate, 3) == [(1, 3), (4, 6), (7, 9)]
    assert cut(debate, 100) == [(1, 9)]


def test_a_text_without_a_spoken_turn_is_one_passage() -> None:
    assert [(p.start, p.stop) for p in portions(text_of(("note", "Nobody spoke.")), 5)] == [(0, 13)]
    assert len(portions(Transcript("", ()), 5)) == 1


@pytest.mark.parametrize("turns", [-1, 0, 1, 10_001])
def test_a_passage_has_two_turns_and_more(turns: int) -> None:
    with pytest.raises(OptionError, match="2 to 10,000 turns"):
        portions(text_of(("speech", "It runs.")), turns)

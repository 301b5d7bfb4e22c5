"""Whom a pronoun may mean: the last fitting name before it, as a guess."""

import pytest

from hustings.model import Transcript, Turn
from hustings.suggest import suggest


def guesses(text):
    found = suggest(Transcript(text, id="t"), kinds=["quotations"], tier="medium")
    return [(s.values["source"], s.values.get("source_guess", ""), s.why) for s in found]


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("Edda Voss went to the quay. She said that the ferry was late.", "Edda Voss"),
        ("Ms. Voss met Mr. Renn. She said that the ferry was late.", "Ms. Voss"),
        ("Ms. Voss met Mr. Renn. He said that the ferry was late.", "Mr. Renn"),
        ("The ferry was late. She said that the quay was wet.", ""),
    ],
)
def test_he_and_she_are_the_last_fitting_person(text, guess):
    [(source, meant, why)] = guesses(text)
    assert source in ("She", "He")
    assert meant == guess
    assert "is a pronoun" in why


def test_a_name_in_another_paragraph_is_not_taken():
    [(_, meant, why)] = guesses("Edda Voss spoke.\n\nShe said that the ferry was late.")
    assert meant == ""
    assert "who that is, you say" in why


@pytest.mark.parametrize(
    ("speaker", "guess"),
    [("Otto Renn", "Mr. Voss"), ("Edda Lund", "Mr. Renn"), (None, "Mr. Renn")],
)
def test_nobody_is_he_in_his_own_mouth(speaker, guess):
    text = "Mr. Voss met Mr. Renn. He said that the ferry was late."
    turns = (Turn(0, len(text), "speech", speaker),)
    found = suggest(Transcript(text, turns, id="t"), kinds=["quotations"], tier="medium")
    assert [s.values["source_guess"] for s in found] == [guess]

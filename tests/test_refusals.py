"""What the program refuses with is said in every language: each sentence it raises has its
translation, and a refusal of a server comes in the language of whoever asked."""

from __future__ import annotations

import inspect
import re

import pytest

from hustings.refusals import PLACE, retold
from hustings.wording import ENGLISH, LANGUAGES, in_language

from . import refusals, test_sentences

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
SAMPLE = {"1": "Xa", "2": "Xb", "3": "Xc", "4": "Xd", "5": "Xe", "6": "Xf"}
"""Something each sentence may be about, which no language has a word for."""


@pytest.mark.parametrize("language", OTHERS)
def test_each_sentence_that_is_raised_has_its_translation(language: str) -> None:
    known = refusals.translations(language)
    assert [s for s in refusals.said() if not known.get(s)] == []
    assert [s for s in known if s and s not in refusals.said()] == []
    differ = [s for s in refusals.said() if set(PLACE.findall(s)) != set(PLACE.findall(known[s]))]
    assert differ == []


@pytest.mark.parametrize("language", OTHERS)
def test_each_sentence_is_known_again_whatever_it_is_about(language: str) -> None:
    known = refusals.translations(language)
    mistaken = {}
    with in_language(language):
        for sentence in refusals.said():
            english, said = (_about(text) for text in (sentence, known[sentence]))
            if retold(english) != said:
                mistaken[english] = retold(english)
    assert mistaken == {}


def _about(text: str) -> str:
    return PLACE.sub(lambda place: SAMPLE[place[1]], text)


def test_pieces_of_sentences_are_in_the_program() -> None:
    program = test_sentences.said()
    assert [p for p in refusals.PIECES if PLACE.sub("%", p) not in program] == []


def test_python_says_of_expressions_what_is_translated() -> None:
    python = inspect.getsource(re._parser) + inspect.getsource(re._compiler)  # type: ignore[attr-defined]
    unsaid = [s for s in refusals.EXPRESSIONS if s.replace(" {1}", "") not in python]
    assert unsaid == []


@pytest.mark.parametrize(
    ("message", "german"),
    [
        ("There is no change 1,200.", "Änderung 1.200 gibt es nicht."),
        (
            "There is no factor 'fery'. Did you mean 'ferry' or 'very'?",
            "Nicht gefunden: Faktor „fery“. Meinten Sie „ferry“ oder „very“?",
        ),
        (
            '"Voss\'s ferry. Or not" cannot stand under itself.',
            "„Voss's ferry. Or not“ kann nicht unter sich selbst stehen.",
        ),
        (
            "There is no concept 'Ada has Bo. Cy has Di.'.",
            "Nicht gefunden: Konzept „Ada has Bo. Cy has Di.“.",
        ),
        (
            "cause, field 'strength': 'x' does not fit; it takes a number from 0 to 1.",
            "Ursache, Feld „strength“: „x“ passt nicht; möglich ist: eine Zahl von 0 bis 1.",
        ),
        (
            "'Applause' is unlike what is said in this text. It may be a heading, what happened, "
            "or another's words.",
            "„Applause“ ist anders als das, was in diesem Text gesagt wird. Es ist vielleicht eine "
            "Überschrift, ein Geschehen oder jemand anderes Worte.",
        ),
        ("Quite so. There is no change 12.", "Quite so. There is no change 12."),
    ],
)
def test_a_refusal_by_hand(message: str, german: str) -> None:
    assert retold(message) == message
    with in_language("de"):
        assert retold(message) == german


@pytest.mark.parametrize("message", ["There is no change 12. " * 40 + "zzz", "a may be b: " * 160])
def test_what_is_mostly_somebodys_text_comes_back_as_it_was_raised(message: str) -> None:
    """Each way to part it would be tried: years for the first, no end of depth for the second."""
    with in_language("de"):
        assert retold(message) == message

"""Interviews whose own XML says who asks and who answers."""

import pytest

from hustings.errors import NotReadable
from hustings.read import read

MINE = """<?xml version="1.0" encoding="utf-8"?>
<mp><head>Of the quay</head>
<{ask}>Who are you?</{ask}>
<{answer}><p>Edda <b>Voss</b>.</p><p>Of the quay.</p></{answer}>
<part><{ask}>And who pays?</{ask}><{answer}>The towns.</{answer}></part></mp>"""


@pytest.mark.parametrize(
    ("ask", "answer"),
    [("pergunta", "resposta"), ("question", "answer"), ("Interviewer", "Interviewee")],
)
def test_elements_that_ask_and_answer_are_an_interview(ask: str, answer: str) -> None:
    found = read(MINE.format(ask=ask, answer=answer).encode(), name="voss.xml")
    assert [(t.kind, t.speaker, found.text[t.start : t.end]) for t in found.turns] == [
        ("question", None, "Who are you?"),
        ("answer", None, "Edda Voss.\n\nOf the quay."),
        ("question", None, "And who pays?"),
        ("answer", None, "The towns."),
    ]
    assert found.attributes.get("question") is None


@pytest.mark.parametrize(("ask", "answer"), [("q", "a"), ("item", "note"), ("question", "note")])
def test_other_elements_are_refused(ask: str, answer: str) -> None:
    with pytest.raises(NotReadable, match="XML of a kind nobody here reads"):
        read(MINE.format(ask=ask, answer=answer).encode(), name="voss.xml")


def test_a_question_of_which_there_is_one_makes_no_interview() -> None:
    one = MINE.format(ask="question", answer="answer").partition("<part>")[0] + "</mp>"
    with pytest.raises(NotReadable):
        read(one.encode(), name="voss.xml")

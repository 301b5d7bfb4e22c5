"""Captions: what names no voice is nobody's or flagged; what only looks like a label is none."""

from __future__ import annotations

import pytest

from hustings.model import Transcript
from hustings.read import find_turns, read


def told(cues: list[tuple[str, str]]) -> Transcript:
    """Captions of (voice, words), a second each."""
    shown = [
        f"00:{n:02}.000 --> 00:{n + 1:02}.000\n{f'<v {voice}>' if voice else ''}{words}\n"
        for n, (voice, words) in enumerate(cues)
    ]
    return read(("WEBVTT\n\n" + "\n".join(shown)).encode(), name="talk.vtt")


def said(t: Transcript) -> list[tuple[str | None, str, bool]]:
    """Who speaks, the words, whether there is a doubt."""
    return [(x.speaker, t.text[x.start : x.end], bool(x.flags)) for x in t.turns]


def test_where_each_cue_names_its_voice_one_without_is_nobodys() -> None:
    t = told([("Edda", "The quay."), ("Edda", "It is old."), ("", "Who pays?"), ("Tobias", "We.")])
    assert said(t) == [
        ("Edda", "The quay. It is old.", False),
        (None, "Who pays?", True),
        ("Tobias", "We.", False),
    ]
    assert t.source.evidence.endswith("1 cue without one, 1 place in doubt")


def test_where_voices_are_named_as_they_change_a_cue_goes_on_and_is_flagged() -> None:
    t = told([("Edda", "The quay."), ("", "It is old."), ("Tobias", "We pay."), ("Edda", "Who?")])
    assert said(t)[0] == ("Edda", "The quay. It is old.", True)


def test_where_many_cues_name_no_voice_they_are_whose_voice_was_named() -> None:
    talk = [("Edda", "The quay."), *[("", f"Stone {n} is old.") for n in range(5)]]
    talk += [("Tobias", "We pay."), *[("", f"Toll {n} is due.") for n in range(5)]]
    assert [(who, doubt) for who, _, doubt in said(told(talk))] == [
        ("Edda", False),
        ("Tobias", False),
    ]


def test_a_sentence_goes_on_in_a_cue_without_a_voice() -> None:
    t = told([("Edda", "The quay"), ("Edda", "is so very"), ("", "old."), ("Tobias", "No.")])
    assert said(t)[0] == ("Edda", "The quay is so very old.", False)


def test_a_direction_between_voices_is_nobodys() -> None:
    t = told([("Edda", "The quay."), ("", "[applause]"), ("Edda", "It is old.")])
    assert [x.kind for x in t.turns] == ["speech", "direction", "speech"]


@pytest.mark.parametrize(
    "words",
    [
        "They gave no\nanswer.And we went home\nbut the\nanswer. And then it rained",
        "I. I do not know\nwhat he meant\nI. I think so\nand so on\nI. I never did",
        "[I]n truth it rained\nall day\n[I]n the end we left\n[W]e slept\n[W]e woke",
    ],
)
def test_the_end_of_a_sentence_a_stammer_and_a_changed_letter_are_no_labels(words: str) -> None:
    found = find_turns(words + "\n")
    assert found.question
    assert {t.speaker for t in found.turns} == {None}


def test_letters_that_ask_and_answer_with_full_stops_are_labels() -> None:
    found = find_turns("I. Who pays?\n\nR. We do.\n\nI. And then?\n\nR. Then we wait.\n")
    assert [t.speaker for t in found.turns] == ["I", "R", "I", "R"]


@pytest.mark.parametrize("below", ["", "*Tobias Renn on his quay.*\n\n", "By Edda Voss\n\n"])
def test_a_title_that_asks_is_no_question_nobody_answers(below: str) -> None:
    talk = "**Who built it?**\n\nWe did.\n\n**And who mends it?**\n\nNobody does.\n"
    t = read(f"**Who pays for the quay?**\n\n{below}{talk}".encode(), name="talk.md")
    assert t.title == "Who pays for the quay?"
    spoken = [x.kind for x in t.turns if x.kind in ("question", "answer")]
    assert spoken == ["question", "answer", "question", "answer"]

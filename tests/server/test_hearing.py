"""A recording that was written down in a process of its own."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

from hustings.model import Flag, Transcript
from hustings.project import Project
from hustings.server.hearing import heard
from hustings.views.answers.transcripts import HeardAnswer

from ..conftest import talk


def test_what_was_heard_is_told_with_how_much_of_it_is_doubted() -> None:
    doubt = (Flag("unclear", "Hard to hear."),)
    first, *others = talk().turns
    turns = (first, *(replace(turn, flags=doubt) for turn in others))
    asked: list[object] = []

    def transcribe(*words: object) -> Transcript:
        asked.extend(words)
        return talk().with_(turns=turns)

    project = cast("Project", SimpleNamespace(transcribe=transcribe))
    told = heard(project, {"path": "talk.wav", "model": "stand-in", "language": ""})
    assert told == HeardAnswer("d1", "The night ferry", 3, 2)
    assert asked == ["talk.wav", "stand-in", None]  # no language was named: it is found

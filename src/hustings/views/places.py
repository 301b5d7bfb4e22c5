"""Where a statement stands in its text: the number of its turn, and how it is cited."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from ..model import Transcript
from ..project import Project
from ..wording import listed, say

BEFORE = 160
"""So many characters before a passage are shown."""


class Places:
    """The texts of a project, each fetched once."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._texts: dict[str, Transcript] = {}
        self._begins: dict[str, list[int]] = {}

    @cached_property
    def titles(self) -> dict[str, str]:
        """Titles of the texts by id."""
        return dict(self.project.titles())

    def text(self, transcript: str) -> Transcript:
        """A transcript."""
        if transcript not in self._texts:
            self._texts[transcript] = self.project.transcript(transcript)
            self._begins[transcript] = [t.start for t in self._texts[transcript].turns]
        return self._texts[transcript]

    def turn(self, transcript: str, start: int) -> int | None:
        """The number of the turn a place stands in, from 1; None before the first."""
        self.text(transcript)
        return bisect_right(self._begins[transcript], start) or None

    def before(self, transcript: str, start: int) -> str:
        """What is said before a place in the same turn, from a word on."""
        text = self.text(transcript)
        turn = self.turn(transcript, start)
        begin = text.turns[turn - 1].start if turn else 0
        told = text.text[max(begin, start - BEFORE) : start]
        return told if start - BEFORE <= begin else told.partition(" ")[2]

    def source(self, transcript: str, start: int, speaker: str | None) -> str:
        """Where a passage stands, to cite it: "Speaker, Title, Date, turn N"; what is not known is
        left out. The number of the turn is its place among all turns of the text, from 1.
        """
        text = self.text(transcript)
        turn = self.turn(transcript, start)
        parts = (speaker, text.title or text.source.name, text.date, turn and f"turn {turn}")
        return ", ".join(str(part) for part in parts if part)


def in_account(speakers: set[str | None]) -> str:
    """Whose account it is, in words."""
    names = sorted(name for name in speakers if name)
    if not names:
        return say("in nobody’s account yet")
    few = 3
    if len(names) > few:
        return say("in {n} speakers’ accounts", n=len(names))
    if len(names) == 1:
        return say("in {name}’s account", name=names[0])
    return say("in the accounts of {names}", names=listed(names))

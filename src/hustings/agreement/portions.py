"""A long text cut into passages to be coded: so many turns each, no question without its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import OptionError
from ..model import SPOKEN_KINDS, Transcript, Turn

SPOKEN = (*SPOKEN_KINDS, "unassigned")
ABOVE = ("heading", "title", "byline", "note")
"""What stands above the turn it belongs to."""

FEWEST, MOST = 2, 10_000
"""Turns of a passage that may be asked for."""

SMALL = 2
"""A last passage of less than one part in so many of what was asked for joins the one before."""


@dataclass(frozen=True, slots=True)
class Portion:
    """A passage in code points, end exclusive; ``first`` and ``last`` number its turns, those of
    nobody among them, counted in the whole text from 1 on as a page counts them."""

    start: int
    stop: int
    first: int
    last: int


def portions(transcript: Transcript, turns: int) -> list[Portion]:
    """The whole text in passages of about ``turns`` spoken turns each, one after the other.

    A passage begins with a heading, a question or a speech, never with an answer, and never behind
    a question. Raises OptionError for a number of turns that is none.
    """
    if not FEWEST <= turns <= MOST:
        raise OptionError(f"Passages have {FEWEST} to {MOST:,} turns, not {turns}.")
    begins = _begins(transcript, turns)
    counts = [_spoken(transcript.turns[:i]) for i in (*begins, len(transcript.turns))]
    if len(begins) > 1 and (counts[-1] - counts[-2]) * SMALL < turns:
        del begins[-1], counts[-2]
    places = [0, *(_start(transcript.turns[i]) for i in begins[1:]), len(transcript.text)]
    ends = [*begins[1:], len(transcript.turns)]
    return [Portion(places[k], places[k + 1], begins[k] + 1, ends[k]) for k in range(len(begins))]


def _begins(transcript: Transcript, turns: int) -> list[int]:
    """The places of the turns passages begin with."""
    begins, spoken, asked = [0], 0, False
    for i, turn in enumerate(transcript.turns):
        if turn.kind not in SPOKEN:
            continue
        if spoken >= turns and turn.kind != "answer" and not asked:
            at = _with_headings(transcript.turns, i)
            begins.append(at)
            spoken = 0
        spoken += 1
        asked = turn.kind == "question" or (
            turn.kind != "answer" and transcript.quote(turn.start, turn.end).rstrip().endswith("?")
        )
    return begins


def _with_headings(turns: Sequence[Turn], i: int) -> int:
    while i and turns[i - 1].kind in ABOVE:
        i -= 1
    return i


def _spoken(turns: Sequence[Turn]) -> int:
    return sum(turn.kind in SPOKEN for turn in turns)


def _start(turn: Turn) -> int:
    return turn.start if turn.label_start is None else turn.label_start

"""A label found in a text, and a convention's reading of it: its labels, what they explain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Mark(NamedTuple):
    """A label found: the index of its line, its span, where the words begin, and the time it
    gives. ``kind`` is set where the label says whether it asks or answers,
    ``speaker`` where another place than the label names them."""

    line: int
    start: int
    label: str
    words: int
    time: float | None = None
    strong: bool = True
    kind: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One convention's reading of a text: its marks, how much they explain, how well that fits (0
    to 1).
    """

    convention: str
    marks: tuple[Mark, ...]
    explained: float = 0.0
    score: float = 0.0
    doubtful: tuple[Mark, ...] = field(default=())
    label: str = ""

    def evidence(self, doubted: float = 0.0, places: int = 0) -> str:
        """``924 labels, 96 % of lines explained``; less what is ``doubted`` (share of the lines in
        question), with how many places that are.
        """
        what = {"dash": "dashes", "bold-question": "questions in bold"}.get(
            self.convention, "labels"
        )
        share = f"{round(100 * self.explained * (1 - doubted))} % of lines explained"
        labels = sum(bool(m.label) for m in self.marks)
        what = what.removesuffix("s") if labels == 1 and what == "labels" else what
        return f"{labels:,} {what} ({self.label}), {share}{in_doubt(places)}"


def in_doubt(places: int) -> str:
    """What evidence says of doubts: ``, 3 places in doubt``."""
    return f", {places:,} {'place' if places == 1 else 'places'} in doubt" if places else ""

"""The loop: what decisions teach. Acceptance per method, muting, the slider, the blind share, coverage.

Pure functions over suggestions with their states; whoever keeps them (a project) passes them in.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..errors import OptionError
from ..model import Statement, Suggestion
from .spans import overlaps

DECIDED = ("accepted", "edited", "rejected")
MUTE_BELOW = 0.30
MUTE_AFTER = 20


@dataclass(frozen=True, slots=True)
class Rate:
    """How a method fares: ``rate`` is (accepted + edited) / decided, None before the first decision."""

    method: str
    accepted: int
    edited: int
    rejected: int
    open: int
    rate: float | None
    muted: bool
    says: str

    @property
    def decided(self) -> int:
        """How many were decided; "later" is no decision."""
        return self.accepted + self.edited + self.rejected


@dataclass(frozen=True, slots=True)
class Point:
    """One place of the slider: from ``score`` up, ``items`` are shown and ``precision`` of them expected right."""

    score: float
    items: int
    precision: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """What suggestions miss. ``recall`` is the share of statements made blind that a suggestion meets (None: no such).

    ``missed`` are the ids of those that none meets; ``hinted`` the statements with a machine hint.
    """

    statements: int
    hinted: tuple[str, ...]
    blind: int
    met: int
    missed: tuple[str, ...]
    recall: float | None
    sentences_touched: float
    says: str


def acceptance(
    suggestions: Iterable[Suggestion], *, mute_below: float = MUTE_BELOW, mute_after: int = MUTE_AFTER
) -> dict[str, Rate]:
    """Per method, how many were taken. A method is muted below ``mute_below`` once ``mute_after`` are decided."""
    if not 0 <= mute_below <= 1:
        raise OptionError(f"mute_below is {mute_below}; give a share from 0 to 1.")
    counts: dict[str, dict[str, int]] = {}
    for s in suggestions:
        row = counts.setdefault(s.method, dict.fromkeys(("accepted", "edited", "rejected", "open"), 0))
        row[s.state if s.state in DECIDED else "open"] += 1
    rates = {}
    for method, row in sorted(counts.items()):
        decided = row["accepted"] + row["edited"] + row["rejected"]
        rate = (row["accepted"] + row["edited"]) / decided if decided else None
        muted = rate is not None and decided >= mute_after and rate < mute_below
        says = (
            f"{method}: nothing decided yet."
            if rate is None
            else f"{method}: {row['accepted'] + row['edited']} of {decided} taken"
            + (f", under {mute_below:.0%}; muted." if muted else ".")
        )
        rates[method] = Rate(method, **row, rate=rate, muted=muted, says=says)
    return rates


def unmuted(suggestions: Sequence[Suggestion], decided: Iterable[Suggestion] | None = None) -> list[Suggestion]:
    """Suggestions without those of muted methods; ``decided`` are past ones (default: the same)."""
    rates = acceptance(suggestions if decided is None else decided)
    return [s for s in suggestions if s.method not in rates or not rates[s.method].muted]


def not_rejected(suggestions: Iterable[Suggestion], past: Iterable[Suggestion]) -> list[Suggestion]:
    """``suggestions`` without what was decided before: same transcript, method and kind on the same span.

    A rejected span stays rejected though a version or a word of the reason changes. For causes the span is that of
    the cue, so moving an end does not bring a claim back.
    """
    gone = {_place(p) for p in past if p.state in DECIDED}
    ids = {p.id for p in past if p.state in DECIDED} if isinstance(past, Sequence) else set()
    return [s for s in suggestions if _place(s) not in gone and s.id not in ids]


def _place(s: Suggestion) -> tuple[str, str, str, tuple[int, int], str]:
    name = str(s.values.get("name", "")) if s.kind == "actors" else ""
    return s.transcript, s.kind, s.method, s.cue or (s.start, s.end), name


def precision_curve(suggestions: Sequence[Suggestion], past: Sequence[Suggestion] = ()) -> list[Point]:
    """The slider: for each score present, how many items and what precision to expect, surest first.

    Expected precision of an item is its score drawn towards the acceptance its method has had here:
    ``(score * 10 + taken) / (10 + decided)``; of a set, the mean.
    """
    rates = acceptance(past)
    rows = []
    for s in suggestions:
        rate = rates.get(s.method)
        taken, decided = (rate.accepted + rate.edited, rate.decided) if rate else (0, 0)
        rows.append((s.score, (s.score * 10 + taken) / (10 + decided)))
    rows.sort(reverse=True)
    points: list[Point] = []
    total = 0.0
    for n, (score, expected) in enumerate(rows, 1):
        total += expected
        if n == len(rows) or rows[n][0] < score:
            points.append(Point(score, n, round(total / n, 4)))
    return points


def blind_sample(passages: Sequence[tuple[int, int]], share: float, seed: int) -> list[int]:
    """Indices of the passages to code without suggestions: ``share`` of them, at least one, the same for a seed."""
    if not 0 <= share <= 1:
        raise OptionError(f"The blind share is {share}; give a number from 0 to 1.")
    if not passages or share == 0:
        return []
    count = max(1, round(share * len(passages)))
    return sorted(random.Random(seed).sample(range(len(passages)), count))


def outside(suggestions: Iterable[Suggestion], passages: Iterable[tuple[int, int]]) -> list[Suggestion]:
    """Suggestions that touch none of ``passages``: what may be shown while those are coded blind."""
    blind = list(passages)
    return [s for s in suggestions if not any(overlaps((s.start, s.end), p) for p in blind)]


def coverage(
    statements: Sequence[Statement],
    suggestions: Sequence[Suggestion],
    *,
    blind: Sequence[tuple[str, int, int]] = (),
    sentences: Sequence[tuple[str, int, int]] = (),
) -> Coverage:
    """What suggestions would have found, counted on passages coded without them.

    ``blind`` are ``(transcript, start, end)`` of the passages coded blind; a statement in one is met if a suggestion
    of any state overlaps it. ``sentences`` tell how much of the text suggestions touch (share of sentences).
    """
    by_text: dict[str, list[tuple[int, int]]] = {}
    for s in suggestions:
        by_text.setdefault(s.transcript, []).append((s.start, s.end))
    for spans in by_text.values():
        spans.sort()

    def touched(transcript: str, start: int, end: int) -> bool:
        spans = by_text.get(transcript, [])
        return any(b > start for _, b in spans[: bisect_right(spans, (end - 1, 1 << 62))])

    made_blind = [
        s for s in statements if any(s.transcript == t and overlaps((s.start, s.end), (a, b)) for t, a, b in blind)
    ]
    met = [s for s in made_blind if touched(s.transcript, s.start, s.end)]
    met_ids = {s.id for s in met}
    missed = tuple(s.id for s in made_blind if s.id not in met_ids)
    hinted = tuple(s.id for s in statements if s.origin == "suggestion")
    recall = len(met) / len(made_blind) if made_blind else None
    share = sum(touched(*place) for place in sentences) / len(sentences) if sentences else 0.0
    says = (
        f"{len(met)} of {len(made_blind)} statements made blind are met by a suggestion; {len(missed)} are not."
        if made_blind
        else "Nothing was coded blind, so what suggestions miss is not known."
    )
    return Coverage(len(statements), hinted, len(made_blind), len(met), missed, recall, round(share, 4), says)

"""What decisions teach: acceptance per method, muting, the slider, the blind share,
coverage, time left.

Pure functions over suggestions with their states; whoever keeps them (a project) passes them in.
"""

from __future__ import annotations

import hashlib
import math
import random
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import median

from ..errors import OptionError
from ..model import DECIDED, SPOKEN_KINDS, Statement, Suggestion, Transcript
from .sentences import sentences as sentences_of
from .spans import overlaps

MUTE_BELOW = 0.30
MUTE_AFTER = 20
PASSAGE = 600
"""A passage to code blind is a turn, or a run of its sentences no longer than this."""

FORMS = {
    "causes": "cause",
    "quotations": "quotation",
    "relations": "relation",
    "dates": "event",
    "predictions": "prediction",
    "concepts": "",
}
"""The form a kind of suggestion becomes a statement of ("": whichever form has a concept)."""

SECONDS = 15.0
"""How long a decision takes where too few were made to tell."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How a method fares: ``rate`` is (accepted + edited) / decided, None before the first
    decision.
    """

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
    """One place of the slider: from ``score`` up, ``items`` are shown and ``precision`` of them
    expected right.
    """

    score: float
    items: int
    precision: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """What suggestions miss. ``recall`` is the share of statements made blind that a suggestion
    meets (None: no such).

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
    suggestions: Iterable[Suggestion],
    *,
    mute_below: float = MUTE_BELOW,
    mute_after: int = MUTE_AFTER,
    unmuted: Collection[str] = (),
) -> dict[str, Rate]:
    """Per method, how many were taken. A method is muted below ``mute_below`` once ``mute_after``
    are decided.

    ``unmuted`` are methods a person wants to see whatever their rate.
    """
    if not 0 <= mute_below <= 1:
        raise OptionError(f"mute_below is {mute_below}; give a share from 0 to 1.")
    counts: dict[str, dict[str, int]] = {}
    for s in suggestions:
        row = counts.setdefault(
            s.method, dict.fromkeys(("accepted", "edited", "rejected", "open"), 0)
        )
        row[s.state if s.state in DECIDED else "open"] += 1
    rates = {}
    for method, row in sorted(counts.items()):
        decided = row["accepted"] + row["edited"] + row["rejected"]
        rate = (row["accepted"] + row["edited"]) / decided if decided else None
        low = rate is not None and decided >= mute_after and rate < mute_below
        muted = low and method not in unmuted
        says = (
            f"{method}: nothing decided yet."
            if rate is None
            else f"{method}: {row['accepted'] + row['edited']} of {decided} taken"
            + (
                f", under {mute_below:.0%}; {'muted' if muted else 'shown all the same'}."
                if low
                else "."
            )
        )
        rates[method] = Rate(method, **row, rate=rate, muted=muted, says=says)
    return rates


def unmuted(
    suggestions: Sequence[Suggestion], decided: Iterable[Suggestion] | None = None
) -> list[Suggestion]:
    """Suggestions without those of muted methods; ``decided`` are past ones (default: the same)."""
    rates = acceptance(suggestions if decided is None else decided)
    return [s for s in suggestions if s.method not in rates or not rates[s.method].muted]


def not_rejected(suggestions: Iterable[Suggestion], past: Iterable[Suggestion]) -> list[Suggestion]:
    """``suggestions`` without what was decided before: same transcript, method and kind on the same
    span.

    A rejected span stays rejected though a version or a word of the reason changes. For causes the
    span is that of the cue, so moving an end does not bring a claim back.
    """
    gone = {_place(p) for p in past if p.state in DECIDED}
    ids = {p.id for p in past if p.state in DECIDED} if isinstance(past, Sequence) else set()
    return [s for s in suggestions if _place(s) not in gone and s.id not in ids]


def _place(s: Suggestion) -> tuple[str, str, str, tuple[int, int], str]:
    # several names, and several relations, may share one cue
    keys = {"actors": ("name",), "relations": ("actor", "target")}.get(s.kind, ())
    name = "\0".join(str(s.values.get(key, "")) for key in keys)
    return s.transcript, s.kind, s.method, s.cue or (s.start, s.end), name


def precision_curve(
    suggestions: Sequence[Suggestion], past: Sequence[Suggestion] = ()
) -> list[Point]:
    """The slider: for each score present, how many items and what precision to expect, surest
    first.

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
    """Indices of the passages to code without suggestions: ``share`` of them, at least one, the
    same for a seed.
    """
    if not 0 <= share <= 1:
        raise OptionError(f"The blind share is {share}; give a number from 0 to 1.")
    if not passages or share == 0:
        return []
    count = max(1, round(share * len(passages)))
    return sorted(random.Random(seed).sample(range(len(passages)), count))


def outside(
    suggestions: Iterable[Suggestion], passages: Iterable[tuple[int, int]]
) -> list[Suggestion]:
    """Suggestions that touch none of ``passages``: what may be shown while those are coded
    blind."""
    blind = list(passages)
    return [s for s in suggestions if not any(overlaps((s.start, s.end), p) for p in blind)]


def passages(transcript: Transcript, *, longest: int = PASSAGE) -> list[tuple[int, int]]:
    """A text as passages to be coded one by one: turns of speech, long ones parted at ends of
    sentences.

    A part is at most ``longest`` code points, or one sentence where that is longer. Turns that are
    nobody's words are left out; a text without turns is parted whole.
    """
    turns = [(t.start, t.end) for t in transcript.turns if t.kind in SPOKEN_KINDS]
    found: list[tuple[int, int]] = []
    for start, end in turns if transcript.turns else [(0, len(transcript.text))]:
        run: tuple[int, int] | None = None
        for a, b in sentences_of(transcript.text[start:end]):
            if run is not None and start + b - run[0] > longest:
                found.append(run)
                run = None
            run = (run[0] if run else start + a, start + b)
        if run is not None:
            found.append(run)
    return found


def draw_blind(
    transcript: Transcript, share: float, seed: int, *, touched: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """The passages of a text to code blind: ``share`` of all, from those that none of ``touched``
    (decided or coded already) meets. The draw depends on the words of the text and ``seed`` alone,
    not on the other texts."""
    all_of_it = passages(transcript)
    met = list(touched)
    free = [p for p in all_of_it if not any(overlaps(p, t) for t in met)]
    if not 0 <= share <= 1:
        raise OptionError(f"The blind share is {share}; give a number from 0 to 1.")
    wanted = min(len(free), max(1, round(share * len(all_of_it)))) if free and share else 0
    words = hashlib.sha256(transcript.text.encode("utf-8", "surrogatepass")).hexdigest()
    order = random.Random(f"{seed} {words}")
    return sorted(order.sample(free, wanted))


def minutes_left(times: Sequence[str], left: int) -> float:
    """Minutes ``left`` decisions take at the pace of those made at ``times`` (ISO 8601): their
    median gap.

    Gaps above three minutes are pauses. With fewer than five gaps, ``SECONDS`` a decision.
    """
    at = sorted(datetime.fromisoformat(t) for t in times)
    gaps = [g for a, b in pairwise(at) if 0 < (g := (b - a).total_seconds()) <= 180]
    return left * (median(gaps) if len(gaps) >= 5 else SECONDS) / 60


def wilson(hits: int, of: int, z: float = 1.96) -> tuple[float, float] | None:
    """The interval that holds a share with 95 % certainty (E. B. Wilson 1927); None where nothing
    was counted.
    """
    if of == 0:
        return None
    p = hits / of
    centre, spread = p + z * z / (2 * of), z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return max(0.0, (centre - spread) / (1 + z * z / of)), min(
        1.0, (centre + spread) / (1 + z * z / of)
    )


def coverage(
    statements: Sequence[Statement],
    suggestions: Sequence[Suggestion],
    *,
    blind: Sequence[tuple[str, int, int]] = (),
    sentences: Sequence[tuple[str, int, int]] = (),
    forms: Mapping[str, str] | None = None,
) -> Coverage:
    """What suggestions would have found, counted on passages coded without them.

    ``blind`` are ``(transcript, start, end)`` of the passages coded blind; a statement in one is
    met if a suggestion of any state overlaps it. With ``forms`` (kind of suggestion -> form, such
    as :data:`FORMS`) it must also be of the statement's form; a kind that is not named there meets
    nothing. ``sentences`` tell how much of the text suggestions touch (share of sentences).
    """
    by_text: dict[str, list[tuple[int, int, str]]] = {}
    for s in suggestions:
        by_text.setdefault(s.transcript, []).append((s.start, s.end, s.kind))
    for spans in by_text.values():
        spans.sort()

    def touched(transcript: str, start: int, end: int, form: str = "") -> bool:
        spans = by_text.get(transcript, [])
        return any(
            b > start and (not form or forms is None or forms.get(kind) in ("", form))
            for _, b, kind in spans[: bisect_right(spans, (end - 1, 1 << 62, ""))]
        )

    made_blind = [
        s
        for s in statements
        if any(s.transcript == t and overlaps((s.start, s.end), (a, b)) for t, a, b in blind)
    ]
    met = [s for s in made_blind if touched(s.transcript, s.start, s.end, s.form)]
    met_ids = {s.id for s in met}
    missed = tuple(s.id for s in made_blind if s.id not in met_ids)
    hinted = tuple(s.id for s in statements if s.origin == "suggestion")
    recall = len(met) / len(made_blind) if made_blind else None
    share = sum(touched(*place) for place in sentences) / len(sentences) if sentences else 0.0
    says = (
        f"{len(met)} of {len(made_blind)} statements made blind are met by a suggestion; "
        f"{len(missed)} are not."
        if made_blind
        else "Nothing was coded blind, so what suggestions miss is not known."
    )
    return Coverage(
        len(statements), hinted, len(made_blind), len(met), missed, recall, round(share, 4), says
    )

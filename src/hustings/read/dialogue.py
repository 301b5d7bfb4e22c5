"""Who speaks in a text of two voices without names: dashes, bold questions, or a few turns marked by a person.

One missing dash would flip every later turn if turns merely alternated. So each voice's *profile* is
learned from the text itself (quote style, dash style, blanks, length, share of paragraphs that ask,
frequent words), and the likeliest path of voices is found through dashes *and* profiles together: a
hidden Markov model whose states are (voice, starts a turn | goes on) and the interviewer's lead-in
before a question, decoded by Viterbi's algorithm, its profiles re-estimated a few times. Where the
path leaves the dashes, or the forward-backward probability is low, the paragraph is flagged.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

QUESTION, ANSWER = 0, 1


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph: its words, whether a mark (dash, bold) opens it, that mark, whether a heading stands before."""

    words: str
    marked: bool
    mark: str = ""
    after_heading: bool = False
    role: int | None = None
    """Told by a person: QUESTION or ANSWER."""
    start: bool | None = None
    """Told by a person: whether a turn starts here."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a paragraph was found to be.

    ``sure`` is the probability of its role, ``contrary`` how much better (in nats) the other role's profile fits.
    """

    role: int
    starts: bool
    lead_in: bool
    sure: float
    contrary: float


_WORD = re.compile(r"[^\W\d_]+")
_ASKS_LAST = re.compile(r"[?？؟;][\"'”’»)\]*_]*$")

# states: question starts, question goes on, lead-in to a question, answer starts, answer goes on
_QS, _QC, _LEAD, _AS, _AC = range(5)
_ROLE = (QUESTION, QUESTION, QUESTION, ANSWER, ANSWER)


def _features(units: Sequence[Unit]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Yes/no features, shape (units, features), and frequent words, shape (units, words)."""
    rows = []
    for unit in units:
        w = unit.words
        bare = w.rstrip()
        length = len(bare)
        curly = any(c in w for c in "‘“”’")
        straight = "'" in w or '"' in w
        rows.append(
            (
                bool(_ASKS_LAST.search(bare)) and not bare.endswith(";"),
                "?" in w or "？" in w,
                straight,
                curly,
                straight and not curly,
                "«" in w or "„" in w,
                "\u00a0" in w,
                length < 60,
                length < 160,
                length < 350,
                length < 700,
                unit.marked and unit.mark.startswith("—"),
                unit.marked and unit.mark.startswith("–"),
                unit.marked and unit.mark.startswith("-"),
            )
        )
    words = [set(_WORD.findall(unit.words.casefold())) for unit in units]
    counts = Counter(word for bag in words for word in bag)
    often = [word for word, n in counts.most_common(60) if n >= 6]
    table = np.array([[word in bag for word in often] for bag in words], dtype=np.float64).reshape(
        len(units), len(often)
    )
    return np.array(rows, dtype=np.float64).reshape(len(units), 14), table


_PRIOR = np.array([0.6, 0.7] + [0.0] * 12), np.array([0.07, 0.15] + [0.0] * 12)
_WEIGHT_OF_PRIOR = 4.0


def _profile(
    table: npt.NDArray[np.float64],
    weight: npt.NDArray[np.float64],
    prior: npt.NDArray[np.float64] | None,
    strength: float,
) -> npt.NDArray[np.float64]:
    """Smoothed share of each feature among paragraphs of one role, shape (features,)."""
    overall = (table.sum(axis=0) + 1.0) / (len(table) + 2.0)
    base = overall if prior is None else np.where(prior > 0, prior, overall)
    return np.asarray((weight @ table + strength * base) / (weight.sum() + strength))


def _evidence(
    features: npt.NDArray[np.float64],
    words: npt.NDArray[np.float64],
    question: npt.NDArray[np.float64],
    marked: npt.NDArray[np.bool_],
) -> npt.NDArray[np.float64]:
    """log P(paragraph | question) - log P(paragraph | answer), shape (units,), damped: features are not independent."""

    def ratio(
        table: npt.NDArray[np.float64], priors: tuple[npt.NDArray[np.float64] | None, ...], s: float
    ) -> npt.NDArray[np.float64]:
        p = _profile(table, question, priors[0], s)
        q = _profile(table, 1.0 - question, priors[1], s)
        return np.asarray(table * np.log(p / q) + (1.0 - table) * np.log((1.0 - p) / (1.0 - q)))

    look = ratio(features, _PRIOR, _WEIGHT_OF_PRIOR)
    # dash style is known only where there is a dash
    look[:, 11:] *= marked[:, None]
    out = np.clip(look[:, :2].sum(axis=1), -4.0, 4.0) + np.clip(look[:, 2:7].sum(axis=1), -6.0, 6.0)
    out += 0.6 * np.clip(look[:, 7:11].sum(axis=1), -4.0, 4.0) + np.clip(look[:, 11:].sum(axis=1), -5.0, 5.0)
    if words.shape[1]:
        out += 0.5 * np.clip(ratio(words, (None, None), 3.0).sum(axis=1), -6.0, 6.0)
    return np.asarray(out)


def _log(p: float) -> float:
    return math.log(p) if p > 0 else -1e9


def _transitions(go_on: tuple[float, float], marks: bool) -> tuple[list[list[float]], list[list[float]], list[float]]:
    """Log transition tables (within a part, after a heading) and log start probabilities, over the five states."""
    q, a = go_on
    again = 0.004 if marks else 0.0005
    lead = 0.03 if marks else 0.0
    from_q = [again, q, 0.0, 1.0 - q - again, 0.0]
    from_a = [(1.0 - a - again) * (1.0 - lead), 0.0, (1.0 - a) * lead, again, a]
    within = [from_q, from_q, [0.9, 0.0, 0.1, 0.0, 0.0], from_a, from_a]
    heading = [[0.75, 0.03, 0.1, 0.1, 0.02]] * 2 + [[0.9, 0.0, 0.1, 0.0, 0.0]] + [[0.75, 0.0, 0.1, 0.05, 0.1]] * 2
    first = [0.85, 0.0, 0.05, 0.1, 0.0]
    return (
        [[_log(p) for p in row] for row in within],
        [[_log(p) for p in row] for row in heading],
        [_log(p) for p in first],
    )


def voices(
    units: Sequence[Unit], *, marks: bool = True, go_on: tuple[float, float] = (0.1, 0.6), rounds: int = 4
) -> list[Step]:
    """The likeliest role of every paragraph.

    ``marks``: the text marks where turns start (dashes); otherwise only the profiles and what a person told count.
    ``go_on``: to begin with, the share of paragraphs in a question and in an answer that continue a turn.
    """
    if not units:
        return []
    n = len(units)
    features, words = _features(units)
    marked = np.array([u.marked for u in units])
    seen = [_marking(u, marks) for u in units]
    # first guess: alternate at every mark, beginning again with a question after a heading
    role, guess = ANSWER, np.zeros(n)
    for i, unit in enumerate(units):
        if unit.role is not None:
            role = unit.role
        elif unit.marked:
            role = QUESTION if unit.after_heading else 1 - role
        guess[i] = role == QUESTION
    if not marks:
        told = [u.role for u in units if u.role is not None]
        known = np.array([u.role is not None for u in units])
        guess = np.where(known, [u.role == QUESTION for u in units], told.count(QUESTION) / max(len(told), 1))
    path: list[int] = []
    llr = np.zeros(n)
    for turn in range(rounds):
        weight = guess if turn or not marks else np.clip(guess, 0.1, 0.9)
        llr = _evidence(features, words, weight, marked)
        within, heading, first = _transitions(go_on, marks)
        path = _viterbi(units, seen, llr.tolist(), within, heading, first)
        new = np.array([_ROLE[s] == QUESTION for s in path], dtype=np.float64)
        qs, qc = path.count(_QS) + path.count(_LEAD), path.count(_QC)
        a_s, ac = path.count(_AS), path.count(_AC)
        go_on = ((qc + 0.5) / (qs + qc + 5.0), (ac + 3.0) / (a_s + ac + 5.0))
        if turn and np.array_equal(new, guess):
            break
        guess = new
    sure = _posterior(units, seen, llr, *_transitions(go_on, marks))
    out = []
    for i, state in enumerate(path):
        role = _ROLE[state]
        out.append(
            Step(
                role,
                state in (_QS, _AS, _LEAD)
                and not (state == _QS and i > 0 and path[i - 1] == _LEAD)
                and not (state == _LEAD and i > 0 and path[i - 1] == _LEAD),
                state == _LEAD,
                float(sure[i] if role == QUESTION else 1.0 - sure[i]),
                float(-llr[i] if role == QUESTION else llr[i]),
            )
        )
    return out


def _marking(unit: Unit, marks: bool) -> list[float]:
    """log P(mark or none | state) of the five states, with what a person told."""
    if not marks:
        out = [0.0, 0.0, -1e9, 0.0, 0.0]
    elif unit.marked:
        out = [_log(0.97), _log(0.002), _log(0.0005), _log(0.97), _log(0.002)]
    else:
        out = [_log(0.03), _log(0.998), _log(0.9995), _log(0.03), _log(0.998)]
    if unit.role is not None:
        out = [v if _ROLE[s] == unit.role else -1e6 for s, v in enumerate(out)]
    if unit.start is not None:
        out = [v if (s in (_QS, _AS)) == unit.start else v - 1e5 for s, v in enumerate(out)]
    return out


def _viterbi(
    units: Sequence[Unit],
    seen: Sequence[Sequence[float]],
    llr: Sequence[float],
    within: Sequence[Sequence[float]],
    heading: Sequence[Sequence[float]],
    first: Sequence[float],
) -> list[int]:
    score = [first[s] + seen[0][s] + (llr[0] / 2 if s < 3 else -llr[0] / 2) for s in range(5)]
    back: list[list[int]] = []
    for i in range(1, len(units)):
        table = heading if units[i].after_heading else within
        half = llr[i] / 2
        new, origin = [0.0] * 5, [0] * 5
        for s in range(5):
            best, best_at = score[0] + table[0][s], 0
            for r in range(1, 5):
                value = score[r] + table[r][s]
                if value > best:
                    best, best_at = value, r
            new[s] = best + seen[i][s] + (half if s < 3 else -half)
            origin[s] = best_at
        back.append(origin)
        score = new
    # a text cannot end on a lead-in
    score[_LEAD] -= 1e6
    at = max(range(5), key=score.__getitem__)
    path = [at]
    for origin in reversed(back):
        at = origin[at]
        path.append(at)
    return path[::-1]


def _posterior(
    units: Sequence[Unit],
    seen: Sequence[Sequence[float]],
    llr: npt.NDArray[np.float64],
    within: list[list[float]],
    heading: list[list[float]],
    first: list[float],
) -> npt.NDArray[np.float64]:
    """P(question) of every paragraph by the forward-backward algorithm, shape (units,)."""
    n = len(units)
    tables = (np.exp(np.array(within)), np.exp(np.array(heading)))
    emit = np.array(seen)
    emit = emit + np.outer(llr / 2, [1.0, 1.0, 1.0, -1.0, -1.0])
    emit = np.exp(np.clip(emit - emit.max(axis=1, keepdims=True), -200, 0))
    forward, backward = np.empty((n, 5)), np.ones((n, 5))
    forward[0] = np.exp(np.array(first)) * emit[0]
    forward[0] /= forward[0].sum() or 1.0
    for i in range(1, n):
        row = (forward[i - 1] @ tables[units[i].after_heading]) * emit[i]
        total = row.sum()
        forward[i] = row / total if total > 0 else np.full(5, 0.2)
    for i in range(n - 2, -1, -1):
        row = tables[units[i + 1].after_heading] @ (emit[i + 1] * backward[i + 1])
        total = row.sum()
        backward[i] = row / total if total > 0 else np.ones(5)
    both = forward * backward
    total = both.sum(axis=1)
    return np.asarray(np.where(total > 0, both[:, :3].sum(axis=1) / np.where(total > 0, total, 1.0), 0.5))

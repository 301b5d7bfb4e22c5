"""Who speaks in a text of two voices without names: dashes, bold questions, or a few turns marked
by a person.

One missing dash would flip every later turn if turns merely alternated. So each voice's *profile*
is learned from the text itself (quote style, dash style, blanks, length, share of paragraphs that
ask, frequent words), and the likeliest path of voices is found through dashes *and* profiles
together: a hidden Markov model whose states are (voice, starts a turn | goes on) and the
interviewer's lead-in before a question, decoded by Viterbi's algorithm, its profiles re-estimated a
few times. Where the path leaves the dashes, or the forward-backward probability is low, the
paragraph is flagged.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from .units import ANSWER, QUESTION, Step, Unit

_WORD = re.compile(r"[^\W\d_]+")
_ASKS_LAST = re.compile(r"[?？؟;][\"'”’»)\]*_]*$")

# states: question starts, starts without its mark, goes on, lead-in before its mark; answer starts,
# unmarked, goes on
_QS, _QX, _QC, _LEAD, _AS, _AX, _AC = range(7)
_N = 7
_ROLE = (QUESTION, QUESTION, QUESTION, QUESTION, ANSWER, ANSWER, ANSWER)
_SIGN = tuple(0.5 if role == QUESTION else -0.5 for role in _ROLE)

_ADDRESS = frozenset(
    (
        *(
            "your",
            "yours",
            "yourself",
            "yourselves",
            "votre",
            "vos",
            "usted",
            "ustedes",
            "vosotros",
            "vostro",
            "vostra",
        ),
        *(
            "вы",
            "вас",
            "вам",
            "вами",
            "ваш",
            "ваша",
            "ваше",
            "ваши",
            "вашу",
            "вашей",
            "ваших",
            "вашего",
        ),
    )
)
"""Words that address somebody."""
_REQUESTS = frozenset(
    (
        *("please", "explain", "describe", "bitte", "racontez", "cuéntenos", "díganos"),
        *("расскажите", "скажите", "опишите", "пожалуйста"),
    )
)
_REQUEST_PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        "tell us|tell me|ask you|asked you|asking you|let s|let us|let me|to ask|could you|can "
        "you|would you|do you|"
        "are you|have you|did you|my question|next question|last question|first question|final "
        "question|"
        "another question|what about|now about|erzählen sie|könnten sie|würden sie|glauben "
        "sie|pouvez vous|"
        "pourriez vous|podría usted|ci racconti"
    ).split("|")
)
"""Words, and pairs of words, that ask or lead to a question."""
_FEATURES = 16
_STYLE, _LENGTH, _MARKS = slice(4, 9), slice(9, 13), slice(13, 16)


def _features(units: Sequence[Unit]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Yes/no features, shape (units, features), and frequent words, shape (units, words)."""
    rows = []
    tokens = [_WORD.findall(unit.words.casefold()) for unit in units]
    bags = [set(run) for run in tokens]
    for unit, run, bag in zip(units, tokens, bags, strict=True):
        w = unit.words
        bare = w.rstrip()
        length = len(bare)
        curly = any(c in w for c in "‘“”’")
        straight = "'" in w or '"' in w
        rows.append(
            (
                bool(_ASKS_LAST.search(bare)) and not bare.endswith(";"),
                "?" in w or "？" in w,
                not _ADDRESS.isdisjoint(bag),
                not _REQUESTS.isdisjoint(bag) or not _REQUEST_PAIRS.isdisjoint(pairwise(run)),
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
    counts = Counter(word for bag in bags for word in bag)
    often = [word for word, n in counts.most_common(60) if n >= 6]
    table = np.array([[word in bag for word in often] for bag in bags], dtype=np.float64).reshape(
        len(units), len(often)
    )
    return np.array(rows, dtype=np.float64).reshape(len(units), _FEATURES), table


_PRIOR = np.array([0.6, 0.7, 0.5, 0.4] + [0.0] * 12), np.array([0.07, 0.15, 0.15, 0.1] + [0.0] * 12)
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
    """log P(paragraph | question) - log P(paragraph | answer), shape (units,), damped: features are
    not independent.
    """

    def ratio(
        table: npt.NDArray[np.float64], priors: tuple[npt.NDArray[np.float64] | None, ...], s: float
    ) -> npt.NDArray[np.float64]:
        p = _profile(table, question, priors[0], s)
        q = _profile(table, 1.0 - question, priors[1], s)
        return np.asarray(table * np.log(p / q) + (1.0 - table) * np.log((1.0 - p) / (1.0 - q)))

    look = ratio(features, _PRIOR, _WEIGHT_OF_PRIOR)
    # marks tell the voices apart only among marked paragraphs
    if marked.any():
        p = _profile(features[marked, _MARKS], question[marked], None, _WEIGHT_OF_PRIOR)
        q = _profile(features[marked, _MARKS], 1.0 - question[marked], None, _WEIGHT_OF_PRIOR)
        have = features[:, _MARKS]
        look[:, _MARKS] = have * np.log(p / q) + (1.0 - have) * np.log((1.0 - p) / (1.0 - q))
    look[:, _MARKS] *= marked[:, None]
    # a question need not ask: what is missing counts less than what is there
    out = np.clip(look[:, :2].sum(axis=1), -1.5, 4.0) + np.clip(look[:, 2:4].sum(axis=1), -1.0, 4.0)
    out += np.clip(look[:, _STYLE].sum(axis=1), -6.0, 6.0) + 0.6 * np.clip(
        look[:, _LENGTH].sum(axis=1), -4.0, 4.0
    )
    out += np.clip(look[:, _MARKS].sum(axis=1), -5.0, 5.0)
    if words.shape[1]:
        out += 0.5 * np.clip(ratio(words, (None, None), 3.0).sum(axis=1), -6.0, 6.0)
    return np.asarray(out)


def _log(p: float) -> float:
    return math.log(p) if p > 0 else -1e9


def _first_evidence(features: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The evidence before anything is learned, shape (units,): asking, addressing and requesting
    alone.
    """
    p, q = _PRIOR[0][:4], _PRIOR[1][:4]
    have = features[:, :4]
    return np.asarray(
        np.clip(
            (have * np.log(p / q) + 0.3 * (1.0 - have) * np.log((1.0 - p) / (1.0 - q))).sum(axis=1),
            -3,
            6,
        )
    )


_UNMARKED = 0.04
"""Share of turns whose mark is taken to be missing …"""
_UNMARKED_TOO = 0.45
"""… and of those that follow such a turn: a slip rarely comes alone."""


@dataclass(frozen=True, slots=True)
class _Course:
    """How a dialogue goes from state to state, as logarithms of probabilities."""

    within: list[list[float]]
    heading: list[list[float]]
    """The same over a heading."""
    first: list[float]
    """How it begins."""


def _course(go_on: tuple[float, float], marks: bool) -> _Course:
    """The course of a dialogue in which questions and answers go on over so many paragraphs."""
    q, a = go_on
    again = 0.001 if marks else 0.0005
    lead = 0.08 if marks else 0.0
    x, xx = (_UNMARKED, _UNMARKED_TOO) if marks else (0.0, 0.0)
    to_a, to_q = 1.0 - q - again, (1.0 - a - again) * (1.0 - lead)
    #             QS              QX            QC   LEAD          AS              AX           AC
    from_q = [again, 0.0, q, 0.0, to_a * (1 - x), to_a * x, 0.0]
    from_qx = [again, 0.0, q, 0.0, to_a * (1 - xx), to_a * xx, 0.0]
    from_lead = [0.9, 0.0, 0.0, 0.1, 0.0, 0.0, 0.0]
    from_a = [to_q * (1 - x), to_q * x, 0.0, (1.0 - a) * lead, again, 0.0, a]
    from_ax = [to_q * (1 - 2 * x), to_q * 2 * x, 0.0, (1.0 - a) * lead, again, 0.0, a]
    within = [from_q, from_qx, from_q, from_lead, from_a, from_ax, from_a]
    asks = [0.75 * (1 - x), 0.75 * x]
    after_q = [*asks, 0.03, 0.1, 0.03, 0.1 * x, 0.02]
    after_a = [*asks, 0.0, 0.1, 0.03, 0.0, 0.1]
    heading = [after_q, after_q, after_q, from_lead, after_a, after_a, after_a]
    first = [0.92 * (1 - x), 0.92 * x, 0.0, 0.05, 0.03 * (1 - x), 0.03 * x, 0.0]
    return _Course(
        [[_log(p) for p in row] for row in within],
        [[_log(p) for p in row] for row in heading],
        [_log(p) for p in first],
    )


def voices(
    units: Sequence[Unit],
    *,
    marks: bool = True,
    go_on: tuple[float, float] = (0.1, 0.6),
    rounds: int = 4,
) -> list[Step]:
    """The likeliest role of every paragraph.

    ``marks``: the text marks where turns start (dashes); otherwise only the profiles and what a
    person told count.
    ``go_on``: to begin with, the share of paragraphs in a question and in an answer that continue a
    turn.
    """
    if not units:
        return []
    n = len(units)
    features, words = _features(units)
    marked = np.array([u.marked for u in units])
    seen = [_marking(u, marks) for u in units]
    # first guess: what asks, addresses or requests is a question; the marks do the rest
    known = np.array([u.role is not None for u in units])
    told = np.array([float(u.role == QUESTION) for u in units])
    guess = np.where(known, told, told[known].mean() if known.any() else 0.3)
    path: list[int] = []
    llr = np.zeros(n)
    for turn in range(rounds):
        llr = (
            _evidence(features, words, guess, marked)
            if turn or known.any()
            else _first_evidence(features)
        )
        path = _viterbi(units, seen, llr.tolist(), _course(go_on, marks))
        new = np.array([_ROLE[s] == QUESTION for s in path], dtype=np.float64)
        qs, qc = path.count(_QS) + path.count(_QX), path.count(_QC)
        a_s, ac = path.count(_AS) + path.count(_AX), path.count(_AC)
        go_on = ((qc + 0.5) / (qs + qc + 5.0), (ac + 3.0) / (a_s + ac + 5.0))
        if turn and np.array_equal(new, guess):
            break
        guess = new
    sure = _posterior(units, seen, llr, _course(go_on, marks))
    out = []
    for i, state in enumerate(path):
        role = _ROLE[state]
        led = i > 0 and path[i - 1] == _LEAD
        out.append(
            Step(
                role,
                state in (_QS, _QX, _AS, _AX, _LEAD) and not (led and state in (_QS, _LEAD)),
                state == _LEAD,
                float(sure[i] if role == QUESTION else 1.0 - sure[i]),
                float(-llr[i] if role == QUESTION else llr[i]),
            )
        )
    return out


def _marking(unit: Unit, marks: bool) -> list[float]:
    """log P(mark or none | state), with what a person told."""
    if not marks:
        out = [0.0, -1e9, 0.0, -1e9, 0.0, -1e9, 0.0]
    elif unit.marked:
        out = [0.0, -1e9, _log(0.002), _log(0.0005), 0.0, -1e9, _log(0.002)]
    else:
        out = [-1e9, 0.0, 0.0, 0.0, -1e9, 0.0, 0.0]
    if unit.role is not None:
        out = [v if _ROLE[s] == unit.role else v - 1e6 for s, v in enumerate(out)]
    if unit.start is not None:
        out = [
            v if (s in (_QS, _QX, _AS, _AX)) == unit.start else v - 1e5 for s, v in enumerate(out)
        ]
    return out


def _viterbi(
    units: Sequence[Unit],
    seen: Sequence[Sequence[float]],
    llr: Sequence[float],
    course: _Course,
) -> list[int]:
    """The likeliest path through the states (Viterbi)."""
    score = [course.first[s] + seen[0][s] + llr[0] * _SIGN[s] for s in range(_N)]
    back: list[list[int]] = []
    # only the transitions that can happen, per state entered
    enter = [
        [[(r, table[r][s]) for r in range(_N) if table[r][s] > -1e8] for s in range(_N)]
        for table in (course.within, course.heading)
    ]
    for i in range(1, len(units)):
        ways = enter[units[i].after_heading]
        here, weight = seen[i], llr[i]
        new, origin = [-1e9] * _N, [0] * _N
        for s in range(_N):
            if here[s] < -1e8:
                continue
            best, best_at = -2e9, 0
            for r, cost in ways[s]:
                value = score[r] + cost
                if value > best:
                    best, best_at = value, r
            new[s] = best + here[s] + weight * _SIGN[s]
            origin[s] = best_at
        back.append(origin)
        score = new
    # a text cannot end on a lead-in
    score[_LEAD] -= 1e6
    at = max(range(_N), key=score.__getitem__)
    path = [at]
    for origin in reversed(back):
        at = origin[at]
        path.append(at)
    return path[::-1]


def _posterior(
    units: Sequence[Unit],
    seen: Sequence[Sequence[float]],
    llr: npt.NDArray[np.float64],
    course: _Course,
) -> npt.NDArray[np.float64]:
    """P(question) of every paragraph by the forward-backward algorithm, shape (units,)."""
    n = len(units)
    tables = (np.exp(np.array(course.within)), np.exp(np.array(course.heading)))
    emit = np.array(seen)
    emit = emit + np.outer(llr, _SIGN)
    emit = np.exp(np.clip(emit - emit.max(axis=1, keepdims=True), -200, 0))
    forward, backward = np.empty((n, _N)), np.ones((n, _N))
    forward[0] = np.exp(np.array(course.first)) * emit[0]
    forward[0] /= forward[0].sum() or 1.0
    for i in range(1, n):
        row = (forward[i - 1] @ tables[units[i].after_heading]) * emit[i]
        total = row.sum()
        forward[i] = row / total if total > 0 else np.full(_N, 1.0 / _N)
    for i in range(n - 2, -1, -1):
        row = tables[units[i + 1].after_heading] @ (emit[i + 1] * backward[i + 1])
        total = row.sum()
        backward[i] = row / total if total > 0 else np.ones(_N)
    both = forward * backward
    total = both.sum(axis=1)
    return np.asarray(
        np.where(total > 0, both[:, :4].sum(axis=1) / np.where(total > 0, total, 1.0), 0.5)
    )

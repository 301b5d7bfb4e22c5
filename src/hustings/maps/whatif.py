"""Running a map: the rules of fuzzy cognitive maps, what-if scenarios and the verdict on how a run
ends.

``A'_i = f(...)`` with ``w_ji`` the weight of j -> i, after Kosko 1986 (``kosko``), with memory of
the own state (``modified-kosko``) and after Papageorgiou 2011 (``rescaled``); self-loops count. A
step is not a unit of time.
"""

from __future__ import annotations

import builtins
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..model import CausalMap, Run, arithmetic
from ..shown import Shown, Tabular
from .options import RULES, RUN, TRANSFERS
from .stepping import Layout, Step
from .transfers import NOISE, Transfer
from .weights import Floats, weights

_ROOM = 50_000_000


def what_if(
    m: CausalMap,
    *,
    set: Mapping[str, float] | None = None,  # the contract's word; the builtin is not needed here
    rule: str = RUN.rule,
    transfer: str = RUN.transfer,
    slope: float = RUN.slope,
    start: Mapping[str, float] | None = None,
    hold_sources: bool = RUN.hold_sources,
    tolerance: float = 1e-9,
    max_steps: int = 1000,
) -> Run:
    """What follows, in this account, if some factors are held at some value.

    ``set``: factor -> value in [-1, 1], imposed at the start and after each step; 0 is a value like
    any other.
    ``start``: values to begin with; factors not named begin neutral (0.5 under sigmoid, else 0).
    None: the baseline runs from neutral, the scenario begins where the baseline ends.
    ``hold_sources`` keeps factors that nothing acts on at their start value. The run ends when no
    factor changes by more than ``tolerance`` ("fixed point"), when a state comes back ("cycle" with
    its ``period``; the last state is the one ``max_steps`` would end with), or after ``max_steps``:
    then "cycle" if the last states repeat within ``tolerance``, "drift" if the steps keep shrinking
    or go one way (``rate``), else "unsettled". ``baseline`` is the same run without ``set``;
    ``changes`` the difference.

    Raises UnknownName for a factor, rule or transfer that is not there, OptionError for a value out
    of range.

    >>> m = CausalMap.from_links([("night ferry", "noise", 1)])
    >>> what_if(m, set={"night ferry": 1.0}).ending
    'fixed point'
    """
    w = weights(m)
    clamps = values(m, set, "set")
    begin = values(m, start, "start")
    check(rule=rule, transfer=transfer, slope=slope, tolerance=tolerance, max_steps=max_steps)
    if w.n * (max_steps + 1) > _ROOM:
        raise OptionError(
            f"{max_steps} steps of {w.n} factors do not fit into memory: at most "
            f"{_ROOM // max(w.n, 1)} steps."
        )
    notes = list(w.notes())
    if not w.n:
        notes.append("The map is empty: nothing runs.")
    low = 0.0 if transfer in ("sigmoid", "bivalent") else -1.0
    below = sorted({name for name, v in (*clamps.items(), *begin.items()) if v < low})
    if below:
        notes.append(f"Below the scale of {transfer} (0 to 1), taken as given: {', '.join(below)}.")
    settings = {
        "set": dict(clamps),
        "rule": rule,
        "transfer": transfer,
        "slope": slope,
        "start": None if start is None else dict(begin),
        "hold_sources": hold_sources,
        "tolerance": tolerance,
        "max_steps": max_steps,
    }
    doubts: builtins.set[int] = builtins.set()
    step = Step(Layout(w, still=hold_sources), w.value, rule, Transfer(transfer, slope, doubts))
    neutral = np.full(w.n, 0.5 if transfer == "sigmoid" else 0.0)
    first = neutral.copy()
    for name, value in begin.items():
        first[m.index(name)] = value
    unset = [name for name in m.concepts if name not in begin]
    if start is not None and unset:
        more = f" and {len(unset) - 8} more" if len(unset) > 8 else ""
        notes.append(
            f"Without a start value, so begun at {neutral[0]:g}: {', '.join(unset[:8])}{more}."
        )
    held = w.sources if hold_sources else np.zeros(w.n, dtype=bool)

    def run(begin_at: Floats, fixed: Mapping[str, float]) -> Run:
        keep = held.copy()
        begin_at = begin_at.copy()
        for name, value in fixed.items():
            begin_at[m.index(name)] = value
            keep[m.index(name)] = True
        states, ending, period = _iterate(step, begin_at, keep, tolerance, max_steps)
        rate = float(np.abs(states[-1] - states[-2]).max(initial=0.0)) if len(states) > 1 else 0.0
        return Run(m.concepts, states, ending, period, {**settings, "set": dict(fixed)}, (), rate)

    baseline = run(first, {})
    if not clamps:
        return replace(
            baseline,
            settings=settings,
            notes=(
                *notes,
                *_rounded(m, step.layout.order[list(doubts)].tolist()),
                *_remarks(baseline),
            ),
        )
    scenario = run(first if start is not None else baseline.final, clamps)
    if baseline.ending != "fixed point":
        notes.append(
            f"The baseline does not settle ({verdict(baseline)}): changes are against "
            f"{_against(baseline)}."
        )
    notes.extend(_rounded(m, step.layout.order[list(doubts)].tolist()))
    return replace(
        scenario, settings=settings, notes=(*notes, *_remarks(scenario)), baseline=baseline
    )


def verdict(run: Run) -> str:
    """How a run ends, in words."""
    if run.ending == "fixed point":
        return f"fixed point after {run.steps} steps"
    if run.ending == "cycle":
        return f"cycle with period {run.period}"
    if run.ending == "drift":
        return f"slow drift, {run.rate:.2g} in step {run.steps}"
    return f"unsettled after {run.steps} steps, {run.rate:.2g} in the last"


def account(m: CausalMap) -> str:
    """ "in Edda Voss's account": whose system a map is, for every caption and sentence."""
    names = m.holders or tuple(dict.fromkeys(c.source for c in m.claims if c.source))
    if not names:
        return "in this account"
    if len(names) == 1:
        return f"in {names[0]}'s account"
    if len(names) > 4:
        return f"in the accounts of {len(names)} sources together"
    return f"in the accounts of {', '.join(names[:-1])} and {names[-1]} together"


@dataclass(frozen=True, slots=True, repr=False)
class Endings(Shown, Tabular):
    """How many different endings several starts find. ``runs`` holds one run per ending, ``shares``
    its share.

    ``without_end`` is the share of starts that drift or stay unsettled.
    """

    runs: tuple[Run, ...]
    shares: tuple[float, ...]
    starts: int
    without_end: float
    settings: Mapping[str, Any]

    @property
    def number(self) -> int:
        """Different endings found (fixed points and cycles)."""
        return len(self.runs)

    def to_columns(self) -> dict[str, list[Any]]:
        """A row an ending: its share of the starts, and each factor's level."""
        names = self.runs[0].concepts if self.runs else ()
        levels = {name: [float(r.level[i]) for r in self.runs] for i, name in enumerate(names)}
        return {"share": list(self.shares), "ending": [r.ending for r in self.runs], **levels}


def attractors(
    m: CausalMap,
    *,
    set: Mapping[str, float] | None = None,
    rule: str = RUN.rule,
    transfer: str = RUN.transfer,
    slope: float = RUN.slope,
    hold_sources: bool = RUN.hold_sources,
    tolerance: float = 1e-9,
    max_steps: int = 1000,
    starts: int = 60,
    seed: int = RUN.seed,
    within: float = 1e-4,
) -> Endings:
    """The different endings reached from ``starts`` random starts (and from neutral).

    Factors that nothing acts on are held at neutral, so that every start asks about the same
    system; the others begin anywhere on the scale. Two endings are one where they differ by at most
    ``within``; cycles are compared as sets of states. Finding one ending is no proof that there is
    only one: see :func:`contraction`.
    """
    check(rule=rule, transfer=transfer, slope=slope, tolerance=tolerance, max_steps=max_steps)
    if isinstance(starts, bool) or not isinstance(starts, int) or not 1 <= starts <= 100_000:
        raise OptionError(f"starts is {starts!r}: give a whole number from 1 to 100000.")
    w = weights(m)
    clamps = values(m, set, "set")
    step = Step(Layout(w, still=hold_sources), w.value, rule, Transfer(transfer, slope))
    low, neutral = (
        (0.0, 0.5)
        if transfer == "sigmoid"
        else (0.0, 0.0)
        if transfer == "bivalent"
        else (-1.0, 0.0)
    )
    keep = w.sources if hold_sources else np.zeros(w.n, dtype=bool)
    still = w.sources
    for name in clamps:
        keep[m.index(name)] = True
    rng = np.random.default_rng(seed)
    settings = {
        "set": dict(clamps),
        "rule": rule,
        "transfer": transfer,
        "slope": slope,
        "hold_sources": hold_sources,
        "tolerance": tolerance,
        "max_steps": max_steps,
        "starts": starts,
        "seed": seed,
        "within": within,
    }
    found: list[tuple[Run, int]] = []
    lost = 0
    for number in range(starts):
        first = np.full(w.n, neutral) if number == 0 else rng.uniform(low, 1.0, w.n)
        if number and transfer in ("bivalent", "trivalent"):
            first = np.round(first)
        if hold_sources:
            first[still] = neutral
        for name, value in clamps.items():
            first[m.index(name)] = value
        states, ending, period = _iterate(step, first, keep, tolerance, max_steps)
        if ending not in ("fixed point", "cycle"):
            lost += 1
            continue
        run = Run(m.concepts, states, ending, period, settings)
        for i, (other, count) in enumerate(found):
            if _same_ending(run, other, within):
                found[i] = (other, count + 1)
                break
        else:
            found.append((run, 1))
    found.sort(key=lambda pair: -pair[1])
    return Endings(
        tuple(r for r, _ in found),
        tuple(c / starts for _, c in found),
        starts,
        lost / starts,
        settings,
    )


@dataclass(frozen=True, slots=True, repr=False)
class Contraction(Shown):
    """``slope``: below it a single ending is certain from every start (None: no such slope, inf:
    any slope).

    ``norm`` is the norm used, ``frobenius`` the weaker bound by the Frobenius norm as the
    literature gives it.
    """

    slope: float | None
    norm: float
    frobenius: float | None
    why: str


def contraction(
    m: CausalMap,
    *,
    rule: str = RUN.rule,
    transfer: str = RUN.transfer,
    set: Mapping[str, float] | None = None,
    hold_sources: bool = RUN.hold_sources,
) -> Contraction:
    """The slope under which a single ending is certain: the contraction bound, the only one that
    guarantees it.

    A step is a contraction if slope · max|f'| · ‖M‖ < 1, with max f' = 1/4 (sigmoid), 1 (tanh), M
    the weights among free factors (W; W + I for modified Kosko; 2(W + I) for rescaled) and ‖M‖ the
    smallest of its 1-, 2- and ∞-norm. Bivalent and trivalent steps are never contractions. The
    bounds 1.317 and 1.14 (In-Cognitive) only keep the transfer nearly straight and do not guarantee
    a single ending.
    """
    check(rule=rule, transfer=transfer)
    if transfer not in ("sigmoid", "tanh"):
        return Contraction(
            None, 0.0, None, f"{transfer} jumps, so no slope makes a single ending certain"
        )
    w = weights(m)
    free = ~w.sources if hold_sources else np.ones(w.n, dtype=bool)
    for name in values(m, set, "set"):
        free[m.index(name)] = False
    matrix = w.matrix()[np.ix_(free, free)]
    if rule != "kosko":
        matrix = matrix + np.eye(len(matrix))
    if rule == "rescaled":
        matrix = 2 * matrix
    steepest = 4.0 if transfer == "sigmoid" else 1.0
    if not matrix.any():
        return Contraction(
            math.inf, 0.0, math.inf, "no free factor acts on another, so any slope does"
        )
    sizes = np.abs(matrix)
    longest = math.sqrt(arithmetic.spectrum(arithmetic.product(matrix.T, matrix))[-1])
    norm = min(float(sizes.sum(axis=0).max()), longest, float(sizes.sum(axis=1).max()))
    frobenius = math.sqrt((matrix**2).sum())
    return Contraction(
        steepest / norm, norm, steepest / frobenius, f"slope < {steepest:g} / norm of the weights"
    )


def check(
    *,
    rule: str,
    transfer: str,
    slope: float = RUN.slope,
    tolerance: float = 0.0,
    max_steps: int = 1,
) -> None:
    """Refuse options that cannot be used."""
    if rule not in RULES:
        raise UnknownName("rule", rule, RULES)
    if transfer not in TRANSFERS:
        raise UnknownName("transfer", transfer, TRANSFERS)
    for name, value in (("slope", slope), ("tolerance", tolerance)):
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float | np.number)
            or not math.isfinite(value)
        ):
            raise OptionError(f"{name} is {value!r}: give a number.")
    if slope <= 0:
        raise OptionError(f"slope is {slope:g}: it must lie above 0.")
    if tolerance < 0:
        raise OptionError(f"tolerance is {tolerance:g}: it must not be negative.")
    if isinstance(max_steps, bool) or not isinstance(max_steps, int | np.integer) or max_steps < 1:
        raise OptionError(f"max_steps is {max_steps!r}: give a whole number, 1 or more.")


def values(m: CausalMap, given: Mapping[str, float] | None, what: str) -> dict[str, float]:
    """Factor -> value, checked: every factor is in the map, every value a number in [-1, 1]."""
    out = {}
    for name, value in (given or {}).items():
        m.index(name)
        number = isinstance(value, int | float | np.number)
        if not number or not -1 <= float(value) <= 1:
            raise OptionError(
                f"{what} gives {name!r} the value {value!r}: values lie between -1 and 1.",
                factor=name,
            )
        out[name] = float(value)
    return out


def _iterate(
    step: Step, first: Floats, keep: Any, tolerance: float, max_steps: int
) -> tuple[Floats, str, int | None]:
    """States, shape (steps + 1, n), how they end and a cycle's period; ``keep`` masks what is
    held."""
    order, place = step.layout.order, step.layout.place
    kept = np.flatnonzero(keep[order])
    with np.errstate(invalid="ignore", over="ignore"):
        states, ending, period = _gone(step, first[order] + 0.0, kept, tolerance, max_steps)
    return states[:, place], ending, period


def _gone(
    step: Step, a: Floats, kept: npt.NDArray[np.intp], tolerance: float, max_steps: int
) -> tuple[Floats, str, int | None]:
    """As :func:`_iterate`, of states in the order of the step's own layout."""
    fixed, zero, moves = a[kept], np.zeros(()), np.empty_like(a)
    states = [a]
    seen = {a.tobytes(): 0}
    for t in range(1, max_steps + 1):
        b = step(a)
        b[kept] = fixed
        np.add(b, zero, out=b)  # -0.0 and 0.0 are one state
        states.append(b)
        np.subtract(b, a, out=moves)
        if not len(b) or np.maximum.reduce(np.abs(moves, out=moves)) <= tolerance:
            return np.array(states), "fixed point", None
        before = seen.setdefault(b.tobytes(), t)
        if before != t:
            if np.ptp(states[before:], axis=0).max() <= max(tolerance, NOISE):
                return np.array(states), "fixed point", None  # only the last digit still trembles
            # a few steps more, so that the last state is the one max_steps would end with
            states.extend(states[before + 1 : before + 1 + (max_steps - t) % (t - before)])
            return np.array(states), "cycle", t - before
        a = b
    made = np.array(states)
    ending, period = _unfinished(made, tolerance)
    return made, ending, period


def _unfinished(x: Floats, tolerance: float) -> tuple[str, int | None]:
    """The verdict on states that neither stopped nor came back exactly."""
    steps = len(x) - 1
    for p in range(2, min(64, steps // 3) + 1):
        now = np.abs(x[-1] - x[-1 - p]).max()
        if now > max(tolerance, 1e-12):
            continue
        # a swing that dies out also nearly repeats: what it has yet to lose must be small against
        # its size
        before = np.abs(x[-1 - p] - x[-1 - 2 * p]).max()
        size = np.ptp(x[-p:], axis=0).max()
        left = now * now / (before - now) if now < before else (0.0 if now <= 1e-12 else np.inf)
        if left <= 0.05 * size and np.abs(x[-p:] - x[-2 * p : -p]).max() <= max(
            10 * tolerance, 1e-11
        ):
            return "cycle", p
    moves = np.diff(x, axis=0)
    sizes = np.abs(moves).max(axis=1)
    if steps < 8:
        return "unsettled", None  # too few steps to tell
    quarter = steps // 4
    late, earlier = sizes[-quarter:].max(), sizes[-2 * quarter : -quarter].max(initial=0.0)
    recent = moves[-quarter:]
    way, net = np.abs(recent).sum(axis=0), np.abs(recent.sum(axis=0))
    one_way = bool((net >= 0.9 * way)[way > 0.1 * way.max()].all())
    if one_way or late < 0.98 * earlier:
        return "drift", None
    return "unsettled", None


def _same_ending(a: Run, b: Run, within: float) -> bool:
    if a.ending != b.ending or a.period != b.period:
        return False
    length = a.period or 1
    ours, theirs = a.states[-length:], b.states[-length:]
    return any(
        np.abs(ours - np.roll(theirs, shift, axis=0)).max(initial=0.0) <= within
        for shift in range(length)
    )


def _against(run: Run) -> str:
    return "its mean over one period" if run.ending == "cycle" else "its last state"


def _rounded(m: CausalMap, doubts: Iterable[int]) -> list[str]:
    names = [m.concepts[i] for i in sorted(doubts)]
    return [f"A sum of 0 but for rounding decided a step of: {', '.join(names)}."] if names else []


def _remarks(run: Run) -> Sequence[str]:
    x = run.states
    if run.ending == "fixed point" and len(x) > 3:
        late = np.abs(x[-1] - x[-2]).max(initial=0.0)
        before = np.abs(x[-2] - x[-3]).max(initial=0.0)
        if 0 < late < before:
            left = late * late / (before - late)
            if left > 10 * run.settings["tolerance"]:
                return (
                    f"It stopped by tolerance while still drifting: steps shrink by only "
                    f"{1 - late / before:.2g} each, "
                    f"about {left:.2g} may be left.",
                )
        return ()
    return () if run.ending == "fixed point" else (f"No single end state: {verdict(run)}.",)

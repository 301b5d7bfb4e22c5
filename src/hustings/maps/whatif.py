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
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..model import CausalMap, Run
from ..wording import listed, say
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
        states, ending, period = iterate(step, begin_at, keep, tolerance, max_steps)
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
    sources = m.holders or tuple(filter(None, m.arrows.source.different()))
    # where nobody is named the text stands for whoever speaks in it, by its id
    texts = set(m.arrows.transcript.different())
    names = [name for name in sources if name not in texts]
    if not names:
        return say("in the account of somebody not named") if sources else say("in this account")
    if len(names) > 4:
        return say("in the accounts of {n} sources together", n=len(names))
    if len(names) < len(sources):
        names.append(say("somebody not named"))
    if len(names) == 1:
        return say("in {name}’s account", name=names[0])
    return say("in the accounts of {names} together", names=listed(names))


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


def iterate(
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
    """As :func:`iterate`, of states in the order of the step's own layout."""
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

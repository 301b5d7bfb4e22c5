"""Where runs of a map end: what many beginnings lead to, and whether there is only one ending."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..errors import OptionError
from ..model import CausalMap, Run, arithmetic
from ..shown import Shown, Tabular
from .options import RUN
from .stepping import Layout, Step
from .transfers import Transfer
from .weights import weights
from .whatif import check, iterate, values


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
        states, ending, period = iterate(step, first, keep, tolerance, max_steps)
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


def _same_ending(a: Run, b: Run, within: float) -> bool:
    if a.ending != b.ending or a.period != b.period:
        return False
    length = a.period or 1
    ours, theirs = a.states[-length:], b.states[-length:]
    return any(
        np.abs(ours - np.roll(theirs, shift, axis=0)).max(initial=0.0) <= within
        for shift in range(length)
    )

"""How far a conclusion holds: draws over what was said of strength, and which single quotation
carries it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError
from ..model import CausalMap, Claim, Link
from ..model.causal import value_of
from ..model.links import passages_of
from ..shown import Shown, Tabular
from .batches import How, batch
from .chains import Found
from .options import RUN
from .weights import UNSAID, Floats, Range, Weights, live, weights
from .whatif import check, values

FLIPS = 0.05
"""A factor whose sign differs in more than this share of draws is undetermined."""
_ROOM = 100_000_000


@dataclass(frozen=True, slots=True, repr=False)
class Sensitivity(Shown, Tabular):
    """Changes (scenario minus baseline) over many draws of the weights; arrays of shape (n,).

    ``low``/``high``: 5th and 95th percentile; ``rises``/``falls``/``stays``: shares of draws.
    ``unsettled`` is the share of draws in which the scenario found no fixed point (their changes
    are means over the last steps).
    """

    concepts: tuple[str, ...]
    draws: int
    median: Floats
    low: Floats
    high: Floats
    rises: Floats
    falls: Floats
    stays: Floats
    unsettled: float
    settings: Mapping[str, Any]
    notes: tuple[str, ...] = ()

    @property
    def verdicts(self) -> dict[str, str]:
        """Factor -> rises, falls, stays, or undetermined where more than 5 % of draws say
        otherwise.
        """
        out = {}
        for name, *shares in zip(self.concepts, self.rises, self.falls, self.stays, strict=True):
            best = int(np.argmax(shares))
            out[name] = (
                ("rises", "falls", "stays")[best] if 1 - shares[best] <= FLIPS else "undetermined"
            )
        return out

    def rows(self) -> list[dict[str, Any]]:
        """One row per factor, for a table."""
        said = self.verdicts
        columns = (self.median, self.low, self.high, self.rises, self.falls, self.stays)
        keys = ("median", "low", "high", "rises", "falls", "stays")
        return [
            {
                "factor": name,
                "verdict": said[name],
                **{k: float(c[i]) for k, c in zip(keys, columns, strict=True)},
            }
            for i, name in enumerate(self.concepts)
        ]

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a factor, as :meth:`rows` gives them."""
        rows = self.rows()
        return {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}


def sensitivity(
    m: CausalMap,
    *,
    set: Mapping[str, float],
    draws: int = RUN.draws,
    seed: int = RUN.seed,
    rule: str = RUN.rule,
    transfer: str = RUN.transfer,
    slope: float = RUN.slope,
    start: Mapping[str, float] | None = None,
    hold_sources: bool = RUN.hold_sources,
    tolerance: float = 1e-9,
    max_steps: int = 200,
    unsaid: Range = UNSAID,
    spread: float = 0.0,
    stays_within: float = 1e-6,
) -> Sensitivity:
    """The same what-if over many draws of the weights: how often each factor rises, falls or stays.

    Each weight's size is drawn evenly from the range of the strength words said of it, from
    ``unsaid`` where none was said; a disputed or unsaid sign is drawn + or − evenly, however often
    each was told. Exact weights (a matrix) stay as they are unless ``spread`` > 0: then normal
    around them, clipped to [−1, 1]. A change of at most ``stays_within`` counts as none.
    """
    check(rule=rule, transfer=transfer, slope=slope, tolerance=tolerance, max_steps=max_steps)
    w = weights(m)
    clamps, begin = values(m, set, "set"), values(m, start, "start")
    if not clamps:
        raise OptionError("Nothing is set: name at least one factor and its value.")
    if isinstance(draws, bool) or not isinstance(draws, int) or draws < 1:
        raise OptionError(f"draws is {draws!r}: give a whole number, 1 or more.")
    if draws * max(w.n, len(w.value), 1) > _ROOM:
        raise OptionError(f"{draws} draws of {w.n} factors do not fit into memory: draw fewer.")
    if not 0 <= unsaid[0] <= unsaid[1] <= 1:
        raise OptionError(
            f"unsaid is {unsaid!r}: give the lowest and the highest size, within 0 and 1."
        )
    if not (np.isfinite(spread) and spread >= 0) or not (
        np.isfinite(stays_within) and stays_within >= 0
    ):
        raise OptionError("spread and stays_within must be numbers of 0 or more.")
    drawn = draw(w, draws, seed, unsaid=unsaid, spread=spread)
    how = How(rule, transfer, slope, tolerance, max_steps)
    scenario = _Scenario(m, clamps, begin if start is not None else None, hold_sources, how)
    changes, lost = scenario.changes(w, drawn)
    low, median, high = np.percentile(changes, [5, 50, 95], axis=0)
    notes = []
    if len(drawn) > 1 and not np.ptp(drawn, axis=0).any():
        notes.append(
            "No weight has a range, so every draw is the same; give spread to doubt exact weights."
        )
    if w.disputed or w.unknown:
        notes.append(f"{len(w.disputed) + len(w.unknown)} links were drawn with either sign.")
    rises, falls = (changes > stays_within).mean(axis=0), (changes < -stays_within).mean(axis=0)
    settings = {
        "set": dict(clamps),
        "draws": draws,
        "seed": seed,
        "rule": rule,
        "transfer": transfer,
        "slope": slope,
        "start": None if start is None else dict(begin),
        "hold_sources": hold_sources,
        "tolerance": tolerance,
        "max_steps": max_steps,
        "unsaid": list(unsaid),
        "spread": spread,
        "stays_within": stays_within,
    }
    still = (np.abs(changes) <= stays_within).mean(axis=0)
    share = float(lost.mean())
    return Sensitivity(
        m.concepts, draws, median, low, high, rises, falls, still, share, settings, tuple(notes)
    )


def draw(
    w: Weights, draws: int, seed: int, *, unsaid: Range = UNSAID, spread: float = 0.0
) -> Floats:
    """Weights drawn, shape (draws, pairs), only on pairs that are linked."""
    rng = np.random.default_rng(seed)
    out = np.tile(w.value, (draws, 1))
    plus, minus = w.plus.copy(), w.minus.copy()
    plus[w.unsaid[:, 0]], minus[w.unsaid[:, 1]] = unsaid, unsaid
    two = w.has_plus & w.has_minus
    for k in range(len(w.value)):
        sides = [(1.0, plus[k])] * bool(w.has_plus[k]) + [(-1.0, minus[k])] * bool(w.has_minus[k])
        if not two[k]:
            sign, (low, high) = sides[0]
            if high > low:
                out[:, k] = sign * rng.uniform(low, high, draws)
            elif spread:
                out[:, k] = np.clip(rng.normal(sign * low, spread, draws), -1, 1)
            else:
                out[:, k] = sign * low
        else:
            heads = rng.random(draws) < 0.5
            u = rng.random(draws)
            out[:, k] = np.where(
                heads,
                plus[k, 0] + u * (plus[k, 1] - plus[k, 0]),
                -(minus[k, 0] + u * (minus[k, 1] - minus[k, 0])),
            )
    return out


@dataclass(frozen=True, slots=True)
class Removal:
    """What the result loses without one claim or one source. ``unit`` is the claim's id or the
    source's name.

    ``claims`` are those taken out; ``changes`` the result without them; ``shift`` by how much the
    most affected factor's change differs; ``most`` that factor; ``flips`` the factors that rise,
    fall or stay differently.
    """

    unit: str
    claims: tuple[Claim, ...]
    changes: Mapping[str, float]
    shift: float
    most: str | None
    flips: tuple[str, ...]


class LeftOut(Found[Removal]):
    """Removals, most important first; ``full`` is the result with everything in, ``settings`` the
    options.
    """

    def __init__(
        self, items: list[Removal], full: Mapping[str, float], settings: Mapping[str, Any]
    ) -> None:
        super().__init__(items)
        self.full = full
        self.settings = settings

    @property
    def carrying(self) -> list[Removal]:
        """Those without which some factor would rise, fall or stay otherwise."""
        return [r for r in self if r.flips]


def _units(link: Link, unit: str) -> list[str]:
    """What each claim of a link is taken out by: its source, or the first claim of its passage."""
    if unit == "source":
        return [c.source for c in link.claims]
    numbers = [0] if len(link.claims) == 1 else passages_of(link.claims)
    first: dict[int, str] = {}
    return [first.setdefault(k, c.id) for k, c in zip(numbers, link.claims, strict=True)]


def leave_one_out(
    m: CausalMap,
    *,
    set: Mapping[str, float],
    unit: str = "claim",
    rule: str = RUN.rule,
    transfer: str = RUN.transfer,
    slope: float = RUN.slope,
    start: Mapping[str, float] | None = None,
    hold_sources: bool = RUN.hold_sources,
    tolerance: float = 1e-9,
    max_steps: int = 200,
    stays_within: float = 1e-6,
) -> LeftOut:
    """The same what-if without each single claim (``unit="claim"``; what several people marked of
    one link in the same words goes together), or without each source (``"source"``).

    A factor that loses all that acts on it is then held like any other source. A link others tell
    as well, in the same words of strength, stands without the claim, so nothing changes.
    """
    check(rule=rule, transfer=transfer, slope=slope, tolerance=tolerance, max_steps=max_steps)
    if unit not in ("claim", "source"):
        raise OptionError(f"unit is {unit!r}: give 'claim' or 'source'.")
    if m.weights:
        raise OptionError(
            "A merged map's weights are no single claim's: ask each speaker's own map."
        )
    clamps, begin = values(m, set, "set"), values(m, start, "start")
    if not clamps:
        raise OptionError("Nothing is set: name at least one factor and its value.")
    w = weights(m)
    units: dict[str, list[tuple[int, Claim]]] = {}
    at = {name: i for i, name in enumerate(m.concepts)}
    pair_at = {(int(a), int(b)): k for k, (a, b) in enumerate(zip(w.cause, w.effect, strict=True))}
    told: list[dict[int, list[Claim]]] = [{} for _ in pair_at]
    for link in live(m):
        k = pair_at[at[link.cause], at[link.effect]]
        told[k].setdefault(link.sign, []).extend(link.claims)
        for name, claim in zip(_units(link, unit), link.claims, strict=True):
            units.setdefault(name, []).append((k, claim))
    if (len(units) + 1) * max(w.n, len(pair_at), 1) > _ROOM:
        raise OptionError(
            f"{len(units)} removals of {w.n} factors do not fit into memory: choose a smaller map."
        )
    values_of = np.tile(w.value, (len(units) + 1, 1))
    present = np.ones_like(values_of, dtype=bool)
    for row, hits in enumerate(units.values(), 1):
        gone = {claim.id for _, claim in hits} if unit == "claim" else {hits[0][1].source}
        for k in {k for k, _ in hits}:
            rest = {
                sign: [c for c in claims if (c.id if unit == "claim" else c.source) not in gone]
                for sign, claims in told[k].items()
            }
            values_of[row, k] = value_of(rest)
            present[row, k] = any(rest.values())
    how = How(rule, transfer, slope, tolerance, max_steps)
    scenario = _Scenario(m, clamps, begin if start is not None else None, hold_sources, how)
    changes, _ = scenario.changes(w, values_of, present)
    signs = np.where(np.abs(changes) <= stays_within, 0, np.sign(changes))
    full = dict(zip(m.concepts, changes[0].tolist(), strict=True))
    out = []
    for row, (name, hits) in enumerate(units.items(), 1):
        shift = np.abs(changes[row] - changes[0])
        most = int(shift.argmax()) if len(shift) else 0
        size = float(shift.max(initial=0.0))
        flips = tuple(m.concepts[i] for i in np.flatnonzero(signs[row] != signs[0]))
        without = dict(zip(m.concepts, changes[row].tolist(), strict=True))
        out.append(
            Removal(
                name,
                tuple(c for _, c in hits),
                without,
                size,
                m.concepts[most] if size > stays_within else None,
                flips,
            )
        )
    out.sort(key=lambda r: (-len(r.flips), -r.shift, r.unit))
    settings = {
        "set": dict(clamps),
        "unit": unit,
        "rule": rule,
        "transfer": transfer,
        "slope": slope,
        "start": None if start is None else dict(begin),
        "hold_sources": hold_sources,
        "tolerance": tolerance,
        "max_steps": max_steps,
        "stays_within": stays_within,
    }
    return LeftOut(out, full, settings)


@dataclass(frozen=True, slots=True)
class _Scenario:
    """A what-if to be run with many weights: what is set, and where its runs begin.

    ``begin`` None: the baseline from neutral, the scenario where the baseline ends.
    """

    m: CausalMap
    clamps: Mapping[str, float]
    begin: Mapping[str, float] | None
    hold_sources: bool
    how: How

    def changes(
        self, w: Weights, drawn: Floats, present: npt.NDArray[np.bool_] | None = None
    ) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """Scenario minus baseline for each row of weights, shape (rows, n); and which scenarios
        found no fixed point. ``present`` are the weights that are there in each row (None: all).
        """
        runs = len(drawn)
        first = np.full((runs, w.n), 0.5 if self.how.transfer == "sigmoid" else 0.0)
        for name, value in (self.begin or {}).items():
            first[:, self.m.index(name)] = value
        keep = self._held(w, runs, present)
        last, base, _ = batch(w, drawn, first, keep, self.how)
        second = last if self.begin is None else first.copy()
        keep = keep.copy()
        for name, value in self.clamps.items():
            second[:, self.m.index(name)] = value
            keep[:, self.m.index(name)] = True
        _, scenario, settled = batch(w, drawn, second, keep, self.how)
        return scenario - base, ~settled

    def _held(
        self, w: Weights, runs: int, present: npt.NDArray[np.bool_] | None
    ) -> npt.NDArray[np.bool_]:
        """The factors that nothing acts on in each run, where those are held."""
        keep = np.zeros((runs, w.n), dtype=bool)
        if not self.hold_sources:
            return keep
        if present is None:
            keep[:] = w.sources
            return keep
        for k, j in enumerate(w.effect):
            keep[:, j] |= present[:, k]
        return ~keep

"""How sure a network is: bootstrap over documents, and what chance alone would give.

Bootstrap: Efron and Tibshirani 1993, ch. 6 and 13; documents are drawn, not statements, because
statements of one document are not independent. Permutation: stances are dealt out anew among the
statements on the same concept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from ...errors import OptionError
from ...model import Network, Statements, Study
from ...progress import steps
from ...shown import Shown, Tabular
from ..groups.camps import Division, Gain, search, share, shares
from ..groups.polarizations import polarized_options
from ..options import NetworkOptions, whole
from ..projection import Cells, finish, shown, study_of
from ..tally import Floats, Tally, tally

Measure = Callable[[Network], float]


def of_ties(net: Network, **more: Floats) -> dict[str, list[Any]]:
    """The ties of a network as columns, and what further matrices of its shape hold of them."""
    made = np.triu(net.matrix, 1) if net.mode == "one-mode" else net.matrix
    at = np.nonzero(made)
    i, j = (k.tolist() for k in at)
    names = {"row": [net.rows[k] for k in i], "column": [net.columns[k] for k in j]}
    cells = {name: matrix[at].tolist() for name, matrix in {"weight": net.matrix, **more}.items()}
    return {**names, **cells}


@dataclass(frozen=True, repr=False)
class Bootstrap(Shown, Tabular):
    """A network with, for every cell, how it varies if other documents had been drawn.

    ``mean``, ``error`` (standard deviation), ``low``, ``high`` (percentiles of ``level``) have the
    network's shape; ``support`` is the share of draws in which the cell is not 0. ``measures`` maps
    names to (value, mean, error, low, high).
    """

    network: Network
    mean: Floats
    error: Floats
    low: Floats
    high: Floats
    support: Floats
    measures: dict[str, tuple[float, float, float, float, float]]
    draws: int
    level: float
    documents: int
    study: Study
    why_empty: str | None = None

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a tie of the network, with how it varies."""
        return of_ties(
            self.network,
            mean=self.mean,
            error=self.error,
            low=self.low,
            high=self.high,
            support=self.support,
        )


@dataclass(frozen=True, repr=False)
class Permutation(Shown, Tabular):
    """A network beside what chance gives: ``expected`` and ``error`` per cell, ``above``/``below``
    one-sided p values.

    p = (1 + draws at least as extreme) / (1 + draws). ``measures`` maps names to (value, expected,
    error, p above).
    """

    network: Network
    expected: Floats
    error: Floats
    above: Floats
    below: Floats
    measures: dict[str, tuple[float, float, float, float]]
    draws: int
    study: Study
    why_empty: str | None = None

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a tie of the network, beside what chance gives."""
        return of_ties(
            self.network,
            expected=self.expected,
            error=self.error,
            above=self.above,
            below=self.below,
        )


def bootstrap(
    statements: Statements,
    *,
    draws: int = 1000,
    level: float = 0.95,
    seed: int = 1,
    measures: Mapping[str, Measure] | None = None,
    **options: Any,
) -> Bootstrap:
    """Draws as many documents as there are, with replacement, and makes the network again,
    ``draws`` times.

    A document drawn twice counts twice; duplicates are dropped before drawing. ``measures`` are
    functions of a Network, given the drawn networks (same names, 0 where nobody was drawn).
    ``options`` are those of :func:`~hustings.networks.network`. Statements without a document count
    as a document each.
    """
    whole("draws", draws, 2)
    if not 0 < level < 1:
        raise OptionError(f"level must lie between 0 and 1, not {level!r}.", option="level")
    made = NetworkOptions.of(options, statements)
    table = tally(statements, made)
    study = study_of(made, "bootstrap", {"draws": draws, "level": level}, seed)
    rows, columns = shown(table)
    document = statements["document"].as_names().values[table.rows].astype(np.int64)
    loose = document < 0
    document[loose] = document.max(initial=-1) + 1 + np.arange(int(loose.sum()))
    names, document = np.unique(document, return_inverse=True)
    draw = _Draw(table, rows, columns)
    full = draw.network(np.ones(len(table)), study)
    rng = np.random.default_rng(seed)
    size = full.matrix.shape
    sample = np.zeros(
        (draws, *size), dtype=np.float64 if full.matrix.size * draws < 5e7 else np.float32
    )
    values: dict[str, list[float]] = {name: [] for name in measures or {}}
    for i in steps(range(draws), draws):
        times = (
            np.bincount(rng.integers(len(names), size=len(names)), minlength=len(names))
            if len(names)
            else names
        )
        net = draw.network(times[document].astype(float), study)
        sample[i] = net.matrix
        for name, measure in (measures or {}).items():
            values[name].append(_value(measure, net))
    tails = (50 * (1 - level), 100 - 50 * (1 - level))
    low, high = (
        np.percentile(sample, tails, axis=0) if full.matrix.size else (full.matrix, full.matrix)
    )
    summary = {}
    for name, measure in (measures or {}).items():
        all_ = np.array(values[name])
        summary[name] = (
            _value(measure, full),
            float(all_.mean()),
            float(all_.std(ddof=1)),
            float(np.percentile(all_, tails[0])),
            float(np.percentile(all_, tails[1])),
        )
    why = full.why_empty
    if why is None and len(names) < 2:
        why = "All statements come from one document, so drawing documents shows nothing."
    return Bootstrap(
        network=full,
        mean=np.asarray(sample.mean(axis=0), dtype=float),
        error=np.asarray(sample.std(axis=0, ddof=1), dtype=float),
        low=np.asarray(low, dtype=float),
        high=np.asarray(high, dtype=float),
        support=np.asarray((sample != 0).mean(axis=0), dtype=float),
        measures=summary,
        draws=draws,
        level=level,
        documents=len(names),
        study=study,
        why_empty=why,
    )


def permutation(
    statements: Statements,
    *,
    draws: int = 1000,
    seed: int = 1,
    measures: Mapping[str, Measure] | None = None,
    clusters: int | None = None,
    **options: Any,
) -> Permutation:
    """What the network would be if stances did not depend on who speaks.

    The levels of the qualifier are dealt out anew among the statements on the same concept: who
    speaks of what, and how divided each concept is, stay as they are. With ``clusters`` the
    measures get "polarization", the index of :func:`~hustings.networks.polarization` for the best
    camps of every draw. ``options`` are those of :func:`~hustings.networks.network`; a qualifier
    and an aggregation other than "ignore" are needed.
    """
    whole("draws", draws)
    made = NetworkOptions.of(options, statements, aggregation="congruence")
    if made.qualifier is None or made.aggregation == "ignore":
        raise OptionError(
            "A permutation deals out stances anew; give a qualifier and an aggregation other than "
            "'ignore'.",
            option="qualifier",
        )
    if clusters is not None:
        whole("clusters", clusters, 2)
        polarized_options(statements, {**options, "aggregation": None, "qualifier": made.qualifier})
    table = tally(statements, made)
    study = study_of(
        made,
        "permutation",
        {"draws": draws, **({"clusters": clusters} if clusters is not None else {})},
        seed,
    )
    rows, columns = shown(table)
    draw = _Draw(table, rows, columns)
    ones = np.ones(len(table))
    full = draw.network(ones, study)
    rng = np.random.default_rng(seed)
    order = np.argsort(table.c, kind="stable")
    total, squares = np.zeros(full.matrix.shape), np.zeros(full.matrix.shape)
    above, below = np.ones(full.matrix.shape), np.ones(full.matrix.shape)
    wanted: dict[str, Callable[[Network, npt.NDArray[Any]], float]] = {
        name: partial(_of_network, measure) for name, measure in (measures or {}).items()
    }
    if clusters is not None:
        wanted["polarization"] = lambda net, q: _polarization(draw, q, clusters, seed, study)
    real = {name: measure(full, table.q) for name, measure in wanted.items()}
    values: dict[str, list[float]] = {name: [] for name in wanted}
    slack = 1e-9 * (1 + np.abs(full.matrix))
    for _ in steps(range(draws), draws):
        q = np.empty_like(table.q)
        # within each concept: sort by concept, then at random
        q[order] = table.q[np.lexsort((rng.random(len(table)), table.c))]
        net = draw.network(ones, study, q)
        total += net.matrix
        squares += net.matrix**2
        above += net.matrix >= full.matrix - slack
        below += net.matrix <= full.matrix + slack
        for name, measure in wanted.items():
            values[name].append(measure(net, q))
    expected = total / draws
    summary = {}
    for name in wanted:
        all_ = np.array(values[name])
        p = (1 + int((all_ >= real[name] - 1e-12).sum())) / (1 + draws)
        summary[name] = (real[name], float(all_.mean()), float(all_.std()), p)
    return Permutation(
        network=full,
        expected=expected,
        error=np.sqrt(np.maximum(squares / draws - expected**2, 0.0)),
        above=above / (1 + draws),
        below=below / (1 + draws),
        measures=summary,
        draws=draws,
        study=study,
        why_empty=full.why_empty,
    )


class _Draw:
    """Makes the network again from weighted statements, or from levels dealt out anew."""

    def __init__(
        self, table: Tally, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]
    ) -> None:
        self.table, self.rows, self.columns = table, rows, columns
        place1 = np.zeros(table.shape[0], dtype=np.int64)
        place1[rows] = np.arange(len(rows))
        place2 = np.zeros(table.shape[1], dtype=np.int64)
        place2[columns] = np.arange(len(columns))
        self.key = (place1[table.a] * len(columns) + place2[table.c]) * table.shape[2]

    def counts(self, weights: Floats, q: npt.NDArray[Any] | None = None) -> Floats:
        n1, n2, k = len(self.rows), len(self.columns), self.table.shape[2]
        key = self.key + (self.table.q if q is None else q)
        return (
            np.bincount(key, weights=weights, minlength=n1 * n2 * k)
            .astype(float)
            .reshape(n1, n2 * k)
        )

    def network(
        self,
        weights: Floats,
        study: Study,
        q: npt.NDArray[Any] | None = None,
        table: Tally | None = None,
    ) -> Network:
        table = table or self.table
        cells = Cells(self.rows, self.columns, self.counts(weights, q))
        return finish(table, cells, study=study)


def _polarization(
    draw: _Draw, q: npt.NDArray[Any], clusters: int, seed: int, study: Study
) -> float:
    pair, ones = [], np.ones(len(q))
    for aggregation in ("congruence", "conflict"):
        table = replace(draw.table, options=replace(draw.table.options, aggregation=aggregation))
        pair.append(draw.network(ones, study, q, table).matrix)
    c, f = pair
    if len(c) < clusters or not (c.any() or f.any()):
        return 0.0
    gain = Gain(share(c) - share(f))
    division = Division(clusters, restarts=5)
    members = search(gain, len(c), division, np.random.default_rng(seed))
    within, between = shares(c, f, members)
    return within + between - 1


def _of_network(measure: Measure, net: Network, _: npt.NDArray[Any]) -> float:
    return _value(measure, net)


def _value(measure: Measure, net: Network) -> float:
    value = float(measure(net))
    if not np.isfinite(value):
        raise OptionError(
            f"A measure gave {value} for a drawn network; it must give a number.", option="measures"
        )
    return value

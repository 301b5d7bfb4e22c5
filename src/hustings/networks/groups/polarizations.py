"""Camps: how far a network falls apart into groups that agree inside and clash outside.

The index is this project's (docs/concepts/networks.md), because the one Discourse Network Analyzer
maximises is a distance from perfect camps and so falls where camps form
(docs/concepts/dna-differences.md); DNA's value for the same camps stands beside it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ...errors import OptionError, UnknownName
from ...model import Network, Statements, Study
from ...shown import Shown, Tabular
from ..in_time.windows import windows
from ..options import NetworkOptions, whole
from ..projection import finish, finite, shown, study_of
from ..tally import counts, flat, tally
from .camps import DnaGain, Gain, dna_quality, renamed, search, share, shares

METHODS = ("greedy", "genetic", "exact")
"""Up to this many partitions are looked at one by one under method="exact"."""


@dataclass(frozen=True, repr=False)
class Polarization(Shown, Tabular):
    """Camps and how polarized they are.

    ``index`` is congruence_within + conflict_between - 1: 1 for perfect camps, 0 as for camps drawn
    at random, below 0 for camps drawn across the lines (under compat="dna3": DNA's quality).
    ``camps`` are tuples of names, largest first; ``congruence_within`` and ``conflict_between`` are
    shares of all congruence, all conflict (where there is none of a kind, the share a random draw
    would have, so that it counts neither way). ``dna_quality`` is what DNA would print for these
    camps.
    """

    index: float
    camps: tuple[tuple[str, ...], ...]
    members: dict[str, int]
    congruence_within: float
    conflict_between: float
    dna_quality: float
    method: str
    congruence: Network
    conflict: Network
    start: str | None
    middle: str | None
    stop: str | None
    n: int
    study: Study
    why_empty: str | None = None
    apart: tuple[str, ...] = ()
    """Those without any congruence or conflict: in no camp (compat="dna3" deals them out)."""
    ties: int = 0
    """Pairs with congruence or conflict, which the index rests on."""

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a name, with the number of its camp, from 1; None for one without ties."""
        camps = [(name, i + 1) for i, camp in enumerate(self.camps) for name in camp]
        rows = [*camps, *((name, None) for name in self.apart)]
        return {"name": [name for name, _ in rows], "camp": [camp for _, camp in rows]}


def polarization(
    statements: Statements | Network,
    *,
    clusters: int = 2,
    method: str = "greedy",
    balanced: bool = True,
    iterations: int = 300,
    restarts: int = 20,
    seed: int = 1,
    normalize_scores: bool = False,
    **options: Any,
) -> Polarization:
    """The camps that best split congruence from conflict, and the index of how well they do.

    ``clusters`` camps, of sizes that differ by at most one where ``balanced``, else of any size.
    greedy: from ``restarts`` random starts, the swap (or move) that gains most until none gains.
    genetic: ``iterations`` rounds of selection, crossover and mutation, then the same swaps. exact:
    every partition, refused above 20,000.
    ``options`` are those of :func:`~hustings.networks.network`: a qualifier is needed,
    normalization is "average" where not given. ``normalize_scores`` divides DNA's quality by 2 (|C|
    + |F|).

    A one-mode Network in place of statements is taken as it is: what is above 0 is congruence, what
    is below 0 conflict. In a network of aggregation "subtract" each pair is netted already, so that
    two who agree and disagree as often count for nothing; from the statements both count.
    """
    _check(clusters, method, iterations, restarts)
    extra = _extra(clusters, method, balanced, iterations, restarts, normalize_scores)
    if isinstance(statements, Network):
        study = replace(_study_of_network(statements, options, extra), seed=seed)
        c, f = _by_sign(statements)
        return _camps(
            c, f, study, clusters, method, balanced, iterations, restarts, seed, normalize_scores
        )
    made = polarized_options(statements, options)
    study = study_of(made, "polarization", extra, seed)
    both = []
    for aggregation in ("congruence", "conflict"):
        table = tally(statements, replace(made, aggregation=aggregation))
        rows, columns = shown(table)
        x = flat(counts(table)[np.ix_(rows, columns)])
        both.append(finish(table, x, rows, columns, (table.first, table.last), study=study))
    return _camps(
        both[0],
        both[1],
        study,
        clusters,
        method,
        balanced,
        iterations,
        restarts,
        seed,
        normalize_scores,
    )


def polarization_over_time(
    statements: Statements,
    *,
    unit: str = "days",
    width: int = 365,
    step: int = 1,
    kernel: str | None = None,
    indent: bool = True,
    clusters: int = 2,
    method: str = "greedy",
    balanced: bool = True,
    iterations: int = 300,
    restarts: int = 5,
    seed: int = 1,
    normalize_scores: bool = False,
    **options: Any,
) -> Iterator[Polarization]:
    """:func:`polarization` for every window of :func:`~hustings.networks.windows`, one after the
    other.

    Under compat="dna3" both networks are the subtract network, as in DNA (whose series are of the
    wrong quantity).
    """
    _check(clusters, method, iterations, restarts)
    made = polarized_options(statements, options)
    time = {"unit": unit, "width": width, "step": step, "kernel": kernel, "indent": indent}
    extra = _extra(clusters, method, balanced, iterations, restarts, normalize_scores)
    study = study_of(
        made,
        "polarization_over_time",
        {**{k: v for k, v in time.items() if v is not None}, **extra},
        seed,
    )
    plain = {**made.plain(), "exclude": made.exclude}
    pair = ("subtract", "subtract") if made.dna else ("congruence", "conflict")
    series = [windows(statements, **time, **{**plain, "aggregation": a}) for a in pair]  # type: ignore[arg-type]
    for c, f in zip(*series, strict=True):
        yield _camps(
            c, f, study, clusters, method, balanced, iterations, restarts, seed, normalize_scores
        )


def _check(clusters: int, method: str, iterations: int, restarts: int) -> None:
    if method not in METHODS:
        raise UnknownName("method", method, METHODS)
    whole("clusters", clusters, 2)
    whole("iterations", iterations)
    whole("restarts", restarts)


def _study_of_network(net: Network, options: Mapping[str, Any], extra: Mapping[str, Any]) -> Study:
    """The study of camps in a network that is there already; OptionError where it cannot serve."""
    if options:
        raise OptionError(
            f"A network has its options already; leave out {', '.join(sorted(options))}, or give "
            "the statements."
        )
    if net.mode != "one-mode":
        raise OptionError("Camps are of a one-mode network; this one is two-mode.", mode=net.mode)
    made = net.study or Study("network")
    aggregation = made.options.get("aggregation")
    if aggregation in ("congruence", "conflict", "ignore"):
        raise OptionError(
            f"A network of {aggregation} alone does not tell who is at odds with whom and who "
            "sides with whom; make it with aggregation='subtract', or give the statements.",
            aggregation=aggregation,
        )
    return replace(made, build="polarization", options={**made.options, **extra})


def _by_sign(net: Network) -> tuple[Network, Network]:
    """The congruence above 0 and the conflict below it, as two networks of values of 0 or more."""
    finite(net.matrix)
    return (
        replace(net, matrix=np.maximum(net.matrix, 0.0)),
        replace(net, matrix=np.maximum(-net.matrix, 0.0)),
    )


def polarized_options(statements: Statements, options: dict[str, Any]) -> NetworkOptions:
    """The network's options, as camps need them; OptionError for those that cannot serve."""
    if options.get("aggregation") not in (None, "congruence"):
        raise OptionError(
            "Polarization needs congruence and conflict at once; leave out aggregation.",
            option="aggregation",
        )
    if options.get("qualifier") is None:
        raise OptionError(
            "Polarization needs a qualifier that tells for from against; give "
            "qualifier='agreement'."
        )
    made = NetworkOptions.of(
        {**options, "aggregation": "congruence"}, statements, normalization="average"
    )
    if made.mode != "one-mode":
        raise OptionError(
            "Polarization is of a one-mode network; leave out mode='two-mode'.", mode=made.mode
        )
    return made


def _extra(
    clusters: int,
    method: str,
    balanced: bool,
    iterations: int,
    restarts: int,
    normalize_scores: bool,
) -> dict[str, Any]:
    return {
        "clusters": clusters,
        "method": method,
        "balanced": balanced,
        "iterations": iterations,
        "restarts": restarts,
        "normalize_scores": normalize_scores,
    }


def _camps(
    c: Network,
    f: Network,
    study: Study,
    clusters: int,
    method: str,
    balanced: bool,
    iterations: int,
    restarts: int,
    seed: int,
    normalize: bool,
) -> Polarization:
    finite(c.matrix)
    finite(f.matrix)
    why = c.why_empty
    dna = study.options.get("compat") == "dna3"
    met = (c.matrix != 0) | (f.matrix != 0)
    np.fill_diagonal(met, val=False)
    tied = np.full(len(c.rows), True) if dna else met.any(axis=1)
    names = tuple(itertools.compress(c.rows, tied))
    agree, clash = (net.matrix[np.ix_(tied, tied)] for net in (c, f))
    n = len(names)
    members = np.zeros(n, dtype=np.int64)
    if why is None and not met.any() and len(c.rows) >= clusters:
        why = "Nobody is congruent or in conflict with anybody, so there are no camps to find."
    if why is None and n < clusters:
        why = f"There are {n} actors, too few for {clusters} camps."
    within = between = index = quality = 0.0
    if why is None:
        rng = np.random.default_rng(seed)
        if dna:
            members = search(
                DnaGain(agree, clash), n, clusters, method, True, iterations, restarts, rng
            )
        else:
            gain = Gain(share(agree) - share(clash))
            members = search(gain, n, clusters, method, balanced, iterations, restarts, rng)
        members = renamed(members)
        within, between = shares(agree, clash, members)
        quality = dna_quality(agree, clash, members, normalize=normalize)
        index = quality if dna else within + between - 1
    groups = [
        tuple(name for name, m in zip(names, members.tolist(), strict=True) if m == k)
        for k in range(clusters)
    ]
    return Polarization(
        index=index,
        camps=tuple(g for g in groups if g) if why is None else (),
        members=dict(zip(names, members.tolist(), strict=True)) if why is None else {},
        congruence_within=within,
        conflict_between=between,
        dna_quality=quality,
        method=method,
        congruence=c,
        conflict=f,
        start=c.start,
        middle=c.middle,
        stop=c.stop,
        n=c.n,
        study=study,
        why_empty=why,
        apart=tuple(itertools.compress(c.rows, ~tied)),
        ties=int(np.triu(met).sum()),
    )

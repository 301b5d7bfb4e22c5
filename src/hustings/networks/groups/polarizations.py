"""Camps: how far a network falls apart into groups that agree inside and clash outside.

The index is this project's (docs/concepts/networks.md), because the one Discourse Network Analyzer
maximises is a distance from perfect camps and so falls where camps form
(docs/concepts/dna-differences.md); DNA's value for the same camps stands beside it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from ...errors import OptionError
from ...model import Network, Statements, Study
from ...shown import Shown, Tabular
from ..in_time.windows import windows
from ..options import NetworkOptions
from ..projection import Cells, finish, finite, shown, study_of
from ..tally import Floats, counts, flat, tally
from .camps import (
    Division,
    DnaGain,
    Gain,
    Members,
    dna_quality,
    renamed,
    search,
    share,
    shares,
)


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
    asked = _Asked(
        Division(clusters, method, balanced, iterations, restarts), seed, normalize_scores
    )
    if isinstance(statements, Network):
        study = replace(_study_of_network(statements, options, asked.told), seed=seed)
        return _camps(*_by_sign(statements), study, asked)
    made = polarized_options(statements, options)
    study = study_of(made, "polarization", asked.told, seed)
    both = []
    for aggregation in ("congruence", "conflict"):
        table = tally(statements, replace(made, aggregation=aggregation))
        rows, columns = shown(table)
        x = flat(counts(table)[np.ix_(rows, columns)])
        both.append(finish(table, Cells(rows, columns, x), study=study))
    congruence, conflict = both
    return _camps(congruence, conflict, study, asked)


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
    asked = _Asked(
        Division(clusters, method, balanced, iterations, restarts), seed, normalize_scores
    )
    made = polarized_options(statements, options)
    time = {"unit": unit, "width": width, "step": step, "kernel": kernel, "indent": indent}
    given = {k: v for k, v in time.items() if v is not None}
    study = study_of(made, "polarization_over_time", {**given, **asked.told}, seed)
    plain = {**made.plain(), "exclude": made.exclude}
    pair = ("subtract", "subtract") if made.dna else ("congruence", "conflict")
    series = [windows(statements, **time, **{**plain, "aggregation": a}) for a in pair]  # type: ignore[arg-type]
    for c, f in zip(*series, strict=True):
        yield _camps(c, f, study, asked)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which camps are asked for, from which seed, and whether DNA's quality is normalized."""

    division: Division
    seed: int
    normalize_scores: bool

    @property
    def told(self) -> dict[str, Any]:
        """As a study keeps it beside its seed."""
        return {**asdict(self.division), "normalize_scores": self.normalize_scores}


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
    if options.get("mode") == "two-mode":
        raise OptionError(
            "Polarization is of a one-mode network; leave out mode='two-mode'.", mode="two-mode"
        )
    return NetworkOptions.of(
        {**options, "aggregation": "congruence"}, statements, normalization="average"
    )


def _camps(c: Network, f: Network, study: Study, asked: _Asked) -> Polarization:
    """The camps between congruence c and conflict f, and what they are worth."""
    finite(c.matrix)
    finite(f.matrix)
    dna = study.options.get("compat") == "dna3"
    met = (c.matrix != 0) | (f.matrix != 0)
    np.fill_diagonal(met, val=False)
    tied = np.full(len(c.rows), True) if dna else met.any(axis=1)
    names = tuple(itertools.compress(c.rows, tied))
    why = c.why_empty or _why_none(bool(met.any()), len(c.rows), len(names), asked.division)
    members, within, between, index, quality = np.zeros(0, dtype=np.int64), 0.0, 0.0, 0.0, 0.0
    if why is None:
        agree, clash = (net.matrix[np.ix_(tied, tied)] for net in (c, f))
        members = renamed(_found(agree, clash, dna, asked))
        within, between = shares(agree, clash, members)
        quality = dna_quality(agree, clash, members, normalize=asked.normalize_scores)
        index = quality if dna else within + between - 1
    camp_of = {} if why else dict(zip(names, members.tolist(), strict=True))
    return Polarization(
        index=index,
        camps=_by_camp(camp_of),
        members=camp_of,
        congruence_within=within,
        conflict_between=between,
        dna_quality=quality,
        method=asked.division.method,
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


def _why_none(met: bool, actors: int, tied: int, division: Division) -> str | None:
    """Why there are no camps to find, if so."""
    if not met and actors >= division.clusters:
        return "Nobody is congruent or in conflict with anybody, so there are no camps to find."
    if tied < division.clusters:
        return f"There are {tied} actors, too few for {division.clusters} camps."
    return None


def _found(agree: Floats, clash: Floats, dna: bool, asked: _Asked) -> Members:
    """The best camps; DNA's are balanced whatever is asked for."""
    rng = np.random.default_rng(asked.seed)
    if dna:
        balanced = replace(asked.division, balanced=True)
        return search(DnaGain(agree, clash), len(agree), balanced, rng)
    return search(Gain(share(agree) - share(clash)), len(agree), asked.division, rng)


def _by_camp(camp_of: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Names by camp, the largest camp first, in the order of the network inside each."""
    camps: dict[int, list[str]] = {}
    for name, camp in camp_of.items():
        camps.setdefault(camp, []).append(name)
    return tuple(tuple(camps[k]) for k in sorted(camps))

"""The backbone: the few concepts that shape a network, and the rest that could be left out.

Partition of the concepts into a backbone and a redundant set, after Leifeld and Henrichsen (rDNA
dna_backbone). No formula is published; rDNA's help calls the loss spectral, its code a Euclidean
distance of normalised Laplacian eigenvalues. That is what is computed here; ``compat="dna3"``
computes what DNA does (sums of differences of sorted degrees).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...errors import OptionError, UnknownName
from ...model import Network, Statements, Study
from ...model.arithmetic import exp
from ...progress import told
from ...shown import Shown, Tabular
from ..options import NetworkOptions, whole
from ..projection import study_of
from ..tally import tally
from .losses import Losses, Search

METHODS = ("nested", "fixed", "penalty")
EXHAUSTIVE = 3000
"""Up to this many sets are all looked at, so that the best one is sure."""


@dataclass(frozen=True)
class Step:
    """One round of the nested search: what was dropped, and how it stands without it."""

    round: int
    concept: str
    backbone_loss: float
    redundant_loss: float
    statements: int


@dataclass(frozen=True, repr=False)
class Backbone(Shown, Tabular):
    """A backbone, the rest, and their losses (0: the set alone gives the same spectrum as all).

    ``steps`` is the whole order of a nested search (empty otherwise), ``loss`` and
    ``redundant_loss`` are without the penalty, ``exact`` says that every set was looked at.
    ``full``, ``network`` and ``rest`` are the networks of all concepts, of the backbone, of the
    redundant set.
    """

    method: str
    backbone: tuple[str, ...]
    redundant: tuple[str, ...]
    loss: float
    redundant_loss: float
    penalised_loss: float
    statements: int
    exact: bool
    full: Network
    network: Network
    rest: Network
    steps: tuple[Step, ...]
    study: Study
    why_empty: str | None = None

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a concept, in the backbone or left out of it."""
        inside = [True] * len(self.backbone) + [False] * len(self.redundant)
        return {"concept": [*self.backbone, *self.redundant], "in the backbone": inside}


def _losses(statements: Statements, options: dict[str, Any]) -> Losses:
    made = NetworkOptions.of(
        options,
        statements,
        aggregation="subtract",
        normalization="average",
        duplicates="document",
    )
    if made.mode != "one-mode":
        raise OptionError(
            "A backbone is one of a one-mode network; leave out mode='two-mode'.", mode=made.mode
        )
    if made.isolates:
        raise OptionError(
            "A backbone is found without isolates; leave out isolates=True.", isolates=True
        )
    return Losses(tally(statements, made))


def backbone_loss(
    statements: Statements, concepts: Iterable[str], *, penalty: float = 0.0, **options: Any
) -> tuple[float, float]:
    """(loss of a set of concepts as a backbone, loss of the others), both with the penalty."""
    losses = _losses(statements, options)
    chosen = []
    for concept in concepts:
        if concept not in losses.concepts:
            raise UnknownName("concept", concept, losses.concepts)
        chosen.append(losses.concepts.index(concept))
    return losses.penalised(chosen, penalty), losses.penalised(losses.rest(chosen), penalty)


def backbone(
    statements: Statements,
    *,
    method: str = "nested",
    size: int | None = None,
    penalty: float = 3.5,
    iterations: int = 10_000,
    seed: int = 1,
    **options: Any,
) -> Backbone:
    """The concepts that shape the network, and those that could be left out.

    nested: drop one concept after the other, each time the one whose absence costs least; the
    backbone is what is left at ``size`` concepts, or (something always left out) where loss *
    exp(-penalty (n - size) / n) is least.
    fixed: the best set of ``size``. penalty: the set of any size with the least penalised loss. All
    sets are tried where they are few, else a seeded simulated annealing reports the best set it
    met. ``options`` are those of :func:`~hustings.networks.network`; aggregation is "subtract",
    normalization "average" and duplicates "document" where not given.

    Raises OptionError for a size that does not fit.
    """
    _check(method, penalty, iterations)
    losses = _losses(statements, options)
    n = len(losses.concepts)
    _check_size(method, size, n)
    extra: dict[str, Any] = {"method": method, "penalty": penalty, "iterations": iterations}
    if size is not None:
        extra["size"] = size
    study = study_of(losses.table.options, "backbone", extra, seed)
    steps: tuple[Step, ...] = ()
    if n < LEAST:
        exact, chosen = True, list(range(n))
    elif method == "nested":
        steps, order = _nested(losses)
        if size is None:
            size = min(range(1, n), key=lambda k: (losses.penalised(order[n - k :], penalty), k))
        exact, chosen = False, sorted(order[n - size :])
    else:
        exact = (2**n if size is None else math.comb(n, size)) <= EXHAUSTIVE
        chosen = (
            _best_of_all(losses, penalty, size)
            if exact
            else _best_met(losses, penalty, size, iterations, seed)
        )
    rest = losses.rest(chosen)
    why = losses.table.why_empty
    if why is None and n < LEAST:
        why = f"There is only one {losses.table.options.variable2}, so nothing can be left out."
    return Backbone(
        method=method,
        backbone=tuple(losses.concepts[i] for i in chosen),
        redundant=tuple(losses.concepts[i] for i in rest),
        loss=losses(chosen),
        redundant_loss=losses(rest),
        penalised_loss=losses.penalised(chosen, penalty) if n else 0.0,
        statements=int(losses.said[chosen].sum()) if n else 0,
        exact=exact,
        full=losses.network(range(n), study),
        network=losses.network(chosen, study),
        rest=losses.network(rest, study),
        steps=steps,
        study=study,
        why_empty=why,
    )


LEAST = 2
"""Concepts below which nothing can be left out."""


def _check(method: str, penalty: float, iterations: int) -> None:
    if method not in METHODS:
        raise UnknownName("method", method, METHODS)
    number = isinstance(penalty, int | float) and not isinstance(penalty, bool)
    if not number or not math.isfinite(penalty) or penalty < 0:
        raise OptionError(
            f"penalty must be a number not below 0, not {penalty!r}.", option="penalty"
        )
    whole("iterations", iterations)


def _check_size(method: str, size: int | None, n: int) -> None:
    """Whether the size of a backbone fits the method and the ``n`` concepts there are."""
    if size is None:
        if method == "fixed":
            raise OptionError(
                "method='fixed' needs the size of the backbone; give size=10, for example.",
                size=None,
            )
        return
    whole("size", size)
    if n and size >= n:
        raise OptionError(
            f"size={size} leaves nothing out: there are {n} concepts.", size=size, concepts=n
        )
    if method == "penalty":
        raise OptionError("method='penalty' finds the size itself; leave out size.", size=size)


def _tries(left: int) -> int:
    """How many concepts are tried until none is left, one going a round."""
    return left * (left + 1) // 2


def _nested(losses: Losses) -> tuple[tuple[Step, ...], list[int]]:
    """The rounds, and the concepts in the order they were dropped."""
    search = Search(losses)
    order: list[int] = []
    steps: list[Step] = []
    every = _tries(len(losses.concepts))
    while search.left:
        told(every - _tries(len(search.left)), every)  # later rounds have fewer to try
        tied = search.cheapest()
        # DNA drops all that tie in one round, the last first
        for i in reversed(tied) if losses.table.options.dna else tied[:1]:
            search.drop(i)
            order.append(i)
            steps.append(
                Step(
                    len(order),
                    losses.concepts[i],
                    losses(search.left),
                    losses(order),
                    int(losses.said[search.left].sum()),
                )
            )
    return tuple(steps), order


def _best_of_all(losses: Losses, penalty: float, size: int | None) -> list[int]:
    n = len(losses.concepts)
    sizes = range(1, n) if size is None else [size]
    sets = itertools.chain.from_iterable(itertools.combinations(range(n), k) for k in sizes)
    return list(min(sets, key=lambda some: losses.penalised(some, penalty)))


def _best_met(
    losses: Losses, penalty: float, size: int | None, iterations: int, seed: int
) -> list[int]:
    """The best set that a simulated annealing came by."""
    n = len(losses.concepts)
    rng = np.random.default_rng(seed)
    inside = np.zeros(n, dtype=bool)
    inside[rng.choice(n, 1 if size is None else size, replace=False)] = True
    now = losses.penalised(np.flatnonzero(inside).tolist(), penalty)
    best, chosen = now, np.flatnonzero(inside).tolist()
    for t in range(iterations):
        told(t, iterations)
        new = inside.copy()
        held = int(inside.sum())
        moves = (
            ["swap"]
            if size is not None
            else ["swap", *["add"] * (held < n - 1), *["drop"] * (held > 1)]
        )
        move = moves[int(rng.integers(len(moves)))]
        if move in ("swap", "drop"):
            new[rng.choice(np.flatnonzero(inside))] = False
        if move in ("swap", "add"):
            new[rng.choice(np.flatnonzero(~inside))] = True
        some = np.flatnonzero(new).tolist()
        loss = losses.penalised(some, penalty)
        temperature = 1 - 1 / (1 + float(exp(5 - 12 * t / iterations)))
        if loss < now or rng.random() < float(exp(now - loss)) * temperature:
            inside, now = new, loss
            if loss < best:
                best, chosen = loss, some
    return [int(i) for i in chosen]

"""A causal map: what, in somebody's account, makes what go up or down; and a run of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..shown import Shown, Tabular
from .links import Arrows, Claim, LazyLinks, Link, joined
from .records import Study
from .told_signs import sign_of, strength_of
from .weight_matrix import weights_of


@dataclass(frozen=True, slots=True, weakref_slot=True, repr=False)
class CausalMap(Shown, Tabular):
    """Concepts and signed links, each with its claims.

    ``weights`` is filled only by merging: (cause, effect) -> signed weight, which a run then uses
    in place of the claims' own. ``notes`` say in words what was done on the way (self-loops, cuts
    …).
    """

    concepts: tuple[str, ...]
    links: Sequence[Link] = ()
    study: Study | None = None
    holders: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    weights: Mapping[tuple[str, str], float] = field(default_factory=dict)
    _arrows: list[Arrows] = field(default_factory=list, init=False, compare=False)

    @property
    def arrows(self) -> Arrows:
        """Its links as columns."""
        if isinstance(self.links, LazyLinks):
            return self.links.arrows
        if not self._arrows:
            self._arrows.append(Arrows.of(self.concepts, self.links))
        return self._arrows[0]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim, link by link."""
        return tuple(c for link in self.links for c in link.claims)

    def pairs(self) -> dict[tuple[str, str], dict[int, list[Claim]]]:
        """(cause, effect) -> sign -> claims, links the speaker rejects aside."""
        out: dict[tuple[str, str], dict[int, list[Claim]]] = {}
        for link in self.links:
            if not link.denied:
                out.setdefault((link.cause, link.effect), {}).setdefault(link.sign, []).extend(
                    link.claims
                )
        return out

    def pair_weights(self) -> dict[tuple[str, str], float]:
        """(cause, effect) -> the one weight a run uses (:func:`value_of`, or the merged weight)."""
        return {pair: self.weights.get(pair, value_of(told)) for pair, told in self.pairs().items()}

    def pieces(self) -> list[list[str]]:
        """The factors of every piece that hangs together, in the map's order; the largest piece
        first. Denied arrows tie nothing."""
        arrows = self.arrows
        live = arrows.live
        piece = joined(len(self.concepts), arrows.cause[live], arrows.effect[live])
        found: dict[int, list[str]] = {}
        for name, lowest in zip(self.concepts, piece.tolist(), strict=True):
            found.setdefault(lowest, []).append(name)
        return sorted(found.values(), key=len, reverse=True)

    def to_networkx(self) -> Any:
        """A networkx.MultiDiGraph: an edge a link, with ``sign``, ``claims`` (ids), ``sources``."""
        import networkx as nx

        graph = nx.MultiDiGraph()
        graph.add_nodes_from(self.concepts)
        for link in self.links:
            graph.add_edge(
                link.cause,
                link.effect,
                sign=link.sign,
                claims=[c.id for c in link.claims],
                sources=link.sources,
            )
        return graph

    def to_columns(self) -> dict[str, list[Any]]:
        arrows = self.arrows
        return {
            "cause": [self.concepts[k] for k in arrows.cause.tolist()],
            "effect": [self.concepts[k] for k in arrows.effect.tolist()],
            "sign": arrows.sign.tolist(),
            "claims": arrows.statements.tolist(),
            "passages": arrows.citations.tolist(),
            "sources": arrows.sources.tolist(),
        }

    def index(self, name: str) -> int:
        """Position of a factor. Raises UnknownName where it is not in the map."""
        try:
            return self.concepts.index(name)
        except ValueError:
            raise UnknownName("factor", name, self.concepts) from None

    @staticmethod
    def from_claims(
        claims: Iterable[Claim],
        *,
        concepts: Sequence[str] = (),
        study: Study | None = None,
        holders: Sequence[str] = (),
        notes: Sequence[str] = (),
    ) -> CausalMap:
        """Bundle claims into links; order is that of first mention, ``concepts`` first (they may
        stay unlinked).
        """
        names: dict[str, None] = dict.fromkeys(concepts)
        bundles: dict[tuple[str, str, int, bool], list[Claim]] = {}
        for claim in claims:
            key = (claim.cause, claim.effect, claim.sign, claim.commitment == "rejects")
            told = bundles.get(key)
            if told is not None:
                told.append(claim)
                continue
            for name in (claim.cause, claim.effect):
                if not name.strip():
                    raise nameless(claim.id)
                names[name] = None
            bundles[key] = [claim]
        links = tuple(Link(c, e, s, tuple(told)) for (c, e, s, _), told in bundles.items())
        said = list(notes)
        said += self_loops({link.cause for link in links if link.cause == link.effect})
        return CausalMap(tuple(names), links, study, tuple(holders), tuple(said))

    @staticmethod
    def from_links(
        links: Iterable[Sequence[Any] | Claim],
        *,
        concepts: Sequence[str] = (),
        notes: Sequence[str] = (),
    ) -> CausalMap:
        """A map from ``(cause, effect, sign[, claim id[, source[, strength]]])``, one row per
        claim.

        ``sign`` is 1, -1, 0 or "+", "-", "?"; ``strength`` a word of ``STRENGTHS`` or a number in
        (0, 1].

        >>> CausalMap.from_links([("night ferry", "noise", 1, "c1", "Renn")]).concepts
        ('night ferry', 'noise')
        """
        claims = []
        for number, row in enumerate(links, 1):
            if isinstance(row, Claim):
                claims.append(row)
                continue
            if isinstance(row, str) or not 3 <= len(row) <= 6:
                raise OptionError(
                    f"Link {number} is {row!r}: give (cause, effect, sign, claim, source).",
                    link=number,
                )
            cause, effect, sign, *more = row
            where = f"link {number} ({cause} -> {effect})"
            word, weight = strength_of(more[2] if len(more) > 2 else None, where)
            claims.append(
                Claim(
                    str(cause),
                    str(effect),
                    sign_of(sign, where),
                    id=str(more[0]) if more and more[0] is not None else str(number),
                    source=str(more[1]) if len(more) > 1 and more[1] is not None else "",
                    strength=word,
                    weight=weight,
                )
            )
        return CausalMap.from_claims(claims, concepts=concepts, notes=notes)

    @staticmethod
    def from_matrix(names: Sequence[str] | None, matrix: Any, *, source: str = "") -> CausalMap:
        """A map from a weight matrix of shape (n, n), ``matrix[i][j]`` the weight of names[i] ->
        names[j] in [-1, 1].

        A data frame is aligned by its labels, rows and columns, never by position; ``names`` may
        then be None.
        Zero is no link. Raises OptionError for a matrix that is not square, a weight that is no
        number or lies outside [-1, 1], a name given twice, labels that differ.
        """
        labels, w = weights_of(names, matrix)
        claims = []
        for i, j in np.argwhere(w):
            size = float(abs(w[i, j]))
            sign = 1 if w[i, j] > 0 else -1
            claims.append(
                Claim(
                    labels[i],
                    labels[j],
                    sign,
                    id=f"{labels[i]} -> {labels[j]}",
                    source=source,
                    weight=(size, size),
                )
            )
        return CausalMap.from_claims(claims, concepts=labels)


@dataclass(frozen=True, slots=True, repr=False)
class Run(Shown, Tabular):
    """A what-if run: ``states`` has shape (steps + 1, n); ``ending`` is fixed point, cycle, drift
    or unsettled.

    ``rate`` is the largest change of any factor in the last step. ``baseline`` is the run without
    the scenario (None where nothing was set). ``settings`` repeat every option, so that the run can
    be made again.
    """

    concepts: tuple[str, ...]
    states: npt.NDArray[np.float64]
    ending: str
    period: int | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    notes: Sequence[str] = ()
    rate: float = 0.0
    baseline: Run | None = None

    @property
    def final(self) -> npt.NDArray[np.float64]:
        """The last state, shape (n,)."""
        return np.asarray(self.states[-1])

    @property
    def steps(self) -> int:
        """Steps taken."""
        return len(self.states) - 1

    @property
    def level(self) -> npt.NDArray[np.float64]:
        """The last state, or in a cycle the mean over one period; shape (n,)."""
        if self.ending == "cycle" and self.period:
            return np.asarray(self.states[-self.period :].mean(axis=0))
        return self.final

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a step, from 0, the start."""
        states = dict(zip(self.concepts, self.states.T.tolist(), strict=True))
        return {"step": list(range(len(self.states))), **states}

    @property
    def changes(self) -> dict[str, float]:
        """Scenario minus baseline, per factor (of ``level``); 0 for all where nothing was set."""
        if self.baseline is None:
            return dict.fromkeys(self.concepts, 0.0)
        return dict(zip(self.concepts, (self.level - self.baseline.level).tolist(), strict=True))


def nameless(claim: str) -> OptionError:
    """What is wrong with a claim one of whose factors has a name of blanks."""
    return OptionError(f"Claim {claim!r} lacks a cause or an effect: name both.", claim=claim)


def self_loops(names: Iterable[str]) -> list[str]:
    """What is said of factors that act on themselves, if there are any."""
    own = sorted(names)
    return (
        [f"A factor that acts on itself is kept as a loop of length 1: {', '.join(own)}."]
        if own
        else []
    )


def size_of(claims: Sequence[Claim]) -> tuple[float, float] | None:
    """Hull of the ranges said, None where no claim says a strength. How often each is said does not
    matter.
    """
    if len(claims) == 1:
        return claims[0].weight
    said = [c.weight for c in claims if c.weight is not None]
    if not said:
        return None
    return min(low for low, _ in said), max(high for _, high in said)


def value_of(told: Mapping[int, Sequence[Claim]]) -> float:
    """The one weight a run uses: per sign the middle of the range said (1 where none was said),
    then the mean of
    + and − where both are told; 0 where no sign was said."""
    mids = []
    for sign in (1, -1):
        if told.get(sign):
            size = size_of(told[sign])
            mids.append(sign * (1.0 if size is None else (size[0] + size[1]) / 2))
    return sum(mids) / len(mids) if mids else 0.0

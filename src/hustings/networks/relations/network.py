"""The network of who stands to whom: its ties, its signed pairs, what it leaves open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, islice
from typing import Any

import numpy as np

from ...errors import UnknownName
from ...model import Network, Study
from ...shown import Shown
from ...wording import say
from .comparing import Compared, compare_ties
from .ties import TIE_KEYS, Dispute, Node, OpenQuestion, Pair, Tie

ACCOUNT_OF = "'s account"


@dataclass(frozen=True, slots=True, repr=False)
class RelationNetwork(Shown):
    """A directed multigraph of actors: ``ties`` in order of source, target, relation.

    ``n`` statements are counted. Left out, each with its count: ``rejected`` (somebody rejects that
    it is so), ``selves`` (an actor to itself), ``undated`` (no time told, where one was asked for).
    """

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    study: Study
    n: int = 0
    rejected: int = 0
    selves: int = 0
    undated: int = 0
    account: str = ""
    why_empty: str | None = None
    _signed: list[dict[Pair, tuple[list[str], list[str]]]] = field(
        default_factory=list, init=False, compare=False
    )
    _beside: list[tuple[dict[str, set[str]], dict[str, dict[str, list[str]]]]] = field(
        default_factory=list, init=False, compare=False
    )

    @property
    def unsigned(self) -> int:
        """How many statements say nothing of friend or foe."""
        return sum(len(t.statements) for t in self.ties if not t.sign)

    @property
    def disputed(self) -> tuple[Dispute, ...]:
        """Pairs with statements of both signs."""
        return tuple(
            Dispute(*pair, tuple(plus), tuple(minus))
            for pair, (plus, minus) in sorted(self._signs().items())
            if plus and minus
        )

    @property
    def only_ascribed(self) -> tuple[Tie, ...]:
        """Ties that rest on views of others alone."""
        return tuple(t for t in self.ties if t.ascribed == len(t.statements))

    def signed(self) -> Network:
        """A symmetric network with +1 or -1 for each pair of one sign.

        Unsigned relations are left out; disputed pairs are 0 here and stand in :attr:`disputed`.
        """
        names = tuple(n.name for n in self.nodes)
        place = {name: i for i, name in enumerate(names)}
        matrix = np.zeros((len(names), len(names)))
        cells: dict[tuple[int, int], tuple[str, ...]] = {}
        for (one, other), (plus, minus) in self._signs().items():
            if bool(plus) == bool(minus):
                continue
            i, j = place[one], place[other]
            matrix[i, j] = matrix[j, i] = 1.0 if plus else -1.0
            cells[i, j] = cells[j, i] = tuple(plus or minus)
        why = self.why_empty
        if why is None and not cells:
            why = "No relation told has a sign that is not disputed."
        return Network(
            rows=names,
            columns=names,
            matrix=matrix,
            mode="one-mode",
            study=self.study,
            n=sum(len(ids) for ids in cells.values()) // 2,
            why_empty=why,
            behind=_behind(cells),
            attributes={n.name: {"kind": n.kind} for n in self.nodes if n.kind},
        )

    def _whose(self) -> str:
        """In whose account, at the head of a sentence."""
        name = self.account.removesuffix(ACCOUNT_OF)
        if name == self.account:
            return say("In the accounts given")
        return say("In {name}’s account", name=name)

    def open_questions(self, most: int | None = None) -> tuple[OpenQuestion, ...]:
        """Enemies of enemies, as questions: A and B oppose C, and nothing is told of A and B.

        With ``most`` the first so many, in order of the opponent; :attr:`open_count` says how many
        there are.
        """
        return tuple(
            OpenQuestion(
                one,
                other,
                third,
                (*against[one], *against[other]),
                say(
                    "{account} {one} and {other} are each at odds with {third}; how {one} stands "
                    "to {other} is never said.",
                    account=self._whose(),
                    one=one,
                    other=other,
                    third=third,
                ),
            )
            for third, against, one, other in islice(self._open(), most)
        )

    @property
    def open_count(self) -> int:
        """How many open questions there are."""
        near, foes = self._met()
        told = 0
        for against in foes.values():
            pairs = len(against) * (len(against) - 1)
            told += (pairs - sum(len(near[one] & against.keys()) for one in against)) // 2
        return told

    def _met(self) -> tuple[dict[str, set[str]], dict[str, dict[str, list[str]]]]:
        """Who is told of with whom, and who stands against whom; kept, since nothing changes."""
        if not self._beside:
            self._beside.append((self._near(), self._foes()))
        return self._beside[0]

    def _near(self) -> dict[str, set[str]]:
        """Actor -> those of whom something is told with it."""
        near: dict[str, set[str]] = {}
        for t in self.ties:
            near.setdefault(t.source, set()).add(t.target)
            near.setdefault(t.target, set()).add(t.source)
        return near

    def _foes(self) -> dict[str, dict[str, list[str]]]:
        """Actor -> each that stands against it, with the statements."""
        foes: dict[str, dict[str, list[str]]] = {}
        for (one, other), (plus, minus) in self._signs().items():
            if minus and not plus:
                foes.setdefault(one, {})[other] = minus
                foes.setdefault(other, {})[one] = minus
        return foes

    def _open(self) -> Iterator[tuple[str, Mapping[str, Sequence[str]], str, str]]:
        """Each third with the statements against it by foe, and two foes of whom nothing is
        told."""
        near, foes = self._met()
        for third, against in sorted(foes.items()):
            for one, other in combinations(sorted(against), 2):
                if other not in near[one]:
                    yield third, against, one, other

    def compare(self, other: RelationNetwork) -> tuple[Compared, ...]:
        """Two accounts of who stands to whom, pair by pair (see :class:`Compared`)."""
        return compare_ties(self.ties, other.ties)

    def statements(self, source: str, target: str | None = None) -> list[str]:
        """Ids of the statements behind an actor or a pair, in either direction."""
        names = [n.name for n in self.nodes]
        for name in (source, target):
            if name is not None and name not in names:
                raise UnknownName("actor", name, names)
        wanted = {source} if target is None else {source, target}
        found = (t.statements for t in self.ties if wanted <= {t.source, t.target})
        return list(dict.fromkeys(i for ids in found for i in ids))

    def to_networkx(self) -> Any:
        """A networkx.MultiDiGraph; edges are keyed by their relation and carry what a Tie does."""
        import networkx as nx

        graph = nx.MultiDiGraph()
        for node in self.nodes:
            graph.add_node(node.name, kind=node.kind)
        for t in self.ties:
            told = {"kind": t.kind, "sign": t.sign, "weight": len(t.statements)}
            told |= {"statements": list(t.statements), "tellers": list(t.tellers)}
            told |= {"earliest": t.earliest, "latest": t.latest}
            graph.add_edge(t.source, t.target, key=t.relation, relation=t.relation, **told)
        return graph

    def to_pandas(self) -> Any:
        """A pandas.DataFrame with a row for each tie."""
        import pandas as pd

        return pd.DataFrame(self.rows(), columns=list(TIE_KEYS))

    def rows(self) -> list[dict[str, Any]]:
        """The ties as plain rows, in the order of :data:`TIE_KEYS`."""
        return [
            {
                key: list(value) if isinstance(value := getattr(t, key), tuple) else value
                for key in TIE_KEYS
            }
            for t in self.ties
        ]

    def _signs(self) -> dict[Pair, tuple[list[str], list[str]]]:
        """Pair -> the statements of either sign; kept, since nothing here changes."""
        if self._signed:
            return self._signed[0]
        found: dict[Pair, tuple[list[str], list[str]]] = {}
        for t in self.ties:
            if not t.sign:
                continue
            pair = (t.source, t.target) if t.source < t.target else (t.target, t.source)
            if pair not in found:
                found[pair] = ([], [])
            found[pair][t.sign == "-"].extend(t.statements)
        self._signed.append(found)
        return found


def compare_relations(first: RelationNetwork, second: RelationNetwork) -> tuple[Compared, ...]:
    """Two accounts of who stands to whom, pair by pair, in order of names."""
    return first.compare(second)


def with_kinds(network: RelationNetwork, kinds: Mapping[str, str]) -> RelationNetwork:
    """The network with what is known of its actors: name -> person, organisation, group …"""
    return replace(
        network, nodes=tuple(Node(n.name, kinds.get(n.name, n.kind)) for n in network.nodes)
    )


def _behind(
    cells: Mapping[tuple[int, int], tuple[str, ...]],
) -> Callable[[int, int | None], Sequence[str]]:
    def behind(row: int, column: int | None) -> Sequence[str]:
        if column is not None:
            return cells.get((row, column), ())
        return tuple(_row(cells, row))

    return behind


def _row(cells: Mapping[tuple[int, int], tuple[str, ...]], row: int) -> Iterator[str]:
    for (i, _), ids in cells.items():
        if i == row:
            yield from ids

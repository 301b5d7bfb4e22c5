"""Who stands to whom, in whose account: a directed network of actors with typed, signed ties.

Classes of relations are CAMEO's four (Schrodt 2012: verbal and material, cooperation and conflict).
Ties are as told; nothing is netted: a pair told to be friends here and foes there is disputed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, islice, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..model import COMMITMENTS, Choice, Network, Statements, Study, edtf
from ..model.coding import RELATION_KINDS, RELATION_SIGNS
from ..model.selecting import (
    TIMES,
    VOICES,
    Mask,
    one_of,
    same_name,
    told_bounds,
    told_mask,
    voice_mask,
)
from ..model.standard import choices_of
from ..shown import Shown
from ..wording import say
from .options import moment

FORM = "relation"
COLUMNS = ("actor", "relation", "target")
NOT_HELD = "rejects"
"""A relation somebody rejects is no tie in his account."""

ACCOUNT_OF = "'s account"

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor; ``kind`` (person, organisation, group) where somebody said it."""

    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation of one actor to another, with the statements it rests on and who tells it.

    ``earliest`` and ``latest`` are ISO days of the time spoken of (``about``) over all of its
    statements, None where none is told or an end is open. ``ascribed`` counts the statements that
    tell another's view.
    """

    source: str
    target: str
    relation: str
    kind: str
    sign: str
    statements: tuple[str, ...]
    tellers: tuple[str, ...]
    earliest: str | None
    latest: str | None
    ascribed: int = 0


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two actors told to be friends by some statements and foes by others."""

    one: str
    other: str
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Two who oppose the same third, and of whom nothing is said. No conclusion: a question."""

    one: str
    other: str
    opponent: str
    statements: tuple[str, ...]
    sentence: str


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
        return say("In {name}'s account", name=name)

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
                    "{account} {one} and {other} both stand against {third}; how {one} stands to "
                    "{other} is never said.",
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
        return compare_relations(self, other)

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


TIE_KEYS = (
    "source",
    "target",
    "relation",
    "kind",
    "sign",
    "statements",
    "tellers",
    "earliest",
    "latest",
    "ascribed",
)


@dataclass(frozen=True, slots=True)
class Compared:
    """How two accounts tell one pair: ``verdict`` is same (same relation), alike (same sign),
    different (no sign to compare), opposite, disputed (an account has both signs), only first or
    only second."""

    one: str
    other: str
    verdict: str
    first: tuple[Tie, ...]
    second: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked of a relation network, checked."""

    kinds: tuple[str, ...]
    signs: Mapping[str, str] | None
    holders: tuple[str, ...]
    commitments: tuple[str, ...]
    told_by: tuple[str, ...]
    since: str | None
    until: str | None
    time: str
    voice: str

    def plain(self) -> dict[str, Any]:
        """As options of a study: what is not the default."""
        given: dict[str, Any] = {
            "kinds": list(self.kinds),
            "signs": dict(self.signs) if self.signs is not None else None,
            "holders": list(self.holders),
            "commitments": list(self.commitments),
            "told_by": list(self.told_by),
            "since": self.since,
            "until": self.until,
            "time": self.time if self.time != "spoken" else None,
            "voice": self.voice if self.voice != "any" else None,
        }
        return {k: v for k, v in given.items() if v not in (None, [])}


def relation_network(
    statements: Statements,
    *,
    kinds: Sequence[str] = (),
    signs: Mapping[str, str] | None = None,
    holders: Sequence[str] = (),
    commitments: Sequence[str] = (),
    told_by: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    time: str = "spoken",
    voice: str = "any",
) -> RelationNetwork:
    """The relations some statements tell (form ``relation``: columns actor, relation, target).

    ``kinds``: only these classes. ``signs``: signs of one's own by relation, laid over the
    codebook's ("+", "-", ""). ``holders``: whose view. ``commitments``: by default all but
    ``rejects``, which are counted apart. ``told_by``: who says it. ``since``/``until`` cut by the
    date of the text, or with ``time="told"`` by the time spoken of (then EDTF). ``voice``: own,
    ascribed or any.

    Raises UnknownName (kind, sign, commitment, teller, holder, voice, time), OptionError.
    """
    asked = _checked(kinds, signs, holders, commitments, told_by, since, until, time, voice)
    empty = RelationNetwork(
        (), (), Study("relation_network", asked.plain()), account=_account(asked)
    )
    missing = [c for c in COLUMNS if c not in statements]
    if missing:
        why = f"No statement is a relation: there is no column {' or '.join(missing)}."
        return replace(empty, why_empty=why)
    whole, rejected, undated = _selected(statements, asked)
    ties, selves = _ties(whole, asked)
    reason = None if ties else _why(rejected, undated, selves)
    return replace(
        empty,
        nodes=tuple(Node(n) for n in sorted({n for t in ties for n in (t.source, t.target)})),
        ties=ties,
        n=sum(len(t.statements) for t in ties),
        rejected=rejected,
        selves=selves,
        undated=undated,
        why_empty=reason,
    )


def _ties(whole: Statements, asked: _Asked) -> tuple[tuple[Tie, ...], int]:
    """The ties of some relations, and how many tell an actor's relation to itself."""
    columns = [whole[c].as_names() for c in COLUMNS]
    own = same_name(columns[0], columns[2])
    known = choices_of(whole.forms, FORM, "relation")
    meanings = {r: _meaning(known, r, asked.signs) for r in columns[1].labels}
    facts = _Facts.of(whole)
    source, relation, target = (c.plain() for c in columns)
    ties = []
    for rows in _alike([c.values for c in columns], np.flatnonzero(~own)):
        first = rows[0]
        key = source[first], target[first], relation[first]
        ties.append(_tie(key, rows, facts, meanings[relation[first]]))
    return tuple(t for t in ties if not asked.kinds or t.kind in asked.kinds), int(own.sum())


def _alike(
    columns: Sequence[npt.NDArray[Any]], rows: npt.NDArray[np.intp]
) -> Iterator[Sequence[int]]:
    """Rows equal in all columns, each lot in order; lots by source, target, relation, whose codes
    run as their names do."""
    source, relation, target = (column[rows] for column in columns)
    order = np.lexsort((relation, target, source))
    keys = np.stack((source[order], target[order], relation[order]))
    changes = np.flatnonzero((keys[:, 1:] != keys[:, :-1]).any(axis=0)) + 1
    ordered = rows[order].tolist()
    for first, after in pairwise((0, *changes.tolist(), len(ordered))):
        if after > first:
            yield ordered[first:after]


def with_kinds(network: RelationNetwork, kinds: Mapping[str, str]) -> RelationNetwork:
    """The network with what is known of its actors: name -> person, organisation, group …"""
    return replace(
        network, nodes=tuple(Node(n.name, kinds.get(n.name, n.kind)) for n in network.nodes)
    )


def compare_relations(first: RelationNetwork, second: RelationNetwork) -> tuple[Compared, ...]:
    """Two accounts of who stands to whom, pair by pair, in order of names."""
    pairs: dict[Pair, tuple[list[Tie], list[Tie]]] = {}
    for side, network in enumerate((first, second)):
        for t in network.ties:
            pair = (min(t.source, t.target), max(t.source, t.target))
            pairs.setdefault(pair, ([], []))[side].append(t)
    return tuple(
        Compared(*pair, _verdict(one, two), tuple(one), tuple(two))
        for pair, (one, two) in sorted(pairs.items())
    )


def _verdict(first: Sequence[Tie], second: Sequence[Tie]) -> str:
    if not first or not second:
        return "only first" if first else "only second"
    one, two = ({t.sign for t in side if t.sign} for side in (first, second))
    if len(one) > 1 or len(two) > 1:
        return "disputed"
    if one and two and one != two:
        return "opposite"
    if {(t.source, t.target, t.relation) for t in first} & {
        (t.source, t.target, t.relation) for t in second
    } or _mutual(first) & _mutual(second):
        return "same"
    return "alike" if one and one == two else "different"


def _mutual(ties: Iterable[Tie]) -> set[str]:
    """Relations among some ties that hold both ways, so that the direction tells nothing."""
    known = choices_of((), FORM, "relation")
    return {t.relation for t in ties if t.relation in known and known[t.relation].mutual}


@dataclass(frozen=True)
class _Facts:
    """What a tie gathers of its statements, row by row."""

    ids: list[str]
    tellers: list[str | None]
    reach: list[edtf.Bounds | None]
    other: list[bool]
    """Whether it tells another's view."""

    @staticmethod
    def of(statements: Statements) -> _Facts:
        both = "speaker" in statements and "holder" in statements
        return _Facts(
            statements.ids,
            _tellers(statements),
            told_bounds(statements),
            (~voice_mask(statements, "own")).tolist() if both else [False] * len(statements),
        )

    def tellers_of(self, rows: Sequence[int]) -> tuple[str, ...]:
        """Who tells some rows, by name."""
        if len(rows) == 1:
            teller = self.tellers[rows[0]]
            return () if teller is None else (teller,)
        return tuple(sorted({name for i in rows if (name := self.tellers[i]) is not None}))

    def days_of(self, rows: Sequence[int]) -> tuple[str | None, str | None]:
        """First and last day over some rows."""
        if len(rows) == 1:
            b = self.reach[rows[0]]
            return (None, None) if b is None else (edtf.iso(b.earliest), edtf.iso(b.latest))
        first, last = edtf.span([b for i in rows if (b := self.reach[i]) is not None])
        return edtf.iso(first), edtf.iso(last)


def _tellers(statements: Statements) -> list[str | None]:
    """Who says each statement; its holder where no speaker is told."""
    speakers: list[str | None] = [None] * len(statements)
    if "speaker" in statements:
        speakers = statements["speaker"].as_names().plain()
    if "holder" not in statements:
        return speakers
    holders = statements["holder"].as_names().plain()
    return [s if s is not None else h for s, h in zip(speakers, holders, strict=True)]


def _tie(key: tuple[str, str, str], rows: Sequence[int], facts: _Facts, meaning: Choice) -> Tie:
    return Tie(
        *key,
        meaning.kind,
        meaning.sign,
        tuple([facts.ids[i] for i in rows]),
        facts.tellers_of(rows),
        *facts.days_of(rows),
        sum([facts.other[i] for i in rows]),
    )


def _meaning(known: Mapping[str, Choice], relation: str, signs: Mapping[str, str] | None) -> Choice:
    meaning = known.get(relation, Choice(relation))
    return replace(meaning, sign=(signs or {}).get(relation, meaning.sign))


def _selected(statements: Statements, asked: _Asked) -> tuple[Statements, int, int]:
    """The relations asked for, how many of them are rejected, and how many have no date."""
    keep = np.ones(len(statements), dtype=bool)
    if "form" in statements:
        keep &= _among(statements, "form", (FORM,))
    for name in COLUMNS:
        keep &= statements[name].as_names().values >= 0
    if asked.holders:
        keep &= _among(statements, "holder", asked.holders)
    if asked.told_by:
        tellers = _tellers(statements)
        known = sorted({t for t in tellers if t is not None})
        for name in asked.told_by:
            if name not in known:
                raise UnknownName("teller", name, known)
        keep &= np.array([t in asked.told_by for t in tellers], dtype=bool)
    keep &= voice_mask(statements, asked.voice)
    rejected = 0
    if asked.commitments:
        keep &= _among(statements, "commitment", asked.commitments)
    elif "commitment" in statements:
        denied = _among(statements, "commitment", (NOT_HELD,)) & keep
        rejected = int(denied.sum())
        keep &= ~denied
    undated = 0
    if asked.since or asked.until:
        inside, dated = _cut(statements, asked)
        undated = int((keep & ~dated).sum())
        keep &= inside
    return statements.take(keep), rejected, undated


def _among(statements: Statements, name: str, wanted: Sequence[str]) -> Mask:
    if name not in statements:
        raise OptionError(f"There is no column {name!r} to choose {', '.join(wanted)} from.")
    column = statements[name].as_names()
    codes = [i for i, label in enumerate(column.labels) if label in wanted]
    if name == "holder":
        for one in wanted:
            if one not in column.labels:
                raise UnknownName("holder", one, column.labels)
    return np.isin(column.values, codes)


def _cut(statements: Statements, asked: _Asked) -> tuple[Mask, Mask]:
    """Which statements lie in the period, and which have a date at all."""
    if asked.time == "told":
        dated = told_mask(statements, None, None)
        return told_mask(statements, asked.since, asked.until), dated
    date = statements["date"].values
    dated = ~np.isnat(date)
    inside = dated.copy()
    first, last = moment("since", asked.since), moment("until", asked.until, end=True)
    if first is not None:
        inside &= date >= first
    if last is not None:
        inside &= date <= last
    return inside, dated


def _why(rejected: int, undated: int, selves: int) -> str:
    parts = []
    if rejected:
        parts.append(f"{rejected} are rejected by whoever tells them")
    if undated:
        parts.append(f"{undated} have no date")
    if selves:
        parts.append(f"{selves} tell an actor's relation to itself")
    return "No relation in the selection" + (f": {', '.join(parts)}." if parts else ".")


def _account(asked: _Asked) -> str:
    names = asked.told_by or asked.holders
    return f"{' and '.join(names)}{ACCOUNT_OF}" if names else "the accounts given"


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


def _checked(
    kinds: Sequence[str],
    signs: Mapping[str, str] | None,
    holders: Sequence[str],
    commitments: Sequence[str],
    told_by: Sequence[str],
    since: str | None,
    until: str | None,
    time: str,
    voice: str,
) -> _Asked:
    lists = {"kinds": kinds, "holders": holders, "commitments": commitments, "told_by": told_by}
    for name, value in lists.items():
        if isinstance(value, str):
            raise OptionError(f"{name} must be a list, not the text {value!r}.", option=name)
    for kind in kinds:
        one_of("kind", kind, RELATION_KINDS)
    for commitment in commitments:
        one_of("commitment", commitment, COMMITMENTS)
    for sign in (signs or {}).values():
        one_of("sign", sign, RELATION_SIGNS)
    one_of("time", time, TIMES)
    one_of("voice", voice, VOICES)
    if time == "spoken":
        first, last = moment("since", since), moment("until", until, end=True)
        if first is not None and last is not None and first > last:
            raise OptionError(f"since ({since}) is after until ({until}).", since=since)
    return _Asked(
        tuple(kinds),
        signs,
        tuple(holders),
        tuple(commitments),
        tuple(told_by),
        since,
        until,
        time,
        voice,
    )

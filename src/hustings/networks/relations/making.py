"""Relations as statements tell them, gathered into ties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from ...model import Choice, Statements, Study, edtf
from ...model.selecting import same_name, told_bounds, voice_mask
from ...model.standard import choices_of
from .asking import Asked, account_of, selected, who_tells, why_none
from .network import RelationNetwork
from .ties import COLUMNS, FORM, Node, Tie


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
    asked = Asked(kinds, signs, holders, commitments, told_by, since, until, time, voice)
    empty = RelationNetwork(
        (), (), Study("relation_network", asked.plain()), account=account_of(asked)
    )
    missing = [c for c in COLUMNS if c not in statements]
    if missing:
        why = f"No statement is a relation: there is no column {' or '.join(missing)}."
        return replace(empty, why_empty=why)
    whole, rejected, undated = selected(statements, asked)
    ties, selves = _ties(whole, asked)
    reason = None if ties else why_none(rejected, undated, selves)
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


def _ties(whole: Statements, asked: Asked) -> tuple[tuple[Tie, ...], int]:
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
            who_tells(statements),
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

    def doubts_of(self, rows: Sequence[int]) -> tuple[bool, bool]:
        """Whether a time of some rows is told as about so, and whether with digits not known."""
        told = [b for i in rows if (b := self.reach[i]) is not None]
        return any(b.approximate for b in told), any(b.unspecified for b in told)


def _tie(key: tuple[str, str, str], rows: Sequence[int], facts: _Facts, meaning: Choice) -> Tie:
    return Tie(
        *key,
        meaning.kind,
        meaning.sign,
        tuple([facts.ids[i] for i in rows]),
        facts.tellers_of(rows),
        *facts.days_of(rows),
        sum([facts.other[i] for i in rows]),
        *facts.doubts_of(rows),
    )


def _meaning(known: Mapping[str, Choice], relation: str, signs: Mapping[str, str] | None) -> Choice:
    meaning = known.get(relation, Choice(relation))
    return replace(meaning, sign=(signs or {}).get(relation, meaning.sign))

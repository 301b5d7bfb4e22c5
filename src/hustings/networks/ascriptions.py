"""Who puts which views into whose mouth, and what two people are for and against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..model import COMMITMENTS, Column, Statements, Study
from ..model.chains import chain_of
from ..model.selecting import in_voice, names_listed, same_name
from ..shown import Shown, Tabular, columns_of
from ..wording import counted, say, say_many

UNSTATED = "unstated"
"""The holder of a view that is told without saying whose."""

NEEDED = ("id", "speaker", "holder", "via", "form", "commitment")
"""The columns an ascription is made of."""


@dataclass(frozen=True, slots=True)
class Ascribed:
    """What one teller tells of one holder's views: how many statements of each commitment, which
    statements, and over which forms. ``own``: the teller tells his own. ``chains``: how many of
    them he tells by way of others, by those who stand between ("Renn; Calder")."""

    teller: str
    holder: str
    own: bool
    commitments: dict[str, int]
    statements: tuple[str, ...]
    forms: dict[str, int]
    chains: dict[str, int]


@dataclass(frozen=True, slots=True, repr=False)
class Ascription(Shown, Tabular):
    """Every pair of teller and holder, by names; ``only_told`` hold views only as told by others.

    ``between`` are those by way of whom views are told, and how many statements each passes on.
    ``n`` statements have a teller; ``untold`` have none and are left out.
    """

    pairs: tuple[Ascribed, ...]
    tellers: tuple[str, ...]
    holders: tuple[str, ...]
    only_told: tuple[str, ...]
    between: dict[str, int]
    n: int
    untold: int
    study: Study
    why_empty: str | None = None
    chained: int = 0
    """Statements told by way of somebody else."""

    @property
    def caption(self) -> str:
        """How many people hold views, and how many of them only as told by others."""
        people = len([h for h in self.holders if h != UNSTATED])
        only = say(
            "{people}, {n} of them only as told by others",
            people=counted(people, "person", "people"),
            n=len(self.only_told),
        )
        if not self.chained:
            return only
        chained = say_many(
            self.chained,
            "{n} statement is told by way of somebody else",
            "{n} statements are told by way of somebody else",
        )
        return f"{only}; {chained}"

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a teller and a holder."""
        return columns_of(self.pairs, ("teller", "holder", "own")) | {
            "statements": [len(p.statements) for p in self.pairs]
        }


@dataclass(frozen=True, slots=True)
class Position:
    """Where two people stand on one concept: ``verdict`` is both for, both against, opposed,
    ambivalent (one of them says both) or only first / only second speaks."""

    concept: str
    verdict: str
    first: str | None
    second: str | None
    statements: tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True, repr=False)
class ComparedPositions(Shown, Tabular):
    """What two people are for and against, concept by concept. ``counts`` by verdict."""

    one: str
    other: str
    positions: tuple[Position, ...]
    counts: dict[str, int]
    study: Study
    why_empty: str | None = None

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a concept."""
        return columns_of(self.positions, ("concept", "verdict", "first", "second"))


def ascription(
    statements: Statements, *, voice: str = "any", forms: Sequence[str] = ()
) -> Ascription:
    """Teller by holder, with how far the teller commits (columns ``speaker``, ``holder``).

    ``forms``: only such statements. Raises OptionError where speaker or holder is no column.

    >>> from hustings.model import Statements
    >>> s = Statements.from_columns({"speaker": ["Voss", "Voss"], "holder": ["Voss", "Renn"]})
    >>> [(p.teller, p.holder, p.own) for p in ascription(s).pairs], ascription(s).only_told
    ([('Voss', 'Renn', False), ('Voss', 'Voss', True)], ('Renn',))
    """
    told = _Told.of(statements, voice, forms)
    return told.ascription(told.pairs(np.arange(len(told.teller))))


def foremost(
    statements: Statements,
    *,
    tellers: int,
    holders: int,
    voice: str = "any",
    forms: Sequence[str] = (),
) -> Ascription:
    """The same, its pairs those of so many tellers who tell most of others' views, and so many
    holders of whom others tell most; all else it says is of everybody.
    """
    told = _Told.of(statements, voice, forms)
    others = ~told.own
    mine = _most(told.teller[others], told.teller, tellers)
    theirs = _most(told.holder[others], told.holder, holders)
    return told.ascription(told.pairs(np.flatnonzero(mine & theirs)))


def ascribed(
    statements: Statements,
    teller: str,
    holder: str,
    *,
    voice: str = "any",
    forms: Sequence[str] = (),
) -> list[str]:
    """The ids of the statements in which one tells another's (or his own) views."""
    told = _Told.of(statements, voice, forms)
    if teller not in told.tellers or holder not in told.holders:
        return []
    mine = told.teller == told.tellers.index(teller)
    return told.ids(np.flatnonzero(mine & (told.holder == told.holders.index(holder))))


def _most(counted: npt.NDArray[Any], codes: npt.NDArray[Any], most: int) -> npt.NDArray[np.bool_]:
    """Where codes are among those most often ``counted``; equal ones in their order."""
    many = np.bincount(counted, minlength=int(codes.max(initial=-1)) + 1)
    return np.isin(codes, np.argsort(-many, kind="stable")[:most])


@dataclass(frozen=True, slots=True)
class _Told:
    """Statements that somebody tells, as codes into names; holders with :data:`UNSTATED`."""

    statements: Statements
    teller: npt.NDArray[Any]
    holder: npt.NDArray[Any]
    tellers: tuple[str, ...]
    holders: tuple[str, ...]
    own: npt.NDArray[np.bool_]
    via: npt.NDArray[np.object_]
    untold: int
    study: Study

    @classmethod
    def of(cls, statements: Statements, voice: str, forms: Sequence[str]) -> _Told:
        """Raises OptionError where speaker or holder is no column."""
        _needs(statements, ("speaker", "holder"), "Ascription")
        forms = names_listed("forms", forms)
        # of a million statements each column that is taken along costs some megabytes
        needed = {n: c for n, c in statements.columns.items() if n in NEEDED}
        statements = in_voice(replace(statements, columns=needed), voice)
        options = {"voice": voice if voice != "any" else None, "forms": list(forms)}
        study = Study("ascription", {k: v for k, v in options.items() if v})
        if forms:
            named = np.isin(np.array(_names(statements, "form"), dtype=object), list(forms))
            statements = statements.take(named)
        there = statements["speaker"].as_names().coded()
        untold = int((~there).sum())
        if untold:
            statements = statements.take(there)
        speaker, held = (statements[c].as_names() for c in ("speaker", "holder"))
        holders = tuple(sorted({*held.labels, UNSTATED}))
        place = [*(holders.index(name) for name in held.labels), holders.index(UNSTATED)]
        via = _texts(statements, "via")
        own = same_name(speaker, held) & (via == None)  # noqa: E711 - element by element
        return cls(
            statements,
            speaker.values,
            np.array(place)[held.values],
            speaker.labels,
            holders,
            own,
            via,
            untold,
            study,
        )

    def ids(self, rows: npt.NDArray[np.intp]) -> list[str]:
        """The ids of some rows."""
        return [str(key) for key in self.statements["id"].take(rows).plain()]

    def pairs(self, rows: npt.NDArray[np.intp]) -> tuple[Ascribed, ...]:
        """Every pair of teller and holder some rows tell of, by names."""
        keys = self.teller[rows].astype(np.int64) * len(self.holders) + self.holder[rows]
        rows = rows[np.argsort(keys, kind="stable")]
        found, starts, group = np.unique(np.sort(keys), return_index=True, return_inverse=True)
        ids, ends = self.ids(rows), [*starts.tolist(), len(rows)][1:]
        commitments, forms, chains = (
            _tallied(group, self._plain(name, rows), len(found))
            for name in ("commitment", "form", "via")
        )
        own = np.bincount(group, self.own[rows], len(found)) > 0
        return tuple(
            Ascribed(
                self.tellers[key // len(self.holders)],
                self.holders[key % len(self.holders)],
                bool(own[k]),
                _counted(commitments[k]),
                tuple(ids[start:end]),
                dict(sorted((form or "", n) for form, n in forms[k].items())),
                dict(sorted((via, n) for via, n in chains[k].items() if via)),
            )
            for k, (key, start, end) in enumerate(
                zip(found.tolist(), starts.tolist(), ends, strict=True)
            )
        )

    def _plain(self, name: str, rows: npt.NDArray[np.intp]) -> Column:
        if name in self.statements:
            return self.statements[name].take(rows).as_names()
        return Column(name, "name", np.full(len(rows), -1))

    def ascription(self, pairs: tuple[Ascribed, ...]) -> Ascription:
        """What is told, and some pairs of it."""
        held = np.unique(self.holder).tolist()
        speaking = set(np.unique(self.holder[self.own]).tolist())
        chained = Counter(via for via in self.via.tolist() if via)
        return Ascription(
            pairs,
            tuple(self.tellers[k] for k in np.unique(self.teller).tolist()),
            tuple(self.holders[k] for k in held),
            tuple(
                name for k in held if k not in speaking and (name := self.holders[k]) != UNSTATED
            ),
            _between(chained),
            len(self.teller),
            self.untold,
            self.study,
            None if len(self.teller) else "No statement has a speaker.",
            sum(chained.values()),
        )


def _tallied(
    group: npt.NDArray[np.intp], column: Column, groups: int
) -> list[dict[str | None, int]]:
    """How often each label stands in each group (None: no label)."""
    wide = len(column.labels) + 1
    cells, many = np.unique(group * wide + column.values + 1, return_counts=True)
    labels: tuple[str | None, ...] = (None, *column.labels)
    found: list[dict[str | None, int]] = [{} for _ in range(groups)]
    for cell, n in zip(cells.tolist(), many.tolist(), strict=True):
        found[cell // wide][labels[cell % wide]] = n
    return found


def compare_positions(
    statements: Statements,
    one: str,
    other: str,
    *,
    variable: str = "concept",
    qualifier: str = "agreement",
    commitments: Sequence[str] = ("asserts",),
    voice: str = "any",
) -> ComparedPositions:
    """What two holders are for and against (``variable`` over a yes/no ``qualifier``).

    ``commitments``: by default what is asserted; a rejected position is no position of the
    holder's. With ``voice="own"`` only what each says of himself. Raises UnknownName, OptionError.
    """
    _needs(statements, ("holder", variable, qualifier), "Comparing positions")
    if statements[qualifier].kind != "boolean":
        raise OptionError(
            f"Positions are compared over a yes/no variable; {qualifier!r} is none.",
            qualifier=qualifier,
        )
    known = statements["holder"].as_names().labels
    for name in (one, other):
        if name not in known:
            raise UnknownName("holder", name, known)
    if one == other:
        raise OptionError(f"Name two people to compare, not {one!r} twice.")
    options = {"one": one, "other": other, "variable": variable, "qualifier": qualifier}
    study = Study("compare_positions", {**options, "commitments": list(commitments)})
    statements = in_voice(statements, voice)
    stances: dict[str, dict[str, list[tuple[bool, str]]]] = {}
    holder, concept = _names(statements, "holder"), _names(statements, variable)
    commitment = _names(statements, "commitment")
    for row, (value, key) in enumerate(
        zip(statements[qualifier].plain(), statements.ids, strict=True)
    ):
        counted = not commitments or (commitment[row] or "asserts") in commitments
        about = concept[row]
        if counted and value is not None and about is not None and holder[row] in (one, other):
            side = stances.setdefault(about, {})
            side.setdefault(str(holder[row]), []).append((value, key))
    positions = tuple(
        _position(name, side.get(one, []), side.get(other, []))
        for name, side in sorted(stances.items())
    )
    why = None if positions else f"Neither {one} nor {other} takes a position."
    counts = dict(Counter(p.verdict for p in positions).most_common())
    return ComparedPositions(one, other, positions, counts, study, why)


def _position(
    concept: str, first: Sequence[tuple[bool, str]], second: Sequence[tuple[bool, str]]
) -> Position:
    one, two = _stance(first), _stance(second)
    ids = (tuple(k for _, k in first), tuple(k for _, k in second))
    if one is None or two is None:
        verdict = "only second" if one is None else "only first"
    elif "both" in (one, two):
        verdict = "ambivalent"
    else:
        verdict = f"both {one}" if one == two else "opposed"
    return Position(concept, verdict, one, two, ids)


def _stance(told: Sequence[tuple[bool, str]]) -> str | None:
    values = {v for v, _ in told}
    if not values:
        return None
    return "both" if len(values) > 1 else "for" if values == {True} else "against"


def _between(chained: Mapping[str, int]) -> dict[str, int]:
    """How many statements each passes on who stands between a teller and a holder."""
    passed: Counter[str] = Counter()
    for via, n in chained.items():
        passed.update(dict.fromkeys(chain_of(via), n))
    return dict(sorted(passed.items()))


def _counted(found: Mapping[str | None, int]) -> dict[str, int]:
    """By commitment, in their order; what says none asserts."""
    many = {**found, COMMITMENTS[0]: found.get(COMMITMENTS[0], 0) + found.get(None, 0)}
    return {c: many[c] for c in COMMITMENTS if many.get(c)}


def _names(statements: Statements, column: str) -> list[str | None]:
    if column not in statements:
        return [None] * len(statements)
    return list(statements[column].as_names().plain())


def _texts(statements: Statements, column: str) -> npt.NDArray[np.object_]:
    """The texts of a column, None where there is none."""
    made = np.full(len(statements), None, dtype=object)
    if column in statements:
        told = np.flatnonzero(statements[column].coded())
        made[told] = statements[column].take(told).as_names().plain()
    return made


def _needs(statements: Statements, columns: Sequence[str], what: str) -> None:
    for name in columns:
        if name not in statements:
            raise OptionError(f"{what} needs a column {name!r}, and there is none.", column=name)

"""Who puts which views into whose mouth, and what two people are for and against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import OptionError, UnknownName
from ..model import COMMITMENTS, Statements, Study
from ..model.chains import chain_of
from ..model.selecting import in_voice
from ..shown import Shown, Tabular, columns_of

UNSTATED = "unstated"
"""The holder of a view that is told without saying whose."""


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

    @property
    def caption(self) -> str:
        """How many people hold views, and how many of them only as told by others."""
        people = len([h for h in self.holders if h != UNSTATED])
        word = "person" if people == 1 else "people"
        only = f"{people} {word}, {len(self.only_told)} of them only as told by others"
        chained = sum(sum(p.chains.values()) for p in self.pairs)
        if not chained:
            return only
        told = "statement is" if chained == 1 else "statements are"
        return f"{only}; {chained} {told} told by way of somebody else"

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
    _needs(statements, ("speaker", "holder"), "Ascription")
    if isinstance(forms, str):
        raise OptionError(f"forms must be a list, not the text {forms!r}.", option="forms")
    statements = in_voice(statements, voice)
    options = {"voice": voice if voice != "any" else None, "forms": list(forms)}
    study = Study("ascription", {k: v for k, v in options.items() if v})
    n, untold = 0, 0
    rows: dict[tuple[str, str], list[int]] = {}
    plain = {c: _names(statements, c) for c in ("speaker", "holder", "commitment", "form", "via")}
    for row, teller in enumerate(plain["speaker"]):
        if forms and plain["form"][row] not in forms:
            continue
        if teller is None:
            untold += 1
            continue
        n += 1
        rows.setdefault((teller, plain["holder"][row] or UNSTATED), []).append(row)
    ids = statements.ids
    pairs = tuple(
        Ascribed(
            teller,
            holder,
            any(teller == holder and not plain["via"][i] for i in of),
            _counted([plain["commitment"][i] or "asserts" for i in of]),
            tuple(ids[i] for i in of),
            dict(sorted(Counter(plain["form"][i] or "" for i in of).items())),
            dict(sorted(Counter(via for i in of if (via := plain["via"][i])).items())),
        )
        for (teller, holder), of in sorted(rows.items())
    )
    speaking = {p.holder for p in pairs if p.own}
    holders = tuple(sorted({p.holder for p in pairs}))
    return Ascription(
        pairs,
        tuple(sorted({p.teller for p in pairs})),
        holders,
        tuple(h for h in holders if h not in speaking and h != UNSTATED),
        _between(pairs),
        n,
        untold,
        study,
        None if pairs else "No statement has a speaker.",
    )


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


def _between(pairs: Sequence[Ascribed]) -> dict[str, int]:
    """How many statements each passes on who stands between a teller and a holder."""
    passed: Counter[str] = Counter()
    for pair in pairs:
        for via, n in pair.chains.items():
            passed.update(dict.fromkeys(chain_of(via), n))
    return dict(sorted(passed.items()))


def _counted(commitments: Sequence[str]) -> dict[str, int]:
    found = Counter(commitments)
    return {c: found[c] for c in COMMITMENTS if found[c]}


def _names(statements: Statements, column: str) -> list[str | None]:
    if column not in statements:
        return [None] * len(statements)
    return list(statements[column].as_names().plain())


def _needs(statements: Statements, columns: Sequence[str], what: str) -> None:
    for name in columns:
        if name not in statements:
            raise OptionError(f"{what} needs a column {name!r}, and there is none.", column=name)

"""What changed in one person's account between two texts, or two times: positions, arrows,
relations and forecasts, pair by pair.

What is no longer mentioned has not been taken back: *dropped* says that something is told on the
first side and not on the second, no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from .errors import OptionError, UnclearStructure, UnknownName
from .forecasts.due import last_day
from .maps import causal_map
from .maps.chains import Step, steps_of
from .model import Statement, Statements, Study, edtf
from .networks import relation_network
from .networks.relations.ties import Tie
from .shown import Shown, Tabular, columns_of
from .wording import listed, quoted, say, say_many, worded

Verdict = Literal["kept", "turned", "mixed", "dropped", "new", "renewed", "moved", "past"]
VERDICTS: tuple[Verdict, ...] = (
    "turned",
    "mixed",
    "moved",
    "dropped",
    "past",
    "new",
    "renewed",
    "kept",
)
"""Those a reader asks for first stand first."""
SIGNED = {1: "raises", -1: "lowers", 0: "acts on"}
PAIRS: Mapping[str, Verdict] = {
    "same": "kept",
    "alike": "kept",
    "opposite": "turned",
    "different": "mixed",
    "disputed": "mixed",
    "only first": "dropped",
    "only second": "new",
}
"""What the comparison of two accounts says of a pair -> what it means in one account."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what was asked for, the ids of its texts with their titles, first and last date
    (ISO), and the statements of the person there."""

    label: str
    texts: Mapping[str, str]
    first: str | None
    last: str | None
    statements: Statements


@dataclass(frozen=True, slots=True)
class Change:
    """One thing said on either side. ``verdict``: kept; turned (the opposite is said); mixed (one
    side says both, or says it otherwise); dropped (no longer mentioned); new; of forecasts also
    renewed, moved (another time) and past (its time had come before the second side was spoken)."""

    what: str
    verdict: Verdict
    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Changes(Shown, Tabular):
    """Everything that can be laid side by side. ``views`` are positions told of others."""

    of: str
    a: Side
    b: Side
    positions: tuple[Change, ...]
    arrows: tuple[Change, ...]
    relations: tuple[Change, ...]
    forecasts: tuple[Change, ...]
    views: tuple[Change, ...]
    study: Study
    notes: tuple[str, ...] = ()
    why_empty: str | None = None

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """Kind -> verdict -> how many."""
        kinds = ("positions", "arrows", "relations", "forecasts", "views")
        found = {k: Counter(c.verdict for c in getattr(self, k)) for k in kinds}
        return {k: {v: n[v] for v in VERDICTS if n[v]} for k, n in found.items()}

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a thing said on either side."""
        parts = ("positions", "arrows", "relations", "forecasts", "views")
        said = [(part, c) for part in parts for c in getattr(self, part)]
        table = columns_of([c for _, c in said], ("what", "verdict", "text", "before", "after"))
        return {"part": [part for part, _ in said], **table}


@dataclass
class _Told:
    """What is told of one thing on both sides: words -> ids."""

    before: dict[str, list[str]] = field(default_factory=dict)
    after: dict[str, list[str]] = field(default_factory=dict)


def changed(
    statements: Statements,
    *,
    of: str,
    a: str,
    b: str,
    periods: Mapping[str, str] | None = None,
) -> Changes:
    """What changed in the account of ``of`` between ``a`` and ``b``.

    Each is a text (its title or id), the time it was spoken (ISO or EDTF: ``2024``,
    ``2024-01/2024-06``), or a name of ``periods`` (name -> EDTF). Raises UnknownName (person,
    text), UnclearStructure (two texts of that title), OptionError (a side without a statement, one
    text on both sides).

    >>> s = Statements.from_columns({
    ...     "speaker": ["Voss"] * 2, "holder": ["Voss"] * 2, "form": ["position"] * 2,
    ...     "document": ["t1", "t2"], "concept": ["levy"] * 2, "agreement": [True, False],
    ... }, {"agreement": "boolean"})
    >>> [(c.what, c.verdict) for c in changed(s, of="Voss", a="t1", b="t2").positions]
    [('levy', 'turned')]
    """
    known = statements["speaker"].as_names().labels if "speaker" in statements else ()
    if of not in known:
        raise UnknownName("speaker", of, known)
    mine = _where(statements, "speaker", of)
    titles = _titles(statements)
    one, two = (_side(mine, x, titles, periods or {}) for x in (a, b))
    for side in (one, two):
        if not len(side.statements):
            raise OptionError(f"{of} says nothing in {side.label}.", side=side.label)
    shared = sorted(set(one.texts) & set(two.texts))
    if shared:
        raise OptionError(
            f"{one.label} and {two.label} both hold {one.texts[shared[0]]!r}: choose two sides "
            "that share no text."
        )
    rows = [list(side.statements) for side in (one, two)]
    made = Changes(
        of,
        one,
        two,
        _positions(rows, own=True),
        _arrows(one, two, of),
        _relations(one, two),
        _forecasts(rows, of, two.first),
        _positions(rows, own=False),
        Study("changed", {"of": of, "a": a, "b": b}),
        _notes(rows),
    )
    return made


def _where(statements: Statements, column: str, value: str) -> Statements:
    plain = statements[column].as_names().plain()
    return statements.take(np.array([x == value for x in plain], dtype=bool))


def _titles(statements: Statements) -> dict[str, str]:
    """Text -> its title, or its id where it has none."""
    ids = [str(x) for x in _plain(statements, "document")]
    titles = zip(ids, _plain(statements, "title"), strict=True)
    return {key: str(title or key) for key, title in titles}


def _side(
    mine: Statements, asked: str, named: Mapping[str, str], periods: Mapping[str, str]
) -> Side:
    ids = [str(x) for x in _plain(mine, "document")]
    wanted = [k for k in named if k == asked]
    wanted = wanted or [k for k, t in named.items() if t.casefold() == asked.strip().casefold()]
    if len(wanted) > 1:
        raise UnclearStructure(
            f"{len(wanted)} texts are called {asked!r}: give the id of one ({', '.join(wanted)}).",
            choices=wanted,
        )
    if wanted:
        keep = np.array([i in wanted for i in ids], dtype=bool)
    else:
        keep = _spoken(mine, asked, periods, list(named.values()))
    held = mine.take(keep)
    days = sorted(str(d)[:10] for d in _plain(held, "date") if d is not None)
    there = dict.fromkeys(str(x) for x in _plain(held, "document"))
    label = quoted(named[wanted[0]]) if wanted else asked
    texts = {k: named[k] for k in there}
    return Side(label, texts, days[0] if days else None, days[-1] if days else None, held)


def _spoken(
    mine: Statements, asked: str, periods: Mapping[str, str], titles: Sequence[str]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which statements were spoken in a time."""
    time = periods.get(asked, asked).strip()
    if not edtf.is_edtf(time):
        raise UnknownName("text, date or period", asked, [*titles, *periods])
    reach = edtf.bounds(time)
    days = [None if d is None else np.datetime64(str(d)[:10], "D") for d in _plain(mine, "date")]
    return np.array(
        [
            d is not None
            and (reach.earliest is None or d >= reach.earliest)
            and (reach.latest is None or d <= reach.latest)
            for d in days
        ],
        dtype=bool,
    )


def _plain(statements: Statements, column: str) -> Sequence[object]:
    if column not in statements:
        return [None] * len(statements)
    found: Sequence[object] = statements[column].plain()
    return found


def _verdict(told: _Told) -> Verdict:
    before, after = set(told.before), set(told.after)
    if not before or not after:
        return "new" if after else "dropped"
    if before == after:
        return "kept"
    return "turned" if not before & after else "mixed"


def _said(told: _Told, verdict: Verdict) -> str:
    return _beside(listed(sorted(told.before)), listed(sorted(told.after)), verdict)


def _beside(before: str, after: str, verdict: Verdict) -> str:
    """What was said, and what is said now."""
    if verdict == "kept":
        return say("{words}, as before", words=after)
    if verdict == "dropped":
        return say("{words} before", words=before)
    if verdict == "new":
        return say("{words} now, not mentioned before", words=after)
    return say("{before} before, {after} now", before=before, after=after)


def _change(what: str, told: _Told) -> Change:
    verdict = _verdict(told)
    ids = [tuple(i for found in side.values() for i in found) for side in (told.before, told.after)]
    return Change(what, verdict, _said(told, verdict), ids[0], ids[1])


def _sorted(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda c: (VERDICTS.index(c.verdict), c.what)))


def _stance(value: object) -> str | None:
    if not isinstance(value, bool):
        return None
    return say("for") if value else say("against")


def _positions(rows: Sequence[Sequence[Statement]], own: bool) -> tuple[Change, ...]:
    """Positions asserted or rejected: those of the speaker, or those told of others."""
    found: dict[str, _Told] = {}
    for side, said in enumerate(rows):
        for s in said:
            if s.form != "position" or s.own != own:
                continue
            stance = _stance(s.values.get("agreement"))
            concept = s.values.get("concept")
            if stance is None or concept is None or (own and s.commitment not in COUNTED):
                continue
            whose = say(", the view of {holder}", holder=s.holder or say("nobody named"))
            what = str(concept) if own else f"{concept}{whose}"
            words = stance
            if own and s.commitment == "rejects":
                words = say("rejects being {stance}", stance=stance)
            told = found.setdefault(what, _Told())
            (told.after if side else told.before).setdefault(words, []).append(s.id)
    return _sorted(_change(what, told) for what, told in found.items())


COUNTED = ("asserts", "rejects")
"""A position that is supposed or wished for is none to hold somebody to."""


def _arrows(one: Side, two: Side, of: str) -> tuple[Change, ...]:
    found: dict[tuple[str, str], _Told] = {}
    for side, held in enumerate((one, two)):
        for pair, step in _steps(held.statements, of).items():
            told = found.setdefault(pair, _Told())
            where = told.after if side else told.before
            for link in step.links:
                where.setdefault(worded(SIGNED[link.sign]), []).extend(c.id for c in link.claims)
    return _sorted(_arrow(pair, told) for pair, told in found.items())


def _arrow(pair: tuple[str, str], told: _Told) -> Change:
    """A sign that is said on one side and left open on the other is no turn."""
    made = _change(f"{pair[0]} → {pair[1]}", told)
    unsaid = worded(SIGNED[0])
    if made.verdict == "turned" and (unsaid in told.before or unsaid in told.after):
        return Change(made.what, "mixed", made.text, made.before, made.after)
    return made


def _steps(statements: Statements, of: str) -> Mapping[tuple[str, str], Step]:
    held = _plain(statements, "holder"), _plain(statements, "form")
    if not any(h == of and f == "cause" for h, f in zip(*held, strict=True)):
        return {}
    return steps_of(causal_map(statements, holders=[of]))


def _relations(one: Side, two: Side) -> tuple[Change, ...]:
    first, second = (relation_network(x.statements) for x in (one, two))
    out = []
    for pair in first.compare(second):
        verdict = PAIRS[pair.verdict]
        before, after = (_tied(x) for x in (pair.first, pair.second))
        out.append(
            Change(
                say("{one} and {other}", one=pair.one, other=pair.other),
                verdict,
                _beside(before, after, verdict),
                tuple(i for t in pair.first for i in t.statements),
                tuple(i for t in pair.second for i in t.statements),
            )
        )
    return _sorted(out)


def _tied(ties: Sequence[Tie]) -> str:
    return "; ".join(f"{t.source} {t.relation} {t.target}" for t in ties)


def _forecasts(
    rows: Sequence[Sequence[Statement]], of: str, since: str | None
) -> tuple[Change, ...]:
    sides: dict[str, tuple[list[Statement], list[Statement]]] = {}
    names: dict[str, str] = {}
    for side, said in enumerate(rows):
        for s in said:
            if s.form == "prediction" and s.holder == of and s.commitment != "rejects":
                outcome = str(s.values.get("outcome") or s.quote)
                key = " ".join(outcome.casefold().split())
                names.setdefault(key, outcome)
                sides.setdefault(key, ([], []))[side].append(s)
    return _sorted(_forecast(names[k], *pair, since) for k, pair in sides.items())


def _forecast(
    what: str, before: Sequence[Statement], after: Sequence[Statement], since: str | None
) -> Change:
    ids = tuple(s.id for s in before), tuple(s.id for s in after)
    old, new = (dict.fromkeys(_foreseen(s) for s in side) for side in (before, after))
    said = "; ".join(old), "; ".join(new)
    if not after:
        due = [d for s in before if (d := last_day(_value(s, "horizon"))) is not None]
        gone = since is not None and len(due) == len(before) and max(due) < np.datetime64(since)
        words = _beside(*said, "dropped")
        if gone:
            words = say("{words} before; its time had come", words=said[0])
        return Change(what, "past" if gone else "dropped", words, *ids)
    if not before:
        return Change(what, "new", _beside(*said, "new"), *ids)
    ways = [{_value(s, "direction") for s in side} - {None} for side in (before, after)]
    times = [{_value(s, "horizon") or _value(s, "by when") for s in x} for x in (before, after)]
    if ways[0] and ways[1] and not ways[0] & ways[1]:
        verdict: Verdict = "turned"
    elif times[0] & times[1]:
        verdict = "renewed"
    else:
        verdict = "moved"
    if set(old) == set(new):
        return Change(what, verdict, _beside(*said, "kept"), *ids)
    return Change(what, verdict, _beside(*said, verdict), *ids)


def _foreseen(s: Statement) -> str:
    when = _value(s, "horizon") or _value(s, "by when")
    way = worded(_value(s, "direction")) or say("foreseen")
    likely, condition = _value(s, "likelihood"), _value(s, "condition")
    parts = [
        say("{way} by {when}", way=way, when=when) if when else say("{way}, no time said", way=way),
        quoted(likely) if likely else "",
        say("on the condition {condition}", condition=condition) if condition else "",
        worded("only supposed") if s.commitment == "supposes" else "",
    ]
    return ", ".join(p for p in parts if p)


def _value(s: Statement, name: str) -> str | None:
    value = s.values.get(name)
    return str(value) if value not in (None, "") else None


def _notes(rows: Sequence[Sequence[Statement]]) -> tuple[str, ...]:
    left = [
        s
        for said in rows
        for s in said
        if s.form == "position" and s.own and s.commitment not in COUNTED
    ]
    if not left:
        return ()
    return (
        say_many(
            len(left),
            "{n} position is left out: only supposed, wished for or reported.",
            "{n} positions are left out: only supposed, wished for or reported.",
        ),
    )

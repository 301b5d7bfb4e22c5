"""What changed in one person's account between two texts, or two times: positions, arrows,
relations and forecasts, pair by pair.

What is no longer mentioned has not been taken back: *dropped* says that something is told on the
first side and not on the second, no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import OptionError, UnknownName
from ..maps import causal_map
from ..maps.chains import Step, steps_of
from ..model import Statement, Statements, Study
from ..networks import relation_network
from ..networks.relations.ties import Tie
from ..shown import Shown, Tabular, columns_of
from ..wording import listed, say, say_many, worded
from .foreseen import forecasts_changed
from .sides import Side, plain, side_of, titles_of, where_is
from .verdicts import VERDICTS, Change, Verdict, beside, sorted_by_verdict

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
    mine = where_is(statements, "speaker", of)
    titles = titles_of(statements)
    one, two = (side_of(mine, x, titles, periods or {}) for x in (a, b))
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
        forecasts_changed(rows, of, two.first),
        _positions(rows, own=False),
        Study("changed", {"of": of, "a": a, "b": b}),
        _notes(rows),
    )
    return made


def _verdict(told: _Told) -> Verdict:
    before, after = set(told.before), set(told.after)
    if not before or not after:
        return "new" if after else "dropped"
    if before == after:
        return "kept"
    return "turned" if not before & after else "mixed"


def _said(told: _Told, verdict: Verdict) -> str:
    return beside(listed(sorted(told.before)), listed(sorted(told.after)), verdict)


def _change(what: str, told: _Told) -> Change:
    verdict = _verdict(told)
    ids = [tuple(i for found in side.values() for i in found) for side in (told.before, told.after)]
    return Change(what, verdict, _said(told, verdict), ids[0], ids[1])


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
    return sorted_by_verdict(_change(what, told) for what, told in found.items())


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
    return sorted_by_verdict(_arrow(pair, told) for pair, told in found.items())


def _arrow(pair: tuple[str, str], told: _Told) -> Change:
    """A sign that is said on one side and left open on the other is no turn."""
    made = _change(f"{pair[0]} → {pair[1]}", told)
    unsaid = worded(SIGNED[0])
    if made.verdict == "turned" and (unsaid in told.before or unsaid in told.after):
        return Change(made.what, "mixed", made.text, made.before, made.after)
    return made


def _steps(statements: Statements, of: str) -> Mapping[tuple[str, str], Step]:
    held = plain(statements, "holder"), plain(statements, "form")
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
                beside(before, after, verdict),
                tuple(i for t in pair.first for i in t.statements),
                tuple(i for t in pair.second for i in t.statements),
            )
        )
    return sorted_by_verdict(out)


def _tied(ties: Sequence[Tie]) -> str:
    return "; ".join(f"{t.source} {t.relation} {t.target}" for t in ties)


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

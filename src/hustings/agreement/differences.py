"""Where two coders of one text differ, one row each: what somebody who settles it has to decide.

Statements of both are brought together by place and form, then the rest by place alone (see
:func:`~hustings.agreement.matching`); those that are the same to the letter find each other first,
so that two marks on the same words stay two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model import Statement
from .spans import Span, matching

KINDS = (
    "only one",
    "form",
    "bounds",
    "value",
    "speaker",
    "holder",
    "commitment",
    "time told",
    "note",
    "agreed",
)
"""Kinds of difference, in the order in which they are decided."""

HALF = 0.5
"""The share of the union from which two statements are one passage."""

Pair = tuple[Statement | None, Statement | None]


TURNED = "r"
"""The end of a difference's id where A and B stand the other way round than they are kept: A is
the coder whose name comes first."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing two statements differ in, or a statement only one coder has.

    ``field`` names the field of a value; ``kind`` "note" (only the memos differ) and "agreed" need
    no decision. The ``id`` tells which of the two is A.
    """

    id: str
    kind: str
    field: str
    a: Statement | None
    b: Statement | None

    @property
    def turned(self) -> bool:
        """Whether A and B stand the other way round than the difference is kept."""
        return self.id.endswith(TURNED)

    def kept(self) -> Difference:
        """The same difference as it is kept, whoever was named first."""
        if not self.turned:
            return self
        return Difference(self.id.removesuffix(TURNED), self.kind, self.field, self.b, self.a)


def differences(
    transcript: str, ours: Sequence[Statement], theirs: Sequence[Statement]
) -> list[Difference]:
    """Every difference between two coders' statements of one text, in reading order."""
    found = []
    for pair in paired(ours, theirs):
        for kind, field in _kinds(*pair):
            found.append(Difference(_key(transcript, pair, kind, field), kind, field, *pair))
    return sorted(found, key=_order)


def paired(ours: Sequence[Statement], theirs: Sequence[Statement]) -> list[Pair]:
    """Statements of two coders brought together one to one; each stands in one pair."""
    left: list[Statement] = []
    right, pairs, gone = list(theirs), list[Pair](), set[int]()
    same: dict[object, list[int]] = {}
    for j, statement in enumerate(right):
        same.setdefault(_whole(statement), []).append(j)
    for statement in ours:
        twins = same.get(_whole(statement))
        if twins:
            gone.add(j := twins.pop(0))
            pairs.append((statement, right[j]))
        else:
            left.append(statement)
    right = [s for j, s in enumerate(right) if j not in gone]
    for form in (True, False):
        met = matching(_spans(left, form), _spans(right, form), threshold=HALF, codes=True)
        pairs += [(left[i], right[j]) for i, j, _ in met.pairs]
        ours_met, theirs_met = {p[0] for p in met.pairs}, {p[1] for p in met.pairs}
        left = [s for i, s in enumerate(left) if i not in ours_met]
        right = [s for j, s in enumerate(right) if j not in theirs_met]
    return [*pairs, *((s, None) for s in left), *((None, s) for s in right)]


def _spans(statements: Sequence[Statement], form: bool) -> list[Span]:
    return [(s.start, s.end, s.form if form else "") for s in statements]


def _whole(s: Statement) -> object:
    values = tuple(sorted((k, repr(v)) for k, v in s.values.items()))
    return s.start, s.end, s.form, values, s.speaker, s.holder, s.via, s.commitment, s.about


def _kinds(a: Statement | None, b: Statement | None) -> Iterator[tuple[str, str]]:
    if a is None or b is None:
        yield "only one", ""
        return
    if a.form != b.form:
        yield "form", ""
        return
    before = len(found := list(_fields(a, b)))
    yield from found
    if not before:
        yield ("agreed" if a.memo == b.memo else "note"), ""


def _fields(a: Statement, b: Statement) -> Iterator[tuple[str, str]]:
    if (a.start, a.end) != (b.start, b.end):
        yield "bounds", ""
    for name in sorted(a.values.keys() | b.values.keys()):
        if a.values.get(name) != b.values.get(name):
            yield "value", name
    if a.speaker != b.speaker:
        yield "speaker", ""
    if (a.holder, a.own, a.via) != (b.holder, b.own, b.via):
        yield "holder", ""
    if a.commitment != b.commitment:
        yield "commitment", ""
    if a.about != b.about:
        yield "time told", ""


def _key(transcript: str, pair: Pair, kind: str, field: str) -> str:
    """The same for the same two statements, whoever of them is asked about first."""
    turned = _ranked(pair[0]) > _ranked(pair[1])
    key = difference_key((s.id for s in pair if s is not None), kind, field)
    return f"{transcript}.{key}{TURNED * turned}"


def difference_key(statements: Iterable[str], kind: str, field: str = "") -> str:
    """What a difference between statements, given by their ids, is called within its text."""
    about = field if kind == "value" else "agreed" if kind == "note" else kind
    said = "\n".join((*sorted(statements), kind if kind == "value" else "", about))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _ranked(statement: Statement | None) -> tuple[bool, str, str]:
    """By coder, so that which of two is A does not hang on ids; nobody's comes last."""
    return (True, "", "") if statement is None else (False, statement.coder, statement.id)


def _order(difference: Difference) -> tuple[int, int, int, str]:
    one = difference.a or difference.b
    start, end = (one.start, one.end) if one else (0, 0)
    return start, end, KINDS.index(difference.kind), difference.field

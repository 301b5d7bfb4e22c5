"""Whose relations are shown: one account, or two laid over each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ...errors import OptionError
from ...networks import RelationNetwork
from ...networks.relations.ties import Tie as ToldTie
from ...project import Project
from ...show.times.axis import year_of
from ...wording import listed, say
from ..answers.described import RelationTie
from ..telling import described, heard
from ..telling.told import said_when

FIRST, SECOND = "●", "◇"
"""Two tellers: a shape, never a hue."""
AnyTie = ToldTie | RelationTie
"""A tie as it was told, or as it is shown."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """A network, or two laid over each other, and whose they are."""

    net: RelationNetwork
    other: RelationNetwork | None
    tellers: tuple[str, ...]


def accounts(project: Project, options: Mapping[str, Any]) -> Accounts:
    """The relations asked for; with ``compare`` (another teller) two accounts of one teller
    each."""
    asked = dict(options)
    compare = asked.pop("compare", None)
    if not compare:
        net = described.relations(project, asked) if any(asked.values()) else whole(project)
        return Accounts(net, None, tuple(asked.get("told_by") or asked.get("holders") or ()))
    told_by = list(asked.get("told_by") or ())
    if len(told_by) != 1 or told_by[0] == compare:
        raise OptionError("Two accounts are compared: choose one teller, and another beside.")
    one = described.relations(project, asked)
    two = described.relations(project, {**asked, "told_by": [compare]})
    return Accounts(one, two, (told_by[0], str(compare)))


def whole(project: Project) -> RelationNetwork:
    """All relations of a project, from whoever tells them; kept until something changes."""
    return _whole(project, project.revision)


@lru_cache(maxsize=4)
def _whole(project: Project, revision: int) -> RelationNetwork:
    return described.relations(project, {})


def silent_actors(project: Project) -> frozenset[str]:
    """Actors of relations who never speak in these texts."""
    speaking = heard.speaking(project)
    return frozenset(n.name for n in whole(project).nodes if n.name not in speaking)


def ties_of(account: Accounts) -> Sequence[AnyTie]:
    """The ties of one account, or of two with the shape of who tells them."""
    if account.other is None:
        return list(account.net.ties)
    first = {(t.source, t.target, t.relation): t for t in account.net.ties}
    second = {(t.source, t.target, t.relation): t for t in account.other.ties}
    rows = []
    for key in sorted({*first, *second}):
        one, two = first.get(key), second.get(key)
        shape = (FIRST if one else "") + (SECOND if two else "")
        told = [row_of(t, shape) for t in (one, two) if t]
        rows.append(told[0] if len(told) == 1 else _both(told[0], told[1]))
    return rows


def row_of(t: AnyTie, shape: str = "") -> RelationTie:
    if isinstance(t, RelationTie):
        return t
    return RelationTie(
        source=t.source,
        target=t.target,
        relation=t.relation,
        kind=t.kind,
        sign=t.sign,
        statements=t.statements,
        tellers=t.tellers,
        earliest=t.earliest,
        latest=t.latest,
        approximate=t.approximate,
        unspecified=t.unspecified,
        when=said_when(t.earliest, t.latest, soft=t.approximate, hatched=t.unspecified),
        ascribed=t.ascribed,
        shape=shape,
    )


def _both(one: RelationTie, two: RelationTie) -> RelationTie:
    firsts = [d for d in (one.earliest, two.earliest) if d]
    lasts = [d for d in (one.latest, two.latest) if d]
    earliest = min(firsts, key=year_of) if firsts else None
    latest = max(lasts, key=year_of) if lasts else None
    soft, hatched = one.approximate or two.approximate, one.unspecified or two.unspecified
    return RelationTie(
        source=one.source,
        target=one.target,
        relation=one.relation,
        kind=one.kind,
        sign=one.sign,
        statements=[*one.statements, *two.statements],
        tellers=sorted({*one.tellers, *two.tellers}),
        earliest=earliest,
        latest=latest,
        approximate=soft,
        unspecified=hatched,
        when=said_when(earliest, latest, soft=soft, hatched=hatched),
        ascribed=one.ascribed + two.ascribed,
        shape=one.shape,
    )


def whose(account: Accounts) -> str:
    if account.other is not None:
        return both_accounts(account.tellers)
    if not account.tellers:
        return say("in the accounts given")
    return say("in {name}’s account", name=listed([*account.tellers]))


def both_accounts(tellers: Sequence[str]) -> str:
    one, two = f"{FIRST} {tellers[0]}", f"{SECOND} {tellers[1]}"
    return say("in two accounts, {one} and {two}", one=one, two=two)

"""What a project decided beside its coding, on its way to another: named periods, ranges of
likelihood, factors and people that are not the same."""

from __future__ import annotations

from collections.abc import Mapping

from ...exchange.bundle import Decided
from ..base import ChangeSet
from ..factors import APART
from ..people import REFUSED
from ..periods import NOTE, periods, row_of
from ..statements import Coding
from ..verdicts import RANGES

PAIRS = {APART: "apart", REFUSED: "refused"}
"""Notes that hold pairs, and where in them."""


def made(project: Coding) -> Decided:
    """What a project decided; factors by their ids, people by their names."""
    return Decided(
        periods=tuple(periods(project)),
        ranges=project.likelihood_ranges(),
        factors=_pairs(project, APART),
        people=_pairs(project, REFUSED),
    )


def put(
    project: Coding, change: ChangeSet, decided: Decided, concept_ids: Mapping[str, str]
) -> None:
    """Take over what another project decided. What is decided here already stands as it is;
    ``concept_ids``: the factors' ids there -> here.
    """
    own = periods(project)
    taken = [name for p in own for name in (p.name, *p.aliases)]
    new = [p for p in decided.periods if not any(p.called(n) for n in taken)]
    if new:
        project.put_note(change, NOTE, {"periods": [row_of(p) for p in (*own, *new)]})
    ranges = project.likelihood_ranges()
    if decided.ranges.keys() - ranges.keys():
        project.put_note(change, RANGES, {**decided.ranges, **ranges})
    _keep_pairs(project, change, REFUSED, decided.people)
    factors = tuple(
        (concept_ids[a], concept_ids[b])
        for a, b in decided.factors
        if {a, b} <= concept_ids.keys() and concept_ids[a] != concept_ids[b]
    )
    _keep_pairs(project, change, APART, factors)


def _pairs(project: Coding, note: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(a), str(b)) for a, b in project.note(note).get(PAIRS[note], ()))


def _keep_pairs(
    project: Coding, change: ChangeSet, note: str, pairs: tuple[tuple[str, str], ...]
) -> None:
    before = project.note(note)
    there = [list(pair) for pair in _pairs(project, note)]
    new = [pair for pair in map(sorted, pairs) if pair not in there]
    if new:
        project.put_note(change, note, {**before, PAIRS[note]: [*there, *new]})

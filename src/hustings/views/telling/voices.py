"""Who puts which views into whose mouth, what two people are for and against, the sentences behind
a mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...errors import OptionError
from ...networks.ascriptions import ComparedPositions, ascribed, foremost
from ...project import Project
from ...studies import columns, run, study_of
from ..answers.described import (
    AscribedRow,
    AscriptionAnswer,
    PositionRow,
    PositionsAnswer,
    Sentences,
)
from ..rows import statement_rows

TELLERS, HOLDERS = 24, 60
"""Tellers and holders whose pairs are sent: a table can be read no wider."""
SHOWN = 100
"""Sentences of one mark that are sent; the answer says how many there are."""


def ascription_view(project: Project, options: Mapping[str, Any]) -> AscriptionAnswer:
    """Teller by holder, with how far the teller commits."""
    study = study_of("ascription", options)
    told = columns(project, study.selection)
    made = foremost(told, tellers=TELLERS, holders=HOLDERS, **study.options)
    return AscriptionAnswer(
        caption=made.caption,
        pairs=[
            AscribedRow(p.teller, p.holder, p.own, len(p.statements), p.commitments, p.chains)
            for p in made.pairs
        ],
        tellers=made.tellers,
        holders=made.holders,
        only_told=made.only_told,
        between=made.between,
        n=made.n,
        untold=made.untold,
        why_empty=made.why_empty,
    )


def ascription_sentences(
    project: Project, options: Mapping[str, Any], teller: str, holder: str
) -> Sentences:
    """The sentences in which one tells another's views, the first of many."""
    study = study_of("ascription", options)
    told = columns(project, study.selection)
    return sentences(project, ascribed(told, teller, holder, **study.options))


def positions_view(project: Project, options: Mapping[str, Any]) -> PositionsAnswer:
    """What two people are for and against, concept by concept."""
    if not options.get("one") or not options.get("other"):
        raise OptionError("Positions are compared of two people: name one and the other.")
    made: ComparedPositions = run(project, study_of("compare_positions", options))
    return PositionsAnswer(
        one=made.one,
        other=made.other,
        counts=made.counts,
        positions=[
            PositionRow(
                p.concept, p.verdict, p.first, p.second, [i for side in p.statements for i in side]
            )
            for p in made.positions
        ],
        why_empty=made.why_empty,
    )


def sentences(project: Project, ids: Sequence[str]) -> Sentences:
    """The statements behind a mark, the first of many."""
    found = project.statements(ids=list(ids[:SHOWN])) if ids else []
    return Sentences(statement_rows(project, found), len(ids))

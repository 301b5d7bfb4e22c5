"""The page of relations: its rows, what is compared, the network in a sentence or two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...project import Project
from ...show.marks import Picture
from ...wording import counted, say, say_many, worded
from ..answers.described import (
    ComparedPair,
    DisputedPair,
    OpenQuestionRow,
    RelationActor,
    RelationsAnswer,
)
from ..rows import study_answer
from ..telling import described
from .accounts import (
    FIRST,
    SECOND,
    Accounts,
    AnyTie,
    accounts,
    row_of,
    silent_actors,
    ties_of,
    whole,
    whose,
)
from .choices import choices_of
from .drawing import Drawn, Look, drawing

LISTED = 500
"""Rows of a list that are sent; the counts say how many there are."""


def relations_view(
    project: Project, options: Mapping[str, Any], look: Look | None = None
) -> RelationsAnswer:
    """Everything the page shows of relations, its drawing included."""
    return relations_drawn(project, options, look)[0]


def relations_drawn(
    project: Project, options: Mapping[str, Any], look: Look | None = None
) -> tuple[RelationsAnswer, Picture]:
    """What the page shows of relations, and the picture in it."""
    account = accounts(project, options)
    net, choices = account.net, choices_of(project, project.revision)
    ties = ties_of(account)
    behind = _behind(ties)
    silent = silent_actors(project)
    kinds = {n.name: n.kind for n in whole(project).nodes}
    actors = [
        RelationActor(name, kinds.get(name, ""), name in silent, len(ids))
        for name, ids in sorted(behind.items())
    ]
    title = _title(account)
    both = (net, account.other) if account.other else (net,)
    n = len({i for t in ties for i in t.statements})
    questions = [q for x in both for q in x.open_questions(LISTED)]
    picture = drawing(project, actors, Drawn(ties, behind), title, look or Look())
    answer = RelationsAnswer(
        title=title,
        text=_text(account, actors, ties, n),
        account=whose(account),
        n=n,
        actors=actors,
        ties=[row_of(t) for t in sorted(ties, key=lambda t: -len(t.statements))[:LISTED]],
        all_ties=len(ties),
        disputed=[
            DisputedPair(d.one, d.other, d.positive, d.negative) for x in both for d in x.disputed
        ],
        questions=[
            OpenQuestionRow(q.one, q.other, q.opponent, q.statements, q.sentence)
            for q in questions[:LISTED]
        ],
        all_questions=sum(x.open_count for x in both),
        compared=_compared(account),
        unsigned=sum(x.unsigned for x in both),
        rejected=sum(x.rejected for x in both),
        undated=sum(x.undated for x in both),
        selves=sum(x.selves for x in both),
        tellers=choices.tellers,
        kinds=choices.kinds,
        years=choices.years,
        svg=picture.svg(),
        why_empty=None if ties else net.why_empty,
        versions=described.versions(project, net.study),
        study=study_answer(net.study),
    )
    return answer, picture


def _behind(ties: Iterable[AnyTie]) -> dict[str, tuple[str, ...]]:
    """Actor -> ids of the statements it stands in, in order."""
    found: dict[str, list[str]] = {}
    for t in ties:
        for name in (t.source, t.target):
            found.setdefault(name, []).extend(t.statements)
    return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items()}


def _compared(account: Accounts) -> list[ComparedPair]:
    if account.other is None:
        return []
    return [
        ComparedPair(
            one=c.one,
            other=c.other,
            verdict=c.verdict,
            first=[i for t in c.first for i in t.statements],
            second=[i for t in c.second for i in t.statements],
            words="; ".join(
                f"{shape} {t.source} {worded(t.relation)} {t.target}"
                for shape, told in ((FIRST, c.first), (SECOND, c.second))
                for t in told
            ),
        )
        for c in account.net.compare(account.other)[:LISTED]
    ]


def _title(account: Accounts) -> str:
    return say("Who stands to whom, {account}", account=whose(account))


def _spoken(silent: int, actors: int) -> str:
    """How many actors do not speak themselves."""
    if silent == actors:
        return say("All the actors are only spoken of (dashed).")
    return say_many(
        silent,
        "{n} of the actors is only spoken of (dashed).",
        "{n} of the actors are only spoken of (dashed).",
    )


def _text(
    account: Accounts, actors: Sequence[RelationActor], ties: Sequence[AnyTie], n: int
) -> str:
    """The network in a sentence or two, with what is counted and what is only spoken of."""
    if not ties:
        return account.net.why_empty or say("No relation is told.")
    silent = sum(a.silent for a in actors)
    ascribed = sum(t.ascribed for t in ties)
    parts = [
        say(
            "{actors}, {ties}, from {statements}.",
            actors=counted(len(actors), "actor"),
            ties=counted(len(ties), "tie"),
            statements=counted(n, "statement"),
        )
    ]
    if silent:
        parts.append(_spoken(silent, len(actors)))
    if ascribed:
        tell = say_many(ascribed, "{n} tells another’s view.", "{n} tell another’s view.")
        parts.append(tell)
    return " ".join([*parts, say("An arrow is what is said, not what was.")])

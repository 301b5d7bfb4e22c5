"""What a speaker describes as plain data: relations, the history told, who ascribes views to whom.

Each answer takes a project or statements alone, and flat options as Python takes them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from ...model import Statements, Study
from ...networks import Ascription, RelationNetwork, balance, with_kinds
from ...networks.relations.ties import Tie
from ...project import Project
from ...studies import columns, run, study_data, study_of
from ...times import Timeline
from ..twice import counted_how
from .known import in_words
from .spans import when
from .told import said_when

Source = Project | Statements


def relations(source: Source, options: Mapping[str, Any]) -> RelationNetwork:
    """The relation network of a project, with what is known of its actors' kinds."""
    asked = study_of("relation_network", options)
    made: RelationNetwork = replace(run(source, asked), study=asked)
    if isinstance(source, Project):
        made = with_kinds(made, {a.name: a.kind for a in source.actors()})
    return made


def _counted(study: Study) -> tuple[str, ...]:
    """The field that what a study counts has a value of: relations are told by few statements."""
    return () if study.build == "timeline" else ("relation",)


def versions(source: Source, study: Study) -> tuple[str, ...]:
    """A sentence for each interview in several versions that a study reaches, and for passages
    that several people coded: what counts."""
    if not isinstance(source, Project):
        return ()
    return counted_how(columns(source, study.selection), *_counted(study))


def relations_data(net: RelationNetwork, notes: Sequence[str] = ()) -> dict[str, Any]:
    """Nodes, ties, what is disputed, unsigned or left out, balance with its sentences, open
    questions, and the study."""
    balanced = balance(net)
    data = {
        "nodes": [asdict(n) for n in net.nodes],
        "ties": net.rows(),
        "disputed": [asdict(d) for d in net.disputed],
        "unsigned": net.unsigned,
        "rejected": net.rejected,
        "undated": net.undated,
        "selves": net.selves,
        "n": net.n,
        "account": f"in {net.account}",
        "balance": {
            "said": balanced.said,
            "triads": [asdict(t) for t in balanced.closed],
            "balanced_share": balanced.balanced_share,
            "frustration": balanced.frustration,
            "exact": balanced.exact,
            "at_least": balanced.at_least,
            "camps": [list(c) for c in balanced.camps],
            "alone": list(balanced.alone),
        },
        "questions": [asdict(q) for q in net.open_questions()],
        "study": study_data(net.study),
    }
    data |= {"notes": list(notes)} if notes else {}
    return data | ({"why_empty": net.why_empty} if net.why_empty else {})


def when_told(tie: Tie) -> str:
    """The time a relation is spoken of, in words; "" where none is told."""
    return said_when(tie.earliest, tie.latest, soft=tie.approximate, hatched=tie.unspecified)


def history(source: Source, options: Mapping[str, Any]) -> Timeline:
    """The timeline of a project, with its named periods."""
    asked = study_of("timeline", options)
    given = {**asked.options, "periods": source.periods()} if isinstance(source, Project) else {}
    made: Timeline = run(source, replace(asked, options={**asked.options, **given}))
    return replace(made, study=asked)


def told_lines(source: Source, made: Timeline) -> list[str]:
    """Each time of a history in a line: when, in whose lane, what (of a project), and the id of its
    statement."""
    words = in_words(source, [item.statement for item in made.items])
    times = [when(item) for item in made.items]
    room = max(map(len, times), default=0)
    lines = []
    for item, time in zip(made.items, times, strict=True):
        said = words.get(item.statement)
        lines.append(
            f"{time:<{room}}  {item.lane}{f': {said}' if said else ''}  ({item.statement})"
        )
    return lines


def history_data(made: Timeline, notes: Sequence[str] = ()) -> dict[str, Any]:
    """Lanes, items, ids of the undated, periods and the study."""
    data = {
        "lanes": list(made.lanes),
        "items": [asdict(i) for i in made.items],
        "undated": list(made.undated),
        "outside": made.outside,
        "periods": [asdict(p) for p in made.periods],
        "study": study_data(made.study),
    }
    data |= {"notes": list(notes)} if notes else {}
    return data | ({"why_empty": made.why_empty} if made.why_empty else {})


def ascription_data(source: Source, options: Mapping[str, Any]) -> dict[str, Any]:
    """Teller by holder with commitments, whose views only others tell, and the study."""
    asked = study_of("ascription", options)
    made: Ascription = run(source, asked)
    data = {
        "pairs": [asdict(p) for p in made.pairs],
        "tellers": list(made.tellers),
        "holders": list(made.holders),
        "only_told": list(made.only_told),
        "between": made.between,
        "caption": made.caption,
        "n": made.n,
        "untold": made.untold,
        "study": study_data(asked),
    }
    return data | ({"why_empty": made.why_empty} if made.why_empty else {})

"""Assignments as the pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from ...project import Project
from ...project.coders.assignments import Assignment, Planned
from ..answers.assigning import AssignmentRow, OpenedRow


def assignment_row(one: Assignment) -> AssignmentRow:
    """An assignment as it is answered."""
    told = asdict(one) | {"opened": [OpenedRow(o["by"], o["at"], o["reason"]) for o in one.opened]}
    return AssignmentRow(**told)


def assignments_view(project: Project) -> list[AssignmentRow]:
    """What whoever asks may know: who looks after a project everything, others their own.

    While somebody looks at a text a second time, what he did there first is not told him.
    """
    alone = project.sharing is not None and not project.sharing.others
    rows = project.assignments(project.coder if alone else "")
    me = project.coder
    looking = {a.transcript for a in rows if a.coder == me and a.again and a.state == "begun"}
    return [
        assignment_row(a)
        for a in rows
        if a.again or a.coder != me or a.transcript not in looking or project.sharing is None
    ]


def preview_rows(
    project: Project, drawn: Iterable[Planned], *, seed: int, blind: bool
) -> list[AssignmentRow]:
    """What would be assigned."""
    titles = project.titles()
    return [
        AssignmentRow(
            id="",
            transcript=one.transcript,
            title=titles[one.transcript],
            coder=name,
            part=one.part,
            batch="",
            seed=seed,
            state="open",
            blind=blind,
            closed=blind,
            statements=0,
            finished="",
            at="",
            by=project.coder,
            reason="",
            opened=(),
            start=one.place.start if one.place else 0,
            stop=one.place.stop if one.place else 0,
            first=one.place.first if one.place else 0,
            last=one.place.last if one.place else 0,
            again=False,
            since="",
            began="",
        )
        for one in drawn
        for name in one.coders
    ]

"""Assignments as the pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from ..agreement.drawing import Drawn
from ..project import Project
from ..project.assigning import Assignment
from .answers.assigning import AssignmentRow, OpenedRow


def assignment_row(one: Assignment) -> AssignmentRow:
    """An assignment as it is answered."""
    told = asdict(one) | {"opened": [OpenedRow(o["by"], o["at"], o["reason"]) for o in one.opened]}
    return AssignmentRow(**told)


def assignments_view(project: Project) -> list[AssignmentRow]:
    """What whoever asks may know: who looks after a project everything, others their own."""
    alone = project.sharing is not None and not project.sharing.others
    return [assignment_row(a) for a in project.assignments(project.coder if alone else "")]


def preview_rows(
    project: Project, drawn: Iterable[Drawn], *, seed: int, blind: bool
) -> list[AssignmentRow]:
    """What would be assigned."""
    titles = project.titles()
    return [
        AssignmentRow(
            id="",
            transcript=one.unit,
            title=titles[one.unit],
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
        )
        for one in drawn
        for name in one.coders
    ]

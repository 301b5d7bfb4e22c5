"""Who codes what: assigned, finished, given back."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ...views.answers.assigning import AssignmentRow
from ...views.coders.assigning import assignment_row, assignments_view, preview_rows
from ..requests import Assigning, GivenBack, GivenTo, LookedInto, LookingAgain
from .common import OneMoment, TheProject, answer

router = APIRouter(route_class=OneMoment)


@router.get("/assignments", response_model=list[AssignmentRow])
def assignments(project: TheProject) -> Response:
    """Who codes what and how far it is; of a shared project a coder gets his own."""
    return answer(assignments_view(project))


@router.post("/assignments", response_model=list[AssignmentRow], status_code=201)
def assign(project: TheProject, body: Assigning) -> Response:
    """Draw who codes which text, as one undoable change; a preview writes nothing."""
    coders = {name: body.shares.get(name, 1.0) for name in body.coders}
    if body.preview:
        drawn = project.drawn(
            body.transcripts,
            coders,
            double=body.double,
            seed=body.seed,
            calibration=body.calibration,
            by=body.by,
            turns=body.turns,
        )
        return answer(preview_rows(project, drawn, seed=body.seed, blind=body.blind), 201)
    made = project.assign(
        body.transcripts,
        coders,
        double=body.double,
        seed=body.seed,
        blind=body.blind,
        calibration=body.calibration,
        by=body.by,
        turns=body.turns,
    )
    return answer([assignment_row(one) for one in made], 201)


@router.post("/assignments/open", response_model=list[AssignmentRow])
def look_into(project: TheProject, body: LookedInto) -> Response:
    """Look into a text that is coded blind, with a reason that is kept with it."""
    project.open_assignment(body.transcript, body.reason)
    return answer(assignments_view(project))


@router.post("/assignments/again", response_model=list[AssignmentRow], status_code=201)
def look_again(project: TheProject, body: LookingAgain) -> Response:
    """Have coders look a second time at some of what they finished, as one undoable change."""
    made = project.assign_again(body.coders, share=body.share, days=body.days, seed=body.seed)
    return answer([assignment_row(one) for one in made], 201)


@router.post("/assignments/{key}/begin", response_model=AssignmentRow)
def begin(project: TheProject, key: str) -> Response:
    """Begin a second look: what one marked there before is not seen until it is finished."""
    return answer(assignment_row(project.begin_assignment(key)))


@router.post("/assignments/{key}/finish", response_model=AssignmentRow)
def finish(project: TheProject, key: str) -> Response:
    """Declare a text or passage read; with the last of its coders it is blind no more."""
    return answer(assignment_row(project.finish_assignment(key)))


@router.post("/assignments/{key}/reopen", response_model=AssignmentRow)
def reopen(project: TheProject, key: str) -> Response:
    """Go on with a text one has finished, as long as nobody has seen it."""
    return answer(assignment_row(project.reopen_assignment(key)))


@router.post("/assignments/{key}/return", response_model=AssignmentRow)
def give_back(project: TheProject, key: str, body: GivenBack) -> Response:
    """Give a finished text back to its coder with a reason."""
    return answer(assignment_row(project.return_assignment(key, body.reason)))


@router.post("/assignments/{key}/give", response_model=AssignmentRow)
def give(project: TheProject, key: str, body: GivenTo) -> Response:
    """Give a text nobody has begun to somebody else."""
    return answer(assignment_row(project.reassign(key, body.coder)))


@router.delete("/assignments/{key}", response_model=list[AssignmentRow])
def withdraw(project: TheProject, key: str) -> Response:
    """Take an unfinished text from a coder; what he made there stays."""
    project.withdraw_assignment(key)
    return answer(assignments_view(project))

"""Files between people: hand a part over, merge what came back, settle what clashes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fastapi import APIRouter, Response

from ...project.base import tidy
from ...views.answers.merging import ConflictsSettled, MergeAnswer, MergeConflict
from ...views.coders.merging import conflicts_view, merge_view
from ..requests import ConflictDecisions, HandOver, MergeFile
from .common import FILE, TheProject, answer, attachment, decoded

router = APIRouter()


@router.post("/merge-file", response_model=MergeAnswer)
def merge_file(project: TheProject, body: MergeFile) -> Response:
    """Take over what was done in a copy of the project, as one undoable change; in a preview only
    say what would come.
    """
    with tempfile.TemporaryDirectory(prefix="hustings-upload-") as folder:
        path = Path(folder) / (Path(body.name).name or "copy.hustings")
        path.write_bytes(decoded(body))
        return answer(merge_view(project.merge_file(path, preview=body.preview)))


@router.get("/conflicts", response_model=list[MergeConflict])
def conflicts(project: TheProject) -> Response:
    """What merged files left to settle."""
    return answer(conflicts_view(project.conflicts()))


@router.post("/conflicts/settle", response_model=ConflictsSettled)
def settle(project: TheProject, body: ConflictDecisions) -> Response:
    """Settle conflicts, each as ours or theirs; one undoable change."""
    done = project.settle_conflicts(
        {"conflict": d.conflict, "choice": d.choice} for d in body.decisions
    )
    return answer(ConflictsSettled(settled=done, conflicts=conflicts_view(project.conflicts())))


@router.post("/hand-over", response_class=Response, responses=FILE)
def hand_over(project: TheProject, body: HandOver) -> Response:
    """Texts with their codebook as a project for somebody, built from empty."""
    name = f"{project.name} for {tidy(body.to)}.hustings"
    with tempfile.TemporaryDirectory(prefix="hustings-hand-over-") as folder:
        path = Path(folder) / "handed.hustings"
        project.hand_over(path, to=body.to, transcripts=body.transcripts, blind=body.blind)
        return attachment(path.read_bytes(), name, "application/vnd.sqlite3")

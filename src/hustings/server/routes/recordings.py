"""Recordings: attached to a transcript, and played from their place."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse

from ... import views
from ...views.answers.transcripts import HeardAnswer, TranscriptWhole
from ..requests import Listening, RecordingPlace
from .common import FILE, TheProject, answer
from .long import TOLD, long_work

router = APIRouter()


@router.get(
    "/transcripts/{key}/recording",
    response_class=Response,
    responses={
        **FILE,
        206: {**FILE[200], "description": "A part of it, as the header Range asks"},
    },
)
def recording(project: TheProject, key: str) -> Response:
    """The attached recording, whole or in ranges, straight from its place. Nothing that is not
    attached is given out.
    """
    path, kind = project.recording(key)
    return FileResponse(path, media_type=kind, headers={"cache-control": "no-store"})


@router.post("/transcripts/{key}/recording", response_model=TranscriptWhole)
def attach(project: TheProject, key: str, body: RecordingPlace) -> Response:
    """Attach a recording that lies on this machine; only its place is kept."""
    project.attach(key, body.path)
    return answer(views.transcript_view(project.transcript(key)))


@router.post("/recordings/transcribe", response_model=HeardAnswer, responses=TOLD)
async def transcribe(request: Request, project: TheProject, body: Listening) -> Response:
    """Add what a speech model on this machine hears in a recording: a draft. Told while it lasts,
    and ended where nobody waits: the project is then as it was.
    """
    return await long_work(request, project, "hearing", body.model_dump())


@router.delete("/transcripts/{key}/recording", response_model=TranscriptWhole)
def detach(project: TheProject, key: str) -> Response:
    """Forget where the recording lies; the file stays."""
    project.detach(key)
    return answer(views.transcript_view(project.transcript(key)))

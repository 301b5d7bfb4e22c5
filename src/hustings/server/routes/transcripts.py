"""Transcripts: added, described, corrected, taken out."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ... import views
from ...read import read
from ..requests import Correction, Description, Encoding, NewText, given
from .common import TheDesk, TheProject, answer, decoded

router = APIRouter()


@router.get("/transcripts")
def transcripts(project: TheProject) -> Response:
    """Every transcript without its text."""
    return answer(project.transcripts())


@router.post("/transcripts", status_code=201)
def add(project: TheProject, desk: TheDesk, body: NewText) -> Response:
    """Add a file, its bytes in base64."""
    data = decoded(body)
    added = project.add(read(data, name=body.name, encoding=body.encoding))
    desk.look(added[0].id)
    return answer(views.transcript_view(added[0]), 201)


@router.get("/transcripts/{key}")
def transcript(project: TheProject, key: str) -> Response:
    """A transcript with its text and turns."""
    return answer(views.transcript_view(project.transcript(key)))


@router.patch("/transcripts/{key}")
def describe(project: TheProject, key: str, body: Description) -> Response:
    """Change title, date, language or attributes."""
    project.describe(key, **given(body))
    return answer(views.transcript_view(project.transcript(key)))


@router.delete("/transcripts/{key}")
def remove(project: TheProject, key: str) -> Response:
    """Take a transcript out, with all that was made of it."""
    project.remove(key)
    return answer({"removed": key})


@router.post("/transcripts/{key}/correct")
def correct(project: TheProject, key: str, body: Correction) -> Response:
    """Correct who speaks when; one undoable change."""
    how = given(body)
    turns = project.correct(key, how.pop("verb"), **how)
    return answer({"turns": [views.turn_row(t) for t in turns]})


@router.post("/transcripts/{key}/again")
def again(project: TheProject, key: str, body: Encoding) -> Response:
    """Read a text again in another encoding."""
    return answer(views.transcript_view(project.read_again(key, body.encoding)))

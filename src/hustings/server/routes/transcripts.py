"""Transcripts: added, described, corrected, taken out."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query, Response

from ... import apart, views
from ...errors import OptionError
from ...project.texts.shelving import Wish, shelf
from ...views.answers.transcripts import (
    CitedPassage,
    CorrectedTurns,
    ErasedAnswer,
    LibraryPage,
    TranscriptRemoved,
    TranscriptSummary,
    TranscriptWhole,
)
from ...views.composing import excerpts
from ..requests import Correction, Description, Encoding, ErasedText, NewText, ShelfWish, given
from .common import OneMoment, TheProject, TheWorker, answer, decoded

router = APIRouter(route_class=OneMoment)


@router.get("/transcripts", response_model=list[TranscriptSummary])
def transcripts(project: TheProject) -> Response:
    """Every transcript without its text."""
    return answer([views.summary_row(row) for row in project.transcripts()])


@router.get("/library", response_model=LibraryPage)
def library(project: TheProject, asked: Annotated[ShelfWish, Query()]) -> Response:
    """A page of the texts whose title or file holds ``q``, by "added", "title", "date",
    "characters", "statements" or "flags", with "-" before it downwards; with ``key`` none but
    those.
    """
    found = shelf(project, Wish(asked.q, asked.sort, asked.limit, asked.offset, asked.key))
    return answer(LibraryPage(found.total, found.every, list(map(views.summary_row, found.rows))))


@router.post("/transcripts", response_model=TranscriptWhole, status_code=201)
def add(project: TheProject, worker: TheWorker, body: NewText) -> Response:
    """Add a file, its bytes in base64."""
    data = decoded(body)
    added = project.add(
        apart.call("transcript", body.name, data, name=body.name, encoding=body.encoding)
    )
    worker.look(added[0].id)
    return answer(views.transcript_view(added[0]), 201)


@router.get("/transcripts/{key}", response_model=TranscriptWhole)
def transcript(project: TheProject, key: str) -> Response:
    """A transcript with its text and turns."""
    return answer(views.transcript_view(project.transcript(key)))


@router.get("/transcripts/{key}/cited", response_model=CitedPassage)
def cited(
    project: TheProject, key: str, start: int = 0, end: int = 0, statement: str = ""
) -> Response:
    """A passage of a transcript with its source, to be quoted; ``statement`` says who speaks where
    that is not who speaks its turn.
    """
    return answer(excerpts.cited(project, key, start, end, statement))


@router.patch("/transcripts/{key}", response_model=TranscriptWhole)
def describe(project: TheProject, key: str, body: Description) -> Response:
    """Change title, date, language or attributes."""
    project.describe(key, **given(body))
    return answer(views.transcript_view(project.transcript(key)))


@router.delete("/transcripts/{key}", response_model=TranscriptRemoved)
def remove(project: TheProject, key: str) -> Response:
    """Take a transcript out, with all that was made of it."""
    project.remove(key)
    return answer(TranscriptRemoved(removed=key))


@router.post("/transcripts/{key}/erase", response_model=ErasedAnswer)
def erase(project: TheProject, key: str, body: ErasedText) -> Response:
    """Erase a text with everything made of it for good, the log included; ``title`` is typed once
    more. Answers what was erased, in numbers.
    """
    if body.title != project.transcript(key).title:
        raise OptionError("Type the title of the text as it stands to erase it for good.")
    return answer(ErasedAnswer(**asdict(project.erase(key))))


@router.post("/transcripts/{key}/correct", response_model=CorrectedTurns)
def correct(project: TheProject, key: str, body: Correction) -> Response:
    """Correct who speaks when; one undoable change."""
    how = given(body)
    turns = project.correct(key, how.pop("verb"), **how)
    return answer(CorrectedTurns(turns=[views.turn_row(t) for t in turns]))


@router.post("/transcripts/{key}/again", response_model=TranscriptWhole)
def again(project: TheProject, key: str, body: Encoding) -> Response:
    """Read a text again in another encoding."""
    return answer(views.transcript_view(project.read_again(key, body.encoding)))

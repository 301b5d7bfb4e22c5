"""Files on their way in: read and shown first, written when a person says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fastapi import APIRouter, Response

from ... import apart
from ...errors import InputError, OptionError
from ...project import Project
from ...read import preview_row, propose_pattern
from ...read.corpus import checked_pattern, fields_of, files_in, iso_date, named, written_date
from ...refusals import retold
from ...views.answers.uploads import (
    FirstWords,
    Imported,
    IntakeNames,
    IntakeRow,
    NameFields,
    SpeakerTurns,
    UploadsCancelled,
)
from ..requests import Import, Names, NewText, PackedFile, WaitingFiles
from ..uploads import PendingUploads
from .common import TheProject, TheUploads, TheWorker, answer, decoded

router = APIRouter()


def understood(
    project: Project, uploads: PendingUploads, path: str, data: bytes, encoding: str | None = None
) -> IntakeRow:
    """A file as it was read, kept in the uploads under its ``key`` where it could be."""
    entry = apart.entry(path, data, encoding=encoding)
    row = preview_row(entry)
    if entry.transcript is None:
        return IntakeRow(**row)
    read = {
        "speakers": [SpeakerTurns(**speaker) for speaker in row["speakers"]],
        "begins": [FirstWords(**turn) for turn in row["begins"]],
        "there": project.title_of_bytes(entry.transcript.source.sha256),
        "key": uploads.put(entry),
    }
    return IntakeRow(**{**row, **read})


@router.post("/intake", response_model=list[IntakeRow])
def look(project: TheProject, uploads: TheUploads, body: NewText) -> Response:
    """One file read; or what a zip holds, each ``unread`` until it is asked for. Nothing is
    written.
    """
    data = decoded(body)
    if Path(body.name).suffix.casefold() != ".zip":
        return answer([understood(project, uploads, body.name, data, body.encoding)])
    files = list(files_in(data, body.name))
    if not files:
        raise InputError(f"{body.name} holds no files to read.")
    return answer(
        [
            IntakeRow(path=path, error=retold(given))
            if isinstance(given, str)
            else IntakeRow(path=path, error="", unread=True, key=uploads.pack(path, given))
            for path, given in files
        ]
    )


@router.post("/intake/read", response_model=IntakeRow)
def read_one(project: TheProject, uploads: TheUploads, body: PackedFile) -> Response:
    """A file of a zip, read."""
    return answer(understood(project, uploads, *uploads.unpack(body.key)))


@router.post("/intake/names", response_model=IntakeNames)
def read_names(body: Names) -> Response:
    """What file names say by a pattern; ``problem`` where it is none."""
    stems = [Path(name).stem for name in body.names]
    try:
        checked_pattern(body.pattern)
    except OptionError as error:
        return answer(
            IntakeNames(pattern=body.pattern, problem=retold(str(error)), rows=[None] * len(stems))
        )
    used = (
        body.pattern
        if body.pattern is not None
        else propose_pattern(stems)
        if len(stems) > 1
        else ""
    )
    rows = []
    for stem in stems:
        fields = fields_of(stem, used)
        rows.append(
            NameFields(fields=fields, date=iso_date(fields.get("date", ""))) if fields else None
        )
    return answer(IntakeNames(pattern=used, problem="", rows=rows))


@router.post("/intake/import", response_model=Imported, status_code=201)
def take(project: TheProject, worker: TheWorker, uploads: TheUploads, body: Import) -> Response:
    """Write what a person chose, as one change."""
    checked_pattern(body.pattern)
    transcripts = []
    for chosen in body.files:
        entry = named(uploads.get(chosen.key), body.pattern)
        if (t := entry.transcript) is None:
            continue
        date = written_date(chosen.date) if chosen.date else t.date
        if chosen.date and not date:
            raise InputError(
                f"{chosen.date!r} is not a date; write it like 2024-03-14, 2024-03 or 2024."
            )
        transcripts.append(replace(t, title=chosen.title or t.title, date=date))
    before = {t["id"] for t in project.transcripts()}
    added = project.add(*transcripts)
    fresh = [t.id for t in added if t.id not in before]
    for key in fresh:
        worker.look(key)
    uploads.drop([c.key for c in body.files])
    return answer(Imported(added=fresh, there=len(added) - len(fresh)), 201)


@router.post("/intake/cancel", response_model=UploadsCancelled)
def cancel(uploads: TheUploads, body: WaitingFiles) -> Response:
    """Forget files that wait."""
    uploads.drop(body.keys)
    return answer(UploadsCancelled(cancelled=len(body.keys)))

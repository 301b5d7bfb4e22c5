"""Other programs' projects: looked at first, taken over when a person says so, and written."""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Response

from ... import apart
from ...errors import InputError, OptionError, UnknownName
from ...exchange import Bundle
from ...exchange import known as known_formats
from ...model.columns import COLUMN_KINDS
from ...project.copies import bundles
from ...views.answers.exchange import (
    Dialect,
    ExchangeFormat,
    ExchangeFormats,
    ExchangeReport,
    FileCancelled,
    FileColumn,
    FileLooked,
    FileText,
    FileWritten,
)
from ..exchanging import DIALECTS, passages, plain_name
from ..requests import LookedFile, WaitingFile, WantedFile
from .common import TheBundles, TheProject, answer, decoded

router = APIRouter()


@router.get("/exchange", response_model=ExchangeFormats)
def formats() -> Response:
    """The formats, and the dialects REFI-QDA can be written in."""
    known = [
        ExchangeFormat(f.name, f.label, f.suffixes, f.reads, f.writes, f.kind, f.kept, f.left)
        for f in known_formats().values()
    ]
    dialects = [Dialect(name=n, label=x) for n, x in DIALECTS.items()]
    return answer(ExchangeFormats(formats=known, dialects=dialects))


@router.post("/exchange/look", response_model=FileLooked)
def look(waiting: TheBundles, body: LookedFile) -> Response:
    """What a file holds; nothing is written."""
    data = decoded(body)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (plain_name(body.name) or "file")
        path.write_bytes(data)
        kind = apart.call("format", body.name, path)
        told = {"types": body.types, "dates": body.dates} if kind == "statements" else {}
        bundle, unclear = _read(body.name, path, kind, {k: v for k, v in told.items() if v})
    return answer(
        FileLooked(
            key="" if unclear else waiting.put(bundle),
            name=body.name,
            label=known_formats()[kind].label,
            report=ExchangeReport(**bundle.report.as_dict()),
            texts=[FileText(title=t.title, characters=len(t.text)) for t in bundle.transcripts],
            passages=passages(bundle),
            columns=[FileColumn(c.name, c.kind, c.examples) for c in bundle.columns],
            kinds=COLUMN_KINDS if bundle.columns else (),
            unclear=unclear,
        )
    )


def _read(name: str, path: Path, kind: str, told: dict[str, Any]) -> tuple[Bundle, str]:
    """What a file holds, and a date whose order must be asked ("" where none is unclear)."""
    try:
        return apart.call("bundle", name, path, format=kind, **told), ""
    except OptionError as error:
        if error.details.get("asks") != "dates":
            raise
        found: Bundle = apart.call("bundle", name, path, format=kind, **{**told, "dates": "dmy"})
        return found, str(error.details["example"])


@router.post("/exchange/import", response_model=ExchangeReport)
def take(project: TheProject, waiting: TheBundles, body: WaitingFile) -> Response:
    """Take over a file that was looked at, as one change; the report of what came."""
    bundle = waiting.pop(body.key)
    if bundle is None:
        raise InputError("This file is no longer at hand. Choose it again; nothing was written.")
    return answer(ExchangeReport(**bundles.put(project, bundle)), 201)


@router.post("/exchange/cancel", response_model=FileCancelled)
def cancel(waiting: TheBundles, body: WaitingFile) -> Response:
    """Forget a file that was looked at."""
    return answer(FileCancelled(cancelled=waiting.pop(body.key) is not None))


@router.post("/exchange/export", response_model=FileWritten)
def write(project: TheProject, body: WantedFile) -> Response:
    """A file with its report: ``name``, ``content`` (base64) and ``report``."""
    known = {name: f for name, f in known_formats().items() if f.writes}
    if body.format not in known:
        raise UnknownName("format to write", body.format, known)
    endings = known[body.format].suffixes
    suffix = body.suffix or endings[0]
    if suffix not in endings:
        raise UnknownName(f"ending of {body.format}", suffix, endings)
    options: dict[str, Any] = {"format": body.format}
    if body.dialect is not None:
        options["dialect"] = body.dialect
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ((plain_name(project.name) or "project") + suffix)
        report = project.export_file(path, **options)
        content = base64.b64encode(path.read_bytes()).decode()
    return answer(FileWritten(name=path.name, content=content, report=ExchangeReport(**report)))

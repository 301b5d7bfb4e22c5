"""Versions of a text: corrected after coding, parts joined, two languages side by side."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from ... import apart
from ...errors import InputError
from ...project import Project
from ...views import versions as view
from ...views.answers.versions import (
    AboutTranscript,
    Beside,
    Carried,
    Corrected,
    Joined,
    Part,
    Seam,
    Settlement,
    Titled,
    Unsettled,
)
from ..requests import Mended, NewText, Parts, Passage, Relink, Settled
from .common import TheProject, answer, decoded

router = APIRouter()


def corrected(project: Project, key: str, report: dict[str, list[dict[str, Any]]]) -> Response:
    """What a correction did to the statements, and the transcript that is read now."""
    carried = {kind: [Carried(**row) for row in rows] for kind, rows in report.items()}
    return answer(Corrected(transcript=project.current(key), **carried))


@router.get("/transcripts/{key}/about", response_model=AboutTranscript)
def about(project: TheProject, key: str) -> Response:
    """What took its place, what it is made of, what it is read beside."""
    others, titles = (
        [b if a == key else a for a, b in project.versions() if key in (a, b)],
        project.titles(),
    )
    parts = [Part(**part) for part in project.parts(key)]
    beside = [Titled(id=other, title=titles.get(other, "")) for other in others]
    return answer(
        AboutTranscript(
            current=project.current(key),
            parts=parts,
            beside=beside,
        )
    )


@router.post("/transcripts/{key}/mend", response_model=Corrected)
def mend(project: TheProject, key: str, body: Mended) -> Response:
    """Put other words into a turn; statements follow."""
    return corrected(project, key, project.mend_turn(key, body.turn, body.words))


@router.post("/transcripts/{key}/passage", response_model=Corrected)
def passage(project: TheProject, key: str, body: Passage) -> Response:
    """Add a passage behind a turn; statements follow."""
    report = project.add_passage(
        key, body.words, after=body.after, speaker=body.speaker, kind=body.kind
    )
    return corrected(project, key, report)


@router.post("/transcripts/{key}/replace", response_model=Corrected)
def replace(project: TheProject, key: str, body: NewText) -> Response:
    """Put a corrected file in the place of a text; statements follow."""
    data = decoded(body)
    given = apart.call("transcript", body.name, data, name=body.name, encoding=body.encoding)
    return corrected(project, key, project.replace_text(key, given))


@router.get("/unsettled", response_model=list[Unsettled])
def unsettled(project: TheProject, transcript: str = "") -> Response:
    """What corrections of texts left to decide."""
    return answer(view.unsettled_view(project, transcript or None))


@router.post("/unsettled", response_model=Settlement)
def settle(project: TheProject, body: Settled) -> Response:
    """Settle what corrections left open; one undoable change."""
    return answer(Settlement(settled=project.settle([d.model_dump() for d in body.decisions])))


@router.post("/join/seams", response_model=list[Seam])
def seams(project: TheProject, body: Parts) -> Response:
    """Where parts repeat what the one before ended with."""
    return answer([Seam(**seam) for seam in project.seams(body.ids)])


@router.post("/join", response_model=Joined)
def join(project: TheProject, body: Parts) -> Response:
    """Join the parts of an interview into one transcript; one undoable change."""
    joined = project.join(body.ids, title=body.title)
    return answer(
        Joined(
            transcript=joined["transcript"],
            title=joined["title"],
            parts=[Part(**part) for part in joined["parts"]],
            overlaps=[Seam(**seam) for seam in joined["overlaps"]],
        ),
        201,
    )


@router.get("/beside", response_model=Beside)
def beside(project: TheProject, left: str, right: str) -> Response:
    """Two versions of a text, aligned turn by turn and sentence by sentence."""
    return answer(view.beside_view(project, left, right))


@router.post("/beside", response_model=Beside)
def relink(project: TheProject, body: Relink) -> Response:
    """Correct how two versions are aligned; one undoable change."""
    for span in (body.one, body.other):
        if span is not None and len(span) != 2:
            raise InputError("A passage is two numbers, start and end.")
    project.relink(body.left, body.right, body.verb, body.one, body.other)
    return answer(view.beside_view(project, body.left, body.right))

"""The API of versions: a text corrected after coding, parts joined, two languages side by side."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Response

from ..errors import InputError
from ..project import Project
from ..views import versions as view
from .bodies import Body, NewText


class Mended(Body):
    """Other words for one turn (its id); none: the turn goes."""

    turn: str
    words: str


class Passage(Body):
    """A new turn behind another (``after``: its id; null: before the first)."""

    words: str
    after: str | None = None
    speaker: str | None = None
    kind: str | None = None


class Settling(Body):
    """What a person decided about one passage: here (with start and end), keep or delete."""

    statement: str
    do: str
    start: int | None = None
    end: int | None = None


class Settled(Body):
    """Several decisions, one change."""

    decisions: list[Settling]


class Parts(Body):
    """Transcripts to join, in order."""

    ids: list[str]
    title: str | None = None


class Relink(Body):
    """A correction of an alignment; see ``Project.relink`` for the verbs."""

    left: str
    right: str
    verb: str
    one: list[int] | None = None
    other: list[int] | None = None


def versions(api: APIRouter, project: Project, json: Callable[..., Response]) -> None:
    """Routes over versions of a text."""

    def corrected(key: str, report: dict[str, list[dict[str, Any]]]) -> Response:
        return json({"transcript": project.current(key), **report})

    @api.get("/transcripts/{key}/about")
    def about(key: str) -> Response:
        """What took its place, what it is made of, what it is read beside."""
        others, titles = (
            [b if a == key else a for a, b in project.versions() if key in (a, b)],
            project.titles(),
        )
        beside = [{"id": other, "title": titles.get(other, "")} for other in others]
        return json(
            {"current": project.current(key), "parts": project.parts(key), "beside": beside}
        )

    @api.post("/transcripts/{key}/mend")
    def mend(key: str, body: Mended) -> Response:
        """Put other words into a turn; statements follow."""
        return corrected(key, project.mend_turn(key, body.turn, body.words))

    @api.post("/transcripts/{key}/passage")
    def passage(key: str, body: Passage) -> Response:
        """Add a passage behind a turn; statements follow."""
        report = project.add_passage(
            key, body.words, after=body.after, speaker=body.speaker, kind=body.kind
        )
        return corrected(key, report)

    @api.post("/transcripts/{key}/replace")
    def replace(key: str, body: NewText) -> Response:
        """Put a corrected file in the place of a text; statements follow."""
        from ..read import read

        try:
            data = base64.b64decode(body.content, validate=True)
        except (binascii.Error, ValueError):
            raise InputError(f"{body.name} did not arrive whole. Try again.") from None
        return corrected(
            key, project.replace_text(key, read(data, name=body.name, encoding=body.encoding))
        )

    @api.get("/unsettled")
    def unsettled(transcript: str = "") -> Response:
        """What corrections of texts left to decide."""
        return json(view.unsettled_view(project, transcript or None))

    @api.post("/unsettled")
    def settle(body: Settled) -> Response:
        """Settle what corrections left open; one undoable change."""
        return json({"settled": project.settle([d.model_dump() for d in body.decisions])})

    @api.post("/join/seams")
    def seams(body: Parts) -> Response:
        """Where parts repeat what the one before ended with."""
        return json(project.seams(body.ids))

    @api.post("/join")
    def join(body: Parts) -> Response:
        """Join the parts of an interview into one transcript; one undoable change."""
        return json(project.join(body.ids, title=body.title), 201)

    @api.get("/beside")
    def beside(left: str, right: str) -> Response:
        """Two versions of a text, aligned turn by turn and sentence by sentence."""
        return json(view.beside_view(project, left, right))

    @api.post("/beside")
    def relink(body: Relink) -> Response:
        """Correct how two versions are aligned; one undoable change."""
        for span in (body.one, body.other):
            if span is not None and len(span) != 2:
                raise InputError("A passage is two numbers, start and end.")
        project.relink(body.left, body.right, body.verb, body.one, body.other)
        return json(view.beside_view(project, body.left, body.right))

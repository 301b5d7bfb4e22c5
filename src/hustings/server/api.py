"""The API: one short function per verb; what it answers is made in ``views`` and ``studies``."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any

import orjson
from fastapi import APIRouter, Query, Response
from sse_starlette.sse import EventSourceResponse

from .. import __version__, views
from ..errors import InputError, OptionError
from ..model import Selection
from ..project import Project
from . import live
from .bodies import (
    Correction,
    Decision,
    Description,
    EditedStatement,
    Encoding,
    Ids,
    Merge,
    NewName,
    NewStatement,
    NewText,
    Properties,
    Recoding,
    WhichChange,
)
from .desk import Desk
from .reviewing import reviewing


def json(data: Any, status: int = 200) -> Response:
    """A JSON answer, straight from orjson."""
    return Response(
        orjson.dumps(data, option=orjson.OPT_SERIALIZE_NUMPY), status, media_type="application/json"
    )


def given(body: Any) -> dict[str, Any]:
    """Only what the client sent, defaults left out."""
    return dict(body.model_dump(exclude_unset=True))


def router(
    project: Project, stopping: Callable[[], bool] = lambda: False, desk: Desk | None = None
) -> APIRouter:
    """All routes over one project; what takes time is done at the ``desk``."""
    api = APIRouter()
    desk = desk or Desk(project, stopping)

    @api.get("/project")
    def about() -> Response:
        """Name, counts, what undo and redo would do, and the revision."""
        with project.moment():
            back, forth = project.next_steps()
            return json(
                {
                    "name": project.name,
                    "path": str(project.path),
                    "version": __version__,
                    "coder": project.coder,
                    "counts": project.counts(),
                    "undo": back,
                    "redo": forth,
                    "revision": project.revision,
                }
            )

    @api.get("/live")
    async def live_changes() -> EventSourceResponse:
        """Server-sent events: the revision, whenever anything was written, by whatever process."""
        return EventSourceResponse(live.changes(project, stopping))

    # -- texts
    # ----------------------------------------------------------------------------------------------

    @api.get("/transcripts")
    def transcripts() -> Response:
        """Every transcript without its text."""
        return json(project.transcripts())

    @api.post("/transcripts", status_code=201)
    def add(body: NewText) -> Response:
        """Add a file, its bytes in base64."""
        from ..read import read

        try:
            data = base64.b64decode(body.content, validate=True)
        except (binascii.Error, ValueError):
            raise InputError(f"{body.name} did not arrive whole. Try again.") from None
        added = project.add(read(data, name=body.name, encoding=body.encoding))
        desk.look(added[0].id)
        return json(views.transcript_view(added[0]), 201)

    @api.get("/transcripts/{key}")
    def transcript(key: str) -> Response:
        """A transcript with its text and turns."""
        return json(views.transcript_view(project.transcript(key)))

    @api.patch("/transcripts/{key}")
    def describe(key: str, body: Description) -> Response:
        """Change title, date, language or attributes."""
        project.describe(key, **given(body))
        return json(views.transcript_view(project.transcript(key)))

    @api.delete("/transcripts/{key}")
    def remove(key: str) -> Response:
        """Take a transcript out, with all that was made of it."""
        project.remove(key)
        return json({"removed": key})

    @api.post("/transcripts/{key}/correct")
    def correct(key: str, body: Correction) -> Response:
        """Correct who speaks when; one undoable change."""
        how = given(body)
        turns = project.correct(key, how.pop("verb"), **how)
        return json({"turns": [views.turn_row(t) for t in turns]})

    @api.post("/transcripts/{key}/again")
    def again(key: str, body: Encoding) -> Response:
        """Read a text again in another encoding."""
        return json(views.transcript_view(project.read_again(key, body.encoding)))

    # -- statements
    # ------------------------------------------------------------------------------------------

    @api.get("/statements")
    def statements(
        transcript: str = "",
        form: str = "",
        speaker: str = "",
        holder: str = "",
        commitment: str = "",
        concept: str = "",
        actor: str = "",
        coder: str = "",
        q: str = "",
        ids: str = "",
        sort: str = "",
        offset: int = Query(0, ge=0),
        limit: int = Query(200, ge=0, le=100_000),
    ) -> Response:
        """Statements that fit, in reading order or sorted, a page of them at a time."""
        selection = Selection(
            forms=_list(form),
            transcripts=_list(transcript),
            speakers=_list(speaker),
            holders=_list(holder),
            commitments=_list(commitment),
            concepts=tuple(c for c in (concept, actor) if c),
            coders=_list(coder),
        )
        found = project.statements(selection, ids=_list(ids) or None, q=q)
        if sort:
            name, down = sort.lstrip("-"), sort.startswith("-")
            if name not in (
                "quote",
                "form",
                "speaker",
                "holder",
                "commitment",
                "about",
                "coder",
                "made_at",
                "start",
            ):
                raise OptionError(f"Statements cannot be sorted by {name!r}.")
            found.sort(key=lambda s: getattr(s, name) or "", reverse=down)
        return json(
            {
                "total": len(found),
                "rows": views.statement_rows(project, found[offset : offset + limit]),
            }
        )

    @api.post("/statements", status_code=201)
    def code(body: NewStatement) -> Response:
        """Make a statement of a span; the same id again gives the same statement again."""
        made = project.code(**given(body))
        with project.moment():
            return json(views.statement_rows(project, [made])[0], 201)

    @api.post("/statements/recode")
    def recode(body: Recoding) -> Response:
        """The same change on many statements; one undoable change."""
        changes = given(body.set)
        if "start" in changes or "end" in changes:
            raise OptionError("Many statements cannot be given one span.")
        return json({"changed": project.recode(body.ids, **changes)})

    @api.post("/statements/delete")
    def delete_many(body: Ids) -> Response:
        """Delete statements; one undoable change."""
        return json({"deleted": project.delete(body.ids)})

    @api.get("/statements/{key}")
    def statement(key: str) -> Response:
        """One statement."""
        return json(views.statement_rows(project, [project.statement(key)])[0])

    @api.patch("/statements/{key}")
    def edit(key: str, body: EditedStatement) -> Response:
        """Change what is sent of a statement."""
        return json(views.statement_rows(project, [project.edit(key, **given(body))])[0])

    @api.delete("/statements/{key}")
    def delete(key: str) -> Response:
        """Delete a statement."""
        return json({"deleted": project.delete([key])})

    @api.get("/statements/{key}/history")
    def history_of(key: str) -> Response:
        """What became of a statement, newest first."""
        return json([views.change_row(c) for c in project.history(key)])

    # -- codebook
    # --------------------------------------------------------------------------------------------

    @api.get("/forms")
    def forms() -> Response:
        """The forms of statement, in their order."""
        from ..project.codebook import form_data

        return json([form_data(f) for f in project.forms()])

    @api.post("/forms", status_code=201)
    def make_form(body: dict[str, Any]) -> Response:
        """Make a form."""
        from ..project.codebook import form_data

        return json(form_data(project.define_form(body)), 201)

    @api.put("/forms/{name}")
    def change_form(name: str, body: dict[str, Any]) -> Response:
        """Change a form; fields that are used cannot go."""
        from ..project.codebook import form_data

        return json(form_data(project.define_form({**body, "name": name})))

    for table, row in (("actors", views.actor_row), ("concepts", views.concept_row)):
        _codebook(api, project, table, row)

    @api.get("/search")
    def search(q: str, limit: int = Query(100, ge=1, le=1000)) -> Response:
        """Places in the texts, statements, actors and concepts that hold some words."""
        needle = q.casefold()
        named = {
            table: [
                row(x, {})
                for x in getattr(project, table)()
                if needle and needle in x.name.casefold()
            ][:20]
            for table, row in (("actors", views.actor_row), ("concepts", views.concept_row))
        }
        found = project.statements(q=q)[:limit] if q.strip() else []
        texts = project.search(q, limit=limit)
        return json({"texts": texts, "statements": views.statement_rows(project, found), **named})

    # -- log ---------------------------------------------------------------------------------------

    @api.get("/history")
    def history(offset: int = Query(0, ge=0), limit: int = Query(100, ge=1, le=1000)) -> Response:
        """Changes, newest first."""
        return json([views.change_row(c) for c in project.history(offset=offset, limit=limit)])

    @api.post("/undo")
    def undo(body: WhichChange | None = None) -> Response:
        """Take back the newest change, or one earlier one."""
        return json({"summary": project.undo(body.id if body else None)})

    @api.post("/redo")
    def redo() -> Response:
        """Do again what was undone last."""
        return json({"summary": project.redo()})

    # -- studies
    # ---------------------------------------------------------------------------------------------

    @api.get("/studies")
    def studies() -> Response:
        """Saved studies by name."""
        return json([{"name": name, **study} for name, study in project.studies().items()])

    @api.put("/studies/{name}")
    def save_study(name: str, body: dict[str, Any]) -> Response:
        """Keep a study under a name."""
        project.save_study(name, body)
        return json({"name": name, **body})

    @api.post("/studies/{name}/rename")
    def rename_study(name: str, body: NewName) -> Response:
        """Give a saved study another name; one undoable change."""
        project.rename_study(name, body.to)
        return json({"renamed": body.to})

    @api.delete("/studies/{name}")
    def forget_study(name: str) -> Response:
        """Forget a study."""
        project.save_study(name, None)
        return json({"forgotten": name})

    # -- suggestions
    # -----------------------------------------------------------------------------------------

    @api.get("/suggestions")
    def suggestions(transcript: str = "", kind: str = "", state: str = "open") -> Response:
        """Suggestions of a text or of all; those in blind passages and of muted methods are left
        out.
        """
        from ..views import review

        return json(
            review.view(
                project, transcript=transcript or None, kind=kind or None, state=state or None
            )
        )

    @api.post(
        "/suggestions/{key}",
        responses={201: {"description": "A statement, or an actor, was made of it"}},
    )
    def decide(key: str, body: Decision) -> Response:
        """Decide a suggestion; to accept it, send the statement (or actor) a person made of it."""
        if body.state in ("accepted", "edited"):
            if body.actor is not None:
                is_ = given(body.actor)
                made_of = project.confirm_actor(
                    key,
                    is_.get("name") or "",
                    kind=is_.get("kind") or "",
                    aliases=is_.get("aliases") or (),
                )
                # two confirmed actors in a sentence may be related
                desk.look(kinds=("relations",), told=False)
                return json({"actor": made_of}, 201)
            if body.statement is None:
                raise OptionError("To accept a suggestion, send the statement a person made of it.")
            made = project.code(
                **{**given(body.statement), "origin": "suggestion", "suggestion": key}
            )
            desk.learn()
            return json({"statement": views.statement_rows(project, [made])[0]}, 201)
        project.decide(key, body.state)
        return json({"state": body.state})

    from .answers import answers
    from .exchanging import exchanging
    from .intake import intake
    from .persons import persons
    from .versions import versions

    intake(api, project, desk, json)
    exchanging(api, project, json)
    persons(api, project, json)
    versions(api, project, json)
    answers(api, project)
    reviewing(api, project, desk)
    return api


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part)


def _codebook(api: APIRouter, project: Project, table: str, row: Any) -> None:
    """The same five routes for actors and for concepts."""

    def one(key: str) -> dict[str, Any]:
        used = project.uses(table)
        return next(dict(row(x, used)) for x in getattr(project, table)() if x.id == key)

    @api.get(f"/{table}", name=f"list {table}")
    def rows() -> Response:
        """All of them, with how many statements use each."""
        used = project.uses(table)
        return json([row(x, used) for x in getattr(project, table)()])

    @api.post(f"/{table}", name=f"make {table}", status_code=201)
    def make(body: Properties) -> Response:
        """Make one; a name that is there is refused."""
        properties = given(body)
        key = project.make(table, properties.pop("name", "") or "", **properties)
        return json(one(key), 201)

    @api.post(f"/{table}/merge", name=f"merge {table}")
    def merge(body: Merge) -> Response:
        """Several become one; their names stay as aliases."""
        return json({"touched": project.merge(table, body.from_, body.into)})

    @api.patch(f"/{table}/{{key}}", name=f"change {table}")
    def change(key: str, body: Properties) -> Response:
        """Change what is sent."""
        project.change_name(table, key, **given(body))
        return json(one(key))

    @api.delete(f"/{table}/{{key}}", name=f"delete {table}")
    def drop(key: str) -> Response:
        """Delete one that nothing uses."""
        project.drop(table, key)
        return json({"deleted": key})

"""Suggestions one by one, and what became of each."""

from __future__ import annotations

from typing import cast

from fastapi import APIRouter, Response

from ... import views
from ...errors import OptionError
from ...model import SuggestionState
from ...views.answers.review import SuggestionDecided, SuggestionList
from ...views.reviewing import review
from ..requests import Decision, given
from .common import OneMoment, TheProject, TheWorker, answer

router = APIRouter(route_class=OneMoment)


@router.get("/suggestions", response_model=SuggestionList)
def suggestions(
    project: TheProject, transcript: str = "", kind: str = "", state: str = "open"
) -> Response:
    """Suggestions of a text or of all; those in blind passages and of muted methods are left
    out.
    """
    return answer(
        review.view(project, transcript=transcript or None, kind=kind or None, state=state or None)
    )


@router.post(
    "/suggestions/{key}",
    response_model=SuggestionDecided,
    responses={
        201: {"model": SuggestionDecided, "description": "A statement, or an actor, was made of it"}
    },
)
def decide(project: TheProject, worker: TheWorker, key: str, body: Decision) -> Response:
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
            worker.look(kinds=("relations",), told=False)
            return answer(SuggestionDecided(actor=made_of), 201)
        if body.statement is None:
            raise OptionError("To accept a suggestion, send the statement a person made of it.")
        made = project.code(**{**given(body.statement), "origin": "suggestion", "suggestion": key})
        worker.learn()
        return answer(SuggestionDecided(statement=views.statement_rows(project, [made])[0]), 201)
    project.decide(key, body.state)
    return answer(SuggestionDecided(state=cast(SuggestionState, body.state)))
